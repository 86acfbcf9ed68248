"""From a finding to a verified remedy at a real desk: what is said at each step, what is written, what is refused."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.office import CASE, CASE_TEXT, Office, move_in
from tests.rules.office import PLAN, PROVIDER
from uppf.cli.reading import desk
from uppf.rules.due import WAITING, Due, due

FOUND = """\
brister:
  b7q2wn:
    text: Planer saknas.
    konstaterad: 2026-05-20
    kategori: dokumentation
    avtalspunkt: "4.3"
    frekvens: återkommande   # tre av tio
    konsekvens: {individ: liten}
"""
MINOR = FOUND.replace("återkommande", "enstaka")
SERIOUS = FOUND.replace("liten", "stor")
ASKED = FOUND + "    disposition: {åtgärdsplan: 2026-06-03}\n"
REQUEST = """\
åtgärdsplaner:
  p2345a:
    begärd: 2026-05-20
    svar_senast: 2026-06-03
    brister: [b7q2wn]
"""
CAME = REQUEST + "    inkommen: 2026-06-02\n"
ACTION = "a2345b: {aktivitet: Skriva planer, ansvarig: utförarens chef, slutdatum: 2026-08-31}"
WHOLE = CAME + f"    åtgärder:\n      {ACTION}\n"
APPROVED = WHOLE + "    godkänd: {datum: 2026-06-10, roll: chef}\n"
NOT_YET = ASKED + "    verifierad: {datum: 2026-09-20, roll: utredare, åtgärdad: nej, underlag: Stickprov}\n"
CLAIMED = ASKED + "    åtgärdad: 2026-08-30\n"
SEEN = CLAIMED + "    verifierad: {datum: 2026-09-20, roll: utredare, åtgärdad: ja, underlag: Stickprov}\n"
REMARKED = MINOR + "    disposition: {påpekande: 2026-05-20}\n"
PERMIT = PROVIDER.replace("namn: Ekbacken,", "namn: Ekbacken, tillståndspliktig: ja,")
ANSWERED = SERIOUS + "    tillsynsmyndighet: {anmäld: 2026-05-21, dnr: 26/SN 0140}\n"
LAST = "2026-09-30"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return move_in(tmp_path, monkeypatch, capsys)


def given(office: Office, *parts: str, provider: str = "", plan: str = "") -> None:
    """What stands in the case before, written by hand."""
    office.write(CASE, CASE_TEXT + "".join(parts))
    if provider:
        office.write("utforare/solglantan.yaml", provider)
    if plan:
        office.write("planer/rutin.yaml", plan)
    office.commit("Skriv för hand")


def waits(office: Office, source: str, as_of: str) -> list[Due]:
    """What waits of a kind, on a day."""
    rows = due(desk(office.root).facts, date.fromisoformat(as_of))
    return [row for row in rows if row.source == source and row.state in WAITING]


def added(office: Office, commits: int = 1) -> tuple[list[str], list[str]]:
    """The lines that the last acts added and took away."""
    lines = office.git("diff", "-U0", f"HEAD~{commits}", "--", CASE).splitlines()
    body = [line for line in lines if not line.startswith(("+++", "---", "@@", "diff", "index"))]
    return [s[1:] for s in body if s[0] == "+"], [s[1:] for s in body if s[0] == "-"]


# The story


def test_from_a_finding_to_a_remedy_that_somebody_has_seen(office: Office) -> None:
    """Asked for, too thin, asked for again, approved, done, seen not to help, done anew, seen to help."""
    given(office, FOUND)
    [undecided] = waits(office, "beslut_om_brist", "2026-05-20")
    assert (undecided.last.isoformat(), undecided.obliged) == ("2026-06-19", "kommunen")
    assert office.done("plan", "ask", undecided.id, "--answer-by", "2026-06-03") == (
        "Begärt åtgärdsplan b22222 för b7q2wn, senast 2026-06-03. "
        'Nästa: uppf finding 7k2m9x "VAD SOM BRISTER", eller uppf draft 7k2m9x om inget brister\n'
    )
    assert added(office) == (
        [
            "    disposition:",
            "      åtgärdsplan: 2026-06-03",
            "åtgärdsplaner:",
            "  b22222:",
            "    begärd: 2026-05-20",
            "    svar_senast: 2026-06-03",
            "    brister: [b7q2wn]",
        ],
        [],
    )
    assert waits(office, "beslut_om_brist", "2026-05-20") == []
    [answer] = waits(office, "åtgärdsplan", "2026-06-05")
    assert (answer.last.isoformat(), answer.state, answer.obliged) == ("2026-06-03", "försenad", "utföraren")

    assert office.done("plan", "receive", answer.id, as_of="2026-06-05") == (
        "Tagit emot åtgärdsplan b22222 2026-06-05, 2 dagar sent. "
        'Nästa: uppf plan action b22222 "AKTIVITET" --responsible FUNKTION --end DATUM, '
        "eller uppf plan return b22222 --reason SKÄL --answer-by DATUM\n"
    )
    [review] = waits(office, "granska_åtgärdsplan", "2026-06-05")
    assert review.last.isoformat() == "2026-06-19"
    office.done("plan", "action", "7k2m9x", "Skriva planer", as_of="2026-06-05")
    assert office.refused("plan", "approve", "7k2m9x", "--role", "chef", as_of="2026-06-08") == ["plan-incomplete"]
    back = ("--reason", "Tid och ansvarig saknas", "--answer-by", "2026-06-24")
    assert office.done("plan", "return", "7k2m9x", *back, as_of="2026-06-08").startswith(
        "Begärt åtgärdsplan b22222 på nytt som b22224, senast 2026-06-24; den första dagen står kvar. "
    )
    assert added(office) == (
        [
            "    komplettering_begärd: 2026-06-08",
            "  b22224:",
            "    begärd: 2026-06-08",
            "    svar_senast: 2026-06-24",
            "    brister: [b7q2wn]",
            "    tidigare_begäran: b22222",
            "    skäl: Tid och ansvarig saknas",
        ],
        [],
    )
    office.done("plan", "receive", "7k2m9x", as_of="2026-06-20")
    said = ("Skriva planer", "--responsible", "utförarens chef", "--end", "2026-08-31", "--finding", "b7q2wn")
    assert office.done("plan", "action", "7k2m9x", *said, as_of="2026-06-20") == (
        "Antecknat åtgärd b22225 i åtgärdsplan b22224. "
        "Nästa: uppf plan approve b22224 --role ROLL, eller uppf plan return b22224 --reason SKÄL --answer-by DATUM\n"
    )
    assert office.done("plan", "approve", "7k2m9x", "--role", "enhetschef", as_of="2026-06-22").startswith(
        "Godkänt åtgärdsplan b22224 2026-06-22. "
    )
    [doing] = waits(office, "åtgärd", "2026-08-01")
    moved = office.done("action", "move", doing.id, "--end", "2026-09-15", "--reason", "Semester", as_of="2026-08-01")
    assert moved.startswith("Flyttat sista dag för åtgärd b22225 från 2026-08-31 till 2026-09-15. ")
    assert added(office) == (
        [
            "        slutdatum: 2026-09-15",
            "        flyttat:",
            "          b22226:",
            "            slutdatum: 2026-08-31",
            "            datum: 2026-08-01",
            "            skäl: Semester",
        ],
        ["        slutdatum: 2026-08-31"],
    )
    verify = "Nästa: uppf verify b7q2wn --remedied --role ROLL --evidence UNDERLAG (eller --not-remedied)\n"
    done = office.done("action", "done", "7k2m9x", "--evidence", "Planerna", as_of="2026-09-10")
    assert done == f"Antecknat åtgärd b22225 som gjord 2026-09-10: Skriva planer. {verify}"
    claimed = office.done("remedied", "7k2m9x", as_of="2026-09-11")
    assert claimed == f"Antecknat brist b7q2wn som åtgärdad 2026-09-11 enligt utföraren. {verify}"

    seen = ("--role", "utredare", "--evidence", "Två av tio saknas")
    assert office.done("verify", "7k2m9x", "--not-remedied", *seen, as_of="2026-09-20") == (
        "Kontrollerat brist b7q2wn 2026-09-20: inte åtgärdad. "
        "Nästa: ge ny tid: uppf plan ask b7q2wn --answer-by DATUM (eller uppf action move), "
        "eller pröva sanktion: uppf sanction options 7k2m9x\n"
        "Åtgärdernas sista dag var 2026-09-15, men bristen är inte åtgärdad; den kan prövas för sanktion.\n"
    )
    [again] = waits(office, "verifiera", "2026-09-20")
    assert again.last.isoformat() == "2026-10-20"
    office.done("plan", "ask", "7k2m9x", "--answer-by", "2026-10-10", as_of="2026-09-21")
    assert "      åtgärdsplan: 2026-06-03\n" in (office.read(CASE) or ""), "the first last day stands"
    office.done("plan", "receive", "7k2m9x", as_of="2026-10-10")
    last = ("Skriva de sista", "--responsible", "utförarens chef", "--end", "2026-11-30")
    office.done("plan", "action", "7k2m9x", *last, as_of="2026-10-10")
    office.done("plan", "approve", "7k2m9x", "--role", "chef", as_of="2026-10-12")
    [again] = waits(office, "verifiera", "2026-10-12")
    assert again.last.isoformat() == "2026-12-30"
    office.done("remedied", "7k2m9x", as_of="2026-11-01")
    seen = ("--role", "utredare", "--evidence", "Alla tio finns")
    office.done("verify", again.id, "--remedied", *seen, as_of="2026-11-20")
    assert added(office) == (
        [
            "    kontroller:",
            "      b22230:",
            "        datum: 2026-11-20",
            "        roll: utredare",
            "        åtgärdad: ja",
            "        underlag: Alla tio finns",
        ],
        [],
    )
    assert waits(office, "verifiera", "2026-11-20") == []
    assert office.git("log", "-4", "--format=%s").splitlines() == [
        "Kontrollera brist b7q2wn i 2026-ekbacken-7k2m9x: åtgärdad",
        "Anteckna brist b7q2wn som åtgärdad enligt utföraren i 2026-ekbacken-7k2m9x",
        "Godkänn åtgärdsplan b22227 i 2026-ekbacken-7k2m9x",
        "Anteckna åtgärd b22228 i åtgärdsplan b22227 i 2026-ekbacken-7k2m9x",
    ]


def test_the_comment_of_a_hand_stays(office: Office) -> None:
    given(office, FOUND)
    office.done("plan", "ask", "7k2m9x", "--answer-by", "2026-06-03")
    assert "    frekvens: återkommande   # tre av tio\n" in (office.read(CASE) or "")


def test_a_remark_is_seen_at_the_next_follow_up_also_when_its_case_is_closed(office: Office) -> None:
    unruled = PLAN[: PLAN.index("  - id: verifiera")] + PLAN[PLAN.index("bedömning:") :]
    given(office, MINOR, plan=unruled)
    assert office.done("remark", "7k2m9x").startswith(
        "Gjort påpekande 2026-05-20 om brist b7q2wn; den kontrolleras vid nästa uppföljning. "
    )
    closed = (
        "rapporter: {r1: {färdig: 2026-05-20}}\nåterkopplad: 2026-05-20\navslutat: {datum: 2026-05-20, roll: chef}\n"
    )
    office.write(CASE, (office.read(CASE) or "") + closed)
    office.commit("Avsluta")
    [row] = waits(office, "verifiera", "2026-05-21")
    assert row.last.isoformat() == "2027-05-20"
    office.done("verify", row.id, "--remedied", "--role", "utredare", "--evidence", "Besök", as_of="2027-03-01")
    assert waits(office, "verifiera", "2027-03-02") == []


def test_a_finding_is_let_go_with_a_reason(office: Office) -> None:
    given(office, ASKED, REQUEST)
    said = office.done("write-off", "b7q2wn", "--reason", "Avsåg en annan enhet", "--role", "chef")
    assert said == (
        "Skrivit av brist b7q2wn 2026-05-20. "
        'Nästa: uppf finding 7k2m9x "VAD SOM BRISTER", eller uppf draft 7k2m9x om inget brister\n'
        "Åtgärdsplan p2345a gällde bara den bristen och väntar inte längre på något beslut.\n"
    )
    assert waits(office, "åtgärdsplan", "2026-05-21") == []


def test_only_the_role_that_the_delegation_names_lets_a_finding_go(office: Office) -> None:
    given(office, FOUND)
    off = ("write-off", "b7q2wn", "--reason", "Avsåg en annan enhet", "--role")
    delegation = "delegation: [{punkt: 7.8, beslut: Skriva av, typer: [avskrivning], roller: [chef], anmäls: ja}]\n"
    office.write("uppf.yaml", (office.read("uppf.yaml") or "") + delegation)
    office.commit("Delegation")
    assert office.refused(*off, "utredare") == ["delegation-role"]
    office.done(*off, "chef")
    written_off = desk(office.root).register.cases["2026-ekbacken-7k2m9x"].findings["b7q2wn"].disposition.written_off
    assert written_off is not None
    assert (written_off.role, written_off.delegation_point) == ("chef", "7.8")
    assert [row.dims.item for row in waits(office, "redovisa_beslut", "2026-05-21")] == ["b7q2wn"]


@pytest.mark.parametrize("role", ["utredare", "chef", "socialnamnden"])
def test_whoever_decides_may_let_a_finding_go_where_no_delegation_says_who(office: Office, role: str) -> None:
    given(office, FOUND)
    office.done("write-off", "b7q2wn", "--reason", "Avsåg en annan enhet", "--role", role)


def test_a_registry_number_with_a_stroke_names_the_case(office: Office) -> None:
    given(office, FOUND)
    assert office.done("plan", "ask", "26/SN 0091", "--answer-by", "2026-06-03").startswith(
        "Begärt åtgärdsplan b22222 för b7q2wn, senast 2026-06-03. "
    )
    assert office.done("plan", "receive", "26/SN 0091").startswith("Tagit emot åtgärdsplan b22222 2026-05-20. ")
    assert office.done("remedied", "26/SN 0091/b7q2wn").startswith("Antecknat brist b7q2wn som åtgärdad")


def test_a_grade_that_is_judged_anew_keeps_the_reasons_before(office: Office) -> None:
    given(office, FOUND + "    grad: mindre\n    grad_skäl: Rättat på plats\n")
    assert office.done("regrade", "b7q2wn", "--grade", "allvarlig", "--reason", "Fler exempel") == (
        "Bedömt brist b7q2wn på nytt: mindre blir allvarlig. Nästa: uppf plan ask b7q2wn --answer-by DATUM\n"
        "Enligt Rutin för uppföljning följer: begär en åtgärdsplan, informera nämnden.\n"
    )
    finding = desk(office.root).register.cases["2026-ekbacken-7k2m9x"].findings["b7q2wn"]
    assert (str(finding.grade), finding.grade_reason) == ("allvarlig", "Rättat på plats\n2026-05-20: Fler exempel")


# The duty to report


def test_the_supervisor_comes_first_when_it_is_serious(office: Office) -> None:
    given(office, SERIOUS, provider=PERMIT)
    asked = (
        "Nästa: uppf supervisor notified b7q2wn --dnr DNR, "
        "eller uppf supervisor not-required b7q2wn --reason SKÄL --role ROLL\n"
    )
    assert office.done("plan", "ask", "7k2m9x", "--answer-by", "2026-05-25").endswith(asked)
    assert office.done("supervisor", "notified", "7k2m9x", "--dnr", "26/SN 0140").startswith(
        "Underrättat tillsynsmyndigheten 2026-05-20 om brist b7q2wn, 26/SN 0140. Nästa: uppf finding"
    )
    assert added(office) == (["    tillsynsmyndighet:", "      anmäld: 2026-05-20", "      dnr: 26/SN 0140"], [])
    assert office.refused("supervisor", "notified", "b7q2wn", "--dnr", "1") == ["supervisor-already-answered"]


def test_that_it_need_not_be_told_is_a_decision(office: Office) -> None:
    given(office, SERIOUS, provider=PERMIT)
    said = ("--reason", "Avhjälpt samma dag", "--role", "sektionschef", "--dnr", "26/SN 0141")
    assert office.done("supervisor", "not-required", "7k2m9x", *said).startswith(
        "Beslutat 2026-05-20 att brist b7q2wn inte behöver anmälas till tillsynsmyndigheten. "
        "Nästa: uppf plan ask b7q2wn --answer-by DATUM\n"
    )
    answer = desk(office.root).register.cases["2026-ekbacken-7k2m9x"].findings["b7q2wn"].supervisor
    assert answer
    assert answer.not_required
    assert (answer.not_required.role, answer.not_required.registry_number) == ("chef", "26/SN 0141")


def test_to_answer_where_nobody_asks_may_be_a_slip(office: Office) -> None:
    given(office, FOUND)
    said = office.done("supervisor", "notified", "7k2m9x", "--dnr", "26/SN 0140")
    assert "Obs: frågan gäller allvarliga brister i tillståndspliktiga enheter, och det är bristen inte; " in said


# The last day must be said


RULE = """\
  - id: plan
    rubrik: Åtgärdsplan
    källa: s. 4
    ordalydelse: åtgärdsplan begärs in
    tolkning: a
    läsningar:
      a: {innebär: inom 14 dagar, frekvens: {vid: åtgärdsplan.begärd, frist: 14 dagar}}
      b: {innebär: inom 20 dagar, frekvens: {vid: åtgärdsplan.begärd, frist: 20 dagar}}
    objekt: åtgärdsplan
    förpliktad: utföraren
    räknas_som_genomförd: åtgärdsplan.inkommen
