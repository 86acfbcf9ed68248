"""Words in running text that may point at one person without being a number: a birth date, a room, a telephone."""

import re
from collections.abc import Callable, Collection
from typing import Literal, NamedTuple

from uppf.problem import Level, Place, Problem
from uppf.rules.identity import fold, place_in

Kind = Literal[
    "ofullständigt personnummer",
    "födelsedatum",
    "initialer och ålder",
    "bostad",
    "mobilnummer",
    "privat e-postadress",
    "skyddade uppgifter",
]


class Trace(NamedTuple):
    """What may point at a person: where it is in the text, how it may be shown, and what it is."""

    start: int
    end: int
    masked: str
    kind: Kind


Applies = Callable[[re.Match[str], Collection[str]], bool]


def _always(match: re.Match[str], domains: Collection[str]) -> bool:
    return True


def _near_a_person(match: re.Match[str], domains: Collection[str]) -> bool:
    return _PERSON.search(match.string, max(0, match.start() - _NEAR), match.end() + _NEAR) is not None


def _outside(match: re.Match[str], domains: Collection[str]) -> bool:
    address = match["domain"].lower()
    return not any(address == domain.lower() or address.endswith(f".{domain.lower()}") for domain in domains)


_NEAR = 80
_PERSON = re.compile(
    r"\b(?:brukar(?:e|en|ens|es)|(?:boende|kund|klient|patient)(?:n|en|ns|ens|s)?|omsorgstagar\w{1,4}|enskild[ea]s?)\b",
    re.IGNORECASE,
)
_MONTH_DAY = r"(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12][0-9]|3[01])"
_MONTH_NAME = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?"
_BIRTH_DATE = (
    rf"(?:(?:18|19|20)?[0-9]{{2}}-?{_MONTH_DAY}"
    rf"|[0-9]{{1,2}}\s{_MONTH_NAME}\s(?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{1,2}}/[0-9]{{1,2}}[\s-](?:[0-9]{{4}}|[0-9]{{2}}))"
)

# The text is folded before it is searched: a letter whose ring or dots were written apart from it has lost them.
TRACES: tuple[tuple[Kind, re.Pattern[str], Applies], ...] = (
    (
        "ofullständigt personnummer",
        re.compile(
            r"(?<![0-9])(?:18|19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278][0-9]|3[01]|9[01])"
            r"\s?[-+]\s?(?=[0-9]{0,3}[x*?])[0-9x*?]{3,4}(?![\w*])",
            re.IGNORECASE,
        ),
        _always,
    ),
    (
        "födelsedatum",
        re.compile(
            r"\b(?:f[öo]dd|f[öo]delse(?:datum|dag|[åa]r(?:et)?)|f\.)\s{0,3}:?\s{0,3}"
            rf"(?:den\s|[åa]r\s|\s)?(?:{_BIRTH_DATE}|(?:18|19|20)[0-9]{{2}})(?![0-9])",
            re.IGNORECASE,
        ),
        _always,
    ),
    (
        "initialer och ålder",
        re.compile(r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.?,?\s?\(?[0-9]{1,3}[\s-]?[åa]r\b"),
        _always,
    ),
    (
        "bostad",
        re.compile(r"\b(?:lgh|l[äa]genhet(?:en)?|rum(?:met)?)\.?\s?(?:nr\.?|nummer)?\s?[0-9]{1,4}\b", re.IGNORECASE),
        _near_a_person,
    ),
    (
        "mobilnummer",
        re.compile(r"(?<![0-9+])(?:(?:\+|00)46\s?(?:\(0\)\s?)?|0)7[02369](?:[\s/-]{0,3}[0-9]){7}(?![0-9])"),
        _always,
    ),
    (
        "privat e-postadress",
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"),
        _outside,
    ),
    (
        "skyddade uppgifter",
        re.compile(r"\bskydda(?:d|de|t)\s(?:identitet|personuppgift|folkbokf[öo]ring|adress)\w{0,10}", re.IGNORECASE),
        _always,
    ),
)
"""What is looked for, and when what looks like it counts."""


def find_personal_traces(text: str, allowed_domains: Collection[str] = ()) -> list[Trace]:
    """What in a running text may point at one person, in the order of the text; e-mail at the allowed domains may stay.

    For prose only: in a field for a provider's telephone the same words are in their place. Names are not found; they
    cannot be told from other words with any certainty.
    """
    folded = fold(text)
    return sorted(
        Trace(*folded.span(*match.span()), _mask(match[0]), kind)
        for kind, pattern, applies in TRACES
        for match in pattern.finditer(folded.text)
        if applies(match, allowed_domains)
    )


def _mask(text: str) -> str:
    return text[0] + re.sub(r"\w", "*", text[1:])


def personal_trace_problems(text: str, place: Place, allowed_domains: Collection[str] = ()) -> list[Problem]:
    """Each trace of a person in a text, masked, as a warning (``personal-trace``)."""
    return [
        Problem(
            "personal-trace",
            place_in(text, place, trace.start),
            Level.WARNING,
            {"kind": trace.kind, "masked": trace.masked},
        )
        for trace in find_personal_traces(text, allowed_domains)
    ]
