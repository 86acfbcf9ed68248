"""What is of a cooperation group: its cases, its meetings, what was raised there, and who may decide."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uppf.model.case import Case, Raised, Visit
    from uppf.model.plan import Plan, Rule
    from uppf.model.register import Register

Date = dt.date
MEETING = "samverkansmöte"
"""The method by which a meeting of a cooperation group is known (R001)."""
SIDES = ("beställare", "utförare")
"""The two sides of a group."""


class Member(Protocol):
    """Somebody who sits in a group: on which side, and whether with mandate to decide."""

    @property
    def side(self) -> str:
        """The side."""

    @property
    def mandate(self) -> bool:
        """Whether the member may decide."""


def is_setting_up(plan: "Plan", rule: "Rule") -> bool:
    """Whether a rule of a plan says that a cooperation group is set up: a decision, where there is to be a group."""
    about = plan.applies_to.joint_group or bool(rule.applies_to and rule.applies_to.joint_group)
    return about and "beslut" in rule.counts_as_done


def is_group_case(register: "Register", case: "Case") -> bool:
    """Whether a case is that of a cooperation group: by its method, its meetings, or the rule it was opened for."""
    if case.method == MEETING or any(visit.method == MEETING for visit in case.visits.values()):
        return True
    rule = register.rule(case.rule or "")
    plan = register.plans.get((case.rule or "").partition("/")[0])
    return bool(plan and rule and (MEETING in rule.method or is_setting_up(plan, rule)))


def is_group_meeting(case: "Case", visit: "Visit") -> bool:
    """Whether what was held in a case is a meeting of a cooperation group."""
    return (visit.method or case.method) == MEETING


def group_cases(register: "Register", agreement: str) -> list["Case"]:
    """The cases of an agreement's group, the newest last; a group may have one for each year or one for its life."""
    found = [case for case in register.cases.values() if case.agreement == agreement and is_group_case(register, case)]
    return sorted(found, key=lambda case: (case.opened, case.case))


def held(register: "Register", agreement: str, day: Date) -> list[tuple["Case", str, "Visit"]]:
    """The meetings that the group has held by a day, the last one last."""
    found = [
        (case, key, visit)
        for case in group_cases(register, agreement)
        for key, visit in case.visits.items()
        if is_group_meeting(case, visit) and visit.date <= day
    ]
    return sorted(found, key=lambda one: (one[2].date, one[1]))


def unsettled(raised: "Raised") -> bool:
    """Whether what was raised at a meeting waits for the next one (R018)."""
    return not (raised.settled or raised.became)


def unmandated(members: "Iterable[Member]") -> tuple[str, ...]:
    """The sides of a group on which nobody may decide (R014)."""
    found = {member.side for member in members if member.mandate}
    return tuple(side for side in SIDES if side not in found)
