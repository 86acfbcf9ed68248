"""What cases say that they have looked at, and which agreements they concern. Facts with days; nothing is judged."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.twins import counted

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case
    from uppf.model.register import Register

Date = dt.date


class Seen(NamedTuple):
    """That a case says something of a requirement, a point of the agreement or a check point, on a day."""

    date: Date
    case: str
    requirement: str = ""
    clause: str = ""
    check_point: str = ""
    finding: bool = False
    unit: str = ""


def cases_of(register: "Register") -> dict[str, tuple["Case", ...]]:
    """The cases that concern each agreement: by its name, else by a unit of it, else by the provider alone."""
    of_units: dict[str, list[str]] = {}
    for key, (_, agreement) in register.agreements().items():
        for unit in agreement.units:
            of_units.setdefault(unit, []).append(key)
    told: dict[str, list[Case]] = {}
    for case in register.cases.values():
        units = [unit for unit in (case.unit, *case.units) if unit]
        meant = [case.agreement] if case.agreement else [key for unit in units for key in of_units.get(unit, ())]
        if not meant and not units and case.provider:
            whole = register.providers.get(case.provider)
            meant = list(whole.agreements) if whole else []
        for key in dict.fromkeys(meant):
            told.setdefault(key, []).append(case)
    return {key: tuple(cases) for key, cases in told.items()}


def told(case: "Case", day: Date) -> bool:
    """Whether a case may be spoken of: an unannounced one only when its report is finished (OSL 17:1, L18)."""
    return not case.unannounced or any(one.finished and one.finished <= day for one in case.reports.values())


def looked_at(one: "Assessment") -> bool:
    """Whether a point has been looked at, and not only asked or put aside."""
    said = (one.answer, one.assessment, one.observation, one.evidence, one.count, one.faults)
    return one.not_applicable is None and any(part not in (None, ()) for part in said)


def seen(case: "Case", day: Date) -> Iterator[Seen]:
    """Everything that a case has said by a day of what it looked at."""
    if not told(case, day) or case.opened > day:
        return
    case = counted(case)
    visits = [visit for visit in case.visits.values() if visit.date <= day]
    # Points of the case itself have no day of their own: they were settled by its last visit.
    settled = max((visit.date for visit in visits), default=case.opened)
    groups = [(settled, case.points), *((visit.date, visit.points) for visit in visits)]
    for date, points in groups:
        for one in points.values():
            if looked_at(one):
                yield Seen(date, case.case, one.requirement or "", "", one.check_point or "")
    for check in case.desk_checks.values():
        if check.date <= day:
            yield Seen(check.date, case.case, check_point=check.kind.replace("_", "-"))
    for found in case.findings.values():
        if found.found <= day:
            said = found.requirement or "", found.clause_number or ""
            yield Seen(found.found, case.case, *said, finding=True, unit=found.unit or "")
