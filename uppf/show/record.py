"""One thing shown whole: what is written of it, under its labels, as the file has it, and where its parts stand."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum

from pydantic import BaseModel

from uppf.model.plan import Rule
from uppf.model.vocabulary import TERMS
from uppf.rules.distill import chosen
from uppf.show.plain import flat, width, wrap
from uppf.show.rhythm import rhythm
from uppf.show.words import label

Date = dt.date
Words = Mapping[str, str]
States = Mapping[tuple[str, str], str]
"""Where a part stands, by the field it lies in and its key: ``("findings", "b7q2wn")``; derived, never in the file."""

INDENT = 2
NARROWEST = 24
"""Cells that a text keeps, however deep it lies."""
OWN_SHOW = ("units", "agreements", "rules")
"""Parts that are things in themselves: one line each here, whole when they are asked for."""
AS_LINES = ("plan",)
"""Things whose every list is shown as lines; they are long documents."""
NAMELESS = ("case", "provider", "plan", "procurement", "requirement_set", "id")
"""The first field of a thing, when it is only the id that its heading has said already."""
HEADINGS = ("title", "name", "label", "text", "activity", "meaning", "wording")
"""What a part is called in one line: the first of these it has."""
EVENTS = ("event", "counts_as_done")
IDS = (
    *("agreement", "agreements", "case", "check_point", "check_points", "code", "contact", "findings", "id", "period"),
    *("plan", "plans", "procurement", "provider", "registry_number", "replaced_by", "replaces", "replaces_plan"),
    *("requirement", "requirement_set", "requirement_sets", "rule", "unit", "units", "wording", "text"),
)
"""Fields that hold a name of something or words of its own, never a key with words."""


def record_text(title: str, shape: BaseModel, words: Words, room: int, states: States | None = None) -> str:
    """A shape as lines of at most so many cells; what nobody has written is left out."""
    lines = [*wrap(flat(title), room), ""]
    lines += _fields(shape, words, room, 0, states or {}, any(name in AS_LINES for name in type(shape).model_fields))
    return "".join(f"{line}\n" for line in lines)


def _fields(
    shape: BaseModel, words: Words, room: int, depth: int, states: States, as_lines: bool = False
) -> Iterator[str]:
    own = next(iter(type(shape).model_fields))
    for identifier, value in _written(shape):
        if not (identifier == own and own in NAMELESS):
            yield from _value(identifier, TERMS[identifier].label, value, words, room, depth, states, as_lines)


def _written(shape: BaseModel) -> Iterator[tuple[str, object]]:
    """The fields that stand in the file and hold something; what a shape assumes says nothing of the thing."""
    for identifier in type(shape).model_fields:
        value = getattr(shape, identifier)
        if identifier in shape.model_fields_set and value is not None and value != () and value != {}:
            yield identifier, value


def _value(
    identifier: str, name: str, value: object, words: Words, room: int, depth: int, states: States, as_lines: bool
) -> Iterator[str]:
    pad = " " * (INDENT * depth)
    if identifier == "frequency" and isinstance(value, tuple):
        yield from _line(f"{pad}{flat(name)}: ", rhythm(value), room)
    elif isinstance(value, BaseModel):
        yield from _part(name, value, words, room, depth, states)
    elif isinstance(value, Mapping):
        yield f"{pad}{flat(name)}"
        for key, part in _in_order(value):
            head = _keyed(identifier, key, words, states)
            if isinstance(part, BaseModel) and (as_lines or (identifier in OWN_SHOW and depth == 0)):
                yield from _summary(head, part, room, depth + 1)
            elif isinstance(part, BaseModel):
                yield from _part(head, part, words, room, depth + 1, states)
            else:
                yield from _value(
                    identifier, head, "–" if part is None else part, words, room, depth + 1, states, False
                )
    elif isinstance(value, tuple) and any(isinstance(part, BaseModel) for part in value):
        yield f"{pad}{flat(name)}"
        for part in value:
            key = next((getattr(part, one) for one in ("id", "gap") if hasattr(part, one)), "")
            if key and isinstance(part, BaseModel) and (as_lines or identifier in OWN_SHOW):
                yield from _summary(_keyed(identifier, key, words, states), part, room, depth + 1)
            elif isinstance(part, BaseModel):
                yield from _part(f"• {key}".rstrip(), part, words, room, depth + 1, states)
    else:
        many = value if isinstance(value, tuple) else (value,)
        yield from _line(f"{pad}{flat(name)}: ", ", ".join(_said(identifier, one, words) for one in many), room)


def _part(name: str, part: BaseModel, words: Words, room: int, depth: int, states: States) -> Iterator[str]:
    """A part of a thing: on one line when it is small, else its fields below its name."""
    pad, name = " " * (INDENT * depth), flat(name)
    fields = list(_written(part))
    if all(not isinstance(value, (BaseModel, Mapping, tuple)) for _, value in fields):
        told = [f"{TERMS[field].label} {_said(field, value, words)}" for field, value in fields]
        line = f"{pad}{name}{' ' if name == '•' else ': '}{'; '.join(map(flat, told)) or '–'}"
        if width(line) <= room:
            yield line
            return
    yield f"{pad}{name}"
    yield from _fields(part, words, room, depth + 1, states)


def _summary(name: str, part: BaseModel, room: int, depth: int) -> Iterator[str]:
    """A part in a line: its key, what it is called, and for a rule how often."""
    said = next((str(getattr(part, one)) for one in HEADINGS if getattr(part, one, None)), "")
    if isinstance(part, Rule):
        reading = chosen(part)
        said += f" ({rhythm(reading.frequency if reading else part.frequency)})"
    yield from _line(f"{' ' * (INDENT * depth)}{flat(name)}: ", said, room, INDENT * (depth + 1))


def _line(head: str, text: str, room: int, hang: int | None = None) -> Iterator[str]:
    """A head and its text; the lines that follow stand under the text, or so many cells in."""
    if hang is None:
        first, *rest = wrap(flat(text), max(room - width(head), NARROWEST))
        yield f"{head}{first}".rstrip()
        yield from (f"{' ' * width(head)}{line}" for line in rest)
        return
    first, *rest = wrap(flat(f"{head.lstrip()}{text}"), room - hang)
    yield f"{' ' * (width(head) - width(head.lstrip()))}{first}"
    yield from (f"{' ' * hang}{line}" for line in rest)


def _in_order(value: Mapping[str, object]) -> list[tuple[str, object]]:
    """Items by their first day, since random keys say nothing of order; what has no day stays as it stands."""
    days = {key: next((day for day in _days(part)), None) for key, part in value.items()}
    if None in days.values():
        return list(value.items())
    return sorted(value.items(), key=lambda one: (days[one[0]] or Date.min, one[0]))


def _days(part: object) -> Iterator[Date]:
    if isinstance(part, BaseModel):
        for identifier in type(part).model_fields:
            value = getattr(part, identifier)
            if isinstance(value, Date):
                yield value


def _keyed(identifier: str, key: object, words: Words, states: States) -> str:
    state = states.get((identifier, str(key)), "")
    said = label(f"upphandling.{key}") if identifier == "steps" else _word(str(key), words)
    return f"{str(key) if identifier in IDS else said}{f' ({state})' if state else ''}"


def _word(key: str, words: Words) -> str:
    return words.get(key) or label(key)


def _said(identifier: str, value: object, words: Words) -> str:
    if isinstance(value, bool):
        return label("yes" if value else "no")
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, Enum):
        return _word(str(value), words)
    text = str(value)
    if identifier in IDS:
        return text
    if identifier in EVENTS:
        return label(text)
    key = "_" in text and text.isidentifier()
    return words.get(text) or (label(text) if key else text)
