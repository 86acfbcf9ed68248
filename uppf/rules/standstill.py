"""When an agreement may be signed at the earliest: the deadlines that must first run out (T26, L25, L30)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Duration, Facts, Hurdle, Moment
from uppf.rules.calendar import add_days, roll
from uppf.rules.ground import at

if TYPE_CHECKING:
    from uppf.model.procurement import Procurement
    from uppf.model.provider import Agreement

Date = dt.date
SIGNING, NOTICE = "avtalstecknande", "underrättelse"
"""The steps of a procurement in which the agreement is signed, and in which bidders are told who won."""
BOUND = ("LOU-entreprenad", "LOU-ramavtal")
"""Awards after which the law makes the municipality wait (LOU 20:1)."""
BY_LAW = Hurdle(Duration(days=10), Moment(f"upphandling.{NOTICE}"), "LOU 20:1, 20:18", "nästa_vardag")
"""What holds where no plan says it: ten days from a notice that was sent electronically."""


class Barrier(NamedTuple):
    """A deadline that must have run out: its ground in law, the event and the day it began, and the day after it."""

    law: str
    event: str
    since: Date
    first: Date


def step_days(procurement: "Procurement | None", agreement: "Agreement | None" = None) -> dict[str, Date]:
    """The days of a procurement's steps, as they were done or else are planned, by the names of their events."""
    days: dict[str, Date] = {}
    if agreement and agreement.standstill_notice_on:
        days[f"upphandling.{NOTICE}"] = agreement.standstill_notice_on
    for name, step in procurement.steps.items() if procurement else ():
        day = step.done or step.planned
        if day:
            days[f"upphandling.{name}"] = day
    return days


def barriers(facts: Facts, plans: Iterable[str], award: str, days: Mapping[str, Date]) -> tuple[Barrier, ...]:
    """What stands in the way of signing: what the plans' rules of signing say, else the law itself."""
    under = set(plans)
    event = f"upphandling.{SIGNING}"
    hurdles = [one for rule in facts.rules if rule.plan in under and event in rule.counts for one in rule.hurdles]
    if award in BOUND and BY_LAW.moment.event not in {one.moment.event for one in hurdles}:
        hurdles.append(BY_LAW)
    return tuple(_standing(hurdles, days))


def _standing(hurdles: Iterable[Hurdle], days: Mapping[str, Date]) -> Iterator[Barrier]:
    for one in hurdles:
        since = days.get(one.moment.event)
        if since:
            ends = roll(at(since, one.moment, one.duration), one.holiday_rule)
            yield Barrier(one.law, one.moment.event, since, add_days(ends, 1))


def earliest(found: Iterable[Barrier]) -> Date | None:
    """The first day on which nothing stands in the way; None where nothing ever did."""
    return max((one.first for one in found), default=None)


def in_the_way(found: Iterable[Barrier], day: Date) -> tuple[Barrier, ...]:
    """The barriers that have not run out on a day."""
    return tuple(one for one in found if one.first > day)
