"""Last days that a plan would give for what is about to be asked for: one for each way to read its words."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import OnEvent
from uppf.problem import Refusal
from uppf.rules.checks_case import plans_of
from uppf.rules.distill import chosen, rule_fact
from uppf.rules.ground import count

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

Date = dt.date


class Suggested(NamedTuple):
    """A last day, the plan and the reading that gives it, and whether the plan has chosen that reading."""

    day: Date
    plan: str
    reading: str
    chosen: bool


def suggested(register: "Register", case: "Case", event: str, day: Date) -> list[Suggested]:
    """The days that the case's plans give for something asked for on a day, the readings chosen first (T05)."""
    found = [one for plan in plans_of(register, case) for one in _of(register, plan.plan, event, day)]
    return sorted(dict.fromkeys(found), key=lambda one: not one.chosen)


def _of(register: "Register", name: str, event: str, day: Date) -> Iterator[Suggested]:
    plan = register.plans[name]
    for rule in plan.rules:
        taken = chosen(rule)
        for key, reading in rule.readings.items() or (("", None),):
            try:
                fact = rule_fact(plan, rule, reading, register.phrases)
            except Refusal:
                continue
            for frequency in fact.frequencies:
                for trigger in frequency.triggers if isinstance(frequency, OnEvent) else ():
                    if trigger.moment.event == event and trigger.duration:
                        yield Suggested(count(day, *trigger.duration), plan.title, key, reading is taken)
