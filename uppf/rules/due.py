"""What is due: Facts × day → rows, pure; no clock, no file. Every row can be explained."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from uppf.model.facts import CaseFact, Continuous, Dims, Duration, Excuse, Facts, OpenItem, RuleFact, Subject
from uppf.rules.acting import acting
from uppf.rules.agreement_items import decided_at, reminder_days
from uppf.rules.calendar import add_days
from uppf.rules.due_notes import due_notes
from uppf.rules.ground import Occurrence, count
from uppf.rules.matching import Matched
from uppf.rules.open_following import VISIT
from uppf.rules.open_items import item_day, item_key
from uppf.rules.reckon import Reckoned, reckon
from uppf.rules.subjects import OBJECTS, Index, concerns, index
from uppf.rules.visits import hidden

Date = dt.date
STRENGTHS = ("lag", "avtal", "plan", "mål")
"""Urgency, heaviest first."""
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Letters and digits that cannot be misread."""

MARGIN = 366
"""Days that are reckoned beyond what is shown: a meeting is matched with the nearest day, which may lie there."""

OVERDUE, PASSED, SOON, OPEN, COMING = "försenad", "passerad", "förfaller_snart", "öppen", "kommande"
DONE, DONE_LATE, CANCELLED, NOT_APPLICABLE = "genomförd", "genomförd_sent", "inställd", "ej_tillämplig"
WAITING = (OVERDUE, PASSED, SOON, OPEN, COMING)
"""The states of what remains to do; all states are derived, none is stored."""


class Due(NamedTuple):
    """One thing that is, was or will be due."""

    id: str
    key: str
    source: str
    title: str
    label: str
    dims: Dims
    due: Date
    last: Date
    nominal: Date
    opens: Date | None
    state: str
    days_late: int
    strength: str
    norm: str
    obliged: str
    responsible: str
    deputy_for: str = ""
    participants: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    rule: str = ""
    plan: str = ""
    object: str = ""
    period: str = ""
    case: str = ""
    done: Date | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    unannounced: bool = False
    service: str = ""
    counts: tuple[str, ...] = ()
    """The events that make it done."""
    secret: bool = False
    """Followed up in an unannounced case that must not yet be seen in what is shared."""
    called: Date | None = None
    """The day on which it is called to mind, where that is before its last day."""


def short(key: str) -> str:
    """The short id of a row: the same as long as rule, subject and period are the same."""
    number = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def due(facts: Facts, day: Date, horizon: Date | None = None) -> list[Due]:
    """All rows up to a horizon (default: two years on), each in its state on the day; most urgent first.

    Units: days late are calendar days after the last day that was not late.
    """
    found = index(facts)
    until = horizon or add_days(day, 731)
    # How far one looks must not change what is seen nearby, so the reckoning always reaches beyond the day itself.
    beyond = add_days(max(until, day), MARGIN)
    rows = _once([row for source in SOURCES for row in source(found, day, beyond)])
    return sorted((row for row in rows if (row.opens or row.due) <= until), key=urgency)


SUPERVISOR = "brist.tillsyn_besvarad"
TELLING = frozenset(("återkopplad", "ledningsgrupp", "redovisad", "publicerad"))
PLACES: tuple[Callable[[Due], bool], ...] = (
    lambda row: SUPERVISOR in row.counts,
    lambda row: row.strength == "lag",
    lambda row: row.obliged == "utföraren",
    lambda row: "brist.verifierad" in row.counts,
    lambda row: "brist.beslutad" in row.counts,
    lambda row: row.source != "redovisa_beslut" and TELLING.isdisjoint(row.counts),
    lambda row: True,
)
"""In what order things of one weight stand: whether the supervisory authority must be told (L13), what else the law
gives a day, what the provider has not answered, remedies to verify, findings to decide on, what else is late, and last
what remains to be told."""


def pressing(row: Due) -> bool:
    """Whether a day that the law gives is near, so that it is seen before it has passed (L13)."""
    return row.state == SOON and row.strength == "lag"


