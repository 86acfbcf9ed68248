"""Lists in every format: as they were promised, and with data that tries to be more than data."""

import csv
import json
import re
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from tests.show.lists import DUE, FILES, GOLDEN, written
from uppf.problem import Refusal
from uppf.show.formats import FORMATS
from uppf.show.page import STYLE
from uppf.show.plain import SPACES, flat, plain, width
from uppf.show.tables import SIGNS, WRAPPED, Column, Row, Screen, Table


def table(*rows: Row, title: str = "Lista") -> Table:
    columns = (Column("id", "Id", "id"), Column("dag", "Dag", "date", event="day"), Column("text", "Text"))
    return Table(title, columns, rows)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_keeps_its_promise(name: str) -> None:
    with (GOLDEN / FILES[name]).open(encoding="utf-8", newline="") as golden:
        assert written()[name] == golden.read()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ekbackens äldreboende – 3 §", "Ekbackens äldreboende – 3 §", id="Swedish"),
        pytest.param("a\u0308pple", "a\u0308pple", id="combining"),
        pytest.param("22\u00a0000", "22\u00a0000", id="hard space"),
        pytest.param("\x1b[31m", r"\x1b[31m", id="escape"),
        pytest.param("\x9b31m", r"\x9b31m", id="C1"),
        pytest.param("\x7f", r"\x7f", id="delete"),
        pytest.param("a\nb\tc\x00", r"a\x0ab\x09c\x00", id="C0"),
        pytest.param("\u202eexe.fdp", r"\u202eexe.fdp", id="right to left"),
        pytest.param("v\u200bite", r"v\u200bite", id="zero width"),
        pytest.param("\ud800", r"\ud800", id="lone surrogate"),
        pytest.param("\U000e0041", r"\U000e0041", id="tag"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, expected: str) -> None:
    assert plain(text) == expected


ATTACKS = [
    pytest.param("[/x] [bold]brist[/bold] [link=https://exempel.invalid]här[/link] :warning:", id="Rich markup"),
    pytest.param("\x1b[2J\x1b]8;;https://exempel.invalid\x07\x9b31m", id="terminal commands"),
    pytest.param("\u202eexe.fdp\u2066 \u200b", id="bidirectional"),
    pytest.param("=1+1", id="formula"),
    pytest.param("@SUMMA(A1)", id="formula with at"),
    pytest.param("\t-1+cmd|' /C calc'!A0", id="formula after tab"),
    pytest.param("<script>alert(1)</script><img src=x onerror=y> &amp;", id="script"),
    pytest.param("[klicka](javascript:alert(1)) ![x](y) `kod` *a* _b_ **c** ~~d~~ <b>", id="Markdown"),
    pytest.param("a | b \\| c \\", id="pipe"),
    pytest.param("Möte\r\nATTACH:https://exempel.invalid\r\nEND:VEVENT", id="line breaks"),
    pytest.param('a;b,"c";\\n', id="separators"),
    pytest.param("\ud800 \ufeff", id="surrogate"),
    pytest.param("ö" * 200, id="long"),
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_control_character_out(name: str, attack: str) -> None:
    text = FORMATS[name](table({"id": attack, "dag": date(2026, 1, 2), "text": attack}, title=attack), Screen())
    line_breaks = ("\n", "\r") if name == "ics" else ("\n",)
    assert [c for c in text if not (c.isprintable() or c in SPACES or c in line_breaks)] == []
    text.encode()


@pytest.mark.parametrize("attack", ATTACKS)
def test_colour_is_the_only_command_that_reaches_a_terminal(attack: str) -> None:
    rows = table({"id": "a", "text": attack})
    coloured = FORMATS["table"](rows, Screen(60, colour=True))
    assert "\x1b[1m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == FORMATS["table"](rows, Screen(60))


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_gives_back_exactly_what_it_got(attack: str) -> None:
    read = json.loads(
        FORMATS["json"](table({"id": "a", "dag": date(2026, 1, 2), "text": attack}, title=attack), Screen())
    )
    assert read["titel"] == attack
    assert read["rader"] == [{"id": "a", "dag": "2026-01-02", "text": attack}]


@pytest.mark.parametrize("attack", ATTACKS)
def test_csv_is_one_record_a_line_and_never_a_formula(attack: str) -> None:
    text = FORMATS["csv"](table({"id": "a", "text": attack}), Screen())
    header, record = csv.reader(StringIO(text), delimiter=";")
    assert header == ["id", "dag", "text"]
    assert record[2].removeprefix("'") == flat(attack)
    assert not record[2].lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param(-29, "-29", id="days"),
        pytest.param("+46", "+46", id="signed number"),
        pytest.param("-1,5", "-1,5", id="decimal comma"),
        pytest.param("-1+1", "'-1+1", id="sum"),
        pytest.param(" =1", "' =1", id="after a space"),
        pytest.param("＝1", "'＝1", id="full width"),
        pytest.param("2026-05-02", "2026-05-02", id="date"),
        pytest.param(("mas", "utredare"), "mas, utredare", id="several"),
        pytest.param(None, "", id="nothing"),
        pytest.param(True, "ja", id="yes"),
    ],
)
def test_csv_cells(value: int | str | None, cell: str) -> None:
    lines = FORMATS["csv"](table({"text": value}), Screen()).splitlines()
    assert lines[1] == f";;{cell}"


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_reads_back_as_the_same_text(attack: str) -> None:
    text = FORMATS["md"](table({"id": "a", "text": attack}), Screen())
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    cells = [after for before, after in pairwise(tokens) if before.type == "td_open"]
    assert [cell.type for cell in cells] == ["inline"] * 3
    children = cells[2].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == flat(attack).strip()


