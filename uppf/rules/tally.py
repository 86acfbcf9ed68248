"""Findings counted by half-year, kind of service and grade, beside how many follow-ups were finished."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.outcome import allowed
from uppf.rules.period import Period, next_period, parse_period, period_of
from uppf.rules.visits import hidden

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

Date = dt.date
GRADES = ("allvarlig", "brist", "mindre", "")
"""The grades, gravest first; last what nobody has graded."""


class Tally(NamedTuple):
    """How many findings of each grade were made in each half-year, for each kind of service, and reports finished.

    The half-years are keys such as ``2026-H1``; the last one has gone as far as the day.
    """

    periods: tuple[str, ...]
    day: Date
    findings: Counter[tuple[str, str, str]]
    reports: Counter[tuple[str, str]]

    def services(self) -> tuple[str, ...]:
        """The kinds of service with findings or reports, those with most findings first."""
        found: Counter[str] = Counter()
        for (_, service, _), count in self.findings.items():
            found[service] += count
        known = {service for _, service in self.reports} | set(found)
        return tuple(sorted(known, key=lambda service: (-found[service], service)))

    def grades(self, period: str, service: str = "") -> dict[str, int]:
        """The findings of a half-year by grade; of all kinds of service where none is said."""
        counted = dict.fromkeys(GRADES, 0)
        for (when, whose, grade), count in self.findings.items():
            if when == period and service in ("", whose):
                counted[grade if grade in counted else ""] += count
        return counted

    def reported(self, period: str, service: str = "") -> int:
        """The reports that were finished in a half-year."""
        return sum(count for (when, whose), count in self.reports.items() if when == period and service in ("", whose))


def half_years(day: Date, years: int) -> tuple[str, ...]:
    """The half-years of so many calendar years, until the one that holds the day."""
    last = period_of(day, 6)
    first: Period | None = parse_period(f"{day.year - years + 1:04}-H1")
    told = [first] if first else []
    while told and told[-1].start < last.start:
        told.append(next_period(told[-1]))
    return tuple(one.key for one in told)


def tally(register: "Register", day: Date, periods: Sequence[str]) -> Tally:
    """Findings and finished reports until a day; nothing of an unannounced follow-up that is not yet known of.

    A finding is a fault at a provider and concerns no individual, so that no small number is hidden. It is counted on
    the day it was found, and stays counted when it is remedied. Source: OSL 17:1 (L18), R186.
    """
    findings: Counter[tuple[str, str, str]] = Counter()
    reports: Counter[tuple[str, str]] = Counter()
    for case in register.cases.values():
        if hidden(case, day):
            continue
        own = service_of(register, case)
        for finding in case.findings.values():
            when = period_of(finding.found, 6).key
            if finding.found <= day and when in periods:
                service = _of_unit(register, finding.unit) or own
                findings[when, service, allowed(register, case, finding).grade] += 1
        for report in case.reports.values():
            if report.finished and report.finished <= day and period_of(report.finished, 6).key in periods:
                reports[period_of(report.finished, 6).key, own] += 1
    return Tally(tuple(periods), day, findings, reports)


def service_of(register: "Register", case: "Case") -> str:
    """The kind of service that a case is about: what it says, else that of its agreement or unit; else nothing."""
    if case.service:
        return case.service
    known = register.agreements()
    if case.agreement in known:
        return known[case.agreement][1].service
    found = {_of_unit(register, unit) for unit in (case.unit, *case.units)} - {""}
    whole = register.providers.get(case.provider or "")
    if not found and whole:
        found = {agreement.service for agreement in whole.agreements.values()}
    return found.pop() if len(found) == 1 else ""


def _of_unit(register: "Register", unit: str | None) -> str:
    _, found = register.units().get(unit or "", (None, None))
    return (found.service if found else None) or ""
