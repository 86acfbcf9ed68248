"""A procurement: the days its steps are planned for and were done."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from uppf.model.shape import Day, Id, Key, Line, Many, Shape, Text
from uppf.model.vocabulary import Award


class Step(Shape):
    """One step of the chain; the content of tenders never enters (OSL 19:3)."""

    planned: Day | None = None
    done: Day | None = None
    registry_number: Line | None = None
    section: Line | None = None
    reason: Text | None = None
    note: Text | None = None


StepName = Annotated[str, StringConstraints(pattern=r"^[a-zåäö_]+$")]
"""The second half of the event that the step is: `upphandling.beslut_ffu`."""


class Procurement(Shape):
    """A procurement, reckoned backwards from the start of operation."""

    procurement: Id
    title: Line
    service: Key
    award: Award
    board: Key
    plans: Many[Id]
    registry_number: Line | None = None
    operation_starts: Day
    steps: Mapping[StepName, Step] = {}
    agreements: Many[Id] = ()
    cancelled: Day | None = None
    cancelled_reason: Text | None = None
