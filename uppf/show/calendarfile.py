"""A list as a calendar file (RFC 5545): one all-day event for each row that has a day."""

from collections import Counter
from datetime import UTC, date, timedelta

from uppf.model.facts import Duration
from uppf.problem import refuse
from uppf.rules.agreement_items import extended
from uppf.show.plain import flat
from uppf.show.tables import BEGINNING, Column, Event, Row, Screen, Table, shown, visible

MINUTE = timedelta(minutes=1)
MORNING = timedelta(hours=8)
"""When on its day a reminder comes; an event of a whole day begins at midnight."""
STATUS = {"inställd": "CANCELLED", "ej_tillämplig": "CANCELLED"}
"""States in which an event will not be; all others are as they are planned."""


def calendarfile(table: Table, screen: Screen) -> str:
    """The rows with a day as events. The same list gives the same bytes; a row keeps its identity when its day moves.

    Of two exports that know the same event a calendar keeps the one with the higher sequence, and of equals the later
    stamp (RFC 5546 2.1.5): both come from when the list was last changed, never from the hour of the export.

    Errors: ``no-calendar-day`` when no column of the table is marked as the day of an event.
    """
    from icalendar import Alarm, Calendar, Event

    day = _marked(table, "day")
    if day is None:
        raise refuse("no-calendar-day", title=table.title)
    calendar = Calendar()
    calendar.add("prodid", "-//uppf//uppf//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", flat(table.title))
    rows = [row for row in table.rows if isinstance(row.get(day.key), date)]
    stamp = table.stamp.astimezone(UTC).replace(microsecond=0)
    shared = Counter(_identity(table, row) for row in rows)
    given: Counter[str] = Counter()
    for row in rows:
        when = row[day.key]
        assert isinstance(when, date)
        identity = _identity(table, row)
        if shared[identity] > 1:
            identity = f"{identity}.{when.isoformat()}"
        given[identity] += 1
        if given[identity] > 1:
            identity = f"{identity}.{given[identity]}"
        event = Event()
        event.add("uid", f"{identity}@uppf")
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", max((stamp - BEGINNING) // MINUTE, 0))
        event.add("dtstart", when)
        if when < date.max:
            event.add("dtend", when + timedelta(days=1))
        event.add("summary", _summary(table, row))
        place = _marked(table, "place")
        if place and shown(table, place, row):
            event.add("location", shown(table, place, row))
        description = _description(table, row)
        if description:
            event.add("description", description)
        event.add("status", _status(table, row))
        event.add("transp", "TRANSPARENT")
        for length in table.alarms:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", _summary(table, row))
            alarm.add("trigger", extended(when, Duration(*(-part for part in length))) - when + MORNING)
            event.add_component(alarm)
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode()


def _marked(table: Table, event: Event) -> Column | None:
    return next((column for column in table.columns if column.event == event), None)


def _status(table: Table, row: Row) -> str:
    states = (row.get(column.key) for column in table.columns if column.kind == "state")
    return next((STATUS[state] for state in states if isinstance(state, str) and state in STATUS), "CONFIRMED")


def _summary(table: Table, row: Row) -> str:
    marked = _marked(table, "summary") or next((c for c in table.columns if c.kind == "text"), None)
    return (shown(table, marked, row) if marked else "") or flat(table.title)


def _description(table: Table, row: Row) -> str:
    """What else the row says, but for what would be untrue tomorrow: days left, and the state."""
    lasting = (column for column in visible(table) if not column.event and column.kind not in ("days", "state"))
    fields = ((column.label, shown(table, column, row)) for column in lasting)
    return "\n".join(f"{flat(name)}: {text}" for name, text in fields if text)


def _identity(table: Table, row: Row) -> str:
    """The row's id; a row without one is known by its words."""
    column = next((column for column in table.columns if column.kind == "id"), None)
    own = shown(table, column, row) if column else ""
    if own:
        return own
    from hashlib import sha256

    return sha256(_summary(table, row).encode()).hexdigest()[:16]
