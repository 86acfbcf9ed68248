"""From the decision to procure to a signed agreement and its schedule, as the routine tells it (S2:57–80, 98–102).

Through the real command line and a real git repository; after each step what the chain or the due list says.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.office import Office, move_in
from uppf.cli.reading import desk
from uppf.rules.chain import Link, chain
from uppf.rules.due import WAITING, due
from uppf.store.packaged import packaged

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2025-01-01
nämnder:
  socialnamnden:
    namn: Socialnämnden
    sammanträden:
      - {datum: 2026-01-28, handlingsstopp: 2026-01-14}
      - {datum: 2026-08-26, handlingsstopp: 2026-08-12}
      - {datum: 2026-09-16, handlingsstopp: 2026-09-02}
      - {datum: 2026-12-10, handlingsstopp: 2026-11-26}
delegation:
  - {punkt: "6.3", beslut: Prisjustering, typer: prisjustering, roller: verksamhetschef, nämnd: socialnamnden}
"""
START = (
    *("procurement", "start", "upph-bryggan", "--title", "Drift av Bryggan", "--service", "kategoriboende"),
    *("--award", "LOU-entreprenad", "--board", "socialnamnden", "--plan", "motala-2022"),
    *("--operation-starts", "2027-09-01", "--dnr", "26/SN 0140"),
)
FILE = "upphandlingar/upph-bryggan.yaml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    office = move_in(tmp_path, monkeypatch, capsys)
    office.write("uppf.yaml", MUNICIPALITY)
    office.write("planer/motala-2022.yaml", (packaged("planer") / "motala-2022.yaml").read_text("utf-8"))
    office.commit("Rutinen")
    return office


def links(office: Office, as_of: str) -> dict[str, Link]:
    """The chain on a day, by its steps."""
    here = desk(office.root)
    procurement = here.register.procurements["upph-bryggan"]
    return {link.step: link for link in chain(here.register, here.facts, procurement, date.fromisoformat(as_of))}


def conflicts(office: Office, step: str, as_of: str) -> list[str]:
    return [one.code.removeprefix("conflict.") for one in links(office, as_of)[step].conflicts]


def stepped(office: Office, step: str, day: str, *more: str) -> str:
    """A step done on a day, told that very day."""
    return office.done("procurement", "step", "upph-bryggan", step, "--done", day, *more, as_of=day)


# The chain (R118–R132)


def test_the_chain_is_counted_backwards_from_the_start_of_operation(office: Office) -> None:
    said = office.done(*START, as_of="2026-02-02")
    assert said == (
        "Påbörjat upph-bryggan: Drift av Bryggan, driftstart 2027-09-01. Nästa: uppf procurement chain upph-bryggan\n"
    )
    assert office.read(FILE) == (
        "# yaml-language-server: $schema=../../schemas/upphandling.schema.json\n"
        "upphandling: upph-bryggan\n"
        "rubrik: Drift av Bryggan\n"
        "verksamhet: kategoriboende\n"
        "avtalsform: LOU-entreprenad\n"
        "nämnd: socialnamnden\n"
        "planer: [motala-2022]\n"
        "dnr: 26/SN 0140\n"
        "driftstart: 2027-09-01\n"
    )
    found = links(office, "2026-02-02")
    # The thirteen rows of the routine, with the meeting before signing where it belongs.
    assert list(found) == [
        *("mbl_avsikt", "beslut_upphandling", "framtagande_ffu", "mbl_information_ffu", "samverkan_ffu"),
        *("mbl_förhandling_ffu", "beslut_ffu", "annonsering", "frågor", "utvärdering", "tilldelningsbeslut"),
        *("möte_inför_avtal", "avtalstecknande", "introduktion"),
    ]
    # T22: a year before the start, at the last meeting of the board that is not later.
    assert str(found["beslut_upphandling"].due) == "2026-08-26"
    # Where the routine gives no time, a step comes before the next.
    assert {str(link.before) for step, link in found.items() if step not in ("beslut_upphandling",)} == {"2027-09-01"}
    assert {link.state for link in found.values()} == {"kommande"}


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        pytest.param("2026-11-25", "2026-11-11", id="T21"),
        pytest.param("2027-01-20", "2027-01-05", id="T21-epiphany"),
    ],
)
def test_union_information_two_weeks_before_the_decision(office: Office, decision: str, expected: str) -> None:
    office.done(*START, as_of="2026-02-02")
    said = office.done("procurement", "step", "upph-bryggan", "Beslut om upphandling", "--planned", decision)

    assert said.startswith(f"Planerat Beslut om upphandling till {decision} i upph-bryggan. ")
    assert str(links(office, "2026-05-20")["mbl_avsikt"].due) == expected


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        pytest.param("2028-02-29", "2026-12-10", id="T22-the-last-meeting-known"),
        pytest.param("2027-09-15", "2026-08-26", id="T22-the-day-before-a-meeting"),
        pytest.param("2027-09-16", "2026-09-16", id="T22-on-a-meeting"),
    ],
)
def test_the_decision_moves_with_the_start_of_operation(office: Office, starts: str, expected: str) -> None:
    office.done(*START, as_of="2026-02-02")
    said = office.done("procurement", "move", "upph-bryggan", "--operation-starts", starts)

    assert said.startswith(f"Flyttat driftstarten i upph-bryggan från 2027-09-01 till {starts}. ")
    assert ("Flyttas med: Beslut om upphandling 2026-08-26 → " in said) is (expected != "2026-08-26")
    assert str(links(office, "2026-05-20")["beslut_upphandling"].due) == expected
    assert office.git("diff", "--numstat", "HEAD~1", "--", FILE).split()[:2] == ["1", "1"]


