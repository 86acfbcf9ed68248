"""The decision on a sanction, and what happens to it after: carried out, disputed, reconsidered, ended."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import SanctionType
from uppf.problem import Level, Problem, Refusal, refuse
from uppf.rules import delegation, reduction, spoken
from uppf.rules.acts.in_case import act
from uppf.rules.acts.sanction import decided, known, place, refused, waiting
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.gate import Asked
from uppf.rules.gates import KEYS, judge
from uppf.rules.naming import Item, one_item
from uppf.rules.nearest import nearest

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Sanction
    from uppf.model.provider import Agreement
    from uppf.rules.ladder import Rung

Date = dt.date
SUSPENSIONS = (str(SanctionType.SUSPEND_DEFAULT), str(SanctionType.SUSPEND_CHOICE))
"""The two flags of a suspension, each with its own days (R236)."""


class Decision(NamedTuple):
    """What an officer says of a decision on a sanction."""

    sanction: str
    date: Date
    role: Annotated[str, ASKED]
    reason: Annotated[str, ASKED]
    proportionality: str = ""
    equal_treatment: str = ""
    despite: tuple[str, ...] = ()
    clause: str = ""
    point: str = ""
    from_: Date | None = None
    to_: Date | None = None
    amount: Decimal | None = None
    dnr: str = ""
    section: str = ""


def decide(at: At, said: Decision) -> Act:
    """A decided sanction: when every gate is passed, or a reason that the plan allows for is written down.

    Refuses ``case-closed``, ``sanction-decided``, ``sanction-over``, ``plan-unread``, ``future-day``,
    ``reason-needed``, ``no-such-role``, ``suspension-needs-day``, ``reduction-not-read``, ``deviation-form``,
    ``gate-not-here``, ``gate-stays-shut``, and
    each gate that holds under its own code, with the command that passes it. Source: §5.8, L8, L26, R028–R032, R177.
    """
    found = waiting(at, said.sanction)
    case, one, register = found.case, found.value, at.register
    taken = known(at, case, str(one.type))
    not_in_the_future(said.date, at.day)
    agreement = register.agreements()[case.agreement][1] if case.agreement in register.agreements() else None
    if taken.id in SUSPENSIONS and not said.from_:
        raise refuse("suspension-needs-day", place(at, found), value=taken.id)
    if said.amount is not None and taken.reductions and not taken.reading(agreement):
        raise refuse("reduction-not-read", place(at, found), **_unread(taken, found.key))
    if not said.reason.strip():
        raise refuse("reason-needed", place(at, found), item=found.key)
    role = _decider(at, said.role)
    point = said.point or _point(at, case, taken, role, said.date)
    deciding = written(
        date=said.date,
        role=role,
        delegation_point=point,
        registry_number=said.dnr,
        section=said.section,
        reason=said.reason,
    )
    opened = dict(_deviations(at, found, taken, said.despite))
    clause = said.clause or one.clause_number or (agreement.sanctions_allowed.get(taken.id, "") if agreement else "")
    values: dict[str, object] = {
        "clause_number": clause,
        "proportionality": said.proportionality or one.proportionality,
        "equal_treatment": said.equal_treatment or one.equal_treatment,
        "deviations": {**one.deviations, **opened},
    }
    draft = one.model_copy(update={**values, "decision": _decided(one, deciding)})
    results = judge(Asked(register, at.facts, case, taken, one.findings, said.date, draft, found.key))
    held = [result for result in results if result.holds]
    if held:
        raise Refusal(*(refused(at, case, taken, found.key, one.findings, result) for result in held))
    told = {**values, "from_date": said.from_, "to_date": said.to_, "amount": said.amount}
    puts: dict[tuple[str, ...], Plain] = {(*found.route, "decision"): deciding}
    for name, value in told.items():
        if value and value != getattr(one, name):
            puts[(*found.route, name)] = next(iter(written(**{name: value}).values()))
    puts |= {
        ("findings", key, "disposition", "sanction"): said.date.isoformat()
        for key in one.findings
        if key in case.findings and not case.findings[key].disposition.sanction
    }
    shown = {"item": found.key, "sanction": taken.id, "role": role, "roles": (role,), "day": said.date, "point": point}
    return act(at, case, "sanction-decide", puts, shown, tuple(_noted(taken, agreement, said)))


def _decider(at: At, text: str) -> str:
    """The role or the board that decides, by its key or what it is called. Refuses ``no-such-role``."""
    town = at.register.municipality
    for key, board in town.boards.items() if town else ():
        if spoken.key(text) in (key, spoken.key(board.name), spoken.key(board.abbreviation or key)):
            return key
    return spoken.role(at.register, None, text)


def _point(at: At, case: "Case", taken: "Rung", role: str, day: Date) -> str:
    found = delegation.points(at.register, taken.id, delegation.named_board(at.register, case))
    return delegation.point_for(at.register, role, day, found)


def _decided(one: "Sanction", deciding: dict[str, Plain]) -> object:
    """The decision as it will be read."""
    from uppf.model.finding import Decided

    return Decided.model_validate(deciding)


def _deviations(at: At, found: Item, taken: "Rung", said: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Which gates a reason is given for: ``gate: reason``. Only a gate that the plan lets a reason open is opened."""
    for one in said:
        name, colon, reason = one.partition(":")
        gate = spoken.key(name)
        if not colon or not reason.strip():
            raise refuse("deviation-form", value=one)
        if gate not in taken.gates:
            raise refuse("gate-not-here", place(at, found), value=name.strip(), near=nearest(gate, taken.gates or KEYS))
        if gate not in taken.opens:
            raise refuse("gate-stays-shut", place(at, found), value=gate, known=taken.opens)
        yield gate, reason.strip()


