"""A step that remains in a case, and what it is told from."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

Item = TypeVar("Item")


class Step(NamedTuple):
    """Something that remains to do: its code has words for what it is (``step.…``) and for the command (``next.…``)."""

    code: str
    facts: Mapping[str, object] = MappingProxyType({})
    holds: bool = False
    """Keeps the case from being closed."""
    yields: bool = False
    """A reason given at closing is enough."""


class Looked(NamedTuple):
    """What steps are told from."""

    register: "Register"
    case: "Case"
    day: dt.date

    @property
    def file(self) -> str:
        """The file of the case."""
        return self.register.file("case", self.case.case)


def in_order(items: Mapping[str, Item], day: Callable[[Item], dt.date | None]) -> list[tuple[str, Item]]:
    """Items by their days, those without one last; in which order a file has them says nothing."""
    return sorted(items.items(), key=lambda one: (day(one[1]) or dt.date.max, one[0]))
