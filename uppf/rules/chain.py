"""The chain of a procurement, counted backwards from the start of operation: steps, days, hurdles and conflicts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts
from uppf.problem import Level, Problem
from uppf.rules.calendar import add_days
from uppf.rules.due import COMING, DONE, DONE_LATE, PASSED, Due, due
from uppf.rules.standstill import SIGNING, Barrier, barriers, earliest, step_days

if TYPE_CHECKING:
    from uppf.model.plan import Plan, Rule
    from uppf.model.procurement import Procurement, Step
    from uppf.model.register import Register

Date = dt.date
PREFIX = "upphandling."


class Link(NamedTuple):
    """One step: what the plan says of it, when it must be and may be done, when it is planned and was done."""

    step: str
    title: str
    rule: str = ""
    responsible: tuple[str, ...] = ()
    due: Date | None = None
    """The plan's own day."""
    before: Date | None = None
    """The day of what comes next, where the plan gives no day of its own."""
    first: Date | None = None
    """The first day it may be done."""
    planned: Date | None = None
    done: Date | None = None
    state: str = ""
    conflicts: tuple[Problem, ...] = ()

    @property
    def day(self) -> Date | None:
        """When it was done, or else is planned."""
        return self.done or self.planned


class _Ruled(NamedTuple):
    step: str
    rule_id: str
    rule: "Rule"
    plan: "Plan"
    after: tuple[str, ...]


def chain(register: "Register", facts: Facts, procurement: "Procurement", day: Date) -> list[Link]:
    """The steps in their order; conflicts are told and never resolved (R132, T26, G5, G8)."""
    ruled = list(_ruled(register, procurement))
    rows = {
        row.rule: row
        for row in due(facts, day, add_days(max(day, procurement.operation_starts), 1096))
        if row.dims.procurement == procurement.procurement
    }
    found = barriers(facts, procurement.plans, str(procurement.award), step_days(procurement))
    before = _before(ruled, procurement)
    links = [_link(register, one, ruled, procurement, rows.get(one.rule_id), found, before, day) for one in ruled]
    for name, step in procurement.steps.items():
        if name not in {one.step for one in ruled}:
            _place(links, Link(name, "", planned=step.planned, done=step.done, state=_state(step, None, None, day)))
    return links


def steps_of(register: "Register", plans: Sequence[str]) -> dict[str, str]:
    """The steps that the rules of plans count as done, each with the title of its rule."""
    found: dict[str, str] = {}
    for name in plans:
        for rule in register.plans[name].rules if name in register.plans else ():
            for event in rule.counts_as_done:
                if event.startswith(PREFIX):
                    found.setdefault(event.removeprefix(PREFIX), rule.title)
    return found


def signers_named(register: "Register", plans: Sequence[str]) -> tuple[str, ...]:
    """The roles that plans say sign an agreement: those of the rule, and those of the point of the same name (G5)."""
    roles: list[str] = []
    for plan in (register.plans[name] for name in plans if name in register.plans):
        for rule in plan.rules:
            if PREFIX + SIGNING in rule.counts_as_done:
                roles += rule.responsible
        for point in plan.introduction:
            if point.id == SIGNING:
                roles += point.participants
    return tuple(dict.fromkeys(roles))


def _ruled(register: "Register", procurement: "Procurement") -> Iterator[_Ruled]:
    """The plan's steps, each after those that precede it and else in the order of the plan."""
    waiting: list[_Ruled] = []
    for name in procurement.plans:
        plan = register.plans.get(name)
        for rule in plan.rules if plan else ():
            event = next((event for event in rule.counts_as_done if event.startswith(PREFIX)), "")
            if plan and event and str(rule.object) == "upphandling":
                step = event.removeprefix(PREFIX)
                waiting.append(_Ruled(step, f"{name}/{rule.id}", rule, plan, rule.preceded_by))
    taken: set[str] = set()
    while waiting:
        ready = next((one for one in waiting if not {w.rule.id for w in waiting} & set(one.after)), waiting[0])
        waiting.remove(ready)
        if ready.step not in taken:
            taken.add(ready.step)
            yield ready


def _before(ruled: Sequence[_Ruled], procurement: "Procurement") -> dict[str, Date]:
    """The day of what follows each step, counted backwards from the start of operation."""
    found: dict[str, Date] = {}
    for one in reversed(ruled):
        followers = [other for other in ruled if one.rule.id in other.after]
        days = [
            _set(procurement.steps.get(other.step)) or found[other.step] for other in followers if other.step in found
        ]
        found[one.step] = min([*days, procurement.operation_starts])
    return found


def _set(step: "Step | None") -> Date | None:
    return (step.done or step.planned) if step else None


def _link(
    register: "Register",
    one: _Ruled,
    ruled: Sequence[_Ruled],
    procurement: "Procurement",
    row: Due | None,
    found: tuple[Barrier, ...],
    before: dict[str, Date],
    day: Date,
) -> Link:
    step = procurement.steps.get(one.step)
    asked = row.due if row else None
    first = earliest(found) if one.rule.earliest else None
    link = Link(
        one.step,
        one.rule.title,
        one.rule_id,
        one.rule.responsible,
        asked,
        None if asked else before[one.step],
        first,
        step.planned if step else None,
        step.done if step else None,
        _state(step, row, before[one.step], day),
    )
    return link._replace(conflicts=tuple(_conflicts(register, link, one, ruled, procurement, found)))


def _conflicts(
    register: "Register",
    link: Link,
    one: _Ruled,
    ruled: Sequence[_Ruled],
    procurement: "Procurement",
    found: tuple[Barrier, ...],
) -> Iterator[Problem]:
    names = {other.rule.id: other for other in ruled}

    def told(code: str, **facts: object) -> Problem:
        return Problem(f"conflict.{code}", level=Level.WARNING, facts={"step": link.title, **facts})

    laws = tuple(dict.fromkeys(b.law for b in found if b.first == link.first))
    if link.first and link.due and link.due < link.first and not link.done:
        yield told("too-short", day=link.due, first=link.first, laws=laws)
    if link.first and link.day and link.day < link.first:
        yield told("too-early", day=link.day, first=link.first, laws=laws)
    if link.due and link.planned and not link.done and link.planned > link.due:
        yield told("planned-late", day=link.planned, due=link.due)
    for name in one.after:
        other = names.get(name)
        earlier = procurement.steps.get(other.step) if other else None
        if other and link.done and not (earlier and earlier.done):
            yield told("out-of-order", day=link.done, other=other.rule.title)
        elif other and link.day and (day := _set(earlier)) and day > link.day:
            yield told("before-other", day=link.day, other=other.rule.title, then=day)
    if link.planned and not link.done and link.planned > procurement.operation_starts:
        yield told("after-start", day=link.planned, start=procurement.operation_starts)
    signers = signers_named(register, procurement.plans) if link.step == SIGNING else ()
    if len(signers) > 1:
        yield Problem("conflict.two-signers", level=Level.INFO, facts={"step": link.title, "roles": signers})


def _state(step: "Step | None", row: Due | None, before: Date | None, day: Date) -> str:
    """Where a step stands: as the due list says where it is there, else by its planned day or what comes next."""
    if step and step.done and step.done <= day:
        return row.state if row and row.state in (DONE, DONE_LATE) else DONE
    if row:
        return row.state
    last = (step.planned if step else None) or before
    return PASSED if last and last < day else COMING


def _place(links: list[Link], link: Link) -> None:
    """A step that no rule knows stands where its day does."""
    at = next((n for n, one in enumerate(links) if one.day and link.day and one.day > link.day), len(links))
    links.insert(at, link)
