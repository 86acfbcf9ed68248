"""A finding: what is wrong, against which requirement, how often and how hard it hits."""

import datetime as dt
from typing import NamedTuple

from uppf.model.vocabulary import Consequence, FindingSource, Grade, Occurrence
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.change import Act, At, not_in_the_future, written
from uppf.rules.outcome import matrix_of, notes, outcome
from uppf.rules.patterns import grade

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
    value = written(
        text=said.text,
        found=said.date,
        category=spoken.key(said.category),
        requirement=said.requirement,
        clause_number=said.clause,
        source=said.source,
        unit=spoken.unit(at.register, case, said.unit) if said.unit else "",
        occurrence=said.frequency,
        consequence=written(individual=hard[0], municipality=hard[1], provider=hard[2]),
        grade=own if own != reckoned else "",
        grade_reason=said.grade_reason,
        commissioner_informed=said.informed,
    )
    known = []
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
