"""What a frequency is reckoned on: one subject of one rule, with its anchors, events and limits in time."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from uppf.model.facts import Duration, Event, Meeting, Moment, YearDay
from uppf.rules.calendar import add_days, add_months, roll, shift

Date = dt.date
Step = tuple[str, str, str]
"""One step of a reckoning: a code, and what it says in two texts; for explanation only."""


class Occurrence(NamedTuple):
    """One time that a rule demands something: a key, when it may begin, the day, and the last day that is not late."""

    key: str
    opens: Date | None
    nominal: Date
    due: Date
    last: Date
    steps: tuple[Step, ...] = ()
    need: int = 1
    most: int = 0
    done: tuple[Event, ...] | None = None
    """Set by kinds in which completions decide the occurrences; otherwise matched afterwards."""
    event: Event | None = None
    attend: Date | None = None
    note: str = ""


class Ground(NamedTuple):
    """Everything one reckoning may look at."""

    start: Date
    end: Date | None
    horizon: Date
    anchors: Mapping[str, Date]
    completions: tuple[Event, ...]
    triggers: Mapping[str, tuple[Event, ...]]
    meetings: tuple[Meeting, ...]
    holiday_rule: str
    strength: str
    financial_year_end: tuple[int, int] = (12, 31)
    risk: str = ""
    plan_start: Date | None = None
    followed_from: Date | None = None


FALLBACKS = {"driftstart": ("avtal.ikraft", "avtal.undertecknat"), "avtal.ikraft": ("avtal.undertecknat", "driftstart")}
"""What stands in for an anchor that is not written down."""


def anchor(ground: Ground, event: str) -> tuple[str, Date] | None:
    """The day of an anchor, or of what stands in for it."""
    for name in (event, *FALLBACKS.get(event, ())):
        if name in ground.anchors:
            return name, ground.anchors[name]
    return None


def at(day: Date, moment: Moment, extra: Duration | None = None, sign: int = 1) -> Date:
    """A moment reckoned from the day of its event, and a further duration from the same anchor.

    Months are added together before they are counted, so that nothing drifts through a clamp.
    """
    if moment.end_of:
        day = Date(day.year, 12, 31) if moment.end_of == "årsslut" else add_days(add_months(day.replace(day=1), 1), -1)
    total = [moment.sign * part for part in moment.duration]
    for index, part in enumerate(extra or Duration()):
        total[index] += sign * part
    return count(day, *total)


def count(day: Date, months: int, days: int, workdays: int) -> Date:
    """Months from the anchor, then days, then workdays."""
    for part, amount in enumerate((months, days, workdays)):
        if amount:
            sizes = [0, 0, 0]
            sizes[part] = abs(amount)
            day = shift(day, Duration(*sizes), 1 if amount > 0 else -1)
    return day


def times(duration: Duration, factor: int) -> Duration:
    """A duration so many times."""
    return Duration(duration.months * factor, duration.days * factor, duration.workdays * factor)


def plus(one: Duration, other: Duration) -> Duration:
    """Two durations laid together, to be counted from one anchor."""
    return Duration(one.months + other.months, one.days + other.days, one.workdays + other.workdays)


def last_day(ground: Ground, base: Date, bound: Moment | Duration | None) -> Date | None:
    """The last day a frequency holds: `till: driftstart + 1 år` ends the day before the anniversary."""
    if bound is None:
        return ground.end
    if isinstance(bound, Duration):
        day = add_days(count(base, *bound), -1)
    else:
        found = anchor(ground, bound.event)
        if found is None:
            return ground.end
        day = at(found[1], bound)
        if bound.sign > 0:
            day = add_days(day, -1)
    return day if ground.end is None else min(day, ground.end)


def rolled(ground: Ground, day: Date, backward: bool = False) -> tuple[Date, tuple[Step, ...]]:
    """The day after the holiday rule: the rule's own; else law moves forward, backward ones earlier, others stay."""
    way = ground.holiday_rule or (
        "föregående_vardag" if backward else "nästa_vardag" if ground.strength == "lag" else "ingen"
    )
    moved = roll(day, way)
    if moved != day:
        return moved, (("roll", way, moved.isoformat()),)
    return day, (("holiday", day.isoformat(), ""),) if roll(day, "nästa_vardag") != day else ()


def begins(ground: Ground, moment: Moment | None) -> Date | None:
    """Where a frequency begins; None when its anchor is not known yet."""
    if moment is None:
        return ground.start
    found = anchor(ground, moment.event)
    return at(found[1], moment) if found else None


def on_day(day: YearDay, year: int) -> Date:
    """A day of the year in, after or before a year; the 30th of February is its last day."""
    return count(Date(year + day.year, day.month, 1), 0, 0, 0).replace(
        day=min(day.day, add_days(add_months(Date(year + day.year, day.month, 1), 1), -1).day)
    )


def duration_step(duration: Duration) -> str:
    """A duration as its three numbers; words are found where it is shown."""
    return "/".join(map(str, duration))
