"""One act, one commit, wholly or not at all: whatever is refused, fails, hangs or dies on the way."""

import ast
import errno
import inspect
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Timer

import pytest

from tests.store.desk import CASE, NOON, Desk, settle_in
from uppf.problem import Place, Problem, Refusal
from uppf.show.swedish.writing import MESSAGES
from uppf.store import git, history, ledger, lock, paper, worktree
from uppf.store.ledger import Draft, Edit


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return settle_in(tmp_path, monkeypatch)


def refused(desk: Desk, act: Callable[[], object]) -> list[tuple[str, str]]:
    """The codes and files of an act's refusal, having seen that it changed nothing and that all has a message."""
    before = desk.standing()
    with pytest.raises(Refusal) as refusal:
        act()
    assert desk.standing() == before
    for problem in refusal.value.problems:
        assert MESSAGES[problem.code].format(**problem.facts)
    return [(problem.code, problem.place.file) for problem in refusal.value.problems]


def acting(desk: Desk, draft: Draft, screen: ledger.Screen | None = None) -> Callable[[], history.Commit]:
    return lambda: ledger.act(desk.repo, lambda: draft, NOON, screen=screen)


# What is refused before anything is written


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [("nothing-to-save", "")], id="nothing"),
        pytest.param({CASE: Edit(b"brister: 0\n", b"brister: 0\n")}, [("nothing-to-save", "")], id="no difference"),
        pytest.param({CASE: Edit(b"brister: 9\n", b"x")}, [("changed-meanwhile", CASE)], id="other than was read"),
        pytest.param({CASE: Edit(None, b"x")}, [("changed-meanwhile", CASE)], id="new but there"),
        pytest.param({"a.yaml": Edit(b"x", b"y")}, [("changed-meanwhile", "a.yaml")], id="old but not there"),
        pytest.param({"../x.yaml": Edit(None, b"x")}, [("unsafe-name", "../x.yaml")], id="out of the folder"),
        pytest.param({"/tmp/x": Edit(None, b"x")}, [("unsafe-name", "/tmp/x")], id="absolute"),
        pytest.param({"a/.GIT/config": Edit(None, b"x")}, [("unsafe-name", "a/.GIT/config")], id="git's own"),
        pytest.param({"git~1/config": Edit(None, b"x")}, [("unsafe-name", "git~1/config")], id="git's own, short"),
        pytest.param({"a./b.yaml": Edit(None, b"x")}, [("unsafe-name", "a./b.yaml")], id="trailing dot"),
        pytest.param({"a\nb.yaml": Edit(None, b"x")}, [("unsafe-name", "a\nb.yaml")], id="line break"),
        pytest.param({"a\\b.yaml": Edit(None, b"x")}, [("unsafe-name", "a\\b.yaml")], id="backslash"),
        pytest.param({"": Edit(None, b"x")}, [("unsafe-name", "")], id="no name"),
        pytest.param({"arenden": Edit(None, b"x")}, [("not-a-file", "arenden")], id="a folder"),
        pytest.param({f"{CASE}/x": Edit(None, b"x")}, [("cannot-write", f"{CASE}/x")], id="in a file"),
    ],
)
def test_a_draft_that_does_not_fit(desk: Desk, edits: dict[str, Edit], expected: list[tuple[str, str]]) -> None:
    assert refused(desk, acting(desk, Draft(edits, "Ändra"))) == expected


def test_an_edit_that_nobody_has_committed_is_not_signed_by_the_act(desk: Desk) -> None:
    desk.write(CASE, "brister: 3\n")
    desk.write("ny.yaml", "x")
    draft = Draft({CASE: Edit(b"brister: 3\n", b"brister: 4\n"), "ny.yaml": Edit(b"x", b"y")}, "Ändra")
    assert refused(desk, acting(desk, draft)) == [("uncommitted-edits", CASE), ("uncommitted-edits", "ny.yaml")]


def test_a_staged_edit_counts_too(desk: Desk) -> None:
    desk.write(CASE, "brister: 3\n")
    desk.git("add", "-A")
    desk.write(CASE, "brister: 0\n")
    assert refused(desk, lambda: desk.append("rad")) == [("uncommitted-edits", CASE)]


