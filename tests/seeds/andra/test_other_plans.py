"""Plans of other municipalities, written in the same language: no line of code knows them."""

from pathlib import Path

import pytest

from tests.desk import Desk, written
from tests.seeds.states import due_days, only, remaining, rows, states

# An agreement for three years from the start of operation, with options of two years and ninety days' notice;
# follow-up after six months, then every year of the agreement; delivery is controlled every quarter.
ISLANDS = """\
plan: skargarden-2025
rubrik: Uppföljning av särskilda boenden
giltighet: {från: 2025-01-01}
nämnd: omsorgsnamnden
regler:
  - id: forsta-uppfoljning
    rubrik: Första uppföljning
    källa: Avtalet, punkt 9
    ordalydelse: En första uppföljning sker inom sex månader från driftsättning.
    frekvens: {frist: 6 månader, efter: driftstart}
    objekt: avtal
    ansvarig: avtalscontroller
  - id: avtalsuppfoljning
    rubrik: Avtalsuppföljning
    källa: Avtalet, punkt 9
    ordalydelse: Därefter följs avtalet upp varje avtalsår.
    frekvens: {serie: 12 månader, från: driftstart, till: avtal.slut}
    objekt: avtal
    ansvarig: avtalscontroller
  - id: leveranskontroll
    rubrik: Leveranskontroll
    källa: Avtalet, punkt 10
    ordalydelse: Leveranskontroller görs kvartalsvis.
    frekvens: kvartalsvis
    objekt: avtal
    ansvarig: avtalscontroller
    räknas_som_genomförd: kontroll
  - id: prioriterade
    rubrik: Prioriterade utförare
    källa: Riktlinjen, sidan 4
    ordalydelse: Prioriterade utförare följs upp tre gånger om året.
    frekvens: tre gånger om året
    objekt: utförare
    ansvarig: avtalscontroller
  - id: uppsagning
    rubrik: Sista dag att säga upp
    källa: Avtalet, punkt 3
    ordalydelse: Avtalet förlängs automatiskt om det ej uppsagts minst 90 dagar före avtalets utgång.
    frekvens: {frist: 90 dagar, före: avtal.slut}
    objekt: avtal
    ansvarig: avtalscontroller
    räknas_som_genomförd: beslut
  - id: krisplan
    rubrik: Krisplan
    källa: Avtalet, punkt 12
    ordalydelse: Krisplanen lämnas senast den 15 februari.
    frekvens: {per: år, senast: 15 februari samma år}
    objekt: avtal
    ansvarig: utforare
    skärpa: avtal
    förpliktad: utföraren
    räknas_som_genomförd: underlag.inkommet
roller:
  avtalscontroller: {rubrik: Avtalscontroller}
  utforare: {rubrik: Utföraren}
"""

# All services every other year, sooner where newly started; the individuals every year.
CITY = """\
plan: storsund-2024
rubrik: Riktlinjer för uppföljning
giltighet: {från: 2024-01-01}
nämnd: stadsdelsnamnden
gäller: {driftsform: [privat, egen_regi]}
regler:
  - id: alla-verksamheter
    rubrik: Verksamhetsuppföljning
    källa: Riktlinjen, avsnitt 3
    ordalydelse: Samtliga verksamheter följs upp vartannat år, oftare om de är nyetablerade.
    frekvens: vartannat år
    objekt: enhet
    ansvarig: avdelningschef
  - id: nyetablerad
    rubrik: Nyetablerad verksamhet
    källa: Riktlinjen, avsnitt 3
    ordalydelse: Samtliga verksamheter följs upp vartannat år, oftare om de är nyetablerade.
    frekvens: {frist: 6 månader, efter: enhet.startar}
    förval_ej_ur_planen: [sex månader]
    objekt: enhet
    ansvarig: avdelningschef
    giltighet: {från: 2024-01-01}
  - id: individ
    rubrik: Individuppföljning
    källa: Riktlinjen, avsnitt 5
    ordalydelse: Individuppföljning görs minst en gång per år.
    frekvens: en gång per år
    objekt: enhet
    ansvarig: bistandshandlaggare
    räknas_som_genomförd: antal
roller:
  avdelningschef: {rubrik: Avdelningschef}
  bistandshandlaggare: {rubrik: Biståndshandläggare}
"""

