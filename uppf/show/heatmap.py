"""A map of numbers: a number in every cell, the darker the more; a frame around those that stand out."""

from collections.abc import Sequence
from typing import NamedTuple

from uppf.show.drawing import INK, LINE, PAPER, QUIET, SMALL, WIDTH, Box, Mark, lines, measure, rect, text
from uppf.show.picture import MARGIN, legend, swatch
from uppf.show.words import label

SHADES = ("#ffffff", "#dce8f3", "#a9c6e0", "#2f6ea5", "#12355b")
"""From nothing to most; the text on each has at least 4.5 : 1."""
LIGHT = 3
"""From this shade on the text is white."""
SUM = 40.0
"""The room for a sum at the end of a row."""
TALL = 24.0


class HeatRow(NamedTuple):
    """A row of the map: its name, its numbers, and which of them are framed."""

    name: str
    counts: tuple[int, ...]
    framed: tuple[bool, ...]


def shade(count: int, most: int) -> int:
    """Which shade a number has: none for nothing, and the rest in equal steps up to the most."""
    return -(-count * (len(SHADES) - 1) // most) if count and most else 0


def heat_map(rows: Sequence[HeatRow], heads: Sequence[str], frame: str, top: float) -> tuple[list[Mark], float]:
    """The rows under their heads, each with its sum; what the shades and the frame mean; and where it ends."""
    most = max((count for row in rows for count in row.counts), default=0)
    samples = []
    for tone in range(1, len(SHADES)):
        held = [count for count in range(1, most + 1) if shade(count, most) == tone]
        if held:
            said = str(held[0]) if len(held) == 1 else f"{held[0]}–{held[-1]}"
            samples.append((swatch("full", SHADES[tone]), said))
    marks, top = legend(samples, top)
    cell = (WIDTH - 2 * MARGIN - SUM) / max(len(heads), 1)
    for number, head in enumerate(heads):
        marks.append(text(head, (MARGIN + (number + 0.5) * cell, top + 14), 11, "middle", QUIET))
    marks.append(text(label("load.total"), (WIDTH - MARGIN, top + 14), 11, "end", QUIET))
    top += 22
    for row in rows:
        said_lines = lines(row.name, WIDTH - 2 * MARGIN, 1, SMALL)
        marks.append(text(said_lines[0] if said_lines else "", (MARGIN, top + 12), SMALL))
        top += 17
        for number, (count, framed) in enumerate(zip(row.counts, row.framed, strict=True)):
            left = MARGIN + number * cell
            marks += _cell(count, most, framed, Box(left, top, left + cell, top + TALL))
        total = _number(sum(row.counts), SUM, SMALL)
        marks.append(text(total, (WIDTH - MARGIN, top + 16), SMALL, "end", bold=True))
        top += TALL + 8
    for part in lines(frame, WIDTH - 2 * MARGIN, 2, SMALL):
        marks.append(text(part, (MARGIN, top + 12), SMALL, colour=QUIET))
        top += 16
    return marks, top + 8


def _number(count: int, room: float, size: float) -> str:
    said = str(count)
    return said if measure(said, size, True) <= room else "–"


def _cell(count: int, most: int, framed: bool, box: Box) -> list[Mark]:
    tone = shade(count, most)
    marks = [rect(box, "full", SHADES[tone], LINE)]
    colour = PAPER if tone >= LIGHT else INK
    if framed:
        inner = Box(box.left + 2.5, box.top + 2.5, box.right - 2.5, box.bottom - 2.5)
        marks.append(rect(inner, "full", SHADES[tone], colour))
    size = SMALL if count < 100 else 9
    said = _number(count, box.right - box.left - 4, size) if count else "·"
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2 + size * 0.36)
    return [*marks, text(said, middle, size, "middle", colour)]
