"""The council's programme with goals and guidelines for all providers, decided for each term of office (KL 5:3)."""

import datetime as dt
from typing import Annotated, NamedTuple

from uppf.problem import refuse
from uppf.rules.acts.in_municipality import act, key, laid, town
from uppf.rules.acts.providing import pairs
from uppf.rules.change import ASKED, Act, At, Put, not_in_the_future, plain, written
from uppf.rules.walk import MAIN

Date = dt.date


class Decided(NamedTuple):
    """What an officer says of a programme; of one that stands only what is new need be said."""

    from_: Annotated[Date, ASKED]
    to: Date | None = None
    decided: Date | None = None
    section: str = ""
    dnr: str = ""
    goal: tuple[str, ...] = ()
    follow_up: str = ""
    insight: str = ""


def decide(at: At, said: Decided) -> Act:
    """The programme of a term of office: what it says of goals, follow-up and the public's insight (R046, L10).

    Refuses ``future-day``, ``range-turned``, ``clause-form``, ``as-it-was``.
    """
    if said.decided:
        not_in_the_future(said.decided, at.day)
    if said.to and said.to < said.from_:
        raise refuse("range-turned", value=said.to, day=said.from_)
    programmes = town(at).programmes
    found = next((n for n, one in enumerate(programmes) if one.term.from_date == said.from_), None)
    goals = {name: {key("text"): text} for name, text in pairs(said.goal).items()}
    fields = {
        "decided_on": said.decided,
        "registry_number": said.dnr,
        "section": said.section,
        "follow_up": said.follow_up,
        "public_insight": said.insight,
    }
    told: dict[str, object] = {"day": said.from_, "end": said.to}
    route = (key("programmes"), len(programmes) if found is None else found)
    if found is None:
        term = written(from_date=said.from_, to_date=said.to)
        follow_up = {name: fields.pop(name) for name in ("follow_up", "public_insight")}
        value = written(term=term, **fields, goals=goals, **follow_up)
        return act(at, "programme", (Put(MAIN, route, value),), told)
    old = programmes[found]
    puts: list[Put] = [
        Put(MAIN, (*route, key("goals"), name, key("text")), one[key("text")])
        for name, one in goals.items()
        if name not in old.goals or old.goals[name].text != one[key("text")]
    ]
    if said.to and said.to != old.term.to_date:
        puts.append(Put(MAIN, (*route, key("term"), key("to_date")), plain(said.to)))
    if any(value and value != getattr(old, name) for name, value in fields.items()) or not puts:
        puts += laid(MAIN, route, old, **fields)
    return act(at, "programme-change", puts, told)
