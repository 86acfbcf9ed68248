"""Following up as values: signals, starting, preparing, controls, questionnaires, check points and planned visits."""

import datetime as dt
from collections.abc import Callable
from itertools import count as numbers
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.followed import FOLLOWED
from tests.rules.office import Office, office, tokens
from uppf.model.case import Aggregate, Assessment, Case, DeskCheck, SurveySent
from uppf.model.vocabulary import FindingSource
from uppf.problem import Refusal
from uppf.rules.acts.control import Controlled, Counted, control, count
from uppf.rules.acts.point import Pointed, point
from uppf.rules.acts.preparing import Consulted, Prepared, consult, prepare
from uppf.rules.acts.signal import Acknowledged, Judged, Taken, acknowledge, judge, take
from uppf.rules.acts.starting import Started, start
from uppf.rules.acts.survey import Answer, Sent, answer, send
from uppf.rules.acts.visiting import CalledOff, Held, Moved, Visited, call_off, held, move, visit
from uppf.rules.change import Act, At, Create, Put, applied
from uppf.rules.distill import distill
from uppf.rules.due import due
from uppf.store.emit import emit
from uppf.store.yamltext import parse

DAY = dt.date(2026, 5, 20)
TOMORROW = dt.date(2026, 5, 21)
HEAD = """\
ärende: 2026-ekbacken-aaaaaa
regel: rutin/{rule}
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
"""
CASE = "2026-ekbacken-aaaaaa"
FILE = f"arenden/2026/{CASE}.yaml"
VISITS = HEAD.format(rule="besok")
UNRULED = VISITS.replace("regel: rutin/besok\n", "").replace("avtal: lou-1\n", "")
SIGNAL = HEAD.format(rule="signaler") + "signal: {källa: signal, inkommen: 2026-05-11}\n"
CLOSED = "avslutat: {datum: 2026-05-01, roll: chef}\n"


def at(desk: Office, *keys: str) -> At:
    return At(desk.register, desk.facts, DAY, tokens(*(keys or ("b22222", "c33333", "d44444"))))


def done(act: Callable[[At, Any], Act], said: object, *cases: str) -> Act:
    """What an act decides in the office with these cases."""
    return act(at(office(*cases, plan=FOLLOWED)), said)


def put(act: Act) -> dict[tuple[str | int, ...], object]:
    """What is written in the one file, by route."""
    assert {change.file for change in act.changes} == {FILE}
    return {change.route: change.value for change in act.changes if isinstance(change, Put)}


def created(act: Act) -> dict[str, Any]:
    """What the new file holds, having seen that it is a case."""
    (change,) = act.changes
    assert isinstance(change, Create)
    Case.model_validate(change.value)
    return dict(change.value)


def notes(act: Act) -> list[str]:
    return [note.code.removeprefix("note.") for note in act.notes]


def aliases(shape: Any) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()]


