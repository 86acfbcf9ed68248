"""One writer at a time, and the lock dies with its holder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.desk import Desk, settle_in
from uppf.problem import Refusal
from uppf.store import lock

HOLDER = """
import pathlib, subprocess, sys
from uppf.store import git, lock
with lock.held(git.find(pathlib.Path(sys.argv[1]))) as keep:
    child = subprocess.Popen(["sh", "-c", "read line"], stdin=sys.stdin, stdout=subprocess.DEVNULL, pass_fds=keep)
    print(child.pid, flush=True)
    child.wait()
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return settle_in(tmp_path, monkeypatch)


@contextmanager
def colleague(desk: Desk) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process that holds the lock, with a child of its own, until its input is closed."""
    command = [sys.executable, "-c", HOLDER, str(desk.cases)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        yield process


def test_busy_says_who_and_since_when(desk: Desk) -> None:
    with colleague(desk) as process:
        os.utime(desk.repo.common_dir / "uppf" / "holder", (1_779_271_200, 1_779_271_200))
        with pytest.raises(Refusal) as refusal, lock.held(desk.repo, wait=0.05):
            pass
    (problem,) = refusal.value.problems
    owner = (desk.repo.common_dir / "uppf" / "holder").owner()
    assert problem.code == "repository-busy"
    assert (problem.facts["who"], problem.facts["pid"]) == (owner, str(process.pid))
    assert str(problem.facts["since"]).startswith("2026-05-20 ")


def test_busy_is_said_also_when_nobody_left_a_name(desk: Desk) -> None:
    with colleague(desk):
        (desk.repo.common_dir / "uppf" / "holder").unlink()
        with pytest.raises(Refusal) as refusal, lock.held(desk.repo, wait=0):
            pass
    (problem,) = refusal.value.problems
    assert problem.facts == {"who": "?", "since": "?", "pid": "?"}


def test_one_after_the_other(desk: Desk) -> None:
    for _ in range(2):
        with lock.held(desk.repo, wait=0):
            pass


def test_a_killed_holder_lets_go_when_its_git_has_ended(desk: Desk) -> None:
    with colleague(desk) as process:
        process.kill()
        process.wait()
        with pytest.raises(Refusal), lock.held(desk.repo, wait=0):
            pass
        assert process.stdin
        process.stdin.close()
        with lock.held(desk.repo, wait=10):
            pass


def test_a_lock_that_cannot_be_made_is_one_refusal(desk: Desk) -> None:
    room = desk.repo.common_dir / "uppf"
    for place in room.iterdir():
        place.unlink()
    room.rmdir()
    room.write_bytes(b"")
    with pytest.raises(Refusal) as refusal, lock.held(desk.repo):
        pass
    (problem,) = refusal.value.problems
    assert problem.code == "cannot-write"
