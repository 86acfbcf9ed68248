"""Two officers, two clones, real git: every pair of verbs on one case merges, or says what two people differ in."""

import os
import random
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.imports import imports_of
from tests.cli.middle import FILES
from tests.cli.office import AS_OF, CASE, CASE_TEXT
from tests.cli.typed import DOING, OTHERS, VERBS
from tests.rules.office import MUNICIPALITY, PLAN, PROVIDER
from tests.store.desk import NOON
from tests.store.test_merge import sides, value
from uppf.cli import session
from uppf.cli.app import main
from uppf.cli.reading import Desk
from uppf.cli.reading import desk as look
from uppf.cli.writing import judged
from uppf.problem import Level, Problem, refuse
from uppf.rules.differences import Difference, differences
from uppf.store import driver, git, ledger
from uppf.store.merge import merge

BASE = (
    CASE_TEXT
    + """\
brister:
  m9ppw7:
    text: Planer saknas.
    konstaterad: 2026-04-01
    avtalspunkt: "4.3"
    kategori: dokumentation
    disposition: {påpekande: 2026-04-02}
åtgärdsplaner:
  wsht5m: {begärd: 2026-05-04, svar_senast: 2026-06-01, brister: [m9ppw7]}
"""
)
"""The case that both officers have when they part, where its text is told; `middle` has one for every verb."""

SAID: dict[str, tuple[str, ...]] = {
    "visit": ("visit", "7k2m9x", "--place", "Ekbacken", "--present", "utredare,chef"),
    "another visit": ("visit", "7k2m9x", "--place", "Lönnen", "--present", "utredare,mas", "--date", "2026-05-19"),
    "finding": ("finding", "7k2m9x", "Planer saknas.", "--category", "dokumentation", "--clause", "4.3"),
    "another finding": ("finding", "7k2m9x", "Larm testas inte.", "--category", "larm", "--clause", "4.4"),
}
"""What is typed where it is git that is tried."""

ACROSS = {
    frozenset({"draft", "finish"}): "both write the summary",
    frozenset({"close", "replace"}): "both end the case",
    frozenset({"group form", "group form, members"}): "both decide that the group is set up",
}
"""Where two different verbs say the same thing, so that two officers may say it differently."""

BROKEN = {
    frozenset({"close", "finding in what is over"}): "closed-finding-undecided",
    frozenset({"replace", "finding in what is over"}): "closed-finding-undecided",
}
"""Where each did what one may and both together break a rule: nothing is lost, and the check says so."""

TWICE = {
    "request ask, the same": {"answered-twice"},
    "survey send": {"answered-twice"},
    "point": {"same-twice"},
    "point, judged": {"answered-twice"},
    "point, more": {"answered-twice"},
    "lay": {"same-twice"},
    "lay, section": {"answered-twice"},
    "group answer": {"answered-twice", "same-twice"},
}
"""Where two who do it both answer the same thing: what is told of it when each says it in words of their own."""

SAME_WORDS = {*TWICE, "request ask", "introduction done, not here"}
"""Where two who say it in the same words have answered the same thing."""

ENDINGS = ("cancel", "not-applicable", "close", "replace")


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


