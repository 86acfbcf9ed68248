"""What remains of the follow-up itself: that somebody looks, and that what was seen is told."""

from collections.abc import Iterator

from uppf.rules.checks_case import REPORT, rule_of
from uppf.rules.step import Looked, Step

BY_EVENT = {
    "tillfälle": "visit",
    "rapport.färdig": "visit",
    "underlag.inkommet": "request",
    "underlag.granskat": "request",
}
"""Which step comes first for what makes a follow-up done; anything else is written in the file by hand."""


def looking(at: Looked) -> Iterator[Step]:
    """Nothing has been looked at yet."""
    case, rule = at.case, rule_of(at.register, at.case)
    if case.visits or case.desk_checks or case.aggregates or case.surveys or case.findings:
        return
    counts = rule.counts_as_done if rule else (REPORT,)
    told = (case.decision, case.reported, case.fed_back, case.management_group, case.published_on)
    if any(told) or (case.requests and any(BY_EVENT.get(event) == "request" for event in counts)):
        return
    yield Step(next((BY_EVENT[event] for event in counts if event in BY_EVENT), "write"), {"file": at.file})


def reporting(at: Looked) -> Iterator[Step]:
    """What was seen is not yet told."""
    case = at.case
    if (case.visits or case.desk_checks) and not case.reports:
        yield Step("finding")
