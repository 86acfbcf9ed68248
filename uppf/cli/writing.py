"""The one loop of every writing verb: decided on a fresh desk, drafted, proven by reading it, written and committed."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from uppf.cli.reading import Desk, desk
from uppf.model.register import Register
from uppf.problem import Level, Place, Problem, Refusal, refuse
from uppf.rules.change import Act, Create, Put, applied
from uppf.rules.checks import check
from uppf.rules.identity import personal_number_problems
from uppf.rules.privacy import personal_trace_problems
from uppf.show.done import subject
from uppf.store import git, ledger, paper, splice, starting
from uppf.store.git import Repository
from uppf.store.history import Commit
from uppf.store.ledger import Draft, Edit
from uppf.store.reader import MAIN, kind_of, model_of
from uppf.store.yamltext import parse

Date = dt.date


class Done(NamedTuple):
    """An act that is written and committed: the desk as it is now, and what the act's words and files warn of."""

    act: Act
    commit: Commit
    desk: Desk
    warnings: tuple[Problem, ...]


class _Proven(NamedTuple):
    act: Act
    desk: Desk
    warnings: tuple[Problem, ...]


def perform(root: Path, decide: Callable[[Desk], Act], day: Date, now: dt.datetime) -> Done:
    """Do an act wholly or not at all. ``day`` is what checks reckon from, ``now`` dates the commit.

    Refuses ``not-in-git``, ``personal-number``, ``act-not-proven``, every error that the draft would bring, and what
    `decide` and the ledger refuse.
    """
    proven: list[_Proven] = []

    def draft() -> Draft:
        before = desk(root)
        with before.worded():
            act = decide(before)
            told = persons(before.register, texts([change.value for change in act.changes]))
            edits = _edits(root, act)
            proven.append(_prove(before, act, edits, day, told))
        said = subject(act, proven[-1].desk.titles())
        return Draft(edits, said, trailers=trailers(act.code, [act.case], [act.provider]))

    commit = ledger.act(in_git(root), draft, now, screen=screen)
    return Done(proven[-1].act, commit, proven[-1].desk, proven[-1].warnings)


def in_git(root: Path) -> Repository:
    """The git repository that the cases lie in. Refuses ``not-in-git``."""
    found = git.find(root)
    if found is None:
        raise refuse("not-in-git", path=str(root))
    return found


def judged(desk: Desk, day: Date) -> list[Problem]:
    """All that is wrong with what lies on a desk."""
    return check(desk.register, desk.facts, day, desk.problems)


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


def stop_at_errors(problems: Iterable[Problem]) -> None:
    """Refuse with every error among the problems."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors:
        raise Refusal(*errors)


def screen(text: str) -> list[Problem]:
    """What may never be kept: the personal identity numbers in a text."""
    return personal_number_problems(text, Place())


def persons(register: Register, found: Iterable[str], place: Place = Place()) -> tuple[Problem, ...]:  # noqa: B008
    """What in new texts may point at a person, as warnings, each once. Refuses ``personal-number``."""
    allowed = register.municipality.mail_domains if register.municipality else ()
    told: dict[tuple[str, str], Problem] = {}
    for text in found:
        for problem in (*personal_number_problems(text, place), *personal_trace_problems(text, place, allowed)):
            told.setdefault((problem.code, str(problem.facts)), problem._replace(place=place))
    stop_at_errors(told.values())
    return tuple(told.values())


def texts(value: Any) -> Iterator[str]:
    """Every text in a plain value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value
        for part in value.values():
            yield from texts(part)
    else:
        for part in value or ():
            yield from texts(part)


def trailers(code: str, cases: Iterable[str], providers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The lines by which a commit is found again: the act, its cases, its providers."""
    return (
        ("Uppf-Act", code),
        *(("Uppf-Case", case) for case in dict.fromkeys(cases) if case),
        *(("Uppf-Provider", provider) for provider in dict.fromkeys(providers) if provider),
    )


def _edits(root: Path, act: Act) -> dict[str, Edit]:
    """The files of an act before and after. Refuses ``changed-meanwhile`` and what the splicing refuses."""
    edits: dict[str, Edit] = {}
    for change in act.changes:
        if isinstance(change, Create):
            text = splice.document_text(change.value, starting.schema_comment(root, change.file))
            edits[change.file] = Edit(None, text.encode())
            continue
        old = edits[change.file].old if change.file in edits else paper.read(root / change.file, change.file)
        if old is None:
            raise refuse("changed-meanwhile", Place(change.file))
        current = edits[change.file].new if change.file in edits else old
        model = model_of(change.file)
        order = [field.alias or name for name, field in model.model_fields.items()] if model else []
        put = splice.Put(change.route, change.value)
        edits[change.file] = Edit(old, splice.splice((current or b"").decode(), [put], order, change.file).encode())
    return edits


def _prove(before: Desk, act: Act, edits: Mapping[str, Edit], day: Date, told: tuple[Problem, ...]) -> _Proven:
    """Read the drafts by the ordinary road: they must say what was meant, and bring no error."""
    after = desk(before.root, {file: edit.new for file, edit in edits.items() if edit.new is not None}, before)
    now = judged(after, day)
    # What was wrong before matters only where something is wrong now, and then only where it could stop or be told.
    told_of = any(one.level is Level.ERROR or (one.level is Level.WARNING and one.place.file in edits) for one in now)
    new = added(judged(before, day), now) if told_of else []
    stop_at_errors(new)
    if after.register != _meant(before, act, edits):
        raise refuse("act-not-proven", Place(next(iter(edits))))
    warnings = [problem for problem in new if problem.level is Level.WARNING and problem.place.file in edits]
    return _Proven(act, after, (*told, *warnings))


def _meant(before: Desk, act: Act, edits: Mapping[str, Edit]) -> Register:
    """The register as the act means it to be, made without the text that was drafted."""
    plain: dict[str, Any] = {file: parse(edit.old, file).value for file, edit in edits.items() if edit.old is not None}
    for change in act.changes:
        plain[change.file] = applied(plain[change.file], change) if isinstance(change, Put) else change.value
    register = before.register
    for file, value in plain.items():
        model, kind = model_of(file), kind_of(file)
        if model is None or (kind is None and file != MAIN):
            raise refuse("act-not-proven", Place(file))
        shape: Any = model.model_validate(value)
        if kind is None:
            register = register._replace(municipality=shape)
            continue
        key, entered = str(getattr(shape, kind.id)), f"{kind.name}s"
        meant: dict[str, Any] = {
            entered: {**getattr(register, entered), key: shape},
            "files": {**register.files, (kind.name, key): file},
        }
        register = register._replace(**meant)
    return register