# Signals


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        pytest.param(
            Taken("Ekbacken", FindingSource.DEVIATION, DAY, "Bemanning", dnr="26/SN 1"),
            "2026-ekbacken-b22222",
            {
                "dnr": "26/SN 1",
                "regel": "rutin/signaler",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "enhet": "ekbacken",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": "2026-05-20",
                "ansvarig": "utredare",
                "signal": {"källa": "avvikelseblankett", "inkommen": "2026-05-20", "kategori": "bemanning"},
            },
            id="a deviation at a unit, under the one rule that listens",
        ),
        pytest.param(
            Taken("lou-1", FindingSource.COMPLAINT, dt.date(2026, 5, 18), responsible="enhetschef"),
            "2026-lou-1-b22222",
            {
                "utförare": "solglantan",
                "avtal": "lou-1",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": "2026-05-20",
                "ansvarig": "chef",
                "signal": {"källa": "klagomål", "inkommen": "2026-05-18"},
            },
            id="a complaint about an agreement, that no rule listens for",
        ),
        pytest.param(
            Taken("Solgläntan Exempel AB", FindingSource.LEX_SARAH, DAY, reports=2, dnr="26/SN 2"),
            "2026-lou-1-b22222",
            {
                "dnr": "26/SN 2",
                "regel": "rutin/signaler",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": "2026-05-20",
                "ansvarig": "utredare",
                "signal": {"källa": "lex_sarah_information", "inkommen": "2026-05-20", "antal": "2"},
            },
            id="information on lex Sarah: provider, day, number, count",
        ),
        pytest.param(
            Taken("ekbacken", FindingSource.SUPERVISOR, DAY, rule="besok"),
            "2026-ekbacken-b22222",
            {
                "regel": "rutin/besok",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "enhet": "ekbacken",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": "2026-05-20",
                "signal": {"källa": "tillsynsbeslut", "inkommen": "2026-05-20"},
            },
            id="under a rule that is said",
        ),
    ],
)
def test_a_signal_becomes_a_case(said: Taken, name: str, value: dict[str, Any]) -> None:
    act = done(take, said)
    assert created(act) == {"ärende": name, **value}
    assert (act.case, act.provider) == (name, "solglantan")
    assert list(created(act)) == [key for key in aliases(Case) if key in created(act)]
    assert notes(act) == ([] if "regel" in value else ["no-signal-rule"])


@pytest.mark.parametrize("source", list(FindingSource))
def test_a_signal_may_come_from_any_source(source: FindingSource) -> None:
    assert created(done(take, Taken("solglantan", source, DAY)))["signal"]["källa"] == source.value


def test_a_signal_has_no_room_for_a_story() -> None:
    assert set(Taken._fields) == {"about", "source", "received", "category", "reports", "dnr", "rule", "responsible"}


def test_a_signal_is_acknowledged_and_judged() -> None:
    assert put(done(acknowledge, Acknowledged("aaaaaa", DAY), SIGNAL)) == {("signal", "bekräftad"): "2026-05-20"}
    assert put(done(judge, Judged("aaaaaa", True, "Bemanningen understeg avtalet.", DAY), SIGNAL)) == {
        ("signal", "bedömd"): "2026-05-20",
        ("signal", "avtalsbrist"): "ja",
        ("signal", "skäl"): "Bemanningen understeg avtalet.",
    }
    assert put(done(judge, Judged("aaaaaa", False, "Ingen avvikelse.", DAY), SIGNAL))["signal", "avtalsbrist"] == "nej"


def test_a_row_of_the_due_list_means_its_signal() -> None:
    desk = office(SIGNAL, plan=FOLLOWED)
    row = desk.row("signaler-bekraftas", "2026-05-20")
    assert put(acknowledge(at(desk), Acknowledged(row.id.upper(), DAY))) == {("signal", "bekräftad"): "2026-05-20"}


# Starting


def test_all_that_can_be_said_at_the_start_in_the_order_of_the_model() -> None:
    said = Started(
        "fordjupad",
        DAY,
        ("Ekbacken",),
        "26/SN 3",
        "Bemanning på Ekbacken",
        "utredare",
        area="Bemanning",
        theme="Natten",
        occasion="Brist kvarstår.",
        decided_by="Enhetschef",
        decided=dt.date(2026, 5, 18),
        decision_dnr="26/SN 2",
        section="§ 4",
        delegation_point="7.1",
        decision_reason="Brist kvarstår.",
        period="u6",
        unannounced=True,
        counts=True,
    )
    act = done(start, said)
    assert created(act) == {
        "ärende": "2026-ekbacken-b22222",
        "dnr": "26/SN 3",
        "rubrik": "Bemanning på Ekbacken",
        "regel": "rutin/fordjupad",
        "avser": "u6",
        "utförare": "solglantan",
        "avtal": "lou-1",
        "enhet": "ekbacken",
        "verksamhet": "boende",
        "nämnd": "socialnamnden",
        "öppnat": "2026-05-20",
        "ansvarig": "utredare",
        "metod": "fördjupad_uppföljning",
        "område": "bemanning",
        "tema": "Natten",
        "oanmäld": "ja",
        "räknas": "ja",
        "anledning": "Brist kvarstår.",
        "uppdrag": {
            "datum": "2026-05-18",
            "roll": "chef",
            "delegationspunkt": "7.1",
            "dnr": "26/SN 2",
            "paragraf": "§ 4",
            "skäl": "Brist kvarstår.",
        },
    }
    assert list(created(act)) == [key for key in aliases(Case) if key in created(act)]
    assert notes(act) == ["unannounced"]


