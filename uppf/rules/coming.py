"""What comes next where a case is: the follow-ups that a paper about it names."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from uppf.rules.due import WAITING, Due

if TYPE_CHECKING:
    from uppf.model.case import Case

COMING = 5
"""How many coming follow-ups a paper names."""


def coming(rows: Iterable[Due], case: "Case") -> list[Due]:
    """The next time that each rule asks for something of the same unit or agreement, with the case's own rule."""
    units = {case.unit, *case.units} - {None}
    soonest: dict[tuple[str, str], Due] = {}
    for row in sorted(rows, key=lambda row: (row.last, row.key)):
        wanted = row.source == "regel" and row.state in WAITING and row.obliged != "utföraren" and not row.unannounced
        within_case = row.dims.case or row.case == case.case
        if wanted and not within_case and _mine(row, case, units):
            soonest.setdefault((row.rule, row.dims.unit), row)
    kept = sorted(soonest.values(), key=lambda row: row.rule != case.rule)[:COMING]
    return sorted(kept, key=lambda row: (row.last, row.key))


def _mine(row: Due, case: "Case", units: set[str | None]) -> bool:
    if row.dims.unit and units:
        return row.dims.unit in units
    return bool(case.agreement) and row.dims.agreement == case.agreement
