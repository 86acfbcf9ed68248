"""A list for a terminal or a pipe: columns that fit the width, or one field a line when they cannot."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from uppf.show.plain import flat, width, wrap
from uppf.show.tables import RIGHT, WRAPPED, Column, Row, Screen, Table, bands, shown, tone, visible
from uppf.show.words import label

T = TypeVar("T")
GAP = 2
COMFORT = 20
"""Cells that a text that matters keeps while there is another text that can give way."""
LONGEST = 15
"""Cells that a word of a text may ask for; a longer one is broken rather than pushing the list out of its columns."""

STYLES = {"title": "bold", "group": "bold", "late": "bold red", "soon": "bold", "done": "green", "off": "dim"}
"""Tones as a terminal shows them; every one also has its symbol or its place."""

Line = list[tuple[str, str]]
"""Pieces of text with the tone of each."""


class Field(NamedTuple):
    """A column being laid out: how wide it would be, and how narrow it can be without breaking anything."""

    column: Column
    natural: int
    least: int


def terminal(table: Table, screen: Screen) -> str:
    """The list in lines of at most the screen's width; only a date, id, number, command or word alone is longer."""
    lines = [[(text, "title")] for text in wrap(flat(table.title), screen.width)]
    lines.append([])
    widths = _fitted(table, screen.width)
    if not table.rows:
        lines.append([(label("no-rows"), "")])
    elif widths:
        lines.extend(_columns(table, widths, screen.width))
    else:
        lines.extend(_stacked(table, screen.width))
    for note in table.notes:
        lines.append([])
        lines.extend([(text, "")] for text in wrap(flat(note), screen.width))
    return _coloured(lines, screen.width) if screen.colour else "".join(f"{_text(line)}\n" for line in lines)


def bar(items: Sequence[T], words: str) -> Iterator[T]:
    """The items one by one, with a bar on standard error that tells how many are done and how long is left."""
    from rich.console import Console
    from rich.progress import track

    yield from track(items, words, console=Console(stderr=True), transient=True)


def _words(text: str) -> int:
    return max((width(word) for word in text.split(" ")), default=0)


def _field(table: Table, column: Column) -> Field:
    cells = [shown(table, column, row) for row in table.rows]
    longest = max(map(width, cells), default=0)
    unbroken = max(map(_words, cells), default=0) if column.kind in WRAPPED else longest
    heading = flat(column.label)
    if column.kind in WRAPPED:
        return Field(column, max(longest, width(heading)), min(max(unbroken, _words(heading)), LONGEST))
    return Field(column, max(longest, width(heading)), max(unbroken, _words(heading)))


def _fitted(table: Table, room: int) -> list[int]:
    """The width of every visible column, the lightest having given way first; empty when they cannot all fit."""
    fields = [_field(table, column) for column in visible(table)]
    widths = [max(field.least, min(field.natural, room)) for field in fields]
    surplus = sum(widths) + GAP * (len(widths) - 1) - room
    for comfort in (COMFORT, 0):
        floors = [max(f.least, min(comfort if f.column.weight > 1 else LONGEST, f.natural)) for f in fields]
        floors = [f.least for f in fields] if not comfort else floors
        while surplus > 0:
            slack = [n for n in range(len(fields)) if widths[n] > floors[n]]
            if not slack:
                break
            giving = min(slack, key=lambda n: (fields[n].column.weight, -widths[n]))
            widths[giving] -= 1
            surplus -= 1
    return widths if surplus <= 0 else []


def _columns(table: Table, widths: Sequence[int], room: int) -> Iterator[Line]:
    columns = visible(table)
    yield from _record(
        [(wrap(flat(c.label), w, broken=True), "") for c, w in zip(columns, widths, strict=True)], columns, widths
    )
    yield [((" " * GAP).join("-" * w for w in widths), "")]
    for heading, rows in bands(table):
        if heading:
            yield []
            yield from ([(text, "group")] for text in wrap(heading, room))
        for row in rows:
            cells = [(_cell(table, c, row, w), tone(c, row)) for c, w in zip(columns, widths, strict=True)]
            yield from _record(cells, columns, widths)


def _cell(table: Table, column: Column, row: Row, room: int) -> list[str]:
    text = shown(table, column, row)
    return wrap(text, room, broken=True) if column.kind in WRAPPED else [text]


def _record(cells: list[tuple[list[str], str]], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[Line]:
    """One record as the lines of its tallest cell."""
    for n in range(max(len(lines) for lines, _ in cells)):
        line: Line = []
        for (lines, colour), column, cell in zip(cells, columns, widths, strict=True):
            text = lines[n] if n < len(lines) else ""
            pad = " " * (cell - width(text))
            gap = " " * GAP if line else ""
            line += [(gap + pad if column.kind in RIGHT else gap, ""), (text, colour)]
            line += [("" if column.kind in RIGHT else pad, "")]
        yield line


def _stacked(table: Table, room: int) -> Iterator[Line]:
    """One field a line, records with an empty line between; a field without a value is left out."""
    columns = visible(table)
    margin = max(width(flat(column.label)) for column in columns) + 1 + GAP
    first = True
    for heading, rows in bands(table):
        if heading:
            yield from [] if first else [[]]
            yield from ([(text, "group")] for text in wrap(heading, room))
            first = False
        for row in rows:
            yield from [] if first else [[]]
            first = False
            for column in columns:
                text = shown(table, column, row)
                if text:
                    yield from _stacked_field(column, text, tone(column, row), margin, room)


def _stacked_field(column: Column, text: str, colour: str, margin: int, room: int) -> Iterator[Line]:
    name = f"{flat(column.label)}:"
    unbroken = _words(text) if column.kind in WRAPPED else width(text)
    if margin + unbroken <= room:
        lines = wrap(text, room - margin) if column.kind in WRAPPED else [text]
        for n, line in enumerate(lines):
            yield [(f"{name}{' ' * (margin - width(name))}" if n == 0 else " " * margin, ""), (line, colour)]
        return
    yield from ([(part, "")] for part in wrap(name, room))
    indent = GAP if GAP + unbroken <= room else 0
    for line in wrap(text, room - indent) if column.kind in WRAPPED else [text]:
        yield [(" " * indent, ""), (line, colour)]


def _text(line: Line) -> str:
    return "".join(text for text, _ in line).rstrip(" ")


def _coloured(lines: list[Line], room: int) -> str:
    """The same lines with colour. Markup, emoji and highlighting are off: data is never a command to the terminal."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", markup=False, emoji=False, highlight=False, width=room
    )
    for line in lines:
        text = Text.assemble(*((piece, STYLES.get(tone, "")) for piece, tone in line))
        text.rstrip()
        console.print(text, soft_wrap=True)
    return out.getvalue()


@contextmanager
def working(text: str) -> Iterator[None]:
    """Say on a terminal that long work goes on; in a pipe, nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True, markup=False, emoji=False, highlight=False).status(text, spinner="line"):
        yield
