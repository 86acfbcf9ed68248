"""INTRODUKTION AV NY UTFÖRARE, typed at the command line: the points, who must be there, what cannot be waived."""

from pathlib import Path

import pytest

from tests.seeds.seat import Seat, seated
from uppf.cli.reading import desk

PROVIDER = """\
utförare: hultby
namn: Hultby Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  hultbo: {namn: Hultbo, verksamhet: kategoriboende}
avtal:
  lou-2:
    rubrik: Drift av Hultbo
    avtalsform: LOU-entreprenad
    verksamhet: kategoriboende
    nämnd: socialnamnden
    planer: motala-2022
    enheter:
      hultbo:
    tilldelat: 2026-12-10
    ikraft: 2027-06-01
    driftstart: 2027-06-01
    slut: 2031-05-31
    upphandling: kategoriboende-2027
"""
PROCUREMENT = """\
upphandling: kategoriboende-2027
rubrik: Drift av kategoriboende
verksamhet: kategoriboende
avtalsform: LOU-entreprenad
nämnd: socialnamnden
planer: motala-2022
driftstart: 2027-06-01
avtal: lou-2
steg:
  tilldelningsbeslut: {utfört: 2026-12-10}
  nämndens_beslut: {utfört: 2026-12-10}
  underrättelse: {utfört: 2026-12-15}
"""
CASE = "arenden/2026/2026-introduktion-hultby-b22222.yaml"
MANDATORY = (
    *("avtal-och-uppdrag", "genomgang-av-avtalet", "avtalstecknande", "traff-med-arkivarie"),
    "information-socialsekreterare",
)
DONE = ("introduction", "done", "b22222")
THERE = {
    "avtal-och-uppdrag": "sektionschef, 1:e socialsekreterare, Utredare/jurist",
    "genomgang-av-avtalet": (
        "BFVC, verksamhetschef, sektionschef, 1:e socialsekreterare, utvecklingsstrateg, "
        "företagets ledning, verksamhetsansvarig"
    ),
    "avtalstecknande": "socialnämndens ordförande",
    "traff-med-arkivarie": "arkivarie",
    "information-socialsekreterare": "socialsekreterare",
}


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Seat:
    files = {"utforare/hultby.yaml": PROVIDER, "upphandlingar/kategoriboende-2027.yaml": PROCUREMENT}
    return seated(tmp_path, monkeypatch, capsys, "motala-2022", files)


@pytest.fixture
def begun(seat: Seat) -> Seat:
    """The introduction has begun, in the case b22222."""
    seat.done("introduce", "hultby", as_of="2026-12-14")
    return seat


def due_days(seat: Seat, as_of: str) -> list[tuple[str, str]]:
    rows = seat.rows(as_of, "2027-12-31", "introduktion-ny-utforare")
    return [(row.due.isoformat(), row.state) for row in rows]


# "Snarast efter tilldelningsbeslut" (S2:47), "Samtliga utförare ska erhålla följande introduktion" (S2:94–105)


