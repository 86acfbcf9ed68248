"""Time across a picture: days as places, the years named, and a shape for how a follow-up stands on its day."""

from collections.abc import Callable, Mapping
from datetime import date
from math import ceil
from typing import NamedTuple

from uppf.rules.due import DONE, DONE_LATE, OVERDUE, PASSED
from uppf.show.drawing import DEEP, QUIET, SMALL, WARM, WIDTH, Box, Mark, Point, circle, measure, polygon, rect, text
from uppf.show.drawing import line as stroke
from uppf.show.picture import MARGIN

SQUARE = 4.5


def _dot(at: Point) -> Mark:
    return circle(at, SQUARE, "full", DEEP)


def _late_dot(at: Point) -> Mark:
    x, y = at
    return rect(Box(x - SQUARE, y - SQUARE, x + SQUARE, y + SQUARE), "full", DEEP)


def _missed(at: Point) -> Mark:
    x, y = at
    return polygon(((x, y - 6), (x + 6, y + 5), (x - 6, y + 5)), "full", WARM)


def _passed(at: Point) -> Mark:
    x, y = at
    return polygon(((x, y - 6), (x + 6, y + 5), (x - 6, y + 5)), "blank", WARM)


def _ring(at: Point) -> Mark:
    return circle(at, SQUARE, "blank", DEEP)


SHAPES: Mapping[str, tuple[Callable[[Point], Mark], str]] = {
    DONE: (_dot, "●"),
    DONE_LATE: (_late_dot, "■"),
    OVERDUE: (_missed, "▲"),
    PASSED: (_passed, "△"),
    "kommande": (_ring, "○"),
}
"""The shape and the sign of each state of a follow-up; what is not here is yet to come."""


def state_shown(kind: str) -> str:
    """The state as it is drawn."""
    return kind if kind in SHAPES else "kommande"


class Scale(NamedTuple):
    """Days as places across the picture."""

    start: date
    end: date

    def at(self, day: date) -> float:
        """How far from the left a day is."""
        whole = max((self.end - self.start).days, 1)
        shown = min(max((day - self.start).days, 0), whole)
        return MARGIN + 6 + (WIDTH - 2 * MARGIN - 12) * shown / whole


def _every(scale: Scale) -> int:
    """How many years there are between those that are named."""
    years = scale.end.year - scale.start.year + 1
    room = (WIDTH - 2 * MARGIN) / years
    return ceil((measure("2000", SMALL) + 8) / room)


def axis(scale: Scale, top: float) -> tuple[list[Mark], float]:
    """The years by name, as many as there is room for; and where they end."""
    marks = []
    step = _every(scale)
    for year in range(scale.start.year, scale.end.year + 1):
        if (year - scale.start.year) % step == 0:
            left, right = scale.at(date(year, 1, 1)), scale.at(date(year, 12, 31))
            middle = (left + right) / 2 if step == 1 else left + 16
            if middle + 16 <= WIDTH:
                marks.append(text(str(year), (middle, top + 14), SMALL, "middle", QUIET))
    return marks, top + 24


def year_lines(scale: Scale, top: float, foot: float) -> list[Mark]:
    """A thin line where each year begins."""
    days = [date(year, 1, 1) for year in range(scale.start.year, scale.end.year + 1)]
    return [stroke((scale.at(day), top), (scale.at(day), foot), "#d0d0d0") for day in [*days, scale.end]]
