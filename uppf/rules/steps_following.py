"""What remains of the follow-up itself: that somebody looks, and that what was seen is told."""

from collections.abc import Iterator

from uppf.rules.checks_case import REPORT, rule_of
from uppf.rules.cooperation import is_group_case
from uppf.rules.introduction import programme_of
from uppf.rules.step import Looked, Step

BY_EVENT = {"tillfälle": "visit", "rapport.färdig": "visit"}
"""Which step comes first for what makes a follow-up done; anything else is written in the file by hand."""


def led_otherwise(at: Looked) -> bool:
    """Whether a case is a cooperation group's or an introduction's, which have steps of their own and no report."""
    return is_group_case(at.register, at.case) or programme_of(at.register, at.case) is not None


def looking(at: Looked) -> Iterator[Step]:
    """Nothing has been looked at yet."""
    case, rule = at.case, rule_of(at.register, at.case)
    if led_otherwise(at) or case.visits or case.desk_checks or case.aggregates or case.surveys or case.findings:
        return
    counts = rule.counts_as_done if rule else (REPORT,)
    yield Step(next((BY_EVENT[event] for event in counts if event in BY_EVENT), "write"), {"file": at.file})


def reporting(at: Looked) -> Iterator[Step]:
    """What was seen is not yet told."""
    case = at.case
    if led_otherwise(at):
        return
    if (case.visits or case.desk_checks) and not any(report.finished for report in case.reports.values()):
        yield Step("finding")
