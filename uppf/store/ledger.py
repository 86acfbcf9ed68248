"""One act: decided, written and committed under the lock, wholly or not at all, whenever the power goes."""

import base64
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from uppf.problem import Level, Place, Problem, Refusal, refuse
from uppf.store import git, history, lock, paper, worktree
from uppf.store.git import Repository
from uppf.store.history import Commit

UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]|(^|/)(\.{0,2}|\.git|git~\d+)(/|$)|[. ](/|$)", re.IGNORECASE)
"""Names that lead out of the repository, into git's own folder, or that some file system reads as another name."""

Screen = Callable[[str], list[Problem]]
"""What may not be in a text that is kept for ever; a place without a file is in the text given."""


class Edit(NamedTuple):
    """What a file holds before and after; None where there is no file."""

    old: bytes | None
    new: bytes | None


class Draft(NamedTuple):
    """What an act will commit: edits by path from the case repository, and the words for the trail."""

    edits: Mapping[str, Edit]
    subject: str
    body: str = ""
    trailers: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False
    """The files already lie as they shall be committed: ``new`` is what is on the disk, ``old`` what is committed."""


class Journal(NamedTuple):
    """An act in flight: what to put back if it never reaches the branch."""

    head: str
    branch: str
    made: tuple[str, ...]
    """Folders made for new files, the innermost first."""
    edits: Mapping[str, tuple[bytes | None, str]]
    """Path → the old content, and the digest of the new."""


def act(
    repo: Repository,
    decide: Callable[[], Draft],
    now: datetime,
    *,
    screen: Screen | None = None,
    wait: float = lock.PATIENCE,
    patience: float = git.PATIENCE,
) -> Commit:
    """Do one act as one commit; a refusal means that nothing was changed, a crash that the next act puts it right.

    ``decide`` reads what it needs and answers with a draft, or refuses; nobody else of ours writes meanwhile. ``now``
    has a zone and dates the commit; ``wait`` and ``patience`` in seconds. Refuses also ``uncommitted-edits``,
    ``changed-meanwhile``, ``unsafe-name``, ``nothing-to-save``, ``commit-differs``, ``act-unfinished``, whatever
    ``worktree.obstacles`` and ``screen`` find, and what lock, paper and git refuse.
    """
    with lock.held(repo, wait) as keep:
        recover(repo)
        _stop_at(worktree.underway(repo))
        draft = decide()
        if not draft.by_hand:
            draft = draft._replace(edits={path: edit for path, edit in draft.edits.items() if edit.old != edit.new})
        _stop_at(_faults(repo, draft, screen))
        seen = worktree.state(repo, list(draft.edits))
        _stop_at([*worktree.obstacles(repo, now, seen), *_collisions(repo, draft, seen)])
        journal = _journal(repo, draft, seen)
        try:
            _open(repo, journal)
            commit = _commit(repo, draft, seen, now, keep, patience)
            paper.remove(_place(repo))
        except BaseException as failure:
            _give_up(repo, journal, failure)
            made = _made_anyway(repo, draft, seen) if isinstance(failure, Refusal) else None
            if made is None:
                raise
            commit = made
    git.tidy(repo)
    return commit


def recover(repo: Repository) -> None:
    """Finish or undo the act that a crash interrupted, if there is one; only for the holder of the lock.

    Refuses ``journal-unreadable``, and what paper and git refuse; then the journal stays for the next attempt.
    """
    paper.sweep(_place(repo))
    data = paper.read(_place(repo))
    if data is None:
        return
    try:
        kept = json.loads(data)
        edits = {
            path: (None if old is None else base64.b64decode(old), new) for path, (old, new) in kept["edits"].items()
        }
        journal = Journal(kept["head"], kept["branch"], tuple(kept["made"]), edits)
    except (ValueError, KeyError, TypeError) as fault:
        raise refuse("journal-unreadable", journal=str(_place(repo))) from fault
    _undo(repo, journal)


def _faults(repo: Repository, draft: Draft, screen: Screen | None) -> list[Problem]:
    """What is wrong with a draft in itself, found before anything is written."""
    if not draft.edits:
        return [Problem("nothing-to-save")]
    problems = [Problem("unsafe-name", Place(path)) for path in draft.edits if UNSAFE.search(path)]
    if not problems:
        links = {path: paper.first_link(repo.folder, path) for path in draft.edits}
        problems = [Problem("symbolic-link", Place(path)) for path, link in links.items() if link]
    if screen:
        problems += screen(history.message(draft.subject, draft.body, draft.trailers))
        for path, edit in draft.edits.items():
            texts = (path, (edit.new or b"").decode("utf-8", "replace"))
            found = (problem for text in texts for problem in screen(text))
            problems += [problem if problem.place.file else _placed(problem, path) for problem in found]
    return problems


def _placed(problem: Problem, path: str) -> Problem:
    return problem._replace(place=problem.place._replace(file=path))


def _collisions(repo: Repository, draft: Draft, seen: worktree.State) -> list[Problem]:
    """The files that are not as the draft believes them to be."""
    problems = []
    for path, edit in draft.edits.items():
        if path in seen.changed and not draft.by_hand:
            problems.append(Problem("uncommitted-edits", Place(path)))
        elif paper.read(repo.folder / path, path) != (edit.new if draft.by_hand else edit.old):
            problems.append(Problem("changed-meanwhile", Place(path)))
    return problems


