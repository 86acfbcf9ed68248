"""Numbers that identify: organisations, which are named here, and persons, who never are."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from uppf.problem import Level, Mark, Place, Problem

# ---- Organisations ----

Verdict = Literal["ok", "form", "checksum", "person"]

_ORGANISATION = re.compile(r"(?:16)?([0-9]{6})-?([0-9]{4})")


def organisation_number(text: str) -> Verdict:
    """What an organisation number is worth: ten digits, with or without hyphen, or twelve that begin with 16.

    Its third digit is never below 2, so that it is never taken for a person's number. A sole trader's number is the
    owner's own, and is a person.
    """
    match = _ORGANISATION.fullmatch(text)
    if match is None:
        return "person" if find_personal_numbers(text) else "form"
    digits = match[1] + match[2]
    if digits[2] < "2":
        return "person"
    return "ok" if _luhn(digits) else "checksum"


def standard_organisation_number(text: str) -> str:
    """An organisation number as ``NNNNNN-NNNN``, in which all ways to write it are equal; other text unchanged."""
    match = _ORGANISATION.fullmatch(text)
    return f"{match[1]}-{match[2]}" if match else text


def organisation_number_problem(text: str, place: Place) -> Problem | None:
    """What is wrong with an organisation number, if anything.

    Codes: ``org-number-form``, ``org-number-checksum`` and ``org-number-person``. None of them repeats the number.
    """
    verdict = organisation_number(text)
    return None if verdict == "ok" else Problem(f"org-number-{verdict}", place)


def _luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (modulus 10, weights 2 and 1)."""
    doubled = sum(2 * int(digit) - 9 * (digit > "4") for digit in digits[-2::-2])
    return (doubled + sum(int(digit) for digit in digits[::-2])) % 10 == 0


# ---- Text as it is read, not as it is written ----


class Folded(NamedTuple):
    """A text with all digits, dashes and spaces made plain and invisible characters left out.

    It is for searching: ``positions`` leads from each of its characters back to the text that it was made from.
    """

    text: str
    positions: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as it was written."""
        return self.positions[start], self.positions[end - 1] + 1


def fold(text: str) -> Folded:
    """The text as a reader sees it: full-width digits are digits, every dash is a hyphen, zero-width is nothing."""
    table = {ord(char): _plain(char) for char in set(text) if not char.isascii()}
    positions: Sequence[int] = range(len(text))
    if "" in table.values():
        positions = [position for position, char in enumerate(text) if table.get(ord(char)) != ""]
    return Folded(text.translate(table), positions)


def _plain(char: str) -> str:
    """One plain character for one of Unicode's, or none for one that is not seen."""
    kind = unicodedata.category(char)
    if kind in ("Cf", "Mn", "Me"):
        return ""
    if kind == "Pd" or char in "−⁃˗":
        return "-"
    if char.isspace():
        return " "
    digit = unicodedata.digit(char, None)
    compatible = unicodedata.normalize("NFKC", char) if digit is None else str(digit)
    return compatible if len(compatible) == 1 else char


# ---- Persons' numbers ----

Certainty = Literal["säker", "trolig"]


class Hit(NamedTuple):
    """A personal identity number in a text: where it is, how it may be shown, and how certain it is that it is one."""

    start: int
    end: int
    masked: str
    certainty: Certainty


_MONTH = r"0[1-9]|1[0-2]"
_DAY = r"0[1-9]|[12][0-9]|3[01]"
_BIRTH_DAY = rf"{_DAY}|6[1-9]|[78][0-9]|9[01]"  # a coordination number adds 60 to the day
_NUMBER = re.compile(
    # Looked ahead for, so that what turns out to be no number hides none that begins inside it.
    # No part repeats without a bound and no two can begin alike, so the time is linear in the length of the text.
    rf"""(?<![0-9]) (?= (?P<number>
        (?:(?P<century>16|18|19|20)[ ]?)?
        (?P<year>[0-9]{{2}}) (?P<divider>[-./ ]?) (?P<month>{_MONTH}) (?P=divider) (?P<day>{_BIRTH_DAY})
        (?P<gap>(?: [-+./_*`~\#\s] | &[\#a-zA-Z0-9]{{2,8}}; | </?[a-z]{{1,6}}> ){{0,24}})
        (?P<serial>[0-9TRSUWXJKLMN][0-9]{{3}})
    ) (?![0-9]) )""",
    re.VERBOSE,
)
_SPACED = re.compile(
    r"(?<![0-9]) (?<![0-9][ ]) (?= (?P<number>"
    r" (?:[0-9][ ]){5} (?:(?:[0-9][ ]){2})? [0-9] [ ]?(?P<gap>[-+]?)[ ]? (?:[0-9][ ]){3} [0-9] ) (?![ ]?[0-9]) )",
    re.VERBOSE,
)
_VAT = re.compile(
    rf"(?=(?P<number>SE[ -]?(?P<ten>[0-9]{{2}}(?:{_MONTH})(?:{_BIRTH_DAY})-?[0-9]{{4}})[ -]?01)(?![0-9]))"
)
_DATE_OR_LAW = re.compile(rf"([-./])(?:{_MONTH})\1(?:{_DAY})(?![0-9])|:[0-9]")
_DAY_OF_YEAR = re.compile(rf"(?:{_MONTH})(?:{_DAY})")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")


