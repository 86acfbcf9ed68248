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


UNTIMED = "saknas"
"""What a plan's reader writes where the plan says no time."""


def rhythm(written: Iterable[object] | None) -> str:
    """All frequencies of a rule, as they would be said."""
    said = [_one(one) for one in written or ()]
    return "; ".join(said) or label("rhythm.none")


def _one(one: object) -> str:
    if isinstance(one, str):
        return label("rhythm.none") if one == UNTIMED else one
    fields = {key: _text(value) for key, value in vars(one).items() if value not in (None, (), {})}
    if isinstance(one, Series) and isinstance(one.series, str):
        # Swedish: med fyra månaders mellanrum, med ett års mellanrum.
        fields["series"] += "" if one.series.endswith("s") else "s"
        fields.setdefault("from_moment", label("avtal.ikraft"))
    key = f"rhythm.{KINDS[type(one)]}"  # type: ignore[index]
    return label(_better(one, key)).format_map(fields)


def _better(one: object, key: str) -> str:
    """The fuller wording, where the frequency has more to say."""
    if isinstance(one, CalendarPeriod):
        return f"{key}.at_latest" if one.at_latest else f"{key}.lag" if one.lag else key
    if isinstance(one, Series):
        return key if isinstance(one.series, str) else f"{key}.phases"
    if isinstance(one, Deadline):
        if one.after and str(one.deadline).startswith("0 "):
            return f"{key}.same"
        return f"{key}.after" if one.after else f"{key}.before"
    if isinstance(one, Quota):
        return f"{key}.once" if one.count == "1" else key if one.count else f"{key}.risk"
    if isinstance(one, OnEvent):
        return f"{key}.deadline" if one.deadline and isinstance(one.on, str) else key
    return key


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(getattr(one, "event", one)) for one in value)
    # A moment is an event and perhaps a distance from it; only the event has words.
    event, space, rest = str(value).partition(" ")
    return f"{label(event)}{space}{rest}" if "." in event else label(str(value))
