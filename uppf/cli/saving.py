"""Edits by hand: read, checked, told apart by what they mean, and committed together."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from uppf.cli.reading import Desk, desk
from uppf.cli.writing import added, in_git, judged, persons, screen, stop_at_errors, texts, trailers
from uppf.problem import Place, Problem, Refusal, refuse
from uppf.rules.differences import Difference, differences
from uppf.rules.spoken import provider_of
from uppf.show.changes import sentence
from uppf.show.words import label
from uppf.store import history, ledger, paper, worktree
from uppf.store.history import Commit
from uppf.store.ledger import Draft, Edit
from uppf.store.reader import kind_of, model_of, value
from uppf.store.worktree import Change
from uppf.store.yamltext import parse

LONG = 100
"""Characters of a subject beyond which what was changed is told below it instead."""


class Saved(NamedTuple):
    """What was saved, file by file in words, and the changed files that are not uppf's."""

    commit: Commit
    told: tuple[str, ...]
    left: tuple[str, ...]
    warnings: tuple[Problem, ...]


def save(root: Path, words: str, day: dt.date, now: dt.datetime) -> Saved:
    """Commit the edits by hand as one act; ``words`` are the officer's own, or nothing.

    Refuses ``nothing-to-save``, ``deletion``, files that cannot be read, ``personal-number``, every error that the
    edits bring, and what the ledger refuses. What is wrong elsewhere stops nothing.
    """
    repo = in_git(root)
    made: list[tuple[tuple[str, ...], tuple[str, ...], tuple[Problem, ...]]] = []

    def draft() -> Draft:
        changed = worktree.changed_files(repo)
        ours = [change for change in changed if model_of(change.path)]
        left = tuple(change.path for change in changed if change not in ours)
        if not ours:
            raise refuse("nothing-to-save", left=left)
        _keep_cases(ours)
        paths = [change.path for change in ours]
        old = history.contents(repo, paths) if history.has_commits(repo) else dict.fromkeys(paths)
        edits = {path: Edit(old[path], paper.read(root / path, path)) for path in paths}
        _readable(edits)
        before, after = _desks(root, edits)
        found = {path: _differences(edit) for path, edit in edits.items()}
        told = tuple(f"{_name(path)}: {_said(edits[path], parts)}" for path, parts in found.items())
        warnings = [
            problem
            for path, parts in found.items()
            for problem in persons(after.register, texts([part.new for part in parts]), Place(path))
        ]
        fresh = {path for path, edit in edits.items() if edit.old is None}
        known = [problem for problem in judged(before, day) if problem.place.file not in fresh]
        stop_at_errors(added(known, judged(after, day)))
        made.append((told, left, tuple(warnings)))
        subject, body = _message(told, [_name(path) for path in paths], words)
        return Draft(edits, subject, body, _trailers(after, before, paths), by_hand=True)

    commit = ledger.act(repo, draft, now, screen=screen)
    return Saved(commit, *made[-1])


def _keep_cases(changes: Iterable[Change]) -> None:
    """A case is for ever: its ending is a date in it."""
    gone = [change.path for change in changes if change.status == "deleted" and _kind(change.path) == "case"]
    if gone:
        raise Refusal(*(Problem("deletion", Place(path), facts={"file": path}) for path in gone))


def _readable(edits: Mapping[str, Edit]) -> None:
    """Refuse with everything that keeps a changed file from being read, also what was wrong before."""
    problems: list[Problem] = []
    for path, edit in edits.items():
        if edit.new is not None:
            try:
                value(edit.new, path)
            except Refusal as refusal:
                problems += [p._replace(place=p.place._replace(file=path)) for p in refusal.problems]
    stop_at_errors(problems)


def _desks(root: Path, edits: Mapping[str, Edit]) -> tuple[Desk, Desk]:
    """The desk as it was committed and as it is; a file with nothing in it is as good as none."""
    return desk(root, {path: edit.old or b"" for path, edit in edits.items()}), desk(root)


def _differences(edit: Edit) -> tuple[Difference, ...]:
    return differences(_plain(edit.old) or {}, _plain(edit.new) or {})


def _plain(data: bytes | None) -> dict[str, Any] | None:
    """The plain value of a version of a file; None where there is none or it could not be read."""
    try:
        return parse(data).value if data is not None else None
    except Refusal:
        return None


def _said(edit: Edit, found: Sequence[Difference]) -> str:
    if edit.old is None:
        return label("change.new-file")
    if edit.new is None:
        return label("change.removed-file")
    return sentence(found) if _plain(edit.old) is not None else label("change.readable")


def _message(told: Sequence[str], names: Sequence[str], words: str) -> tuple[str, str]:
    """Subject and body: the officer's own words first, else what was changed if it fits on a line."""
    body = "\n".join(told)
    if words.strip():
        return words, body
    if len(told) == 1 and len(told[0]) <= LONG:
        return told[0], ""
    subject = label("save.files").format(count=len(told), names=", ".join(names))
    return (subject if len(subject) <= LONG else f"{subject[: LONG - 1]}…"), body


def _trailers(after: Desk, before: Desk, paths: Sequence[str]) -> tuple[tuple[str, str], ...]:
    keys = {file: (kind, key) for desk in (before, after) for (kind, key), file in desk.register.files.items()}
    touched = [keys[path] for path in paths if path in keys]
    cases = [key for kind, key in touched if kind == "case"]
    providers = [key for kind, key in touched if kind == "provider"]
    register = after.register
    providers += [provider_of(register, register.cases[key]) for key in cases if key in register.cases]
    return trailers("save", cases, providers)


def _name(path: str) -> str:
    """What a file is called in words: its id, where its kind has one."""
    return path.rpartition("/")[2].removesuffix(".yaml") if kind_of(path) else path


def _kind(path: str) -> str:
    kind = kind_of(path)
    return kind.name if kind else ""
