"""What has been decided or asked for within the municipality, or has happened at a provider, and starts a clock."""

import datetime as dt
from typing import NamedTuple

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.changing import CHANGE, PERMIT, one_unit
from uppf.rules.acts.in_agreement import fresh_event
from uppf.rules.acts.in_municipality import act, fresh, key, town
from uppf.rules.acts.organising import plan_named
from uppf.rules.acts.pricing import ASKING, follow
from uppf.rules.change import Act, At, Put, not_in_the_future, written
from uppf.rules.events import EVENTS, asked_for
from uppf.rules.naming import one_agreement, one_provider
from uppf.rules.nearest import nearest
from uppf.rules.walk import MAIN

Date = dt.date
COMMANDS = {ASKING: "uppf price ask", CHANGE: "uppf change", PERMIT: "uppf permit"}
"""The events at a provider that have a command of their own, and which."""


class Occurred(NamedTuple):
    """What an officer says of something decided or asked for."""

    event: str
    date: Date
    answer_by: Date | None = None
    board: str = ""
    plan: str = ""
    period: str = ""
    text: str = ""
    dnr: str = ""


def event(at: At, said: Occurred) -> Act:
    """An account that a board asks for, a theme or a year's plan that is decided: what follows is told (R270, T43).

    Refuses ``no-such-event-named``, ``future-day``, ``no-such-board``, ``no-such-plan-named``, ``answer-before``.
    """
    town(at)
    name = spoken.key(said.event)
    known = {*EVENTS["municipality"], *asked_for(at.register)}
    others = {one for kind, names in EVENTS.items() if kind != "municipality" for one in names}
    if name not in known or name in others:
        choices = tuple(sorted(known - others))
        raise refuse("no-such-event-named", value=said.event, near=nearest(name, known - others), known=choices)
    not_in_the_future(said.date, at.day)
    if said.answer_by and said.answer_by < said.date:
        raise refuse("answer-before", value=said.answer_by, day=said.date)
    item = fresh(at)
    value = written(
        event=name,
        date=said.date,
        answer_by=said.answer_by,
        board=spoken.board(at.register, said.board) if said.board else "",
        plan=plan_named(at, said.plan) if said.plan else "",
        period=said.period,
        text=said.text,
        registry_number=said.dnr,
    )
    told: dict[str, object] = {"event": name, "day": said.date, "item": item}
    return act(at, "municipal-event", (Put(MAIN, (key("events"), item), value),), told)._replace(after=follow(at))


class Happened(NamedTuple):
    """What an officer says of something that happened at a provider, and that no other command is for."""

    provider: str
    event: str
    date: Date
    informed: Date | None = None
    answer_by: Date | None = None
    agreement: str = ""
    unit: str = ""
    period: str = ""
    text: str = ""
    dnr: str = ""


def at_provider(at: At, said: Happened) -> Act:
    """A result, an order or another thing at a provider that a plan's rule waits for: what follows is told (R011).

    Refuses ``no-such-provider-named``, ``no-such-event-named``, ``event-has-command``, ``future-day``,
    ``answer-before``, ``no-such-unit``, ``agreement-of-another``.
    """
    owner = one_provider(at.register, said.provider)
    name = spoken.key(said.event)
    others = {one for kind, names in EVENTS.items() if kind != "provider" for one in names}
    known = {*EVENTS["provider"], *asked_for(at.register)} - others
    if name in COMMANDS:
        raise refuse("event-has-command", value=name, command=COMMANDS[name])
    if name not in known:
        near = nearest(name, known)
        raise refuse("no-such-event-named", value=said.event, near=near, known=tuple(sorted(known - set(COMMANDS))))
    not_in_the_future(said.date, at.day)
    if said.answer_by and said.answer_by < said.date:
        raise refuse("answer-before", value=said.answer_by, day=said.date)
    agreement = ""
    if said.agreement:
        other, agreement, _ = one_agreement(at.register, said.agreement)
        if other.provider != owner.provider:
            raise refuse("agreement-of-another", value=agreement, provider=other.name)
    item = fresh_event(at, owner)
    value = written(
        event=name,
        date=said.date,
        informed_on=said.informed,
        answer_by=said.answer_by,
        agreement=agreement,
        unit=one_unit(owner.units, said.unit) if said.unit else "",
        period=said.period,
        text=said.text,
        registry_number=said.dnr,
    )
    told = {"event": name, "day": said.date, "item": item, "name": owner.name}
    put = Put(at.register.file("provider", owner.provider), (key("events"), item), value)
    return Act((put,), "provider-event", told, provider=owner.provider, after=follow(at))
