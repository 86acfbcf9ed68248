"""What differs in meaning between two versions of a file: what was added, changed and removed, and where."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from uppf.problem import Route

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


class Difference(NamedTuple):
    """One difference: its kind, the way to it, and what stood and stands there."""

    kind: str
    route: Route
    old: Any = None
    new: Any = None


_NOWHERE: Any = object()
"""Stands where the other version has no such key; a key with nothing after it may well mean something."""


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The differences between two plain values, in the order of the new one, removed ones last.

    The order of keys says nothing, and one text is as good as a list of one. A map of maps is told item by item; a
    list whose items have an `id` is told by it, any other as a whole.
    """
    return tuple(_between(old, new, ()))


def _between(old: Mapping[str, Any], new: Mapping[str, Any], route: Route) -> Iterator[Difference]:
    for key, value in new.items():
        yield from _at(old.get(key, _NOWHERE), value, (*route, key))
    for key, value in old.items():
        if key not in new:
            yield from _at(value, _NOWHERE, (*route, key))


def _at(old: Any, new: Any, route: Route) -> Iterator[Difference]:
    old, new = _by_id(old), _by_id(new)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _between(old, new, route)
    elif _holds_items(new) and (old is _NOWHERE or not old):
        yield from _between({}, new, route)
    elif _holds_items(old) and (new is _NOWHERE or not new):
        yield from _between(old, {}, route)
    elif old is _NOWHERE:
        yield Difference(ADDED, route, None, new)
    elif new is _NOWHERE:
        yield Difference(REMOVED, route, old, None)
    elif _listed(old) != _listed(new):
        yield Difference(CHANGED, route, old, new)


def _holds_items(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(isinstance(item, Mapping) for item in value.values())


def _by_id(value: Any) -> Any:
    """A list of maps that name themselves, as a map by those names; anything else as it is."""
    if not (isinstance(value, list) and value and all(isinstance(item, Mapping) and "id" in item for item in value)):
        return value
    named = {str(item["id"]): {key: part for key, part in item.items() if key != "id"} for item in value}
    return named if len(named) == len(value) else value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value
