"""A picture with its alternatives: one sentence that says the same, the facts as a table, and bars for a terminal."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple

from uppf.problem import Problem
from uppf.show.drawing import (
    DEEP,
    LARGE,
    QUIET,
    SMALL,
    WARM,
    WIDTH,
    Box,
    Drawn,
    Mark,
    Point,
    drawn,
    lines,
    measure,
    polygon,
    rect,
    text,
)
from uppf.show.hypertext import table_body
from uppf.show.page import PICTURED, page
from uppf.show.plain import flat, width, wrap
from uppf.show.tables import Table
from uppf.show.words import label, message

MARGIN = 12
"""The room at each side of a picture."""


class Bar(NamedTuple):
    """A line in a terminal: what it is about, the parts of its bar in units of the scale, and what stands after it."""

    name: str
    parts: tuple[tuple[str, float], ...]
    said: str
    group: str = ""


class Picture(NamedTuple):
    """A drawing, one true sentence that stands for it, and the same facts as a table."""

    name: str
    title: str
    svg: str
    alt: str
    said: str
    """The sentence without the title."""
    table: Table
    bars: tuple[Bar, ...]
    key: str
    """What the signs of the bars mean."""
    drawing: Drawn


def sentence(code: str, **facts: object) -> str:
    """What a picture says in one sentence, with numbers and their nouns in accord."""
    return message(Problem(code, facts=facts))


def picture(
    name: str,
    said: str,
    table: Table,
    bars: Sequence[Bar],
    key: str,
    marks: Iterable[Mark],
    height: float,
) -> Picture:
    """A picture called what its table is called; one without rows says so, and is no more than that."""
    told = list(heading(table.title))
    top = 20 + 20 * len(told)
    said = label("picture.said").format(said=said)
    if not table.rows:
        said = label("no-rows")
        marks, height = [text(label("no-rows"), (MARGIN, 20), colour=QUIET)], 32
    alt = label("picture.alt").format(title=table.title, said=said)
    made = drawn(name, table.title, alt, top + height, [*told, *moved(marks, top)])
    return Picture(name, flat(table.title), made.svg, flat(alt), flat(said), table, tuple(bars), key, made)


def heading(title: str) -> Iterable[Mark]:
    """The name of the picture, on two lines at most."""
    for number, said in enumerate(lines(title, WIDTH - 2 * MARGIN, 2, LARGE, True)):
        yield text(said, (MARGIN, 26 + 20 * number), LARGE, bold=True)


def moved(marks: Iterable[Mark], down: float) -> list[Mark]:
    """The marks as one group, so much further down."""
    every = list(marks)
    placed = [m._replace(box=m.box._replace(top=m.box.top + down, bottom=m.box.bottom + down)) for m in every]
    if placed:
        placed[0] = placed[0]._replace(svg=f'<g transform="translate(0 {down:g})">\n{placed[0].svg}')
        placed[-1] = placed[-1]._replace(svg=f"{placed[-1].svg}\n</g>")
    return placed


Sample = Callable[[Point], Mark]
"""Draws a sample of a sign with its middle at a point."""


def legend(samples: Iterable[tuple[Sample, str]], top: float) -> tuple[list[Mark], float]:
    """What the signs mean, in as few lines as there is room for; and where it ends."""
    marks: list[Mark] = []
    x, y = float(MARGIN), top
    for sample, said in samples:
        words = lines(said, WIDTH - 2 * MARGIN - 20, 1, SMALL)
        wide = 20 + measure(words[0] if words else "", SMALL) + 14
        if x > MARGIN and x + wide - 14 > WIDTH - MARGIN:
            x, y = MARGIN, y + 20
        marks += [sample((x + 7, y + 8)), text(words[0] if words else "", (x + 20, y + 12), SMALL)]
        x += wide
    return marks, y + 24


def swatch(fill: str, colour: str = DEEP) -> Sample:
    """A sample of a fill."""
    return lambda at: rect(Box(at[0] - 7, at[1] - 6, at[0] + 7, at[1] + 6), fill, colour)


def triangle(at: Point) -> Mark:
    """What points at a day."""
    x, y = at
    return polygon(((x, y - 5), (x + 5, y + 5), (x - 5, y + 5)), colour=WARM)


def bars_text(shown: Picture, cells: int) -> str:
    """The picture as lines for a terminal, with a number on each, readable without colour."""
    out = [*wrap(flat(shown.title), cells, True), "", *wrap(shown.said, cells, True)]
    names = min(max((width(bar.name) for bar in shown.bars), default=0), cells * 2 // 5)
    said = max((width(bar.said) for bar in shown.bars), default=0)
    whole = max((sum(part for _, part in bar.parts) for bar in shown.bars), default=0)
    # A cell is one of what is counted as long as there is room for it.
    room = min(max(cells - names - said - 4, 4), int(whole))
    group: str | None = None
    for bar in shown.bars if shown.table.rows else ():
        if bar.group != group:
            group = bar.group
            out += ["", *(wrap(flat(group), cells, True) if group else [])]
        name = _cut(flat(bar.name), names)
        line = f"{name}{' ' * (names - width(name))}  {flat(bar.said).rjust(said)}  {_laid(bar.parts, room, whole)}"
        out.append(line.rstrip())
    if shown.key and shown.table.rows:
        out += ["", *wrap(shown.key, cells)]
    for note in shown.table.notes:
        out += ["", *wrap(note, cells, True)]
    return "\n".join(out) + "\n"


FEW = 6
"""So many kinds of parts a bar has at most; what has more is a line of time, a part for each stretch of it."""


def _laid(parts: Sequence[tuple[str, float]], room: int, whole: float) -> str:
    """The parts of a bar in so many cells; of a few kinds each is seen, however little there is of it."""
    laid, at = "", 0.0
    for sign, part in parts:
        at += part
        least = len(laid) + 1 if part and len(parts) <= FEW else 0
        laid += sign * (min(max(round(at * room / whole), least), room) - len(laid)) if whole else ""
    return laid


def _cut(said: str, cells: int) -> str:
    if width(said) <= cells:
        return said
    while said and width(said) > cells - 1:
        said = said[:-1]
    return f"{said}…"


def picture_page(shown: Picture) -> str:
    """The picture as a page, its sentence and its table under it."""
    title = escape(flat(shown.title))
    body = (
        f'<article id="bild" tabindex="-1">\n<h1>{title}</h1>',
        shown.svg.rstrip("\n"),
        f"<p>{escape(shown.said)}</p>",
        f"<h2>{escape(label('picture.table'))}</h2>",
        *table_body(shown.table),
        "</article>",
    )
    return page(shown.title, body, ("bild", label("skip-to-content")), PICTURED)
