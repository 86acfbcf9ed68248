"""What the municipality does with a finding: a remark, or to let it go. A plan is asked for in `action_plan`."""

import datetime as dt
from typing import Annotated, NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_case import act
from uppf.rules.acts.on_item import by_whom, open_finding, point_of
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.outcome import REMARKS, allowed
from uppf.rules.remedy import decided

Date = dt.date


class Remarked(NamedTuple):
    """What an officer says of a remark."""

    finding: str
    date: Date
    reason: str = ""


def remark(at: At, said: Remarked) -> Act:
    """A remark: no plan is asked for, and the finding is looked at again at the next follow-up (R226).

    Refuses ``finding-closed``, ``already-remarked``, ``future-day`` and, where the plan lets no remark follow from the
    grade, ``remark-reason-needed``.
    """
    item = open_finding(at, said.finding, lambda case, key: decided(case.findings[key]) is None)
    not_in_the_future(said.date, at.day)
    if item.value.disposition.remark:
        raise refuse("already-remarked", value=item.key, day=item.value.disposition.remark)
    may = allowed(at.register, item.case, item.value)
    if may.plan and not REMARKS & set(may.effects) and not said.reason.strip():
        raise refuse("remark-reason-needed", value=item.key, grade=may.grade, plan=may.plan)
    route = (*item.route, "disposition")
    puts: dict[tuple[str, ...], Plain] = {(*route, "remark"): said.date.isoformat()}
    if said.reason.strip():
        puts[(*route, "remark_reason")] = said.reason.strip()
    return act(at, item.case, "remark", puts, {"item": item.key, "day": said.date})


class LetGo(NamedTuple):
    """What an officer says when a finding is let go."""

    finding: str
    date: Date
    reason: Annotated[str, ASKED]
    role: Annotated[str, ASKED]
    point: str = ""


def write_off(at: At, said: LetGo) -> Act:
    """A finding that is let go, with the reason and the role that decided (R186, R224).

    Refuses ``finding-closed``, ``future-day``, ``no-such-role``, ``reason-empty``; where the delegation says who writes
    off, the proof refuses ``delegation-role`` (KL 6:37, L8).
    """
    item = open_finding(at, said.finding)
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("reason-empty")
    role = by_whom(at, item.case, said.role)
    point = point_of(at, "avskrivning", role, said.point)
    value = written(date=said.date, role=role, delegation_point=point, reason=said.reason)
    waits = [f"{name}" for name, plan in item.case.action_plans.items() if plan.findings == (item.key,)]
    notes = [Problem("note.plan-left", level=Level.INFO, facts={"plans": tuple(waits)})] if waits else []
    told = {"item": item.key, "day": said.date}
    return act(at, item.case, "write-off", {(*item.route, "disposition", "written_off"): value}, told, notes)
