"""What is answered twice and differently, until somebody has said which answer stands."""

from collections.abc import Iterator

from uppf.rules.step import Looked, Step
from uppf.rules.twins import named, twins


def choosing(at: Looked) -> Iterator[Step]:
    """Two answers to the same that cannot both be so: the program never chooses between two people."""
    for found in twins(at.case):
        if found.differ:
            facts = {"item": found.second, "what": named(found), "items": (found.first, found.second)}
            yield Step("twins", facts, holds=True)
