"""The minutes of a meeting: answered point by point, then adjusted and signed by both parties."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import NOTHING_TO_NOTE, Signature
from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_case import act, fresh, still_open
from uppf.rules.acts.twin import undisputed
from uppf.rules.change import Act, At, Plain, not_in_the_future, written
from uppf.rules.minutes import SIGNED, is_answered, standing_points, unanswered, unsigned
from uppf.rules.naming import Item, one_item
from uppf.rules.plan_points import one_point

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


def one_meeting(at: At, text: str, waits: Callable[["Case", str], bool] | None = None) -> Item:
    """The meeting that is meant, in a case that is open; of a case, the one that waits (its minutes are not adjusted).

    Refuses ``no-such-item``, ``ambiguous-item``, ``case-closed`` and those of `one_case`.
    """
    found = one_item(at, text, "visits", waits or _unadjusted)
    still_open(found.case)
    return found


def _unadjusted(case: "Case", key: str) -> bool:
    return not case.visits[key].minutes_adjusted


def draft(at: At, text: str, waits: Callable[["Case", str], bool] | None = None) -> Item:
    """The meeting that is meant, while its minutes can still be written in. Refuses ``minutes-adjusted``."""
    found = one_meeting(at, text, waits)
    if found.value.minutes_adjusted:
        raise refuse("minutes-adjusted", value=found.key, day=found.value.minutes_adjusted)
    return found


class Answered(NamedTuple):
    """What an officer says of the standing points of a meeting; a point and its text with ``=`` between."""

    meeting: str
    point: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    rest: bool = False
    not_raised: tuple[str, ...] = ()


def answer(at: At, said: Answered) -> Act:
    """Answers to the standing points of a meeting: a text, nothing to note, or why a point was not raised (R022, R023).

    Refuses ``minutes-adjusted``, ``no-agenda``, ``point-form``, ``no-such-point``, ``already-answered``,
    ``nothing-answered``, and those of `one_meeting`.
    """

    def waits(case: "Case", key: str) -> bool:
        return _unadjusted(case, key) and bool(unanswered(at.register, case, case.visits[key]))

    found = draft(at, said.meeting, waits)
    case, visit = found.case, found.value
    points = standing_points(at.register, case, visit)
    if not points:
        raise refuse("no-agenda", value=found.key)
    texts: dict[str, dict[str, str]] = {}
    for pair in said.point:
        name, text = _pair(pair)
        texts[one_point(points, name).id] = {"answer": text}
    for name in (part for one in said.nothing for part in one.split(",")):
        texts[one_point(points, name).id] = {"answer": NOTHING_TO_NOTE}
    for pair in said.not_raised:
        name, text = _pair(pair)
        texts[one_point(points, name).id] = {"not_applicable": text}
    if said.rest:
        for point in unanswered(at.register, case, visit):
            texts.setdefault(point.id, {"answer": NOTHING_TO_NOTE})
    done = {point.check_point for point in visit.points.values() if is_answered(point)}
    again = tuple(name for name in texts if name in done)
    if again:
        raise refuse("points-answered", points=again, file=at.register.file("case", case.case))
    if not texts:
        raise refuse("nothing-answered", points=tuple(p.id for p in unanswered(at.register, case, visit)))
    taken: list[str] = []
    puts: dict[tuple[str, ...], Plain] = {}
    for name in (point.id for point in points if point.id in texts):
        taken.append(fresh(at, case, taken))
        puts["visits", found.key, "points", taken[-1]] = written(check_point=name, **texts[name])
    return act(at, case, "group-answer", puts, {"item": found.key, "day": visit.date, "count": len(texts)})


def _pair(text: str) -> tuple[str, str]:
    """A point and what is said of it. Refuses ``point-form``."""
    name, sign, said = (part.strip() for part in text.partition("="))
    if not (name and sign and said):
        raise refuse("point-form", value=text)
    return name, said


class Adjusted(NamedTuple):
    """What an officer says when minutes are signed: by whom and on which day."""

    meeting: str
    commissioner: Date | None = None
    provider: Date | None = None
    signature: Signature | None = None


def adjust(at: At, said: Adjusted) -> Act:
    """A signature, or both; minutes are adjusted on the day of the last, and then are written notice (R024, R025).

    Refuses ``nothing-signed``, ``future-day``, ``signed-before-meeting``, ``already-signed``, ``points-unanswered``,
    ``answered-twice``, and those of `one_meeting`.
    """
    found = one_meeting(at, said.meeting)
    case, visit = found.case, found.value
    signed = {name: day for name, day in zip(SIGNED, (said.commissioner, said.provider), strict=True) if day}
    if not signed:
        raise refuse("nothing-signed", value=found.key)
    for name, day in signed.items():
        not_in_the_future(day, at.day)
        if day < visit.date:
            raise refuse("signed-before-meeting", value=day, day=visit.date)
        if name not in unsigned(visit):
            raise refuse("already-signed", missing=(name,), day=getattr(visit, name))
    points = tuple(point.id for point in unanswered(at.register, case, visit))
    if points:
        raise refuse("points-unanswered", value=found.key, points=points)
    undisputed(at, case, visit.points)
    puts: dict[tuple[str, ...], Plain] = {("visits", found.key, name): day.isoformat() for name, day in signed.items()}
    days = [signed.get(name) or getattr(visit, name) for name in SIGNED]
    whole = max(days) if all(days) else None
    if whole and not visit.minutes_adjusted:
        puts = {("visits", found.key, "minutes_adjusted"): whole.isoformat(), **puts}
    if said.signature:
        puts["visits", found.key, "signature"] = str(said.signature)
    told = {"item": found.key, "day": visit.date, "adjusted": whole or ""}
    notes = [Problem("note.written-notice", level=Level.INFO, facts={"day": whole})] if whole else []
    return act(at, case, "group-adjust", puts, told, notes)