MUNICIPALITY = "kommun: Provköping\nföljs_från: 2025-01-01\n"

PROVIDER = """\
utförare: klippan
namn: Klippan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  kobben: {{namn: Kobben, verksamhet: boende, startar: {starts}}}
avtal:
  lou-1:
    rubrik: Drift av Kobben
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: omsorgsnamnden
    planer: {plan}
    enheter:
      kobben:
    ikraft: {starts}
    driftstart: {starts}
    slut: {ends}
    uppsägningstid: 90 dagar
    optioner:{options}
"""
UNUSED = "\n      - {längd: 2 år}\n      - {längd: 2 år}"
ONE_USED = "\n      - {längd: 2 år, utnyttjad: 2028-03-01}\n      - {längd: 2 år}"
BOTH_USED = "\n      - {längd: 2 år, utnyttjad: 2028-03-01}\n      - {längd: 2 år, utnyttjad: 2030-03-01}"

CASE = """\
ärende: 2026-kobben-{number}
regel: {rule}
{whom}
öppnat: 2025-09-01
{lines}
"""


def islands(
    root: Path, starts: str = "2025-09-01", ends: str = "2028-08-31", options: str = UNUSED, cases: tuple[str, ...] = ()
) -> Desk:
    return _desk(root, "skargarden-2025", ISLANDS, starts, ends, options, cases)


def city(root: Path, starts: str = "2025-09-01", cases: tuple[str, ...] = ()) -> Desk:
    return _desk(root, "storsund-2024", CITY, starts, "2035-12-31", " []", cases)


def _desk(root: Path, plan: str, text: str, starts: str, ends: str, options: str, cases: tuple[str, ...]) -> Desk:
    provider = PROVIDER.format(plan=plan, starts=starts, ends=ends, options=options)
    files = {"uppf.yaml": MUNICIPALITY, f"planer/{plan}.yaml": text, "utforare/klippan.yaml": provider}
    files |= {f"arenden/2026/{case.split()[1]}.yaml": case for case in cases}
    return written(root, files)


@pytest.mark.parametrize(
    ("rule", "starts", "expected"),
    [
        pytest.param("forsta-uppfoljning", "2025-09-01", ["2026-03-01"], id="six-months-from-the-start"),
        pytest.param("forsta-uppfoljning", "2025-08-31", ["2026-02-28"], id="six-months-from-the-last-of-august"),
        pytest.param(
            "avtalsuppfoljning", "2025-09-01", ["2026-08-31", "2027-08-31", "2028-08-31"], id="agreement-years"
        ),
        pytest.param(
            "leveranskontroll",
            "2025-09-01",
            # A third of the third quarter is not half of it.
            ["2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"],
            id="quarterly",
        ),
        pytest.param(
            "leveranskontroll",
            "2025-08-01",
            ["2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"],
            id="quarterly-from-august",
        ),
        pytest.param("prioriterade", "2025-09-01", ["2025-12-31", "2026-04-30", "2026-08-31"], id="three-times-a-year"),
        pytest.param("krisplan", "2025-09-01", ["2026-02-15", "2027-02-15", "2028-02-15"], id="a-day-of-the-year"),
    ],
)
def test_the_islands(tmp_path: Path, rule: str, starts: str, expected: list[str]) -> None:
    assert due_days(islands(tmp_path, starts), rule, starts, expected[-1]) == expected


@pytest.mark.parametrize(
    ("options", "last"),
    [
        pytest.param(UNUSED, "2028-08-31", id="no-option-used"),
        pytest.param(ONE_USED, "2030-08-31", id="one-of-two-used"),
        pytest.param(BOTH_USED, "2032-08-31", id="both-used"),
    ],
)
def test_follow_up_through_the_options_that_are_used(tmp_path: Path, options: str, last: str) -> None:
    found = remaining(islands(tmp_path, options=options), "avtalsuppfoljning", "2028-04-01", "2040-12-31")

    assert found[-1] == last


@pytest.mark.parametrize(
    ("ends", "options", "expected"),
    [
        # Ninety days before the last day, counted backwards to a weekday (T41).
        pytest.param("2027-08-31", " []", "2027-06-02", id="T41"),
        pytest.param("2028-08-31", UNUSED, "2028-06-02", id="T41-no-option-used"),
        pytest.param("2028-08-31", ONE_USED, "2030-05-31", id="T41-an-option-used-and-a-sunday"),
    ],
)
def test_the_last_day_to_give_notice(tmp_path: Path, ends: str, options: str, expected: str) -> None:
    given = islands(tmp_path, ends=ends, options=options)

    assert given.days("uppsagning", "2027-01-01", "2031-12-31") == [expected]


