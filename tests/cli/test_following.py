"""Following up at a real desk: signals, starts, papers, controls, questionnaires, points, and planned visits."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.office import CASE, CASE_TEXT, Office, move_in
from tests.rules.followed import FOLLOWED
from tests.rules.office import MUNICIPALITY
from uppf.cli.app import main
from uppf.problem import Problem
from uppf.rules.acts import control, point, preparing, signal, starting, survey, visiting
from uppf.rules.steps_following import BY_EVENT
from uppf.show.words import message

SCHEMA = "# yaml-language-server: $schema=../../../schemas/arende.schema.json\n"
TOWN = MUNICIPALITY + (
    "delegation: [{punkt: '7.1', beslut: Fördjupad, typer: [fördjupad_uppföljning], roller: [chef]}]\n"
)
ACTS = [Path(str(one.__file__)) for one in (control, point, preparing, signal, starting, survey, visiting)]
PLANNED = CASE_TEXT.replace("rutin/arlig", "rutin/besok")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    office = move_in(tmp_path, monkeypatch, capsys)
    office.write("planer/rutin.yaml", FOLLOWED)
    office.write("uppf.yaml", TOWN)
    office.write(CASE, PLANNED)
    office.commit("Planen")
    return office


def added(office: Office, commits: int = 1) -> list[str]:
    """The lines that the last acts added to the one file they changed; they took none away."""
    changed = office.git("diff", "--numstat", f"HEAD~{commits}").splitlines()
    assert [line.split("\t")[1] for line in changed] == ["0"], changed
    diff = office.git("diff", "-U0", f"HEAD~{commits}").splitlines()
    return [line[1:] for line in diff if line.startswith("+") and not line.startswith("+++")]


def due(office: Office, *args: str) -> list[dict[str, str]]:
    """The rows of the due list as machines read them."""
    rows: list[dict[str, str]] = json.loads(office.done("due", "--all", "--format", "json", *args))["rader"]
    return rows


# Signals


def test_a_signal_from_intake_to_judgement(office: Office) -> None:
    said = office.done("signal", "take", "Ekbacken", "--source", "avvikelseblankett", "--category", "Bemanning")
    assert said == (
        "Tagit emot avvikelseblankett om ekbacken i 2026-ekbacken-b22222. Nästa: uppf signal acknowledge b22222\n"
    )
    file = "arenden/2026/2026-ekbacken-b22222.yaml"
    assert office.read(file) == SCHEMA + (
        "ärende: 2026-ekbacken-b22222\n"
        "regel: rutin/signaler\n"
        "utförare: solglantan\n"
        "avtal: lou-1\n"
        "enhet: ekbacken\n"
        "verksamhet: boende\n"
        "nämnd: socialnamnden\n"
        "öppnat: 2026-05-20\n"
        "ansvarig: utredare\n"
        "signal:\n"
        "  källa: avvikelseblankett\n"
        "  inkommen: 2026-05-20\n"
        "  kategori: bemanning\n"
    )
    (row,) = [row for row in due(office) if row["regel"] == "rutin/signaler-bekraftas"]
    assert row["nästa"] == f"uppf signal acknowledge {row['id']}"
    assert office.done("signal", "acknowledge", row["id"]) == (
        "Bekräftat signalen i 2026-ekbacken-b22222 2026-05-20. "
        "Nästa: uppf signal judge b22222 --breach eller --not-breach --reason SKÄL\n"
    )
    assert added(office) == ["  bekräftad: 2026-05-20"]
    assert office.done("signal", "judge", "b22222", "--breach", "--reason", "Färre än avtalat.") == (
        'Bedömt signalen i 2026-ekbacken-b22222: avtalsbrist. Nästa: uppf finding b22222 "VAD SOM BRISTER"\n'
    )
    assert added(office) == ["  bedömd: 2026-05-20", "  avtalsbrist: ja", "  skäl: Färre än avtalat."]
    states = {row["regel"]: row["läge"] for row in due(office) if row["ärende"] == "2026-ekbacken-b22222"}
    assert [states[rule] for rule in ("rutin/signaler", "rutin/signaler-bekraftas")] == ["genomförd", "genomförd"]
    assert office.refused("signal", "judge", "b22222", "--not-breach", "--reason", "x") == ["signal-judged"]
    trail = office.git("log", "-3", "--format=%s").splitlines()
    assert trail == [
        "Bedöm signalen i 2026-ekbacken-b22222: avtalsbrist",
        "Bekräfta signalen i 2026-ekbacken-b22222",
        "Ta emot avvikelseblankett om ekbacken i 2026-ekbacken-b22222",
    ]


def test_a_signal_that_no_rule_asks_for_leads_from_the_due_list(office: Office) -> None:
    said = office.done("signal", "take", "ekbacken", "--source", "klagomål", "--received", "2026-05-11")
    assert said.endswith("Ingen plan har ensam en regel för signalen; fristerna är förval, ange annars --rule.\n")
    told = office.done("due")
    assert "Bekräfta signal: klagomål" in " ".join(told.split())
    rows = {row["rubrik"]: row for row in due(office)}
    wanted = rows["Bedöm signal: klagomål"]
    assert (wanted["läge"], wanted["senast"], wanted["nästa"]) == (
        *("förfaller_snart", "2026-06-10"),
        f"uppf signal judge {wanted['id']}",
    )
    assert "(förval, ej ur planen): 2026-06-10" in " ".join(office.done("why", wanted["id"]).split())
    said = office.done("signal", "judge", wanted["id"], "--not-breach", "--reason", "Maten följde avtalet.")
    assert said.endswith("ingen avtalsbrist. Nästa: uppf close b22222 --role ROLL\n")
    assert not [row for row in due(office) if row["rubrik"].endswith("signal: klagomål")]


def test_a_personal_number_in_a_reason_stops_the_judgement(office: Office) -> None:
    office.done("signal", "take", "ekbacken", "--source", "klagomål")
    reason = "Gäller 19121212-1212."
    assert office.refused("signal", "judge", "b22222", "--breach", "--reason", reason) == ["personal-number"]


# Starting and preparing


def test_an_in_depth_follow_up_does_not_begin_before_its_papers(office: Office) -> None:
    start = ("start", "fordjupad", "--about", "lou-1", "--area", "Natten")
    decided = ("--decided", "2026-05-19", "--decision-dnr", "26/SN 7", "--delegation-point", "7.1")
    assert office.refused("start", "fordjupad", "--about", "lou-1") == ["no-ground"]
    assert office.refused(*start, "--decided-by", "utredare", *decided) == ["delegation-role"]
    assert office.done(*start, "--decided-by", "enhetschef", *decided) == (
        "Öppnat 2026-lou-1-b22224: Fördjupad uppföljning (lou-1). "
        "Nästa: uppf prepare b22224 --planning … --responsible … --communication-plan …\n"
    )
    file = "arenden/2026/2026-lou-1-b22224.yaml"
    text = SCHEMA + (
        "ärende: 2026-lou-1-b22224\n"
        "regel: rutin/fordjupad\n"
        "utförare: solglantan\n"
        "avtal: lou-1\n"
        "verksamhet: boende\n"
        "nämnd: socialnamnden\n"
        "öppnat: 2026-05-20\n"
        "ansvarig: chef\n"
        "metod: fördjupad_uppföljning\n"
        "område: natten\n"
        "uppdrag:\n"
        "  datum: 2026-05-19\n"
        "  roll: chef\n"
        '  delegationspunkt: "7.1"\n'
        "  dnr: 26/SN 7\n"
    )
    assert office.read(file) == text
    visit = ("visit", "b22224", "--place", "Ekbacken", "--present", "chef")
    assert office.refused(*visit) == ["not-prepared"]
    said = office.done(
        *("prepare", "b22224", "--planning", "Två besök.", "--responsible", "natten=enhetschef"),
        *("--communication-plan", "Nämnden får veta."),
    )
    assert said == "Antecknat förberedelsen i 2026-lou-1-b22224. Nästa: uppf consult b22224 ROLL\n"
    assert office.refused(*visit) == ["not-prepared"]
    assert office.done("consult", "b22224", "MAS") == (
        "Antecknat samråd med MAS i 2026-lou-1-b22224. "
        "Nästa: uppf visit b22224 --method METOD --place PLATS --present ROLLER\n"
    )
    assert office.read(file) == text + (
        "förberedelse:\n"
        "  planering: Två besök.\n"
        "  kommunikationsplan: Nämnden får veta.\n"
        "  ansvariga_per_område:\n"
        "    natten: chef\n"
        "samråd:\n"
        "  mas: 2026-05-20\n"
    )
    office.done(*visit)


def test_a_point_said_again_keeps_its_evidence_and_tells_what_it_was_before(office: Office) -> None:
    office.done("point", "7k2m9x", "rutiner", "--assessment", "uppfyller", "--evidence", "Pärmen")
    again = ("point", "7k2m9x", "rutiner", "--evidence", "Schema", "--evidence", "Pärmen")
    assert office.done(*again).startswith("Antecknat rutiner (b22222) i 2026-ekbacken-7k2m9x. ")
    said = office.done("point", "7k2m9x", "rutiner", "--assessment", "uppfyller_inte", "--evidence", "Bild")
    assert said.startswith("Bedömt rutiner (b22222) på nytt i 2026-ekbacken-7k2m9x: Uppfyller blir Uppfyller inte. ")
    assert "underlag: [Pärmen, Schema, Bild]" in (office.read(CASE) or "")
    assert office.git("log", "-1", "--format=%s").strip() == (
        "Bedöm rutiner på nytt i 2026-ekbacken-7k2m9x: Uppfyller blir Uppfyller inte"
    )


# From the desk


def test_controls_and_counts_also_for_another_rule(office: Office) -> None:
    office.done("control", "7k2m9x", "skattekontroll", "--outcome", "Inga skulder.", "--through", "mas")
    assert added(office) == [
        "registerkontroller:",
        "  b22222:",
        "    slag: skattekontroll",
        "    datum: 2026-05-20",
        "    via: mas",
        "    utfall: Inga skulder.",
    ]
    said = office.done("count", "7k2m9x", "--examined", "20", "--faults", "3", "--rule", "aktgranskning")
    assert said.startswith("Antecknat antal b22223 i 2026-ekbacken-7k2m9x: 20 granskade 2026-05-20. Nästa: ")
    assert added(office) == [
        "antal_från_individuppföljning:",
        "  b22223:",
        "    datum: 2026-05-20",
        "    granskade: 20",
        "    brister_antal: 3",
        "    regel: rutin/aktgranskning",
    ]
    (row,) = [
        r for r in due(office) if (r["regel"], r["enhet"], r["avser"]) == ("rutin/aktgranskning", "ekbacken", "2026")
    ]
    assert row["läge"] == "genomförd"


def test_a_run_over_the_whole_register(office: Office) -> None:
    (row,) = [row for row in due(office) if (row["regel"], row["avser"]) == ("rutin/ekonomi", "2026-05")]
    assert office.done("open", row["id"]).endswith("Nästa: uppf control b22222 SLAG --outcome UTFALL\n")
    for part in ("skatt", "kredit"):
        kind = ("control", "b22222", part, "--outcome", "Två har skulder.", "--part", part)
        office.done(*kind, "--sampled", "214", "--faults", "2")
    (row,) = [row for row in due(office) if (row["regel"], row["avser"]) == ("rutin/ekonomi", "2026-05")]
    assert (row["läge"], row["utförare"]) == ("genomförd", "")


def test_a_control_is_the_part_that_it_is_called_after(office: Office) -> None:
    # T16: the tax alone is half of what is wanted, and the other half is what comes next.
    (row,) = [row for row in due(office) if (row["regel"], row["avser"]) == ("rutin/ekonomi", "2026-05")]
    office.done("open", row["id"])
    said = office.done("control", "b22222", "skattekontroll", "--outcome", "Inga skulder.")
    assert said.endswith("Nästa: uppf control b22222 SLAG --part kredit --outcome UTFALL\n")
    assert "    del: skatt" in added(office)
    (row,) = [row for row in due(office) if (row["regel"], row["avser"]) == ("rutin/ekonomi", "2026-05")]
    assert row["läge"] != "genomförd"
    office.done("control", "b22222", "kreditkontroll", "--outcome", "Kreditvärdiga.")
    (row,) = [row for row in due(office) if (row["regel"], row["avser"]) == ("rutin/ekonomi", "2026-05")]
    assert row["läge"] == "genomförd"


# Questionnaires


def test_questionnaires_in_pairs_and_answers_side_by_side(office: Office) -> None:
    said = office.done("survey", "send", "7k2m9x")
    assert said == (
        "Skickat b22222 och b22223 i 2026-ekbacken-7k2m9x till Utföraren och Utredare 2026-05-20. "
        "Nästa: uppf survey answer b22222, när svaret kommer\n"
    )
    assert added(office) == [
        "enkäter:",
        "  b22222:",
        "    enkät: utforarenkat",
        "    mottagare: utforare",
        "    skickad: 2026-05-20",
        "    svar_senast: 2026-06-03",
        "  b22223:",
        "    enkät: bestallarenkat",
        "    mottagare: utredare",
        "    förpliktad: kommunen",
        "    skickad: 2026-05-20",
    ]
    waiting = [row for row in due(office) if row["rubrik"].startswith("Enkätsvar")]
    assert [(row["senast"], row["förpliktad"], row["ansvarig"]) for row in waiting] == [
        ("2026-06-03", "utföraren", ""),
        ("2026-06-10", "kommunen", "utredare"),
    ]
    said = office.done("survey", "answer", waiting[0]["id"], "--answer", "rutiner=Alla.", "--answer", "personal=Full.")
    assert said.startswith(
        "Antecknat svar från Utföraren (b22222) i 2026-ekbacken-7k2m9x. Nästa: uppf survey answer b22223"
    )
    assert added(office) == ["    inkommen: 2026-05-20", "    svar:", "      rutiner: Alla.", "      personal: Full."]
    office.capsys.readouterr()
    assert main(["survey", "compare", "7k2m9x", "--repo", str(office.root)]) == 0
    assert office.capsys.readouterr().out == (
        "Enkätsvar i 7k2m9x\n\n"
        "Fråga     Text                  Utföraren  Utredare\n"
        "--------  --------------------  ---------  --------\n"
        "rutiner   Vilka rutiner finns?  Alla.\n"
        "personal  Hur är bemanningen?   Full.\n"
        "\nUtredare har inte svarat (b22223, 2026-05-20).\n"
    )


# Check points


POINTS = """\
Kontrollpunkter i 7k2m9x

