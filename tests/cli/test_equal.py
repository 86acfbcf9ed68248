"""``uppf coverage``, ``compare``, ``lessons`` and ``sent-out``: what an officer is shown, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.office import Office, Said, move_in
from tests.rules.equal import FILES, case, provider

AS_OF = "2026-06-30"
SEEN = case(
    "asken-a2b3c4",
    "tillfällen: {v22222: {datum: 2023-06-30, metod: platsbesök, punkter: {p22222: {krav: natt, svar: Ja.}}}}\n"
    "rapporter: {r22222: {färdig: 2023-07-10}}\n"
    "brister: {b22222: {krav: boende/natt, text: Ensam., konstaterad: 2023-06-30, kategori: natt, frekvens: enstaka,"
    " konsekvens: {individ: liten}, disposition: {påpekande: 2023-07-12}}}\n"
    "lärdomar: {l22222: {text: Skriv hur bemötandet ska mätas., krav: boende/bemotande}}",
)

OPEN = "ärende: 2026-asken-b2c3d4\nöppnat: 2026-05-02\nregel: plan/krav\navtal: a-asken\nenhet: asken\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    found = move_in(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("COLUMNS", "80")
    for folder in ("arenden", "utforare", "planer"):
        for path in (found.root / folder).rglob("*.yaml"):
            path.unlink()
    for name, text in (FILES | SEEN).items():
        found.write(name, text)
    found.commit("Flytta in")
    return found


def asked(office: Office, *args: str) -> str:
    """What is shown, in lines that a screen of 80 cells has room for."""
    said = office.uppf(*args, as_of=AS_OF)
    assert (said.code, said.err) == (0, "")
    assert max(map(len, said.out.splitlines())) <= 80
    return said.out


def test_one_agreement(office: Office) -> None:
    assert (
        asked(office, "coverage", "a-asken")
        == """\
Krav i a-asken: Drift av Asken (Asken)

Krav       2023  2024  2025  2026  Brister  Senast      Löfte
---------  ----  ----  ----  ----  -------  ----------  -------------

bemanning
natt          1                          1  2023-06-30  ! bryts snart

mat
mat                                         aldrig      !! brutet

utan område
bemotande                                   aldrig      !! brutet

Löftet: varje krav följs upp inom 36 månader (plan/krav, läsning D). Det är
brutet för 2 av 3.

Aldrig kontrollerade (2 av 3): mat och bemotande.

Förslag att ta upp i Kvalitetskrav, senast 2026-06-30 (krdhtf): mat och natt.

Går inte att följa upp som de är skrivna: bemotande.

Syftet kvalitet: 1 regel, senast 2023-06-30.

Syftet ekonomi: ingen återkommande regel.
"""
    )


def test_fewer_years_and_an_agreement_by_its_unit(office: Office) -> None:
    assert "Krav       2025  2026  Brister" in asked(office, "coverage", "asken", "--years", "2")


def test_machines_get_every_demand_and_the_keys_of_the_files(office: Office) -> None:
    told = json.loads(asked_any(office, "coverage", "a-asken", "--format", "json").out)
    assert [row["krav"] for row in told["rader"]] == [
        *("boende/natt", "boende/mat", "boende/bemotande"),
        *("klausul/insyn", "klausul/medverkan", "klausul/tillträde", "klausul/uppföljning"),
    ]
    assert told["rader"][0] == {
        "område": "bemanning",
        "krav": "boende/natt",
        "text": "Natten",
        "avtalspunkt": "4.1",
        "kontroller_2023": 1,
        "kontroller_2024": 0,
        "kontroller_2025": 0,
        "kontroller_2026": 0,
        "brister": 1,
        "senast": "2023-06-30",
        "löfte": "bryts_snart",
        "löfte_till": "2026-06-30",
        "fokus": None,
        "regler": ["plan/krav"],
    }


def asked_any(office: Office, *args: str) -> Said:
    said = office.uppf(*args, as_of=AS_OF)
    assert (said.code, said.err) == (0, "")
    return said


def test_all_agreements_in_a_line_each(office: Office) -> None:
    assert (
        asked(office, "coverage")
        == """\
