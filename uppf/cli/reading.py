"""The repository as a command reads it: values, facts, and what could not be read."""

from pathlib import Path
from typing import NamedTuple

from uppf.model.facts import Facts
from uppf.model.register import Register
from uppf.problem import Level, Problem
from uppf.rules.distill import distill
from uppf.store.reader import read


class Desk(NamedTuple):
    """What lies on the desk when a command begins."""

    root: Path
    register: Register
    facts: Facts
    problems: tuple[Problem, ...]

    def unread(self) -> int:
        """How many files or rules could not be read, so that a list may be incomplete."""
        return len({(p.place.file, p.place.route[:2]) for p in self.problems if p.level is Level.ERROR})

    def titles(self) -> dict[str, str]:
        """The municipality's own words: roles by their titles or abbreviations, services, boards, labels."""
        register = self.register
        words = {key: role.abbreviation or role.title for key, role in register.roles().items()}
        if register.municipality:
            words |= register.municipality.services
            words |= {key: board.name for key, board in register.municipality.boards.items()}
            words |= register.municipality.labels
        return words


def desk(root: Path) -> Desk:
    """Everything read by the ordinary road; what is broken is left out and told."""
    reading = read(root)
    problems = list(reading.problems)
    facts = distill(reading.register, problems)
    return Desk(root, reading.register, facts, tuple(problems))
