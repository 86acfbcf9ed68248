"""A small desk for tests: a plan, a few files as text, and the due list they give."""

import datetime as dt
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from uppf.model.facts import Facts
from uppf.problem import Problem
from uppf.rules.distill import distill
from uppf.rules.due import Due, due
from uppf.store.packaged import packaged
from uppf.store.reader import read

CASES = Path(__file__).resolve().parent.parent / "cases"
"""The living example."""

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2000-01-01
"""


class Desk(NamedTuple):
    """A repository of texts, read by the ordinary road."""

    root: Path
    facts: Facts
    problems: tuple[Problem, ...]

    def due(self, as_of: str, until: str | None = None, rule: str = "") -> list[Due]:
        """The rows on a day, up to another, of one rule (its local id) or of all."""
        horizon = dt.date.fromisoformat(until) if until else None
        rows = due(self.facts, dt.date.fromisoformat(as_of), horizon)
        return [row for row in rows if row.rule.endswith(f"/{rule}") or not rule]

    def days(self, rule: str, as_of: str, until: str) -> list[str]:
        """The due days of a rule, in order, whatever their state."""
        return sorted(row.due.isoformat() for row in self.due(as_of, until, rule) if row.due.isoformat() <= until)


def desk(root: Path, plan: str, files: Mapping[str, str], readings: Mapping[str, str] | None = None) -> Desk:
    """A desk with one of the five plans, the files given, and other readings chosen where asked for."""
    (root / "planer").mkdir(parents=True, exist_ok=True)
    text = (packaged("planer") / f"{plan}.yaml").read_text("utf-8")
    for rule, reading in (readings or {}).items():
        text, changed = re.subn(rf"(- id: {rule}\n(?:(?!  - id:).*\n)*?    tolkning: )\S+", rf"\g<1>{reading}", text)
        assert changed == 1, f"{plan} has no rule {rule} with a choice of reading"
    (root / "planer" / f"{plan}.yaml").write_text(text, "utf-8")
    return written(root, files)


def written(root: Path, files: Mapping[str, str]) -> Desk:
    """A desk with just the files given."""
    for name, text in ({"uppf.yaml": MUNICIPALITY} | dict(files)).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    reading = read(root)
    problems = list(reading.problems)
    facts = distill(reading.register, problems)
    return Desk(root, facts, tuple(problems))


def copied(root: Path) -> Path:
    """The living example, copied to be written in."""
    shutil.copytree(CASES, root / "cases")
    return root / "cases"
