"""The repository as it was: a commit by its name or its day, laid out in a folder of its own for whoever only reads.

Nothing of the clone is touched or obeyed: no index, work tree, hook, filter or attribute.
"""

import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from uppf.problem import refuse
from uppf.store import git, paper
from uppf.store.git import Repository
from uppf.store.reader import MAIN, SUFFIXES
from uppf.store.templates import FOLDER

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,200}")
"""What a tag or a branch may be called here: nothing that git would take for an option or an expression."""
OFFLINE = {"GIT_NO_LAZY_FETCH": "1"}
"""A clone that lacks contents must not fetch them because somebody looks back."""
FILES = ("100644", "100755", "100664")
LINK = "120000"
NOWHERE = "uppf-länk"
"""What a symbolic link of the past leads to: nothing, but it is still seen to be a link and told of as one."""


class Then(NamedTuple):
    """A commit, and when it was made, in the zone of whoever made it."""

    commit: str
    made: datetime


def named(repo: Repository, name: str) -> Then:
    """A commit by its id or the beginning of it, by HEAD, or by a tag or a branch. Refuses ``no-such-commit``."""
    names = [f"refs/tags/{name}", f"refs/heads/{name}"] if NAME.fullmatch(name) else []
    asked = [name] if git.REVISION.fullmatch(name) else names
    for one in asked:
        asking = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{one}^{{commit}}")
        done = git.run(repo.folder, *git.WITHOUT_HOOKS, *asking, more=OFFLINE)
        found = git.text(done.stdout).strip()
        # A branch may be called as an id begins; git would take the branch, and nobody would see it.
        meant = not re.fullmatch(r"[0-9a-f]+", one) or found.startswith(one)
        if not done.returncode and meant:
            return next(_line(repo, found, 1))
    raise refuse("no-such-commit", value=name)


def on(repo: Repository, day: date) -> Then:
    """The last commit of the branch up to the end of a day. Refuses ``nothing-then``.

    The branch is the line of first parents: what it held itself, never half of what was merged later. The day of a
    commit is the one on its maker's calendar, so that the answer is the same on every machine.
    """
    first = None
    for then in _line(repo, "HEAD"):
        if then.made.date() <= day:
            return then
        first = then
    if first and git.ask(repo.folder, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise refuse("nothing-then", day=day, shallow=first.made.date())
    raise refuse("nothing-then", day=day, first=first.made.date() if first else None)


def last(folder: Path, commit: str = "") -> datetime | None:
    """When a commit was made, or the branch's last; None where there is no git or no commit."""
    repo = git.find(folder)
    then = next(_line(repo, commit or "HEAD", 1), None) if repo else None
    return then.made if then else None


def lay_out(repo: Repository, commit: str, folder: Path) -> None:
    """Write what a commit holds of the case repository, as far as it is ever read: its YAML files and its templates.

    Contents come as git keeps them; a symbolic link leads nowhere, and a submodule is left out. Refuses
    ``nothing-then`` when there was no case repository there.
    """
    listed = git.run(repo.folder, *git.WITHOUT_HOOKS, "ls-tree", "-r", "-z", git.revision(commit), more=OFFLINE)
    if listed.returncode:
        raise refuse("no-such-commit", value=commit)
    rows = (row.split("\t", 1) for row in git.text(listed.stdout).split("\0") if row)
    entries = [(meta.split(" "), path) for meta, path in rows if _wanted(path)]
    blobs = [(meta[2], path) for meta, path in entries if meta[0] in FILES]
    links = [path for meta, path in entries if meta[0] == LINK]
    if MAIN not in {path for _, path in blobs}:
        raise refuse("nothing-then", commit=commit[:10])
    made = {folder}
    with paper.faults(str(folder)):
        for path, data in _contents(repo, blobs):
            place = folder / path
            _folder(place.parent, made)
            # What git says twice is written once; a link is never written through, for the links come last.
            with open(place, "xb") as file:
                file.write(data)
        for path in links:
            place = folder / path
            _folder(place.parent, made)
            if not os.path.lexists(place):
                place.symlink_to(NOWHERE)


def _folder(folder: Path, made: set[Path]) -> None:
    if folder not in made:
        folder.mkdir(parents=True, exist_ok=True)
        made.add(folder)


def _wanted(path: str) -> bool:
    """Whether a file is ever read, and its name can lead nowhere but into the folder."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or part.casefold() == ".git" for part in parts) or (
        os.name == "nt" and "\\" in path
    ):
        return False
    return parts[0] == FOLDER or PurePosixPath(path).name.endswith(SUFFIXES)


def _line(repo: Repository, start: str, limit: int | None = None) -> Iterator[Then]:
    """The commits of a branch along its first parents, the newest first; none before the first commit."""
    options = ("--first-parent", "--no-patch", "--format=%H %cI", *((f"--max-count={limit}",) if limit else ()))
    done = git.run(repo.folder, *git.WITHOUT_HOOKS, "log", *options, "--end-of-options", start, "--", more=OFFLINE)
    for row in git.text(done.stdout).splitlines():
        commit, _, made = row.partition(" ")
        yield Then(commit, datetime.fromisoformat(made))


def _contents(repo: Repository, blobs: list[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """The content of each blob, in one question to git. Refuses ``git-failed`` when the clone lacks one."""
    lines = "".join(f"{blob}\n" for blob, _ in blobs).encode()
    done = git.run(repo.folder, *git.WITHOUT_HOOKS, "cat-file", "--batch", given=lines, more=OFFLINE)
    at = 0
    for blob, path in blobs:
        end = done.stdout.find(b"\n", at)
        size = done.stdout[at:end].rpartition(b" ")[2]
        if not size.isdigit():
            raise refuse("git-failed", command="cat-file", said=f"{blob} {path}")
        at = end + 1 + int(size) + 1
        yield path, done.stdout[end + 1 : at - 1]
