"""A fault in our files: where it is, what it is, and the facts that its message needs."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

Route = tuple[str | int, ...]
"""The way to a value in a file: ``("brister", "b7q2wn", "grad")``. A place becomes line and column only when shown."""


class Level(StrEnum):
    """How bad a problem is; the values are what people and machines read."""

    ERROR = "fel"
    WARNING = "varning"
    INFO = "info"


class Mark(NamedTuple):
    """A point in a text, both counted from 1."""

    line: int
    column: int


class Place(NamedTuple):
    """Where a problem is: a file (relative to the repository), and a route in it or a mark in its text."""

    file: str = ""
    route: Route = ()
    mark: Mark | None = None
    key: bool = False
    """The problem is with the key at the end of the route, not with its value."""


class Problem(NamedTuple):
    """One fault: a stable code, a place, a level, and the facts that the message of that code names."""

    code: str
    place: Place = Place()
    level: Level = Level.ERROR
    facts: Mapping[str, object] = {}


class Refusal(Exception):
    """The one exception of the house: an act or a reading that will not be done, and why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def refuse(code: str, place: Place | None = None, **facts: object) -> Refusal:
    """The refusal of one problem, ready to raise."""
    return Refusal(Problem(code, place or Place(), Level.ERROR, facts))
