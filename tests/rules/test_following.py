"""What remains of a follow-up, which points it asks, what of it waits, and who may see it."""

import datetime as dt

import pytest

from tests.rules.followed import FOLLOWED
from tests.rules.office import PROVIDER, led, office
from uppf.model.facts import Duration
from uppf.rules.acts.reporting import DEMANDS
from uppf.rules.due import OVERDUE, SOON, Due, due
from uppf.rules.points import asked
from uppf.rules.selection import Wanted, selected
from uppf.rules.step import Looked
from uppf.rules.steps import steps, unmet
from uppf.rules.summary import year_rows
from uppf.rules.surveys import Answered, side_by_side
from uppf.rules.visits import hidden, latest
from uppf.show.duelist import next_step

DAY = dt.date(2026, 5, 20)
CASE = "2026-ekbacken-aaaaaa"
HEAD = """\
ärende: 2026-ekbacken-aaaaaa
regel: rutin/{rule}
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
"""


def case(rule: str, more: str = "") -> str:
    return HEAD.format(rule=rule) + more


SIGNAL = "signal: {källa: signal, inkommen: 2026-05-11%s}\n"
PAPERS = "förberedelse: {planering: x, ansvariga_per_område: {natt: chef}, kommunikationsplan: y}\n"
VISIT = "tillfällen: {v1: {datum: 2026-05-10, närvarande: [chef]%s}}\n"
POINTS = (
    ", punkter: {p1: {kontrollpunkt: rutiner, bedömning: uppfyller}, p2: {kontrollpunkt: klagomal, ej_tillämplig: x}}"
)
CONTROLLED = "registerkontroller: {k1: {slag: skattekontroll, datum: 2026-05-02, utfall: Inga skulder.%s}}\n"
SENT = "enkäter: {e2: {enkät: utforarenkat, mottagare: utforare, skickad: 2026-05-02%s}}\n"


# Steps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(case("signaler", SIGNAL % ""), ["acknowledge", "judge!"], id="a signal"),
        pytest.param(case("signaler", SIGNAL % ", bekräftad: 2026-05-12"), ["judge!"], id="acknowledged"),
        pytest.param(
            case("signaler", SIGNAL % ", bedömd: 2026-05-12, avtalsbrist: ja"), ["breach!"], id="judged a breach"
        ),
        pytest.param(
            case("signaler", SIGNAL % ", bedömd: 2026-05-12, avtalsbrist: nej"),
            [],
            id="judged to be none",
        ),
        pytest.param(case("fordjupad"), ["prepare!", "consult!", "visit"], id="in depth"),
        pytest.param(case("fordjupad", PAPERS), ["prepare!", "consult!", "visit"], id="its area is missing"),
        pytest.param(case("fordjupad", PAPERS + "område: natt\nsamråd: {mas: 2026-05-01}\n"), ["visit"], id="ready"),
        pytest.param(
            case("fordjupad", PAPERS + "område: natt\nsamråd: {mas: 2026-05-01}\n" + VISIT % ""),
            ["finding!"],
            id="what was seen in depth is not told of",
        ),
        pytest.param(case("tema", "tema: natt\n"), ["ground!"], id="nobody has decided it"),
        pytest.param(case("ekonomi"), ["control!?"], id="a control"),
        pytest.param(case("ekonomi", CONTROLLED % ", del: skatt"), ["control-part!?", "finding"], id="half of it"),
        pytest.param(
            case("ekonomi", CONTROLLED % ", del: skatt" + "rapporter: {r1: {del: kredit, färdig: 2026-05-12}}\n"),
            [],
            id="the other half in a report (T30)",
        ),
        pytest.param(case("ekonomi", CONTROLLED % ""), ["finding"], id="the whole at once"),
        pytest.param(case("aktgranskning"), ["count!?"], id="a file review"),
        pytest.param(
            case("aktgranskning", VISIT % ""), ["count!?", "finding"], id="a file review of which only a visit is known"
        ),
        pytest.param(
            case("aktgranskning", "rapporter: {r1: {färdig: 2026-05-12}}\n"),
            ["count!?"],
            id="a file review that was told of without a count (T19)",
        ),
        pytest.param(
            case("aktgranskning", "antal_från_individuppföljning: {g1: {datum: 2026-05-12, granskade: 4}}\n"),
            [],
            id="a file review counted",
        ),
        pytest.param(case("besok"), ["visit"], id="a visit"),
        pytest.param(case("besok", "metod: enkätmetod\n"), ["survey"], id="a survey instead of a visit"),
        pytest.param(case("avrapportera"), ["feed-back!?"], id="what is told"),
        pytest.param(case("besok", SENT % ""), ["answer!?"], id="an answer is awaited"),
        pytest.param(case("besok", SENT % ", inkommen: 2026-05-10"), [], id="it has come"),
        pytest.param(case("besok", VISIT % ""), ["assess!?", "finding"], id="points to assess"),
        pytest.param(case("besok", VISIT % POINTS), ["finding"], id="points assessed"),
        pytest.param(
            case("besok", "rapporter: {r1: {utkast: 2026-05-20}}\n"),
            ["visit", "assess!?"],
            id="a report without a visit asks for its points (R262)",
        ),
        pytest.param(
            case("besok", VISIT.replace(", närvarande: [chef]", "") % POINTS),
            ["document", "finding"],
            id="who was there",
        ),
        pytest.param(case("besok", "tillfällen: {v1: {datum: 2026-06-10}}\n"), ["coming!?"], id="planned"),
        pytest.param(
            case("besok", "tillfällen: {v1: {datum: 2026-05-10, inställt: {datum: 2026-05-10, roll: chef}}}\n"),
            ["visit"],
            id="called off",
        ),
        pytest.param(case("besok", "avslutat: {datum: 2026-05-01, roll: chef}\n"), [], id="closed"),
    ],
)
def test_what_remains(text: str, expected: list[str]) -> None:
    assert led(office(text, plan=FOLLOWED), CASE, DAY, "steps_following") == expected


