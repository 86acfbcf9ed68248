"""The agenda of a cooperation group's next meeting: standing points, what is tabled, what has happened since."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts
from uppf.rules.calendar import add_days
from uppf.rules.cooperation import group_cases, held, unsettled
from uppf.rules.due import WAITING, due
from uppf.rules.group import AHEAD, Group
from uppf.rules.minutes import unsigned
from uppf.rules.status import CLOSED_FINDING, finding_state

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

Date = dt.date


class Matter(NamedTuple):
    """Something to take up at a meeting."""

    kind: str
    text: str
    day: Date | None = None
    case: str = ""
    item: str = ""
    mandatory: bool = True


class Looked(NamedTuple):
    """What an agenda is made from: the group, its agreement's cases that both parties may see, and the last meeting."""

    register: "Register"
    group: Group
    cases: tuple["Case", ...]
    since: Date
    day: Date


def _minutes(at: Looked) -> Iterator[Matter]:
    for case, key, visit in held(at.register, at.group.agreement_id, at.day):
        if unsigned(visit) and not _by(visit.minutes_adjusted, at.day):
            yield Matter("protokoll", "", visit.date, case.case, key)


def _standing(at: Looked) -> Iterator[Matter]:
    for point in at.group.plan.agenda:
        yield Matter("punkt", point.text, item=point.id, mandatory=point.mandatory)


def _raised(at: Looked) -> Iterator[Matter]:
    for kind in ("problems", "proposals"):
        for case in group_cases(at.register, at.group.agreement_id):
            for key, one in getattr(case, kind).items():
                meeting = case.visits.get(one.raised_at)
                later = meeting is not None and meeting.date > at.day
                if not later and (unsettled(one) or not _by(one.settled or Date.min, at.day)):
                    name = "problem" if kind == "problems" else "förslag"
                    yield Matter(name, one.text, meeting.date if meeting else None, case.case, key)


def _results(at: Looked) -> Iterator[Matter]:
    """What follow-ups have shown since the last meeting (R020)."""
    for case in at.cases:
        for key, report in case.reports.items():
            if report.finished and at.since < report.finished <= at.day:
                said = report.summary or case.title or case.case
                yield Matter("resultat", said, report.finished, case.case, key)
        for key, check in case.desk_checks.items():
            if at.since < check.date <= at.day:
                yield Matter("resultat", check.outcome, check.date, case.case, key)
        for key, found in case.findings.items():
            for seen in found.checks:
                if at.since < seen.date <= at.day:
                    kind = "åtgärdad" if seen.remedied else "ej_åtgärdad"
                    yield Matter(kind, found.text, seen.date, case.case, key)


def _findings(at: Looked) -> Iterator[Matter]:
    for case in at.cases:
        for key, found in case.findings.items():
            if found.found <= at.day and finding_state(case, key, at.day) not in CLOSED_FINDING:
                yield Matter("brist", found.text, found.found, case.case, key)


def _actions(at: Looked) -> Iterator[Matter]:
    for case in at.cases:
        for plan in case.action_plans.values():
            for key, action in plan.actions.items() if (plan.received or plan.requested) <= at.day else ():
                # What is remedied needs no action any more.
                about = [one for one in action.findings or plan.findings if one in case.findings]
                over = [finding_state(case, one, at.day) in CLOSED_FINDING for one in about]
                if not _by(action.done, at.day) and not (over and all(over)):
                    yield Matter("åtgärd", action.activity, action.end_date, case.case, key)


def _by(done: Date | None, day: Date) -> bool:
    """Whether something had been done by a day."""
    return done is not None and done <= day


SOURCES: tuple[Callable[[Looked], Iterator[Matter]], ...] = (
    _minutes,
    _raised,
    _results,
    _findings,
    _actions,
    _standing,
)
"""What an agenda takes up, in the order it is taken."""
ORDER = (*("protokoll", "problem", "resultat", "åtgärdad", "ej_åtgärdad", "brist", "åtgärd", "förslag", "punkt"),)
"""The headings, in order."""


def agenda(register: "Register", facts: Facts, group: Group, day: Date) -> tuple[Date | None, list[Matter]]:
    """The day that the next meeting is due, and what it takes up (R018, R020–R023).

    Both parties see it, so unannounced follow-ups that have not been made are left out.
    """
    meetings = held(register, group.agreement_id, day)
    since = meetings[-1][2].date if meetings else Date.min
    looked = Looked(register, group, seen_by_both(register, group, day), since, day)
    found = [matter for source in SOURCES for matter in source(looked)]
    rule = group.rule_id(group.meetings)
    rows = due(facts, day, add_days(day, AHEAD))
    coming = [
        row.due
        for row in rows
        if row.rule == rule and row.dims.agreement == group.agreement_id and row.state in WAITING
    ]
    by_day = sorted(found, key=lambda one: (ORDER.index(one.kind), one.day or Date.min))
    return min(coming, default=None), by_day


def seen_by_both(register: "Register", group: Group, day: Date) -> tuple["Case", ...]:
    """The cases of the group's agreement that both parties may see: no unannounced follow-up before it is made."""
    return tuple(case for case in register.cases.values() if _of(group, case) and not _hidden(case, day))


def _of(group: Group, case: "Case") -> bool:
    if case.agreement:
        return case.agreement == group.agreement_id
    return bool({case.unit, *case.units} & set(group.agreement.units))


def _hidden(case: "Case", day: Date) -> bool:
    return case.unannounced and not any(visit.date <= day for visit in case.visits.values())
