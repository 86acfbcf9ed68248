"""The minutes of a cooperation group's meeting: who was there, the standing points, what was raised, who has signed."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.rules.cooperation import SIDES, group_cases, is_group_meeting
from uppf.rules.due import WAITING
from uppf.rules.group import Group, absent_sides, group_of, side_roles
from uppf.rules.group_agenda import seen_by_both
from uppf.rules.minutes import SIGNED, is_answered, standing_points, written_notice
from uppf.rules.naming import Item
from uppf.rules.spoken import key
from uppf.rules.status import CLOSED_FINDING, finding_state
from uppf.show.about.subject import Asked, Record

if TYPE_CHECKING:
    from uppf.model.case import Case, Raised, Visit
    from uppf.model.finding import ActionPlan

Date = dt.date


def more(asked: Asked, item: Item) -> Record:
    """What minutes say beside the meeting itself; of a visit that is no such meeting all of it is empty."""
    visit: Visit = item.value
    case, register = item.case, asked.register
    agreement = case.agreement if case.agreement in register.agreements() else None
    met = is_group_meeting(case, visit) and agreement is not None
    group = group_of(register, agreement) if met and agreement else None
    points = standing_points(register, case, visit)
    answers = {point.check_point: point for point in visit.points.values()}
    return {
        "samverkansmöte": met,
        "parter": list(_parties(asked, group, visit)) if group else [],
        "saknade_parter": list(absent_sides(group, visit.present, side_roles(register, group.plan))) if group else [],
        "övriga": _others(asked, group, visit),
        "stående_punkter": [
            {
                "text": point.text,
                "obligatorisk": point.mandatory,
                "svar": (answer.answer or answer.assessment or answer.observation) if answer else None,
                "ej_upptagen": answer.not_applicable if answer else None,
                "besvarad": bool(answer and is_answered(answer)),
            }
            for point in points
            for answer in [answers.get(point.id)]
        ],
        "problem": _raised(asked, group, "problems", item) if group else [],
        "förslag": _raised(asked, group, "proposals", item) if group else [],
        "öppna_brister": list(_findings(asked, group, visit.date)) if group else [],
        "handlingsplaner": list(_plans(asked, group, visit.date)) if group else [],
        "skriftlig_underrättelse": written_notice(case, item.key) if met else None,
        "underskrifter": [
            {"part": side, "datum": getattr(visit, field)} for side, field in zip(SIDES, SIGNED, strict=True)
        ],
        "nästa": _next(asked, group, visit.date) if group else None,
    }


def _parties(asked: Asked, group: Group, visit: "Visit") -> Iterator[Record]:
    there = {key(role) for role in visit.present}
    for member in group.agreement.group_members:
        yield {
            "sida": member.side,
            "roll": member.role,
            "beslutsmandat": member.mandate,
            "närvarande": key(member.role) in there,
        }


def _others(asked: Asked, group: Group | None, visit: "Visit") -> list[str]:
    """Who was there without being a member; the word for a whole side says only that it was represented."""
    sides = {key(role) for role in side_roles(asked.register, group.plan).values()} if group else set()
    known = {key(member.role) for member in group.agreement.group_members} if group else set()
    return [role for role in visit.present if key(role) not in sides | known]


def _raised(asked: Asked, group: Group, field: str, item: Item) -> list[Record]:
    """What was raised at the meeting, and what was raised before it and settled there; in the order of their days."""
    day = item.value.date
    found = []
    for case in group_cases(asked.register, group.agreement_id):
        for one in getattr(case, field).values():
            since = case.visits[one.raised_at].date if one.raised_at in case.visits else None
            here = case.case == item.case.case and one.raised_at == item.key
            if here or (one.settled == day and since and since < day):
                found.append((since or day, one.text, _one(case, one, since, day)))
    return [told for _, _, told in sorted(found, key=lambda one: one[:2])]


def _one(case: "Case", one: "Raised", since: Date | None, day: Date) -> Record:
    """What was raised, as it stood at the meeting: minutes that are signed must not change afterwards."""
    became = case.findings.get(one.became or "")
    settled = one.settled if one.settled and one.settled <= day else None
    return {
        "text": one.text,
        "upptaget": since,
        "avgjort": settled,
        "skäl": one.reason if settled or not one.settled else None,
        "blev_brist": bool(became and became.found <= day),
    }


def _findings(asked: Asked, group: Group, day: Date) -> Iterator[Record]:
    """The findings that were open on the day of the meeting, and where they stood then."""
    for case in seen_by_both(asked.register, group, day):
        for name, found in case.findings.items():
            state = finding_state(case, name, day)
            if found.found <= day and state not in CLOSED_FINDING:
                yield {"text": found.text, "konstaterad": found.found, "dnr": case.registry_number, "läge": state}


def _plans(asked: Asked, group: Group, day: Date) -> Iterator[Record]:
    """The actions of action plans that had not been done on the day of the meeting."""
    for case in seen_by_both(asked.register, group, day):
        for plan in case.action_plans.values():
            if _handed_in(plan, day):
                for action in plan.actions.values():
                    if action.done is None or action.done > day:
                        yield {
                            "aktivitet": action.activity,
                            "ansvarig": action.responsible,
                            "slutdatum": action.end_date,
                        }


def _handed_in(plan: "ActionPlan", day: Date) -> bool:
    return plan.received is not None and plan.received <= day


def _next(asked: Asked, group: Group, day: Date) -> Record:
    """The first meeting after this one: the day it was held or is set to, else the last day for it."""
    later = [
        visit.date
        for case in group_cases(asked.register, group.agreement_id)
        for visit in case.visits.values()
        if is_group_meeting(case, visit) and visit.date > day and not visit.cancelled
    ]
    rule = group.rule_id(group.meetings)
    waiting = [
        row.last
        for row in asked.rows
        if row.rule == rule and row.dims.agreement == group.agreement_id and row.state in WAITING and row.last > day
    ]
    return {"datum": min(later, default=None), "senast": min(waiting, default=None)}