def test_from_the_award_to_the_decision_that_it_is_done(seat: Seat) -> None:
    # T14: attention after 14 days, should be done after 30, never late.
    assert due_days(seat, "2026-12-14") == [("2027-01-09", "förfaller_snart")]
    assert due_days(seat, "2027-01-10") == [("2027-01-09", "passerad")]
    said = seat.done("introduce", "hultby", "--dnr", "26/SN 0200", as_of="2026-12-14")
    assert said.splitlines()[0] == (
        "Öppnat 2026-introduktion-hultby-b22222: introduktion av Hultby Exempel AB, 5 obligatoriska punkter. "
        "Nästa: uppf introduction done b22222 avtal-och-uppdrag --present ROLLER"
    )
    assert seat.read(CASE) == (
        "# yaml-language-server: $schema=../../../schemas/arende.schema.json\n"
        "ärende: 2026-introduktion-hultby-b22222\n"
        "dnr: 26/SN 0200\n"
        "regel: motala-2022/introduktion-ny-utforare\n"
        "utförare: hultby\n"
        "avtal: lou-2\n"
        "verksamhet: kategoriboende\n"
        "nämnd: socialnamnden\n"
        "öppnat: 2026-12-14\n"
        "ansvarig: sektionschef\n"
        "metod: möte\n"
    )
    for number, point in enumerate(MANDATORY):
        following = [*MANDATORY[number + 1 :], ""][0]
        said = seat.done(*DONE, point, "--present", THERE[point], as_of="2026-12-29")
        step = f"done b22222 {following} --present ROLLER" if following else "finish b22222"
        assert said.endswith(f"Nästa: uppf introduction {step}\n")
        assert due_days(seat, "2026-12-29") == [("2027-01-09", "förfaller_snart")]
        if following:
            assert seat.refused("introduction", "finish", "b22222", as_of="2026-12-29") == ["introduction-points-left"]
    said = seat.done("introduction", "finish", "b22222", as_of="2026-12-30")
    assert said.splitlines()[0].startswith("Introduktionen i 2026-introduktion-hultby-b22222 är genomförd 2026-12-30.")
    assert said.splitlines()[1] == ("Anpassning är inte besvarad; anteckna den, eller skriv varför den inte gäller.")
    assert due_days(seat, "2027-01-10") == []
    assert (seat.read(CASE) or "").endswith("beslut:\n  datum: 2026-12-30\n  roll: sektionschef\n")


def test_points_gone_through_on_one_occasion_are_one_visit(begun: Seat) -> None:
    begun.done(
        *(*DONE, "arkivarie", "socialsekreterare"),
        *("--present", "arkivarie, socialsekreterare", "--text", "Gallring och sekretess.", "--place", "Rådhuset"),
        as_of="2026-12-20",
    )
    assert (begun.read(CASE) or "").endswith(
        "tillfällen:\n"
        "  b22223:\n"
        "    datum: 2026-12-20\n"
        "    plats: Rådhuset\n"
        "    närvarande: [arkivarie, socialsekreterare]\n"
        "    punkter:\n"
        "      b22224:\n"
        "        kontrollpunkt: traff-med-arkivarie\n"
        "        svar: Gallring och sekretess.\n"
        "      b22225:\n"
        "        kontrollpunkt: information-socialsekreterare\n"
        "        svar: Gallring och sekretess.\n"
    )


def test_points_written_by_hand_count_as_points_said(begun: Seat) -> None:
    text = begun.read(CASE) or ""
    lines = [f"  p{number}x: {{kontrollpunkt: {point}, svar: Klart.}}\n" for number, point in enumerate(MANDATORY)]
    begun.write(CASE, text + "punkter:\n" + "".join(lines))
    begun.commit("För hand")
    begun.done("introduction", "finish", "b22222", as_of="2026-12-20")
    assert due_days(begun, "2026-12-20") == []


# "På mötet deltar företagets ledning och verksamhetsansvarig, från kommunen deltar …" (S2:101)


ALL = THERE["genomgang-av-avtalet"]


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        pytest.param(
            "",
            "Biträdande förvaltningschef, Verksamhetschef, Sektionschef, 1:e socialsekreterare, Utvecklingsstrateg, "
            "Företagets ledning och Verksamhetsansvarig",
            id="nobody",
        ),
        pytest.param(ALL.replace("BFVC, ", ""), "Biträdande förvaltningschef", id="one of the municipality's"),
        pytest.param(ALL.replace(", verksamhetsansvarig", ""), "Verksamhetsansvarig", id="one of theirs"),
    ],
)
def test_who_must_be_there_was_there_or_the_reason_is_noted(begun: Seat, present: str, missing: str) -> None:
    act = (*DONE, "genomgang-av-avtalet", *(("--present", present) if present else ()))
    said = begun.uppf(*act, as_of="2026-12-20")
    assert f"vid genomgang-av-avtalet ska {missing} delta" in said.err
    assert begun.refused(*act, as_of="2026-12-20") == ["participants-missing"]
    begun.done(*act, "--absence-reason", "Sjukdom.", as_of="2026-12-20")
    assert "    frånvaro_skäl: Sjukdom.\n" in (begun.read(CASE) or "")


