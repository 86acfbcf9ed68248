"""The laws of the kinds: nothing drifts, windows and periods tile, and only K2 and blocks move by what is done."""

import datetime as dt
from collections.abc import Sequence
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.worlds import (
    AT,
    CALENDARS,
    DAYS,
    FIXED,
    INTERVALS,
    MONTHS,
    PARTS,
    PERIODS,
    QUOTAS,
    SERIES,
    YEAR_STARTS,
    ZERO,
    day,
    days,
    ground,
    modest,
)
from uppf.model.facts import Calendar, Duration, Event, Frequency, Moment, Phase, Quota, Rolling, Series, YearDay
from uppf.rules.calendar import add_days, add_months, shift
from uppf.rules.frequency import occurrences, series
from uppf.rules.ground import Ground, Occurrence
from uppf.rules.period import period_of

Date = dt.date
HORIZON = Date(2030, 12, 31)
DONE = st.lists(DAYS, max_size=6, unique=True)


def found(frequency: Frequency, on: Ground) -> list[Occurrence]:
    return occurrences((frequency,), on)


def due_days(frequency: Frequency, on: Ground) -> list[str]:
    return [one.due.isoformat() for one in found(frequency, on)]


def tiled(spans: Sequence[tuple[Date, Date]]) -> bool:
    """Whether each span begins the day after the one before it ends."""
    return all(add_days(before[1], 1) == after[0] for before, after in pairwise(spans)) and all(
        first <= last for first, last in spans
    )


# ---- K3: a series never drifts ----


@modest
@given(DAYS, MONTHS)
def test_the_kth_day_of_a_series_depends_only_on_its_anchor_and_k(start: Date, months: int) -> None:
    targets = Series((Phase(Duration(months=months)),), ZERO, window=Duration(days=5))
    assert [one.nominal for one in found(targets, ground(start))] == [
        add_months(start, months * k) for k in range(1, len(found(targets, ground(start))) + 1)
    ]


@modest
@given(DAYS, INTERVALS, DAYS, DAYS)
def test_looking_further_only_adds_to_a_series(start: Date, every: Duration, one: Date, other: Date) -> None:
    unbounded = Series((Phase(every),), ZERO)
    near, far = (found(unbounded, ground(start, horizon)) for horizon in sorted((one, other)))
    assert far[: len(near)] == near


@modest
@given(DAYS, SERIES)
def test_the_windows_of_a_series_tile_from_its_anchor(start: Date, unbounded: Series) -> None:
    windows = [(one.opens or Date.min, one.nominal) for one in found(unbounded, ground(start))]
    assert tiled(windows)
    assert windows[0][0] == start
    assert windows[-1][1] >= HORIZON


@modest
@given(DAYS, st.lists(st.tuples(MONTHS, st.integers(1, 5)), min_size=2, max_size=4))
def test_the_phases_of_a_series_follow_each_other_without_a_gap(start: Date, given: list[tuple[int, int]]) -> None:
    phases = tuple(Phase(Duration(months=months), rounds) for months, rounds in given)
    windows = found(Series(phases, ZERO), ground(start, Date(2100, 1, 1)))
    counted = [months for months, rounds in given for _ in range(rounds)]
    assert tiled([(one.opens or Date.min, one.nominal) for one in windows])
    assert [add_days(one.nominal, 1) for one in windows] == [
        add_months(start, sum(counted[:k])) for k in range(1, len(counted) + 1)
    ]


@modest
@given(DAYS, st.integers(1, 6), st.integers(1, 12), st.integers(1, 6))
def test_a_phase_that_ends_at_a_moment_is_followed_by_the_next(start: Date, first: int, rounds: int, then: int) -> None:
    until = Moment("driftstart", sign=1, duration=Duration(months=first * rounds))
    bounded = Series((Phase(Duration(months=first), 0, until), Phase(Duration(months=then))), ZERO)
    counted = Series((Phase(Duration(months=first), rounds), Phase(Duration(months=then))), ZERO)
    on = ground(start)
    assert [(o.opens, o.nominal) for o in found(bounded, on)] == [(o.opens, o.nominal) for o in found(counted, on)]


@pytest.mark.parametrize("window", [None, Duration(days=14)], ids=["windows", "target-days"])
def test_a_series_without_any_time_between_comes_to_an_end(window: Duration | None) -> None:
    endless = Series((Phase(Duration()),), ZERO, window=window)
    assert len(list(islice(series(endless, ground()), 1000))) < 1000


