"""What a new municipality has yet to write before its lists say something: in the order that it is done."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uppf.model.municipality import Municipality
    from uppf.model.register import Register

Date = dt.date


def _no_board(register: "Register", town: "Municipality", day: Date) -> bool:
    return not town.boards


def _no_meeting(register: "Register", town: "Municipality", day: Date) -> bool:
    return not all(
        any(one.date >= day and not one.cancelled for one in board.meetings) for board in town.boards.values()
    )


def _no_plan(register: "Register", town: "Municipality", day: Date) -> bool:
    return not register.plans


def _no_delegation(register: "Register", town: "Municipality", day: Date) -> bool:
    return not town.delegation


def _no_service(register: "Register", town: "Municipality", day: Date) -> bool:
    return not town.services


def _no_provider(register: "Register", town: "Municipality", day: Date) -> bool:
    return not register.providers


NEEDED: tuple[tuple[str, Callable[["Register", "Municipality", Date], bool]], ...] = (
    ("adopt", _no_plan),
    ("board", _no_board),
    ("meetings", _no_meeting),
    ("delegation", _no_delegation),
    ("service", _no_service),
    ("provider", _no_provider),
)
"""Each by the code of the command that writes it, and how one sees that it is missing."""


def following(register: "Register", day: Date, doing: str = "") -> str:
    """The code of the next command of those that set a municipality up, but for the one that is being done."""
    town = register.municipality
    if town is None:
        return "due"
    return next((code for code, missing in NEEDED if code != doing and missing(register, town, day)), "due")
