"""Days off, months, workdays, durations and periods, reckoned by hand and against independent reckoners."""

from datetime import date, timedelta

import holidays as oracle
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from uppf.model.facts import Duration
from uppf.problem import Refusal
from uppf.rules import calendar
from uppf.rules import period as periods
from uppf.rules.period import Period

settings.register_profile("modest", max_examples=150, deadline=None)
settings.load_profile("modest")

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
DURATIONS = st.builds(Duration, st.integers(0, 60), st.integers(0, 400), st.integers(0, 60))
PERIOD_MONTHS = st.sampled_from(sorted(periods.PERIOD_LETTERS))
YEAR_STARTS = st.one_of(
    st.just(periods.CALENDAR_YEAR),
    st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda day: (day.month, day.day)),
)


def days(text: str) -> list[date]:
    return [date.fromisoformat(word) for word in text.split()]


# ---- Days off ----


@pytest.mark.parametrize(
    ("nominal", "effective", "name"),
    [
        pytest.param("2026-04-03", "2026-04-07", "langfredag", id="Easter takes four days"),
        pytest.param("2026-05-14", "2026-05-15", "kristi_himmelsfard", id="the squeezed Friday is a workday"),
        pytest.param("2026-06-06", "2026-06-08", "nationaldag", id="the national day on a Saturday"),
        pytest.param("2026-06-19", "2026-06-22", "midsommarafton", id="midsummer eve"),
        pytest.param("2026-10-31", "2026-11-02", "alla_helgons_dag", id="all saints"),
        pytest.param("2026-12-24", "2026-12-28", "julafton", id="Christmas and a weekend"),
        pytest.param("2026-12-31", "2027-01-04", "nyarsafton", id="New Year and a weekend"),
        pytest.param("2027-01-06", "2027-01-07", "trettondedag_jul", id="Epiphany"),
        pytest.param("2026-11-21", "2026-11-23", "lordag", id="an ordinary Saturday"),
        pytest.param("2026-11-22", "2026-11-23", "sondag", id="an ordinary Sunday"),
        pytest.param("2026-11-23", "2026-11-23", None, id="an ordinary Monday"),
        pytest.param("2026-04-02", "2026-04-02", None, id="skärtorsdagen is a workday"),
        pytest.param("2026-01-05", "2026-01-05", None, id="trettondagsafton is a workday"),
        pytest.param("2026-04-30", "2026-04-30", None, id="valborg is a workday"),
        pytest.param("2004-05-31", "2004-06-01", "annandag_pingst", id="annandag pingst, the last time"),
        pytest.param("2005-05-16", "2005-05-16", None, id="annandag pingst, no longer"),
        pytest.param("2003-06-06", "2003-06-06", None, id="6 June before it was a day off"),
        pytest.param("2005-06-06", "2005-06-07", "nationaldag", id="6 June, the first time"),
    ],
)
def test_a_deadline_by_law_moves_to_the_next_workday(nominal: str, effective: str, name: str | None) -> None:
    day = date.fromisoformat(nominal)
    assert calendar.roll(day, "nästa_vardag") == date.fromisoformat(effective)
    assert calendar.roll(day, "ingen") == day
    assert calendar.holiday_name(day) == name


@pytest.mark.parametrize(
    ("nominal", "effective"),
    [
        pytest.param("2027-01-06", "2027-01-05", id="two weeks before 20 January falls on Epiphany"),
        pytest.param("2027-02-28", "2027-02-26", id="a year before 28 February 2028 is a Sunday"),
        pytest.param("2026-04-06", "2026-04-02", id="back over all of Easter"),
        pytest.param("2026-11-11", "2026-11-11", id="a Wednesday stays"),
    ],
)
def test_a_backward_deadline_moves_to_the_workday_before(nominal: str, effective: str) -> None:
    assert calendar.roll(date.fromisoformat(nominal), "föregående_vardag") == date.fromisoformat(effective)


