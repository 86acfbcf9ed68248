"""What must be true of how agreements were signed and of what is watched in them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem
from uppf.rules.standstill import barriers, in_the_way, step_days

if TYPE_CHECKING:
    from uppf.model.register import Register


def signed_too_early(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Agreements signed before the standstill had run out, without a reason (L25 LOU 20:1).

    Code: ``signed-too-early`` (warning).
    """
    for key, (provider, agreement) in register.agreements().items():
        if not agreement.signed_on or agreement.standstill_reason:
            continue
        source = register.procurements.get(agreement.procurement or "")
        own = source if source and key in source.agreements else None
        found = barriers(facts, agreement.plans, str(agreement.award), step_days(own, agreement))
        standing = in_the_way(found, agreement.signed_on)
        if standing:
            last = max(standing, key=lambda barrier: barrier.first)
            place = Place(register.file("provider", provider.provider), ("avtal", key, "undertecknat"))
            told = {"value": agreement.signed_on, "first": last.first, "law": last.law, "since": last.since}
            yield Problem("signed-too-early", place, Level.WARNING, told)


def watches(register: "Register", facts: Facts) -> Iterator[Problem]:
    """What is watched without a day, or is said to renew what is not there (T47).

    Codes: ``watch-without-day`` and ``no-such-watch-here``.
    """
    for key, (provider, agreement) in register.agreements().items():
        for name, watch in agreement.watches.items():
            file, route = register.file("provider", provider.provider), ("avtal", key, "bevakningar", name)
            if not (watch.valid_to or watch.date):
                yield Problem("watch-without-day", Place(file, route, None, True), Level.ERROR, {"value": watch.what})
            if watch.renews and watch.renews not in agreement.watches:
                told = {"value": watch.renews}
                yield Problem("no-such-watch-here", Place(file, (*route, "förnyar")), Level.ERROR, told)
