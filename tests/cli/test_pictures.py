"""``uppf picture``: what each picture is asked for by, where it is written, and what is refused."""

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.imports import imports_of
from tests.cli.villager import Villager, arrived
from tests.village import CASE, CASE_TEXT, PLAN


@pytest.fixture
def village(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Villager:
    return arrived(tmp_path, capsys, monkeypatch)


LISTED = """\
Bilder

Bild        Gäller        Visar
----------  ------------  ------------------------------------------------------
årshjul     [ÅR]          Vad som infaller varje månad, av vilket slag och vad
                          det heter
tidslinje   AVTAL         Ett avtals tider, uppföljningar, brister och
                          sanktioner
brister     [VERKSAMHET]  Konstaterade brister per halvår och grad, verksamhet
                          för verksamhet
belastning  [ÅR]          Hur mycket varje roll ansvarar för och medverkar i,
                          månad för månad
"""


def test_the_pictures_there_are(village: Villager) -> None:
    said = village.typed("picture", "--list")
    assert (said.code, said.out, said.err) == (0, LISTED, "")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (("årshjul",), "Årshjul 2026"),
        (("årshjul", "2027"), "Årshjul 2027"),
        (("årshjul", "--provider", "grönskan"), "Årshjul 2026: Grönskan Omsorg AB"),
        (("årshjul", "--service", "boende", "--role", "ec"), "Årshjul 2026: Boende för äldre, EC"),
        (("belastning", "2026", "--role", "granskare"), "Belastning 2026 per månad och roll: Utredare"),
        (("tidslinje", "lou-1"), "Tidslinje: Drift av Linden"),
        (("tidslinje", "linden"), "Tidslinje: Drift av Linden"),
        (("brister",), "Brister per halvår och grad"),
        (("brister", "boende", "--years", "2"), "Brister per halvår och grad: Boende för äldre"),
    ],
)
def test_a_picture_in_the_terminal_in_a_file_and_as_a_list(
    asked: tuple[str, ...], title: str, village: Villager, tmp_path: Path
) -> None:
    said = village.uppf("picture", *asked)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{title}\n\n")
    assert "\x1b" not in said.out
    for ending in ("svg", "html", "csv", "json", "md"):
        file = tmp_path / f"bild.{ending}"
        saved = village.uppf("picture", *asked, "-o", str(file))
        assert (saved.code, saved.out, saved.err) == (0, f"Sparade {title}: {file}\n", "")
        assert file.read_text("utf-8") == village.uppf("picture", *asked, "--format", ending).out
    assert ET.fromstring((tmp_path / "bild.svg").read_text("utf-8")).tag.endswith("}svg")
    assert json.loads((tmp_path / "bild.json").read_text("utf-8"))["titel"] == title
    assert list(csv.DictReader((tmp_path / "bild.csv").read_text("utf-8").splitlines(), delimiter=";"))


def test_only_the_rows_of_one_provider_or_role(village: Villager) -> None:
    def found(*more: str) -> list[int]:
        said = village.uppf("picture", "årshjul", "2026", "--format", "json", *more)
        return [row["summa"] for row in json.loads(said.out)["rader"]]

    assert found() == [1, 1, 5, 1, 4, 3, 3, 1, 3, 1, 2, 2]
    assert sum(found("--provider", "gronskan")) == 14
    assert found("--role", "utforaren") == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ((), 2, "ange vilken bild; uppf picture --list visar vilka som finns [picture-name]"),
        (("tidslinje",), 2, "ange avtalet: uppf picture tidslinje AVTAL [picture-agreement]"),
        (("tidslinje", "x"), 1, "[no-such-agreement-named]"),
        (("brister", "x"), 1, "[no-such-service-named]"),
        (("årshjul", "26"), 2, "”26” är inget år att räkna på; skriv till exempel 2026 [year-form]"),
        (("årshjul", "--provider", "x"), 1, "[no-such-provider-named]"),
        (("årshjul", "--role", "x"), 1, "[no-such-role]"),
        (
            ("brister", "--role", "mas"),
            2,
            "--role hör inte till bilden brister, bara till årshjul och belastning [picture-option]",
        ),
        (
            ("belastning", "--years", "2"),
            2,
            "--years hör inte till bilden belastning, bara till brister [picture-option]",
        ),
    ],
)
def test_what_cannot_be_drawn(asked: tuple[str, ...], code: int, said: str, village: Villager) -> None:
    answer = village.uppf("picture", *asked)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err.replace("\n     ", " ")


def test_a_picture_is_never_written_over_a_file_of_the_repository(village: Villager) -> None:
    said = village.uppf("picture", "årshjul", "--format", "svg", "-o", str(village.root / "uppf.yaml"))
    assert said.code == 1
    assert "[output-in-repository]" in said.err
    assert (village.root / "uppf.yaml").read_text("utf-8").startswith("kommun: Lillby")


def test_nothing_unannounced_is_in_a_picture(village: Villager) -> None:
    text = CASE_TEXT.replace("öppnat: 2026-04-01", "öppnat: 2026-06-01\noanmäld: ja")
    text = text.replace("2026-05-20", "2026-06-20").replace("2026-06-02", "2026-06-21")
    rule = PLAN.replace(
        "    objekt: enhet\n    metod: platsbesök", "    objekt: enhet\n    oanmäld: ja\n    metod: platsbesök"
    )
    village.write(CASE, text)
    village.write("planer/byplan-2026.yaml", rule.replace("rubrik: Årlig uppföljning", "rubrik: Hemligt besök"))
    for asked in (("årshjul",), ("belastning",), ("tidslinje", "lou-1"), ("brister",)):
        for form in ("table", "svg", "html", "json"):
            said = village.uppf("picture", *asked, "--format", form)
            assert said.code == 0, said.err
            assert "Hemligt" not in said.out
            assert "7k2m9x" not in said.out
            assert "Genomförandeplaner" not in said.out


def test_a_broken_file_is_told_under_the_picture(village: Villager) -> None:
    village.write("arenden/2026/2026-trasig-2k2m9x.yaml", "ärende: [\n")
    said = village.uppf("picture", "brister")
    assert said.code == 1
    assert "kan vara ofullständig" in said.out


def test_the_list_of_pictures_reads_no_repository() -> None:
    assert "yaml" not in imports_of(["picture", "--list"])
