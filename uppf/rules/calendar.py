"""Workdays, durations and calendar periods: every reckoning with dates, and never a clock."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.easter import easter

from uppf.model.facts import Duration
from uppf.problem import Refusal, refuse

# ---- Days and months ----


def add_days(day: date, days: int) -> date:
    """The day so many calendar days later, or earlier; refused outside the years 1–9999 (``date-out-of-range``)."""
    try:
        return day + timedelta(days)
    except OverflowError:
        raise _out_of_range(day) from None


def add_months(anchor: date, months: int) -> date:
    """The anchor's day so many months later, or earlier, clamped to the end of the month.

    A series counts every step from its original anchor: 31 Jan + 1 is 28 Feb, and 31 Jan + 2 is 31 Mar, never 28 Mar.
    Refused outside the years 1–9999 (``date-out-of-range``).
    """
    return in_month(anchor.year, anchor.month + months, anchor.day)


def in_month(year: int, month: int, day: int) -> date:
    """The day in a month counted from January of a year (month 14 is February of the next), clamped to its end."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise _out_of_range(year)
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def _out_of_range(start: date | int) -> Refusal:
    return refuse("date-out-of-range", start=str(start))


# ---- Days off ----


class Holiday(NamedTuple):
    """A named day off: its day in a year, and the first and last year that it was one."""

    name: str
    day: Callable[[int], date]
    since: int = MINYEAR
    until: int = MAXYEAR


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _saturday_from(month: int, day: int, then: int = 0) -> Callable[[int], date]:
    return lambda year: (first := date(year, month, day)) + timedelta((5 - first.weekday()) % 7 + then)


HOLIDAYS: tuple[Holiday, ...] = (
    Holiday("nyarsdag", _on(1, 1)),
    Holiday("trettondedag_jul", _on(1, 6)),
    Holiday("langfredag", _from_easter(-2)),
    Holiday("paskdag", _from_easter(0)),
    Holiday("annandag_pask", _from_easter(1)),
    Holiday("forsta_maj", _on(5, 1)),
    Holiday("kristi_himmelsfard", _from_easter(39)),
    Holiday("pingstdag", _from_easter(49)),
    Holiday("annandag_pingst", _from_easter(50), until=2004),
    Holiday("nationaldag", _on(6, 6), since=2005),
    Holiday("midsommarafton", _saturday_from(6, 20, then=-1)),
    Holiday("midsommardag", _saturday_from(6, 20)),
    Holiday("alla_helgons_dag", _saturday_from(10, 31)),
    Holiday("julafton", _on(12, 24)),
    Holiday("juldag", _on(12, 25)),
    Holiday("annandag_jul", _on(12, 26)),
    Holiday("nyarsafton", _on(12, 31)),
)
"""The days besides Saturdays and Sundays; where two fall on one day, the first gives the name.

True from 1990, when law 1989:253 came into force; 2004:1320 exchanged annandag pingst for nationaldagen in 2005.
The three eves, like Saturdays, are not holidays but count as such for a deadline set by law (1930:173 § 2).
"""


@lru_cache(maxsize=512)
def _days_off(year: int) -> Mapping[date, str]:
    named: dict[date, str] = {}
    for name, day, since, until in HOLIDAYS:
        if since <= year <= until:
            named.setdefault(day(year), name)
    new_year = date(year, 1, 1).toordinal()
    for ordinal in range(new_year, date(year, 12, 31).toordinal() + 1):
        day_of_year = date.fromordinal(ordinal)
        if day_of_year.weekday() >= 5:
            named.setdefault(day_of_year, "lordag" if day_of_year.weekday() == 5 else "sondag")
    return named


def holidays(year: int) -> frozenset[date]:
    """Every day of a year that law 1930:173 § 2 does not let a deadline end on, Saturdays and Sundays included."""
    return frozenset(_days_off(year))


