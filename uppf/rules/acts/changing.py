"""What changes at a provider: told to the municipality or found out, and what its permits say afterwards (R011)."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import TERMS, ChangeKind, PermitState
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_agreement import fresh_event
from uppf.rules.acts.pricing import follow
from uppf.rules.change import ASKED, Act, At, Put, not_in_the_future, written
from uppf.rules.naming import one_agreement, one_provider
from uppf.rules.nearest import nearest

if TYPE_CHECKING:
    from uppf.model.provider import Unit

Date = dt.date
CHANGE, PERMIT = "förändring", "tillstånd.ändrat"
"""What plans' rules call a change, and a changed permit."""


class Changed(NamedTuple):
    """What an officer says of a change; the municipality was informed today, if nothing else is said."""

    provider: str
    kind: Annotated[ChangeKind, ASKED]
    date: Annotated[Date, ASKED]
    informed: Date
    unit: str = ""
    agreement: str = ""
    text: str = ""
    dnr: str = ""


def change(at: At, said: Changed) -> Act:
    """A change in the business; how late the municipality heard of it is told (R011, T42, L14, L15).

    Refuses ``future-day``, ``no-such-unit``, ``agreement-of-another``.
    """
    owner = one_provider(at.register, said.provider)
    not_in_the_future(said.informed, at.day)
    unit = one_unit(owner.units, said.unit) if said.unit else ""
    agreement = ""
    if said.agreement:
        other, agreement, _ = one_agreement(at.register, said.agreement)
        if other.provider != owner.provider:
            raise refuse("agreement-of-another", value=agreement, provider=other.name)
    key = fresh_event(at, owner)
    value = written(
        event=CHANGE,
        date=said.date,
        informed_on=said.informed,
        agreement=agreement,
        unit=unit,
        kind_of_change=said.kind,
        text=said.text,
        registry_number=said.dnr,
    )
    gap = (said.informed - said.date).days
    late = {"count": gap} if gap > 0 else {"before": -gap or None}
    notes = (Problem("note.informed", level=Level.WARNING if gap > 0 else Level.INFO, facts=late),)
    told = {"provider": owner.provider, "name": owner.name, "kind": str(said.kind), "day": said.date, "item": key}
    put = Put(at.register.file("provider", owner.provider), (TERMS["events"].key, key), value)
    return Act((put,), "change", told, provider=owner.provider, notes=notes, after=follow(at))


class Permitted(NamedTuple):
    """What an officer says of a unit's permit as it is now, and why it is said."""

    unit: str
    reason: Annotated[str, ASKED]
    date: Date
    state: PermitState | None = None
    valid_to: Date | None = None
    until_further_notice: bool = False
    decided: Date | None = None
    dnr: str = ""
    number: str = ""
    places: str = ""
    target_group: str = ""
    manager_checked: Date | None = None


def permit(at: At, said: Permitted) -> Act:
    """A permit as it is now; what it said before stands in the trail, and that it changed in the provider's events.

    Refuses ``no-such-unit``, ``reason-needed``, ``nothing-said``, ``one-of``, ``future-day``.
    """
    units = at.register.units()
    unit = one_unit({name: one for name, (_, one) in units.items()}, said.unit)
    owner, shape = units[unit]
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("reason-needed", option="--reason")
    if said.valid_to and said.until_further_notice:
        raise refuse("one-of", options=("--valid-to", "--until-further-notice"))
    fields = written(
        state=said.state,
        registry_number=said.dnr,
        decided_on=said.decided,
        valid_to=said.valid_to,
        target_group=said.target_group,
        most_places=said.places,
        manager_checked_on=said.manager_checked,
        organisation_number=said.number,
    )
    if said.until_further_notice and shape.permit and shape.permit.valid_to:
        fields[TERMS["valid_to"].key] = None
    if not fields:
        raise refuse("more-needed", options=("--state", "--valid-to", "--dnr"))
    if shape.permit is None and not said.state:
        raise refuse("more-needed", options=("--state",))
    file, key = at.register.file("provider", owner.provider), fresh_event(at, owner)
    route = (TERMS["units"].key, unit, TERMS["permit"].key)
    puts = [Put(file, (*route, name), value) for name, value in fields.items()] if shape.permit else []
    puts = puts or [Put(file, route, fields)]
    event = written(event=PERMIT, date=said.date, unit=unit, text=said.reason, registry_number=said.dnr)
    puts.append(Put(file, (TERMS["events"].key, key), event))
    told = {"unit": unit, "name": shape.name, "state": str(said.state or ""), "day": said.valid_to}
    return Act(tuple(puts), "permit", told, provider=owner.provider, after=follow(at))


def one_unit(units: "Mapping[str, Unit]", text: str) -> str:
    """The unit that a key or a name means. Refuses ``no-such-unit``."""
    known = {spoken.key(one.name): name for name, one in units.items()} | {name: name for name in units}
    if spoken.key(text) not in known:
        raise refuse("no-such-unit", value=text, near=nearest(spoken.key(text), known))
    return known[spoken.key(text)]