class Clone:
    """One officer's clone."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def uppf(self, *args: str) -> Said:
        self.capsys.readouterr()
        as_of = ("--as-of", AS_OF) if args[0] not in ("setup", "init", "merge-driver") else ()
        repo = ("--repo", str(self.root)) if args[0] not in ("init", "merge-driver") else ()
        return Said(main([*args, *as_of, *repo]), *self.capsys.readouterr())

    def done(self, *args: str) -> str:
        said = self.uppf(*args)
        assert said.code == 0, said.err
        return said.out

    def git(self, *args: str, code: int = 0) -> str:
        dates = {"GIT_AUTHOR_DATE": NOON.isoformat(), "GIT_COMMITTER_DATE": NOON.isoformat()}
        command = ["git", "-C", str(self.root), *args]
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **dates})
        assert done.returncode == code, (done.stdout, done.stderr)
        return (done.stdout + done.stderr).decode()

    def read(self, path: str = CASE) -> str:
        return (self.root / path).read_text("utf-8")

    def write(self, text: str, path: str = CASE) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(text.encode())

    def save(self, text: str, path: str = CASE) -> None:
        """An edit by hand, saved."""
        self.write(text, path)
        self.done("save")


class Two(NamedTuple):
    """Two officers' clones of one repository."""

    ours: Clone
    theirs: Clone

    def pull(self, code: int = 0) -> str:
        """Bring what they have done into our clone."""
        return self.ours.git("pull", "--no-rebase", "--no-edit", str(self.theirs.root), "main", code=code)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Clone:
    """One clone, made by `uppf init`, in a folder whose name has a space and a quote in it."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "UPPF_"))]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Maja Handläggare\n\temail = maja@kommunen.example\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(session, "now", lambda: NOON)
    monkeypatch.setattr("secrets.choice", random.Random(2026).choice)
    clone = Clone(tmp_path / "Majas 'egna' förråd", capsys)
    clone.done("init", str(clone.root), "--from", "2025-01-01")
    for path, text in (("uppf.yaml", MUNICIPALITY), ("planer/rutin.yaml", PLAN), (CASE, BASE)):
        clone.write(text, path)
    clone.save(f"{PROVIDER}    klausuler: {{insyn: Avtal 7.1}}\n", "utforare/solglantan.yaml")
    return clone


@pytest.fixture
def two(alone: Clone, tmp_path: Path) -> Two:
    """Two clones, the other set up by `uppf setup`."""
    other = Clone(tmp_path / "Annas", alone.capsys)
    alone.git("clone", "-q", str(alone.root), str(other.root))
    other.done("setup")
    return Two(alone, other)


def changes(old: str, new: str) -> set[str]:
    """What an edit did to a file, change by change."""
    found: tuple[Difference, ...] = differences(value(old), value(new))
    return {str(one) for one in found}


# Every pair of verbs


Leaves = dict[tuple[str, ...], str]


def leaves(value: Any, route: tuple[str, ...] = ()) -> Leaves:
    """Every leaf of a value by its route; a list is a leaf, unless its items have ids of their own."""
    if isinstance(value, list) and value and all(isinstance(one, dict) and "id" in one for one in value):
        value = {one["id"]: one for one in value}
    if isinstance(value, dict):
        return {key: leaf for name, part in value.items() for key, leaf in leaves(part, (*route, name)).items()}
    return {route: repr(value)}


class Edit(NamedTuple):
    """What a verb made of one file: the text, and the leaves that it wrote; no verb takes any away."""

    text: str
    wrote: Leaves


class Made(NamedTuple):
    """The municipality, and what each verb makes of its files: said by the one, by the other, and by both alike."""

    desk: Desk
    edits: dict[str, list[dict[str, Edit]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Every verb typed and drafted by the ordinary road; only what would be committed is taken instead."""
    root = tmp_path_factory.mktemp("par")
    git.init(root)
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    drafted: dict[str, ledger.Edit] = {}
    edits: dict[str, list[dict[str, Edit]]] = {}
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()), redirect_stderr(StringIO()) as problems:
        patch.setattr(session, "now", lambda: NOON)
        patch.setattr("secrets.choice", random.Random(2026).choice)
        patch.setattr(ledger, "act", lambda repo, draft, now, **more: drafted.update(draft().edits))
        for name, typed in VERBS.items():
            for other in (False, True, False):
                drafted.clear()
                code = main([*typed.args(other), "--as-of", AS_OF, "--repo", str(root)])
                assert code == 0, (name, problems.getvalue())
                made = {path: (edit.new or b"").decode() for path, edit in drafted.items()}
                edits.setdefault(name, []).append({path: _edit(path, text) for path, text in made.items()})
    return Made(look(root), edits)


