"""A cooperation group: which agreement has one, by which rules it is set up and meets, and who sits in it."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts, Series
from uppf.problem import refuse
from uppf.rules.calendar import add_days
from uppf.rules.cooperation import MEETING, SIDES, group_cases, is_setting_up
from uppf.rules.due import WAITING, due
from uppf.rules.naming import one_agreement
from uppf.rules.spoken import key, roles

if TYPE_CHECKING:
    from uppf.model.plan import Plan, Rule
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register

Date = dt.date
AHEAD = 366
"""How many days beyond a meeting the series is looked at, to find the day it is nearest to."""


class Group(NamedTuple):
    """The cooperation group of an agreement: its plan, and the rules by which it is set up and meets."""

    provider: "Provider"
    agreement_id: str
    agreement: "Agreement"
    plan: "Plan"
    meetings: "Rule"
    forming: "Rule | None"

    def rule_id(self, rule: "Rule") -> str:
        """The whole name of one of its rules."""
        return f"{self.plan.plan}/{rule.id}"


class Aimed(NamedTuple):
    """Which day of the series a meeting closes; none where the rule counts in another way or the meeting is extra."""

    period: str = ""
    extra: bool = False


def one_group(register: "Register", text: str) -> Group:
    """The group of the agreement that is meant. Refuses ``no-such-agreement-named``, ``no-group-in-plans``."""
    _, name, agreement = one_agreement(register, text)
    found = group_of(register, name)
    if found is None:
        plans = [register.plans[plan] for plan in agreement.plans if plan in register.plans]
        raise refuse("no-group-in-plans", value=name, plans=tuple(plan.title for plan in plans))
    return found


def group_of(register: "Register", name: str) -> Group | None:
    """The group that the plans of an agreement give it; None when none of them does."""
    provider, agreement = register.agreements()[name]
    for plan in (register.plans[plan] for plan in agreement.plans if plan in register.plans):
        meetings = next((rule for rule in plan.rules if MEETING in rule.method), None)
        if meetings:
            set_up = next((rule for rule in plan.rules if is_setting_up(plan, rule)), None)
            return Group(provider, name, agreement, plan, meetings, set_up)
    return None


def side_roles(register: "Register", plan: "Plan") -> dict[str, str]:
    """For each side, the plan's own role for it, where it has one."""
    known = roles(register, plan)
    return {side: known[key(side)] for side in SIDES if key(side) in known}


def absent_sides(group: Group, present: Iterable[str], own: "dict[str, str]") -> tuple[str, ...]:
    """The sides of which nobody was there; nothing is known where the group has no members."""
    there = {key(role) for role in present}
    if not group.agreement.group_members:
        return ()
    sat = {m.side for m in group.agreement.group_members if key(m.role) in there}
    sat |= {side for side, role in own.items() if role in there}
    return tuple(side for side in SIDES if side not in sat)


def aimed(register: "Register", facts: Facts, group: Group, date: Date, day: Date) -> Aimed:
    """The open day of the series that a meeting is nearest to; a second one in the same window is extra (T04)."""
    rule = group.rule_id(group.meetings)
    fact = next((one for one in facts.rules if one.id == rule), None)
    if fact is None or not any(isinstance(one, Series) and one.window for one in fact.frequencies):
        return Aimed()
    named = {visit.period for case in group_cases(register, group.agreement_id) for visit in case.visits.values()}
    until = add_days(max(date, day), AHEAD)
    rows = [row for row in due(facts, day, until) if row.rule == rule and row.dims.agreement == group.agreement_id]
    taken = [row for row in rows if row.done or {row.nominal.isoformat(), row.period} & named]
    if any((row.opens or row.nominal) <= date <= row.last for row in taken):
        return Aimed(extra=True)
    free = [row for row in rows if row not in taken and row.state in WAITING]
    nearest = min(free, key=lambda row: (abs((row.nominal - date).days), row.nominal), default=None)
    if nearest is None:
        return Aimed(extra=True)
    away = abs((nearest.nominal - date).days)
    early = nearest.opens is not None and date < nearest.opens
    # Between two windows and nearer to a day that was kept: no coming meeting is done away with by it.
    if early and any(abs((row.nominal - date).days) < away for row in taken):
        return Aimed(extra=True)
    return Aimed(nearest.nominal.isoformat())
