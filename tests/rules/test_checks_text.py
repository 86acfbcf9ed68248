"""Persons in the text of a file: values, comments, keys, escapes and the file's own name; the numbers are nobody's."""

import pytest

from uppf.problem import Level, Mark, Place, Problem
from uppf.rules.checks_text import look, strangers

NUMBER = "18900101-9802"
"""Born in 1890, with a serial that is kept for tests."""
FILE = "arenden/2026/a.yaml"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param(f"text: gäller {NUMBER}\n", Mark(1, 14), id="a value"),
        pytest.param(f"a: b  # gäller {NUMBER}\n", Mark(1, 16), id="a comment"),
        pytest.param(f"a: b\n{NUMBER}: ja\n", Mark(2, 1), id="a key"),
        pytest.param(f"\ufeffa: {NUMBER}\n", Mark(1, 4), id="after a byte-order mark"),
        pytest.param("text: >-\n  gäller 18900101-\n  9802\n", Mark(2, 10), id="over two lines"),
        pytest.param('a: "\\x31890\\u0030101-9802"\n', Mark(1, 5), id="escaped"),
        pytest.param('a: "18900101\\\n    -9802"\n', Mark(1, 5), id="over an escaped end of line"),
    ],
)
def test_a_number_is_found_wherever_it_stands(text: str, mark: Mark) -> None:
    assert look(FILE, text) == [
        Problem("personal-number", Place(FILE, mark=mark), Level.ERROR, {"masked": "9***01-****"})
    ]


def test_a_number_in_the_name_of_a_file_is_not_told() -> None:
    assert look(f"arenden/2026/{NUMBER}.yaml", "a: b\n") == [
        Problem("personal-number", Place("arenden/2026/9***01-****.yaml"), Level.ERROR, {"masked": "9***01-****"})
    ]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("mas@provkoping.example", False, id="the municipality"),
        pytest.param("mas@vard.provkoping.example", False, id="a part of it"),
        pytest.param("mas@annanprovkoping.example", True, id="only alike"),
        pytest.param("mas@Provkoping.Example", False, id="in capitals"),
    ],
)
def test_mail_may_stand_at_some_domains(address: str, told: bool) -> None:
    (problem,) = look(FILE, f"kontakt: {address}\n")
    assert problem.code == "personal-trace"
    assert strangers(problem, ("provkoping.example",)) is told
