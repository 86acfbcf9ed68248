"""3.3, 4.1, 5: improvement plans, renewed follow-up, reports to management, board and provider (T05, T07, T12, T13)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

PROVIDER = """\
utförare: {id}
namn: {name} Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  {unit}: {{namn: {name}, verksamhet: boende, startar: 2024-01-01}}
avtal:
  {agreement}:
    rubrik: Drift av {name}
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: haninge-2017
    enheter:
      {unit}:
    ikraft: 2024-01-01
    driftstart: 2024-01-01
    slut: {ends}
"""

FINDINGS = """\
ärende: 2026-{unit}-brister
avtal: {agreement}
enhet: {unit}
öppnat: 2026-01-10
brister:
{findings}
{more}
"""

DOCUMENTATION = "{{text: Genomförandeplaner saknas, konstaterad: {day}, kategori: dokumentation}}"
LOCKS = "{{text: Medicinskåp olåsta, konstaterad: {day}, kategori: läkemedel, grad: allvarlig, grad_skäl: Akut risk}}"
GRADED = (
    "{{text: Nattbemanning saknas, konstaterad: {day}, kategori: bemanning, frekvens: {often},"
    " konsekvens: {{individ: {hit}, kommun: liten}}}}"
)


def findings(
    root: Path,
    *found: str,
    elsewhere: tuple[str, ...] = (),
    more: str = "",
    ends: str = "2030-12-31",
    readings: dict[str, str] | None = None,
) -> Desk:
    files = {
        "utforare/ekhagen.yaml": PROVIDER.format(
            id="ekhagen", name="Ekhagen", unit="eken", agreement="lou-1", ends=ends
        ),
        "utforare/alhagen.yaml": PROVIDER.format(
            id="alhagen", name="Alhagen", unit="alen", agreement="lou-2", ends=ends
        ),
    }
    for unit, agreement, lines in (("eken", "lou-1", found), ("alen", "lou-2", elsewhere)):
        if lines:
            text = "\n".join(f"  b{number}: {line}" for number, line in enumerate(lines))
            files[f"arenden/2026/2026-{unit}-brister.yaml"] = FINDINGS.format(
                unit=unit, agreement=agreement, findings=text, more=more
            )
    return desk(root, "haninge-2017", files, readings)


@pytest.mark.parametrize(
    ("found", "elsewhere", "expected"),
    [
        # "Om det har framkommit allvarliga eller upprepade brister i en verksamhet görs en förnyad eller riktad
        # uppföljning." Serious: thirty days. Repeated, counted from the one that makes it so: ninety.
        pytest.param((LOCKS.format(day="2026-11-10"),), (), ["2026-12-10"], id="T12a-serious"),
        pytest.param((LOCKS.format(day="2028-02-10"),), (), ["2028-03-11"], id="T12a-serious-in-a-leap-year"),
        pytest.param(
            (GRADED.format(day="2026-11-10", often="enstaka", hit="stor"),),
            (),
            ["2026-12-10"],
            id="T12a-graded-serious",
        ),
        pytest.param((GRADED.format(day="2026-11-10", often="enstaka", hit="måttlig"),), (), [], id="T12a-not-serious"),
        pytest.param(
            (DOCUMENTATION.format(day="2026-02-10"), DOCUMENTATION.format(day="2026-11-05")),
            (),
            ["2027-02-03"],
            id="T07-T12a-repeated",
        ),
        pytest.param((DOCUMENTATION.format(day="2026-02-10"),), (), [], id="T07-one-is-not-repeated"),
        pytest.param(
            (DOCUMENTATION.format(day="2025-10-01"), DOCUMENTATION.format(day="2026-11-05")),
            (),
            [],
            id="T07-more-than-twelve-months-apart",
        ),
        pytest.param(
            (DOCUMENTATION.format(day="2026-02-10"), GRADED.format(day="2026-11-05", often="enstaka", hit="liten")),
            (),
            [],
            id="T07-another-category",
        ),
        pytest.param(
            (DOCUMENTATION.format(day="2026-02-10"),),
            (DOCUMENTATION.format(day="2026-11-05"),),
            [],
            id="T07-another-provider",
        ),
        pytest.param(
            (
                DOCUMENTATION.format(day="2025-12-20"),
                DOCUMENTATION.format(day="2026-11-05"),
                DOCUMENTATION.format(day="2026-11-20"),
            ),
            (),
            ["2027-02-03", "2027-02-18"],
            id="T07-a-third-is-repeated-too",
        ),
    ],
)
def test_renewed_follow_up(
    tmp_path: Path, found: tuple[str, ...], elsewhere: tuple[str, ...], expected: list[str]
) -> None:
    given = findings(tmp_path, *found, elsewhere=elsewhere)

    assert remaining(given, "fornyad-uppfoljning", "2026-11-21", "2028-12-31") == expected


PLAN = """\
åtgärdsplaner:
  p1:
    begärd: 2026-11-12
    brister: [b0]
    åtgärder:
      k1: {aktivitet: Nya lås, slutdatum: 2027-01-31, brister: [b0]}
      k2: {aktivitet: Ny rutin, slutdatum: 2027-03-31, brister: [b0]}