@pytest.mark.parametrize(
    ("said", "some", "told"),
    [
        pytest.param(
            Started("besok", DAY, ("ekbacken",), method="platsbesök"),
            {"räknas": "nej", "enhet": "ekbacken"},
            ["does-not-count", "row-waits"],
            id="outside the plan, it does not count as the recurring one",
        ),
        pytest.param(
            Started("besok", DAY, ("ekbacken",), method="oanmält besök", counts=True),
            {"räknas": "ja", "oanmäld": "ja", "metod": "oanmält_besök"},
            ["unannounced"],
            id="unannounced by its method, and counted",
        ),
        pytest.param(
            Started("besok", DAY, ("ekbacken", "lönnen")),
            {"enheter": ["ekbacken", "lonnen"], "avtal": "lou-1", "utförare": "solglantan"},
            ["does-not-count", "row-waits"],
            id="several units",
        ),
        pytest.param(
            Started("tema", DAY, theme="Natten", decided_by="socialnämnden", decided=DAY, section="§ 9"),
            {"tema": "Natten", "uppdrag": {"datum": "2026-05-20", "roll": "socialnamnden", "paragraf": "§ 9"}},
            [],
            id="a theme for all, decided by the board",
        ),
        pytest.param(
            Started("sarskild", DAY, ("lonnen",), occasion="Flera klagomål."),
            {"anledning": "Flera klagomål.", "metod": "särskild_granskning"},
            [],
            id="a special review with an occasion",
        ),
        pytest.param(
            Started("ekonomi", DAY), {"ärende": "2026-ekonomi-b22222", "räknas": "nej"}, ["does-not-count"], id="no one"
        ),
    ],
)
def test_what_is_started(said: Started, some: dict[str, Any], told: list[str]) -> None:
    act = done(start, said)
    assert {key: created(act).get(key) for key in some} == some
    assert notes(act) == told


# Preparing


def test_the_papers_of_an_in_depth_follow_up() -> None:
    said = Prepared("aaaaaa", "Två besök.", ("Bemanning = Enhetschef", "ledning=utredare"), "Nämnden får veta.", "Natt")
    assert put(done(prepare, said, HEAD.format(rule="fordjupad"))) == {
        ("område",): "natt",
        ("förberedelse", "planering"): "Två besök.",
        ("förberedelse", "kommunikationsplan"): "Nämnden får veta.",
        ("förberedelse", "ansvariga_per_område", "bemanning"): "chef",
        ("förberedelse", "ansvariga_per_område", "ledning"): "utredare",
    }
    assert put(done(consult, Consulted("aaaaaa", "MAS", DAY), VISITS)) == {("samråd", "mas"): "2026-05-20"}


READY = HEAD.format(rule="fordjupad") + (
    "område: natt\n"
    "förberedelse: {planering: x, ansvariga_per_område: {natt: chef}, kommunikationsplan: y}\n"
    "samråd: {mas: 2026-05-01}\n"
)


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ("", ()),
        ("område: natt\n", ("område",)),
        ("planering: x, ", ("planering",)),
        ("ansvariga_per_område: {natt: chef}, ", ("ansvariga_per_område",)),
        (", kommunikationsplan: y", ("kommunikationsplan",)),
        ("samråd: {mas: 2026-05-01}\n", ("samråd",)),
    ],
)
@pytest.mark.parametrize(
    ("act", "said"),
    [
        (visit, Visited("aaaaaa", DAY)),
        (control, Controlled("aaaaaa", "skatt", "Inga skulder.", DAY)),
        (count, Counted("aaaaaa", 10, DAY)),
        (send, Sent("aaaaaa", DAY)),
    ],
)
def test_nothing_begins_while_a_paper_is_missing(
    act: Any, said: object, without: str, missing: tuple[str, ...]
) -> None:
    case = READY.replace(without, "", 1) if without else READY
    if not missing:
        assert done(act, said, case).changes
        return
    with pytest.raises(Refusal) as raised:
        done(act, said, case)
    (problem,) = raised.value.problems
    assert (problem.code, problem.facts["missing"]) == ("not-prepared", missing)


