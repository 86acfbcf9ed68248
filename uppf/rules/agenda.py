"""What is to be laid before a board: finished reports, decisions on delegation, accounts that the plan asks for."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts, Meeting
from uppf.model.vocabulary import RuleObject
from uppf.problem import refuse
from uppf.rules.checks_case import REPORT
from uppf.rules.due import COMING, WAITING, Due, due
from uppf.rules.meetings import meetings_of, next_meeting
from uppf.rules.open_items import item_key

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
DECISION = "redovisa_beslut"
LAID = "redovisad"


class Agenda(NamedTuple):
    """A meeting, and the rows of the due list that are done by being laid before it."""

    board: str
    meeting: Meeting | None
    rows: tuple[Due, ...]


def agenda(
    register: "Register",
    facts: Facts,
    day: Date,
    board: str,
    on: Date | None = None,
    rows: Iterable[Due] | None = None,
) -> Agenda:
    """What waits for a board at a meeting, else at the next whose document deadline has not passed (T13, T39, T48).

    What is ready too late for the meeting is left for a later one. ``rows`` are the due list of the day, for whoever
    has reckoned it already. Refuses ``no-such-meeting``.
    """
    meetings = meetings_of(register.municipality, board)
    meeting = next_meeting(meetings, board, day)
    if on is not None:
        meeting = next((one for one in meetings if one.date == on), None)
        if meeting is None:
            raise refuse(
                "no-such-meeting", value=on, meetings=tuple(one.date for one in meetings if one.date >= day)[:4]
            )
    laid = {rule.id for rule in facts.rules if LAID in rule.counts}
    pictures = set(_pictures(register, board))
    boards = {item_key(item): item.board for item in facts.items if item.kind == DECISION}
    found = [
        row
        for row in (due(facts, day) if rows is None else rows)
        if row.state in WAITING
        and row.state != COMING
        and (
            row.rule in pictures
            or ((row.rule in laid or row.source == DECISION) and (boards.get(row.key) or row.dims.board) == board)
        )
        and _reaches(row, meeting)
    ]
    return Agenda(board, meeting, tuple(sorted(found, key=lambda row: (row.source != "regel", row.last, row.key))))


def _pictures(register: "Register", board: str) -> Iterator[str]:
    """The rules whose report is written for the board itself: of a kind of service, or of all (R261, T40)."""
    for plan in register.plans.values():
        for rule in plan.rules:
            of_many = rule.object in (RuleObject.SERVICE, RuleObject.MUNICIPALITY)
            if of_many and REPORT in rule.counts_as_done and board in rule.recipients:
                yield f"{plan.plan}/{rule.id}"


def _reaches(row: Due, meeting: Meeting | None) -> bool:
    """Whether a paper can be laid at the meeting: an account for a period any time in it, the rest by its own day."""
    return meeting is None or row.object == "nämnd" or row.last <= meeting.date
