"""A desk for the tests: a case repository in a real git work tree, with an officer who has a name."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from uppf.store import git, ledger
from uppf.store.history import Commit
from uppf.store.ledger import Draft, Edit

NOON = datetime.fromisoformat("2026-05-20T12:00:00+02:00")
CASE = "arenden/2026/ekbacken.yaml"


def settle_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Desk":
    """A repository whose cases lie in a folder of their own, with one case committed; no configuration but its own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Maja Handläggare\n\temail = maja@kommunen.example\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "projekt"
    (root / "cases").mkdir(parents=True)
    git.init(root)
    desk = Desk(root)
    desk.act({CASE: "brister: 0\n"}, "Öppna ärendet")
    return desk


class Desk:
    """What a test does at the desk: look, write by hand, run git by hand, act."""

    def __init__(self, root: Path, folder: str = "cases") -> None:
        found = git.find(root / folder)
        assert found is not None
        self.repo = found
        self.root = root
        self.cases = root / folder

    def git(self, *args: str, check: bool = True) -> str:
        """What git says when somebody else runs it here."""
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", *args]
        dates = {"GIT_AUTHOR_DATE": NOON.isoformat(), "GIT_COMMITTER_DATE": NOON.isoformat()}
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **dates})
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout.decode(errors="surrogateescape")

    def write(self, path: str, text: str) -> None:
        """An edit by hand."""
        place = self.cases / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())

    def read(self, path: str) -> str | None:
        """What lies on the disk."""
        place = self.cases / path
        return place.read_bytes().decode() if place.exists() else None

    def hook(self, name: str, script: str) -> None:
        """Install one of git's hooks."""
        place = self.repo.common_dir / "hooks" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        place.chmod(0o755)

    def act(
        self, texts: dict[str, str], subject: str = "Ändra ärendet", now: datetime = NOON, patience: float = 60
    ) -> Commit:
        """An act that writes these texts."""

        def decide() -> Draft:
            old = {path: self.cases / path for path in texts}
            edits = {
                path: Edit(old[path].read_bytes() if old[path].exists() else None, text.encode())
                for path, text in texts.items()
            }
            return Draft(edits, subject, trailers=(("Uppf-Act", "test"),))

        return ledger.act(self.repo, decide, now, patience=patience)

    def append(self, line: str, path: str = CASE) -> Commit:
        """An act that adds a line to a file, whatever is in it."""

        def decide() -> Draft:
            old = (self.cases / path).read_bytes()
            return Draft({path: Edit(old, old + line.encode() + b"\n")}, f"Lägg till {line}")

        return ledger.act(self.repo, decide, NOON)

    def standing(self) -> tuple[str, str, str, list[str], list[str]]:
        """All that an act could have changed: branch, index, tree, files, and what lies about in git's folder."""
        places = [place for place in sorted(self.root.rglob("*")) if ".git" not in place.relative_to(self.root).parts]
        files = [f"{place.relative_to(self.root)} {place.read_bytes()!r}" for place in places if place.is_file()]
        files += [f"{place.relative_to(self.root)}/" for place in places if place.is_dir()]
        return (
            self.git("rev-parse", "HEAD", check=False),
            self.git("ls-files", "--stage"),
            self.git("status", "--porcelain=v2", "--branch", "--untracked-files=all"),
            files,
            self.left_behind(),
        )

    def left_behind(self) -> list[str]:
        """Locks, journals and drafts that nobody took away."""
        names = [str(p.relative_to(self.root)) for p in self.root.rglob("*")]
        return sorted(n for n in names if n.endswith((".lock", ".tmp", "uppf/journal", "uppf/paths")))
