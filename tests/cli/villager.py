"""Somebody in the village who types commands on a day, and what they are answered."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.village import AS_OF, settled
from uppf.cli.app import main
from uppf.cli.reading import Desk, desk


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


class Villager:
    """The village in a folder, and its command line."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    @property
    def found(self) -> Desk:
        """The village as it is now."""
        return desk(self.root)

    def uppf(self, *args: str) -> Said:
        """One command, on the day of the village."""
        return self.typed(*args, "--as-of", AS_OF, "--repo", str(self.root))

    def typed(self, *args: str) -> Said:
        """One command exactly as it is typed."""
        self.capsys.readouterr()
        code = main(args)
        return Said(code, *self.capsys.readouterr())

    def write(self, file: str, text: str) -> None:
        """A file written by hand."""
        (self.root / file).write_text(text, "utf-8")


def arrived(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Villager:
    """A new village, and a terminal that says nothing of its width."""
    for name in ("COLUMNS", "UPPF_REPO"):
        monkeypatch.delenv(name, raising=False)
    return Villager(settled(tmp_path / "by").root, capsys)
