"""The kinds of frequency that begin with an event: a deadline, a trigger, a watch."""

import datetime as dt
from collections.abc import Iterator

from uppf.model.facts import Continuous, Deadline, Duration, Event, OnEvent, Snap, Trigger
from uppf.rules.calendar import add_months
from uppf.rules.ground import Ground, Occurrence, Step, anchor, at, begins, count, duration_step, on_day, rolled
from uppf.rules.period import period_of

Date = dt.date


def deadline(frequency: Deadline, ground: Ground) -> Iterator[Occurrence]:
    """K4: one deadline; backward-counted ones move earlier, only deadlines in law move forward."""
    found = anchor(ground, frequency.moment.event)
    if found is None:
        return
    base = at(found[1], frequency.moment)
    nominal = at(found[1], frequency.moment, frequency.duration, frequency.sign)
    steps: tuple[Step, ...] = (
        ("anchor", found[0], base.isoformat()),
        ("add" if frequency.sign > 0 else "subtract", duration_step(frequency.duration), nominal.isoformat()),
    )
    yield _snapped(ground, frequency.snap, found[0], None, base, nominal, steps, backward=frequency.sign < 0)


def on_event(frequency: OnEvent, ground: Ground) -> Iterator[Occurrence]:
    """K6: each event that has happened starts its own clock; an event may carry its own last day."""
    seen: dict[str, int] = {}
    used: set[str] = set()
    for trigger in frequency.triggers:
        for event in ground.triggers.get(trigger.moment.event, ()):
            if event.planned or not _owed(trigger, event):
                continue
            occurrence = _triggered(trigger, event, ground)
            if len(frequency.triggers) > 1:
                # One thing may start two clocks: a finding both serious and repeated.
                occurrence = occurrence._replace(key=f"{occurrence.key}.{event.name}")
            if occurrence.key in used:
                # Item keys are only unique within their own file.
                occurrence = occurrence._replace(key=f"{occurrence.key}.{event.date.isoformat()}")
            used.add(occurrence.key)
            if frequency.most:
                period = _limit_period(frequency.most_per, event.date, ground)
                seen[period] = seen.get(period, 0) + 1
                if seen[period] > frequency.most:
                    occurrence = occurrence._replace(note="at_most")
            yield occurrence


def _owed(trigger: Trigger, event: Event) -> bool:
    """Whether anything gives the event a day; "vid behov" alone gives none."""
    return bool(trigger.duration or trigger.at_latest or trigger.snap.meeting or trigger.moment.sign or event.due)


def _triggered(trigger: Trigger, event: Event, ground: Ground) -> Occurrence:
    base = at(event.date, trigger.moment)
    steps: tuple[Step, ...] = (("event", event.name, event.date.isoformat()),)
    key = event.dims.item or event.date.isoformat()
    if event.due is not None:
        steps = (*steps, ("own_due", "", event.due.isoformat()))
        return Occurrence(key, event.date, event.due, event.due, event.due, steps, event=event)
    if trigger.at_latest is not None:
        nominal = on_day(trigger.at_latest, event.date.year)
        steps = (*steps, ("at_latest", str(event.date.year), nominal.isoformat()))
    else:
        nominal = at(event.date, trigger.moment, trigger.duration or Duration())
        steps = (*steps, ("add", duration_step(trigger.duration or trigger.moment.duration), nominal.isoformat()))
    return _snapped(ground, trigger.snap, key, event.date, base, nominal, steps)._replace(event=event)


def _limit_period(per: str, day: Date, ground: Ground) -> str:
    if per == "avtalsår":
        found = anchor(ground, "avtal.ikraft")
        start = (found[1].month, found[1].day) if found else (1, 1)
        return period_of(day, 12, start).key
    months = {"månad": 1, "kvartal": 3, "tertial": 4, "halvår": 6, "år": 12}[per]
    return period_of(day, months).key


def continuous(frequency: Continuous, ground: Ground) -> Iterator[Occurrence]:
    """K7: never due; only what has lain untouched for too long, and that as a goal."""
    if frequency.untouched is None:
        return
    base = begins(ground, frequency.start)
    touched = max((done.date for done in ground.completions), default=None)
    if touched is None and base is None:
        return
    # Nothing lay untouched here before the municipality began to write down what it does.
    since = touched or max(filter(None, (base, ground.followed_from)))
    stale = count(since, *frequency.untouched)
    steps: tuple[Step, ...] = (
        ("last" if touched else "start", "", since.isoformat()),
        ("untouched", duration_step(frequency.untouched), stale.isoformat()),
    )
    yield Occurrence(stale.isoformat(), since, stale, stale, stale, steps, done=())


def _snapped(
    ground: Ground,
    snap: Snap,
    key: str,
    opens: Date | None,
    base: Date,
    nominal: Date,
    steps: tuple[Step, ...],
    backward: bool = False,
) -> Occurrence:
    """A deadline with its holiday rule, its meeting and the day attention begins."""
    due, moved = rolled(ground, nominal, backward)
    steps = (*steps, *moved)
    if snap.meeting == "nästa":
        meeting = next((m for m in ground.meetings if (m.deadline or m.date) >= base), None)
        if meeting is not None:
            due = nominal = meeting.date
            steps = (*steps[:1], ("next_meeting", (meeting.deadline or meeting.date).isoformat(), due.isoformat()))
        else:
            nominal = count(base, *(snap.otherwise or Duration()))
            due, moved = rolled(ground, nominal)
            steps = (*steps[:1], ("no_meeting", duration_step(snap.otherwise or Duration()), due.isoformat()), *moved)
    elif snap.meeting == "senaste":
        meeting = next((m for m in reversed(ground.meetings) if m.date <= due), None)
        if meeting is not None and meeting.date >= add_months(due, -3):
            due = meeting.date
            steps = (*steps, ("last_meeting", "", due.isoformat()))
    attend = count(base, *snap.attend) if snap.attend else None
    return Occurrence(key, opens, nominal, due, due, steps, attend=attend)
