"""Looking back: the repository as it was at a commit or on a day, without a thing being touched."""

import os
import re
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.office import CASE, Office, Said, move_in
from tests.store import desk as clock
from uppf.cli import session
from uppf.cli.app import COMMANDS, main

TAIL = "7k2m9x"
READING = (
    *("due", "why", "year", "list", "show", "early", "schedule", "what-if", "coverage", "compare", "lessons"),
    *("survey compare", "points", "sanction options", "sanction precedents", "sanction reckon", "report", "picture"),
    *("board agenda", "group agenda", "procurement chain", "check"),
)
"""The commands that only read, and so can read what was."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def office(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Office:
    monkeypatch.setattr(clock, "NOON", datetime.fromisoformat("2026-05-20T12:00:00+02:00"))
    return move_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def on(office: Office, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], str]:
    """Commit a file's text at a time; the commit's id."""

    def commit(when: str, path: str, text: str) -> str:
        monkeypatch.setattr(clock, "NOON", datetime.fromisoformat(when))
        office.write(path, text)
        office.commit(f"Ändra {path}")
        return office.git("rev-parse", "HEAD").strip()

    return commit


def typed(office: Office, *args: str) -> Said:
    """A command with nothing said of the day to reckon from."""
    office.capsys.readouterr()
    code = main([*args, "--repo", str(office.root)])
    return Said(code, *office.capsys.readouterr())


def codes(said: Said) -> list[str]:
    """The codes of what was said on standard error."""
    return re.findall(r"\[([a-z-]+)\]$", said.err, re.MULTILINE)


def times(office: Office) -> dict[str, tuple[int, int]]:
    """When each file was last written and how long it is, git's own included."""
    found = {}
    for place in sorted(office.root.rglob("*")):
        state = place.lstat()
        found[str(place.relative_to(office.root))] = (state.st_mtime_ns, state.st_size)
    return found


def changed(office: Office, old: str, new: str, path: str = CASE) -> str:
    """A file's text with something else in it."""
    text = office.read(path)
    assert text
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize("at", ["id", "short id", "tag", "day"])
def test_a_paper_is_made_again_as_it_was(
    at: str, office: Office, on: Callable[[str, str, str], str], temporary: Path
) -> None:
    before = office.git("rev-parse", "HEAD").strip()
    office.git("tag", "beslut/2026-05")
    written = office.done("report", TAIL)
    on("2026-06-01T08:00:00+02:00", CASE, changed(office, "plats: Ekbacken", "plats: Lönnen"))
    office.write(CASE, changed(office, "plats: Lönnen", "plats: Annanstans"))
    assert office.done("report", TAIL) != written
    said = {"id": before, "short id": before[:8], "tag": "beslut/2026-05", "day": "2026-05-31"}[at]
    standing, state = office.standing(), times(office)
    again = office.uppf("report", TAIL, "--at", said)
    assert (again.code, again.out) == (0, written)
    assert codes(again) == ["read-as-it-was"]
    assert before[:10] in again.err
    assert times(office) == state
    assert office.standing() == standing
    assert list(temporary.iterdir()) == []


def test_edits_that_were_not_saved_are_not_seen(office: Office) -> None:
    written, checked = office.done("report", TAIL), office.uppf("check", "--all")
    office.write(CASE, changed(office, "plats: Ekbacken", "plats: Annanstans"))
    office.write("arenden/2026/ny.yaml", "trasig: [\n")
    (office.root / "planer/rutin.yaml").unlink()
    assert office.done("report", TAIL, "--at", "HEAD") == written
    again = office.uppf("check", "--all", "--at", "HEAD")
    assert (again.code, again.out) == (checked.code, checked.out)


def test_the_day_of_the_paper_is_the_day_asked_for(office: Office, on: Callable[[str, str, str], str]) -> None:
    later = on("2026-06-01T23:30:00+02:00", "uppf.yaml", changed(office, "Provköping", "Nyköping", "uppf.yaml"))
    titles = {
        "2026-05-25": "2026-05-25",
        "2026-07-01": "2026-07-01",
        later: "2026-06-01",
    }
    for at, day in titles.items():
        assert typed(office, "due", "--at", at).out.startswith(f"Att göra {day}\n")
    said = typed(office, "due", "--at", "2026-05-25", "--as-of", "2026-12-24")
    assert said.out.startswith("Att göra 2026-12-24\n")


