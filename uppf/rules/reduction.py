"""Reduced payment, reckoned with decimals and day by day in each reading of so many per cent a day (T06).

A reading decides nothing by itself: while none is chosen all are shown, and no amount is written. Each day's sum is
rounded to the nearest öre, half an öre upwards, and the sum is that of the days.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.calendar import add_days
from uppf.rules.distill_provider import ends_on
from uppf.rules.gates import last_day
from uppf.rules.remedy import remedied_on

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Sanction
    from uppf.model.plan import Reduction
    from uppf.model.provider import Agreement

Date = dt.date
ORE = Decimal("0.01")
WHOLE = Decimal(100)
Way = Callable[[Decimal, int], Decimal]
"""The part of the base, in per cent, that a day takes: from the share and the number of the day, counted from 1."""


def _each_day(share: Decimal, number: int) -> Decimal:
    return min(share, WHOLE)


def _growing(share: Decimal, number: int) -> Decimal:
    return min(share * number, WHOLE)


def _compound(share: Decimal, number: int) -> Decimal:
    left = 1 - min(share, WHOLE) / WHOLE
    return WHOLE * (1 - left**number)


WAYS: Mapping[str, tuple[str, Way]] = {
    "varje_dygn": ("daily", _each_day),
    "växande": ("daily", _growing),
    "ränta_på_ränta": ("daily", _compound),
    "av_månadsersättning": ("monthly", _each_day),
}
"""Every way of reckoning: what it is a part of, and how large a part."""


class Payment(NamedTuple):
    """What the provider is paid: for a day, for a month."""

    daily: Decimal | None = None
    monthly: Decimal | None = None


class Reckoned(NamedTuple):
    """One reading: what each day takes, and all of them; nothing where what it is a part of is not known."""

    reading: str
    meaning: str
    days: tuple[Decimal, ...]
    total: Decimal | None


def amounts(way: str, share: Decimal, base: Decimal, count: int) -> tuple[Decimal, ...]:
    """What each of so many days takes, in öre."""
    part = WAYS[way][1]
    return tuple(
        (base * part(share, number) / WHOLE).quantize(ORE, ROUND_HALF_UP) for number in range(1, max(count, 0) + 1)
    )


def reckon(reductions: "Mapping[str, Reduction]", payment: Payment, count: int) -> list[Reckoned]:
    """Every reading side by side for so many days."""
    found = []
    for reading, one in reductions.items():
        base: Decimal | None = getattr(payment, WAYS[one.way][0])
        days = amounts(one.way, one.share, base, count) if base is not None else ()
        found.append(Reckoned(reading, one.meaning, days, sum(days, Decimal("0.00")) if base is not None else None))
    return found


class Span(NamedTuple):
    """The days that are reduced, both ends included, each end with what gave it; what is only supposed is named."""

    first: Date
    last: Date
    began: str
    stopped: str
    supposed: tuple[str, ...]

    @property
    def days(self) -> tuple[Date, ...]:
        """Every day of the span; none when it ends before it begins."""
        return tuple(add_days(self.first, n) for n in range(max((self.last - self.first).days + 1, 0)))


def span(case: "Case", sanction: "Sanction", agreement: "Agreement | None", day: Date) -> Span:
    """From the latest of the day after the actions' end, the day after the deliberation and the day of the decision,
    to the first of the day before the findings were verified as remedied, the agreement's and the decided end, and a
    day. What has not happened yet is supposed to happen on that day.

    Source: S0:34, R030, T06.
    """
    supposed = []
    if sanction.deliberation is None:
        supposed.append("överläggning")
    if sanction.decision is None:
        supposed.append("beslut")
    ends = [last_day(case, key) for key in sanction.findings if key in case.findings]
    starts = {
        "beslut": sanction.decision.date if sanction.decision else day,
        "överläggning": add_days(sanction.deliberation or day, 1),
        "slutdatum": max((add_days(end, 1) for end in ends if end), default=None),
        "från": sanction.from_date,
    }
    remedied = [remedied_on(case.findings[key]) for key in sanction.findings if key in case.findings]
    stops = {
        "till": sanction.to_date,
        "upphörde": sanction.ended,
        "verifierad": add_days(max(one for one in remedied if one), -1) if remedied and all(remedied) else None,
        "avtal": ends_on(agreement) if agreement else None,
        "till_och_med": day,
    }
    began, first = _end(starts.items(), max)
    stopped, last = _end(stops.items(), min)
    return Span(first, last, began, stopped, tuple(supposed))


def _end(days: Iterable[tuple[str, Date | None]], choose: Callable[..., tuple[Date, str]]) -> tuple[str, Date]:
    day, why = choose((day, why) for why, day in days if day)
    return why, day


def payment(agreement: "Agreement | None", daily: Decimal | None, monthly: Decimal | None) -> Payment:
    """What is paid: what was said, else the agreement's own for a day; a month's is never guessed from a day's."""
    own = agreement.daily_payment if agreement else None
    return Payment(daily if daily is not None else own, monthly)
