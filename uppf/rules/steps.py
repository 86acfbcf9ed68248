"""What remains to do in a case, in the order it is done: from this the officer is led, and a case is kept open.

Each room of steps looks at one side of a case and tells what is still missing there. Nothing here is stored: a step is
gone when the facts say that it was taken.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from uppf.rules import (
    steps_closing,
    steps_finding,
    steps_following,
    steps_group,
    steps_introduction,
    steps_reporting,
    steps_requests,
    steps_sanction,
    steps_twins,
)
from uppf.rules.step import Looked, Step
from uppf.rules.twins import counted

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

STEPS: tuple[Callable[[Looked], Iterator[Step]], ...] = (
    steps_following.judging,
    steps_following.preparing,
    steps_requests.answering,
    steps_introduction.introducing,
    steps_following.looking,
    steps_following.counting,
    steps_following.halving,
    steps_following.awaiting,
    steps_following.documenting,
    steps_twins.choosing,
    steps_following.assessing,
    steps_following.coming,
    steps_finding.supervising,
    # A sanction that is under way comes before what else may be decided.
    steps_sanction.deciding,
    steps_sanction.following,
    steps_finding.grading,
    steps_finding.disposing,
    steps_finding.judging,
    steps_finding.seeing,
    steps_group.minuting,
    steps_group.settling,
    steps_group.meeting,
    steps_reporting.visiting,
    steps_following.reporting,
    steps_reporting.drafting,
    steps_reporting.checking_facts,
    steps_reporting.attending,
    steps_reporting.assessing,
    steps_reporting.finishing,
    steps_reporting.deciding,
    steps_following.concluding,
    steps_reporting.telling,
    steps_requests.waiting,
    steps_finding.waiting,
    steps_reporting.laying,
    steps_closing.closing,
)
"""Every source of steps, in the order in which an officer takes them."""


def steps(register: "Register", case: "Case", day: dt.date) -> list[Step]:
    """The steps that remain in a case on a day, the next one first; none when it has ended."""
    if case.closed or case.cancelled or case.not_applicable_case:
        return []
    return remaining(register, case, day)


def remaining(register: "Register", case: "Case", day: dt.date) -> list[Step]:
    """The steps that are not taken, also in a case that has ended all the same."""
    looked = Looked(register, counted(case), day)
    return [step for source in STEPS for step in source(looked)]


def unmet(register: "Register", case: "Case", day: dt.date, reason: str) -> list[Step]:
    """What keeps a case from being closed, but for what a reason is enough for."""
    left = [step for step in remaining(register, case, day) if step.holds and not (step.yields and reason)]
    # What was to be looked at and told goes on in the other case; what was found stays here.
    return [step for step in left if not case.replaced_by or step.facts.get("item") in case.findings]
