"""The introduction of a new provider: the plan's points, which of them are done, and who must be there."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.minutes import is_answered
from uppf.rules.spoken import key

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case
    from uppf.model.plan import Plan, Point, Rule
    from uppf.model.register import Register


class Programme(NamedTuple):
    """An introduction programme: the plan's points and the rule that they are gone through under."""

    plan: "Plan"
    rule: "Rule"

    @property
    def rule_id(self) -> str:
        """The whole name of the rule."""
        return f"{self.plan.plan}/{self.rule.id}"

    @property
    def points(self) -> tuple["Point", ...]:
        """What is gone through, in the plan's order."""
        return self.plan.introduction


def programme(plan: "Plan") -> Programme | None:
    """The introduction programme of a plan: its rule is the one whose check points are the introduction's (R135)."""
    own = {point.id for point in plan.introduction}
    return next((Programme(plan, rule) for rule in plan.rules if own & set(rule.check_points)), None)


def programme_of(register: "Register", case: "Case") -> Programme | None:
    """The programme that a case goes through, if it is the introduction of a provider."""
    plan = register.plans.get((case.rule or "").partition("/")[0])
    found = programme(plan) if plan else None
    return found if found and found.rule_id == case.rule else None


def gone_through(case: "Case") -> set[str]:
    """The points that are done, or do not apply here, by their ids."""
    return {point.check_point for point in _points(case) if point.check_point and is_answered(point)}


def left(found: Programme, case: "Case") -> tuple["Point", ...]:
    """The points that remain, in the plan's order."""
    done = gone_through(case)
    return tuple(point for point in found.points if point.id not in done)


def absent(register: "Register", point: "Point", present: Iterable[str]) -> tuple[str, ...]:
    """Who should have been at a point on either side and was not, by title; a deputy is enough (R137)."""
    there = {key(one) for one in present}
    known = register.roles()

    def came(role: str) -> bool:
        return role in there or bool(role in known and known[role].deputy in there)

    theirs = tuple(one for one in point.provider_participants if key(one) not in there)
    ours = (known[role].title if role in known else role for role in point.participants if not came(role))
    return (*ours, *theirs)


def _points(case: "Case") -> Iterator["Assessment"]:
    yield from case.points.values()
    for visit in case.visits.values():
        yield from visit.points.values()
