"""Small numbers of individuals in running text: so few that somebody can be known by them (L17)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
NUMBERS = {word: number for number, word in enumerate(WORDS)} | {"ett": 1, "båda": 2, "bägge": 2}
ONE = ("en", "ett")
"""Also the articles: they count only before a person, or with a whole after them."""

_NUMBER = rf"(?:{'|'.join(NUMBERS)}|[0-9]{{1,4}})"
_PERSON = (
    r"(?:boendes?\b|(?:brukar|kund|klient|patient|omsorgstagar|hyresgäst|personer|enskilda|deltagar|barn|ungdom|anhörig|närstående"
    r"|placerad|familj|hushåll)\w*)"
)
_FILE = r"(?:ärende|akt|journal|genomförandeplan|vårdplan|beslut|utredning)\w{0,5}"
_BETWEEN = r"(?:\s+(?!och\b|av\b)[a-zåäö]{2,20}){0,2}"
_FOUND = re.compile(
    rf"(?<![\w,.:/-])(?P<part>{_NUMBER})(?:\s+av\s+(?:de\s+|dessa\s+)?(?P<whole>{_NUMBER}))?"
    rf"{_BETWEEN}\s+(?:(?P<person>{_PERSON})|(?P<file>{_FILE}))\b",
    re.IGNORECASE,
)


class Small(NamedTuple):
    """A number in a text that must not be told, and the number it may be said to be below or above."""

    start: int
    end: int
    below: int = 0
    above: int = 0


def small_numbers(text: str, least: int) -> list[Small]:
    """The numbers of individuals in a text that are below the least that may be shown, or so near their whole."""
    return [small for match in _FOUND.finditer(text) for small in _small(match, least)]


def _small(match: re.Match[str], least: int) -> Iterator[Small]:
    part = _number(match["part"])
    whole = _number(match["whole"]) if match["whole"] else None
    article = match["part"].casefold() in ONE and whole is None and not match["person"]
    if 0 < part < least and not article:
        yield Small(*match.span("part"), below=least)
    elif whole is not None and least <= whole and 0 < whole - part < least:
        yield Small(*match.span("part"), above=whole - least)
    if whole is not None and 0 < whole < least:
        yield Small(*match.span("whole"), below=least)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.casefold()]


def too_small(part: int | None, whole: int | None, least: int) -> bool:
    """Whether a count of individuals, or what is left of its whole, is so small that it must not be told."""
    counts = (part, whole, whole - part if part is not None and whole is not None else None)
    return any(count is not None and 0 < count < least for count in counts)
