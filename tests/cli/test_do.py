"""The writing verbs at a real desk: what they write, what they say, and what they refuse without a trace."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.cli.office import CASE, CASE_TEXT, Office, move_in
from tests.rules.office import MUNICIPALITY
from uppf.cli.app import main
from uppf.cli.reading import desk
from uppf.cli.writing import added
from uppf.problem import Mark, Place, Problem
from uppf.rules.due import WAITING, due
from uppf.show.swedish import doing
from uppf.store import splice

VISIT = ("visit", "7k2m9x", "--place", "Ekbacken", "--present", "utredare, enhetschef")
FINDING = ("finding", "7k2m9x", "Planer saknas.", "--category", "Dokumentation", "--clause", "4.3")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return move_in(tmp_path, monkeypatch, capsys)


def row(office: Office, rule: str, period: str = "", as_of: str = "2026-05-20") -> tuple[str, str, str]:
    """Id, state and case of the one row of a rule."""
    day = date.fromisoformat(as_of)
    rows = [r for r in due(desk(office.root).facts, day) if r.rule == f"rutin/{rule}" and period in ("", r.period)]
    assert len(rows) == 1, [(one.key, one.state) for one in rows]
    return rows[0].id, rows[0].state, rows[0].case


# The story


def test_from_the_due_list_to_a_finding(office: Office) -> None:
    id, state, case = row(office, "moten", "2026")
    assert (state in WAITING, case) == (True, "")
    assert office.done("open", id, "--dnr", "26/SN 0102") == (
        "Öppnat 2026-lou-1-b22222: Möten (Drift av boenden · Solgläntan Exempel AB). "
        "Nästa: uppf visit b22222 --method METOD --place PLATS --present ROLLER\n"
    )
    file = "arenden/2026/2026-lou-1-b22222.yaml"
    assert office.read(file) == (
        "# yaml-language-server: $schema=../../../schemas/arende.schema.json\n"
        "ärende: 2026-lou-1-b22222\n"
        "dnr: 26/SN 0102\n"
        "regel: rutin/moten\n"
        "avser: 2026\n"
        "utförare: solglantan\n"
        "avtal: lou-1\n"
        "verksamhet: boende\n"
        "nämnd: socialnamnden\n"
        "öppnat: 2026-05-20\n"
        "ansvarig: chef\n"
        "metod: möte\n"
    )
    assert row(office, "moten", "2026")[1:] == (state, "2026-lou-1-b22222")
    assert office.refused("open", id) == ["case-already-open"]

    said = office.done("visit", "26/SN 0102", "--place", "Rådhuset", "--present", "chef", "--date", "2026-05-19")
    assert said == (
        "Antecknat tillfälle b22223 i 2026-lou-1-b22222: möte 2026-05-19, Rådhuset. "
        'Nästa: uppf finding b22222 "VAD SOM BRISTER", eller uppf draft b22222 om inget brister\n'
        "Obs: regeln har delarna ekonomi och kvalitet; skriv del i filen om tillfället bara gäller en av dem.\n"
    )
    assert row(office, "moten", "2026")[1] == "genomförd"

    said = office.done("finding", "b22222", "Planer saknas.", "--category", "dokumentation", "--clause", "4.3")
    assert said == (
        "Antecknat brist b22224 i 2026-lou-1-b22222. "
        "Nästa: uppf regrade b22224 --frequency HUR-OFTA --individual-consequence HUR-HÅRT --reason SKÄL\n"
        "Obs: graden går inte att räkna ut; ange --frequency och minst en konsekvens.\n"
    )
    assert row(office, "fornyad")[2] == "2026-lou-1-b22222"
    trail = office.git("log", "--format=%s|%(trailers:separator=%x2C,key_value_separator==)").splitlines()
    assert trail[:3] == [
        "Anteckna brist b22224 i 2026-lou-1-b22222"
        "|Uppf-Act=finding,Uppf-Case=2026-lou-1-b22222,Uppf-Provider=solglantan",
        "Anteckna möte 2026-05-19 i 2026-lou-1-b22222"
        "|Uppf-Act=visit,Uppf-Case=2026-lou-1-b22222,Uppf-Provider=solglantan",
        "Öppna 2026-lou-1-b22222: Möten (Drift av boenden · Solgläntan Exempel AB)"
        "|Uppf-Act=open,Uppf-Case=2026-lou-1-b22222,Uppf-Provider=solglantan",
    ]
    assert office.git("status", "--porcelain") == ""


def test_a_serious_and_repeated_finding_says_what_follows(office: Office) -> None:
    grading = ("--frequency", "enstaka", "--individual-consequence", "stor")
    office.done(*FINDING, "--date", "2026-04-01", "--frequency", "enstaka", "--individual-consequence", "liten")
    assert office.done(*FINDING, *grading) == (
        "Antecknat brist b22223 i 2026-ekbacken-7k2m9x, grad allvarlig. "
        "Nästa: uppf plan ask b22223 --answer-by DATUM\n"
        "Enligt Rutin för uppföljning följer: begär en åtgärdsplan, informera nämnden.\n"
        "Obs: upprepad brist enligt Rutin för uppföljning, samma slag som b22222 (2026-ekbacken-7k2m9x).\n"
    )
    grade = ("--grade", "mindre", "--grade-reason", "Rättat på plats")
    assert "grad mindre. " in office.done(*FINDING, *grading, *grade)
    assert "    grad: mindre\n    grad_skäl: Rättat på plats\n" in (office.read(CASE) or "")


def test_who_was_missing_is_said_by_title(office: Office) -> None:
    said = office.done("visit", "7k2m9x", "--place", "Ekbacken", "--present", "Utredare,utförarens chef")
    assert "Obs: Sektionschef ska delta men är inte med; " in said
    assert "närvarande: [utredare, utförarens chef]" in (office.read(CASE) or "")


def test_what_the_files_warn_of_is_told_where_it_stands(office: Office) -> None:
    said = office.uppf("finding", "7k2m9x", "Planer saknas.")
    assert said.code == 0
    assert re.match(rf"{CASE}:\d+:3: varning: .* \[finding-without-requirement\]\n", said.err)


# What is written


def test_only_the_lines_that_must_be_are_added(office: Office) -> None:
    office.done(*VISIT)
    office.done(*FINDING)
    changed = office.git("diff", "--numstat", "HEAD~2", "--", CASE).split("\t")
    assert changed[1] == "0"
    text = office.read(CASE) or ""
    assert text.startswith(CASE_TEXT[: CASE_TEXT.index("  h4x9td")])
    assert text.endswith(
        "  b22222:\n"
        "    datum: 2026-05-20\n"
        "    plats: Ekbacken\n"
        "    närvarande: [utredare, chef]\n"
        "  h4x9td: {datum: 2026-04-01, plats: Ekbacken, närvarande: [utredare, chef]}  # det första\n"
        "brister:\n"
        "  b22223:\n"
        "    text: Planer saknas.\n"
        "    konstaterad: 2026-05-20\n"
        "    kategori: dokumentation\n"
        '    avtalspunkt: "4.3"\n'
    )


def test_line_endings_are_the_files_own(office: Office) -> None:
    office.write(CASE, CASE_TEXT.replace("\n", "\r\n"))
    office.commit("Från Windows")
    office.done(*VISIT)
    text = office.read(CASE) or ""
    assert text.count("\n") == text.count("\r\n") == CASE_TEXT.count("\n") + 4


def test_a_colleagues_staged_edit_stays_staged(office: Office) -> None:
    office.write("utforare/solglantan.yaml", (office.read("utforare/solglantan.yaml") or "") + "notering: Ny.\n")
    office.git("add", "-A")
    office.write("anteckning.txt", "mitt")
    office.done(*VISIT)
    assert office.git("status", "--porcelain").splitlines() == ["M  utforare/solglantan.yaml", "?? anteckning.txt"]
    assert office.git("show", "--format=", "--name-only", "HEAD") == f"{CASE}\n"


def test_the_due_list_is_the_same_as_when_it_is_written_by_hand(office: Office) -> None:
    office.done(*VISIT)
    office.done(*FINDING, "--frequency", "enstaka", "--individual-consequence", "stor")
    by_verbs = due(desk(office.root).facts, date(2026, 6, 30))
    by_hand = CASE_TEXT + (
        "  b22222: {närvarande: [utredare, enhetschef], datum: 2026-05-20}\n"
        "brister:\n"
        "  b22223: {text: Planer saknas., kategori: dokumentation, frekvens: enstaka, konstaterad: 2026-05-20,\n"
        "           konsekvens: {individ: stor}}\n"
    )
    office.write(CASE, by_hand)
    assert due(desk(office.root).facts, date(2026, 6, 30)) == by_verbs


# What is refused

CLOSED = CASE_TEXT + "inställt: {datum: 2026-05-01, roll: chef, skäl: Huset brann}\n"


@pytest.mark.parametrize(
    ("prepared", "args", "codes"),
    [
        pytest.param({}, ("visit", "granen"), ["unknown-case"], id="no such case"),
        pytest.param({}, ("open", "zzzzzz"), ["unknown-row"], id="no such row"),
        pytest.param({CASE: CLOSED}, VISIT, ["case-closed"], id="closed"),
        pytest.param({CASE: CLOSED}, FINDING, ["case-closed"], id="closed, a finding"),
        pytest.param({}, (*VISIT, "--method", "intervju"), ["method-reason-needed"], id="method"),
        pytest.param({}, (*VISIT, "--rule", "moten", "--part", "mat"), ["unknown-part"], id="part"),
        pytest.param({}, (*VISIT, "--rule", "mote"), ["no-such-rule"], id="rule"),
        pytest.param({}, (*FINDING, "--unit", "granen"), ["no-such-unit"], id="unit"),
        pytest.param({}, (*FINDING, "--date", "2026-05-21"), ["future-day"], id="tomorrow"),
        pytest.param({}, ("finding", "7k2m9x", " "), ["empty-text"], id="no text"),
        pytest.param(
            {},
            (*FINDING, "--frequency", "enstaka", "--provider-consequence", "liten", "--grade", "brist"),
            ["grade-reason-needed"],
            id="grade",
        ),
        pytest.param({}, (*VISIT, "--period", "i våras"), ["form"], id="what the file would not take"),
        pytest.param(
            {CASE: CASE_TEXT.replace("öppnat: 2026-03-02\n", "")}, VISIT, ["unknown-case", "missing-key"], id="broken"
        ),
    ],
)
def test_what_is_refused_leaves_no_trace(
    office: Office, prepared: dict[str, str], args: tuple[str, ...], codes: list[str]
) -> None:
    for path, text in prepared.items():
        office.write(path, text)
        office.commit("Ändra")
    assert office.refused(*args) == codes


@pytest.mark.parametrize(
    ("prepared", "rule", "period", "code"),
    [
        pytest.param("rapporter: {r2: {färdig: 2026-04-09}}\n", "arlig", "2026", "row-done", id="done"),
        pytest.param("", "arlig", "2026", "case-already-open", id="already open"),
    ],
)
def test_rows_that_are_not_opened(office: Office, prepared: str, rule: str, period: str, code: str) -> None:
    office.write(CASE, CASE_TEXT + prepared)
    office.commit("Ändra")
    rows = due(desk(office.root).facts, date(2026, 5, 20))
    id = next(r.id for r in rows if (r.rule, r.period, r.dims.unit) == (f"rutin/{rule}", period, "ekbacken"))
    assert office.refused("open", id) == [code]


def test_a_file_with_edits_by_hand_is_not_signed_by_an_act(office: Office) -> None:
    office.write(CASE, CASE_TEXT + "område: mat\n")
    assert office.refused(*VISIT) == ["uncommitted-edits"]


@pytest.mark.parametrize("args", [VISIT, ("save",)], ids=["an act", "by hand"])
def test_what_is_not_in_git_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    (tmp_path / "uppf.yaml").write_text(MUNICIPALITY, encoding="utf-8")
    assert main([*args, "--repo", str(tmp_path), "--as-of", "2026-05-20"]) == 1
    assert "[not-in-git]" in capsys.readouterr().err


def person() -> str:
    """A number in the form of a person's, with a right check digit, of a day when nobody now living was born."""
    ten = "121212" + "121"
    doubled = sum(2 * int(digit) - 9 * (digit > "4") for digit in ten[::2])
    return f"18{ten[:6]}-{ten[6:]}{-(doubled + sum(int(digit) for digit in ten[1::2])) % 10}"


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("finding", "7k2m9x", "Rör {person}."), id="a finding's text"),
        pytest.param((*VISIT, "--note", "Rör {person}."), id="a note"),
        pytest.param((*VISIT, "--present", "{person}"), id="who was there"),
        pytest.param(("save", "-m", "Rör {person}"), id="the words of the trail"),
    ],
)
def test_a_personal_number_is_refused_before_anything_is_written(office: Office, args: tuple[str, ...]) -> None:
    if args[0] == "save":
        office.write(CASE, CASE_TEXT + "område: mat\n")
    assert office.refused(*(arg.format(person=person()) for arg in args)) == ["personal-number"]


