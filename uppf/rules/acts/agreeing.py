"""An agreement is signed: from then on its whole schedule follows from its days, and none of it is stored."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS, Signature
from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_agreement import role_or_board, running
from uppf.rules.chain import signers_named
from uppf.rules.change import ASKED, Act, At, Put, Told, not_in_the_future, written
from uppf.rules.schedule import last_of, schedule
from uppf.rules.shifts import counted
from uppf.rules.standstill import BOUND, NOTICE, SIGNING, barriers, in_the_way, step_days

if TYPE_CHECKING:
    from uppf.model.provider import Agreement
    from uppf.model.register import Register

Date = dt.date
KINDS = 8
"""How many kinds of rows are told by name when an agreement is signed."""


class Signed(NamedTuple):
    """What an officer says of a signing; days that already stand in the agreement need not be said again."""

    agreement: str
    signer: Annotated[tuple[str, ...], ASKED]
    date: Date
    in_force: Date | None = None
    starts: Date | None = None
    ends: Date | None = None
    notified: Date | None = None
    dnr: str = ""
    reason: str = ""
    signature: Signature | None = None


def sign(at: At, said: Signed) -> Act:
    """The agreement is signed, and its whole schedule follows (R130, R131, R138, L25).

    Refuses ``agreement-signed``, ``agreement-ended``, ``future-day``, ``no-such-role``, ``standstill-unknown``,
    ``standstill-runs``.
    """
    one = running(at, said.agreement)
    register, agreement = at.register, one.agreement
    if agreement.signed_on:
        raise refuse("agreement-signed", value=one.key, day=agreement.signed_on)
    not_in_the_future(said.date, at.day)
    signers = tuple(dict.fromkeys(role_or_board(register, agreement, text) for text in said.signer))
    source = register.procurements.get(agreement.procurement or "")
    own = source if source and one.key in source.agreements else None
    days = step_days(own, agreement)
    if said.notified:
        days[f"upphandling.{NOTICE}"] = said.notified
    plans = agreement.plans or (own.plans if own else ())
    found = barriers(at.facts, plans, str(agreement.award), days)
    if not said.reason:
        if str(agreement.award) in BOUND and f"upphandling.{NOTICE}" not in days:
            raise refuse("standstill-unknown", value=one.key, award=str(agreement.award))
        standing = in_the_way(found, said.date)
        if standing:
            last = max(standing, key=lambda barrier: barrier.first)
            raise refuse("standstill-runs", value=said.date, first=last.first, law=last.law, since=last.since)
    fields = written(
        standstill_notice_on=said.notified,
        signed_on=said.date,
        signers=signers,
        signature=said.signature,
        standstill_reason=said.reason,
        in_force=said.in_force,
        operation_starts=said.starts,
        ends_on=said.ends,
        registry_number=said.dnr,
    )
    changes = [one.put(key, value=value) for key, value in fields.items()]
    if own and not (own.steps.get(SIGNING) and own.steps[SIGNING].done):
        file = register.file("procurement", own.procurement)
        changes.append(Put(file, (TERMS["steps"].key, SIGNING, TERMS["done"].key), said.date.isoformat()))
    told = {"agreement": one.key, "title": agreement.title, "day": said.date, "roles": signers}
    notes = list(_beside(register, plans, signers, agreement, said))
    act = Act(tuple(changes), "agreement-sign", told, provider=one.provider.provider, next="schedule")
    return act._replace(notes=tuple(notes), after=follows(one.key, at.day))


def _beside(
    register: "Register", plans: Iterable[str], signers: tuple[str, ...], agreement: "Agreement", said: Signed
) -> Iterable[Problem]:
    """Who else the plan names as signing (G5), and what is left without a day."""
    expected = signers_named(register, tuple(plans))
    lacking = tuple(role for role in expected if role not in signers)
    if lacking:
        yield Problem("note.other-signers", level=Level.INFO, facts={"roles": expected})
    if not (said.ends or agreement.ends_on):
        yield Problem("note.no-end", level=Level.WARNING)
    if not (said.starts or agreement.operation_starts or said.in_force or agreement.in_force):
        yield Problem("note.no-start", level=Level.WARNING)


def follows(key: str, day: Date) -> Told:
    """What an agreement asks for from now on: how many rows of each kind, and the first day of each."""

    def after(register: "Register", facts: Facts) -> Iterable[Problem]:
        rows = [row for row in schedule(register, facts, key, day) if not row.unannounced]
        if not rows:
            yield Problem("note.no-schedule", level=Level.WARNING)
            return
        kinds = counted(rows)
        told = tuple(f"{title} ({number}, {first})" for title, number, first in kinds[:KINDS])
        facts_of = {"count": len(rows), "until": last_of(register, key, day), "kinds": told}
        yield Problem("note.schedule", level=Level.INFO, facts=facts_of | {"more": max(len(kinds) - KINDS, 0) or None})

    return after