"""
WITH_RULE = PLAN.replace("bedömning:\n", f"{RULE}bedömning:\n")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (PLAN, "till exempel 2026-06-03 (förval, ej ur planen)"),
        (WITH_RULE, "till exempel 2026-06-03 enligt Rutin för uppföljning (andra läsningar ger 2026-06-09 (b))"),
    ],
    ids=["ours", "the plan's"],
)
def test_without_a_last_day_the_plans_are_asked(office: Office, plan: str, said: str) -> None:
    given(office, FOUND, plan=plan)
    answer = office.uppf("plan", "ask", "7k2m9x")
    assert (answer.code, answer.err) == (
        1,
        f"fel: en begäran ska ange sista dag att svara; skriv den med --answer-by, {said} [answer-by-needed]\n",
    )


def test_what_a_rule_waits_for_does_not_wait_twice(office: Office) -> None:
    given(office, ASKED, REQUEST, plan=WITH_RULE)
    assert waits(office, "åtgärdsplan", "2026-05-21") == []
    rows = [row for row in waits(office, "regel", "2026-05-21") if row.rule == "rutin/plan"]
    assert [row.last.isoformat() for row in rows] == ["2026-06-03"]
    late = ("--reason", "Kom inte", "--answer-by", "2026-06-20")
    office.done("plan", "return", "7k2m9x", *late, as_of="2026-06-05")
    rows = [row for row in waits(office, "regel", "2026-06-05") if row.rule == "rutin/plan"]
    assert [row.last.isoformat() for row in rows] == ["2026-06-03", "2026-06-20"]
    office.done("plan", "receive", "7k2m9x", as_of="2026-06-18")
    assert [row.last for row in waits(office, "regel", "2026-06-18") if row.rule == "rutin/plan"] == []


# By hand and by verbs


BY_HAND = """\
brister:
  b7q2wn: {text: Planer saknas., konstaterad: 2026-05-20, kategori: dokumentation, avtalspunkt: "4.3",
           frekvens: återkommande, konsekvens: {individ: liten}, disposition: {åtgärdsplan: 2026-06-03},
           åtgärdad: 2026-08-30,
           verifierad: {roll: utredare, datum: 2026-09-01, underlag: Stickprov, åtgärdad: nej},
           åtgärdad_igen: {b22226: 2026-09-10},
           kontroller: {b22227: {datum: 2026-09-20, åtgärdad: nej, roll: utredare, underlag: Stickprov}}}
