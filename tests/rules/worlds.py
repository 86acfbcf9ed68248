"""Small municipalities as facts: one provider with one unit under one agreement, written by hand or by hypothesis."""

import datetime as dt
from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st

from uppf.model.facts import (
    Calendar,
    Deadline,
    Dims,
    Duration,
    Event,
    Facts,
    Frequency,
    Moment,
    OnEvent,
    Phase,
    PlanFact,
    Quota,
    Rolling,
    RuleFact,
    Series,
    Subject,
    Trigger,
    YearDay,
)
from uppf.rules.due import Due, due
from uppf.rules.ground import Ground

Date = dt.date
modest = settings(max_examples=100, deadline=None)
"""How long a law is tried."""

START = Date(2020, 3, 31)
"""When everything begins, unless a test says otherwise; a day that most months lack."""
HORIZON = Date(2030, 12, 31)
AT = Dims("solglantan", "lou-1", "lonnen", "boende", "socialnamnden")
EVERY = Duration(months=1)
ZERO = Moment("driftstart")


def day(text: str) -> Date:
    return Date.fromisoformat(text)


def days(text: str) -> list[Date]:
    return [Date.fromisoformat(word) for word in text.split()]


def ground(
    start: Date = START,
    horizon: Date = HORIZON,
    end: Date | None = None,
    done: Iterable[Date] = (),
    **more: object,
) -> Ground:
    """The ground of one subject in operation from a day, followed up on the days given."""
    completions = tuple(Event("rapport.färdig", one, AT) for one in sorted(done))
    given: dict[str, object] = {
        "anchors": {"driftstart": start},
        "completions": completions,
        "triggers": {},
        "meetings": (),
        "holiday_rule": "",
        "strength": "plan",
    }
    return Ground(start, end, horizon, **(given | more))  # type: ignore[arg-type]


def rule(*frequencies: Frequency, id: str = "p/r", **more: object) -> RuleFact:
    given: dict[str, object] = {"plan": "p", "title": "Uppföljning", "object": "enhet", "frequencies": frequencies}
    return RuleFact(id, **(given | more))  # type: ignore[arg-type]


def engaged(start: Date = START, end: Date | None = None, at: Dims = AT, **more: object) -> Subject:
    given: dict[str, object] = {"plans": ("p",)}
    return Subject("engagement", at, "Lönnen", start=start, end=end, **(given | more))  # type: ignore[arg-type]


def done(one: Date, rule: str = "p/r", at: Dims = AT, name: str = "rapport.färdig", **more: object) -> Event:
    """A follow-up in a case of its own."""
    return Event(name, one, at._replace(case=f"c-{one}"), rule, **more)  # type: ignore[arg-type]


def town(*rules: RuleFact, start: Date = START, end: Date | None = None, plan: PlanFact | None = None) -> Facts:
    """One unit in operation from a day, under one plan that has held long before."""
    return Facts(
        rules=rules,
        plans=(plan or PlanFact("p", "Plan", Date(2010, 1, 1), None),),
        subjects=(engaged(start, end),),
        events=(Event("driftstart", start, AT._replace(unit="")),),
        followed_from=Date(2010, 1, 1),
    )


def with_events(facts: Facts, *events: Event) -> Facts:
    return facts._replace(events=(*facts.events, *events))


def overdue(rows: Iterable[Due]) -> set[str]:
    return {row.key for row in rows if row.state == "försenad"}


def rows(facts: Facts, as_of: str | Date, until: str | Date | None = None) -> list[Due]:
    def read(one: str | Date | None) -> Date | None:
        return Date.fromisoformat(one) if isinstance(one, str) else one

    asked = read(as_of)
    assert asked is not None
    return due(facts, asked, read(until))


# What hypothesis builds

DAYS = st.dates(Date(2018, 1, 1), Date(2027, 12, 31))
MONTHS = st.integers(1, 14)
INTERVALS = st.one_of(MONTHS.map(lambda n: Duration(months=n)), st.integers(7, 200).map(lambda n: Duration(days=n)))
PARTS = st.sampled_from(("hälften", "alltid", "aldrig"))
PERIODS = st.sampled_from((1, 2, 3, 4, 6, 12))
YEAR_STARTS = st.one_of(st.just((1, 1)), st.tuples(st.integers(1, 12), st.integers(1, 28)))
LAGS = st.one_of(st.none(), st.integers(1, 90).map(lambda n: Duration(days=n)))

CALENDARS = st.builds(
    lambda months, year_start, lag, part: Calendar(months, year_start=year_start, lag=lag, part=part),
    *(PERIODS, YEAR_STARTS, LAGS, PARTS),
)
YEARLY = st.builds(
    lambda month, day, year, part: Calendar(12, at_latest=YearDay(month, day, year), part=part),
    *(st.integers(1, 12), st.integers(1, 31), st.sampled_from((0, 1)), PARTS),
)
SERIES = st.builds(lambda every, lag: Series((Phase(every),), ZERO, lag=lag), INTERVALS, LAGS)
TARGETS = st.builds(
    lambda months, window: Series((Phase(Duration(months=months)),), ZERO, window=Duration(days=window)),
    *(st.integers(1, 6), st.integers(1, 14)),
)
DEADLINES = INTERVALS.map(lambda one: Deadline(one, ZERO))
QUOTAS = st.builds(lambda months, least, more: Quota(months, least, least + more), PERIODS, st.integers(1, 3), MONTHS)
ROLLING = INTERVALS.map(lambda one: Rolling(one, ZERO))
BLOCKS = st.builds(
    lambda months, year_start, part: Calendar(months, year_start=year_start, part=part),
    *(st.sampled_from((24, 36)), YEAR_STARTS, PARTS),
)
ON_EVENT = INTERVALS.map(lambda within: OnEvent((Trigger(Moment("förändring"), within),)))

FIXED = st.one_of(CALENDARS, YEARLY, SERIES, TARGETS, DEADLINES, QUOTAS)
"""Kinds of which nothing that is done moves a day."""
MOVING = st.one_of(ROLLING, BLOCKS)
"""Kinds in which what is done decides when the next is due."""
FREQUENCIES = st.one_of(FIXED, MOVING, ON_EVENT)

RULES = st.lists(FREQUENCIES, min_size=1, max_size=3).map(
    lambda kinds: tuple(rule(kind, id=f"p/r{number}") for number, kind in enumerate(kinds))
)
HAPPENED = st.lists(
    st.one_of(
        st.builds(
            lambda one, number, item: done(one, f"p/r{number}")._replace(dims=AT._replace(case="c", item=item)),
            DAYS,
            st.integers(0, 2),
            st.text("abc", min_size=1, max_size=3),
        ),
        st.builds(lambda one, item: Event("förändring", one, AT._replace(item=item)), DAYS, st.text("xyz", min_size=1)),
    ),
    max_size=6,
    unique_by=lambda event: (event.date, event.dims.item),
)
TOWNS = st.builds(
    lambda rules, start, length, happened: with_events(
        town(*rules, start=start, end=None if length is None else start + dt.timedelta(length)), *happened
    ),
    RULES,
    DAYS,
    st.one_of(st.none(), st.integers(200, 3000)),
    HAPPENED,
)
"""Towns with one to three rules, and what has been done and has happened there."""
