"""The introduction of a new provider: begun, gone through point by point, and said to be done."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import CARRIED_OUT
from uppf.problem import Level, Problem, Refusal, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.acts.opening import new_case
from uppf.rules.change import Act, At, Plain, not_in_the_future, written
from uppf.rules.due import WAITING, Due, due
from uppf.rules.introduction import Programme, absent, gone_through, left, programme, programme_of
from uppf.rules.naming import one_agreement
from uppf.rules.plan_points import one_point

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Point
    from uppf.model.provider import Agreement
    from uppf.model.register import Register

Date = dt.date
EARLY = "too_early:"
"""How a row notes the first day that a standstill or an appeal allows."""


class Introduced(NamedTuple):
    """What an officer says when the introduction of a provider begins."""

    agreement: str
    date: Date
    dnr: str = ""
    responsible: str = ""
    title: str = ""


def introduce(at: At, said: Introduced) -> Act:
    """A case in which the plan's introduction is gone through with a new provider (R102, R135, T14).

    Refuses ``no-such-agreement-named``, ``no-introduction``, ``already-introduced``, ``future-day``, ``no-such-role``.
    """
    register = at.register
    provider, name, agreement = one_agreement(register, said.agreement)
    not_in_the_future(said.date, at.day)
    found = _programme(register, name, agreement)
    for case in register.cases.values():
        if case.agreement == name and case.rule == found.rule_id and not (case.cancelled or case.not_applicable_case):
            raise refuse("already-introduced", value=name, case=case.case)
    rows = due(at.facts, at.day)
    waits = next((r for r in rows if r.rule == found.rule_id and r.dims.agreement == name and r.state in WAITING), None)
    responsible = found.rule.responsible[0] if found.rule.responsible else ""
    made = new_case(
        at,
        f"introduktion-{provider.provider}",
        said.date,
        registry_number=said.dnr,
        title=said.title,
        rule=found.rule_id,
        provider=provider.provider,
        agreement=name,
        service=agreement.service,
        board=agreement.board,
        responsible=spoken.role(register, found.plan, said.responsible)
        if said.responsible
        else (waits.responsible if waits else responsible),
        method=found.rule.method[0] if len(found.rule.method) == 1 else "",
    )
    told: dict[str, object] = {"case": made.id, "provider": provider.name, "agreement": name, "file": made.file}
    told |= {"count": sum(point.mandatory for point in found.points)}
    notes = list(_conflicts(rows, found, agreement))
    return Act((made.change,), "introduce", told, made.id, provider.provider, notes=tuple(notes))


def _programme(register: "Register", name: str, agreement: "Agreement") -> Programme:
    """The introduction programme of the agreement's plans. Refuses ``no-introduction``."""
    plans = [register.plans[plan] for plan in agreement.plans if plan in register.plans]
    found = next(filter(None, map(programme, plans)), None)
    if found is None:
        raise refuse("no-introduction", value=name, plans=tuple(plan.title for plan in plans))
    return found


def _conflicts(rows: list[Due], found: Programme, agreement: "Agreement") -> Iterator[Problem]:
    """Days of the procurement that come before what the law allows: shown beside, never resolved (R136, T26)."""
    for row in rows:
        early = next((note.removeprefix(EARLY) for note in row.notes if note.startswith(EARLY)), "")
        ours = agreement.procurement and row.dims.procurement == agreement.procurement
        if early and ours and row.plan == found.plan.plan and row.state in WAITING:
            told = {"title": row.title, "day": row.due, "earliest": early, "row": row.id}
            yield Problem("note.too-early", level=Level.WARNING, facts=told)


class Gone(NamedTuple):
    """What an officer says of points that were gone through, or of some that do not apply here."""

    case: str
    points: tuple[str, ...]
    date: Date
    present: tuple[str, ...] = ()
    text: str = ""
    place: str = ""
    absence_reason: str = ""
    not_applicable: str = ""


