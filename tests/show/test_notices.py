"""Problems as people and machines read them."""

import json
from textwrap import dedent

import pytest

from uppf.problem import Level, Mark, Place, Problem
from uppf.show.notices import PROBLEM_FORMATS, Span, render

CASE = dedent("""\
    ärende: 2026-ekbacken-7k2m9x
    brister:
      b7q2wn:
    \tgrad: allvarligt
        text: "två ord"  # kommentar
        långt: AAAA
        rött: \x1b[31mfara
    """).replace("AAAA", "å" * 150 + " fel " + "ö" * 150)


def read(file: str) -> str | None:
    return CASE if file == "arenden/a.yaml" else None


def at(line: int, column: int) -> Problem:
    return Problem("x-y", Place("arenden/a.yaml", mark=Mark(line, column)), facts={"grad": "svår"})


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        pytest.param(Problem("x-y"), "fel: x-y [x-y]", id="without a place"),
        pytest.param(Problem("x-y", Place("b.yaml")), "b.yaml: fel: x-y [x-y]", id="a file that cannot be read"),
        pytest.param(
            Problem("x-y", Place("b.yaml", mark=Mark(3, 7)), Level.WARNING),
            "b.yaml:3:7: varning: x-y [x-y]",
            id="a mark in a file that cannot be read",
        ),
        pytest.param(
            at(1, 9),
            "arenden/a.yaml:1:9: fel: x-y (grad = svår) [x-y]\n"
            "   1 | ärende: 2026-ekbacken-7k2m9x\n"
            "     |         ^~~~~~~~~~~~~~~~~~~~",
            id="a value",
        ),
        pytest.param(
            at(4, 8),
            "arenden/a.yaml:4:8: fel: x-y (grad = svår) [x-y]\n"
            "   4 |     grad: allvarligt\n"
            "     |           ^~~~~~~~~~",
            id="after a tab",
        ),
        pytest.param(
            at(5, 11),
            "arenden/a.yaml:5:11: fel: x-y (grad = svår) [x-y]\n"
            '   5 |     text: "två ord"  # kommentar\n'
            "     |           ^~~~~~~~~",
            id="a quoted value",
        ),
        pytest.param(
            at(6, 163),
            "arenden/a.yaml:6:163: fel: x-y (grad = svår) [x-y]\n"
            f"   6 | …{'å' * 39} fel {'ö' * 55}…\n"
            f"     | {' ' * 41}^~~",
            id="far into a long line",
        ),
        pytest.param(
            at(7, 11),
            "arenden/a.yaml:7:11: fel: x-y (grad = svår) [x-y]\n"
            "   7 |     rött: \\x1b[31mfara\n"
            "     |           ^~~~~~~~~~~~",
            id="a terminal command",
        ),
        pytest.param(
            at(2, 9),
            "arenden/a.yaml:2:9: fel: x-y (grad = svår) [x-y]\n   2 | brister:\n     |         ^",
            id="at the end of a line",
        ),
        pytest.param(at(99, 1), "arenden/a.yaml:99:1: fel: x-y (grad = svår) [x-y]", id="beyond the end"),
        pytest.param(
            Problem("x\x1b]", Place("\u202ea.yaml"), facts={"a": "\x9b1m"}),
            r"\u202ea.yaml: fel: x\x1b] (a = \x9b1m) [x\x1b]]",
            id="a name that attacks",
        ),
    ],
)
def test_the_house_form(problem: Problem, shown: str) -> None:
    assert render(problem, read) == shown


@pytest.mark.parametrize("text", ["\ufeffa: 1\r\nb: 2\r\n", "a: 1\rb: 2", "a: 1\u2028b: 2\n"])
def test_lines_are_counted_as_yaml_counts_them(text: str) -> None:
    problem = Problem("x", Place("a.yaml", mark=Mark(2, 4)))
    assert render(problem, lambda file: text) == "a.yaml:2:4: fel: x [x]\n   2 | b: 2\n     |    ^"


