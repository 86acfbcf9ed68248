"""What waits in a case for somebody to do by a day: requests, actions, answers; and how each day is reckoned."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Duration, Facts, OpenItem
from uppf.rules.agreement_items import reminder_steps
from uppf.rules.ground import Step, count, duration_step

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
DEADLINES: Mapping[str, Duration] = {
    "redovisa_beslut": Duration(days=60),
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


ITEMS: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = (requests, actions, fact_checks)
"""Every kind of thing that waits in a case that has not ended."""
STANDING: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = ()
"""What waits even when the case has ended."""


def item_key(item: OpenItem) -> str:
    """What makes an item the same from one day to another."""
    return f"{item.kind}:{item.dims.case or item.dims.agreement or item.dims.provider}:{item.dims.item}"


def item_day(item: OpenItem, facts: Facts) -> tuple[Date, tuple[Step, ...]]:
    """The last day of an item and how it came about: a day of its own, a board's next meeting, or a time from a day."""
    if item.due is not None:
        beside = reminder_steps(item, item.due, facts)
        return item.due, (*(item.steps or (("own_due", "", item.due.isoformat()),)), *beside)
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
