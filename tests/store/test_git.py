"""Git obeys us and nobody else: not the environment, not a name that looks like an option, not a stranger's index."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.store.desk import CASE, NOON, Desk, settle_in
from uppf.problem import Problem, Refusal
from uppf.store import git, history, worktree


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return settle_in(tmp_path, monkeypatch)


def refused(refusal: pytest.ExceptionInfo[Refusal]) -> Problem:
    (problem,) = refusal.value.problems
    return problem


def test_find_gives_the_case_folder_and_the_work_tree(desk: Desk) -> None:
    repo = git.find(desk.cases / "arenden")
    assert repo == git.Repository(desk.root, desk.cases / "arenden", desk.root / ".git", desk.root / ".git")
    assert (repo.from_root("2026/ekbacken.yaml"), repo.from_folder(f"cases/{CASE}")) == (
        f"cases/{CASE}",
        "2026/ekbacken.yaml",
    )
    assert (repo.from_root("../../README.md"), repo.from_folder("README.md")) == ("README.md", "../../README.md")


def test_find_says_none_where_there_is_no_work_tree(tmp_path: Path, desk: Desk) -> None:
    desk.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    assert git.find(tmp_path) is None
    assert git.find(desk.root / ".git") is None
    assert git.find(tmp_path / "bare") is None


def test_find_in_a_linked_work_tree_shares_the_lock_but_not_the_journal(tmp_path: Path, desk: Desk) -> None:
    desk.git("worktree", "add", "--quiet", "-b", "vikarie", str(tmp_path / "andra"))
    second = Desk(tmp_path / "andra")
    assert second.repo.common_dir == desk.repo.common_dir
    assert second.repo.git_dir == desk.root / ".git" / "worktrees" / "andra"
    commit = second.act({CASE: "brister: 2\n"})
    assert second.git("rev-parse", "vikarie").strip() == commit.id
    assert desk.read(CASE) == "brister: 0\n"


def test_git_is_missing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refusal) as refusal:
        git.find(desk.root)
    assert refused(refusal).code == "git-missing"


def test_a_folder_owned_by_another_is_refused_as_git_refuses_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess(["git"], 128, b"", b"fatal: detected dubious ownership in repository at '/x'\n")
    monkeypatch.setattr(git, "run", lambda *_, **__: done)
    with pytest.raises(Refusal) as refusal:
        git.find(desk.root)
    assert refused(refusal) == Problem("git-unsafe-owner", facts={"folder": str(desk.root)})


def test_init_makes_a_repository_on_main_once(tmp_path: Path, desk: Desk) -> None:
    folder = tmp_path / "ny"
    folder.mkdir()
    repo = git.init(folder)
    assert repo.root == folder
    assert (folder / ".git" / "HEAD").read_text(encoding="ascii") == "ref: refs/heads/main\n"
    assert git.init(desk.cases) == desk.repo


def test_configure_sets_the_clones_own_configuration(desk: Desk) -> None:
    git.configure(desk.repo, {"merge.uppf.name": "uppf", "merge.uppf.driver": "uppf merge-driver %O %A %B"})
    assert desk.git("config", "--local", "merge.uppf.driver") == "uppf merge-driver %O %A %B\n"


def test_the_environment_leads_nowhere_else(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "annan"
    other.mkdir()
    git.init(other)
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "index"),
        "GIT_OBJECT_DIRECTORY": str(other / "objects"),
        "GIT_NAMESPACE": "annan",
        "GIT_COMMITTER_DATE": "2019-01-01T00:00:00+01:00",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.name",
        "GIT_CONFIG_VALUE_0": "Någon Annan",
    }.items():
        monkeypatch.setenv(name, value)
    commit = desk.act({CASE: "brister: 1\n"})
    assert (commit.author, commit.committed) == ("Maja Handläggare", "2026-05-20T12:00:00+02:00")
    monkeypatch.undo()
    assert history.show(desk.repo, "HEAD", CASE) == b"brister: 1\n"
    assert sorted(p.name for p in (other / ".git" / "refs" / "heads").iterdir()) == []


def test_the_environment_may_say_who_acts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Vikarien")
    assert desk.act({CASE: "brister: 1\n"}).author == "Vikarien"


def test_a_strangers_staged_edit_stays_staged_and_uncommitted(desk: Desk) -> None:
    desk.act({"utforare/solglantan.yaml": "namn: Solgläntan\n"})
    desk.write("utforare/solglantan.yaml", "namn: Nya Solgläntan\n")
    desk.write("utforare/ny.yaml", "namn: Ny\n")
    desk.write("hemligt.txt", "inte för git\n")
    desk.git("add", "cases/utforare")
    before = desk.git("diff", "--cached", "--raw")
    commit = desk.act({CASE: "brister: 1\n", "arenden/2026/ny.yaml": "brister: 0\n"})
    assert [(file.status, file.path) for file in commit.files] == [("M", CASE), ("A", "arenden/2026/ny.yaml")]
    assert desk.git("diff", "--cached", "--raw") == before
    assert desk.git("status", "--porcelain").splitlines() == [
        "A  cases/utforare/ny.yaml",
        "M  cases/utforare/solglantan.yaml",
        "?? cases/hemligt.txt",
    ]


NAMES = ["--output=x", ":(exclude)x", "-n", "*.yaml", "åtgärd ”1”.yaml", "--", "rad\nrad", "\udcff.yaml"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_a_name(desk: Desk, name: str) -> None:
    desk.write("x", "annat")
    desk.cases.joinpath(name).write_bytes(b"1")
    commit = history.commit(desk.repo, git.commit(desk.repo, [name], "Ett namn", NOON, new=[name]))
    assert [(file.status, file.path) for file in commit.files] == [("A", name)]
    assert [found.files for found in history.log(desk.repo, [name])] == [commit.files]
    assert history.blobs(desk.repo, [name]) == {name: commit.files[0].blob}
    git.unstage(desk.repo, [name])
    git.withdraw(desk.repo, commit.id, commit.parents)
    git.unstage(desk.repo, [name])
    assert desk.git("status", "--porcelain", "-z").count("?? ") == 2
    assert sorted(os.listdir(desk.cases)) == sorted(["arenden", "x", name])


@pytest.mark.parametrize("name", ["--output=x", "HEAD~1", "main", "HEAD:x", "", "abc", "ABCDEF12", "HEAD\n"])
def test_a_revision_is_only_a_revision(desk: Desk, name: str) -> None:
    with pytest.raises(Refusal) as refusal:
        history.show(desk.repo, name, CASE)
    assert refused(refusal) == Problem("unknown-revision", facts={"revision": name})


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        pytest.param("#12 är stängd", "# inte en kommentar\n\n\nslut", id="comment signs"),
        pytest.param("100 % klart %H %n", "%x00", id="percent signs"),
        pytest.param("\x1b[31mröd", "[brist]", id="escape"),
    ],
)
def test_a_message_is_kept_to_the_letter(desk: Desk, subject: str, body: str) -> None:
    desk.write(CASE, "brister: 1\n")
    desk.git("config", "commit.cleanup", "strip")
    desk.git("config", "i18n.commitEncoding", "ISO-8859-1")
    text = history.message(subject, body, [("Uppf-Act", "test")])
    commit = history.commit(desk.repo, git.commit(desk.repo, [CASE], text, NOON))
    assert (commit.subject, commit.body, commit.trailers) == (subject, body, (("Uppf-Act", "test"),))


def test_tidy_lets_git_pack_what_has_become_much(desk: Desk) -> None:
    sample = desk.root / ".git" / "objects" / "17"
    git.tidy(desk.repo)
    sample.mkdir(exist_ok=True)
    for number in range(28):
        (sample / f"{number:038x}").write_bytes(b"")
    desk.git("config", "gc.autoDetach", "false")
    git.tidy(desk.repo)
    assert list((desk.root / ".git" / "objects" / "pack").glob("*.pack"))


def test_reading_runs_nothing_that_the_repository_configures(tmp_path: Path, desk: Desk) -> None:
    canary = tmp_path / "canary"
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.a=b.clean",
    ):
        desk.git("config", name, f"touch {canary} #")
    desk.git("config", "core.hooksPath", str(tmp_path / "hooks"))
    (tmp_path / "hooks").mkdir()
    for name in ("post-index-change", "reference-transaction"):
        (tmp_path / "hooks" / name).write_text(f"#!/bin/sh\ntouch {canary}\n", encoding="utf-8")
        (tmp_path / "hooks" / name).chmod(0o755)
    (desk.root / ".gitattributes").write_text("*.yaml diff=x filter=a=b\n", encoding="utf-8")
    desk.write(CASE, "brister: 7\n")
    desk.write("ny.yaml", "")
    assert git.find(desk.cases) == desk.repo
    assert [change.path for change in worktree.changed_files(desk.repo)] == [CASE, "ny.yaml"]
    assert len(history.log(desk.repo, [CASE])) == 1
    assert history.show(desk.repo, "HEAD", CASE) == b"brister: 0\n"
    assert history.diff_names(desk.repo, "HEAD") == []
    assert not canary.exists()