@pytest.mark.parametrize("year", [pytest.param(year, id=str(year)) for year in range(1990, 2101)])
def test_the_days_off_are_those_of_an_independent_reckoner(year: int) -> None:
    # de facto: midsommarafton, julafton and nyårsafton; that reckoner knows no Saturdays, and Sundays only on request.
    named = set(oracle.country_holidays("SE", years=year, categories=("public", "de_facto"), include_sundays=False))
    every_day = {date(year, 1, 1) + timedelta(n) for n in range((date(year, 12, 31) - date(year, 1, 1)).days + 1)}
    weekends = {day for day in every_day if day.isoweekday() in (6, 7)}
    assert calendar.holidays(year) == named | weekends
    by_name = {day for day in every_day if calendar.holiday_name(day) not in (None, "lordag", "sondag")}
    assert by_name == named
    assert {day for day in every_day if calendar.is_workday(day)} == every_day - named - weekends


@given(DAYS)
def test_the_nearest_workdays_enclose_a_day_with_nothing_between(day: date) -> None:
    before, after = calendar.previous_workday(day), calendar.next_workday(day)
    assert before <= day <= after
    assert calendar.is_workday(before)
    assert calendar.is_workday(after)
    between = [before + timedelta(n) for n in range(1, (after - before).days)]
    assert not any(calendar.is_workday(day) for day in between)
    assert (before == day) == (after == day) == calendar.is_workday(day)


# ---- Workdays ----


@pytest.mark.parametrize(
    ("day", "workdays", "expected"),
    [
        pytest.param("2026-11-20", 5, "2026-11-27", id="a week on"),
        pytest.param("2026-11-20", 1, "2026-11-23", id="over the weekend"),
        pytest.param("2026-11-21", 1, "2026-11-23", id="from a Saturday the first is Monday"),
        pytest.param("2026-11-21", -1, "2026-11-20", id="back from a Saturday"),
        pytest.param("2026-12-23", 3, "2026-12-30", id="over Christmas"),
        pytest.param("2026-11-21", 0, "2026-11-21", id="none leaves even a Saturday"),
        pytest.param("2027-01-20", -10, "2027-01-05", id="ten back, over Epiphany"),
    ],
)
def test_workdays_are_counted_from_the_day_after(day: str, workdays: int, expected: str) -> None:
    assert calendar.add_workdays(date.fromisoformat(day), workdays) == date.fromisoformat(expected)


@given(DAYS, st.integers(-60, 60), st.integers(0, 60))
def test_workdays_add_up_and_can_be_taken_back(day: date, some: int, more: int) -> None:
    workday = calendar.next_workday(day)
    there = calendar.add_workdays(workday, some)
    assert calendar.is_workday(there)
    assert calendar.add_workdays(there, -some) == workday
    farther = calendar.add_workdays(workday, more)
    passed = sum(calendar.is_workday(workday + timedelta(n)) for n in range(1, (farther - workday).days + 1))
    assert passed == more


# ---- Months ----


def test_a_series_from_31_january_never_drifts() -> None:
    series = [calendar.add_months(date(2026, 1, 31), months) for months in (1, 2, 3, 4, 5, 6, 8, 10, 12, 14)]
    assert series == days(
        "2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-09-30 2026-11-30 2027-01-31 2027-03-31"
    )


@given(st.dates(), st.integers(-1200, 1200))
def test_months_are_those_of_an_independent_reckoner(anchor: date, months: int) -> None:
    try:
        expected = anchor + relativedelta(months=months)
    except (ValueError, OverflowError):
        with pytest.raises(Refusal):
            calendar.add_months(anchor, months)
    else:
        assert calendar.add_months(anchor, months) == expected


@given(DAYS, st.integers(1, 24), st.integers(1, 60))
def test_every_step_keeps_the_day_of_the_anchor_or_ends_its_month(anchor: date, interval: int, steps: int) -> None:
    for step in range(steps):
        day = calendar.add_months(anchor, step * interval)
        assert (day.year * 12 + day.month) == anchor.year * 12 + anchor.month + step * interval
        assert day.day == anchor.day or (day.day < anchor.day and (day + timedelta(1)).day == 1)


@pytest.mark.parametrize(
    ("start", "duration", "sign"),
    [
        pytest.param(date(9999, 12, 1), Duration(months=1), 1, id="a month past the last"),
        pytest.param(date(9999, 12, 31), Duration(days=1), 1, id="a day past the last"),
        pytest.param(date(1, 1, 1), Duration(months=1), -1, id="a month before the first"),
        pytest.param(date(1, 1, 1), Duration(workdays=1), -1, id="a workday before the first"),
        pytest.param(date(2026, 1, 1), Duration(months=99_999 * 12), 1, id="years beyond reckoning"),
        pytest.param(date(2026, 1, 1), Duration(days=10**12), 1, id="days beyond reckoning"),
    ],
)
def test_a_day_beyond_the_calendar_is_refused(start: date, duration: Duration, sign: int) -> None:
    with pytest.raises(Refusal) as refusal:
        calendar.shift(start, duration, sign)
    assert [problem.code for problem in refusal.value.problems] == ["date-out-of-range"]


