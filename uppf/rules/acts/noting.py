"""A note: what is worth remembering and has no other place."""

from typing import NamedTuple

from uppf.problem import refuse
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.change import Act, At


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
