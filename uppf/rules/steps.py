"""What remains to do in a case, in the order it is done: from this the officer is led, and a case is kept open.

Each room of steps looks at one side of a case and tells what is still missing there. Nothing here is stored: a step is
gone when the facts say that it was taken.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from uppf.rules import steps_finding, steps_following, steps_group, steps_introduction
from uppf.rules.step import Looked, Step

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

STEPS: tuple[Callable[[Looked], Iterator[Step]], ...] = (
    steps_introduction.introducing,
    steps_following.looking,
    steps_finding.disposing,
    steps_group.minuting,
    steps_group.settling,
    steps_group.meeting,
    steps_following.reporting,
)
"""Every source of steps, in the order in which an officer takes them."""


def steps(register: "Register", case: "Case", day: dt.date) -> list[Step]:
    """The steps that remain in a case on a day, the next one first; none when it has ended."""
    if case.closed or case.cancelled or case.not_applicable_case:
        return []
    looked = Looked(register, case, day)
    return [step for source in STEPS for step in source(looked)]
