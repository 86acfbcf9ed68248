"""The little that a due date depends on, as plain immutable tuples: what the engine reads and an index can keep.

Nothing here needs a file, a clock, YAML or Pydantic; ``dump`` and ``load`` turn Facts into plain lists and back.
"""

import datetime as dt
from typing import Any, NamedTuple

Date = dt.date


class Duration(NamedTuple):
    """A length of time; months, calendar days and workdays are never mixed in one."""

    months: int = 0
    days: int = 0
    workdays: int = 0


class Moment(NamedTuple):
    """A day reckoned from an event: at the event, or at the end of its year or month, plus or minus a duration."""

    event: str
    end_of: str = ""
    sign: int = 0
    duration: Duration = Duration()


class YearDay(NamedTuple):
    """A day of the year, in the year itself, the one after (+1) or the one before (-1)."""

    month: int
    day: int
    year: int = 0


class Snap(NamedTuple):
    """What a deadline adds: attention from a day, a board meeting to hit, and what holds when there is none."""

    attend: Duration | None = None
    meeting: str = ""
    board: str = ""
    otherwise: Duration | None = None


class Calendar(NamedTuple):
    """K1: once in each calendar period."""

    months: int
    financial: bool = False
    year_start: tuple[int, int] = (1, 1)
    lag: Duration | None = None
    at_latest: YearDay | None = None
    part: str = "hälften"
    part_left: Duration | None = None
    start: Moment | None = None
    end: Moment | Duration | None = None


class Rolling(NamedTuple):
    """K2: at most so long between two."""

    interval: Duration
    start: Moment
    end: Moment | Duration | None = None


class Phase(NamedTuple):
    """One stretch of a series."""

    every: Duration
    rounds: int = 0
    end: Moment | Duration | None = None


class Series(NamedTuple):
    """K3: counted from one anchor; windows, or days with a window around."""

    phases: tuple[Phase, ...]
    start: Moment
    end: Moment | Duration | None = None
    window: Duration | None = None
    lag: Duration | None = None


class Deadline(NamedTuple):
    """K4: one deadline from one moment; ``sign`` -1 counts backwards."""

    duration: Duration
    moment: Moment
    sign: int = 1
    snap: Snap = Snap()


class Quota(NamedTuple):
    """K5: from least to most in each calendar period."""

    months: int
    least: int
    most: int
    year_start: tuple[int, int] = (1, 1)
    by_risk: tuple[tuple[str, int, int], ...] = ()
    start: Moment | None = None
    end: Moment | Duration | None = None


class Trigger(NamedTuple):
    """One event that starts a clock of its own."""

    moment: Moment
    duration: Duration | None = None
    at_latest: YearDay | None = None
    snap: Snap = Snap()


class OnEvent(NamedTuple):
    """K6: nothing is due until something has happened."""

    triggers: tuple[Trigger, ...]
    most: int = 0
    most_per: str = ""


class Continuous(NamedTuple):
    """K7: a watch that goes stale."""

    watch: str
    untouched: Duration | None = None
    start: Moment | None = None


Frequency = Calendar | Rolling | Series | Deadline | Quota | OnEvent | Continuous


class Hurdle(NamedTuple):
    """A deadline that must have run out before something may be done (LOU 20:1)."""

    duration: Duration
    moment: Moment
    law: str = ""
    holiday_rule: str = "ingen"


class RuleFact(NamedTuple):
    """A rule as the engine reads it: one reading chosen, every text turned into a way of reckoning."""

    id: str
    plan: str
    title: str
    object: str
    frequencies: tuple[Frequency, ...]
    group: str = ""
    scope: tuple[tuple[str, tuple[str, ...]], ...] = ()
    strength: str = "plan"
    norm: str = "ska"
    obliged: str = "kommunen"
    responsible: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    counts: tuple[str, ...] = ("rapport.färdig",)
    parts: tuple[str, ...] = ()
    holiday_rule: str = ""
    unannounced: bool = False
    hurdles: tuple[Hurdle, ...] = ()
    preceded_by: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    start: Date | None = None
    end: Date | None = None


class PlanFact(NamedTuple):
    """When a plan holds, and which it replaces."""

    id: str
    title: str
    start: Date | None
    end: Date | None
    replaces: tuple[str, ...] = ()
    repeated: tuple[int, str, Duration] | None = None
    several: tuple[int, str] | None = None
    role_ends: tuple[tuple[str, Moment], ...] = ()
    matrix: tuple[tuple[str, str, str], ...] = ()


class Dims(NamedTuple):
    """What something concerns; an empty field says nothing."""

    provider: str = ""
    agreement: str = ""
    unit: str = ""
    service: str = ""
    board: str = ""
    organisation: str = ""
    procurement: str = ""
    plan: str = ""
    case: str = ""
    item: str = ""


class Subject(NamedTuple):
    """Something that rules are counted for: a unit under an agreement, a procurement, a case, a finding …"""

    kind: str
    dims: Dims
    label: str
    plans: tuple[str, ...] = ()
    traits: tuple[tuple[str, tuple[str, ...]], ...] = ()
    start: Date | None = None
    end: Date | None = None
    financial_year_end: tuple[int, int] = (12, 31)
    risk: str = ""
    names: tuple[tuple[str, str], ...] = ()


