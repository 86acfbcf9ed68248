"""Starting a follow-up that no row of the due list asks for: a theme, a special review, one outside the plan."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.case import Case
from uppf.model.facts import Dims, Facts, OnEvent, RuleFact
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.opening import new_case
from uppf.rules.change import Act, At, not_in_the_future, written
from uppf.rules.due import WAITING, due
from uppf.rules.readiness import DEMANDS, missing
from uppf.rules.signals import SIGNAL_EVENTS
from uppf.rules.whom import called, common, concerned, engagements, whom

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date


class Started(NamedTuple):
    """What an officer says of a follow-up outside the due list: under which rule, about whom, and on what ground."""

    rule: str
    date: Date
    about: tuple[str, ...] = ()
    dnr: str = ""
    title: str = ""
    responsible: str = ""
    method: str = ""
    method_reason: str = ""
    area: str = ""
    theme: str = ""
    occasion: str = ""
    decided_by: str = ""
    decided: Date | None = None
    decision_dnr: str = ""
    section: str = ""
    delegation_point: str = ""
    decision_reason: str = ""
    period: str = ""
    unannounced: bool = False
    counts: bool = False


def start(at: At, said: Started) -> Act:
    """A new case under a rule, about whom one likes (R057–R058, R084, R158–R159, R199, R214, R220, T31).

    One that is not asked for does not count as the recurring one unless that is said (R057).
    Refuses ``no-such-rule``, ``unknown-whom``, ``ambiguous-whom``, ``rule-not-for``, ``start-by-signal``,
    ``agreement-without-units``, ``decision-incomplete``, ``no-ground``, ``future-day``, ``no-such-role``,
    ``method-reason-needed``.
    """
    register, facts = at.register, at.facts
    not_in_the_future(said.date, at.day)
    name = spoken.rule_id(register, said.rule)
    plan, rule = register.plans[name.partition("/")[0]], register.rule(name)
    fact = next((one for one in facts.rules if one.id == name), None)
    if rule is None or fact is None:
        raise refuse("no-such-rule", value=said.rule)
    if all(event in SIGNAL_EVENTS for event in fact.counts):
        raise refuse("start-by-signal", rule=name)
    meant = [_under(facts, fact, whom(register, facts, at.day, text)) for text in said.about]
    dims, units = _together(facts, meant)
    method = spoken.method_said(plan, rule, said.method, said.method_reason)
    method = method or (rule.method[0] if len(rule.method) == 1 else "")
    unannounced = said.unannounced or rule.unannounced or method.startswith("oanmäl")
    recurring = any(not isinstance(one, OnEvent) for one in fact.frequencies)
    answers = rule.responsible[0] if rule.responsible else ""
    made = new_case(
        at,
        called(dims) or said.theme or rule.id,
        said.date,
        registry_number=said.dnr,
        title=said.title,
        rule=name,
        period=said.period,
        provider=dims.provider,
        agreement=dims.agreement,
        unit=dims.unit,
        units=units,
        service=dims.service,
        organisation_unit=dims.organisation,
        board=dims.board,
        responsible=spoken.role(register, plan, said.responsible) if said.responsible else answers,
        method=method,
        method_reason=said.method_reason,
        area=spoken.key(said.area),
        theme=said.theme,
        unannounced=unannounced or None,
        counts=True if said.counts else False if recurring else None,
        occasion=said.occasion,
        ordered=_decision(register, said),
    )
    lacking = missing(Case.model_validate(made.change.value), rule)
    first = tuple(str(one) for one in lacking if DEMANDS[one].first)
    if first:
        raise refuse("no-ground", rule=name, missing=first)
    notes = [Problem("note.unannounced", level=Level.WARNING)] if unannounced else []
    if recurring and not said.counts:
        notes.append(Problem("note.does-not-count", level=Level.INFO))
        notes += _asked_for(at, fact, meant)
    about = tuple(dict.fromkeys(called(one) for one in meant))
    told = {"case": made.id, "title": said.title or rule.title, "about": about, "file": made.file}
    return Act((made.change,), "start", told, made.id, dims.provider, notes=tuple(notes))


def _decision(register: "Register", said: Started) -> dict[str, object]:
    """Who decided a follow-up, when, and where it is recorded (R084, R214). Refuses ``decision-incomplete``."""
    wanted = {
        "--decided-by": said.decided_by,
        "--decided": said.decided,
        "--decision-dnr": said.decision_dnr or said.section or said.delegation_point or said.decision_reason,
    }
    lacking = tuple(name for name, value in wanted.items() if not value)
    if len(lacking) == len(wanted):
        return {}
    if lacking:
        raise refuse("decision-incomplete", missing=lacking)
    boards = register.municipality.boards if register.municipality else {}
    names = {spoken.key(text or ""): board for board, one in boards.items() for text in (one.name, one.abbreviation)}
    role = spoken.key(said.decided_by)
    role = role if role in boards else names.get(role, role)
    return dict(
        written(
            date=said.decided,
            role=role if role in boards else spoken.role(register, None, said.decided_by),
            delegation_point=said.delegation_point,
            registry_number=said.decision_dnr,
            section=said.section,
            reason=said.decision_reason,
        )
    )


def _own(dims: Dims) -> Dims:
    """Whom alone, without what follows from it."""
    return Dims(dims.provider, dims.agreement, dims.unit, organisation=dims.organisation)


def _under(facts: Facts, rule: RuleFact, dims: Dims) -> Dims:
    """Whom a rule is for. Refuses ``rule-not-for`` for others."""
    rows = engagements(facts, _own(dims))
    if not concerned(facts, rule, rows):
        raise refuse("rule-not-for", value=called(dims), rule=rule.id)
    return dims


def _together(facts: Facts, meant: list[Dims]) -> tuple[Dims, tuple[str, ...]]:
    """What several have in common, and the units that are meant; an agreement among others means its units (R220)."""
    if len(meant) < 2:
        return (meant[0] if meant else Dims()), ()
    shared = meant[0]
    units: list[str] = []
    for one in meant:
        shared = common(shared, one)
        found = [row.dims.unit for row in engagements(facts, _own(one))]
        if not all(found):
            raise refuse("agreement-without-units", value=called(one))
        units += found
    return shared._replace(unit=""), tuple(dict.fromkeys(units))


def _asked_for(at: At, rule: RuleFact, meant: list[Dims]) -> list[Problem]:
    """The row of the due list that asks for the same thing, if there is one."""
    for row in due(at.facts, at.day):
        same = any(
            row.dims.provider == one.provider and row.dims.unit in ("", one.unit or row.dims.unit) for one in meant
        )
        if same and row.rule == rule.id and row.state in WAITING and not row.case:
            return [Problem("note.row-waits", level=Level.INFO, facts={"row": row.id, "day": row.last})]
    return []
