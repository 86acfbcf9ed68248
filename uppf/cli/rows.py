"""From what somebody typed to the one row or case it means."""

import datetime as dt
from difflib import get_close_matches
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import refuse
from uppf.rules.due import WAITING, Due
from uppf.rules.explain import find

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register


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
        from uppf.rules.due import due

        near = get_close_matches(asked, [row.id for row in due(facts, day)], 3)
        raise refuse("unknown-row", value=text, nearest=tuple(near))
    told = tuple(f"{row.id} ({row.title}, {row.label}, {row.last})" for row in found[:NAMED])
    raise refuse("ambiguous-row", value=text, found=told, more=max(len(found) - NAMED, 0) or None)


def one_case(register: "Register", text: str) -> "Case":
    """The case that its id, its registry number or an unambiguous part of either means.

    Errors: unknown-case, ambiguous-case.
    """
    asked = " ".join(text.split()).casefold()
    named = {case.case: (case.case, (case.registry_number or "").casefold()) for case in register.cases.values()}
    exact = [key for key, names in named.items() if asked in names]
    found = exact or [key for key, names in named.items() if any(asked in name for name in names)]
    if asked and len(found) == 1:
        return register.cases[found[0]]
    if not asked or not found:
        raise refuse("unknown-case", value=text, nearest=tuple(get_close_matches(asked, named, 3)))
    raise refuse("ambiguous-case", value=text, found=tuple(sorted(found)[:4]))
