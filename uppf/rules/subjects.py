"""Whom a rule concerns: the rows of facts grouped by the rule's object, filtered by its scope, under its plan."""

import datetime as dt
from collections.abc import Container, Mapping
from functools import reduce
from typing import NamedTuple

from uppf.model.facts import CaseFact, Dims, Event, Facts, OpenItem, PlanFact, RuleFact, Subject
from uppf.rules.open_items import SERIOUS
from uppf.rules.patterns import derived

Date = dt.date
Scope = tuple[tuple[str, tuple[str, ...]], ...]
"""What narrows a rule or a check point: each trait with the values that are meant."""


class Kind(NamedTuple):
    """Which rows an object of a rule is counted for, and by which fields they are laid together."""

    rows: str
    fields: tuple[str, ...]


OBJECTS: Mapping[str, Kind] = {
    "enhet": Kind("engagement", ("provider", "agreement", "unit")),
    "avtal": Kind("engagement", ("provider", "agreement")),
    "utförare": Kind("engagement", ("provider",)),
    "verksamhet": Kind("engagement", ("service",)),
    "nämnd": Kind("engagement", ("board",)),
    "kommunen": Kind("municipality", ()),
    "beställarenhet": Kind("ordering_unit", ("organisation",)),
    "upphandling": Kind("procurement", ("procurement",)),
    "ärende": Kind("case", ("case",)),
    "brist": Kind("finding", ("case", "item")),
    "åtgärdsplan": Kind("action_plan", ("case", "item")),
    "plan": Kind("plan", ("plan",)),
}
"""What a rule may be counted for; a new object is one row."""

WITHIN_CASE = ("case", "finding", "action_plan")


class Index(NamedTuple):
    """Facts laid out for looking up; made once for a list."""

    facts: Facts
    rows: Mapping[str, tuple[Subject, ...]]
    events: Mapping[str, tuple[Event, ...]]
    near: Mapping[tuple[str, str, str], tuple[Event, ...]]
    """The events of a name at one provider, in one case, or under one rule: (name, field, value)."""
    followed: Mapping[str, tuple[CaseFact, ...]]
    """The open cases that follow up a rule."""
    replaced: Mapping[str, tuple[str, Date]]
    plans: Mapping[str, PlanFact]
    cases: Mapping[str, CaseFact]


def in_time(event: Event) -> tuple[Date, Dims, str, str]:
    """The order in which things happened; on one day an order that does not depend on which file was read first."""
    return event.date, event.dims, event.part, event.period


def index(facts: Facts) -> Index:
    """Facts with the gaps of their dimensions filled and their rows by kind."""
    rows: dict[str, list[Subject]] = {}
    agreements: dict[str, Subject] = {}
    units: dict[str, list[Subject]] = {}
    for row in facts.subjects:
        if row.kind == "engagement":
            agreements[row.dims.agreement] = _shared(agreements.get(row.dims.agreement, row), row)
            units.setdefault(row.dims.unit, []).append(row)
    for row in facts.subjects:
        if row.kind in WITHIN_CASE:
            row = _inherit(row, agreements, units)
        rows.setdefault(row.kind, []).append(row)
    facts = facts._replace(
        excuses=tuple(one._replace(dims=_filled(one.dims, agreements, units)) for one in facts.excuses),
        items=tuple(one._replace(dims=_filled(one.dims, agreements, units)) for one in facts.items),
    )
    replaced = {old: (plan.id, plan.start) for plan in facts.plans if plan.start for old in plan.replaces}
    events: dict[str, list[Event]] = {}
    for event in facts.events:
        events.setdefault(event.name, []).append(event._replace(dims=_filled(event.dims, agreements, units)))
    findings = tuple(sorted(events.get("brist.konstaterad", ()), key=lambda one: one.date))
    closed = {(one.dims.case, one.dims.item): one.date for one in events.get("brist.stängd", ())}
    for event in derived(facts.plans, findings, closed):
        events.setdefault(event.name, []).append(event)
    serious = {(one.dims.case, one.dims.item) for one in events.get("brist.allvarlig", ())}
    facts = facts._replace(items=tuple(_hurried(one, serious) for one in facts.items))
    ordered = {name: tuple(sorted(found, key=in_time)) for name, found in events.items()}
    near: dict[tuple[str, str, str], list[Event]] = {}
    for name, told in ordered.items():
        for event in told:
            for field, value in (("provider", event.dims.provider), ("case", event.dims.case), ("rule", event.rule)):
                if value:
                    near.setdefault((name, field, value), []).append(event)
    followed: dict[str, list[CaseFact]] = {}
    for case in facts.cases:
        for rule in {rule for rule, _ in case.rules} if case.ended is None else ():
            followed.setdefault(rule, []).append(case)
    return Index(
        facts,
        {kind: tuple(found) for kind, found in rows.items()},
        ordered,
        {key: tuple(told) for key, told in near.items()},
        {rule: tuple(cases) for rule, cases in followed.items()},
        replaced,
        {plan.id: plan for plan in facts.plans},
        {case.id: case for case in facts.cases},
    )


def _shared(first: Subject, other: Subject) -> Subject:
    """The first row of an agreement; of several units none is more meant than the others, so none names it."""
    if first.dims.unit == other.dims.unit:
        return first
    return first._replace(names=tuple(name for name in first.names if name[0] != "unit"))


def _hurried(item: OpenItem, serious: Container[tuple[str, str]]) -> OpenItem:
    """What waits because of a serious finding waits less long."""
    hurried = SERIOUS.get(item.setting, "") if (item.dims.case, item.dims.item) in serious else ""
    return item._replace(setting=hurried) if hurried else item


