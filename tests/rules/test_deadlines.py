"""Deadlines, triggers and watches (K4, K6, K7), and what a day off does to a last day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.worlds import AT, DAYS, INTERVALS, ZERO, day, days, ground, modest
from uppf.model.facts import (
    Calendar,
    Continuous,
    Deadline,
    Duration,
    Event,
    Meeting,
    Moment,
    OnEvent,
    Snap,
    Trigger,
    YearDay,
)
from uppf.rules.calendar import HOLIDAY_RULES, add_days, add_months, is_workday, shift
from uppf.rules.frequency import occurrences
from uppf.rules.ground import Ground, Occurrence, rolled

Date = dt.date
STRENGTHS = st.sampled_from(("lag", "avtal", "plan", "mål"))
WAYS = st.sampled_from(("", *HOLIDAY_RULES))


def only(frequency: Deadline | OnEvent | Continuous | Calendar, on: Ground) -> Occurrence:
    (one,) = occurrences((frequency,), on)
    return one


# ---- Days off ----


@modest
@given(DAYS, WAYS, STRENGTHS, st.booleans())
def test_a_day_off_moves_a_last_day_only_as_its_rule_says(nominal: Date, way: str, strength: str, back: bool) -> None:
    moved, steps = rolled(ground(holiday_rule=way, strength=strength), nominal, back)
    if is_workday(nominal):
        assert (moved, steps) == (nominal, ())
    elif way == "nästa_vardag" or (way == "" and not back and strength == "lag"):
        assert moved > nominal
        assert not any(is_workday(add_days(nominal, n)) for n in range((moved - nominal).days))
    elif way == "föregående_vardag" or (way == "" and back):
        assert moved < nominal
        assert not any(is_workday(add_days(nominal, -n)) for n in range((nominal - moved).days))
    else:
        # It stays, but an officer is told.
        assert (moved, steps) == (nominal, (("holiday", nominal.isoformat(), ""),))


@modest
@given(DAYS)
def test_the_next_workday_is_a_workday(nominal: Date) -> None:
    moved, _ = rolled(ground(holiday_rule="nästa_vardag"), nominal)
    assert is_workday(moved)
    assert moved >= nominal


@pytest.mark.parametrize(
    ("strength", "sign", "anchor", "expected"),
    [
        # New Year's Eve, a Thursday; the first workday is Monday.
        pytest.param("lag", 1, "2026-12-17", "2027-01-04", id="law-forward"),
        pytest.param("plan", 1, "2026-12-17", "2026-12-31", id="a-plan-stays"),
        pytest.param("avtal", 1, "2026-12-17", "2026-12-31", id="an-agreement-stays"),
        pytest.param("mål", 1, "2026-12-17", "2026-12-31", id="a-goal-stays"),
        # Epiphany, counted backwards from a decision: earlier, also where the law counts.
        pytest.param("plan", -1, "2027-01-20", "2027-01-05", id="T21-backwards-earlier"),
        pytest.param("lag", -1, "2027-01-20", "2027-01-05", id="backwards-in-law-earlier"),
    ],
)
def test_a_deadline_on_a_day_off(strength: str, sign: int, anchor: str, expected: str) -> None:
    one = only(Deadline(Duration(days=14), ZERO, sign), ground(day(anchor), strength=strength))
    assert one.due == day(expected)


# ---- K4 ----


@modest
@given(DAYS, INTERVALS, DAYS)
def test_a_deadline_follows_its_event_and_nothing_else(start: Date, within: Duration, done: Date) -> None:
    after = only(Deadline(within, ZERO), ground(start, done=[done]))
    before = only(Deadline(within, ZERO, -1), ground(start, done=[done], holiday_rule="ingen"))
    assert (after.nominal, after.due) == (shift(start, within), shift(start, within))
    assert before.due == shift(start, within, -1)


@modest
@given(DAYS, st.integers(0, 24), st.integers(0, 24))
def test_months_are_laid_together_before_they_are_counted(start: Date, first: int, then: int) -> None:
    later = Moment("driftstart", sign=1, duration=Duration(months=first))
    assert only(Deadline(Duration(months=then), later), ground(start)).due == add_months(start, first + then)


@pytest.mark.parametrize(
    ("frequency", "anchor", "expected"),
    [
        pytest.param(Deadline(Duration(months=12), ZERO, -1), "2027-09-01", "2026-09-01", id="T22"),
        # The leap day a year before is 28 February, a Sunday; the Friday before.
        pytest.param(Deadline(Duration(months=12), ZERO, -1), "2028-02-29", "2027-02-26", id="T22-clamped-and-earlier"),
        pytest.param(Deadline(Duration(days=0), ZERO), "2026-01-31", "2026-01-31", id="T03-on-the-day"),
        pytest.param(Deadline(Duration(workdays=5), ZERO), "2026-11-20", "2026-11-27", id="T34-workdays"),
        pytest.param(
            Deadline(Duration(months=8), Moment("driftstart", "årsslut")), "2026-05-01", "2027-08-31", id="T17-year-end"
        ),
        pytest.param(
            Deadline(Duration(months=1), Moment("driftstart", "månadsslut")), "2026-01-10", "2026-02-28", id="month-end"
        ),
    ],
)
def test_deadlines(frequency: Deadline, anchor: str, expected: str) -> None:
    assert only(frequency, ground(day(anchor))).due == day(expected)


def test_no_deadline_before_its_event_is_known() -> None:
    assert occurrences((Deadline(Duration(days=14), Moment("avtal.slut")),), ground()) == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({"driftstart": "2026-03-01", "avtal.ikraft": "2026-02-01"}, "2026-03-01", id="its-own"),
        pytest.param({"avtal.ikraft": "2026-02-01", "avtal.undertecknat": "2026-01-01"}, "2026-02-01", id="in-force"),
        pytest.param({"avtal.undertecknat": "2026-01-01"}, "2026-01-01", id="signed"),
    ],
)
def test_what_stands_in_for_an_anchor(known: dict[str, str], expected: str) -> None:
    anchors = {name: day(one) for name, one in known.items()}
    assert only(Deadline(Duration(), ZERO), ground(anchors=anchors)).due == day(expected)


# ---- Board meetings ----


def meetings(*given: str) -> tuple[Meeting, ...]:
    """Meetings as ``day/last day for papers``."""
    found = []
    for one in given:
        held, _, papers = one.partition("/")
        found.append(Meeting("socialnamnden", day(held), day(papers) if papers else None))
    return tuple(found)


@pytest.mark.parametrize(
    ("finished", "held", "expected"),
    [
        # The next meeting for which the papers are in time; else sixty days.
        pytest.param("2026-11-12", ("2026-12-09/2026-11-25",), "2026-12-09", id="T13"),
        pytest.param("2026-11-25", ("2026-12-09/2026-11-25",), "2026-12-09", id="on-the-last-day-for-papers"),
        pytest.param(
            "2026-11-26", ("2026-12-09/2026-11-25", "2027-01-20/2027-01-06"), "2027-01-20", id="too-late-for-papers"
        ),
        pytest.param("2026-11-26", ("2026-12-09/2026-11-25",), "2027-01-25", id="no-meeting-known"),
        pytest.param("2026-12-09", ("2026-12-09",), "2026-12-09", id="no-last-day-for-papers"),
    ],
)
def test_the_next_meeting(finished: str, held: tuple[str, ...], expected: str) -> None:
    told = Trigger(Moment("rapport.färdig"), snap=Snap(meeting="nästa", otherwise=Duration(days=60)))
    on = ground(triggers={"rapport.färdig": (Event("rapport.färdig", day(finished), AT),)}, meetings=meetings(*held))
    assert only(OnEvent((told,)), on).due == day(expected)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(("2026-08-26", "2026-09-16"), "2026-08-26", id="the-last-one-in-time"),
        pytest.param(("2026-06-01",), "2026-06-01", id="three-months-before"),
        pytest.param(("2026-05-31",), "2026-09-01", id="too-long-before-to-mean-anything"),
        pytest.param((), "2026-09-01", id="none-known"),
    ],
)
def test_the_last_meeting_in_time(held: tuple[str, ...], expected: str) -> None:
    decided = Deadline(Duration(months=12), ZERO, -1, Snap(meeting="senaste"))
    assert only(decided, ground(day("2027-09-01"), meetings=meetings(*held))).due == day(expected)


# ---- K6 ----


def happened(*days: Date, **more: object) -> dict[str, tuple[Event, ...]]:
    return {"förändring": tuple(Event("förändring", one, AT, **more) for one in days)}  # type: ignore[arg-type]


@modest
@given(st.lists(DAYS, max_size=5, unique=True), INTERVALS)
def test_every_event_starts_a_clock_of_its_own(given: list[Date], within: Duration) -> None:
    kind = OnEvent((Trigger(Moment("förändring"), within),))
    assert sorted(one.due for one in occurrences((kind,), ground(triggers=happened(*given)))) == sorted(
        shift(one, within) for one in given
    )


@pytest.mark.parametrize(
    ("trigger", "more", "expected"),
    [
        pytest.param(Trigger(Moment("förändring"), Duration(months=1)), {}, ["2026-12-30"], id="T42"),
        pytest.param(Trigger(Moment("förändring")), {}, [], id="T18-as-needed-gives-no-day"),
        pytest.param(
            Trigger(Moment("förändring")), {"due": day("2026-12-15")}, ["2026-12-15"], id="unless-the-event-has-its-own"
        ),
        pytest.param(
            Trigger(Moment("förändring"), Duration(days=14)),
            {"due": day("2027-03-01")},
            ["2027-03-01"],
            id="the-days-own-goes-first",
        ),
        pytest.param(
            Trigger(Moment("förändring"), at_latest=YearDay(6, 30, 1)), {}, ["2027-06-30"], id="T44-a-day-of-the-year"
        ),
        pytest.param(
            Trigger(Moment("förändring", sign=1, duration=Duration(days=30))), {}, ["2026-12-30"], id="a-later-moment"
        ),
        pytest.param(
            Trigger(Moment("förändring"), Duration(days=30)), {"planned": True}, [], id="what-is-only-planned-has-not"
        ),
    ],
)
def test_triggers(trigger: Trigger, more: dict[str, object], expected: list[str]) -> None:
    on = ground(triggers=happened(day("2026-11-30"), **more))
    assert [one.due.isoformat() for one in occurrences((OnEvent((trigger,)),), on)] == expected


@pytest.mark.parametrize(
    ("per", "given", "noted"),
    [
        # A second request in the same year of the agreement is noted, not refused (T20).
        pytest.param("avtalsår", "2026-05-01 2026-11-02", ["2026-11-02"], id="T20-same-agreement-year"),
        pytest.param("avtalsår", "2026-03-01 2026-04-01", [], id="T20-on-both-sides-of-the-anniversary"),
        pytest.param("avtalsår", "2026-11-02 2027-03-30", ["2027-03-30"], id="T20-the-day-before-the-anniversary"),
        pytest.param("avtalsår", "2026-11-02 2027-03-31", [], id="T20-on-the-anniversary"),
        pytest.param("år", "2026-03-01 2026-04-01", ["2026-04-01"], id="calendar-year"),
        pytest.param("år", "2026-12-31 2027-01-01", [], id="two-calendar-years"),
        pytest.param("månad", "2026-03-01 2026-03-31 2026-04-01", ["2026-03-31"], id="month"),
        pytest.param("halvår", "2026-06-30 2026-07-01", [], id="two-half-years"),
    ],
)
def test_at_most_so_many(per: str, given: str, noted: list[str]) -> None:
    kind = OnEvent((Trigger(Moment("förändring"), Duration(days=30)),), 1, per)
    on = ground(anchors={"avtal.ikraft": Date(2020, 3, 31)}, triggers=happened(*days(given)))
    found = occurrences((kind,), on)
    assert len(found) == len(days(given))
    assert [one.key for one in found if one.note == "at_most"] == noted


# ---- K7 ----


@modest
@given(DAYS, st.lists(DAYS, max_size=5), st.integers(1, 400))
def test_a_watch_goes_stale_from_the_last_touch(start: Date, touched: list[Date], limit: int) -> None:
    watch = Continuous("signaler", Duration(days=limit))
    assert only(watch, ground(start, done=touched)).due == add_days(max(touched, default=start), limit)


@pytest.mark.parametrize(
    ("followed_from", "done", "expected"),
    [
        pytest.param("2026-03-01", (), "2026-03-31", id="the plan is older than what is followed here"),
        pytest.param("2019-01-01", (), "2020-06-27", id="the plan is younger"),
        pytest.param("2026-03-01", ("2026-02-10",), "2026-03-12", id="somebody wrote before"),
    ],
)
def test_a_watch_begins_when_the_municipality_begins_to_follow(
    followed_from: str, done: tuple[str, ...], expected: str
) -> None:
    on = ground(day("2020-05-28"), done=map(day, done), followed_from=day(followed_from))
    assert only(Continuous("signaler", Duration(days=30)), on).due == day(expected)


def test_a_watch_without_a_limit_is_never_stale() -> None:
    assert occurrences((Continuous("signaler"),), ground()) == []


@pytest.mark.parametrize(("attend", "expected"), [(Duration(days=14), "2026-12-24"), (None, "")], ids=["T14", "none"])
def test_attention_begins_before_the_last_day(attend: Duration | None, expected: str) -> None:
    awarded = Deadline(Duration(days=30), ZERO, snap=Snap(attend))
    one = only(awarded, ground(day("2026-12-10")))
    assert (one.attend.isoformat() if one.attend else "", one.due.isoformat()) == (expected, "2027-01-09")