# From the desk


def test_all_that_can_be_said_of_a_control_in_the_order_of_the_model() -> None:
    said = Controlled(
        *("aaaaaa", "Skattekontroll", "Inga skulder.", DAY, "skatt", "MAS", "Registret", 12, 0),
        *("ekonomi", "2026-05"),
    )
    value = {
        "slag": "skattekontroll",
        "datum": "2026-05-20",
        "del": "skatt",
        "via": "mas",
        "källa": "Registret",
        "utfall": "Inga skulder.",
        "stickprov": "12",
        "brister_antal": "0",
        "regel": "rutin/ekonomi",
        "avser": "2026-05",
    }
    assert put(done(control, said, VISITS)) == {("registerkontroller", "b22222"): value}
    assert list(value) == [key for key in aliases(DeskCheck) if key in value]
    DeskCheck.model_validate(value)


def test_all_that_can_be_said_of_counts_in_the_order_of_the_model() -> None:
    said = Counted("aaaaaa", 20, DAY, 18, 3, "Verksamhetssystemet", "aktgranskning", "2026")
    value = {
        "datum": "2026-05-20",
        "granskade": "20",
        "i_tid": "18",
        "brister_antal": "3",
        "avser": "2026",
        "regel": "rutin/aktgranskning",
        "källa": "Verksamhetssystemet",
    }
    assert put(done(count, said, VISITS)) == {("antal_från_individuppföljning", "b22222"): value}
    assert list(value) == [key for key in aliases(Aggregate) if key in value]
    Aggregate.model_validate(value)


# Questionnaires


def test_questionnaires_that_belong_together_are_sent_on_one_day() -> None:
    for chosen in ("", "bestallarenkat", "Enkät till utföraren"):
        act = done(send, Sent("aaaaaa", DAY, chosen), VISITS)
        assert put(act) == {
            ("enkäter", "b22222"): {
                "enkät": "utforarenkat",
                "mottagare": "utforare",
                "skickad": "2026-05-20",
                "svar_senast": "2026-06-03",
            },
            ("enkäter", "c33333"): {
                "enkät": "bestallarenkat",
                "mottagare": "utredare",
                "förpliktad": "kommunen",
                "skickad": "2026-05-20",
            },
        }
        for value in put(act).values():
            SurveySent.model_validate(value)
    by = put(done(send, Sent("aaaaaa", DAY, answer_by=dt.date(2026, 6, 30)), VISITS))
    assert [dict(value)["svar_senast"] for value in by.values()] == ["2026-06-30", "2026-06-30"]  # type: ignore[call-overload]


SENT = VISITS + (
    "enkäter:\n"
    "  e2: {enkät: utforarenkat, mottagare: utforare, skickad: 2026-05-02, svar_senast: 2026-05-16}\n"
    "  e3: {enkät: bestallarenkat, mottagare: utredare, förpliktad: kommunen, skickad: 2026-05-02,\n"
    "    inkommen: 2026-05-10, svar: {rutiner: De följs.}}\n"
)


def test_answers_come_point_by_point() -> None:
    act = done(answer, Answer("aaaaaa", DAY, ("Vilka rutiner finns?=Alla = bra", "personal = Full")), SENT)
    assert put(act) == {
        ("enkäter", "e2", "inkommen"): "2026-05-20",
        ("enkäter", "e2", "svar", "rutiner"): "Alla = bra",
        ("enkäter", "e2", "svar", "personal"): "Full",
    }
    assert notes(act) == []
    assert notes(done(answer, Answer("e2", DAY, ("rutiner=Alla",)), SENT)) == ["questions-left"]