def test_the_step_says_what_is_missing() -> None:
    desk = office(case("fordjupad", PAPERS), plan=FOLLOWED)
    assert dict(steps(desk.register, desk.case(CASE), DAY)[0].facts) == {"missing": ("område",), "options": "--area …"}


# Check points


def test_a_point_has_an_answer_for_each_requirement() -> None:
    said = "punkter: {p1: {kontrollpunkt: rutiner, krav: k/a, svar: Ja}, p2: {kontrollpunkt: rutiner, krav: k/b}}\n"
    desk = office(case("besok", said), plan=FOLLOWED)
    told = [one.answer.requirement for one in asked(desk.register, desk.case(CASE), DAY) if one.answer]
    assert told == ["k/a", "k/b"]


def ids(text: str, provider: str = PROVIDER) -> list[str]:
    desk = office(text, plan=FOLLOWED, provider=provider)
    return [one.point.id for one in asked(desk.register, desk.case(CASE), DAY)]


def test_the_points_are_the_rules_for_the_service_by_phase() -> None:
    assert ids(case("besok")) == ["klagomal", "rutiner", "samtal"]
    assert ids(case("besok").replace("enhet: ekbacken", "enhet: lonnen")) == [
        "klagomal",
        "rutiner",
        "lakemedel",
        "samtal",
    ]
    assert ids(case("besok").replace("enhet: ekbacken\n", "")) == ["klagomal", "rutiner", "lakemedel", "samtal"]
    assert ids(case("arlig")) == []


@pytest.mark.parametrize(
    ("answer", "settled"),
    [
        ("", False),
        ("kontrollpunkt: rutiner, svar: Ja", False),
        ("kontrollpunkt: rutiner, bedömning: uppfyller_inte", True),
        ("kontrollpunkt: rutiner, bedömning: ej_bedömt", False),
        ("kontrollpunkt: rutiner, bedömning: ej_tillämpligt", False),
        ("kontrollpunkt: rutiner, bedömning: ej_tillämpligt, ej_tillämplig: Inga finns", True),
        ("kontrollpunkt: rutiner, ej_tillämplig: Inga finns", True),
        ("kontrollpunkt: samtal, bedömning: uppfyller", False),
    ],
)
def test_when_a_point_is_settled(answer: str, settled: bool) -> None:
    desk = office(case("besok", VISIT % (f", punkter: {{p1: {{{answer}}}}}" if answer else "")), plan=FOLLOWED)
    points = {one.point.id: one for one in asked(desk.register, desk.case(CASE), DAY)}
    assert points["rutiner"].settled is settled
    assert [name for name, one in points.items() if one.demanded] == ["klagomal", "rutiner"]


