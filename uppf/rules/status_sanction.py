"""Where a sanction stands on a day: derived from its dated facts, so that none can contradict them."""

import datetime as dt
from typing import TYPE_CHECKING

from uppf.rules.stage import Stage, furthest

if TYPE_CHECKING:
    from uppf.model.finding import Sanction

Date = dt.date


def _begins(one: "Sanction", day: Date) -> Date | None:
    """The first day it holds; where none is said, the day of the decision."""
    return (one.from_date or one.decision.date) if one.decision else None


SANCTION: tuple[Stage, ...] = (
    Stage("övervägs", lambda one, day: one.considered or day),
    Stage("yttrande_begärt", lambda one, day: one.statement_requested),
    Stage("överläggning", lambda one, day: one.deliberation),
    Stage("yttrande", lambda one, day: one.statement_received),
    Stage("beslutad", lambda one, day: one.decision.date if one.decision else None),
    Stage("gäller", _begins),
    Stage("tvistig", lambda one, day: one.disputed),
    Stage("omprövad", lambda one, day: one.reconsidered),
    Stage("avstådd", lambda one, day: None if one.decision else one.ended),
    Stage("upphörd", lambda one, day: one.ended if one.decision else None),
)
"""A sanction goes downwards: from being considered to its end, with or without a decision."""


def sanction_state(one: "Sanction", day: Date) -> str:
    """Where a sanction stands. Source: §5.8."""
    return furthest(SANCTION, one, day)