def test_a_link_leads_nowhere(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "utanför").mkdir()
    (desk.cases / "ut").symlink_to(tmp_path / "utanför")
    assert refused(desk, acting(desk, Draft({"ut/a.yaml": Edit(None, b"x")}, "Ändra"))) == [
        ("symbolic-link", "ut/a.yaml")
    ]
    assert list((tmp_path / "utanför").iterdir()) == []


def test_a_person_is_stopped_in_content_name_and_message(desk: Desk) -> None:
    def screen(text: str) -> list[Problem]:
        return [Problem("uncommitted-edits", Place(mark=None))] if "PERSON" in text else []

    edits = {"PERSON.yaml": Edit(None, b"x"), CASE: Edit(b"brister: 0\n", "är PERSON".encode())}
    assert refused(desk, acting(desk, Draft(edits, "Ändra", trailers=(("Uppf-Case", "PERSON"),)), screen)) == [
        ("uncommitted-edits", ""),
        ("uncommitted-edits", "PERSON.yaml"),
        ("uncommitted-edits", CASE),
    ]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        pytest.param(
            ["switch -c sida", "commit --allow-empty -m x", "merge --no-commit --no-ff main~0"], None, id="done"
        ),
        pytest.param(["switch --detach"], "detached-head", id="detached"),
        pytest.param(["bisect start"], "bisect-in-progress", id="bisect"),
        pytest.param(["revert --no-commit HEAD"], "revert-in-progress", id="revert"),
        pytest.param(["config user.name "], "no-identity", id="no name"),
    ],
)
def test_the_state_of_the_repository(desk: Desk, commands: list[str], expected: str | None) -> None:
    for command in commands:
        desk.git(*command.split(" "))
    if expected is None:
        assert desk.append("rad").files
    else:
        assert refused(desk, acting(desk, Draft({"ny.yaml": Edit(None, b"x")}, "Ändra"))) == [(expected, "")]


def test_a_merge_in_progress_is_refused_before_anything_is_decided(desk: Desk) -> None:
    (desk.root / ".git" / "MERGE_HEAD").write_text(desk.git("rev-parse", "HEAD"), encoding="ascii")
    decided: list[bool] = []

    def decide() -> Draft:
        decided.append(True)
        return Draft({}, "")

    assert refused(desk, lambda: ledger.act(desk.repo, decide, NOON)) == [("merge-in-progress", "")]
    assert decided == []


def test_a_clock_that_lies_commits_nothing(desk: Desk) -> None:
    past = datetime.fromisoformat("2018-01-01T12:00:00+01:00")
    assert refused(desk, lambda: desk.act({CASE: "x"}, now=past)) == [("clock-absurd", "")]


def test_a_lock_of_somebody_elses_git_is_left_alone(desk: Desk) -> None:
    lock = desk.root / ".git" / "index.lock"
    lock.write_bytes(b"")
    assert refused(desk, lambda: desk.append("rad")) == [("index-locked", "")]
    assert lock.exists()


def test_a_refusal_to_decide_is_passed_on(desk: Desk) -> None:
    def decide() -> Draft:
        raise Refusal(Problem("nothing-to-save"))

    assert refused(desk, lambda: ledger.act(desk.repo, decide, NOON)) == [("nothing-to-save", "")]


# What is committed


def test_several_files_are_one_commit(desk: Desk) -> None:
    commit = desk.act({CASE: "brister: 1\n", "utforare/ny.yaml": "namn: Ny\n"}, "Registrera brist")
    assert commit.subject == "Registrera brist"
    assert [(file.status, file.path) for file in commit.files] == [("M", CASE), ("A", "utforare/ny.yaml")]
    assert (desk.git("status", "--porcelain"), desk.left_behind()) == ("", [])


def test_the_first_commit_of_a_repository(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "ny").mkdir()
    git.init(tmp_path / "ny")
    first = Desk(tmp_path / "ny", ".")
    assert first.act({"uppf.yaml": "kommun: X\n"}, "Börja").parents == ()
    assert first.git("status", "--porcelain") == ""