@pytest.mark.parametrize(
    ("point", "said", "settled"),
    [
        ("skattekontroll", "slag: skattekontroll", True),
        ("skattekontroll", "slag: skatt", True),
        ("skattekontroll", "slag: ekonomi, del: skatt", True),
        ("skattekontroll", "slag: kredit", False),
        ("skattekontroll", "slag: kontroll", False),
        ("kreditkontroll", "slag: kreditkontroll", True),
        ("kreditkontroll", "slag: business_check", True),
        ("tillstand", "slag: tillståndskontroll", True),
        ("tillstandsplikt", "slag: tillståndskontroll", True),
        ("tillstandsplikt", "slag: tillstånd", True),
        ("tillstand-orgnr", "slag: tillstånd", False),
        ("tillstand", "slag: tillståndskontroll, datum: 2026-05-21", False),
    ],
)
@pytest.mark.parametrize("answer", ["", "punkter: {p1: {kontrollpunkt: %s, underlag: Utdraget}}\n"])
def test_a_control_at_a_register_answers_its_point(point: str, said: str, settled: bool, answer: str) -> None:
    asks = f"  - {{id: {point}, text: Business check, källa: s. 8, fas: förberedelse, metod: registerkontroll}}\n"
    plan = FOLLOWED.replace("kontrollpunkter: [rutiner", f"kontrollpunkter: [{point}, rutiner")
    plan = plan.replace("\nkontrollpunkter:\n", f"\nkontrollpunkter:\n{asks}")
    day = "" if "datum" in said else ", datum: 2026-05-10"
    checked = f"registerkontroller: {{k1: {{{said}{day}, utfall: Bra.}}}}\n"
    desk = office(case("besok", VISIT % "" + checked + (answer % point if answer else "")), plan=plan)
    found = {one.point.id: one for one in asked(desk.register, desk.case(CASE), DAY)}
    assert found[point].settled is settled


AFTERWARDS = FOLLOWED.replace("fas: efter, obligatorisk: nej", "fas: efter")


@pytest.mark.parametrize(
    ("more", "steps_left"),
    [
        pytest.param("", ["assess-after!?", "finding"], id="not answered"),
        pytest.param(", p3: {kontrollpunkt: samtal, bedömning: uppfyller}", ["finding"], id="answered"),
        pytest.param(", p3: {kontrollpunkt: samtal, ej_tillämplig: Ingen där.}", ["finding"], id="with a reason"),
    ],
)
def test_a_point_of_what_comes_after_keeps_the_case_open(more: str, steps_left: list[str]) -> None:
    visit = VISIT % (POINTS[:-1] + more + "}")
    desk = office(case("besok", visit), plan=AFTERWARDS)
    found = led(desk, CASE, DAY, "steps_following")
    assert sorted(found) == steps_left


@pytest.mark.parametrize("finished", ["", "rapporter: {r1: {utkast: 2026-05-11, färdig: 2026-05-12}}\n"])
def test_a_point_of_what_comes_after_holds_the_closing_but_not_the_report(finished: str) -> None:
    desk = office(case("besok", VISIT % POINTS + finished), plan=AFTERWARDS)
    looked = Looked(desk.register, desk.case(CASE), DAY)
    assert [step.code for demand in DEMANDS for step in demand(looked)] == []
    assert [step.code for step in unmet(desk.register, desk.case(CASE), DAY, "")][-1:] == ["assess-after"]
    assert "assess-after" not in [step.code for step in unmet(desk.register, desk.case(CASE), DAY, "Skäl.")]


@pytest.mark.parametrize(
    ("asks", "more", "settled"),
    [
        ("beslut", "", False),
        ("beslut", "beslut: {datum: 2026-05-12, roll: chef}\n", True),
        ("bedömning", SIGNAL % "", False),
        ("bedömning", SIGNAL % ", bedömd: 2026-05-12, avtalsbrist: nej", True),
    ],
)
def test_what_the_case_has_decided_answers_the_point_that_asks_for_it(asks: str, more: str, settled: bool) -> None:
    plan = AFTERWARDS.replace("fas: efter", f"fas: efter, hämtas: {asks}")
    desk = office(case("besok", VISIT % POINTS + more), plan=plan)
    assert [one.settled for one in asked(desk.register, desk.case(CASE), DAY) if one.point.id == "samtal"] == [settled]


