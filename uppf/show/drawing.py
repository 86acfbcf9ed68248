"""Drawing: a small vocabulary of SVG that needs no script, style or font of its own and is safe with any text.

Only presentation attributes, so that the strictest Content-Security-Policy lets it be seen; no reference leaves it.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from math import cos, radians, sin
from typing import NamedTuple

from uppf.show.plain import flat

INK, QUIET, LINE, PAPER = "#1a1a1a", "#595959", "#767676", "#ffffff"
"""Text, lesser text, thin lines, and what all is drawn on: 17, 7 and 4.5 : 1 against the last (WCAG 1.4.3, 1.4.11)."""
DEEP, WARM = "#1f4e79", "#9b1c1c"
"""The two colours of shapes, both more than 8 : 1 against the paper."""

FILLS = ("full", "lines", "dots", "blank")
"""How parts of a whole are told apart, also without colour: full, striped, dotted, blank; all have an outline."""

WIDTH = 400
"""How wide every picture is, in its own units: at 320 pixels the smallest text is still some ten pixels high."""
SHOWN = 520
"""How wide a picture is shown where there is room, in pixels."""
SMALL, NORMAL, LARGE = 12, 13, 16
"""The sizes of text."""

WIDTHS = {
    0.3: "ijl'|.,:; !\u00a0",
    0.42: "()[]/\\frtI-·‘’",
    0.6: 'ckosvxyzJ?_"“”*<>FLS–',
    1: "mwMW%@—…=+~§&",
}
"""How many ems a letter is wide at most, in the widest of the common sans-serif fonts; all others are BROAD."""
LETTERS = {letter: ems for ems, letters in WIDTHS.items() for letter in letters}
BROAD, FOREIGN = 0.78, 1.3
"""Of Latin letters without a width of their own, and of all other writing."""
FIGURES = 0.64
HERE = "\0"
"""Stands for the picture's own id until it has one."""

Point = tuple[float, float]


class Box(NamedTuple):
    """Where something is: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def over(self, other: "Box") -> bool:
        """Whether the two cover a common area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Mark(NamedTuple):
    """Something drawn: its SVG, where it is, and the text that it says, if any."""

    svg: str
    box: Box
    said: str = ""


class Drawn(NamedTuple):
    """A finished drawing: the whole element, its height, and the marks in it."""

    svg: str
    height: float
    marks: tuple[Mark, ...]


def measure(text: str, size: float = NORMAL, bold: bool = False) -> float:
    """How wide a text is at most, in any common sans-serif: by the widths of the widest of them."""
    return sum(map(_ems, text)) * size * (1.12 if bold else 1)


def _ems(letter: str) -> float:
    if letter in LETTERS:
        return LETTERS[letter]
    if letter.islower() or letter.isdigit():
        return FIGURES if letter < "\u0250" else FOREIGN
    return BROAD if letter < "\u0250" else FOREIGN


def fitted(text: str, room: float, size: float = NORMAL, bold: bool = False) -> str:
    """The text, or as much of it as there is room for and an ellipsis."""
    said = flat(text)
    if _fits(said, room, size, bold):
        return said
    left, taken = room - measure("…", size, bold), 0
    for letter in said:
        left -= measure(letter, size, bold)
        if left < 0:
            break
        taken += 1
    return f"{said[:taken].rstrip()}…"


def _fits(said: str, room: float, size: float, bold: bool) -> bool:
    """Whether there is room for a text; one that is long beyond doubt is not measured."""
    return len(said) * size * min(WIDTHS) <= room and measure(said, size, bold) <= room


def lines(text: str, room: float, most: int = 2, size: float = NORMAL, bold: bool = False) -> list[str]:
    """The text on so many lines at most; what has no room ends with an ellipsis."""
    laid: list[str] = []
    words = flat(text).split()
    while words and len(laid) < most - 1 and _fits(words[0], room, size, bold):
        taken = 1
        while taken < len(words) and _fits(" ".join(words[: taken + 1]), room, size, bold):
            taken += 1
        laid.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*laid, fitted(" ".join(words), room, size, bold)] if words else laid


