"""The seven kinds of frequency: each is one function from a rule's frequency and its ground to occurrences."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from uppf.model.facts import (
    Calendar,
    Continuous,
    Deadline,
    Duration,
    Event,
    Frequency,
    OnEvent,
    Quota,
    Rolling,
    Series,
)
from uppf.rules.calendar import add_days, add_months
from uppf.rules.deadlines import continuous, deadline, on_event
from uppf.rules.ground import (
    Ground,
    Occurrence,
    Step,
    anchor,
    at,
    begins,
    count,
    duration_step,
    last_day,
    on_day,
    plus,
    rolled,
    times,
)
from uppf.rules.period import Period, next_period, period_of

Date = dt.date


def _counts(period: Period, start: Date, part: str, left: Duration | None) -> bool:
    """Whether a period that had begun when the duty arose counts: by default when at least half of it remained."""
    if start <= period.start or part == "alltid":
        return True
    if left is not None:
        return add_days(count(start, *left), -1) <= period.end
    length, remaining = (period.end - period.start).days + 1, (period.end - start).days + 1
    return part == "hälften" and 2 * remaining >= length


def _year_start(financial: bool, year_start: tuple[int, int], year_end: tuple[int, int]) -> tuple[int, int]:
    if not financial:
        return year_start
    # 2001 has no leap day, so the day after 28 February is 1 March in every year.
    after = add_days(Date(2001, *year_end), 1)
    return after.month, after.day


def _periods(horizon: Date, months: int, year_start: tuple[int, int], start: Date) -> Iterator[Period]:
    period = period_of(start, months, year_start)
    while period.start <= horizon:
        yield period
        period = next_period(period, year_start)


def calendar_period(frequency: Calendar, ground: Ground) -> Iterator[Occurrence]:
    """K1: due the last day of each calendar period; a longer block than a year is restarted by what was done in it."""
    start = begins(ground, frequency.start)
    if start is None:
        return
    year_start = _year_start(frequency.financial, frequency.year_start, ground.financial_year_end)
    end = last_day(ground, start, frequency.end)
    if frequency.months > 12:
        yield from _blocks(frequency, ground, start, year_start)
        return
    # What falls due before its period begins is looked for a year ahead.
    ahead = frequency.at_latest is not None and frequency.at_latest.year < 0
    horizon = add_months(ground.horizon, 12) if ahead else ground.horizon
    for period in _periods(horizon, frequency.months, year_start, start):
        if not _counts(period, start, frequency.part, frequency.part_left):
            continue
        nominal, steps = period.end, [("period", period.key, period.end.isoformat())]
        if frequency.lag:
            nominal = count(nominal, *frequency.lag)
            steps.append(("lag", duration_step(frequency.lag), nominal.isoformat()))
        if frequency.at_latest:
            nominal = on_day(frequency.at_latest, period.end.year)
            steps.append(("at_latest", period.key, nominal.isoformat()))
        # A period cut short by the subject's own end is shown as no longer applicable; a bounded frequency stops.
        if end is not None and period.end > end and (frequency.end is not None or period.start > end):
            return
        due, moved = rolled(ground, nominal)
        # A plan for a coming year falls due before that year begins.
        opens = add_days(add_months(nominal, -frequency.months), 1) if ahead else min(period.start, nominal)
        yield Occurrence(period.key, opens, nominal, due, due, (*steps, *moved))


def _blocks(frequency: Calendar, ground: Ground, start: Date, year_start: tuple[int, int]) -> Iterator[Occurrence]:
    years = frequency.months // 12
    first = period_of(start, 12, year_start)
    owed = (
        first
        if _counts(first, start, frequency.part, frequency.part_left) or years > 1
        else next_period(first, year_start)
    )
    for _ in range(years - 1):
        owed = next_period(owed, year_start)
    steps: tuple[Step, ...] = (("start", "", start.isoformat()),)
    for round_done in (*_rounds(ground, lambda done: period_of(done.date, 12, year_start).key), ()):
        # What was done before the duty arose tells when the next is due, but has done nothing of it.
        if not round_done or round_done[0].date >= start:
            yield _block(owed, years, steps, round_done, ground)
        if not round_done:
            return
        owed = period_of(round_done[0].date, 12, year_start)
        steps = (("last", owed.key, round_done[0].date.isoformat()),)
        for _ in range(years):
            owed = next_period(owed, year_start)


def _block(owed: Period, years: int, steps: tuple[Step, ...], done: tuple[Event, ...], ground: Ground) -> Occurrence:
    due, moved = rolled(ground, owed.end)
    told = (*steps, ("block", str(years), owed.end.isoformat()), *moved)
    return Occurrence(owed.key, owed.start, owed.end, due, due, told, done=done)


def _seen(done: Event) -> Date:
    """The day that the next is counted from: the visit's, where there was one, else that of the completion."""
    return done.anchor or done.date


def _rounds(ground: Ground, moment: Callable[[Event], Any]) -> Iterator[tuple[Event, ...]]:
    """Completions in order, those of the same moment as one: two reports of one round are not two rounds."""
    ordered = sorted(ground.completions, key=lambda done: (moment(done), _seen(done)))
    for _, together in groupby(ordered, key=moment):
        yield tuple(together)


