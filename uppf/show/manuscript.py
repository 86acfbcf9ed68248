"""A paper as every format prints it: a small tree of headings, paragraphs, lists, tables and pictures."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol, TypeAlias


class Pictured(Protocol):
    """A drawing as SVG, and the words that say the same."""

    @property
    def svg(self) -> str:
        """The drawing."""

    @property
    def alt(self) -> str:
        """What it says."""


Pictures: TypeAlias = Mapping[str, Pictured]


class Text(NamedTuple):
    """Words."""

    text: str


class Code(NamedTuple):
    """Words that are to be typed as they stand."""

    code: str


class Break(NamedTuple):
    """The end of a line in the source, which is a new line in the paper too if it is a hard one."""

    hard: bool


class Strong(NamedTuple):
    """Words of weight."""

    strong: "Parts"


class Emphasis(NamedTuple):
    """Words with stress."""

    emphasis: "Parts"


class Link(NamedTuple):
    """Words that lead somewhere; only a template can say where."""

    link: "Parts"
    to: str


Part: TypeAlias = Text | Code | Break | Strong | Emphasis | Link
Parts: TypeAlias = tuple[Part, ...]


class Heading(NamedTuple):
    """A heading; exactly one is of the first rank, and no rank is jumped over on the way down."""

    heading: Parts
    rank: int


class Paragraph(NamedTuple):
    """A paragraph; a tight one is a line in a list."""

    paragraph: Parts
    tight: bool = False


class Items(NamedTuple):
    """A list, numbered from ``start`` if that is not None."""

    items: tuple["Blocks", ...]
    start: int | None = None


class Quote(NamedTuple):
    """What somebody else said."""

    quote: "Blocks"


class Grid(NamedTuple):
    """A table: the heads of its columns, how each column is set (``left``, ``right`` or ``center``), and its rows."""

    head: tuple[Parts, ...]
    rows: tuple[tuple[Parts, ...], ...]
    aligned: tuple[str, ...]
    under: str
    """The heading that the table stands under, which is its name to one who cannot see where it stands."""


class Verbatim(NamedTuple):
    """Lines that are to stand as they are."""

    verbatim: str


class Figure(NamedTuple):
    """A picture with its alternative text."""

    svg: str
    alt: str


class Line(NamedTuple):
    """A line across the page."""


class NewPage(NamedTuple):
    """What follows begins a new page."""


Block: TypeAlias = Heading | Paragraph | Items | Quote | Grid | Verbatim | Figure | Line | NewPage
Blocks: TypeAlias = tuple[Block, ...]


class Manuscript(NamedTuple):
    """A whole paper: what it is called, and what stands in it."""

    title: str
    blocks: Blocks


def said(parts: Parts) -> str:
    """The words of a line, without their dress."""
    return "".join(_said(part) for part in parts)


def _said(part: Part) -> str:
    match part:
        case Text(text) | Code(text):
            return text
        case Break():
            return " "
        case Strong(parts) | Emphasis(parts) | Link(parts):
            return said(parts)