Punkt     Vad                                               Riktvärde  Bedömning
--------  ------------------------------------------------  ---------  ---------

förberedelse
klagomal  Klagomål och brister (öppna brister: 0; klagomål             kvar
          sedan förra tillfället: 0)

på plats
rutiner   Rutiner finns och följs                           alla       kvar

efter
samtal    Samtal med personal                                          vid behov

2 kvar att bedöma: uppf point ÄRENDE PUNKT --assessment STEG, eller
--not-applicable SKÄL.
"""


def test_check_points_are_shown_and_assessed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert office.done("points", "7k2m9x") == POINTS
    said = office.done("point", "7k2m9x", "rutiner", "--assessment", "Uppfyller inte", "--answer", "Två saknas.")
    assert said == (
        "Antecknat rutiner (b22222) i 2026-ekbacken-7k2m9x: Uppfyller inte. "
        "Nästa: uppf points 7k2m9x, sedan uppf point 7k2m9x klagomal --assessment STEG\n"
        "Obs: Uppfyller inte är en brist enligt planen; anteckna den med uppf finding.\n"
    )
    office.done("point", "7k2m9x", "klagomal", "--not-applicable", "Inga har kommit.")
    # The visit is written on one line, and stays on it, with its comment.
    assert office.read(CASE) == PLANNED.replace(
        "chef]}",
        "chef], punkter: {b22222: {kontrollpunkt: rutiner, fas: på_plats, svar: Två saknas., "
        "bedömning: uppfyller_inte}, b22223: {kontrollpunkt: klagomal, fas: förberedelse, "
        "ej_tillämplig: Inga har kommit.}}}",
    )
    rows = json.loads(office.done("points", "7k2m9x", "--format", "json"))["rader"]
    assert [(row["kontrollpunkt"], row["bedömning"], row.get("svar")) for row in rows] == [
        ("klagomal", "ej_tillämpligt", "Inga har kommit."),
        ("rutiner", "uppfyller_inte", "Två saknas."),
        ("samtal", "vid behov", None),
    ]


# Planned visits


def test_a_planned_visit_is_moved_then_held_and_another_called_off(office: Office) -> None:
    office.done("visit", "7k2m9x", "--date", "2026-05-25")
    said = office.done("move", "b22222", "--date", "2026-05-19")
    assert said.startswith("Flyttat tillfälle b22222 i 2026-ekbacken-7k2m9x från 2026-05-25 till 2026-05-19. Nästa: ")
    assert said.endswith("Nästa: uppf held b22222 --place PLATS --present ROLLER\n")
    before = office.read(CASE) or ""
    office.done("held", "b22222", "--place", "Ekbacken", "--present", "utredare")
    assert added(office) == ["    plats: Ekbacken", "    närvarande: [utredare]"]
    assert [line for line in before.splitlines() if line not in (office.read(CASE) or "").splitlines()] == []
    office.done("visit", "7k2m9x", "--date", "2026-05-25")
    said = office.done("call-off", "b22223", "--reason", "Snö", "--role", "chef")
    assert added(office) == ["    inställt:", "      datum: 2026-05-20", "      roll: chef", "      skäl: Snö"]
    assert office.refused("move", "b22223", "--date", "2026-06-01") == ["visit-called-off"]


# The unannounced


LISTS = [
    ("due", "--all"),
    ("due", "--all", "--format", "json"),
    ("due", "--all", "--format", "ics"),
    ("due", "--all", "--format", "html"),
    ("year", "2026"),
    ("year", "2026", "--rows"),
    ("year", "2026", "--format", "ics"),
    ("list", "ärenden", "--all", "--format", "csv"),
    ("list", "utförare", "--format", "csv"),
    ("list", "avtal", "--format", "csv"),
    ("show", "lonnen"),
    ("show", "solglantan"),
    ("report", "7k2m9x", "--format", "md"),
]


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(("--unannounced", "--method", "platsbesök"), id="said to be unannounced"),
        pytest.param(("--method", "oanmält besök"), id="unannounced by its method"),
    ],
)
def test_an_unannounced_case_changes_no_shared_list_until_it_is_made(office: Office, how: tuple[str, ...]) -> None:
    before = {command: office.done(*command) for command in LISTS}
    said = office.done(
        "start", "besok", "--about", "lonnen", "--counts", "--dnr", "26/SN 9", "--period", "2026-K2", *how
    )
    assert "ärendet är oanmält och visas inte i delade listor" in said
    office.done("finding", "b22222", "Plan saknas.", "--grade", "brist")
    office.done("visit", "b22222", "--date", "2026-06-02")
    assert {command: office.done(*command) for command in LISTS} == before
    assert "b22222" in office.done("due", "--all", "--unannounced", "--format", "json")
    assert "b22222" in office.done("show", "b22222")
    made = office.uppf("list", "ärenden", "--all", "--format", "csv", as_of="2026-06-02")
    assert "2026-lonnen-b22222" in made.out


# Both ways


BY_HAND = (
    SCHEMA
    + """\
