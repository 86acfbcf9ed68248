"""Whom something is about: from what was typed to a unit, an agreement or a provider, and all that follows."""

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches
from functools import reduce
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, Facts, RuleFact, Subject
from uppf.problem import refuse
from uppf.rules.spoken import key
from uppf.rules.subjects import follows, in_scope, index

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
NAMED = 4
"""How many of those that could be meant are named when it is not clear which one is."""


def whom(register: "Register", facts: Facts, day: Date, text: str) -> Dims:
    """What a unit, an agreement, a provider or an ordering unit means, by its id, its name or its registry number.

    The agreement of a unit or a provider is told where only one is running on the day.
    Errors: unknown-whom, ambiguous-whom.
    """
    return whole(facts, day, _named(register, text))


def whole(facts: Facts, day: Date, said: Dims) -> Dims:
    """Everything that follows from a unit, an agreement or a provider: what all its rows on the day have in common."""
    rows = engagements(facts, said)
    running = [row for row in rows if (row.start or day) <= day <= (row.end or day)]
    found = [row.dims for row in running or rows]
    shared = reduce(common, found) if found else said
    # An agreement with one unit is still the agreement, when that is what was said.
    return shared if said.unit else shared._replace(unit="")


def engagements(facts: Facts, said: Dims) -> list[Subject]:
    """The rows of facts of a unit, an agreement, a provider or an ordering unit."""
    wanted = [(field, value) for field, value in zip(Dims._fields, said, strict=True) if value]
    return [
        row
        for row in facts.subjects
        if row.kind in ("engagement", "ordering_unit")
        and all(getattr(row.dims, field) == value for field, value in wanted)
    ]


def common(one: Dims, other: Dims) -> Dims:
    """What two have in common."""
    return Dims(*(a if a == b else "" for a, b in zip(one, other, strict=True)))


def called(dims: Dims) -> str:
    """The narrowest thing that something is about."""
    return dims.unit or dims.agreement or dims.provider or dims.organisation


def concerned(facts: Facts, rule: RuleFact, rows: Iterable[Subject]) -> list[Subject]:
    """Of rows those that are under the plan of a rule and within its scope."""
    replaced = index(Facts(plans=facts.plans)).replaced
    return [row for row in rows if follows(rule, row, replaced) and in_scope(rule, row)]


def _named(register: "Register", text: str) -> Dims:
    names: dict[str, list[Dims]] = {}
    for provider in register.providers.values():
        for unit, one in provider.units.items():
            for said in {key(unit), key(one.name)}:
                names.setdefault(said, []).append(Dims(provider.provider, unit=unit))
        for agreement, bound in provider.agreements.items():
            for said in {key(agreement), key(bound.title), key(bound.registry_number or "")} - {""}:
                names.setdefault(said, []).append(Dims(provider.provider, agreement))
        for said in {key(provider.provider), key(provider.name)}:
            names.setdefault(said, []).append(Dims(provider.provider))
    for part, named in register.municipality.organisation.items() if register.municipality else ():
        if str(named.kind) == "beställarenhet":
            for said in {key(part), key(named.name)}:
                names.setdefault(said, []).append(Dims(organisation=part))
    asked = key(text)
    found = set(names.get(asked, ()))
    if asked and not found:
        found = {dims for said, meant in names.items() if asked in said for dims in meant}
    if len(found) == 1:
        return found.pop()
    if not found:
        raise refuse("unknown-whom", value=text, nearest=tuple(get_close_matches(asked, names, 3)))
    told = sorted(called(dims) for dims in found)
    raise refuse("ambiguous-whom", value=text, found=tuple(told[:NAMED]))
