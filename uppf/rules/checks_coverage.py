"""What goes by unseen: requirements that nobody looks at, purposes that no rule serves, who was not told."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem
from uppf.rules.coverage import active, coverage, desk
from uppf.rules.recipients import missing_recipients
from uppf.rules.walk import MAIN

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date


def uncovered(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """Agreements with requirements or purposes that are not followed up (T29 d, R039, R188).

    Codes: ``requirements-unchecked`` (info), once for an agreement, with those not looked at within the time promised;
    ``purpose-uncovered`` (warning), where the plan names both purposes and no rule that comes back serves one of them.
    """
    at = desk(register, facts, day)
    for key in active(register, day):
        one = coverage(at, key)
        file = register.file("provider", one.provider.provider)
        if one.broken:
            place = Place(file, ("avtal", key, "kravuppsättningar"))
            told = tuple(each.demand.id for each in one.broken)
            yield Problem("requirements-unchecked", place, Level.INFO, {"count": len(told), "requirements": told})
        for purpose in one.purposes:
            if not purpose.rules:
                place = Place(file, ("avtal", key, "planer"))
                yield Problem("purpose-uncovered", place, Level.WARNING, {"purpose": purpose.key})


def unequal(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Information that some like providers did not get (S3:107, R181). Code: ``sent-out-unequal`` (warning)."""
    for item, sent in register.municipality.sent_out.items() if register.municipality else ():
        lacking = missing_recipients(register, sent)
        if lacking:
            place = Place(MAIN, ("utskick", item), None, True)
            yield Problem("sent-out-unequal", place, Level.WARNING, {"day": sent.date, "lacking": lacking})
