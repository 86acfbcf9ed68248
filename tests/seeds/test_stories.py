"""A story for each of the five documents, from agreement to closing, through the real command line in a real git."""

from pathlib import Path

import pytest

from tests.cli.office import Office, empty_office
from tests.seeds.story import check

STORIES = sorted(Path(__file__).resolve().parent.glob("*/story*.txt"))


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in STORIES])
def test_a_story_goes_as_it_is_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office: Office = empty_office(tmp_path, monkeypatch, capsys)
    check(office, path)