def test_each_visit_asks_anew_where_a_visit_is_a_follow_up_of_its_own() -> None:
    first = "v1: {datum: 2026-03-10, punkter: {p1: {kontrollpunkt: rutiner, bedömning: uppfyller}}}"
    text = case("besok", f"tillfällen: {{{first}, v2: {{datum: 2026-05-10}}}}\n")
    desk = office(text, plan=FOLLOWED)
    assert [one.settled for one in asked(desk.register, desk.case(CASE), DAY)] == [False, False, False]
    assert [one.settled for one in asked(desk.register, desk.case(CASE), dt.date(2026, 3, 11))] == [False, True, False]
    reported = office(text, plan=FOLLOWED.replace("    räknas_som_genomförd: tillfälle\n    kontroll", "    kontroll"))
    assert [one.settled for one in asked(reported.register, reported.case(CASE), DAY)] == [False, True, False]


EARLIER = """\
ärende: 2026-ekbacken-bbbbbb
avtal: lou-1
enhet: ekbacken
öppnat: 2026-01-02
tillfällen: {v1: {datum: 2026-02-01}}
brister: {b2: {text: Plan saknas, konstaterad: 2026-02-01}}
"""
COMPLAINTS = [
    f"ärende: 2026-{unit}-{key}\nenhet: {unit}\navtal: lou-1\nöppnat: 2026-01-02\n"
    f"signal: {{källa: {source}, inkommen: {day}{more}}}\n"
    for unit, key, source, day, more in (
        ("ekbacken", "cccccc", "klagomål", "2026-03-01", ""),
        ("ekbacken", "dddddd", "klagomål", "2026-03-02", ", antal: 2"),
        ("ekbacken", "eeeeee", "klagomål", "2026-01-15", ""),
        ("ekbacken", "ffffff", "signal", "2026-03-01", ""),
        ("lonnen", "gggggg", "klagomål", "2026-03-01", ""),
    )
]


def test_a_point_knows_open_findings_and_complaints_since_the_last_visit() -> None:
    desk = office(case("besok"), EARLIER, *COMPLAINTS, plan=FOLLOWED)
    assert asked(desk.register, desk.case(CASE), DAY)[0].known == (("öppna_brister", 1), ("klagomål", 3))
    assert asked(desk.register, desk.case(CASE), DAY)[1].known == ()


# Questionnaires


def test_answers_side_by_side_in_the_order_of_the_questionnaires() -> None:
    text = case(
        "besok",
        "enkäter:\n"
        "  e2: {enkät: utforarenkat, mottagare: utforare, skickad: 2026-05-02, svar: {rutiner: Alla.}}\n"
        "  e3: {enkät: bestallarenkat, mottagare: utredare, skickad: 2026-05-02, svar: {rutiner: Nej., eget: Ja.}}\n",
    )
    desk = office(text, plan=FOLLOWED)
    assert list(side_by_side(desk.register, desk.case(CASE))) == [
        Answered("rutiner", "Vilka rutiner finns?", ("Alla.", "Nej.")),
        Answered("personal", "Hur är bemanningen?", ("", "")),
        Answered("eget", "", ("", "Ja.")),
    ]


# What waits


def waits(*texts: str, deadlines: tuple[tuple[str, Duration], ...] = ()) -> list[tuple[str, str, str, str]]:
    facts = office(*texts, plan=FOLLOWED).facts._replace(deadlines=deadlines)
    rows = [row for row in due(facts, DAY) if row.source != "regel"]
    return [(row.source, row.last.isoformat(), row.strength, row.obliged) for row in rows]


COMPLAINT = case("besok", "signal: {källa: klagomål, inkommen: 2026-05-11, kategori: mat%s}\n")


def test_a_signal_waits_where_no_rule_asks_for_it() -> None:
    assert waits(COMPLAINT % "") == [
        ("bekräfta_signal", "2026-05-19", "mål", "kommunen"),
        ("bedöma_signal", "2026-06-10", "mål", "kommunen"),
    ]
    assert waits(COMPLAINT % ", bekräftad: 2026-05-12") == [("bedöma_signal", "2026-06-10", "mål", "kommunen")]
    assert waits(COMPLAINT % ", bedömd: 2026-05-12, avtalsbrist: nej") == []
    own = (("bedöma_signal", Duration(days=10)),)
    assert waits(COMPLAINT % ", bekräftad: 2026-05-12", deadlines=own)[0][1] == "2026-05-21"