@pytest.mark.parametrize(
    ("frequency", "start", "expected"),
    [
        pytest.param(
            Series((Phase(Duration(months=1)),), ZERO, window=Duration(days=14)),
            "2026-01-31",
            "2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30",
            id="clamped-never-drifting",
        ),
        pytest.param(
            Series((Phase(Duration(months=4)),), ZERO, Duration(months=12)),
            "2026-02-01",
            "2026-05-31 2026-09-30 2027-01-31",
            id="T15-first-year",
        ),
        pytest.param(
            Series((Phase(Duration(months=6)),), Moment("driftstart", sign=1, duration=Duration(months=12))),
            "2024-02-29",
            "2025-08-28 2026-02-27 2026-08-28 2027-02-27",
            id="from-a-later-moment-still-from-the-anchor",
        ),
        pytest.param(
            Series((Phase(Duration(days=14)),), ZERO, Duration(days=28)),
            "2026-11-24",
            "2026-12-07 2026-12-21",
            id="days",
        ),
        pytest.param(
            Series((Phase(Duration(months=3)),), ZERO, Duration(months=6), lag=Duration(days=31)),
            "2026-01-01",
            "2026-05-01 2026-07-31",
            id="lag",
        ),
    ],
)
def test_series(frequency: Series, start: str, expected: str) -> None:
    assert due_days(frequency, ground(day(start), day("2026-12-31")))[: len(expected.split())] == expected.split()


# ---- K1, K5: every period of the calendar once ----


@modest
@given(DAYS, PERIODS, YEAR_STARTS, PARTS)
def test_every_calendar_period_appears_exactly_once(
    start: Date, months: int, year_start: tuple[int, int], part: str
) -> None:
    periods = found(Calendar(months, year_start=year_start, part=part), ground(start))
    assert len({one.key for one in periods}) == len(periods)
    assert tiled([(one.opens or Date.min, one.nominal) for one in periods])
    for one in periods:
        known = period_of(one.nominal, months, year_start)
        assert (known.key, known.start, known.end) == (one.key, one.opens, one.nominal)
    first, last = periods[0], periods[-1]
    assert (first.opens or Date.min) <= HORIZON <= last.nominal
    # At most the period that had already begun is missing.
    assert (first.opens or Date.min) <= add_days(period_of(start, months, year_start).end, 1)


@modest
@given(DAYS, PERIODS, YEAR_STARTS)
def test_a_begun_period_counts_when_half_of_it_remains(start: Date, months: int, year_start: tuple[int, int]) -> None:
    begun = period_of(start, months, year_start)
    half, always, never = (
        found(Calendar(months, year_start=year_start, part=part), ground(start))[0].key
        for part in ("hälften", "alltid", "aldrig")
    )
    assert always == begun.key
    assert (never == begun.key) == (start == begun.start)
    gone, left = (start - begun.start).days, (begun.end - start).days + 1
    assert half == (always if left >= gone else never)


@modest
@given(DAYS, QUOTAS)
def test_a_quota_has_the_same_periods_as_the_calendar(start: Date, quota: Quota) -> None:
    periods = found(Calendar(quota.months), ground(start))
    counted = found(quota, ground(start))
    assert [(o.key, o.opens, o.due) for o in counted] == [(o.key, o.opens, o.due) for o in periods]
    assert {(one.need, one.most) for one in counted} == {(quota.least, quota.most)}


@modest
@given(DAYS, CALENDARS, DAYS)
def test_a_lag_moves_the_day_and_nothing_else(start: Date, frequency: Calendar, horizon: Date) -> None:
    lagging = frequency._replace(lag=Duration(days=31))
    plain = frequency._replace(lag=None)
    on = ground(start, horizon)
    assert [(o.key, o.opens, o.due) for o in found(lagging, on)] == [
        (o.key, o.opens, add_days(o.due, 31)) for o in found(plain, on)
    ]


