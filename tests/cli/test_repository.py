"""``uppf check``, ``init`` and ``schema``: what they say, what they write, and what they refuse."""

import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.imports import imports_of
from tests.cli.villager import Villager, arrived
from tests.village import PLAN
from uppf.model.schemas import SCHEMAS, file_name
from uppf.show.plain import width


@pytest.fixture
def village(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Villager:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Maja Handläggare\n\temail = maja@lillby.example\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return arrived(tmp_path, capsys, monkeypatch)


def test_a_check_tells_what_is_wrong_and_counts_it(village: Villager) -> None:
    said = village.uppf("check")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "arenden/2026/2026-introduktion-9q8r7s.yaml:9:1: varning: ärendet är avslutat utan att resultatet återkopplats;"
    )
    assert said.out.endswith(
        "\n\n0 fel, 10 varningar och 1 upplysning i 5 filer.\nUpplysningarna visas med: uppf check --all\n"
    )


def test_of_one_it_is_said_in_the_singular(village: Villager) -> None:
    for file in ("planer/byplan-2026.yaml", "utforare/gronskan.yaml"):
        (village.root / file).unlink()
    for case in (village.root / "arenden").rglob("*.yaml"):
        case.unlink()
    village.write("uppf.yaml", "kommun: Lillby\nföljs_från: igår\n")
    said = village.uppf("check")
    assert said.code == 1
    assert said.out.endswith("\n1 fel, 0 varningar och 0 upplysningar i 1 fil.\n")


def test_with_all_the_information_is_shown(village: Villager) -> None:
    ordinary, everything = village.uppf("check").out, village.uppf("check", "--all").out
    assert "info: " not in ordinary
    assert everything.count("info: ") == 1
    assert "uppf check --all" not in everything


@pytest.mark.parametrize(("format", "count"), [("json", 11), ("github", 11)])
def test_machines_get_everything_and_no_sums(format: str, count: int, village: Villager) -> None:
    out = village.uppf("check", "--format", format).out
    assert "upplysning" not in out
    assert (len(json.loads(out)) if format == "json" else out.count("::file=") + out.count(" file=")) == count


def test_an_error_is_told_by_the_exit_code(village: Villager) -> None:
    village.write("planer/byplan-2026.yaml", PLAN.replace("objekt: avtal", "objekt: avtl", 1))
    said = village.uppf("check")
    assert said.code == 1
    assert "fel: ”avtl” går inte att välja för ”objekt”" in said.out


# Starting


def test_a_new_repository_is_in_git_and_free_from_faults(village: Villager, tmp_path: Path) -> None:
    new = tmp_path / "ny"
    said = village.typed(
        "init", str(new), "--plan", "lagkrav", "--plan", "motala-2022", "--name", "Storby", "--from", "2026-01-01"
    )
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[lines.index(f"  cd {new}") + 1 :][:2] == [
        "  uppf municipality board NAMN --short FÖRKORTNING",
        "  uppf municipality meeting NÄMND DATUM DATUM …",
    ]
    assert lines[-2:] == ["  uppf check", "  uppf due"]
    git = subprocess.run(["git", "-C", str(new), "log", "--format=%s%n%b"], capture_output=True, check=True)
    assert git.stdout.decode().split("\n")[:2] == ["Skapa förrådet för Storby", "Uppf-Act: init"]
    status = subprocess.run(["git", "-C", str(new), "status", "--porcelain"], capture_output=True, check=True)
    assert status.stdout == b""
    assert village.typed("check", "--repo", str(new), "--as-of", "2026-06-15").code == 0
    assert village.typed("due", "--repo", str(new), "--as-of", "2026-06-15").code == 0


def test_without_a_name_or_a_plan_one_is_told_what_to_do(village: Villager, tmp_path: Path) -> None:
    new = tmp_path / "en ny"
    said = village.typed("init", str(new), "--from", "2026-01-01")
    text = " ".join(said.out.split())
    assert "Planer att börja med: " in text
    assert "lagkrav, motala-2022" in text
    folder, *first = said.out.splitlines()[-13:-10]
    assert shlex.split(folder) == ["cd", str(new)]
    assert first == ["  uppf municipality name KOMMUN", "  uppf municipality adopt PLAN"]
    assert all(width(line) <= 80 for line in said.out.splitlines() if str(tmp_path) not in line)
    git = subprocess.run(["git", "-C", str(new), "log", "--format=%s"], capture_output=True, check=True)
    assert git.stdout.decode() == "Skapa förrådet\n"
    # Nothing is written twice.
    again = village.typed("init", str(new))
    assert again.code == 1
    assert again.err == f"fel: i ”{new}” finns redan ett förråd; välj en annan katalog [already-repository]\n"


@pytest.mark.parametrize(
    ("args", "code", "ending"),
    [
        (["--plan", "finns-inte"], 1, " [unknown-plan]\n"),
        (["--from", "2026"], 2, "fel: ”2026” är inget datum; skriv ÅÅÅÅ-MM-DD eller idag [not-a-day]\n"),
    ],
)
def test_what_cannot_be_started_leaves_nothing(
    args: list[str], code: int, ending: str, village: Villager, tmp_path: Path
) -> None:
    said = village.typed("init", str(tmp_path / "ny"), *args)
    assert (said.code, said.out) == (code, "")
    assert said.err.endswith(ending)
    assert not (tmp_path / "ny").exists()


def test_a_file_that_stands_there_is_not_written_over(village: Villager, tmp_path: Path) -> None:
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "LASMIG.md").write_text("Min egen.\n", "utf-8")
    said = village.typed("init", str(tmp_path / "ny"))
    assert (said.code, said.err) == (
        1,
        "fel: filen ”LASMIG.md” finns redan och skrivs inte över; välj en tom katalog [file-exists]\n",
    )
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["LASMIG.md"]


# Schemas


def test_the_schemas_there_are(village: Villager) -> None:
    assert village.typed("schema").out.split() == [file_name(kind) for kind in SCHEMAS]


def test_the_schemas_are_written(village: Villager, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert village.typed("schema", str(folder)).out == f"{len(SCHEMAS)} scheman skrivna till {folder}.\n"
    assert {path.name for path in folder.iterdir()} == {file_name(kind) for kind in SCHEMAS}
    for path in folder.iterdir():
        assert json.loads(path.read_text("utf-8"))["$schema"].startswith("https://json-schema.org/")


def test_a_file_is_no_folder_for_schemas(village: Villager, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    said = village.typed("schema", str(tmp_path / "fil"))
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("[system-refuses]\n")


def test_the_names_of_the_schemas_cost_nothing_but_the_models() -> None:
    imported = imports_of(["schema"])
    assert "uppf.model.schemas" in imported
    assert not imported & {"yaml", "rich", "jinja2", "icalendar", "markdown_it", "filelock", "uppf.store.git"}
