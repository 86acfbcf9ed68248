"""The words of a plan turned into ways of reckoning: phrases, moments, days of the year; the malformed are refused."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.desk import written
from tests.rules.worlds import modest
from uppf.model.facts import (
    Calendar,
    Continuous,
    Deadline,
    Duration,
    Frequency,
    Moment,
    OnEvent,
    Phase,
    Quota,
    Rolling,
    Series,
    Snap,
    Trigger,
    YearDay,
)
from uppf.model.frequency import Frequencies
from uppf.model.shape import MOMENT
from uppf.problem import Refusal
from uppf.rules.calendar import duration_text
from uppf.rules.frequency import KINDS
from uppf.rules.language import MISSING, bound, day_of_year, frequencies, moment, months_of, normal
from uppf.rules.period import MONTH_NAMES
from uppf.store.packaged import packaged
from uppf.store.reader import read
from uppf.store.yamltext import parse

FREQUENCY: TypeAdapter[tuple[Any, ...]] = TypeAdapter(Frequencies)
START = Moment("driftstart")


def phrases() -> Mapping[str, Any]:
    """The phrase list that travels with the program."""
    return read(packaged("fraser.yaml").parent).register.phrases


PHRASES = phrases()


def months(count: int) -> Duration:
    return Duration(months=count)


def days(count: int) -> Duration:
    return Duration(days=count)


def read_as(text: str) -> tuple[Frequency, ...]:
    """What is written after `frekvens:` in a file, as the engine reads it."""
    return frequencies(FREQUENCY.validate_python(parse(f"frekvens: {text}".encode()).value["frekvens"]), PHRASES)


def refused(act: Callable[[], object]) -> list[str]:
    """The codes with which something is refused."""
    with pytest.raises(Refusal) as refusal:
        act()
    return [problem.code for problem in refusal.value.problems]


# ---- Phrases ----


@pytest.mark.parametrize("phrase", sorted(PHRASES))
def test_every_phrase_is_a_frequency(phrase: str) -> None:
    (found,) = frequencies((phrase,), PHRASES)
    assert type(found) in KINDS
    assert frequencies((f"{phrase.upper().replace(' ', '  ')}.",), PHRASES) == (found,)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # One phrase of each kind, and those of the five documents.
        ("årligen", Calendar(12)),
        ("varje år", Calendar(12)),
        ("vartannat år", Calendar(24)),
        ("tertialvis", Calendar(4)),
        ("halvårsvis", Calendar(6)),
        ("kvartalsvis", Calendar(3)),
        ("varannan månad", Calendar(2)),
        ("1 gång i månaden", Calendar(1)),
        ("minst en gång var tredje år", Rolling(months(36), START)),
        ("två gånger om året", Quota(6, 1, 1)),
        ("1–3 gånger i månaden", Quota(1, 1, 3)),
        ("1-3 gånger i månaden", Quota(1, 1, 3)),
        ("minst ett år innan driftstart", Deadline(months(12), START, -1)),
        ("senast två veckor innan beslut", Deadline(days(14), Moment("upphandling.beslut_upphandling"), -1)),
        ("snarast efter tilldelningsbeslut", Deadline(days(30), Moment("avtal.tilldelat"), 1, Snap(days(14)))),
        ("när avtalet träder i kraft", Deadline(days(0), Moment("avtal.ikraft"))),
        ("vid behov", OnEvent((Trigger(Moment("behov")),))),
        ("på begäran", OnEvent((Trigger(Moment("begäran")),))),
        ("löpande", Continuous("pågår")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_phrase_means(phrase: str, expected: Frequency) -> None:
    assert frequencies((phrase,), PHRASES) == (expected,)


def test_what_the_plan_leaves_open_gives_nothing() -> None:
    assert frequencies((MISSING,), PHRASES) == frequencies(None, PHRASES) == ()
    assert frequencies(("årligen", "Saknas."), PHRASES) == (Calendar(12),)


@pytest.mark.parametrize(
    ("phrase", "near"),
    [
        pytest.param("tertialsvis", "tertialvis", id="misspelt"),
        pytest.param("en gång om åren", "en gång om året", id="almost"),
        pytest.param("sakans", "saknas", id="left-open-misspelt"),
    ],
)
def test_an_unknown_phrase_names_those_it_resembles(phrase: str, near: str) -> None:
    with pytest.raises(Refusal) as refusal:
        frequencies((phrase,), PHRASES)
    (problem,) = refusal.value.problems
    assert problem.code == "phrase-unknown"
    assert near in problem.facts["near"]  # type: ignore[operator]


@modest
@given(st.text(max_size=40))
def test_any_text_is_a_phrase_or_is_refused(text: str) -> None:
    if normal(text) in (*PHRASES, MISSING):
        assert len(frequencies((text,), PHRASES)) <= 1
    else:
        assert refused(lambda: frequencies((text,), PHRASES)) == ["phrase-unknown"]


@modest
@example("årligen. ")
@given(st.text(max_size=40))
def test_a_phrase_made_normal_is_normal(text: str) -> None:
    assert normal(normal(text)) == normal(text)


# ---- What is written out ----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{per: år}", Calendar(12), id="K1"),
        pytest.param("{per: 2 år, årsstart: 1 april}", Calendar(24, year_start=(4, 1)), id="T09c"),
        pytest.param("{per: räkenskapsår, eftersläp: 8 månader}", Calendar(12, True, lag=months(8)), id="T17"),
        pytest.param("{per: år, senast: 31 mars året efter}", Calendar(12, at_latest=YearDay(3, 31, 1)), id="T01"),
        pytest.param("{per: år, senast: 31 december året före}", Calendar(12, at_latest=YearDay(12, 31, -1)), id="T36"),
        pytest.param("{per: tertial, delperiod: 2 månader}", Calendar(4, part="", part_left=months(2)), id="T15b"),
        pytest.param("{per: år, delperiod: alltid}", Calendar(12, part="alltid"), id="a-begun-year-always-counts"),
        pytest.param(
            "{per: månad, från: driftstart, till: driftstart + 1 år}",
            Calendar(1, start=START, end=Moment("driftstart", sign=1, duration=months(12))),
            id="bounded",
        ),
        pytest.param("{rullande: 36 månader, från: driftstart}", Rolling(months(36), START), id="K2"),
        pytest.param("{rullande: 36 månader}", Rolling(months(36), START), id="K2-from-the-start-of-operation"),
        pytest.param(
            "{serie: 4 månader, från: driftstart, till: 1 år}",
            Series((Phase(months(4)),), START, months(12)),
            id="T15",
        ),
        pytest.param(
            "{serie: [{var: 1 månad, antal: 6}, {var: 2 månader}], fönster: 14 dagar}",
            Series((Phase(months(1), 6), Phase(months(2))), Moment("avtal.ikraft"), window=days(14)),
            id="T04",
        ),
        pytest.param("{frist: 14 dagar, efter: avtal.ikraft}", Deadline(days(14), Moment("avtal.ikraft")), id="K4"),
        pytest.param(
            "{frist: 1 år, före: driftstart, sammanträde: senaste, nämnd: n}",
            Deadline(months(12), START, -1, Snap(meeting="senaste", board="n")),
            id="T22",
        ),
        pytest.param("{antal: 1-3, per: månad}", Quota(1, 1, 3), id="T33"),
        pytest.param("{antal: 2, per: halvår}", Quota(6, 2, 2), id="K5-a-number-is-both"),
        pytest.param(
            "{antal_efter_risk: {låg: 1, hög: 2-4}, per: månad}",
            Quota(1, 1, 0, by_risk=(("låg", 1, 1), ("hög", 2, 4))),
            id="T33d",
        ),
        pytest.param(
            "{vid: prisjustering.begärd, frist: 30 dagar, högst: 1 per avtalsår}",
            OnEvent((Trigger(Moment("prisjustering.begärd"), days(30)),), 1, "avtalsår"),
            id="T20",
        ),
        pytest.param(
            "{vid: [{händelse: brist.allvarlig, frist: 30 dagar}, {händelse: brist.upprepad, frist: 90 dagar}]}",
            OnEvent((Trigger(Moment("brist.allvarlig"), days(30)), Trigger(Moment("brist.upprepad"), days(90)))),
            id="T12",
        ),
        pytest.param(
            "{vid: rapport.färdig, sammanträde: nästa, annars: 60 dagar}",
            OnEvent((Trigger(Moment("rapport.färdig"), snap=Snap(meeting="nästa", otherwise=days(60))),)),
            id="T13",
        ),
        pytest.param(
            "{vid: tema.beslutat, senast: 31 december samma år}",
            OnEvent((Trigger(Moment("tema.beslutat"), at_latest=YearDay(12, 31)),)),
            id="T31",
        ),
        pytest.param("{löpande: klagomål, orörd: 30 dagar}", Continuous("klagomål", days(30)), id="K7"),
    ],
)
def test_what_is_written_out(text: str, expected: Frequency) -> None:
    assert read_as(text) == (expected,)


def test_several_frequencies_are_laid_together() -> None:
    assert read_as("[halvårsvis, {vid: redovisning.begärd, frist: 30 dagar}]") == (
        Calendar(6),
        OnEvent((Trigger(Moment("redovisning.begärd"), days(30)),)),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("{frist: 14 dagar}", "deadline-direction", id="neither-before-nor-after"),
        pytest.param("{frist: 1 år, efter: a.b, före: c.d}", "deadline-direction", id="both-before-and-after"),
        pytest.param("{antal: 3-1, per: månad}", "range-backwards", id="from-more-to-less"),
        pytest.param("{antal_efter_risk: {hög: 4-2}, per: månad}", "range-backwards", id="by-risk-from-more-to-less"),
    ],
)
def test_what_cannot_be_reckoned_is_refused(text: str, code: str) -> None:
    assert refused(lambda: read_as(text)) == [code]


WORDS = st.sampled_from(
    (
        *("år", "månad", "2 år", "0 år", "dag", "14 dagar", "0 dagar", "en vecka", "31 mars", "31 februari", "30 foo"),
        *(
            "1-3",
            "3-1",
            "0",
            "driftstart",
            "driftstart + 1 år",
            "DRIFT",
            "nästa",
            "alltid",
            "",
            "1 per avtalsår",
            "x y",
        ),
    )
)
KEYS = (
    *("per", "årsstart", "eftersläp", "senast", "delperiod", "rullande", "serie", "fönster", "frist", "efter", "före"),
    *("antal", "vid", "högst", "sammanträde", "annars", "bevaka", "löpande", "orörd", "från", "till"),
)


@modest
@given(st.dictionaries(st.sampled_from(KEYS), WORDS, min_size=1, max_size=4))
def test_whatever_is_written_is_read_or_refused(written: dict[str, str]) -> None:
    try:
        found = frequencies(FREQUENCY.validate_python(written), PHRASES)
    except (ValidationError, Refusal):
        return
    assert all(type(one) in KINDS for one in found)


# ---- Moments, days of the year, units ----

EVENTS = st.sampled_from(("driftstart", "avtal.ikraft", "åtgärd.slutdatum", "upphandling.beslut_ffu"))
LENGTHS = st.one_of(
    st.integers(1, 120).map(months),
    st.integers(1, 999).map(days),
    st.integers(1, 99).map(lambda n: Duration(workdays=n)),
)


@modest
@given(EVENTS, st.sampled_from(("", "årsslut", "månadsslut")), st.sampled_from((0, 1, -1)), LENGTHS)
def test_moments_are_read_as_they_are_written(event: str, end_of: str, sign: int, length: Duration) -> None:
    told = Moment(event, end_of, sign, length if sign else Duration())
    text = " ".join(
        filter(None, (event, end_of, {1: "+", -1: "-"}.get(sign, ""), duration_text(length) if sign else ""))
    )
    assert moment(text) == told
    assert bound(text) == told


@modest
@given(st.from_regex(MOMENT, fullmatch=True))
def test_every_moment_that_a_file_may_hold_is_a_moment(text: str) -> None:
    assert moment(text).event == text.split(" ")[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "moment-form", id="empty"),
        pytest.param("DRIFTSTART", "moment-form", id="capitals"),
        pytest.param("driftstart nyår", "moment-form", id="unknown-end"),
        pytest.param("driftstart +", "moment-form", id="no-length"),
        pytest.param("driftstart + 14", "duration-form", id="no-unit"),
        pytest.param("driftstart + många dagar", "duration-form", id="no-number"),
    ],
)
def test_malformed_moments(text: str, code: str) -> None:
    assert refused(lambda: moment(text)) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1 år", months(12), id="a-length"),
        pytest.param("avtal.slut", Moment("avtal.slut"), id="a-moment"),
        pytest.param("avtal.ikraft - 2 veckor", Moment("avtal.ikraft", "", -1, days(14)), id="a-moment-before"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_where_a_frequency_ends(text: str | None, expected: Moment | Duration | None) -> None:
    assert bound(text) == expected


@modest
@given(
    st.integers(1, 31),
    st.integers(1, 12),
    st.sampled_from((("", 0), (" samma år", 0), (" året efter", 1), (" året före", -1))),
)
def test_days_of_the_year_are_read_as_they_are_written(number: int, month: int, year: tuple[str, int]) -> None:
    assert day_of_year(f"{number} {MONTH_NAMES[month - 1]}{year[0]}") == YearDay(month, number, year[1])


@pytest.mark.parametrize("text", ["mars", "mars 31", "31mars", "", "31 mars,"])
def test_malformed_days_of_the_year(text: str) -> None:
    assert refused(lambda: day_of_year(text)) == ["day-form"]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        *(("månad", 1), ("2 månader", 2), ("kvartal", 3), ("tertial", 4), ("halvår", 6), ("år", 12)),
        *(("räkenskapsår", 12), ("2 år", 24), ("9 år", 108)),
    ],
)
def test_units(unit: str, expected: int) -> None:
    assert months_of(unit) == expected


# ---- A fault in one rule ----


def test_a_rule_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    plan = """\
plan: rutin
rubrik: Rutin
giltighet: {från: 2024-01-01}
regler:
  - {id: a, rubrik: A, källa: s. 1, ordalydelse: ofta, frekvens: då och nu, objekt: kommunen}
  - {id: b, rubrik: B, källa: s. 1, ordalydelse: varje år, frekvens: varje år, objekt: kommunen}
"""
    given = written(tmp_path, {"planer/rutin.yaml": plan})

    assert [rule.id for rule in given.facts.rules] == ["rutin/b"]
    assert [(one.code, one.place.file, one.place.route) for one in given.problems] == [
        ("phrase-unknown", "planer/rutin.yaml", ("regler", 0, "frekvens"))
    ]
