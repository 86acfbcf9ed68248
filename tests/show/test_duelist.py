"""The due list as people and machines get it: what stands where, what is left out, and the next command."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.village import DAY, row, settled
from uppf.model.facts import Dims
from uppf.rules.due import DONE, DONE_LATE, OVERDUE, PASSED, SOON, STRENGTHS, Due, due
from uppf.show.calendarfile import calendarfile
from uppf.show.duelist import (
    BANDS,
    COLUMNS,
    TOGETHER,
    due_table,
    full_table,
    next_step,
    remarks,
    short_case,
    what,
)
from uppf.show.plain import width
from uppf.show.tables import Screen
from uppf.show.terminal import terminal

ONE = Due(
    "hnpatx", "p/r:u:2026", "regel", "Årlig uppföljning", "Linden · Grönskan AB", Dims(provider="gronskan", unit="u"),
    DAY, DAY, DAY, None, OVERDUE, 5, "plan", "ska", "kommunen", "utredare",
    rule="p/r", plan="p", object="enhet", period="2026",
)  # fmt: skip
TITLES = {"utredare": "Utredare", "utf": "Utföraren", "chef": "EC"}

SCREEN = """\
Att göra 2026-06-15

Senast      Sen  Vad och vem                  Ansvarig   Nästa steg
----------  ---  ---------------------------  ---------  -----------------------

Lag
2026-05-29   17  Tillstånd löper ut           Utredare   uppf open {fore}
                 (byplan-2026) – Linden ·
                 Grönskan Omsorg AB

Avtal
2026-03-31   76  Verksamhetsberättelse        Utföraren  uppf open {berattelse}
                 (byplan-2026) – Grönskan
                 Omsorg AB
2026-06-10    5  Åtgärd: Upprätta planer för  Utföraren  uppf action done {åtgärd}
                 alla. – Linden · Grönskan
                 Omsorg AB
2026-05-30   16  Avtalsuppföljning            Utredare   uppf open {serie}
                 (byplan-2026) – Drift av
                 Linden · Grönskan Omsorg AB
                 [ersätter EC]

Plan
2026-01-31  135  Stickprov (byplan-2026)      Utredare   uppf open {kvot}
                 [och 4 till, den senaste
                 2026-05-31]
2026-03-29   78  Möten (byplan-2026) – Drift  Utredare   uppf open {moten}
                 av Linden · Grönskan Omsorg
                 AB [ersätter EC]