def go_through(at: At, said: Gone) -> Act:
    """Points gone through on one occasion, with who was there; or points that do not apply, and why (R135–R140).

    Refuses ``not-an-introduction``, ``no-such-point``, ``already-answered``, ``future-day``, ``point-mandatory``,
    ``participants-missing`` (a reason for the absence is enough), and those of `opened`.
    """
    case = opened(at, said.case)
    found = _of(at, case)
    named = {point.id: point for point in (one_point(found.points, text) for text in said.points)}
    points = list(named.values())
    again = tuple(point.id for point in points if point.id in gone_through(case))
    if again:
        raise refuse("points-answered", points=again, file=at.register.file("case", case.case))
    told: dict[str, object] = {"points": tuple(point.id for point in points), "day": said.date}
    if said.not_applicable.strip():
        return _waived(at, case, points, said.not_applicable, told)
    not_in_the_future(said.date, at.day)
    present = spoken.present(at.register, found.plan, said.present)
    missing = {point.id: absent(at.register, point, present) for point in points}
    if any(missing.values()) and not said.absence_reason:
        raise Refusal(
            *(
                Problem("participants-missing", facts={"value": name, "roles": roles})
                for name, roles in missing.items()
                if roles
            )
        )
    taken = [fresh(at, case)]
    answered: dict[str, Plain] = {}
    for point in points:
        taken.append(fresh(at, case, taken))
        answered[taken[-1]] = written(check_point=point.id, answer=said.text or CARRIED_OUT)
    value = written(
        date=said.date,
        place=said.place,
        present=present,
        absence_reason=said.absence_reason,
        points=answered,
    )
    return act(at, case, "introduction-done", {("visits", taken[0]): value}, {**told, "item": taken[0]})


def _waived(at: At, case: "Case", points: "list[Point]", reason: str, told: dict[str, object]) -> Act:
    """Points that do not apply here. Refuses ``point-mandatory``."""
    mandatory = tuple(point.id for point in points if point.mandatory)
    if mandatory:
        raise refuse("point-mandatory", points=mandatory)
    taken: list[str] = []
    puts: dict[tuple[str, ...], Plain] = {}
    for point in points:
        taken.append(fresh(at, case, taken))
        puts["points", taken[-1]] = written(check_point=point.id, not_applicable=reason)
    return act(at, case, "introduction-waived", puts, told)


def _of(at: At, case: "Case") -> Programme:
    """The programme that a case goes through. Refuses ``not-an-introduction``."""
    found = programme_of(at.register, case)
    if found is None:
        raise refuse("not-an-introduction", case=case.case)
    return found


class Finished(NamedTuple):
    """What an officer says when an introduction is done."""

    case: str
    date: Date
    role: str = ""
    reason: str = ""


def finish(at: At, said: Finished) -> Act:
    """The decision that the introduction is done, once every mandatory point is (R135, T14).

    Refuses ``not-an-introduction``, ``introduction-points-left``, ``already-introduced``, ``future-day``,
    ``role-needed``, ``no-such-role``, and those of `opened`.
    """
    case = opened(at, said.case)
    found = _of(at, case)
    not_in_the_future(said.date, at.day)
    if case.decision:
        raise refuse("already-introduced", value=case.agreement or "", case=case.case)
    points = left(found, case)
    mandatory = tuple(point.id for point in points if point.mandatory)
    if mandatory:
        raise refuse("introduction-points-left", case=case.case, points=mandatory)
    role = spoken.role(at.register, found.plan, said.role) if said.role else case.responsible or ""
    if not role:
        raise refuse("role-needed")
    rest = tuple(point.id for point in points)
    notes = [Problem("note.points-left", level=Level.INFO, facts={"points": rest})] if rest else []
    value = written(date=said.date, role=role, reason=said.reason)
    told = {"day": said.date, "agreement": case.agreement or ""}
    return act(at, case, "introduction-finish", {("decision",): value}, told, notes)
