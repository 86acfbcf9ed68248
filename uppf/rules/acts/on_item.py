"""What acts on a finding, an action plan or an action have in common: the one that is meant, still open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import still_open
from uppf.rules.change import At
from uppf.rules.checks_case import plans_of
from uppf.rules.naming import Item, one_item
from uppf.rules.remedy import closed_on

if TYPE_CHECKING:
    from uppf.model.case import Case

Waiting = Callable[["Case", str], bool]


def open_item(at: At, text: str, kind: str, waiting: Waiting) -> Item:
    """The item of an open case that is meant. Refuses what `one_item` refuses, and ``case-closed``."""
    item = one_item(at, text, kind, waiting)
    still_open(item.case)
    return item


def open_finding(at: At, text: str, waiting: Waiting | None = None) -> Item:
    """A finding that is neither verified as remedied nor written off. Refuses also ``finding-closed``."""
    item = open_item(at, text, "findings", waiting or (lambda case, key: closed_on(case.findings[key]) is None))
    return not_ended(item)


def not_ended(item: Item) -> Item:
    """The finding, when nothing has ended it. Refuses ``finding-closed``."""
    end = closed_on(item.value)
    if end:
        raise refuse("finding-closed", value=item.key, day=end)
    return item


def by_whom(at: At, case: "Case", text: str) -> str:
    """The role or the board that decides. Refuses ``no-such-role``."""
    boards = at.register.municipality.boards if at.register.municipality else {}
    named = {spoken.key(board.name): name for name, board in boards.items()} | {name: name for name in boards}
    if spoken.key(text) in named:
        return named[spoken.key(text)]
    return spoken.role(at.register, next(iter(plans_of(at.register, case)), None), text)


def point_of(at: At, kind: str, role: str, said: str) -> str:
    """The point of the delegation that a decision rests on: the one said, else the only one that gives it."""
    delegation = at.register.municipality.delegation if at.register.municipality else ()
    known = [point.point for point in delegation if kind in point.kinds and role in point.roles]
    return said or (known[0] if len(known) == 1 else "")