def test_what_may_point_at_a_person_is_warned_of(office: Office) -> None:
    said = office.uppf(*VISIT, "--note", "A.B., 87 år, klagar")
    assert said.code == 0
    assert "[personal-trace]" in said.err


def test_what_is_not_read_back_as_it_was_meant_is_not_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = splice.splice
    monkeypatch.setattr(splice, "splice", lambda *given: honest(*given).replace("utredare, chef]", "chef]"))
    assert office.refused(*VISIT) == ["act-not-proven"]


def test_a_problem_that_only_moved_is_not_new() -> None:
    old = Problem("enum", Place("a.yaml", ("grad",), Mark(3, 1)))
    moved = old._replace(place=Place("a.yaml", ("grad",), Mark(9, 1)))
    assert added([old], [moved]) == []
    assert added([old], [moved, moved]) == [moved]
    assert added([], [old]) == [old]


# By hand


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("", "område: mat\n", "lagt till område", id="a key"),
        pytest.param("# det första", "# det allra första", "bara form och kommentarer", id="a comment"),
        pytest.param(
            "# Besöken i år\n",
            "brister:\n  k2w9td: {text: Planer saknas., konstaterad: 2026-04-01}\n\n",
            "ny brist k2w9td",
            id="a finding",
        ),
        pytest.param("plats: Ekbacken", "plats: Lönnen", "ändrat plats i tillfälle h4x9td", id="a value"),
    ],
)
def test_an_edit_by_hand_is_told_by_its_meaning(office: Office, old: str, new: str, said: str) -> None:
    office.write(CASE, CASE_TEXT.replace(old, new, 1) if old else CASE_TEXT + new)
    assert office.done("save") == f"2026-ekbacken-7k2m9x: {said}\nSparat.\n"
    assert office.git("log", "-1", "--format=%B").strip() == (
        f"2026-ekbacken-7k2m9x: {said}\n\nUppf-Act: save\nUppf-Case: 2026-ekbacken-7k2m9x\nUppf-Provider: solglantan"
    )
    assert office.done("save") == "Det finns inget att spara.\n"


