"""What is answered twice, as when two officers have answered the same in two clones and git has merged both."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.twins import DIFFERENT, SAME, groups, in_vain, replaced_by, told, twins

if TYPE_CHECKING:
    from uppf.model.register import Register


def answered_twice(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Two things in a case that answer the same; different, they are a contradiction with both values.

    Codes: ``answered-twice`` (error), ``same-twice`` (info).
    """
    for case in register.cases.values():
        for found in twins(case):
            route = (*_route(found.route), found.second)
            if found.differ:
                place = Place(register.file("case", case.case), (*route, TERMS[found.differ[0].other_field].key))
                yield Problem(DIFFERENT, place, Level.ERROR, told(found))
            else:
                place = Place(register.file("case", case.case), route, None, True)
                yield Problem(SAME, place, Level.INFO, told(found))


def replaced_in_vain(register: "Register", facts: Facts) -> Iterator[Problem]:
    """What is replaced by something that is not there, or that is itself replaced by it: then both count (R152).

    Code: ``replaced-in-vain``.
    """
    for case in register.cases.values():
        for route, items in groups(case):
            for name, one in items.items():
                if replaced_by(one) and in_vain(items, name):
                    way = (*_route(route), name, TERMS["replaced"].key, TERMS["by"].key)
                    place = Place(register.file("case", case.case), way)
                    yield Problem("replaced-in-vain", place, Level.ERROR, {"value": replaced_by(one), "item": name})


def _route(route: tuple[str, ...]) -> Route:
    return tuple(TERMS[step].key if step in TERMS else step for step in route)