def _edit(path: str, text: str) -> Edit:
    before, after = leaves(value(FILES[path])), leaves(value(text))
    assert before.keys() <= after.keys()
    return Edit(text, {route: leaf for route, leaf in after.items() if before.get(route) != leaf})


def test_every_command_that_does_something_is_tried() -> None:
    tried = {name for name in DOING if any(typed.one.startswith(f"{name} ") for typed in VERBS.values())}
    assert not tried & OTHERS.keys()
    assert tried | OTHERS.keys() == DOING.keys()


@pytest.mark.parametrize("first", VERBS)
def test_every_pair_of_verbs_on_one_file_merges(made: Made, first: str) -> None:
    """The texts that the verbs make are merged as the driver merges them; git itself is tried below.

    Two who say different things of one leaf are told of both, and there alone; all else that either wrote is there.
    """
    for second in VERBS:
        # Of one verb: in other words, the other way about, and in the same words.
        for mine, theirs in ((0, 1),) if first != second else ((0, 1), (1, 0), (0, 2)):
            ours, yours = made.edits[first][mine], made.edits[second][theirs]
            for path in ours.keys() & yours.keys():
                _meets(made.desk, path, (first, ours[path]), (second, yours[path]), same=theirs == 2)


def _meets(desk: Desk, path: str, one: tuple[str, Edit], two: tuple[str, Edit], same: bool) -> None:
    (first, ours), (second, theirs) = one, two
    both = frozenset({first, second})
    base = FILES[path]
    merged = merge(base, ours.text, theirs.text, path, ("vår", "deras"))
    differ = {route for route in ours.wrote.keys() & theirs.wrote.keys() if ours.wrote[route] != theirs.wrote[route]}
    assert {(found.route, repr(found.ours), repr(found.theirs)) for found in merged.contradictions} == {
        (route, ours.wrote[route], theirs.wrote[route]) for route in differ
    }, both
    assert not (differ and same), both
    assert not differ or len(both) == 1 or both in ACROSS, (both, differ)
    before = leaves(value(base))
    read = [leaves(value(side)) for side in sides(merged)]
    assert read[0] == {**before, **theirs.wrote, **ours.wrote}, both
    assert read[-1] == {**before, **ours.wrote, **theirs.wrote}, both
    assert all(note in merged.text for note in re.findall(r" # .*", base)), both
    # What touches the same thing, or ends the case, may break a rule together.
    near = {route[:2] for route in ours.wrote} & {route[:2] for route in theirs.wrote} or both & {*ENDINGS}
    answers = both <= {*SAME_WORDS, "keep"}
    if (near or answers) and not differ and first <= second:
        found = judged(look(desk.root, {path: merged.text.encode()}, desk), date.fromisoformat(AS_OF))
        errors = {problem.code for problem in found if problem.level is Level.ERROR}
        expected = {BROKEN[both]} if both in BROKEN else set()
        told = _told_twice(first, same) if first == second else set()
        assert errors == expected | (told & {"answered-twice"}), (both, errors)
        assert {problem.code for problem in _of_both(found, ours, theirs)} == told, both


def _told_twice(name: str, same: bool) -> set[str]:
    """What is told of two who both do this; nothing where the two things are two."""
    return ({"same-twice"} if name in SAME_WORDS else set()) if same else TWICE.get(name, set())


def _of_both(found: list[Problem], ours: Edit, theirs: Edit) -> list[Problem]:
    """What is told of something that the one wrote beside something that the other wrote, with the values of both."""
    mine, yours = ({step for route in edit.wrote for step in route} for edit in (ours, theirs))
    both = []
    for problem in found:
        if problem.code in ("answered-twice", "same-twice"):
            facts: Any = problem.facts
            keys = {facts["first"], facts["second"]}
            both += [problem] if keys & mine and keys & yours else []
            for values in (facts.get("one", ()), facts.get("other", ())):
                written = {repr(str(said.facts["value"])) for said in values}
                assert written <= {*ours.wrote.values()} or written <= {*theirs.wrote.values()}, (problem, written)
    return both


