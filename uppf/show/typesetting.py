"""A paper as a PDF that reads aloud and can be archived: PDF/A-2a and PDF/UA-1. The only room with Typst."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from uppf.problem import refuse
from uppf.show.columns import widths
from uppf.show.letterhead import Letterhead
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
    Quote,
    Strong,
    Text,
    Verbatim,
)
from uppf.show.typeface import MONO, SERIF, legible
from uppf.show.words import label

STANDARDS = ("a-2a", "ua-1")
"""For the archive and for those who listen. PDF/A-3 would only add enclosed files, which archives do not all take."""
FORM = Path(__file__).with_name("paper.typ")
"""How a paper looks; it gets data and nothing else."""
PIECE = 10
LONGEST_WORD = 60
LONGEST_IN_TABLE = 28
"""A longer word may be broken anywhere; Swedish words below it are broken by syllables."""

Data = dict[str, Any]


def pdf(paper: Manuscript, letterhead: Letterhead) -> bytes:
    """The paper as a tagged PDF with its typefaces in it; the same paper is the same bytes.

    Refuses ``format-missing``.
    """
    day = letterhead.day
    before, _, rest = label("paper.page").partition("{page}")
    between, _, after = rest.partition("{pages}")
    mark = letterhead.logotype
    data: Data = {
        "title": legible(paper.title),
        "author": legible(letterhead.author),
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "serif": SERIF,
        "mono": MONO,
        "pages": (before, between, after),
        "head": _line(letterhead.head),
        "logotype": {"svg": legible(mark.svg), "alt": legible(mark.alt)} if mark else None,
        "blocks": _blocks(paper.blocks),
    }
    made: bytes = _typst().compile(
        _form(),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        pdf_standards=list(STANDARDS),
        ignore_system_fonts=True,
        timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
    )
    return made


PICTURE = b"""\
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def png(svg: str, dots: int = 200) -> bytes:
    """A drawing as a raster picture, for a word processor. Refuses ``format-missing``."""
    made: bytes = _typst().compile(
        PICTURE, sys_inputs={"svg": legible(svg)}, format="png", ppi=dots, ignore_system_fonts=True
    )
    return made


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise refuse("format-missing", format="pdf", library="typst") from error
    return typst


@cache
def _form() -> bytes:
    return FORM.read_bytes()


def _blocks(blocks: Blocks) -> list[Data]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Data:
    match block:
        case Heading(parts, rank):
            return {"kind": "heading", "rank": rank, "parts": _line(parts)}
        case Paragraph(parts, tight):
            return {"kind": "paragraph", "tight": tight, "parts": _line(parts)}
        case Items(items, start):
            tight = all(isinstance(first, Paragraph) and first.tight for blocks in items for first in blocks[:1])
            return {"kind": "items", "tight": tight, "start": start, "items": [_blocks(blocks) for blocks in items]}
        case Quote(blocks):
            return {"kind": "quote", "blocks": _blocks(blocks)}
        case Grid():
            return _grid(block)
        case Verbatim(text):
            return {"kind": "verbatim", "text": "\n".join(_broken(line, LONGEST_WORD) for line in text.splitlines())}
        case Figure(svg, alt):
            return {"kind": "figure", "svg": legible(svg), "alt": legible(alt)}
        case Line():
            return {"kind": "line"}
        case NewPage():
            return {"kind": "new-page"}


def _grid(grid: Grid) -> Data:
    def cells(row: tuple[Parts, ...]) -> list[Data]:
        return [{"parts": _line(parts, LONGEST_IN_TABLE)} for parts in row]

    return {
        "kind": "grid",
        "widths": widths(grid),
        "aligned": grid.aligned,
        "head": cells(grid.head),
        "rows": [cells(row) for row in grid.rows],
    }


def _line(parts: Parts, longest: int = LONGEST_WORD) -> list[Data]:
    return [_part(part, longest) for part in parts]


def _part(part: Part, longest: int) -> Data:
    match part:
        case Text(text):
            return {"kind": "text", "text": _broken(text, longest)}
        case Code(text):
            return {"kind": "code", "text": _broken(text, longest)}
        case Break(hard):
            return {"kind": "break", "hard": hard}
        case Strong(parts):
            return {"kind": "strong", "parts": _line(parts, longest)}
        case Emphasis(parts):
            return {"kind": "emphasis", "parts": _line(parts, longest)}
        case Link(parts, to):
            return {"kind": "link", "parts": _line(parts, longest), "to": to}


def _broken(text: str, longest: int) -> str:
    """The text with places in its endless words where a line may end."""
    words = legible(text).split(" ")
    return " ".join(word if len(word) <= longest else _pieces(word) for word in words)


def _pieces(word: str) -> str:
    return "\u200b".join(word[start : start + PIECE] for start in range(0, len(word), PIECE))
