"""An act as values: the changes to the files, in the files' own words, and what is told of it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from uppf.model.vocabulary import TERMS
from uppf.problem import Problem, refuse

Date = dt.date
Plain: TypeAlias = "str | Mapping[str, Plain] | Sequence[Plain]"
"""What a file can hold: texts, and maps and lists of them."""
Token = Callable[[], str]
"""Gives six fresh letters and digits of ``due.ALPHABET``."""


class Create(NamedTuple):
    """A new file, and all that it holds."""

    file: str
    value: Mapping[str, Plain]


class Put(NamedTuple):
    """A value at the end of a route in a file that is there."""

    file: str
    route: tuple[str, ...]
    value: Plain


class Act(NamedTuple):
    """What is to be done: the changes, and the code and facts from which the trail and the officer are told."""

    changes: tuple[Create | Put, ...]
    code: str
    facts: Mapping[str, object]
    case: str
    provider: str = ""
    next: str = ""
    """The code of the next step."""
    notes: tuple[Problem, ...] = ()
    """What the officer should know beside; nothing that stops the act."""


def written(**fields: object) -> dict[str, Plain]:
    """Fields under their Swedish keys, as texts, in the order given; what says nothing is left out."""
    told = {TERMS[name].key: _plain(value) for name, value in fields.items() if value}
    return {key: value for key, value in told.items() if value}


def _plain(value: object) -> Plain:
    if isinstance(value, dict):
        return value
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value.isoformat() if isinstance(value, Date) else str(value).replace("\r\n", "\n").strip()


def applied(value: Mapping[str, Plain], put: Put) -> dict[str, Plain]:
    """What a file's value is meant to be after a change; a route leads through maps alone."""

    def inside(old: object, route: tuple[str, ...]) -> Plain:
        if not route:
            return put.value
        known = dict(old) if isinstance(old, Mapping) else {}
        return {**known, route[0]: inside(known.get(route[0]), route[1:])}

    return {**value, put.route[0]: inside(value.get(put.route[0]), put.route[1:])}


def not_in_the_future(date: Date, day: Date) -> None:
    """What has happened has happened by the day of the act. Refuses ``future-day``."""
    if date > day:
        raise refuse("future-day", value=date, day=day)