def test_priority_is_done_once_in_each_third_of_the_year(tmp_path: Path) -> None:
    report = CASE.format(
        number=1,
        rule="skargarden-2025/prioriterade",
        whom="utförare: klippan",
        lines="rapporter:\n  r1: {färdig: 2026-02-10}\n  r2: {färdig: 2026-03-10}",
    )

    # Two in spring are one for spring.
    assert states(islands(tmp_path, cases=(report,)), "prioriterade", "2026-05-01", "2026-08-31") == {
        "2025-12-31": "försenad",
        "2026-04-30": "genomförd",
        "2026-08-31": "öppen",
    }


@pytest.mark.parametrize(
    ("starts", "every_other_year", "new"),
    [
        # The one after is counted from the year in which this one is done.
        pytest.param("2025-09-01", ["2026-12-31"], ["2026-03-01"], id="started-in-2025"),
        pytest.param("2026-02-15", ["2027-12-31"], ["2026-08-15"], id="started-in-2026"),
        pytest.param("2027-08-31", ["2028-12-31"], ["2028-02-29"], id="leap-day"),
    ],
)
def test_the_city(tmp_path: Path, starts: str, every_other_year: list[str], new: list[str]) -> None:
    given = city(tmp_path, starts)

    assert due_days(given, "alla-verksamheter", starts, "2028-12-31") == every_other_year
    assert due_days(given, "nyetablerad", starts, "2028-12-31") == new


def test_the_early_follow_up_of_a_new_service_does_not_replace_the_ordinary(tmp_path: Path) -> None:
    report = CASE.format(
        number=1,
        rule="storsund-2024/nyetablerad",
        whom="enhet: kobben\navtal: lou-1",
        lines="tillfällen:\n  v1: {datum: 2026-01-20}\nrapporter:\n  r1: {färdig: 2026-02-10}",
    )
    given = city(tmp_path, cases=(report,))

    assert only(given, "nyetablerad", "2026-04-01", "2026-12-31").state == "genomförd"
    assert states(given, "alla-verksamheter", "2026-04-01", "2026-12-31") == {"2026-12-31": "öppen"}


def test_individuals_every_year(tmp_path: Path) -> None:
    counted = CASE.format(
        number=1,
        rule="storsund-2024/individ",
        whom="enhet: kobben",
        lines="antal_från_individuppföljning:\n  a1: {datum: 2026-10-01, granskade: 30, i_tid: 28}",
    )

    assert states(city(tmp_path, "2025-06-01", (counted,)), "individ", "2027-01-10", "2027-12-31") == {
        "2025-12-31": "försenad",
        "2026-12-31": "genomförd",
        "2027-12-31": "öppen",
    }


@pytest.mark.parametrize("horizon", ["2026-06-30", "2026-12-31", "2027-06-30", "2030-12-31"])
@pytest.mark.parametrize("rule", ["leveranskontroll", "krisplan", "prioriterade", "avtalsuppfoljning"])
def test_looking_further_ahead_changes_nothing_nearer(tmp_path: Path, rule: str, horizon: str) -> None:
    given = islands(tmp_path)
    near = [row for row in given.due("2026-05-01", horizon, rule) if row.due.isoformat() <= horizon]
    far = [row for row in given.due("2026-05-01", "2032-12-31", rule) if row.due.isoformat() <= horizon]

    assert near == far


def test_nothing_of_the_one_plan_in_the_other(tmp_path: Path) -> None:
    provider = PROVIDER.format(plan="storsund-2024", starts="2025-09-01", ends="2028-08-31", options=" []")
    files = {"planer/skargarden-2025.yaml": ISLANDS, "planer/storsund-2024.yaml": CITY}
    given = written(tmp_path, files | {"uppf.yaml": MUNICIPALITY, "utforare/klippan.yaml": provider})

    assert {row.plan for row in rows(given, "", "2026-05-01", "2028-12-31") if row.plan} == {"storsund-2024"}