def test_every_pair_that_is_told_of_is_tried(made: Made) -> None:
    for names in (*ACROSS, *BROKEN):
        one, other = (made.edits[name][0].keys() for name in names)
        assert one & other


@pytest.mark.parametrize(
    ("first", "second"),
    list(zip(SAID, [*list(SAID)[1:], next(iter(SAID))], strict=True)),
)
def test_two_officers_pull_from_each_other_and_go_on(two: Two, first: str, second: str) -> None:
    two.ours.done(*SAID[first])
    two.theirs.done(*SAID[second])
    one, other = (changes(BASE, clone.read()) for clone in two)
    two.pull()
    assert changes(BASE, two.ours.read()) == one | other
    assert two.ours.git("status", "--porcelain") == ""
    said = two.ours.uppf("check")
    assert said.code == 0, said.out
    # The other clone gets the same, and one can go on.
    two.theirs.git("pull", "-q", "--no-rebase", "--no-edit", str(two.ours.root), "main")
    assert two.theirs.read() == two.ours.read()
    two.theirs.done(*SAID["finding"])


def test_without_the_setting_git_merges_as_it_always_has(two: Two) -> None:
    two.ours.git("config", "--remove-section", "merge.uppf")
    two.ours.save(BASE.replace("26/SN 0091", "26/SN 0092"))
    two.theirs.save(BASE.replace("regel: rutin", "rubrik: Ekbacken\nregel: rutin"))
    two.pull(code=1)
    assert "<<<<<<< HEAD\n" in two.ours.read()


def test_a_program_that_is_gone_leaves_the_merge_to_git(two: Two) -> None:
    """Not in conflict with only ours in the file, which is what git makes of a driver that cannot be started."""
    command = two.ours.git("config", "merge.uppf.driver").strip()
    two.ours.git("config", "merge.uppf.driver", command.replace(shlex.quote(sys.executable), "/finns/inte/python"))
    two.ours.save(BASE.replace("avser: 2026", "avser: 2025"))
    two.theirs.save(BASE.replace("avser: 2026", "avser: 2024"))
    two.pull(code=1)
    assert "avser: 2025\n" in two.ours.read()
    assert "avser: 2024\n" in two.ours.read()
    assert "<<<<<<<" in two.ours.read()


# Contradictions


def test_two_who_change_one_field_are_told_of_both_values(two: Two) -> None:
    two.ours.save(BASE.replace("plats: Ekbacken", "plats: Lönnen"))
    two.theirs.save(BASE.replace("plats: Ekbacken", "plats: Granen").replace("2026-03-02", "2026-03-03"))
    told = (
        "två har skrivit olika om ”tillfällen.h4x9td.plats”: ”Lönnen” (vår) eller ”Granen” (deras); "
        "låt det som gäller stå kvar och ta bort märkena [conflict-marker]\n"
    )
    assert f"{CASE}: fel: {told}" in two.pull(code=1)
    line = "  h4x9td: {datum: 2026-04-01, plats: Lönnen, närvarande: [utredare, chef]}  # det första\n"
    lines = f"<<<<<<< vår\n{line}=======\n{line.replace('Lönnen', 'Granen')}>>>>>>> deras\n"
    merged = BASE.replace(line.replace("Lönnen", "Ekbacken"), lines).replace("2026-03-02", "2026-03-03")
    assert two.ours.read() == merged
    # Everyone refuses the file until somebody has chosen, also when the marks have been committed.
    said = two.ours.uppf("check")
    assert said.code == 1
    assert f"{CASE}:12:1: fel: {told}" in said.out
    assert "[merge-in-progress]" in two.ours.uppf(*SAID["finding"]).err
    two.ours.git("commit", "-qam", "Slå ihop utan att se efter")
    assert "[conflict-marker]" in two.ours.uppf(*SAID["finding"]).err
    two.ours.write(merged + "\n")
    assert "[conflict-marker]" in two.ours.uppf("save").err
    # And then it is over.
    two.ours.save(merged.replace(lines, line.replace("Lönnen", "Granen")))
    two.ours.done(*SAID["finding"])
    assert two.ours.uppf("check").code == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        pytest.param("plats: Lönnen, ", "", "”Lönnen” (vår) eller borttaget (deras)", id="they took it away"),
        pytest.param("", "plats: Lönnen, ", "borttaget (vår) eller ”Lönnen” (deras)", id="we took it away"),
    ],
)
def test_a_field_that_one_takes_away_and_the_other_changes(two: Two, ours: str, theirs: str, told: str) -> None:
    two.ours.save(BASE.replace("plats: Ekbacken, ", ours))
    two.theirs.save(BASE.replace("plats: Ekbacken, ", theirs))
    assert told in two.pull(code=1)
    assert told in two.ours.uppf("check").out


