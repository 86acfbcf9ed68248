"""A sanction on its way: considered, deliberated on, the provider heard. The decision is an act of its own."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import SanctionType
from uppf.problem import Level, Place, Problem, Refusal, refuse
from uppf.rules.acts.in_case import act, fresh, key, opened, still_open
from uppf.rules.change import ASKED, Act, At, not_in_the_future, written
from uppf.rules.gate import Asked, Result
from uppf.rules.gates import judge
from uppf.rules.ladder import Rung, rung
from uppf.rules.minutes import written_notice
from uppf.rules.naming import Item, one_item

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
HARD = ("driftsform", "i_avtalet")
"""What no one can do anything about in the case: a sanction that fails here is not even considered."""
ECONOMIC = tuple(
    str(one) for one in (SanctionType.PENALTY, SanctionType.DEDUCTION, SanctionType.WITHHOLDING, SanctionType.REDUCTION)
)
"""Sanctions in money, which are settled when their amount has been drawn."""


class Considered(NamedTuple):
    """What an officer says when a sanction begins to be considered."""

    case: str
    type: SanctionType
    date: Date
    finding: Annotated[tuple[str, ...], ASKED]
    reason: Annotated[str, ASKED]


def consider(at: At, said: Considered) -> Act:
    """A sanction that begins to be considered for findings of a case; nothing is decided by it (§5.8).

    Refuses ``case-closed``, ``future-day``, ``no-such-finding-here``, ``already-considered``, ``plan-unread``,
    ``reason-needed``, and the gates that nothing done in the case can pass: ``gate-form``, ``gate-agreement``.
    """
    case = opened(at, said.case)
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("reason-needed")
    findings = meant(case, said.finding)
    taken = known(at, case, str(said.type))
    for name, other in case.sanctions.items():
        same = str(other.type) == taken.id and set(findings) & set(other.findings)
        if same and not (other.decision or other.ended):
            raise refuse(
                "already-considered", Place(at.register.file("case", case.case), ("sanktioner", name)), item=name
            )
    results = judge(Asked(at.register, at.facts, case, taken, findings, at.day))
    held = [one for one in results if one.holds and one.gate.key in HARD]
    item = fresh(at, case)
    if held:
        raise Refusal(*(refused(at, case, taken, item, findings, one) for one in held))
    value = written(type=taken.id, findings=findings, considered=said.date, reason=said.reason)
    told = {"item": item, "sanction": taken.id, "findings": findings}
    left = tuple(one.gate.key for one in results if one.holds)
    notes = [Problem("note.gates-open", level=Level.INFO, facts={"gates": left})] if left else []
    return act(at, case, "sanction-consider", {("sanctions", item): value}, told, notes)


class Asking(NamedTuple):
    """What an officer says when the provider is asked for its statement."""

    sanction: str
    date: Date
    answer_by: Annotated[Date, ASKED]


def ask(at: At, said: Asking) -> Act:
    """The provider is asked to make its statement on a sanction by a day (L26).

    Refuses ``case-closed``, ``sanction-decided``, ``sanction-over``, ``future-day``, ``statement-here``,
    ``answer-before-question``.
    """
    found = waiting(at, said.sanction)
    not_in_the_future(said.date, at.day)
    if found.value.statement_received:
        raise refuse("statement-here", place(at, found), item=found.key, day=found.value.statement_received)
    if said.answer_by < said.date:
        raise refuse("answer-before-question", value=said.answer_by, day=said.date)
    puts = {
        (*found.route, "statement_requested"): said.date.isoformat(),
        (*found.route, "statement_by"): said.answer_by.isoformat(),
    }
    told = {"item": found.key, "sanction": str(found.value.type), "day": said.answer_by}
    return act(at, found.case, "sanction-ask", puts, told)


class Stated(NamedTuple):
    """What an officer says when the provider's statement has come."""

    sanction: str
    date: Date


def statement(at: At, said: Stated) -> Act:
    """The provider's statement on a sanction has come (L26).

    Refuses ``case-closed``, ``sanction-decided``, ``sanction-over``, ``future-day``, ``statement-here``.
    """
    found = waiting(at, said.sanction)
    not_in_the_future(said.date, at.day)
    if found.value.statement_received:
        raise refuse("statement-here", place(at, found), item=found.key, day=found.value.statement_received)
    told = {"item": found.key, "sanction": str(found.value.type), "day": said.date}
    puts = {(*found.route, "statement_received"): said.date.isoformat()}
    return act(at, found.case, "sanction-statement", puts, told)


class Deliberated(NamedTuple):
    """What an officer says of a deliberation: the day it was held, the day it is to be, the minutes that show it."""

    sanction: str
    date: Date | None = None
    booked: Date | None = None
    minutes: str = ""


