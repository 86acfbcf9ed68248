"""The words of the program: from a code and its facts to what people read."""

from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import uppf.show.swedish
from uppf.problem import Problem
from uppf.show import words

WORDS = ModuleType("uppf.show.swedish.example")
WORDS.__dict__["MESSAGES"] = {
    "plain": "filen är tom; skriv något i den",
    "facts": "”{grade}” är ingen grad; välj {grades:eller}",
    "several": "{roles:och} saknas",
    "counted": "{days:dag/dagar} kvar, till {day}",
    "chosen": ("”{name}” finns inte; menade du {nearest:eller}?", "”{name}” finns inte"),
}
WORDS.__dict__["LABELS"] = {"mas": "medicinskt ansvarig sjuksköterska"}
WORDS.__dict__["HELP"] = {"due": "Visa vad som ska göras.", "as-of": "Räkna från en dag.", "log.as-of": "Till och med."}


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "TABLES", ("example",))
    monkeypatch.setattr(words, "import_module", {"uppf.show.swedish.example": WORDS}.__getitem__)
    monkeypatch.setattr(words, "_find", words._find.__wrapped__)


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        pytest.param("plain", {}, "filen är tom; skriv något i den", id="no facts"),
        pytest.param(
            "facts",
            {"grade": "svår", "grades": ("mindre", "brist", "allvarlig")},
            "”svår” är ingen grad; välj mindre, brist eller allvarlig",
            id="alternatives",
        ),
        pytest.param("several", {"roles": ["mas"]}, "mas saknas", id="one of several"),
        pytest.param("several", {"roles": ("mas", "utredare")}, "mas och utredare saknas", id="two"),
        pytest.param("counted", {"days": 1, "day": date(2026, 5, 2)}, "1 dag kvar, till 2026-05-02", id="one day"),
        pytest.param("counted", {"days": 0, "day": date(2026, 5, 2)}, "0 dagar kvar, till 2026-05-02", id="no days"),
        pytest.param("chosen", {"name": "doo", "nearest": ("due",)}, "”doo” finns inte; menade du due?", id="a guess"),
        pytest.param("chosen", {"name": "xyz", "nearest": ()}, "”xyz” finns inte", id="no guess"),
        pytest.param("facts", {"grade": "{0.real}"}, "”{0.real}” är ingen grad; välj {grades}", id="a fact is missing"),
        pytest.param(
            "chosen", {"name": Problem("several", facts={"roles": "mas"})}, "”mas saknas” finns inte", id="words within"
        ),
        pytest.param("unheard-of", {}, "unheard-of", id="unknown code"),
        pytest.param("unheard-of", {"file": "a", "n": 2}, "unheard-of (file = a, n = 2)", id="unknown code, facts"),
    ],
)
def test_what_a_problem_says(code: str, facts: dict[str, object], said: str) -> None:
    assert words.message(Problem(code, facts=facts)) == said


@pytest.mark.usefixtures("example")
def test_labels_and_help() -> None:
    assert words.label("mas") == "medicinskt ansvarig sjuksköterska"
    assert words.label("egen_regi") == "egen regi"
    assert words.help("due") == "Visa vad som ska göras."
    assert words.help("log.as-of") == "Till och med."
    assert words.help("due.as-of") == "Räkna från en dag."
    assert words.help("due.nothing") == "due.nothing"


def test_every_table_of_words_is_looked_in() -> None:
    modules = {path.stem for path in Path(uppf.show.swedish.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(words.TABLES) == modules


@pytest.mark.parametrize("kind", ["MESSAGES", "LABELS", "HELP"])
def test_nothing_is_said_in_two_ways(kind: str) -> None:
    keys = [key for name in words.TABLES for key in getattr(import_module(f"uppf.show.swedish.{name}"), kind, {})]
    assert [key for key in set(keys) if keys.count(key) > 1] == []


def test_messages_have_the_house_form() -> None:
    tables = [getattr(import_module(f"uppf.show.swedish.{name}"), "MESSAGES", {}) for name in words.TABLES]
    said = [
        (code, text)
        for table in tables
        for code, texts in table.items()
        for text in ([texts] if isinstance(texts, str) else texts)
    ]
    assert said
    assert [code for code, text in said if text[0].isupper() or text.endswith(".")] == []
