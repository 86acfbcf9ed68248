"""A frequency in a few words, for lists."""

from collections.abc import Iterable

from uppf.model.frequency import (
    CalendarPeriod,
    Continuous,
    Deadline,
    OnEvent,
    Quota,
    Rolling,
    Series,
)
from uppf.show.words import label

KINDS = {
    CalendarPeriod: "calendar",
    Rolling: "rolling",
    Series: "series",
    Deadline: "deadline",
    Quota: "quota",
    OnEvent: "on_event",
    Continuous: "continuous",
}


def rhythm(written: Iterable[object] | None) -> str:
    """All frequencies of a rule, as they would be said."""
    said = [_one(one) for one in written or ()]
    return "; ".join(said) or label("rhythm.none")


def _one(one: object) -> str:
    if isinstance(one, str):
        return one
    fields = {key: _text(value) for key, value in vars(one).items() if value not in (None, (), {})}
    key = f"rhythm.{KINDS[type(one)]}"  # type: ignore[index]
    return label(_better(one, key)).format_map(fields)


def _better(one: object, key: str) -> str:
    """The fuller wording, where the frequency has more to say."""
    if isinstance(one, CalendarPeriod):
        return f"{key}.at_latest" if one.at_latest else f"{key}.lag" if one.lag else key
    if isinstance(one, Series):
        return key if isinstance(one.series, str) else f"{key}.phases"
    if isinstance(one, Deadline):
        return f"{key}.after" if one.after else f"{key}.before"
    if isinstance(one, Quota):
        return key if one.count else f"{key}.risk"
    if isinstance(one, OnEvent):
        return f"{key}.deadline" if one.deadline and isinstance(one.on, str) else key
    return key


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(label(getattr(one, "event", "")) for one in value)
    return label(str(value))
