"""Plan för uppföljning av omsorgsverksamheter 2023–2024: once a year, and a plan past its end (T08, T19, T35, T40)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

MUNICIPALITY = """\
kommun: Provköping
följs_från: {since}
nämnder: {{vard_och_omsorgsnamnden: {{namn: Vård- och omsorgsnämnden}}}}
verksamheter: {{hemtjanst: Hemtjänst, boende: Särskilt boende}}
organisation:
  norr: {{namn: Norr, slag: beställarenhet, planer: omsorg-2023}}
"""

PROVIDER = """\
utförare: havsbris
namn: Havsbris Exempel AB
driftsform: privat
orgform: aktiebolag
{events}
enheter:
  vagen: {{namn: Vågen, verksamhet: hemtjanst, startar: {starts}}}
  fyren: {{namn: Fyren, verksamhet: boende, startar: {starts}}}
avtal:
  lov-1:
    rubrik: Hemtjänst
    avtalsform: LOV
    verksamhet: hemtjanst
    nämnd: vard_och_omsorgsnamnden
    planer: omsorg-2023
    enheter:
      vagen:
    ikraft: {starts}
    driftstart: {starts}
    slut: 2030-12-31
  lou-2:
    rubrik: Fyren
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: vard_och_omsorgsnamnden
    planer: omsorg-2023
    enheter:
      fyren:
    ikraft: {starts}
    driftstart: {starts}
    slut: 2030-12-31
