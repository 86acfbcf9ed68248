"""One thing shown whole: every field under its label, in the order of the file, then what is to be done about it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum

from pydantic import BaseModel

from uppf.model.vocabulary import TERMS
from uppf.show.plain import flat, wrap
from uppf.show.words import label

Date = dt.date
INDENT = 2


def record_text(title: str, shape: BaseModel, words: Mapping[str, str], width: int) -> str:
    """A shape as lines of at most so many cells; what is empty is left out."""
    lines = [flat(title), ""]
    lines += _fields(shape, words, width, 0)
    return "".join(f"{line}\n" for line in lines)


def _fields(shape: BaseModel, words: Mapping[str, str], width: int, depth: int) -> Iterator[str]:
    for identifier in type(shape).model_fields:
        value = getattr(shape, identifier)
        if value is None or value == () or value == {}:
            continue
        yield from _value(TERMS[identifier].label, value, words, width, depth)


def _value(name: str, value: object, words: Mapping[str, str], width: int, depth: int) -> Iterator[str]:
    pad = " " * (INDENT * depth)
    if isinstance(value, BaseModel):
        inner = list(_fields(value, words, width, depth + 1))
        yield from ([f"{pad}{flat(name)}", *inner] if inner else [f"{pad}{flat(name)}: –"])
    elif isinstance(value, Mapping):
        yield f"{pad}{flat(name)}"
        for key, part in value.items():
            yield from _value(_word(str(key), words), part if part is not None else "–", words, width, depth + 1)
    elif isinstance(value, tuple) and any(isinstance(part, BaseModel) for part in value):
        yield f"{pad}{flat(name)}"
        for number, part in enumerate(value, 1):
            yield from _value(_heading(part, number), part, words, width, depth + 1)
    else:
        said = ", ".join(_said(one, words) for one in value) if isinstance(value, tuple) else _said(value, words)
        head = f"{pad}{flat(name)}: "
        first, *rest = wrap(flat(said), max(width - len(head), 24)) or [""]
        yield f"{head}{first}"
        yield from (f"{' ' * len(head)}{line}" for line in rest)


def _heading(part: object, number: int) -> str:
    return str(getattr(part, "id", None) or getattr(part, "title", None) or number)


def _word(key: str, words: Mapping[str, str]) -> str:
    return words.get(key, label(key))


def _said(value: object, words: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return label("yes" if value else "no")
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, Enum):
        return _word(str(value), words)
    text = str(value)
    return words.get(text, text)
