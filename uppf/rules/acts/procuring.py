"""A procurement: begun, its steps planned and done, moved with its start of operation, or cancelled (S2:63–80)."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS, Award
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.calendar import add_days
from uppf.rules.chain import chain, steps_of
from uppf.rules.change import ASKED, Act, At, Create, Put, Told, not_in_the_future, written
from uppf.rules.events import EVENTS
from uppf.rules.naming import one_procurement
from uppf.rules.nearest import nearest
from uppf.rules.shifts import shifts
from uppf.rules.standstill import NOTICE, SIGNING, barriers, in_the_way, step_days

if TYPE_CHECKING:
    from uppf.model.procurement import Procurement
    from uppf.model.register import Register

Date = dt.date
STEPS = tuple(name.partition(".")[2] for name in EVENTS["procurement"])
"""The steps that the program has names for; a plan's rules may add others."""
TOLD = 6
"""How many days that move are told one by one."""


class Started(NamedTuple):
    """What an officer says of a new procurement."""

    id: str
    title: Annotated[str, ASKED]
    service: Annotated[str, ASKED]
    award: Annotated[Award, ASKED]
    board: Annotated[str, ASKED]
    plan: Annotated[tuple[str, ...], ASKED]
    operation_starts: Annotated[Date, ASKED]
    dnr: str = ""


def start(at: At, said: Started) -> Act:
    """A new procurement, from whose start of operation the plan counts backwards (R119, R132).

    Refuses ``procurement-exists``, ``no-such-plan-named``, ``no-such-board``.
    """
    if said.id in at.register.procurements:
        raise refuse("procurement-exists", value=said.id)
    for plan in said.plan:
        if plan not in at.register.plans:
            raise refuse("no-such-plan-named", value=plan, near=nearest(plan, at.register.plans))
    file = f"upphandlingar/{said.id}.yaml"
    value = written(
        procurement=said.id,
        title=said.title,
        service=spoken.service(at.register, said.service),
        award=said.award,
        board=spoken.board(at.register, said.board),
        plans=said.plan,
        registry_number=said.dnr,
        operation_starts=said.operation_starts,
    )
    facts = {"procurement": said.id, "title": said.title, "day": said.operation_starts}
    return Act((Create(file, value),), "procurement-start", facts, next="chain", after=_overdue(said.id, at.day))


class Stepped(NamedTuple):
    """What an officer says of a step; it is planned for a day, or was done on one."""

    procurement: str
    step: str
    planned: Date | None = None
    done: Date | None = None
    section: str = ""
    dnr: str = ""
    reason: str = ""
    note: str = ""


def step(at: At, said: Stepped) -> Act:
    """A step planned or done; what the plan has before it is told, what the law has before it holds (R118–R130).

    Refuses ``procurement-cancelled``, ``unknown-step``, ``nothing-said``, ``future-day``, ``step-done``,
    ``standstill-runs``.
    """
    one = _going_on(one_procurement(at.register, said.procurement))
    name = _step(at.register, one, said.step)
    if not (said.planned or said.done or said.section or said.dnr or said.note):
        raise refuse("more-needed", options=("--planned", "--done"))
    old = one.steps.get(name)
    if said.done:
        not_in_the_future(said.done, at.day)
        if old and old.done and old.done != said.done:
            raise refuse("step-done", value=name, day=old.done)
        if name == SIGNING and not said.reason:
            found = in_the_way(barriers(at.facts, one.plans, str(one.award), step_days(one)), said.done)
            if found:
                last = max(found, key=lambda barrier: barrier.first)
                raise refuse("standstill-runs", value=said.done, first=last.first, law=last.law, since=last.since)
    fields = written(
        planned=said.planned,
        done=said.done,
        registry_number=said.dnr,
        section=said.section,
        reason=said.reason,
        note=said.note,
    )
    file = at.register.file("procurement", one.procurement)
    route = (TERMS["steps"].key, name)
    changes = tuple(Put(file, (*route, key), value) for key, value in fields.items())
    if not one.steps or name not in one.steps:
        changes = (Put(file, route, fields),)
    title = steps_of(at.register, one.plans).get(name, "")
    facts = {
        "procurement": one.procurement,
        "step": title or f"upphandling.{name}",
        "done": said.done,
        "planned": said.planned,
        "section": said.section,
    }
    return Act(changes, "procurement-step", facts, next="chain", after=_conflicts(one.procurement, name, at.day))


