"""Price adjustments: asked for by the provider, decided on delegation (S2:58, R112, T20)."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.facts import Facts, OnEvent
from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_agreement import decider, fresh_event, named
from uppf.rules.acts.in_case import act
from uppf.rules.acts.opening import Opened, open_
from uppf.rules.calendar import add_days
from uppf.rules.change import ASKED, Act, At, Create, Plain, Put, Told, not_in_the_future, written
from uppf.rules.due import WAITING, Due, due
from uppf.rules.shifts import ADDED, shifts

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
ASKING = "prisjustering.begärd"
DECISION = "prisjustering"
"""What a request is called as an event, and its decision in the delegation."""


class Asked(NamedTuple):
    """What an officer says of a request for another price."""

    agreement: str
    date: Date
    answer_by: Date | None = None
    dnr: str = ""
    text: str = ""


def ask(at: At, said: Asked) -> Act:
    """A provider's request; the plan says when it must be answered, and how often one may ask.

    Refuses ``agreement-ended``, ``future-day``.
    """
    one = named(at, said.agreement)
    not_in_the_future(said.date, at.day)
    if one.agreement.ended and one.agreement.ended.date < said.date:
        raise refuse("agreement-ended", value=one.key, day=one.agreement.ended.date)
    key = fresh_event(at, one.provider)
    value = written(
        event=ASKING,
        date=said.date,
        answer_by=said.answer_by,
        agreement=one.key,
        text=said.text,
        registry_number=said.dnr,
    )
    told = {"agreement": one.key, "title": one.agreement.title, "day": said.date, "item": key}
    change = Put(one.file, (TERMS["events"].key, key), value)
    return Act((change,), "price-ask", told, provider=one.provider.provider, next="price", after=follow(at))


class Decided(NamedTuple):
    """What an officer says of a decision on a request."""

    request: str
    role: Annotated[str, ASKED]
    approved: bool
    reason: Annotated[str, ASKED]
    date: Date
    dnr: str = ""


def decide(at: At, said: Decided) -> Act:
    """The decision, in the case that follows up the request, or in a new one.

    Refuses ``no-price-request``, ``ambiguous-price-request``, ``reason-needed``, ``decider-needed``,
    ``not-delegated``, ``future-day``.
    """
    row = _request(at, said.request)
    if not said.reason.strip():
        raise refuse("reason-needed", option="--reason")
    not_in_the_future(said.date, at.day)
    one = named(at, row.dims.agreement)
    role = decider(at, one, DECISION, said.role, said.date)
    points = at.register.municipality.delegation if at.register.municipality else ()
    point = next((p.point for p in points if DECISION in p.kinds and role in p.roles), "")
    decision = written(
        date=said.date,
        role=role,
        delegation_point=point,
        registry_number=said.dnr,
        granted=said.approved,
        reason=said.reason,
    )
    told = {"agreement": one.key, "title": row.title, "day": said.date, "roles": (role,), "granted": said.approved}
    code = "price-approve" if said.approved else "price-refuse"
    case = at.register.cases.get(row.case)
    if case:
        return act(at, case, code, {("decision",): decision}, told)
    opened = open_(at, Opened(row.id, said.date))
    change = opened.changes[0]
    assert isinstance(change, Create)
    value: dict[str, Plain] = {**change.value, TERMS["decision"].key: decision}
    facts = {**opened.facts, **told}
    return opened._replace(changes=(change._replace(value=value),), code=code, facts=facts)


def _request(at: At, text: str) -> Due:
    """The request that waits for a decision: by its row, by its case, or as the only one of its agreement."""
    rules = {
        rule.id
        for rule in at.facts.rules
        for frequency in rule.frequencies
        if isinstance(frequency, OnEvent) and any(trigger.moment.event == ASKING for trigger in frequency.triggers)
    }
    waiting = [row for row in due(at.facts, at.day) if row.rule in rules and row.state in WAITING]
    asked = text.strip().casefold()
    found = [row for row in waiting if asked == row.id or (len(asked) >= 6 and row.case.endswith(asked))]
    if not found:
        _, key, _, _ = named(at, text)
        found = [row for row in waiting if row.dims.agreement == key]
    if not found:
        raise refuse("no-price-request", value=text)
    if len(found) > 1:
        raise refuse("ambiguous-price-request", value=text, found=tuple(f"{row.id} ({row.last})" for row in found))
    return found[0]


def follow(at: At) -> Told:
    """The rows that what has just happened gives rise to, and whether it has happened more often than planned."""

    def after(register: "Register", facts: Facts) -> Iterable[Problem]:
        rows = [one.row for one in shifts(at.facts, facts, at.day, add_days(at.day, 731)) if one.kind == ADDED]
        for row in rows:
            told = {"title": row.title, "day": row.last, "row": row.id}
            code = "note.follows-by-law" if row.strength == "lag" else "note.follows"
            yield Problem(code, level=Level.INFO, facts=told)
            if "at_most" in row.notes:
                yield Problem("note.asked-often", level=Level.WARNING, facts={"title": row.title})
        if not rows:
            yield Problem("note.nothing-follows", level=Level.INFO)

    return after
