"""What an officer should know of a row beside its day."""

import datetime as dt
from collections.abc import Iterator

from uppf.rules.ground import anchor, at
from uppf.rules.matching import Matched
from uppf.rules.period import parse_period
from uppf.rules.reckon import Reckoned, earliest
from uppf.rules.subjects import Index

Date = dt.date


def due_notes(reckoned: Reckoned, matched: Matched, found: Index, day: Date, responsible: str) -> Iterator[str]:
    """What an officer should know beside the day; codes that are put into words where they are shown."""
    rule, one, plan = reckoned.rule, matched.occurrence, found.plans.get(reckoned.rule.plan)
    time = parse_period(one.key)  # What tells of a time that the plan held is the plan's, also when due later (T08).
    if plan and plan.end and plan.end < (time.end if time else one.due) and rule.plan not in found.replaced:
        yield "plan_ended"
    if one.note:
        yield one.note
    if one.most and len(matched.done) > one.most:
        yield "at_most"
    if any(step[0] == "holiday" for step in one.steps):
        yield "on_holiday"
    if (earliest_day := earliest(reckoned)) and earliest_day > one.due:
        yield f"too_early:{earliest_day.isoformat()}"
    for role, moment in plan.role_ends if plan else ():
        met = anchor(reckoned.ground, moment.event)
        if role == responsible and met and at(met[1], moment) < day:
            yield "role_ended"