# Check points

VISITED = VISITS + (
    "tillfällen:\n"
    "  v1: {datum: 2026-03-10, punkter: {p1: {kontrollpunkt: rutiner, bedömning: uppfyller}}}\n"
    "  v2: {datum: 2026-05-10, punkter: {p2: {kontrollpunkt: klagomal, svar: Inga}}}\n"
)


PIECEMEAL = VISITED.replace("svar: Inga", "krav: boende/rutiner, svar: Inga")


def test_all_that_can_be_said_of_a_point_in_the_order_of_the_model() -> None:
    said = Pointed(
        *("aaaaaa", "rutiner", "De finns.", "Uppfyller inte", "Finns de?", "Två saknas."),
        *(("stickprov", "intervju"), 10, 2, "boende/rutiner"),
    )
    value: dict[str, Any] = {
        "kontrollpunkt": "rutiner",
        "krav": "boende/rutiner",
        "fas": "på_plats",
        "fråga": "Finns de?",
        "svar": "De finns.",
        "bedömning": "uppfyller_inte",
        "iakttagelse": "Två saknas.",
        "underlag": ["stickprov", "intervju"],
        "antal": "10",
        "brister_antal": "2",
    }
    act = done(point, said._replace(examined=10), VISITED)
    assert put(act) == {("tillfällen", "v2", "punkter", "b22222"): value}
    assert notes(act) == ["point-finding"]
    Assessment.model_validate(value)
    assert set(value) <= set(aliases(Assessment))


@pytest.mark.parametrize(
    ("said", "case", "route"),
    [
        pytest.param(Pointed("aaaaaa", "rutiner", assessment="uppfyller"), VISITS, ("punkter", "b22222"), id="in case"),
        pytest.param(
            Pointed("aaaaaa", "rutiner", assessment="uppfyller", in_case=True),
            VISITED,
            ("punkter", "b22222"),
            id="said",
        ),
        pytest.param(
            Pointed("aaaaaa", "klagomal", assessment="uppfyller"),
            VISITED,
            ("tillfällen", "v2", "punkter", "p2", "bedömning"),
            id="beside what was answered",
        ),
        pytest.param(
            Pointed("aaaaaa", "Samtal med personal", not_applicable="Ingen personal den dagen."),
            VISITED,
            ("tillfällen", "v2", "punkter", "b22222"),
            id="by its words; it does not apply",
        ),
        pytest.param(
            Pointed("aaaaaa", "klagomal", assessment="uppfyller", requirement="boende/klagomal"),
            PIECEMEAL,
            ("tillfällen", "v2", "punkter", "b22222"),
            id="a point that is asked requirement by requirement",
        ),
    ],
)
def test_where_an_answer_is_written(said: Pointed, case: str, route: tuple[str, ...]) -> None:
    assert list(put(done(point, said, case))) == [route]


def test_an_answer_about_the_same_requirement_is_written_beside_it() -> None:
    said = Pointed("aaaaaa", "klagomal", assessment="uppfyller", requirement="boende/rutiner")
    beside = ("tillfällen", "v2", "punkter", "p2")
    assert put(done(point, said, PIECEMEAL)) == {
        (*beside, "krav"): "boende/rutiner",
        (*beside, "bedömning"): "uppfyller",
    }


# Planned visits

PLANNED = VISITS + (
    "ansvarig: chef\n"
    "tillfällen:\n"
    "  v1: {datum: 2026-03-10, närvarande: [chef]}\n"
    "  v2: {datum: 2026-05-19}\n"
    "  v3: {datum: 2026-03-11, inställt: {datum: 2026-03-10, roll: chef, skäl: Snö}}\n"
)


