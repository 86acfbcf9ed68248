"""What an officer reads has no raw keys: the answers of the stories, and the lists and papers of the living example."""

from pathlib import Path

import pytest

from tests.desk import CASES
from tests.rawkeys import raw_keys
from tests.seeds.story import read
from uppf.cli.app import main

STORIES = sorted((Path(__file__).resolve().parent / "seeds").glob("*/story*.txt"))
DAY = "2026-07-28"
SHOWN = (
    *("omsorg-2023", "kategoriboende-2027", "solglantan", "granvika-lss"),
    *sorted(path.stem for path in (CASES / "arenden").glob("*/*.yaml"))[::16],
)
READ = (
    ("due",),
    ("early",),
    ("year",),
    ("check",),
    *(("list", what, "--all") for what in ("utförare", "avtal", "planer", "regler", "ärenden", "upphandlingar")),
    *(("show", thing) for thing in SHOWN),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Antecknat ekonomi: följs_inte.", ["följs_inte"]),
        (
            "Det får enheten_for_uppfoljning, inte sektion_vuxen [gate-delegation]",
            ["enheten_for_uppfoljning", "sektion_vuxen"],
        ),
        ("Nästa: uppf start orebro-2020/x --method oanmält_platsbesök; av bistånds_enheten", ["bistånds_enheten"]),
        ('eller --despite "lättare_steg: SKÄL"', []),
        ("arenden/2026/en_fil.yaml:3:1: fel: nej [not-here]\n  12 | roll: enheten_for_uppfoljning\n", []),
        ("ingen roll heter ”sektion_barn”; menade du Sektion barn?", []),
    ],
)
def test_what_a_raw_key_is(text: str, expected: list[str]) -> None:
    assert raw_keys(text) == expected


@pytest.mark.parametrize("path", [pytest.param(path, id=path.parent.name) for path in STORIES])
def test_the_answers_of_a_story_are_in_words(path: Path) -> None:
    answers = [line for step in read(path.read_text("utf-8")).steps for line in step.follows if line[:4] == "    "]
    assert answers
    assert [(line, raw_keys(line)) for line in answers if raw_keys(line)] == []


@pytest.mark.parametrize("command", READ, ids=" ".join)
def test_what_is_read_of_the_example_is_in_words(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--repo", str(CASES), "--as-of", DAY]) == 0
    said = capsys.readouterr()
    assert said.out
    assert raw_keys(said.out + said.err) == []
