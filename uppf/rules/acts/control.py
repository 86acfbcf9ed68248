"""What is looked at from the desk: a control at a register, and counts from the follow-up of individuals."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.change import ASKED, Act, At, not_in_the_future, written
from uppf.rules.readiness import ready

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Rule

Date = dt.date


class Controlled(NamedTuple):
    """What an officer says of a control: tax, credit, permit, invoices."""

    case: str
    kind: str
    outcome: Annotated[str, ASKED]
    date: Date
    part: str = ""
    through: str = ""
    source: str = ""
    sampled: int | None = None
    faults: int | None = None
    rule: str = ""
    period: str = ""


def control(at: At, said: Controlled) -> Act:
    """A control at a register, of one provider or of all at once (R061–R063, R106, R196, T16, T33).

    Refuses ``case-closed``, ``future-day``, ``no-such-rule``, ``unknown-part``, ``no-such-role``, ``negative-count``,
    ``more-than-examined``, ``not-prepared``.
    """
    case = opened(at, said.case)
    not_in_the_future(said.date, at.day)
    name, rule = _rule(at, case, said.rule)
    ready(at.register, case, rule)
    part = spoken.part(rule, said.part, spoken.key(said.kind))
    within(said.sampled, said.faults)
    plan = at.register.plans.get((name or case.rule or "").partition("/")[0])
    item = fresh(at, case)
    value = written(
        kind=spoken.key(said.kind),
        date=said.date,
        part=part,
        through=spoken.role(at.register, plan, said.through) if said.through else "",
        source=said.source,
        outcome=said.outcome,
        sampled=said.sampled,
        faults=said.faults,
        rule=name,
        period=said.period,
    )
    told = {"item": item, "kind": spoken.key(said.kind), "day": said.date}
    return act(at, case, "control", {("desk_checks", item): value}, told)


class Counted(NamedTuple):
    """What an officer says of a review of files or of individuals: how many, never who."""

    case: str
    examined: Annotated[int, ASKED]
    date: Date
    in_time: int | None = None
    faults: int | None = None
    source: str = ""
    rule: str = ""
    period: str = ""


def count(at: At, said: Counted) -> Act:
    """Counts from the follow-up of individuals, and nothing about any of them (R077, T11).

    Refuses ``case-closed``, ``future-day``, ``no-such-rule``, ``negative-count``, ``more-than-examined``,
    ``not-prepared``.
    """
    case = opened(at, said.case)
    not_in_the_future(said.date, at.day)
    name, rule = _rule(at, case, said.rule)
    ready(at.register, case, rule)
    within(said.examined, said.in_time, said.faults)
    item = fresh(at, case)
    value = written(
        date=said.date,
        examined=said.examined,
        in_time=said.in_time,
        faults=said.faults,
        period=said.period,
        rule=name,
        source=said.source,
    )
    told = {"item": item, "examined": said.examined, "day": said.date}
    return act(at, case, "count", {("aggregates", item): value}, told)


def _rule(at: At, case: "Case", text: str) -> tuple[str, "Rule | None"]:
    """The rule said, by its name and itself; else the case's own, without a name to write."""
    name = spoken.rule_id(at.register, text) if text else ""
    return name, at.register.rule(name or case.rule or "")


def within(whole: int | None, *parts: int | None) -> None:
    """Counts that can be: none below nothing, no part above its whole. Refuses those that cannot."""
    for number in (whole, *parts):
        if number is not None and number < 0:
            raise refuse("negative-count", value=number)
    for part in parts:
        if whole is not None and part is not None and part > whole:
            raise refuse("more-than-examined", value=part, whole=whole)
