"""The command line: its help, what it says of a command that cannot be understood, and its exit codes."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
import typer

from tests.cli.commands import SECTIONS
from tests.cli.imports import imports_of
from uppf.cli.app import COMMANDS, main
from uppf.cli.shell import ACTS
from uppf.cli.verbs import fields, spoken_record
from uppf.show import words
from uppf.show.swedish import usage

HELP = """\
Användning: uppf KOMMANDO …

  Följ upp utförare av vård och omsorg: vad som ska göras, när och varför.

Se:
  due  Visa vad som ska göras, när det förfaller och vad som är försenat.
  log  Visa vad som har gjorts, av vem och när.

Följa upp:
  open  Öppna ett uppföljningsärende.
  end   end

Förrådet:
  gone  gone

Flaggor:
  --version   Visa programmets version.
  -h, --help  Visa den här hjälpen.

Hjälp om ett kommando: uppf KOMMANDO --help
"""

HELP_OPEN = """\
Användning: uppf open [FLAGGOR] ÄRENDE REGEL [SPANN …] [MER …]

  Öppna ett uppföljningsärende.

Argument:
  ÄRENDE  Ärendets id.  [krävs]
  REGEL   [krävs]
  SPANN   [förval: 1, 2]
  MER

Flaggor:
  --unit TEXT               Enheten.  [krävs]
  --grade mindre|allvarlig  [krävs]
  -h, --help                Visa den här hjälpen.
"""

HELP_DUE = """\
Användning: uppf due [FLAGGOR]

  Visa vad som ska göras, när det förfaller och vad som är försenat.

Flaggor:
  -d, --days HELTAL         Antal dagar framåt.  [förval: 30; 1–366]
  --share TAL               [förval: 1.5; 0.5–]
  --limit HELTAL            [–9]
  --count HELTAL
  --ratio TAL
  --format table|json       [förval: table]
  --grade mindre|allvarlig
  --since DATUM
  --key UUID
  --folder KATALOG
  --file FIL
  --path SÖKVÄG
  --pair HELTAL TEXT …
  --strict / --lenient      [förval: ja]
  --loud
  --name TEXT               [förval: 1]
  -h, --help                Visa den här hjälpen.