class Page(HTMLParser):
    """An independent reader of a page: its tags, and the text of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.cells: list[str] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open = tag == "td" or (self.open and tag == "time")
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.open:
            self.cells[-1] += data


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_holds_text_and_our_own_tags_only(attack: str) -> None:
    page = Page(FORMATS["html"](table({"id": attack, "text": attack}, title=attack), Screen()))
    innocent = Page(FORMATS["html"](table({"id": "a", "text": "b"}), Screen()))
    assert page.tags == innocent.tags
    assert page.attributes == innocent.attributes
    assert page.cells == [flat(attack), "", flat(attack)]
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not {"src", "onclick", "style"} & page.attributes


def test_html_is_made_for_everyone() -> None:
    text = written()["html"]
    page = Page(text)
    assert '<html lang="sv">' in text
    assert page.tags.count("h1") == page.tags.count("main") == page.tags.count("caption") == 1
    assert text.count('<th scope="col"') == len(DUE.columns) - 1
    assert text.index('class="skip" href="#lista"') < text.index("<main>") < text.index('id="lista"')
    assert "default-src 'none'" in text
    assert "http://" not in text
    assert "https://" not in text
    assert "!! försenad" in page.cells, "a state is never told by its colour alone"


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.1)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", sorted(set(re.findall(r"color: (#[0-9a-f]{6})", STYLE))))
def test_every_colour_can_be_read_on_the_page(colour: str) -> None:
    paper = luminance(re.findall(r"background: (#[0-9a-f]{6})", STYLE)[0])
    assert (paper + 0.05) / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_calendar_holds_one_event_and_nothing_more(attack: str) -> None:
    text = FORMATS["ics"](table({"id": attack, "dag": date(2026, 1, 2), "text": attack}, title=attack), Screen())
    (calendar,) = Calendar.from_ical(text, multiple=True)
    (event,) = calendar.walk("VEVENT")
    stamps = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"}
    assert set(event) == {"UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", *stamps}
    assert event["SUMMARY"] == flat(attack)
    assert event["UID"] == f"{flat(attack)}@uppf"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_calendar_has_whole_days_without_alarms() -> None:
    (calendar,) = Calendar.from_ical(written()["ics"], multiple=True)
    events = calendar.walk("VEVENT")
    days = [(event.decoded("DTSTART"), event.decoded("DTEND"), event["SUMMARY"]) for event in events]
    assert days == [
        (date(2026, 5, 2), date(2026, 5, 3), "Avtalsuppföljning, första året"),
        (date(2026, 6, 2), date(2026, 6, 3), "Åtgärdsplan; svar från utföraren"),
        (date(2026, 6, 30), date(2026, 7, 1), "Verksamhetsberättelse"),
    ]
    assert calendar.walk("VALARM") == []


def identities(*rows: Row) -> list[str]:
    (calendar,) = Calendar.from_ical(FORMATS["ics"](table(*rows), Screen()), multiple=True)
    return [str(event["UID"]) for event in calendar.walk("VEVENT")]


def test_an_event_keeps_its_identity_when_its_day_moves() -> None:
    before = identities({"id": "a", "dag": date(2026, 1, 2)}, {"text": "utan id", "dag": date(2026, 1, 2)})
    after = identities({"id": "a", "dag": date(2026, 3, 4)}, {"text": "utan id", "dag": date(2026, 3, 4)})
    assert before == after


def test_two_events_never_have_one_identity() -> None:
    day, later = date(2026, 1, 2), date(2026, 2, 2)
    rows: list[Row] = [{"id": "a", "dag": day}, {"id": "a", "dag": later}, {"id": "a", "dag": day}, {"dag": day}]
    assert identities(*rows)[:3] == ["a.2026-01-02@uppf", "a.2026-02-02@uppf", "a.2026-01-02.2@uppf"]
    assert len(set(identities(*rows))) == 4


def test_a_list_without_days_is_no_calendar() -> None:
    with pytest.raises(Refusal) as refusal:
        FORMATS["ics"](Table("Roller", (Column("roll", "Roll", "role"),)), Screen())
    assert [problem.code for problem in refusal.value.problems] == ["no-calendar-day"]


@pytest.mark.parametrize("name", ["table", "md", "html"])
def test_an_empty_list_says_so(name: str) -> None:
    assert "Inget att visa." in FORMATS[name](table(), Screen())


def test_the_lightest_text_gives_way_first() -> None:
    columns = (Column("a", "Tungt", weight=2), Column("b", "Lätt", weight=1), Column("c", "Dag", "date"))
    row: Row = {"a": "ett två tre fyra fem sex sju", "b": "åtta nio tio elva tolv tretton", "c": date(2026, 1, 2)}
    assert FORMATS["table"](Table("Lista", columns, (row,)), Screen(62)) == (
        "Lista\n"
        "\n"
        "Tungt                         Lätt                  Dag\n"
        "----------------------------  --------------------  ----------\n"
        "ett två tre fyra fem sex sju  åtta nio tio elva     2026-01-02\n"
        "                              tolv tretton\n"
    )


def test_what_cannot_stand_in_columns_stands_one_field_a_line() -> None:
    columns = (Column("a", "Ärende", "id"), Column("b", "Kommando", "command"), Column("c", "Vad"), Column("d", "Tomt"))
    row: Row = {"a": "2026-ekbacken-7k2m9x", "b": "uppf visit 7k2m9x --date 2026-05-20", "c": "Anteckna besöket"}
    assert FORMATS["table"](Table("Lista", columns, (row, row)), Screen(36)) == (
        "Lista\n"
        "\n"
        "Ärende:    2026-ekbacken-7k2m9x\n"
        "Kommando:\n"
        "uppf visit 7k2m9x --date 2026-05-20\n"
        "Vad:       Anteckna besöket\n"
        "\n"
        "Ärende:    2026-ekbacken-7k2m9x\n"
        "Kommando:\n"
        "uppf visit 7k2m9x --date 2026-05-20\n"
        "Vad:       Anteckna besöket\n"
    )


identifier = st.from_regex(r"[a-zåäö0-9-]{1,30}", fullmatch=True)
prose = st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=25), max_size=12).map(" ".join)
record = st.fixed_dictionaries(
    {"id": identifier, "dag": st.dates(), "text": prose, "läge": st.sampled_from(sorted(SIGNS)), "enhet": prose}
)
COLUMNS = (
    Column("id", "Id", "id"),
    Column("dag", "Förfaller", "date", event="day"),
    Column("läge", "Läge", "state"),
    Column("text", "Vad som ska göras", weight=2),
    Column("enhet", "Enhet"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(record, min_size=1, max_size=5), st.sampled_from(["", "enhet"]), st.sampled_from([20, 40, 80, 120]))
def test_no_line_is_wider_than_the_screen_and_no_id_or_date_is_broken(
    records: list[dict[str, str]], group: str, room: int
) -> None:
    lines = FORMATS["table"](Table("Att göra", COLUMNS, tuple(records), group), Screen(room)).splitlines()
    words = {
        word for record in records for c in COLUMNS if c.kind in WRAPPED for word in flat(record[c.key]).split(" ")
    }
    whole = {str(record["id"]) for record in records}
    assert [line for line in lines if width(line) > room and line.strip(" ") not in words | whole] == []
    for entry in records:
        assert any(entry["id"] in line for line in lines)
        assert any(str(entry["dag"]) in line for line in lines)
