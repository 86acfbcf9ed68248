"""What may be done about findings today: every rung of the ladder, and how each of its gates stands."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from uppf.problem import refuse
from uppf.rules.gate import Asked, Result
from uppf.rules.gates import judge
from uppf.rules.ladder import Rung, ladder
from uppf.rules.status import CLOSED_FINDING, finding_state

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.facts import Facts
    from uppf.model.finding import Sanction
    from uppf.model.register import Register

Date = dt.date


class Choice(NamedTuple):
    """One rung, its gates, and the sanction that is already on its way there; its key is empty where none is."""

    rung: Rung
    results: tuple[Result, ...]
    key: str
    sanction: "Sanction | None"
    asked: Asked

    @property
    def held(self) -> int:
        """How many gates keep it from being decided."""
        return sum(one.holds for one in self.results)


def open_findings(case: "Case", day: Date) -> tuple[str, ...]:
    """The findings that are neither verified as remedied nor written off."""
    known = (key for key, finding in case.findings.items() if finding.found <= day)
    return tuple(key for key in known if finding_state(case, key, day) not in CLOSED_FINDING)


def asked_about(case: "Case", findings: tuple[str, ...], day: Date) -> tuple[str, ...]:
    """The findings that are meant: those named, else those that are open, else all; history is asked afterwards too.

    Refuses ``no-such-finding-here``, ``no-finding``.
    """
    known = tuple(key for key, finding in case.findings.items() if finding.found <= day)
    for name in findings:
        if name not in known:
            raise refuse("no-such-finding-here", value=name, case=case.case, near=tuple(case.findings))
    meant = findings or open_findings(case, day) or known
    if not meant:
        raise refuse("no-finding", case=case.case)
    return meant


DAYS = (
    *("deliberation", "statement_requested", "statement_received"),
    *("executed", "disputed", "reconsidered", "ended"),
)
"""What happens to a sanction on a day of its own."""
DECIDED = ("decision", "proportionality", "equal_treatment", "amount", "from_date", "to_date")
"""What a sanction gets with its decision."""


def until(sanction: "Sanction", day: Date) -> "Sanction | None":
    """A sanction as it was on a day: nothing that came later is known, and nothing of one not yet considered."""
    decided = sanction.decision.date if sanction.decision else None
    first = sanction.considered or decided
    if first and first > day:
        return None
    later: dict[str, object] = {name: None for name in DAYS if (happened := getattr(sanction, name)) and happened > day}
    if decided and decided > day:
        later |= dict.fromkeys(DECIDED)
        later["deviations"] = {}
    return sanction.model_copy(update=later)


def choices(
    register: "Register", facts: "Facts", case: "Case", findings: tuple[str, ...], day: Date
) -> tuple[tuple[str, ...], list[Choice]]:
    """The findings that are meant (all that are open when none is named), and every rung for them, lightest first.

    Refuses ``no-such-finding-here``, ``no-open-finding``. Source: §3.2, §5.8, S3:204–228.
    """
    for name in findings:
        if name not in case.findings or case.findings[name].found > day:
            raise refuse("no-such-finding-here", value=name, case=case.case, near=tuple(case.findings))
    meant = findings or open_findings(case, day)
    if not meant:
        raise refuse("no-open-finding", case=case.case)
    return meant, [_choice(register, facts, case, one, meant, day) for one in ladder(register, case)]


def _choice(
    register: "Register", facts: "Facts", case: "Case", rung: Rung, findings: tuple[str, ...], day: Date
) -> Choice:
    known = ((key, until(one, day)) for key, one in case.sanctions.items())
    on_its_way = [
        (key, one)
        for key, one in known
        if one and str(one.type) == rung.id and not one.ended and set(findings) & set(one.findings)
    ]
    # One that is not decided goes before one that is: it is the one that the officer is at.
    key, sanction = min(on_its_way, key=lambda found: (found[1].decision is not None, found[0]), default=("", None))
    asked = Asked(register, facts, case, rung, findings, day, sanction, key)
    decided = sanction.decision if sanction else None
    seen = asked._replace(day=decided.date) if decided else asked
    return Choice(rung, tuple(judge(seen)), key, sanction, asked)
