"""Every value of what was read, with the way to it in its file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.problem import Route

if TYPE_CHECKING:
    from uppf.model.register import Register

MAIN = "uppf.yaml"
"""The municipality's own file, of which there is one."""
PLAIN = (str, bool, int, dt.date)
"""Values that hold nothing else; most are."""


class Whole(NamedTuple):
    """All that one file holds."""

    kind: str
    id: str
    file: str
    shape: Any


class Part(NamedTuple):
    """A shape somewhere in a whole."""

    shape: Any
    route: Route


class Found(NamedTuple):
    """A single value: which field of which shape holds it; of a mapping also the keys are values."""

    owner: str
    field: str
    route: Route
    value: Any
    key: bool = False


def wholes(register: "Register") -> Iterator[Whole]:
    """Everything that was read, file by file."""
    if register.municipality:
        yield Whole("municipality", "", MAIN, register.municipality)
    kinds: dict[str, Mapping[str, Any]] = {
        "plan": register.plans,
        "requirement_set": register.requirement_sets,
        "provider": register.providers,
        "procurement": register.procurements,
        "case": register.cases,
    }
    for kind, entered in kinds.items():
        for key, shape in entered.items():
            yield Whole(kind, key, register.file(kind, key), shape)


def parts(shape: Any, route: Route = ()) -> Iterator[Part]:
    """A shape and every shape in it, however deep."""
    yield Part(shape, route)
    for inner in _opened(shape, route, []):
        yield from parts(*inner)


def values(shape: Any) -> list[Found]:
    """Every single value in a shape, however deep."""
    found: list[Found] = []
    _walk(shape, (), found)
    return found


def _walk(shape: Any, route: Route, found: list[Found]) -> None:
    for inner in _opened(shape, route, found):
        _walk(inner.shape, inner.route, found)


def _opened(shape: Any, route: Route, found: list[Found]) -> list[Part]:
    """The shapes that stand right in a shape; its single values are laid among those found."""
    kind: Any = type(shape)
    inner: list[Part] = []
    for field, alias in _fields(kind):
        value = getattr(shape, field)
        if value is not None:
            _leaves(kind.__name__, field, value, (*route, alias), found, inner)
    return inner


@cache
def _fields(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())


def _leaves(owner: str, field: str, value: Any, route: Route, found: list[Found], inner: list[Part]) -> None:
    kind = type(value)
    if kind in PLAIN:
        found.append(Found(owner, field, route, value))
    elif kind is tuple:
        for number, part in enumerate(value):
            _leaves(owner, field, part, (*route, number), found, inner)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            found.append(Found(owner, field, (*route, key), key, True))
            _leaves(owner, field, part, (*route, key), found, inner)
    elif hasattr(kind, "model_fields"):
        inner.append(Part(value, route))
    elif value is not None:
        found.append(Found(owner, field, route, value))