@pytest.mark.parametrize(
    ("frequency", "start", "until", "expected"),
    [
        pytest.param(Calendar(12), "2026-05-01", "2027-12-31", "2026-12-31 2027-12-31", id="T10-half-remains"),
        pytest.param(Calendar(12), "2026-09-01", "2027-12-31", "2027-12-31", id="T10-less-than-half"),
        pytest.param(Calendar(12), "2026-07-02", "2026-12-31", "2026-12-31", id="183-of-365-days-remain"),
        pytest.param(Calendar(12), "2026-07-03", "2027-01-01", "2027-12-31", id="182-of-365-days-remain"),
        pytest.param(
            Calendar(12, at_latest=YearDay(3, 31, 1)), "2026-01-01", "2027-12-31", "2027-03-31 2028-03-31", id="T01"
        ),
        pytest.param(
            Calendar(12, at_latest=YearDay(2, 30, 1)), "2027-01-01", "2028-12-31", "2028-02-29 2029-02-28", id="clamped"
        ),
        pytest.param(
            Calendar(12, at_latest=YearDay(12, 31, -1)), "2026-01-01", "2026-12-31", "2025-12-31 2026-12-31", id="T36"
        ),
        pytest.param(Calendar(4), "2026-01-01", "2026-12-31", "2026-04-30 2026-08-31 2026-12-31", id="tertials"),
        pytest.param(
            Calendar(4, part="", part_left=Duration(months=2)),
            "2026-03-01",
            "2026-08-31",
            "2026-04-30 2026-08-31",
            id="T15b-two-months-left",
        ),
        pytest.param(
            Calendar(4, part="", part_left=Duration(months=2)),
            "2026-03-02",
            "2026-08-31",
            "2026-08-31",
            id="T15b-less-than-two-months-left",
        ),
        pytest.param(
            Calendar(3, lag=Duration(months=1)), "2026-01-01", "2026-06-30", "2026-04-30 2026-07-30", id="T46"
        ),
    ],
)
def test_calendar_periods(frequency: Calendar, start: str, until: str, expected: str) -> None:
    assert due_days(frequency, ground(day(start), day(until))) == expected.split()


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param((12, 31), ["2026-12-31", "2027-12-31"], id="calendar-year"),
        pytest.param((4, 30), ["2026-04-30", "2027-04-30"], id="to-the-last-of-april"),
        pytest.param((2, 28), ["2026-02-28", "2027-02-28", "2028-02-29"], id="to-the-last-of-february"),
    ],
)
def test_financial_years(ends: tuple[int, int], expected: list[str]) -> None:
    on = ground(Date(2025, 5, 1), Date(2027, 12, 31), financial_year_end=ends)
    found = due_days(Calendar(12, financial=True), on)
    assert [one for one in found if one >= "2026-01-01"][: len(expected)] == expected


# ---- What is done moves only K2 and blocks ----


@modest
@given(FIXED, DAYS, DONE)
def test_a_finished_past_never_changes_the_days_of_the_other_kinds(
    frequency: Frequency, start: Date, done: list[Date]
) -> None:
    assert found(frequency, ground(start, done=done)) == found(frequency, ground(start))


@modest
@given(DAYS, INTERVALS, DONE)
def test_rolling_is_due_one_interval_after_each_completion(start: Date, interval: Duration, done: list[Date]) -> None:
    held = sorted({one for one in done if one >= start})
    rounds = found(Rolling(interval, ZERO), ground(start, done=held))
    assert [one.due for one in rounds] == sorted({shift(base, interval) for base in (start, *held)})
    assert [bool(one.done) for one in rounds] == [True] * (len(rounds) - 1) + [False]


def test_rolling_counts_from_the_visit_not_from_the_report() -> None:
    report = Event("rapport.färdig", day("2026-06-20"), AT, anchor=day("2026-05-05"))
    on = ground(day("2024-01-01"), completions=(report,))
    assert due_days(Rolling(Duration(months=36), ZERO), on) == ["2027-01-01", "2029-05-05"]


@modest
@given(DAYS, st.sampled_from((2, 3)), st.lists(st.integers(2016, 2026), max_size=4, unique=True))
def test_a_block_is_restarted_by_the_year_in_which_something_was_done(
    start: Date, length: int, years: list[int]
) -> None:
    done = [Date(year, 6, 15) for year in sorted(years) if Date(year, 6, 15) >= start]
    blocks = found(Calendar(12 * length), ground(start, done=done))
    assert [one.due for one in blocks] == [
        Date(start.year + length - 1, 12, 31),
        *(Date(one.year + length, 12, 31) for one in done),
    ]
    assert [len(one.done or ()) for one in blocks] == [1] * len(done) + [0]


