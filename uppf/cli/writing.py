"""The one loop of every writing verb: decided on a fresh desk, drafted, proven by reading it, written and committed."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from uppf.cli.reading import Desk
from uppf.problem import Level, Place, Problem, Refusal, refuse
from uppf.rules.change import Act, Create, Put, applied
from uppf.rules.checks import check
from uppf.rules.distill import distill
from uppf.rules.identity import personal_number_problems
from uppf.rules.privacy import personal_trace_problems
from uppf.show.words import message
from uppf.store import git, ledger, paper, splice, starting
from uppf.store.git import Repository
from uppf.store.history import Commit
from uppf.store.ledger import Draft, Edit
from uppf.store.reader import KINDS, kind_of, model_of, read
from uppf.store.yamltext import parse

Date = dt.date
Texts = Mapping[str, Edit]


class Done(NamedTuple):
    """An act that is written and committed: the desk as it is now, and new warnings about the files it touched."""

    act: Act
    commit: Commit
    desk: Desk
    warnings: tuple[Problem, ...]


def perform(root: Path, decide: Callable[[Desk], Act], day: Date, now: dt.datetime) -> Done:
    """Do an act wholly or not at all. ``day`` is what checks reckon from, ``now`` dates the commit.

    Refuses ``not-in-git``, ``act-not-proven``, what `decide` refuses, every new error that the draft would bring, and
    what the ledger refuses. A personal identity number is refused before anything is written.
    """
    proven: list[tuple[Act, Desk, tuple[Problem, ...]]] = []

    def draft() -> Draft:
        before = reading(root)
        act = decide(before)
        subject = message(Problem(f"act.{act.code}", facts=act.facts))
        told = persons((subject, *texts([change.value for change in act.changes])))
        edits = _edits(root, act)
        after, warnings = _prove(before, act, edits, day)
        proven.append((act, after, (*told, *warnings)))
        return Draft(edits, subject, trailers=trailers(act.code, [act.case], [act.provider]))

    commit = ledger.act(in_git(root), draft, now, screen=screen)
    return Done(proven[0][0], commit, *proven[0][1:])


def in_git(root: Path) -> Repository:
    """The git repository that the cases lie in. Refuses ``not-in-git``."""
    found = git.find(root)
    if found is None:
        raise refuse("not-in-git", path=str(root))
    return found


def reading(root: Path, drafts: Mapping[str, bytes] | None = None) -> Desk:
    """The desk as it is, or as it would be with drafts in place of files."""
    found = read(root, drafts=drafts)
    problems = list(found.problems)
    facts = distill(found.register, problems)
    return Desk(root, found.register, facts, tuple(problems))


def judged(desk: Desk, day: Date) -> list[Problem]:
    """All that is wrong with what lies on a desk."""
    return [*desk.problems, *check(desk.register, desk.facts, day)]


def added(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems that were not there before, wherever in their files they stand now."""
    known = Counter(map(_same, before))
    new = []
    for problem in after:
        known[_same(problem)] -= 1
        if known[_same(problem)] < 0:
            new.append(problem)
    return new


def _same(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.level, problem.place.file, problem.place.route, str(problem.facts)


def screen(text: str) -> list[Problem]:
    """What may never be kept: the personal identity numbers in a text."""
    return personal_number_problems(text, Place())


def persons(found: Iterable[str]) -> list[Problem]:
    """What in newly written texts may point at a person, as warnings. Refuses ``personal-number``."""
    kept = list(found)
    numbers = [problem for text in kept for problem in personal_number_problems(text, Place(route=("",)))]
    stopping = [problem._replace(place=Place()) for problem in numbers if problem.level is Level.ERROR]
    if stopping:
        raise Refusal(*stopping)
    traces = [problem for text in kept for problem in personal_trace_problems(text, Place(route=("",)))]
    return [problem._replace(place=Place()) for problem in dict.fromkeys_(numbers, traces)] if False else [
        problem._replace(place=Place()) for problem in (*numbers, *traces)
    ]
