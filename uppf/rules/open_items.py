"""What waits in a case for somebody to do by a day: requests, actions, answers; and how each day is reckoned."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Duration, Facts, OpenItem
from uppf.rules.ground import Step, count, duration_step
from uppf.rules.signals import ACKNOWLEDGED, JUDGED, signal_event

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
DEADLINES: Mapping[str, Duration] = {
    "redovisa_beslut": Duration(days=60),
    "bekräfta_signal": Duration(workdays=5),
    "bedöma_signal": Duration(days=30),
    "enkätsvar": Duration(days=21),
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


def signals(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Signals that are not acknowledged or not judged, where no rule of a plan asks for it (R113, R197–R198)."""
    signal = case.signal
    if signal is None or signal.judged:
        return
    source = str(signal.source)
    text = case.title or ", ".join(filter(None, (source, signal.category))).replace("_", " ")
    waits = (("bekräfta_signal", ACKNOWLEDGED, signal.acknowledged), ("bedöma_signal", JUDGED, None))
    for kind, done_by, done in waits:
        if not done:
            yield OpenItem(
                *(kind, None, own, text, "kommunen", "mål", case.responsible or ""),
                since=signal.received,
                event=signal_event(source),
                setting=kind,
                done_by=done_by,
            )


def answers(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Questionnaires that have been sent and not answered (R074–R075); without a day of their own it is a goal."""
    for key, survey in case.surveys.items():
        if survey.received is None:
            theirs = str(survey.obliged)
            yield OpenItem(
                *("enkätsvar", survey.answer_by, own._replace(item=key), case.title or case.case, theirs),
                "plan" if survey.answer_by else "mål",
                "" if theirs == "utföraren" else survey.recipient,
                since=survey.sent,
                event="enkät.skickad",
                setting="enkätsvar",
            )


ITEMS: tuple[Callable[["Case", Dims], Iterator[OpenItem]], ...] = (requests, actions, fact_checks, signals, answers)
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