@pytest.mark.parametrize(
    ("frequency", "done"),
    [
        pytest.param(Calendar(24), "2021-02-01 2021-11-01", id="a-block-done-twice-in-a-year"),
        pytest.param(Calendar(36), "2021-02-01 2021-02-01", id="a-block-done-twice-in-a-day"),
        pytest.param(Rolling(Duration(months=24), ZERO), "2021-02-01 2021-02-01", id="rolling-done-twice-in-a-day"),
        pytest.param(Rolling(Duration(months=1), ZERO), "2020-01-01", id="rolling-done-on-its-first-day"),
        # Both are followed by 29 February.
        pytest.param(Rolling(Duration(months=1), ZERO), "2020-01-30 2020-01-31", id="rolling-done-at-a-months-end"),
    ],
)
def test_what_is_done_twice_at_once_counts_once(frequency: Frequency, done: str) -> None:
    """Two reports of the same round, say of two units of one agreement, are not two rounds."""
    keys = [one.key for one in found(frequency, ground(day("2020-01-01"), done=days(done)))]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        pytest.param(Calendar(24), "2027-12-31", id="T09-block"),
        pytest.param(Rolling(Duration(months=24), ZERO), "2027-06-15", id="rolling"),
    ],
)
def test_what_was_done_before_a_new_plan_is_only_counted_from(frequency: Frequency, expected: str) -> None:
    """The last follow-up, under the plan before, tells when the next is due; it has not done anything of the new."""
    (one,) = found(frequency, ground(day("2026-01-01"), done=[day("2025-06-15")]))
    assert (one.due, one.done) == (day(expected), ())


@pytest.mark.parametrize(
    ("start", "done", "expected"),
    [
        pytest.param("2025-06-01", "", "2026-12-31", id="first"),
        pytest.param("2023-01-01", "2025-06-30", "2024-12-31 2027-12-31", id="T09"),
        pytest.param("2026-01-01", "2026-03-01", "2027-12-31 2028-12-31", id="an-early-one-restarts-the-block"),
        pytest.param("2020-01-01", "2023-05-01", "2021-12-31 2025-12-31", id="a-late-one-too"),
    ],
)
def test_every_other_year(start: str, done: str, expected: str) -> None:
    assert due_days(Calendar(24), ground(day(start), done=days(done))) == expected.split()


def test_a_block_is_restarted_by_the_last_year_in_which_anything_was_done() -> None:
    """A report that came late after its visit, and another round between the two: the years count, not the visits."""
    late = Event("rapport.färdig", day("2026-02-01"), AT._replace(item="a"), anchor=day("2024-11-01"))
    between = Event("rapport.färdig", day("2025-03-01"), AT._replace(item="b"))
    on = ground(day("2023-06-01"), completions=(between, late))
    assert [(one.due.year, [done.date.year for done in one.done or ()]) for one in found(Calendar(24), on)] == [
        (2024, [2025]),
        (2027, [2026]),
        (2028, []),
    ]


# ---- Where a frequency ends ----


@modest
@given(FIXED, DAYS, DAYS)
def test_an_end_only_takes_away(frequency: Frequency, start: Date, end: Date) -> None:
    shortened = {one.key for one in found(frequency, ground(start, end=max(start, end)))}
    assert shortened <= {one.key for one in found(frequency, ground(start))}


@modest
@given(DAYS, MONTHS, st.integers(1, 5))
def test_a_series_until_an_anniversary_ends_the_day_before(start: Date, months: int, rounds: int) -> None:
    until = Moment("driftstart", sign=1, duration=Duration(months=months * rounds))
    windows = found(Series((Phase(Duration(months=months)),), ZERO, until), ground(start, Date(2040, 1, 1)))
    assert len(windows) == rounds
    assert windows[-1].nominal == add_days(add_months(start, months * rounds), -1)


@pytest.mark.parametrize(
    "frequency",
    [
        Series((Phase(Duration(months=1)),), Moment("avtal.slut")),
        Rolling(Duration(months=1), Moment("avtal.slut")),
        Calendar(12, start=Moment("avtal.slut")),
        Quota(1, 1, 1, start=Moment("avtal.slut")),
    ],
    ids=["series", "rolling", "calendar", "quota"],
)
def test_nothing_is_due_before_its_anchor_is_known(frequency: Frequency) -> None:
    assert found(frequency, ground()) == []


@pytest.mark.parametrize(
    ("risk", "expected"),
    [("låg", (1, 1)), ("medel", (2, 2)), ("hög", (3, 4)), ("", (1, 1))],
    ids=["low", "medium", "high", "not-judged-is-low"],
)
def test_a_quota_by_risk(risk: str, expected: tuple[int, int]) -> None:
    quota = Quota(1, 1, 0, by_risk=(("låg", 1, 1), ("medel", 2, 2), ("hög", 3, 4)))
    assert {(one.need, one.most) for one in found(quota, ground(risk=risk))} == {expected}
