"""From models to facts: each file gives its own, and those of a repository are laid together."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from uppf.model.facts import (
    Dims,
    Duration,
    Event,
    Facts,
    Hurdle,
    Meeting,
    PlanFact,
    RoleFact,
    RuleFact,
    Subject,
    merge,
)
from uppf.problem import Place, Problem, Refusal
from uppf.rules.distill_case import case_facts
from uppf.rules.ground import count
from uppf.rules.language import MISSING, duration, frequencies, moment, normal

if TYPE_CHECKING:
    from uppf.model.municipality import Municipality
    from uppf.model.plan import Plan, Reading, Rule, Scope
    from uppf.model.procurement import Procurement
    from uppf.model.provider import Agreement, Permit, Provider, Unit
    from uppf.model.register import Register

Date = dt.date
TRAITS = (
    *("operating_form", "award", "service", "legal_area", "target_group", "placement", "board_of"),
    *("health_care", "permit_required", "exposed_to_competition", "joint_group"),
)
"""By what a scope can narrow."""


def distill(register: "Register", problems: list[Problem] | None = None) -> Facts:
    """The facts of a register; what cannot be turned into facts is left out and told in ``problems``."""
    told = problems if problems is not None else []
    parts = [
        plan_facts(plan, register.phrases, register.file("plan", plan.plan), told) for plan in register.plans.values()
    ]
    parts += [provider_facts(provider) for provider in register.providers.values()]
    parts += [procurement_facts(procurement) for procurement in register.procurements.values()]
    parts += [case_facts(case) for case in register.cases.values()]
    if register.municipality:
        parts.append(municipality_facts(register.municipality))
    laws = [
        Event("lagrum.upphävt", law.from_date, Dims(plan=plan.plan), text=law.written[0])
        for plan in register.plans.values()
        for law in register.obsolete_laws(plan)
    ]
    return merge([*parts, Facts(events=tuple(laws), roles=_roles(register))])


def _roles(register: "Register") -> tuple[RoleFact, ...]:
    return tuple(
        RoleFact(key, role.title, role.deputy or "", tuple((span.from_date, span.to_date) for span in role.vacant))
        for key, role in register.roles().items()
    )


def plan_facts(plan: "Plan", phrases: Mapping[str, Any], file: str, problems: list[Problem]) -> Facts:
    """A plan's rules in the readings it has chosen."""
    rules = []
    for number, rule in enumerate(plan.rules):
        try:
            rules.append(rule_fact(plan, rule, chosen(rule), phrases))
        except Refusal as refusal:
            problems += [p._replace(place=Place(file, ("regler", number, "frekvens"))) for p in refusal.problems]
    start = plan.validity.from_date
    grading = plan.grading
    repeated, several = (grading.repeated, grading.several) if grading else (None, None)
    fact = PlanFact(
        plan.plan,
        plan.title,
        start,
        plan.validity.to_date,
        plan.replaces_plan,
        (repeated.count, repeated.same, duration(repeated.within or "12 månader")) if repeated else None,
        (several.count, several.same) if several else None,
        tuple((span.role, moment(span.to_moment)) for span in plan.role_spans if span.to_moment),
        tuple((often, hard, result) for often, row in grading.matrix.items() for hard, result in row.items())
        if grading
        else (),
    )
    own = Dims(plan=plan.plan, board=plan.board or "")
    events = []
    if start:
        events.append(Event("plan.giltig_från", start, own))
    if plan.document.decided_on:
        events.append(Event("plan.fastställd", plan.document.decided_on, own))
    subjects = (
        Subject("plan", own, plan.title, (plan.plan,), start=start),
        Subject("municipality", Dims(board=plan.board or ""), plan.title, (plan.plan,), start=start),
    )
    return Facts(tuple(rules), (fact,), subjects, tuple(events))


def chosen(rule: "Rule") -> "Reading | None":
    """The reading a rule has chosen, or the first where none is; None when the words have only one."""
    if not rule.readings:
        return None
    return rule.readings.get(rule.reading or "", next(iter(rule.readings.values())))