def test_a_planned_visit_is_held_moved_or_called_off() -> None:
    said = Held("aaaaaa", "Ekbacken", ("Utredare, chef",), "Sjuk", "Stängt", "Kort.", "enkät", "Långt bort", DAY)
    assert put(done(held, said, PLANNED)) == {
        ("tillfällen", "v2", key): value
        for key, value in {
            "datum": "2026-05-20",
            "metod": "enkät",
            "metod_skäl": "Långt bort",
            "plats": "Ekbacken",
            "närvarande": ["utredare", "chef"],
            "frånvaro_skäl": "Sjuk",
            "ej_besök_skäl": "Stängt",
            "notering": "Kort.",
        }.items()
    }
    assert put(done(held, Held("v1", present=("Utredare, chef",), absence_reason="Sjuk"), PLANNED)) == {
        ("tillfällen", "v1", "frånvaro_skäl"): "Sjuk",
        ("tillfällen", "v1", "närvarande", 1): "utredare",
    }
    assert put(done(move, Moved("v2", dt.date(2026, 6, 1)), PLANNED)) == {("tillfällen", "v2", "datum"): "2026-06-01"}
    assert put(done(call_off, CalledOff("aaaaaa", "Snö", DAY), PLANNED)) == {
        ("tillfällen", "v2", "inställt"): {"datum": "2026-05-20", "roll": "chef", "skäl": "Snö"}
    }


def test_what_was_called_off_is_not_done() -> None:
    whole = office(VISITS + "tillfällen: {v2: {datum: 2026-05-19, närvarande: [chef]}}\n", plan=FOLLOWED)
    off = office(
        VISITS + "tillfällen: {v2: {datum: 2026-05-19, inställt: {datum: 2026-05-19, roll: chef}}}\n", plan=FOLLOWED
    )
    states = [desk.row("besok", "2026-05-20", "ekbacken", "2026-K2").state for desk in (whole, off)]
    assert states == ["genomförd", "öppen"]


# What is refused