# ---- Durations ----


@pytest.mark.parametrize(
    ("text", "duration", "canonical"),
    [
        ("14 dagar", Duration(days=14), "14 dagar"),
        ("1 dag", Duration(days=1), "1 dag"),
        ("30 d", Duration(days=30), "30 dagar"),
        ("30d", Duration(days=30), "30 dagar"),
        ("2 veckor", Duration(days=14), "14 dagar"),
        ("en månad", Duration(months=1), "1 månad"),
        ("3 månader", Duration(months=3), "3 månader"),
        ("Ett kvartal", Duration(months=3), "3 månader"),
        ("1 tertial", Duration(months=4), "4 månader"),
        ("ett halvår", Duration(months=6), "6 månader"),
        ("1 år", Duration(months=12), "1 år"),
        ("tre år", Duration(months=36), "3 år"),
        ("tolv\N{NO-BREAK SPACE}månader", Duration(months=12), "1 år"),
        ("10 arbetsdagar", Duration(workdays=10), "10 arbetsdagar"),
        ("en arbetsdag", Duration(workdays=1), "1 arbetsdag"),
        ("1 år och 6 månader", Duration(months=18), "18 månader"),
        ("2 månader, 3 dagar och 1 arbetsdag", Duration(2, 3, 1), "2 månader och 3 dagar och 1 arbetsdag"),
        ("tva\N{COMBINING RING ABOVE} a\N{COMBINING RING ABOVE}r", Duration(months=24), "2 år"),
        ("0 dagar", Duration(), "0 dagar"),
    ],
)
def test_a_plan_s_duration_is_read(text: str, duration: Duration, canonical: str) -> None:
    assert calendar.parse_duration(text) == duration
    assert calendar.duration_text(duration) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dagar",
        "14",
        "fjorton dagar",
        "-3 dagar",
        "1,5 år",
        "3 fortnights",
        "14 dagar och",
        "inom 14 dagar",
        "löpande",
    ],
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert calendar.parse_duration(text) is None


@given(DURATIONS)
def test_a_duration_s_text_is_read_back(duration: Duration) -> None:
    assert calendar.parse_duration(calendar.duration_text(duration)) == duration


@pytest.mark.parametrize(
    ("day", "text", "sign", "expected"),
    [
        pytest.param("2026-11-23", "14 dagar", 1, "2026-12-07", id="an action plan"),
        pytest.param("2027-08-31", "90 dagar", -1, "2027-06-02", id="last day of notice"),
        pytest.param("2028-02-29", "12 månader", -1, "2027-02-28", id="a year before a leap day"),
        pytest.param("2023-11-21", "tre år", 1, "2026-11-21", id="every third year"),
        pytest.param("2026-11-20", "5 arbetsdagar", 1, "2026-11-27", id="a signal confirmed"),
        pytest.param("2026-01-31", "1 månad och 1 dag", 1, "2026-03-01", id="months before days"),
    ],
)
def test_a_duration_moves_a_day(day: str, text: str, sign: int, expected: str) -> None:
    duration = calendar.parse_duration(text)
    assert duration is not None
    assert calendar.shift(date.fromisoformat(day), duration, sign) == date.fromisoformat(expected)


# ---- Periods ----


