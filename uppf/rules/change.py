"""An act as values: the changes to the files, in the files' own words, and what is told of it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS
from uppf.problem import Problem, refuse

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
Plain: TypeAlias = "str | Mapping[str, Plain] | Sequence[Plain] | None"
"""What a file can hold: texts, and maps and lists of them; a key in a map may say enough alone."""
Token = Callable[[], str]
"""Gives six fresh letters and digits of ``due.ALPHABET``."""
PLACED = "placed"
"""Marks a field of a record, as ``Annotated[str, PLACED]``, that is an argument and yet may be left out."""
ASKED = "asked"
"""Marks a field of a record, as ``Annotated[Date, ASKED]``, that is an option and yet must be said."""


class At(NamedTuple):
    """What an act is decided from: all that is known, the day, and fresh keys for new items."""

    register: "Register"
    facts: Facts
    day: Date
    token: Token


class Create(NamedTuple):
    """A new file, and all that it holds."""

    file: str
    value: Mapping[str, Plain]


class Put(NamedTuple):
    """A value at the end of a route in a file that is there; a number one past the end of a list adds to it."""

    file: str
    route: tuple[str | int, ...]
    value: Plain


Told = Callable[["Register", Facts], Iterable[Problem]]
"""What is worth knowing of the repository as an act has left it."""


class Act(NamedTuple):
    """What is to be done: the changes, and the code and facts from which the trail and the officer are told."""

    changes: tuple[Create | Put, ...]
    code: str
    facts: Mapping[str, object]
    case: str = ""
    provider: str = ""
    next: str = ""
    """The code of the next step, where it is not the first that remains in the case."""
    notes: tuple[Problem, ...] = ()
    """What the officer should know beside; nothing that stops the act."""
    after: Told | None = None
    """What follows, seen in the repository when the act is done."""


def written(**fields: object) -> dict[str, Plain]:
    """Fields under their Swedish keys, as texts, in the order given; what says nothing is left out."""
    told = {TERMS[name].key: plain(value) for name, value in fields.items() if value not in (None, "", (), {})}
    return {key: value for key, value in told.items() if value}


def plain(value: object) -> Plain:
    """A value as a file writes it: days as ``2026-05-20``, truths as ``ja`` and ``nej``, several as a list."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, Date) else str(value).replace("\r\n", "\n").strip()


def applied(value: Mapping[str, Plain], put: Put) -> dict[str, Plain]:
    """What a file's value is meant to be after a change."""

    def inside(old: object, route: tuple[str | int, ...]) -> Plain:
        if not route:
            return put.value
        step, rest = route[0], route[1:]
        if isinstance(step, int):
            items = list(old) if isinstance(old, Sequence) and not isinstance(old, str) else []
            return [*items[:step], inside(items[step] if step < len(items) else None, rest), *items[step + 1 :]]
        known = dict(old) if isinstance(old, Mapping) else {}
        return {**known, step: inside(known.get(step), rest)}

    changed = inside(value, put.route)
    assert isinstance(changed, dict)
    return changed


def not_in_the_future(date: Date, day: Date) -> None:
    """What has happened has happened by the day of the act. Refuses ``future-day``."""
    if date > day:
        raise refuse("future-day", value=date, day=day)
