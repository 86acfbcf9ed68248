"""From what somebody typed to the one row it means."""

import datetime as dt
from difflib import get_close_matches

from uppf.model.facts import Facts
from uppf.problem import refuse
from uppf.rules.due import WAITING, Due
from uppf.rules.explain import find


def one_row(facts: Facts, day: dt.date, text: str) -> Due:
    """The row that an id, or a part of a rule's name, means; of several the only one that waits.

    Errors: unknown-row, ambiguous-row.
    """
    found = find(facts, day, text)
    if len(found) > 1:
        waiting = [row for row in found if row.state in WAITING]
        found = waiting[:1] if len(waiting) == 1 else found
    if len(found) == 1:
        return found[0]
    if not found:
        from uppf.rules.due import due

        near = get_close_matches(text, [row.id for row in due(facts, day)], 3)
        raise refuse("unknown-row", value=text, nearest=tuple(near))
    raise refuse("ambiguous-row", value=text, found=tuple(f"{row.id} ({row.title}, {row.last})" for row in found[:4]))