def test_edits_by_hand_are_committed_as_they_lie(desk: Desk) -> None:
    desk.act({"bort.yaml": "x\n", "annan.yaml": "x\n"})
    desk.write(CASE, "brister: 3\n")
    desk.write("ny/å.yaml", "x\n")
    desk.write("annan.yaml", "inte nu\n")
    (desk.cases / "bort.yaml").unlink()
    assert [change.path for change in worktree.changed_files(desk.repo)] == [
        "annan.yaml",
        CASE,
        "bort.yaml",
        "ny/å.yaml",
    ]
    edits = {
        CASE: Edit(b"brister: 0\n", b"brister: 3\n"),
        "ny/å.yaml": Edit(None, b"x\n"),
        "bort.yaml": Edit(b"x\n", None),
    }
    commit = acting(desk, Draft(edits, "Spara", by_hand=True))()
    assert [(file.status, file.path) for file in commit.files] == [("M", CASE), ("D", "bort.yaml"), ("A", "ny/å.yaml")]
    assert desk.git("status", "--porcelain") == " M cases/annan.yaml\n"


def test_edits_by_hand_that_changed_again_are_not_committed(desk: Desk) -> None:
    desk.write(CASE, "brister: 4\n")
    draft = Draft({CASE: Edit(b"brister: 0\n", b"brister: 3\n")}, "Spara", by_hand=True)
    assert refused(desk, acting(desk, draft)) == [("changed-meanwhile", CASE)]


def test_a_refused_save_leaves_the_edits_by_hand(desk: Desk) -> None:
    desk.hook("pre-commit", f"echo mer >> cases/{CASE}; exit 1")
    desk.write(CASE, "brister: 3\n")
    desk.write("ny.yaml", "x\n")
    edits = {CASE: Edit(b"brister: 0\n", b"brister: 3\n"), "ny.yaml": Edit(None, b"x\n")}
    assert refused(desk, acting(desk, Draft(edits, "Spara", by_hand=True))) == [("commit-refused", "")]


def test_line_endings_that_git_changes_are_no_difference(desk: Desk) -> None:
    desk.git("config", "core.autocrlf", "true")
    desk.git("config", "core.safecrlf", "false")
    (desk.cases / CASE).unlink()
    desk.git("checkout", "--", "cases")
    assert desk.read(CASE) == "brister: 0\r\n"
    desk.act({CASE: "brister: 1\r\n"})
    assert (history.show(desk.repo, "HEAD", CASE), desk.git("status", "--porcelain")) == (b"brister: 1\n", "")


