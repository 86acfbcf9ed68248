"""``uppf list``, ``show`` and ``log``: what is found by which name, what is told beside it, and what is refused."""

import os
from pathlib import Path

import pytest

from tests.cli.imports import imports_of
from tests.cli.villager import Villager, arrived
from tests.store.desk import Desk as WorkTree
from tests.village import AS_OF, CASE, CASE_ID, row
from uppf.cli.app import main
from uppf.show.listings import LISTS
from uppf.store import git


@pytest.fixture
def village(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Villager:
    return arrived(tmp_path, capsys, monkeypatch)


SHOWN = """\
Upprätta

Att göra nu och den närmaste tiden

Senast      Sen  Vad och vem                  Ansvarig   Nästa steg
----------  ---  ---------------------------  ---------  -----------------------

Avtal
2026-06-10    5  Åtgärd: Upprätta planer för  Utföraren  uppf action done {id}
                 alla. – Linden · Grönskan
                 Omsorg AB

Kommer
2026-07-10       Kontrollera åtgärd:          Utredare   uppf verify {check}
                 Genomförandeplaner saknas i
                 två av tio granskade
                 ärenden. – Linden ·
                 Grönskan Omsorg AB

1 till förfaller senare än 30 dagar.

Kvar att göra i ärendet
  • Brist b7q2wn är inte kontrollerad av beställaren: uppf verify b7q2wn
    --remedied --role ROLL --evidence UNDERLAG (eller --not-remedied)
  • Det som sågs är inte rapporterat: uppf finding 7k2m9x "VAD SOM BRISTER",
    eller uppf draft 7k2m9x om inget brister
  • Åtgärd c7q2wn ska vara gjord senast 2026-06-10: uppf action done c7q2wn
    --evidence UNDERLAG, när det är gjort
  • Ärendet är inte avslutat: uppf close 7k2m9x --role ROLL

Fil: arenden/2026/2026-linden-7k2m9x.yaml
"""


def test_a_case_is_shown_with_what_is_to_be_done_and_its_file(village: Villager) -> None:
    said = village.uppf("show", "7k2m9x")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Ärende {CASE_ID} (pågår)\n\nDiarienummer: 26/SN 0091\n")
    # Inside the case the next step is no longer to look at the case, but the command that does it, where there is one.
    ids = {"id": row(village.found, "åtgärd").id, "check": row(village.found, "verifiera").id}
    assert said.out.endswith(SHOWN.removeprefix("Upprätta\n").format(**ids))


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        pytest.param("7K2M9X", f"Ärende {CASE_ID} (pågår)", id="the tail of a case, in capitals"),
        pytest.param("26/SN 0091", f"Ärende {CASE_ID} (pågår)", id="a registry number"),
        pytest.param("26/sn0091", f"Ärende {CASE_ID} (pågår)", id="a registry number written together"),
        pytest.param("b7q2wn", f"Ärende {CASE_ID} (pågår)", id="a finding of a case"),
        pytest.param("Grönskan  Omsorg AB", "Utförare Grönskan Omsorg AB", id="a provider by its name"),
        pytest.param("lou-1", "Avtal hos Grönskan Omsorg AB: Drift av Linden (i drift)", id="an agreement"),
        pytest.param("25/SN 0011", "Avtal hos Grönskan Omsorg AB: Drift av Linden (i drift)", id="its number"),
        pytest.param("linden", "Enhet hos Grönskan Omsorg AB: Linden", id="a unit before the case named after it"),
        pytest.param("byplan", "Uppföljningsplan Plan för byn (gällande)", id="a plan before its rules"),
        pytest.param("serie", "Regel i byplan-2026: Avtalsuppföljning", id="a rule by its local name"),
        pytest.param("byplan-2026/kv", "Regel i byplan-2026: Stickprov", id="a rule by the start of its name"),
    ],
)
def test_a_thing_is_found_by(asked: str, heading: str, village: Villager) -> None:
    said = village.uppf("show", asked)
    assert (said.code, said.out.splitlines()[0]) == (0, heading), said.err


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("xyzzy", "inget heter ”xyzzy”; uppf list visar vad som finns [unknown-id]"),
        ("gronskann", "inget heter ”gronskann”; menade du gronskan? [unknown-id]"),
        ("", "beteckningen är tom; skriv den, eller en del av den [nothing-asked]"),
        (
            "2026-",
            "”2026-” kan vara 2026-introduktion-9q8r7s eller 2026-linden-7k2m9x; skriv mer av det [ambiguous-id]",
        ),
        (
            "r",
            "”r” kan vara 2026-introduktion-9q8r7s, gronskan, byplan-2026/arlig, byplan-2026/rullande eller "
            "byplan-2026/serie, eller 4 till; skriv mer av det [ambiguous-id]",
        ),
        ("{fore}", "”{fore}” är en rad i listan; den förklaras med: uppf why {fore} [row-not-thing]"),
    ],
)
def test_what_is_not_found(asked: str, message: str, village: Villager) -> None:
    fore = row(village.found, "fore").id
    assert village.uppf("show", asked.format(fore=fore)) == (1, "", f"fel: {message.format(fore=fore)}\n")


INCOMPLETE = "Listan kan vara ofullständig: 1 fel i filerna; uppf check visar dem.\n"