"""


def test_renewed_follow_up_after_the_last_action(tmp_path: Path) -> None:
    given = findings(tmp_path, LOCKS.format(day="2026-11-10"), more=PLAN, readings={"fornyad-uppfoljning": "T12b"})

    assert remaining(given, "fornyad-uppfoljning", "2026-11-21", "2028-12-31") == ["2027-04-30"]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param("2026-12-10", "förfaller_snart", id="on-the-day"),
        pytest.param("2026-12-11", "passerad", id="the-day-after"),
    ],
)
def test_the_day_of_a_renewed_follow_up_is_a_goal(tmp_path: Path, as_of: str, state: str) -> None:
    row = only(findings(tmp_path, LOCKS.format(day="2026-11-10")), "fornyad-uppfoljning", as_of, "2027-12-31")

    assert (row.state, row.norm, row.obliged) == (state, "ska", "kommunen")


@pytest.mark.parametrize(
    ("reading", "requested", "expected"),
    [
        pytest.param("T05a", "2026-11-23", "2026-12-07", id="T05a"),
        pytest.param("T05b", "2026-11-23", "2026-12-13", id="T05b"),
        pytest.param("T05c", "2026-11-23", "2026-12-07", id="T05c"),
        # Midsummer: 17 and 18 June, then Monday 22.
        pytest.param("T05c", "2026-06-10", "2026-06-25", id="T05c-over-midsummer"),
        pytest.param("T05d", "2026-11-23", "2026-11-26", id="T05d"),
        pytest.param("T05d", "2026-06-17", "2026-06-23", id="T05d-over-midsummer"),
    ],
)
def test_improvement_plan(tmp_path: Path, reading: str, requested: str, expected: str) -> None:
    more = f"åtgärdsplaner:\n  p1: {{begärd: {requested}, brister: [b0]}}"
    given = findings(tmp_path, LOCKS.format(day="2026-06-05"), more=more, readings={"forbattringsplan": reading})

    assert due_days(given, "forbattringsplan", "2026-06-06", "2028-12-31") == [expected]


@pytest.mark.parametrize(
    ("finding", "ends", "expected"),
    [
        # "Planen följs upp av beställaren." – thirty days after the last action.
        pytest.param(LOCKS.format(day="2026-11-10"), "2030-12-31", {"2027-04-30": "försenad"}, id="not-followed-up"),
        pytest.param(
            "{text: Lås, konstaterad: 2026-11-10, verifierad: {datum: 2027-04-12, roll: bestallare, åtgärdad: ja}}",
            "2030-12-31",
            {"2027-04-30": "genomförd"},
            id="followed-up",
        ),
        pytest.param(
            "{text: Lås, konstaterad: 2026-11-10, verifierad: {datum: 2027-05-03, roll: bestallare, åtgärdad: ja}}",
            "2030-12-31",
            {"2027-04-30": "genomförd_sent"},
            id="followed-up-late",
        ),
        # What is to be remedied remains when the agreement has ended.
        pytest.param(LOCKS.format(day="2026-11-10"), "2026-12-31", {"2027-04-30": "försenad"}, id="agreement-ended"),
    ],
)
def test_the_improvement_plan_is_followed_up(tmp_path: Path, finding: str, ends: str, expected: dict[str, str]) -> None:
    given = findings(tmp_path, finding, more=PLAN, ends=ends)

    assert states(given, "forbattringsplan-foljs-upp", "2027-05-10", "2027-12-31") == expected


MEETINGS = """\
kommun: Provköping
följs_från: 2024-01-01
nämnder:
  socialnamnden:
    namn: Socialnämnden
    sammanträden:
      - {datum: 2026-11-18, handlingsstopp: 2026-11-04}
      - {datum: 2026-12-09, handlingsstopp: 2026-11-25}
      - {datum: 2027-01-20, handlingsstopp: 2027-01-06}
  skolnamnden:
    namn: Skolnämnden
    sammanträden: [{datum: 2026-11-30, handlingsstopp: 2026-11-20}]
