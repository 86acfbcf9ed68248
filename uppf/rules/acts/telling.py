"""Telling of a finished report, and of decisions: the business, the management group, a board, everyone."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened, still_open
from uppf.rules.change import Act, At, Plain, not_in_the_future, written
from uppf.rules.checks_case import needs_report, units_of
from uppf.rules.delegated import Delegated, unreported
from uppf.rules.delegation import named_board
from uppf.rules.due import due
from uppf.rules.meetings import meetings_of, next_meeting
from uppf.rules.naming import NAMED, names_case, one_case
from uppf.rules.steps_reporting import finished

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


class Told(NamedTuple):
    """On which day it was told."""

    case: str
    date: Date


def feed_back(at: At, said: Told) -> Act:
    """The result is told to the business that was followed up (R086, R205).

    Refuses ``case-closed``, ``report-not-finished``, ``told-already``, ``future-day``.
    """
    return _told(at, said, "feed-back", "fed_back")


def management(at: At, said: Told) -> Act:
    """The report is handed to the management group (R079). Refuses as `feed_back`."""
    return _told(at, said, "management", "management_group")


def published(at: At, said: Told) -> Act:
    """The report is published on the municipality's site (R205, R242). Refuses as `feed_back`."""
    case = opened(at, said.case)
    hidden = tuple(unit.name for unit in units_of(at.register, case) if not unit.published)
    notes = [Problem("note.unit-not-published", level=Level.WARNING, facts={"units": hidden})] if hidden else []
    done = _told(at, said, "publish", "published_on")
    return done._replace(notes=(*done.notes, *notes))


def _told(at: At, said: Told, code: str, field: str) -> Act:
    not_in_the_future(said.date, at.day)
    case = _reported(at, said.case)
    known = getattr(case, field)
    if known:
        raise refuse("told-already", value=case.case, day=known)
    return act(at, case, code, {(field,): said.date.isoformat()}, {"day": said.date})


def _reported(at: At, text: str) -> "Case":
    """The open case that is meant, with the report that it needs. Refuses ``report-not-finished``."""
    return _finished(at, opened(at, text))


def _finished(at: At, case: "Case") -> "Case":
    if (needs_report(at.register, case) or case.reports) and not finished(case):
        raise refuse("report-not-finished", value=case.case, tail=case.case.rpartition("-")[2])
    return case


class Laid(NamedTuple):
    """At which meeting of which board; without a day the next one that the papers reach, with a section the last."""

    case: str
    date: Date | None = None
    board: str = ""
    section: str = ""


def lay(at: At, said: Laid) -> Act:
    """The report is laid before a board (R087, R205, R243, T13); said again with the section, it is written there.

    The meeting may come after the case is closed, and so does its section.
    Refuses ``case-closed`` (when it was called off), ``report-not-finished``, ``board-needed``, ``meeting-needed``,
    ``no-such-board``, ``laid-already``, ``section-before-meeting``.
    """
    case = one_case(at.register, said.case)
    case = _finished(at, case if case.closed else still_open(case))
    board = spoken.board(at.register, said.board) if said.board else named_board(at.register, case)
    if not board:
        raise refuse("board-needed", value=case.case)
    # Only a meeting that has been held has given the matter a section.
    written_on = max((one.finished for one in case.reports.values() if one.finished), default=case.opened)
    # The section belongs to the meeting that it was laid at, else to the last one held since it was written.
    laid = max((one.date for one in case.reported.values() if one.board == board and one.date <= at.day), default=None)
    held_on = (laid or _held(at, board, written_on)) if said.section else None
    day, notes = _meeting(at, board, said.date or held_on)
    if said.section and day > at.day:
        raise refuse("section-before-meeting", value=said.section, day=day)
    if said.section:
        notes = [note for note in notes if note.code != "note.deadline-passed"]
    told = {"board": board, "day": day, "section": said.section}
    before = [key for key, one in case.reported.items() if (one.board, one.date) == (board, day)]
    if before:
        if not said.section or case.reported[before[0]].section:
            raise refuse("laid-already", value=case.case, day=day)
        return act(at, case, "lay", {("reported", before[0], "section"): said.section}, {**told, "item": before[0]})
    item = fresh(at, case)
    value = written(board=board, date=day, section=said.section)
    # What is laid at a meeting to come is not yet told.
    code = "lay-ahead" if day > at.day else "lay"
    return act(at, case, code, {("reported", item): value}, {**told, "item": item}, notes)


