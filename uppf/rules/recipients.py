"""Who got the same information on the same day, and which like providers did not (S3:107, R181)."""

import datetime as dt
from typing import TYPE_CHECKING

from uppf.rules.coverage import active

if TYPE_CHECKING:
    from uppf.model.municipality import SentOut
    from uppf.model.register import Register

Date = dt.date


def services_by_provider(register: "Register", day: Date) -> dict[str, set[str]]:
    """The kinds of service that each provider performs under agreements in operation on a day."""
    found: dict[str, set[str]] = {}
    known = register.agreements()
    for key in active(register, day):
        provider, agreement = known[key]
        units = [provider.units[unit].service for unit in agreement.units if unit in provider.units]
        found.setdefault(provider.provider, set()).update(filter(None, (agreement.service, *units)))
    return found


def missing_recipients(register: "Register", sent: "SentOut") -> tuple[str, ...]:
    """The providers of the services it concerns that did not get it; where it names none, of what all who got it do."""
    services = services_by_provider(register, sent.date)
    shared = [services[one] for one in sent.recipients if one in services]
    wanted = set(sent.service) or (set.intersection(*shared) if shared else set())
    return tuple(sorted(key for key, does in services.items() if does & wanted and key not in sent.recipients))