def test_what_cannot_be_read_is_merged_line_by_line(two: Two) -> None:
    two.ours.write(BASE + "område: [mat\n")
    two.ours.git("commit", "-qam", "Fel")
    two.theirs.save(BASE.replace("2026-03-02", "2026-03-03"))
    assert f"{CASE}: varning: filen går inte att läsa som YAML och slogs ihop rad för rad; " in two.pull()
    assert two.ours.read() == BASE.replace("2026-03-02", "2026-03-03") + "område: [mat\n"


def test_two_common_ancestors_are_no_hindrance(two: Two) -> None:
    """Each merges the other's first edit; git then makes a base of two, with this very driver."""
    two.ours.done(*SAID["finding"])
    two.theirs.done(*SAID["visit"])
    before = [clone.git("rev-parse", "HEAD").strip() for clone in two]
    for clone, other, commit in ((two.ours, two.theirs, before[1]), (two.theirs, two.ours, before[0])):
        clone.git("fetch", "-q", str(other.root), "main")
        clone.git("merge", "-q", "--no-edit", commit)
    two.ours.done(*SAID["another finding"])
    two.theirs.done(*SAID["another visit"])
    found = [changes(BASE, clone.read()) for clone in two]
    two.pull()
    assert changes(BASE, two.ours.read()) == found[0] | found[1]


# Answered twice


def test_two_who_ask_for_the_same_are_told_of_both_and_choose_one(two: Two) -> None:
    """Git has nothing to say: each wrote an item of their own."""
    two.ours.done("request", "ask", "7k2m9x", "Scheman", "--answer-by", "2026-06-01")
    two.theirs.done("request", "ask", "7k2m9x", "scheman", "--answer-by", "2026-06-08")
    keys = [next(iter(value(clone.read())["underlag"])) for clone in two]
    pulled = two.pull()
    first, second = sorted(keys)
    days = dict(zip(keys, ("2026-06-01", "2026-06-08"), strict=True))
    told = (
        f"begäran om {'Scheman' if first == keys[0] else 'scheman'} står två gånger och säger olika: "
        f"{first} säger svar_senast ”{days[first]}”, {second} säger svar_senast ”{days[second]}”; "
        f"välj med uppf keep {first} --reason SKÄL eller uppf keep {second} --reason SKÄL, "
        "så står det andra kvar som ersatt [answered-twice]\n"
    )
    assert told in pulled  # what the check says, in git's own answer
    said = two.ours.uppf("check")
    assert said.code == 1
    assert told in said.out
    # Both wait until one is chosen, and neither lets the case be closed.
    assert two.ours.done("due", "--all").count("cheman") == 2
    assert "[case-held]" in two.ours.uppf("close", "7k2m9x", "--role", "chef", "--reason", "Klart").err
    done = two.ours.done("keep", keys[0], "--reason", "Maja skickade brevet.")
    assert done.startswith(f"Låtit {keys[0]} gälla: begäran om ")
    assert f"; {keys[1]} står kvar som ersatt. Nästa: " in done
    assert two.ours.uppf("check").code == 0
    assert two.ours.done("due", "--all").count("cheman") == 1
    assert f"svar_senast: {days[keys[1]]}" in two.ours.read()
    assert "[item-replaced]" in two.ours.uppf("request", "receive", keys[1]).err


