"""The texts of the plan language turned into ways of reckoning: moments, units, days of the year, frequencies."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from uppf.model.facts import (
    Calendar,
    Continuous,
    Deadline,
    Duration,
    Frequency,
    Moment,
    OnEvent,
    Phase,
    Quota,
    Rolling,
    Series,
    Snap,
    Trigger,
    YearDay,
)
from uppf.problem import refuse
from uppf.rules.calendar import parse_duration
from uppf.rules.nearest import nearest
from uppf.rules.period import MONTH_NAMES

if TYPE_CHECKING:
    from uppf.model import frequency as shapes

UNITS = {"månad": 1, "kvartal": 3, "tertial": 4, "halvår": 6, "år": 12, "avtalsår": 12, "räkenskapsår": 12}
YEARS = {"samma år": 0, "året efter": 1, "året före": -1}
_MOMENT = re.compile(r"(?P<event>[a-zåäö_.]+)(?: (?P<end>årsslut|månadsslut))?(?: (?P<sign>[+-]) (?P<duration>.+))?")
_DAY = re.compile(r"(?P<day>\d+) (?P<month>[a-z]+)(?: (?P<year>.+))?")
MISSING = "saknas"
"""The phrase of a plan that gives no number: shown by `check`, never due."""


def duration(text: str) -> Duration:
    """A length of time; the models have already seen to its form."""
    parsed = parse_duration(text)
    if parsed is None:
        raise refuse("duration-form", text=text)
    return parsed


def moment(text: str) -> Moment:
    """`avtal.ikraft + 6 månader`, `driftstart årsslut` …"""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise refuse("moment-form", text=text)
    sign = {"+": 1, "-": -1, None: 0}[match["sign"]]
    return Moment(match["event"], match["end"] or "", sign, duration(match["duration"]) if sign else Duration())


def bound(text: str | None) -> Moment | Duration | None:
    """Where a frequency ends: a moment, or a length of time from where it began."""
    if text is None:
        return None
    parsed = parse_duration(text)
    return parsed or moment(text)


def day_of_year(text: str | None) -> YearDay | None:
    """`31 mars året efter`."""
    if text is None:
        return None
    match = _DAY.fullmatch(text)
    if match is None:
        raise refuse("day-form", text=text)
    return YearDay(MONTH_NAMES.index(match["month"]) + 1, int(match["day"]), YEARS[match["year"] or "samma år"])


def months_of(unit: str) -> int:
    """How many months a unit of the calendar has; `2 år` is 24."""
    if unit in UNITS:
        return UNITS[unit]
    count, word = unit.split(" ")
    return int(count) * UNITS["månad" if word == "månader" else word]


def _year_start(text: str | None) -> tuple[int, int]:
    day = day_of_year(text)
    return (day.month, day.day) if day else (1, 1)


def _range(text: str) -> tuple[int, int]:
    low, _, high = text.replace("–", "-").partition("-")
    least, most = int(low), int(high or low)
    if most < least:
        raise refuse("range-backwards", text=text, least=most, most=least)
    return least, most


def _optional(text: str | None) -> Duration | None:
    return None if text is None else duration(text)


def _start(text: str | None) -> Moment | None:
    return None if text is None else moment(text)


def _snap(shape: "shapes.Snapped") -> Snap:
    return Snap(_optional(shape.attend), shape.board_meeting or "", shape.board or "", _optional(shape.otherwise))


def _calendar(shape: "shapes.CalendarPeriod") -> Calendar:
    part = shape.part_period or "hälften"
    named = part in ("hälften", "alltid", "aldrig")
    return Calendar(
        months_of(shape.per),
        shape.per == "räkenskapsår",
        _year_start(shape.year_start),
        _optional(shape.lag),
        day_of_year(shape.at_latest),
        part if named else "",
        None if named else duration(part),
        _start(shape.from_moment),
        bound(shape.to_moment),
    )


def _rolling(shape: "shapes.Rolling") -> Rolling:
    return Rolling(duration(shape.rolling), moment(shape.from_moment or "driftstart"), bound(shape.to_moment))


def _series(shape: "shapes.Series") -> Series:
    if isinstance(shape.series, str):
        phases: tuple[Phase, ...] = (Phase(duration(shape.series)),)
    else:
        phases = tuple(Phase(duration(p.every), p.count or 0, bound(p.to_moment)) for p in shape.series)
    start = moment(shape.from_moment or "avtal.ikraft")
    return Series(phases, start, bound(shape.to_moment), _optional(shape.window), _optional(shape.lag))


def _deadline(shape: "shapes.Deadline") -> Deadline:
    if (shape.after is None) == (shape.before is None):
        raise refuse("deadline-direction")
    sign = 1 if shape.after else -1
    return Deadline(duration(shape.deadline), moment(shape.after or shape.before or ""), sign, _snap(shape))


def _quota(shape: "shapes.Quota") -> Quota:
    by_risk = tuple((risk, *_range(text)) for risk, text in shape.count_by_risk.items())
    least, most = _range(shape.count) if shape.count else (1, 0)
    return Quota(
        months_of(shape.per),
        least,
        most,
        _year_start(shape.year_start),
        by_risk,
        _start(shape.from_moment),
        bound(shape.to_moment),
    )


def _on_event(shape: "shapes.OnEvent") -> OnEvent:
    if isinstance(shape.on, str):
        triggers: tuple[Trigger, ...] = (
            Trigger(moment(shape.on), _optional(shape.deadline), day_of_year(shape.at_latest), _snap(shape)),
        )
    else:
        triggers = tuple(
            Trigger(moment(t.event), _optional(t.deadline), day_of_year(t.at_latest), _snap(t)) for t in shape.on
        )
    most, _, per = (shape.at_most or "0 per ").partition(" per ")
    return OnEvent(triggers, int(most), per)


def _continuous(shape: "shapes.Continuous") -> Continuous:
    return Continuous(shape.continuous, _optional(shape.untouched), _start(shape.from_moment))


KINDS: Mapping[str, Callable[[Any], Frequency]] = {
    "CalendarPeriod": _calendar,
    "Rolling": _rolling,
    "Series": _series,
    "Deadline": _deadline,
    "Quota": _quota,
    "OnEvent": _on_event,
    "Continuous": _continuous,
}
"""The seven kinds, by the name of their shape."""


def normal(phrase: str) -> str:
    """A phrase as the phrase list writes it: lower case, single spaces, no full stop."""
    return " ".join(phrase.casefold().replace("\u00a0", " ").split()).rstrip(".").rstrip()


def frequencies(written: tuple[Any, ...] | None, phrases: Mapping[str, Any]) -> tuple[Frequency, ...]:
    """What is written under `frekvens`, with phrases looked up; nothing when the plan gives no number.

    Raises Refusal ``phrase-unknown`` for a phrase that is not in the list, naming those that resemble it.
    """
    found: list[Frequency] = []
    for one in written or ():
        shape = one
        if isinstance(one, str):
            if normal(one) == MISSING:
                continue
            shape = phrases.get(normal(one))
            if shape is None:
                raise refuse("phrase-unknown", phrase=one, near=nearest(normal(one), (*phrases, MISSING)))
        found.append(KINDS[type(shape).__name__](shape))
    return tuple(found)
