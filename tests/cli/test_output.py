"""Where lists go, and every list of the example read by other programs."""

import csv
import io
import sys
from datetime import date
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from tests.cli.office import Office, move_in
from tests.desk import CASES
from tests.store import desk
from uppf.cli import session
from uppf.cli.app import main

DAY = "2026-11-21"

LISTS = [
    ["due", "--all"],
    ["due", "--within", "1år"],
    ["year", "2026"],
    ["year", "2026", "--rows"],
    *(
        ["list", what, "--all"]
        for what in ("utförare", "avtal", "planer", "regler", "ärenden", "upphandlingar", "leveranser")
    ),
    ["log"],
    ["early"],
    ["coverage"],
    ["coverage", "--levels"],
    ["coverage", "--goals"],
    ["coverage", "--service", "hemtjanst"],
    ["compare", "hemtjanst"],
    ["lessons"],
    ["schedule", "2025-lou-03"],
    ["what-if", "2025-lou-03.slut=2028-01-01"],
    ["board agenda", "socialnamnden"],
]
"""Every command that gives a list of the whole example."""


def typed(*args: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """What a command answers in the example."""
    capsys.readouterr()
    words = args[0].split() + list(args[1:])
    day = [] if words[0] == "log" else ["--as-of", DAY]
    code = main([*words, *day, "--repo", str(CASES)])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_every_list_is_the_same_to_a_spreadsheet_as_to_a_machine(
    args: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lista.xlsx"
    code, out, err = typed(*args, "--format", "xlsx", "-o", str(file), capsys=capsys)
    assert (code, err) == (0, "")
    assert out.endswith(f" – skriven till {file}.\n")
    code, text, _ = typed(*args, "--format", "csv", capsys=capsys)
    records = list(csv.reader(io.StringIO(text), delimiter=";"))
    book = CalamineWorkbook.from_path(str(file))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert len(rows[0]) == len(records[0])
    body = rows[1 : len(records)]
    assert len(body) == len(records) - 1
    for row, record in zip(body, records[1:], strict=True):
        for cell, field in zip(row, record, strict=True):
            if isinstance(cell, date):
                assert cell.isoformat() == field
            elif isinstance(cell, float):
                assert f"{cell:.0f}" == field
            else:
                assert bool(cell) == bool(field)
    assert not any(cell.startswith(("=", "+", "@")) for record in records for cell in record)


def test_a_date_in_a_list_is_a_date_in_the_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lista.xlsx"
    typed("due", "--format", "xlsx", "-o", str(file), capsys=capsys)
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    at = rows[0].index("Senast")
    assert {type(row[at]) for row in rows[1:]} == {date}


@pytest.mark.parametrize(
    "args",
    [["due"], ["due", "--within", "1år"], ["due", "--role", "mas"], ["year", "2026"], ["schedule", "2025-lou-03"]],
    ids=" ".join,
)
def test_an_independent_reader_finds_one_event_for_each_row(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, text, _ = typed(*args, "--format", "ics", capsys=capsys)
    _, listed, _ = typed(*args, *(["--rows"] if args[0] == "year" else []), "--format", "csv", capsys=capsys)
    records = list(csv.DictReader(io.StringIO(listed), delimiter=";"))
    events = vobject.readOne(text).contents.get("vevent", [])
    assert [event.dtstart.value.isoformat() for event in events] == [record["senast"] for record in records]
    assert [event.summary.value for event in events] == [record["rubrik"] for record in records]
    identities = [event.uid.value for event in events]
    assert len(set(identities)) == len(identities)
    assert identities == [f"{record['id']}@uppf" for record in records]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not any(event.contents.get("valarm") for event in events)


def test_the_year_of_a_provider_or_a_role_is_only_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    def rows(*more: str) -> list[dict[str, str]]:
        _, text, _ = typed("year", "2026", "--rows", *more, "--format", "csv", capsys=capsys)
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    everything = rows()
    assert rows("--provider", "lyktan") == [row for row in everything if row["utförare"] == "lyktan"] != []
    assert (
        rows("--role", "mas")
        == [row for row in everything if "mas" in (row["ansvarig"], *row["medverkande"].split(", "))]
        != []
    )
    code, out, err = typed("year", "2026", "--role", "xyzzy", capsys=capsys)
    assert (code, out, "[unknown-filter]" in err) == (1, "", True)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return move_in(tmp_path, monkeypatch, capsys)


def calendar(office: Office, *more: str) -> dict[str, tuple[str, int, str]]:
    """Each event's day, sequence and stamp by its identity."""
    text = office.done("due", "--within", "1år", "--format", "ics", *more)
    events = vobject.readOne(text).vevent_list
    return {
        event.uid.value: (event.dtstart.value.isoformat(), int(event.sequence.value), event.dtstamp.value.isoformat())
        for event in events
    }


def test_a_moved_day_moves_the_entry_and_the_calendar_sees_which_is_newer(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [calendar(office)]
    provider = office.read("utforare/solglantan.yaml")
    assert provider
    for hour, day in ((13, "2025-02-20"), (14, "2025-01-10")):
        office.write("utforare/solglantan.yaml", provider.replace("ikraft: 2025-01-01", f"ikraft: {day}"))
        monkeypatch.setattr(desk, "NOON", desk.NOON.replace(hour=hour))
        office.commit("Flytta ikraftträdandet")
        seen.append(calendar(office))
    first, later, earlier = seen
    assert set(first) == set(later) == set(earlier)
    moved = [(first[key][0], later[key][0], earlier[key][0]) for key in first if first[key][0] != later[key][0]]
    assert moved == [("2025-02-01", "2025-03-20", "2025-02-10")]
    for key in first:
        assert first[key][1:] < later[key][1:] < earlier[key][1:]
        assert first[key][2] < later[key][2] < earlier[key][2]


@pytest.mark.parametrize("command", [["due", "--within", "1år"], ["year", "2026"]], ids=" ".join)
def test_what_is_unannounced_is_in_no_calendar_that_did_not_ask(command: list[str], office: Office) -> None:
    assert "Oanmält" not in office.done(*command, "--format", "ics")
    assert "Oanmält" in office.done(*command, "--unannounced", "--format", "ics")


def test_the_same_commit_and_day_give_the_same_calendar(office: Office) -> None:
    first = office.done("due", "--within", "1år", "--format", "ics")
    assert office.done("due", "--within", "1år", "--format", "ics") == first


def test_reminders_are_only_there_when_the_municipality_wants_them(office: Office) -> None:
    municipality = office.read("uppf.yaml")
    assert municipality
    assert "inställningar" not in municipality
    office.write("uppf.yaml", municipality + "inställningar:\n  påminnelser: {kalender: [7 dagar, 1 dag]}\n")
    text = office.done("due", "--within", "1år", "--format", "ics")
    for event in vobject.readOne(text).vevent_list:
        triggers = [alarm.trigger.value.total_seconds() / 3600 for alarm in event.valarm_list]
        assert triggers == [-7 * 24 + 8, -24 + 8]
        assert {alarm.action.value for alarm in event.valarm_list} == {"DISPLAY"}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        pytest.param(["-o", "uppf.yaml"], 1, "[output-in-repository]", id="a file of the repository"),
        pytest.param(["-o", "templates/ny.md.j2"], 1, "[output-in-repository]", id="a template"),
        pytest.param(["-o", "planer"], 1, "[not-a-file]", id="a folder"),
        pytest.param(["-o", "lista.xlsx"], 2, "[format-differs]", id="a name that says another format"),
        pytest.param(["--format", "csv", "-o", "lista.ics"], 2, "[format-differs]", id="two formats"),
    ],
)
def test_where_a_list_cannot_go(
    args: list[str], code: int, said: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.root)
    before = office.standing()
    answer = office.uppf("due", *args)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.endswith(f"{said}\n")
    assert office.standing() == before


def test_a_workbook_goes_into_a_pipe_but_not_to_a_screen(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(session, "watched", lambda: True)
    assert main(["due", "--format", "xlsx", "--repo", str(CASES), "--as-of", DAY]) == 1
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.decode().endswith(
        "xlsx är ingen text och visas inte på skärmen; lägg till -o FIL [format-not-for-screen]\n"
    )
    monkeypatch.setattr(session, "watched", lambda: False)
    assert main(["due", "--format", "xlsx", "--repo", str(CASES), "--as-of", DAY]) == 0
    out, _ = capfdbinary.readouterr()
    assert CalamineWorkbook.from_filelike(io.BytesIO(out)).sheet_names == [f"Att göra {DAY}"]


def test_without_the_library_it_says_how_to_get_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    said = office.uppf("due", "--format", "xlsx", "-o", "lista.xlsx")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "fel: xlsx kan inte göras, för biblioteket xlsxwriter saknas; installera det med pip install 'uppf[xlsx]' "
        "och kör kommandot igen [format-missing]\n"
    )
    assert not Path("lista.xlsx").exists()