@pytest.mark.parametrize(
    ("act", "said", "cases", "code"),
    [
        (take, Taken("månen", FindingSource.SIGNAL, DAY), (), "unknown-whom"),
        (take, Taken("e", FindingSource.SIGNAL, DAY), (), "ambiguous-whom"),
        (take, Taken("ekbacken", FindingSource.LEX_SARAH, DAY), (), "lex-sarah-only"),
        (take, Taken("solglantan", FindingSource.LEX_SARAH, DAY, "fall"), (), "lex-sarah-only"),
        (take, Taken("ekbacken", FindingSource.SIGNAL, DAY, reports=-1), (), "negative-count"),
        (take, Taken("ekbacken", FindingSource.SIGNAL, TOMORROW), (), "future-day"),
        (take, Taken("ekbacken", FindingSource.SIGNAL, DAY, rule="signal"), (), "no-such-rule"),
        (take, Taken("ekbacken", FindingSource.SIGNAL, DAY, responsible="Kalle"), (), "no-such-role"),
        (acknowledge, Acknowledged("aaaaaa", DAY), (VISITS,), "no-signal"),
        (acknowledge, Acknowledged("aaaaaa", TOMORROW), (SIGNAL,), "future-day"),
        (acknowledge, Acknowledged("aaaaaa", DAY), (SIGNAL + CLOSED,), "case-closed"),
        (
            acknowledge,
            Acknowledged("aaaaaa", DAY),
            (SIGNAL.replace("11}", "11, bekräftad: 2026-05-12}"),),
            "signal-acknowledged",
        ),
        (
            judge,
            Judged("aaaaaa", True, "x", DAY),
            (SIGNAL.replace("11}", "11, bedömd: 2026-05-12}"),),
            "signal-judged",
        ),
        (judge, Judged("aaaaaa", True, "  ", DAY), (SIGNAL,), "judgement-without-reason"),
        (start, Started("bes", DAY), (), "no-such-rule"),
        (start, Started("besok", DAY, ("månen",)), (), "unknown-whom"),
        (start, Started("besok", TOMORROW), (), "future-day"),
        (start, Started("signaler", DAY, ("ekbacken",)), (), "start-by-signal"),
        (start, Started("besok", DAY, method="samtal"), (), "method-reason-needed"),
        (start, Started("fordjupad", DAY, ("lou-1",)), (), "no-ground"),
        (start, Started("tema", DAY, theme="Natten"), (), "no-ground"),
        (start, Started("sarskild", DAY, ("ekbacken",)), (), "no-ground"),
        (start, Started("tema", DAY, theme="Natten", decided_by="chef"), (), "decision-incomplete"),
        (start, Started("tema", DAY, theme="Natten", decided=DAY, section="§ 1"), (), "decision-incomplete"),
        (prepare, Prepared("aaaaaa"), (VISITS,), "nothing-said"),
        (prepare, Prepared("aaaaaa", responsible=("chef",)), (VISITS,), "pair-form"),
        (prepare, Prepared("aaaaaa", responsible=("natt=Kalle",)), (VISITS,), "no-such-role"),
        (prepare, Prepared("aaaaaa", "x"), (VISITS + CLOSED,), "case-closed"),
        (consult, Consulted("aaaaaa", "Kalle", DAY), (VISITS,), "no-such-role"),
        (consult, Consulted("aaaaaa", "mas", TOMORROW), (VISITS,), "future-day"),
        (control, Controlled("aaaaaa", "skatt", "x", TOMORROW), (VISITS,), "future-day"),
        (control, Controlled("aaaaaa", "skatt", "x", DAY, "moms", rule="ekonomi"), (VISITS,), "unknown-part"),
        (control, Controlled("aaaaaa", "skatt", "x", DAY, sampled=2, faults=3), (VISITS,), "more-than-examined"),
        (control, Controlled("aaaaaa", "skatt", "x", DAY, through="Kalle"), (VISITS,), "no-such-role"),
        (count, Counted("aaaaaa", -1, DAY), (VISITS,), "negative-count"),
        (count, Counted("aaaaaa", 5, DAY, in_time=6), (VISITS,), "more-than-examined"),
        (count, Counted("aaaaaa", 5, DAY, rule="akt"), (VISITS,), "no-such-rule"),
        (send, Sent("aaaaaa", TOMORROW), (VISITS,), "future-day"),
        (send, Sent("aaaaaa", DAY, "brukarenkat"), (VISITS,), "unknown-questionnaire"),
        (send, Sent("aaaaaa", DAY), (SENT,), "survey-sent"),
        (send, Sent("aaaaaa", DAY), (UNRULED,), "no-questionnaire"),
        (answer, Answer("e4", DAY), (SENT,), "unknown-case"),
        (answer, Answer("aaaaaa", DAY), (VISITS,), "no-such-item"),
        (answer, Answer("e2", DAY, ("mat=x",)), (SENT,), "no-such-question"),
        (answer, Answer("e2", DAY, ("rutiner",)), (SENT,), "pair-form"),
        (answer, Answer("e3", DAY, ("rutiner=x",)), (SENT,), "already-answered"),
        (answer, Answer("e3", DAY), (SENT,), "already-answered"),
        (point, Pointed("aaaaaa", "lakemedel", "x"), (VISITS,), "no-such-point"),
        (point, Pointed("aaaaaa", "rutiner", assessment="bra"), (VISITS,), "not-on-scale"),
        (point, Pointed("aaaaaa", "rutiner"), (VISITS,), "nothing-said"),
        (point, Pointed("aaaaaa", "rutiner", examined=1, faults=2), (VISITS,), "more-than-examined"),
        (
            point,
            Pointed("aaaaaa", "rutiner", assessment="uppfyller", not_applicable="x"),
            (VISITS,),
            "assessed-and-not-applicable",
        ),
        (point, Pointed("aaaaaa", "rutiner", assessment="ej tillämpligt"), (VISITS,), "not-applicable-without-reason"),
        (point, Pointed("aaaaaa", "rutiner", "x"), (HEAD.format(rule="fordjupad"),), "not-prepared"),
        (held, Held("v3", "x"), (PLANNED,), "visit-called-off"),
        (held, Held("v2"), (PLANNED,), "nothing-said"),
        (held, Held("v2", "x", date=TOMORROW), (PLANNED,), "visit-to-come"),
        (held, Held("v2", "x"), (PLANNED.replace("2026-05-19", "2026-05-29"),), "visit-to-come"),
        (held, Held("v2", method="samtal"), (PLANNED,), "method-reason-needed"),
        (move, Moved("v1", DAY), (PLANNED,), "visit-documented"),
        (move, Moved("v2", dt.date(2026, 5, 19)), (PLANNED,), "same-day"),
        (move, Moved("v3", DAY), (PLANNED,), "visit-called-off"),
        (call_off, CalledOff("v2", " ", DAY), (PLANNED,), "reason-needed"),
        (call_off, CalledOff("v2", "Snö", DAY), (PLANNED.replace("ansvarig: chef\n", ""),), "role-needed"),
        (call_off, CalledOff("v2", "Snö", DAY, "Kalle"), (PLANNED,), "no-such-role"),
        (call_off, CalledOff("v1", "Snö", DAY), (PLANNED,), "visit-documented"),
        (call_off, CalledOff("v2", "Snö", TOMORROW), (PLANNED,), "future-day"),
    ],
)  # fmt: skip
def test_what_is_refused(act: Any, said: Any, cases: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refusal) as raised:
        done(act, said, *cases)
    (problem,) = raised.value.problems
    assert problem.code == code