def test_a_route_becomes_a_place_when_it_is_shown() -> None:
    problem = Problem("x-y", Place("arenden/a.yaml", ("brister", "b7q2wn", "text")))
    asked: list[Place] = []

    def locate(text: str, place: Place) -> Span:
        asked.append(place)
        return Span(Mark(5, 11), Mark(5, 15))

    assert render(problem, read, locate) == (
        'arenden/a.yaml:5:11: fel: x-y [x-y]\n   5 |     text: "två ord"  # kommentar\n     |           ^~~~'
    )
    assert asked == [problem.place]
    assert render(problem, read, lambda text, place: None) == "arenden/a.yaml: fel: x-y [x-y]"


ODD = Problem(
    "x-y",
    Place("arenden/50%,a:b.yaml", ("brister", 0), Mark(2, 3)),
    Level.WARNING,
    {"grad": "100 %\n::error::svår, \x1b[1m"},
)


def test_problems_for_machines() -> None:
    assert json.loads(PROBLEM_FORMATS["json"]([ODD, Problem("a")], None, None)) == [
        {
            "fil": "arenden/50%,a:b.yaml",
            "rad": 2,
            "kolumn": 3,
            "väg": ["brister", 0],
            "nivå": "varning",
            "kod": "x-y",
            "meddelande": "x-y (grad = 100 % ::error::svår, \\x1b[1m)",
        },
        {"fil": None, "rad": None, "kolumn": None, "väg": [], "nivå": "fel", "kod": "a", "meddelande": "a"},
    ]


@pytest.mark.parametrize(
    ("problem", "command"),
    [
        pytest.param(
            ODD,
            "::warning file=arenden/50%25%2Ca%3Ab.yaml,line=2,col=3,title=x-y::"
            "x-y (grad = 100 %25 ::error::svår, \\x1b[1m)\n",
            id="place and escapes",
        ),
        pytest.param(Problem("a"), "::error title=a::a\n", id="no place"),
        pytest.param(Problem("a", level=Level.INFO), "::notice title=a::a\n", id="information"),
    ],
)
def test_annotations_of_github(problem: Problem, command: str) -> None:
    assert PROBLEM_FORMATS["github"]([problem], None, None) == command


def test_several_problems_stand_in_the_order_given() -> None:
    assert PROBLEM_FORMATS["text"]([Problem("b"), Problem("a")], None, None) == "fel: b [b]\nfel: a [a]\n"


NUMBER = "18900101-9802"
"""Born in 1890, with a serial that is kept for tests."""
WRITTEN = f"öppnat: 2026-05-02\ntext: gäller {NUMBER}\n"


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        pytest.param(
            Problem("personal-trace", Place("a.yaml", mark=Mark(1, 9)), Level.WARNING),
            "a.yaml:1:9: varning: ",
            id="a code that withholds its line",
        ),
        pytest.param(Problem("x-y", Place("a.yaml", mark=Mark(2, 7))), "a.yaml:2:7: fel: x-y [x-y]", id="the line"),
        pytest.param(
            Problem("x-y", Place("a.yaml"), facts={"value": NUMBER}),
            "a.yaml: fel: x-y (value = 9***01-****) [x-y]",
            id="the message",
        ),
        pytest.param(
            Problem("x-y", Place(f"{NUMBER}.yaml")), "9***01-****.yaml: fel: x-y [x-y]", id="the name of the file"
        ),
    ],
)
def test_a_persons_number_is_never_shown(problem: Problem, shown: str) -> None:
    told = render(problem, lambda file: WRITTEN)
    assert told.startswith(shown)
    assert "\n" not in told
    for make in PROBLEM_FORMATS.values():
        assert NUMBER not in make([problem, problem._replace(place=Place("a", (NUMBER,)))], lambda file: WRITTEN, None)
