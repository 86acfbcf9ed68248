"""What was decided before in like cases, so that equals are treated alike; also where nothing was decided."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.spoken import provider_of

if TYPE_CHECKING:
    from decimal import Decimal

    from uppf.model.case import Case
    from uppf.model.finding import Finding
    from uppf.model.register import Register

Date = dt.date
ALIKE = (("krav", "requirement"), ("slag", "category"))
"""By what findings are alike, closest first: the word for it, and the field that is the same."""
NOTHING = "inget_beslut"


class Outcome(NamedTuple):
    """What was decided of a finding: the rung, the day, and an amount where there is one."""

    kind: str
    day: Date | None
    amount: "Decimal | None" = None


class Precedent(NamedTuple):
    """An earlier finding like those at hand, where it was, and what came of it."""

    case: str
    item: str
    provider: str
    form: str
    found: Date
    alike: str
    grade: str
    outcomes: tuple[Outcome, ...]


def like(one: "Finding", others: Collection["Finding"]) -> str:
    """In what a finding is like one of the others; empty when it is not."""
    for word, field in ALIKE:
        same = getattr(one, field)
        if same and any(getattr(other, field) == same for other in others):
            return word
    return ""


def precedents(register: "Register", case: "Case", findings: Collection[str], day: Date) -> list[Precedent]:
    """Every finding up to a day that is like those of a case: the closest first, then the latest.

    Source: R177, L25; the commissioner must be able to show that the same breach led to the same answer.
    """
    from uppf.rules.checks_case import graded

    mine = [case.findings[key] for key in findings if key in case.findings]
    found = []
    for other in register.cases.values():
        provider = register.providers.get(provider_of(register, other))
        for key, finding in other.findings.items():
            word = like(finding, mine)
            if not word or finding.found > day or (other.case == case.case and key in findings):
                continue
            grade = str(finding.grade or graded(register, other, finding))
            named = (provider.name, str(provider.operating_form)) if provider else ("", "")
            found.append(Precedent(other.case, key, *named, finding.found, word, grade, outcomes(other, key, day)))
    words = [word for word, _ in ALIKE]
    return sorted(found, key=lambda one: (words.index(one.alike), -one.found.toordinal(), one.case, one.item))


def outcomes(case: "Case", key: str, day: Date) -> tuple[Outcome, ...]:
    """What was decided of a finding up to a day, in order; that nothing was is also an outcome."""
    told = sorted(_outcomes(case, key), key=lambda one: one.day or Date.min)
    return tuple(one for one in told if one.day and one.day <= day) or (Outcome(NOTHING, None),)


def _outcomes(case: "Case", key: str) -> Iterator[Outcome]:
    finding = case.findings[key]
    disposed = finding.disposition
    if disposed.remark:
        yield Outcome("påpekande", disposed.remark)
    plans = [plan.requested for plan in case.action_plans.values() if key in plan.findings]
    if plans or disposed.action_plan:
        yield Outcome("åtgärdsplan", min(plans) if plans else finding.found)
    for sanction in case.sanctions.values():
        if key in sanction.findings and sanction.decision:
            yield Outcome(str(sanction.type), sanction.decision.date, sanction.amount)
        elif key in sanction.findings and sanction.ended:
            yield Outcome("sanktion_avstådd", sanction.ended)
    if disposed.written_off:
        yield Outcome("avskriven", disposed.written_off.date)
