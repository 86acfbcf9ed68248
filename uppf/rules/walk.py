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
    kind: Any = type(shape)
    for field, alias in _fields(kind):
        for found in _leaves("", "", getattr(shape, field), (*route, alias)):
            if _is_shape(found.value):
                yield from parts(found.value, found.route)


def values(shape: Any) -> Iterator[Found]:
    """Every single value in a shape, however deep."""
    for part in parts(shape):
        kind: Any = type(part.shape)
        for field, alias in _fields(kind):
            for found in _leaves(kind.__name__, field, getattr(part.shape, field), (*part.route, alias)):
                if not _is_shape(found.value):
                    yield found


@cache
def _fields(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())


def _is_shape(value: Any) -> bool:
    return type(value) not in PLAIN and hasattr(type(value), "model_fields")


def _leaves(owner: str, field: str, value: Any, route: Route) -> Iterator[Found]:
    if type(value) in PLAIN:
        yield Found(owner, field, route, value)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _leaves(owner, field, part, (*route, number))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield Found(owner, field, (*route, key), key, True)
            yield from _leaves(owner, field, part, (*route, key))
    elif value is not None:
        yield Found(owner, field, route, value)
