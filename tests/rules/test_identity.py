"""Organisation numbers, and persons' numbers in every way of writing; all numbers are made here, none is anybody's."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.se import orgnr

from uppf.problem import Level, Mark, Place, Problem
from uppf.rules import identity
from uppf.rules.identity import Certainty

settings.register_profile("modest", max_examples=100, deadline=None)
settings.load_profile("modest")


def with_check_digit(nine: str) -> str:
    return nine + luhn.calc_check_digit(nine)


def wrong(ten: str) -> str:
    """The same number with its check digit mistyped."""
    return ten[:9] + str((int(ten[9]) + 1) % 10)


def personal_number(born: date, serial: int, coordination: bool = False) -> str:
    """Twelve digits with a right check digit."""
    day = born.day + 60 * coordination
    return f"{born.year // 100}" + with_check_digit(f"{born:%y%m}{day:02}{serial:03}")


NUMBERS = st.builds(personal_number, st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(1, 999), st.booleans())
NUMBERS_OF_THIS_CENTURY = st.builds(
    personal_number, st.dates(date(2000, 1, 1), date(2026, 11, 20)), st.integers(1, 999), st.booleans()
)

# ---- Organisations ----


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("212000-0142", "ok"),  # a municipality, in public registers
        ("2120000142", "ok"),
        ("162120000142", "ok"),
        ("16212000-0142", "ok"),
        ("212000-0143", "checksum"),
        ("2120000143", "checksum"),
        ("212000-014", "form"),
        ("212000–0142", "form"),
        (" 212000-0142", "form"),
        ("2 12000-0142", "form"),
        ("192120000142", "form"),
        ("SE212000014201", "form"),
        ("", "form"),
        ("saknas", "form"),
        ("000101-0000", "person"),
        ("121999-9999", "person"),
        ("160001010000", "person"),
    ],
)
def test_an_organisation_number(text: str, verdict: str) -> None:
    assert identity.organisation_number(text) == verdict


@given(st.from_regex(r"[0-9]{6}-?[0-9]{4}", fullmatch=True))
def test_an_organisation_number_is_judged_like_an_independent_reader_does(text: str) -> None:
    verdict = identity.organisation_number(text)
    if text[2] in "01":
        assert verdict == "person"
    else:
        assert (verdict == "ok") == orgnr.is_valid(text)


@given(st.integers(0, 10**9 - 1), st.sampled_from(["{0}{1}", "{0}-{1}", "16{0}{1}", "16{0}-{1}"]))
def test_all_ways_to_write_an_organisation_number_are_one(nine: int, form: str) -> None:
    ten = with_check_digit(f"{nine:09}")
    text = form.format(ten[:6], ten[6:])
    assert identity.standard_organisation_number(text) == f"{ten[:6]}-{ten[6:]}" == orgnr.format(ten)
    assert identity.organisation_number(text) == identity.organisation_number(ten)


@given(NUMBERS, st.sampled_from(["{2}-{3}", "{2}{3}", "{0}{2}-{3}", "{0}{2}{3}", "16{2}{3}", "{2}–{3}"]))
def test_a_person_is_never_an_organisation_and_the_problem_does_not_repeat_the_number(number: str, form: str) -> None:
    text = form.format(number[:2], None, number[2:8], number[8:])
    place = Place("utforare/solglantan.yaml", ("orgnr",))
    assert identity.organisation_number_problem(text, place) == Problem("org-number-person", place)


def test_a_right_organisation_number_is_no_problem() -> None:
    assert identity.organisation_number_problem("212000-0142", Place()) is None
    assert identity.organisation_number_problem("212000-0143", Place()) == Problem("org-number-checksum")
    assert identity.organisation_number_problem("okänt", Place()) == Problem("org-number-form")


# ---- Persons: every way to write ----

FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
FORMS = {
    "YYMMDD-NNNN": "{y}{m}{d}-{n}",
    "the year one turns 100": "{y}{m}{d}+{n}",
    "century, hyphen": "{c}{y}{m}{d}-{n}",
    "century, plus": "{c}{y}{m}{d}+{n}",
    "century, bare": "{c}{y}{m}{d}{n}",
    "ten bare digits": "{y}{m}{d}{n}",
    "space": "{y}{m}{d} {n}",
    "century, space": "{c}{y}{m}{d} {n}",
    "century apart": "{c} {y}{m}{d}-{n}",
    "hyphen in spaces": "{y}{m}{d} - {n}",
    "en dash": "{y}{m}{d}–{n}",
    "em dash": "{y}{m}{d}—{n}",
    "minus sign": "{y}{m}{d}\N{MINUS SIGN}{n}",
    "non-breaking hyphen": "{y}{m}{d}\N{NON-BREAKING HYPHEN}{n}",
    "figure dash": "{y}{m}{d}\N{FIGURE DASH}{n}",
    "full-width hyphen": "{y}{m}{d}\N{FULLWIDTH HYPHEN-MINUS}{n}",
    "no-break space": "{y}{m}{d}\N{NO-BREAK SPACE}{n}",
    "thin space": "{y}{m}{d}\N{THIN SPACE}{n}",
    "narrow no-break space": "{y}{m}{d}\N{NARROW NO-BREAK SPACE}-\N{NARROW NO-BREAK SPACE}{n}",
    "tab": "{y}{m}{d}\t{n}",
    "zero-width space": "{y}{m}\N{ZERO WIDTH SPACE}{d}\N{ZERO WIDTH SPACE}-{n}",
    "word joiner": "{y}{m}{d}\N{WORD JOINER}-\N{WORD JOINER}{n}",
    "soft hyphen": "{y}{m}{d}-\N{SOFT HYPHEN}{n}",
    "line break": "{y}{m}{d}-\n{n}",
    "line break and indent": "{y}{m}{d}-\r\n      {n}",
    "comment over two lines": "{y}{m}{d}-\n# {n}",
    "bold": "**{y}{m}{d}-{n}**",
    "half bold": "**{y}{m}{d}**-{n}",
    "entity": "{y}{m}{d}&#8209;{n}",
    "element": "<b>{y}{m}{d}</b>-{n}",
    "dashed date": "{c}{y}-{m}-{d}-{n}",
    "dashed date, space": "{c}{y}-{m}-{d} {n}",
    "dotted date": "{y}.{m}.{d}-{n}",
    "spaced date": "{y} {m} {d} {n}",
    "slashes": "{c}{y}/{m}/{d}-{n}",
    "double hyphen": "{y}{m}{d}--{n}",
    "underscore": "akt_{y}{m}{d}_{n}.pdf",
    "slash": "{y}{m}{d}/{n}",
    "dot": "{y}{m}{d}.{n}",
    "glued to letters": "pnr{y}{m}{d}-{n}st",
    "as an organisation's": "16{y}{m}{d}{n}",
    "VAT number of a sole trader": "SE{y}{m}{d}{n}01",
    "VAT number, spaced": "SE {y}{m}{d}-{n} 01",
}
ONLY_LIKELY = {"ten bare digits", "slash", "dot"}


def written(form: str, number: str) -> str:
    return form.format(c=number[:2], y=number[2:4], m=number[4:6], d=number[6:8], n=number[8:])


def found(text: str, before: date | None = None) -> list[tuple[str, Certainty]]:
    return [(hit.masked, hit.certainty) for hit in identity.find_personal_numbers(text, before)]


@pytest.mark.parametrize("name", FORMS)
@given(number=NUMBERS)
def test_a_number_is_found_in_every_way_of_writing(name: str, number: str) -> None:
    text = f"Brukaren {written(FORMS[name], number)} har flyttat."
    certainty: Certainty = "trolig" if name in ONLY_LIKELY else "säker"
    assert found(text) == [(f"{number[2]}***{number[6:8]}-****", certainty)]


@pytest.mark.parametrize("name", FORMS)
@given(number=NUMBERS_OF_THIS_CENTURY)
def test_a_number_of_this_century_is_found_too_but_may_be_a_date_and_an_amount(name: str, number: str) -> None:
    assert [masked for masked, _ in found(written(FORMS[name], number))] == [f"{number[2]}***{number[6:8]}-****"]


@given(NUMBERS, st.sampled_from([FULL_WIDTH, ARABIC]))
def test_foreign_digits_are_digits(number: str, digits: dict[int, int]) -> None:
    text = f"{number[2:8]}-{number[8:]}".translate(digits)
    assert found(text) == [(f"{number[2]}***{number[6:8]}-****", "säker")]


@given(NUMBERS)
def test_a_number_in_the_boxes_of_a_form_is_found(number: str) -> None:
    masked = f"{number[2]}***{number[6:8]}-****"
    assert found(" ".join(number[2:])) == [(masked, "trolig")]
    assert found(" ".join(f"{number[:8]}-{number[8:]}")) == [(masked, "säker")]


@given(NUMBERS, st.sampled_from("TRSUWXJKLMN"), st.sampled_from(["-", ""]))
def test_an_interim_number_counts_its_letter_as_one(number: str, letter: str, sign: str) -> None:
    ten = with_check_digit(f"{number[2:8]}1{number[9:11]}")
    assert found(f"{ten[:6]}{sign}{letter}{ten[7:]}") == [
        (f"{ten[0]}***{ten[4:6]}-****", "säker" if sign else "trolig")
    ]


@given(NUMBERS)
def test_a_mistyped_number_still_points_at_somebody(number: str) -> None:
    ten = wrong(number[2:])
    is_interval = ten[6:] >= ten[2:6] and "0101" <= ten[6:] <= "1231" and "01" <= ten[8:] <= "31"
    for text in (f"{ten[:6]}-{ten[6:]}", f"{ten[:6]}+{ten[6:]}", f"{number[:2]}{ten[:6]}-{ten[6:]}"):
        assert is_interval or found(text) == [(f"{ten[0]}***{ten[4:6]}-****", "trolig")]
    for text in (ten, f"{ten[:6]} {ten[6:]}", f"{number[:2]}{ten}"):
        assert found(text) == []


@given(NUMBERS, NUMBERS, st.text(alphabet="åäö \n\N{ZERO WIDTH SPACE}–.", max_size=20))
def test_a_hit_lies_where_the_number_is_written(one: str, other: str, between: str) -> None:
    first, second = (f"{number[2:8]}-\N{ZERO WIDTH SPACE}{number[8:]}" for number in (one, other))
    text = f"{between}{first} och {between}{second}"
    hits = identity.find_personal_numbers(text)
    assert [text[hit.start : hit.end] for hit in hits] == [first, second]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(None, 1, id="without a day anything may be"),
        pytest.param(date(2026, 1, 2), 1, id="born the day before"),
        pytest.param(date(2026, 1, 1), 0, id="not yet born"),
    ],
)
def test_nobody_is_born_in_the_future(before: date | None, expected: int) -> None:
    number = personal_number(date(2026, 1, 1), 987)
    assert len(identity.find_personal_numbers(f"{number[:8]}-{number[8:]}", before)) == expected
    assert len(identity.find_personal_numbers(f"{number[2:8]}-{number[8:]}", before)) == 1


# ---- Not persons ----


def dates(chance: random.Random) -> date:
    return date(1990, 1, 1) + timedelta(chance.randrange(40 * 365))


def organisation(chance: random.Random) -> str:
    return with_check_digit(f"{chance.randrange(10, 100)}{chance.randrange(2, 10)}{chance.randrange(10**6):06}")


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def mobile(chance: random.Random) -> str:
    return f"07{chance.choice('02369')}{digits(chance, 7)}"


def interval(chance: random.Random) -> str:
    one, other = dates(chance), dates(chance)
    sign = chance.choice(["–", "-", " - ", "/", " ", "--", "\n"])
    return chance.choice(
        [f"{one}{sign}{other}", f"{one:%Y%m%d}{sign}{other:%Y%m%d}", f"{one:%y%m%d}{sign}{other:%y%m%d}"]
    )


NOT_PERSONS: dict[str, Callable[[random.Random], str]] = {
    "organisation number": lambda c: (n := organisation(c))[:6] + c.choice(["-", "", " ", "–"]) + n[6:],
    "organisation number with 16": lambda c: f"16{organisation(c)}",
    "VAT number": lambda c: f"SE{c.choice(['', ' '])}{organisation(c)}01",
    "registry number YY/board": lambda c: f"{digits(c, 2)}/SN {digits(c, 4)}",
    "registry number with colon": lambda c: f"Sov: {c.randrange(1, 9999)}/{c.randrange(1990, 2030)}",
    "registry number by year": lambda c: f"VON {c.randrange(1990, 2030)}/{c.randrange(1, 99999)}",
    "registry number, hyphens": lambda c: f"SCN-{c.randrange(1990, 2030)}-{digits(c, 4)}",
    "registry number, six digits": lambda c: f"SON {c.randrange(1990, 2030)}-{digits(c, 6)}",
    "registry number, board last": lambda c: f"{c.randrange(1990, 2030)}/{digits(c, 2)}-NF-{digits(c, 3)}",
    "registry number, classified": lambda c: f"KS-{c.randrange(1990, 2030)}/{digits(c, 3)}.{digits(c, 3)}",
    "registry number with document": lambda c: f"ON {c.randrange(1990, 2030)}/{digits(c, 4)} {digits(c, 5)}",
    "registry number, Stockholm": lambda c: f"{digits(c, 3)}-{digits(c, 3)}/{c.randrange(1990, 2030)}",
    "registry number, IVO": lambda c: f"8.5-{digits(c, 5)}/{c.randrange(1990, 2030)}",
    "registry number like a law": lambda c: f"{c.randrange(1990, 2030)}:{digits(c, 3)}",
    "law": lambda c: f"lag ({c.randrange(1900, 2030)}:{c.randrange(1, 1900)}) {dates(c)}",
    "date before a law": lambda c: f"{dates(c)} {c.randrange(1990, 2030)}:{c.randrange(1, 1900)}",
    "mobile in groups": lambda c: f"{(n := mobile(c))[:3]}-{n[3:6]} {n[6:8]} {n[8:]}",
    "mobile, hyphen": lambda c: f"{(n := mobile(c))[:3]}-{n[3:]}",
    "mobile, country": lambda c: f"+46{mobile(c)[1:]}",
    "telephone": lambda c: f"019-{digits(c, 2)} {digits(c, 2)} {digits(c, 2)}",
    "bankgiro": lambda c: f"{digits(c, c.choice([3, 4]))}-{digits(c, 4)}",
    "plusgiro": lambda c: f"{digits(c, 2)} {digits(c, 2)} {digits(c, 2)}-{digits(c, 1)}",
    "date": lambda c: f"{dates(c)}",
    "interval": interval,
    "point in time": lambda c: (datetime(2026, 1, 1) + timedelta(minutes=c.randrange(10**6))).isoformat(  # noqa: DTZ001
        c.choice(["T", " "])
    ),
    "amount": lambda c: f"{c.randrange(10**7):_}".replace("_", " ") + c.choice([" kr", ",50 kr", ""]),
    "amount, no spaces": lambda c: f"{c.randrange(10**8)}.{digits(c, 2)}",
    "item of a case": lambda c: "".join(c.choices("abcdefghjkmnpqrstuvwxyz23456789", k=6)),
    "case": lambda c: (
        f"{c.randrange(2020, 2030)}-ekbacken-" + "".join(c.choices("abcdefghjkmnpqrstuvwxyz23456789", k=6))
    ),
    "length of stay": lambda c: f"{c.randrange(400)} dagar, {c.randrange(100)} %",
    "municipality and postal code": lambda c: f"{digits(c, 4)} {digits(c, 3)} {digits(c, 2)}",
    "serial number 000": lambda c: f"{dates(c):%y%m%d}-000{digits(c, 1)}",
}


def texts(make: Callable[[random.Random], str], count: int) -> Iterator[str]:
    chance = random.Random(1930_173)
    return (f"enligt {make(chance)} i avtalet" for _ in range(count))


@pytest.mark.parametrize("name", NOT_PERSONS)
def test_other_numbers_are_left_alone(name: str) -> None:
    assert [text for text in texts(NOT_PERSONS[name], 2000) if identity.find_personal_numbers(text)] == []


@pytest.mark.parametrize(
    ("make", "at_most"),
    [
        pytest.param(mobile, 40, id="mobile, bare"),
        pytest.param(lambda c: f"08-{digits(c, 8)}", 15, id="telephone, long"),
        pytest.param(lambda c: digits(c, 10), 25, id="any ten digits"),
        pytest.param(lambda c: digits(c, 12), 5, id="any twelve digits"),
        pytest.param(lambda c: f"{c.getrandbits(160):040x}", 5, id="object id of a version"),
        pytest.param(lambda c: f"20{dates(c):%y%m%d}{c.randrange(24):02}{c.randrange(60):02}", 250, id="YYYYMMDDHHMM"),
        pytest.param(lambda c: f"2026-{c.randrange(1, 13):02}-15 {digits(c, 4)}", 250, id="date and four digits"),
        pytest.param(lambda c: f"20{c.randrange(10, 27)}0115 {digits(c, 4)} kr", 250, id="compact date and amount"),
        pytest.param(lambda c: f"2026-01-{c.randrange(10, 32)}-{digits(c, 4)}", 250, id="dated file name"),
        pytest.param(
            lambda c: f"{digits(c, 6)}/{c.randrange(1990, 2030)}", 30, id="registry number that begins with a date"
        ),
    ],
)
def test_numbers_that_chance_may_turn_into_a_person_s_are_few_and_only_warned_of(
    make: Callable[[random.Random], str], at_most: int
) -> None:
    hits = [hit for text in texts(make, 2000) for hit in identity.find_personal_numbers(text)]
    assert len(hits) <= at_most
    assert {hit.certainty for hit in hits} <= {"trolig"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("2601010630", "{0}-{1}", id="half a year, short"),
        pytest.param("2601010630", "20{0}-{1}", id="half a year"),
        pytest.param("2601151715", "20{0}-{1}", id="day and time"),
    ],
)
def test_an_interval_or_a_time_is_no_mistyped_number(text: str, form: str) -> None:
    assert not luhn.is_valid(text)
    assert found(form.format(text[:6], text[6:])) == []
    not_a_time = wrong(with_check_digit(f"{text[:6]}987"))
    assert found(form.format(not_a_time[:6], not_a_time[6:])) == [(f"2***{text[4:6]}-****", "trolig")]


@pytest.mark.parametrize(
    "day",
    [pytest.param(day, id=day) for day in ("0229", "0230", "0431", "1301", "0001", "0100", "0132", "0160", "0192")],
)
def test_a_day_that_no_year_has_is_no_birth(day: str) -> None:
    year = "01"
    ten = with_check_digit(f"{year}{day}123")
    assert found(f"{ten[:6]}-{ten[6:]}") == []


def test_a_leap_day_is_a_birth_day_when_one_of_the_centuries_had_it() -> None:
    ten = with_check_digit("000229123")
    assert found(f"20{ten[:6]}-{ten[6:]}") != []
    assert found(f"19{ten[:6]}-{ten[6:]}") == []
    assert found(f"{ten[:6]}-{ten[6:]}") != []


@given(st.text(alphabet="0123456789-+ .TRS/\n\N{ZERO WIDTH SPACE}", max_size=200))
def test_any_text_is_searched_and_hits_never_overlap(text: str) -> None:
    hits = identity.find_personal_numbers(text)
    edges = [edge for hit in hits for edge in (hit.start, hit.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


# ---- Problems ----


def test_the_problem_of_a_number_says_where_it_is_and_never_what_it_is() -> None:
    number = personal_number(date(1951, 12, 12), 456)
    ten = f"{number[2:8]}-{number[8:]}"
    text = f"Rad ett\nBrukaren {ten}\n och {wrong(number[2:])[:6]}-{wrong(number[2:])[6:]}"
    sure, likely = identity.personal_number_problems(text, Place("arenden/2026/ekbacken.yaml"))
    place = Place("arenden/2026/ekbacken.yaml", mark=Mark(2, 10))
    assert sure == Problem("personal-number", place, Level.ERROR, {"masked": "5***12-****"})
    place = Place("arenden/2026/ekbacken.yaml", mark=Mark(3, 6))
    assert likely == Problem("personal-number-likely", place, Level.WARNING, {"masked": "5***12-****"})
    at_route = Place("arenden/2026/ekbacken.yaml", ("brister", "b7q2wn", "text"))
    assert {problem.place for problem in identity.personal_number_problems(text, at_route)} == {at_route}
