"""The pictures that papers may show, each drawn only when a template asks for it by its name."""

from collections.abc import Callable, Mapping
from functools import partial

from uppf.rules.due import Due
from uppf.rules.summary import year_rows
from uppf.rules.tally import half_years, tally
from uppf.rules.timeline import last_shown, timeline
from uppf.show.about.subject import Asked
from uppf.show.gradebars import grade_bars
from uppf.show.lifeline import lifeline
from uppf.show.loadmap import load_map
from uppf.show.picture import Picture
from uppf.show.yearwheel import year_wheel

Drawers = Mapping[str, Callable[[], Picture]]
YEARS = 3
"""How far back findings are counted."""


def of_year(asked: Asked, wanted: Callable[[Due], bool], about: str = "") -> Drawers:
    """The wheel of a year and its load, of the rows that are wanted; nothing unannounced (S3:149–155, R206, L18)."""
    year = asked.period.start.year if asked.period else asked.day.year

    def rows() -> list[Due]:
        return [row for row in year_rows(asked.facts, asked.day, year) if wanted(row)]

    return {
        "årshjul": lambda: year_wheel(rows(), year, asked.day, about),
        "belastning": lambda: load_map(rows(), year, dict(asked.titles), about),
    }


def of_findings(asked: Asked, service: str = "") -> Drawers:
    """Findings by grade, half-year by half-year."""

    def draw() -> Picture:
        return grade_bars(tally(asked.register, asked.day, half_years(asked.day, YEARS)), dict(asked.titles), service)

    return {"brister": draw}


def of_agreement(asked: Asked, key: str) -> Drawers:
    """The life of an agreement on a line of time."""
    return {"tidslinje": partial(_life, asked, key)}


def _life(asked: Asked, key: str) -> Picture:
    from uppf.rules.due import due

    agreement = asked.register.agreements()[key][1]
    rows = due(asked.facts, asked.day, last_shown(agreement, asked.day))
    return lifeline(timeline(asked.register, rows, asked.day, key), dict(asked.titles))
