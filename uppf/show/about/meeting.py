"""The next meeting of a cooperation group as the variables of a template: who is called, and what is taken up."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from uppf.model.facts import Duration
from uppf.rules.agreement_items import extended
from uppf.rules.cooperation import SIDES, group_cases, held, is_group_meeting, unmandated
from uppf.rules.coverage import active
from uppf.rules.group import Group, group_of, one_group
from uppf.rules.group_agenda import Matter, agenda
from uppf.rules.language import duration
from uppf.rules.visits import standing
from uppf.show.about import case as about_case
from uppf.show.about.subject import Asked, Record, Subject, Topic
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import Case, Visit

Date = dt.date
BOOKED, WAITING, NONE = "planerat", "väntar", "inget_möte_väntar"
"""Where the next meeting stands: a day is set, one is due without a day, or the series has ended."""


def _one(asked: Asked, text: str) -> Subject:
    """The next meeting of the group that is meant. Errors: as `one_group`."""
    return _subject(asked, one_group(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    for key in active(asked.register, asked.day):
        agreement = asked.register.agreements()[key][1]
        group = group_of(asked.register, key) if agreement.joint_group else None
        if group:
            yield _subject(asked, group)


def _subject(asked: Asked, group: Group) -> Subject:
    found = booked(asked, group)
    state = BOOKED if found else WAITING if agenda(asked.register, asked.facts, group, asked.day)[0] else NONE
    return Subject(group.agreement_id, state, lambda: _variables(asked, group, found) | {"läge": state})


TOPIC = Topic(_one, _every)


def booked(asked: Asked, group: Group) -> "tuple[Case, Visit] | None":
    """The next meeting that has a day, with its case."""
    found = [
        (visit.date, case.case, case, visit)
        for case in group_cases(asked.register, group.agreement_id)
        for visit in standing(case).values()
        if is_group_meeting(case, visit) and visit.date > asked.day
    ]
    return min(found)[2:] if found else None


def _variables(asked: Asked, group: Group, found: "tuple[Case, Visit] | None") -> Record:
    cases = group_cases(asked.register, group.agreement_id)
    units = asked.register.units()
    names = [units[key][1].name for key in group.agreement.units if key in units]
    own = {"ärende": about_case.record(cases[-1])} if cases else {}
    return (
        asked.known
        | own
        | {
            "gäller": ", ".join(names) or group.agreement.title,
            "utförare": about_case.provider_record(group.provider),
            "avtal": about_case.agreement_record(group.agreement, asked.day) | {"id": group.agreement_id},
            "möte": meeting_record(asked, group, found),
        }
    )


def meeting_record(asked: Asked, group: Group, found: "tuple[Case, Visit] | None") -> Record:
    """The next meeting: its day or the last day for it, who is called, and the agenda under its headings."""
    coming, matters = agenda(asked.register, asked.facts, group, asked.day)
    day = found[1].date if found else None
    before = held(asked.register, group.agreement_id, asked.day)
    return {
        "datum": day,
        "plats": found[1].place if found else None,
        "senast": coming,
        "kallas_senast": _call_by(asked, group, day),
        "regel": {"rubrik": group.meetings.title, "källa": group.meetings.source, "plan": group.plan.title},
        "ledamöter": members(group),
        "utan_mandat": list(unmandated(group.agreement.group_members)) if group.agreement.group_members else [],
        "förra": {"datum": before[-1][2].date, "plats": before[-1][2].place} if before else None,
        "avsnitt": [
            {"rubrik": label(f"agenda.{kind}"), "ärenden": [_matter(asked, one) for one in same]}
            for kind, same in groupby((one for one in matters if one.kind != "punkt"), key=lambda one: one.kind)
        ],
        "stående_punkter": [_standing(before, one) for one in matters if one.kind == "punkt"],
    }


def members(group: Group) -> list[Record]:
    """Who sits in the group, the commissioner's side first."""
    found = sorted(group.agreement.group_members, key=lambda one: SIDES.index(one.side))
    return [{"sida": one.side, "roll": one.role, "beslutsmandat": one.mandate} for one in found]


def _call_by(asked: Asked, group: Group, day: Date | None) -> Date | None:
    """The last day to call to the meeting, where the municipality has said how long before."""
    lead = asked.register.municipality.settings.meeting_agenda_lead if asked.register.municipality else None
    if day is None or not lead:
        return None
    return extended(day, Duration(*(-part for part in duration(lead))))


def _matter(asked: Asked, one: Matter) -> Record:
    case = asked.register.cases.get(one.case)
    return {
        "text": one.text or label(f"agenda.of.{one.kind}"),
        "datum": one.day,
        "dnr": case.registry_number if case else None,
    }


def _standing(before: "list[tuple[Case, str, Visit]]", one: Matter) -> Record:
    """A standing point, and what was said of it the last time it was answered."""
    said = None
    for _, _, visit in before:
        for point in visit.points.values():
            if point.check_point == one.item and (point.answer or point.observation):
                said = {"datum": visit.date, "svar": point.answer or point.observation}
    return {"text": one.text, "obligatorisk": one.mandatory, "senast": said}
