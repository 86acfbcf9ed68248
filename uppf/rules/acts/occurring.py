"""What has been decided or asked for within the municipality, and starts a clock there."""

import datetime as dt
from typing import NamedTuple

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import act, fresh, key, town
from uppf.rules.acts.organising import plan_named
from uppf.rules.acts.pricing import follow
from uppf.rules.change import Act, At, Put, not_in_the_future, written
from uppf.rules.events import EVENTS, asked_for
from uppf.rules.nearest import nearest
from uppf.rules.walk import MAIN

Date = dt.date


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
    return act("municipal-event", (Put(MAIN, (key("events"), item), value),), told)._replace(after=follow(at))
