"""``uppf due``, ``why`` and ``year``: what each option shows, what is refused, and what a broken file does."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.imports import imports_of
from tests.cli.villager import Said, Villager, arrived
from tests.desk import CASES
from tests.village import AS_OF, DAY, PROVIDER, row
from uppf.cli.app import COMMANDS
from uppf.cli.reading import desk
from uppf.cli.things import one_thing
from uppf.rules.due import due
from uppf.show.duelist import due_table
from uppf.show.plain import width


@pytest.fixture
def village(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Villager:
    return arrived(tmp_path, capsys, monkeypatch)


DUE = """\
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
"""
FOOT = """\

3 till förfaller eller påminns om inom 30 dagar; visa dem med: --within 30d

2 av raderna väntar på utföraren. Det som inte kommer i tid kan bli en brist.
"""


def test_what_is_late_by_weight_and_what_else_there_is(village: Villager) -> None:
    said = village.uppf("due")
    ids = {rule: row(village.found, rule).id for rule in ("fore", "berattelse", "serie", "åtgärd")}
    assert said.out.startswith(DUE.format(**ids))
    assert said.out.endswith(FOOT)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(("permit", "seen"), [("2027-01-10", True), ("2027-01-30", False)])
def test_what_the_law_asks_soon_is_seen_unasked(permit: str, seen: bool, village: Villager) -> None:
    village.write("utforare/gronskan.yaml", PROVIDER.replace("giltig_till: 2026-11-30", f"giltig_till: {permit}"))
    head = village.uppf("due").out.partition("\nAvtal\n")[0]
    assert ("2026-07-10       Tillstånd löper ut" in head) is seen
    assert ("[inte sen än, förfaller snart]" in " ".join(head.split())) is seen
    # What is seen already is not said to be coming.
    assert village.uppf("due").out.endswith(FOOT)


def ids(said: Said) -> set[str]:
    """The ids of a list as csv."""
    return {line.split(";")[1] for line in said.out.splitlines()[1:]}


def of(village: Villager, *rules: str) -> set[str]:
    """The ids of what waits, of some rules."""
    return {row(village.found, rule).id for rule in rules}


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        pytest.param(["--provider", "grönskan omsorg", "--plan", "tillstånd"], {"fore"}, id="two filters"),
        pytest.param(["--unit", "linden", "--plan", "byplan-2026/fore"], {"fore"}, id="a unit and a rule"),
        pytest.param(["--role", "enhetschef", "--plan", "serie"], {"serie"}, id="a role by its title"),
        pytest.param(["--board", "SN", "--plan", "fore"], {"fore"}, id="a board by its abbreviation"),
        pytest.param(["--method", "platsbesök"], set(), id="a method of nothing late"),
        pytest.param(["--method", "platsbesök", "--within", "1å"], {"arlig"}, id="a method, and what comes"),
        pytest.param(["--plan", "bristen", "--all"], {"bristen"}, id="all: also what is done"),
    ],
)
def test_filters(options: list[str], rules: set[str], village: Villager) -> None:
    said = village.uppf("due", *options, "--format", "csv")
    assert (said.code, said.err) == (0, "")
    assert ids(said) == of(village, *rules)


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (
            ["--provider", "gronskann"],
            1,
            "ingen utförare heter ”gronskann”; menade du gronskan? [unknown-filter]",
        ),
        (
            ["--role", "xyz"],
            1,
            "ingen roll heter ”xyz”; skriv en del av namnet eller beteckningen [unknown-filter]",
        ),
        (
            ["--within", "snart"],
            2,
            "”snart” går inte att räkna med; skriv till exempel 30d, 2v eller 3m, högst tio år [within-form]",
        ),
    ],
)
def test_what_cannot_be_shown(options: list[str], code: int, message: str, village: Villager) -> None:
    assert village.uppf("due", *options) == (code, "", f"fel: {message}\n")


def test_nothing_late(village: Villager) -> None:
    assert village.uppf("due", "--method", "platsbesök").out == "Att göra 2026-06-15\n\nInget att visa.\n"


def test_machines_get_every_period_every_field_and_keys(village: Villager) -> None:
    told = json.loads(village.uppf("due", "--format", "json").out)
    late = [one for one in told["rader"] if one["regel"] == "byplan-2026/kvot"]
    assert [one["avser"] for one in late] == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]
    assert {one["brådska"] for one in told["rader"]} == {"lag", "avtal", "plan", "mål"}
    assert told["noteringar"] == []


def test_people_get_the_columns_of_a_screen_in_papers_too(village: Villager) -> None:
    lines = village.uppf("due", "--format", "md").out.splitlines()
    assert lines[4] == "| Id | Senast | Sen | Vad och vem | Regel | Ansvarig | Nästa steg |"
    page = village.uppf("due", "--format", "html").out
    assert re.findall(r"<th [^>]*>([^<]*)</th>", page)[:7] == lines[4].strip("| ").split(" | ")


def test_a_calendar(village: Villager) -> None:
    said = village.uppf("due", "--format", "ics", "--plan", "fore").out
    assert said.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20260529" in said


INCOMPLETE = "Listan kan vara ofullständig: 1 fel i filerna; uppf check visar dem."


@pytest.mark.parametrize("args", [["due"], ["year"], ["year", "--rows"], ["why", "byplan-2026/fore"]])
def test_a_broken_file_hides_nothing_else_and_is_told(args: list[str], village: Villager) -> None:
    whole = village.uppf(*args)
    village.write("arenden/2026/2026-trasig-2b3c4d.yaml", "ärende: [\n")
    said = village.uppf(*args)
    assert (whole.code, said.code) == (0, 1)
    assert said.out == f"{whole.out}\n{INCOMPLETE}\n"


def test_machines_are_told_too(village: Villager) -> None:
    village.write("arenden/2026/2026-trasig-2b3c4d.yaml", "ärende: [\n")
    assert json.loads(village.uppf("due", "--format", "json").out)["noteringar"] == [INCOMPLETE]


def test_what_is_sought_in_vain_may_lie_in_a_broken_file(village: Villager) -> None:
    village.write("planer/byplan-2026.yaml", "plan: [\n")
    said = village.uppf("why", "hnpatx")
    assert said.code == 1
    assert said.err.splitlines() == [
        "fel: ingen rad heter ”hnpatx”; uppf due --all visar alla rader med id [unknown-row]",
        "varning: det som söks kan stå i en fil som inte går att läsa (1 fel i filerna); uppf check visar dem "
        "[something-unread]",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("fore", id="a rule"),
        pytest.param("byplan-2026/FORE", id="a rule by its whole name"),
        pytest.param("Tillstånd löper", id="a part of its title"),
        pytest.param("kvot", id="of several periods of one rule the first that waits"),
    ],
)
def test_why_by_other_names(asked: str, village: Villager) -> None:
    rule = "kvot" if asked == "kvot" else "fore"
    one = row(village.found, rule)
    said = village.uppf("why", asked)
    assert said == village.uppf("why", one.id) == village.uppf("why", f" {one.id.upper()} ")
    assert said.out.splitlines()[0] == one.title


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("finns inte", "ingen rad heter ”finns inte”; uppf due --all visar alla rader med id [unknown-row]"),
        (" ", "beteckningen är tom; skriv den, eller en del av den [nothing-asked]"),
        (
            "7k2m9x",
            "”7k2m9x” kan vara {åtgärd} (Upprätta planer för alla., Linden · Grönskan Omsorg AB, 2026-06-10), "
            "{verifiera} (Genomförandeplaner saknas i två av tio granskade ärenden., "
            "Linden · Grönskan Omsorg AB, 2026-07-10) eller "
            "{arlig} (Årlig uppföljning, Linden · Grönskan Omsorg AB, 2026-12-31); skriv radens id [ambiguous-row]",
        ),
    ],
)
def test_why_refused(asked: str, message: str, village: Villager) -> None:
    ids = {rule: row(village.found, rule).id for rule in ("åtgärd", "verifiera", "arlig")}
    assert village.uppf("why", asked) == (1, "", f"fel: {message.format(**ids)}\n")


def test_many_are_counted(village: Villager) -> None:
    assert village.uppf("why", "byplan").err.endswith(" till; skriv radens id [ambiguous-row]\n")


YEAR = """\
Årsplan 2026

