"""A visit, a meeting or a written round: when, where, who, and how."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened, still_open
from uppf.rules.change import ASKED, Act, At, Plain, Put, not_in_the_future, written
from uppf.rules.checks_case import MEDICAL, medical, units_of
from uppf.rules.naming import one_item
from uppf.rules.readiness import ready

if TYPE_CHECKING:
    from uppf.model.case import Case, Visit
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

    Refuses ``case-closed``, ``no-such-rule``, ``unknown-part``, ``method-reason-needed``, ``not-prepared``.
    """
    case, register = opened(at, said.case), at.register
    rule_name = spoken.rule_id(register, said.rule) if said.rule else ""
    rule = register.rule(rule_name or case.rule or "")
    plan = register.plans.get((rule_name or case.rule or "").partition("/")[0])
    chosen = (case.method,) if case.method else ()
    method = spoken.method_said(plan, rule, said.method, said.method_reason, chosen)
    ready(register, case, rule)
    part = spoken.part(rule, said.part)
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
    # Of a visit to come nobody can yet say who was there, or where; `uppf held` asks when it has been.
    planned = said.date > at.day
    notes = [] if planned or said.absence_reason else _absent(register, case, rule, present)
    lacking = tuple(TERMS[name].key for name in ("place", "present") if TERMS[name].key not in value)
    if lacking and not planned:
        notes.append(Problem("note.visit-lacks", level=Level.WARNING, facts={"missing": lacking, "item": item}))
    if rule and rule.parts and not part:
        notes.append(Problem("note.no-part", level=Level.WARNING, facts={"parts": rule.parts}))
    if planned:
        notes.append(Problem("note.planned", level=Level.INFO, facts={"day": said.date}))
    told = {"item": item, "day": said.date, "method": method or case.method or "", "place": said.place}
    return act(at, case, "visit", {("visits", item): value}, told, notes)


def _absent(register: "Register", case: "Case", rule: "Rule | None", present: Collection[str]) -> list[Problem]:
    """Who had to be there and was not: the plan's own, and for health care one medically responsible (L10, R203)."""
    if rule is None:
        return []
    health_care = any(unit.health_care or "HSL" in unit.legal_area for unit in units_of(register, case))
    wanted = [role for role in rule.must_attend if role not in MEDICAL]
    known = register.roles()

    def came(role: str) -> bool:
        return role in present or (role in known and known[role].deputy in present)

    absent = tuple(role for role in wanted if not came(role))
    one_of = medical(rule) if health_care else ()
    notes = [Problem("note.absent-medical", level=Level.WARNING, facts={"roles": one_of})]
    if len(one_of) < 2:
        absent, notes = (*absent, *(role for role in one_of if not came(role))), []
    elif any(came(role) for role in one_of):
        notes = []
    return [*([Problem("note.absent", level=Level.WARNING, facts={"roles": absent})] if absent else []), *notes]


class Held(NamedTuple):
    """What an officer says of a planned visit when it has been made."""

    visit: str
    place: str = ""
    present: tuple[str, ...] = ()
    absence_reason: str = ""
    not_visited_reason: str = ""
    note: str = ""
    method: str = ""
    method_reason: str = ""
    date: Date | None = None


def held(at: At, said: Held) -> Act:
    """What there is to say of a visit that was planned, now that it has been (R152, R154).

    Refuses ``no-such-item``, ``ambiguous-item``, ``visit-called-off``, ``visit-to-come``, ``nothing-said``,
    ``method-reason-needed``, ``not-prepared``, ``case-closed``.
    """
    case, item, known = _planned(at, said.visit)
    register, day = at.register, said.date or known.date
    if day > at.day:
        raise refuse("visit-to-come", value=item, day=day)
    rule = register.rule(known.rule or case.rule or "")
    plan = register.plans.get((known.rule or case.rule or "").partition("/")[0])
    ready(register, case, rule)
    chosen = tuple(filter(None, (case.method, known.method)))
    came = spoken.present(register, plan, said.present)
    told: dict[str, object] = {
        "date": said.date if said.date != known.date else None,
        "method": spoken.method_said(plan, rule, said.method, said.method_reason, chosen),
        "method_reason": said.method_reason,
        "place": said.place,
        "present": () if known.present else came,
        "absence_reason": said.absence_reason,
        "not_visited_reason": said.not_visited_reason,
        "note": said.note,
    }
    puts: dict[tuple[str, ...], Plain] = {}
    for name, value in told.items():
        if value:
            puts["visits", item, name] = written(**{name: value})[TERMS[name].key]
    # Who has been written down stays; whoever was there too comes after.
    too = [role for role in came if role not in known.present] if known.present else []
    if not puts and not too:
        raise refuse("nothing-said")
    present = (*known.present, *came)
    notes = [] if said.absence_reason or known.absence_reason else _absent(register, case, rule, present)
    made = act(at, case, "held", puts, {"item": item, "day": day}, notes)
    route = (TERMS["visits"].key, item, TERMS["present"].key)
    file, first = register.file("case", case.case), len(known.present)
    added = [Put(file, (*route, first + number), role) for number, role in enumerate(too)]
    return made._replace(changes=(*made.changes, *added))


class Moved(NamedTuple):
    """What is said of a planned visit that gets another day."""

    visit: str
    date: Annotated[Date, ASKED]


def move(at: At, said: Moved) -> Act:
    """Another day for a visit that has not been documented.

    Refuses ``no-such-item``, ``ambiguous-item``, ``visit-called-off``, ``visit-documented``, ``same-day``,
    ``case-closed``.
    """
    case, item, known = _planned(at, said.visit)
    _undocumented(item, known)
    if said.date == known.date:
        raise refuse("same-day", value=item, day=said.date)
    told = {"item": item, "day": said.date, "before": known.date}
    return act(at, case, "move", {("visits", item, "date"): said.date.isoformat()}, told)


class CalledOff(NamedTuple):
    """What is said of a planned visit that will not be made."""

    visit: str
    reason: Annotated[str, ASKED]
    date: Date
    role: str = ""


def call_off(at: At, said: CalledOff) -> Act:
    """That a planned visit was called off, by which role and why; it stays in the case, and counts for nothing.

    Refuses ``no-such-item``, ``ambiguous-item``, ``visit-called-off``, ``visit-documented``, ``reason-needed``,
    ``role-needed``, ``no-such-role``, ``future-day``, ``case-closed``.
    """
    case, item, known = _planned(at, said.visit)
    _undocumented(item, known)
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("reason-needed")
    plan = at.register.plans.get((known.rule or case.rule or "").partition("/")[0])
    role = spoken.role(at.register, plan, said.role) if said.role else case.responsible
    if not role:
        raise refuse("role-needed")
    value = written(date=said.date, role=role, reason=said.reason)
    told = {"item": item, "day": known.date}
    return act(at, case, "call-off", {("visits", item, "cancelled"): value}, told)


def _planned(at: At, text: str) -> tuple["Case", str, "Visit"]:
    """The visit that is meant, in an open case; of several the only one that nothing is yet said of."""

    def waiting(case: "Case", key: str) -> bool:
        return not (case.visits[key].present or case.visits[key].cancelled)

    found = one_item(at, text, "visits", waiting)
    visit = found.value
    if visit.cancelled:
        raise refuse("visit-called-off", value=found.key, day=visit.cancelled.date)
    return still_open(found.case), found.key, visit


def _undocumented(item: str, visit: "Visit") -> None:
    """Refuse to plan again what has been: ``visit-documented``."""
    if visit.present:
        raise refuse("visit-documented", value=item, day=visit.date)