def _filled(dims: Dims, agreements: Mapping[str, Subject], units: Mapping[str, list[Subject]]) -> Dims:
    if dims.unit and not dims.agreement:
        under = {row.dims.agreement for row in units.get(dims.unit, ())}
        if len(under) == 1:
            dims = dims._replace(agreement=under.pop())
    row = agreements.get(dims.agreement)
    if row is None and dims.unit in units:
        row = units[dims.unit][0]
    if row is None:
        return dims
    return dims._replace(
        provider=dims.provider or row.dims.provider,
        service=dims.service or row.dims.service,
        board=dims.board or row.dims.board,
    )


def _inherit(row: Subject, agreements: Mapping[str, Subject], units: Mapping[str, list[Subject]]) -> Subject:
    """A case or a finding falls under the plans of its agreement and has its traits."""
    dims = _filled(row.dims, agreements, units)
    under = next(
        (u for u in units.get(dims.unit, ()) if u.dims.agreement == dims.agreement), agreements.get(dims.agreement)
    )
    if under is None:
        return row._replace(dims=dims)
    return row._replace(
        dims=dims,
        plans=tuple(dict.fromkeys((*under.plans, *row.plans))),
        traits=under.traits,
        risk=under.risk,
        names=tuple(dict.fromkeys((*row.names, *under.names))),
    )


def in_scope(rule: RuleFact, row: Subject) -> bool:
    """Whether a row has, for every narrowed trait, one of the values asked for, or says nothing of it.

    What is not written down never exempts anyone from being followed up.
    """
    return fits(rule.scope, row)


def fits(scope: Scope, row: Subject) -> bool:
    """Whether a row has, for every trait that a scope narrows, one of the values it asks for, or says nothing of it."""
    traits = {trait: set(values) - {""} for trait, values in row.traits}
    return all(not traits.get(trait) or traits[trait] & set(wanted) for trait, wanted in scope)


def follows(rule: RuleFact, row: Subject, replaced: Mapping[str, tuple[str, Date]]) -> bool:
    """Whether a row is under the rule's plan, or under an older one that the rule's plan has replaced."""
    for plan in row.plans:
        seen: set[str] = set()
        # Plans that replace each other in a ring must not hang the list.
        while plan and plan not in seen:
            if plan == rule.plan:
                return True
            seen.add(plan)
            plan = replaced[plan][0] if plan in replaced else ""
    return False


def subjects(rule: RuleFact, found: Index) -> list[Subject]:
    """The subjects of a rule: rows under its plan and in its scope, laid together by its object."""
    kind = OBJECTS[rule.object]
    if kind.rows == "municipality" and not _anyone(rule, found):
        return []
    grouped: dict[tuple[str, ...], list[Subject]] = {}
    for row in found.rows.get(kind.rows, ()):
        if follows(rule, row, found.replaced) and in_scope(rule, row):
            grouped.setdefault(tuple(getattr(row.dims, field) for field in kind.fields), []).append(row)
    return [_together(key, kind.fields, rows, rule.object) for key, rows in grouped.items() if all(key)]


def _anyone(rule: RuleFact, found: Index) -> bool:
    """Whether a duty of the whole municipality has anyone to concern; where nobody is known it stands."""
    rows = found.rows.get("engagement", ())
    return not rows or any(in_scope(rule, row) for row in rows)


def _together(key: tuple[str, ...], fields: tuple[str, ...], rows: list[Subject], what: str) -> Subject:
    first = rows[0]
    shared = reduce(_common, (row.dims for row in rows))
    starts = [row.start for row in rows if row.start]
    ends = [row.end for row in rows]
    dims = shared._replace(**dict(zip(fields, key, strict=True)))
    # Of an agreement's units the first in the file is no more meant than the others.
    several = len({row.dims.unit for row in rows}) > 1
    names = {name: said for name, said in first.names if name != "unit" or not several}
    label = " · ".join(filter(None, (names.get(field, "") for field in LABELS.get(what, ())))) or first.label
    if what == "brist":
        label = ": ".join(filter(None, (names.get("unit") or names.get("provider", ""), first.label)))
    elif first.label == shared.case:
        # A case without a title is known by whom it is about.
        label = (
            " · ".join(filter(None, (names.get("unit") or names.get("agreement", ""), names.get("provider", ""))))
            or first.label
        )
    return first._replace(
        kind=what,
        dims=dims,
        label=label,
        start=min(starts) if starts else None,
        end=None if None in ends else max(end for end in ends if end),
    )


LABELS: Mapping[str, tuple[str, ...]] = {
    "enhet": ("unit", "provider"),
    "avtal": ("agreement", "provider"),
    "utförare": ("provider",),
    "verksamhet": ("service",),
    "nämnd": ("board",),
}
"""Which names say whom it concerns."""


def _common(one: Dims, other: Dims) -> Dims:
    return Dims(*(a if a == b else "" for a, b in zip(one, other, strict=True)))


AT_PROVIDER = ("enhet", "avtal", "utförare")
"""Objects whose events all bear their provider's name."""


def candidates(found: Index, name: str, subject: Dims, what: str) -> tuple[Event, ...]:
    """The events of a name among which those that concern a subject are: few, however large the repository."""
    if OBJECTS[what].rows in WITHIN_CASE:
        return found.near.get((name, "case", subject.case), ())
    if what in AT_PROVIDER:
        return found.near.get((name, "provider", subject.provider), ())
    return found.events.get(name, ())


def concerns(event: Dims, subject: Dims, what: str) -> bool:
    """Whether an event concerns a subject: no field that both know differs, and one that matters agrees."""
    fields = OBJECTS[what].fields
    if not fields:
        return True
    agreed = False
    for field in fields:
        mine, other = getattr(subject, field), getattr(event, field)
        if mine and other:
            if mine != other:
                return False
            agreed = True
    return agreed and (not subject.item or event.item == subject.item or what == "ärende")