def urgency(row: Due) -> tuple[int, int, int, Date, str]:
    """What is late, and what the law asks soon: law, agreement, plan, goal; then its place; then by days late.

    Last by key, so that the order is stable.
    """
    if row.state in (OVERDUE, PASSED) or pressing(row):
        place = next(number for number, holds in enumerate(PLACES) if holds(row))
        return (0, STRENGTHS.index(row.strength), place, row.last, row.key)
    return (1, 0, 0, row.last, row.key)


def _rules(found: Index, day: Date, until: Date) -> Iterator[Due]:
    for reckoned in reckon(found, until):
        for matched in reckoned.matched:
            yield row(reckoned, matched, found, day)


def row(reckoned: Reckoned, matched: Matched, found: Index, day: Date) -> Due:
    """One occurrence as a row, in its state on the day."""
    rule, subject, one = reckoned.rule, reckoned.subject, matched.occurrence
    key = ":".join((rule.id, *(getattr(subject.dims, f) for f in OBJECTS[rule.object].fields), one.key))
    excuse = _excuse(reckoned.excuses, one)
    done = matched.complete
    if done is not None and done > day:
        done = None
    ended = reckoned.ground.end is not None and one.nominal > reckoned.ground.end and done is None
    followed = _case(rule, subject, one, found.followed.get(rule.id, ()))
    secret = followed is not None and hidden(followed, day)
    state = _state(rule, one, done, day, found.facts.soon)
    if excuse is not None and done is None:
        state = excuse.kind
    elif ended:
        state = NOT_APPLICABLE
    named = (followed.responsible if followed and not secret else "") or (
        rule.responsible[0] if rule.responsible else ""
    )
    responsible, deputy_for = acting(named, found.facts, day)
    return Due(
        id=short(key),
        key=key,
        source="regel",
        title=rule.title,
        label=subject.label,
        dims=subject.dims,
        due=one.due,
        last=one.last,
        nominal=one.nominal,
        opens=one.opens,
        state=state,
        days_late=_days_late(state, one.last, done, day),
        strength=_weight(rule),
        norm=rule.norm,
        obliged=rule.obliged,
        responsible=responsible,
        deputy_for=deputy_for,
        participants=rule.participants,
        method=rule.method,
        rule=rule.id,
        plan=rule.plan,
        object=rule.object,
        period=one.key,
        case=followed.id if followed else subject.dims.case,
        done=done,
        missing=matched.missing if matched.done else (),
        reason=excuse.reason if excuse else "agreement_ended" if ended else "",
        notes=tuple(due_notes(reckoned, matched, found, day, responsible)),
        unannounced=rule.unannounced or _of_hidden(subject.dims, found, day),
        service=subject.dims.service,
        counts=rule.counts,
        secret=secret,
    )


def _of_hidden(dims: Dims, found: Index, day: Date) -> bool:
    """Whether something is about an unannounced case that must not yet be seen."""
    return dims.case in found.cases and hidden(found.cases[dims.case], day)


def _may_be_moved(item: OpenItem, found: Index) -> bool:
    """Whether it is an unannounced visit of which nobody knows that it was made, though its day may have passed."""
    case = found.cases.get(item.dims.case)
    return item.kind == VISIT and case is not None and case.unannounced


def _days_late(state: str, last: Date, done: Date | None, day: Date) -> int:
    """Calendar days after the last day that was not late, until the day or until it was done."""
    if state == DONE_LATE and done is not None:
        return (done - last).days
    return (day - last).days if state in (OVERDUE, PASSED) else 0


def _weight(rule: RuleFact) -> str:
    """How heavily a rule weighs; what only goes on is a reminder, whatever it rests on."""
    return "mål" if isinstance(rule.frequencies[0], Continuous) else rule.strength


def _excuse(excuses: tuple[Excuse, ...], one: Occurrence) -> Excuse | None:
    keys = (one.key, one.nominal.isoformat(), one.event.dims.item if one.event else "")
    return next((excuse for excuse in excuses if excuse.period in keys), None)


