"""The trail is read back as it was written, whatever the user's configuration says."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.desk import CASE, Desk, settle_in
from uppf.problem import Refusal
from uppf.store import git, history, worktree
from uppf.store.history import Touched, message, parts


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return settle_in(tmp_path, monkeypatch)


def paths(commit: history.Commit) -> list[tuple[str, str]]:
    return [(file.status, file.path) for file in commit.files]


def test_a_commit_as_it_was_made(desk: Desk) -> None:
    made = desk.act({CASE: "brister: 1\n"}, "Registrera allvarlig brist i 2026-ekbacken")
    new, old = history.log(desk.repo)
    assert new == made
    assert new == history.Commit(
        id=desk.git("rev-parse", "HEAD").strip(),
        parents=(old.id,),
        author="Maja Handläggare",
        email="maja@kommunen.example",
        date="2026-05-20T12:00:00+02:00",
        committed="2026-05-20T12:00:00+02:00",
        subject="Registrera allvarlig brist i 2026-ekbacken",
        body="",
        trailers=(("Uppf-Act", "test"),),
        files=(
            Touched(
                "M", CASE, history.blob_id(b"brister: 1\n", old.id), before=history.blob_id(b"brister: 0\n", old.id)
            ),
        ),
    )
    assert (old.subject, old.parents, paths(old)) == ("Öppna ärendet", (), [("A", CASE)])


def test_nothing_before_the_first_commit(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "ny").mkdir()
    assert history.log(git.init(tmp_path / "ny")) == []


def test_the_trail_of_one_file_and_its_latest(desk: Desk) -> None:
    desk.act({"annat.yaml": "a: 1\n"}, "Annat")
    desk.act({CASE: "brister: 1\n"}, "En brist")
    assert [commit.subject for commit in history.log(desk.repo, [CASE])] == ["En brist", "Öppna ärendet"]
    assert [commit.subject for commit in history.log(desk.repo, limit=2)] == ["En brist", "Annat"]
    assert history.log(desk.repo, ["aldrig.yaml"]) == []


def test_what_lies_outside_the_case_folder_is_not_our_trail(desk: Desk) -> None:
    (desk.root / "README.md").write_text("x", encoding="utf-8")
    desk.git("add", "README.md")
    desk.git("commit", "--quiet", "--message=Koden")
    assert [commit.subject for commit in history.log(desk.repo)] == ["Öppna ärendet"]
    assert paths(history.commit(desk.repo, "HEAD")) == [("A", "../README.md")]


def test_a_merge_shows_what_it_changed_by_itself(desk: Desk) -> None:
    desk.git("switch", "--quiet", "-c", "sida")
    desk.act({"sida.yaml": "a: 1\n"}, "På sidan")
    desk.git("switch", "--quiet", "main")
    desk.act({"huvud.yaml": "a: 1\n"}, "På huvudet")
    desk.git("merge", "--quiet", "--no-commit", "sida")
    desk.write(CASE, "brister: 99\n")
    desk.git("add", "-A")
    desk.git("commit", "--quiet", "--message=Slå ihop")
    merge, *rest = history.log(desk.repo)
    assert (merge.subject, len(merge.parents), paths(merge)) == ("Slå ihop", 2, [("M", CASE)])
    assert {commit.subject for commit in rest} == {"På sidan", "På huvudet", "Öppna ärendet"}


def test_a_change_that_a_merge_threw_away_is_still_in_the_trail(desk: Desk) -> None:
    desk.git("switch", "--quiet", "-c", "sida")
    desk.act({CASE: "brister: 5\n"}, "Bortslängt")
    desk.git("switch", "--quiet", "main")
    desk.act({"huvud.yaml": "a: 1\n"}, "På huvudet")
    desk.git("merge", "--quiet", "--strategy=ours", "--no-edit", "sida")
    assert "Bortslängt" in [commit.subject for commit in history.log(desk.repo, [CASE])]


ODD = """
[color]
    ui = always
    diff = always
[format]
    pretty = "%C(red)oneline"
[log]
    showSignature = true
    showRoot = false
    follow = true
    abbrevCommit = true
    decorate = full
    date = relative
    diffMerges = off
[diff]
    renames = copies
    noprefix = true
    relative = true
    external = false
