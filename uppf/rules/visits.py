"""The visits of a case: those that stand, held or to come; and what an unannounced follow-up has let be known."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uppf.model.case import Case, Visit
    from uppf.model.facts import CaseFact

Date = dt.date


def standing(case: "Case") -> Mapping[str, "Visit"]:
    """The visits that have not been called off."""
    return {key: visit for key, visit in case.visits.items() if not visit.cancelled}


def visit_state(visit: "Visit", day: Date) -> str:
    """Where a visit stands on a day: `inställt`, `planerat` or `genomfört`."""
    if visit.cancelled and visit.cancelled.date <= day:
        return "inställt"
    return "planerat" if visit.date > day else "genomfört"


def unheld(case: "Case") -> Mapping[str, "Visit"]:
    """The visits of which nothing tells that they have been: planned, or with a day that only has passed (R152)."""
    written = [day for report in case.reports.values() for day in (report.draft, report.finished) if day]
    written += [finding.found for finding in case.findings.values()]
    return {
        key: visit
        for key, visit in standing(case).items()
        if not (visit.present or visit.absence_reason or visit.not_visited_reason or visit.points)
        and not visit.minutes_adjusted
        and all(day < visit.date for day in written)
    }


def latest(case: "Case", day: Date) -> str:
    """The key of the last visit until a day; of two on one day that with the last key. Empty when there is none."""
    held = [(visit.date, key) for key, visit in standing(case).items() if visit.date <= day]
    return max(held, default=(day, ""))[1]


def revealed(case: "Case") -> Date | None:
    """The day from which the provider knows of a follow-up: it is visited, asked for something, or told the end.

    A control at a register is made without the provider's knowing. Source: OSL 17:1, S3:140 (R199), L18.
    """
    days = [
        *(visit.date for visit in standing(case).values()),
        *(request.requested for request in case.requests.values()),
        *(survey.sent for survey in case.surveys.values()),
        *(report.sent_to_provider for report in case.reports.values()),
        *(report.finished for report in case.reports.values()),
        *(end.date for end in (case.closed, case.cancelled, case.not_applicable_case) if end),
        case.fed_back,
    ]
    return min(filter(None, days), default=None)


def hidden(case: "Case | CaseFact", day: Date) -> bool:
    """Whether an unannounced follow-up must not yet be seen in what is shared (L18, OSL 17:1)."""
    known = case.revealed if hasattr(case, "revealed") else revealed(case)
    return case.unannounced and not (known is not None and known <= day)