def _state(rule: RuleFact, one: Occurrence, done: Date | None, day: Date, soon: Duration) -> str:
    if done is not None:
        return DONE if done <= one.last else DONE_LATE
    if day > one.last:
        return OVERDUE if _weight(rule) != "mål" and rule.norm == "ska" else PASSED
    if one.due <= count(day, *soon) or (one.attend is not None and one.attend <= day):
        return SOON
    return OPEN if one.opens is not None and one.opens <= day else COMING


def _case(rule: RuleFact, subject: Subject, one: Occurrence, cases: tuple[CaseFact, ...]) -> CaseFact | None:
    """The open case in which an occurrence is being followed up; of a finding or a plan that it is opened for."""
    if subject.dims.case:
        return next((case for case in cases if subject.dims.item and (rule.id, subject.dims.item) in case.rules), None)
    keys = (one.key, one.nominal.isoformat(), one.event.dims.item if one.event else "")
    for case in cases:
        if concerns(case.dims, subject.dims, rule.object):
            for case_rule, period in case.rules:
                if case_rule == rule.id and (period in keys if period else (one.opens or Date.min) <= case.opened):
                    return case
    return None


def _items(found: Index, day: Date, until: Date) -> Iterator[Due]:
    """Open requests and actions: what somebody has been asked to do by a day of its own, and is reminded of."""
    facts = found.facts
    counted = {rule.id: rule.counts for rule in facts.rules}
    for item in facts.items:
        if item.ends in counted.get(item.rule, ()):
            continue
        last, _ = item_day(item, facts)
        reminders = reminder_days(item, last, facts)
        if min((last, *reminders)) > until or (item.end is not None and day > item.end):
            continue
        key = item_key(item)
        # A reminder holds as long as anything else is said to be due soon.
        called = max((one for one in reminders if one <= day <= count(one, *facts.soon)), default=None)
        if day > last:
            state = OVERDUE if item.strength != "mål" and item.norm == "ska" else PASSED
        elif called or last <= count(day, *facts.soon):
            state = SOON
        else:
            state = OPEN if not reminders or reminders[0] <= day else COMING
        responsible, deputy_for = acting(item.responsible, facts, day)
        decided = decided_at(item, last, facts) if item.decided_by else None
        yield Due(
            id=short(key),
            key=key,
            source=item.kind,
            title=item.text,
            label=_label(item.dims, found),
            dims=item.dims,
            due=last,
            last=last,
            nominal=last,
            opens=reminders[0] if reminders else None,
            state=state,
            days_late=_days_late(state, last, None, day),
            strength=item.strength,
            norm=item.norm,
            obliged=item.obliged,
            responsible=responsible,
            deputy_for=deputy_for,
            case=item.dims.case,
            counts=(item.ends,) if item.ends else (),
            notes=(f"decide_by:{decided.isoformat()}",) if decided else (),
            service=item.dims.service,
            unannounced=_of_hidden(item.dims, found, day) or _may_be_moved(item, found),
            called=called or next((one for one in reminders if one > day), None),
        )


def _once(rows: list[Due]) -> list[Due]:
    """The rows without the items for which a rule already waits: what a plan asks for is not asked twice."""
    waits = {
        (event, row.dims.case, row.dims.item)
        for row in rows
        if row.rule and row.dims.case and row.done is None
        for event in row.counts
    }
    return [row for row in rows if row.rule or not any((e, row.dims.case, row.dims.item) in waits for e in row.counts)]


def _label(dims: Dims, found: Index) -> str:
    rows = [
        r
        for r in found.rows.get("engagement", ())
        if dims.unit in ("", r.dims.unit) and r.dims.agreement == dims.agreement
    ]
    if not rows:
        return dims.unit or dims.provider or dims.case
    names = dict(rows[0].names)
    return " · ".join(filter(None, (names.get("unit", "") if dims.unit else "", names.get("provider", ""))))


SOURCES: tuple[Callable[[Index, Date, Date], Iterator[Due]], ...] = (_rules, _items)
"""Where due days come from."""
