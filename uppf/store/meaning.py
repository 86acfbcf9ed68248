"""Merging by meaning: what two people made of one plain value becomes one value, or they said different things."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from uppf.problem import Route


class Gone(Enum):
    """What stands where one side has nothing: a key with nothing after it may well mean something."""

    GONE = "gone"


GONE: Final = Gone.GONE

NAMES = ("id", "datum")
"""What names an item of a list of maps, if every item has it and no two the same; else the list is one value."""


class Contradiction(NamedTuple):
    """Where two people said different things, and what each of them said; the step into a list is the item's name."""

    route: Route
    ours: Any
    theirs: Any


class Meeting(NamedTuple):
    """One value of two: with our word in every contradiction, and with theirs."""

    ours: Any
    theirs: Any
    contradictions: tuple[Contradiction, ...]


def meet(base: Any, ours: Any, theirs: Any) -> Meeting:
    """The value that has what both sides changed since the base. The order of keys says nothing.

    A contradiction is one leaf changed to two values, or changed by one side and taken away by the other. Maps are met
    key by key, also where both sides added them. Lists of texts are met where both sides only add; lists of maps item
    by item where the items have names (`NAMES`); any other list is a leaf (docs/decisions.md).
    """
    found: list[Contradiction] = []
    one, other = _met(base, ours, theirs, (), found)
    return Meeting(one, other, tuple(found))


def doubtful(ours: Any, theirs: Any) -> Any:
    """A base that is itself in contradiction: where its sides differ it equals nothing that anybody could say."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return {key: doubtful(ours.get(key, GONE), theirs.get(key, GONE)) for key in {**ours, **theirs}}
    return ours if ours == theirs else object()


def _met(base: Any, ours: Any, theirs: Any, route: Route, found: list[Contradiction]) -> tuple[Any, Any]:
    """The value with our word and with theirs; the same where there is no contradiction."""
    if ours == theirs or base == theirs:
        return ours, ours
    if base == ours:
        return theirs, theirs
    was = base if isinstance(base, dict) else {}
    # A key whose whole map was taken away stands there with nothing after it.
    emptied = bool(was) and None in (ours, theirs)
    if emptied:
        ours, theirs = ({} if side is None else side for side in (ours, theirs))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        keys = list(dict.fromkeys([*ours, *theirs]))
        one, other = _members(was, ours, theirs, keys, route, found)
        return (one or None, other or None) if emptied else (one, other)
    if isinstance(ours, list) and isinstance(theirs, list):
        met = _lists(base, ours, theirs, route, found)
        if met:
            return met
    found.append(Contradiction(route, ours, theirs))
    return ours, theirs


def _members(
    base: dict[str, Any],
    ours: dict[str, Any],
    theirs: dict[str, Any],
    keys: Iterable[str],
    route: Route,
    found: list[Contradiction],
) -> tuple[dict[str, Any], dict[str, Any]]:
    one: dict[str, Any] = {}
    other: dict[str, Any] = {}
    for key in keys:
        mine, yours = _met(base.get(key, GONE), ours.get(key, GONE), theirs.get(key, GONE), (*route, key), found)
        one |= {} if mine is GONE else {key: mine}
        other |= {} if yours is GONE else {key: yours}
    return one, other


def _lists(
    base: Any, ours: list[Any], theirs: list[Any], route: Route, found: list[Contradiction]
) -> tuple[list[Any], list[Any]] | None:
    """Two lists met item by item; None where they cannot be, and are one value each."""
    # One text is as good as a list of one.
    known = [base] if isinstance(base, str) else base if isinstance(base, list) else None
    was, mine, yours = named(known or []), named(ours), named(theirs)
    if was is None or mine is None or yours is None:
        return None
    kinds = {was[0], mine[0], yours[0]} - {None}
    if len(kinds) != 1:
        return None
    # Two who each write a list where there was none say two things; taking texts away and adding others likewise.
    if kinds == {""} and (known is None or not was[1].keys() <= (mine[1].keys() & yours[1].keys())):
        return None
    order = _ordered(list(was[1]), list(mine[1]), list(yours[1]))
    if order is None:
        return None
    one, other = _members(was[1], mine[1], yours[1], order, route, found)
    return list(one.values()), list(other.values())


def named(items: Sequence[Any]) -> tuple[str | None, dict[str, Any]] | None:
    """The items by their names, and the key that names them ("" for texts, None for no items); None without names."""
    if not items:
        return None, {}
    if all(isinstance(item, str) for item in items):
        texts = {item: item for item in items}
        return ("", texts) if len(texts) == len(items) else None
    for name in NAMES:
        if all(isinstance(item, dict) and isinstance(item.get(name), str) for item in items):
            by_name = {item[name]: item for item in items}
            if len(by_name) == len(items):
                return name, by_name
    return None


def _ordered(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """All names in an order that both sides keep, the same whoever merges; None where both put them in another."""
    mine, yours = [name for name in ours if name in theirs], [name for name in theirs if name in ours]
    if mine != yours:
        old = [name for name in base if name in mine]
        moved = [[name for name in spine if name in base] != old for spine in (mine, yours)]
        if all(moved):
            return None
        mine = mine if moved[0] else yours if moved[1] else min(mine, yours)
    gaps = [_gaps(side, mine) for side in (ours, theirs)]
    order: list[str] = []
    for anchor in (None, *mine):
        order += [anchor] if anchor is not None else []
        first, second = sorted(gap.get(anchor, []) for gap in gaps)
        order += [*first, *second]
    return order


def _gaps(side: list[str], spine: list[str]) -> dict[str | None, list[str]]:
    """What a side alone has, by what it stands after."""
    gaps: dict[str | None, list[str]] = {}
    anchor = None
    for name in side:
        if name in spine:
            anchor = name
        else:
            gaps.setdefault(anchor, []).append(name)
    return gaps
