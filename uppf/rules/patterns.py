"""What follows from findings taken together: serious, repeated, several. Only proposes; changes nothing."""

import datetime as dt
from collections.abc import Iterable, Mapping

from uppf.model.facts import Event, PlanFact
from uppf.rules.ground import count

Date = dt.date
ORDER = ("ingen", "liten", "måttlig", "stor")
"""Consequences, lightest first."""

Matrix = tuple[tuple[str, str, str], ...]


def grade(matrix: Matrix, occurrence: str, consequences: Iterable[str]) -> str:
    """The grade of a finding: frequency × the highest consequence; empty when either is not judged.

    Source: Örebro's note on minor breaches (S3:198, R227); the rest of the matrix is the plan's own data.
    """
    judged = [one for one in consequences if one in ORDER]
    if not occurrence or not judged:
        return ""
    highest = max(judged, key=ORDER.index)
    return next((result for often, hard, result in matrix if (often, hard) == (occurrence, highest)), "")


def graded(event: Event, matrix: Matrix) -> str:
    """The grade that an event of a found finding carries: the assessor's own, else the reckoned one."""
    own, occurrence, *consequences = event.text.split("|")
    return own or grade(matrix, occurrence, consequences)


def derived(
    plans: Iterable[PlanFact], found: tuple[Event, ...], verified: Mapping[tuple[str, str], Date]
) -> list[Event]:
    """The events `brist.allvarlig` and `brist.upprepad` that each plan's own thresholds give (T07, T12)."""
    events: list[Event] = []
    known = tuple(plans)
    # A plan that has no grading of its own, such as the law, takes the grade that the others give.
    shared = next((plan.matrix for plan in known if plan.matrix), ())
    for plan in known:
        events += [
            one._replace(name="brist.allvarlig", dims=one.dims._replace(plan=plan.id))
            for one in found
            if graded(one, plan.matrix or shared) == "allvarlig"
        ]
        for number, one in enumerate(found):
            alike = [
                other
                for other in found[:number]
                if other.category and (other.category, other.dims.provider) == (one.category, one.dims.provider)
            ]
            if _repeated(plan, one, alike) or _several(plan, one, alike, verified):
                events.append(one._replace(name="brist.upprepad", dims=one.dims._replace(plan=plan.id)))
    return events


def _repeated(plan: PlanFact, one: Event, alike: list[Event]) -> bool:
    if plan.repeated is None:
        return False
    least, _, within = plan.repeated
    return 1 + sum(count(other.date, *within) >= one.date for other in alike) >= least


def _several(plan: PlanFact, one: Event, alike: list[Event], verified: Mapping[tuple[str, str], Date]) -> bool:
    if plan.several is None:
        return False
    still_open = [other for other in alike if verified.get((other.dims.case, other.dims.item), Date.max) > one.date]
    return 1 + len(still_open) >= plan.several[0]