"""


def test_the_list_on_a_screen_of_80_cells(tmp_path: Path) -> None:
    found = settled(tmp_path)
    rows = [one for one in due(found.facts, DAY) if one.state in (OVERDUE, PASSED)]
    shown = terminal(due_table(rows, DAY, found.titles()), Screen())
    rules = ("fore", "berattelse", "serie", "åtgärd", "kvot", "moten")
    expected = SCREEN.format(**{rule: row(found, rule).id for rule in rules})
    # An id is kept on one line with its word by a space that does not break.
    assert shown.replace("\u00a0", " ").startswith(expected)
    assert max(map(width, shown.splitlines())) <= 80


def test_with_room_enough_the_id_and_the_rule_stand_beside(tmp_path: Path) -> None:
    found = settled(tmp_path)
    lines = terminal(due_table([row(found, "fore")], DAY, found.titles(), wide=True), Screen(140)).splitlines()
    assert lines[2].split() == ["Id", "Senast", "Sen", "Vad", "och", "vem", "Regel", "Ansvarig", "Nästa", "steg"]
    assert lines[6].startswith(row(found, "fore").id + "  2026-05-29   17  Tillstånd löper ut – Linden")


@pytest.mark.parametrize(("late", "told"), [(TOGETHER, TOGETHER), (TOGETHER + 1, 1), (20, 1)])
def test_of_more_periods_than_three_the_oldest_stands_for_all(late: int, told: int) -> None:
    rows = [ONE._replace(key=f"p/r:u:{2000 + n}", period=str(2000 + n), id=f"aaaa{n:02}") for n in range(late)]
    shown = due_table(rows, DAY, TITLES).rows
    assert len(shown) == told
    assert (f"[och {late - 1} till, den senaste 2026-06-15]" in str(shown[0]["vad"])) is (late > told)
    assert len(full_table(rows, "", TITLES).rows) == late


def test_only_what_is_late_is_laid_together() -> None:
    rows = [ONE._replace(key=f"p/r:u:{n}", period=str(n), state=SOON, days_late=0) for n in range(9)]
    assert len(due_table(rows, DAY, TITLES).rows) == 9


def test_headings_stand_once_each_and_in_order() -> None:
    late = [ONE._replace(strength=strength, key=f"{strength}:1") for strength in STRENGTHS]
    rows = [ONE._replace(state=DONE), ONE._replace(state=SOON), *reversed(late), ONE._replace(state=DONE_LATE)]
    table = due_table(rows, DAY, TITLES)
    heads = list(dict.fromkeys(one["brådska"] for one in table.rows))
    assert heads == ["Lag", "Avtal", "Plan", "Mål (påminnelse, aldrig försenat)", "Kommer", "Klart eller inte aktuellt"]
    assert [one["brådska"] for one in full_table(late[::-1], "", TITLES).rows] == list(BANDS[3::-1])


def test_what_the_law_asks_soon_stands_with_the_law_and_says_that_it_is_not_late() -> None:
    near = ONE._replace(state=SOON, days_late=0, strength="lag")
    late = ONE._replace(strength="avtal", key="avtal:1")
    shown = due_table([near, late], DAY, TITLES).rows
    assert [(one["brådska"], one["dagar_sen"]) for one in shown] == [("Lag", None), ("Avtal", 5)]
    assert "[inte sen än, förfaller snart]" in str(shown[0]["vad"])
    # For machines it is what it was: the state says that it is soon.
    told = full_table([near, late], "", TITLES).rows
    assert [(one["brådska"], one["läge"], one["dagar_sen"]) for one in told] == [
        ("kommer", SOON, 0),
        ("avtal", OVERDUE, 5),
    ]


@pytest.mark.parametrize(
    ("change", "seen", "command"),
    [
        pytest.param({}, "", "uppf open hnpatx", id="nothing is open for it"),
        pytest.param({"case": "2026-linden-7k2m9x"}, "", "uppf show 7k2m9x", id="a case is open"),
        pytest.param(
            {"counts": ("signal.inkommen", "signal.bedömd")}, "", "uppf signal take VEM", id="signals are watched for"
        ),
        pytest.param({"case": "2026-linden-eytsnt"}, "", "uppf show eytsnt", id="a tail of letters alone"),
        pytest.param({"case": "2026-tallen"}, "", "uppf show 2026-tallen", id="a case named by hand"),
        pytest.param({"case": "2026-7k2m9x"}, "2026-7k2m9x", "uppf why hnpatx", id="that case is being looked at"),
        pytest.param({"state": DONE, "case": "2026-7k2m9x"}, "", "uppf why hnpatx", id="done"),
    ],
)
def test_the_next_command(change: dict[str, str], seen: str, command: str) -> None:
    assert next_step(ONE._replace(**change), seen) == command  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"obliged": "utföraren"}, ["utföraren"], id="a delivery"),
        pytest.param({"missing": ("skatt", "kredit")}, ["saknar skatt och kredit"], id="parts that remain"),
        pytest.param({"notes": ("on_holiday",), "days_late": 0}, ["ingen vardag"], id="a day off to come"),
        pytest.param({"notes": ("on_holiday",)}, [], id="a day off gone by"),
        pytest.param({"notes": ("plan_ended",)}, ["ingen gällande plan"], id="no plan in force"),
        pytest.param({"notes": ("too_early:2026-07-01",)}, ["får göras tidigast 2026-07-01"], id="too early"),
        pytest.param({"deputy_for": "chef"}, ["ersätter EC"], id="a deputy"),
        pytest.param({"reason": "agreement_ended"}, ["avtalet har upphört"], id="over"),
        pytest.param({"reason": "Enheten stängs."}, ["Enheten stängs."], id="a reason of one's own"),
    ],
)
def test_remarks(change: dict[str, object], told: list[str]) -> None:
    assert remarks(ONE._replace(**change), TITLES) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("responsible", "who", "remark"),
    [
        pytest.param("utredare", "Utredare", "[utföraren]", id="a role of the municipality waits for it"),
        pytest.param("utf", "Utföraren", "", id="the plan's own word for the provider says it"),
        pytest.param("", "Utföraren", "", id="nobody named: the provider's"),
    ],
)
def test_who_answers_for_a_delivery(responsible: str, who: str, remark: str) -> None:
    shown = due_table([ONE._replace(obliged="utföraren", responsible=responsible)], DAY, TITLES).rows[0]
    assert shown["ansvarig"] == who
    assert str(shown["vad"]).endswith(remark)
    assert ("utföraren" in str(shown["vad"])) is bool(remark)


def test_a_label_that_is_a_key_is_said_in_words() -> None:
    shown = due_table([ONE._replace(label="chef", object="nämnd")], DAY, TITLES).rows[0]
    assert str(shown["vad"]).endswith("– EC")


def test_the_columns_of_machines_are_a_promise() -> None:
    promised = (
        "brådska id läge senast dagar_sen rubrik gäller utförare avtal enhet verksamhet nämnd ansvarig medverkande "
        "metod förpliktad skärpa regel avser ärende genomfört notering nästa"
    )
    assert " ".join(column.key for column in COLUMNS) == promised
    assert set(full_table([ONE], "", TITLES).rows[0]) == {column.key for column in COLUMNS}


def test_a_calendar_knows_a_row_by_its_id() -> None:
    text = calendarfile(full_table([ONE], "Att göra", TITLES), Screen())
    assert "UID:hnpatx@uppf" in text
    assert "SUMMARY:Årlig uppföljning" in text


@pytest.mark.parametrize("case", ["2026-linden-7k2m9x", "2026-7k2m9x"])
def test_a_short_case_is_its_tail(case: str) -> None:
    assert short_case(case) == "7k2m9x"


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_line_is_too_wide_and_nothing_reaches_the_terminal(title: str, name: str) -> None:
    shown = terminal(due_table([ONE._replace(title=title, label=name)], DAY, TITLES), Screen())
    assert all(width(line) <= 80 for line in shown.split("\n"))
    assert all(c.isprintable() or c == "\n" or c.isspace() for c in shown)
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("lex_sarah_information", "Bedöm signal: information enligt lex Sarah"),
        ("utföraren_själv, bemanning", "Bedöm signal: utföraren själv, bemanning"),
        ("Larm i Linden", "Bedöm signal: Larm i Linden"),
    ],
)
def test_a_signal_is_called_in_words(title: str, said: str) -> None:
    """The keys of its source and kind are words like any other; a title of its own is left as it is."""
    assert what(ONE._replace(source="bedöma_signal", title=title)) == said
