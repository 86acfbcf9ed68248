"""Every rule for every subject it concerns: the ground gathered, the occurrences reckoned, what was done matched."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from uppf.model.facts import Continuous, Event, Excuse, Meeting, Moment, RuleFact, Subject
from uppf.rules.calendar import add_days, roll
from uppf.rules.frequency import occurrences
from uppf.rules.ground import FALLBACKS, Ground, Occurrence, anchor, at
from uppf.rules.matching import Matched, match
from uppf.rules.subjects import OBJECTS, WITHIN_CASE, Index, candidates, concerns, in_time, subjects

Date = dt.date


class Reckoned(NamedTuple):
    """One rule reckoned for one subject: what `why` explains."""

    rule: RuleFact
    subject: Subject
    ground: Ground
    matched: tuple[Matched, ...]
    excuses: tuple[Excuse, ...]


def reckon(found: Index, until: Date) -> Iterator[Reckoned]:
    """Every rule for every subject it concerns."""
    for rule in found.facts.rules:
        yield from reckon_rule(rule, found, until)


def reckon_rule(rule: RuleFact, found: Index, until: Date) -> Iterator[Reckoned]:
    """One rule, in one reading, for every subject it concerns."""
    if not rule.frequencies:
        return
    names = _anchors(rule, found)
    for subject in subjects(rule, found):
        ground = _ground(rule, names, subject, found, until)
        if ground is None:
            continue
        demanded = [one for one in occurrences(rule.frequencies, ground) if _in_force(one, rule, found, until)]
        matched = match(rule, demanded, ground.completions)
        excuses = tuple(
            one
            for one in found.facts.excuses
            if one.rule == rule.id
            # What is not to be followed up of a finding is said in a case of its own that names the finding.
            and (concerns(one.dims, subject.dims, rule.object) or "" != subject.dims.item == one.period)
        )
        yield Reckoned(rule, subject, ground, tuple(matched), excuses)


def _plan_start(rule: RuleFact, found: Index) -> Date | None:
    """The day from which a rule holds: its own, else its plan's."""
    plan = found.plans.get(rule.plan)
    return rule.start or (plan.start if plan else None)


def _in_force(one: Occurrence, rule: RuleFact, found: Index, until: Date) -> bool:
    """Whether an occurrence belongs to the plan's time and to what is followed at all."""
    start = max(found.facts.followed_from or Date.min, _plan_start(rule, found) or Date.min)
    # What was never done is still owed, however long before it was followed here.
    owed = one.done == ()
    if (one.due < start and not owed) or (one.opens or one.due) > until:
        return False
    replaced = found.replaced.get(rule.plan)
    end = min(rule.end or Date.max, add_days(replaced[1], -1) if replaced else Date.max)
    return one.due <= end


def _speaks_for_itself(event: Event, rule: RuleFact) -> bool:
    """Whether something done outside every case completes a rule by its name alone: a step, a decided programme."""
    return not event.rule and not event.dims.case and rule.object in UNRULED


def _moments(value: object) -> Iterator[Moment]:
    if isinstance(value, Moment):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _moments(part)


def _anchors(rule: RuleFact, found: Index) -> set[str]:
    """The names of every event that a rule is reckoned from, and of what stands in for them."""
    plan = found.plans.get(rule.plan)
    written = (rule.frequencies, rule.hurdles, plan.role_ends if plan else ())
    names = {moment.event for moment in _moments(written)} | {"avtal.ikraft"}
    return names | {other for name in names for other in FALLBACKS.get(name, ())}


def _ground(rule: RuleFact, names: set[str], subject: Subject, found: Index, until: Date) -> Ground | None:
    plan_start = _plan_start(rule, found)
    start = max(filter(None, (subject.start, plan_start)), default=found.facts.followed_from)
    if start is None:
        return None
    triggers: dict[str, tuple[Event, ...]] = {}
    anchors: dict[str, Date] = {}
    for name in names:
        told = candidates(found, name, subject.dims, rule.object)
        events = _once(event for event in told if _about(event, rule, subject))
        if events:
            triggers[name] = tuple(event for event in events if plan_start is None or _day(event) >= plan_start)
            anchors[name] = max(e.date for e in events) if name in LATEST else events[0].date
    # What was found must still be remedied when the agreement has ended.
    end = None if OBJECTS[rule.object].rows in WITHIN_CASE else subject.end
    return Ground(
        start,
        end,
        until,
        anchors,
        _once(_completions(rule, subject, found)),
        triggers,
        _meetings(rule, subject, found),
        rule.holiday_rule,
        rule.strength,
        subject.financial_year_end,
        subject.risk,
        plan_start,
        found.facts.followed_from,
    )


LATEST = ("avtal.slut",)
"""Anchors of which the last holds when several are laid together."""
UNRULED = ("upphandling", "plan", "kommunen")
"""Objects whose own steps complete them, without a case."""


def _day(event: Event) -> Date:
    return event.due or event.date


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each thing that happened once, though a case may concern several units."""
    return tuple(
        {(e.name, e.date, e.dims.plan, e.dims.case, e.dims.item, e.part, e.period): e for e in events}.values()
    )


def _about(event: Event, rule: RuleFact, subject: Subject) -> bool:
    if event.dims.plan and event.dims.plan != rule.plan:
        return False
    return concerns(event.dims, subject.dims, rule.object)


def _meetings(rule: RuleFact, subject: Subject, found: Index) -> tuple[Meeting, ...]:
    named = {value for frequency in rule.frequencies for value in _boards(frequency)} or {subject.dims.board}
    return tuple(sorted((m for m in found.facts.meetings if m.board in named), key=lambda m: m.date))


def _boards(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        board = getattr(value, "board", "")
        if board and not isinstance(value, Meeting):
            yield board
        for part in value:
            yield from _boards(part)


def _completions(rule: RuleFact, subject: Subject, found: Index) -> Iterator[Event]:
    """What counts as done: the events the rule names, in cases of this rule, or on this very item."""
    own = (rule.id, *rule.replaces)
    # A watch is touched by anything of its kind, whichever rule it was done under.
    watch = any(isinstance(frequency, Continuous) for frequency in rule.frequencies)
    within = OBJECTS[rule.object].rows in WITHIN_CASE
    told: list[Event] = []
    for name in rule.counts:
        if within or watch or rule.object in UNRULED:
            told += candidates(found, name, subject.dims, rule.object)
        if within or not (watch or rule.object in UNRULED):
            told += (event for one in own for event in found.near.get((name, "rule", one), ()))
    events = sorted((event for event in told if not event.planned), key=in_time)
    for event in events:
        if within:
            elsewhere = event.rule in own and event.period != "" and event.period == subject.dims.item
            if elsewhere or concerns(event.dims, subject.dims, rule.object):
                yield event._replace(period="")
        elif (watch or event.rule in own or _speaks_for_itself(event, rule)) and _about(event, rule, subject):
            yield event


def earliest(reckoned: Reckoned) -> Date | None:
    """The first day something may be done: the day after the last of the deadlines that must have run out."""
    days = []
    for hurdle in reckoned.rule.hurdles:
        met = anchor(reckoned.ground, hurdle.moment.event)
        if met:
            days.append(add_days(roll(at(met[1], hurdle.moment, hurdle.duration), hurdle.holiday_rule), 1))
    return max(days, default=None)
