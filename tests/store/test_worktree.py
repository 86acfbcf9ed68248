"""What stops an act, and what lies edited and uncommitted."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.desk import CASE, NOON, Desk, settle_in
from uppf.problem import Level
from uppf.store import git, worktree
from uppf.store.worktree import Change


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return settle_in(tmp_path, monkeypatch)


def codes(desk: Desk, now: datetime = NOON) -> list[str]:
    return [problem.code for problem in worktree.obstacles(desk.repo, now)]


def diverge(desk: Desk) -> None:
    """Two branches that both changed the case's only line."""
    desk.git("switch", "--quiet", "-c", "sida")
    desk.act({CASE: "brister: 5\n"})
    desk.git("switch", "--quiet", "main")
    desk.act({CASE: "brister: 6\n"})


@pytest.mark.parametrize(
    ("commands", "expected", "ending"),
    [
        pytest.param(["merge sida"], "merge-in-progress", "merge --abort", id="merge"),
        pytest.param(["rebase sida"], "rebase-in-progress", "rebase --abort", id="rebase"),
        pytest.param(["rebase --apply sida"], "rebase-in-progress", "rebase --abort", id="rebase by patches"),
        pytest.param(["cherry-pick sida"], "cherry-pick-in-progress", "cherry-pick --abort", id="cherry-pick"),
        pytest.param(["revert --no-edit HEAD~1"], "revert-in-progress", "revert --abort", id="revert"),
        pytest.param(["bisect start"], "bisect-in-progress", "bisect reset", id="bisect"),
        pytest.param(
            ["format-patch -o .. main..sida", "am -3 ../0001-ndra-rendet.patch"],
            "am-in-progress", "am --abort", id="am",
        ),
        pytest.param(
            ["cherry-pick sida main~1", "checkout --ours cases", "add cases", "commit --allow-empty -m x"],
            "sequence-in-progress", "cherry-pick --abort", id="rest of a sequence",
        ),
    ],
)  # fmt: skip
def test_an_operation_in_progress_stops_everything(desk: Desk, commands: list[str], expected: str, ending: str) -> None:
    diverge(desk)
    for command in commands:
        desk.git(*command.split(), check=False)
    assert codes(desk) == [expected]
    desk.git(*ending.split())
    assert codes(desk) == []


def test_a_detached_head_would_lose_the_act(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "--detach")
    assert codes(desk) == ["detached-head"]


def test_nobody_acts_without_a_name(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "gitconfig").write_text("[user]\n\tuseConfigOnly = true\n", encoding="utf-8")
    assert codes(desk) == ["no-identity"]


def test_a_lock_of_gits_own_is_named(desk: Desk) -> None:
    lock = desk.root / ".git" / "index.lock"
    lock.write_bytes(b"")
    (problem,) = worktree.obstacles(desk.repo, NOON)
    assert (problem.code, problem.facts) == ("index-locked", {"lock": str(lock)})


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2019-12-31T23:59:59+00:00", ["clock-absurd"], id="battery dead"),
        pytest.param("2101-01-01T00:00:00+00:00", ["clock-absurd"], id="far ahead"),
        pytest.param("2026-05-19T11:59:59+02:00", ["clock-behind"], id="a day and a second behind"),
        pytest.param("2026-05-19T12:00:00+02:00", [], id="a day behind"),
        pytest.param("2100-12-31T00:00:00+00:00", [], id="last good year"),
    ],
)
def test_a_clock_that_lies(desk: Desk, now: str, expected: list[str]) -> None:
    assert codes(desk, datetime.fromisoformat(now)) == expected


def test_a_commit_from_the_end_of_time_is_no_measure(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = worktree.state(desk.repo, [])
    monkeypatch.setattr(git, "ask", lambda *_: "18446744073709504816\n")
    assert worktree.obstacles(desk.repo, NOON, seen) == []


def test_the_first_commit_has_nothing_to_be_compared_with(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "ny").mkdir()
    repo = git.init(tmp_path / "ny")
    assert worktree.obstacles(repo, NOON) == []
    assert worktree.state(repo, ["a.yaml"]) == worktree.State("", "main", {})


def test_a_shallow_clone_is_only_a_notice(tmp_path: Path, desk: Desk) -> None:
    desk.act({CASE: "brister: 1\n"})
    desk.git("clone", "--quiet", "--depth=1", f"file://{desk.root}", str(tmp_path / "ytlig"))
    clone = Desk(tmp_path / "ytlig")
    (problem,) = worktree.obstacles(clone.repo, NOON)
    assert (problem.code, problem.level) == ("shallow-history", Level.INFO)
    assert clone.act({CASE: "brister: 2\n"}, now=NOON + timedelta(hours=1)).parents != ()


def test_edits_that_nobody_has_committed(desk: Desk) -> None:
    known = ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml"]
    desk.act(dict.fromkeys(known, "x: 1\n"))
    desk.write("a.yaml", "x: 2\n")
    (desk.cases / "b.yaml").unlink()
    desk.write("c.yaml", "x: 1\n")  # the same again, with a new date
    desk.write("d.yaml", "x: 2\n")
    desk.git("add", "cases/d.yaml")
    desk.git("rm", "--quiet", "--cached", "cases/e.yaml")
    desk.write("ny mapp/å.yaml", "x: 1\n")
    (desk.root / "utanför.txt").write_text("x", encoding="utf-8")
    assert worktree.changed_files(desk.repo) == [
        Change("modified", "a.yaml"),
        Change("deleted", "b.yaml"),
        Change("modified", "d.yaml"),
        Change("new", "ny mapp/å.yaml"),
    ]
    asked = [*known, "ny mapp/å.yaml", "saknas.yaml", CASE]
    state = worktree.state(desk.repo, asked)
    assert state.changed == {
        "a.yaml": "modified",
        "b.yaml": "modified",
        "d.yaml": "modified",
        "e.yaml": "new",
        "ny mapp/å.yaml": "new",
    }
    assert worktree.dirty(desk.repo, asked) == tuple(state.changed)
    assert worktree.dirty(desk.repo, [*asked, *map(str, range(300))]) == tuple(state.changed)


def test_new_files_before_the_first_commit(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "ny").mkdir()
    repo = git.init(tmp_path / "ny")
    (tmp_path / "ny" / "a.yaml").write_bytes(b"")
    (tmp_path / "ny" / "b.yaml").write_bytes(b"")
    git.ask(repo.folder, "add", "b.yaml")
    assert worktree.changed_files(repo) == [Change("new", "a.yaml"), Change("new", "b.yaml")]


def test_line_endings_of_the_machine_are_no_edit(desk: Desk) -> None:
    desk.git("config", "core.autocrlf", "true")
    desk.write(CASE, "brister: 0\r\n")
    assert worktree.changed_files(desk.repo) == []


def test_a_file_that_became_a_link_is_an_edit(desk: Desk) -> None:
    (desk.cases / CASE).unlink()
    (desk.cases / CASE).symlink_to("annat")
    (desk.cases / "ny").symlink_to("annat")
    assert worktree.changed_files(desk.repo) == [Change("modified", CASE), Change("new", "ny")]
