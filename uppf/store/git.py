"""Git: the only room that starts a process, and every call is guarded; here also what git is asked to change."""

import os
import posixpath
import re
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from uppf.problem import Refusal, refuse
from uppf.store import paper

PATIENCE = 60.0
"""Seconds that a commit may take, its hooks included, before it is stopped."""

KEPT = (
    # Who acts: an officer may have said so in the environment instead of in git's configuration.
    "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
    # Which configuration is the user's own. Git never sets these for its hooks, so whoever did meant it;
    # dropped, git would read the very file that the user wanted left out.
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
)  # fmt: skip
"""All of the inherited ``GIT_*`` that git gets to see: ``GIT_DIR`` and its like would lead to another repository."""

GIVEN = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
"""What git finds in its environment besides: words that can be parsed, no lock for a mere reading, no questions."""

ALWAYS = (
    "--literal-pathspecs", "--no-replace-objects",
    "-c", "core.quotePath=false", "-c", "color.ui=false", "-c", "log.showSignature=false", "-c", "log.showRoot=true",
    "-c", "i18n.commitEncoding=UTF-8", "-c", "i18n.logOutputEncoding=UTF-8", "-c", "core.fsync=all",
    # A folder that looks like a bare repository may have come with the clone and brings its own configuration;
    # fsmonitor is a program to run, and a daemon that it started would keep our lock.
    "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false",
)  # fmt: skip
WITHOUT_HOOKS = ("-c", "core.hooksPath=/dev/null")
# Automatic packing is a daemon too: `tidy` does it, without the lock. The full id is how the commit is found again.
COMMITTING = ("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "core.abbrev=no")
FROM_INPUT = ("--pathspec-from-file=-", "--pathspec-file-nul")

REVISION = re.compile(r"HEAD|ORIG_HEAD|MERGE_HEAD|[0-9a-f]{4,64}")
MADE = re.compile(r"^\[.* ([0-9a-f]{40,64})\] ", re.MULTILINE)


class Repository(NamedTuple):
    """Where the case repository lies in its git work tree, and where git keeps its own."""

    root: Path
    """The top of the work tree."""
    folder: Path
    """The case repository: the work tree itself or a folder in it. All paths given and taken are relative to it."""
    git_dir: Path
    """What belongs to this work tree: index, HEAD, an operation under way, our journal."""
    common_dir: Path
    """What all work trees of the clone share: branches, objects, our lock."""

    def from_root(self, path: str) -> str:
        """The path that git means, counted from the top of the work tree."""
        return posixpath.normpath(posixpath.join(self.folder.relative_to(self.root).as_posix(), path))

    def from_folder(self, path: str) -> str:
        """A path of git's, counted from the case repository; ``../x`` for what is outside it."""
        return posixpath.relpath(f"/{path}", f"/{self.folder.relative_to(self.root).as_posix()}")


def find(folder: Path) -> Repository | None:
    """The repository that a folder lies in, None where there is none. Refuses ``git-missing``, ``git-unsafe-owner``."""
    folder = folder.resolve()
    asked = ("rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir", "--git-common-dir")
    done = run(folder, *WITHOUT_HOOKS, *asked)
    if b"dubious ownership" in done.stderr:
        raise refuse("git-unsafe-owner", folder=str(folder))
    if any(words in done.stderr for words in (b"not a git repository", b"in a work tree", b"bare repository")):
        return None
    if done.returncode:
        raise _failed("rev-parse", done)
    root, git_dir, common_dir = (Path(text(line)) for line in done.stdout.splitlines())
    return Repository(root, folder, git_dir, common_dir) if folder.is_relative_to(root) else None


def init(folder: Path) -> Repository:
    """The repository that a folder lies in, made there on the branch ``main`` where there is none."""
    repo = find(folder)
    if repo is None:
        ask(folder.resolve(), "init", "--quiet", "--initial-branch=main")
        repo = find(folder)
    if repo is None:
        raise refuse("git-failed", command="init", said=str(folder))
    return repo


def configure(repo: Repository, settings: Mapping[str, str]) -> None:
    """Set values in the clone's own configuration, which never travels with the repository."""
    for key, value in settings.items():
        ask(repo.folder, "config", "--local", "--replace-all", key, value)


def commit(
    repo: Repository,
    paths: Sequence[str],
    message: str,
    now: datetime,
    *,
    new: Sequence[str] = (),
    keep: tuple[int, ...] = (),
    patience: float = PATIENCE,
) -> str:
    """Commit these files as they lie on the disk, and nothing else: the commit's id, lasting when it is given.

    ``new`` are those that git does not know yet; ``keep`` the handles of the lock, which git must hold as long as it
    runs, even if we are killed; ``patience`` in seconds. Refuses ``git-ignored``, ``commit-refused`` (a hook,
    a signature, git itself), ``commit-too-slow``, ``no-identity``; files and index are then the caller's to put back.
    """
    if new:
        done = run(repo.folder, *WITHOUT_HOOKS, "add", "--intent-to-add", *FROM_INPUT, given=_listed(new), keep=keep)
        if b"ignored by one of your .gitignore" in done.stderr:
            raise refuse("git-ignored", files=", ".join(new))
        if done.returncode:
            raise _failed("add", done)
    names = repo.git_dir / "uppf" / "paths"  # the message takes git's input, and a command line has a limit
    with paper.faults(str(names)):
        names.parent.mkdir(exist_ok=True)
        names.write_bytes(_listed(paths))
    options = ("--only", "--no-status", "--cleanup=verbatim", "--file=-")
    listed = (f"--pathspec-from-file={names}", "--pathspec-file-nul")
    stamp = f"{int(now.timestamp())} {now:%z}"
    dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    try:
        done = run(repo.folder, *COMMITTING, "commit", *options, *listed, given=encoded(message), keep=keep,
                   patience=patience, more=dates)  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise refuse("commit-too-slow", seconds=f"{patience:g}") from late
    finally:
        with paper.faults(str(names)):
            names.unlink(missing_ok=True)
    if b"Please tell me who you are" in done.stderr or b"empty ident name" in done.stderr:
        raise refuse("no-identity")
    made = MADE.search(text(done.stdout))
    if done.returncode or not made:
        raise refuse("commit-refused", said=_said(done))
    settle(repo)
    return made[1]


def merged_lines(base: Path, ours: Path, theirs: Path, names: Sequence[str]) -> tuple[bytes, bool] | None:
    """Three files merged line by line, and whether that went without a conflict; None for what has no lines.

    ``names`` say in git's marks which side is whose: ours, the base, theirs.
    """
    labels = [part for name in names for part in ("-L", name)]
    files = [str(path.absolute()) for path in (ours, base, theirs)]
    done = run(ours.absolute().parent, *WITHOUT_HOOKS, "merge-file", "-p", "-q", *labels, "--", *files)
    return (done.stdout, not done.returncode) if 0 <= done.returncode < 128 else None


def withdraw(repo: Repository, made: str, parents: Sequence[str]) -> None:
    """Take the branch back from the commit just made to the one before; refuses when someone has built on it."""
    if parents:
        ask(repo.folder, "update-ref", "-m", "uppf: withdraw", "HEAD", parents[0], made)
    else:
        ask(repo.folder, "update-ref", "-d", "HEAD", made)
    settle(repo)


def settle(repo: Repository) -> None:
    """Make the branch's new commit outlive a power cut: git syncs the branch's file but not the folder of its name."""
    heads = repo.common_dir / "refs" / "heads"
    with paper.faults(str(heads)):
        branch = text((repo.git_dir / "HEAD").read_bytes()).removeprefix("ref: refs/heads/").strip()
        for folder in (heads / branch).parents:
            if folder.is_dir():
                paper.sync_folder(folder)
            if folder == heads:
                break
        if (repo.common_dir / "reftable").is_dir():
            paper.sync_folder(repo.common_dir / "reftable")


def unstage(repo: Repository, paths: Sequence[str]) -> None:
    """Let the index say of these paths what the last commit says, whatever half an act has left there."""
    ask(repo.folder, "reset", "--quiet", *FROM_INPUT, given=_listed(paths))


def break_locks(repo: Repository, branch: str, since: int) -> None:
    """Remove what git leaves when it is killed in a commit to a branch, unless older than ``since`` (ns of file time).

    Only for the holder of the lock, with the time of a journal: then no git of ours is alive to own them.
    """
    names = [repo.git_dir / "index.lock", repo.git_dir / "HEAD.lock", *repo.git_dir.glob("next-index-*.lock")]
    names += [repo.common_dir / "refs" / "heads" / f"{branch}.lock", repo.git_dir / "uppf" / "paths"]
    with paper.faults(str(repo.git_dir)):
        for name in names:
            if name.exists() and name.stat().st_mtime_ns >= since:
                name.unlink(missing_ok=True)


def tidy(repo: Repository) -> None:
    """Let git pack its objects in the background, when they are as many as git itself would find many."""
    sample = repo.common_dir / "objects" / "17"
    if sample.is_dir() and sum(1 for _ in sample.iterdir()) > 27:
        run(repo.folder, *WITHOUT_HOOKS, "gc", "--auto", "--quiet")


def revision(name: str) -> str:
    """A commit's name, if it can be nothing else to git. Refuses ``unknown-revision``."""
    if not REVISION.fullmatch(name):
        raise refuse("unknown-revision", revision=name)
    return name


def ask(where: Path, *args: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> str:
    """What git answers, run in a folder and without hooks. Refuses ``git-failed`` with git's own words."""
    done = run(where, *WITHOUT_HOOKS, *args, given=given, more=more)
    if done.returncode:
        raise _failed(args[0], done)
    return text(done.stdout)


def run(
    where: Path,
    *args: str,
    given: bytes = b"",
    keep: tuple[int, ...] = (),
    patience: float | None = None,
    more: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder to its end, guarded; a call with ``patience`` (seconds) may run hooks, and is stopped whole.

    Refuses ``git-missing``; raises ``subprocess.TimeoutExpired`` when patience is at an end.
    """
    command = ["git", "-C", str(where), *ALWAYS, *args]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in KEPT}
    # What a hook leaves running in the background keeps git's stderr open: a pipe would be waited for, a file is not.
    with tempfile.TemporaryFile() if patience is not None else nullcontext() as words:
        try:
            process = subprocess.Popen(
                command if os.name == "nt" else [encoded(word) for word in command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words or subprocess.PIPE,
                env=inherited | GIVEN | dict(more or {}),
                pass_fds=keep,
                # Its own session makes git and its hooks one group to stop, and keeps a stray Ctrl-C from half of them.
                start_new_session=patience is not None,
            )
        except FileNotFoundError as missing:
            raise refuse("git-missing") from missing
        with process:
            try:
                answer, said = process.communicate(given, patience)
            except BaseException:
                _stop(process, group=patience is not None)
                raise
        if words:
            words.seek(0)
            said = words.read()
        return subprocess.CompletedProcess(command, process.returncode, answer, said)


def text(data: bytes) -> str:
    """Git's bytes as text, whatever they are; ``encoded`` gives the same bytes again."""
    return data.decode("utf-8", "surrogateescape")


def encoded(words: str) -> bytes:
    """Text as git's bytes: UTF-8, whatever the machine's locale says."""
    return words.encode("utf-8", "surrogateescape")


def _listed(paths: Sequence[str]) -> bytes:
    return encoded("".join(f"{path}\0" for path in paths))


def _stop(process: "subprocess.Popen[bytes]", *, group: bool) -> None:
    """End a git that must not go on: asked first, so that it takes its own locks away, then forced with its hooks."""
    if not group or os.name == "nt":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        os.killpg(process.pid, signal.SIGKILL)


def _failed(command: str, done: subprocess.CompletedProcess[bytes]) -> Refusal:
    return refuse("git-failed", command=command, said=_said(done))


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The last of what git or a hook said, on one line: enough to search for, short enough to read."""
    words = " ".join((done.stderr + b"\n" + done.stdout).decode("utf-8", "replace").split())
    return words if len(words) <= 300 else f"…{words[-299:]}"