Hur kraven är kontrollerade, avtal för avtal

Avtal    Utförare  Verksamhet        Krav  Aldrig  Brutet  Senast
-------  --------  ----------------  ----  ------  ------  ----------
a-asken  Asken     Boende för äldre     3       2       2  2023-06-30
a-boken  Boken     Boende för äldre     3       3       3  aldrig

Bara det som antecknats sedan 2020-01-01 är känt.
"""
    )
    rows = list(csv.DictReader(io.StringIO(asked_any(office, "coverage", "--format", "csv").out), delimiter=";"))
    assert [(row["avtal"], row["aldrig"], row["kvalitet"], row["ekonomi"]) for row in rows] == [
        ("a-asken", "2", "2023-06-30", ""),
        ("a-boken", "3", "", ""),
    ]


def test_like_agreements_goals_and_levels(office: Office) -> None:
    told = asked(office, "coverage", "--service", "Boende för äldre")
    assert "natt           2       1       1  2023-06-30  a-boken\n" in told
    assert told.endswith("Förslag till tema, krav som aldrig kontrollerats hos minst två: mat.\n")
    assert "Inget krav tjänar målet frihet.\n" in asked(office, "coverage", "--goals")
    levels = asked(office, "coverage", "--levels", "--years", "4")
    assert "\nC\nplan     1     0     0     0                   0\n" in levels
    assert levels.endswith("Planerna anger nivå C; om andra nivåer säger de inget.\n")


def test_like_providers_compared(office: Office) -> None:
    assert (
        asked(office, "compare", "boende")
        == """\
Likabehandling: Boende för äldre (2 avtal)

Utförare  Driftsform  Så är det
--------  ----------  ----------------------------------------------------------

Samma mall
Asken     privat      plan: 1 återkommande regel, 2 kontrollpunkter
Boken     egen regi   plan: 1 återkommande regel, 2 kontrollpunkter

Samma krav
Asken     privat      boende: 3 krav
Boken     egen regi   boende: 3 krav

Samma intervall
Asken     privat      Kvalitetskrav: högst 36 månader mellan två; senast
                      2023-06-30
Boken     egen regi   Kvalitetskrav: högst 36 månader mellan två; ännu inte

Samma reaktion på samma slags brist
Asken     privat      natt, mindre: påpekande efter 12 dagar
Boken     egen regi   –

Besök eller enkät
Asken     privat      1 uppföljning: besök 100 %, enkät 0 %, annat 0 %
Boken     egen regi   –

Skillnader (kan ha goda skäl; de pekas bara ut):

– Kvalitetskrav (plan): ännu inte hos Boken (sedan 2022-01-01).

– uppföljningar: egen regi 0,0 per avtal (1) och privat 1,0 per avtal (1).
"""
    )


def test_lessons(office: Office) -> None:
    assert (
        asked(office, "lessons", "--service", "boende")
        == """\
Att rätta i nästa förfrågningsunderlag

Slag                    Krav       Text                             Ärende
----------------------  ---------  -------------------------------  ------