def rule_fact(plan: "Plan", rule: "Rule", reading: "Reading | None", phrases: Mapping[str, Any]) -> RuleFact:
    """A rule in one reading. Raises Refusal ``phrase-unknown`` and other faults of the plan language."""
    written = reading.frequency if reading else rule.frequency
    parts = (reading.parts if reading else ()) or rule.parts
    return RuleFact(
        f"{plan.plan}/{rule.id}",
        plan.plan,
        rule.title,
        str((reading.object if reading else None) or rule.object),
        frequencies(written, phrases),
        rule.group or "",
        scope(plan.applies_to, rule.applies_to),
        str(rule.strength),
        str(rule.norm),
        str(rule.obliged),
        rule.responsible,
        rule.participants,
        rule.method,
        rule.counts_as_done,
        parts,
        str((reading.holiday_rule if reading else None) or rule.holiday_rule or ""),
        rule.unannounced,
        tuple(
            Hurdle(duration(h.deadline), moment(h.after), h.legal_ground or "", h.holiday_rule or "ingen")
            for h in rule.earliest
        ),
        rule.preceded_by,
        rule.replaces,
        rule.validity.from_date if rule.validity else None,
        rule.validity.to_date if rule.validity else None,
    )


def gives_no_number(rule: "Rule") -> bool:
    """Whether the plan leaves the frequency of a rule open."""
    reading = chosen(rule)
    written = reading.frequency if reading else rule.frequency
    return not written or all(isinstance(one, str) and normal(one) == MISSING for one in written)


def scope(plan: "Scope", rule: "Scope | None") -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What narrows a rule: its own words where it has some, else the plan's."""
    narrowed = []
    for trait in TRAITS:
        own = getattr(rule, trait) if rule else None
        wanted = own if own not in (None, ()) else getattr(plan, trait)
        if wanted not in (None, ()):
            narrowed.append((trait, _values(wanted)))
    return tuple(narrowed)


