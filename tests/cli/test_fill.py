"""A visit's paper out and in again: written by ``uppf report``, filled in by hand, read back by ``uppf fill``."""

import re
from pathlib import Path

import pytest

from tests.cli.office import CASE, CASE_TEXT, Office, move_in
from tests.rules.followed import FOLLOWED

PAPER = ("report", "h4x9td", "--paper", "besokspapper")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    office = move_in(tmp_path, monkeypatch, capsys)
    office.write("planer/rutin.yaml", FOLLOWED)
    visit = "  h4x9td:\n    datum: 2026-04-01\n"
    text = re.sub(r"  h4x9td: .*\n", visit, CASE_TEXT)
    office.write(CASE, text.replace("rutin/arlig", "rutin/besok"))
    office.commit("Planen")
    return office


def written(office: Office, **answers: str) -> Path:
    """The paper with something after the words that ask for it, point by point: ``id__svar="…"``."""
    text = office.done(*PAPER)
    for name, said in answers.items():
        point, _, word = name.partition("__")
        pattern = rf"(- Punkt: {point.replace('_', '-')}\n(?:- .*\n)*?- {word.capitalize()}:).*"
        text, count = re.subn(pattern, lambda met, said=said: f"{met[1]} {said}", text)  # type: ignore[misc]
        assert count == 1, name
    path = office.root.parent / "besok.md"
    path.write_text(text, "utf-8")
    return path


def test_what_was_written_in_the_paper_stands_in_the_case(office: Office) -> None:
    file = written(office, rutiner__svar="Ja, i *pärmen* och på nätet.", rutiner__bedömning="Uppfyller inte")
    said = office.done("fill", str(file))
    assert said.startswith("1 svar lästes in i 2026-ekbacken-7k2m9x: rutiner. Nästa: ")
    added = [line for line in office.git("diff", "-U0", "HEAD~1").splitlines() if line.startswith(("+ ", "- "))]
    assert added == [
        "+    punkter:",
        "+      b22222:",
        "+        kontrollpunkt: rutiner",
        "+        fas: på_plats",
        "+        svar: Ja, i *pärmen* och på nätet.",
        "+        bedömning: uppfyller_inte",
    ]


def test_a_paper_that_was_read_once_says_nothing_new(office: Office) -> None:
    file = written(office, rutiner__svar="Ja.", rutiner__bedömning="Uppfyller")
    office.done("fill", str(file))
    assert office.refused("fill", str(file)) == ["nothing-filled"]
    # Written out anew, it has the answers in it; only what is added to it is read.
    file = written(office, rutiner__iakttagelse="Rutinen är från i år.")
    office.done("fill", str(file))
    assert "        iakttagelse: Rutinen är från i år.\n" in str(office.read(CASE))


def test_an_answer_over_several_lines(office: Office) -> None:
    file = written(office, rutiner__svar="Ja, alla tre\n  rutinerna\\n  finns.".replace("\\n", "\n"))
    office.done("fill", str(file))
    assert "Ja, alla tre" in str(office.read(CASE))
    assert "finns." in str(office.read(CASE))


def test_what_cannot_be_read_is_told_at_its_line_and_nothing_is_written(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    before = str(office.read(CASE))
    file = written(office, rutiner__bedömning="Bra")
    line = next(n for n, text in enumerate(file.read_text("utf-8").splitlines(), 1) if text == "- Punkt: rutiner")
    said = office.uppf("fill", str(file))
    assert said.code == 1
    assert f":{line}:1: fel: " in said.err
    assert "[not-on-scale]" in said.err
    assert str(office.read(CASE)) == before


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("- **Ärende:**", "- **Sak:**", "not-a-filled-paper"),
        ("h4x9td", "zzzzzz", "other-visit"),
        ("", "", "nothing-filled"),
    ],
)
def test_a_paper_that_says_nothing_or_is_of_something_else(old: str, new: str, code: str, office: Office) -> None:
    file = written(office)
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert office.refused("fill", str(file)) == [code]


def test_a_questionnaire_comes_back_filled_in(office: Office) -> None:
    office.done("survey", "send", "7k2m9x")
    (survey,) = re.findall(r"^  (\w+):\n    enkät: utforarenkat", str(office.read(CASE)), re.MULTILINE)
    text = office.done("report", survey, "--paper", "enkat")
    questions = re.findall(r"^Fråga: (\S+)$", text, re.MULTILINE)
    assert questions
    for number, name in enumerate(questions):
        text = text.replace(f"Fråga: {name}\n\nSvar:", f"Fråga: {name}\n\nSvar: Svar {number}")
    file = office.root.parent / "enkat.md"
    file.write_text(text, "utf-8")
    office.done("fill", str(file))
    for number, name in enumerate(questions):
        assert f"{name}: Svar {number}" in str(office.read(CASE)), str(office.read(CASE))