# Both ways


ACTS: list[tuple[Callable[[At, Any], Act], Any]] = [
    (acknowledge, Acknowledged(CASE, DAY)),
    (judge, Judged(CASE, True, "Avtalet följs inte.", DAY)),
    (prepare, Prepared(CASE, "Två besök.", ("natt=chef",))),
    (consult, Consulted(CASE, "mas", DAY)),
    (control, Controlled(CASE, "skatt", "Inget.", DAY, "skatt", rule="ekonomi", period="2026-05")),
    (control, Controlled(CASE, "kredit", "Inget.", DAY, "kredit", rule="ekonomi", period="2026-05")),
    (count, Counted(CASE, 9, DAY, rule="aktgranskning")),
    (send, Sent(CASE, DAY)),
    (answer, Answer("aaaaaa", DAY, ("rutiner=Alla.",))),
    (visit, Visited(CASE, DAY, place="Ekbacken", present=("chef",))),
    (visit, Visited(CASE, TOMORROW)),
    (move, Moved("aaaaaa", dt.date(2026, 6, 2))),
    (held, Held("aaaaaa", "Ekbacken")),
    (call_off, CalledOff("aaaaaa", "Snö", DAY, "chef")),
    (point, Pointed(CASE, "rutiner", assessment="uppfyller")),
]


@given(st.lists(st.sampled_from(range(len(ACTS))), max_size=10))
@settings(max_examples=60)
def test_what_acts_leave_is_a_file_that_gives_the_same_due_list(chosen: list[int]) -> None:
    value: Any = parse((VISITS + "signal: {källa: klagomål, inkommen: 2026-05-11}\n").encode()).value
    token = iter(f"b{number}" for number in numbers(22222)).__next__
    desk = office(emit(value), plan=FOLLOWED)
    for number in chosen:
        act, said = ACTS[number]
        try:
            made = act(At(desk.register, desk.facts, DAY, token), said)
        except Refusal:
            continue
        for change in made.changes:
            assert isinstance(change, Put)
            value = applied(value, change)
        case = Case.model_validate(value)
        register = desk.register._replace(cases={CASE: case})
        # Whoever reads the file that is left, written anew by another hand, sees the same list.
        desk = office(emit(value), plan=FOLLOWED)
        assert desk.register.cases[CASE] == case
        assert due(distill(register), DAY) == due(desk.facts, DAY)
