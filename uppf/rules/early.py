"""Early signs that something is about to fail, while it is still small. Only shown; nothing follows by itself."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Duration, Event, Facts
from uppf.rules.due import DONE_LATE, OVERDUE, Due, due
from uppf.rules.ground import count, times
from uppf.rules.outcome import allowed
from uppf.rules.remedy import failed_on
from uppf.rules.subjects import Index, index

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
Whose = tuple[str, str]
"""A provider and, where it is known, one of its units."""
WINDOW = "tidiga_tecken"
"""The municipality's deadline that says how far back one looks."""
BACK = Duration(months=12)
"""How far back one looks where the municipality says nothing; ours, not the plan's."""


class Seen(NamedTuple):
    """One thing that may be a sign: whose it is, the day, and the case where it stands."""

    whose: Whose
    date: Date
    case: str


class Looked(NamedTuple):
    """What signs are looked for in."""

    register: "Register"
    found: Index
    day: Date
    back: Date
    rows: Sequence[Due] = ()
    """The due list of the day, where it has been reckoned already."""


class Sign(NamedTuple):
    """A kind of sign: where it is seen, how many make it one, and whether they must be more than in the time before."""

    name: str
    seen: Callable[[Looked], Iterator[Seen]]
    least: int
    rising: bool = False


class Early(NamedTuple):
    """A sign at a provider or a unit: how many, how many in the time before, and the cases."""

    provider: str
    unit: str
    sign: str
    number: int
    before: int
    least: int
    last: Date
    cases: tuple[str, ...]


def _of(event: Event) -> Seen:
    return Seen((event.dims.provider, event.dims.unit), event.date, event.dims.case)


def _minor(at: Looked) -> Iterator[Seen]:
    """Findings of the lightest grade."""
    for event in at.found.events.get("brist.konstaterad", ()):
        case = at.register.cases.get(event.dims.case)
        finding = case.findings.get(event.dims.item) if case else None
        if case and finding and allowed(at.register, case, finding).grade == "mindre":
            yield _of(event)


def _remarks(at: Looked) -> Iterator[Seen]:
    """Remarks."""
    yield from map(_of, at.found.events.get("brist.påpekad", ()))


def _repeated(at: Looked) -> Iterator[Seen]:
    """Findings that are repeated or several by the thresholds of a plan they fall under (T07)."""
    under = {row.dims.agreement: row.plans for row in at.found.rows.get("engagement", ())}
    told: set[tuple[str, str]] = set()
    for event in at.found.events.get("brist.upprepad", ()):
        own = (event.rule.partition("/")[0], *under.get(event.dims.agreement, ()))
        if event.dims.plan in own and (event.dims.case, event.dims.item) not in told:
            told.add((event.dims.case, event.dims.item))
            yield _of(event)


def _late(at: Looked) -> Iterator[Seen]:
    """What a provider was to hand in or do and did not in time."""
    for row in at.rows or due(at.found.facts, at.day):
        if row.obliged == "utföraren" and row.state in (OVERDUE, DONE_LATE) and not row.unannounced:
            yield Seen((row.dims.provider, row.dims.unit), row.last, row.case)


def _signals(at: Looked) -> Iterator[Seen]:
    """Signals and complaints."""
    for name in ("signal.inkommen", "klagomål.inkommet"):
        yield from map(_of, at.found.events.get(name, ()))


def _failed(at: Looked) -> Iterator[Seen]:
    """Findings that were checked and not remedied."""
    for event in at.found.events.get("brist.verifierad", ()):
        case = at.register.cases.get(event.dims.case)
        if case and event.dims.item in case.findings and failed_on(case.findings[event.dims.item]) == event.date:
            yield _of(event)


SIGNS: tuple[Sign, ...] = (
    Sign("ej_åtgärdade", _failed, 1),
    Sign("upprepade_brister", _repeated, 1),
    Sign("sena_leveranser", _late, 2),
    Sign("påpekanden", _remarks, 2),
    Sign("signaler", _signals, 2, rising=True),
    Sign("mindre_brister", _minor, 2, rising=True),
)
"""Every sign, gravest first. How many make one is ours; the municipality's own number goes before it."""


def early(register: "Register", facts: Facts, day: Date, rows: Sequence[Due] = ()) -> list[Early]:
    """The early signs on a day, those with most signs first (R200, S3:145).

    ``rows`` are the due list of the day, for whoever has reckoned it already.
    """
    own = register.municipality.settings.early_signs if register.municipality else {}
    window = dict(facts.deadlines).get(WINDOW, BACK)
    back, before = (count(day, *times(window, -factor)) for factor in (1, 2))
    laid = index(facts)
    found = [
        one
        for sign in SIGNS
        for one in _counted(sign, Looked(register, laid, day, back, rows), own.get(sign.name, sign.least), before)
    ]
    signs: dict[Whose, int] = {}
    for one in found:
        signs[one.provider, one.unit] = signs.get((one.provider, one.unit), 0) + 1
    order = [sign.name for sign in SIGNS]
    return sorted(
        found,
        key=lambda one: (-signs[one.provider, one.unit], one.provider, one.unit, order.index(one.sign)),
    )


def _counted(sign: Sign, at: Looked, least: int, before: Date) -> Iterator[Early]:
    seen: dict[Whose, list[Seen]] = {}
    for one in sign.seen(at):
        if one.whose[0] and before < one.date <= at.day and not _hidden(at, one.case):
            seen.setdefault(one.whose, []).append(one)
    for (provider, unit), told in seen.items():
        now = [one for one in told if one.date > at.back]
        earlier = len(told) - len(now)
        if len(now) >= least and not (sign.rising and len(now) <= earlier):
            cases = tuple(sorted({one.case for one in now if one.case}))
            yield Early(provider, unit, sign.name, len(now), earlier, least, max(one.date for one in now), cases)


def _hidden(at: Looked, name: str) -> bool:
    """Whether a case is one of an unannounced visit that has not been; nothing points at it (OSL 17:1, L18)."""
    case = at.register.cases.get(name)
    return case is not None and case.unannounced and not any(visit.date <= at.day for visit in case.visits.values())
