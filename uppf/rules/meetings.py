"""A board's meetings: which one a paper that is ready on a day can reach."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from uppf.model.facts import Meeting

if TYPE_CHECKING:
    from uppf.model.municipality import Municipality

Date = dt.date


def next_meeting(meetings: Iterable[Meeting], board: str, ready: Date) -> Meeting | None:
    """The first meeting of a board whose document deadline has not passed on the day of a paper (T13, T48)."""
    reached = [one for one in meetings if one.board == board and (one.deadline or one.date) >= ready]
    return min(reached, key=lambda one: one.date, default=None)


def meetings_of(municipality: "Municipality | None", board: str) -> list[Meeting]:
    """The meetings that a board has in its calendar, in order, but for those that were called off."""
    known = municipality.boards.get(board) if municipality else None
    held = [one for one in known.meetings if not one.cancelled] if known else []
    return sorted((Meeting(board, one.date, one.document_deadline) for one in held), key=lambda one: one.date)
