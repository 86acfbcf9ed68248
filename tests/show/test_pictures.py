"""Pictures: how they look, that any words fit in them, and that each says in words and in a table what it shows."""

import datetime as dt
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.show.pictured import FILES, GOLDEN, pictures, written
from uppf.model.facts import Dims
from uppf.rules.due import DONE, DONE_LATE, OVERDUE, PASSED, SOON, Due
from uppf.rules.tally import GRADES, Tally, half_years
from uppf.rules.timeline import DAY, FINDING, FOLLOW_UP, SANCTION, SPAN, Mark, Timeline
from uppf.show.drawing import DEEP, INK, LINE, PAPER, QUIET, WARM, WIDTH, fitted, lines, measure, number
from uppf.show.gradebars import grade_bars
from uppf.show.heatmap import LIGHT, SHADES, shade
from uppf.show.lifeline import lifeline
from uppf.show.loadmap import load_map
from uppf.show.picture import Picture, bars_text, picture_page
from uppf.show.plain import width
from uppf.show.timescale import Scale
from uppf.show.yearwheel import KINDS, year_wheel

TODAY = dt.date(2026, 6, 15)
SVG = "{http://www.w3.org/2000/svg}"
NASTY = (
    "<script>alert(1)</script>",
    "]]> & \"'",
    "url(#lines1f4e79)",
    "\x00\x1b[31m\u202e\ud800\ufffe",
    "Ä" * 200,
    "ord " * 50,
    "\n\t",
    "مرحبا 漢字 e\u0301",
)
STATES = (DONE, DONE_LATE, OVERDUE, PASSED, SOON, "öppen", "kommande")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("by")


@pytest.mark.parametrize("name", [f"{file}.{kind}" for file in FILES.values() for kind in ("svg", "txt")])
def test_the_pictures_of_the_village(name: str, folder: Path) -> None:
    assert written(folder)[name] == (GOLDEN / name).read_text("utf-8")


def row(title: str, role: str, month: int, state: str, kind: str = "enhet", **more: object) -> Due:
    day = dt.date(2026, month, 28)
    key = f"{title}{role}{month}{state}"
    done = day if state in (DONE, DONE_LATE) else None
    return Due(
        "a23456", key, "regel", title, "Linden", Dims(agreement="lou-1"), day, day, day, None, state, 0, "plan", "ska",
        "kommunen", role, rule="plan/regel", object=kind, done=done, **more,  # type: ignore[arg-type]
    )  # fmt: skip


words = st.sampled_from(NASTY) | st.text(max_size=200)
days = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
rows = st.lists(
    st.builds(
        row,
        words,
        st.sampled_from(("mas", "mar", "utredare", "")),
        st.integers(1, 12),
        st.sampled_from(STATES),
        st.sampled_from([one for kinds in KINDS.values() for one in kinds]),
        participants=st.sampled_from(((), ("mas",), ("mar", "sas"))),
    ),
    max_size=25,
)
marks = st.lists(
    st.builds(Mark, st.just(FOLLOW_UP), st.sampled_from(STATES), days, st.none(), words)
    | st.builds(Mark, st.just(FINDING), st.sampled_from(GRADES), days, st.none() | days, words)
    | st.builds(
        Mark,
        st.just(SANCTION),
        st.sampled_from(("vite", "avstängning_aktiva_val", "varning")),
        days,
        st.none() | days,
        st.just(""),
    )
    | st.builds(
        Mark,
        st.just(DAY),
        st.sampled_from(("undertecknat", "start", "slut", "uppsägning_senast")),
        days,
        st.none(),
        st.just(""),
    )
    | st.builds(Mark, st.just(SPAN), st.sampled_from(("drift", "option_möjlig")), days, st.none() | days, st.just("")),
    max_size=25,
)
counts = st.dictionaries(
    st.tuples(st.sampled_from(half_years(TODAY, 3)), words, st.sampled_from(GRADES)), st.integers(1, 1500), max_size=12
)


def life(title: str, found: list[Mark]) -> Timeline:
    every = [day for mark in found for day in (mark.start, mark.end) if day]
    order = sorted(found, key=lambda mark: mark.start)
    return Timeline(title, min([*every, TODAY]), max([*every, TODAY]), TODAY, tuple(order))


