"""What if: from ``2026-lou-17.slut=2029-08-31`` to the value in the file that it would be."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from uppf.model.vocabulary import TERMS
from uppf.problem import refuse
from uppf.rules.nearest import nearest
from uppf.rules.walk import MAIN

if TYPE_CHECKING:
    from uppf.model.register import Register

SHORT: Mapping[str, str] = {"end": "ends_on", "start": "operation_starts", "starts": "operation_starts"}
"""What people call a field for short."""
TOWN = "uppf"
"""How the municipality's own file is meant."""


class Assumption(NamedTuple):
    """A value that is supposed to stand somewhere: the file, the way to it, the text that was said."""

    file: str
    route: tuple[str | int, ...]
    text: str
    agreement: str = ""
    """The agreement that it is about, where it is about one."""


class _Target(NamedTuple):
    file: str
    route: tuple[str | int, ...]
    shape: Any
    agreement: str = ""


def assumption(register: "Register", said: str) -> Assumption:
    """What is supposed. Fields are said by the key of the file or by their name in the code.

    Refuses ``what-if-form``, ``what-if-unknown``, ``what-if-ambiguous``, ``what-if-field``.
    """
    path, sign, text = said.partition("=")
    name, dot, fields = path.strip().partition(".")
    if not (sign and dot and name and fields and text.strip()):
        raise refuse("what-if-form", value=said)
    steps = fields.split(".")
    target = _target(register, name, steps[0])
    route = tuple(_route(target.shape, steps, said))
    return Assumption(target.file, (*target.route, *route), text.strip(), target.agreement)


def _target(register: "Register", name: str, step: str) -> _Target:
    """The one thing that a name, or the end or a part of one, means; of several the one that has the field.

    Refuses ``what-if-unknown``, ``what-if-ambiguous``.
    """
    known = list(_targets(register))
    asked = name.casefold()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda one: one == asked,
        lambda one: one.endswith(f"/{asked}"),
        lambda one: asked in one,
    )
    for test in tests:
        found = [(one, target) for one, target in known if test(one)]
        found = [(one, target) for one, target in found if step in _names(type(target.shape))] or found
        if len(found) == 1:
            return found[0][1]
        if found:
            raise refuse("what-if-ambiguous", value=name, found=tuple(sorted(one for one, _ in found)[:4]))
    raise refuse("what-if-unknown", value=name, near=nearest(asked, [one for one, _ in known]))


def _names(model: Any) -> dict[str, str]:
    """Every way to say a field of a shape: its key in the file, its name in the code, and for short."""
    fields = model.model_fields
    names = {field.alias or name: name for name, field in fields.items()} | {name: name for name in fields}
    return {**{short: name for short, name in SHORT.items() if name in fields}, **names}


def _targets(register: "Register") -> Iterator[tuple[str, _Target]]:
    """Everything that something can be supposed of, by its id."""
    for key, provider in register.providers.items():
        file = register.file("provider", key)
        yield key, _Target(file, (), provider)
        for unit, shape in provider.units.items():
            yield unit, _Target(file, (TERMS["units"].key, unit), shape)
        for agreement, one in provider.agreements.items():
            yield agreement, _Target(file, (TERMS["agreements"].key, agreement), one, agreement)
    for key, procurement in register.procurements.items():
        yield key, _Target(register.file("procurement", key), (), procurement)
    for key, case in register.cases.items():
        yield key, _Target(register.file("case", key), (), case)
    for key, plan in register.plans.items():
        file = register.file("plan", key)
        for number, rule in enumerate(plan.rules):
            yield f"{key}/{rule.id}", _Target(file, (TERMS["rules"].key, number), rule)
        yield key, _Target(file, (), plan)
    if register.municipality:
        yield TOWN, _Target(MAIN, (), register.municipality)


def _route(shape: Any, steps: list[str], said: str) -> Iterator[str | int]:
    """The way to a field, by the keys of the file. Refuses ``what-if-field``."""
    kind: Any = type(shape)
    for step in steps:
        if hasattr(kind, "model_fields"):
            names = _names(kind)
            if step not in names:
                raise refuse("what-if-field", value=step, said=said, near=nearest(step, names) or tuple(names)[:4])
            field = kind.model_fields[names[step]]
            yield field.alias or names[step]
            kind = _inside(field.annotation)
        elif kind is None:
            raise refuse("what-if-field", value=step, said=said, near=())
        else:
            holds, within = kind
            if holds is tuple and not step.isdigit():
                raise refuse("what-if-field", value=step, said=said, near=("0",))
            yield int(step) if holds is tuple else step
            kind = within


@cache
def _inside(annotation: Any) -> Any:
    """What a field holds: a shape, a map or a list (told by its kind and what it holds), or nothing to go on into."""
    if hasattr(annotation, "model_fields"):
        return annotation
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return (tuple, _inside(parts[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return (Mapping, _inside(parts[1]))
    for part in parts:
        found = _inside(part) if not isinstance(part, (str, int)) and part is not type(None) else None
        if found is not None:
            return found
    return None