[core]
    quotePath = true
    abbrev = 5
[i18n]
    logOutputEncoding = ISO-8859-1
[trailer]
    separators = "#"
[status]
    relativePaths = true
    showUntrackedFiles = no
    short = true
[alias]
    log = version
"""


def test_an_odd_configuration_changes_no_answer(tmp_path: Path, desk: Desk) -> None:
    desk.act({CASE: "brister: 1\n", "åtgärd.yaml": "å: ä\n"}, "Åtgärda 100 % av bristerna")
    desk.write("ny.yaml", "")

    def answers() -> tuple[object, ...]:
        state = worktree.state(desk.repo, [CASE, "ny.yaml"])
        return history.log(desk.repo), history.log(desk.repo, [CASE]), worktree.changed_files(desk.repo), state

    plain = answers()
    with (tmp_path / "gitconfig").open("a", encoding="utf-8") as config:
        config.write(ODD)
    assert answers() == plain
    assert paths(desk.act({CASE: "brister: 2\n"}, "Åter")) == [("M", CASE)]


def test_contents_as_they_once_were(desk: Desk) -> None:
    first = desk.git("rev-parse", "HEAD").strip()
    desk.act({CASE: "brister: 1\n", "två.yaml": "", "x.yaml": "HEAD missing\n"})
    assert history.contents(desk.repo, [CASE, "saknas.yaml", "två.yaml", "arenden", "a\nb", "x.yaml"]) == {
        CASE: b"brister: 1\n",
        "saknas.yaml": None,
        "två.yaml": b"",
        "arenden": None,
        "a\nb": None,
        "x.yaml": b"HEAD missing\n",
    }
    assert history.show(desk.repo, first, CASE) == b"brister: 0\n"
    assert [(file.status, file.path) for file in history.diff_names(desk.repo, first)] == [
        ("M", CASE),
        ("A", "två.yaml"),
        ("A", "x.yaml"),
    ]
    with pytest.raises(Refusal) as refusal:
        history.commit(desk.repo, "0" * 40)
    assert refusal.value.problems[0].code == "unknown-revision"


def test_the_id_of_a_content_is_gits_own(tmp_path: Path, desk: Desk) -> None:
    for kind, like in (("sha1", "0" * 40), ("sha256", "0" * 64)):
        folder = tmp_path / kind
        desk.git("init", "--quiet", f"--object-format={kind}", str(folder))
        done = subprocess.run(
            ["git", "-C", folder, "hash-object", "--stdin"], input=b"\xe5\n", capture_output=True, check=True
        )
        assert history.blob_id(b"\xe5\n", like) == done.stdout.decode().strip()


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=8)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
KEY = st.sampled_from(["Uppf-Act", "Uppf-Case", "Uppf-Provider"])


@given(LINE, st.lists(LINE, max_size=4).map("\n".join), st.lists(st.tuples(KEY, LINE), min_size=1, max_size=3))
def test_a_message_is_read_back_in_its_parts(subject: str, body: str, trailers: list[tuple[str, str]]) -> None:
    assert parts(message(subject, body, trailers)) == (subject, body, tuple(trailers))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rubrik\n", ("Rubrik", "", ()), id="subject only"),
        pytest.param("R\n\nText\n\nSlut: ja\nnej\n", ("R", "Text\n\nSlut: ja\nnej", ()), id="a line is no trailer"),
        pytest.param("Rad ett\nrad två\n\nText\n", ("Rad ett rad två", "Text", ()), id="long subject"),
        pytest.param("R\n\nA: x\nB-c: y <z>\n", ("R", "", (("A", "x"), ("B-c", "y <z>"))), id="trailers only"),
        pytest.param("", ("", "", ()), id="empty"),
    ],
)
def test_the_parts_of_a_message(text: str, expected: tuple[str, str, tuple[tuple[str, str], ...]]) -> None:
    assert parts(text) == expected


def test_git_reads_our_trailers_as_we_do(desk: Desk) -> None:
    text = message("Rubrik", "Text: med kolon", [("Uppf-Act", "finding"), ("Uppf-Case", "2026-ekbacken-7k2m9x")])
    command = ["git", "interpret-trailers", "--parse"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    assert done.stdout.decode() == "".join(f"{key}: {value}\n" for key, value in parts(text)[2])
