"""INFORMATION TILL KOMMUNEN: the annual report, the provider's own surveys, and changes (T01, T02)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, states

PROVIDER = """\
utförare: solglantan
namn: Solgläntan Exempel AB
driftsform: privat
orgform: aktiebolag
räkenskapsår_slut: {year_end}
{events}
enheter:
  lonnen: {{namn: Lönnen, verksamhet: boende, startar: {in_force}}}
avtal:
  lou-1:
    rubrik: Drift av Lönnen
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: huddinge-samverkan
    enheter:
      lonnen:
    ikraft: {in_force}
    driftstart: {in_force}
    slut: {ends}
    samverkansgrupp_finns: ja
"""

REPORT = """\
ärende: 2027-lonnen-vb
regel: huddinge-samverkan/verksamhetsberattelse
{covers}
avtal: lou-1
öppnat: 2027-01-10
underlag:
  u7k2mx: {{vad: Verksamhetsberättelse, slag: verksamhetsberättelse, inkommen: {received}}}
"""


def agreement(
    root: Path,
    in_force: str = "2026-01-01",
    ends: str = "2035-12-31",
    year_end: str = "12-31",
    events: str = "",
    readings: dict[str, str] | None = None,
    **cases: str,
) -> Desk:
    provider = PROVIDER.format(in_force=in_force, ends=ends, year_end=f'"{year_end}"', events=events)
    files = {"utforare/solglantan.yaml": provider}
    files |= {f"arenden/2027/{case.splitlines()[0].split()[-1]}.yaml": case for case in cases.values()}
    return desk(root, "huddinge-samverkan", files, readings)


@pytest.mark.parametrize(
    ("reading", "in_force", "year_end", "expected"),
    [
        # "Verksamhetsberättelse ska årligen överlämnas till kommunen." – the year's report by 31 March the year after.
        pytest.param("T01a", "2026-01-01", "12-31", ["2027-03-31", "2028-03-31", "2029-03-31"], id="T01a"),
        pytest.param("T01a", "2026-07-01", "12-31", ["2027-03-31", "2028-03-31", "2029-03-31"], id="T01a-half-a-year"),
        pytest.param("T01a", "2026-07-03", "12-31", ["2028-03-31", "2029-03-31"], id="T01a-less-than-half"),
        pytest.param("T01b", "2026-01-01", "12-31", ["2026-12-31", "2027-12-31", "2028-12-31"], id="T01b"),
        pytest.param("T01b", "2026-09-15", "12-31", ["2027-12-31", "2028-12-31"], id="T01b-late-start"),
        # The agreement's year ends on 14 February; two months later.
        pytest.param("T01c", "2026-02-15", "12-31", ["2027-04-14", "2028-04-14", "2029-04-14"], id="T01c"),
        # … on 31 December, so the last of February, also in a leap year.
        pytest.param("T01c", "2026-01-01", "12-31", ["2027-02-28", "2028-02-29", "2029-02-28"], id="T01c-leap-year"),
        pytest.param("T01d", "2026-01-01", "12-31", ["2027-08-31", "2028-08-31"], id="T01d"),
        # A financial year that ends on 30 June: eight months later is the last of February.
        pytest.param("T01d", "2025-07-01", "06-30", ["2027-02-28", "2028-02-29", "2029-02-28"], id="T01d-broken-year"),
    ],
)
def test_annual_report_is_due(tmp_path: Path, reading: str, in_force: str, year_end: str, expected: list[str]) -> None:
    given = agreement(tmp_path, in_force, year_end=year_end, readings={"verksamhetsberattelse": reading})

    assert due_days(given, "verksamhetsberattelse", "2026-01-01", "2029-07-31") == expected


@pytest.mark.parametrize(
    ("as_of", "state", "days_late"),
    [
        pytest.param("2026-02-28", "öppen", 0, id="any-day-of-the-year"),
        pytest.param("2027-03-02", "förfaller_snart", 0, id="within-thirty-days"),
        pytest.param("2027-03-31", "förfaller_snart", 0, id="on-the-day"),
        pytest.param("2027-04-01", "försenad", 1, id="the-day-after"),
        pytest.param("2027-04-30", "försenad", 30, id="a-month-after"),
    ],
)
def test_annual_report_is_late_the_day_after_and_binds_the_provider(
    tmp_path: Path, as_of: str, state: str, days_late: int
) -> None:
    row = only(agreement(tmp_path), "verksamhetsberattelse", as_of, "2027-03-31")

    assert (row.state, row.days_late, row.obliged, row.strength) == (state, days_late, "utföraren", "avtal")


@pytest.mark.parametrize(
    ("covers", "received", "expected"),
    [
        pytest.param("avser: 2026", "2027-02-10", {"2027-03-31": "genomförd", "2028-03-31": "öppen"}, id="in-time"),
        pytest.param("avser: 2026", "2027-03-31", {"2027-03-31": "genomförd", "2028-03-31": "öppen"}, id="last-day"),
        pytest.param("avser: 2026", "2027-05-10", {"2027-03-31": "genomförd_sent", "2028-03-31": "öppen"}, id="late"),
        # Booked to the year it fulfils; the year before still waits.
        pytest.param("avser: 2027", "2027-05-10", {"2027-03-31": "försenad", "2028-03-31": "genomförd"}, id="next"),
    ],
)
def test_a_report_is_booked_to_the_year_it_covers(
    tmp_path: Path, covers: str, received: str, expected: dict[str, str]
) -> None:
    given = agreement(tmp_path, case=REPORT.format(covers=covers, received=received))

    assert states(given, "verksamhetsberattelse", "2027-06-01", "2028-12-31") == expected


def test_reports_due_after_the_end_of_the_agreement_do_not_apply(tmp_path: Path) -> None:
    given = agreement(tmp_path, ends="2027-12-31")

    assert remaining(given, "verksamhetsberattelse", "2028-06-01", "2030-12-31") == ["2027-03-31"]
    assert states(given, "verksamhetsberattelse", "2028-06-01", "2028-03-31")["2028-03-31"] == "ej_tillämplig"


RESULTS = """\
händelser:
  r4k7mt: {{händelse: brukarundersökning.resultat, datum: {first}, avtal: lou-1}}
  r8x2np: {{händelse: brukarundersökning.resultat, datum: {second}, avtal: lou-1}}
