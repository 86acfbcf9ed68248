"""Duties that follow from law: changes in house, serious findings, permits, terms of office, reports (T42–T46, L13)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

MUNICIPALITY = """\
kommun: Provköping
följs_från: {since}
planer: lagkrav
nämnder: {{socialnamnden: {{namn: Socialnämnden}}}}
{more}
"""

PROVIDER = """\
utförare: {id}
namn: {id} exempel
driftsform: {form}
orgform: {kind}
{events}
enheter:
  {unit}:
    namn: {unit}
    verksamhet: boende
    startar: 2025-08-01
    tillståndspliktig: {permit}
{permitted}
avtal:
  {agreement}:
    rubrik: Boende
    avtalsform: {award}
    verksamhet: boende
    nämnd: socialnamnden
    planer: lagkrav
    enheter:
      {unit}:
    ikraft: 2025-08-01
    driftstart: 2025-08-01
    slut: {ends}
"""


def in_house(root: Path, events: str = "", since: str = "2026-01-01") -> Desk:
    return desk(root, "lagkrav", {"uppf.yaml": MUNICIPALITY.format(since=since, more=""), **_eken(events)})


def _eken(events: str = "") -> dict[str, str]:
    text = PROVIDER.format(
        id="egen-regi",
        form="egen_regi",
        kind="kommun",
        events=events,
        unit="eken",
        permit="nej",
        permitted="",
        agreement="uppdrag-1",
        award="uppdragsbeskrivning",
        ends="2035-12-31",
    )
    return {"utforare/egen-regi.yaml": text}


def private(
    root: Path,
    case: str = "",
    permit: str = "ja",
    permitted: str = "",
    since: str = "2026-01-01",
    more: str = "",
    ends: str = "2035-12-31",
) -> Desk:
    text = PROVIDER.format(
        id="ekhagen",
        form="privat",
        kind="aktiebolag",
        events="",
        unit="lonnen",
        permit=permit,
        permitted=permitted,
        agreement="lou-1",
        award="LOU-entreprenad",
        ends=ends,
    )
    files = {"uppf.yaml": MUNICIPALITY.format(since=since, more=more), "utforare/ekhagen.yaml": text}
    if case:
        files["arenden/2026/2026-lonnen-1.yaml"] = case
    return desk(root, "lagkrav", files)


CHANGE = "händelser:\n  h1: {{händelse: förändring, datum: {day}, enhet: eken, förändring: nedläggning}}"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        # SoL 26:2: within a month; the last day of a time in law runs on over holidays (law 1930:173).
        pytest.param("2026-11-30", "2026-12-30", id="T42"),
        pytest.param("2026-11-26", "2026-12-28", id="T42-the-second-day-of-christmas-a-saturday"),
        pytest.param("2026-11-24", "2026-12-28", id="T42-christmas-eve"),
        pytest.param("2026-01-31", "2026-03-02", id="T42-the-last-of-february-a-saturday"),
        pytest.param("2028-01-31", "2028-02-29", id="T42-leap-day"),
        pytest.param("2026-05-19", "2026-06-22", id="T42-midsummer-eve"),
        pytest.param("2026-12-06", "2027-01-07", id="T42-epiphany"),
    ],
)
def test_a_change_in_house_is_reported_within_a_month(tmp_path: Path, changed: str, expected: str) -> None:
    given = in_house(tmp_path, CHANGE.format(day=changed))

    assert due_days(given, "forandring-egen-regi", changed, "2029-12-31") == [expected]


def test_late_only_after_the_weekday_it_ran_on_to(tmp_path: Path) -> None:
    given = in_house(tmp_path, CHANGE.format(day="2026-11-26"))

    row = only(given, "forandring-egen-regi", "2026-12-28", "2027-12-31")
    assert (row.state, row.nominal.isoformat(), row.strength) == ("förfaller_snart", "2026-12-26", "lag")
    late = only(given, "forandring-egen-regi", "2026-12-29", "2027-12-31")
    assert (late.state, late.days_late) == ("försenad", 1)


def test_a_private_providers_change_is_not_the_municipalitys_to_report(tmp_path: Path) -> None:
    assert due_days(private(tmp_path), "forandring-egen-regi", "2026-11-21", "2029-12-31") == []


FOUND = """\
ärende: 2026-lonnen-1
avtal: lou-1
enhet: lonnen
öppnat: 2026-11-01
brister:
  b7q2wn:
    text: Nattbemanning saknas
    konstaterad: {found}
    {graded}
{answer}
"""
SERIOUS = "grad: allvarlig\n    grad_skäl: Fara för boende"


@pytest.mark.parametrize(
    ("found", "graded", "permit", "expected"),
    [
        # SoL 27:7, LSS 15 §: the municipality tells the supervisory authority of serious faults.
        pytest.param("2026-11-10", SERIOUS, "ja", ["2026-11-13"], id="L13"),
        pytest.param("2026-12-22", SERIOUS, "ja", ["2026-12-29"], id="L13-over-christmas"),
        pytest.param("2026-11-13", SERIOUS, "ja", ["2026-11-18"], id="L13-over-a-weekend"),
        pytest.param("2026-11-10", "grad: brist", "ja", [], id="L13-not-serious"),
        pytest.param("2026-11-10", SERIOUS, "nej", [], id="L13-no-permit-required"),
    ],
)
def test_a_serious_finding(tmp_path: Path, found: str, graded: str, permit: str, expected: list[str]) -> None:
    given = private(tmp_path, FOUND.format(found=found, graded=graded, answer=""), permit)

    assert remaining(given, "allvarlig-brist-tillsyn", "2026-11-01", "2028-12-31") == expected


@pytest.mark.parametrize(
    ("answer", "as_of", "state"),
    [
        pytest.param("", "2026-11-13", "förfaller_snart", id="on-the-day"),
        pytest.param("", "2026-11-14", "försenad", id="the-day-after"),
        pytest.param(
            "    tillsynsmyndighet: {anmäld: 2026-11-12, dnr: 26/SN 0301}", "2026-11-14", "genomförd", id="reported"
        ),
        pytest.param(
            "    tillsynsmyndighet:\n      ej_anmälningspliktig:"
            " {datum: 2026-11-16, roll: ansvarig_namnd, skäl: Avhjälpt samma dag}",
            "2026-11-20",
            "genomförd_sent",
            id="decided-not-to",
        ),
    ],
)
def test_the_question_to_the_authority_is_answered(tmp_path: Path, answer: str, as_of: str, state: str) -> None:
    given = private(tmp_path, FOUND.format(found="2026-11-10", graded=SERIOUS, answer=answer))

    assert states(given, "allvarlig-brist-tillsyn", as_of, "2028-12-31") == {"2026-11-13": state}


def test_the_question_remains_when_the_agreement_has_ended(tmp_path: Path) -> None:
    case = FOUND.format(found="2026-11-10", graded=SERIOUS, answer="")
    given = private(tmp_path, case, ends="2026-11-11")

    assert states(given, "allvarlig-brist-tillsyn", "2027-01-01", "2028-12-31") == {"2026-11-13": "försenad"}


PERMIT = "    tillstånd: {{läge: tidsbegränsat, giltig_till: {to}}}"


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param("2027-08-31", ["2027-02-26"], id="T43-a-sunday-counted-backwards"),
        pytest.param("2027-12-31", ["2027-06-30"], id="T43"),
        pytest.param("2028-08-31", ["2028-02-29"], id="T43-leap-day"),
    ],
)
def test_a_permit_that_runs_out(tmp_path: Path, to: str, expected: list[str]) -> None:
    given = private(tmp_path, permitted=PERMIT.format(to=to))

    assert due_days(given, "tillstand-giltighet", "2026-11-21", "2029-12-31") == expected


def test_a_permit_until_further_notice(tmp_path: Path) -> None:
    given = private(tmp_path, permitted="    tillstånd: {läge: giltigt}")

    assert due_days(given, "tillstand-giltighet", "2026-11-21", "2035-12-31") == []


NEW_TERM = """\
program:
  - {mandatperiod: {från: 2026-10-15, till: 2030-10-14}}
