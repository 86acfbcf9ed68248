"""A file is replaced whole or not at all, and says in one refusal why not."""

import errno
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from uppf.problem import Place, Refusal
from uppf.store import paper


def names(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def code(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    (problem,) = refusal.value.problems
    return problem.code


def test_a_new_file_gets_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "arenden" / "2026" / "ekbacken.yaml"
    assert paper.missing_folders(path) == [path.parent, path.parent.parent]
    paper.write(path, b"brister: 1\n")
    assert paper.read(path) == b"brister: 1\n"
    assert names(path.parent) == ["ekbacken.yaml"]


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "uppf.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    paper.write(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)


def test_no_file_is_none(tmp_path: Path) -> None:
    assert paper.read(tmp_path / "uppf.yaml") is None


def test_removing_twice_is_as_good_as_once(tmp_path: Path) -> None:
    path = tmp_path / "uppf.yaml"
    path.write_bytes(b"old")
    paper.remove(path)
    paper.remove(path)
    assert names(tmp_path) == []


def test_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "case.yaml").symlink_to("secret")
    with pytest.raises(Refusal) as writing:
        paper.write(tmp_path / "case.yaml", b"new")
    with pytest.raises(Refusal) as reading:
        paper.read(tmp_path / "case.yaml")
    assert (code(writing), code(reading)) == ("symbolic-link", "symbolic-link")
    assert (tmp_path / "secret").read_bytes() == b"secret"


def test_a_link_on_the_way_is_found(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "arenden").symlink_to("elsewhere")
    assert paper.first_link(tmp_path, "arenden/2026/a.yaml") == tmp_path / "arenden"
    assert paper.first_link(tmp_path, "elsewhere/a.yaml") is None


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in names(tmp_path):
        with pytest.raises(Refusal) as refusal:
            paper.write(tmp_path / name, b"new")
        assert code(refusal) == "not-a-file"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(errno.ENOSPC, "cannot-write-full", id="disk full"),
        pytest.param(errno.EDQUOT, "cannot-write-full", id="quota used up"),
        pytest.param(errno.EROFS, "cannot-write-denied", id="read-only file system"),
        pytest.param(errno.EACCES, "cannot-write-denied", id="no permission"),
        pytest.param(errno.EIO, "cannot-write", id="broken disk"),
    ],
)
@pytest.mark.parametrize("step", ["open", "chmod", "fsync", "replace"])
def test_the_old_content_survives_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: int, expected: str
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"old")

    def broken(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patched:
        patched.setattr(os, step, broken)
        with pytest.raises(Refusal) as refusal:
            paper.write(path, b"new", "case.yaml")
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place, problem.facts["error"]) == (
        expected,
        Place("case.yaml"),
        errno.errorcode[fault],
    )
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["case.yaml"])


def test_a_file_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"old")
    program = "import sys, pathlib; from uppf.store import paper; paper.write(pathlib.Path(sys.argv[1]), b'x' * 8000)"
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # noqa: E731
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], preexec_fn=limit, capture_output=True, check=False
    )
    assert b"Refusal: Problem(code='cannot-write-full'" in done.stderr
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["case.yaml"])


def test_what_a_killed_write_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a.yaml", ".a.yaml.4711.tmp", ".b.yaml.4711.tmp", ".a.yaml.swp"):
        (tmp_path / name).write_bytes(b"")
    paper.sweep(tmp_path / "a.yaml")
    assert names(tmp_path) == [".a.yaml.swp", ".b.yaml.4711.tmp", "a.yaml"]
