"""Which of two answers to the same stands: the other is kept, and counts no more."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.problem import Place, Problem, Refusal, refuse
from uppf.rules.acts.in_case import act
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.naming import NAMED, one_case
from uppf.rules.twins import DIFFERENT, Items, called, groups, in_vain, replaced_by, told, twins

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


class Kept(NamedTuple):
    """Which answer stands, by its key or by its case and its key, and why."""

    item: str
    reason: Annotated[str, ASKED]
    date: Date


def keep(at: At, said: Kept) -> Act:
    """One of two answers to the same stands; each other is marked as replaced by it, with the day and the reason.

    Also in a case that is closed, where two answers may have met in a merge. Where two have chosen differently, so that
    each answer is replaced by the other, the choice that made this one be replaced is withdrawn.

    Refuses ``nothing-answers``, ``ambiguous-item``, ``item-replaced``, ``nothing-twice``, ``empty-reason``,
    ``future-day``, and those of `one_case`.
    """
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("empty-reason")
    whose, _, own = said.item.strip().casefold().rpartition("/")
    cases = [one_case(at.register, whose)] if whose else at.register.cases.values()
    found = [(case, route, items) for case in cases for route, items in groups(case) if own in items]
    if not found:
        raise refuse("nothing-answers", value=said.item)
    if len(found) > 1:
        ways = tuple(f"{case.case}/{own}" for case, _, _ in found[:NAMED])
        raise refuse("ambiguous-item", value=said.item, kind=found[0][1][-1], found=ways)
    case, route, items = found[0]
    again = bool(replaced_by(items[own])) and in_vain(items, own)
    if replaced_by(items[own]) and not again:
        raise refuse("item-replaced", value=own, by=items[own].replaced.by, day=items[own].replaced.date)
    alike = [one for one in twins(case) if one.route == route and own in (one.first, one.second)]
    if not alike and not again:
        raise refuse("nothing-twice", value=own)
    others = tuple(one.second if one.first == own else one.first for one in alike)
    value = written(date=said.date, by=own, reason=said.reason)
    puts: dict[tuple[str, ...], Plain] = {
        (*route, other, "replaced"): value for other in others if not again or own not in _leads(items, other)
    }
    if again:
        puts[(*route, own, "replaced", "withdrawn")] = written(date=said.date, reason=said.reason)
    return act(at, case, "keep", puts, {"item": own, "others": others, "what": called(route[-1], items[own])})


def _leads(items: Items, name: str) -> list[str]:
    """What stands instead of a thing, what stands instead of that, and so on, each once."""
    found: list[str] = []
    while name in items and (name := replaced_by(items[name])) and name not in found:
        found.append(name)
    return found


def undisputed(at: At, case: "Case", keys: Collection[str]) -> None:
    """Refuse to go on with what is answered twice and differently: ``answered-twice``, as the check says it."""
    file = at.register.file("case", case.case)
    found = [one for one in twins(case) if one.differ and {one.first, one.second} & set(keys)]
    if found:
        raise Refusal(*(Problem(DIFFERENT, Place(file), facts=told(one)) for one in found))