def holiday_name(day: date) -> str | None:
    """The key of a day off (``langfredag``, ``lordag``), or None on a workday."""
    return _days_off(day.year).get(day)


def is_workday(day: date) -> bool:
    """Whether the day is a Monday to Friday that is no holiday and none of the three eves."""
    return day not in _days_off(day.year)


def next_workday(day: date) -> date:
    """The first workday on or after the day."""
    while not is_workday(day):
        day = add_days(day, 1)
    return day


def previous_workday(day: date) -> date:
    """The last workday on or before the day."""
    while not is_workday(day):
        day = add_days(day, -1)
    return day


def add_workdays(day: date, workdays: int) -> date:
    """The workday so many workdays later, or earlier; the day itself is not counted, and 0 leaves it as it is."""
    for _ in range(abs(workdays)):
        day = next_workday(add_days(day, 1)) if workdays > 0 else previous_workday(add_days(day, -1))
    return day


HOLIDAY_RULES: Mapping[str, Callable[[date], date]] = {
    "ingen": lambda day: day,
    "nästa_vardag": next_workday,
    "föregående_vardag": previous_workday,
}
"""What ``helgregel`` does with a due date on a day off; the last is the safe direction of a backward deadline."""


def roll(day: date, rule: str) -> date:
    """The day that a due date becomes under one of the HOLIDAY_RULES."""
    return HOLIDAY_RULES[rule](day)


# ---- Durations ----


NUMBER_WORDS: Mapping[str, int] = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6,
    "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
}  # fmt: skip
UNITS: Mapping[str, Duration] = {
    **dict.fromkeys(("d", "dag", "dagar", "dygn", "kalenderdag", "kalenderdagar"), Duration(days=1)),
    **dict.fromkeys(("v", "vecka", "veckor"), Duration(days=7)),
    **dict.fromkeys(("mån", "månad", "månader"), Duration(months=1)),
    **dict.fromkeys(("kvartal",), Duration(months=3)),
    **dict.fromkeys(("tertial",), Duration(months=4)),
    **dict.fromkeys(("halvår",), Duration(months=6)),
    **dict.fromkeys(("år",), Duration(months=12)),
    **dict.fromkeys(("arbetsdag", "arbetsdagar"), Duration(workdays=1)),
}
_AMOUNT = re.compile(rf"(?P<count>\d{{1,5}}|{'|'.join(NUMBER_WORDS)})\s*(?P<unit>[a-zåäö]+)")
_AND = re.compile(r"\s+och\s+|,\s*")


def parse_duration(text: str) -> Duration | None:
    """A duration as plans write it: ``14 dagar``, ``en månad``, ``1 år och 6 månader``; None if it is not one."""
    total = Duration()
    for term in _AND.split(unicodedata.normalize("NFC", text).strip().lower()):
        amount = _AMOUNT.fullmatch(term)
        if amount is None or amount["unit"] not in UNITS:
            return None
        count = NUMBER_WORDS.get(amount["count"]) or int(amount["count"])
        total = Duration(*(done + count * more for done, more in zip(total, UNITS[amount["unit"]], strict=True)))
    return total


def duration_text(duration: Duration) -> str:
    """The one canonical text of a duration, which parse_duration reads back; whole years are written as years."""
    months, days, workdays = duration
    years, months = divmod(months, 12) if months % 12 == 0 else (0, months)
    amounts = (
        (years, "år", "år"),
        (months, "månad", "månader"),
        (days, "dag", "dagar"),
        (workdays, "arbetsdag", "arbetsdagar"),
    )
    return " och ".join(f"{count} {one if count == 1 else many}" for count, one, many in amounts if count) or "0 dagar"


def shift(day: date, duration: Duration, sign: int = 1) -> date:
    """The day a duration later (sign 1) or earlier (sign -1): first its months, then its days, then its workdays."""
    months, days, workdays = duration
    return add_workdays(add_days(add_months(day, sign * months), sign * days), sign * workdays)
