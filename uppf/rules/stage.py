"""A stage: a state and the day it began, read from a table; which of those that have begun a thing is in."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

Date = dt.date


class Stage(NamedTuple):
    """A state, and the day it began for a thing; the thing may need to know the day asked about."""

    state: str
    since: Callable[[Any, Date], Date | None]


def _begun(stages: Iterable[Stage], thing: object, day: Date) -> Iterator[tuple[Date, int, str]]:
    for number, stage in enumerate(stages):
        since = stage.since(thing, day)
        if since is not None and since <= day:
            yield since, number, stage.state


def furthest(stages: Iterable[Stage], thing: object, day: Date) -> str:
    """The state furthest down the table that has begun, whatever the order of the days; empty when none has."""
    return max(_begun(stages, thing, day), key=lambda begun: begun[1], default=(day, 0, ""))[2]


def latest(stages: Iterable[Stage], thing: object, day: Date) -> str:
    """The state that began last; of two on the same day the one further down the table. Empty when none has begun."""
    return max(_begun(stages, thing, day), default=(day, 0, ""))[2]


def first(days: Iterable[Date | None]) -> Date | None:
    """The first of the days that are known."""
    return min((day for day in days if day), default=None)


def until(days: Iterable[Date | None], day: Date, since: Date = Date.min) -> Date | None:
    """The first of the days in a stretch of time, both ends included."""
    return first(one for one in days if one and since <= one <= day)
