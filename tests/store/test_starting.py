"""A new repository's first files: they can be read, what is suggested in them is true, and what they follow is said."""

import json
import re
from pathlib import Path

import pytest

from tests.desk import written
from uppf.problem import Level, Refusal
from uppf.store.packaged import packaged
from uppf.store.reader import read
from uppf.store.starting import first_files, plans, schema_comment

COMMENTED = re.compile(r"^# ( *(?:[a-zåäö_]+:|- ).*)$", re.MULTILINE)
"""A line of the first files that is meant to be used with its mark taken away."""


def laid(root: Path, files: dict[str, bytes]) -> None:
    """The files in a folder."""
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


@pytest.mark.parametrize("chosen", [[], ["lagkrav"], plans()], ids=["none", "one", "all"])
def test_the_first_files_are_read_without_a_word(chosen: list[str], tmp_path: Path) -> None:
    laid(tmp_path, first_files(tmp_path, "Lillby", "2026-01-01", chosen))
    reading = read(tmp_path)
    assert reading.problems == ()
    assert set(reading.register.plans) == set(chosen)
    assert reading.register.municipality is not None
    assert reading.register.municipality.municipality == "Lillby"
    assert reading.register.municipality.followed_from.isoformat() == "2026-01-01"
    assert reading.register.municipality.plans == tuple(chosen)


def test_what_is_suggested_can_be_used_as_it_stands(tmp_path: Path) -> None:
    files = first_files(tmp_path, "Lillby", "2026-01-01", ["motala-2022", "lagkrav"])
    main = COMMENTED.sub(r"\1", files["uppf.yaml"].decode())
    example = files["utforare/EXEMPEL.txt"].decode().splitlines()[1:]
    provider = "".join(line[2:] + "\n" for line in example)
    texts = {name: data.decode() for name, data in files.items()}
    found = written(tmp_path, texts | {"uppf.yaml": main, "utforare/exempelvard.yaml": provider})
    assert found.problems == ()
    municipality = read(tmp_path).register.municipality
    assert municipality is not None
    assert all((municipality.boards, municipality.roles, municipality.delegation, municipality.programmes))
    assert "exempelvard" in read(tmp_path).register.providers
    # The example is followed at once by the plan that it names.
    assert {row.plan for row in found.due("2026-11-21") if row.source == "regel"} == {"motala-2022", "lagkrav"}


@pytest.mark.parametrize("name", ["A: b # c", '"citat"', "- streck", "ja", "Ö-by\u2028"])
def test_any_name_is_kept_as_it_is(name: str, tmp_path: Path) -> None:
    laid(tmp_path, first_files(tmp_path, name, "2026-01-01", []))
    reading = read(tmp_path)
    assert [problem.code for problem in reading.problems if problem.level is Level.ERROR] == []
    assert reading.register.municipality is not None
    assert reading.register.municipality.municipality == name.strip()


def test_every_file_names_a_schema_that_lies_there(tmp_path: Path) -> None:
    laid(tmp_path, first_files(tmp_path, "Lillby", "2026-01-01", plans()))
    for path in tmp_path.rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        assert json.loads((path.parent / found[1]).read_text("utf-8"))["type"] == "object", path


def test_the_plans_are_those_that_travel_with_the_program(tmp_path: Path) -> None:
    assert plans() == sorted(path.stem for path in packaged("planer").glob("*.yaml"))
    file = first_files(tmp_path, "Lillby", "2026-01-01", ["lagkrav"])["planer/lagkrav.yaml"].decode()
    assert file.splitlines()[1:] == (packaged("planer") / "lagkrav.yaml").read_text("utf-8").splitlines()[1:]


def test_a_plan_that_does_not_travel_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        first_files(tmp_path, "Lillby", "2026-01-01", ["lagkrav", "finns-inte"])
    problem = refused.value.problems[0]
    assert (problem.code, problem.facts["plan"]) == ("unknown-plan", "finns-inte")
    assert problem.facts["known"] == tuple(plans())


def test_git_is_told_to_keep_one_kind_of_line_ending(tmp_path: Path) -> None:
    files = first_files(tmp_path, "Lillby", "2026-01-01", [])
    assert files[".gitattributes"] == b"*.yaml text eol=lf merge=uppf\n*.md text eol=lf\n"
    assert all(b"\r" not in data and data.endswith(b"\n") for data in files.values())


@pytest.mark.parametrize(
    ("file", "beside", "inside"),
    [
        ("uppf.yaml", "../schemas/uppf", "./schemas/uppf"),
        ("planer/a.yaml", "../../schemas/plan", "../schemas/plan"),
        ("arenden/2026/a.yaml", "../../../schemas/arende", "../../schemas/arende"),
    ],
)
def test_where_a_file_finds_its_schema(file: str, beside: str, inside: str, tmp_path: Path) -> None:
    assert schema_comment(tmp_path, file) == f"yaml-language-server: $schema={beside}.schema.json"
    (tmp_path / "schemas").mkdir()
    assert schema_comment(tmp_path, file) == f"yaml-language-server: $schema={inside}.schema.json"
