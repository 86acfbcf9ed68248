"""From what somebody typed to the one point of an agenda or an introduction that it means."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from uppf.problem import refuse
from uppf.rules.spoken import key

if TYPE_CHECKING:
    from uppf.model.plan import CheckPoint, Point

T = TypeVar("T", "CheckPoint", "Point")


def one_point(points: "Sequence[T]", text: str) -> "T":
    """The point that its id, its text or an unambiguous part of either means. Refuses ``no-such-point``."""
    asked = key(text)
    exact = [point for point in points if asked in (key(point.id), key(point.text))]
    found = exact or [point for point in points if asked and (asked in key(point.id) or asked in key(point.text))]
    if len(found) != 1:
        raise refuse("no-such-plan-point", value=text, near=tuple(point.id for point in (found or points)))
    return found[0]