def number(value: float) -> str:
    """A coordinate as short as it can be written, the same on every machine."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def text(
    said: str,
    at: Point,
    size: float = NORMAL,
    anchor: str = "start",
    colour: str = INK,
    bold: bool = False,
) -> Mark:
    """A line of text; the point is on its base line, at its start, middle or end."""
    words = flat(said)
    x, y = at
    wide = measure(words, size, bold)
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    weight = ' font-weight="bold"' if bold else ""
    shade = "" if colour == INK else f' fill="{colour}"'
    svg = (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{placed}{weight}{shade}>{_safe(words)}</text>'
    )
    return Mark(svg, Box(left, y - 0.8 * size, left + wide, y + 0.25 * size), words)


def rect(box: Box, fill: str = "full", colour: str = DEEP, outline: str = INK) -> Mark:
    """A rectangle with an outline."""
    left, top, wide, tall = map(number, (box.left, box.top, box.right - box.left, box.bottom - box.top))
    shape = f'x="{left}" y="{top}" width="{wide}" height="{tall}"'
    return Mark(f"<rect {shape} {_painted(fill, colour)} {_outlined(outline)}/>", box)


def line(start: Point, end: Point, colour: str = LINE, wide: float = 1, dashed: bool = False) -> Mark:
    """A straight line."""
    (a, b), (c, d) = start, end
    dashes = ' stroke-dasharray="3 3"' if dashed else ""
    svg = (
        f'<line x1="{number(a)}" y1="{number(b)}" x2="{number(c)}" y2="{number(d)}"'
        f' stroke="{colour}" stroke-width="{number(wide)}"{dashes}/>'
    )
    return Mark(svg, Box(min(a, c), min(b, d), max(a, c), max(b, d)))


def polygon(points: Sequence[Point], fill: str = "full", colour: str = DEEP, outline: str = INK) -> Mark:
    """A closed shape of straight lines."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    xs, ys = zip(*points, strict=True)
    svg = f'<polygon points="{corners}" {_painted(fill, colour)} {_outlined(outline)}/>'
    return Mark(svg, Box(min(xs), min(ys), max(xs), max(ys)))


def circle(middle: Point, radius: float, fill: str = "full", colour: str = DEEP, outline: str = INK) -> Mark:
    """A circle."""
    x, y = middle
    svg = (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        f" {_painted(fill, colour)} {_outlined(outline)}/>"
    )
    return Mark(svg, Box(x - radius, y - radius, x + radius, y + radius))


def around(middle: Point, radius: float, degrees: float) -> Point:
    """The point so far from the middle, so many degrees clockwise from straight up."""
    angle = radians(degrees - 90)
    return middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)


def sector(
    middle: Point,
    radii: tuple[float, float],
    degrees: tuple[float, float],
    fill: str = "full",
    colour: str = DEEP,
    outline: str = INK,
) -> Mark:
    """A part of a ring, from one radius to another and from one angle to another; less than half a turn."""
    inner, outer = radii
    start, end = degrees
    corners = ((inner, start), (outer, start), (outer, end), (inner, end))
    a, b, c, d = (" ".join(map(number, around(middle, *corner))) for corner in corners)
    arcs = f"M{a}L{b}A{number(outer)} {number(outer)} 0 0 1 {c}L{d}A{number(inner)} {number(inner)} 0 0 0 {a}Z"
    box = Box(middle[0] - outer, middle[1] - outer, middle[0] + outer, middle[1] + outer)
    return Mark(f'<path d="{arcs}" {_painted(fill, colour)} {_outlined(outline)}/>', box)


def drawn(name: str, title: str, alt: str, height: float, marks: Iterable[Mark]) -> Drawn:
    """The whole picture as one element that can stand alone or in a page; its ids are its own and always the same."""
    every = tuple(marks)
    body = "\n".join(mark.svg for mark in every)
    own = f"{name}-{sha256(repr((title, alt, body)).encode()).hexdigest()[:8]}"
    tall = number(height)
    patterns = "".join(
        _pattern(own, kind, colour)
        for kind in ("lines", "dots")
        for colour in (DEEP, WARM)
        if _url(kind, colour) in body
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" width="{SHOWN}"'
        f' height="{number(height * SHOWN / WIDTH)}" role="img" aria-labelledby="{own}-t {own}-d"'
        f' lang="sv" font-family="sans-serif" fill="{INK}">\n'
        f'<title id="{own}-t">{_safe(flat(title))}</title>\n<desc id="{own}-d">{_safe(flat(alt))}</desc>\n'
        + (f"<defs>{patterns}</defs>\n" if patterns else "")
        + f'<rect width="{WIDTH}" height="{tall}" fill="{PAPER}"/>\n'
        f"{body.replace(HERE, f'{own}-')}\n</svg>\n"
    )
    return Drawn(svg, height, every)


def _safe(words: str) -> str:
    return escape(words, quote=False)


def _painted(fill: str, colour: str) -> str:
    paint = {"full": colour, "blank": PAPER}.get(fill) or _url(fill, colour)
    return f'fill="{paint}"'


def _outlined(outline: str) -> str:
    return f'stroke="{outline}"' if outline else 'stroke="none"'


def _url(kind: str, colour: str) -> str:
    # No text holds this mark: what cannot be printed is shown as something else.
    return f"url(#{HERE}{kind}{colour[1:]})"


def _pattern(own: str, kind: str, colour: str) -> str:
    inside = {
        "lines": f'<path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="{colour}" stroke-width="2"/>',
        "dots": f'<circle cx="3" cy="3" r="1.3" fill="{colour}"/>',
    }[kind]
    return (
        f'<pattern id="{own}-{kind}{colour[1:]}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{PAPER}"/>{inside}</pattern>'
    )