def test_a_signal_that_a_rule_asks_for_is_not_told_twice() -> None:
    text = case("signaler", SIGNAL % "")
    assert waits(text) == []
    rules = {row.rule: row.last for row in due(office(text, plan=FOLLOWED).facts, DAY) if row.dims.case == CASE}
    assert rules["rutin/signaler-bekraftas"] == dt.date(2026, 5, 19)
    assert rules["rutin/signaler"] == dt.date(2026, 6, 10)


@pytest.mark.parametrize(
    ("more", "ended", "rules"),
    [
        pytest.param(", bekräftad: 2026-05-12", "", ["rutin/signaler"], id="acknowledged"),
        pytest.param(", bedömd: 2026-05-12, avtalsbrist: nej", "", [], id="judged without being acknowledged"),
        pytest.param("", "avslutat: {datum: 2026-05-19, roll: chef}\n", [], id="ended"),
    ],
)
def test_what_ends_the_wait_for_a_signal(more: str, ended: str, rules: list[str]) -> None:
    """A judgement says more than an acknowledgement, and nobody waits for a case that has ended (T34)."""
    facts = office(case("signaler", SIGNAL % more + ended), plan=FOLLOWED).facts
    waiting = [row.rule for row in due(facts, DAY) if row.dims.case == CASE and row.done is None]
    assert [rule for rule in waiting if rule.startswith("rutin/signaler")] == rules


def test_an_answer_that_is_late_is_owed_by_the_one_who_was_asked() -> None:
    sent = (
        "enkäter:\n"
        "  e2: {enkät: utforarenkat, mottagare: utforare, skickad: 2026-05-02, svar_senast: 2026-05-16}\n"
        "  e3: {enkät: bestallarenkat, mottagare: utredare, förpliktad: kommunen, skickad: 2026-05-02}\n"
    )
    assert waits(case("besok", sent)) == [
        ("enkätsvar", "2026-05-16", "plan", "utföraren"),
        ("enkätsvar", "2026-05-23", "mål", "kommunen"),
    ]


PLANNED = "tillfällen: {v1: {datum: 2026-05-%02d%s}}\n"


@pytest.mark.parametrize(
    ("planned", "told", "more", "expected"),
    [
        pytest.param(22, "", "", [("besök", "2026-05-22", SOON)], id="to come"),
        pytest.param(20, "", "", [("besök", "2026-05-20", SOON)], id="its own day"),
        pytest.param(19, "", "", [("besök", "2026-05-19", OVERDUE)], id="its day has passed"),
        pytest.param(
            19, "", "rapporter: {r1: {utkast: 2026-05-18}}\n", [("besök", "2026-05-19", OVERDUE)], id="before"
        ),
        pytest.param(19, "", "rapporter: {r1: {utkast: 2026-05-19}}\n", [], id="a report tells of it"),
        pytest.param(19, ", närvarande: [chef]", "", [], id="held"),
        pytest.param(19, ", ej_besök_skäl: skriftlig", "", [], id="a written round"),
        pytest.param(19, ", inställt: {datum: 2026-05-18, roll: chef}", "", [], id="called off"),
        pytest.param(19, "", "avslutat: {datum: 2026-05-20, roll: chef, skäl: x}\n", [], id="its case is closed"),
    ],
)
def test_a_planned_visit_waits_until_it_is_written_of(
    planned: int, told: str, more: str, expected: list[tuple[str, str, str]]
) -> None:
    facts = office(case("kontroll", PLANNED % (planned, told) + more), plan=FOLLOWED).facts
    rows = [row for row in due(facts, DAY) if row.source == "besök"]
    assert [(row.source, row.last.isoformat(), row.state) for row in rows] == expected
    assert all((row.strength, row.obliged) == ("plan", "kommunen") for row in rows)


@pytest.mark.parametrize(
    ("state", "command"),
    [(SOON, "uppf move aaaaaa DATUM"), (OVERDUE, "uppf held aaaaaa")],
)
def test_a_planned_visit_is_moved_before_its_day_and_told_of_after(state: str, command: str) -> None:
    row = next(r for r in due(office(case("besok", PLANNED % (19, ""))).facts, DAY) if r.source == "besök")
    assert next_step(row._replace(id="aaaaaa", state=state)) == command


# The unannounced