def mask(ten_digits: str) -> str:
    """A number that its reader may recognise but nobody can learn from: ``5***12-****``."""
    return f"{ten_digits[0]}***{ten_digits[4:6]}-****"


def find_personal_numbers(text: str, before: date | None = None) -> list[Hit]:
    """The personal identity numbers, coordination numbers and interim numbers in a text, however they are written.

    ``säker``: a day that exists and a right check digit. ``trolig``: a wrong check digit after a hyphen (a mistyped
    number still points at somebody), or a right one where chance is a good explanation: ten bare digits, a date of
    this century with four digits after it. With `before`, a full birth date on or after that day is no person's.
    """
    folded = fold(text)
    hits = []
    end = 0
    for start, stop, ten, certainty in sorted(_candidates(folded.text, before)):
        if start >= end:
            end = stop
            hits.append(Hit(*folded.span(start, stop), mask(ten), certainty))
    return hits


def _candidates(text: str, before: date | None) -> Iterator[tuple[int, int, str, Certainty]]:
    for match in _NUMBER.finditer(text):
        certainty = _certainty(match, before)
        if certainty:
            yield *match.span("number"), "".join(match.group("year", "month", "day", "serial")), certainty
    for match in _SPACED.finditer(text):
        digits = re.sub("[^0-9]", "", match["number"])
        if _is_born(digits[:-10], digits[-10:], before) and _luhn(digits[-10:]):
            yield *match.span("number"), digits[-10:], "säker" if match["gap"] else "trolig"
    for match in _VAT.finditer(text):
        ten = match["ten"].replace("-", "")
        if _is_born("", ten, before) and _luhn(ten):
            yield *match.span("number"), ten, "säker"


def _certainty(match: re.Match[str], before: date | None) -> Certainty | None:
    """How certain a number in the right form is; None when it is none."""
    century, divider, gap, serial = match["century"] or "", match["divider"], match["gap"], match["serial"]
    ten = match["year"] + match["month"] + match["day"] + serial
    if not _is_born(century, ten, before) or _is_something_else(match):
        return None
    recent = century == "20"
    clock = recent and _CLOCK.fullmatch(serial) is not None
    interval = _DAY_OF_YEAR.fullmatch(serial) is not None and serial >= ten[2:6]
    if not _luhn(ten if serial.isdigit() else f"{ten[:6]}1{serial[1:]}"):
        return "trolig" if gap in ("-", "+") and not (interval or clock or (recent and divider)) else None
    by_chance = (
        not (gap or century or divider),  # ten bare digits
        not gap and _is_in_a_word(match),  # the name of a version in git
        recent and not gap and clock,  # 202611211530
        recent and bool(gap) and not divider and "-" not in gap and "+" not in gap,  # 20261121 1500
        recent and bool(divider) and "+" not in gap,  # 2026-11-21-0001
        not divider and gap.strip() in (".", "/"),  # an amount, a registry number
    )
    return "trolig" if any(by_chance) else "säker"


def _is_in_a_word(match: re.Match[str]) -> bool:
    start, end = match.span("number")
    return match.string[max(0, start - 1) : start].isalpha() or match.string[end : end + 1].isalpha()


def _is_born(century: str, ten: str, before: date | None) -> bool:
    """Whether the day exists, in one of the centuries it may mean, and lies before the given day."""
    if ten[6:9] == "000":
        return False
    years = (century,) if century in ("18", "19", "20") else ("19", "20")
    return any(_is_day(year + ten[:2], ten[2:4], ten[4:6], before) for year in years)


def _is_day(year: str, month: str, day: str, before: date | None) -> bool:
    try:
        born = date(int(year), int(month), (int(day) - 1) % 60 + 1)
    except ValueError:
        return False
    return before is None or born < before


def _is_something_else(match: re.Match[str]) -> bool:
    """An organisation's VAT number, or a date before another date or a law: ``2025-01-01–2025-12-31``."""
    start, end = match.span("number")
    number = match["number"]
    if match.string[max(0, start - 3) : start].rstrip(" -").endswith("SE") and number.endswith("01"):
        return len(number) == 12 and organisation_number(number[:10]) == "ok"
    return match["serial"][:2] in ("19", "20") and _DATE_OR_LAW.match(match.string, end) is not None


def personal_number_problems(text: str, place: Place, before: date | None = None) -> list[Problem]:
    """Each personal number in a text, masked: ``personal-number`` (error) or ``personal-number-likely`` (warning).

    A place without route or mark gets the mark of the number, so that whole files and messages can be searched.
    """
    codes = {"säker": ("personal-number", Level.ERROR), "trolig": ("personal-number-likely", Level.WARNING)}
    problems = []
    for hit in find_personal_numbers(text, before):
        code, level = codes[hit.certainty]
        problems.append(Problem(code, place_in(text, place, hit.start), level, {"masked": hit.masked}))
    return problems


def place_in(text: str, place: Place, position: int) -> Place:
    """The place of a position in a text: itself if it has a route or a mark, else with the position's mark."""
    if place.route or place.mark:
        return place
    line = text.count("\n", 0, position) + 1
    return place._replace(mark=Mark(line, position - text.rfind("\n", 0, position)))
