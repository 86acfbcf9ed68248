"""A gate before a sanction, and what it is looked at with."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.facts import Facts
    from uppf.model.finding import Finding, Sanction
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register
    from uppf.rules.ladder import Rung

Date = dt.date


class Asked(NamedTuple):
    """Whether a sanction may be decided: which, for what, as far as it has come, on which day."""

    register: "Register"
    facts: "Facts"
    case: "Case"
    rung: "Rung"
    findings: tuple[str, ...]
    day: Date
    sanction: "Sanction | None" = None
    """As it stands in the file or is about to; nothing where it is not yet considered."""
    key: str = ""

    @property
    def agreement(self) -> "Agreement | None":
        """The agreement that the case concerns."""
        known = self.register.agreements()
        return known[self.case.agreement][1] if self.case.agreement in known else None

    @property
    def provider(self) -> "Provider | None":
        """The provider whose agreement it is."""
        known = self.register.agreements()
        return known[self.case.agreement][0] if self.case.agreement in known else None

    @property
    def faults(self) -> "Mapping[str, Finding]":
        """The findings that the sanction concerns."""
        return {key: self.case.findings[key] for key in self.findings if key in self.case.findings}


class Seen(NamedTuple):
    """What a gate saw: passed, not passed, or (nothing) that it does not apply here; and the facts that show it."""

    passed: bool | None
    facts: Mapping[str, object] = MappingProxyType({})


class Gate(NamedTuple):
    """A gate: its key in a plan, the code of the refusal while it holds, and how one sees whether it does."""

    key: str
    code: str
    look: Callable[[Asked], Seen]
    said: bool = False
    """Passed by what is said in the decision itself."""
    field: str = ""
    """The key in the sanction that shows that it is passed, where one does."""


PASSED, OPENED, NOT_HERE, SAID, OPEN = "uppfyllt", "med_skäl", "gäller_inte", "vid_beslut", "ej_uppfyllt"
"""How a gate stands: passed, opened by a recorded reason, does not apply, said in the decision, not passed."""


class Result(NamedTuple):
    """How one gate stands on a day."""

    gate: Gate
    state: str
    facts: Mapping[str, object]
    opens: bool
    """Whether the plan lets a recorded reason open it."""
    reason: str = ""
    """The reason that is recorded."""

    @property
    def holds(self) -> bool:
        """Whether it keeps the sanction from being decided."""
        return self.state == OPEN
