"""What is watched in an agreement: certificates, insurance, audits and index days, renewed and never overwritten."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import TERMS, Obliged
from uppf.problem import refuse
from uppf.rules.acts.in_agreement import Named, fresh_event, named
from uppf.rules.calendar import parse_duration
from uppf.rules.change import Act, At, Plain, Put, not_in_the_future, written
from uppf.rules.explain import find

if TYPE_CHECKING:
    from uppf.model.provider import Watch

Date = dt.date
KIND = "bevakning"


class Watched(NamedTuple):
    """What an officer says of something to watch: how long it is valid, or the day it happens."""

    agreement: str
    what: str
    valid_to: Date | None = None
    on: Date | None = None
    obliged: Obliged | None = None
    remind: tuple[str, ...] = ()
    dnr: str = ""
    note: str = ""


def watch(at: At, said: Watched) -> Act:
    """Something in an agreement to be called to mind before its day (T41, T47).

    Refuses ``agreement-ended``, ``one-of``, ``length-form``, ``empty-watch``.
    """
    one = named(at, said.agreement)
    ended = one.agreement.ended
    if ended and ended.date < at.day:
        raise refuse("agreement-ended", value=one.key, day=ended.date)
    if not said.what.strip():
        raise refuse("empty-watch")
    if bool(said.valid_to) == bool(said.on):
        raise refuse("one-of", options=("--valid-to", "--on"))
    for length in said.remind:
        if parse_duration(length) is None:
            raise refuse("length-form", value=length)
    value = written(
        what=said.what,
        valid_to=said.valid_to,
        date=said.on,
        obliged=said.obliged,
        remind_before=said.remind,
        registry_number=said.dnr,
        note=said.note,
    )
    key = fresh_event(at, one.provider)
    told = {"what": said.what, "agreement": one.key, "item": key, "day": said.valid_to or said.on}
    return _act(one, key, value, "watch", told)


class Renewed(NamedTuple):
    """What an officer says when something new has taken the place of what runs out."""

    watch: str
    valid_to: Date | None = None
    on: Date | None = None
    dnr: str = ""
    note: str = ""


def renew(at: At, said: Renewed) -> Act:
    """A new item that names the old; nothing is overwritten.

    Refuses ``no-such-watch``, ``ambiguous-watch``, ``watch-over``, ``one-of``, ``not-later``.
    """
    one, key, old = one_watch(at, said.watch)
    day = said.valid_to or said.on
    if day is None or (said.valid_to and said.on):
        raise refuse("one-of", options=("--valid-to", "--on"))
    before = old.valid_to or old.date
    if before and day <= before:
        raise refuse("not-later-watch", value=day, day=before)
    value = written(
        what=old.what,
        valid_to=said.valid_to,
        date=said.on,
        obliged=old.obliged,
        remind_before=old.remind_before,
        renews=key,
        registry_number=said.dnr,
        note=said.note,
    )
    fresh = fresh_event(at, one.provider)
    return _act(one, fresh, value, "renew", {"what": old.what, "agreement": one.key, "item": fresh, "day": day})


class Over(NamedTuple):
    """What an officer says when there is nothing more to watch."""

    watch: str
    date: Date
    note: str = ""


def over(at: At, said: Over) -> Act:
    """What was watched has happened, or need not be watched any more.

    Refuses ``no-such-watch``, ``ambiguous-watch``, ``watch-over``, ``future-day``.
    """
    one, key, old = one_watch(at, said.watch)
    not_in_the_future(said.date, at.day)
    fields = written(done=said.date, note=said.note)
    route = (TERMS["watches"].key, key)
    changes = tuple(one.put(*route, name, value=value) for name, value in fields.items())
    told = {"what": old.what, "agreement": one.key, "item": key, "day": said.date}
    return Act(changes, "watch-over", told, provider=one.provider.provider)


def one_watch(at: At, text: str) -> tuple[Named, str, "Watch"]:
    """What is watched, by its key, by ``AGREEMENT/KEY``, by its row in the due list, or as the only one that waits.

    Refuses ``no-such-watch``, ``ambiguous-watch``, ``watch-over``.
    """
    asked = text.strip().casefold()
    whose, _, own = asked.rpartition("/")
    known = [(agreement, key) for agreement, (_, one) in at.register.agreements().items() for key in one.watches]
    found = [pair for pair in known if pair[1] == own and whose in ("", pair[0].casefold())]
    if not found and len(asked) >= 6:
        rows = [row for row in find(at.facts, at.day, asked) if row.source == KIND and row.id == asked]
        found = [(row.dims.agreement, row.dims.item) for row in rows]
    if not found and not whose:
        waiting = {(item.dims.agreement, item.dims.item) for item in at.facts.items if item.kind == KIND}
        found = sorted(pair for pair in waiting if pair[0].casefold() == asked)
    if not found:
        raise refuse("no-such-watch", value=text)
    if len(found) > 1:
        raise refuse("ambiguous-watch", value=text, found=tuple(f"{agreement}/{key}" for agreement, key in found))
    (agreement, key), one = found[0], named(at, found[0][0])
    watch = one.agreement.watches[key]
    following = next((name for name, other in one.agreement.watches.items() if other.renews == key), "")
    if watch.done or following:
        raise refuse("watch-over", value=f"{agreement}/{key}", day=watch.done, following=following)
    return one, key, watch


def _act(one: Named, key: str, value: Plain, code: str, told: Mapping[str, object]) -> Act:
    changes: tuple[Put, ...] = (one.put(TERMS["watches"].key, key, value=value),)
    return Act(changes, code, told, provider=one.provider.provider)