"""
NO_MEETINGS = "kommun: Provköping\nföljs_från: 2024-01-01\nnämnder: {socialnamnden: {namn: Socialnämnden}}\n"

REPORT = """\
ärende: 2026-eken-uppfoljning
regel: haninge-2017/entreprenad-ramavtal-varje-ar
avtal: lou-1
enhet: eken
öppnat: 2026-10-01
rapporter:
  r1: {{färdig: {finished}}}
{more}
"""


def report(
    root: Path,
    finished: str,
    municipality: str = MEETINGS,
    more: str = "",
    reading: str = "T13a",
    ends: str = "2030-12-31",
) -> Desk:
    files = {
        "uppf.yaml": municipality,
        "utforare/ekhagen.yaml": PROVIDER.format(
            id="ekhagen", name="Ekhagen", unit="eken", agreement="lou-1", ends=ends
        ),
        "arenden/2026/2026-eken-uppfoljning.yaml": REPORT.format(finished=finished, more=more),
    }
    return desk(root, "haninge-2017", files, {"redovisning-namnd": reading})


@pytest.mark.parametrize(
    ("finished", "municipality", "expected"),
    [
        # "redovisas löpande till socialnämnden" – the next meeting whose last day for papers it reaches (T48).
        pytest.param("2026-11-12", MEETINGS, "2026-12-09", id="T13a"),
        pytest.param("2026-11-04", MEETINGS, "2026-11-18", id="T13a-on-the-last-day-for-papers"),
        pytest.param("2026-11-05", MEETINGS, "2026-12-09", id="T13a-the-day-after"),
        pytest.param("2026-11-26", MEETINGS, "2027-01-20", id="T13a-into-the-next-year"),
        # No meeting reached, or none known: sixty days.
        pytest.param("2027-01-07", MEETINGS, "2027-03-08", id="T13a-after-the-last-meeting"),
        pytest.param("2026-11-12", NO_MEETINGS, "2027-01-11", id="T13a-no-meetings-known"),
    ],
)
def test_report_to_the_board(tmp_path: Path, finished: str, municipality: str, expected: str) -> None:
    given = report(tmp_path, finished, municipality)

    assert due_days(given, "redovisning-namnd", "2027-01-08", "2028-12-31") == [expected]


def test_a_standing_item_gives_a_report_no_day_of_its_own(tmp_path: Path) -> None:
    assert (
        due_days(report(tmp_path, "2026-11-12", reading="T13b"), "redovisning-namnd", "2026-12-01", "2028-12-31") == []
    )


def test_reported_each_quarter(tmp_path: Path) -> None:
    given = report(tmp_path, "2026-11-12", reading="T13c")

    # Once for each board the plan concerns, not once for each report.
    assert remaining(given, "redovisning-namnd", "2026-12-01", "2027-06-30")[-3:] == [
        "2026-12-31",
        "2027-03-31",
        "2027-06-30",
    ]


@pytest.mark.parametrize(
    ("reported", "state"),
    [
        pytest.param("", "försenad", id="not-reported"),
        pytest.param(
            'redovisad: {n1: {nämnd: socialnamnden, datum: 2026-12-09, paragraf: "98"}}', "genomförd", id="ok"
        ),
        pytest.param(
            'redovisad: {n1: {nämnd: socialnamnden, datum: 2027-01-20, paragraf: "7"}}', "genomförd_sent", id="late"
        ),
    ],
)
def test_the_boards_section_closes_it(tmp_path: Path, reported: str, state: str) -> None:
    given = report(tmp_path, "2026-11-12", more=reported)

    assert states(given, "redovisning-namnd", "2027-02-01", "2027-12-31") == {"2026-12-09": state}


def test_a_finished_report_is_still_to_be_told_when_the_agreement_has_ended(tmp_path: Path) -> None:
    given = report(tmp_path, "2026-11-12", ends="2026-11-30")

    assert states(given, "redovisning-namnd", "2027-02-01", "2027-12-31") == {"2026-12-09": "försenad"}


@pytest.mark.parametrize("rule", ["rapport-ledningsgrupp", "aterkoppling"])
@pytest.mark.parametrize(
    ("as_of", "more", "state"),
    [
        pytest.param("2026-12-12", "", "förfaller_snart", id="on-the-day"),
        pytest.param("2026-12-13", "", "passerad", id="a-goal-is-never-late"),
        pytest.param("2026-12-13", "ledningsgrupp: 2026-12-01\nåterkopplad: 2026-12-01", "genomförd", id="done"),
    ],
)
def test_to_management_and_to_the_provider_within_thirty_days(
    tmp_path: Path, rule: str, as_of: str, more: str, state: str
) -> None:
    assert states(report(tmp_path, "2026-11-12", more=more), rule, as_of, "2027-12-31") == {"2026-12-12": state}


def test_nothing_to_tell_before_the_report_is_finished(tmp_path: Path) -> None:
    given = findings(tmp_path, LOCKS.format(day="2026-11-10"))

    assert rows(given, "aterkoppling", "2026-12-01", "2028-12-31") == []
    assert rows(given, "redovisning-namnd", "2026-12-01", "2028-12-31") == []
