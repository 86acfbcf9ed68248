"""The periods of the calendar: months, quarters, tertials, half-years and years, also in a year of one's own."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from uppf.rules.calendar import add_days, in_month


class Period(NamedTuple):
    """A stretch of days, both ends included, and the key that files and lists name it by."""

    start: date
    end: date
    key: str


YearStart = tuple[int, int]
"""Month and day that a year begins: (1, 1), or that of an agreement or a financial year."""

CALENDAR_YEAR: YearStart = (1, 1)

PERIOD_LETTERS: Mapping[int, str] = {1: "M", 2: "B", 3: "K", 4: "T", 6: "H", 12: ""}
"""The letter before the number of a period that is so many months long: ``2026-T3``."""

PERIOD_NAMES: Mapping[int, str] = {1: "månad", 2: "tvåmånadersperiod", 3: "kvartal", 4: "tertial", 6: "halvår"}
MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

_KEY = re.compile(
    r"(?P<year>[12][0-9]{3})"
    r"(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?"
    r"|(?:/(?P<second>[0-9]{2}))?(?:-(?P<letter>[MBKTH])(?P<number>[1-9][0-9]?))?)"
)


def period_of(day: date, months: int, year_start: YearStart = CALENDAR_YEAR) -> Period:
    """The month, two-month block, quarter, tertial, half-year or year (months 1, 2, 3, 4, 6, 12) that holds the day.

    Keys: ``2026-11``, ``2026-B6``, ``2026-K4``, ``2026-T3``, ``2026-H2``, ``2026``. In a year that begins on another
    day ``2026/27`` and ``2026/27-T1``; a whole month keeps its own name also there. Refused at the very ends of the
    years 1–9999 (``date-out-of-range``).
    """
    year = day.year - (day < in_month(day.year, *year_start))
    number = 1
    while _period_start(year, months, number + 1, year_start) <= day:
        number += 1
    return _period(year, months, number, year_start)


def next_period(period: Period, year_start: YearStart = CALENDAR_YEAR) -> Period:
    """The period of the same kind that begins the day after; after a single day, the next day."""
    after = add_days(period.end, 1)
    months = _months(period.key)
    return period_of(after, months, year_start) if months else Period(after, after, after.isoformat())


def parse_period(key: str, year_start: YearStart = CALENDAR_YEAR) -> Period | None:
    """The period that a key names, or the one day that an ISO date is; None if the text is neither.

    A key with two years (``2026/27``) says nothing without its year_start, and is None in a calendar year.
    """
    match = _KEY.fullmatch(key.strip().upper())
    if match is None:
        return None
    year, months = int(match["year"]), _months(match[0])
    if match["day"]:
        try:
            day = date.fromisoformat(match[0])
        except ValueError:
            return None
        return Period(day, day, match[0])
    if match["month"]:
        return _period(year, 1, int(match["month"]), CALENDAR_YEAR)
    number = int(match["number"] or 1)
    if match["second"] is None:
        year_start = CALENDAR_YEAR
    elif year_start == CALENDAR_YEAR or int(match["second"]) != (year + 1) % 100:
        return None
    return _period(year, months, number, year_start) if number * months <= 12 else None


def period_text(key: str) -> str:
    """A period's key in words: ``tertial 3 2026``, ``november 2026``, ``kvartal 1 2026/27``; other text unchanged."""
    match = _KEY.fullmatch(key)
    if match is None:
        return key
    year = match["year"] + (f"/{match['second']}" if match["second"] else "")
    if match["month"]:
        day = f"{int(match['day'])} " if match["day"] else ""
        return f"{day}{MONTH_NAMES[int(match['month']) - 1]} {year}"
    return f"{PERIOD_NAMES[_months(key)]} {match['number']} {year}" if match["number"] else year


def _months(key: str) -> int:
    """How many months a key's period has; 0 for a single day."""
    match = _KEY.fullmatch(key)
    if match is None or match["day"]:
        return 0
    letter = "M" if match["month"] else match["letter"] or ""
    return next(months for months, known in PERIOD_LETTERS.items() if known == letter)


def _period_start(year: int, months: int, number: int, year_start: YearStart) -> date:
    return in_month(year, year_start[0] + (number - 1) * months, year_start[1])


def _period(year: int, months: int, number: int, year_start: YearStart) -> Period:
    start = _period_start(year, months, number, year_start)
    end = add_days(_period_start(year, months, number + 1, year_start), -1)
    if months == 1 and year_start[1] == 1:
        return Period(start, end, f"{start.year:04}-{start.month:02}")
    years = f"{year:04}" if year_start == CALENDAR_YEAR else f"{year:04}/{(year + 1) % 100:02}"
    return Period(start, end, years if months == 12 else f"{years}-{PERIOD_LETTERS[months]}{number}")
