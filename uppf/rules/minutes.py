"""Minutes of a meeting: which standing points are answered, who has signed, whether they are written notice."""

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case, Visit
    from uppf.model.plan import Point
    from uppf.model.register import Register

Date = dt.date
SIGNED = ("signed_by_commissioner", "signed_by_provider")
"""The two signatures: each is a fact of its own (R024)."""


def standing_points(register: "Register", case: "Case", visit: "Visit") -> tuple["Point", ...]:
    """The standing points that the plan wants raised at every meeting (R022, R023)."""
    plan = register.plans.get((visit.rule or case.rule or "").partition("/")[0])
    return plan.agenda if plan else ()


def is_answered(point: "Assessment") -> bool:
    """Whether a point has an answer, or a reason why it was not raised."""
    return bool(point.answer or point.assessment or point.observation or point.not_applicable)


def unanswered(register: "Register", case: "Case", visit: "Visit") -> tuple["Point", ...]:
    """The mandatory standing points that the minutes do not answer."""
    done = {point.check_point for point in visit.points.values() if is_answered(point)}
    return tuple(p for p in standing_points(register, case, visit) if p.mandatory and p.id not in done)


def unsigned(visit: "Visit") -> tuple[str, ...]:
    """The signatures that are missing, by their fields."""
    return tuple(name for name in SIGNED if getattr(visit, name) is None)


def written_notice(case: "Case", visit: str) -> Date | None:
    """The day from which the minutes of a meeting count as written notice; none until both parties have signed.

    A finding, a request, a price adjustment or a deliberation may then refer to them (R025). A sanction still takes a
    decision of its own.
    """
    meeting = case.visits.get(visit)
    if meeting is None or unsigned(meeting):
        return None
    return meeting.minutes_adjusted