åtgärdsplaner:
  b22222: {begärd: 2026-05-20, svar_senast: 2026-06-03, brister: b7q2wn, inkommen: 2026-06-02,
           komplettering_begärd: 2026-06-05}
  b22223: {begärd: 2026-06-05, svar_senast: 2026-06-20, brister: [b7q2wn], inkommen: 2026-06-20,
           tidigare_begäran: b22222, skäl: För tunn, godkänd: {datum: 2026-06-22, roll: chef},
           åtgärder: {b22224: {aktivitet: Skriva, ansvarig: utförarens chef, slutdatum: 2026-09-15,
                               flyttat: {b22225: {slutdatum: 2026-08-31, datum: 2026-08-01, skäl: Semester}},
                               utfört: 2026-08-30, underlag: Planerna}}}
"""


def test_the_due_list_is_the_same_as_when_it_is_written_by_hand(office: Office) -> None:
    given(office, FOUND)
    acts = (
        ("2026-05-20", "plan", "ask", "7k2m9x", "--answer-by", "2026-06-03"),
        ("2026-06-02", "plan", "receive", "7k2m9x"),
        ("2026-06-05", "plan", "return", "7k2m9x", "--reason", "För tunn", "--answer-by", "2026-06-20"),
        ("2026-06-20", "plan", "receive", "7k2m9x"),
        ("2026-06-20", "plan", "action", "7k2m9x", "Skriva", "--responsible", "utförarens chef", "--end", "2026-08-31"),
        ("2026-06-22", "plan", "approve", "7k2m9x", "--role", "chef"),
        ("2026-08-01", "action", "move", "7k2m9x", "--end", "2026-09-15", "--reason", "Semester"),
        ("2026-08-30", "action", "done", "7k2m9x", "--evidence", "Planerna"),
        ("2026-08-30", "remedied", "7k2m9x"),
        ("2026-09-01", "verify", "7k2m9x", "--not-remedied", "--role", "utredare", "--evidence", "Stickprov"),
        ("2026-09-10", "remedied", "7k2m9x"),
        ("2026-09-20", "verify", "7k2m9x", "--not-remedied", "--role", "utredare", "--evidence", "Stickprov"),
    )
    for day, *args in acts:
        office.done(*args, as_of=day)
    by_verbs = desk(office.root)
    office.write(CASE, CASE_TEXT + BY_HAND)
    by_hand = desk(office.root)
    assert by_hand.register.cases == by_verbs.register.cases
    for day in ("2026-06-04", "2026-06-30", "2026-10-30"):
        assert due(by_hand.facts, date.fromisoformat(day)) == due(by_verbs.facts, date.fromisoformat(day))


# What is refused

OTHER = """\
ärende: 2026-lonnen-3f4g5h
avtal: lou-1
enhet: lonnen
öppnat: 2026-03-02
brister: {b9x8yz: {text: Rutin saknas., konstaterad: 2026-05-20, avtalspunkt: "4.4"}}
"""
CLOSED = "inställt: {datum: 2026-05-21, roll: chef, skäl: Huset brann}\n"
ROLE, EVIDENCE = ("--role", "utredare"), ("--evidence", "Stickprov")
BACK = ("--reason", "För tunn", "--answer-by", "2026-10-20")


@pytest.mark.parametrize(
    ("parts", "args", "code"),
    [
        pytest.param((FOUND,), ("regrade", "b7q2wn", "--reason", "x"), "nothing-judged", id="nothing judged"),
        pytest.param((FOUND,), ("regrade", "b7q2wn", "--reason", " ", "--grade", "mindre"), "reason-empty", id="why"),
        pytest.param((SEEN,), ("regrade", "b7q2wn", "--reason", "x", "--grade", "mindre"), "finding-closed", id="over"),
        pytest.param((FOUND,), ("remark", "b7q2wn"), "remark-reason-needed", id="the plan says a plan of action"),
        pytest.param((REMARKED,), ("remark", "b7q2wn"), "already-remarked", id="remarked"),
        pytest.param((SEEN,), ("remark", "b7q2wn"), "finding-closed", id="remark on what is over"),
        pytest.param((MINOR,), ("remark", "b7q2wn", "--date", "2026-10-01"), "future-day", id="a remark tomorrow"),
        pytest.param((MINOR, CLOSED), ("remark", "b7q2wn"), "case-closed", id="the case is closed"),
        pytest.param((MINOR,), ("remark", "zzzzzz"), "unknown-case", id="no such finding"),
        pytest.param((), ("remark", "7k2m9x"), "no-such-item", id="a case without findings"),
        pytest.param(
            (MINOR, MINOR[8:].replace("b7q2wn", "b8r3xp")), ("remark", "7k2m9x"), "ambiguous-item", id="which one"
        ),
        pytest.param((FOUND,), ("write-off", "b7q2wn", "--reason", " ", *ROLE), "reason-empty", id="no reason"),
        pytest.param(
            (FOUND,), ("write-off", "b7q2wn", "--reason", "x", "--role", "Kalle"), "no-such-role", id="no such role"
        ),
        pytest.param((FOUND,), ("plan", "ask", "b7q2wn"), "answer-by-needed", id="no last day"),
        pytest.param(
            (FOUND,), ("plan", "ask", "b7q2wn", "--answer-by", "2026-09-29"), "answer-by-passed", id="a day gone"
        ),
        pytest.param((REMARKED,), ("plan", "ask", "7k2m9x", "--answer-by", LAST), "nothing-to-ask", id="none waits"),
        pytest.param(
            (FOUND,), ("plan", "ask", "b7q2wn", "b9x8yz", "--answer-by", LAST), "many-cases", id="of two cases"
        ),
        pytest.param(
            (ASKED, REQUEST), ("plan", "ask", "b7q2wn", "--answer-by", LAST), "plan-already-asked", id="asked already"
        ),
        pytest.param(
            (SEEN,), ("plan", "ask", "b7q2wn", "--answer-by", LAST), "finding-closed", id="ask for what is over"
        ),
        pytest.param((ASKED, CAME), ("plan", "receive", "p2345a"), "plan-already-received", id="received"),
        pytest.param((ASKED, REQUEST), ("plan", "action", "p2345a", "Skriva"), "plan-not-received", id="not received"),
        pytest.param((ASKED, CAME), ("plan", "action", "p2345a", " "), "empty-activity", id="no activity"),
        pytest.param(
            (ASKED, CAME),
            ("plan", "action", "p2345a", "Skriva", "--finding", "b9x8yz"),
            "not-in-plan",
            id="not its own",
        ),
        pytest.param(
            (ASKED, WHOLE), ("plan", "action", "p2345a", "skriva planer"), "action-already-there", id="there already"
        ),
        pytest.param((ASKED, APPROVED), ("plan", "action", "p2345a", "Skriva"), "plan-approved", id="approved"),
        pytest.param((ASKED, APPROVED), ("plan", "return", "p2345a", *BACK), "plan-approved", id="back when approved"),
        pytest.param(
            (ASKED, CAME), ("plan", "return", "p2345a", "--reason", "x"), "answer-by-needed", id="back, no day"
        ),
        pytest.param((ASKED, CAME), ("plan", "approve", "p2345a", *ROLE), "plan-incomplete", id="no actions"),
        pytest.param((ASKED, REQUEST), ("plan", "approve", "p2345a", *ROLE), "plan-not-received", id="not come"),
        pytest.param((ASKED, APPROVED), ("plan", "approve", "p2345a", *ROLE), "plan-approved", id="approved twice"),
        pytest.param(
            (ASKED, APPROVED),
            ("action", "move", "a2345b", "--end", "2026-08-31", "--reason", "x"),
            "not-later",
            id="early",
        ),
        pytest.param(
            (ASKED, APPROVED.replace("08-31}", "08-31, utfört: 2026-08-30}")),
            ("action", "done", "a2345b"),
            "action-already-done",
            id="done already",
        ),
        pytest.param((FOUND,), ("remedied", "b7q2wn"), "finding-undecided", id="remedied, undecided"),
        pytest.param((CLAIMED,), ("remedied", "b7q2wn"), "already-remedied", id="said already"),
        pytest.param((SEEN,), ("remedied", "b7q2wn"), "finding-closed", id="said of what is over"),
        pytest.param(
            (FOUND,), ("verify", "b7q2wn", "--remedied", *ROLE, *EVIDENCE), "finding-undecided", id="undecided"
        ),
        pytest.param(
            (CLAIMED,), ("verify", "b7q2wn", "--remedied", *ROLE, "--evidence", " "), "evidence-needed", id="how"
        ),
        pytest.param(
            (CLAIMED, APPROVED.replace("utförarens chef", "Sektionschef")),
            ("verify", "b7q2wn", "--remedied", "--role", "chef", *EVIDENCE),
            "checked-by-author",
            id="one's own work",
        ),
        pytest.param(
            (NOT_YET,),
            ("verify", "b7q2wn", "--remedied", *ROLE, *EVIDENCE, "--date", "2026-09-20"),
            "check-not-last",
            id="a check before the last",
        ),
        pytest.param(
            (SEEN,), ("verify", "b7q2wn", "--remedied", *ROLE, *EVIDENCE), "finding-closed", id="seen already"
        ),
        pytest.param(
            (CLAIMED, CLOSED), ("verify", "b7q2wn", "--remedied", *ROLE, *EVIDENCE), "case-closed", id="cancelled"
        ),
        pytest.param((SERIOUS,), ("supervisor", "notified", "b7q2wn", "--dnr", " "), "registry-number-empty", id="dnr"),
        pytest.param(
            (ANSWERED,),
            ("supervisor", "not-required", "b7q2wn", "--reason", "x", *ROLE),
            "supervisor-already-answered",
            id="answered",
        ),
    ],
)
def test_what_is_refused_leaves_no_trace(
    office: Office, parts: tuple[str, ...], args: tuple[str, ...], code: str
) -> None:
    office.write("arenden/2026/2026-lonnen-3f4g5h.yaml", OTHER)
    given(office, *parts)
    assert office.refused(*args, as_of=LAST) == [code]


def test_a_role_to_which_it_is_not_delegated_does_not_approve(office: Office) -> None:
    delegation = "delegation: [{punkt: 7.4, beslut: Godkänna, typer: [åtgärdsplan], roller: [chef]}]\n"
    office.write("uppf.yaml", (office.read("uppf.yaml") or "") + delegation)
    given(office, ASKED, WHOLE)
    assert office.refused("plan", "approve", "p2345a", *ROLE, as_of=LAST) == ["delegation-role"]
    office.done("plan", "approve", "p2345a", "--role", "chef", as_of=LAST)
    approved = desk(office.root).register.cases["2026-ekbacken-7k2m9x"].action_plans["p2345a"].approved
    assert approved
    assert approved.delegation_point == "7.4"


def test_an_action_said_again_gets_what_it_lacked(office: Office) -> None:
    given(office, ASKED, CAME, "    åtgärder:\n      a2345b: {aktivitet: Skriva planer, slutdatum: 2026-08-31}\n")
    office.done("plan", "action", "7k2m9x", "skriva planer", "--responsible", "utförarens chef", as_of=LAST)
    assert added(office) == (
        ["      a2345b: {aktivitet: Skriva planer, slutdatum: 2026-08-31, ansvarig: utförarens chef}"],
        ["      a2345b: {aktivitet: Skriva planer, slutdatum: 2026-08-31}"],
    )


# What is small today


def test_early_signs_are_shown_and_nothing_follows(office: Office) -> None:
    before = office.standing()
    assert office.done("early") == "Tidiga tecken 2026-05-20\n\nInget att visa.\n"
    assert office.standing() == before
    given(office, MINOR, MINOR[8:].replace("b7q2wn", "b8r3xp").replace("dokumentation", "mat"))
    assert office.done("early", "--provider", "solgläntan") == (
        "Tidiga tecken 2026-05-20\n\n"
        "Senast      Varför                                    Ärenden\n"
        "----------  ----------------------------------------  -------\n\n"
        "Ekbacken · Solgläntan Exempel AB\n"
        "2026-05-20  2 mindre brister, 0 tiden före (gräns 2)  7k2m9x\n"
    )
    assert office.done("early", "--format", "csv").splitlines()[1] == (
        "Ekbacken · Solgläntan Exempel AB;solglantan;ekbacken;mindre_brister;2;0;2;2026-05-20;"
        "2 mindre brister, 0 tiden före (gräns 2);2026-ekbacken-7k2m9x"
    )
    assert office.refused("early", "--provider", "granen") == ["no-such-provider-named"]
