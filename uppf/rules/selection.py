"""A part of the list: the rows that concern a provider, a unit, a plan, a board, a role or a method, up to a day."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from uppf.rules.due import OVERDUE, PASSED, WAITING, Due

Date = dt.date


class Wanted(NamedTuple):
    """What somebody wants to see; an empty field wants everything."""

    provider: str = ""
    unit: str = ""
    plan: str = ""
    board: str = ""
    role: str = ""
    method: str = ""
    until: Date | None = None
    everything: bool = False
    unannounced: bool = False


def _names(*names: str) -> str:
    return " ".join(names).casefold()


FILTERS: Mapping[str, Callable[[Due], str]] = {
    "provider": lambda row: _names(row.dims.provider, row.label),
    "unit": lambda row: _names(row.dims.unit, row.label),
    "plan": lambda row: _names(row.plan, row.rule),
    "board": lambda row: _names(row.dims.board),
    "role": lambda row: _names(row.responsible, row.deputy_for, *row.participants),
    "method": lambda row: _names(*row.method),
}
"""Which words of a row each filter looks in; any part of them will do."""


def selected(rows: Iterable[Due], wanted: Wanted) -> list[Due]:
    """The wanted rows, in the order they came: what is late, and what comes until the day asked for."""
    return [row for row in rows if _shown(row, wanted) and _about(row, wanted)]


def _shown(row: Due, wanted: Wanted) -> bool:
    if row.unannounced and not wanted.unannounced:
        return False
    if wanted.everything or row.state in (OVERDUE, PASSED):
        return True
    return row.state in WAITING and wanted.until is not None and row.due <= wanted.until


def _about(row: Due, wanted: Wanted) -> bool:
    asked = wanted._asdict()
    return all(not asked[name] or asked[name].casefold() in words(row) for name, words in FILTERS.items())
