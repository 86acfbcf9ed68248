"""The road from a finding to a verified remedy: what each step of it lacks. Pure values of one case."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Action, ActionPlan, Finding, Verified

Date = dt.date


def decided(finding: "Finding") -> Date | None:
    """The first day somebody decided what to do with a finding; of a plan that was asked for only its last day is kept.

    Source: R186, S3:123.
    """
    one = finding.disposition
    off = one.written_off.date if one.written_off else None
    days = (one.remark, finding.found if one.action_plan else None, one.sanction, off)
    return min((day for day in days if day), default=None)


def last_check(finding: "Finding") -> "Verified | None":
    """The commissioner's last check of a finding; the earlier ones are kept beside it."""
    return finding.checks[-1] if finding.checks else None


def remedied_on(finding: "Finding") -> Date | None:
    """The day a finding was seen to be remedied; nothing when a later check showed that it was not."""
    last = last_check(finding)
    return last.date if last and last.remedied else None


def failed_on(finding: "Finding") -> Date | None:
    """The day of the last check, when it showed that the finding was not remedied."""
    last = last_check(finding)
    return last.date if last and not last.remedied else None


def closed_on(finding: "Finding") -> Date | None:
    """The day a finding ceased to be open: written off, or seen to be remedied (R224)."""
    off = finding.disposition.written_off
    return min((day for day in (off.date if off else None, remedied_on(finding)) if day), default=None)


# Action plans


def plans_for(case: "Case", key: str) -> list[tuple[str, "ActionPlan"]]:
    """The plans that were asked for because of a finding, in the order they were asked for."""
    found = [(name, plan) for name, plan in case.action_plans.items() if key in plan.findings]
    return sorted(found, key=lambda one: (one[1].requested, one[0]))


def sent_back(plan: "ActionPlan") -> bool:
    """Whether a plan was not enough and went back; one that came in again after that is looked at anew."""
    back = plan.supplement_requested
    return bool(back and not plan.approved and not (plan.received and plan.received > back))


def asked_again(case: "Case", key: str) -> tuple[str, "ActionPlan"] | None:
    """The later request that follows on one; a new request has a new last day, and the old keeps its own (T05)."""
    return next(((name, plan) for name, plan in case.action_plans.items() if plan.asked_before == key), None)


def came(case: "Case", key: str) -> Date | None:
    """The day an answer to a request came: its own, else that of the request that follows on it."""
    seen: set[str] = set()
    while key in case.action_plans and key not in seen:
        seen.add(key)
        plan = case.action_plans[key]
        if plan.received:
            return plan.received
        later = asked_again(case, key)
        key = later[0] if later else ""
    return None


def settled(case: "Case", plan: "ActionPlan") -> bool:
    """Whether nothing is left for a plan to remedy: each of its findings is written off, or seen to be remedied."""
    return _closed(case, plan.findings)


def needless(case: "Case", plan: "ActionPlan", action: "Action") -> bool:
    """Whether an action has nothing left to remedy, whoever said or did not say that it was done."""
    return _closed(case, action.findings or plan.findings)


def _closed(case: "Case", keys: tuple[str, ...]) -> bool:
    held = [case.findings[key] for key in keys if key in case.findings]
    return bool(held) and all(closed_on(finding) for finding in held)


class Lack(NamedTuple):
    """What is missing in an action plan: in the plan itself, for one of its findings, or in one of its actions."""

    missing: tuple[str, ...]
    """Keys of the file."""
    action: str = ""
    finding: str = ""


def lacks(plan: "ActionPlan") -> Iterator[Lack]:
    """What an action plan lacks: an action for each finding, and in each action its time and who answers (R233)."""
    if not plan.actions:
        yield Lack(("åtgärder",))
        return
    covered = {key for action in plan.actions.values() for key in (action.findings or plan.findings)}
    for key in plan.findings:
        if key not in covered:
            yield Lack(("åtgärder",), finding=key)
    for name, action in plan.actions.items():
        demanded = (("slutdatum", action.end_date), ("ansvarig", action.responsible))
        missing = tuple(field for field, value in demanded if not value)
        if missing:
            yield Lack(missing, action=name)


# Time


def actions_for(case: "Case", key: str) -> Iterator[tuple["ActionPlan", "Action"]]:
    """The actions that are to remedy a finding; those of a plan that went back count no more."""
    for _, plan in plans_for(case, key):
        for action in plan.actions.values() if not sent_back(plan) else ():
            if key in (action.findings or plan.findings):
                yield plan, action


def ends(case: "Case", key: str) -> list[Date]:
    """The last day of the actions for a finding, once for each time it was to be remedied.

    A check that showed the finding not to be remedied ends a round; a new plan, or a later day for an action, begins
    the next (T38). A round that was checked before its time has its day then.
    """
    failed = [check.date for check in case.findings[key].checks if not check.remedied]
    held = list(actions_for(case, key))
    found: list[Date] = []
    for until in (*failed, None):
        days = [_end_on(action, until) for plan, action in held if until is None or plan.requested <= until]
        last = max((day for day in days if day), default=None)
        if last is None or (found and last <= found[-1]):
            continue
        if until is None and failed and last <= failed[-1]:
            continue
        found.append(min(last, until) if until else last)
    return found


def _end_on(action: "Action", day: Date | None) -> Date | None:
    """The last day of an action as it stood on a day."""
    moves = sorted(action.moved.values(), key=lambda move: move.date)
    return next((move.end_date for move in moves if day and move.date > day), action.end_date)


def new_time(case: "Case", key: str) -> Date | None:
    """The last day that was given after a check showed a finding not to be remedied; a plan asked for counts too."""
    failed = failed_on(case.findings[key])
    if failed is None:
        return None
    asked = [plan.answer_by or plan.requested for _, plan in plans_for(case, key) if plan.requested >= failed]
    days = [action.end_date for _, action in actions_for(case, key)]
    return max((day for day in (*days, *asked) if day and day > failed), default=None)


class Since(NamedTuple):
    """From when a finding waits to be checked: the day, and the event of that day."""

    day: Date
    event: str


def to_verify(case: "Case", key: str) -> Since | None:
    """From when a finding waits for the commissioner's check, whatever the method was; None when it does not (R239).

    After the last action, or when the provider says it is remedied, or after a remark; a check that showed it not to
    be remedied starts anew.
    """
    finding = case.findings[key]
    disposed = finding.disposition
    if closed_on(finding) or decided(finding) is None:
        return None
    failed = failed_on(finding)
    after = failed or Date.min
    last, claimed = ends(case, key)[-1:], finding.claims[-1:]
    planned = bool(disposed.action_plan or plans_for(case, key))
    found = (
        ("åtgärd.slutdatum", last[0] if last else None),
        ("brist.åtgärdad", claimed[0] if claimed else None),
        ("brist.påpekad", disposed.remark if not planned else None),
        ("brist.beslutad", disposed.sanction if not planned else None),
    )
    for event, day in found:
        if day and day > after:
            return Since(day, event)
    return Since(failed, "brist.ej_åtgärdad") if failed else None


def authors(case: "Case", key: str) -> dict[str, str]:
    """Who answers for the actions for a finding, and so does not check it (R037, R082); by name in small letters."""
    return {
        action.responsible.casefold(): action.responsible
        for plan in case.action_plans.values()
        for action in plan.actions.values()
        if action.responsible and key in (action.findings or plan.findings or (key,))
    }
