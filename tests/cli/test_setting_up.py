"""A newcomer's first day: from an empty folder to a list of what to do, by commands alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.office import Office, Said, empty_office
from uppf.cli.app import main

DAY = "2027-01-07"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Office]:
    """Types ``uppf init`` in an empty folder, and sits down there."""

    def begun(*args: str) -> Office:
        office = empty_office(tmp_path, monkeypatch, capsys)
        capsys.readouterr()
        root = tmp_path / "provkoping"
        assert main(["init", str(root), *args]) == 0
        told.append(capsys.readouterr().out)
        return Office(root, office.capsys)

    told: list[str] = []
    begun.told = told  # type: ignore[attr-defined]
    return begun


def say(office: Office, *args: str) -> Said:
    said = office.uppf(*args, as_of=DAY)
    assert said.code == 0, said.err
    return said


def following(said: Said) -> str:
    """The command that an answer ends with."""
    return said.out.splitlines()[0].partition("Nästa: ")[2]


def test_from_an_empty_folder_to_a_list_of_what_to_do(start: Callable[..., Office]) -> None:
    office = start("--from", "2027-01-01")
    told = start.told[0].splitlines()  # type: ignore[attr-defined]
    assert [line.strip() for line in told if line.startswith("  uppf ")] == [
        "uppf municipality name KOMMUN",
        "uppf municipality adopt PLAN",
        "uppf municipality board NAMN --short FÖRKORTNING",
        "uppf municipality meeting NÄMND DATUM DATUM …",
        "uppf municipality delegation PUNKT BESLUT …",
        "uppf municipality service NAMN",
        "uppf provider add UTFÖRARE NAMN …",
        "uppf unit add UTFÖRARE ENHET NAMN …",
        "uppf agreement add UTFÖRARE AVTAL …",
        "uppf agreement sign AVTAL --signer ROLL",
        "uppf check",
        "uppf due",
    ]
    said = say(office, "municipality", "name", "Provköping")
    assert said.out == ("Kommunen heter Provköping och följs från 2027-01-01. Nästa: uppf municipality adopt PLAN\n")
    said = say(office, "municipality", "adopt", "lagkrav", "motala-2022")
    assert said.out == ("Följer nu lagkrav och motala-2022. Nästa: uppf municipality board NAMN --short FÖRKORTNING\n")
    said = say(office, "municipality", "board", "Socialnämnden", "--short", "SN")
    assert said.out == (
        "Lagt in nämnden Socialnämnden (SN). "
        "Nästa: uppf municipality meeting SN DATUM DATUM … --documents-before '14 dagar'\n"
    )
    days = ["2027-01-27", "2027-02-24", "2027-03-31"]
    said = say(office, "municipality", "meeting", "SN", *days, "--documents-before", "14 dagar")
    assert said.out.startswith("Lagt in 3 sammanträden i Socialnämnden: 2027-01-27, 2027-02-24, 2027-03-31. ")
    assert following(said).startswith("uppf municipality delegation PUNKT BESLUT")
    said = say(
        *(office, "municipality", "delegation", "7.2", "Varning till utförare", "--kind", "varning"),
        *("--role", "FVC", "--board", "SN"),
    )
    assert following(said) == "uppf municipality service NAMN"
    said = say(office, "municipality", "service", "Kategoriboende")
    assert following(said).startswith("uppf provider add ")
    form = ("--operating-form", "privat", "--organisation-kind", "aktiebolag")
    said = say(office, "provider", "add", "solglantan", "Solgläntan Exempel AB", *form)
    assert following(said).startswith("uppf unit add solglantan ")
    said = say(office, "unit", "add", "solglantan", "ekbacken", "Ekbacken", "--service", "Kategoriboende")
    assert following(said).startswith("uppf agreement add solglantan ")
    clauses = [f"{name}=8.{n}" for n, name in enumerate(("insyn", "medverkan", "tillträde", "underlag", "uppföljning"))]
    said = say(
        *(office, "agreement", "add", "solglantan", "lou-1", "--title", "Drift av Ekbacken"),
        *("--award", "LOU-entreprenad", "--service", "Kategoriboende", "--board", "SN", "--plan", "motala-2022"),
        *("--unit", "Ekbacken", "--notified", "2026-11-01", *(w for one in clauses for w in ("--clause", one))),
    )
    assert following(said) == "uppf agreement sign lou-1 --signer ROLL"
    said = say(
        *(office, "agreement", "sign", "lou-1", "--signer", "FVC", "--date", "2026-12-01"),
        *("--in-force", "2027-01-01", "--starts", "2027-02-01", "--ends", "2029-12-31"),
    )
    assert "Av avtalet följer 17 rader till 2029-12-31" in said.out
    said = say(office, "due", "--within", "150d", "--format", "csv")
    rows = [line for line in said.out.splitlines() if "lou-1" in line]
    assert [row for row in rows if "Avtalsuppföljning" in row and "2027-05-31" in row]
    said = say(office, "check")
    assert "\n0 fel, " in said.out
    assert office.git("status", "--porcelain") == ""
    # The same file as somebody writes who opens an editor.
    assert (
        str(office.read("uppf.yaml")).partition("\n\n#")[0]
        == """\
# yaml-language-server: $schema=schemas/uppf.schema.json
kommun: Provköping
följs_från: 2027-01-01
nämnder:
  socialnamnden:
    namn: Socialnämnden
    förkortning: SN
    sammanträden:
      - datum: 2027-01-27
        handlingsstopp: 2027-01-13
      - datum: 2027-02-24
        handlingsstopp: 2027-02-10
      - datum: 2027-03-31
        handlingsstopp: 2027-03-17
planer: [lagkrav, motala-2022]
verksamheter:
  kategoriboende: Kategoriboende
delegation:
  - punkt: "7.2"
    beslut: Varning till utförare
    typer: [varning]
    roller: [fvc]
    nämnd: socialnamnden"""
    )


def test_a_plan_adopted_later_is_the_one_that_travels_with_its_comments(start: Callable[..., Office]) -> None:
    one = start("--name", "Provköping", "--plan", "lagkrav", "--plan", "omsorg-2023")
    whole = one.read("planer/omsorg-2023.yaml")
    root = one.root.parent / "annan"
    assert main(["init", str(root), "--name", "Provköping", "--plan", "lagkrav"]) == 0
    other = Office(root, one.capsys)
    say(other, "municipality", "adopt", "omsorg-2023")
    assert other.read("planer/omsorg-2023.yaml") == whole
    assert "planer: [lagkrav, omsorg-2023]\n" in str(other.read("uppf.yaml"))
    assert other.refused("municipality", "adopt", "omsorg-2023") == ["as-it-was"]
    assert other.refused("municipality", "adopt", "finns-inte") == ["unknown-plan"]
    trail = other.git("log", "-1", "--format=%s|%(trailers:separator=%x2C,key_value_separator==)")
    assert trail.strip() == "Börja följa omsorg-2023|Uppf-Act=plan-adopt"
