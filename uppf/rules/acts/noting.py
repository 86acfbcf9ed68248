"""What is worth remembering: lessons for the next tender, and notes."""

from typing import NamedTuple

from uppf.problem import refuse
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.change import Act, At, written


class Learned(NamedTuple):
    """What should be mended in the next tender, and which requirement it is about."""

    case: str
    text: str
    requirement: str = ""


def lesson(at: At, said: Learned) -> Act:
    """A lesson for the next tender. Refuses ``case-closed``, ``nothing-noted``."""
    case = opened(at, said.case)
    if not said.text.strip():
        raise refuse("nothing-noted")
    item = fresh(at, case)
    value = written(text=said.text, requirement=said.requirement)
    return act(at, case, "lesson", {("lessons", item): value}, {"item": item})


class Noted(NamedTuple):
    """A note, without anything about a person."""

    case: str
    text: str


def note(at: At, said: Noted) -> Act:
    """A note in a case. Refuses ``case-closed``, ``nothing-noted``."""
    case = opened(at, said.case)
    if not said.text.strip():
        raise refuse("nothing-noted")
    item = fresh(at, case)
    return act(at, case, "note", {("notes", item): said.text.strip()}, {"item": item})
