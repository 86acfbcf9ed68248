"""A cooperation group: that it is set up with members who may decide, and that it meets."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Problem, Refusal, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh
from uppf.rules.acts.opening import new_case
from uppf.rules.calendar import add_days
from uppf.rules.change import Act, At, Plain, Put, not_in_the_future, written
from uppf.rules.cooperation import MEETING, SIDES, group_cases, is_group_meeting, unmandated
from uppf.rules.due import WAITING, due
from uppf.rules.group import AHEAD, Group, absent_sides, aimed, one_group, side_roles

if TYPE_CHECKING:
    from uppf.model.case import Case, Visit

Date = dt.date


class Formed(NamedTuple):
    """What an officer says of a group that is set up: the roles on each side, and which of them may not decide."""

    agreement: str
    date: Date
    commissioner: tuple[str, ...] = ()
    provider: tuple[str, ...] = ()
    without_mandate: tuple[str, ...] = ()
    role: str = ""
    reason: str = ""
    dnr: str = ""


def form(at: At, said: Formed) -> Act:
    """The group's members on the agreement, and in a case that it was set up (R012–R014, T03).

    Members are added, and a mandate may change; once the group is set up only the agreement is written. Refuses
    ``no-such-agreement-named``, ``no-group-in-plans``, ``future-day``, ``not-a-member``, ``group-without-mandate``,
    ``group-unchanged``, ``no-such-role``, ``case-has-number``, ``formed-already``.
    """
    register = at.register
    group = one_group(register, said.agreement)
    not_in_the_future(said.date, at.day)
    members = _members(at, group, said)
    lacking = unmandated(members)
    if lacking:
        raise Refusal(*(Problem("group-without-mandate", facts={"side": side}) for side in lacking))
    file = register.file("provider", group.provider.provider)
    changes: list[Put] = list(_written_members(group, members, file))
    rule = group.rule_id(group.forming) if group.forming else ""
    cases = [case for case in register.cases.values() if case.agreement == group.agreement_id and case.rule == rule]
    told = {"agreement": group.agreement_id, "title": group.agreement.title, "day": said.date, "file": file}
    if not rule or any(case.decision for case in cases):
        in_vain = tuple(f"--{name}" for name in ("role", "reason", "dnr") if getattr(said, name))
        if in_vain:
            formed = next((case.case for case in cases if case.decision), "")
            raise refuse("formed-already", value=group.agreement_id, options=in_vain, case=formed)
        if not changes:
            raise refuse("group-unchanged", value=group.agreement_id)
        return Act(tuple(changes), "group-members", told, "", group.provider.provider)
    forming = group.forming
    role = spoken.role(register, group.plan, said.role) if said.role else forming.responsible[0] if forming else ""
    decision = written(date=said.date, role=role, reason=said.reason)
    begun = next((case for case in cases if not (case.closed or case.cancelled or case.not_applicable_case)), None)
    if begun:
        puts: dict[tuple[str, ...], Plain] = {("decision",): decision}
        puts |= _numbered(begun, said.dnr)
        made = act(at, begun, "group-form", puts, told)
        return made._replace(changes=(*changes, *made.changes))
    rows = due(at.facts, at.day, add_days(at.day, AHEAD))
    waits = [row for row in rows if row.rule == rule and row.dims.agreement == group.agreement_id]
    opened = new_case(
        at,
        f"samverkansgrupp-{group.agreement_id}",
        said.date,
        registry_number=said.dnr,
        rule=rule,
        period=next((row.nominal.isoformat() for row in waits if row.state in WAITING), ""),
        provider=group.provider.provider,
        agreement=group.agreement_id,
        service=group.agreement.service,
        board=group.agreement.board,
        responsible=role,
        method=MEETING,
        decision=decision,
    )
    told["case"] = opened.id
    return Act((*changes, opened.change), "group-form", told, opened.id, group.provider.provider)


def _numbered(case: "Case", dnr: str) -> dict[tuple[str, ...], Plain]:
    """The registry number that an open case gets. Refuses ``case-has-number``."""
    if dnr and case.registry_number not in (None, dnr):
        raise refuse("case-has-number", value=case.registry_number, case=case.case)
    return {("registry_number",): dnr} if dnr and not case.registry_number else {}


class Member(NamedTuple):
    """A member as an officer says it."""

    side: str
    role: str
    mandate: bool


def _members(at: At, group: Group, said: Formed) -> list[Member]:
    """The members as they will be: those that sat there, with new mandates, then the new ones."""
    without = {spoken.key(role) for role in spoken.present(at.register, group.plan, said.without_mandate)}
    sides = zip(SIDES, (said.commissioner, said.provider), strict=True)
    named = [(side, role) for side, roles in sides for role in spoken.present(at.register, group.plan, roles)]
    old = [(member.side, member.role) for member in group.agreement.group_members]
    every = list(dict.fromkeys((*old, *named)))
    unknown = without - {spoken.key(role) for _, role in every}
    if unknown:
        raise refuse("not-a-member", roles=tuple(sorted(unknown)))
    before = {(member.side, member.role): member.mandate for member in group.agreement.group_members}
    return [
        Member(side, role, False if spoken.key(role) in without else (side, role) in named or before[side, role])
        for side, role in every
    ]


def _written_members(group: Group, members: list[Member], file: str) -> Iterator[Put]:
    """What must be written in the agreement for it to have these members."""
    route = (TERMS["agreements"].key, group.agreement_id)
    if not group.agreement.joint_group:
        yield Put(file, (*route, TERMS["joint_group"].key), "ja")
    listed = (*route, TERMS["group_members"].key)
    before = group.agreement.group_members
    if not before:
        yield Put(file, listed, [written(**one._asdict()) for one in members])
        return
    for number, one in enumerate(members):
        if number >= len(before):
            yield Put(file, (*listed, number), written(**one._asdict()))
        elif before[number].mandate != one.mandate:
            yield Put(file, (*listed, number, TERMS["mandate"].key), "ja" if one.mandate else "nej")


class Met(NamedTuple):
    """What an officer says of a meeting in a cooperation group."""

    agreement: str
    date: Date
    place: str = ""
    present: tuple[str, ...] = ()
    absence_reason: str = ""
    period: str = ""
    note: str = ""
    dnr: str = ""


def meet(at: At, said: Met) -> Act:
    """A meeting, in the group's open case or a new one; it closes the nearest open day and moves no other (T04).

    A meeting that was planned gets who was there. Refuses ``no-such-agreement-named``, ``no-group-in-plans``,
    ``meeting-known``, ``side-absent`` (a reason for the absence is enough), ``no-such-meeting-day``,
    ``case-has-number``.
    """
    register = at.register
    group = one_group(register, said.agreement)
    cases = [c for c in group_cases(register, group.agreement_id) if not (c.closed or c.cancelled)]
    case = cases[-1] if cases else None
    same = [(c, k, v) for c in cases for k, v in c.visits.items() if v.date == said.date and is_group_meeting(c, v)]
    planned = next(((c, k, v) for c, k, v in same if not v.present), None)
    if same and (planned is None or said.date > at.day):
        raise refuse("meeting-known", value=same[0][1], day=said.date, case=same[0][0].case)
    came = spoken.present(register, group.plan, said.present)
    sides = side_roles(register, group.plan)
    absent = absent_sides(group, came, sides)
    if absent and said.date <= at.day and not said.absence_reason:
        raise refuse("side-absent", sides=absent)
    present = _with_sides(group, came, absent, sides)
    told: dict[str, object] = {"day": said.date, "place": said.place, "agreement": group.agreement_id}
    notes = list(_notes(at, group, said, came))
    if planned:
        return _held(at, planned, said, present, told, notes)
    goal = aimed(register, at.facts, group, said.date, at.day)
    period = _said_day(at, group, said.period) if said.period else goal.period
    if goal.extra and not said.period:
        notes.append(Problem("note.extra-meeting", level=Level.INFO))
    value = written(
        date=said.date,
        method=MEETING,
        place=said.place,
        present=present,
        absence_reason=said.absence_reason,
        rule=group.rule_id(group.meetings),
        period=period,
        note=said.note,
    )
    told["period"] = period
    if case:
        item = fresh(at, case)
        puts: dict[tuple[str, ...], Plain] = {**_numbered(case, said.dnr), ("visits", item): value}
        return act(at, case, "group-meet", puts, {**told, "item": item}, notes)
    item = next(key for key in iter(at.token, "") if key[0].isalpha())
    opened = new_case(
        at,
        f"samverkansgrupp-{group.agreement_id}",
        min(said.date, at.day),
        registry_number=said.dnr,
        rule=group.rule_id(group.meetings),
        provider=group.provider.provider,
        agreement=group.agreement_id,
        service=group.agreement.service,
        board=group.agreement.board,
        responsible=group.meetings.responsible[0] if group.meetings.responsible else "",
        method=MEETING,
        visits={item: value},
    )
    told |= {"item": item, "case": opened.id}
    return Act((opened.change,), "group-meet", told, opened.id, group.provider.provider, notes=tuple(notes))


def _with_sides(group: Group, came: tuple[str, ...], absent: tuple[str, ...], own: dict[str, str]) -> tuple[str, ...]:
    """Who was there, with the roles of the sides that the rule wants present."""
    if not group.agreement.group_members or not came:
        return came
    wanted = [
        own[side] for side in SIDES if side in own and side not in absent and own[side] in group.meetings.must_attend
    ]
    return tuple(dict.fromkeys((*wanted, *came)))


def _said_day(at: At, group: Group, text: str) -> str:
    """The day of the series that was said. Refuses ``no-such-meeting-day``."""
    rule = group.rule_id(group.meetings)
    rows = [row for row in due(at.facts, at.day) if row.rule == rule and row.dims.agreement == group.agreement_id]
    days = {row.nominal.isoformat() for row in rows} | {row.period for row in rows}
    if text.strip() not in days:
        waiting = sorted(row.nominal.isoformat() for row in rows if row.state in WAITING)
        raise refuse("no-such-meeting-day", value=text, near=tuple(waiting[:3]))
    return text.strip()


def _held(
    at: At,
    planned: "tuple[Case, str, Visit]",
    said: Met,
    present: tuple[str, ...],
    told: dict[str, object],
    notes: list[Problem],
) -> Act:
    """A planned meeting that has been held."""
    case, item, visit = planned
    route = ("visits", item)
    puts: dict[tuple[str, ...], Plain] = {(*route, "present"): list(present)} if present else {}
    more = {"place": said.place, "absence_reason": said.absence_reason, "note": said.note}
    puts |= {(*route, name): text for name, text in more.items() if text}
    puts |= _numbered(case, said.dnr)
    if not puts:
        raise refuse("meeting-known", value=item, day=said.date, case=case.case)
    return act(at, case, "group-meet", puts, {**told, "item": item, "period": visit.period or ""}, notes)


def _notes(at: At, group: Group, said: Met, came: tuple[str, ...]) -> Iterator[Problem]:
    """What is worth knowing of a meeting: that it is planned, that nobody there may decide, that no group is set up."""
    if said.date > at.day:
        yield Problem("note.planned", level=Level.INFO, facts={"day": said.date})
    members = group.agreement.group_members
    if not members:
        yield Problem("note.no-group", level=Level.WARNING, facts={"agreement": group.agreement_id})
        return
    there = {spoken.key(role) for role in came}
    deciding = unmandated([member for member in members if spoken.key(member.role) in there])
    if came and deciding:
        yield Problem("note.no-mandate", level=Level.WARNING, facts={"sides": deciding})
    strangers = tuple(
        role
        for role in came
        if spoken.key(role) not in {spoken.key(m.role) for m in members}
        and role not in side_roles(at.register, group.plan).values()
    )
    if strangers:
        yield Problem("note.not-members", level=Level.INFO, facts={"roles": strangers})
