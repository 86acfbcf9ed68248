"""What waits in a case for somebody to do by a day: requests, actions, answers; and how each day is reckoned."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Duration, Facts, OpenItem
from uppf.rules.cooperation import is_group_meeting, unsettled
from uppf.rules.ground import Step, count, duration_step
from uppf.rules.minutes import SIGNED, unsigned

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
DEADLINES: Mapping[str, Duration] = {
    "redovisa_beslut": Duration(days=60),
    "justera_protokoll": Duration(days=14),
    "bordlagt_problem": Duration(months=2),
}
"""How long something may wait where no plan says so: each is ours, and the municipality's own number goes before it."""


def requests(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Documents that were asked for and have not come; a delivery under a rule is a row of that rule (R006)."""
    for key, request in case.requests.items():
        if request.answer_by and not request.received and not (request.rule or case.rule):
            yield OpenItem("underlag", request.answer_by, own._replace(item=key), request.what, "utföraren", "avtal")


def actions(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Actions of a plan that are not said to be done (R233)."""
    for plan in case.action_plans.values():
        for key, action in plan.actions.items():
            if action.end_date and not action.done:
                yield OpenItem("åtgärd", action.end_date, own._replace(item=key), action.activity, "utföraren", "avtal")


def fact_checks(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Drafts that the provider has not yet answered (R180)."""
    for key, report in case.reports.items():
        check = report.fact_check
        if check and check.answer_by and not check.answered and not report.finished:
            dims, text = own._replace(item=key), case.title or case.case
            yield OpenItem("faktakontroll", check.answer_by, dims, text, "utföraren", "plan")


def group_minutes(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Minutes of a cooperation group that are not yet signed by both parties (R024)."""
    for key, visit in case.visits.items():
        missing = unsigned(visit)
        if is_group_meeting(case, visit) and missing and not visit.minutes_adjusted:
            yield OpenItem(
                *("protokoll", None, own._replace(item=key), visit.date.isoformat()),
                "båda" if len(missing) == len(SIGNED) else WHO_SIGNS[missing[0]],
                "avtal",
                case.responsible or "",
                since=visit.date,
                event="tillfälle",
                setting="justera_protokoll",
            )


def group_problems(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Problems that a cooperation group has tabled; a reminder of the next meeting, never late (R018)."""
    for key, problem in case.problems.items():
        meeting = case.visits.get(problem.raised_at)
        if meeting and unsettled(problem):
            yield OpenItem(
                *("bordlagt", None, own._replace(item=key), problem.text, "båda", "mål", case.responsible or ""),
                since=meeting.date,
                event="tillfälle",
                setting="bordlagt_problem",
            )


WHO_SIGNS = {"signed_by_commissioner": "kommunen", "signed_by_provider": "utföraren"}
"""Whom a missing signature is waited for from."""

ITEMS: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = (
    requests,
    actions,
    fact_checks,
    group_minutes,
    group_problems,
)
"""Every kind of thing that waits in a case that has not ended."""
STANDING: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = ()
"""What waits even when the case has ended."""


def item_key(item: OpenItem) -> str:
    """What makes an item the same from one day to another."""
    return f"{item.kind}:{item.dims.case}:{item.dims.item}"


def item_day(item: OpenItem, facts: Facts) -> tuple[Date, tuple[Step, ...]]:
    """The last day of an item and how it came about: a day of its own, a board's next meeting, or a time from a day."""
    if item.due is not None:
        return item.due, (("own_due", "", item.due.isoformat()),)
    since = item.since or Date.min
    begun: Step = ("event", item.event, since.isoformat())
    meetings = sorted(m for m in facts.meetings if m.board == item.board and (m.deadline or m.date) >= since)
    if meetings:
        found = meetings[0]
        return found.date, (begun, ("next_meeting", (found.deadline or found.date).isoformat(), found.date.isoformat()))
    own = dict(facts.deadlines).get(item.setting)
    within = own or DEADLINES[item.setting]
    day = count(since, *within)
    return day, (begun, ("own_deadline" if own else "default_deadline", duration_step(within), day.isoformat()))