ärende: 2026-ekbacken-b22222
regel: rutin/besok
utförare: solglantan
avtal: lou-1
enhet: ekbacken
verksamhet: boende
nämnd: socialnamnden
öppnat: 2026-05-20
metod: platsbesök
räknas: ja
signal: {källa: klagomål, inkommen: 2026-05-18}
samråd:
  mas: 2026-05-20
registerkontroller:
  b22223:
    slag: kredit
    datum: 2026-05-20
    del: kredit
    utfall: Inget.
    regel: rutin/ekonomi
    avser: 2026-05
antal_från_individuppföljning:
  b22224: {datum: 2026-05-20, granskade: 9, regel: rutin/aktgranskning}
enkäter:
  b22225: {enkät: utforarenkat, mottagare: utforare, skickad: 2026-05-20, svar_senast: 2026-06-03, inkommen: 2026-05-20}
  b22226: {enkät: bestallarenkat, mottagare: utredare, förpliktad: kommunen, skickad: 2026-05-20}
tillfällen:
  b22227: {datum: 2026-05-20, plats: Ekbacken, närvarande: [chef]}
punkter:
  b22228: {kontrollpunkt: rutiner, fas: på_plats, bedömning: uppfyller}
"""
)


def test_the_due_list_after_verbs_is_the_one_after_writing_by_hand(office: Office, tmp_path: Path) -> None:
    office.done("start", "besok", "--about", "ekbacken", "--method", "platsbesök", "--counts")
    case = "arenden/2026/2026-ekbacken-b22222.yaml"
    office.write(case, (office.read(case) or "") + "signal: {källa: klagomål, inkommen: 2026-05-18}\n")
    office.done("save")
    for line in (
        ("consult", "b22222", "mas"),
        ("control", "b22222", "kredit", "--outcome", "Inget.", "--part", "kredit", "--rule", "ekonomi",
         "--period", "2026-05"),
        ("count", "b22222", "--examined", "9", "--rule", "aktgranskning"),
        ("survey", "send", "b22222"),
        ("survey", "answer", "b22225"),
        ("visit", "b22222", "--place", "Ekbacken", "--present", "chef"),
        ("point", "b22222", "rutiner", "--assessment", "uppfyller", "--in-case"),
    ):  # fmt: skip
        office.done(*line)
    by_verbs = due(office, "--unannounced")
    office.write(case, BY_HAND)
    assert office.done("save")
    assert due(office, "--unannounced") == by_verbs


def test_every_step_and_refusal_has_words(office: Office) -> None:
    codes = {*BY_EVENT.values(), "write", "acknowledge", "judge", "breach", "close", "prepare", "consult"}
    codes |= {"ground", "answer", "coming", "document", "assess", "finding"}
    said = [f"{kind}.{code}" for code in codes for kind in ("step", "next")]
    said += re.findall(r'refuse\("([a-z-]+)"', "".join(path.read_text("utf-8") for path in ACTS))
    assert len(said) > 60
    assert [code for code in said if message(Problem(code)).startswith(code)] == []
