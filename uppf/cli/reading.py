"""The repository as a command reads it: values, facts, and what could not be read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from uppf.model.facts import Facts
from uppf.model.register import Register
from uppf.problem import Level, Problem, Refusal
from uppf.rules.distill import distill
from uppf.rules.selection import Names
from uppf.store.reader import Value, read


class Desk(NamedTuple):
    """What lies on the desk when a command begins."""

    root: Path
    register: Register
    facts: Facts
    problems: tuple[Problem, ...]
    read: Mapping[str, Value]
    """The value of each file, by which a second reading need not read it again."""

    def unread(self) -> int:
        """How many files or rules could not be read, so that a list may be incomplete."""
        return len({(p.place.file, p.place.route[:2]) for p in self.problems if p.level is Level.ERROR})

    def notes(self) -> tuple[str, ...]:
        """What stands under a list that may be incomplete."""
        from uppf.show.words import label

        unread = self.unread()
        return (label("due.incomplete").format(count=unread),) if unread else ()

    def titles(self) -> dict[str, str]:
        """The municipality's own words: roles by their titles or abbreviations, services, boards, labels."""
        return titles(self.register)

    def names(self) -> Names:
        """What can be asked for by a filter of the due list: every key, and all that people call it."""
        from uppf.show.words import label

        register = self.register
        titles = self.titles()
        boards = register.municipality.boards if register.municipality else {}
        roles = register.roles()
        plans = {key: plan.title for key, plan in register.plans.items()}
        return {
            "provider": {key: provider.name for key, provider in register.providers.items()},
            "unit": {key: unit.name for key, (_, unit) in register.units().items()},
            "plan": plans
            | {f"{key}/{one.id}": one.title for key, plan in register.plans.items() for one in plan.rules},
            "board": {key: _said(board.name, board.abbreviation) for key, board in boards.items()},
            "role": {key: _said(one.title, one.abbreviation, *one.aliases) for key, one in roles.items()},
            "method": {key: _said(label(key), titles.get(key)) for rule in self.facts.rules for key in rule.method},
        }

    @contextmanager
    def worded(self) -> Iterator[None]:
        """Work on what was read; when it is refused, the refusal uses the municipality's own words."""
        from uppf.show.worded import worded_problems

        try:
            yield
        except Refusal as refusal:
            raise Refusal(*worded_problems(refusal.problems, self.titles())) from None

    @contextmanager
    def searched(self) -> Iterator[None]:
        """A search in what was read; when it fails, it is told also that something was left out."""
        from uppf.cli.misuse import Misuse

        try:
            yield
        except Misuse:
            # A command line that was written wrongly has nothing to do with what was read.
            raise
        except Refusal as refusal:
            from uppf.show.worded import worded_problems

            unread = self.unread()
            told = [Problem("something-unread", level=Level.WARNING, facts={"count": unread})] if unread else []
            raise Refusal(*worded_problems(refusal.problems, self.titles()), *told) from None


def titles(register: Register) -> dict[str, str]:
    """The municipality's own words: roles by their titles or abbreviations, services, boards, labels."""
    words = {key: role.abbreviation or role.title for key, role in register.roles().items()}
    if register.municipality:
        words |= register.municipality.services
        words |= register.municipality.target_groups
        words |= {key: board.name for key, board in register.municipality.boards.items()}
        words |= {key: one.name for key, one in register.municipality.organisation.items() if key not in words}
        words |= register.municipality.labels
    return words


def _said(*names: str | None) -> str:
    return " ".join(filter(None, names))


def desk(root: Path, drafts: Mapping[str, bytes] | None = None, before: Desk | None = None) -> Desk:
    """Everything read by the ordinary road; what is broken is left out and told. Drafts stand in for files.

    With the desk as it was `before`, only the drafts and what had no value are read; nobody else may write meanwhile.
    """
    reading = read(root, drafts=drafts, known=before.read if before else None)
    problems = list(reading.problems)
    facts = distill(reading.register, problems)
    return Desk(root, reading.register, facts, tuple(problems), reading.values)
