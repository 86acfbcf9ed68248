"""What remains to do with findings: the duty to report, what is decided, and a remedy that somebody has seen."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.rules.checks_case import supervisor_answered, supervisor_asked
from uppf.rules.outcome import allowed
from uppf.rules.remedy import (
    actions_for,
    asked_again,
    closed_on,
    decided,
    failed_on,
    helped,
    lacks,
    new_time,
    plans_for,
    sent_back,
    settled,
    to_verify,
)
from uppf.rules.step import Looked, Step, in_order

if TYPE_CHECKING:
    from uppf.model.finding import Finding

DECIDE = (
    ("åtgärdsplan", "decide-plan"),
    ("påpekande", "decide-remark"),
    ("samverkan", "decide-jointly"),
    ("nästa_uppföljning", "decide-remark"),
)
"""What a plan lets follow from a grade, and the step that takes it; the first that the plan names is proposed."""

GRAVEST = "allvarlig"


def _open(at: Looked) -> Iterator[tuple[str, "Finding"]]:
    """The findings that are still open, in the order they were found."""
    found = in_order(at.case.findings, lambda one: one.found)
    return ((key, finding) for key, finding in found if closed_on(finding) is None)


def supervising(at: Looked) -> Iterator[Step]:
    """Serious findings in units that need a permit, where nobody has answered if the authority must be told (L13)."""
    for key, finding in in_order(at.case.findings, lambda one: one.found):
        if supervisor_asked(at.register, at.case, finding) and not supervisor_answered(finding):
            yield Step("supervisor", {"item": key}, holds=True)


def grading(at: Looked) -> Iterator[Step]:
    """Findings without a grade, under a plan that grades (R227)."""
    for key, finding in _open(at):
        found = allowed(at.register, at.case, finding)
        if found.plan and not found.grade:
            yield Step("grade", {"item": key})


def disposing(at: Looked) -> Iterator[Step]:
    """Findings that nobody has decided what to do with (R186), the gravest first; what the plan says is proposed."""
    every = in_order(at.case.findings, lambda one: one.found)
    found = [(key, allowed(at.register, at.case, one)) for key, one in every if decided(one) is None]
    for key, may in sorted(found, key=lambda one: one[1].grade != GRAVEST):
        code = next((step for effect, step in DECIDE if effect in may.effects), "decide")
        yield Step(code, {"item": key}, holds=True)


def judging(at: Looked) -> Iterator[Step]:
    """Action plans that have come, are late, or went back and were not asked for again."""
    for key, plan in in_order(at.case.action_plans, lambda one: one.requested):
        if plan.approved or settled(at.case, plan) or asked_again(at.case, key):
            continue
        facts = {"item": key, "day": plan.answer_by, "findings": plan.findings}
        if sent_back(plan):
            yield Step("plan-again", facts)
        elif plan.received:
            yield Step("plan-incomplete" if any(lacks(plan)) else "plan-judge", facts)
        elif plan.answer_by and plan.answer_by < at.day:
            yield Step("plan-late", facts)


def seeing(at: Looked) -> Iterator[Step]:
    """Findings said to be remedied, or whose time has run out, that the commissioner has still to see (R239, R240).

    A finding that was seen not to be remedied gets a new time, or a sanction is considered (T38); then that leads on.
    """
    for key, finding in _open(at):
        failed = failed_on(finding)
        if failed and not (_answered(at, key) or _claimed_after(finding, failed)):
            yield Step("not-remedied", {"item": key, "day": failed}, holds=True, yields=True)
        elif _seen_now(at, key, finding):
            yield Step("verify", {"item": key}, holds=not _remarked(finding))


def waiting(at: Looked) -> Iterator[Step]:
    """What waits for the provider, or for a day: plans to come, actions to be done, remedies to be seen later."""
    case = at.case
    for key, plan in in_order(case.action_plans, lambda one: one.requested):
        late = bool(plan.answer_by and plan.answer_by < at.day)
        if settled(case, plan):
            continue
        if not (plan.received or plan.approved or late or asked_again(case, key)):
            yield Step("plan-wait", {"item": key, "day": plan.answer_by})
        for name, action in in_order(plan.actions, lambda one: one.end_date):
            if plan.approved and not action.done and not helped(case, plan, action):
                yield Step("action", {"item": name, "day": action.end_date})
    for key, finding in _open(at):
        if decided(finding) is None or _seen_now(at, key, finding):
            continue
        failed = failed_on(finding) is not None and new_time(case, key) is None
        if failed and not _answered(at, key):
            continue
        remark = not (finding.disposition.action_plan or finding.disposition.sanction or plans_for(case, key))
        code = "verify-remark" if remark else "verify-later"
        yield Step(code, {"item": key}, holds=not _remarked(finding), yields=failed)


def _answered(at: Looked, key: str) -> bool:
    """Whether a finding that was not remedied has got a new time, or is under a sanction that has not ended."""
    sanctions = (one for one in at.case.sanctions.values() if key in one.findings and not one.ended)
    return new_time(at.case, key) is not None or any(sanctions)


def _remarked(finding: "Finding") -> bool:
    """A remark alone is seen at the next ordinary follow-up, which may come long after this case is closed."""
    disposed = finding.disposition
    return bool(disposed.remark) and not (disposed.action_plan or disposed.sanction)


def _claimed_after(finding: "Finding", day: dt.date) -> bool:
    return any(claim > day for claim in finding.claims)


def _seen_now(at: Looked, key: str, finding: "Finding") -> bool:
    """Whether there is something to look at: it is said to be remedied, all is done, or the last day has passed."""
    since = to_verify(at.case, key)
    if since is None or since.event in ("brist.påpekad", "brist.beslutad"):
        return False
    failed = failed_on(finding) or dt.date.min
    if _claimed_after(finding, failed):
        return True
    acts = [action for _, action in actions_for(at.case, key)]
    done = [action.done for action in acts]
    if acts and all(done) and max(day for day in done if day) > failed:
        return True
    return since.event == "åtgärd.slutdatum" and since.day <= at.day