# The driver


def drive(clone: Clone, base: bytes, ours: bytes, theirs: bytes) -> tuple[Said, bytes]:
    """The driver's answer, and what it left in the file that is ours."""
    paths = [clone.root / name for name in (".bas", ".vår", ".deras")]
    for path, data in zip(paths, (base, ours, theirs), strict=True):
        path.write_bytes(data)
    said = clone.uppf("merge-driver", *map(str, paths), "arenden/a.yaml")
    assert [path.read_bytes() for path in paths[::2]] == [base, theirs]
    assert sorted(path.name for path in clone.root.glob(".*")) == [".bas", ".deras", ".git", ".gitattributes", ".vår"]
    return said, paths[1].read_bytes()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "code", "left"),
    [
        pytest.param(b"a: 1\n", b"a: 1\nb: 1\n", b"a: 1\nc: 1\n", 0, b"a: 1\nb: 1\nc: 1\n", id="by meaning"),
        pytest.param(b"", b"a: 1\n", b"b: 1\n", 0, b"a: 1\nb: 1\n", id="both added it"),
        pytest.param(
            b"a: 1\n", b"a: 2\n", b"a: 3\n", 1, "<<<<<<< vår\na: 2\n=======\na: 3\n>>>>>>> deras\n".encode(), id="both"
        ),
        pytest.param(b"a: [\n\nb: 1\n", b"a: [\n\nb: 2\n", b"a: [2\n\nb: 1\n", 0, b"a: [2\n\nb: 2\n", id="by lines"),
        pytest.param(
            b"a: [\n",
            b"a: [1\n",
            b"a: [2\n",
            1,
            "<<<<<<< vår\na: [1\n=======\na: [2\n>>>>>>> deras\n".encode(),
            id="by lines, in conflict",
        ),
        pytest.param(
            b"\xff\n", b"a: \xff\n", b"b: \xfe\n", 1, b"<<<<<<< v\xc3\xa5r\na: \xff\n=======\nb: \xfe\n>>>>>>> deras\n",
            id="no UTF-8",
        ),
        pytest.param(
            b"a\0", b"b\0", b"c\0\n", 1, b"<<<<<<< v\xc3\xa5r\nb\0\n=======\nc\0\n>>>>>>> deras\n", id="no text at all"
        ),
        pytest.param(
            b"[\nx: 1\n",
            b"a: 1\n\nx: 1\n",
            b"[\nx: 1\n\na: 2\n",
            0,
            b"a: 1\n\nx: 1\n\na: 2\n",
            id="one that cannot be read: as git merges it",
        ),
        pytest.param(
            b"- 1\nx: 1\n- 2\n",
            b"a: 1\nx: 1\n",
            b"x: 1\na: 2\n",
            1,
            "<<<<<<< vår\na: 1\nx: 1\n=======\nx: 1\na: 2\n>>>>>>> deras\n".encode(),
            id="two that can, and a merge that cannot",
        ),
    ],
)  # fmt: skip
def test_what_the_driver_leaves(alone: Clone, base: bytes, ours: bytes, theirs: bytes, code: int, left: bytes) -> None:
    said, data = drive(alone, base, ours, theirs)
    assert (said.code, data) == (code, left), said.err
    assert (said.err == "") == (code == 0 and b"[" not in base)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "code", "left"),
    [
        pytest.param("a: 1\n\nb: 1\n", "a: 2\n\nb: 1\n", "a: 1\n\nb: 2\n", 0, "a: 2\n\nb: 2\n", id="lines will do"),
        pytest.param(
            "a: 1\n\nb: 1\n",
            "a: 2\n\nb: 1\n",
            "a: 3\n\nb: 2\n",
            1,
            "<<<<<<< vår\na: 2\n\nb: 1\n=======\na: 3\n\nb: 2\n>>>>>>> deras\n",
            id="lines will not",
        ),
    ],
)
def test_what_is_known_but_cannot_be_written_is_not_left_to_lines(
    alone: Clone, monkeypatch: pytest.MonkeyPatch, base: str, ours: str, theirs: str, code: int, left: str
) -> None:
    def unsure(*_: object) -> None:
        raise refuse("unprovable-edit")

    monkeypatch.setattr(driver, "merge", unsure)
    said, data = drive(alone, base.encode(), ours.encode(), theirs.encode())
    assert (said.code, data.decode()) == (code, left)