def test_what_is_planned_too_late_or_in_the_wrong_order_is_shown(office: Office) -> None:
    office.done(*START, as_of="2026-02-02")
    plan = ("procurement", "step", "upph-bryggan")
    assert "Obs: Beslut om upphandling: planerat 2026-12-10, efter planens dag 2026-08-26" in office.done(
        *plan, "beslut_upphandling", "--planned", "2026-12-10"
    )
    office.done(*plan, "beslut_ffu", "--planned", "2027-02-01")
    said = office.done(*plan, "annonsering", "--planned", "2027-01-15")
    assert "Obs: Annonsering: 2027-01-15 är före Beslut om förfrågningsunderlaget, 2027-02-01" in said
    office.done(*plan, "introduktion", "--planned", "2027-10-01")
    assert conflicts(office, "introduktion", "2026-05-20") == ["after-start"]
    # Nothing is resolved: the days stand as they were written.
    assert str(links(office, "2026-05-20")["annonsering"].planned) == "2027-01-15"


def test_a_step_done_before_what_precedes_it_is_shown(office: Office) -> None:
    office.done(*START, as_of="2026-02-02")
    said = stepped(office, "beslut_upphandling", "2026-05-20", "--section", "§ 88")

    assert "Antecknat Beslut om upphandling 2026-05-20, § 88, i upph-bryggan. " in said
    assert "Obs: Beslut om upphandling: gjort 2026-05-20 utan att MBL-information om avsikten att upphandla" in said


def test_fourteen_days_may_be_too_short_and_are_shown_so(office: Office) -> None:
    # T26, G8: the board decides 10 December; the notice of 15 December keeps the parties apart until the 29th.
    office.done(*START, as_of="2026-02-02")
    decided = stepped(office, "nämndens_beslut", "2026-12-10", "--section", "§ 164")
    assert decided.startswith("Antecknat nämndens beslut 2026-12-10, § 164, i upph-bryggan. ")
    said = stepped(office, "underrättelse", "2026-12-15")

    assert "Avtalet får undertecknas tidigast 2026-12-29." in said
    meeting = links(office, "2026-12-15")["möte_inför_avtal"]
    assert (str(meeting.due), str(meeting.first)) == ("2026-12-24", "2026-12-29")
    assert conflicts(office, "möte_inför_avtal", "2026-12-15") == ["too-short"]
    shown = office.done("procurement", "chain", "upph-bryggan", as_of="2026-12-15")
    assert (
        "Möte inför avtalstecknande: planens dag 2026-12-24 hinner inte, eftersom första möjliga dag är 2026-12-29 "
        "(LOU 20:1, 20:18)."
    ) in shown
    # G5: two are named for the signing, and neither is chosen.
    assert "Underteckna avtal: flera nämns som beslutande, FVC och Socialnämndens ordförande" in shown
    # L30: when the decision is posted, three weeks to legal force count too.
    office.done("procurement", "step", "upph-bryggan", "anslag", "--done", "2026-12-14", as_of="2026-12-15")
    assert str(links(office, "2026-12-15")["avtalstecknande"].first) == "2027-01-05"


# What is refused


@pytest.mark.parametrize(
    ("args", "code"),
    [
        pytest.param(START, "procurement-exists", id="begun"),
        pytest.param(
            ("procurement", "step", "upph-bryggan", "fest", "--done", "2026-05-01"), "unknown-step", id="step"
        ),
        pytest.param(("procurement", "step", "upph-bryggan", "frågor"), "more-needed", id="nothing"),
        pytest.param(
            ("procurement", "step", "upph-bryggan", "frågor", "--done", "2026-05-21"), "future-day", id="tomorrow"
        ),
        pytest.param(
            ("procurement", "step", "upph-bryggan", "mbl_avsikt", "--done", "2026-05-02"), "step-done", id="done before"
        ),
        pytest.param(
            ("procurement", "move", "upph-bryggan", "--operation-starts", "2027-09-01"), "same-start", id="the same day"
        ),
        pytest.param(("procurement", "cancel", "upph-bryggan", "--reason", " "), "reason-needed", id="no reason"),
        pytest.param(
            ("procurement", "step", "upph-bryggan", "avtalstecknande", "--done", "2026-05-20"),
            "standstill-runs",
            id="too early",
        ),
    ],
)
def test_what_a_procurement_refuses(office: Office, args: tuple[str, ...], code: str) -> None:
    office.done(*START, as_of="2026-02-02")
    stepped(office, "mbl_avsikt", "2026-05-01")
    stepped(office, "underrättelse", "2026-05-18")

    assert office.refused(*args) == [code]