def test_several_files_are_saved_together_with_a_word_of_ones_own(office: Office) -> None:
    office.write(CASE, CASE_TEXT + "område: mat\n")
    office.write(
        "arenden/2026/2026-lonnen-k2w9td.yaml", "ärende: 2026-lonnen-k2w9td\nenhet: lonnen\nöppnat: 2026-05-01\n"
    )
    office.write("anteckning.txt", "mitt")
    told = "2026-ekbacken-7k2m9x: lagt till område\n2026-lonnen-k2w9td: ny fil\n"
    assert office.done("save", "-m", "Städa") == f"{told}Sparat. Lämnas orörda: anteckning.txt.\n"
    assert office.git("log", "-1", "--format=%B").startswith(f"Städa\n\n{told}\nUppf-Act: save\n")
    assert office.git("status", "--porcelain") == "?? anteckning.txt\n"
    assert office.done("save") == "Det finns inget att spara. Lämnas orörda: anteckning.txt.\n"


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        pytest.param({CASE: CASE_TEXT + "område: [mat\n"}, ["yaml-unclosed-list"], id="cannot be read"),
        pytest.param({CASE: CASE_TEXT + "gard: allvarlig\n"}, ["unknown-key"], id="an unknown key"),
        pytest.param(
            {CASE: CASE_TEXT + "avslutat: {datum: 2026-05-01, roll: chef}\n"},
            ["closed-without-report"],
            id="a rule broken",
        ),
        pytest.param({CASE: CASE_TEXT.replace("rutin/arlig", "rutin/arliga")}, ["no-such-rule"], id="an unknown rule"),
        pytest.param({CASE: None}, ["deletion"], id="a case taken away"),
        pytest.param({"planer/rutin.yaml": None}, ["no-such-rule", "no-such-plan"], id="what others refer to"),
        pytest.param({"arenden/2026/a.yaml": CASE_TEXT}, ["duplicate-id"], id="an id of another file"),
    ],
)
def test_edits_by_hand_that_are_refused(office: Office, edits: dict[str, str | None], codes: list[str]) -> None:
    for path, text in edits.items():
        if text is None:
            (office.root / path).unlink()
        else:
            office.write(path, text)
    assert office.refused("save") == codes