"""
ADOPTED = """\
program:
  - {{mandatperiod: {{från: 2026-10-15, till: 2030-10-14}}, beslutad: {decided}}}
"""


@pytest.mark.parametrize("more", ["", NEW_TERM], ids=["no-programme-yet", "programme-under-way"])
def test_a_programme_for_each_term_of_office(tmp_path: Path, more: str) -> None:
    given = private(tmp_path, since="2026-07-01", more=more)

    assert remaining(given, "program-mandatperiod", "2026-11-21", "2028-12-31") == ["2027-06-30"]


def test_the_term_after_next(tmp_path: Path) -> None:
    given = private(tmp_path, since="2026-07-01")

    assert due_days(given, "program-mandatperiod", "2026-11-21", "2031-12-31") == ["2027-06-30", "2031-06-30"]


@pytest.mark.parametrize(
    ("more", "as_of", "state"),
    [
        pytest.param("", "2027-06-30", "förfaller_snart", id="on-the-day"),
        # The law names no day: the municipality's own limit is a goal.
        pytest.param("", "2027-07-01", "passerad", id="the-day-after"),
        pytest.param(ADOPTED.format(decided="2027-04-26"), "2027-07-01", "genomförd", id="adopted"),
        pytest.param(ADOPTED.format(decided="2027-09-27"), "2027-10-01", "genomförd_sent", id="adopted-late"),
    ],
)
def test_states_of_the_programme(tmp_path: Path, more: str, as_of: str, state: str) -> None:
    given = private(tmp_path, since="2026-07-01", more=more)

    assert states(given, "program-mandatperiod", as_of, "2028-12-31") == {"2027-06-30": state}


@pytest.mark.parametrize("rule", ["program-mandatperiod", "styrelsens-redovisning"])
def test_without_private_providers_there_is_nothing_to_adopt_or_report(tmp_path: Path, rule: str) -> None:
    assert due_days(in_house(tmp_path, since="2026-07-01"), rule, "2026-11-21", "2028-12-31") == []


def test_the_executive_boards_yearly_report(tmp_path: Path) -> None:
    given = private(tmp_path, since="2026-07-01")

    assert due_days(given, "styrelsens-redovisning", "2026-11-21", "2028-12-31") == ["2027-04-30", "2028-04-30"]


def test_decisions_not_carried_out_each_quarter(tmp_path: Path) -> None:
    given = private(tmp_path, since="2026-07-01")
    found = rows(given, "ej-verkstallda-beslut", "2026-11-21", "2027-05-31")

    assert [row.due.isoformat() for row in found if row.due.isoformat() > "2026-09-01"] == [
        "2026-10-30",
        "2027-01-31",
        "2027-04-30",
    ]
