"""Papers as files: what other programs find in them, that data stays text, and that the bytes are always the same."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outloud import check  # type: ignore[import-untyped]

from tests.show.outside import html_faults, opened
from tests.show.printed import CIRCLE, DAY, EVERYTHING, W, docx_text, flowing, made, part, pdf_text
from uppf.show.plain import flat
from uppf.show.quoting import inert
from uppf.show.typeface import LETTERS, legible


@pytest.mark.parametrize("format", ["md", "html", "pdf", "docx"])
def test_the_same_paper_is_the_same_bytes(format: str) -> None:
    first = made(format)
    made.cache_clear()
    assert made(format) == first


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made("pdf")))


def test_a_pdf_says_what_the_archive_and_the_reader_aloud_ask(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    with pdf.open_metadata() as about:
        claimed = {key: about.get(key) for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title")}
    assert claimed == {
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
        "dc:title": "Allt som kan stå i ett papper",
    }
    assert (bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == (True, True)
    assert str(root.Lang) == "sv-SE"
    assert str(pdf.docinfo["/Author"]) == "Provköping"
    assert str(pdf.docinfo["/CreationDate"]).startswith(f"D:{DAY:%Y%m%d}")
    assert len(root.OutputIntents) == 1
    assert not {"/AcroForm", "/OpenAction", "/AA"} & set(root.keys())
    assert "/EmbeddedFiles" not in root.get("/Names", {})
    assert not pdf.is_encrypted
    assert pdf.check_pdf_syntax() == []


def test_every_typeface_is_in_the_pdf_and_can_be_read_back(pdf: pikepdf.Pdf) -> None:
    fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        described = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(described.keys())
        assert "/ToUnicode" in font


def elements(node: pikepdf.Object) -> list[pikepdf.Object]:
    """Every structure element under one, in order."""
    kids: object = node.get("/K", [])
    found = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *elements(kid)]
    return found


def test_a_pdf_has_a_tree_of_headings_lists_tables_and_pictures(pdf: pikepdf.Pdf) -> None:
    every = elements(pdf.Root.StructTreeRoot)
    kinds = [str(one.S) for one in every]
    assert [kind for kind in kinds if kind[:2] in ("/H", "/H1", "/H2", "/H3") and kind[2:].isdigit()] == [
        "/H1",
        "/H2",
        "/H3",
        "/H2",
    ]
    assert (kinds.count("/TH"), kinds.count("/TD"), kinds.count("/Link"), kinds.count("/BlockQuote")) == (3, 6, 1, 1)
    heads = [one for one in every if one.S == "/TH"]
    assert all("/Column" in repr(head.A) for head in heads)
    figures = [str(one.Alt) for one in every if one.S == "/Figure"]
    assert figures == [CIRCLE.alt, CIRCLE.alt]


def test_an_independent_checker_finds_no_fault_in_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "papper.pdf"
    file.write_bytes(made("pdf"))
    result = check(str(file))
    assert result.error is None
    assert [(one.rule, one.message) for one in result.findings if one.severity == "error"] == []


def test_swedish_letters_and_page_numbers_are_read_back() -> None:
    text = pdf_text(made("pdf"))
    assert "”Citat” – å ä ö é Å Ä Ö É § € ½." in text
    assert [f"Sida {page} av 2" in text for page in (1, 2)] == [True, True]
    assert text.count("Provköping · Diarienummer 26/SN 0091") == 2


def test_a_validator_finds_no_fault_in_a_page(tmp_path: Path) -> None:
    good, bad = tmp_path / "papper.html", tmp_path / "fel.html"
    good.write_bytes(made("html"))
    bad.write_text("<!DOCTYPE html><title>x</title><p><table>", "utf-8")
    faults = html_faults([good, bad])
    assert [fault for fault in faults if fault.startswith("papper")] == []
    assert any(fault.startswith("fel") for fault in faults)


def test_a_word_processor_opens_a_paper(tmp_path: Path) -> None:
    file = tmp_path / "papper.docx"
    file.write_bytes(made("docx"))
    opened([file], 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}', tmp_path)
    text = pdf_text((tmp_path / "papper.pdf").read_bytes())
    assert [f"Sida {page} av 2" in text for page in (1, 2)] == [True, True]
    assert text.count("Provköping · Diarienummer 26/SN 0091") == 2
    assert "1. på nytt" in " ".join(text.split())
    with pikepdf.open(tmp_path / "papper.pdf") as pdf:
        kinds = [str(one.S) for one in elements(pdf.Root.StructTreeRoot)]
    assert [kinds.count(kind) for kind in ("/H1", "/H2", "/H3", "/Table")] == [1, 2, 1, 1]


def test_a_word_file_has_its_language_fields_and_repeated_heads() -> None:
    data = made("docx")
    styles = part(data, "word/styles.xml")
    assert {language.get(f"{W}val") for language in styles.iter(f"{W}lang")} == {"sv-SE"}
    foot = [name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("word/footer")]
    assert [code.text for name in foot for code in part(data, name).iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert len(list(part(data).iter(f"{W}tblHeader"))) == 1
    assert b"Provk\xc3\xb6ping" in ZipFile(BytesIO(data)).read("docProps/core.xml")


# Data stays text

NASTY = [
    "*fet* _kursiv_ [länk](https://a.example) `kod`",
    "<script>alert(1)</script>",
    '#read("/etc/passwd")',
    "#let x = 1; $x^2$ @ref <etikett> = Rubrik",
    "\\u{1f642} \\# ~ -- ---",
    "a" * 400,
    "\x00\x07\x1b[31m",
    "\u202eabc \u05d0\u05d1\u05d2 \u0627\u0644",
    "🙂 👩\u200d👩\u200d👧 🇸🇪",
    "a\u0301 \u0301 \ud800",
    "\ufffe\uffff",
]
LINES = "# Rubrik\n\nOrd {0}\n\n- {0}\n\n| a | b |\n| --- | --- |\n| {0} | x |\n"


def shape(data: bytes) -> list[tuple[str, str]]:
    """The paragraphs of a DOCX file by their styles, without their words."""
    return [
        (str(one.tag), style.get(f"{W}val", "")) for one in part(data).iter() for style in one.findall(f"{W}pStyle")
    ]


def assert_text_stays_text(text: str) -> None:
    markdown = LINES.replace("{0}", inert(text))
    shown = "".join(flat(text).split())
    word = made("docx", markdown)
    assert shape(word) == shape(made("docx", LINES.replace("{0}", "ord")))
    assert "".join(docx_text(word).split()).count(flowing(shown)) >= 3 or not shown or not shown.isascii()
    file = pikepdf.open(BytesIO(made("pdf", markdown)))
    assert [str(one.S) for one in elements(file.Root.StructTreeRoot)].count("/Link") == 0
    if shown.isascii() and shown:
        assert flowing(shown) in flowing(pdf_text(made("pdf", markdown)))


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_no_text_becomes_markup(text: str) -> None:
    assert_text_stays_text(text)


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=30))
def test_any_text_can_be_printed(text: str) -> None:
    assert_text_stays_text(text)


def test_every_letter_that_is_said_to_have_a_shape_has_one() -> None:
    every = " ".join(inert(chr(number)) for number in sorted(LETTERS) if chr(number).isprintable())
    assert made("pdf", f"# Bokstäver\n\n{every}\n\n**{every}**\n\n*{every}*\n").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("å”–é", "å”–é"), ("a🙂b", "a\\U0001f642b"), ("漢", "\\u6f22")],
    ids=["Swedish", "emoji", "Chinese"],
)
def test_a_letter_without_a_shape_is_shown_as_its_number(text: str, shown: str) -> None:
    assert legible(text) == shown


def test_a_picture_is_its_words_where_nothing_can_be_drawn() -> None:
    assert EVERYTHING.count("(bild:ar)") == 1
    assert f"\n{CIRCLE.alt}\n" in made("md").decode()
    assert "bild:" not in made("md").decode()
    assert f'<div role="img" aria-label="{CIRCLE.alt}"><svg' in made("html").decode()
    assert CIRCLE.alt in ZipFile(BytesIO(made("docx"))).read("word/document.xml").decode()