"""


@pytest.fixture(autouse=True)
def _eighty_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("UPPF_DEBUG", raising=False)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("--help", HELP, id="all commands"),
        pytest.param("-h", HELP, id="short"),
        pytest.param("open --help", HELP_OPEN, id="arguments"),
        pytest.param("due --help", HELP_DUE, id="every type"),
    ],
)
def test_help_is_swedish(line: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split(), SECTIONS) == 0
    assert capsys.readouterr() == (text, "")


def test_without_a_command_there_is_help_and_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], SECTIONS) == 2
    assert capsys.readouterr() == ("", HELP)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"], SECTIONS) == 0
    assert re.fullmatch(r"uppf \d+\.\d+\.\d+\n", capsys.readouterr().out)


MISUSES = [
    pytest.param(["doo"], "det finns inget kommando ”doo”; menade du due? [unknown-command]", id="like a command"),
    pytest.param(["opn"], "det finns inget kommando ”opn”; menade du open? [unknown-command]", id="a slip"),
    pytest.param(
        ["\x1b[1mxyz"],
        r"det finns inget kommando ”\x1b[1mxyz”; uppf --help visar alla [unknown-command]",
        id="like no command",
    ),
    pytest.param(["--"], "inget kommando angavs; uppf --help visar alla [missing-command]", id="no command"),
    pytest.param(
        ["--repo", "x", "due"],
        "flaggan ”--repo” står före kommandot; skriv flaggor efter kommandot [option-before-command]",
        id="an option before its command",
    ),
    pytest.param(
        ["--hepl"], "det finns ingen flagga ”--hepl”; menade du --help? [unknown-option]", id="a slip in an option"
    ),
    pytest.param(
        ["due", "--formt", "json"],
        "det finns ingen flagga ”--formt”; menade du --format? [unknown-option]",
        id="like an option",
    ),
    pytest.param(
        ["due", "--zzz"],
        "det finns ingen flagga ”--zzz”; uppf due --help visar alla [unknown-option]",
        id="like no option",
    ),
    pytest.param(
        ["due", "-x"], "det finns ingen flagga ”-x”; uppf due --help visar alla [unknown-option]", id="a short option"
    ),
    pytest.param(
        ["log", "a\x1b", "b"],
        r"för många argument: a\x1b, b; ta bort dem, eller sätt citattecken om ord som hör ihop [surplus-arguments]",
        id="too many arguments",
    ),
    pytest.param(
        ["open"], "ÄRENDE saknas; uppf open --help visar vad som ska anges [missing-argument]", id="no argument"
    ),
    pytest.param(["open", "a"], "REGEL saknas; välj ett eller två [missing-argument]", id="no choice made"),
    pytest.param(
        ["open", "a", "ett", "--grade", "mindre"],
        "flaggan --unit saknas; den måste anges [missing-option]",
        id="no option",
    ),
    pytest.param(
        ["open", "a", "ett", "--unit", "x"],
        "flaggan --grade saknas; välj mindre eller allvarlig [missing-option]",
        id="no choice made in an option",
    ),
    pytest.param(
        ["open", "a", "ett", "1"],
        "för få värden till ett argument; uppf open --help visar hur många [too-few-values]",
        id="half a pair",
    ),
    pytest.param(
        ["due", "--days"],
        "flaggan --days behöver ett värde efter sig; uppf due --help visar vilket [option-needs-value]",
        id="no value",
    ),
    pytest.param(
        ["due", "--pair", "1"],
        "flaggan --pair behöver ett värde efter sig; uppf due --help visar vilket [option-needs-value]",
        id="too few values",
    ),
    pytest.param(
        ["due", "--loud=yes"],
        "flaggan --loud tar inget värde; skriv den utan likhetstecken [option-takes-no-value]",
        id="a value for a flag",
    ),
    pytest.param(
        ["due", "--lenient=x"],
        "flaggan --lenient tar inget värde; skriv den utan likhetstecken [option-takes-no-value]",
        id="a value for the other side of a flag",
    ),
    pytest.param(
        ["due", "-d", "tre"],
        "”tre” duger inte för --days; skriv ett heltal från 1 till 366 [not-whole-number]",
        id="no number",
    ),
    pytest.param(
        ["due", "--days", "0"],
        "”0” duger inte för --days; skriv ett heltal från 1 till 366 [not-whole-number]",
        id="out of range",
    ),
    pytest.param(
        ["due", "--limit", "10"],
        "”10” duger inte för --limit; skriv ett heltal, högst 9 [not-whole-number]",
        id="too great",
    ),
    pytest.param(
        ["due", "--count", "1.5"], "”1.5” duger inte för --count; skriv ett heltal [not-whole-number]", id="not whole"
    ),
    pytest.param(
        ["due", "--share", "0.1"], "”0.1” duger inte för --share; skriv ett tal, minst 0.5 [not-number]", id="too small"
    ),
    pytest.param(
        ["due", "--ratio", "1,5"],
        "”1,5” duger inte för --ratio; skriv ett tal med punkt före decimalerna [not-number]",
        id="decimal comma",
    ),
    pytest.param(
        ["due", "--format", "pdf"],
        "”pdf” går inte att välja för --format; välj table eller json [unknown-choice]",
        id="no such choice",
    ),
    pytest.param(
        ["due", "--grade", "mindre", "--grade", "svår"],
        "”svår” går inte att välja för --grade; välj mindre eller allvarlig [unknown-choice]",
        id="one of several values",
    ),
    pytest.param(
        ["due", "--since", "igår"], "”igår” är inget datum för --since; skriv ÅÅÅÅ-MM-DD [not-date]", id="no date"
    ),
    pytest.param(
        ["due", "--key", "1"],
        "”1” duger inte för --key; skriv en UUID, åtta-fyra-fyra-fyra-tolv tecken [not-uuid]",
        id="no UUID",
    ),
    *(
        pytest.param(
            ["due", option, value],
            f"”{value}” duger inte för {option}; "
            "ange en sökväg som finns, är av rätt slag och får läsas [unusable-path]",
            id=f"{option} {value}",
        )
        for option, value in [
            ("--folder", "/finns/inte"),
            ("--folder", __file__),
            ("--file", "/"),
            ("--path", "/finns/inte"),
        ]
    ),
    pytest.param(
        ["due", "--pair", "x", "y"],
        "”x y” duger inte för --pair; uppf due --help visar vad som ska anges [unusable-value]",
        id="a pair that does not fit",
    ),
    pytest.param(
        ["due", "--name", "x"],
        "”x” duger inte för --name; uppf due --help visar vad som ska anges [unusable-value]",
        id="a type of our own",
    ),
    pytest.param(
        ["end", "parameter"],
        "kommandot går inte att förstå; uppf end --help visar hur det skrivs [misuse]",
        id="an error of Typer's from a command",
    ),
    pytest.param(
        ["end", "lazy"],
        "kommandot går inte att förstå; uppf --help visar hur det skrivs [misuse]",
        id="Typer's own exception",
    ),
    pytest.param(
        ["end", "misuse"], "”igår” är inget datum; skriv ÅÅÅÅ-MM-DD eller idag [not-a-day]", id="a misuse of our own"
    ),
]


@pytest.mark.parametrize(("args", "said"), MISUSES)
def test_what_cannot_be_understood_is_told_in_swedish(
    args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args, SECTIONS) == 2
    assert capsys.readouterr() == ("", f"fel: {said}\n")


SPOKEN_BY_TYPER = ["core.py", "_types.py", "models.py"]
SPOKEN_BY_TYPER += [f"_click/{name}.py" for name in ("core", "exceptions", "parser", "formatting", "types", "termui")]


def english() -> Iterator[str]:
    """Every word of every text in Typer's source that a user could meet."""
    for name in SPOKEN_BY_TYPER:
        tree = ast.parse((Path(typer.__file__).parent / name).read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[a-z]", node.value):
                yield from re.findall(r"[a-zåäö]{2,}", node.value.lower())


def our_own() -> set[str]:
    """Every word of ours: those of the tables, but not the names of their facts."""
    tables = [*usage.HELP.values(), *usage.LABELS.values(), *map(str, usage.MESSAGES.values())]
    return set(re.findall(r"[a-zåäö]{2,}", re.sub(r"{[^}]*}", "", " ".join(tables)).lower()))


LINES = [["--help"], ["open", "--help"], ["due", "--help"], [], *(cast(list[str], case.values[0]) for case in MISUSES)]


@pytest.mark.parametrize("args", LINES, ids=" ".join)
def test_no_english_word_of_typer_reaches_anyone(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(args, SECTIONS)
    said = "".join(capsys.readouterr())
    known = [*args, *SECTIONS["see"], *SECTIONS["follow"], *SECTIONS["repository"]]
    # Names of options and codes in brackets are a vocabulary of their own.
    without_names = re.sub(r"--?[a-z]+|\[[a-z-]+\]$", "", said, flags=re.MULTILINE)
    for name in sorted(known, key=len, reverse=True):
        without_names = without_names.replace(name, "")
    spoken = set(re.findall(r"[a-zåäö]{2,}", without_names.lower()))
    assert spoken & set(english()) - our_own() - {"table", "json"} == set()


@pytest.mark.parametrize(
    ("how", "code", "said"),
    [
        pytest.param("nothing", 0, "", id="a command that answers nothing"),
        pytest.param("done", 0, "", id="done"),
        pytest.param("problems", 1, "", id="problems"),
        pytest.param("exit", 7, "", id="a code of its own"),
        pytest.param(
            "refusal",
            1,
            "a.yaml: fel: i ”x” finns ingen uppf.yaml; "
            "ange en annan katalog, eller kör: uppf init KATALOG [not-a-repository]\n",
            id="a refusal",
        ),
        pytest.param(
            "full",
            1,
            "fel: datorn säger nej till ”arenden/a.yaml”: disken är full; rätta det och försök igen [system-refuses]\n",
            id="the disk is full",
        ),
        pytest.param(
            "odd", 1, "fel: datorn säger nej: OSError; rätta det och försök igen [system-refuses]\n", id="no number"
        ),
        pytest.param(
            "bug",
            3,
            "fel: det här är ett fel i programmet, inte i det du skrev (KeyError: 'nyckel\\x1b[1m'); "
            "sätt UPPF_DEBUG=1, kör om, och skicka texten till den som sköter uppf [bug]\n",
            id="a bug",
        ),
        pytest.param("interrupt", 130, "info: avbrutet [interrupted]\n", id="^C"),
        pytest.param("abort", 130, "info: avbrutet [interrupted]\n", id="given up"),
        pytest.param("pipe", 141, "", id="the reader has left"),
    ],
)
def test_exit_codes(how: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["end", how], SECTIONS) == code
    assert capsys.readouterr() == ("", said)


def test_a_bug_shows_its_trace_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UPPF_DEBUG", "1")
    assert main(["end", "bug"], SECTIONS) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_command_is_imported_only_when_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"], SECTIONS) == 0
    assert main(["gone"], SECTIONS) == 3
    assert "not_written_yet" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["--help"], ["doo"], []], ids=["help", "misuse", "nothing"])