class Moved(NamedTuple):
    """What an officer says when the start of operation is another day."""

    procurement: str
    operation_starts: Annotated[Date, ASKED]


def move(at: At, said: Moved) -> Act:
    """Another start of operation: what the plan counts backwards from it follows (T22).

    Refuses ``procurement-cancelled``, ``same-day``.
    """
    one = _going_on(one_procurement(at.register, said.procurement))
    if one.operation_starts == said.operation_starts:
        raise refuse("same-start", value=said.operation_starts)
    file = at.register.file("procurement", one.procurement)
    change = Put(file, (TERMS["operation_starts"].key,), said.operation_starts.isoformat())
    until = add_days(max(at.day, said.operation_starts, one.operation_starts), 366)

    def after(register: "Register", facts: Facts) -> Iterable[Problem]:
        moved = shifts(at.facts, facts, at.day, until)
        days = tuple(f"{s.row.title} {s.before or ''} → {s.row.last}" for s in moved if s.before != s.row.last)
        if days:
            more = max(len(days) - TOLD, 0) or None
            yield Problem("note.moved", level=Level.INFO, facts={"rows": days[:TOLD], "more": more})
        yield from _overdue(one.procurement, at.day)(register, facts)

    facts = {"procurement": one.procurement, "day": said.operation_starts, "before": one.operation_starts}
    return Act((change,), "procurement-move", facts, next="chain", after=after)


class Cancelled(NamedTuple):
    """What an officer says when a procurement is broken off."""

    procurement: str
    reason: Annotated[str, ASKED]
    date: Date


def cancel(at: At, said: Cancelled) -> Act:
    """A procurement broken off: it asks for nothing more. Refuses ``procurement-cancelled``, ``reason-needed``."""
    one = _going_on(one_procurement(at.register, said.procurement))
    if not said.reason.strip():
        raise refuse("reason-needed", option="--reason")
    not_in_the_future(said.date, at.day)
    file = at.register.file("procurement", one.procurement)
    fields = written(cancelled=said.date, cancelled_reason=said.reason)
    changes = tuple(Put(file, (key,), value) for key, value in fields.items())
    facts = {"procurement": one.procurement, "title": one.title, "day": said.date}
    return Act(changes, "procurement-cancel", facts)


def _going_on(one: "Procurement") -> "Procurement":
    if one.cancelled:
        raise refuse("procurement-cancelled", value=one.procurement, day=one.cancelled)
    return one


def _step(register: "Register", one: "Procurement", text: str) -> str:
    """The step that a key, a rule's title or a rule's name means. Refuses ``unknown-step``."""
    titles = steps_of(register, one.plans)
    names = {spoken.key(title): name for name, title in titles.items()}
    for plan in one.plans:
        for rule in register.plans[plan].rules if plan in register.plans else ():
            for event in rule.counts_as_done:
                if event.startswith("upphandling."):
                    names.setdefault(rule.id, event.partition(".")[2])
    known = dict.fromkeys((*titles, *STEPS, *one.steps))
    names |= {name: name for name in known}
    asked = spoken.key(text)
    if asked not in names:
        raise refuse("unknown-step", value=text, near=nearest(asked, names) or tuple(titles)[:4])
    return names[asked]


def _conflicts(name: str, step_name: str, day: Date) -> Told:
    """What the chain says of a step, and of signing when bidders have been told, once it is written."""

    def after(register: "Register", facts: Facts) -> Iterable[Problem]:
        shown = {step_name, SIGNING} if step_name == NOTICE else {step_name}
        for link in chain(register, facts, register.procurements[name], day):
            if link.step in shown:
                yield from link.conflicts
            if link.step == SIGNING and step_name == NOTICE and link.first:
                yield Problem("note.signing-first", level=Level.INFO, facts={"day": link.first})

    return after


def _overdue(name: str, day: Date) -> Told:
    """The steps whose day by the plan has already passed."""

    def after(register: "Register", facts: Facts) -> Iterable[Problem]:
        late = tuple(
            f"{link.title} ({link.due})"
            for link in chain(register, facts, register.procurements[name], day)
            if link.due and link.due < day and not link.done
        )
        if late:
            yield Problem("note.chain-late", level=Level.WARNING, facts={"steps": late})

    return after