@pytest.mark.parametrize("args", [["show", "linden"], ["show", "arlig"], *(["list", what] for what in LISTS)], ids=str)
def test_a_broken_file_hides_nothing_else_and_is_told(args: list[str], village: Villager) -> None:
    whole = village.uppf(*args)
    village.write("arenden/2026/2026-trasig-2b3c4d.yaml", "ärende: [\n")
    said = village.uppf(*args)
    assert (whole.code, said.code) == (0, 1)
    assert said.out.replace(f"\n{INCOMPLETE}", "") == whole.out
    assert said.out.count(INCOMPLETE) == 1


def test_what_lies_in_a_broken_file_is_not_found_and_it_is_said_why(village: Villager) -> None:
    village.write("utforare/gronskan.yaml", "utförare: [\n")
    said = village.uppf("show", "lou-1")
    assert said.code == 1
    assert [line.rpartition("[")[2] for line in said.err.splitlines()] == ["unknown-id]", "something-unread]"]


def test_closed_cases_only_when_asked_for_or_by_machines(village: Villager) -> None:
    ordinary, everything = village.uppf("list", "ärenden").out, village.uppf("list", "ärenden", "--all").out
    assert "9q8r7s" not in ordinary
    assert ordinary.endswith("\nAvslutade och inställda visas inte (1); visa dem med: --all\n")
    assert "9q8r7s" in everything
    assert "visas inte" not in everything
    machine = village.uppf("list", "ärenden", "--format", "csv").out
    assert machine == village.uppf("list", "ärenden", "--all", "--format", "csv").out
    assert "2026-introduktion-9q8r7s" in machine


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["list", "brister"],
            "”brister” går inte att välja för VAD; välj utförare, avtal, planer, regler, ärenden, upphandlingar eller "
            "leveranser [unknown-choice]",
        ),
        (
            ["list"],
            "VAD saknas; välj utförare, avtal, planer, regler, ärenden, upphandlingar eller leveranser "
            "[missing-argument]",
        ),
    ],
)
def test_what_cannot_be_listed(args: list[str], message: str, village: Villager) -> None:
    assert village.uppf(*args) == (2, "", f"fel: {message}\n")


# The trail


@pytest.fixture
def trail(village: Villager, monkeypatch: pytest.MonkeyPatch) -> WorkTree:
    """The village in git, with three commits."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git.init(village.root)
    tree = WorkTree(village.root, ".")
    tree.git("config", "user.name", "Maja Handläggare")
    tree.git("config", "user.email", "maja@lillby.example")
    for number, (subject, file) in enumerate((("Börja", "."), ("Rätta ärendet", CASE), ("Ny kommun", "uppf.yaml"))):
        if file != ".":
            text = (village.root / file).read_text("utf-8")
            village.write(file, f"{text}# {number}\n")
        tree.git("add", "-A")
        tree.git("commit", "-qm", subject, "--date", f"2026-06-0{number + 1}T08:00:00+02:00")
    return tree


def told(village: Villager, *args: str) -> list[list[str]]:
    """The cells of `uppf log` as csv, below the heading."""
    said = village.typed("log", *args, "--repo", str(village.root), "--format", "csv")
    assert (said.code, said.err) == (0, "")
    return [line.split(";") for line in said.out.splitlines()[1:]]


def test_the_trail_newest_first(trail: WorkTree, village: Villager) -> None:
    rows = told(village)
    assert [row[:3] for row in rows] == [
        ["2026-06-03 08:00", "Maja Handläggare", "Ny kommun"],
        ["2026-06-02 08:00", "Maja Handläggare", "Rätta ärendet"],
        ["2026-06-01 08:00", "Maja Handläggare", "Börja"],
    ]
    assert [len(row[3]) for row in rows] == [10, 10, 10]


def test_the_trail_of_one_thing(trail: WorkTree, village: Villager) -> None:
    assert [row[2] for row in told(village, "7k2m9x")] == ["Rätta ärendet", "Börja"]


def test_a_cut_trail_says_so(trail: WorkTree, village: Villager) -> None:
    said = village.typed("log", "--limit", "2", "--repo", str(village.root))
    assert said.out.endswith("\nBara de 2 senaste visas; fler: --limit\n")
    assert "visas" not in village.typed("log", "--limit", "3", "--repo", str(village.root)).out


def test_a_trail_has_no_days_for_a_calendar(trail: WorkTree, village: Villager) -> None:
    said = village.typed("log", "--format", "ics", "--repo", str(village.root))
    assert said.err == (
        "fel: listan ”Vad som har gjorts” har inga dagar att lägga i en kalender; välj ett annat format "
        "[no-calendar-day]\n"
    )


def test_no_trail_without_git(village: Villager) -> None:
    said = village.typed("log", "--repo", str(village.root))
    assert said.code == 1
    assert said.err.endswith(" ligger inte i git, så inget kan sparas eller visas; kör: git init [not-in-git]\n")


def test_a_trail_that_is_empty(village: Villager) -> None:
    git.init(village.root)
    assert village.typed("log", "--repo", str(village.root)).out == "Vad som har gjorts\n\nInget att visa.\n"


def test_of_an_unknown_thing_there_is_no_trail(trail: WorkTree, village: Villager) -> None:
    assert main(["log", "xyzzy", "--repo", str(village.root)]) == 1
    assert "[unknown-id]" in village.capsys.readouterr().err


@pytest.mark.parametrize("args", [["list", "avtal"], ["show", "linden"]], ids=" ".join)
def test_a_command_imports_only_what_it_uses(args: list[str], village: Villager) -> None:
    imported = imports_of([*args, "--as-of", AS_OF, "--repo", str(village.root)])
    assert "uppf.cli.reading" in imported
    assert not imported & {"rich", "jinja2", "icalendar", "markdown_it", "filelock", "uppf.store.git"}