def test_a_day_reaches_to_its_end_on_the_calendar_of_whoever_committed(
    office: Office, on: Callable[[str, str, str], str]
) -> None:
    late = on("2026-06-01T23:59:59+02:00", CASE, changed(office, "plats: Ekbacken", "plats: Sent"))
    on("2026-06-02T00:00:30+02:00", CASE, changed(office, "plats: Sent", "plats: Tidigt"))
    assert late[:10] in typed(office, "due", "--at", "2026-06-01").err
    assert "Sent" in typed(office, "show", TAIL, "--at", "2026-06-01").out
    assert "Tidigt" in typed(office, "show", TAIL, "--at", "2026-06-02").out


def test_a_day_is_what_the_branch_itself_held(
    office: Office, on: Callable[[str, str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office.git("checkout", "-qb", "sida")
    on("2026-05-22T12:00:00+02:00", CASE, changed(office, "plats: Ekbacken", "plats: Sidan"))
    office.git("checkout", "-q", "main")
    on("2026-05-21T12:00:00+02:00", "uppf.yaml", changed(office, "Provköping", "Nyköping", "uppf.yaml"))
    monkeypatch.setattr(clock, "NOON", datetime.fromisoformat("2026-05-23T12:00:00+02:00"))
    office.git("merge", "-q", "--no-ff", "-m", "Slå ihop", "sida")
    assert "Sidan" in office.done("show", TAIL, "--at", "HEAD")
    assert "Sidan" not in office.done("show", TAIL, "--at", "2026-05-22")


@pytest.mark.parametrize(
    ("args", "code", "exit"),
    [
        (["--at", "2026-05-19"], "nothing-then", 1),
        (["--at", "0000000"], "no-such-commit", 1),
        (["--at", "xyzzy"], "no-such-commit", 1),
        (["--at", ""], "no-such-commit", 1),
        (["--at", "--all"], "no-such-commit", 1),
        (["--at", "HEAD^{tree}"], "no-such-commit", 1),
        (["--at", ":/Börja"], "no-such-commit", 1),
        (["--at", "2026-02-30"], "no-such-day", 2),
        (["--at", "HEAD", "--as-of", "igår"], "not-a-day", 2),
    ],
)
def test_what_was_never_there(args: list[str], code: str, exit: int, office: Office, temporary: Path) -> None:
    said = typed(office, "due", *args)
    assert (said.code, said.out, codes(said)) == (exit, "", [code])
    assert list(temporary.iterdir()) == []


def test_before_the_first_commit_it_says_which_was_first(office: Office) -> None:
    said = typed(office, "due", "--at", "2026-05-19")
    assert said.err == ("fel: 2026-05-19 fanns inget i förrådet än; det första sparades 2026-05-20 [nothing-then]\n")


def test_a_clone_that_does_not_reach_back_says_so(office: Office, tmp_path: Path) -> None:
    office.commit("Igen")
    office.git("clone", "-q", "--depth=1", f"file://{office.root}", str(tmp_path / "grund"))
    office.capsys.readouterr()
    assert main(["due", "--at", "2026-05-19", "--repo", str(tmp_path / "grund")]) == 1
    assert "git fetch --unshallow [nothing-then]" in office.capsys.readouterr().err


def test_outside_git_there_is_nothing_to_look_back_at(office: Office) -> None:
    (office.root / ".git").rename(office.root.parent / "undan")
    said = typed(office, "due", "--at", "2026-05-20")
    assert (said.code, said.out, codes(said)) == (1, "", ["not-in-git"])


def test_a_branch_that_is_called_as_an_id_begins_is_never_taken_for_it(office: Office) -> None:
    first = office.git("rev-parse", "HEAD").strip()
    office.commit("Igen")
    office.git("branch", office.git("rev-parse", "HEAD")[:6], first)
    said = typed(office, "due", "--at", office.git("rev-parse", "HEAD")[:6])
    assert codes(said) == ["no-such-commit"]
    assert "read-as-it-was" in codes(typed(office, "due", "--at", "main"))


def test_a_case_repository_in_a_folder_and_its_names_then(
    office: Office, tmp_path: Path, on: Callable[[str, str, str], str]
) -> None:
    before = office.git("rev-parse", "HEAD").strip()
    written = office.done("report", TAIL)
    (office.root / "cases").mkdir()
    for name in ("uppf.yaml", "planer", "utforare", "arenden"):
        office.git("mv", name, f"cases/{name}")
    office.commit("Flytta in i en katalog")
    office.git("mv", f"cases/{CASE}", "cases/arenden/2026/nytt-namn.yaml")
    office.git("rm", "-q", "cases/planer/rutin.yaml")
    office.commit("Byt namn och ta bort")
    folder = str(office.root / "cases")

    def there(at: str) -> Said:
        office.capsys.readouterr()
        code = main(["report", TAIL, "--as-of", "2026-05-20", "--repo", folder, "--at", at])
        return Said(code, *office.capsys.readouterr())

    moved = office.git("rev-parse", "HEAD~1").strip()
    assert there(moved).out == written
    assert there("HEAD").out != written
    said = there(before)
    assert codes(said) == ["nothing-then"]
    assert f"i {before[:10]} fanns förrådet inte" in said.err


def test_a_template_of_ones_own_is_also_as_it_was(office: Office, on: Callable[[str, str, str], str]) -> None:
    front = "{#- gäller: ärende\n-#}\n"
    then = on("2026-05-21T12:00:00+02:00", "templates/eget.md.j2", f"{front}# Då {{{{ ärende.dnr }}}}\n")
    on("2026-05-22T12:00:00+02:00", "templates/eget.md.j2", f"{front}# Nu {{{{ ärende.dnr }}}}\n")
    assert "# Nu" in office.done("report", TAIL, "--paper", "eget")
    assert "# Då" in office.done("report", TAIL, "--paper", "eget", "--at", then)


def test_a_fault_is_shown_with_its_line_as_it_was(office: Office, on: Callable[[str, str, str], str]) -> None:
    then = on("2026-05-21T12:00:00+02:00", CASE, changed(office, "öppnat: 2026-03-02", "öppnat: igår"))
    on("2026-05-22T12:00:00+02:00", CASE, changed(office, "öppnat: igår", "öppnat: 2026-03-02"))
    said = typed(office, "check", "--at", then)
    assert said.code == 1
    assert f"{CASE}:" in said.out
    assert "| öppnat: igår" in said.out
    said = typed(office, "due", "--at", then)
    assert (said.code, codes(said)) == (1, ["read-as-it-was"])


def test_nothing_of_the_clone_is_obeyed(office: Office, tmp_path: Path) -> None:
    """No filter, hook or attribute runs, and neither a link nor a submodule leads anywhere."""
    written = office.done("report", TAIL)
    trace = tmp_path / "spår"
    office.write(".gitattributes", "*.yaml filter=spion ident export-ignore export-subst\n")
    office.git("config", "filter.spion.smudge", f"touch {trace}; cat")
    office.git("config", "filter.spion.clean", "cat")
    office.git("config", "filter.spion.required", "true")
    office.hook("post-checkout", f"touch {trace}")
    office.hook("post-index-change", f"touch {trace}")
    secret = tmp_path / "hemligt.yaml"
    secret.write_text("utförare: hemlig\nnamn: Hemligt\n", "utf-8")
    os.symlink(secret, office.root / "utforare/lank.yaml")
    os.symlink(tmp_path, office.root / "templates")
    blob = office.git("rev-parse", "HEAD").strip()
    office.git("add", "utforare/lank.yaml", "templates")
    office.git("update-index", "--add", "--cacheinfo", f"160000,{blob},utforare/modul.yaml")
    office.git("-c", "core.hooksPath=/dev/null", "commit", "-qm", "Länka")
    trace.unlink(missing_ok=True)
    said = typed(office, "check", "--at", "HEAD")
    assert "utforare/lank.yaml" in said.out
    assert "[symbolic-link]" in said.out
    assert "Hemligt" not in said.out + said.err
    said = office.uppf("due", "--at", "HEAD")
    assert said.code == 1
    assert "Hemligt" not in said.out
    assert not trace.exists()
    office.git("rm", "-q", "--cached", "utforare/lank.yaml", "templates", "utforare/modul.yaml")
    office.git("-c", "core.hooksPath=/dev/null", "commit", "-qm", "Ta bort")
    assert office.done("report", TAIL, "--at", "HEAD") == written


def test_a_crafted_tree_writes_nothing_outside(office: Office, tmp_path: Path, temporary: Path) -> None:
    blob = office.git("rev-parse", "HEAD:uppf.yaml").strip()
    raw = b"".join(
        mode + b" " + name + b"\0" + bytes.fromhex(blob)
        for mode, name in (
            (b"100644", b"../ute.yaml"),
            (b"100644", b".."),
            (b"100644", b"uppf.yaml"),
        )
    )
    crafted = tmp_path / "träd"
    crafted.write_bytes(raw)
    tree = office.git("hash-object", "-t", "tree", "-w", "--literally", str(crafted)).strip()
    commit = office.git("commit-tree", tree, "-m", "Ont").strip()
    said = typed(office, "due", "--at", commit)
    assert codes(said)[:1] == ["read-as-it-was"], said.err
    assert list(temporary.iterdir()) == []
    assert not list(tmp_path.rglob("ute.yaml"))


def test_what_stands_before_the_first_commit_is_nothing(
    tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.git("checkout", "-q", "--orphan", "tom")
    said = typed(office, "due", "--at", "2026-05-20")
    assert said.err == "fel: 2026-05-20 fanns inget i förrådet än; inget har sparats [nothing-then]\n"


def test_looking_back_writes_nothing(office: Office) -> None:
    before = office.standing()
    said = typed(office, "sanction", "reckon", "abc234", "--write", "--at", "HEAD")
    assert (said.code, said.out, codes(said)) == (2, "", ["write-in-the-past"])
    said = typed(office, "due", "--at", "HEAD", "-o", str(office.root / "uppf.yaml"))
    assert codes(said) == ["read-as-it-was", "output-in-repository"]
    assert office.standing() == before


def test_the_folder_is_removed_also_when_a_bug_ends_the_run(
    office: Office, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[Path]] = []

    def broken(*args: object, **more: object) -> None:
        seen.append(list(temporary.iterdir()))
        raise RuntimeError

    monkeypatch.setattr("uppf.cli.reading.read", broken)
    assert typed(office, "due", "--at", "HEAD").code == 3
    assert [len(folders) for folders in seen] == [1]
    assert list(temporary.iterdir()) == []


def test_a_calendar_of_the_past_is_older_than_one_of_now(office: Office, on: Callable[[str, str, str], str]) -> None:
    def sequences(*more: str) -> set[str]:
        text = typed(office, "due", "--within", "1år", "--format", "ics", *more).out
        return set(re.findall(r"SEQUENCE:(\d+)", text))

    on("2026-06-01T12:00:00+02:00", CASE, changed(office, "plats: Ekbacken", "plats: Lönnen"))
    (then,), (now,) = sequences("--at", "2026-05-25"), sequences("--as-of", "2026-05-25")
    assert int(then) < int(now)
    assert sequences("--at", "2026-05-25") == {then}


def test_every_command_that_only_reads_can_look_back(capsys: pytest.CaptureFixture[str]) -> None:
    """A reading command without ``--at`` would answer for today when it is asked about a day of decision."""
    taking = set()
    for command in (name for section in COMMANDS.values() for name in section):
        capsys.readouterr()
        main([*command.split(), "--help"])
        if re.search(r"^ +--at ", capsys.readouterr().out, re.MULTILINE):
            taking.add(command)
    assert taking == set(READING)


def test_every_list_can_go_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (name for section in COMMANDS.values() for name in section):
        capsys.readouterr()
        main([*command.split(), "--help"])
        told = capsys.readouterr().out
        assert ("xlsx" in told) <= ("-o, --output" in told), command


def test_the_run_forgets_what_it_read(office: Office) -> None:
    office.done("due", "--at", "HEAD")
    office.done("due")
    assert session.commit() == ""
    assert session.source(CASE) == office.read(CASE)
