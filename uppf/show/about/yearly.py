"""A kind of service with one of its years as the variables of a template: the yearly picture that a board is given."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from uppf.rules.calendar import add_days
from uppf.rules.naming import one_service
from uppf.rules.period import period_of
from uppf.rules.period_summary import Finished, PeriodSummary, Within, cases_within
from uppf.rules.sighting import looked_at
from uppf.rules.status import CLOSED_FINDING
from uppf.rules.summary_case import action_plans
from uppf.show.about import case as about_case
from uppf.show.about import period
from uppf.show.about.subject import Asked, Record, Subject, Topic

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case
    from uppf.model.plan import FocusArea, Plan

Date = dt.date
SERVICE = "verksamhet"
"""The object of the rules that ask for a picture of a kind of service."""

DONE_PLAN = "verifierad"
"""The state of an action plan of which nothing remains."""


def _one(asked: Asked, text: str) -> Subject:
    """The kind of service that is meant, with the year that is asked for. Error: no-such-service-named."""
    return _subject(asked, one_service(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    span = period.span(asked)
    agreements = period.summary(asked, Within()).agreements
    units = asked.register.units()
    under = (units[key][1] for _, _, agreement in agreements for key in agreement.units if key in units)
    services = {agreement.service for _, _, agreement in agreements} | {unit.service for unit in under if unit.service}
    for service in sorted(services):
        if span.start <= asked.day:
            yield _subject(asked, service)


def _subject(asked: Asked, service: str) -> Subject:
    return Subject(f"{service}-{period.span(asked).key}", "", lambda: variables(asked, service))


TOPIC = Topic(_one, _every)


def variables(asked: Asked, service: str) -> Record:
    """Everything that a yearly picture may say; counts of individuals never so small that anybody is known (L17)."""
    within = Within(service=service)
    found = period.summary(asked, within)
    cases = list(cases_within(asked.register, asked.laid, asked.day, within, asked.unannounced))
    plans = _plans(asked, service)
    year = found.period.start.year
    return {
        **asked.known,
        "verksamhet": service,
        **period.variables(asked, within),
        "bilder": [_picture(asked, one) for one in _pictures(asked, cases, str(year))],
        "planer": [plan.title for plan in plans],
        "fokusområden": [_focus(asked, plan, area, cases, found) for plan, area in _areas(plans, year)],
        "fokus_saknas_i": [plan.title for plan in plans if plan.focus_areas and str(year) not in plan.focus_areas],
        "antal": [_count(asked, case, one) for case, one in _aggregates(cases, found)],
        "året_innan": _before(asked, within),
        "öppna_åtgärdsplaner": _open_plans(asked, cases),
    }


def _plans(asked: Asked, service: str) -> "list[Plan]":
    """The plans that the kind of service is followed up by."""
    rows = [row for row in asked.laid.rows.get("engagement", ()) if row.dims.service == service]
    names = dict.fromkeys(plan for row in rows for plan in row.plans)
    return [asked.register.plans[name] for name in names if name in asked.register.plans]


def _areas(plans: "Iterable[Plan]", year: int) -> "Iterator[tuple[Plan, FocusArea]]":
    for plan in plans:
        for area in plan.focus_areas.get(str(year), ()):
            yield plan, area


def _pictures(asked: Asked, cases: "Iterable[Case]", year: str) -> Iterator[Finished]:
    """The finished reports that are pictures of the year: those of a rule that is about kinds of service (T40)."""
    for case in cases:
        for report in case.reports.values():
            rule = asked.register.rule(report.rule or case.rule or "")
            of_year = (report.period or case.period) == year
            if rule and str(rule.object) == SERVICE and of_year and report.finished and report.finished <= asked.day:
                yield Finished(case, report)


def _picture(asked: Asked, one: Finished) -> Record:
    return {
        **period.whose(asked, one.case),
        "färdig": one.report.finished,
        "sammanfattning": one.report.summary,
        "förbättringar": one.report.improvements,
        "styrkor": one.report.strengths,
    }


def _focus(asked: Asked, plan: "Plan", area: "FocusArea", cases: "Iterable[Case]", found: PeriodSummary) -> Record:
    """A focus area, and all that was looked at of it in the year (S3:159, R209; S4:43, R262)."""
    end = min(found.period.end, asked.day)
    texts = {point.id: point.text for point in plan.check_points}
    seen = [
        {
            **period.whose(asked, case),
            "datum": day,
            "punkt": texts.get(one.check_point or "") or one.requirement,
            "svar": one.answer or one.observation,
            "bedömning": one.assessment,
        }
        for case in cases
        for day, one in _points(case)
        if found.period.start <= day <= end
        and (one.check_point in area.check_points or one.requirement in area.requirements)
        and looked_at(one)
    ]
    return {
        "text": area.text,
        "roller": list(area.roles),
        "plan": plan.title,
        "punkter": sorted(seen, key=lambda one: (one["datum"], one["gäller"])),
    }


def _points(case: "Case") -> "Iterator[tuple[Date, Assessment]]":
    visits = list(case.visits.values())
    settled = max((visit.date for visit in visits), default=case.opened)
    for day, group in ((settled, case.points), *((visit.date, visit.points) for visit in visits)):
        for one in group.values():
            if one.check_point or one.requirement:
                yield day, one


def _aggregates(cases: "Iterable[Case]", found: PeriodSummary) -> Iterator[tuple["Case", Record]]:
    end = min(found.period.end, found.day)
    told = [
        (case, about_case.record(one))
        for case in cases
        for one in case.aggregates.values()
        if found.period.start <= one.date <= end
    ]
    yield from sorted(told, key=lambda one: (one[1]["datum"], one[0].case))


def _count(asked: Asked, case: "Case", own: Record) -> Record:
    municipality = asked.register.municipality
    least = municipality.settings.small_number if municipality else 5
    return {**about_case.counts(own, least), **period.whose(asked, case)}


def _before(asked: Asked, within: Within) -> Record:
    """What was found in the year before, and how it stands now."""
    start = period.span(asked).start
    year = period_of(add_days(start, -1), period.YEAR)
    found = period.summary(asked, within, year)
    return {
        "text": str(year.start.year),
        "rapporter": len(found.finished),
        "brister_per_grad": period.by_grade(found.found),
        "öppna_brister": [period.finding(asked, one) for one in found.found if one.state not in CLOSED_FINDING],
    }


def _open_plans(asked: Asked, cases: "Iterable[Case]") -> list[Record]:
    """The action plans that are not seen to be carried out, whenever they were asked for."""
    return [
        {**about_case.record(one.plan), "läge": one.state, **period.whose(asked, case)}
        for case in cases
        for one in action_plans(case, asked.day)
        if one.plan.requested <= asked.day and one.state != DONE_PLAN
    ]
