"""The municipality's name, its boards, and the days on which they meet with the last days for papers."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, NamedTuple

from uppf.model.facts import Duration
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import act, differing, kept_key, key, laid, town
from uppf.rules.calendar import parse_duration
from uppf.rules.change import PLACED, Act, At, Put
from uppf.rules.ground import count
from uppf.rules.walk import MAIN

Date = dt.date


class Called(NamedTuple):
    """What an officer says of the municipality itself."""

    name: Annotated[str, PLACED] = ""
    from_: Date | None = None


def name(at: At, said: Called) -> Act:
    """What the municipality is called, and from which day it is followed. Refuses ``as-it-was``."""
    puts = laid(MAIN, (), town(at), municipality=said.name, followed_from=said.from_)
    told = {"name": said.name or town(at).municipality, "day": said.from_ or town(at).followed_from}
    return act(at, "municipality-name", puts, told)


class Seated(NamedTuple):
    """What an officer says of a board: one that is known by its key, name or abbreviation, or a new one's name."""

    board: str
    short: str = ""
    name: str = ""
    key: str = ""


def board(at: At, said: Seated) -> Act:
    """A board, new or with another name or abbreviation; a new name keeps the key.

    Refuses ``as-it-was``, ``name-empty``, ``key-kept``, ``key-taken``.
    """
    known = town(at).boards
    names = {spoken.key(one): name for name, b in known.items() for one in (name, b.name, b.abbreviation or "") if one}
    found = names.get(spoken.key(said.board), "")
    own = kept_key(found, said.key, said.name or said.board, known)
    called = said.name.strip() or ("" if found else said.board.strip())
    puts = laid(MAIN, (key("boards"), own), known.get(own), name=called, abbreviation=said.short)
    told = {"name": called or known[own].name, "board": own, "short": said.short or own}
    done = act(at, "board-change" if found else "board-add", puts, told)
    return done if found else done._replace(next="meeting")


class Met(NamedTuple):
    """What an officer says of a board's meetings: one day or all of a year's, and the last day for papers."""

    board: str
    date: tuple[Date, ...]
    documents: Date | None = None
    documents_before: str = ""
    instead_of: Date | None = None
    cancelled: bool = False


def meeting(at: At, said: Met) -> Act:
    """Days on which a board meets, new or with another last day for papers, moved to another day or called off (T48).

    Refuses ``no-such-board``, ``one-of``, ``length-form``, ``one-meeting``, ``documents-late``, ``no-such-meeting``,
    ``as-it-was``.
    """
    own = spoken.board(at.register, said.board)
    one = town(at).boards[own]
    known = {meeting.date: number for number, meeting in enumerate(one.meetings)}
    route = (key("boards"), own, key("meetings"))
    before = _before(said)
    days = tuple(sorted(set(said.date)))
    if (said.documents or said.instead_of) and len(days) != 1:
        raise refuse("one-meeting", options=("--documents", "--instead-of"))
    if said.cancelled:
        return _called_off(at, own, known, days)
    if said.instead_of and (said.instead_of not in known or days[0] in known):
        raise refuse("no-such-meeting", value=said.instead_of, meetings=tuple(d for d in known if d >= at.day)[:4])
    puts: list[Put] = []
    new = len(known)
    for day in days:
        last = said.documents or (count(day, *before) if before else None)
        if last and last > day:
            raise refuse("documents-late", value=last, day=day)
        stands = known.get(said.instead_of or day)
        old = one.meetings[stands] if stands is not None else None
        place, new = (new, new + 1) if stands is None else (stands, new)
        puts += differing(MAIN, (*route, place), old, date=day, document_deadline=last)
    if not puts:
        raise refuse("as-it-was")
    bare = said.instead_of is None and not (said.documents or before)
    notes = [Problem("note.no-documents", level=Level.INFO)] if bare else []
    told = {"board": own, "days": days, "count": len(days), "before": said.instead_of}
    return act(at, "meeting-move" if said.instead_of else "meeting", puts, told, notes, "meetings")


def _called_off(at: At, board: str, known: Mapping[Date, int], days: tuple[Date, ...]) -> Act:
    """Refuses ``no-such-meeting``, ``as-it-was``."""
    unknown = next((day for day in days if day not in known), None)
    if unknown:
        raise refuse("no-such-meeting", value=unknown, meetings=tuple(d for d in known if d >= at.day)[:4])
    meetings = town(at).boards[board].meetings
    route = (key("boards"), board, key("meetings"))
    puts = [
        Put(MAIN, (*route, known[day], key("cancelled")), at.day.isoformat())
        for day in days
        if not meetings[known[day]].cancelled
    ]
    if not puts:
        raise refuse("as-it-was")
    return act(at, "meeting-cancel", puts, {"board": board, "days": days, "count": len(days)}, doing="meetings")


def _before(said: Met) -> Duration | None:
    """How long before a meeting the papers must be there, as a time backwards. Refuses ``one-of``, ``length-form``."""
    if not said.documents_before:
        return None
    if said.documents:
        raise refuse("one-of", options=("--documents", "--documents-before"))
    length = parse_duration(said.documents_before)
    if length is None:
        raise refuse("length-form", value=said.documents_before)
    return Duration(*(-part for part in length))
