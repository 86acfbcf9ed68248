"""What to mend in the next tender: what follow-ups have taught, and requirements that cannot be followed up."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.coverage import Desk, active
from uppf.rules.demands import unverifiable
from uppf.rules.likeness import services_of
from uppf.rules.sighting import told

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
LEARNT, UNVERIFIABLE = "lärdom", "går_inte_att_följa_upp"
"""The two kinds of what is told."""


class Learnt(NamedTuple):
    """Something for those who write the next tender of a kind of service."""

    service: str
    kind: str
    text: str
    requirement: str = ""
    case: str = ""
    missing: tuple[str, ...] = ()
    date: Date | None = None


def lessons(at: Desk, service: str = "") -> tuple[Learnt, ...]:
    """The lessons of every kind of service, or of one; newest first, then what cannot be followed up (R184, R257).

    A requirement is told for the services of the agreements in operation that have its set.
    """
    found = [*_learnt(at), *_unverifiable(at)]
    wanted = [one for one in found if not service or one.service == service]
    known = at.register.municipality.services if at.register.municipality else {}
    order = {key: number for number, key in enumerate(known)}
    newest = sorted(sorted(wanted, key=_named), key=lambda one: one.date or Date.min, reverse=True)
    return tuple(sorted(newest, key=lambda one: (order.get(one.service, len(order)), one.service, one.kind != LEARNT)))


def _named(one: Learnt) -> tuple[str, str]:
    return one.requirement, one.text


def _learnt(at: Desk) -> Iterator[Learnt]:
    for case in at.register.cases.values():
        if case.lessons and case.opened <= at.day and told(case, at.day):
            days = [report.finished for report in case.reports.values() if report.finished]
            date = max((day for day in days if day <= at.day), default=case.opened)
            for service in _services(at, case):
                for lesson in case.lessons.values():
                    yield Learnt(service, LEARNT, lesson.text, lesson.requirement or "", case.case, (), date)


def _services(at: Desk, case: "Case") -> list[str]:
    """The kinds of service that a case is about: its own word, else its units', else its agreement's; else unsaid."""
    if case.service:
        return [case.service]
    units, agreements = at.register.units(), at.register.agreements()
    found = [units[key][1].service for key in (case.unit, *case.units) if key and key in units]
    if not any(found) and case.agreement in agreements:
        found = [agreements[case.agreement][1].service]
    return list(dict.fromkeys(one for one in found if one)) or [""]


def _unverifiable(at: Desk) -> Iterator[Learnt]:
    agreements = at.register.agreements()
    having: dict[str, dict[str, None]] = {}
    for key in active(at.register, at.day):
        for name in agreements[key][1].requirement_sets:
            having.setdefault(name, {}).update(dict.fromkeys(sorted(services_of(at, key))))
    for name, key, one, missing in unverifiable(at.register):
        for service in having.get(name, {}):
            yield Learnt(service, UNVERIFIABLE, one.text, f"{name}/{key}", missing=missing)