def test_a_driver_that_cannot_write_leaves_the_merge_to_git(alone: Clone) -> None:
    (alone.root / "mapp").mkdir()
    (alone.root / "a").write_text("a: 1\n", "utf-8")
    paths = [str(alone.root / name) for name in ("a", "mapp", "a")]
    said = alone.uppf("merge-driver", *paths)
    assert (said.code, said.out) == (3, "")
    assert "[not-a-file]" in said.err


def test_the_driver_starts_with_no_more_than_it_needs(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text("a: 1\n", "utf-8")
    imported = imports_of(["merge-driver", *(str(tmp_path / name) for name in "abc")])
    assert "uppf.store.merge" in imported
    assert not imported & {"pydantic", "rich", "jinja2", "filelock", "markdown_it", "icalendar", "dateutil"}


# Setting up


def config(clone: Clone, key: str) -> str:
    return clone.git("config", "--local", key).strip()


def hook(clone: Clone) -> Path:
    return clone.root / ".git" / "hooks" / "post-merge"


def test_a_clone_is_set_up_once(alone: Clone, tmp_path: Path) -> None:
    other = Clone(tmp_path / "Annas", alone.capsys)
    alone.git("clone", "-q", str(alone.root), str(other.root))
    assert other.done("setup").splitlines() == [
        "Filerna slås ihop efter vad de betyder (.gitattributes): var redan inställt.",
        "Git vet hur det görs i den här kopian (merge.uppf.driver): nu inställt.",
        "Efter varje sammanslagning körs uppf check (post-merge): nu inställt.",
        "Historiken har ett register som gör uppf log snabb: nu inställt.",
        "Den här kopian är inställd.",
    ]
    assert config(other, "merge.uppf.driver").startswith(f"{shlex.quote(sys.executable)} -P -m uppf merge-driver %O ")
    assert config(other, "fetch.writeCommitGraph") == "true"
    assert hook(other).stat().st_mode & 0o111
    assert list((other.root / ".git" / "objects" / "info").glob("commit-graph*"))
    told = other.done("setup")
    assert told.count("var redan inställt") == 4
    assert other.git("status", "--porcelain") == ""
    # `uppf init` did the same.
    assert alone.done("setup") == told
    assert config(alone, "merge.uppf.driver") == config(other, "merge.uppf.driver")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(None, "*.yaml text eol=lf merge=uppf\n", id="no file"),
        pytest.param(
            "# radslut\n*.yaml text eol=lf  \n*.md text\n",
            "# radslut\n*.yaml text eol=lf merge=uppf\n*.md text\n",
            id="a line for the same files",
        ),
        pytest.param("*.md text", "*.md text\n*.yaml text eol=lf merge=uppf\n", id="other lines"),
        pytest.param(
            "*.yaml merge=union\n", "*.yaml merge=union\n*.yaml text eol=lf merge=uppf\n", id="merged in another way"
        ),
    ],
)
def test_an_older_repository_gets_the_attribute(alone: Clone, old: str | None, new: str) -> None:
    place = alone.root / ".gitattributes"
    place.unlink()
    if old is not None:
        place.write_text(old, "utf-8")
    alone.git("commit", "-qam", "Som förr")
    assert alone.done("setup").splitlines()[0] == (
        "Filerna slås ihop efter vad de betyder (.gitattributes): nu inställt."
    )
    assert place.read_text("utf-8") == new
    assert alone.git("log", "-1", "--format=%B").strip() == (
        "Låt filerna slås ihop efter vad de betyder\n\nUppf-Act: setup"
    )
    assert alone.git("status", "--porcelain") == ""
    assert "(.gitattributes): var redan inställt." in alone.done("setup")