def rolling(frequency: Rolling, ground: Ground) -> Iterator[Occurrence]:
    """K2: the last completion plus the interval; a visit counts from its own day, not from the report's."""
    found = anchor(ground, frequency.start.event)
    if found is None:
        return
    base = at(found[1], frequency.start)
    steps: tuple[Step, ...] = (("anchor", found[0], base.isoformat()),)
    if ground.start > base:
        # A unit that joined later, or a plan that came later: nothing was owed before that.
        base = ground.start
        steps = (*steps, ("plan_start" if base == ground.plan_start else "start", "", base.isoformat()))
    end = last_day(ground, base, frequency.end)
    arose = base
    for round_done in (*_rounds(ground, _seen), ()):
        if round_done and _seen(round_done[0]) < arose:
            base = _seen(round_done[0])
            steps = (("last", "", base.isoformat()),)
            continue
        nominal = count(base, *frequency.interval)
        if round_done and count(_seen(round_done[0]), *frequency.interval) == nominal:
            # Done on the very day it is counted from: the next day is the same, so nothing has been fulfilled.
            continue
        due, moved = rolled(ground, nominal)
        if end is not None and nominal > end:
            return
        yield Occurrence(
            nominal.isoformat(),
            base,
            nominal,
            due,
            due,
            (*steps, ("add", duration_step(frequency.interval), nominal.isoformat()), *moved),
            done=round_done,
        )
        if round_done:
            base = _seen(round_done[0])
            steps = (("last", "", base.isoformat()),)


def series(frequency: Series, ground: Ground) -> Iterator[Occurrence]:
    """K3: anchor + k·interval, always from the original anchor; windows, or days with a window around them."""
    found = anchor(ground, frequency.start.event)
    if found is None:
        return
    event_day, start = found[1], at(found[1], frequency.start)
    end = last_day(ground, start, frequency.end)
    offset, previous = Duration(), start
    for number, phase in enumerate(frequency.phases):
        if phase.every == Duration():
            return
        phase_end = last_day(ground, start, phase.end) if phase.end else None
        step = 0
        while True:
            step += 1
            total = plus(offset, times(phase.every, step))
            point = at(event_day, frequency.start, total)
            nominal = point if frequency.window else add_days(point, -1)
            if (phase.rounds and step > phase.rounds) or (phase_end is not None and nominal > phase_end):
                step -= 1
                break
            if previous > ground.horizon or (end is not None and nominal > end):
                return
            steps: list[Step] = [
                ("anchor", found[0], event_day.isoformat()),
                (
                    "series",
                    duration_step(plus(frequency.start.duration, total) if frequency.start.sign > 0 else total),
                    point.isoformat(),
                ),
            ]
            if point.day != event_day.day and total.months and not total.days:
                steps.append(("clamp", str(event_day.day), point.isoformat()))
            if not frequency.window:
                steps.append(("last_day", "", nominal.isoformat()))
            opens, due = previous, nominal
            if frequency.lag:
                due = count(nominal, *frequency.lag)
                steps.append(("lag", duration_step(frequency.lag), due.isoformat()))
            due, moved = rolled(ground, due)
            last = due
            if frequency.window:
                opens, last = count(point, *times(frequency.window, -1)), count(point, *frequency.window)
                steps.append(("window", duration_step(frequency.window), last.isoformat()))
            yield Occurrence(nominal.isoformat(), opens, nominal, due, last, (*steps, *moved))
            previous = point
        offset = plus(offset, times(phase.every, step))
        if not phase.rounds and phase_end is None and number + 1 < len(frequency.phases):
            return


def quota(frequency: Quota, ground: Ground) -> Iterator[Occurrence]:
    """K5: at least so many in each calendar period, at most so many without a note."""
    start = begins(ground, frequency.start)
    if start is None:
        return
    least, most = frequency.least, frequency.most
    for risk, low, high in frequency.by_risk:
        if risk == (ground.risk or "låg"):
            least, most = low, high
    end = last_day(ground, start, frequency.end)
    for period in _periods(ground.horizon, frequency.months, frequency.year_start, start):
        if least < 1 or not _counts(period, start, "hälften", None):
            continue
        if end is not None and period.start > end:
            return
        due, moved = rolled(ground, period.end)
        steps = (("period", period.key, period.end.isoformat()), ("quota", f"{least}–{most}", ""), *moved)
        yield Occurrence(period.key, period.start, period.end, due, due, steps, need=least, most=most)


KINDS: Mapping[type, Callable[[Any, Ground], Iterator[Occurrence]]] = {
    Calendar: calendar_period,
    Rolling: rolling,
    Series: series,
    Deadline: deadline,
    Quota: quota,
    OnEvent: on_event,
    Continuous: continuous,
}
"""The seven kinds; a new way of counting is one function and one row."""


def occurrences(frequencies: tuple[Frequency, ...], ground: Ground) -> list[Occurrence]:
    """All that the frequencies of one rule demand of one subject, by day."""
    found = [one for frequency in frequencies for one in KINDS[type(frequency)](frequency, ground)]
    return sorted(found, key=lambda one: (one.nominal, one.key))
