"""What moves in the due list when something is changed: rows that are added, fall away, or get another day."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from uppf.model.facts import Facts
from uppf.rules.due import WAITING, Due, due

Date = dt.date
ADDED, REMOVED, MOVED = "tillkommer", "utgår", "flyttas"


class Shift(NamedTuple):
    """A row that a change adds, takes away or moves, with the day it had before."""

    kind: str
    row: Due
    before: Date | None = None


def shifts(before: Facts, after: Facts, day: Date, until: Date) -> list[Shift]:
    """What waits on a day under other facts, and no longer, or with another last day; in the order of the days."""
    old, new = _waiting(before, day, until), _waiting(after, day, until)
    found = [Shift(MOVED, row, old[key].last) for key, row in new.items() if key in old and old[key].last != row.last]
    gone = [row for key, row in old.items() if key not in new]
    come = [row for key, row in new.items() if key not in old]
    for row in list(come):
        # A row that is named by its day is another row on another day; told as one that moved when there is but one.
        theirs = [one for one in gone if _about(one) == _about(row)]
        if len(theirs) == 1 and sum(_about(one) == _about(row) for one in come) == 1:
            found.append(Shift(MOVED, row, theirs[0].last))
            gone.remove(theirs[0])
            come.remove(row)
    found += [Shift(ADDED, row) for row in come] + [Shift(REMOVED, row, row.last) for row in gone]
    return sorted(found, key=lambda one: (one.row.last, one.row.key))


def _waiting(facts: Facts, day: Date, until: Date) -> dict[str, Due]:
    return {row.key: row for row in due(facts, day, until) if row.state in WAITING and row.last <= until}


def _about(row: Due) -> tuple[str, ...]:
    """What rows of one rule, or of one kind of thing, for the same subject have in common."""
    dims = row.dims
    return row.source, row.rule, dims.provider, dims.agreement, dims.unit, dims.procurement, dims.case


def counted(rows: Iterable[Due]) -> list[tuple[str, int, Date]]:
    """Rows by their titles: how many, and the first day; in the order of the first days."""
    kinds: dict[str, list[Date]] = {}
    for row in rows:
        kinds.setdefault(row.title if row.source == "regel" else row.source, []).append(row.last)
    return sorted(((title, len(days), min(days)) for title, days in kinds.items()), key=lambda one: (one[2], one[0]))