"""


@pytest.mark.parametrize(
    ("reading", "first", "second", "expected"),
    [
        pytest.param("T02a", "2026-10-10", "2027-02-15", ["2026-11-09", "2027-03-17"], id="T02a"),
        # Thirty days over a leap day: 19 left of February, then 11 March.
        pytest.param("T02a", "2027-12-02", "2028-02-10", ["2028-01-01", "2028-03-11"], id="T02a-leap-year"),
        pytest.param("T02b", "2026-10-10", "2027-02-15", ["2027-03-31", "2028-03-31"], id="T02b"),
    ],
)
def test_results_of_own_surveys(tmp_path: Path, reading: str, first: str, second: str, expected: list[str]) -> None:
    readings = {"brukarundersokning-resultat": reading}
    given = agreement(tmp_path, events=RESULTS.format(first=first, second=second), readings=readings)

    assert due_days(given, "brukarundersokning-resultat", "2026-01-01", "2028-12-31") == expected


def test_no_survey_no_result_to_hand_in(tmp_path: Path) -> None:
    assert due_days(agreement(tmp_path), "brukarundersokning-resultat", "2026-01-01", "2028-12-31") == []


def test_each_result_is_handed_in_on_its_own(tmp_path: Path) -> None:
    handed_in = """\
ärende: 2027-lonnen-enkat
regel: huddinge-samverkan/brukarundersokning-resultat
avser: r4k7mt
avtal: lou-1
öppnat: 2026-10-20
underlag:
  u3n8qd: {vad: Resultat av brukarundersökning, slag: kundundersökning, inkommen: 2026-11-10}
"""
    given = agreement(tmp_path, events=RESULTS.format(first="2026-10-10", second="2027-02-15"), case=handed_in)

    assert states(given, "brukarundersokning-resultat", "2027-03-18", "2027-12-31") == {
        "2026-11-09": "genomförd_sent",
        "2027-03-17": "försenad",
    }


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param("2027-03-31", "förfaller_snart", id="on-the-day"),
        pytest.param("2027-04-01", "passerad", id="the-day-after"),
        pytest.param("2028-04-01", "passerad", id="a-year-after"),
    ],
)
def test_the_question_about_own_surveys_is_a_goal(tmp_path: Path, as_of: str, state: str) -> None:
    row = only(agreement(tmp_path), "brukarundersokning-fraga", as_of, "2027-03-31")

    assert (row.due.isoformat(), row.state, row.strength) == ("2027-03-31", state, "mål")


def test_a_change_the_municipality_was_told_of_is_never_due(tmp_path: Path) -> None:
    change = "händelser:\n  c5t9wr: {händelse: förändring, datum: 2026-05-04, informerad: 2026-05-06, avtal: lou-1}"
    given = agreement(tmp_path, events=change)

    assert due_days(given, "forandringar", "2028-01-01", "2028-12-31") == []