def sound(shown: Picture) -> None:
    """Well-formed, whole within its frame, no text over another, nothing that reaches out, and words for it all."""
    root = ET.fromstring(shown.svg)
    assert root.tag == f"{SVG}svg"
    height = float(root.attrib["viewBox"].split()[3])
    allowed = {"svg", "title", "desc", "defs", "pattern", "g", "rect", "line", "path", "circle", "polygon", "text"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    for one in root.iter():
        assert not {name for name in one.attrib if name == "style" or "href" in name or name.startswith("on")}
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(set(ids)) == len(ids)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"].split() == ids[:2]
    assert root.findtext(f"{SVG}desc") == shown.alt
    used = {fill[5:-1] for one in root.iter() if (fill := one.attrib.get("fill", "")).startswith("url(")}
    assert used <= set(ids)
    for mark in shown.drawing.marks:
        assert mark.box.left >= 0
        assert mark.box.top >= 0
        assert mark.box.right <= WIDTH
        assert mark.box.bottom <= height
    said = [mark for mark in shown.drawing.marks if mark.said]
    texts = [one.text for one in root.iter(f"{SVG}text") if one.text]
    assert texts == [mark.said for mark in said]
    for mark, other in combinations(said, 2):
        assert not mark.box.over(other.box), (mark.said, other.said)
    assert all(float(one.attrib["font-size"]) >= 9 for one in root.iter(f"{SVG}text"))
    for line in bars_text(shown, 80).splitlines():
        assert width(line) <= 80
    assert picture_page(shown).count("<script") == 0


@settings(max_examples=25, deadline=None)
@given(rows, words)
def test_any_words_fit_in_a_year_wheel(found: list[Due], about: str) -> None:
    shown = year_wheel(found, 2026, TODAY, about)
    assert shown == year_wheel(found, 2026, TODAY, about)
    sound(shown)


@settings(max_examples=25, deadline=None)
@given(rows, words, words)
def test_any_words_fit_in_a_map_of_the_load(found: list[Due], about: str, title: str) -> None:
    sound(load_map(found, 2026, {"mas": title}, about))


@settings(max_examples=25, deadline=None)
@given(marks, words)
def test_any_words_and_days_fit_in_a_timeline(found: list[Mark], title: str) -> None:
    sound(lifeline(life(title, found), {}))


@settings(max_examples=25, deadline=None)
@given(counts)
def test_any_words_and_numbers_fit_in_findings_by_grade(found: dict[tuple[str, str, str], int]) -> None:
    counted = Tally(half_years(TODAY, 3), TODAY, Counter(found), Counter({(p, s): n for (p, s, _), n in found.items()}))
    sound(grade_bars(counted, {}))
    for service in counted.services():
        sound(grade_bars(counted, {}, service))


NOTHING = {
    "årshjul": year_wheel([], 2026, TODAY),
    "belastning": load_map([], 2026, {}),
    "tidslinje": lifeline(life("Drift", []), {}),
    "brister": grade_bars(Tally(half_years(TODAY, 2), TODAY, Counter(), Counter()), {}),
}


@pytest.mark.parametrize("name", NOTHING)
def test_without_anything_to_show_a_picture_says_so(name: str) -> None:
    shown = NOTHING[name]
    sound(shown)
    assert [mark.said for mark in shown.drawing.marks if mark.said][-1] == "Inget att visa."
    assert shown.alt == f"{shown.title}: Inget att visa."
    assert "Inget att visa." in bars_text(shown, 80)
    assert shown.table.rows == ()


def test_a_year_wheel_says_how_much_and_when_and_what(folder: Path) -> None:
    found = [row("Avtal", "mas", 3, DONE), row("Avtal", "mas", 3, OVERDUE), row("Lag", "mas", 3, OVERDUE, "kommunen")]
    found[2] = found[2]._replace(strength="lag")
    shown = year_wheel(found, 2026, TODAY, "Linden")
    assert shown.alt == "Årshjul 2026: Linden: 3 att göra under året, varav 1 är gjord; flest i mars, 3."
    march = shown.table.rows[2]
    assert march == {
        "månad": "mars",
        "uppföljning": 2,
        "kommunens_eget": 1,
        "steg_i_ärende": 0,
        "summa": 3,
        "genomfört": 1,
        "vad": ("§ Lag", "Avtal (2)"),
    }
    assert "§ Lag; Avtal (2)" in [mark.said for mark in shown.drawing.marks]
    assert "2026-06-15" in shown.svg
    assert "2026-06-15" not in year_wheel(found, 2025, TODAY).svg


def test_a_role_that_takes_part_in_much_is_seen_in_the_load() -> None:
    found = [row(f"Besök {n}", "utredare", 5, SOON, participants=("mas", "mas")) for n in range(9)]
    found += [row("Annat", "utredare", 2, SOON, participants=("utredare",))]
    shown = load_map(found, 2026, {"mas": "MAS", "utredare": "Utredare"})
    assert shown.alt == (
        "Belastning 2026 per månad och roll: 2 roller; tyngst är maj för Utredare med 9 uppföljningar, "
        "ansvarar för 9 och medverkar i 0."
    )
    assert shown.table.rows == (
        {"ansvarig": "utredare", "månad": "2026-02", "ansvarar": 1, "medverkar": 0, "summa": 1},
        {"ansvarig": "utredare", "månad": "2026-05", "ansvarar": 9, "medverkar": 0, "summa": 9},
        {"ansvarig": "mas", "månad": "2026-05", "ansvarar": 0, "medverkar": 9, "summa": 9},
    )


def test_a_timeline_says_how_the_follow_ups_stand() -> None:
    found = [
        Mark(SPAN, "drift", dt.date(2025, 1, 1), dt.date(2027, 12, 31)),
        Mark(FOLLOW_UP, DONE_LATE, dt.date(2025, 7, 1), None, "Årlig"),
        Mark(FOLLOW_UP, OVERDUE, dt.date(2026, 6, 1), None, "Årlig"),
        Mark(FOLLOW_UP, "kommande", dt.date(2027, 6, 1), None, "Årlig"),
        Mark(FINDING, "allvarlig", dt.date(2026, 1, 10), None, "Ensam på natten."),
        Mark(SANCTION, "vite", dt.date(2026, 3, 1)),
    ]
    shown = lifeline(life("Drift av Linden", found), {})
    assert shown.alt == (
        "Tidslinje: Drift av Linden: 2025-01-01 till 2027-12-31. Den 2026-06-15 är 1 uppföljning genomförd, "
        "varav 1 sent, 1 inte gjorda i tid och 1 kommande; 1 brist, varav 1 öppen; 1 sanktion."
    )
    assert [mark.said for mark in shown.drawing.marks if "vite" in mark.said] == ["vite 2026-03-01"]
    assert bars_text(shown, 80).splitlines()[5] == "Avtalstid   2025–2027  " + "█" * 32


def test_no_colour_is_alone_and_every_one_is_seen() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        darker, lighter = sorted((light(one), light(other)))
        return (lighter + 0.05) / (darker + 0.05)

    assert min(contrast(colour, PAPER) for colour in (INK, QUIET, DEEP, WARM)) >= 4.5
    assert contrast(LINE, PAPER) >= 3
    for number_of, tone in enumerate(SHADES):
        assert contrast(tone, PAPER if number_of >= LIGHT else INK) >= 4.5
    found = grade_bars(Tally(("2026-H1",), TODAY, Counter({("2026-H1", "", g): 3 for g in GRADES}), Counter()), {})
    root = ET.fromstring(found.svg)
    fills = {
        one.attrib["fill"].partition("-")[2].partition("-")[2] or one.attrib["fill"] for one in root.iter(f"{SVG}rect")
    }
    assert {WARM, PAPER, f"lines{WARM[1:]}", f"dots{WARM[1:]})"} <= {fill.removesuffix(")") for fill in fills} | fills


@pytest.mark.parametrize(("count", "tone"), [(0, 0), (1, 1), (5, 1), (6, 2), (20, 4)])
def test_the_shades_are_even(count: int, tone: int) -> None:
    assert shade(count, 20) == tone


def test_a_text_is_cut_only_where_there_is_no_room() -> None:
    assert fitted("Avtalsuppföljning", 200) == "Avtalsuppföljning"
    assert fitted("Avtalsuppföljning", 60) == "Avtals…"
    assert lines("Uppföljning av kvalitetskrav i boenden", 130, 2) == ["Uppföljning av", "kvalitetskrav i bo…"]
    assert measure(fitted("W" * 99, 100)) <= 100


@pytest.mark.parametrize(("value", "said"), [(0, "0"), (-0.01, "0"), (1.25, "1.2"), (3.0, "3"), (2.96, "3")])
def test_a_coordinate_is_short(value: float, said: str) -> None:
    assert number(value) == said


def test_days_lie_in_order_and_within_the_picture() -> None:
    scale = Scale(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
    places = [
        scale.at(dt.date(*day)) for day in ((2024, 5, 1), (2025, 1, 1), (2026, 1, 1), (2026, 12, 31), (2030, 1, 1))
    ]
    assert places == sorted(places)
    assert places[0] == places[1] == 18
    assert places[3] == places[4] == 382


def test_a_page_with_a_picture_holds_all_three(folder: Path) -> None:
    for shown in pictures(folder).values():
        text = picture_page(shown)
        assert shown.svg.strip() in text
        assert text.count("<h1>") == 1
        assert "<table>" in text
        assert "style=" not in text
