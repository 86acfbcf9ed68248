"""Lists as workbooks, read by a reader that knows nothing of whoever wrote them."""

import re
import sys
import time
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.show.lists import DUE
from uppf.problem import Refusal
from uppf.show import workbook as room
from uppf.show.plain import flat
from uppf.show.tables import Column, Row, Table
from uppf.show.workbook import LONGEST, sheet_name, workbook

COLUMNS = (
    Column("dag", "Dag", "date"),
    Column("antal", "Antal", "number"),
    Column("text", "Text"),
    Column("roll", "Roll", "role"),
)


def read(table: Table) -> list[list[object]]:
    """What the independent reader finds on the one sheet there is."""
    book = CalamineWorkbook.from_filelike(BytesIO(workbook(table)))
    assert len(book.sheet_names) == 1
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def cell(text: str) -> object:
    """A text in a cell, read back."""
    found = read(Table("Lista", (Column("ett", "Ett"), Column("text", "Text")), ({"ett": "a", "text": text},)))
    return found[1][1]


def parts(table: Table) -> dict[str, str]:
    """The files inside a workbook."""
    with ZipFile(BytesIO(workbook(table))) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_a_list_is_read_back_with_dates_numbers_words_and_notes() -> None:
    assert read(DUE) == [
        ["När", "Förfaller", "Dagar kvar", "Läge", "Ärende", "Vad", "Enhet", "Ansvarig"],
        [
            "Förfallet",
            date(2026, 5, 2),
            -29.0,
            "försenad",
            "2026-ekbacken-7k2m9x",
            "Avtalsuppföljning, första året",
            "Ekbacken",
            "forste socialsekreterare, medicinskt ansvarig sjuksköterska",
        ],
        [
            "De närmaste 30 dagarna",
            date(2026, 6, 2),
            2.0,
            "förfaller snart",
            "2026-solgläntan-8h3n4y",
            "Åtgärdsplan; svar från utföraren",
            "Solgläntan",
            "medicinskt ansvarig sjuksköterska",
        ],
        ["De närmaste 30 dagarna", date(2026, 6, 30), 30.0, "kommer", "", "Verksamhetsberättelse", "Ekbacken", ""],
        [""] * 8,
        ["En fil kunde inte läsas; listan kan vara ofullständig.", *[""] * 7],
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param(date(2026, 5, 2), date(2026, 5, 2), id="a day"),
        pytest.param(date(1900, 3, 1), date(1900, 3, 1), id="the first day that a spreadsheet counts right"),
        pytest.param(date(1900, 2, 28), "1900-02-28", id="a day before is text"),
        pytest.param(date.max, date.max, id="the last day"),
        pytest.param(-3, -3.0, id="number"),
        pytest.param(10**15, "1000000000000000", id="more digits than a spreadsheet keeps"),
        pytest.param(True, "ja", id="yes"),
        pytest.param("007", "007", id="digits that are text"),
        pytest.param("2026-05-02", "2026-05-02", id="a day that is text"),
        pytest.param(("a", "b"), "a, b", id="several"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_every_value_keeps_its_kind(value: date | int | str | tuple[str, ...] | None, found: object) -> None:
    columns = (Column("ett", "Ett"), Column("två", "Två"))
    assert read(Table("Lista", columns, ({"ett": "a", "två": value},)))[1][1] == found


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+46 8 123",
        "@SUMMA(A1)",
        "-1+cmd|' /C calc'!A0",
        '=HYPERLINK("https://exempel.invalid";"x")',
        "https://exempel.invalid",
        "mailto:namn@exempel.invalid",
        "internal:Blad!A1",
        "external:fil.xlsx",
        "{=1+1}",
        "_x000A_ _x005F_",
        "<b>&amp;</b> ]]>",
        "  två blanka  ",
        "1,5",
        "TRUE",
        "#N/A",
        "å\u0308 \u00a0 🙂",
        "'citat",
        "\x1b[2J\u202e\ud800",
        "rad\r\nrad",
    ],
)
def test_text_is_text_and_nothing_else(text: str) -> None:
    assert cell(text) == flat(text)
    inside = parts(Table(text, COLUMNS, ({"text": text, "roll": text},), notes=(text,)))
    assert not [name for name in inside if re.search(r"<f[ >]|<hyperlink|<externalReference", inside[name])]


def test_what_would_be_a_formula_when_typed_again_is_marked_as_text() -> None:
    inside = parts(Table("Lista", COLUMNS, ({"text": " =1+1"},)))
    assert 'quotePrefix="1"' in inside["xl/styles.xml"]
    (style,) = re.findall(r'<c r="C2" s="(\d+)" t="s">', inside["xl/worksheets/sheet1.xml"])
    looks = inside["xl/styles.xml"].partition("<cellXfs")[2].split("<xf ")[1:]
    assert 'quotePrefix="1"' in looks[int(style)]


def test_a_cell_that_is_too_long_is_seen_to_be_cut() -> None:
    assert cell("ö" * LONGEST) == "ö" * LONGEST
    found = cell("🙂" * LONGEST)
    assert isinstance(found, str)
    assert len(found.encode("utf-16-le")) // 2 <= LONGEST
    assert found == "🙂" * (len(found) - 1) + "…"


prose = st.text(st.one_of(st.characters(), st.sampled_from("=+-@_x000A\t\n\r'\"<&;,\\")), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(prose, prose), min_size=1, max_size=6), prose)
def test_any_text_comes_back_as_it_would_be_shown(rows: list[tuple[str, str]], title: str) -> None:
    columns = (Column("fast", "Fast"), Column("ett", "Ett", "id"), Column("två", "Två"))
    body: tuple[Row, ...] = tuple({"fast": "-", "ett": ett, "två": two} for ett, two in rows)
    assert read(Table(title, columns, body))[1:] == [["-", flat(ett), flat(two)] for ett, two in rows]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("Att göra 2026-05-31", "Att göra 2026-05-31", id="as it is"),
        pytest.param("a/b\\c:d*e?f[g]", "a b c d e f g", id="what is forbidden"),
        pytest.param("'citat'", "citat", id="quotes at the ends"),
        pytest.param("Uppföljningar av hemtjänst i egen regi", "Uppföljningar av hemtjänst i eg", id="too long"),
        pytest.param("🙂" * 20, "🙂" * 15, id="characters that count twice"),
        pytest.param("History", "Lista", id="reserved"),
        pytest.param("[]", "Lista", id="nothing left"),
    ],
)
def test_the_title_names_the_sheet(title: str, name: str) -> None:
    assert sheet_name(title) == name
    book = CalamineWorkbook.from_filelike(BytesIO(workbook(Table(title, COLUMNS))))
    assert book.sheet_names == [name]


def test_the_headings_stay_and_can_be_filtered_by_without_the_notes() -> None:
    sheet = parts(DUE)["xl/worksheets/sheet1.xml"]
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    assert '<autoFilter ref="A1:H4"/>' in sheet


def test_the_file_says_what_it_is_and_not_when_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = workbook(DUE)

    moved = time.localtime(2_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: moved)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert workbook(DUE) == first
    core = parts(DUE)["docProps/core.xml"]
    assert "<dc:title>Att göra till 2026-05-31</dc:title>" in core
    assert "2000-01-01T00:00:00Z" in core
    with ZipFile(BytesIO(first)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_its_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Refusal) as refusal:
        room.workbook(DUE)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.facts["library"]) == ("format-missing", "xlsxwriter")
