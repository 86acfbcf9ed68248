"""Why a day is what it is: the plan's words, the reading and the others, each step, and what would move it."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import (
    Calendar,
    Continuous,
    Deadline,
    Event,
    Facts,
    OnEvent,
    Quota,
    Rolling,
    RuleFact,
    Series,
)
from uppf.problem import Refusal
from uppf.rules.calendar import add_days
from uppf.rules.distill import chosen, rule_fact
from uppf.rules.due import MARGIN, Due, due, row
from uppf.rules.ground import Occurrence, Step
from uppf.rules.matching import Matched
from uppf.rules.open_items import item_day, item_key
from uppf.rules.reckon import Reckoned, earliest, reckon_rule
from uppf.rules.subjects import Index, index

if TYPE_CHECKING:
    from uppf.model.plan import Plan, Rule
    from uppf.model.register import Register

Date = dt.date
NEXT = 3
"""How many days of each reading are shown."""

RESETS = {
    Calendar: "resets.calendar",
    Rolling: "resets.rolling",
    Series: "resets.series",
    Deadline: "resets.deadline",
    Quota: "resets.quota",
    OnEvent: "resets.on_event",
    Continuous: "resets.continuous",
}
"""What would move the day, for each kind of frequency."""


class Alternative(NamedTuple):
    """Another way to read the words, and the days it would give from the day asked."""

    key: str
    meaning: str
    chosen: bool
    days: tuple[Date, ...]


class Explanation(NamedTuple):
    """All that is known of one row."""

    row: Due
    plan: "Plan | None"
    rule: "Rule | None"
    steps: tuple[Step, ...]
    alternatives: tuple[Alternative, ...]
    resets: str
    done: tuple[Event, ...]
    earliest: Date | None
    anchors: tuple[tuple[str, Date], ...]
    whom: str = ""
    """The unit and the provider by name, where the row itself names only a finding or a case."""


def find(facts: Facts, day: Date, text: str) -> list[Due]:
    """The rows that a text can mean: its id, the start of it, a rule, or a part of a key, a title or a case.

    What it means most exactly wins.
    """
    rows = due(facts, day)
    asked = text.casefold()
    tests: tuple[Callable[[Due], bool], ...] = (
        lambda one: asked in (one.id, one.key.casefold()),
        lambda one: one.id.startswith(asked),
        lambda one: one.rule == asked or one.rule.endswith(f"/{asked}"),
        lambda one: asked in one.key.casefold() or asked in one.case,
        lambda one: asked in one.title.casefold(),
    )
    return next((found for test in tests if (found := [one for one in rows if test(one)])), [])


def explain(register: "Register", facts: Facts, found: Due, day: Date) -> Explanation:
    """The explanation of one row; an open item of a case has no rule and explains itself."""
    plan_id, _, _ = found.rule.partition("/")
    plan, rule = register.plans.get(plan_id), register.rule(found.rule)
    fact = next((one for one in facts.rules if one.id == found.rule), None)
    whom = _whom(register, found)
    laid = index(facts)
    if plan is None or rule is None or fact is None:
        steps = next((item_day(item, facts)[1] for item in laid.facts.items if item_key(item) == found.key), ())
        return Explanation(found, None, None, steps, (), f"resets.{found.source}", (), None, (), whom)
    reckoned, matched = _located(fact, laid, found, day)
    one = matched.occurrence
    return Explanation(
        found,
        plan,
        rule,
        one.steps,
        tuple(_alternatives(register, plan, rule, laid, reckoned, matched, day)),
        _resets(fact, one),
        matched.done,
        earliest(reckoned),
        tuple(sorted(reckoned.ground.anchors.items(), key=lambda anchor: anchor[1])),
        whom,
    )


def _whom(register: "Register", found: Due) -> str:
    """The unit and the provider of a row by name, but for what its own label says."""
    provider = register.providers.get(found.dims.provider)
    unit = provider.units.get(found.dims.unit) if provider else None
    names = [one.name for one in (unit, provider) if one and one.name not in found.label]
    return " · ".join(names)


def _located(fact: RuleFact, laid: Index, found: Due, day: Date) -> tuple[Reckoned, Matched]:
    horizon = max(add_days(day, 731 + MARGIN), found.due)
    for reckoned in reckon_rule(fact, laid, horizon):
        for matched in reckoned.matched:
            if row(reckoned, matched, laid, day).key == found.key:
                return reckoned, matched
    raise LookupError(found.key)


def _resets(fact: RuleFact, one: Occurrence) -> str:
    frequency = fact.frequencies[0]
    if isinstance(frequency, Calendar) and frequency.months > 12:
        return "resets.block"
    if isinstance(frequency, Series) and frequency.window:
        return "resets.meetings"
    return RESETS[type(frequency)] if one.event is None else RESETS[OnEvent]


def _alternatives(
    register: "Register", plan: "Plan", rule: "Rule", laid: Index, reckoned: Reckoned, matched: Matched, day: Date
) -> list[Alternative]:
    taken = chosen(rule)
    found = []
    for key, reading in rule.readings.items():
        try:
            fact = rule_fact(plan, rule, reading, register.phrases)
        except Refusal:
            continue
        days = tuple(_days(fact, laid, reckoned, matched, day))
        found.append(Alternative(key, reading.meaning, reading is taken, days))
    return found


def _days(fact: RuleFact, laid: Index, reckoned: Reckoned, matched: Matched, day: Date) -> list[Date]:
    """The days that a reading would give for what the row concerns, or for the wider thing it belongs to.

    For what is done, the day that the same work would have had; for what waits, the days to come and the last missed.
    """
    done = matched.complete if matched.complete and matched.complete <= day else None
    work = {_work(event) for event in matched.done} if done else set()
    days: set[Date] = set()
    for other in reckon_rule(fact, laid, add_days(day, 1461)):
        mine, theirs = reckoned.subject.dims, other.subject.dims
        if not all(a == b for a, b in zip(mine, theirs, strict=True) if a and b):
            continue
        if done:
            days |= {m.occurrence.due for m in other.matched if work & {_work(event) for event in m.done}}
            continue
        days |= {m.occurrence.due for m in other.matched if m.complete is None and m.occurrence.due >= day}
        late = [m.occurrence.due for m in other.matched if m.complete is None and m.occurrence.due < day]
        days |= set(late[-1:])
    return sorted(days)[:NEXT]


def _work(event: Event) -> tuple[str, Date | None]:
    """What was done, whichever of its days a reading counts: the case, or the day where there is none."""
    return (event.dims.case, None) if event.dims.case else ("", event.date)
