"""What remains of a cooperation group: minutes to answer and sign, problems to settle, the next meeting."""

from collections.abc import Iterator

from uppf.rules.cooperation import is_group_case, is_group_meeting, is_setting_up, unsettled
from uppf.rules.distill_provider import ends_on
from uppf.rules.minutes import unanswered, unsigned
from uppf.rules.step import Looked, Step, in_order

FLAGS = {"signed_by_commissioner": "commissioner", "signed_by_provider": "provider"}
"""The option by which each signature is said."""


def minuting(at: Looked) -> Iterator[Step]:
    """Meetings that were held and whose minutes are not yet answered point by point and signed (R022, R024)."""
    for key, visit in in_order(at.case.visits, lambda one: one.date):
        if visit.date > at.day or not is_group_meeting(at.case, visit):
            continue
        points = tuple(point.id for point in unanswered(at.register, at.case, visit))
        told = {"item": key, "day": visit.date}
        if points and not visit.minutes_adjusted:
            yield Step("group-answer", {**told, "points": points}, holds=True, yields=True)
        missing = unsigned(visit)
        if missing and not visit.minutes_adjusted:
            yield Step("group-adjust", {**told, **{FLAGS[name]: f"--{FLAGS[name]}" for name in missing}}, holds=True)


def settling(at: Looked) -> Iterator[Step]:
    """Problems and proposals that the group has tabled (R018, R021)."""
    held = {key: visit.date for key, visit in at.case.visits.items()}
    for key, problem in in_order(at.case.problems, lambda one: held.get(one.raised_at)):
        if unsettled(problem):
            yield Step("group-settle", {"item": key, "text": problem.text}, holds=True, yields=True)
    for key, proposal in in_order(at.case.proposals, lambda one: held.get(one.raised_at)):
        if unsettled(proposal):
            yield Step("group-settle-proposal", {"item": key, "text": proposal.text})


def meeting(at: Looked) -> Iterator[Step]:
    """That the group is set up, then its next meeting; it meets for as long as the agreement lasts (R012, T04).

    A group whose case is closed before that goes on in another, and why is said.
    """
    case = at.case
    if not (case.agreement and is_group_case(at.register, case)):
        return
    rule = at.register.rule(case.rule or "")
    plan = at.register.plans.get((case.rule or "").partition("/")[0])
    if plan and rule and is_setting_up(plan, rule) and not case.decision:
        yield Step("group-form", {"agreement": case.agreement}, holds=True, yields=True)
    _, agreement = at.register.agreements().get(case.agreement, (None, None))
    last = ends_on(agreement) if agreement else None
    if last is None or last >= at.day:
        yield Step("group-meet", {"agreement": case.agreement}, holds=agreement is not None, yields=True)
