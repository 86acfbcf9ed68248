"""A permit that is not used: after six months the supervisory authority may revoke it (SoL 28:11)."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Duration, OpenItem
from uppf.model.vocabulary import ChangeKind, PermitState
from uppf.rules.calendar import add_days
from uppf.rules.ground import count, duration_step

if TYPE_CHECKING:
    from uppf.model.provider import Provider, Unit

Date = dt.date
UNUSED = Duration(months=6)
"""How long a permit may be unused; the law's own number, so no municipality changes it."""
GIVEN = (PermitState.VALID, PermitState.TIME_LIMITED, PermitState.CHANGE_APPLIED)
"""Where a permit stands while somebody has it."""
DECIDED, STOPPED = "tillstånd.beslutat", "förändring"
CHANGED = "tillstånd.ändrat"


def permit_items(provider: "Provider") -> Iterator[OpenItem]:
    """The day from which the permit of each unit that does not run may be revoked; nothing where it runs.

    Read so that the months run from the decision while the operation has not begun, and from the day it stopped. The
    waiting ends when it begins, or when the permit changes, or when the unit closes: then nobody is followed up there.
    """
    for key, unit in provider.units.items():
        since = _unused_since(provider, key, unit)
        if since is None:
            continue
        event, day = since
        due = count(day, *UNUSED)
        again = [start for start in _starts(provider, key, unit) if start > day]
        if again and min(again) <= due:
            continue
        steps = (("event", event, day.isoformat()), ("add", duration_step(UNUSED), due.isoformat()))
        dims = Dims(provider.provider, unit=key, service=unit.service or "", item=key)
        ends = [*(add_days(start, -1) for start in again), *([unit.ends] if unit.ends else [])]
        end = min(ends, default=None)
        yield OpenItem("tillstånd_oanvänt", due, dims, unit.name, "kommunen", "lag", end=end, steps=steps)


def _unused_since(provider: "Provider", key: str, unit: "Unit") -> tuple[str, Date] | None:
    """Since when a permit that is in force is not used, and what happened that day; nothing where it is used."""
    permit = unit.permit
    if permit is None or permit.state not in GIVEN or permit.decided_on is None:
        return None
    mine = [one for one in provider.events.values() if one.unit == key]
    changed = max([permit.decided_on, *(one.date for one in mine if one.event == CHANGED)])
    stops = [(STOPPED, one.date) for one in mine if one.kind_of_change == ChangeKind.SUSPENSION]
    stops = [(event, day) for event, day in stops if day >= changed]
    if stops:
        return max(stops, key=lambda stop: stop[1])
    # A unit that says no day itself began with the agreements it is under.
    begun = any(start <= changed for start in _starts(provider, key, unit))
    return None if begun else (DECIDED, changed)


def _starts(provider: "Provider", key: str, unit: "Unit") -> Iterator[Date]:
    """The days on which the operation begins: the unit's own, else those of the agreements it is under."""
    if unit.starts:
        yield unit.starts
        return
    for agreement in provider.agreements.values():
        begins = agreement.operation_starts or agreement.in_force
        if key in agreement.units and begins:
            yield begins