Boende för äldre
lärdom                  bemotande  Skriv hur bemötandet ska mätas.  a2b3c4
går inte att följa upp  bemotande  Bemötande
"""
    )


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["coverage", "xyzzy"], 1, "no-such-agreement-named"),
        (["coverage", "--service", "boendet"], 1, "ingen verksamhet heter ”boendet”; menade du boende?"),
        (["compare", "skola"], 1, "ingen verksamhet heter ”skola”; lägg in den med uppf municipality service"),
        (["lessons", "--service", "skola"], 1, "no-such-service-named"),
        (["coverage", "asken", "--goals"], 2, "välj ett av avtal, --service, --levels och --goals"),
    ],
)
def test_what_is_refused(args: list[str], code: int, message: str, office: Office) -> None:
    said = office.uppf(*args, as_of=AS_OF)
    assert (said.code, said.out) == (code, "")
    assert message in said.err


def test_what_could_not_be_read_is_told(office: Office) -> None:
    office.write("arenden/2026/2026-trasig-aaaaaa.yaml", "ärende: [\n")
    for args in (["coverage"], ["coverage", "a-asken"], ["compare", "boende"], ["lessons"]):
        said = office.uppf(*args, as_of=AS_OF)
        assert (said.code, "Listan kan vara ofullständig: 1 fel" in said.out) == (1, True), said.out


def test_a_lesson_is_written_and_then_listed(office: Office) -> None:
    """S4:31, R257: the requirement under its full id, whatever it was called."""
    office.write("arenden/2026/2026-asken-b2c3d4.yaml", OPEN)
    office.commit("Öppna")
    told = office.done("lesson", "b2c3d4", "Ange mått.", "--requirement", "bemotande", as_of=AS_OF)
    assert told.startswith("Antecknat lärdom b22222 i 2026-asken-b2c3d4. Nästa: ")
    assert (office.root / "arenden/2026/2026-asken-b2c3d4.yaml").read_text("utf-8").startswith(OPEN)
    assert "lärdom                  bemotande  Ange mått.                       b2c3d4\n" in asked(office, "lessons")
    told = office.done("lesson", "b2c3d4", "Mer.", "--requirement", "9.9", as_of=AS_OF)
    assert "Obs: avtalet har inget krav ”9.9”; uppf coverage visar vilka det har.\n" in told
    assert office.refused("lesson", "b2c3d4", " ", as_of=AS_OF) == ["empty-lesson"]


def test_the_same_information_to_all_of_a_service(office: Office) -> None:
    """S3:107, R181: one line in uppf.yaml; nobody is forgotten."""
    before = (office.root / "uppf.yaml").read_text("utf-8")
    told = office.done("sent-out", "Nya riktlinjer.", "--service", "boende", "--dnr", "26/SN 7", as_of=AS_OF)
    assert told == "Antecknat utskick b22222 2026-06-30 till 2 utförare. Nästa: uppf due\n"
    after = (office.root / "uppf.yaml").read_text("utf-8")
    assert after.startswith(before)
    added = "utskick: b22222: datum: 2026-06-30 vad: Nya riktlinjer. verksamhet: [boende] mottagare: [asken, boken] "
    assert " ".join(after.removeprefix(before).split()) == f"{added}dnr: 26/SN 7"
    assert office.git("log", "-1", "--format=%s").strip() == "Anteckna utskick b22222 2026-06-30 till 2 utförare"
    assert "gick ut" not in asked(office, "compare", "boende")


def test_who_is_forgotten_is_told_at_once_in_the_check_and_in_the_comparison(office: Office) -> None:
    told = office.done("sent-out", "Nya riktlinjer.", "--to", "Asken", as_of=AS_OF)
    assert told.splitlines()[1] == "Obs: Boken bedriver samma verksamhet men fick det inte."
    assert "sent-out-unequal" in office.uppf("check", as_of=AS_OF).out
    assert "– ”Nya riktlinjer.” gick ut 2026-06-30 men inte till Boken.\n" in asked(office, "compare", "boende")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["Nytt."], "recipients-needed"),
        (["Nytt.", "--service", "hemtjanst"], "recipients-needed"),
        ([" ", "--to", "asken"], "empty-sent-out"),
        (["Nytt.", "--to", "elken"], "no-such-provider-named"),
        (["Nytt.", "--service", "skola"], "no-such-service-named"),
        (["Nytt.", "--to", "asken", "--date", "2026-07-01"], "future-day"),
    ],
)
def test_what_sending_out_refuses(args: list[str], code: str, office: Office) -> None:
    assert office.refused("sent-out", *args, as_of=AS_OF) == [code]


def test_a_provider_with_two_agreements_is_told_apart(office: Office) -> None:
    two = provider("asken").replace("avtal:\n", "avtal:\n" + _second())
    office.write("utforare/asken.yaml", two)
    assert "Asken (a-asken-2)" in asked(office, "compare", "boende")


def _second() -> str:
    return provider("asken").partition("avtal:\n")[2].replace("a-asken:", "a-asken-2:").replace("{asken: }", "{}")
