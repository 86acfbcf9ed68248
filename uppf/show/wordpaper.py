"""A paper for a word processor: styles, pages and properties. With ``wordblocks`` the only room with python-docx."""

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from uppf.problem import refuse
from uppf.show.letterhead import Letterhead
from uppf.show.manuscript import Manuscript
from uppf.show.wordblocks import WIDE, Setting, border, element
from uppf.show.words import label

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LANGUAGE = "sv-SE"
FONT = "Arial"
SIZES = {1: 19, 2: 14, 3: 12, 4: 10.5, 5: 10.5, 6: 10.5}
STAMPED = "docProps/thumbnail.jpeg"
"""A picture of somebody's empty page, which comes with the library and says nothing of ours."""


def docx(paper: Manuscript, letterhead: Letterhead) -> bytes:
    """The paper as a DOCX file, the same bytes for the same paper. Refuses ``format-missing``."""
    try:
        from docx import Document
    except ImportError as error:
        raise refuse("format-missing", format="docx", library="python-docx") from error

    made = Document()
    _styles(made)
    _properties(made, paper, letterhead)
    _page(made, letterhead)
    Setting(made).blocks(paper.blocks)
    file = BytesIO()
    made.save(file)
    return _stamped(file.getvalue(), letterhead.day)


def _stamped(data: bytes, day: dt.date) -> bytes:
    """The same package with the paper's day on every part instead of the clock's."""
    at = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, at)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0
            new.writestr(part, old.read(name))
    return out.getvalue()


def _styles(made: "Document") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    properties = normal.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:cs"), FONT)
    for name in ("List Bullet", "List Number"):
        for depth in ("", " 2", " 3"):
            made.styles[name + depth].paragraph_format.space_after = Pt(2)
    for rank, size in SIZES.items():
        style = made.styles[f"Heading {rank}"]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), True, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.paragraph_format.space_before = Pt(4 if rank == 1 else 14 if rank == 2 else 10)
        style.paragraph_format.space_after = Pt(4)
    quote = made.styles["Quote"]
    quote.font.italic, quote.font.color.rgb = False, RGBColor(0, 0, 0)
    quote.paragraph_format.left_indent = Cm(0.6)
    quote.element.get_or_add_pPr().insert(0, border("left", size=16, space=8))
    grid = made.styles["Table Grid"]
    grid.font.size = Pt(9)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _properties(made: "Document", paper: Manuscript, letterhead: Letterhead) -> None:
    about, day = made.core_properties, letterhead.day
    about.title, about.author, about.last_modified_by = paper.title[:255], letterhead.author[:255], ""
    about.language, about.comments, about.revision = LANGUAGE, "", 1
    about.created = about.modified = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 – the library's UTC
    package = made.part.package
    for key, relation in list(package.rels.items()):
        if relation.target_part.partname == f"/{STAMPED}":
            del package.rels[key]


def _page(made: "Document", letterhead: Letterhead) -> None:
    """A4 with the letterhead at its head and the number of the page at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDE) / 2)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.5)
    setting = Setting(made)
    head = section.header.paragraphs[0]
    setting.parts(letterhead.head, head)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, _, rest = label("paper.page").partition("{page}")
    between, _, after = rest.partition("{pages}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        foot.add_run(words)
        if field:
            _field(foot, field)
    for style in ("Header", "Footer"):
        made.styles[style].font.size = Pt(9)
    if letterhead.logotype:
        setting.figure(letterhead.logotype.svg, letterhead.logotype.alt, tall=1.8)


def _field(paragraph: "Paragraph", code: str) -> None:
    """A number that the word processor reckons; until then it says 1."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("1", "1"), ("end", "")):
        if kind in ("begin", "separate", "end"):
            run._r.append(element("w:fldChar", {"w:fldCharType": kind}))
        else:
            part = element("w:t" if kind else "w:instrText", {})
            part.text = text
            run._r.append(part)