def test_a_procurement_that_is_broken_off_asks_for_nothing(office: Office) -> None:
    office.done(*START, as_of="2026-02-02")
    said = office.done("procurement", "cancel", "upph-bryggan", "--reason", "Driften återgår i egen regi.")

    assert said == "Avbrutit upph-bryggan: Drift av Bryggan. Nästa: uppf due\n"
    rows = [row for row in due(desk(office.root).facts, date(2026, 9, 1)) if row.dims.procurement == "upph-bryggan"]
    assert {row.state for row in rows} == {"ej_tillämplig"}
    assert office.refused("procurement", "step", "upph-bryggan", "frågor", "--planned", "2026-06-01") == [
        "procurement-cancelled"
    ]


# The agreement (R130, R131, R138)


def test_signing_creates_the_whole_schedule(office: Office) -> None:
    office.done(*START, as_of="2026-02-02")
    for step, day in (
        ("mbl_avsikt", "2026-08-10"),
        ("beslut_upphandling", "2026-08-26"),
        ("tilldelningsbeslut", "2026-12-08"),
        ("nämndens_beslut", "2026-12-10"),
        ("underrättelse", "2026-12-11"),
    ):
        stepped(office, step, day)
    told = {"as_of": "2026-12-22"}
    office.done(
        *("provider", "add", "strand", "Strandens Exempel AB", "--operating-form", "privat"),
        *("--organisation-kind", "aktiebolag"),
        **told,
    )
    office.done(
        *("unit", "add", "strand", "bryggan", "Bryggan", "--service", "kategoriboende"),
        *("--target-group", "missbruk_samsjuklighet", "--legal-area", "SoL"),
        **told,
    )
    office.done(
        *("agreement", "add", "strand", "2026-lou-31", "--procurement", "upph-bryggan", "--unit", "Bryggan"),
        *("--ends", "2030-08-31", "--notice-period", "9 månader", "--option", "24 månader"),
        *("--clause", "insyn=7.1", "--clause", "medverkan=7.2", "--clause", "tillträde=7.3"),
        *("--clause", "uppföljning=7.5", "--sanction", "varning=9.1", "--sanction", "hävning=9.5"),
        **told,
    )
    # The procurement says its agreement, and the agreement its procurement.
    assert "avtal: [2026-lou-31]\n" in (office.read(FILE) or "")
    agreement = desk(office.root).register.agreements()["2026-lou-31"][1]
    assert (agreement.title, str(agreement.award), agreement.plans) == (
        "Drift av Bryggan",
        "LOU-entreprenad",
        ("motala-2022",),
    )
    assert (str(agreement.awarded_on), str(agreement.standstill_notice_on), str(agreement.operation_starts)) == (
        "2026-12-08",
        "2026-12-11",
        "2027-09-01",
    )
    sign = ("agreement", "sign", "2026-lou-31", "--signer", "fvc", "--in-force", "2027-09-01")
    assert office.refused(*sign, "--date", "2026-12-21", **told) == ["standstill-runs"]
    said = office.done(*sign, **told)
    lines = said.splitlines()
    assert lines[0] == "Undertecknat 2026-lou-31 2026-12-22 av FVC. Nästa: uppf schedule 2026-lou-31"
    assert lines[1].startswith("Planen nämner FVC och Socialnämndens ordförande vid undertecknandet; ")
    assert lines[2] == (
        "Av avtalet följer 20 rader till 2030-08-31: Introduktion av ny utförare (1, 2027-01-07), "
        "Avtalsuppföljning, första året (3, 2027-12-31), Uppföljning av biståndsbeslut (antal) (6, 2028-01-31), "
        "Skatteverket och kredituppföljning (2, 2028-12-31), Avtalsuppföljning, resterande år (4, 2029-02-28), "
        "Verksamhetsberättelse och årsredovisning (2, 2029-08-31), Besked om option (1, 2029-11-30), "
        "Sista dag för uppsägning (1, 2029-11-30)."
    )
    # The step of the procurement is done with the same act.
    assert str(links(office, "2026-12-22")["avtalstecknande"].done) == "2026-12-22"
    assert office.git("show", "--format=", "--name-only", "HEAD").split() == [FILE, "utforare/strand.yaml"]
    rows = [row for row in due(desk(office.root).facts, date(2026, 12, 22), date(2030, 8, 31)) if row.state in WAITING]
    first_year = [str(row.due) for row in rows if row.rule == "motala-2022/avtalsuppfoljning-ar-1"]
    # "Avtalsuppföljningar första året – Tertialvis", from the start of operation.
    assert first_year == ["2027-12-31", "2028-04-30", "2028-08-31"]
    shown = office.done("schedule", "2026-lou-31", "--format", "csv", **told).splitlines()
    assert len(shown) == 1 + len(
        [row for row in rows if row.dims.provider == "strand" and str(row.last) <= "2030-08-31"]
    )
