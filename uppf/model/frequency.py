"""The shapes in which a plan may say how often: seven kinds, each known by one key of its own."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, StringConstraints, Tag, WithJsonSchema

from uppf.model.shape import DAY_OF_YEAR, Duration, EventName, Key, Line, Moment, Named, OneOrMany, Shape, Whole

Unit = Annotated[
    str,
    StringConstraints(pattern=r"^(månad|kvartal|tertial|halvår|år|räkenskapsår|[2-9] år|[2-6] månader)$"),
]
DayOfYear = Annotated[str, StringConstraints(pattern=rf"^{DAY_OF_YEAR}( (samma år|året efter|året före))?$")]
Range = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,3}([–-]\d{1,3})?$"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{1,3}([–-]\d{1,3})?$"}),
]
Limit = Annotated[str, StringConstraints(pattern=r"^\d{1,2} per (månad|kvartal|tertial|halvår|år|avtalsår)$")]


class Bounded(Shape):
    """A frequency may hold only for a part of the time: from one moment, to another."""

    from_moment: Moment | None = None
    to_moment: Moment | Duration | None = None


class CalendarPeriod(Bounded):
    """K1: at least once in each calendar period; every period stands alone."""

    per: Unit
    year_start: Annotated[str, StringConstraints(pattern=f"^{DAY_OF_YEAR}$")] | None = None
    lag: Duration | None = None
    at_latest: DayOfYear | None = None
    part_period: Annotated[str, StringConstraints(pattern=r"^(hälften|alltid|aldrig)$")] | Duration | None = None


class Rolling(Bounded):
    """K2: at most so long between two; each completion starts the clock again."""

    rolling: Duration


class Phase(Shape):
    """A stretch of a series with one interval."""

    every: Duration
    count: Whole | None = None
    to_moment: Moment | Duration | None = None


class Series(Bounded):
    """K3: counted from one anchor, possibly in phases; nothing that happens moves the rest."""

    series: Duration | tuple[Phase, ...]
    window: Duration | None = None
    lag: Duration | None = None


class Snapped(Shape):
    """What a deadline may add: a board meeting to hit, and a day to begin attending to it."""

    attend: Duration | None = None
    board_meeting: Annotated[str, StringConstraints(pattern=r"^(nästa|senaste)$")] | None = None
    board: Key | None = None
    otherwise: Duration | None = None


class Deadline(Snapped):
    """K4: one deadline before or after one event."""

    deadline: Duration
    after: Moment | None = None
    before: Moment | None = None


class Quota(Bounded):
    """K5: from so many to so many in each calendar period."""

    count: Range | None = None
    count_by_risk: Named[Range] = {}
    per: Unit
    year_start: Annotated[str, StringConstraints(pattern=f"^{DAY_OF_YEAR}$")] | None = None


class Trigger(Snapped):
    """One event that starts a clock of its own."""

    event: Moment
    deadline: Duration | None = None
    at_latest: DayOfYear | None = None


class OnEvent(Snapped):
    """K6: nothing is due until something has happened."""

    on: EventName | tuple[Trigger, ...]
    deadline: Duration | None = None
    at_latest: DayOfYear | None = None
    at_most: Limit | None = None


class Continuous(Shape):
    """K7: never due; a watch that goes stale."""

    continuous: Line
    untouched: Duration | None = None
    from_moment: Moment | None = None


KINDS = {
    "rullande": "rolling",
    "serie": "series",
    "frist": "deadline",
    "vid": "on_event",
    "löpande": "continuous",
    "antal": "quota",
    "antal_efter_risk": "quota",
    "per": "calendar",
}
"""The key that gives each kind away, looked for in this order; `vid` is asked before `frist`."""
_ORDER = ("vid", "rullande", "serie", "löpande", "frist", "antal", "antal_efter_risk", "per")


def kind_of(value: Any) -> str | None:
    """Which kind of frequency a value is written as; None when no key gives it away."""
    if isinstance(value, str):
        return "phrase"
    if isinstance(value, dict):
        return next((KINDS[key] for key in _ORDER if key in value), None)
    return None


FrequencyShape = Annotated[
    Annotated[Line, Tag("phrase")]
    | Annotated[CalendarPeriod, Tag("calendar")]
    | Annotated[Rolling, Tag("rolling")]
    | Annotated[Series, Tag("series")]
    | Annotated[Deadline, Tag("deadline")]
    | Annotated[Quota, Tag("quota")]
    | Annotated[OnEvent, Tag("on_event")]
    | Annotated[Continuous, Tag("continuous")],
    Discriminator(
        kind_of,
        custom_error_type="frequency-kind",
        custom_error_message="no key tells which kind of frequency this is",
    ),
]
"""A phrase of the phrase list, or one of the seven kinds."""


class Earliest(Shape):
    """The first day something may be done: the day after a deadline that must have run out."""

    deadline: Duration
    after: Moment
    legal_ground: Line | None = None
    holiday_rule: Annotated[str, StringConstraints(pattern=r"^(ingen|nästa_vardag|föregående_vardag)$")] | None = None


def _several(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


Frequencies = Annotated[tuple[FrequencyShape, ...], BeforeValidator(_several), OneOrMany()]
"""One frequency, or several whose due days are laid together."""
