"""Like providers beside each other: same template, same interval, same requirements, same reaction, same way.

Differences are pointed out, never judged: there may be good reasons, and the officer knows them (R093, R095, R165).
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import RuleFact
from uppf.rules.checks_plan import periodic
from uppf.rules.coverage import Desk, active, done, rules_for
from uppf.rules.demands import demands
from uppf.rules.outcome import matrix_of
from uppf.rules.patterns import grade
from uppf.rules.sighting import told

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Finding
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register

Date = dt.date
VISIT, SURVEY, OTHER = "besök", "enkät", "annat"
"""How a follow-up was made: somebody was there, questions were sent, or neither (S1:113, R283)."""
NOTHING = "ingen"


class Interval(NamedTuple):
    """A rule that comes back, and the days it was kept: the longest time between two, and the last of them."""

    rule: str
    since: Date | None
    times: int
    longest: int | None
    """Calendar days; at the unit where they are most, when the rule is counted for units."""
    last: Date | None


class Reaction(NamedTuple):
    """What was done about a finding, strongest last, and the days until something was."""

    category: str
    grade: str
    kinds: tuple[str, ...]
    days: int | None
    case: str
    item: str


class Alike(NamedTuple):
    """One agreement among its like."""

    agreement: str
    provider: "Provider"
    title: str
    plans: tuple[str, ...]
    rules: tuple[str, ...]
    """Those that come back of themselves; what only the law or an event sets going is not a template."""
    check_points: tuple[str, ...]
    sets: tuple[str, ...]
    requirements: int
    intervals: tuple[Interval, ...]
    reactions: tuple[Reaction, ...]
    ways: Counter[str]


def services_of(at: Desk, key: str) -> set[str]:
    """The kinds of service under an agreement: its own, and those of its units."""
    _, agreement = at.register.agreements()[key]
    rows = at.found.rows.get("engagement", ())
    return {agreement.service, *(row.dims.service for row in rows if row.dims.agreement == key)}


def like(at: Desk, service: str) -> list[str]:
    """The agreements in operation on the day that are about a kind of service."""
    return [key for key in active(at.register, at.day) if service in services_of(at, key)]


def alike(at: Desk, service: str) -> tuple[Alike, ...]:
    """The agreements of a kind of service, each with all by which they are compared."""
    return tuple(_alike(at, key) for key in like(at, service))


def _alike(at: Desk, key: str) -> Alike:
    provider, agreement = at.register.agreements()[key]
    rules = rules_for(at, key)
    rows = tuple(row for row in at.found.rows.get("engagement", ()) if row.dims.agreement == key)
    cases = [case for case in at.cases.get(key, ()) if told(case, at.day) and case.opened <= at.day]
    return Alike(
        key,
        provider,
        agreement.title,
        agreement.plans,
        tuple(rule.id for rule in rules if periodic(rule) and not rule.unannounced),
        tuple(_check_points(at.register, rules)),
        agreement.requirement_sets,
        sum(one.kind == "krav" for one in demands(at.register, agreement, rows)),
        tuple(_interval(at, rule, key) for rule in rules if _counted(rule)),
        tuple(_reactions(at, agreement, cases)),
        Counter(way for case in cases if (way := way_of(case, at.day))),
    )


def _counted(rule: RuleFact) -> bool:
    """Rules by which the municipality itself comes back; what is unannounced is not told (OSL 17:1)."""
    return periodic(rule) and rule.obliged != "utföraren" and not rule.unannounced


def _check_points(register: "Register", rules: tuple[RuleFact, ...]) -> Iterator[str]:
    names = dict.fromkeys(
        f"{fact.plan}/{point}" for fact in rules if (rule := register.rule(fact.id)) for point in rule.check_points
    )
    yield from names


def _interval(at: Desk, rule: RuleFact, key: str) -> Interval:
    days = done(at, rule, key)
    whose = {dims.unit if rule.object == "enhet" else "" for _, dims in days}
    gaps = []
    for unit in whose:
        mine = sorted({day for day, dims in days if rule.object != "enhet" or dims.unit == unit})
        gaps += [(later - earlier).days for earlier, later in pairwise(mine)]
    _, agreement = at.register.agreements()[key]
    since = agreement.operation_starts or agreement.in_force or agreement.signed_on
    times = len({(day, dims.case) for day, dims in days})
    return Interval(rule.id, since, times, max(gaps, default=None), max((day for day, _ in days), default=None))


def _reactions(at: Desk, agreement: "Agreement", cases: list["Case"]) -> Iterator[Reaction]:
    for case in cases:
        _, matrix = matrix_of(at.register, case)
        for item, found in case.findings.items():
            if found.found > at.day or (found.unit and found.unit not in agreement.units):
                continue
            hard = found.consequence
            judged = [str(one) for one in (hard.individual, hard.municipality, hard.provider) if one]
            graded = str(found.grade or "") or grade(matrix, str(found.occurrence or ""), judged)
            days = sorted((day, kind) for kind, day in _disposed(case, item, found) if day <= at.day)
            kinds = tuple(dict.fromkeys(kind for _, kind in days)) or (NOTHING,)
            waited = (days[0][0] - found.found).days if days else None
            yield Reaction(found.category or "", graded, kinds, waited, case.case, item)


def _disposed(case: "Case", item: str, found: "Finding") -> Iterator[tuple[str, Date]]:
    """Everything that was done about a finding, with its day."""
    one = found.disposition
    if one.remark:
        yield "påpekande", one.remark
    asked = [plan.requested for plan in case.action_plans.values() if item in plan.findings]
    if asked or one.action_plan:
        # The finding itself stores only the last day of the plan asked for.
        yield "åtgärdsplan", min(asked, default=found.found)
    decided = [s.decision.date for s in case.sanctions.values() if item in s.findings and s.decision]
    if decided or one.sanction:
        yield "sanktion", min(filter(None, (*decided, one.sanction)))
    if one.written_off:
        yield "avskriven", one.written_off.date


def way_of(case: "Case", day: Date) -> str:
    """Whether a follow-up was made by a visit, by a survey or otherwise; empty while nothing has been done (R283)."""
    met = [visit for visit in case.visits.values() if visit.date <= day and not visit.not_visited_reason]
    if any("besök" in (visit.method or case.method or "") for visit in met):
        return VISIT
    asked = any(one.sent <= day for one in case.surveys.values())
    finished = any(one.finished and one.finished <= day for one in case.reports.values())
    if not (met or asked or finished):
        return ""
    methods = (case.method or "", *(visit.method or "" for visit in met))
    return SURVEY if asked or any(SURVEY in method for method in methods) else OTHER
