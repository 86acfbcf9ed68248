"""Who may decide what on a board's behalf: the points of a delegation that name a kind of decision."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.municipality import DelegationPoint
    from uppf.model.register import Register

Date = dt.date


def named_board(register: "Register", case: "Case") -> str:
    """The board whose case it is: its own word, its agreement's, or the only one there is; empty when none is known."""
    boards = register.municipality.boards if register.municipality else {}
    under = register.agreements().get(case.agreement or "")
    named = case.board or (under[1].board if under else "") or (next(iter(boards)) if len(boards) == 1 else "")
    return named if named in boards else ""


def points(register: "Register", kind: str, board: str) -> list["DelegationPoint"]:
    """The points that name a kind of decision; a board delegates only within its own area (KL 6:37, L8)."""
    town = register.municipality
    named = [point for point in town.delegation if kind in point.kinds] if town else []
    return [point for point in named if not (point.board and board) or point.board == board]


def named(register: "Register", point: str | None) -> list["DelegationPoint"]:
    """The point of the delegation that a decision says it was taken on."""
    town = register.municipality
    return [one for one in town.delegation if one.point == point] if town and point else []


def roles(found: Iterable["DelegationPoint"]) -> tuple[str, ...]:
    """The roles that some points let decide, each once."""
    return tuple(dict.fromkeys(role for point in found for role in point.roles))


def may_decide(register: "Register", role: str, day: Date, found: Iterable["DelegationPoint"]) -> bool:
    """Whether a role may decide on a day: a board always, a delegated role, or its deputy while it is vacant (R097)."""
    town = register.municipality
    if town is None or role in town.boards:
        return True
    return any(_acts(register, role, day, allowed) for allowed in roles(found))


def _acts(register: "Register", role: str, day: Date, allowed: str) -> bool:
    known = register.roles().get(allowed)
    return role == allowed or (
        known is not None
        and known.deputy == role
        and any((v.from_date or Date.min) <= day <= (v.to_date or Date.max) for v in known.vacant)
    )


def point_for(register: "Register", role: str, day: Date, found: Iterable["DelegationPoint"]) -> str:
    """The one point that lets a role decide; empty when none does or several do."""
    mine = [point.point for point in found if any(_acts(register, role, day, allowed) for allowed in point.roles)]
    return mine[0] if len(mine) == 1 else ""
