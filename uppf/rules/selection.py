"""A part of the list: the rows that concern a provider, a unit, a plan, a board, a role or a method, up to a day."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from uppf.rules.due import OVERDUE, PASSED, WAITING, Due, pressing

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


Names = Mapping[str, Mapping[str, str]]
"""For each filter the keys there are, and what people call them: ``{"role": {"mas": "Medicinskt ansvarig …"}}``."""

FILTERS: Mapping[str, Callable[[Due], tuple[str, ...]]] = {
    "provider": lambda row: (row.dims.provider, row.label),
    "unit": lambda row: (row.dims.unit, row.label),
    "plan": lambda row: (row.plan, row.rule),
    "board": lambda row: (row.dims.board,),
    "role": lambda row: (row.responsible, row.deputy_for, *row.participants),
    "method": lambda row: row.method,
}
"""Which words of a row each filter looks in; any part of them, or of what people call them, will do."""


def selected(rows: Iterable[Due], wanted: Wanted, names: Names | None = None) -> list[Due]:
    """The wanted rows, in the order they came: what is late, what the law asks soon, and what comes until a day."""
    known = list(rows) if wanted.unannounced else shared(rows)
    return [row for row in known if _shown(row, wanted) and _about(row, wanted, names or {})]


def shared(rows: Iterable[Due]) -> list[Due]:
    """The rows that anyone may see: nothing unannounced, nor that something is followed up in an unannounced case.

    A duty that was there before stays, or its being gone would tell. Source: OSL 17:1, L18.
    """
    return [row._replace(case="", secret=False) if row.secret else row for row in rows if not row.unannounced]


def unknown(rows: Iterable[Due], wanted: Wanted, names: Names) -> list[tuple[str, str]]:
    """The filters that name nothing there is, each with what was asked for: a slip, not an empty list."""
    asked = [(name, text) for name in FILTERS if (text := getattr(wanted, name))]
    listed = list(rows) if asked else []
    return [
        (name, text)
        for name, text in asked
        if not any(text.casefold() in f"{key} {said}".casefold() for key, said in names.get(name, {}).items())
        and not any(_matches(row, name, text, names) for row in listed)
    ]


def _shown(row: Due, wanted: Wanted) -> bool:
    if wanted.everything or row.state in (OVERDUE, PASSED) or pressing(row):
        return True
    return row.state in WAITING and wanted.until is not None and (row.called or row.due) <= wanted.until


def _about(row: Due, wanted: Wanted, names: Names) -> bool:
    return all(_matches(row, name, text, names) for name in FILTERS if (text := getattr(wanted, name)))


def _matches(row: Due, name: str, text: str, names: Names) -> bool:
    called = names.get(name, {})
    return any(text.casefold() in f"{one} {called.get(one, '')}".casefold() for one in FILTERS[name](row) if one)