def test_a_person_in_a_comment_is_refused(office: Office) -> None:
    office.write(CASE, f"{CASE_TEXT}# rör {person()}\n")
    assert office.refused("save") == ["personal-number"]


def test_a_broken_file_elsewhere_stops_nothing(office: Office) -> None:
    office.write("arenden/2026/2026-lonnen-k2w9td.yaml", "ärende: [\n")
    office.write("utforare/annan.yaml", "utförare: annan\n")
    office.commit("Trasigt")
    office.write(CASE, CASE_TEXT + "område: mat\n")
    assert office.done("save").startswith("2026-ekbacken-7k2m9x: lagt till område\n")
    office.done(*VISIT)


def test_a_broken_file_is_mended_by_hand(office: Office) -> None:
    office.write(CASE, CASE_TEXT + "område: [mat\n")
    office.commit("Trasigt")
    assert office.refused(*VISIT) == ["unknown-case", "yaml-unclosed-list"]
    office.write(CASE, CASE_TEXT)
    assert office.done("save") == "2026-ekbacken-7k2m9x: filen går att läsa igen\nSparat.\n"


def test_every_refusal_of_these_verbs_is_tried_here() -> None:
    tried = Path(__file__).read_text("utf-8") + (Path(__file__).parent.parent / "rules/test_acts.py").read_text("utf-8")
    codes = [code for code in doing.MESSAGES if "." not in code]
    assert [code for code in codes if f'"{code}"' not in tried] == []
