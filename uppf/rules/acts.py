"""Acts in a case: from what an officer wants noted to the change that notes it, or a refusal. Pure."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.change import Act, Plain, Put, Token, not_in_the_future, written
from uppf.rules.checks_case import MEDICAL, units_of
from uppf.rules.outcome import matrix_of
from uppf.rules.patterns import grade
from uppf.rules.walk import values

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Rule
    from uppf.model.register import Register

Date = dt.date


class NewVisit(NamedTuple):
    """What an officer says of a visit, a meeting or a written round."""

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


class NewFinding(NamedTuple):
    """What an officer says of a finding; consequences are for the individual, the municipality and the provider."""

    text: str
    date: Date
    category: str = ""
    requirement: str = ""
    clause: str = ""
    source: str = ""
    unit: str = ""
    occurrence: str = ""
    individual: str = ""
    municipality: str = ""
    provider: str = ""
    grade: str = ""
    grade_reason: str = ""
    informed: Date | None = None


def record_visit(register: "Register", case: "Case", day: Date, said: NewVisit, token: Token) -> Act:
    """A visit, a meeting or a written round in a case (R152).

    Refuses ``case-closed``, ``no-such-rule``, ``unknown-part``, ``method-reason-needed``.
    """
    _still_open(case)
    rule_name = spoken.rule_id(register, said.rule) if said.rule else ""
    rule = register.rule(rule_name or case.rule or "")
    plan = register.plans.get((rule_name or case.rule or "").partition("/")[0])
    chosen = (case.method,) if case.method else ()
    method = spoken.method_said(plan, rule, said.method, said.method_reason, chosen)
    part = spoken.key(said.part)
    if part and rule and rule.parts and part not in rule.parts:
        raise refuse("unknown-part", value=said.part, parts=rule.parts)
    present = spoken.present(register, plan, said.present)
    item = _fresh(case, token)
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
    if said.date > day:
        notes.append(Problem("note.planned", level=Level.INFO, facts={"day": said.date}))
    told = {"item": item, "day": said.date, "method": method or case.method or "", "place": said.place}
    return _in_case(register, case, "visit", (TERMS["visits"].key, item), value, told, "finding", notes)


def record_finding(register: "Register", case: "Case", day: Date, said: NewFinding, token: Token) -> Act:
    """A finding in a case; a grade is written only where it is the assessor's own (R222, R227).

    Refuses ``case-closed``, ``empty-text``, ``future-day``, ``no-such-unit``, ``grade-reason-needed``.
    """
    _still_open(case)
    not_in_the_future(said.date, day)
    if not said.text.strip():
        raise refuse("empty-text")
    plan, matrix = matrix_of(register, case)
    hard = (said.individual, said.municipality, said.provider)
    reckoned = grade(matrix, said.occurrence, hard)
    if said.grade and reckoned and said.grade != reckoned and not said.grade_reason:
        raise refuse("grade-reason-needed", value=said.grade, reckoned=reckoned)
    own = said.grade if said.grade != reckoned else ""
    item = _fresh(case, token)
    value = written(
        text=said.text,
        found=said.date,
        category=spoken.key(said.category),
        requirement=said.requirement,
        clause_number=said.clause,
        source=said.source,
        unit=spoken.unit(register, case, said.unit) if said.unit else "",
        occurrence=said.occurrence,
        consequence=written(individual=hard[0], municipality=hard[1], provider=hard[2]),
        grade=own,
        grade_reason=said.grade_reason,
        commissioner_informed=said.informed,
    )
    notes = []
    if not (said.grade or reckoned):
        code = "note.ungraded" if plan else "note.no-matrix"
        notes.append(Problem(code, level=Level.WARNING))
    if not said.category:
        notes.append(Problem("note.no-category", level=Level.WARNING))
    told = {"item": item, "day": said.date, "grade": said.grade or reckoned}
    return _in_case(register, case, "finding", (TERMS["findings"].key, item), value, told, "decide", notes)


def _in_case(
    register: "Register",
    case: "Case",
    code: str,
    route: tuple[str, str],
    value: Plain,
    told: Mapping[str, object],
    following: str,
    notes: list[Problem],
) -> Act:
    """The act of one new item in a case."""
    file = register.file("case", case.case)
    facts = {"case": case.case, "file": file, "title": case.title or "", **told}
    provider = spoken.provider_of(register, case)
    return Act((Put(file, route, value),), code, facts, case.case, provider, following, tuple(notes))


def _still_open(case: "Case") -> None:
    for how, end in (
        ("avslutat", case.closed),
        ("inställt", case.cancelled),
        ("ej_tillämpligt", case.not_applicable_case),
    ):
        if end:
            raise refuse("case-closed", case=case.case, how=how, day=end.date)


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


def _fresh(case: "Case", token: Token) -> str:
    """A key that nothing in the case has; it begins with a letter, so that no reader of YAML takes it for a number."""
    taken = {found.value for found in values(case) if found.key}
    return next(key for key in iter(token, "") if key not in taken and key[0].isalpha())