def _held(at: At, board: str, since: Date) -> Date | None:
    """The last meeting of a board from a day until today."""
    held = [one.date for one in meetings_of(at.register.municipality, board) if since <= one.date <= at.day]
    return max(held, default=None)


def _meeting(at: At, board: str, said: Date | None) -> tuple[Date, list[Problem]]:
    """The day of the meeting, and what the officer should know of it. Refuses ``meeting-needed``."""
    meetings = meetings_of(at.register.municipality, board)
    reached = next_meeting(meetings, board, at.day)
    if said is None:
        if reached is None:
            raise refuse("meeting-needed", value=board)
        facts = {"day": reached.date, "deadline": reached.deadline or reached.date}
        return reached.date, [Problem("note.next-meeting", level=Level.INFO, facts=facts)]
    held = next((one for one in meetings if one.date == said), None)
    notes = []
    if meetings and held is None:
        near = {"day": said, "next": reached.date if reached else ""}
        notes.append(Problem("note.no-meeting", level=Level.WARNING, facts=near))
    if held and held.deadline and held.deadline < at.day <= held.date:
        late = {"day": said, "deadline": held.deadline, "next": reached.date if reached else ""}
        notes.append(Problem("note.deadline-passed", level=Level.WARNING, facts=late))
    return said, notes


class Reported(NamedTuple):
    """Which decision was reported: by the id of its row, its own key, or its case; and at which meeting."""

    decision: str
    date: Date | None = None
    section: str = ""


def report(at: At, said: Reported) -> Act:
    """A decision taken on delegation is reported to the board (KL 6:40; L8); also when its case is closed.

    Refuses ``no-such-decision``, ``ambiguous-decision``, ``meeting-needed``, ``section-before-meeting``.
    """
    case, one = _one_decision(at, said.decision)
    board = one.point.board or named_board(at.register, case)
    # Only a meeting that has been held has given the matter a section.
    day, notes = _meeting(at, board, said.date or (_held(at, board, one.decided.date) if said.section else None))
    if said.section and day > at.day:
        raise refuse("section-before-meeting", value=said.section, day=day)
    if said.section:
        notes = [note for note in notes if note.code != "note.deadline-passed"]
    puts: dict[tuple[str, ...], Plain] = {(*map(str, one.route), "reported_to_board"): day.isoformat()}
    if said.section:
        puts[(*map(str, one.route), "reported_section")] = said.section
    told = {"item": one.item, "decision": one.point.decision, "board": board, "day": day}
    return act(at, case, "board-report", puts, told, notes)


def _one_decision(at: At, text: str) -> tuple["Case", Delegated]:
    """The one decision that waits to be reported and is meant."""
    waiting = [(case, one) for case in at.register.cases.values() for one in unreported(at.register, case)]
    asked = text.strip().casefold()
    rows = [row.dims for row in due(at.facts, at.day) if row.source == "redovisa_beslut" and asked in (row.id, row.key)]
    found = [(c, d) for c, d in waiting if any((c.case, d.item) == (row.case, row.item) for row in rows)]
    if not found:
        # A registry number has a stroke of its own: 22/SN 0182 is a case, and no decision of a case 22.
        whose, _, own = ("", "", asked) if names_case(at.register, text) else asked.rpartition("/")
        if " " in own:
            whose, own = "", asked
        meant = {one_case(at.register, whose).case} if whose else set(at.register.cases)
        found = [(c, d) for c, d in waiting if own == d.item and c.case in meant]
    if not found:
        case = one_case(at.register, text)
        found = [(c, d) for c, d in waiting if c.case == case.case]
    if not found:
        raise refuse("no-such-decision", value=text)
    if len(found) > 1:
        told = tuple(f"{c.case}/{d.item}" for c, d in found[:NAMED])
        raise refuse("ambiguous-decision", value=text, found=told)
    return found[0]
