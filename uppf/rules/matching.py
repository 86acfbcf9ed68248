"""Which follow-up fulfils which occurrence: by the period it says it concerns, else by its day."""

import datetime as dt
from typing import NamedTuple

from uppf.model.facts import Event, OnEvent, RuleFact, Series
from uppf.rules.ground import Occurrence

Date = dt.date


class Matched(NamedTuple):
    """An occurrence with what has been done of it, and what of its parts is still missing."""

    occurrence: Occurrence
    done: tuple[Event, ...]
    missing: tuple[str, ...]
    complete: Date | None
    """The day on which enough had been done; None while something is missing."""


def match(rule: RuleFact, occurrences: list[Occurrence], completions: tuple[Event, ...]) -> list[Matched]:
    """Every occurrence with its completions; each completion is used once."""
    found: dict[int, list[Event]] = {number: list(one.done or ()) for number, one in enumerate(occurrences)}
    free = [number for number, one in enumerate(occurrences) if one.done is None]
    by_key = {key: number for number in free for key in _keys(occurrences[number])}
    pointed = any(isinstance(frequency, Series) and frequency.window for frequency in rule.frequencies)
    triggered = any(isinstance(frequency, OnEvent) for frequency in rule.frequencies)
    for event in completions:
        number = by_key.get(event.period)
        # A period that names nothing demanded here, such as an older year, is not guessed at.
        if number is None and (triggered or not _is_key(event.period)):
            number = _by_day(occurrences, free, found, event, pointed)
        if number is not None:
            found[number].append(event)
            if event.also and occurrences[number].event:
                beside = _by_day(occurrences, [n for n in free if not occurrences[n].event], found, event, pointed)
                if beside is not None:
                    found[beside].append(event)
    return [_matched(rule, one, tuple(found[number])) for number, one in enumerate(occurrences)]


def _keys(one: Occurrence) -> tuple[str, ...]:
    """What `avser` may say to point at an occurrence: its key, its day, or the event that started it."""
    extra = (one.event.dims.item, one.event.date.isoformat()) if one.event else ()
    return tuple(filter(None, (one.key, one.nominal.isoformat(), *extra)))


def _is_key(period: str) -> bool:
    return period[:4].isdigit()


def _by_day(
    occurrences: list[Occurrence], free: list[int], found: dict[int, list[Event]], event: Event, pointed: bool
) -> int | None:
    """The occurrence that a day without a stated period falls in."""
    if pointed:
        # A meeting belongs to the nearest target day; a second one there is extra.
        nearest = min(free, key=lambda number: abs((occurrences[number].nominal - event.date).days), default=None)
        return None if nearest is None or found[nearest] else nearest
    candidates = [
        number
        for number in free
        if (occurrences[number].opens or event.date) <= event.date
        and (
            event.date <= occurrences[number].nominal or occurrences[number].event or occurrences[number].opens is None
        )
    ]
    if not candidates:
        return _only(occurrences, free, found, event)
    # What was asked for is answered by what says so; the ordinary comes first.
    candidates.sort(key=lambda number: occurrences[number].event is not None)
    empty = [number for number in candidates if not any(event.part == other.part for other in found[number])]
    return (empty or candidates)[0]


def _only(occurrences: list[Occurrence], free: list[int], found: dict[int, list[Event]], event: Event) -> int | None:
    """A single deadline is met by whatever was done, also late."""
    if len(free) == 1 and not found[free[0]] and (occurrences[free[0]].opens or event.date) <= event.date:
        return free[0]
    return None


def _matched(rule: RuleFact, one: Occurrence, done: tuple[Event, ...]) -> Matched:
    in_order = tuple(sorted(done, key=lambda event: event.date))
    enough = next((n for n in range(1, len(in_order) + 1) if not _missing(rule, one, in_order[:n])), 0)
    missing = tuple(part for part in _missing(rule, one, in_order) if part)
    return Matched(one, done, missing, in_order[enough - 1].date if enough else None)


def _missing(rule: RuleFact, one: Occurrence, done: tuple[Event, ...]) -> tuple[str, ...]:
    """The parts of which there is not yet enough; where a rule has no parts, an unnamed one."""
    need = max(one.need, 1)
    parts = [event.part for event in done]
    if not rule.parts:
        return () if len(done) >= need else ("",)
    # A report that names no part is of the whole.
    return tuple(part for part in rule.parts if parts.count(part) + parts.count("") < need)
