"""The question whether the supervisory authority must be told of a serious finding, and its two answers (L13)."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_case import act
from uppf.rules.acts.on_item import by_whom, open_item, point_of
from uppf.rules.change import ASKED, Act, At, not_in_the_future, written
from uppf.rules.checks_case import supervisor_answered, supervisor_asked
from uppf.rules.naming import Item

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


class Notified(NamedTuple):
    """What an officer says when the authority has been told."""

    finding: str
    date: Date
    dnr: Annotated[str, ASKED]


def notified(at: At, said: Notified) -> Act:
    """The day the authority was told, and the registry number of it (SoL 27:7, LSS 15 § 11).

    Refuses ``supervisor-already-answered``, ``registry-number-empty``, ``future-day``, ``case-closed``.
    """
    item = _unanswered(at, said.finding, said.date)
    if not said.dnr.strip():
        raise refuse("registry-number-empty")
    value = written(notified=said.date, registry_number=said.dnr)
    told = {"item": item.key, "day": said.date, "number": said.dnr.strip()}
    return act(at, item.case, "supervisor-notified", {(*item.route, "supervisor"): value}, told, _doubt(at, item))


class NotRequired(NamedTuple):
    """What an officer says when it is decided that the authority need not be told."""

    finding: str
    date: Date
    reason: Annotated[str, ASKED]
    role: Annotated[str, ASKED]
    point: str = ""
    dnr: str = ""


def not_required(at: At, said: NotRequired) -> Act:
    """The decision that the authority need not be told, with its reason and who decided.

    Refuses ``supervisor-already-answered``, ``reason-empty``, ``no-such-role``, ``future-day``, ``case-closed``; the
    proof refuses ``delegation-role``.
    """
    item = _unanswered(at, said.finding, said.date)
    if not said.reason.strip():
        raise refuse("reason-empty")
    role = by_whom(at, item.case, said.role)
    decision = written(
        date=said.date,
        role=role,
        delegation_point=point_of(at, "ej_anmälningspliktig", role, said.point),
        registry_number=said.dnr,
        reason=said.reason,
    )
    route = (*item.route, "supervisor", "not_required")
    told = {"item": item.key, "day": said.date, "roles": role}
    return act(at, item.case, "supervisor-not-required", {route: decision}, told, _doubt(at, item))


def _unanswered(at: At, text: str, date: Date) -> Item:
    """The finding whose question has no answer; a question once answered is answered."""

    def waits(case: "Case", key: str) -> bool:
        finding = case.findings[key]
        return supervisor_asked(at.register, case, finding) and not supervisor_answered(finding)

    item = open_item(at, text, "findings", waits)
    not_in_the_future(date, at.day)
    answer = item.value.supervisor
    if answer and supervisor_answered(item.value):
        day = answer.notified or answer.not_required.date
        raise refuse("supervisor-already-answered", value=item.key, day=day)
    return item


def _doubt(at: At, item: Item) -> list[Problem]:
    """The question is put of serious findings in units that need a permit; to answer it elsewhere may be a slip."""
    if supervisor_asked(at.register, item.case, item.value):
        return []
    return [Problem("note.supervisor-not-asked", level=Level.WARNING)]
