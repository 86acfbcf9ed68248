"""What follows from findings taken together: serious, repeated, several. Only proposes; changes nothing."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from uppf.model.facts import Event, PlanFact
from uppf.rules.ground import count

Date = dt.date
ORDER = ("ingen", "liten", "måttlig", "stor")
"""Consequences, lightest first."""
SAME: Mapping[str, Callable[[Event], str]] = {
    "kategori": lambda one: one.category,
    "krav": lambda one: one.requirement,
    "område": lambda one: one.area,
}
"""What makes findings alike, by the word that a plan writes under `samma`; any other word means the first."""

Matrix = tuple[tuple[str, str, str], ...]
Kin = Mapping[tuple[str, ...], Sequence[Event]]
"""Findings laid together with those they are alike."""


def grade(matrix: Matrix, occurrence: str, consequences: Iterable[str]) -> str:
    """The grade of a finding: frequency × the highest consequence; empty when either is not judged.

    Source: Örebro's note on minor breaches (S3:198, R227); the rest of the matrix is the plan's own data.
    """
    judged = [one for one in consequences if one in ORDER]
    if not occurrence or not judged:
        return ""
    highest = max(judged, key=ORDER.index)
    return next((result for often, hard, result in matrix if (often, hard) == (occurrence, highest)), "")


def graded(event: Event, matrix: Matrix) -> str:
    """The grade that an event of a found finding carries: the assessor's own, else the reckoned one."""
    own, occurrence, *consequences = event.text.split("|")
    return own or grade(matrix, occurrence, consequences)


def derived(plans: Iterable[PlanFact], found: Iterable[Event], closed: Mapping[tuple[str, str], Date]) -> list[Event]:
    """The events `brist.allvarlig` and `brist.upprepad` that each plan's own thresholds give (T07, T12).

    Findings count whichever plan's follow-up found them, and in whatever order they are given.
    """
    known = {plan.id: plan for plan in plans}
    ordered = sorted(found, key=lambda one: (one.date, one.dims.case, one.dims.item))
    kin = _kin(ordered)
    events: list[Event] = []
    for plan in known.values():
        for one in ordered:
            dims = one.dims._replace(plan=plan.id)
            if graded(one, _matrix(plan, one, known)) == "allvarlig":
                events.append(one._replace(name="brist.allvarlig", dims=dims))
            if _repeated(plan, one, kin) or _several(plan, one, kin, closed):
                events.append(one._replace(name="brist.upprepad", dims=dims))
    return events


def _matrix(plan: PlanFact, one: Event, known: Mapping[str, PlanFact]) -> Matrix:
    """A plan without grading of its own, such as the law, takes that of the plan under which the finding was made."""
    followed = known.get(one.rule.partition("/")[0])
    if plan.matrix or (followed and followed.matrix):
        return plan.matrix or (followed.matrix if followed else ())
    return next((known[key].matrix for key in sorted(known) if known[key].matrix), ())


def _key(same: str, one: Event) -> tuple[str, ...]:
    """Alike are findings of the same kind under the same agreement; where none is known, at the same unit (R031)."""
    same = same if same in SAME else next(iter(SAME))
    at = one.dims
    whom = (at.provider, at.agreement) if at.agreement else (at.provider, "", at.unit, at.organisation)
    return (same, SAME[same](one), *whom)


def _kin(found: Sequence[Event]) -> Kin:
    kin: dict[tuple[str, ...], list[Event]] = {}
    for one in found:
        for same in SAME:
            kin.setdefault(_key(same, one), []).append(one)
    return kin


def _alike(same: str, one: Event, kin: Kin) -> Sequence[Event]:
    """The findings that are alike one, itself included; none when nothing says what kind it is, or whose."""
    _, kind, *whom = key = _key(same, one)
    return kin.get(key, ()) if kind and any(whom) else ()


def _repeated(plan: PlanFact, one: Event, kin: Kin) -> bool:
    """Whether the like was found on an earlier day; what one visit finds at once is several, not repeated."""
    if plan.repeated is None:
        return False
    least, same, within = plan.repeated
    earlier = sum(other.date < one.date <= count(other.date, *within) for other in _alike(same, one, kin))
    return earlier > 0 and 1 + earlier >= least


def _several(plan: PlanFact, one: Event, kin: Kin, closed: Mapping[tuple[str, str], Date]) -> bool:
    """Whether so many alike are open on the day that one was found."""
    if plan.several is None:
        return False
    least, same = plan.several
    still_open = {
        (other.dims.case, other.dims.item)
        for other in _alike(same, one, kin)
        if other.date <= one.date and closed.get((other.dims.case, other.dims.item), Date.max) > one.date
    } - {(one.dims.case, one.dims.item)}
    return len(still_open) > 0 and 1 + len(still_open) >= least
