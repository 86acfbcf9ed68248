"""Days in their order: what must come first, and what comes first when all is well."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.walk import parts, wholes

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date


class Order(NamedTuple):
    """Of a shape: a day, and one that is never (error) or hardly (warning) before it; a point leads into a part."""

    shape: str
    first: str
    then: str
    level: Level = Level.ERROR


ORDERS: tuple[Order, ...] = (
    Order("Validity", "from_date", "to_date"),
    Order("PlanDocument", "decided_on", "revised_on"),
    Order("OrganisationUnit", "starts", "ends"),
    Order("BoardMeeting", "document_deadline", "date"),
    Order("MunicipalEvent", "date", "answer_by"),
    Order("Unit", "starts", "ends"),
    Order("Permit", "decided_on", "valid_to"),
    Order("AgreementSpan", "from_date", "to_date"),
    Order("Agreement", "awarded_on", "signed_on", Level.WARNING),
    Order("Agreement", "signed_on", "in_force", Level.WARNING),
    Order("Agreement", "in_force", "operation_starts", Level.WARNING),
    Order("Agreement", "in_force", "ends_on"),
    Order("Agreement", "operation_starts", "ends_on"),
    Order("Agreement", "in_force", "ended.date"),
    Order("UsedOption", "used_on", "notify_by", Level.WARNING),
    Order("Ending", "notice_given_on", "date"),
    Order("ProviderEvent", "date", "answer_by"),
    Order("Procurement", "steps.laga_kraft.done", "steps.avtalstecknande.done", Level.WARNING),
    Order("Signal", "received", "acknowledged"),
    Order("Signal", "received", "judged"),
    Order("DocumentRequest", "requested", "answer_by"),
    Order("DocumentRequest", "requested", "received", Level.WARNING),
    Order("DocumentRequest", "received", "complete"),
    Order("DocumentRequest", "received", "reviewed"),
    Order("Supplement", "requested", "answer_by"),
    Order("Supplement", "requested", "received"),
    Order("SurveySent", "sent", "answer_by"),
    Order("SurveySent", "sent", "received"),
    Order("Visit", "date", "minutes_adjusted"),
    Order("Finding", "found", "disposition.remark"),
    Order("Finding", "found", "disposition.action_plan"),
    Order("Finding", "found", "disposition.sanction"),
    Order("Finding", "found", "disposition.written_off.date"),
    Order("Finding", "found", "remedied"),
    Order("Finding", "found", "verified.date"),
    Order("Finding", "found", "supervisor.notified"),
    Order("ActionPlan", "requested", "answer_by"),
    Order("ActionPlan", "requested", "received", Level.WARNING),
    Order("ActionPlan", "received", "supplement_requested"),
    Order("ActionPlan", "received", "approved.date"),
    Order("Sanction", "considered", "decision.date"),
    Order("Sanction", "deliberation", "decision.date"),
    Order("Sanction", "statement_requested", "statement_by"),
    Order("Sanction", "statement_requested", "statement_received", Level.WARNING),
    Order("Sanction", "statement_received", "decision.date"),
    Order("Sanction", "decision.date", "from_date"),
    Order("Sanction", "from_date", "to_date"),
    Order("Sanction", "from_date", "ended"),
    Order("Sanction", "decision.date", "executed"),
    Order("Sanction", "decision.date", "disputed"),
    Order("Sanction", "decision.date", "reconsidered"),
    Order("Decided", "date", "reported_to_board"),
    Order("FactCheck", "sent", "answer_by"),
    Order("FactCheck", "sent", "answered"),
    Order("Report", "draft", "fact_check.sent"),
    Order("Report", "draft", "finished"),
    Order("Report", "finished", "sent_to_provider"),
    Order("Case", "opened", "fed_back"),
    Order("Case", "opened", "published_on"),
    Order("Case", "opened", "closed.date"),
    Order("Case", "opened", "cancelled.date"),
    Order("Case", "opened", "not_applicable_case.date"),
)
"""What comes before what; a new order is one row."""


def disorder(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Days that come in the wrong order. Code: ``dates-in-disorder``."""
    for whole in wholes(register):
        for part in parts(whole.shape):
            name = type(part.shape).__name__
            for order in ORDERS:
                if order.shape == name:
                    first, then = _day(part.shape, order.first), _day(part.shape, order.then)
                    if first and then and then < first:
                        route = (*part.route, *_keys(part.shape, order.then))
                        yield _told(whole.file, route, _keys(part.shape, order.first), first, then, order.level)


def disorder_in_cases(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Visits before the case was opened, actions that end before the plan was asked for, and remedies seen too soon.

    A check that showed the opposite may well come before the day on which the provider says that it is done.
    """
    for case in register.cases.values():
        file = register.file("case", case.case)
        for key, visit in case.visits.items():
            if visit.date < case.opened:
                route: Route = ("tillfällen", key, "datum")
                yield _told(file, route, ("öppnat",), case.opened, visit.date, Level.WARNING)
        for key, finding in case.findings.items():
            seen = finding.verified
            if seen and seen.remedied and finding.remedied and seen.date < finding.remedied:
                yield _told(
                    file,
                    ("brister", key, "verifierad", "datum"),
                    ("åtgärdad",),
                    finding.remedied,
                    seen.date,
                    Level.WARNING,
                )
        for plan_key, plan in case.action_plans.items():
            for key, action in plan.actions.items():
                if action.end_date and action.end_date < plan.requested:
                    route = ("åtgärdsplaner", plan_key, "åtgärder", key, "slutdatum")
                    yield _told(file, route, ("begärd",), plan.requested, action.end_date, Level.ERROR)


def _told(file: str, route: Route, first: Route, day: Date, then: Date, level: Level) -> Problem:
    facts = {"first": ".".join(map(str, first)), "day": day, "then": str(route[-1]), "value": then}
    return Problem("dates-in-disorder", Place(file, route), level, facts)


def _day(shape: Any, path: str) -> Date | None:
    for step in path.split("."):
        shape = shape.get(step) if isinstance(shape, Mapping) else getattr(shape, step, None)
    return shape if isinstance(shape, Date) else None


def _keys(shape: Any, path: str) -> Route:
    """The way to a day as its file writes it."""
    return tuple(TERMS[step].key if step in TERMS else step for step in path.split("."))
