"""The life of one agreement as marks on a line of time: its days, its follow-ups, its findings and its sanctions."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.agreement_items import extended, notice_day
from uppf.rules.calendar import add_days
from uppf.rules.due import CANCELLED, NOT_APPLICABLE, Due
from uppf.rules.language import duration
from uppf.rules.outcome import allowed
from uppf.rules.remedy import closed_on
from uppf.rules.selection import shared
from uppf.rules.sighting import cases_of
from uppf.rules.visits import hidden

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.provider import Agreement
    from uppf.model.register import Register

Date = dt.date
CASEWORK = ("ärende", "brist", "åtgärdsplan")
"""What a rule may be about that is a step within a case, and no follow-up of its own."""
AHEAD = 731
"""Days ahead that are shown of what has no last day."""

SPAN, DAY, FOLLOW_UP, FINDING, SANCTION = "tid", "dag", "uppföljning", "brist", "sanktion"
"""The lanes of a timeline."""


class Mark(NamedTuple):
    """Something in the life of an agreement: in which lane, of what kind, when, and what it is called."""

    lane: str
    kind: str
    start: Date
    end: Date | None = None
    text: str = ""
    case: str = ""


class Timeline(NamedTuple):
    """An agreement's marks in order of time, and the first and last day that are shown."""

    title: str
    start: Date
    end: Date
    day: Date
    marks: tuple[Mark, ...]


def last_shown(agreement: "Agreement", day: Date) -> Date:
    """The last day that a timeline of the agreement reaches: its end with every option that may yet be used."""
    spans = [mark.end or add_days(day, AHEAD) for mark in _spans(agreement)]
    return max(spans, default=add_days(day, AHEAD))


def timeline(register: "Register", rows: Iterable[Due], day: Date, key: str) -> Timeline:
    """The timeline of an agreement on a day, from all rows until its `last_shown`; the unannounced is never in it.

    A sanction is there from the day it is decided. Source: OSL 17:1 (L18), T41, T47.
    """
    _, agreement = register.agreements()[key]
    until = last_shown(agreement, day)
    cases = [case for case in cases_of(register).get(key, ()) if not hidden(case, day)]
    marks = [*_spans(agreement), *_days(agreement, until)]
    marks += [mark for mark in _follow_ups(rows, key) if mark.start <= until]
    for case in cases:
        marks += _findings(register, case, day)
        marks += _sanctions(case, day)
    marks.sort(key=lambda mark: (mark.start, mark.lane, mark.kind, mark.text))
    days = [mark.start for mark in marks] + [mark.end for mark in marks if mark.end]
    return Timeline(agreement.title, min([*days, day]), max([*days, day]), day, tuple(marks))


def _spans(agreement: "Agreement") -> Iterator[Mark]:
    """From signature to start, the operation, and each option: used, or yet to be used."""
    begins = agreement.operation_starts or agreement.in_force
    signed = agreement.signed_on or agreement.awarded_on
    if signed and begins and signed < begins:
        yield Mark(SPAN, "förberedelse", signed, add_days(begins, -1))
    end = agreement.ends_on
    start = begins or signed
    if start and (end is None or start <= end):
        stop = agreement.ended.date if agreement.ended else None
        yield Mark(SPAN, "drift", start, min(filter(None, (end, stop)), default=None))
    for option in agreement.options:
        if end and not option.declined_on and not (agreement.ended and agreement.ended.date <= end):
            later = extended(end, duration(option.length))
            kind = "option_utnyttjad" if option.used_on else "option_möjlig"
            yield Mark(SPAN, kind, add_days(end, 1), later, str(option.length))
            end = later


def _days(agreement: "Agreement", until: Date) -> Iterator[Mark]:
    """The days of the agreement itself: signature, start, last day of notice and of options, end."""
    end = agreement.ends_on
    for option in agreement.options:
        if option.used_on and end:
            end = extended(end, duration(option.length))
    days = {
        "undertecknat": agreement.signed_on,
        "start": agreement.operation_starts or agreement.in_force,
        "uppsagt": agreement.ended.notice_given_on if agreement.ended else None,
        "slut": agreement.ended.date if agreement.ended else end,
    }
    if end and agreement.notice_period and not agreement.ended:
        days["uppsägning_senast"] = notice_day(end, duration(agreement.notice_period))[0]
    for option in agreement.options:
        days["option_senast"] = days.get("option_senast") or (
            None if option.used_on or option.declined_on or agreement.ended else option.notify_by
        )
    yield from (Mark(DAY, kind, day) for kind, day in days.items() if day and day <= until)


def _follow_ups(rows: Iterable[Due], key: str) -> Iterator[Mark]:
    """What rules ask for of the agreement and what is under it, on the day it was done or falls due."""
    for row in shared(rows):
        if (
            row.rule
            and row.dims.agreement == key
            and row.object not in CASEWORK
            and row.state not in (CANCELLED, NOT_APPLICABLE)
        ):
            yield Mark(FOLLOW_UP, row.state, row.done or row.due, None, row.title, row.case)


def _findings(register: "Register", case: "Case", day: Date) -> Iterator[Mark]:
    for finding in case.findings.values():
        if finding.found <= day:
            closed = closed_on(finding)
            ended = closed if closed and closed <= day else None
            grade = allowed(register, case, finding).grade
            yield Mark(FINDING, grade, finding.found, ended, finding.text, case.case)


def _sanctions(case: "Case", day: Date) -> Iterator[Mark]:
    for one in case.sanctions.values():
        if one.decision and one.decision.date <= day and one.decision.granted is not False:
            ended = one.ended or one.to_date
            yield Mark(SANCTION, str(one.type), one.decision.date, ended, "", case.case)
