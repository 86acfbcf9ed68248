"""A visit, a meeting or a written round: when, where, who, and how."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.change import Act, At, written
from uppf.rules.checks_case import MEDICAL, units_of

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Rule
    from uppf.model.register import Register

Date = dt.date


class Visited(NamedTuple):
    """What an officer says of a visit, a meeting or a written round."""

    case: str
    date: Date
    method: str = ""
    method_reason: str = ""
    place: str = ""
    present: tuple[str, ...] = ()
    absence_reason: str = ""
    not_visited_reason: str = ""
    note: str = ""
    part: str = ""
    rule: str = ""
    period: str = ""


def visit(at: At, said: Visited) -> Act:
    """A visit, a meeting or a written round in a case (R152).

    Refuses ``case-closed``, ``no-such-rule``, ``unknown-part``, ``method-reason-needed``.
    """
    case, register = opened(at, said.case), at.register
    rule_name = spoken.rule_id(register, said.rule) if said.rule else ""
    rule = register.rule(rule_name or case.rule or "")
    plan = register.plans.get((rule_name or case.rule or "").partition("/")[0])
    chosen = (case.method,) if case.method else ()
    method = spoken.method_said(plan, rule, said.method, said.method_reason, chosen)
    part = spoken.key(said.part)
    if part and rule and rule.parts and part not in rule.parts:
        raise refuse("unknown-part", value=said.part, parts=rule.parts)
    present = spoken.present(register, plan, said.present)
    item = fresh(at, case)
    value = written(
        date=said.date,
        method=method,
        method_reason=said.method_reason,
        place=said.place,
        present=present,
        absence_reason=said.absence_reason,
        not_visited_reason=said.not_visited_reason,
        rule=rule_name,
        period=said.period,
        part=part,
        note=said.note,
    )
    absent = () if said.absence_reason else _absent(register, case, rule, present)
    notes = [Problem("note.absent", level=Level.WARNING, facts={"roles": absent})] if absent else []
    lacking = tuple(TERMS[name].key for name in ("place", "present") if TERMS[name].key not in value)
    if lacking:
        notes.append(Problem("note.visit-lacks", level=Level.WARNING, facts={"missing": lacking}))
    if rule and rule.parts and not part:
        notes.append(Problem("note.no-part", level=Level.WARNING, facts={"parts": rule.parts}))
    if said.date > at.day:
        notes.append(Problem("note.planned", level=Level.INFO, facts={"day": said.date}))
    told = {"item": item, "day": said.date, "method": method or case.method or "", "place": said.place}
    return act(at, case, "visit", {("visits", item): value}, told, notes)


def _absent(register: "Register", case: "Case", rule: "Rule | None", present: Collection[str]) -> tuple[str, ...]:
    """The roles that had to be there: the plan's own, and for health care the medically responsible (L10, R203)."""
    if rule is None:
        return ()
    health_care = any(unit.health_care or "HSL" in unit.legal_area for unit in units_of(register, case))
    medical = tuple(role for role in MEDICAL if role in rule.participants) if health_care else ()
    wanted = [role for role in rule.must_attend if role not in MEDICAL or health_care]
    known = register.roles()

    def came(role: str) -> bool:
        return role in present or (role in known and known[role].deputy in present)

    absent = [role for role in wanted if not came(role)]
    if medical and not any(came(role) for role in MEDICAL):
        absent += [role for role in medical if role not in absent]
    return tuple(absent)
