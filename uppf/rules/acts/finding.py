"""A finding: what is wrong, against which requirement, how often and how hard it hits."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import Consequence, FindingSource, Grade, Occurrence
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.acts.on_item import open_finding
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.outcome import allowed, matrix_of, notes, outcome
from uppf.rules.patterns import grade
from uppf.rules.requirements import known as requirements
from uppf.rules.requirements import meant

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


class Found(NamedTuple):
    """What an officer says of a finding; consequences are for the individual, the municipality and the provider."""

    case: str
    text: str
    date: Date
    category: str = ""
    requirement: str = ""
    clause: str = ""
    frequency: Occurrence | None = None
    individual_consequence: Consequence | None = None
    municipality_consequence: Consequence | None = None
    provider_consequence: Consequence | None = None
    grade: Grade | None = None
    grade_reason: str = ""
    source: FindingSource | None = None
    unit: str = ""
    informed: Date | None = None


def finding(at: At, said: Found) -> Act:
    """A finding in a case; a grade is written only where it is the assessor's own (R222, R227).

    Refuses ``case-closed``, ``empty-text``, ``future-day``, ``no-such-unit``, ``grade-reason-needed``.
    """
    case = opened(at, said.case)
    not_in_the_future(said.date, at.day)
    if not said.text.strip():
        raise refuse("empty-text")
    plan, matrix = matrix_of(at.register, case)
    hard = tuple(
        str(one or "")
        for one in (said.individual_consequence, said.municipality_consequence, said.provider_consequence)
    )
    reckoned = grade(matrix, str(said.frequency or ""), hard)
    own = str(said.grade or "")
    if own and reckoned and own != reckoned and not said.grade_reason:
        raise refuse("grade-reason-needed", value=own, reckoned=reckoned)
    item = fresh(at, case)
    against = _against(at, case, said.requirement, said.clause)
    value = written(
        text=said.text,
        found=said.date,
        category=spoken.key(said.category),
        requirement=against.requirement,
        clause_number=against.clause,
        source=said.source,
        unit=spoken.unit(at.register, case, said.unit) if said.unit else "",
        occurrence=said.frequency,
        consequence=written(individual=hard[0], municipality=hard[1], provider=hard[2]),
        grade=own if own != reckoned else "",
        grade_reason=said.grade_reason,
        commissioner_informed=said.informed,
    )
    known = list(against.notes)
    if not (own or reckoned):
        known.append(Problem("note.ungraded" if plan else "note.no-matrix", level=Level.WARNING))
    if not said.category:
        known.append(Problem("note.no-category", level=Level.WARNING))
    told = {"item": item, "day": said.date, "grade": own or reckoned}
    return act(
        at,
        case,
        "finding",
        {("findings", item): value},
        told,
        known,
        lambda register, facts: notes(outcome(register, facts, register.cases[case.case], item)),
    )


class _Against(NamedTuple):
    """What a finding is against, as the file says it, and what the officer should know of that."""

    requirement: str
    clause: str
    notes: tuple[Problem, ...] = ()


def _against(at: At, case: "Case", requirement: str, clause: str) -> _Against:
    """The requirement and the clause of the agreement that are meant; the one is filled in from the other (R222)."""
    found = meant(at.register, case, requirement or clause)
    if len(found) == 1:
        return _Against(found[0].name, clause or found[0].clause)
    if not requirement or not requirements(at.register, case):
        return _Against(requirement, clause)
    facts = {"value": requirement, "found": tuple(one.name for one in found)}
    return _Against(requirement, clause, (Problem("note.unknown-requirement", level=Level.WARNING, facts=facts),))


class Regraded(NamedTuple):
    """What an officer says when a finding is judged anew; what is not said stands."""

    finding: str
    reason: Annotated[str, ASKED]
    frequency: Occurrence | None = None
    individual_consequence: Consequence | None = None
    municipality_consequence: Consequence | None = None
    provider_consequence: Consequence | None = None
    grade: Grade | None = None


def regrade(at: At, said: Regraded) -> Act:
    """A finding judged anew, with why: how often, how hard for each of the three, or a grade of one's own (R227).

    The reason is added to those that were given before, with the day; the trail tells from which grade to which.

    Refuses ``nothing-judged``, ``reason-empty``, ``finding-closed``, ``case-closed``.
    """
    item = open_finding(at, said.finding, lambda case, key: not allowed(at.register, case, case.findings[key]).grade)
    if not said.reason.strip():
        raise refuse("reason-empty")
    route, old = item.route, item.value
    judged: dict[tuple[str, ...], object] = {
        (*route, "occurrence"): said.frequency,
        (*route, "consequence", "individual"): said.individual_consequence,
        (*route, "consequence", "municipality"): said.municipality_consequence,
        (*route, "consequence", "provider"): said.provider_consequence,
        (*route, "grade"): said.grade,
    }
    puts: dict[tuple[str, ...], Plain] = {way: str(value) for way, value in judged.items() if value}
    if not puts:
        raise refuse("nothing-judged", value=item.key)
    _, matrix = matrix_of(at.register, item.case)
    hard = old.consequence
    now = (
        said.individual_consequence or hard.individual,
        said.municipality_consequence or hard.municipality,
        said.provider_consequence or hard.provider,
    )
    reckoned = grade(matrix, str(said.frequency or old.occurrence or ""), (str(one or "") for one in now))
    before = allowed(at.register, item.case, old).grade
    after = str(said.grade or old.grade or "") or reckoned
    if str(said.grade or "") == reckoned and not old.grade:
        puts.pop((*route, "grade"), None)
    reason = said.reason.strip()
    puts[(*route, "grade_reason")] = f"{old.grade_reason}\n{at.day}: {reason}" if old.grade_reason else reason
    told = {"item": item.key, "grade": after, "before": before}
    notes_now = [] if after else [Problem("note.ungraded", level=Level.WARNING)]
    return act(
        at,
        item.case,
        "regrade",
        puts,
        told,
        notes_now,
        lambda register, facts: notes(outcome(register, facts, register.cases[item.case.case], item.key)),
    )