@pytest.mark.parametrize("planned", [19, 22])
def test_an_unannounced_visit_is_hidden_until_something_is_written_of_it(planned: int) -> None:
    """That its day has passed does not tell that it was made: it may get another day."""
    facts = office(case("besok", "oanmäld: ja\n" + PLANNED % (planned, "")), plan=FOLLOWED).facts
    rows = due(facts, DAY)
    assert not [row for row in selected(rows, Wanted(everything=True)) if row.source == "besök"]
    asked_for = selected(rows, Wanted(everything=True, unannounced=True))
    assert [row.last.day for row in asked_for if row.source == "besök"] == [planned]


def test_an_unannounced_follow_up_is_hidden_until_the_provider_knows() -> None:
    for more, known in (
        ("", ""),
        ("tillfällen: {v1: {datum: 2026-05-10}}\n", "2026-05-10"),
        ("tillfällen: {v1: {datum: 2026-05-10, inställt: {datum: 2026-05-09, roll: chef}}}\n", ""),
        ("underlag: {u2: {vad: Rutiner, begärd: 2026-05-04}}\n", "2026-05-04"),
        ("registerkontroller: {r2: {slag: skatt, datum: 2026-05-04, utfall: x}}\n", ""),
        ("inställt: {datum: 2026-05-11, roll: chef}\n", "2026-05-11"),
    ):
        one = office(case("besok", "oanmäld: ja\n" + more), plan=FOLLOWED).case(CASE)
        days = [DAY - dt.timedelta(days=number) for number in range(40)]
        seen = [day.isoformat() for day in days if not hidden(one, day)]
        assert (min(seen, default="")) == known


HIDDEN = case(
    "besok",
    "avser: 2026-K2\nansvarig: mas\noanmäld: ja\n"
    "brister: {b2: {text: Plan saknas, konstaterad: 2026-05-01}}\n"
    "åtgärdsplaner: {p2: {begärd: 2026-05-01, brister: [b2], åtgärder: {a2: {aktivitet: x, slutdatum: 2026-06-01}}}}\n"
    "signal: {källa: klagomål, inkommen: 2026-05-11}\n",
)


def about(rows: list[Due]) -> list[str]:
    return sorted(row.rule or row.source for row in rows if CASE in (row.case, row.dims.case))


def test_no_shared_list_says_anything_of_a_hidden_case() -> None:
    facts = office(HIDDEN, plan=FOLLOWED).facts
    rows = due(facts, DAY)
    within = [
        "bedöma_signal",
        "bekräfta_signal",
        "beslut_om_brist",
        "rutin/avrapportera",
        "rutin/besok",
        "rutin/fornyad",
        "rutin/verifiera",
    ]
    assert about(rows) == [*within, "åtgärd"]
    shared = selected(rows, Wanted(everything=True))
    assert about(shared) == []
    assert about(selected(rows, Wanted(everything=True, unannounced=True))) == [*within, "åtgärd"]
    assert about(year_rows(facts, DAY, 2026)) == []
    assert about(year_rows(facts, DAY, 2026, unannounced=True)) == [*within, "åtgärd"]
    # The duty itself stays as it was, with the rule's own responsible: its being gone would tell.
    untouched = [row for row in due(office(plan=FOLLOWED).facts, DAY) if not row.unannounced]
    assert [row for row in shared if row.rule == "rutin/besok"] == [
        row for row in untouched if row.rule == "rutin/besok"
    ]


def test_when_it_has_been_made_all_is_seen() -> None:
    rows = due(office(HIDDEN + "tillfällen: {v1: {datum: 2026-05-20, närvarande: [chef]}}\n", plan=FOLLOWED).facts, DAY)
    assert about(selected(rows, Wanted(everything=True))) == about(rows)


def test_what_does_not_count_is_not_followed_up_by_it() -> None:
    text = case("besok", "räknas: nej\ntillfällen: {v1: {datum: 2026-05-10, närvarande: [chef]}}\n")
    row = office(text, plan=FOLLOWED).row("besok", "2026-05-20", "ekbacken", "2026-K2")
    assert (row.state, row.case) == ("öppen", "")
    counted = text.replace("räknas: nej", "räknas: ja")
    assert office(counted, plan=FOLLOWED).row("besok", "2026-05-20", "ekbacken", "2026-K2").state == "genomförd"


def test_the_latest_visit() -> None:
    text = "tillfällen: {v1: {datum: 2026-05-10}, v2: {datum: 2026-05-10}, v3: {datum: 2026-06-01}}\n"
    one = office(case("besok", text), plan=FOLLOWED).case(CASE)
    assert [latest(one, dt.date(2026, 5, day)) for day in (9, 10, 20)] == ["", "v2", "v2"]
