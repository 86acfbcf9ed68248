"""From what somebody typed to the one row of the due list that it means."""

import datetime as dt
from difflib import get_close_matches

from uppf.model.facts import Facts
from uppf.problem import refuse
from uppf.rules.due import WAITING, Due, due
from uppf.rules.events import EVENTS
from uppf.rules.explain import find
from uppf.rules.subjects import OBJECTS, WITHIN_CASE

NAMED = 4
"""How many of those that could be meant are named when it is not clear which one is."""


def one_row(facts: Facts, day: dt.date, text: str, first: bool = False) -> Due:
    """The row that an id, a part of a rule's name or of a case means; of several the only one that waits.

    With `first` also the first that waits, when all that wait are periods of one rule for the same subject.

    Errors: nothing-asked, unknown-row, ambiguous-row.
    """
    asked = text.strip().casefold()
    if not asked:
        raise refuse("nothing-asked")
    found = find(facts, day, asked)
    if len(found) > 1:
        waiting = [row for row in found if row.state in WAITING]
        found = waiting or found
        if first and len({row.key.removesuffix(f":{row.period}") for row in found}) == 1:
            found = found[:1]
    if len(found) == 1:
        return found[0]
    if not found:
        near = get_close_matches(asked, [row.id for row in due(facts, day)], 3)
        raise refuse("unknown-row", value=text, nearest=tuple(near))
    told = tuple(f"{row.id} ({row.title}, {row.label}, {row.last})" for row in found[:NAMED])
    raise refuse("ambiguous-row", value=text, found=told, more=max(len(found) - NAMED, 0) or None)


def wants_case(row: Due) -> bool:
    """Whether a finding or a plan is to be followed up in a case of its own that is not yet open (R085)."""
    within = row.source == "regel" and row.object != "ärende" and OBJECTS[row.object].rows in WITHIN_CASE
    return within and row.case == row.dims.case and any(event in EVENTS["case"] for event in row.counts)