def _unread(taken: "Rung", item: str = "") -> dict[str, object]:
    """What is said where no reading is chosen: which there are, and of what."""
    return {"item": item, "known": tuple(taken.reductions), "rung": taken.id}


def _noted(taken: "Rung", agreement: "Agreement | None", said: Decision) -> Iterator[Problem]:
    if taken.reductions and not taken.reading(agreement):
        yield Problem("note.reduction-not-read", level=Level.INFO, facts=_unread(taken))
    if taken.id in SUSPENSIONS and not said.to_:
        yield Problem("note.suspension-open", level=Level.INFO)


class Ended(NamedTuple):
    """What an officer says when a sanction ends, or comes to nothing."""

    sanction: str
    date: Date
    reason: str = ""


def end(at: At, said: Ended) -> Act:
    """A sanction that has ended; one that was never decided ends with the reason why (L25).

    Refuses ``sanction-over``, ``future-day``, ``reason-needed``.
    """
    found = one_item(at, said.sanction, "sanctions", lambda case, key: not case.sanctions[key].ended)
    not_in_the_future(said.date, at.day)
    if found.value.ended:
        raise refuse("sanction-over", place(at, found), item=found.key, day=found.value.ended)
    if not found.value.decision and not said.reason.strip():
        raise refuse("reason-needed", place(at, found), item=found.key)
    puts: dict[tuple[str, ...], Plain] = {(*found.route, "ended"): said.date.isoformat()}
    if said.reason.strip():
        puts[(*found.route, "end_reason")] = said.reason.strip()
    told = {"item": found.key, "sanction": str(found.value.type), "day": said.date}
    return act(at, found.case, "sanction-end" if found.value.decision else "sanction-drop", puts, told)


class Happened(NamedTuple):
    """What an officer says when something has happened to a decided sanction."""

    sanction: str
    date: Date


def execute(at: At, said: Happened) -> Act:
    """A decided sanction has been carried out: the suspension set, the amount drawn; the latter also after its end.

    Refuses ``sanction-undecided``, ``sanction-over``, ``future-day``.
    """
    return _happened(at, said, "executed", "sanction-execute")


def dispute(at: At, said: Happened) -> Act:
    """The provider disputes a decided sanction (§5.8).

    Refuses ``sanction-undecided``, ``sanction-over``, ``future-day``.
    """
    return _happened(at, said, "disputed", "sanction-dispute")


def reconsider(at: At, said: Happened) -> Act:
    """A decided sanction was reconsidered (§5.8); that it ended is an act of its own.

    Refuses ``sanction-undecided``, ``sanction-over``, ``future-day``.
    """
    return _happened(at, said, "reconsidered", "sanction-reconsider")


def _happened(at: At, said: Happened, field: str, code: str) -> Act:
    found = decided(at, said.sanction, settling=field == "executed")
    not_in_the_future(said.date, at.day)
    told = {"item": found.key, "sanction": str(found.value.type), "day": said.date}
    return act(at, found.case, code, {(*found.route, field): said.date.isoformat()}, told)


class Reckoning(NamedTuple):
    """What an officer says when the amount of a reduction is written."""

    sanction: str
    until: Date
    daily: Decimal | None = None
    monthly: Decimal | None = None


def write_amount(at: At, said: Reckoning) -> Act:
    """The amount of a reduction up to a day, in the reading that the agreement or the plan has chosen (T06).

    Refuses ``sanction-undecided``, ``sanction-over``, ``future-day``, ``not-a-reduction``, ``reduction-not-read``,
    ``payment-unknown``.
    """
    found = decided(at, said.sanction, settling=True)
    not_in_the_future(said.until, at.day)
    case, one = found.case, found.value
    taken = known(at, case, str(one.type))
    agreement = at.register.agreements()[case.agreement][1] if case.agreement in at.register.agreements() else None
    if not taken.reductions:
        raise refuse("not-a-reduction", place(at, found), value=taken.id)
    reading = taken.reading(agreement)
    if not reading:
        raise refuse("reduction-not-read", place(at, found), **_unread(taken, found.key))
    span = reduction.span(case, one, agreement, said.until)
    paid = reduction.payment(agreement, said.daily, said.monthly)
    reckoned = next(r for r in reduction.reckon(taken.reductions, paid, len(span.days)) if r.reading == reading)
    if reckoned.total is None:
        raise refuse("payment-unknown", place(at, found), value=reading)
    told = {"item": found.key, "sanction": taken.id, "amount": reckoned.total, "reading": reading, "day": span.last}
    puts: dict[tuple[str, ...], Plain] = {(*found.route, "amount"): f"{reckoned.total:f}"}
    return act(at, case, "sanction-amount", puts, told)
