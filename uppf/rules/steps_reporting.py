"""What remains of the report: drafted, commented on, what the plan demands looked at, finished, told of."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.vocabulary import RuleObject
from uppf.rules.checks_case import absent, needs_report, plans_of, rule_of
from uppf.rules.delegation import named_board
from uppf.rules.distill import chosen
from uppf.rules.meetings import meetings_of, next_meeting
from uppf.rules.step import Looked, Step, in_order
from uppf.rules.steps_following import untold
from uppf.rules.visits import latest

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case, Report
    from uppf.model.register import Register

Date = dt.date
TELLING = {
    "återkopplad": ("feed-back", "fed_back"),
    "ledningsgrupp": ("management", "management_group"),
    "redovisad": ("lay", "reported"),
    "publicerad": ("publish", "published_on"),
}
"""To whom a finished report goes, by the event that tells of it: the step, and the field that it fills."""


def begun(case: "Case") -> dict[str, "Report"]:
    """The reports that are being written, in the order they were begun."""
    return {key: one for key, one in in_order(case.reports, lambda one: one.draft) if not one.finished}


def finished(case: "Case") -> bool:
    """Whether a report is finished."""
    return any(report.finished for report in case.reports.values())


def drafting(at: Looked) -> Iterator[Step]:
    """No report has been begun; where something has been seen, that it is not told of says so already."""
    if needs_report(at.register, at.case) and not at.case.reports and not untold(at):
        yield Step("draft", holds=True)


def checking_facts(at: Looked) -> Iterator[Step]:
    """The provider has not had its chance to comment on the draft, or may still use it (R180)."""
    for key, report in begun(at.case).items():
        if report.draft and report.fact_check is None:
            yield Step("fact-check", {"item": key})
    yield from awaiting(at)


def awaiting(at: Looked) -> Iterator[Step]:
    """The provider may still comment; when the day has passed nobody waits any longer."""
    for key, report in begun(at.case).items():
        check = report.fact_check
        if check and not check.answered and (check.answer_by is None or check.answer_by >= at.day):
            yield Step("fact-check-answer", {"item": key, "day": check.answer_by or ""})


def visiting(at: Looked) -> Iterator[Step]:
    """The rule demands a way of looking that has not been used, and no visit says why (R115, R204)."""
    case, rule = at.case, rule_of(at.register, at.case)
    if rule is None or any(visit.not_visited_reason for visit in case.visits.values()):
        return
    used = {visit.method or case.method for visit in case.visits.values()}
    for method in rule.required_method:
        if method not in used:
            yield Step("method", {"method": method}, holds=True)


def attending(at: Looked) -> Iterator[Step]:
    """Somebody who should have been there was not, and no visit says why (R059, R203)."""
    for code, role in absent(at.register, at.case):
        seen = latest(at.case, at.day) or next(iter(at.case.visits))
        yield Step(code, {"roles": (role,) if role else (), "item": seen}, holds=True, yields=True)


def assessing(at: Looked) -> Iterator[Step]:
    """Points that were chosen and that nobody has assessed."""
    for key, point in _points(at.case).items():
        if not _assessed(point):
            named = point.check_point or point.requirement or point.question or key
            yield Step("point", {"item": key, "point": named, "file": at.file}, holds=True)


def _points(case: "Case") -> dict[str, "Assessment"]:
    visits = in_order(case.visits, lambda one: one.date)
    groups = [case.points, *(visit.points for _, visit in visits)]
    return {key: group[key] for group in groups for key in sorted(group)}


def _assessed(point: "Assessment") -> bool:
    return bool(point.assessment or point.answer or point.observation or point.not_applicable)


def finishing(at: Looked) -> Iterator[Step]:
    """A report is being written; a case whose other report is finished may be closed with a reason (R241)."""
    for key in begun(at.case):
        more, needed = finished(at.case), needs_report(at.register, at.case)
        yield Step("finish-another" if more else "finish", {"item": key}, holds=needed, yields=more)


def deciding(at: Looked) -> Iterator[Step]:
    """The plan wants a decision on the compliance with the agreement (R201)."""
    rule = rule_of(at.register, at.case)
    if rule and rule.decision_needed and finished(at.case) and not at.case.decision:
        yield Step("compliance")


def telling(at: Looked) -> Iterator[Step]:
    """A finished report goes to the business, and to those that the plan names (R079, R086, R087, R205)."""
    case = at.case
    if not finished(case):
        return
    asked = _told_of(at.register, case)
    sent = any(report.sent_to_provider for report in case.reports.values())
    for event, (code, field) in TELLING.items():
        if getattr(case, field) or (event == "återkopplad" and sent):
            continue
        if event == "återkopplad" and _of_the_municipality(at):
            continue
        if event == "återkopplad" and needs_report(at.register, case):
            yield Step(code, holds=True, yields=True)
        elif event in asked or (event == "redovisad" and _to_a_board(at)):
            yield Step(code, _meeting(at) if event == "redovisad" else {})


def laying(at: Looked) -> Iterator[Step]:
    """A meeting at which the report is to be laid, and that has not been; a reason is enough to close before it."""
    for key, told in in_order(at.case.reported, lambda one: one.date):
        if told.date > at.day:
            yield Step("laid", {"item": key, "day": told.date}, holds=True, yields=True)


def _of_the_municipality(at: Looked) -> bool:
    """Whether what is told is the municipality's own, so that no business waits to hear of it."""
    rule = rule_of(at.register, at.case)
    return bool(rule and rule.object is RuleObject.MUNICIPALITY)


def _to_a_board(at: Looked) -> bool:
    """Whether the case's own rule says that a board gets the report."""
    rule, known = rule_of(at.register, at.case), at.register.municipality
    return bool(rule and known and set(rule.recipients) & set(known.boards))


def _told_of(register: "Register", case: "Case") -> set[str]:
    """The events that some rule of the case's plans waits for when a report is finished."""
    found = set()
    for plan in plans_of(register, case):
        for rule in plan.rules:
            reading = chosen(rule)
            if ((reading.object if reading else None) or rule.object) is RuleObject.CASE:
                found |= set(rule.counts_as_done)
    return found


def _meeting(at: Looked) -> dict[str, object]:
    board = named_board(at.register, at.case)
    found = next_meeting(meetings_of(at.register.municipality, board), board, at.day)
    return {"meeting": found.date, "deadline": found.deadline or found.date} if found else {}
