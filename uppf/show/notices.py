"""Problems as people and machines read them: the place, the level, what is wrong and what to do, the code."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from uppf.problem import Level, Mark, Place, Problem
from uppf.rules.identity import find_personal_numbers
from uppf.show.plain import flat, width
from uppf.show.words import message


class Span(NamedTuple):
    """A stretch of a text: where it begins, and the point after its end where that is known."""

    start: Mark
    end: Mark | None = None


Read = Callable[[str], str | None]
"""From a file's name to its text, or nothing when it cannot be had."""
Locate = Callable[[str, Place], Span | Mark | None]
"""From a text and a place in it to where that is, or nothing."""

LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1; the marks of its readers count these."""
SHOWN = 100
"""Characters of a source line that are shown; of a longer one the part around the fault."""
BEFORE = 40
"""Characters shown before the fault in a line that is too long."""
TAB = "    "
WITHHELD = (
    "personal-number",
    "personal-number-likely",
    "personal-trace",
    "org-number-person",
    "org-number-sole-trader",
)
"""Codes whose source line is never shown: a notice ends up in logs, and in the mail to a colleague."""


class Notice(NamedTuple):
    """A problem with its place found and its words chosen."""

    problem: Problem
    span: Span | None
    line: str | None
    """The line of the file that the problem is on."""


def notice(problem: Problem, read: Read | None = None, locate: Locate | None = None) -> Notice:
    """The problem, looked up in its file; what cannot be read or found is left out."""
    place = problem.place
    text = read(place.file) if read and place.file else None
    if text is not None:
        text = text.removeprefix("\ufeff")
    found: Span | Mark | None = place.mark
    if found is None and text is not None and locate:
        found = locate(text, place)
    span = Span(found) if isinstance(found, Mark) else found
    lines = LINE_BREAK.split(text) if text is not None and span else []
    line = lines[span.start.line - 1] if span and 0 < span.start.line <= len(lines) else None
    if line is not None and (problem.code in WITHHELD or find_personal_numbers(line)):
        line = None
    return Notice(problem, span, line)


def discreet(text: str) -> str:
    """A text for one line of output, in which no person's number can be read."""
    for hit in reversed(find_personal_numbers(text)):
        text = text[: hit.start] + hit.masked + text[hit.end :]
    return flat(text)


def render(problem: Problem, read: Read | None = None, locate: Locate | None = None) -> str:
    """One problem in the house form, with its source line and a caret under the fault; no final line break."""
    told = notice(problem, read, locate)
    head = f"{_where(told)}{problem.level.value}: {discreet(message(problem))} [{flat(problem.code)}]"
    if told.span is None or told.line is None:
        return head
    before, fault, after = _windowed(told.line, told.span)
    number = f"{told.span.start.line:>4} | "
    caret = "^" + "~" * (width(fault) - 1)
    return f"{head}\n{number}{before}{fault}{after}".rstrip(" ") + f"\n{' ' * 5}| {' ' * width(before)}{caret}"


def _where(told: Notice) -> str:
    file = told.problem.place.file
    if not file:
        return ""
    at = f":{told.span.start.line}:{told.span.start.column}" if told.span else ""
    return f"{discreet(file)}{at}: "


def _windowed(line: str, span: Span) -> tuple[str, str, str]:
    """What is shown before, at and after the fault, tabs widened and a long line cut to the part around it."""
    start = min(max(span.start.column - 1, 0), len(line))
    stop = span.end.column - 1 if span.end and span.end.line == span.start.line else _word_end(line, start)
    if span.end and span.end.line > span.start.line:
        stop = len(line)
    stop = max(stop, start + 1)
    before, fault, after = line[:start], line[start:stop], line[stop:]
    if len(line) > SHOWN:
        before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
        room = SHOWN - len(before)
        if len(fault) > room:
            fault, after = f"{fault[:room]}…", ""
        elif len(fault) + len(after) > room:
            after = f"{after[: room - len(fault)]}…"
    return _source(before), _source(fault) or " ", _source(after)


def _word_end(line: str, start: int) -> int:
    """The end of the value that begins at `start`: a quoted text, or up to a blank or a mark of punctuation."""
    if line[start : start + 1] in ("'", '"'):
        closing = line.find(line[start], start + 1)
        return closing + 1 if closing > 0 else len(line)
    stop = start
    while stop < len(line) and not line[stop].isspace() and line[stop] not in ",]}:":
        stop += 1
    return stop


def _source(text: str) -> str:
    return flat(text.replace("\t", TAB))


def in_text(problems: Iterable[Problem], read: Read | None = None, locate: Locate | None = None) -> str:
    """The problems in the house form, in the order given, each on lines of its own."""
    return "".join(f"{render(problem, read, locate)}\n" for problem in problems)


def in_json(problems: Iterable[Problem], read: Read | None = None, locate: Locate | None = None) -> str:
    """The problems with Swedish keys; the code and the route are promises, the message is words."""
    from json import dumps

    told = [_record(notice(problem, read, locate)) for problem in problems]
    return dumps(told, ensure_ascii=False, indent=2) + "\n"


def _record(told: Notice) -> dict[str, object]:
    problem = told.problem
    return {
        "fil": discreet(problem.place.file) or None,
        "rad": told.span.start.line if told.span else None,
        "kolumn": told.span.start.column if told.span else None,
        "väg": [discreet(step) if isinstance(step, str) else step for step in problem.place.route],
        "nivå": problem.level.value,
        "kod": flat(problem.code),
        "meddelande": discreet(message(problem)),
    }


ANNOTATIONS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
"""The names that GitHub Actions has for the levels."""


def in_annotations(problems: Iterable[Problem], read: Read | None = None, locate: Locate | None = None) -> str:
    """The problems as workflow commands of GitHub Actions, which show them beside the line of the change."""
    return "".join(f"{_annotation(notice(problem, read, locate))}\n" for problem in problems)


def _annotation(told: Notice) -> str:
    place = told.problem.place
    properties = {
        "file": discreet(place.file),
        "line": told.span.start.line if told.span else "",
        "col": told.span.start.column if told.span else "",
        "title": told.problem.code,
    }
    fields = ",".join(f"{name}={_property(flat(str(value)))}" for name, value in properties.items() if value)
    return f"::{ANNOTATIONS[told.problem.level]} {fields}::{_data(discreet(message(told.problem)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


PROBLEM_FORMATS: dict[str, Callable[[Iterable[Problem], Read | None, Locate | None], str]] = {
    "text": in_text,
    "json": in_json,
    "github": in_annotations,
}
"""Every format of problems: its name on the command line, and the function that makes the text."""
