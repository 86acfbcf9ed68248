"""What an agreement itself asks for by a day: notice, options, its end, and what must be renewed (T41, T47)."""

import datetime as dt
from pathlib import Path

import pytest

from tests.desk import Desk, written
from uppf.model.facts import Duration
from uppf.rules.agreement_items import extended, notice_day
from uppf.rules.due import Due

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2024-01-01
nämnder:
  socialnamnden:
    namn: Socialnämnden
    sammanträden: [{datum: 2027-04-28}, {datum: 2027-05-26}, {datum: 2027-09-22}]
"""
SETTING = "inställningar: {påminnelser: {uppsägning: [2 år], bevakning: [3 månader, 1 vecka]}}\n"
PROVIDER = """\
utförare: varnboda
namn: Värnboda Exempel AB
driftsform: privat
orgform: aktiebolag
avtal:
  2024-lou-01:
    rubrik: Drift av Ekbacken
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    driftstart: 2024-09-01
    slut: 2027-08-31
"""


def agreement(root: Path, *lines: str, setting: str = "") -> Desk:
    """One agreement from 2024-09-01 to 2027-08-31, with these lines in it."""
    text = PROVIDER + "".join(f"    {line}\n" for line in lines)
    desk = written(root, {"uppf.yaml": MUNICIPALITY + setting, "utforare/varnboda.yaml": text})
    assert desk.problems == ()
    return desk


def rows(desk: Desk, kind: str, as_of: str, until: str = "2045-12-31") -> list[Due]:
    return [row for row in desk.due(as_of, until) if row.source == kind]


@pytest.mark.parametrize(
    ("end", "period", "expected"),
    [
        # T41: 90 days before 31 August 2027 is a Wednesday.
        pytest.param("2027-08-31", Duration(days=90), "2027-06-02", id="T41"),
        pytest.param("2027-08-31", Duration(months=9), "2026-11-30", id="nine-months"),
        # 6 June is the national day and a Sunday: the Friday before.
        pytest.param("2027-09-04", Duration(days=90), "2027-06-04", id="never-onto-a-holiday"),
        pytest.param("2027-02-28", Duration(months=3), "2026-11-30", id="a-month-that-is-shorter"),
        # 31 May 2026 is a Sunday; 29 May is the Friday before.
        pytest.param("2026-08-31", Duration(months=3), "2026-05-29", id="sunday"),
    ],
)
def test_the_last_day_to_give_notice(end: str, period: Duration, expected: str) -> None:
    assert notice_day(dt.date.fromisoformat(end), period)[0].isoformat() == expected


@pytest.mark.parametrize(
    ("end", "length", "expected"),
    [
        pytest.param("2027-08-31", Duration(months=24), "2029-08-31", id="two-years"),
        pytest.param("2027-02-28", Duration(months=12), "2028-02-29", id="into-a-leap-year"),
        pytest.param("2028-02-29", Duration(months=12), "2029-02-28", id="out-of-a-leap-year"),
    ],
)
def test_a_term_that_ends_with_its_month_still_does(end: str, length: Duration, expected: str) -> None:
    assert extended(dt.date.fromisoformat(end), length).isoformat() == expected


@pytest.mark.parametrize(
    ("as_of", "state", "called"),
    [
        # Reminded twelve and six months and thirty days before; each reminder holds for thirty days.
        pytest.param("2026-06-01", "kommande", "2026-06-02", id="before-the-first"),
        pytest.param("2026-06-02", "förfaller_snart", "2026-06-02", id="a-year-before"),
        pytest.param("2026-07-02", "förfaller_snart", "2026-06-02", id="thirty-days-on"),
        pytest.param("2026-07-03", "öppen", "2026-12-02", id="between"),
        pytest.param("2026-12-02", "förfaller_snart", "2026-12-02", id="half-a-year-before"),
        pytest.param("2027-05-03", "förfaller_snart", "2027-05-03", id="thirty-days-before"),
        pytest.param("2027-06-02", "förfaller_snart", "2027-05-03", id="on-the-day"),
    ],
)
def test_reminders_of_the_notice_day(tmp_path: Path, as_of: str, state: str, called: str) -> None:
    (row,) = rows(agreement(tmp_path, "uppsägningstid: 90 dagar"), "uppsägning", as_of)

    assert (row.last.isoformat(), row.state, row.strength, row.obliged) == ("2027-06-02", state, "avtal", "kommunen")
    assert row.called is not None
    assert row.called.isoformat() == called
    assert row.notes == ("decide_by:2027-05-26",)


def test_a_chance_that_has_gone_is_not_a_thing_to_do(tmp_path: Path) -> None:
    given = agreement(tmp_path, "uppsägningstid: 90 dagar")

    assert [row.state for row in rows(given, "uppsägning", "2027-06-02")] == ["förfaller_snart"]
    assert rows(given, "uppsägning", "2027-06-03") == []


def test_the_municipalitys_own_reminders_go_before_ours(tmp_path: Path) -> None:
    (row,) = rows(agreement(tmp_path, "uppsägningstid: 90 dagar", setting=SETTING), "uppsägning", "2025-06-02")

    assert (row.state, str(row.called)) == ("förfaller_snart", "2025-06-02")


def test_without_notice_the_end_itself_is_called_to_mind(tmp_path: Path) -> None:
    (row,) = rows(agreement(tmp_path), "avtalsslut", "2026-08-31")

    assert (str(row.last), row.state, str(row.called)) == ("2027-08-31", "förfaller_snart", "2026-08-31")
    assert rows(agreement(tmp_path), "avtalsslut", "2027-09-01") == []


OPTIONS = "optioner: [{used}{{längd: 2 år}}, {{längd: 2 år}}, {{längd: 2 år}}]"


@pytest.mark.parametrize(
    ("used", "day"),
    [
        # Three years from the start of operation, then two at a time; notice ninety days before each end.
        pytest.param("", "2027-06-02", id="none-used"),
        pytest.param("{längd: 2 år, utnyttjad: 2027-05-03}, ", "2029-06-01", id="one-used"),
        pytest.param(
            "{längd: 2 år, utnyttjad: 2027-05-03}, {längd: 2 år, utnyttjad: 2029-05-03}, ", "2031-06-02", id="two-used"
        ),
        pytest.param("{längd: 2 år, avstådd: 2027-05-03}, ", "2027-06-02", id="one-given-up"),
    ],
)
def test_options_in_their_turn(tmp_path: Path, used: str, day: str) -> None:
    given = agreement(tmp_path, "uppsägningstid: 90 dagar", OPTIONS.format(used=used))

    assert [row.last.isoformat() for row in rows(given, "option", "2027-05-10")] == [day]
    assert [row.last.isoformat() for row in rows(given, "uppsägning", "2027-05-10")] == [day]


def test_when_the_last_option_is_given_up_it_is_the_end_that_is_called_to_mind(tmp_path: Path) -> None:
    given = agreement(tmp_path, "uppsägningstid: 90 dagar", "optioner: [{längd: 2 år, avstådd: 2027-05-03}]")

    assert rows(given, "uppsägning", "2027-05-10") == []
    assert [str(row.last) for row in rows(given, "avtalsslut", "2027-07-01")] == ["2027-08-31"]


def test_an_option_with_a_day_of_its_own_passes_and_stays_until_it_is_decided(tmp_path: Path) -> None:
    given = agreement(tmp_path, "optioner: [{längd: 24 månader, besked_senast: 2026-11-30}]")

    states = [(str(row.last), row.state) for day in ("2026-11-30", "2026-12-01") for row in rows(given, "option", day)]
    assert states == [("2026-11-30", "förfaller_snart"), ("2026-11-30", "passerad")]
    assert rows(given, "option", "2027-09-01") == []


def test_nothing_is_asked_of_an_agreement_that_is_to_end_before_its_time(tmp_path: Path) -> None:
    ended = "upphörde: {datum: 2026-12-31, orsak: uppsägning, uppsagt: 2026-09-30, uppsagt_av: utföraren}"
    given = agreement(tmp_path, "uppsägningstid: 90 dagar", OPTIONS.format(used=""), ended)

    assert [row.source for row in given.due("2026-10-01", "2045-12-31")] == []


WATCHES = """bevakningar:
      h4x9td: {vad: Försäkringsbevis, giltig_till: 2026-12-31}
      k2w9td: {vad: Försäkringsbevis, giltig_till: 2027-12-31, förnyar: h4x9td}
      m5n7pq: {vad: Indexdag, datum: 2027-01-01}
      r8s9tv: {vad: Revisorsintyg, giltig_till: 2026-11-01, påminn: 2 veckor}
      w3x4yz: {vad: F-skattebevis, giltig_till: 2026-10-01, utfört: 2026-09-30}"""


def test_what_is_watched_until_it_is_renewed_or_done(tmp_path: Path) -> None:
    found = rows(agreement(tmp_path, WATCHES), "bevakning", "2026-12-02")

    assert [(row.title, str(row.last), row.state, row.obliged) for row in found] == [
        ("Revisorsintyg (2024-lou-01)", "2026-11-01", "försenad", "utföraren"),
        ("Indexdag (2024-lou-01)", "2027-01-01", "förfaller_snart", "kommunen"),
        ("Försäkringsbevis (2024-lou-01)", "2027-12-31", "kommande", "utföraren"),
    ]


@pytest.mark.parametrize(
    ("as_of", "called"),
    [
        pytest.param("2026-11-01", "2026-12-01", id="T47"),
        pytest.param("2026-12-01", "2026-12-01", id="T47-on-the-day"),
    ],
)
def test_a_certificate_is_called_to_mind_thirty_days_before(tmp_path: Path, as_of: str, called: str) -> None:
    (row,) = rows(
        agreement(tmp_path, "bevakningar: {h4x9td: {vad: Försäkringsbevis, giltig_till: 2026-12-31}}"),
        "bevakning",
        as_of,
    )

    assert str(row.called) == called


def test_what_runs_out_after_the_agreement_is_not_waited_for_then(tmp_path: Path) -> None:
    given = agreement(tmp_path, "bevakningar: {h4x9td: {vad: Försäkringsbevis, giltig_till: 2027-08-01}}")

    assert [row.state for row in rows(given, "bevakning", "2027-08-31")] == ["försenad"]
    assert rows(given, "bevakning", "2027-09-01") == []