@pytest.mark.parametrize(
    ("day", "months", "year_start", "expected", "label"),
    [
        ("2026-11-21", 1, (1, 1), "2026-11 2026-11-01 2026-11-30", "november 2026"),
        ("2026-11-21", 2, (1, 1), "2026-B6 2026-11-01 2026-12-31", "tvåmånadersperiod 6 2026"),
        ("2026-11-21", 3, (1, 1), "2026-K4 2026-10-01 2026-12-31", "kvartal 4 2026"),
        ("2026-11-21", 4, (1, 1), "2026-T3 2026-09-01 2026-12-31", "tertial 3 2026"),
        ("2026-11-21", 6, (1, 1), "2026-H2 2026-07-01 2026-12-31", "halvår 2 2026"),
        ("2026-11-21", 12, (1, 1), "2026 2026-01-01 2026-12-31", "2026"),
        ("2026-02-01", 4, (2, 1), "2026/27-T1 2026-02-01 2026-05-31", "tertial 1 2026/27"),
        ("2027-01-31", 4, (2, 1), "2026/27-T3 2026-10-01 2027-01-31", "tertial 3 2026/27"),
        ("2027-03-31", 12, (4, 1), "2026/27 2026-04-01 2027-03-31", "2026/27"),
        ("2027-03-31", 1, (4, 1), "2027-03 2027-03-01 2027-03-31", "mars 2027"),
        ("2027-03-14", 1, (4, 15), "2026/27-M11 2027-02-15 2027-03-14", "månad 11 2026/27"),
        ("2027-03-01", 1, (1, 31), "2027/28-M2 2027-02-28 2027-03-30", "månad 2 2027/28"),
        ("1999-12-31", 12, (7, 1), "1999/00 1999-07-01 2000-06-30", "1999/00"),
        ("2028-02-29", 12, (2, 29), "2028/29 2028-02-29 2029-02-27", "2028/29"),
    ],
)
def test_the_period_of_a_day(day: str, months: int, year_start: tuple[int, int], expected: str, label: str) -> None:
    key, start, end = expected.split()
    period = Period(date.fromisoformat(start), date.fromisoformat(end), key)
    assert periods.period_of(date.fromisoformat(day), months, year_start) == period
    assert periods.parse_period(key, year_start) == period
    assert periods.period_text(key) == label


@given(DAYS, PERIOD_MONTHS, YEAR_STARTS)
def test_periods_tile_the_time_line(day: date, months: int, year_start: tuple[int, int]) -> None:
    period = periods.period_of(day, months, year_start)
    assert period.start <= day <= period.end
    keys = set()
    for _ in range(14):
        for edge in (period.start, period.end):
            assert periods.period_of(edge, months, year_start) == period
        assert periods.parse_period(period.key, year_start) == period
        keys.add(period.key)
        following = periods.next_period(period, year_start)
        assert following.start == period.end + timedelta(1)
        period = following
    assert len(keys) == 14


@given(DAYS, YEAR_STARTS)
def test_the_parts_of_a_year_are_as_many_as_they_should_be(day: date, year_start: tuple[int, int]) -> None:
    year = periods.period_of(day, 12, year_start)
    for months in periods.PERIOD_LETTERS:
        part, parts = periods.period_of(year.start, months, year_start), 1
        while part.end < year.end:
            part, parts = periods.next_period(part, year_start), parts + 1
        assert (part.end, parts) == (year.end, 12 // months)


def test_a_day_is_a_period_of_its_own() -> None:
    day = periods.parse_period("2026-12-31")
    assert day == Period(date(2026, 12, 31), date(2026, 12, 31), "2026-12-31")
    assert periods.next_period(day) == Period(date(2027, 1, 1), date(2027, 1, 1), "2027-01-01")
    assert periods.period_text("2026-12-31") == "31 december 2026"


@pytest.mark.parametrize(
    ("key", "year_start"),
    [
        pytest.param("", (1, 1), id="nothing"),
        pytest.param("hösten 2026", (1, 1), id="words"),
        pytest.param("2026-T4", (1, 1), id="a fourth tertial"),
        pytest.param("2026-13", (1, 1), id="a thirteenth month"),
        pytest.param("2026-02-30", (1, 1), id="no such day"),
        pytest.param("2026-V47", (1, 1), id="weeks are no periods"),
        pytest.param("0026", (1, 1), id="no year that a plan can mean"),
        pytest.param("2026/27", (1, 1), id="a broken year without its start"),
        pytest.param("2026/28", (4, 1), id="a broken year of two"),
    ],
)
def test_what_names_no_period_is_none(key: str, year_start: tuple[int, int]) -> None:
    assert periods.parse_period(key, year_start) is None


@pytest.mark.parametrize(("written", "key"), [("2026-t3", "2026-T3"), (" 2026-K1 ", "2026-K1"), ("2026-M3", "2026-03")])
def test_a_period_is_named_in_one_way(written: str, key: str) -> None:
    period = periods.parse_period(written)
    assert period is not None
    assert period.key == key


def test_a_text_that_names_no_period_is_shown_as_it_is() -> None:
    assert periods.period_text("uppstart") == "uppstart"
