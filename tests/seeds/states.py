"""What a test wants to see of the due list: day by day, the state; or only the days that remain to be met."""

from tests.desk import Desk
from uppf.rules.due import WAITING, Due


def rows(desk: Desk, rule: str, as_of: str, until: str) -> list[Due]:
    """The rows of a rule with a due day up to a day; the list itself also holds windows that open before it."""
    assert desk.problems == (), "the files of the test are at fault"
    return [row for row in desk.due(as_of, max(as_of, until), rule) if row.due.isoformat() <= until]


def states(desk: Desk, rule: str, as_of: str, until: str) -> dict[str, str]:
    """Due day → state, for a rule with one thing due a day; two on the same day are a fault of the test."""
    listed = rows(desk, rule, as_of, until)
    found = {row.due.isoformat(): row.state for row in listed}
    assert len(found) == len(listed)
    return found


def due_days(desk: Desk, rule: str, as_of: str, until: str) -> list[str]:
    """The due days of a rule, in order, whatever their state."""
    return sorted(row.due.isoformat() for row in rows(desk, rule, as_of, until))


def remaining(desk: Desk, rule: str, as_of: str, until: str) -> list[str]:
    """The due days that still wait for something to be done."""
    return sorted(row.due.isoformat() for row in rows(desk, rule, as_of, until) if row.state in WAITING)


def only(desk: Desk, rule: str, as_of: str, until: str) -> Due:
    """The one row of a rule."""
    (row,) = rows(desk, rule, as_of, until)
    return row
