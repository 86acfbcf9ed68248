"""Which requirements of an agreement have been looked at, when, and whether what the plan promises is kept.

A requirement has been looked at when a case names it, or a check point that tries it, and says what was seen; and when
a finding is made against it. Nothing here is stored: it is read out of the cases each time.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Dims, Duration, Facts, RuleFact
from uppf.rules.calendar import add_days
from uppf.rules.checks_plan import FOLLOWED, periodic
from uppf.rules.demands import REQUIREMENT, Demand, Named, demands, named
from uppf.rules.distill_provider import ends_on
from uppf.rules.due import WAITING, Due
from uppf.rules.ground import count
from uppf.rules.language import duration
from uppf.rules.sighting import cases_of, seen
from uppf.rules.subjects import Index, follows, in_scope, index

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register

Date = dt.date
KEPT, SOON, BROKEN = "hålls", "bryts_snart", "brutet"
"""How the promise stands for a requirement; derived, never stored."""
LOOKING = ("rapport.färdig", "tillfälle")
"""What completes a follow-up in which a requirement can be looked at."""
PURPOSES = ("kvalitet", "ekonomi")
"""What every agreement is followed up for (S1:43, R039)."""


class Promise(NamedTuple):
    """The time within which each requirement is to be followed up, and the rule and the reading that say so (T29 d)."""

    rule: str
    reading: str
    within: Duration
    since: Date


class Covered(NamedTuple):
    """A demand with the days it was looked at, each with its case, and the days it was found wanting."""

    demand: Demand
    checks: tuple[tuple[Date, str], ...] = ()
    findings: tuple[Date, ...] = ()
    state: str = ""
    last_day: Date | None = None
    focus: bool = False
    tried_in: tuple[str, ...] = ()
    """The rules whose check points try it (S3:127, R189)."""

    @property
    def last(self) -> Date | None:
        """The day it was last looked at."""
        return self.checks[-1][0] if self.checks else None

    def in_year(self, year: int) -> int:
        """How many times it was looked at in a year."""
        return sum(day.year == year for day, _ in self.checks)


class Purpose(NamedTuple):
    """A purpose of following up: the rules that serve it for an agreement, and when it was last done."""

    key: str
    rules: tuple[str, ...]
    last: Date | None


class Coverage(NamedTuple):
    """An agreement and what of its demands has been followed up on a day."""

    agreement: str
    title: str
    provider: "Provider"
    services: tuple[str, ...]
    covered: tuple[Covered, ...]
    promise: Promise | None
    purposes: tuple[Purpose, ...]
    unknown: tuple[str, ...]
    """What cases refer to that is no demand of the agreement (R222)."""

    @property
    def requirements(self) -> tuple[Covered, ...]:
        """The requirements alone, without the clauses."""
        return tuple(one for one in self.covered if one.demand.kind == REQUIREMENT)

    @property
    def never(self) -> tuple[Covered, ...]:
        """The requirements that have never been looked at."""
        return tuple(one for one in self.requirements if not one.checks)

    @property
    def broken(self) -> tuple[Covered, ...]:
        """The requirements for which the promise is broken."""
        return tuple(one for one in self.requirements if one.state == BROKEN)


class Desk(NamedTuple):
    """A repository laid out for asking about coverage; made once for all agreements."""

    register: "Register"
    found: Index
    day: Date
    cases: Mapping[str, tuple["Case", ...]]


def desk(register: "Register", facts: Facts, day: Date) -> Desk:
    """The cases of each agreement, and the facts, laid out."""
    return Desk(register, index(facts), day, cases_of(register))


def coverage(at: Desk, key: str) -> Coverage:
    """The coverage of one agreement: what was looked at, what never, and the promise (R188, T29)."""
    register, day = at.register, at.day
    provider, agreement = register.agreements()[key]
    rows = tuple(row for row in at.found.rows.get("engagement", ()) if row.dims.agreement == key)
    wanted = demands(register, agreement, rows)
    words = named(wanted)
    checks: dict[str, set[tuple[Date, str]]] = {}
    findings: dict[str, list[Date]] = {}
    unknown: list[str] = []
    for case in at.cases.get(key, ()):
        for one in seen(case, day):
            if one.unit and one.unit not in agreement.units:
                continue
            meant = words.meant(one.requirement, one.clause, one.check_point)
            for id in meant:
                checks.setdefault(id, set()).add((one.date, one.case))
                if one.finding:
                    findings.setdefault(id, []).append(one.date)
            if not meant and (one.requirement or one.clause):
                unknown.append(one.requirement or one.clause)
    promised = _promise(at, key, agreement)
    focus = _focus(register, agreement, day, words)
    tries = {fact.id: set(rule.check_points) for fact in rules_for(at, key) if (rule := register.rule(fact.id))}
    ended = ends_on(agreement)
    until = min(day, ended) if ended else day
    covered = tuple(
        _kept(
            Covered(
                one,
                tuple(sorted(checks.get(one.id, ()))),
                tuple(sorted(findings.get(one.id, ()))),
                focus=one.id in focus,
                tried_in=tuple(rule for rule, points in tries.items() if points & set(one.checked_by)),
            ),
            promised,
            until,
            at.found.facts.soon,
        )
        for one in wanted
    )
    services = tuple(dict.fromkeys([agreement.service, *(row.dims.service for row in rows)]))
    purposes = tuple(_purposes(at, key))
    unique = tuple(sorted(set(unknown)))
    return Coverage(key, agreement.title, provider, services, covered, promised, purposes, unique)


def _kept(one: Covered, promise: Promise | None, until: Date, soon: Duration) -> Covered:
    """A requirement with how the promise stands for it: from when it was last looked at, else from the start."""
    if promise is None or one.demand.kind != REQUIREMENT:
        return one
    last_day = count(max(one.last or promise.since, promise.since), *promise.within)
    state = BROKEN if until > last_day else SOON if last_day <= count(until, *soon) else KEPT
    return one._replace(state=state, last_day=last_day)


def rules_for(at: Desk, key: str) -> tuple[RuleFact, ...]:
    """The rules by which an agreement or its units are followed up on the day."""
    rows = [row for row in at.found.rows.get("engagement", ()) if row.dims.agreement == key]
    return tuple(
        rule
        for rule in at.found.facts.rules
        if rule.object in FOLLOWED
        and (rule.end is None or rule.end >= at.day)
        and any(follows(rule, row, at.found.replaced) and in_scope(rule, row) for row in rows)
    )


def _promise(at: Desk, key: str, agreement: "Agreement") -> Promise | None:
    """The shortest time that any rule that reaches the agreement, in any reading, promises for each requirement."""
    start = agreement.operation_starts or agreement.in_force or agreement.signed_on or Date.min
    found = []
    for fact in rules_for(at, key):
        rule, plan = at.register.rule(fact.id), at.found.plans.get(fact.plan)
        since = max(start, fact.start or (plan.start if plan else None) or Date.min)
        for name, reading in rule.readings.items() if rule else ():
            if reading.requirements_within and since > Date.min:
                found.append(Promise(fact.id, name, duration(reading.requirements_within), since))
    return min(found, key=lambda one: count(one.since, *one.within), default=None)


def _focus(register: "Register", agreement: "Agreement", day: Date, words: Named) -> set[str]:
    """The requirements that the plans look at with special care this year (S3:159, R209)."""
    plans = [register.plans[name] for name in agreement.plans if name in register.plans]
    areas = [area for plan in plans for area in plan.focus_areas.get(str(day.year), ())]
    return {id for area in areas for said in area.requirements for id in words.meant(said)}


def _purposes(at: Desk, key: str) -> Iterator[Purpose]:
    """The two purposes, under plans that name both: which rules serve each, and when it was last done (R039)."""
    reached = rules_for(at, key)
    known = {fact.id: at.register.rule(fact.id) for fact in reached}
    plans = {fact.plan for fact in reached}
    both = {
        plan
        for plan in plans
        if set(PURPOSES) <= {one for rule in at.register.plans[plan].rules for one in rule.purpose}
    }
    for purpose in PURPOSES if both else ():
        rules = tuple(
            fact.id
            for fact in reached
            if fact.plan in both and periodic(fact) and purpose in (((rule := known[fact.id]) and rule.purpose) or ())
        )
        days = [day for fact in reached if fact.id in rules for day, _ in done(at, fact, key)]
        yield Purpose(purpose, rules, max(days, default=None))


def done(at: Desk, rule: RuleFact, key: str) -> list[tuple[Date, Dims]]:
    """The days on which an agreement was followed up under a rule, by the visit where there was one; in order."""
    own = (rule.id, *rule.replaces)
    found = {
        (event.anchor or event.date, event.dims._replace(item=""))
        for name in rule.counts
        for id in own
        for event in at.found.near.get((name, "rule", id), ())
        if event.dims.agreement == key and event.date <= at.day
    }
    return sorted(found)


def suggested(one: Coverage) -> tuple[Covered, ...]:
    """What to take up next, the most pressing first: focus of the year, promise broken, never, soon broken (R215).

    What cannot be followed up as it is written is left out: it must first be mended.
    """
    order = {BROKEN: 0, "": 1, SOON: 2, KEPT: 3}
    wanted = [
        each
        for each in one.requirements
        if not each.demand.missing and (not each.checks or each.state in (BROKEN, SOON) or each.focus)
    ]
    return tuple(sorted(wanted, key=lambda each: (not each.focus, order[each.state], bool(each.checks))))


def coming(at: Desk, rows: list[Due], key: str) -> Due | None:
    """The next follow-up that comes back, of an agreement or its units, in which a requirement can be taken up.

    A control at a register is no such place, and what only an event has set going is about that event. What is
    unannounced is not told of (OSL 17:1).
    """
    back = {
        rule.id
        for rule in rules_for(at, key)
        if periodic(rule) and rule.obliged != "utföraren" and set(rule.counts) & set(LOOKING)
    }
    mine = [
        row
        for row in rows
        if row.rule in back and row.state in WAITING and row.dims.agreement == key and not row.unannounced
    ]
    return min(mine, key=lambda row: (row.last, row.key), default=None)


def active(register: "Register", day: Date) -> list[str]:
    """The agreements in force or in operation on a day, and under any set of requirements."""
    found = []
    for key, (_, agreement) in register.agreements().items():
        start = agreement.operation_starts or agreement.in_force or agreement.signed_on
        end = ends_on(agreement)
        if (start is None or start <= day) and (end is None or add_days(end, 1) > day):
            found.append(key)
    return found
