"""Everything read and judged: the problems of the files, of the plan language and of the law, in order."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from uppf.cli import session
from uppf.problem import Place, Problem
from uppf.show.notices import Locate, Span
from uppf.show.terminal import working
from uppf.show.words import label


class Checked(NamedTuple):
    """What was found, in how many files, and how a place is found in a text."""

    problems: list[Problem]
    files: int
    locate: Locate


def checked(root: Path, day: dt.date) -> Checked:
    """Read the whole repository and run every check; long work shows that it goes on, on a terminal."""
    from uppf.cli.reading import titles
    from uppf.rules.checks import check, look
    from uppf.rules.distill import distill
    from uppf.show.worded import worded_problems
    from uppf.store.reader import files, read

    with working(label("check.reading")):
        reading = read(root, lambda file, document: look(file, document.text))
        problems = list(reading.problems)
        facts = distill(reading.register, problems)
        problems = check(reading.register, facts, day, problems)
    lines: dict[str, str] = {}

    def order(problem: Problem) -> tuple[str, int, int, str]:
        mark = problem.place.mark or _mark(problem.place, lines)
        return (problem.place.file, *mark, problem.code)

    told = worded_problems(problems, titles(reading.register))
    return Checked(sorted(told, key=order), len(files(root)), locate)


def locate(text: str, place: Place) -> Span | None:
    """Where a place is in its file's text; None when the text cannot be read as YAML."""
    from uppf.problem import Mark, Refusal
    from uppf.store.yamltext import locate as found

    try:
        span = found(text, place.route, place.key)
    except Refusal:
        return None
    return Span(Mark(span.line, span.column), Mark(span.line, span.column + span.length))


def _mark(place: Place, texts: dict[str, str]) -> tuple[int, int]:
    if place.file not in texts:
        texts[place.file] = session.source(place.file) or ""
    span = locate(texts[place.file], place) if texts[place.file] else None
    return (span.start.line, span.start.column) if span else (0, 0)
