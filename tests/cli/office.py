"""An office for the writing verbs: a small case repository in a real git work tree, and the command line there."""

import os
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.rules.office import MUNICIPALITY, PLAN, PROVIDER
from tests.store.desk import NOON, Desk
from uppf.cli import session, verbs
from uppf.cli.app import main
from uppf.store import git

AS_OF = "2026-05-20"
CASE = "arenden/2026/2026-ekbacken-7k2m9x.yaml"
CASE_TEXT = """\
# yaml-language-server: $schema=../../../schemas/arende.schema.json
ärende: 2026-ekbacken-7k2m9x   # ett per år
dnr: "26/SN 0091"
regel: rutin/arlig
avser: 2026
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02

# Besöken i år
tillfällen:
  h4x9td: {datum: 2026-04-01, plats: Ekbacken, närvarande: [utredare, chef]}  # det första
"""


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


class Office(Desk):
    """What a test does in the office: type commands, write by hand, look at git."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(root, ".")
        self.capsys = capsys

    def uppf(self, *args: str, as_of: str = AS_OF) -> Said:
        """One command, on a day."""
        self.capsys.readouterr()
        code = main([*args, "--as-of", as_of, "--repo", str(self.root)])
        return Said(code, *self.capsys.readouterr())

    def done(self, *args: str, as_of: str = AS_OF) -> str:
        """What a command says that does what it is told."""
        said = self.uppf(*args, as_of=as_of)
        assert said.code == 0, said.err
        return said.out

    def refused(self, *args: str, as_of: str = AS_OF) -> list[str]:
        """The codes of a command that is refused, having seen that it changed nothing."""
        before = self.standing()
        said = self.uppf(*args, as_of=as_of)
        assert (said.code, said.out) == (1, ""), said.out
        assert self.standing() == before
        lines = [line for line in said.err.splitlines() if "fel: " in line]
        return [line.rpartition("[")[2].rstrip("]") for line in lines]

    def commit(self, message: str) -> None:
        """Commit everything by hand."""
        self.git("add", "-A")
        self.git("commit", "--allow-empty", "-qm", message)


def empty_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """An office with nothing in it; its clock stands still and its keys come in order: b22222, b22223 …"""
    for name in [name for name in os.environ if name.startswith(("GIT_", "UPPF_"))]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Maja Handläggare\n\temail = maja@kommunen.example\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr(session, "now", lambda: NOON)
    following = count(22222)
    monkeypatch.setattr(verbs, "token", lambda: f"b{next(following)}")
    root = tmp_path / "projekt"
    root.mkdir()
    git.init(root)
    return Office(root, capsys)


def move_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """The office with one case."""
    office = empty_office(tmp_path, monkeypatch, capsys)
    for path, text in (
        ("uppf.yaml", MUNICIPALITY),
        ("planer/rutin.yaml", PLAN),
        ("utforare/solglantan.yaml", PROVIDER),
        (CASE, CASE_TEXT),
    ):
        office.write(path, text)
    office.commit("Börja")
    return office
