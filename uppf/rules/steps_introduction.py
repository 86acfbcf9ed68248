"""What remains of an introduction: the points that are left, then the decision that it is done."""

from collections.abc import Iterator

from uppf.rules.introduction import left, programme_of
from uppf.rules.step import Looked, Step


def introducing(at: Looked) -> Iterator[Step]:
    """The points that are left, mandatory ones first, then that somebody says that it is done (R135–R140, T14)."""
    found = programme_of(at.register, at.case)
    if found is None or at.case.decision:
        return
    points = left(found, at.case)
    for point in points:
        if point.mandatory:
            yield Step("introduction-done", {"point": point.id, "text": point.text}, holds=True)
    if not any(point.mandatory for point in points):
        yield Step("introduction-finish", holds=True)
    for point in points:
        if not point.mandatory:
            yield Step("introduction-waive", {"point": point.id, "text": point.text})
