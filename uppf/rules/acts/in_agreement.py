"""What every act in an agreement has in common: the agreement that is meant, its file, and who may decide."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.change import At, Plain, Put
from uppf.rules.delegation import may_decide, points, roles
from uppf.rules.naming import one_agreement

if TYPE_CHECKING:
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register

Date = dt.date


class Named(NamedTuple):
    """An agreement that an act concerns, and where it stands."""

    provider: "Provider"
    key: str
    agreement: "Agreement"
    file: str

    def put(self, *route: str | int, value: Plain) -> Put:
        """A value in the agreement, by the keys of the file."""
        return Put(self.file, (TERMS["agreements"].key, self.key, *route), value)


def named(at: At, text: str) -> Named:
    """The agreement that is meant. Refuses ``no-such-agreement-named``."""
    provider, key, agreement = one_agreement(at.register, text)
    return Named(provider, key, agreement, at.register.file("provider", provider.provider))


def running(at: At, text: str) -> Named:
    """The agreement that is meant, when nothing has ended it. Refuses ``agreement-ended``."""
    one = named(at, text)
    if one.agreement.ended:
        raise refuse("agreement-ended", value=one.key, day=one.agreement.ended.date)
    return one


def role_or_board(register: "Register", agreement: "Agreement", text: str) -> str:
    """A role that signs or decides: one of the plans' or the municipality's, or a board. Refuses ``no-such-role``."""
    boards = register.municipality.boards if register.municipality else {}
    names = {
        spoken.key(said): name for name, one in boards.items() for said in (name, one.name, one.abbreviation or name)
    }
    plan = next((register.plans[name] for name in agreement.plans if name in register.plans), None)
    known = spoken.roles(register, plan)
    asked = spoken.key(text)
    return known[asked] if asked in known else names[asked] if asked in names else spoken.role(register, plan, text)


def decider(at: At, one: Named, kind: str, said: str, day: Date) -> str:
    """The role that decides, when it may (L8, KL 6:37). Refuses ``decider-needed``, ``not-delegated``."""
    found = points(at.register, kind, one.agreement.board)
    allowed = roles(found) or (one.agreement.board,)
    if not said:
        raise refuse("decider-needed", kind=kind, allowed=allowed)
    role = role_or_board(at.register, one.agreement, said)
    if not may_decide(at.register, role, day, found):
        raise refuse("not-delegated", value=role, kind=kind, allowed=allowed)
    return role


def fresh_event(at: At, provider: "Provider") -> str:
    """A key that nothing at the provider has; it begins with a letter, so that no reader takes it for a number."""
    taken = {key for agreement in provider.agreements.values() for key in agreement.watches}
    taken |= set(provider.events)
    return next(key for key in iter(at.token, "") if key not in taken and key[0].isalpha())
