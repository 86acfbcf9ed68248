"""The schedule of an agreement: every day it gives rise to, reckoned from its days and its plans; none is stored."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.rules.calendar import add_days
from uppf.rules.distill_provider import ends_on
from uppf.rules.due import WAITING, Due, due

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
UNENDING = 731
"""Days that are shown of an agreement without an end."""
FURTHEST = 3660
"""Days that are shown at most."""


def last_of(register: "Register", agreement: str, day: Date) -> Date:
    """The last day of the schedule: the agreement's end, else two years on; never more than ten years."""
    end = ends_on(register.agreements()[agreement][1])
    if end is None:
        return add_days(day, UNENDING)
    return min(max(end, day), add_days(day, FURTHEST))


def schedule(register: "Register", facts: Facts, agreement: str, day: Date, everything: bool = False) -> list[Due]:
    """The rows of an agreement until its end, by day: those that wait, or with `everything` also those that do not."""
    return scheduled(register, due(facts, day, last_of(register, agreement, day)), agreement, day, everything)


def scheduled(
    register: "Register", rows: Iterable[Due], agreement: str, day: Date, everything: bool = False
) -> list[Due]:
    """The schedule of one agreement among the rows of all, reckoned at least as far as the agreement reaches."""
    provider, _ = register.agreements()[agreement]
    until = last_of(register, agreement, day)

    def concerns(row: Due) -> bool:
        dims = row.dims
        return dims.agreement == agreement or (not dims.agreement and dims.provider == provider.provider)

    found = [row for row in rows if concerns(row) and row.last <= until]
    return sorted((row for row in found if everything or row.state in WAITING), key=lambda row: (row.last, row.key))