def test_what_the_clone_itself_says_goes_first(alone: Clone) -> None:
    (alone.root / ".git" / "info" / "attributes").write_text("*.yaml merge=union\n", "utf-8")
    head = alone.git("rev-parse", "HEAD")
    assert "git check-attr merge uppf.yaml" in alone.done("setup")
    assert alone.git("rev-parse", "HEAD") == head


def test_a_hook_that_stands_there_is_left_alone(alone: Clone) -> None:
    hook(alone).write_text("#!/bin/sh\necho mitt\n", "utf-8")
    line = hook_line(".")
    assert f"(post-merge): nej, för där står redan en egen krok; lägg själv till raden {line}" in alone.done("setup")
    assert hook(alone).read_text("utf-8") == "#!/bin/sh\necho mitt\n"
    hook(alone).unlink()
    hook(alone).symlink_to("någon annanstans")
    assert "där står redan en egen krok" in alone.done("setup")


def test_a_hook_of_ours_is_renewed(alone: Clone) -> None:
    hook(alone).write_text("#!/bin/sh\n# uppf setup\n/gammal/python -m uppf check\n", "utf-8")
    assert "(post-merge): nu inställt." in alone.done("setup")
    assert hook(alone).read_text("utf-8") == f"#!/bin/sh\n# uppf setup\n{hook_line('.')}\n"


def hook_line(folder: str) -> str:
    return f"{shlex.quote(sys.executable)} -P -m uppf check --repo {folder}"


def test_no_hook_is_installed_where_nobody_wants_one(alone: Clone) -> None:
    hook(alone).unlink()
    assert "(post-merge): nej.\n" in alone.done("setup", "--no-hook")
    assert not hook(alone).exists()
    alone.git("config", "core.hooksPath", "krokar")
    assert "nej, för krokarna hämtas från krokar; lägg själv till raden" in alone.done("setup")
    assert not hook(alone).exists()


CLOSED = """\
rapporter: {r2x4wd: {färdig: 2026-04-09}}
återkopplad: 2026-05-01
avslutat: {datum: 2026-05-01, roll: chef}
"""


def test_a_merge_that_breaks_a_rule_is_told_of_by_the_hook(two: Two) -> None:
    """Each did what one may: the one closed the case, the other noted a finding in it."""
    two.ours.done(*SAID["finding"])
    two.theirs.save(BASE + CLOSED)
    said = two.pull()
    assert CLOSED in two.ours.read()
    assert "[closed-finding-undecided]\n" in said  # what the check says, in git's own answer


def test_a_case_repository_in_a_folder_of_another(alone: Clone, tmp_path: Path) -> None:
    outer = tmp_path / "projekt"
    shutil.copytree(alone.root, outer / "cases", ignore=shutil.ignore_patterns(".git"))
    subprocess.run(["git", "init", "-q", "-b", "main", str(outer)], check=True)
    inner = Clone(outer / "cases", alone.capsys)
    inner.git("add", "-A")
    inner.git("commit", "-qm", "Börja")
    inner.done("setup")
    assert (outer / ".git" / "hooks" / "post-merge").read_text("utf-8").endswith(f"{hook_line('cases')}\n")
    inner.git("switch", "-qc", "annan")
    inner.done(*SAID["finding"])
    inner.git("switch", "-q", "main")
    inner.done(*SAID["another finding"])
    # Nothing that lies in the top folder is run by Python's own way of looking for modules.
    (outer / "yaml.py").write_text("raise SystemExit(0)\n", "utf-8")
    said: Any = inner.git("merge", "--no-edit", "annan")
    assert " filer.\n" in said
    assert len(value(inner.read())["brister"]) == 3


def test_what_is_not_in_git_cannot_be_set_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "uppf.yaml").write_text(MUNICIPALITY, encoding="utf-8")
    assert main(["setup", "--repo", str(tmp_path)]) == 1
    assert "[not-in-git]" in capsys.readouterr().err
