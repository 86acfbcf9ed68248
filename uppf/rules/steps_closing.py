"""What must be over before a case is closed, beside the report: remedied findings, the supervisor's question."""

from collections.abc import Iterator

from uppf.rules.checks_case import supervisor_answered, supervisor_asked
from uppf.rules.step import Looked, Step


def supervising(at: Looked) -> Iterator[Step]:
    """Serious findings for which nobody has answered whether the supervisory authority must be told (L13)."""
    for key, finding in at.case.findings.items():
        if supervisor_asked(at.register, at.case, finding) and not supervisor_answered(finding):
            yield Step("supervisor", {"item": key, "file": at.file}, holds=True)


def settling(at: Looked) -> Iterator[Step]:
    """Findings to be remedied that nobody has verified; one that was not remedied may be let go with a reason (R224).

    A remark is verified at the next follow-up.
    """
    for key, finding in at.case.findings.items():
        decided = finding.disposition
        if (decided.action_plan or decided.sanction) and not decided.written_off:
            checked = finding.verified
            if not (checked and checked.remedied):
                yield Step("settle", {"item": key, "file": at.file}, holds=True, yields=checked is not None)


def closing(at: Looked) -> Iterator[Step]:
    """The case itself."""
    yield Step("close")
