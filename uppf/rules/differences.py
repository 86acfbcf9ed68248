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


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The differences between two plain values, in the order of the new one, removed ones last.

    Nothing written after a key is as good as no key, one text as a list of one, and the order of keys says nothing.
    A map of maps is told item by item; a list whose items have an `id` is told by it, any other as a whole.
    """
    return tuple(_between(old, new, ()))


def _between(old: Mapping[str, Any], new: Mapping[str, Any], route: Route) -> Iterator[Difference]:
    for key, value in new.items():
        if not _says_nothing(value):
            yield from _at(old.get(key), value, (*route, key))
    for key, value in old.items():
        if not _says_nothing(value) and _says_nothing(new.get(key)):
            yield from _at(value, None, (*route, key))


def _at(old: Any, new: Any, route: Route) -> Iterator[Difference]:
    old, new = _by_id(old), _by_id(new)
    several = _holds_items(old) or _holds_items(new)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _between(old, new, route)
    elif _says_nothing(old) and several:
        yield from _between({}, new, route)
    elif _says_nothing(new) and several:
        yield from _between(old, {}, route)
    elif _says_nothing(old):
        yield Difference(ADDED, route, None, new)
    elif _says_nothing(new):
        yield Difference(REMOVED, route, old, None)
    elif _listed(old) != _listed(new):
        yield Difference(CHANGED, route, old, new)


def _says_nothing(value: Any) -> bool:
    return value is None or value in ({}, [])


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
