"""A paper as a web page, or as a part of one."""

import re
from collections.abc import Iterator
from html import escape

from uppf.show.manuscript import (
    Block,
    Blocks,
    Break,
    Code,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Items,
    Line,
    Link,
    Manuscript,
    NewPage,
    Paragraph,
    Part,
    Parts,
    Pictured,
    Pictures,
    Quote,
    Strong,
    Text,
    Verbatim,
)
from uppf.show.markdown import manuscript
from uppf.show.page import PROSE, page
from uppf.show.words import label

TARGET = "papper"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLASSES = {"left": "", "right": ' class="number"', "center": ' class="middle"'}
"""How a column is set; the page's own rules forbid style written in an element."""


def webpaper(markdown: str, pictures: Pictures | None = None, logotype: Pictured | None = None) -> str:
    """One whole HTML document: no raw HTML, no pictures but those handed over, one heading of the first rank."""
    return webpage(manuscript(markdown, pictures), logotype)


def webpage(paper: Manuscript, logotype: Pictured | None = None) -> str:
    """Likewise from a paper already read."""
    above = (f'<div class="logotype">{_drawing(logotype.svg, logotype.alt)}</div>',) if logotype else ()
    body = (f'<article id="{TARGET}" tabindex="-1">', *above, "\n".join(_blocks(paper.blocks)), "</article>")
    return page(paper.title, body, (TARGET, label("skip-to-content")), PROSE)


def article(markdown: str, pictures: Pictures | None = None) -> tuple[str, str]:
    """The title of a paper, and its text as HTML without the document around it."""
    paper = manuscript(markdown, pictures)
    return paper.title, "\n".join(_blocks(paper.blocks))


def _blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(parts, rank):
            yield f"<h{rank}>{_line(parts)}</h{rank}>"
        case Paragraph(parts, tight):
            yield _line(parts) if tight else f"<p>{_line(parts)}</p>"
        case Items(items, start):
            yield from _items(items, start)
        case Quote(blocks):
            yield "<blockquote>"
            yield from _blocks(blocks)
            yield "</blockquote>"
        case Grid():
            yield from _grid(block)
        case Verbatim(text):
            yield f"<pre><code>{escape(text)}\n</code></pre>"
        case Figure(svg, alt):
            yield f'<div class="picture">{_drawing(svg, alt)}</div>'
        case Line():
            yield "<hr>"
        case NewPage():
            yield '<div class="new-page"></div>'


def _items(items: tuple[Blocks, ...], start: int | None) -> Iterator[str]:
    tag = "ul" if start is None else "ol"
    yield f"<{tag}>" if start in (None, 1) else f'<{tag} start="{start}">'
    for blocks in items:
        text = "\n".join(_blocks(blocks))
        yield f"<li>{text}</li>"
    yield f"</{tag}>"


def _grid(grid: Grid) -> Iterator[str]:
    # A table that is wider than the window is moved sideways with the keys, and so must be reached by them.
    named = escape(label("paper.table").format(heading=grid.under))
    yield f'<div class="wide" role="region" aria-label="{named}" tabindex="0">\n<table>\n<thead>'
    yield from _row(grid.head, grid.aligned, 'th scope="col"')
    yield "</thead>"
    if grid.rows:
        yield "<tbody>"
        for row in grid.rows:
            yield from _row(row, grid.aligned, "td")
        yield "</tbody>"
    yield "</table>\n</div>"


def _row(cells: tuple[Parts, ...], aligned: tuple[str, ...], opening: str) -> Iterator[str]:
    yield "<tr>"
    for parts, side in zip(cells, aligned, strict=True):
        text, classes = _line(parts), CLASSES[side]
        if opening == "td" and DAY.fullmatch(text):
            # A day in a cell of its own is a day to machines too, and stands on one line.
            text, classes = f'<time datetime="{text}">{text}</time>', ' class="date"'
        yield f"<{opening}{classes}>{text}</{opening[:2]}>"
    yield "</tr>"


def _drawing(svg: str, alt: str) -> str:
    """The drawing as a part of the page, with its words for those who do not see it."""
    start = svg.index("<svg")
    drawing = svg[start:].strip()
    if ' role="img"' in drawing[: drawing.index(">")]:
        return drawing  # it says itself what it is
    return f'<div role="img" aria-label="{escape(alt)}">{drawing}</div>'


def _line(parts: Parts) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    match part:
        case Text(text):
            return escape(text)
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Break(hard):
            return "<br>\n" if hard else "\n"
        case Strong(parts):
            return f"<strong>{_line(parts)}</strong>"
        case Emphasis(parts):
            return f"<em>{_line(parts)}</em>"
        case Link(parts, to):
            return f'<a href="{escape(to)}">{_line(parts)}</a>'
