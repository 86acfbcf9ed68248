"""Every paper in every format: made, looked at by other programs, and with its pictures."""

from pathlib import Path

import pytest
from outloud import check  # type: ignore[import-untyped]

from tests.show.outside import html_faults, opened
from tests.show.papers import ABOUT, golden, written
from tests.show.printed import pdf_text
from uppf.show.paperformats import PAPER_FORMATS

PICTURED = {
    "arsplan": "Årshjul 2026",
    "egen-arsplan": "Årshjul 2026",
    "kravtackning": "Tidslinje",
    "ledningsrapport": "Belastning 2026",
    "likabehandling": "Brister per halvår",
}
"""The papers with a picture, and how the sentence begins that says the same."""


def made(name: str, format: str) -> bytes:
    return PAPER_FORMATS[format](written(name))


def test_no_page_has_a_fault(tmp_path: Path) -> None:
    files = []
    for name in ABOUT:
        files.append(tmp_path / f"{name}.html")
        files[-1].write_bytes(made(name, "html"))
    assert html_faults(files) == []


@pytest.mark.parametrize("name", ABOUT)
def test_a_pdf_can_be_read_aloud(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(made(name, "pdf"))
    result = check(str(file))
    assert result.error is None
    assert [(one.rule, one.message) for one in result.findings if one.severity == "error"] == []


def test_a_word_processor_opens_them_all(tmp_path: Path) -> None:
    files = []
    for name in ABOUT:
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(made(name, "docx"))
    opened(files, "pdf", tmp_path)
    for name in ABOUT:
        title = next(line.removeprefix("# ") for line in golden(name).splitlines() if line.startswith("# "))
        text = " ".join(pdf_text((tmp_path / f"{name}.pdf").read_bytes()).split())
        assert title.split()[0] in text, name
        assert "Sida 1 av " in text, name


@pytest.mark.parametrize(("name", "said"), PICTURED.items())
def test_a_picture_stands_in_the_paper_that_tells_of_it(name: str, said: str) -> None:
    assert said in golden(name)
    page, printed = made(name, "html").decode(), made(name, "pdf")
    assert page.count('role="img"') == len(written(name).pictures)
    assert b"/Figure" in printed or len(printed) > 20_000
    assert "bild:" not in page + golden(name)