"""

CASE = """\
ärende: 2026-havsbris-1
regel: omsorg-2023/{rule}
{whom}
öppnat: 2026-01-10
{lines}
"""


def plan(
    root: Path,
    starts: str = "2022-01-01",
    since: str = "2026-01-01",
    events: str = "",
    case: str = "",
    readings: dict[str, str] | None = None,
) -> Desk:
    files = {
        "uppf.yaml": MUNICIPALITY.format(since=since),
        "utforare/havsbris.yaml": PROVIDER.format(starts=starts, events=events),
    }
    if case:
        files["arenden/2026/2026-havsbris-1.yaml"] = case
    return desk(root, "omsorg-2023", files, readings)


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        # "En gång om året – Kontrollera att …": once for the provider, whatever it has agreed to do.
        pytest.param("2022-01-01", ["2023-12-31", "2024-12-31", "2025-12-31", "2026-12-31"], id="T40"),
        pytest.param("2024-05-01", ["2024-12-31", "2025-12-31", "2026-12-31"], id="T40-started-in-may"),
        pytest.param("2024-09-01", ["2025-12-31", "2026-12-31"], id="T40-started-in-september"),
    ],
)
def test_once_a_year(tmp_path: Path, starts: str, expected: list[str]) -> None:
    assert due_days(plan(tmp_path, starts, "2022-01-01"), "avtalsuppfoljning", "2026-11-21", "2026-12-31") == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        # "årlig bild … per verksamhet"
        pytest.param("T40a", [("boende", "2027-02-28"), ("hemtjanst", "2027-02-28")], id="T40a"),
        pytest.param("T40b", [("boende", "2027-01-31"), ("hemtjanst", "2027-01-31")], id="T40b"),
        pytest.param("T40c", [], id="T40c"),
    ],
)
def test_a_picture_of_each_service(tmp_path: Path, reading: str, expected: list[tuple[str, str]]) -> None:
    given = plan(tmp_path, since="2026-03-01", readings={"arlig-bild": reading})
    found = rows(given, "arlig-bild", "2026-11-21", "2027-12-31")

    assert sorted((row.dims.service, row.due.isoformat()) for row in found) == expected


def test_the_last_of_february_is_a_sunday_and_stays(tmp_path: Path) -> None:
    found = rows(plan(tmp_path, since="2026-03-01"), "arlig-bild", "2026-11-21", "2027-12-31")

    assert {(row.due.isoformat(), row.last.isoformat()) for row in found} == {("2027-02-28", "2027-02-28")}
    assert all("on_holiday" in row.notes for row in found)


def test_the_28th_also_in_a_leap_year(tmp_path: Path) -> None:
    given = plan(tmp_path, since="2027-03-01")

    assert due_days(given, "arlig-bild", "2027-11-21", "2028-12-31") == ["2028-02-28", "2028-02-28"]


@pytest.mark.parametrize(
    ("finished", "covers", "expected"),
    [
        pytest.param("2027-02-10", "2026", {"boende": "försenad", "hemtjanst": "genomförd"}, id="in-time"),
        pytest.param("2027-03-03", "2026", {"boende": "försenad", "hemtjanst": "genomförd_sent"}, id="late"),
        pytest.param("2027-02-10", "2027", {"boende": "försenad", "hemtjanst": "försenad"}, id="another-year"),
    ],
)
def test_the_picture_of_one_service(tmp_path: Path, finished: str, covers: str, expected: dict[str, str]) -> None:
    lines = f"avser: {covers}\nrapporter:\n  r1: {{färdig: {finished}}}"
    case = CASE.format(rule="arlig-bild", whom="verksamhet: hemtjanst", lines=lines)
    found = rows(plan(tmp_path, since="2026-03-01", case=case), "arlig-bild", "2027-03-10", "2027-12-31")

    assert {row.dims.service: row.state for row in found} == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        # "Biståndsbedömare gör en årlig kontroll": counts alone, never a person.
        pytest.param("T19a", ["2027-01-31", "2027-01-31"], id="T19a-by-unit"),
        pytest.param("T19b", ["2027-01-31"], id="T19b-by-ordering-unit"),
    ],
)
def test_individual_follow_up_as_counts(tmp_path: Path, reading: str, expected: list[str]) -> None:
    given = plan(tmp_path, since="2026-03-01", readings={"individuppfoljning": reading})

    assert due_days(given, "individuppfoljning", "2026-11-21", "2027-12-31") == expected


DECIDED = "händelser:\n  d1: {händelse: uppföljning.beslutad, datum: 2026-05-04, svar_senast: 2026-06-12, enhet: vagen}"


def test_targeted_insight_when_there_is_reason_to(tmp_path: Path) -> None:
    assert due_days(plan(tmp_path), "riktad-insyn", "2026-05-05", "2028-12-31") == []
    assert due_days(plan(tmp_path, events=DECIDED), "riktad-insyn", "2026-05-05", "2028-12-31") == ["2026-06-12"]


@pytest.mark.parametrize(
    ("day", "ended"),
    [
        # The plan holds from 1 January 2023 to 31 December 2024; the duty to follow up does not end with it.
        pytest.param("2024-12-31", False, id="T08-on-its-last-day"),
        pytest.param("2025-12-31", True, id="T08-the-year-after"),
        pytest.param("2026-12-31", True, id="T08-two-years-after"),
    ],
)
def test_a_plan_past_its_end_still_reckons(tmp_path: Path, day: str, ended: bool) -> None:
    found = rows(plan(tmp_path, since="2023-01-01"), "avtalsuppfoljning", "2026-11-21", "2026-12-31")
    row = next(row for row in found if row.due.isoformat() == day)

    assert ("plan_ended" in row.notes) is ended
    assert row.state != "ej_tillämplig"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # The picture and the counts of 2024 are due in 2025, but tell of the last year that the plan held.
        pytest.param("arlig-bild", {"2024": False, "2025": True}, id="T40"),
        pytest.param("individuppfoljning", {"2024": False, "2025": True}, id="T19"),
    ],
)
def test_what_tells_of_a_year_that_the_plan_held_is_the_plans(
    tmp_path: Path, rule: str, expected: dict[str, bool]
) -> None:
    found = rows(plan(tmp_path, since="2024-03-01"), rule, "2024-10-01", "2026-03-01")

    assert {row.period: "plan_ended" in row.notes for row in found} == expected


def test_the_plan_does_not_bind_before_its_first_day(tmp_path: Path) -> None:
    given = plan(tmp_path, "2015-01-01", "2015-01-01")

    assert remaining(given, "avtalsuppfoljning", "2024-01-01", "2024-12-31") == ["2023-12-31", "2024-12-31"]


def test_late_the_day_after_new_years_eve(tmp_path: Path) -> None:
    given = plan(tmp_path)

    assert only(given, "avtalsuppfoljning", "2026-12-31", "2026-12-31").state == "förfaller_snart"
    assert states(given, "avtalsuppfoljning", "2027-01-01", "2026-12-31") == {"2026-12-31": "försenad"}
