"""What lies in the work tree, beside what is committed: the state of the branch, edits by hand, what stops an act."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from uppf.problem import Level, Problem
from uppf.store import git, history, paper
from uppf.store.git import Repository

OPERATIONS = (
    ("rebase-apply/applying", "am-in-progress"),
    ("rebase-apply", "rebase-in-progress"),
    ("rebase-merge", "rebase-in-progress"),
    ("MERGE_HEAD", "merge-in-progress"),
    ("CHERRY_PICK_HEAD", "cherry-pick-in-progress"),
    ("REVERT_HEAD", "revert-in-progress"),
    ("sequencer", "sequence-in-progress"),
    ("BISECT_LOG", "bisect-in-progress"),
)
"""What git leaves in its folder while it waits for its user to finish something, the telling one first."""

YEARS = range(2020, 2101)
"""A clock outside these is wrong, and git would keep its word for ever."""

SLACK = timedelta(days=1)
"""How far behind the last commit a clock may be: two machines seldom agree, and no zones differ by more."""

NOWHERE = (".git",)
"""A path that git never tracks: asks for the state of the branch and of no file."""


class State(NamedTuple):
    """Where the branch stands, and which of the paths asked for are not as it says."""

    head: str
    """The commit's id; empty before the first."""
    branch: str
    """Empty when HEAD is detached."""
    changed: Mapping[str, str]
    """Path → ``new`` (git does not know it) or ``modified`` (edited, staged, deleted or in conflict)."""


class Change(NamedTuple):
    """A file that differs from the last commit: ``new``, ``modified`` or ``deleted``."""

    status: str
    path: str


def underway(repo: Repository) -> list[Problem]:
    """What stops every act and is seen without asking git: an operation to finish first, or a lock of git's own."""
    # In a linked work tree too, git's folder for the work tree is where `rev-parse --git-path` finds all of these.
    problems = [Problem(code) for name, code in OPERATIONS if (repo.git_dir / name).exists()][:1]
    lock = repo.git_dir / "index.lock"
    return [*problems, Problem("index-locked", facts={"lock": str(lock)})] if lock.exists() else problems


def obstacles(repo: Repository, now: datetime, seen: State | None = None) -> list[Problem]:
    """Why no act can be committed here and now; a shallow clone is only a notice. ``seen`` spares a question to git."""
    seen = seen or state(repo, NOWHERE)
    problems = underway(repo)
    if not seen.branch and not problems:
        problems.append(Problem("detached-head"))
    if git.run(repo.folder, *git.WITHOUT_HOOKS, "var", "GIT_COMMITTER_IDENT").returncode:
        problems.append(Problem("no-identity"))
    problems += _clock(repo, now, seen)
    if (repo.common_dir / "shallow").exists():
        problems.append(Problem("shallow-history", level=Level.INFO))
    return problems


def state(repo: Repository, paths: Sequence[str]) -> State:
    """Where the branch stands, and which of these paths are not as it says: edited, staged, deleted or unknown."""
    asked = paths if len(paths) <= history.MANY else (".",)
    options = ("--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames", "--no-ahead-behind")
    answer = git.ask(repo.folder, "status", *options, "--", *asked)
    head = branch = ""
    changed: dict[str, str] = {}
    # Before the path comes a fixed number of fields: git-status(1), "Porcelain Format Version 2".
    fields = {"1": 8, "u": 10, "?": 1}
    wanted = set(paths)
    for entry in answer.split("\0"):
        if entry.startswith("# branch.oid "):
            head = entry[13:].replace("(initial)", "")
        elif entry.startswith("# branch.head "):
            branch = entry[14:].replace("(detached)", "")
        elif entry[:1] in fields:
            path = repo.from_folder(entry.split(" ", fields[entry[0]])[-1])
            if path in wanted:
                changed[path] = "new" if entry[0] == "?" else "modified"
    return State(head, branch, changed)


def dirty(repo: Repository, paths: Sequence[str]) -> tuple[str, ...]:
    """Those of the paths that have edits nobody has committed."""
    return tuple(state(repo, paths).changed)


def changed_files(repo: Repository) -> list[Change]:
    """The files in the case repository that are not as in the last commit, in the order of their names.

    Compares bytes, line endings aside, and runs nothing that the clone's configuration names. Refuses ``git-failed``.
    """
    base = "HEAD" if history.has_commits(repo) else git.ask(repo.folder, "hash-object", "-t", "tree", "--stdin").strip()
    answer = git.ask(repo.folder, "diff-index", *history.RAW, base, "--", ".", more=_without_filters(repo))
    committed = {entry.path: entry.before.strip("0") for entry in history.touched(repo, answer.split("\0"))}
    unknown = git.ask(repo.folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".").split("\0")
    paths = sorted({*committed, *unknown} - {""})
    found = ((_status(repo, path, committed.get(path, "")), path) for path in paths)
    return [Change(status, path) for status, path in found if status]


def _without_filters(repo: Repository) -> dict[str, str]:
    """Settings that empty every filter of the clone's configuration: git runs them on files as young as its index."""
    done = git.run(repo.folder, *git.WITHOUT_HOOKS, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    names = {key.rpartition(".")[0] for key in git.text(done.stdout).split("\0") if key}
    wanted = (("clean", ""), ("process", ""), ("required", "false"))
    settings = [(f"{name}.{key}", value) for name in sorted(names) for key, value in wanted]
    # By the environment, not by -c: there a name with a "=" in it would slip through.
    given = {f"GIT_CONFIG_KEY_{n}": key for n, (key, _) in enumerate(settings)}
    given |= {f"GIT_CONFIG_VALUE_{n}": value for n, (_, value) in enumerate(settings)}
    return given | {"GIT_CONFIG_COUNT": str(len(settings))}


def _status(repo: Repository, path: str, committed: str) -> str:
    """How a file differs from the content with an id; empty where it does not: git only looked at its date."""
    place = repo.folder / path
    if place.is_symlink():
        return "modified" if committed else "new"
    data = paper.read(place, path)
    if data is None:
        return "deleted" if committed else ""
    if not committed:
        return "new"
    same = committed in (history.blob_id(data, committed), history.blob_id(data.replace(b"\r\n", b"\n"), committed))
    return "" if same else "modified"


def _clock(repo: Repository, now: datetime, seen: State) -> list[Problem]:
    if now.year not in YEARS:
        return [Problem("clock-absurd", facts={"now": now.date()})]
    if not seen.head:
        return []
    stamp = git.ask(repo.folder, "log", "--max-count=1", "--format=%ct", "HEAD", "--")
    try:
        last = datetime.fromtimestamp(int(stamp), UTC)
    except (OverflowError, ValueError, OSError):
        return []  # a clock was before 1970, and git wrote a date after the end of time: no measure of ours
    if now >= last - SLACK:
        return []
    return [Problem("clock-behind", facts={"now": now.date(), "last": last.date()})]
