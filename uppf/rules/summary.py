"""The year and its load: which follow-ups fall in which month, for which role."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from uppf.model.facts import Facts
from uppf.rules.due import CANCELLED, NOT_APPLICABLE, Due, due
from uppf.rules.selection import shared

Date = dt.date


def year_rows(facts: Facts, day: Date, year: int, unannounced: bool = False) -> list[Due]:
    """What falls due in a year, done or not; what was cancelled is left out, and the unannounced unless asked for.

    Source: S3:149–155 (R206), OSL 17:1 (L18).
    """
    rows = due(facts, day, Date(year, 12, 31))
    return sorted(
        (
            row
            for row in (rows if unannounced else shared(rows))
            if row.due.year == year and row.state not in (CANCELLED, NOT_APPLICABLE)
        ),
        key=lambda row: (row.due, row.key),
    )


def load(rows: Iterable[Due]) -> Counter[tuple[int, str]]:
    """How many follow-ups each role answers for in each month."""
    return Counter((row.due.month, row.responsible) for row in rows)


def taking_part(rows: Iterable[Due]) -> Counter[tuple[int, str]]:
    """How many follow-ups each role takes part in, without answering for them, in each month."""
    return Counter(
        (row.due.month, role)
        for row in rows
        for role in dict.fromkeys(row.participants)
        if role and role != row.responsible
    )