def deliberate(at: At, said: Deliberated) -> Act:
    """The parties have deliberated on a sanction, or will on a day (R030); signed minutes may show it (R024, R025).

    Refuses ``case-closed``, ``sanction-decided``, ``sanction-over``, ``future-day``, ``minutes-elsewhere``,
    ``minutes-not-adjusted``.
    """
    found = waiting(at, said.sanction)
    told: dict[str, object] = {"item": found.key, "sanction": str(found.value.type)}
    if said.booked and not (said.date or said.minutes):
        puts = {(*found.route, "deliberation_booked"): said.booked.isoformat()}
        return act(at, found.case, "sanction-book", puts, {**told, "day": said.booked})
    day, puts = said.date or at.day, {}
    if said.minutes:
        minutes = one_item(at, said.minutes, "visits")
        name = minutes.key if minutes.case.case == found.case.case else f"{minutes.case.case}/{minutes.key}"
        if minutes.case.agreement != found.case.agreement:
            raise refuse("minutes-elsewhere", place(at, minutes), value=name, agreement=found.case.agreement)
        notice = written_notice(minutes.case, minutes.key)
        if notice is None or notice > at.day:
            raise refuse("minutes-not-adjusted", place(at, minutes), value=name)
        day = said.date or minutes.value.date
        puts[(*found.route, "deliberation_minutes")] = name
    not_in_the_future(day, at.day)
    puts = {(*found.route, "deliberation"): day.isoformat(), **puts}
    return act(at, found.case, "sanction-deliberate", puts, {**told, "day": day})


# What the acts of a sanction have in common


def meant(case: "Case", said: tuple[str, ...]) -> tuple[str, ...]:
    """The findings of a case that are meant, by their keys. Refuses ``no-such-finding-here``."""
    names = tuple(dict.fromkeys(part.strip().casefold() for one in said for part in one.split(",") if part.strip()))
    for name in names:
        if name not in case.findings:
            raise refuse("no-such-finding-here", value=name, case=case.case, near=tuple(case.findings))
    return names


def known(at: At, case: "Case", name: str) -> Rung:
    """The rung of a sanction. Refuses ``plan-unread``: what a plan that cannot be read demands is not known."""
    found = rung(at.register, case, name)
    if found.unread:
        raise refuse("plan-unread", value=found.unread)
    return found


def place(at: At, item: Item) -> Place:
    """Where an item stands in its file."""
    route = (key(item.route[0]), item.key)
    return Place(at.register.file("case", item.case.case), route, None, True)


def waiting(at: At, text: str) -> Item:
    """A sanction that is not decided, in an open case. Refuses ``sanction-decided``, ``sanction-over``."""
    found = one_item(at, text, "sanctions", _undecided)
    still_open(found.case)
    if found.value.decision:
        raise refuse("sanction-decided", place(at, found), item=found.key, day=found.value.decision.date)
    if found.value.ended:
        raise refuse("sanction-over", place(at, found), item=found.key, day=found.value.ended)
    return found


def decided(at: At, text: str, settling: bool = False) -> Item:
    """A decided sanction that has not ended; its case may have. Refuses ``sanction-undecided``, ``sanction-over``.

    Money is settled also after the end: what was taken off until then is reckoned and drawn with the next payment.
    """
    found = one_item(at, text, "sanctions", _settled_not if settling else _running)
    settles = settling and str(found.value.type) in ECONOMIC and found.value.decision
    if found.value.ended and not settles:
        raise refuse("sanction-over", place(at, found), item=found.key, day=found.value.ended)
    if not found.value.decision:
        raise refuse("sanction-undecided", place(at, found), item=found.key)
    return found


def _undecided(case: "Case", name: str) -> bool:
    return not (case.sanctions[name].decision or case.sanctions[name].ended)


def _running(case: "Case", name: str) -> bool:
    return bool(case.sanctions[name].decision) and not case.sanctions[name].ended


def _settled_not(case: "Case", name: str) -> bool:
    one = case.sanctions[name]
    return _running(case, name) or bool(one.decision and str(one.type) in ECONOMIC and not one.executed)


def refused(at: At, case: "Case", taken: Rung, item: str, findings: tuple[str, ...], one: Result) -> Problem:
    """The refusal of a gate that holds, with the place of the sanction where it has one."""
    route = ("sanktioner", item) if item in case.sanctions else ()
    where = Place(at.register.file("case", case.case), route, None, True)
    return Problem(one.gate.code, where, Level.ERROR, told_of(case, taken, item, findings, one))


def told_of(case: "Case", taken: Rung, item: str, findings: tuple[str, ...], one: Result) -> dict[str, object]:
    """The facts that the words of a gate may name."""
    tail = case.case.rpartition("-")[2]
    facts: dict[str, object] = {"item": item, "case": case.case, "tail": tail, "value": taken.id, "finding": findings}
    opens = one.gate.key if one.opens else ""
    return {**facts, **{name: fact for name, fact in one.facts.items() if fact is not None}, "opens": opens}
