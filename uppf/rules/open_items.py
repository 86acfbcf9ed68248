"""What waits in a case for somebody to do by a day: requests, actions, answers; and how each day is reckoned."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Duration, Facts, OpenItem
from uppf.rules import open_following, open_groups, open_remedies
from uppf.rules.agreement_items import reminder_steps
from uppf.rules.ground import Step, count, duration_step
from uppf.rules.meetings import next_meeting
from uppf.rules.open_items_sanction import sanctions_considered, sanctions_decided
from uppf.rules.open_requests import requests, reviews, supplements
from uppf.rules.remedy import needless, sent_back

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
DEADLINES: Mapping[str, Duration] = {
    "faktakontroll": Duration(workdays=10),
    "granska_underlag": Duration(days=30),
    "redovisa_beslut": Duration(days=60),
    # from a finding to a verified remedy
    "beslut_om_brist": Duration(days=30),
    "beslut_om_allvarlig_brist": Duration(workdays=3),
    "åtgärdsplan": Duration(days=14),
    "granska_åtgärdsplan": Duration(days=14),
    "verifiera": Duration(days=30),
    "verifiera_påpekande": Duration(months=12),
    "svar_underlag": Duration(days=14),
    "bekräfta_signal": Duration(workdays=5),
    "bedöma_signal": Duration(days=30),
    "enkätsvar": Duration(days=21),
    "besluta_sanktion": Duration(days=60),
    "justera_protokoll": Duration(days=14),
    "bordlagt_problem": Duration(months=2),
}
"""How long something may wait where no plan says so: each is ours, and the municipality's own number goes before it."""


def actions(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Actions of a plan that are not said to be done, and have something left to remedy (R233)."""
    for plan in case.action_plans.values():
        for key, action in plan.actions.items() if not sent_back(plan) else ():
            if action.end_date and not (action.done or needless(case, plan, action)):
                yield OpenItem("åtgärd", action.end_date, own._replace(item=key), action.activity, "utföraren", "avtal")


def fact_checks(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Drafts that the provider has not yet answered (R180)."""
    for key, report in case.reports.items():
        check = report.fact_check
        if check and check.answer_by and not check.answered and not report.finished:
            dims, text = own._replace(item=key), case.title or case.case
            yield OpenItem("faktakontroll", check.answer_by, dims, text, "utföraren", "plan")


ITEMS: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = (
    open_following.signals,
    *(requests, supplements, reviews),
    open_following.answers,
    *(actions, fact_checks),
    *(open_remedies.undecided, open_remedies.answers, open_remedies.reviews, open_remedies.unverified),
    sanctions_considered,
    *(open_groups.minutes, open_groups.problems),
)
"""Every kind of thing that waits in a case that has not ended."""
STANDING: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = (
    open_remedies.unverified_remarks,
    sanctions_decided,
)
"""What waits even when the case has ended."""
SERIOUS: Mapping[str, str] = {"beslut_om_brist": "beslut_om_allvarlig_brist"}
"""The deadline that holds instead when the finding is a serious one."""


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
    found = next_meeting(facts.meetings, item.board, since)
    if found:
        return found.date, (begun, ("next_meeting", (found.deadline or found.date).isoformat(), found.date.isoformat()))
    within, own = allowed(facts, item.setting)
    day = count(since, *within)
    return day, (begun, ("own_deadline" if own else "default_deadline", duration_step(within), day.isoformat()))


def allowed(facts: Facts, setting: str) -> tuple[Duration, bool]:
    """How long something may wait, and whether that is the municipality's own number."""
    own = dict(facts.deadlines).get(setting)
    return own or DEADLINES[setting], own is not None
