"""An officer of a seed municipality: one of the five plans, files as text, a real git repository, the command line."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.office import Office, move_in
from tests.desk import MUNICIPALITY
from uppf.cli.reading import desk
from uppf.rules.due import WAITING, Due, due
from uppf.store.packaged import packaged


class Seat(Office):
    """What the officer does, and what the due list then says."""

    def rows(self, as_of: str, until: str, rule: str = "", source: str = "regel") -> list[Due]:
        """What waits on a day, up to another: the rows of a rule (its local id), or of another source."""
        found = desk(self.root)
        assert found.problems == (), found.problems
        listed = due(found.facts, dt.date.fromisoformat(as_of), dt.date.fromisoformat(until))
        return [
            row
            for row in listed
            if row.source == source
            and row.rule.endswith(f"/{rule}" if rule else "")
            and row.state in WAITING
            and row.due.isoformat() <= until
        ]

    def waiting(self, as_of: str, until: str, rule: str = "", source: str = "regel") -> list[str]:
        """The days that wait, in order."""
        return sorted(row.due.isoformat() for row in self.rows(as_of, until, rule, source))


def seated(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    plan: str,
    files: Mapping[str, str],
) -> Seat:
    """The office, moved into a municipality with one plan and these files alone; keys come in order from b22222."""
    office = move_in(tmp_path, monkeypatch, capsys)
    for file in sorted(office.root.rglob("*.yaml")):
        file.unlink()
    seat = Seat(office.root, capsys)
    seat.write("uppf.yaml", MUNICIPALITY + "nämnder: {socialnamnden: {namn: Socialnämnden}}\n")
    seat.write(f"planer/{plan}.yaml", (packaged("planer") / f"{plan}.yaml").read_text("utf-8"))
    for name, text in files.items():
        seat.write(name, text)
    seat.commit("Flytta in")
    return seat