def _values(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("ja" if value else "nej",)
    return tuple(str(one) for one in value) if isinstance(value, tuple) else (str(value),)


def ends_on(agreement: "Agreement") -> Date | None:
    """An agreement's last day: its end with the options that were used, or the day it ended before its time."""
    end = agreement.ends_on
    if end:
        months = [duration(option.length) for option in agreement.options if option.used_on]
        total = [sum(part) for part in zip(*months, strict=True)] if months else [0, 0, 0]
        # The last day of a term keeps to the month's end: 30 June + 2 years, 28 February + 1 year.
        end = count(end, *total)
    if agreement.ended:
        end = min(end, agreement.ended.date) if end else agreement.ended.date
    return end


def provider_facts(provider: "Provider") -> Facts:
    """A provider's units under its agreements, their anchors, and what has happened there."""
    subjects, events = [], []
    for key, agreement in provider.agreements.items():
        end = ends_on(agreement)
        own = Dims(provider.provider, key, service=agreement.service, board=agreement.board)
        events += list(_agreement_events(agreement, end, own))
        for unit_key in agreement.units or {"": None}:
            unit = provider.units.get(unit_key)
            subjects.append(_engagement(provider, key, agreement, unit_key, unit, end))
            if unit:
                events += list(_unit_events(unit, own._replace(unit=unit_key)))
    for item, event in provider.events.items():
        dims = Dims(provider.provider, event.agreement or "", event.unit or "", item=item)
        events.append(
            Event(event.event, event.date, dims, period=event.period or "", due=event.answer_by, text=event.text or "")
        )
    return Facts(subjects=tuple(subjects), events=tuple(events))


def _agreement_events(agreement: "Agreement", end: Date | None, dims: Dims) -> Iterator[Event]:
    days = {
        "avtal.tilldelat": agreement.awarded_on,
        "avtal.undertecknat": agreement.signed_on,
        "avtal.ikraft": agreement.in_force,
        "driftstart": agreement.operation_starts,
        "avtal.slut": end,
        "avtal.kravdokument_granskat": agreement.document_reviewed_on,
    }
    for name, day in days.items():
        if day:
            yield Event(name, day, dims)


def _unit_events(unit: "Unit", dims: Dims) -> Iterator[Event]:
    if unit.starts:
        yield Event("enhet.startar", unit.starts, dims)
    permit: Permit | None = unit.permit
    if permit and permit.valid_to:
        yield Event("enhet.tillstånd_till", permit.valid_to, dims)


def _engagement(
    provider: "Provider", key: str, agreement: "Agreement", unit_key: str, unit: "Unit | None", end: Date | None
) -> Subject:
    span = agreement.units.get(unit_key)
    begins = agreement.operation_starts or agreement.in_force or agreement.signed_on
    starts = [day for day in (begins, span.from_date if span else None, unit.starts if unit else None) if day]
    ends = [day for day in (end, span.to_date if span else None, unit.ends if unit else None) if day]
    service = (unit.service if unit else None) or agreement.service
    traits = {
        "operating_form": provider.operating_form,
        "award": agreement.award,
        "service": service,
        "legal_area": unit.legal_area if unit else (),
        "target_group": (unit.target_group if unit else None) or agreement.target_group or "",
        "placement": (unit.placement if unit else None) or "",
        "board_of": agreement.board,
        "health_care": unit.health_care if unit else False,
        "permit_required": unit.permit_required if unit else False,
        "exposed_to_competition": agreement.exposed_to_competition,
        "joint_group": agreement.joint_group,
    }
    month, day = provider.financial_year_end.split("-")
    names = (
        ("provider", provider.name),
        ("agreement", agreement.title),
        ("unit", unit.name if unit else ""),
        ("service", service),
        ("board", agreement.board),
    )
    return Subject(
        "engagement",
        Dims(provider.provider, key, unit_key, service, agreement.board),
        unit.name if unit else provider.name,
        () if agreement.exemption else agreement.plans,
        tuple((trait, _values(value)) for trait, value in traits.items()),
        max(starts, default=None),
        min(ends, default=None),
        (int(month), int(day)),
        str(provider.risk or ""),
        names,
    )


def procurement_facts(procurement: "Procurement") -> Facts:
    """A procurement's steps: planned days are anchors, done ones complete."""
    own = Dims(procurement=procurement.procurement, service=procurement.service, board=procurement.board)
    events = [Event("driftstart", procurement.operation_starts, own, planned=True)]
    for step, days in procurement.steps.items():
        day = days.done or days.planned
        if day:
            events.append(Event(f"upphandling.{step}", day, own, planned=days.done is None))
    subject = Subject(
        "procurement",
        own,
        procurement.title,
        procurement.plans,
        (("service", (procurement.service,)), ("award", (str(procurement.award),)), ("board_of", (procurement.board,))),
        end=procurement.cancelled,
    )
    return Facts(subjects=(subject,), events=tuple(events))


def municipality_facts(municipality: "Municipality") -> Facts:
    """Boards' meetings, ordering units, programmes, and what has been decided."""
    meetings = tuple(
        Meeting(key, meeting.date, meeting.document_deadline)
        for key, board in municipality.boards.items()
        for meeting in board.meetings
    )
    subjects = tuple(
        Subject(
            "ordering_unit",
            Dims(organisation=key, board=unit.board or ""),
            unit.name,
            unit.plans,
            (),
            unit.starts,
            unit.ends,
        )
        for key, unit in municipality.organisation.items()
        if str(unit.kind) == "beställarenhet"
    )
    events = [
        Event(
            event.event,
            event.date,
            Dims(board=event.board or "", plan=event.plan or "", item=item),
            "",
            event.period or "",
            due=event.answer_by,
            text=event.text or "",
        )
        for item, event in municipality.events.items()
    ]
    events += [Event("mandatperiod.start", day, Dims()) for day in terms(municipality.followed_from, 40)]
    soon = duration(municipality.settings.due_soon)
    return Facts(
        subjects=subjects, events=tuple(events), meetings=meetings, followed_from=municipality.followed_from, soon=soon
    )


def terms(first: Date, years: int) -> list[Date]:
    """The days on which boards' terms begin: 15 October of each election year (KL 5 kap.), from the term of a day."""
    year = 2022 + 4 * ((first.year - 2022) // 4)
    return [Date(y, 10, 15) for y in range(year, first.year + years, 4)]


__all__ = ["Duration", "chosen", "distill", "ends_on", "gives_no_number", "plan_facts", "rule_fact", "scope", "terms"]
