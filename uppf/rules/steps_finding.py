"""What remains to do with findings: that each is decided on."""

from collections.abc import Iterator

from uppf.rules.step import Looked, Step


def disposing(at: Looked) -> Iterator[Step]:
    """Findings that nobody has decided what to do with (R186)."""
    for key, finding in at.case.findings.items():
        decided = finding.disposition
        if not any((decided.remark, decided.action_plan, decided.sanction, decided.written_off)):
            yield Step("decide", {"item": key, "file": at.file}, holds=True)
