"""What a cooperation group waits for: minutes to be signed by both parties, problems that were tabled."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, OpenItem
from uppf.rules.cooperation import is_group_meeting, unsettled
from uppf.rules.minutes import SIGNED, unsigned

if TYPE_CHECKING:
    from uppf.model.case import Case

WHO_SIGNS = {"signed_by_commissioner": "kommunen", "signed_by_provider": "utföraren"}
"""Whom a missing signature is waited for from."""


def minutes(case: "Case", own: Dims) -> Iterator[OpenItem]:
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


def problems(case: "Case", own: Dims) -> Iterator[OpenItem]:
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
