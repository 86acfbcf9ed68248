"""The facts of a case: every dated thing in it is an event, and what is still open has a last day."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import CaseFact, Dims, Event, Excuse, Facts, Subject
from uppf.rules.open_items import ITEMS, STANDING
from uppf.rules.remedy import came, closed_on, decided, ends
from uppf.rules.signals import signal_event
from uppf.rules.twins import counted
from uppf.rules.visits import revealed, standing

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Finding

Date = dt.date


def case_facts(case: "Case") -> Facts:
    """The events, subjects, excuses and open items of one case."""
    case = counted(case)
    units = case.units or (case.unit or "",)
    every = [dims_of(case, unit) for unit in units]
    own = every[0]
    events = [e._replace(dims=d._replace(item=e.dims.item)) for d in every for e in _events(case, own)]
    finding_dims = {key: own._replace(unit=found.unit or own.unit, item=key) for key, found in case.findings.items()}
    events += [
        event for key, found in case.findings.items() for event in _finding_events(case, found, finding_dims[key])
    ]
    subjects = [Subject("case", own, _label(case))]
    subjects += [Subject("finding", finding_dims[key], _short(found.text)) for key, found in case.findings.items()]
    subjects += [Subject("action_plan", own._replace(item=key), _label(case)) for key in case.action_plans]
    events += list(_plan_events(case, own))
    ended = ended_on(case)
    fact = CaseFact(
        case.case,
        own,
        case.opened,
        tuple(_rules(case)),
        case.registry_number or "",
        ended,
        case.unannounced,
        case.responsible or "",
        revealed(case),
    )
    return Facts(
        subjects=tuple(subjects),
        events=tuple(events),
        cases=(fact,),
        excuses=tuple(_excuses(case, own)),
        items=tuple(item for source in (*(ITEMS if ended is None else ()), *STANDING) for item in source(case, own)),
    )


def ended_on(case: "Case") -> Date | None:
    """The day a case ended, in whatever way."""
    return next((end.date for end in (case.closed, case.cancelled, case.not_applicable_case) if end), None)


def dims_of(case: "Case", unit: str) -> Dims:
    """What a case concerns, as far as it says so itself."""
    return Dims(
        case.provider or "",
        case.agreement or "",
        unit,
        case.service or "",
        case.board or "",
        case.organisation_unit or "",
        case.procurement or "",
        "",
        case.case,
        "",
    )


def _label(case: "Case") -> str:
    return case.title or case.case


def _short(text: str) -> str:
    """The first words of a finding, enough to know it by in a list."""
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"


def _rules(case: "Case") -> Iterator[tuple[str, str]]:
    """Every rule and period that the case follows up."""
    # What does not count for its rule is about no period of it, unless it says which.
    if case.rule and (case.period or case.counts is not False):
        yield case.rule, case.period or ""
    for group in (standing(case), case.reports, case.requests, case.desk_checks, case.aggregates):
        for item in group.values():
            if item.rule:
                yield item.rule, item.period or ""


def _events(case: "Case", own: Dims) -> Iterator[Event]:
    rule, period = (case.rule or "", case.period or "") if case.counts is not False else ("", "")

    def event(name: str, day: Date | None, item: str = "", **more: object) -> Iterator[Event]:
        if day:
            named = {"rule": rule, "period": period} | {key: value for key, value in more.items() if value}
            yield Event(name, day, own._replace(item=item), also=bool(case.counts), **named)  # type: ignore[arg-type]

    yield from event("ärende.öppnat", case.opened)
    if case.signal:
        yield from event(signal_event(str(case.signal.source)), case.signal.received)
        # A judgement says more than an acknowledgement, and nobody waits for either in a case that has ended.
        judged = case.signal.judged or ended_on(case)
        yield from event("signal.bekräftad", case.signal.acknowledged or judged)
        yield from event("signal.bedömd", judged)
    for key, request in case.requests.items():
        of = {"rule": request.rule, "period": request.period, "part": request.part}
        yield from event("underlag.begärt", request.requested, key, **of)
        yield from event("underlag.inkommet", request.received, key, **of)
        yield from event("underlag.granskat", request.reviewed, key, **of)
    for key, check in case.desk_checks.items():
        yield from event("kontroll", check.date, key, rule=check.rule, period=check.period, part=check.part)
    for key, aggregate in case.aggregates.items():
        yield from event("antal", aggregate.date, key, rule=aggregate.rule, period=aggregate.period)
    for key, survey in case.surveys.items():
        yield from event("enkät.skickad", survey.sent, key)
        yield from event("enkät.inkommen", survey.received, key)
    for key, visit in standing(case).items():
        yield from event("tillfälle", visit.date, key, rule=visit.rule, period=visit.period, part=visit.part)
        yield from event("protokoll.justerat", visit.minutes_adjusted, key, rule=visit.rule, period=visit.period)
    for key, report in case.reports.items():
        visits = [v.date for v in standing(case).values() if (v.rule or case.rule) == (report.rule or case.rule)]
        seen = max((day for day in visits if report.finished and day <= report.finished), default=None)
        of = {"rule": report.rule, "period": report.period, "part": report.part}
        yield from event("rapport.färdig", report.finished, key, anchor=seen, **of)
    yield from event("beslut", case.decision.date if case.decision else None)
    yield from event("återkopplad", case.fed_back)
    yield from event("ledningsgrupp", case.management_group)
    for key, told in case.reported.items():
        yield from event("redovisad", told.date, key)
    yield from event("publicerad", case.published_on)
    yield from event("avslutat", case.closed.date if case.closed else None)


def _finding_events(case: "Case", found: "Finding", dims: Dims) -> Iterator[Event]:
    hard = found.consequence
    judged = "|".join(
        str(one or "") for one in (found.grade, found.occurrence, hard.individual, hard.municipality, hard.provider)
    )
    answer = found.supervisor
    days: list[tuple[str, Date | None]] = [
        ("brist.konstaterad", found.found),
        ("brist.påpekad", found.disposition.remark),
        ("brist.beslutad", decided(found)),
        *(("brist.åtgärdad", day) for day in found.claims),
        *(("brist.verifierad", check.date) for check in found.checks),
        ("brist.stängd", closed_on(found)),
        *(("åtgärd.slutdatum", day) for day in ends(case, dims.item)),
    ]
    if answer:
        refused = answer.not_required.date if answer.not_required else None
        days.append(("brist.tillsyn_besvarad", answer.notified or refused))
    for name, day in days:
        if day:
            yield Event(
                name,
                day,
                dims,
                case.rule or "",
                category=found.category or "",
                text=judged,
                requirement=found.requirement or found.clause_number or "",
                area=case.area or "",
            )


def _plan_events(case: "Case", own: Dims) -> Iterator[Event]:
    for key, plan in case.action_plans.items():
        dims = own._replace(item=key)
        yield Event("åtgärdsplan.begärd", plan.requested, dims, case.rule or "", due=plan.answer_by)
        answered = came(case, key)
        if answered:
            yield Event("åtgärdsplan.inkommen", answered, dims, case.rule or "")
        if plan.approved:
            yield Event("åtgärdsplan.godkänd", plan.approved.date, dims, case.rule or "")


def _excuses(case: "Case", own: Dims) -> Iterator[Excuse]:
    for kind, end in (("inställd", case.cancelled), ("ej_tillämplig", case.not_applicable_case)):
        if end and case.rule:
            yield Excuse(kind, end.date, case.rule, case.period or "", own, end.reason or "", end.role)
    for request in case.requests.values():
        none, rule = request.no_delivery, request.rule or case.rule
        if none and rule:
            period = request.period or case.period or ""
            yield Excuse("ej_tillämplig", none.date, rule, period, own, none.reason, none.role)
