"""What is raised at a meeting of a cooperation group: problems and proposals, and how each is settled."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, NamedTuple

from uppf.model.vocabulary import Consequence, FindingSource, Occurrence
from uppf.problem import Refusal, refuse
from uppf.rules.acts.finding import Found, finding
from uppf.rules.acts.in_case import act, fresh, still_open
from uppf.rules.acts.minutes import draft
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.cooperation import unsettled
from uppf.rules.naming import Item, one_item

Date = dt.date


class Outcome(StrEnum):
    """What a group does with a problem (R018)."""

    SOLVED = "löst"
    FINDING = "brist"
    TABLED = "bordlagt"


class Ended(StrEnum):
    """What a group does at last with what it has tabled."""

    SOLVED = "löst"
    FINDING = "brist"


class Troubled(NamedTuple):
    """What an officer says of a problem that was raised; what is said of grading is of the finding it becomes."""

    meeting: str
    text: str
    outcome: Annotated[Outcome, ASKED]
    reason: str = ""
    category: str = ""
    requirement: str = ""
    clause: str = ""
    frequency: Occurrence | None = None
    individual_consequence: Consequence | None = None
    municipality_consequence: Consequence | None = None
    provider_consequence: Consequence | None = None


def problem(at: At, said: Troubled) -> Act:
    """A problem raised at a meeting: solved jointly with a reason, made a finding, or tabled (R018, R285).

    Refuses ``minutes-adjusted``, ``empty-problem``, ``settling-reason-needed``, and those of a finding.
    """
    found = draft(at, said.meeting)
    case = found.case
    if not said.text.strip():
        raise refuse("empty-problem")
    item = fresh(at, case)
    value = written(text=said.text, raised_at=found.key)
    told = {"item": item, "meeting": found.key, "text": said.text}
    route = ("problems", item)
    if said.outcome == Outcome.TABLED:
        return act(at, case, "group-problem-tabled", {route: value | written(reason=said.reason)}, told)
    if said.outcome == Outcome.SOLVED:
        solved = _solved(found.value.date, said.reason)
        return act(at, case, "group-problem-solved", {route: value | solved}, told)
    made = _finding(at, case.case, said.text, found.value.date, said, {item})
    became = str(made.facts["item"])
    value |= written(settled=found.value.date, reason=said.reason, became=became)
    first = act(at, case, "", {route: value}, {})
    return made._replace(
        changes=(*made.changes, *first.changes),
        code="group-problem-finding",
        facts={**made.facts, **told, "finding": became},
    )


def _solved(day: Date, reason: str) -> dict[str, Plain]:
    if not reason.strip():
        raise refuse("settling-reason-needed")
    return written(settled=day, reason=reason)


def _finding(at: At, case: str, text: str, day: Date, said: "Troubled | Settled", taken: set[str]) -> Act:
    """The act that notes a finding, with what was said of it."""
    unused = at._replace(token=lambda: next(token for token in iter(at.token, "") if token not in taken))
    return finding(
        unused,
        Found(
            case,
            text,
            day,
            category=said.category,
            requirement=said.requirement,
            clause=said.clause,
            frequency=said.frequency,
            individual_consequence=said.individual_consequence,
            municipality_consequence=said.municipality_consequence,
            provider_consequence=said.provider_consequence,
            source=FindingSource.COOPERATION_GROUP,
        ),
    )


class Proposed(NamedTuple):
    """What an officer says of a proposal that was raised."""

    meeting: str
    text: str


def proposal(at: At, said: Proposed) -> Act:
    """A proposal for improvement raised at a meeting; it is no finding (R021).

    Refuses ``minutes-adjusted``, ``empty-problem``.
    """
    found = draft(at, said.meeting)
    if not said.text.strip():
        raise refuse("empty-problem")
    item = fresh(at, found.case)
    value = written(text=said.text, raised_at=found.key)
    told = {"item": item, "meeting": found.key, "text": said.text}
    return act(at, found.case, "group-proposal", {("proposals", item): value}, told)


class Settled(NamedTuple):
    """What an officer says when the group settles what it has tabled."""

    item: str
    outcome: Annotated[Ended, ASKED]
    date: Date
    reason: str = ""
    category: str = ""
    requirement: str = ""
    clause: str = ""
    frequency: Occurrence | None = None
    individual_consequence: Consequence | None = None
    municipality_consequence: Consequence | None = None
    provider_consequence: Consequence | None = None


def settle(at: At, said: Settled) -> Act:
    """A tabled problem or proposal is settled: with a reason, or as a finding (R018, R021, R285).

    Refuses ``already-settled``, ``future-day``, ``settling-reason-needed``, ``proposal-no-finding``, and those of a
    finding.
    """
    found = _raised(at, said.item)
    case = still_open(found.case)
    not_in_the_future(said.date, at.day)
    if not unsettled(found.value):
        raise refuse("already-settled", value=found.key, day=found.value.settled or "")
    told = {"item": found.key, "text": found.value.text}
    if said.outcome == Ended.SOLVED:
        return act(at, case, "group-settle", _puts(found, _solved(said.date, said.reason)), told)
    if found.route[0] == "proposals":
        raise refuse("proposal-no-finding", value=found.key)
    made = _finding(at, case.case, found.value.text, said.date, said, set())
    became = str(made.facts["item"])
    ended = act(at, case, "", _puts(found, written(settled=said.date, reason=said.reason, became=became)), {})
    return made._replace(
        changes=(*made.changes, *ended.changes),
        code="group-settle-finding",
        facts={**made.facts, **told, "finding": became},
    )


def _puts(found: Item, value: dict[str, Plain]) -> dict[tuple[str, ...], Plain]:
    return {(*found.route, name): part for name, part in value.items()}


def _raised(at: At, text: str) -> Item:
    """The problem or the proposal that is meant; a problem where both could be. Refuses those of `one_item`."""
    try:
        return one_item(at, text, "problems", lambda case, item: unsettled(case.problems[item]))
    except Refusal as none:
        if none.problems[0].code == "ambiguous-item":
            raise
        try:
            return one_item(at, text, "proposals", lambda case, item: unsettled(case.proposals[item]))
        except Refusal:
            raise none from None
