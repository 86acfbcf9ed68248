"""A paper that was filled in by hand and comes back: the same text, with something after the words that ask for it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MARK = re.compile(r"\\([\\`*_\[\]<>|~#&$.:=+)-])")
"""What a paper puts before a sign to keep it text."""
FIELD = re.compile(r"^\s*(?:[-*]\s+)?(?:\*\*)?(?P<key>[^:*#|]+?):(?:\*\*)?(?P<text>.*)$")
BEGINS = ("punkt", "fråga")
"""The words that begin something that is asked."""
ANSWERS = ("svar", "bedömning", "iakttagelse", "underlag", "gäller inte")
"""The words that something is written after, on the same line and those that follow."""
HEAD = ("ärende", "tillfälle", "enkät")
"""The words at the head of the paper that say what it is about."""


class Answered(NamedTuple):
    """One thing that was asked, the line it stands on, and what was written."""

    kind: str
    id: str
    line: int
    said: Mapping[str, str]


class Filled(NamedTuple):
    """A paper that was filled in: what it is about, and every answer in it; what is left empty says nothing."""

    head: Mapping[str, str]
    answers: tuple[Answered, ...]


def read(text: str) -> Filled:
    """What stands in a paper. Lines without a word that is known go on with the answer above them."""
    head: dict[str, str] = {}
    answers: list[tuple[str, str, int, dict[str, list[str]]]] = []
    current: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        key, said = _field(line)
        if key in HEAD and not answers:
            head[key], current = said, None
        elif key in BEGINS:
            answers.append((key, said, number, {}))
            current = None
        elif key in ANSWERS and answers:
            current = answers[-1][3].setdefault(key, [])
            current.append(said)
        elif line.lstrip().startswith(("#", "|")):
            current = None
        elif current is not None and line.strip():
            current.append(_plain(line))
    return Filled(head, tuple(Answered(kind, name, line, dict(_said(told))) for kind, name, line, told in answers))


def _field(line: str) -> tuple[str, str]:
    met = FIELD.match(line)
    if met is None:
        return "", ""
    return met["key"].strip().casefold(), _plain(met["text"])


def _plain(text: str) -> str:
    return MARK.sub(r"\1", text).strip()


def _said(told: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for key, lines in told.items():
        text = "\n".join(lines).strip()
        if text:
            yield key, text