def test_the_door_is_light(args: list[str]) -> None:
    imported = {name.partition(".")[0] for name in imports_of(args)}
    assert "typer" in imported
    assert (
        imported & {"pydantic", "yaml", "jinja2", "rich", "icalendar", "dateutil", "markdown_it", "filelock"} == set()
    )


def test_every_command_has_a_heading_and_help() -> None:
    assert set(COMMANDS) <= set(usage.LABELS)
    names = [name for commands in COMMANDS.values() for name in commands]
    assert [name for name in names if words.help(name) == name] == []
    groups = {name.partition(" ")[0] for name in names if " " in name}
    assert [name for name in sorted(groups) if words.help(name) == name] == []


def test_every_word_that_an_act_may_be_told_has_help() -> None:
    named = [
        (name, field.said)
        for commands in COMMANDS.values()
        for name, target in commands.items()
        if target.startswith(ACTS)
        for field in fields(spoken_record(getattr(import_module(target.split(":")[0]), target.split(":")[1])))
    ]
    assert ("finding", "individual-consequence") in named
    assert [one for one in named if words.help(".".join(one)) == ".".join(one)] == []


GROUPS = {
    "follow": {
        "plan ask": "tests.cli.commands:log",
        "plan end": "tests.cli.commands:end",
        "end": "tests.cli.commands:end",
    }
}


def test_commands_of_two_words_stand_under_their_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"], GROUPS) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert listed[1:3] == ["plan", "end"]
    assert main(["plan", "--help"], GROUPS) == 0
    said = capsys.readouterr().out
    assert said.startswith("Användning: uppf plan KOMMANDO …\n")
    assert "\n  ask  " in said
    assert main(["plan", "end", "problems"], GROUPS) == 1
    assert main(["plan", "aks"], GROUPS) == 2
    assert "menade du plan ask?" in capsys.readouterr().err
    assert main(["plan"], GROUPS) == 2


def test_swedish_leaves_as_utf8_under_any_locale() -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run([sys.executable, "-m", "uppf", "--help"], capture_output=True, env=env, check=True)
    assert run.stdout.decode().startswith("Användning: uppf KOMMANDO …\n")


def test_a_reader_that_leaves_is_no_news() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "uppf", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_help_of_an_option_is_its_own_or_the_common_one() -> None:
    assert words.help("due.as-of") == usage.HELP["as-of"]
