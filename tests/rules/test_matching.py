"""Which follow-up fulfils which occurrence: what it says it concerns, else its day; each is used once."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.worlds import AT, DAYS, FREQUENCIES, ZERO, day, days, ground, modest, rule
from uppf.model.facts import (
    Calendar,
    Deadline,
    Duration,
    Event,
    Frequency,
    Moment,
    OnEvent,
    Phase,
    Quota,
    Series,
    Trigger,
    YearDay,
)
from uppf.rules.frequency import occurrences
from uppf.rules.ground import Ground
from uppf.rules.matching import Matched, match

Date = dt.date


def events(*given: str) -> tuple[Event, ...]:
    """Completions as ``day``, ``day:period`` or ``day:period:part``, in order of their days."""
    found = []
    for number, one in enumerate(sorted(given)):
        held, period, part = (*one.split(":"), "", "")[:3]
        found.append(Event("rapport.färdig", day(held), AT._replace(item=f"e{number}"), period=period, part=part))
    return tuple(found)


def matched(*frequencies: Frequency, on: Ground, done: Sequence[Event], parts: tuple[str, ...] = ()) -> list[Matched]:
    told = on._replace(completions=tuple(done))
    return match(rule(*frequencies, parts=parts), occurrences(frequencies, told), tuple(done))


def filled(found: Sequence[Matched]) -> dict[str, str]:
    """What was done of each occurrence that something was done of."""
    return {one.occurrence.key: " ".join(e.date.isoformat() for e in one.done) for one in found if one.done}


YEARS = ground(day("2025-01-01"), day("2027-12-31"))
MEETINGS = Series((Phase(Duration(months=1)),), ZERO, window=Duration(days=14))
LATE_YEARLY = Calendar(12, at_latest=YearDay(3, 31, 1))


@modest
@given(FREQUENCIES, DAYS, st.lists(DAYS, max_size=6))
def test_every_completion_is_used_at_most_once(frequency: Frequency, start: Date, held: list[Date]) -> None:
    done = events(*(one.isoformat() for one in held))
    used = [e.dims.item for one in matched(frequency, on=ground(start), done=done) for e in one.done]
    assert len(set(used)) == len(used)
    assert set(used) <= {event.dims.item for event in done}


@modest
@given(FREQUENCIES, DAYS, st.lists(DAYS, max_size=4))
def test_every_occurrence_is_still_there_in_its_order(frequency: Frequency, start: Date, held: list[Date]) -> None:
    done = events(*(one.isoformat() for one in held))
    told = ground(start, completions=done)
    found = matched(frequency, on=ground(start), done=done)
    assert [one.occurrence.key for one in found] == [one.key for one in occurrences((frequency,), told)]


@pytest.mark.parametrize(
    ("frequency", "done", "expected"),
    [
        pytest.param(Calendar(12), ["2026-06-01"], {"2026": "2026-06-01"}, id="by-its-day"),
        pytest.param(Calendar(12), ["2026-02-01:2025"], {"2025": "2026-02-01"}, id="K1-late-booked-to-its-own-year"),
        pytest.param(Calendar(12), ["2026-11-20:2027"], {"2027": "2026-11-20"}, id="early-for-the-year-it-says"),
        pytest.param(Calendar(12), ["2026-02-01:2031"], {}, id="for-a-year-that-is-not-asked-for"),
        pytest.param(Calendar(12), ["2024-12-31"], {}, id="before-anything-was-asked-for"),
        pytest.param(
            Calendar(12), ["2026-02-01", "2026-11-01"], {"2026": "2026-02-01 2026-11-01"}, id="both-of-the-same-year"
        ),
        # What covers a year is delivered in the next: the oldest that waits comes first (T01).
        pytest.param(LATE_YEARLY, ["2026-03-01"], {"2025": "2026-03-01"}, id="T01-the-year-before"),
        pytest.param(
            LATE_YEARLY,
            ["2026-03-01", "2027-03-20"],
            {"2025": "2026-03-01", "2026": "2027-03-20"},
            id="T01-year-by-year",
        ),
        pytest.param(LATE_YEARLY, ["2026-03-01:2026"], {"2026": "2026-03-01"}, id="T01-unless-it-says-otherwise"),
        pytest.param(
            Quota(6, 2, 3),
            ["2026-02-01", "2026-03-01", "2026-08-01"],
            {"2026-H1": "2026-02-01 2026-03-01", "2026-H2": "2026-08-01"},
            id="K5",
        ),
        pytest.param(
            Series((Phase(Duration(months=6)),), ZERO),
            ["2026-06-30", "2026-07-01"],
            {"2026-06-30": "2026-06-30", "2026-12-31": "2026-07-01"},
            id="K3-windows-on-both-sides-of-a-line",
        ),
        pytest.param(Deadline(Duration(days=14), ZERO), ["2025-01-10"], {"driftstart": "2025-01-10"}, id="K4-in-time"),
        pytest.param(Deadline(Duration(days=14), ZERO), ["2026-05-01"], {"driftstart": "2026-05-01"}, id="K4-late"),
    ],
)
def test_what_fulfils_what(frequency: Frequency, done: list[str], expected: dict[str, str]) -> None:
    assert filled(matched(frequency, on=YEARS, done=events(*done))) == expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        # Target days 31 January, 28 February, 31 March, 30 April, each with 14 days around.
        pytest.param(["2026-02-20"], {"2026-02-28": "2026-02-20"}, id="before"),
        pytest.param(["2026-03-10"], {"2026-02-28": "2026-03-10"}, id="after"),
        pytest.param(["2026-03-20"], {"2026-03-31": "2026-03-20"}, id="nearer-the-next"),
        pytest.param(["2026-02-25", "2026-03-02"], {"2026-02-28": "2026-02-25"}, id="T04-a-second-is-extra"),
        pytest.param(["2026-03-20:2026-02-28"], {"2026-02-28": "2026-03-20"}, id="the-day-it-says"),
    ],
)
def test_a_meeting_belongs_to_the_nearest_target_day(done: list[str], expected: dict[str, str]) -> None:
    on = ground(day("2025-12-31"), day("2026-06-30"))
    assert filled(matched(MEETINGS, on=on, done=events(*done))) == expected


def asked(*given: str) -> dict[str, tuple[Event, ...]]:
    return {
        "redovisning.begärd": tuple(
            Event("redovisning.begärd", one, AT._replace(item=f"b{number}")) for number, one in enumerate(days(*given))
        )
    }


REQUESTED = OnEvent((Trigger(Moment("redovisning.begärd"), Duration(days=30)),))


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        # A report asked for on 1 March, beside the two of the year (T39).
        pytest.param(["2026-03-10:b0"], {"b0": "2026-03-10"}, id="answers-what-was-asked"),
        pytest.param(["2026-03-10"], {"2026-H1": "2026-03-10"}, id="the-ordinary-comes-first"),
        pytest.param(
            ["2026-03-10", "2026-03-20"],
            {"2026-H1": "2026-03-10", "b0": "2026-03-20"},
            id="then-what-was-asked-for",
        ),
        pytest.param(["2026-05-20:b0"], {"b0": "2026-05-20"}, id="answered-late"),
    ],
)
def test_what_was_asked_for_is_beside_the_ordinary(done: list[str], expected: dict[str, str]) -> None:
    on = ground(day("2026-01-01"), day("2026-12-31"), triggers=asked("2026-03-01"))
    assert filled(matched(Quota(6, 1, 1), REQUESTED, on=on, done=events(*done))) == expected


@pytest.mark.parametrize(("also", "expected"), [(True, {"2026-H1", "b0"}), (False, {"b0"})], ids=["both", "only-one"])
def test_an_answer_counts_for_the_period_too_only_when_it_says_so(also: bool, expected: set[str]) -> None:
    (answer,) = events("2026-03-10:b0")
    on = ground(day("2026-01-01"), day("2026-12-31"), triggers=asked("2026-03-01"))
    assert filled(matched(Quota(6, 1, 1), REQUESTED, on=on, done=[answer._replace(also=also)])).keys() == expected


@pytest.mark.parametrize(
    ("done", "missing", "complete"),
    [
        pytest.param([], ("skatt", "kredit"), None, id="nothing"),
        pytest.param(["2026-03-02::skatt"], ("kredit",), None, id="T16-one"),
        pytest.param(["2026-03-02::skatt", "2026-09-02::kredit"], (), "2026-09-02", id="T16-both"),
        pytest.param(["2026-03-02::skatt", "2026-09-02::skatt"], ("kredit",), None, id="the-same-twice"),
        pytest.param(["2026-03-02"], (), "2026-03-02", id="what-names-no-part-is-all-of-it"),
    ],
)
def test_all_parts_are_needed(done: list[str], missing: tuple[str, ...], complete: str | None) -> None:
    on = ground(day("2026-01-01"), day("2026-12-31"))
    (one,) = matched(Calendar(12), on=on, done=events(*done), parts=("skatt", "kredit"))
    assert (one.missing, one.complete) == (missing, day(complete) if complete else None)


def test_a_part_completes_what_it_is_still_missing_from() -> None:
    """The tax check in December, the credit check in January, both of a year that may be finished in March."""
    done = events("2025-12-10::skatt", "2026-01-10::kredit")
    found = matched(LATE_YEARLY, on=YEARS, done=done, parts=("skatt", "kredit"))
    assert {one.occurrence.key: one.complete for one in found} == {
        "2025": day("2026-01-10"),
        "2026": None,
        "2027": None,
    }


@pytest.mark.parametrize(
    ("done", "complete"),
    [
        pytest.param(["2026-01-10"], None, id="one-of-two"),
        pytest.param(["2026-01-10", "2026-02-10"], "2026-02-10", id="two-of-two"),
        pytest.param(["2026-01-10", "2026-02-10", "2026-03-10"], "2026-02-10", id="the-third-does-not-make-it-later"),
    ],
)
def test_a_quota_is_complete_when_there_are_enough(done: list[str], complete: str | None) -> None:
    on = ground(day("2026-01-01"), day("2026-06-30"))
    found = matched(Quota(6, 2, 3), on=on, done=events(*done))[0]
    assert found.complete == (day(complete) if complete else None)
