"""Decisions taken on delegation, which the board is to be told of at its next meeting (KL 6:40, 7:8; L8)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import OpenItem
from uppf.problem import Route
from uppf.rules.decisions import decisions
from uppf.rules.delegation import named_board, points
from uppf.rules.distill_case import dims_of

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Decided
    from uppf.model.municipality import DelegationPoint
    from uppf.model.register import Register


class Delegated(NamedTuple):
    """A decision on delegation: which point, the decision itself, and where it stands in its case."""

    point: "DelegationPoint"
    decided: "Decided"
    route: Route

    @property
    def item(self) -> str:
        """By what it is named in its case: the key of what it is about, else the key it stands under."""
        return str(self.route[1] if len(self.route) > 1 else self.route[0])


def delegated(register: "Register", case: "Case") -> Iterator[Delegated]:
    """The decisions of a case that were taken on delegation, by the municipality's own points (L8, R114, R231)."""
    town = register.municipality
    if town is None:
        return
    board = named_board(register, case)
    for kind, decided, route, _ in decisions(case):
        if decided.role in town.boards:
            continue
        named = [point for point in town.delegation if point.point == decided.delegation_point]
        about = points(register, kind, board)
        allowed = [point for point in about if decided.role in point.roles]
        for point in (*named, *allowed, *about)[:1]:
            yield Delegated(point, decided, route)


def unreported(register: "Register", case: "Case") -> Iterator[Delegated]:
    """Those that the board has not been told of, but for what the delegation says need not be told."""
    for one in delegated(register, case):
        if one.point.report_to_board and not one.decided.reported_to_board:
            yield one


def to_report(register: "Register") -> Iterator[OpenItem]:
    """What waits for the board, also when its case is closed: a decision is not over until it is reported."""
    for case in register.cases.values():
        for one in unreported(register, case):
            yield OpenItem(
                "redovisa_beslut",
                None,
                dims_of(case, case.unit or "")._replace(item=one.item),
                one.point.decision,
                "kommunen",
                "plan",
                responsible=case.responsible or "",
                since=one.decided.date,
                event="beslut",
                setting="redovisa_beslut",
                board=one.point.board or named_board(register, case),
            )