def test_what_is_acknowledged_outlives_a_power_cut(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git syncs the file of the branch but not the folder of its name: that one is ours, and comes last."""
    desk.git("switch", "--quiet", "-c", "vik/maja")
    folders: list[str] = []
    monkeypatch.setattr(paper, "sync_folder", lambda folder: folders.append(str(folder.relative_to(desk.root))))
    desk.append("rad")
    assert folders == [".git/uppf", "cases/arenden/2026", ".git/refs/heads/vik", ".git/refs/heads", ".git/uppf"]


# What fails on the way


def test_a_hook_that_says_no(desk: Desk) -> None:
    desk.hook("pre-commit", "echo Inte på en fredag >&2; exit 1")
    with pytest.raises(Refusal) as refusal:
        desk.append("rad")
    (problem,) = refusal.value.problems
    assert problem == Problem("commit-refused", facts={"said": "Inte på en fredag"})
    new = Draft({"ny/mapp/a.yaml": Edit(None, b"x"), CASE: Edit(b"brister: 0\n", b"x")}, "Ändra")
    assert refused(desk, acting(desk, new)) == [("commit-refused", "")]


def test_a_hook_that_hangs(desk: Desk, tmp_path: Path) -> None:
    desk.hook("pre-commit", f"trap '' TERM; echo $$ > {tmp_path}/pid; while :; do read -t 9 x < {tmp_path}/pipe; done")
    os.mkfifo(tmp_path / "pipe")
    assert refused(desk, lambda: desk.act({CASE: "x", "ny.yaml": "x"}, patience=0.2)) == [("commit-too-slow", "")]
    stat = Path("/proc") / (tmp_path / "pid").read_text(encoding="ascii").strip() / "stat"
    assert not stat.exists() or " Z " in stat.read_text(encoding="ascii")


def test_a_hook_that_leaves_something_running_is_not_waited_for(desk: Desk) -> None:
    pipe = desk.root / ".git" / "pipe"
    os.mkfifo(pipe)
    desk.hook("post-commit", f"(read x < {pipe}) & true")
    desk.act({CASE: "x"}, patience=5)
    os.close(os.open(pipe, os.O_WRONLY))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param(f"sed -i s/1/2/ cases/{CASE}; git add cases/{CASE}", CASE, id="rewrites what is committed"),
        pytest.param("echo x > cases/extra; git add cases/extra; rm cases/extra", "extra", id="adds a file of its own"),
        pytest.param("git rm -q --cached cases/ny.yaml", "ny.yaml", id="leaves a file out"),
    ],
)
def test_a_hook_that_commits_something_else(desk: Desk, script: str, expected: str) -> None:
    desk.hook("pre-commit", script)
    draft = Draft({CASE: Edit(b"brister: 0\n", b"brister: 1\n"), "ny.yaml": Edit(None, b"x")}, "Ändra")
    assert refused(desk, acting(desk, draft)) == [("commit-differs", expected)]


def test_the_first_commit_is_withdrawn_too(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "ny").mkdir()
    git.init(tmp_path / "ny")
    first = Desk(tmp_path / "ny", ".")
    first.hook("pre-commit", "sed -i s/1/2/ a.yaml; git add a.yaml")
    assert refused(first, acting(first, Draft({"a.yaml": Edit(None, b"1")}, "Börja"))) == [("commit-differs", "a.yaml")]


def test_a_colleague_who_built_on_a_rewritten_commit_keeps_it(desk: Desk) -> None:
    desk.hook("pre-commit", f"sed -i s/1/2/ cases/{CASE}; git add cases/{CASE}")
    desk.hook("post-commit", "rm .git/hooks/*; git update-ref HEAD $(git commit-tree -p HEAD -m Ovanpå HEAD^{tree})")
    with pytest.raises(Refusal) as refusal:
        desk.act({CASE: "brister: 1\n"})
    assert [problem.code for problem in refusal.value.problems] == ["commit-differs", "git-failed"]
    assert desk.git("log", "-1", "--format=%s") == "Ovanpå\n"
    assert desk.append("rad").files


def test_a_signature_without_a_key(desk: Desk) -> None:
    desk.git("config", "commit.gpgsign", "true")
    desk.git("config", "gpg.program", "false")
    assert refused(desk, lambda: desk.append("rad")) == [("commit-refused", "")]


def test_an_author_without_a_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "")
    assert refused(desk, lambda: desk.append("rad")) == [("no-identity", "")]


def test_a_file_that_git_ignores(desk: Desk) -> None:
    (desk.root / ".git" / "info" / "exclude").write_text("*.hemlig\n", encoding="ascii")
    draft = Draft({"a.hemlig": Edit(None, b"x")}, "Ändra")
    (desk.root / ".gitignore").write_text("*.hemlig\n", encoding="ascii")
    assert refused(desk, acting(desk, draft)) == [("git-ignored", "")]


def test_an_interrupted_act_is_undone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    before = desk.standing()
    with monkeypatch.context() as patched:
        patched.setattr(git, "commit", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.act({CASE: "x", "ny/ny.yaml": "x"})
    assert desk.standing() == before


def test_a_disk_that_fails_once_at_any_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = calls = 0

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == step:
                raise OSError(errno.ENOSPC, "full")
            return real(*args, **options)

        return call

    desk = settle_in(tmp_path, monkeypatch)
    while calls >= step:
        step, calls = step + 1, 0
        before = desk.git("rev-parse", "HEAD")
        codes = {"cannot-write-full"}
        with monkeypatch.context() as patched:
            for name in ("open", "fsync", "replace", "mkdir"):
                patched.setattr(os, name, failing(getattr(os, name)))
            try:
                desk.act({CASE: f"brister: {step}\n", f"ny/{step}/ny.yaml": "x"})
                codes = set()
            except Refusal as refusal:
                codes ^= {problem.code for problem in refusal.problems}
        assert codes == set()
        assert (desk.git("status", "--porcelain"), desk.left_behind()) == ("", [])
        assert (desk.git("rev-parse", "HEAD") != before) == (desk.read(CASE) == f"brister: {step}\n")
    assert step > 20


@pytest.mark.parametrize("size", [100, 400, 1000, 5000])
def test_files_no_larger_than_the_system_allows(desk: Desk, size: int) -> None:
    """Git is held to the limit too, and killed by it."""
    desk.act({CASE: "x" * 600 + "\n"})
    before = desk.git("rev-parse", "HEAD")
    command = [sys.executable, "-m", "tests.store.dying", str(desk.cases), "999"]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # noqa: E731
    done = subprocess.run(command, preexec_fn=limit, capture_output=True, check=False)
    assert (done.returncode == 0) == (desk.git("rev-parse", "HEAD") != before)
    assert done.returncode == 0 or b"Refusal: Problem(code=" in done.stderr
    desk.append("sedan")
    assert (desk.git("status", "--porcelain"), desk.left_behind()) == ("", [])


# What dies on the way


def dying(desk: Desk, *step: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.store.dying", str(desk.cases), *step]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def healed(desk: Desk, acknowledged: list[str]) -> None:
    """The next act works, the tree is clean, and every line that was acknowledged is in the case, once."""
    desk.append("sedan")
    assert (desk.git("status", "--porcelain"), desk.left_behind()) == ("", [])
    desk.git("fsck", "--strict")
    lines = (desk.read(CASE) or "").splitlines()
    assert (lines[0], lines[-1]) == ("brister: 0", "sedan")
    assert [line for line in acknowledged if line not in lines] == []
    assert len(set(lines)) == len(lines)
    commits = [commit.subject for commit in history.log(desk.repo)]
    assert [f"Lägg till {line}" for line in reversed(lines[1:])] == commits[:-1]
    folders = sorted(place.name for place in (desk.cases / "nya").glob("*"))
    assert folders == sorted(lines[1:-1])


def test_killed_at_every_step_of_its_own(desk: Desk) -> None:
    step = 0
    killed = 0
    while True:
        with dying(desk, str(step)) as process:
            out, err = process.communicate()
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL, err
        assert out == b"ready\n"
        killed += 1
        step += 1
        desk.git("status")
    healed(desk, [str(step)])
    assert killed > 20


def test_killed_at_any_moment_with_or_without_its_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(20260520)
    for trial in range(15):
        (tmp_path / str(trial)).mkdir()
        desk = settle_in(tmp_path / str(trial), monkeypatch)
        with dying(desk) as process:
            assert process.stdout
            process.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                process.wait(dice.uniform(0, 0.15))
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
            process.kill()
            for child in children if trial % 2 else []:
                with suppress(ProcessLookupError):
                    os.killpg(int(child), signal.SIGKILL)
            out, _ = process.communicate()
        healed(desk, out.decode().split())


PREPARED, COMMITTED = (f'case "$1" in {state}) kill -9 $PPID;; esac' for state in ("prepared", "committed"))


@pytest.mark.parametrize(
    ("name", "script", "is_made"),
    [
        pytest.param("pre-commit", "kill -9 $PPID", False, id="before it asked the hook"),
        pytest.param("prepare-commit-msg", "kill -9 $PPID", False, id="before the commit was made"),
        pytest.param("reference-transaction", PREPARED, False, id="with the branch locked"),
        pytest.param("reference-transaction", COMMITTED, True, id="with the branch moved"),
        pytest.param("post-commit", "kill -9 $PPID", True, id="after the commit"),
        pytest.param("post-commit", "read x < .git/pipe", True, id="because all was done but a hook hung"),
    ],
)
def test_git_is_killed(desk: Desk, name: str, script: str, is_made: bool) -> None:
    """What the branch has is done, and what it has not is undone, however git ended."""
    os.mkfifo(desk.root / ".git" / "pipe")
    desk.hook(name, script)
    if is_made:
        assert desk.act({CASE: "brister: 1\n"}, patience=0.3).id == desk.git("rev-parse", "HEAD").strip()
        assert (desk.git("status", "--porcelain"), desk.left_behind()) == ("", [])
    else:
        draft = Draft({CASE: Edit(b"brister: 0\n", b"brister: 1\n"), "ny.yaml": Edit(None, b"x")}, "Ändra")
        assert refused(desk, acting(desk, draft)) == [("commit-refused", "")]
    (desk.root / ".git" / "hooks" / name).unlink()
    assert desk.act({CASE: "brister: 2\n"}).files


def test_the_next_act_waits_for_an_orphaned_git_and_builds_on_it(desk: Desk) -> None:
    """The hook kills us, and lets git go on when the next act has begun to wait."""
    ours = "$(cut -d' ' -f4 /proc/$PPID/stat)"
    pipe = desk.root / ".git" / "pipe"
    os.mkfifo(pipe)
    desk.hook("pre-commit", f"rm .git/hooks/pre-commit; kill -9 {ours}; read x < {pipe}; true")
    with dying(desk, "999") as process:
        process.wait()
    waiting = Timer(0.2, pipe.write_text, ["x"])
    waiting.start()
    healed(desk, ["999"])
    waiting.join()


def test_work_done_by_hand_after_a_crash_is_not_undone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, suppress(SystemExit):
        patched.setattr(ledger, "_give_up", lambda *_: sys.exit())
        patched.setattr(git, "commit", lambda *_, **__: sys.exit())
        desk.act({CASE: "brister: 1\n", "ny.yaml": "x\n", "a.yaml": "x\n"})
    assert (desk.root / ".git" / "uppf" / "journal").exists()
    desk.write(CASE, "brister: 1\nmitt arbete\n")
    desk.git("add", "cases/ny.yaml")
    desk.git("commit", "--quiet", "--message=För hand")
    desk.act({"annat.yaml": "x"})
    assert desk.git("status", "--porcelain") == f" M cases/{CASE}\n"
    assert (desk.read(CASE), desk.read("ny.yaml"), desk.read("a.yaml")) == ("brister: 1\nmitt arbete\n", "x\n", None)


def test_a_journal_that_cannot_be_read_is_named(desk: Desk) -> None:
    journal = desk.root / ".git" / "uppf" / "journal"
    journal.write_bytes(b"{}")
    assert refused(desk, lambda: desk.append("rad")) == [("journal-unreadable", "")]


def test_what_cannot_be_undone_now_is_undone_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.hook("pre-commit", "exit 1")
    real, calls = paper.write, [0]

    def full(path: Path, data: bytes, name: str = "") -> None:
        calls[0] += 1
        if calls[0] > 2:
            raise Refusal(Problem("cannot-write-full", Place(name)))
        real(path, data, name)

    with monkeypatch.context() as patched:
        patched.setattr(paper, "write", full)
        with pytest.raises(Refusal) as refusal:
            desk.append("rad")
    assert [problem.code for problem in refusal.value.problems] == [
        "commit-refused",
        "act-unfinished",
        "cannot-write-full",
    ]
    (desk.root / ".git" / "hooks" / "pre-commit").unlink()
    healed(desk, [])


# Many at once


def test_eight_writers_lose_nothing(desk: Desk) -> None:
    program = "import sys\nfrom pathlib import Path\nfrom tests.store.desk import Desk\n" \
        "for n in range(3): Desk(Path(sys.argv[1])).append(f'{sys.argv[2]}-{n}')"  # fmt: skip
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(desk.root), str(name)], stderr=subprocess.PIPE)
        for name in range(8)
    ]
    for writer in writers:
        with writer:
            _, err = writer.communicate()
        assert writer.returncode == 0, err
    lines = (desk.read(CASE) or "").splitlines()
    assert sorted(lines[1:]) == sorted(f"{name}-{n}" for name in range(8) for n in range(3))
    assert len(history.log(desk.repo)) == 25
    assert (desk.git("status", "--porcelain"), desk.left_behind()) == ("", [])


# What is said


def test_every_refusal_of_writing_has_its_words() -> None:
    """The codes that these rooms can name, and the table of messages, are the same."""
    codes = {code for table in (worktree.OPERATIONS, paper.CAUSES.items()) for _, code in table}
    for room in (git, history, ledger, lock, paper, worktree):
        for node in ast.walk(ast.parse(inspect.getsource(room))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("refuse", "Problem"):
                codes |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    assert codes | {"cannot-write"} == set(MESSAGES)
