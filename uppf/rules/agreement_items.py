"""What an agreement itself asks for by a day: notice, options, its end, and what must be renewed (T41, T47)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Duration, Facts, OpenItem
from uppf.rules.calendar import add_days, roll
from uppf.rules.ground import Step, count, duration_step
from uppf.rules.language import duration

if TYPE_CHECKING:
    from uppf.model.provider import Agreement, UsedOption, Watch

Date = dt.date
YEAR_AHEAD = (Duration(months=12), Duration(months=6), Duration(days=30))
REMINDERS: Mapping[str, tuple[Duration, ...]] = {
    "avtalsslut": YEAR_AHEAD,
    "uppsägning": YEAR_AHEAD,
    "option": YEAR_AHEAD,
    "bevakning": (Duration(days=30),),
}
"""How long before the last day one is reminded where the municipality has not said: ours, not any plan's."""


def extended(end: Date, length: Duration) -> Date:
    """A last day so much later, or earlier; a term that ends with its month still does."""
    return add_days(count(add_days(end, 1), *length), -1)


def notice_day(end: Date, period: Duration) -> tuple[Date, tuple[Step, ...]]:
    """The last workday to give notice on so that an agreement ends on a day, and how it is reckoned (T41)."""
    day = extended(end, Duration(*(-part for part in period)))
    steps: list[Step] = [
        ("event", "avtal.slut", end.isoformat()),
        ("notice_period", duration_step(period), day.isoformat()),
    ]
    moved = roll(day, "föregående_vardag")
    if moved != day:
        steps.append(("roll", "föregående_vardag", moved.isoformat()))
    return moved, tuple(steps)


def agreement_items(key: str, agreement: "Agreement", end: Date | None, own: Dims) -> Iterator[OpenItem]:
    """What waits in an agreement until it ends; nothing here stands in the file but the days themselves."""
    if end and not agreement.ended:
        yield from _ending(key, agreement, end, own)
        yield from _options(key, agreement, end, own)
    renewed = {watch.renews for watch in agreement.watches.values()}
    for name, watch in agreement.watches.items():
        if name not in renewed and not watch.done:
            yield from _watch(key, watch, end, own._replace(item=name))


def _ending(key: str, agreement: "Agreement", end: Date, own: Dims) -> Iterator[OpenItem]:
    """The last day to give notice; where there is no notice to give, the last day of the agreement.

    When the last option has been given up the agreement ends by itself, and there is no notice to give.
    """
    kind, day = "avtalsslut", end
    steps: tuple[Step, ...] = (("event", "avtal.slut", end.isoformat()),)
    given_up = any(one.declined_on for one in agreement.options) and not list(_waiting(agreement))
    if agreement.notice_period and not given_up:
        kind = "uppsägning"
        day, steps = notice_day(end, duration(agreement.notice_period))
    yield OpenItem(
        kind,
        day,
        own._replace(item=end.isoformat()),
        f"{agreement.title} ({key})",
        "kommunen",
        "avtal",
        norm="kan",
        end=day,
        reminder=kind,
        decided_by=agreement.board,
        steps=steps,
    )


def _options(key: str, agreement: "Agreement", end: Date, own: Dims) -> Iterator[OpenItem]:
    """Options that nobody has used or given up; one without a day of its own follows the notice period, in its turn."""
    for turn, (number, option) in enumerate(_waiting(agreement)):
        day = option.notify_by
        steps: tuple[Step, ...] = ()
        if day is None and agreement.notice_period and not turn:
            day, steps = notice_day(end, duration(agreement.notice_period))
        if day:
            yield OpenItem(
                "option",
                day,
                own._replace(item=f"option{number + 1}"),
                f"{option.length}, {agreement.title} ({key})",
                "kommunen",
                "avtal",
                norm="bör",
                end=end,
                reminder="option",
                decided_by=agreement.board,
                steps=steps,
            )


def _waiting(agreement: "Agreement") -> Iterator[tuple[int, "UsedOption"]]:
    return ((n, one) for n, one in enumerate(agreement.options) if not (one.used_on or one.declined_on))


def _watch(key: str, watch: "Watch", end: Date | None, own: Dims) -> Iterator[OpenItem]:
    """What runs out or comes on a day, until it is renewed or done."""
    day = watch.valid_to or watch.date
    if day:
        yield OpenItem(
            "bevakning",
            day,
            own,
            f"{watch.what} ({key})",
            str(watch.obliged or ("utföraren" if watch.valid_to else "kommunen")),
            "avtal",
            end=end,
            reminder="bevakning",
            remind=tuple(map(duration, watch.remind_before)),
        )


def reminder_days(item: OpenItem, last: Date, facts: Facts) -> tuple[Date, ...]:
    """The days on which something is called to mind before its last day, in order."""
    lengths = item.remind or dict(facts.reminders).get(item.reminder) or REMINDERS.get(item.reminder, ())
    days = {extended(last, Duration(*(-part for part in length))) for length in lengths}
    return tuple(sorted(day for day in days if day < last))


def reminder_steps(item: OpenItem, last: Date, facts: Facts) -> Iterator[Step]:
    """What an explanation says of the reminders: whose they are, and their days."""
    days = reminder_days(item, last, facts)
    if days:
        whose = "own" if item.remind else "municipal" if item.reminder in dict(facts.reminders) else "default"
        yield f"reminders_{whose}", "", ", ".join(day.isoformat() for day in days)


def decided_at(item: OpenItem, last: Date, facts: Facts) -> Date | None:
    """The last meeting of the board that decides, before the last day; None when its calendar does not reach so far."""
    meetings = [one.date for one in facts.meetings if one.board == item.decided_by]
    if max(meetings, default=Date.min) <= last:
        return None
    return max((day for day in meetings if day <= last), default=None)
