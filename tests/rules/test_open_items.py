"""What waits, and until when: a day of its own, the next meeting, the municipality's number, or ours."""

import datetime as dt

import pytest

from uppf.model.facts import Dims, Duration, Facts, Meeting, OpenItem
from uppf.rules.due import due
from uppf.rules.open_items import DEADLINES, item_day

DECIDED = dt.date(2026, 11, 20)
HERE = Dims("solglantan", case="2026-ekbacken-7k2m9x", item="s2s2s2")
WAITS = OpenItem(
    *("redovisa_beslut", None, HERE, "Varning", "kommunen", "plan"),
    since=DECIDED,
    event="beslut",
    setting="redovisa_beslut",
    board="sn",
)
MEETINGS = (
    Meeting("sn", dt.date(2026, 12, 2), dt.date(2026, 11, 18)),
    Meeting("sn", dt.date(2027, 1, 27), None),
    Meeting("ks", dt.date(2026, 12, 1), None),
)
NUMBER = (("redovisa_beslut", Duration(workdays=5)),)


@pytest.mark.parametrize(
    ("item", "facts", "day", "how"),
    [
        pytest.param(WAITS._replace(due=dt.date(2026, 12, 1)), Facts(), "2026-12-01", "own_due", id="its own"),
        pytest.param(WAITS, Facts(meetings=MEETINGS), "2027-01-27", "next_meeting", id="papers were too late"),
        pytest.param(WAITS._replace(board=""), Facts(meetings=MEETINGS), "2027-01-19", "default_deadline", id="ours"),
        pytest.param(WAITS, Facts(deadlines=NUMBER), "2026-11-27", "own_deadline", id="the municipality's"),
    ],
)
def test_the_last_day_of_what_waits(item: OpenItem, facts: Facts, day: str, how: str) -> None:
    last, steps = item_day(item, facts)
    assert (last.isoformat(), steps[-1][0]) == (day, how)


def test_what_is_only_a_goal_is_passed_and_never_overdue() -> None:
    late = DECIDED + dt.timedelta(days=DEADLINES["redovisa_beslut"].days + 1)
    states = [
        row.state
        for strength in ("plan", "mål")
        for row in due(Facts(items=(WAITS._replace(strength=strength),)), late)
    ]
    assert states == ["försenad", "passerad"]
