"""From an action that is done to a remedy that the commissioner has seen."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, still_open
from uppf.rules.acts.on_item import by_whom, not_ended, open_finding, open_item
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.checks_case import among
from uppf.rules.naming import one_item
from uppf.rules.remedy import actions_for, authors, decided, failed_on, last_check, sent_back, to_verify

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


class ActionDone(NamedTuple):
    """What an officer says of an action that the provider has carried out."""

    action: str
    date: Date
    evidence: str = ""


def done(at: At, said: ActionDone) -> Act:
    """An action that is carried out, according to the provider. Refuses ``action-already-done``, ``future-day``."""
    item = open_item(at, said.action, "action_plans.actions", undone)
    not_in_the_future(said.date, at.day)
    if item.value.done:
        raise refuse("action-already-done", value=item.key, day=item.value.done)
    puts: dict[tuple[str, ...], Plain] = {(*item.route, "done"): said.date.isoformat()}
    if said.evidence.strip():
        puts[(*item.route, "evidence")] = said.evidence.strip()
    return act(
        at,
        item.case,
        "action-done",
        puts,
        {"item": item.key, "day": said.date, "text": item.value.activity.rstrip(".")},
    )


def undone(case: "Case", key: str) -> bool:
    """Whether an action is still to be carried out; those of a plan that went back are not."""
    plans = [plan for plan in case.action_plans.values() if key in plan.actions and not sent_back(plan)]
    return any(not plan.actions[key].done for plan in plans)


class ActionMoved(NamedTuple):
    """What an officer says when an action gets a later last day."""

    action: str
    end: Annotated[Date, ASKED]
    reason: Annotated[str, ASKED]
    date: Date


def move(at: At, said: ActionMoved) -> Act:
    """A later last day for an action; the day before it is kept, with when and why it was given up (T05, T38).

    What was done and did not help gets no new day: a new plan is asked for.

    Refuses ``action-already-done``, ``not-later``, ``reason-empty``, ``future-day``.
    """
    item = open_item(at, said.action, "action_plans.actions", undone)
    not_in_the_future(said.date, at.day)
    if item.value.done:
        raise refuse("action-already-done", value=item.key, day=item.value.done)
    if not said.reason.strip():
        raise refuse("reason-empty")
    old = item.value.end_date
    if old and said.end <= old:
        raise refuse("not-later", value=said.end, day=old)
    puts: dict[tuple[str, ...], Plain] = {(*item.route, "end_date"): said.end.isoformat()}
    if old:
        kept = written(end_date=old, date=said.date, reason=said.reason)
        puts[(*item.route, "moved", fresh(at, item.case))] = kept
    told = {"item": item.key, "day": said.end, "old": old}
    return act(at, item.case, "action-move", puts, told)


class Claimed(NamedTuple):
    """What the provider says of a finding."""

    finding: str
    date: Date


def claim(at: At, said: Claimed) -> Act:
    """A finding that the provider says is remedied; the commissioner has not yet seen it (R240).

    A later day than the first, after a check that showed otherwise, is kept beside it.

    Refuses ``finding-closed``, ``finding-undecided``, ``already-remedied``, ``future-day``.
    """
    item = open_finding(at, said.finding, lambda case, key: to_claim(case, key))
    not_in_the_future(said.date, at.day)
    _decided(item.key, decided(item.value))
    claims, failed = item.value.claims, failed_on(item.value)
    if claims and not (failed and claims[-1] <= failed < said.date):
        raise refuse("already-remedied", value=item.key, day=claims[-1])
    route = (*item.route, "remedied_again", fresh(at, item.case)) if item.value.remedied else (*item.route, "remedied")
    open_actions = tuple(
        key
        for plan in item.case.action_plans.values()
        for key, action in plan.actions.items()
        if not action.done and not sent_back(plan) and item.key in (action.findings or plan.findings)
    )
    notes = [Problem("note.actions-left", level=Level.INFO, facts={"actions": open_actions})] if open_actions else []
    return act(at, item.case, "remedied", {route: said.date.isoformat()}, {"item": item.key, "day": said.date}, notes)


def to_claim(case: "Case", key: str) -> bool:
    """Whether the provider has still to say that a finding is remedied."""
    finding = case.findings[key]
    failed = failed_on(finding)
    return decided(finding) is not None and not (finding.claims and (failed is None or finding.claims[-1] > failed))


def _decided(key: str, day: Date | None) -> None:
    """Refuse ``finding-undecided``: what to do is decided before it is seen whether it helped."""
    if day is None:
        raise refuse("finding-undecided", value=key)


class Checked(NamedTuple):
    """What the commissioner has seen of a finding: whether it is remedied, and what shows it."""

    finding: str
    remedied: bool
    role: Annotated[str, ASKED]
    evidence: Annotated[str, ASKED]
    date: Date


def verify(at: At, said: Checked) -> Act:
    """The commissioner's own check of a finding, with what it rests on; never by its author (R082, R240).

    The first check stands under ``verifierad``, each later one beside it, so that none is lost; the state follows the
    last. Also a case that is closed may hold a remark to be checked.

    Refuses ``finding-closed``, ``finding-undecided``, ``evidence-needed``, ``checked-by-author``, ``check-not-last``,
    ``future-day``, ``no-such-role`` and ``case-closed`` of one that was cancelled.
    """
    item = one_item(at, said.finding, "findings", lambda case, key: to_verify(case, key) is not None)
    if item.case.closed is None:
        still_open(item.case)
    not_ended(item)
    not_in_the_future(said.date, at.day)
    _decided(item.key, decided(item.value))
    if not said.evidence.strip():
        raise refuse("evidence-needed", value=item.key)
    written_by = authors(item.case, item.key)
    # A function of the provider's is nobody's role here, but may be the very one that answers for the action.
    own = spoken.key(said.role) in map(spoken.key, written_by)
    role = said.role if own else by_whom(at, item.case, said.role)
    if own or among(at.register, role, written_by):
        raise refuse("checked-by-author", roles=(role,), value=item.key)
    last = last_check(item.value)
    if last and said.date <= last.date:
        raise refuse("check-not-last", value=item.key, day=last.date)
    route = (*item.route, "verified")
    if item.value.verified or item.value.result_checks:
        route = (*item.route, "result_checks", fresh(at, item.case))
    value = written(date=said.date, role=role, remedied=said.remedied, evidence=said.evidence)
    code = "verify" if said.remedied else "verify-not"
    late = [] if said.remedied else _sanctionable(item.case, item.key)
    return act(at, item.case, code, {route: value}, {"item": item.key, "day": said.date, "roles": role}, late)


def _sanctionable(case: "Case", key: str) -> list[Problem]:
    """That a finding was not remedied makes it a candidate for a sanction; never more than a candidate (T38)."""
    times = len(case.findings[key].checks) + 1
    over = [action.end_date for _, action in actions_for(case, key) if action.end_date]
    return [
        Problem("note.sanction-candidate", level=Level.INFO, facts={"times": times, "day": max(over, default=None)})
    ]