Månad      Utredare  ingen roll  Utföraren  Summa  Belastning
---------  --------  ----------  ---------  -----  ----------
januari           1                             1  ██
februari          1                             1  ██
mars              4                      1      5  ████████
april             1                             1  ██
maj               4                             4  ███████
juni              2           1                 3  █████
juli              3                             3  █████
augusti           1                             1  ██
september         3                             3  █████
oktober           1                             1  ██
november          2                             2  ████
december          2                             2  ████
"""


@pytest.mark.parametrize("args", [[], ["2026"]])
def test_the_year(args: list[str], village: Villager) -> None:
    assert village.uppf("year", *args) == (0, YEAR, "")


def test_the_rows_of_a_year_stand_under_their_months(village: Villager) -> None:
    lines = village.uppf("year", "--rows").out.splitlines()
    one = row(village.found, "kvot")
    assert lines[:7] == [
        "Årsplan 2026",
        "",
        "Id      Senast      Läge               Vad och vem                     Ansvarig",
        "------  ----------  -----------------  ------------------------------  ---------",
        "",
        "Januari",
        f"{one.id}  2026-01-31  !! försenad        Stickprov – Lillby              Utredare",
    ]


def test_the_load_for_machines_has_the_same_columns_every_year(village: Villager) -> None:
    said = [village.uppf("year", year, "--format", "csv").out.splitlines() for year in ("2025", "2026")]
    assert said[0] == ["månad;ansvarig;antal"]
    assert said[1][:3] == ["månad;ansvarig;antal", "2026-01;utredare;1", "2026-02;utredare;1"]


def test_a_year_as_a_calendar(village: Villager) -> None:
    said = village.uppf("year", "--format", "ics").out
    assert "X-WR-CALNAME:Årsplan 2026" in said
    assert said.count("BEGIN:VEVENT") == 27


@pytest.mark.parametrize("year", ["26", "0000", "9999", "tjugo", "２０２６"])
def test_what_is_no_year(year: str, village: Villager) -> None:
    message = f"fel: ”{year}” är inget år att räkna på; skriv till exempel 2026 [year-form]\n"
    assert village.uppf("year", year) == (2, "", message)


def test_a_year_without_rows(village: Villager) -> None:
    assert village.uppf("year", "2019").out == "Årsplan 2019\n\nInget att visa.\n"


def test_roles_with_long_names_stand_together_rather_than_break_the_table(village: Villager) -> None:
    for rule, title in (("arlig", "Avdelningsföreståndare"), ("fore", "Verksamhetsutvecklare"), ("kvot", "Ekonom")):
        text = (village.root / "planer/byplan-2026.yaml").read_text("utf-8")
        start = text.index(f"- id: {rule}\n")
        text = text[:start] + text[start:].replace("ansvarig: utredare", f"ansvarig: {title.lower()}", 1)
        text = text.replace("roller:\n", f"roller:\n  {title.lower()}: {{rubrik: {title}}}\n")
        village.write("planer/byplan-2026.yaml", text)
    lines = village.uppf("year").out.splitlines()
    assert lines[3].startswith("---------  ")
    assert max(map(width, lines)) <= 80
    assert "Övriga" in lines[2]


def test_colour_is_for_terminals_alone(village: Villager, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = village.uppf("due").out
    assert "\x1b" not in plain
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in village.uppf("due").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert village.uppf("due").out == plain


def test_every_command_that_the_example_suggests_can_be_typed() -> None:
    found = desk(CASES)
    day = DAY.replace(month=11, day=21)
    table = due_table(due(found.facts, day), day, found.titles())
    commands = [str(one["nästa"]).split() for one in table.rows]
    known = {name for section in COMMANDS.values() for name in section}
    assert len(commands) > 1000
    assert {one[0] for one in commands} == {"uppf"}
    listed = {row.id for row in due(found.facts, day)}
    for _, *said in commands:
        words = 2 if " ".join(said[:2]) in known else 1
        verb, (asked, *options) = " ".join(said[:words]), said[words:]
        assert verb in known
        if verb in ("show", "sanction options", "management"):
            assert (one_thing(found.register, asked, day).field in ("case", "agreement"), options) == (True, [])
        elif verb == "signal take":
            assert (asked, options) == ("VEM", [])
        elif verb.startswith("agreement ") or verb == "group meet":
            assert asked in {*listed, *found.register.agreements()}
            assert options in ([], ["--use", "DATUM"])
        else:
            assert (asked in listed, options) == (True, [])


# Typer itself imports subprocess; our own door to it is not opened, but to ask when a calendar was last changed.
HEAVY = {"rich", "jinja2", "icalendar", "xlsxwriter", "markdown_it", "filelock", "uppf.store.git"}


@pytest.mark.parametrize(
    ("args", "unused"),
    [
        (["due", "--format", "csv"], HEAVY),
        (["due"], HEAVY),
        (["year"], HEAVY),
        (["why", "byplan-2026/fore"], HEAVY),
        (["due", "--format", "ics"], HEAVY - {"icalendar", "uppf.store.git"}),
        (["due", "--format", "xlsx"], HEAVY - {"xlsxwriter"}),
    ],
    ids=["csv", "table", "year", "why", "ics", "xlsx"],
)
def test_a_command_imports_only_what_it_uses(args: list[str], unused: set[str], village: Villager) -> None:
    imported = imports_of([*args, "--as-of", AS_OF, "--repo", str(village.root)])
    assert "uppf.cli.reading" in imported
    assert not {name for name in imported if name in unused or name.partition(".")[0] in unused}