class Event(NamedTuple):
    """Something that happened or is planned: an anchor, a trigger, or what makes a follow-up done."""

    name: str
    date: Date
    dims: Dims
    rule: str = ""
    period: str = ""
    part: str = ""
    due: Date | None = None
    anchor: Date | None = None
    planned: bool = False
    also: bool = False
    """Counts both for what asked for it and for the period it falls in."""
    category: str = ""
    text: str = ""
    requirement: str = ""
    area: str = ""


class CaseFact(NamedTuple):
    """What the due list needs to know of a case."""

    id: str
    dims: Dims
    opened: Date
    rules: tuple[tuple[str, str], ...] = ()
    registry_number: str = ""
    ended: Date | None = None
    unannounced: bool = False
    responsible: str = ""
    revealed: Date | None = None
    """The day from which the provider knows of an unannounced follow-up."""


class Excuse(NamedTuple):
    """A planned follow-up that was cancelled or does not apply, with its reason."""

    kind: str
    date: Date
    rule: str
    period: str
    dims: Dims
    reason: str
    role: str


class OpenItem(NamedTuple):
    """Something in a case with a last day of its own: a request, an action, a statement to wait for."""

    kind: str
    due: Date | None
    """Its own last day; where it has none it is reckoned from the day it began to wait."""
    dims: Dims
    text: str
    obliged: str
    strength: str
    responsible: str = ""
    since: Date | None = None
    event: str = ""
    """What happened on the day it began to wait."""
    setting: str = ""
    """Which of the municipality's deadlines says how long it may wait."""
    board: str = ""
    """The board at whose next meeting it is done."""
    rule: str = ""
    """The rule under which it waits, if any."""
    ends: str = ""
    """The event that ends the waiting; where a rule waits for the same, the row of the rule says it already."""
    norm: str = "ska"
    """What is only a chance is never late, though it passes."""
    end: Date | None = None
    """The last day on which anybody waits for it."""
    reminder: str = ""
    """Which of the municipality's reminders tells how long before its last day it is called to mind."""
    remind: tuple[Duration, ...] = ()
    """Its own reminders, which go before the municipality's."""
    decided_by: str = ""
    """The board that decides, at its last meeting before the last day."""
    steps: tuple[tuple[str, str, str], ...] = ()
    """How its own last day came about, where it was reckoned."""


class RoleFact(NamedTuple):
    """A role, its title, who steps in, and when it is vacant."""

    id: str
    title: str
    deputy: str = ""
    vacant: tuple[tuple[Date | None, Date | None], ...] = ()


class Meeting(NamedTuple):
    """A board's meeting and the last day for its papers."""

    board: str
    date: Date
    deadline: Date | None


class Facts(NamedTuple):
    """All facts of a repository; those of single files are laid together by concatenation."""

    rules: tuple[RuleFact, ...] = ()
    plans: tuple[PlanFact, ...] = ()
    subjects: tuple[Subject, ...] = ()
    events: tuple[Event, ...] = ()
    cases: tuple[CaseFact, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    items: tuple[OpenItem, ...] = ()
    roles: tuple[RoleFact, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    followed_from: Date | None = None
    soon: Duration = Duration(days=30)
    deadlines: tuple[tuple[str, Duration], ...] = ()
    """The municipality's own numbers for what no plan gives a time."""
    reminders: tuple[tuple[str, tuple[Duration, ...]], ...] = ()
    """How long before the last day of each kind of thing the municipality wants to be reminded."""


def merge(parts: list[Facts]) -> Facts:
    """The facts of several files as those of one repository."""
    merged: dict[str, Any] = {}
    for field in Facts._fields:
        default = Facts._field_defaults[field]
        values = [getattr(part, field) for part in parts]
        if isinstance(default, tuple) and not isinstance(default, Duration):
            merged[field] = tuple(item for value in values for item in value)
        else:
            merged[field] = next((value for value in values if value != default), default)
    return Facts(**merged)


_RECORDS: dict[str, Any] = {
    record.__name__: record
    for record in (
        *(Duration, Moment, YearDay, Snap, Calendar, Rolling, Phase, Series, Deadline, Quota, Trigger, OnEvent),
        *(Continuous, Hurdle, RuleFact, PlanFact, Dims, Subject, Event, CaseFact, Excuse, OpenItem, RoleFact),
        *(Meeting, Facts),
    )
}


def dump(value: object) -> object:
    """Facts, or any part of them, as lists, texts, numbers and truth values alone."""
    if isinstance(value, tuple):
        name = type(value).__name__
        return [name if name in _RECORDS else "", *map(dump, value)]
    if isinstance(value, Date):
        return ["date", value.isoformat()]
    return value


def load(plain: object) -> Any:
    """What ``dump`` was given."""
    if not isinstance(plain, list):
        return plain
    name, *rest = plain
    if name == "date":
        return Date.fromisoformat(rest[0])
    values = map(load, rest)
    return _RECORDS[name](*values) if name else tuple(values)
