"""This run: the day, the repository and the terminal."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import get_args

import pytest

from uppf.cli import session
from uppf.cli.misuse import Misuse
from uppf.cli.options import FormatName
from uppf.problem import Mark, Place, Problem, Refusal
from uppf.show.formats import BINARY, FORMATS
from uppf.show.tables import Screen


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UPPF_REPO", "COLUMNS", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(session, "_current", "")


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        pytest.param(None, date(2026, 5, 31), id="nothing said"),
        pytest.param("", date(2026, 5, 31), id="empty"),
        pytest.param("idag", date(2026, 5, 31), id="today"),
        pytest.param("I dag", date(2026, 5, 31), id="today in two words"),
        pytest.param(" 2028-02-29 ", date(2028, 2, 29), id="a date"),
    ],
)
def test_the_day_to_reckon_from(as_of: str | None, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "now", lambda: datetime(2026, 5, 31, 23, 59, tzinfo=UTC))
    assert session.today(as_of) == day


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        pytest.param("igår", "not-a-day", id="a word"),
        pytest.param("20260531", "not-a-day", id="without dashes"),
        pytest.param("2026-W01-1", "not-a-day", id="a week"),
        pytest.param("31/5 2026", "not-a-day", id="the other way round"),
        pytest.param("٢٠٢٦-٠٥-٣١", "not-a-day", id="other digits"),
        pytest.param("2026-02-29", "no-such-day", id="no leap year"),
        pytest.param("2026-13-01", "no-such-day", id="no month"),
    ],
)
def test_what_is_no_day(as_of: str, code: str) -> None:
    with pytest.raises(Misuse) as misuse:
        session.today(as_of)
    assert [problem.code for problem in misuse.value.problems] == [code]


def test_now_knows_its_time_zone() -> None:
    assert session.now().utcoffset() is not None


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two repositories: one at `egen`, one in the `cases` of `kod`."""
    for place in ("egen/arenden/2026", "kod/cases/arenden", "tom"):
        (tmp_path / place).mkdir(parents=True)
    for place in ("egen", "kod/cases"):
        (tmp_path / place / "uppf.yaml").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("here", "option", "variable", "found"),
    [
        pytest.param("egen", None, "", "egen", id="here"),
        pytest.param("egen/arenden/2026", None, "", "egen", id="upwards"),
        pytest.param("kod", None, "", "kod/cases", id="in cases"),
        pytest.param("kod/cases/arenden", None, "", "kod/cases", id="upwards from cases"),
        pytest.param("egen", "../kod/cases", "", "kod/cases", id="the option"),
        pytest.param("egen", "../kod", "", "kod/cases", id="the option names the directory above"),
        pytest.param("tom", None, "../egen", "egen", id="the variable"),
        pytest.param("tom", "../kod/cases", "../egen", "kod/cases", id="the option before the variable"),
    ],
)
def test_where_the_repository_is(
    desk: Path, monkeypatch: pytest.MonkeyPatch, here: str, option: str | None, variable: str, found: str
) -> None:
    monkeypatch.chdir(desk / here)
    monkeypatch.setenv("UPPF_REPO", variable)
    assert session.repository(Path(option) if option else None) == desk / found
    assert session.root(option) == str(desk / found)


@pytest.mark.parametrize(
    ("here", "option", "said"),
    [
        pytest.param(
            "tom",
            None,
            "fel: här finns inget förråd; gå till katalogen med uppf.yaml, "
            "eller skapa ett nytt: uppf init KATALOG [no-repository]\n",
            id="nowhere",
        ),
        pytest.param(
            "egen",
            "../tom",
            "fel: i ”../tom” finns ingen uppf.yaml; "
            "ange en annan katalog, eller kör: uppf init KATALOG [not-a-repository]\n",
            id="not there",
        ),
        pytest.param(
            "egen/arenden",
            "2026",
            "fel: i ”2026” finns ingen uppf.yaml; "
            "ange en annan katalog, eller kör: uppf init KATALOG [not-a-repository]\n",
            id="a named directory is not searched upwards",
        ),
    ],
)
def test_no_repository(
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    here: str,
    option: str | None,
    said: str,
) -> None:
    monkeypatch.chdir(desk / here)
    with pytest.raises(Refusal) as refusal:
        session.root(option)
    session.report(refusal.value.problems)
    assert capsys.readouterr() == ("", said)


def test_a_notice_shows_the_line_of_the_repository_in_use(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "egen" / "uppf.yaml").write_bytes("kommun: \xe5\r\n".encode("latin-1") + "nämnd: öst\r\n".encode())
    problem = Problem("no-such-day", Place("uppf.yaml", mark=Mark(2, 8)), facts={"value": "öst"})
    message = "uppf.yaml:2:8: fel: ”öst” finns inte i kalendern; välj en annan dag [no-such-day]\n"
    session.report([problem])
    assert capsys.readouterr().err == message
    session.root(str(desk / "egen"))
    session.report([problem])
    assert capsys.readouterr().err == f"{message}   2 | nämnd: öst\n     |        ^~~\n"
    assert session.source("finns-inte.yaml") is None
    assert session.source("\x00") is None


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        pytest.param(False, {}, Screen(80, False), id="a pipe"),
        pytest.param(False, {"COLUMNS": "132"}, Screen(132, False), id="a pipe of a stated width"),
        pytest.param(True, {"COLUMNS": "100"}, Screen(100, True), id="a terminal"),
        pytest.param(True, {"COLUMNS": "100", "NO_COLOR": "1"}, Screen(100, False), id="no colour"),
        pytest.param(True, {"COLUMNS": "100", "TERM": "dumb"}, Screen(100, False), id="a terminal without colour"),
        pytest.param(True, {"COLUMNS": "3"}, Screen(20, True), id="too narrow"),
        pytest.param(True, {"COLUMNS": "bred"}, Screen(80, True), id="nonsense"),
    ],
)
def test_the_screen(
    terminal: bool, environment: dict[str, str], expected: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Output:
        def isatty(self) -> bool:
            return terminal

        def fileno(self) -> int:
            raise OSError

    monkeypatch.setattr("sys.stdout", Output())
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert session.screen() == expected


SAID = (
    "planer/plan-2024.yaml:30:15: fel: ”3–1” går från mer till mindre; skriv 1–3 [range-backwards]\n"
    "1475 |     frekvens: {antal: 3–1, per: månad, från: driftstart, till: avtal.slut}\n"
    "     |               ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
    "Öppnat 2026-ekbacken-7k2m9x: Avtalsuppföljning. Nästa: uppf visit 7k2m9x --method METOD\n"
)


def test_what_is_said_breaks_between_words_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "50")
    terminal, pipe = Terminal(), StringIO()
    session.say(SAID, terminal)
    session.say(SAID, pipe)
    assert pipe.getvalue() == SAID
    assert terminal.getvalue() == (
        "planer/plan-2024.yaml:30:15: fel: ”3–1” går från\n"
        "mer till mindre; skriv 1–3 [range-backwards]\n"
        "1475 |     frekvens: {antal: 3–1, per: månad, från: driftstart, till: avtal.slut}\n"
        "     |               ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "Öppnat 2026-ekbacken-7k2m9x: Avtalsuppföljning.\n"
        "Nästa: uppf visit 7k2m9x --method METOD\n"
    )


def test_the_formats_that_can_be_asked_for_are_those_that_are() -> None:
    assert get_args(FormatName) == (*FORMATS, *BINARY)
