"""From models to facts: each file gives its own, and those of a repository are laid together."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from uppf.model.facts import (
    Dims,
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
from uppf.rules.delegated import to_report
from uppf.rules.distill_case import case_facts
from uppf.rules.distill_provider import provider_facts, values
from uppf.rules.language import MISSING, duration, frequencies, moment, normal

if TYPE_CHECKING:
    from uppf.model.municipality import Municipality
    from uppf.model.plan import Plan, Reading, Rule, Scope
    from uppf.model.procurement import Procurement
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
    town = register.municipality
    parts = []
    for plan in register.plans.values():
        facts = plan_facts(plan, register.phrases, register.file("plan", plan.plan), told)
        # What is followed once for the whole municipality is so only under the plans that it says are in force.
        if town is None or not town.plans or plan.plan in town.plans:
            own = Dims(plan=plan.plan, board=plan.board or "")
            label = town.municipality if town else plan.title
            row = Subject("municipality", own, label, (plan.plan,), start=plan.validity.from_date)
            facts = facts._replace(subjects=(*facts.subjects, row))
        since = town.followed_from if town else plan.validity.from_date
        if since:
            begun = (Event("mandatperiod.start", day, Dims(plan=plan.plan)) for day in terms(since, 40))
            facts = facts._replace(events=(*facts.events, *begun))
        parts.append(facts)
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
    decided = tuple(to_report(register))
    return merge([*parts, Facts(events=tuple(laws), roles=_roles(register), items=decided)])


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
    subject = Subject("plan", own, plan.title, (plan.plan,), start=start)
    return Facts(tuple(rules), (fact,), (subject,), tuple(events))


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
            narrowed.append((trait, values(wanted)))
    return tuple(narrowed)


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
        for meeting in sorted(board.meetings, key=lambda one: one.date)
        if not meeting.cancelled
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
    events += [Event("program.beslutat", one.decided_on, Dims()) for one in municipality.programmes if one.decided_on]
    soon = duration(municipality.settings.due_soon)
    return Facts(
        subjects=subjects,
        events=tuple(events),
        meetings=meetings,
        followed_from=municipality.followed_from,
        soon=soon,
        deadlines=tuple((name, duration(text)) for name, text in municipality.settings.deadlines.items()),
        reminders=tuple((name, tuple(map(duration, texts))) for name, texts in municipality.settings.reminders.items()),
    )


def terms(first: Date, years: int) -> list[Date]:
    """The days on which boards' terms begin: 15 October of each election year (KL 5 kap.), from the term of a day."""
    year = 2022 + 4 * ((first.year - 2022) // 4)
    return [Date(y, 10, 15) for y in range(year, first.year + years, 4)]
