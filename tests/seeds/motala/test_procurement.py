"""UPPHANDLING DRIFT KATEGORIBOENDEN: counted back from decisions and from the start (T14, T21–T23, T25, T26)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk, written
from tests.seeds.states import due_days, only, states
from uppf.store.packaged import packaged

PROCUREMENT = """\
upphandling: upph-bryggan
rubrik: Drift av Bryggan
verksamhet: kategoriboende
avtalsform: LOU-entreprenad
nämnd: socialnamnden
planer: motala-2022
driftstart: {starts}
steg:
  annat_steg: {{planerat: 2030-01-01}}
{steps}
"""

MEETINGS = """\
kommun: Provköping
följs_från: 2024-01-01
nämnder:
  socialnamnden:
    namn: Socialnämnden
    sammanträden: [{datum: 2026-06-17}, {datum: 2026-08-19}, {datum: 2026-09-16}, {datum: 2027-02-24}]
  skolnamnden:
    namn: Skolnämnden
    sammanträden: [{datum: 2026-08-31}]
"""
NO_MEETINGS = "kommun: Provköping\nföljs_från: 2024-01-01\n"


def procurement(
    root: Path,
    *steps: str,
    starts: str = "2028-01-01",
    municipality: str = NO_MEETINGS,
    case: str = "",
    readings: dict[str, str] | None = None,
) -> Desk:
    lines = "\n".join(f"  {step}" for step in steps)
    files = {
        "uppf.yaml": municipality,
        "upphandlingar/upph-bryggan.yaml": PROCUREMENT.format(starts=starts, steps=lines),
    }
    if case:
        files["arenden/2026/2026-upph-1.yaml"] = case
    return desk(root, "motala-2022", files, readings)


@pytest.mark.parametrize(
    ("reading", "decision", "expected"),
    [
        # "Senast två veckor innan beslut": backwards, and never onto a holiday.
        pytest.param("T21a", "2026-11-25", "2026-11-11", id="T21a"),
        pytest.param("T21a", "2027-01-20", "2027-01-05", id="T21a-epiphany"),
        pytest.param("T21a", "2027-04-12", "2027-03-25", id="T21a-easter"),
        pytest.param("T21a", "2026-07-03", "2026-06-18", id="T21a-midsummer-eve"),
        pytest.param("T21a", "2027-01-14", "2026-12-30", id="T21a-new-years-eve"),
        pytest.param("T21a", "2028-03-14", "2028-02-29", id="T21a-leap-day"),
        # Ten workdays before.
        pytest.param("T21b", "2026-11-25", "2026-11-11", id="T21b"),
        pytest.param("T21b", "2027-01-20", "2027-01-05", id="T21b-epiphany"),
        pytest.param("T21b", "2027-04-12", "2027-03-25", id="T21b-easter"),
        # 7, 5, 4 January, 30, 29, 28, 23, 22, 21, 18 December.
        pytest.param("T21b", "2027-01-08", "2026-12-18", id="T21b-christmas"),
    ],
)
def test_union_information_before_the_decision(tmp_path: Path, reading: str, decision: str, expected: str) -> None:
    given = procurement(tmp_path, f"beslut_upphandling: {{planerat: {decision}}}", readings={"mbl-avsikt": reading})

    assert due_days(given, "mbl-avsikt", "2026-01-01", "2029-12-31") == [expected]


def test_it_follows_when_the_decision_moves(tmp_path: Path) -> None:
    moved = "beslut_upphandling: {planerat: 2027-01-20, utfört: 2027-02-24}"

    assert due_days(procurement(tmp_path, moved), "mbl-avsikt", "2026-06-01", "2029-12-31") == ["2027-02-10"]


@pytest.mark.parametrize(
    ("steps", "as_of", "state"),
    [
        pytest.param(("beslut_upphandling: {planerat: 2027-01-20}",), "2027-01-05", "förfaller_snart", id="on-the-day"),
        pytest.param(("beslut_upphandling: {planerat: 2027-01-20}",), "2027-01-06", "försenad", id="the-day-after"),
        pytest.param(
            ("beslut_upphandling: {planerat: 2027-01-20}", "mbl_avsikt: {utfört: 2026-12-21}"),
            "2027-01-06",
            "genomförd",
            id="informed",
        ),
        pytest.param(
            ("beslut_upphandling: {planerat: 2027-01-20}", "mbl_avsikt: {utfört: 2027-01-08}"),
            "2027-01-10",
            "genomförd_sent",
            id="informed-late",
        ),
        pytest.param(
            ("beslut_upphandling: {planerat: 2027-01-20}", "mbl_avsikt: {planerat: 2026-12-21}"),
            "2027-01-06",
            "försenad",
            id="planned-is-not-done",
        ),
    ],
)
def test_states_of_union_information(tmp_path: Path, steps: tuple[str, ...], as_of: str, state: str) -> None:
    assert only(procurement(tmp_path, *steps), "mbl-avsikt", as_of, "2029-12-31").state == state


@pytest.mark.parametrize(
    ("reading", "starts", "municipality", "expected"),
    [
        # "Minst ett år innan driftstart", and then the last meeting that is not later.
        pytest.param("T22a", "2027-09-01", NO_MEETINGS, "2026-09-01", id="T22a"),
        pytest.param("T22a", "2027-09-01", MEETINGS, "2026-08-19", id="T22a-the-last-meeting-before"),
        pytest.param("T22a", "2027-09-16", MEETINGS, "2026-09-16", id="T22a-a-meeting-on-the-day"),
        pytest.param("T22a", "2027-09-15", MEETINGS, "2026-08-19", id="T22a-a-meeting-the-day-after"),
        pytest.param("T22a", "2028-02-29", NO_MEETINGS, "2027-02-26", id="T22a-leap-day-on-a-sunday"),
        pytest.param("T22a", "2028-02-29", MEETINGS, "2027-02-24", id="T22a-leap-day-and-a-meeting"),
        pytest.param("T22a", "2027-05-01", NO_MEETINGS, "2026-04-30", id="T22a-first-of-may"),
        pytest.param("T22a", "2027-06-06", NO_MEETINGS, "2026-06-05", id="T22a-national-day"),
        pytest.param("T22b", "2027-09-01", NO_MEETINGS, "2026-09-01", id="T22b"),
        pytest.param("T22b", "2028-02-29", NO_MEETINGS, "2027-03-01", id="T22b-leap-day"),
        pytest.param("T22b", "2028-03-01", NO_MEETINGS, "2027-03-02", id="T22b-after-a-leap-day"),
    ],
)
def test_decision_a_year_before_the_start(
    tmp_path: Path, reading: str, starts: str, municipality: str, expected: str
) -> None:
    given = procurement(tmp_path, starts=starts, municipality=municipality, readings={"beslut-upphandling": reading})

    assert due_days(given, "beslut-upphandling", "2026-01-01", "2029-12-31") == [expected]


def test_a_decided_procurement_is_done(tmp_path: Path) -> None:
    given = procurement(tmp_path, "beslut_upphandling: {utfört: 2026-08-19}", starts="2027-09-01")

    assert states(given, "beslut-upphandling", "2026-10-01", "2029-12-31") == {"2026-09-01": "genomförd"}


@pytest.mark.parametrize(
    ("meeting", "as_of", "expected", "state"),
    [
        # "I god tid före SN:s sammanträde": thirty days, a goal.
        pytest.param("2026-12-16", "2026-11-16", "2026-11-16", "förfaller_snart", id="T23a"),
        pytest.param("2026-12-16", "2026-11-17", "2026-11-16", "passerad", id="T23a-never-late"),
        # 17 January 2027 is a Sunday: the Friday before.
        pytest.param("2027-02-16", "2027-01-02", "2027-01-15", "förfaller_snart", id="T23a-sunday"),
    ],
)
def test_cooperation_in_good_time(tmp_path: Path, meeting: str, as_of: str, expected: str, state: str) -> None:
    given = procurement(tmp_path, f"beslut_ffu: {{planerat: {meeting}}}")

    assert states(given, "samverkan-ffu", as_of, "2029-12-31") == {expected: state}


def test_before_the_papers_are_sent_gives_no_day(tmp_path: Path) -> None:
    given = procurement(tmp_path, "beslut_ffu: {planerat: 2026-12-16}", readings={"samverkan-ffu": "T23b"})

    assert due_days(given, "samverkan-ffu", "2026-01-01", "2029-12-31") == []


@pytest.mark.parametrize(
    ("reading", "decided", "expected"),
    [
        # "Snarast efter beslut"
        pytest.param("T14a", "2026-12-16", ["2027-01-15"], id="T14a"),
        pytest.param("T14a", "2028-01-31", ["2028-03-01"], id="T14a-leap-year"),
        pytest.param("T14b", "2026-12-16", ["2026-12-23"], id="T14b"),
        pytest.param("T14b", "2026-12-21", ["2026-12-30"], id="T14b-over-christmas"),
        pytest.param("T14c", "2026-12-16", [], id="T14c"),
    ],
)
def test_advertising(tmp_path: Path, reading: str, decided: str, expected: list[str]) -> None:
    given = procurement(tmp_path, f"beslut_ffu: {{utfört: {decided}}}", readings={"annonsering": reading})

    assert due_days(given, "annonsering", "2026-01-01", "2029-12-31") == expected


@pytest.mark.parametrize(
    "rule",
    [
        *("framtagande-ffu", "mbl-information-ffu", "mbl-forhandling-ffu", "beslut-ffu", "fragor", "utvardering"),
        *("tilldelning", "underteckna", "introduktion-start"),
    ],
)
def test_steps_without_a_time_have_no_day(tmp_path: Path, rule: str) -> None:
    given = procurement(
        tmp_path, "beslut_upphandling: {utfört: 2026-08-19}", "beslut_ffu: {planerat: 2026-12-16}", starts="2027-09-01"
    )

    assert due_days(given, rule, "2026-01-01", "2029-12-31") == []


BOARD = "nämndens_beslut: {utfört: 2026-12-10}"


@pytest.mark.parametrize(
    ("reading", "steps", "expected", "too_early"),
    [
        # "inom 14 dagar från dess att socialnämnden fattat beslut, var dock observant på när beslutet vinner laga
        # kraft": ten days from the notice end on Christmas Day, a Friday, and run on to Monday 28.
        pytest.param(
            "T26a", (BOARD, "underrättelse: {utfört: 2026-12-15}"), "2026-12-24", "2026-12-29", id="T26a-conflict"
        ),
        pytest.param("T26a", (BOARD, "underrättelse: {utfört: 2026-12-11}"), "2026-12-24", "", id="T26a-in-time"),
        # 13 December + 10 days is Wednesday 23, so from the 24th: just in time.
        pytest.param("T26a", (BOARD, "underrättelse: {utfört: 2026-12-13}"), "2026-12-24", "", id="T26a-just-in-time"),
        # 14 + 10 is Christmas Eve, a Thursday: runs on over Christmas Day and the weekend to the 28th.
        pytest.param(
            "T26a", (BOARD, "underrättelse: {utfört: 2026-12-14}"), "2026-12-24", "2026-12-29", id="T26a-a-day-late"
        ),
        # New Year's Eve: runs on to Monday 4 January.
        pytest.param(
            "T26a", (BOARD, "underrättelse: {utfört: 2026-12-21}"), "2026-12-24", "2027-01-05", id="T26a-new-years-eve"
        ),
        # Three weeks from the notice board.
        pytest.param(
            "T26a",
            (BOARD, "underrättelse: {utfört: 2026-12-11}", "anslag: {utfört: 2026-12-14}"),
            "2026-12-24",
            "2027-01-05",
            id="T26a-legal-force",
        ),
        pytest.param("T26b", ("tilldelningsbeslut: {utfört: 2026-12-08}",), "2026-12-22", "", id="T26b"),
        pytest.param("T26c", ("laga_kraft: {utfört: 2027-01-04}",), "2027-01-18", "", id="T26c"),
        pytest.param("T26d", (BOARD, "underrättelse: {utfört: 2026-12-15}"), "2026-12-24", "2026-12-29", id="T26d"),
        pytest.param("T26a", ("nämndens_beslut: {utfört: 2028-02-15}",), "2028-02-29", "", id="T26a-leap-year"),
    ],
)
def test_meeting_before_signing(
    tmp_path: Path, reading: str, steps: tuple[str, ...], expected: str, too_early: str
) -> None:
    given = procurement(tmp_path, *steps, readings={"mote-infor-avtal": reading})
    row = only(given, "mote-infor-avtal", "2026-12-01", "2029-12-31")

    # The day of the plan stays; the conflict is told beside it.
    assert row.due.isoformat() == expected
    assert [note for note in row.notes if note.startswith("too_early")] == (
        [f"too_early:{too_early}"] if too_early else []
    )


def test_christmas_eve_stays_and_is_told(tmp_path: Path) -> None:
    row = only(procurement(tmp_path, BOARD), "mote-infor-avtal", "2026-12-11", "2029-12-31")

    assert (row.due.isoformat(), row.last.isoformat()) == ("2026-12-24", "2026-12-24")
    assert "on_holiday" in row.notes


def of_the_experts(root: Path, awarded: str, role: str) -> Desk:
    """The routine, with its meeting given to another role."""
    text = (packaged("planer") / "motala-2022.yaml").read_text("utf-8")
    before, after = text.split("  - id: mote-infor-avtal\n")
    text = f"{before}  - id: mote-infor-avtal\n{after.replace('ansvarig: bfvc', f'ansvarig: {role}', 1)}"
    steps = (BOARD, "framtagande_ffu: {utfört: 2026-03-01}", f"tilldelningsbeslut: {{utfört: {awarded}}}")
    lines = "\n".join(f"  {step}" for step in steps)
    procured = PROCUREMENT.format(starts="2028-01-01", steps=lines)
    files = {"planer/motala-2022.yaml": text, "upphandlingar/upph-bryggan.yaml": procured}
    return written(root, files | {"uppf.yaml": NO_MEETINGS})


@pytest.mark.parametrize(
    ("role", "awarded", "as_of", "ended"),
    [
        # "De sakkunnigas ansvar fortlöper till och med att tilldelningsbeslut har lämnats": that day included.
        pytest.param("sakkunniga", "2026-12-08", "2026-12-08", False, id="T25-on-the-day"),
        pytest.param("sakkunniga", "2026-12-08", "2026-12-09", True, id="T25-the-day-after"),
        pytest.param("utredare_jurist", "2026-12-08", "2026-12-09", False, id="T25-another-role"),
        pytest.param("sakkunniga", "2027-01-12", "2026-12-09", False, id="T25-not-yet-awarded"),
    ],
)
def test_the_experts_duty_ends_with_the_award(tmp_path: Path, role: str, awarded: str, as_of: str, ended: bool) -> None:
    row = only(of_the_experts(tmp_path, awarded, role), "mote-infor-avtal", as_of, "2029-12-31")

    assert row.responsible == role
    assert ("role_ended" in row.notes) is ended


def test_the_case_says_who_is_responsible(tmp_path: Path) -> None:
    case = """\
ärende: 2026-upph-1
regel: motala-2022/mote-infor-avtal
upphandling: upph-bryggan
ansvarig: sakkunniga
öppnat: 2026-12-01
"""
    steps = (BOARD, "framtagande_ffu: {utfört: 2026-03-01}", "tilldelningsbeslut: {utfört: 2026-12-08}")
    row = only(procurement(tmp_path, *steps, case=case), "mote-infor-avtal", "2026-12-09", "2029-12-31")

    assert row.responsible == "sakkunniga"
    assert "role_ended" in row.notes


def test_a_cancelled_procurement_asks_for_nothing(tmp_path: Path) -> None:
    text = PROCUREMENT.format(starts="2027-09-01", steps="  beslut_upphandling: {planerat: 2026-08-19}")
    text += "inställt: 2026-06-01\ninställt_skäl: Driften återgår i egen regi.\n"
    given = desk(tmp_path, "motala-2022", {"uppf.yaml": NO_MEETINGS, "upphandlingar/upph-bryggan.yaml": text})

    assert {row.state for row in given.due("2026-12-01", "2028-12-31")} == {"ej_tillämplig"}
