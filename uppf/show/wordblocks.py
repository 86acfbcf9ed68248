"""The blocks of a paper as a word processor has them: real headings, lists, tables and pictures."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.show.columns import widths
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
    NewPage,
    Paragraph,
    Part,
    Parts,
    Quote,
    Strong,
    Text,
    Verbatim,
)
from uppf.show.words import label

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Written

FIXED = "Courier New"
WIDE = 16.0
"""Centimetres between the margins of a page of A4."""
DEEPEST = 3
"""How deep a list can lie in others; the word processor has no styles for more."""


def element(name: str, attributes: dict[str, str]) -> Any:
    """A bare element of the file, where the library has no words for it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def border(side: str, size: int, space: int) -> Any:
    """A grey line at one side of a paragraph; sizes in eighths of a point."""
    made = element("w:pBdr", {})
    look = {"w:val": "single", "w:sz": str(size), "w:space": str(space), "w:color": "767676"}
    made.append(element(f"w:{side}", look))
    return made


class _Place(NamedTuple):
    """Where in the paper a block stands: the style of its paragraphs, and how many lists it lies in."""

    style: str = "Normal"
    depth: int = 0


class _Dress(NamedTuple):
    """What the words of a line wear."""

    bold: bool | None = None
    italic: bool | None = None
    fixed: bool = False
    link: str = ""


class Setting:
    """One paper being set, block by block."""

    def __init__(self, made: "Document") -> None:
        self.made = made
        self.styles: dict[str, str] = {}
        """The ids of the styles already looked up, which takes the library a while."""

    def blocks(self, blocks: Blocks, place: _Place | None = None) -> None:
        """Set the blocks, one after the other."""
        for block in blocks:
            self.block(block, place or _Place())

    def block(self, block: Block, place: _Place) -> None:
        match block:
            case Heading(parts, rank):
                self.paragraph(parts, f"Heading {rank}")
            case Paragraph(parts, _):
                self.paragraph(parts, place.style)
            case Items(items, start):
                self.items(items, start, place)
            case Quote(blocks):
                self.blocks(blocks, _Place("Quote"))
            case Grid():
                self.grid(block)
            case Verbatim(text):
                self.verbatim(text)
            case Figure(svg, alt):
                self.figure(svg, alt)
            case Line():
                self.line()
            case NewPage():
                self.new_page()

    def paragraph(self, parts: Parts, style: str) -> "Written":
        made = self.made.add_paragraph()
        if style not in self.styles:
            self.styles[style] = self.made.styles[style].style_id
        made._p.style = self.styles[style]
        self.parts(parts, made)
        return made

    def items(self, items: tuple[Blocks, ...], start: int | None, place: _Place) -> None:
        kind, depth = "List Bullet" if start is None else "List Number", min(place.depth + 1, DEEPEST)
        tail = f" {depth}" if depth > 1 else ""
        number = None if start is None else self.numbering(kind + tail, start)
        for first, *rest in filter(None, items):
            inside = _Place("List Continue" + tail, depth)
            if isinstance(first, Paragraph):
                paragraph = self.paragraph(first.paragraph, kind + tail)
                if number is not None:
                    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                    properties.get_or_add_numId().val = number
                    properties.get_or_add_ilvl().val = 0
            else:
                self.block(first, inside)
            self.blocks(tuple(rest), inside)

    def numbering(self, style: str, start: int) -> int:
        """A numbering that begins anew, since otherwise every list goes on from the one before."""
        numbers = self.made.part.numbering_part.element
        used = self.made.styles[style].element.pPr.numPr.numId.val
        own = next(number for number in numbers.num_lst if number.numId == used)
        fresh = numbers.add_num(own.abstractNumId.val)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(fresh.numId)

    def grid(self, grid: Grid) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        sides = {"left": None, "right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        shares = widths(grid)
        wide = [Cm(WIDE * share / sum(shares)) for share in shares]
        table = self.made.add_table(len(grid.rows) + 1, len(grid.head), style="Table Grid")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
        about = element("w:tblCaption", {"w:val": label("paper.table").format(heading=grid.under)})
        table._tbl.tblPr.append(about)
        for column, share in zip(table.columns, wide, strict=True):
            column.width = share
        for number, (row, texts) in enumerate(zip(table.rows, (grid.head, *grid.rows), strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(element("w:cantSplit", {}))
            if number == 0:
                properties.append(element("w:tblHeader", {}))
            for cell, parts, share, side in zip(row.cells, texts, wide, grid.aligned, strict=True):
                cell.width = share
                paragraph = cell.paragraphs[0]
                paragraph.alignment = sides[side]
                paragraph.paragraph_format.space_after = Pt(2)
                self.parts(parts, paragraph, _Dress(bold=number == 0 or None))
        # A table that meets another becomes one with it.
        self.made.add_paragraph().paragraph_format.space_after = Pt(0)

    def verbatim(self, text: str) -> None:
        paragraph = self.made.add_paragraph()
        for number, line in enumerate(text.splitlines()):
            if number:
                paragraph.add_run().add_break()
            self.run(line, paragraph, _Dress(fixed=True))

    def figure(self, svg: str, alt: str, tall: float = 0) -> None:
        """The drawing as a raster picture, which every word processor can show, with its words as alternative text."""
        from docx.shared import Cm, Emu

        from uppf.show.typesetting import png

        run = self.made.add_paragraph().add_run()
        shape = run.add_picture(BytesIO(png(svg)), height=Cm(tall) if tall else None)
        if shape.width > Cm(WIDE):
            shape.height = Emu(shape.height * Cm(WIDE) // shape.width)
            shape.width = Cm(WIDE)
        about = shape._inline.docPr
        about.set("descr", alt)
        about.set("name", "")

    def new_page(self) -> None:
        from docx.enum.text import WD_BREAK

        self.made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def line(self) -> None:
        paragraph = self.made.add_paragraph()
        paragraph._p.get_or_add_pPr().append(border("bottom", size=4, space=1))

    def parts(self, parts: Parts, paragraph: "Written", dress: _Dress | None = None) -> None:
        for part in parts:
            self.part(part, paragraph, dress or _Dress())

    def part(self, part: Part, paragraph: "Written", dress: _Dress) -> None:
        match part:
            case Text(text):
                self.run(text, paragraph, dress)
            case Code(text):
                self.run(text, paragraph, dress._replace(fixed=True))
            case Break(hard):
                run = paragraph.add_run("" if hard else " ")
                if hard:
                    run.add_break()
            case Strong(parts):
                self.parts(parts, paragraph, dress._replace(bold=True))
            case Emphasis(parts):
                self.parts(parts, paragraph, dress._replace(italic=True))
            case Link(parts, to):
                self.parts(parts, paragraph, dress._replace(link=to))

    def run(self, text: str, paragraph: "Written", dress: _Dress) -> None:
        run = paragraph.add_run()
        # The library would read a tab or a line's end out of the text; what comes here has none.
        run._r.add_t(text)
        run.bold, run.italic = dress.bold, dress.italic
        if dress.fixed:
            run.font.name = FIXED
        if dress.link:
            from docx.opc.constants import RELATIONSHIP_TYPE

            run.font.underline = True
            key = paragraph.part.relate_to(dress.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = element("w:hyperlink", {"r:id": key})
            run._r.addprevious(link)
            link.append(run._r)