def _stop_at(problems: Iterable[Problem]) -> None:
    stopping = [problem for problem in problems if problem.level is Level.ERROR]
    if stopping:
        raise Refusal(*stopping)


def _place(repo: Repository) -> Path:
    return repo.git_dir / "uppf" / "journal"


def _journal(repo: Repository, draft: Draft, seen: worktree.State) -> Journal:
    made: dict[str, None] = {}
    for path in draft.edits:
        made |= dict.fromkeys(str(folder) for folder in paper.missing_folders(repo.folder / path))
    # Edits by hand are the user's: to undo the commit is to leave the files alone.
    edits = {path: (edit.new if draft.by_hand else edit.old, _digest(edit.new)) for path, edit in draft.edits.items()}
    return Journal(seen.head, seen.branch, tuple(sorted(made, key=len, reverse=True)), edits)


def _open(repo: Repository, journal: Journal) -> None:
    edits = {
        path: (None if old is None else base64.b64encode(old).decode(), new)
        for path, (old, new) in journal.edits.items()
    }
    kept = {"pid": os.getpid(), **journal._asdict(), "edits": edits}
    paper.write(_place(repo), json.dumps(kept).encode())


def _commit(
    repo: Repository, draft: Draft, seen: worktree.State, now: datetime, keep: tuple[int, ...], patience: float
) -> Commit:
    """Write the files, commit them, and see that exactly they were committed; what goes wrong here must be undone."""
    if not draft.by_hand:
        for path, edit in draft.edits.items():
            if edit.new is None:
                paper.remove(repo.folder / path, path)
            else:
                paper.write(repo.folder / path, edit.new, path)
    unknown = [
        path
        for path, edit in draft.edits.items()
        if edit.new is not None and (edit.old is None or seen.changed.get(path) == "new")
    ]
    message = history.message(draft.subject, draft.body, draft.trailers)
    name = git.commit(repo, list(draft.edits), message, now, new=unknown, keep=keep, patience=patience)
    commit = history.commit(repo, name)
    differences = _differences(repo, draft, commit)
    if differences:
        try:
            git.withdraw(repo, commit.id, commit.parents)
        except Refusal as built_on:
            raise Refusal(*differences, *built_on.problems) from built_on
        raise Refusal(*differences)
    return commit


def _differences(repo: Repository, draft: Draft, commit: Commit) -> list[Problem]:
    """Where a commit is not what the draft said: a hook may change what it is only asked to look at."""
    stored = {entry.path: "" if entry.status == "D" else entry.blob for entry in commit.files}
    problems = [Problem("commit-differs", Place(path)) for path in stored if path not in draft.edits]
    unmentioned = [path for path in draft.edits if path not in stored]
    if unmentioned:
        # Only line endings differed, say, and git does not count those.
        stored = history.blobs(repo, unmentioned, commit.id) | stored
    for path, edit in draft.edits.items():
        found = stored.get(path, "")
        if edit.new is None:
            same = not found
        else:
            same = found == history.blob_id(edit.new, commit.id) or found == history.filtered_id(repo, path, edit.new)
        if not same:
            problems.append(Problem("commit-differs", Place(path)))
    return problems


def _give_up(repo: Repository, journal: Journal, failure: BaseException) -> None:
    """Undo at once what failed; where even that fails the refusal says so, and the next act tries again."""
    try:
        if paper.read(_place(repo)) is not None:
            _undo(repo, journal, at_once=True)
    except Refusal as unfinished:
        if isinstance(failure, Refusal):
            raise Refusal(*failure.problems, Problem("act-unfinished"), *unfinished.problems) from failure
        raise failure from unfinished


def _made_anyway(repo: Repository, draft: Draft, seen: worktree.State) -> Commit | None:
    """The act's commit, if it was made although git failed: by a hook, say, that hangs when all is done."""
    if worktree.state(repo, worktree.NOWHERE).head == seen.head:
        return None
    commit = history.commit(repo, "HEAD")
    if "".join(commit.parents) != seen.head or _differences(repo, draft, commit):
        return None
    git.settle(repo)
    return commit


def _undo(repo: Repository, journal: Journal, *, at_once: bool = False) -> None:
    """Put back every file that the branch still has as it was; if the branch has the new content, the act is done.

    ``at_once``: whatever is in the files now was put there by us or our hooks. Later it may be somebody's work, and
    only what we wrote ourselves is ours to take back.
    """
    with paper.faults(str(_place(repo))):
        git.break_locks(repo, journal.branch, _place(repo).stat().st_mtime_ns)
    head = worktree.state(repo, worktree.NOWHERE).head
    committed = history.blobs(repo, list(journal.edits)) if head and head != journal.head else {}
    for path, (old, new) in journal.edits.items():
        place = repo.folder / path
        paper.sweep(place)
        was = history.blob_id(old, head) if old is not None else None
        if head != journal.head and committed.get(path) != was:
            continue
        try:
            now = paper.read(place, path)
        except Refusal:
            continue  # something else has taken the place of our file
        if now == old or not (at_once or _digest(now) == new):
            continue
        if old is None:
            paper.remove(place, path)
        else:
            paper.write(place, old, path)
    with paper.faults(str(repo.folder)):
        for folder in map(Path, journal.made):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    git.unstage(repo, list(journal.edits))
    paper.remove(_place(repo))


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
