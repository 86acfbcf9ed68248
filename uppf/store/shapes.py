"""What Pydantic found wrong with a shape, said as problems of ours: a code, a route, and the facts of the message."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from uppf.model.frequency import DayOfYear, Limit, Range, Unit
from uppf.model.shape import DAY_OF_YEAR, Duration, EventName, Id, ItemId, Key, Moment, RuleId, Shape
from uppf.problem import Level, Place, Problem, Route

CODES: Mapping[str, str] = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "enum": "enum",
    "literal_error": "enum",
    "string_pattern_mismatch": "form",
    "string_too_short": "empty-value",
    "string_too_long": "too-long",
    "too_long": "too-long",
    "string_type": "expects-text",
    "model_type": "expects-map",
    "model_attributes_type": "expects-map",
    "dict_type": "expects-map",
    "mapping_type": "expects-map",
    "tuple_type": "expects-list",
    "date_type": "date-form",
    "bool_type": "yes-no",
    "int_type": "whole-number",
    "decimal_type": "amount",
    "is_instance_of": "form",
    "too_short": "empty-value",
    "finite_number": "amount",
    "frequency-kind": "frequency-kind",
}
"""Pydantic's types of error in our codes; one that is not here keeps its own name."""


def _pattern(kind: Any) -> str:
    return next(str(part.pattern) for part in kind.__metadata__ if getattr(part, "pattern", None))


FORMS: Mapping[str, str] = {
    r"^\d{4}$": "form-year",
    r"^\d{2}-\d{2}$": "form-month-day",
    _pattern(Id): "form-id",
    _pattern(ItemId): "form-item",
    _pattern(Key): "form-word",
    _pattern(RuleId): "form-rule",
    _pattern(EventName): "form-event",
    _pattern(Duration): "form-duration",
    _pattern(Moment): "form-moment",
    _pattern(DayOfYear): "form-day-of-year",
    f"^{DAY_OF_YEAR}$": "form-day-of-year",
    _pattern(Unit): "form-unit",
    _pattern(Range): "form-range",
    _pattern(Limit): "form-limit",
}
"""What a pattern asks for, as a code of its own; the rest are just another form."""

_ALTERNATIVES = re.compile(r"\^\(([\w|]+)\)\$")
"""A pattern that is a list of words."""


def told(error: ValidationError, file: str, model: type[Shape], value: Any) -> list[Problem]:
    """Every fault of a file whose plain value is given, at most one for each place.

    Of several ways to read a value the one that got furthest is the one that was meant.
    """
    problems: dict[Route, Problem] = {}
    alternatives: set[Route] = set()
    for one in error.errors(include_url=False):
        code = CODES.get(one["type"], one["type"])
        key = one["loc"][-1:] == ("[key]",) or code == "unknown-key"
        route = _in_file(one["loc"], value, code == "missing-key")
        if len(one["loc"]) > len(route) and not key:
            alternatives.add(route)
        facts: dict[str, object] = {"key": _named(route), "value": _shown(one.get("input"))}
        context = one.get("ctx", {})
        if code == "enum":
            facts["choices"] = tuple(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
        elif code == "form":
            pattern = str(context.get("pattern"))
            code = FORMS.get(pattern, code)
            if listed := _ALTERNATIVES.fullmatch(pattern):
                code, facts["choices"] = "enum", tuple(listed[1].split("|"))
        elif code == "unknown-key":
            facts["near"] = tuple(get_close_matches(str(route[-1]), _keys(model, route), 3, 0.5))
        elif code == "too-long":
            facts["most"] = context.get("max_length")
        place = Place(file, route, None, key)
        problems.setdefault(route, Problem(code, place, Level.ERROR, facts))
    for route in alternatives:
        if any(len(other) > len(route) and other[: len(route)] == route for other in problems):
            problems.pop(route, None)
    return list(problems.values())


def _in_file(loc: Route, value: Any, missing: bool) -> Route:
    """The way that a file itself has: without tags of unions, the index of a single value, and the mark of a key."""
    route: list[str | int] = []
    for step in loc:
        inside = range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
        if step in inside:
            value = value[step]
            route.append(step)
        elif missing and step == loc[-1]:
            route.append(step)
    return tuple(route)


def _named(route: Route) -> str:
    return next((str(part) for part in reversed(route) if isinstance(part, str)), "")


def _shown(value: Any) -> str:
    text = "" if value is None or isinstance(value, dict | list) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _keys(model: type[Shape], route: Route) -> list[str]:
    """The keys that could have stood where an unknown one does."""
    current: list[type[BaseModel]] = [model]
    for part in route[:-1]:
        if isinstance(part, int):
            continue
        following = [
            found
            for shape in current
            for field in shape.model_fields.values()
            if field.alias == part
            for found in _shapes(field.annotation)
        ]
        current = following or current
    return [field.alias or name for shape in current for name, field in shape.model_fields.items()]


def _shapes(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [shape for part in get_args(annotation) for shape in _shapes(part)]
