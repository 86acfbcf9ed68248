"""A step that remains in a case, and what it is told from."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register


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