# "Programmet ska anpassas utifrån den enskilde utförarens bakgrund och kompetens" (S2:94)


def test_what_is_mandatory_cannot_be_waived(begun: Seat) -> None:
    waive = ("--not-applicable", "Lång erfarenhet.")
    for point in MANDATORY:
        assert begun.refused(*DONE, point, *waive, as_of="2026-12-20") == ["point-mandatory"]
    begun.done(*DONE, "anpassning", *waive, as_of="2026-12-20")
    assert (begun.read(CASE) or "").endswith(
        "punkter:\n  b22223:\n    kontrollpunkt: anpassning\n    ej_tillämplig: Lång erfarenhet.\n"
    )
    assert begun.refused(*DONE, "anpassning", as_of="2026-12-21") == ["points-answered"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param((*DONE, "fika"), "no-such-plan-point", id="no such point"),
        pytest.param((*DONE, "avtal"), "no-such-plan-point", id="which of three"),
        pytest.param((*DONE, "anpassning", "--date", "2026-12-21"), "future-day", id="not yet"),
        pytest.param(("introduce", "hultby"), "already-introduced", id="twice"),
        pytest.param(("introduction", "finish", "b22222", "--date", "2027-01-01"), "future-day", id="decided tomorrow"),
    ],
)
def test_what_is_refused(begun: Seat, said: tuple[str, ...], code: str) -> None:
    assert begun.refused(*said, as_of="2026-12-20") == [code]


def test_only_an_introduction_is_gone_through(begun: Seat) -> None:
    begun.write("arenden/2026/2026-annat-xxxxxx.yaml", "ärende: 2026-annat-xxxxxx\navtal: lou-2\nöppnat: 2026-12-01\n")
    begun.commit("Annat")
    assert begun.refused("introduction", "done", "xxxxxx", "arkivarie", as_of="2026-12-20") == ["not-an-introduction"]
    assert begun.refused("introduction", "finish", "xxxxxx", as_of="2026-12-20") == ["not-an-introduction"]
    text = (begun.read("utforare/hultby.yaml") or "").replace("    planer: motala-2022\n", "")
    begun.write("utforare/hultby.yaml", text)
    begun.commit("Ingen plan")
    assert begun.refused("introduce", "lou-2", as_of="2026-12-20") == ["no-introduction"]


# "sker inom 14 dagar … var dock observant på när beslutet vinner laga kraft" (S2:98, T26)


def test_the_meeting_and_the_standstill_are_shown_and_not_resolved(seat: Seat) -> None:
    (row,) = seat.rows("2026-12-14", "2027-12-31", "mote-infor-avtal")
    assert row.due.isoformat() == "2026-12-24"
    said = seat.done("introduce", "hultby", as_of="2026-12-14")
    assert said.splitlines()[1] == (
        "Obs: Möte inför avtalstecknande ska ske senast 2026-12-24, men avtalet får undertecknas tidigast 2026-12-29; "
        f"uppf why {row.id} visar båda."
    )
    (after,) = seat.rows("2026-12-14", "2027-12-31", "mote-infor-avtal")
    assert after.due == row.due
    assert "2026-12-29" in seat.done("why", row.id, as_of="2026-12-14")


def test_an_introduction_that_is_done_is_not_done_again(begun: Seat) -> None:
    for point in MANDATORY:
        begun.done(*DONE, point, "--present", THERE[point], as_of="2026-12-20")
    begun.done(*DONE, "anpassning", as_of="2026-12-20")
    said = begun.done("introduction", "finish", "b22222", "--role", "verksamhetschef", as_of="2026-12-21")
    assert "inte besvarad" not in said
    (case,) = desk(begun.root).register.cases.values()
    assert case.decision is not None
    assert (case.decision.role, str(case.decision.date)) == ("verksamhetschef", "2026-12-21")
    assert begun.refused("introduction", "finish", "b22222", as_of="2026-12-22") == ["already-introduced"]
