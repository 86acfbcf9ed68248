"""Sending out: the same information to like providers on the same day."""

import datetime as dt
from typing import NamedTuple

from uppf.model.municipality import SentOut
from uppf.problem import Level, Problem, refuse
from uppf.rules.change import Act, At, Put, not_in_the_future, written
from uppf.rules.naming import one_provider, one_service
from uppf.rules.recipients import missing_recipients, services_by_provider
from uppf.rules.walk import MAIN, values

Date = dt.date


class Sent(NamedTuple):
    """What an officer says of something that was sent to providers; without recipients all of the services got it."""

    what: str
    date: Date
    to: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    dnr: str = ""


def sent_out(at: At, said: Sent) -> Act:
    """Note in the municipality's own file who got the same information on the same day (S3:107, R181).

    Refuses ``future-day``, ``empty-sent-out``, ``recipients-needed``, ``no-such-provider-named``,
    ``no-such-service-named``, ``no-municipality``.
    """
    register = at.register
    if register.municipality is None:
        raise refuse("no-municipality")
    not_in_the_future(said.date, at.day)
    if not said.what.strip():
        raise refuse("empty-sent-out")
    services = tuple(dict.fromkeys(one_service(register, text) for text in said.service))
    to = tuple(dict.fromkeys(one_provider(register, text).provider for text in said.to))
    if not to and services:
        does = services_by_provider(register, said.date)
        to = tuple(sorted(key for key, mine in does.items() if mine & set(services)))
    if not to:
        raise refuse("recipients-needed")
    sent = SentOut(date=said.date, what=said.what, service=services, recipients=to)
    lacking = tuple(register.providers[key].name for key in missing_recipients(register, sent))
    known = {found.value for found in values(register.municipality) if found.key}
    item = next(key for key in iter(at.token, "") if key not in known and key[0].isalpha())
    value = written(date=said.date, what=said.what, service=services, recipients=to, registry_number=said.dnr)
    notes = (Problem("note.recipients-missing", level=Level.WARNING, facts={"lacking": lacking}),) if lacking else ()
    told = {"item": item, "day": said.date, "count": len(to), "file": MAIN}
    return Act((Put(MAIN, ("utskick", item), value),), "sent-out", told, notes=notes)
