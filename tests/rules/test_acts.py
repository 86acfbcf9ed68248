"""Acts as values: what an officer says in, the changes to the files out."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.office import PLAN, Office, office, tokens
from uppf.model.case import Case, Visit
from uppf.model.finding import Finding
from uppf.model.vocabulary import Consequence, FindingSource, Grade, Occurrence
from uppf.problem import Refusal
from uppf.rules.acts.finding import Found, finding
from uppf.rules.acts.opening import Opened, open_
from uppf.rules.acts.visiting import Visited, visit
from uppf.rules.change import Act, At, Create, Put, applied
from uppf.rules.checks_case import absent
from uppf.rules.due import ALPHABET, due
from uppf.rules.outcome import Alike, outcome
from uppf.rules.spoken import slug
from uppf.store.emit import emit
from uppf.store.yamltext import parse

DAY = dt.date(2026, 11, 21)
AS_OF = DAY.isoformat()

OPEN = """\
ärende: 2026-ekbacken-aaaaaa
regel: rutin/arlig
avser: 2026
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
"""
HEALTH_CARE = OPEN.replace("ekbacken", "lonnen")


def at(desk: Office, *keys: str) -> At:
    return At(desk.register, desk.facts, DAY, tokens(*keys))


def opened(desk: Office, rule: str, said: Opened | None = None, **where: str) -> Act:
    row = desk.row(rule, AS_OF, **where)
    return open_(at(desk, "7k2m9x"), (said or Opened("", DAY))._replace(id=row.id))


def visited(said: Visited, case: str = OPEN, *others: str) -> Act:
    desk = office(case, *others)
    return visit(at(desk, "h4x9td"), said._replace(case=next(iter(desk.register.cases))))


def found(said: Found, case: str = OPEN, *others: str) -> Act:
    desk = office(case, *others)
    return finding(at(desk, "b7q2wn"), said._replace(case=next(iter(desk.register.cases))))


def refused(raised: pytest.ExceptionInfo[Refusal]) -> str:
    (problem,) = raised.value.problems
    return problem.code


def notes(act: Act) -> list[str]:
    return [note.code.removeprefix("note.") for note in act.notes]


# Opening


@pytest.mark.parametrize(
    ("rule", "where", "file", "value"),
    [
        pytest.param(
            "arlig",
            {"unit": "ekbacken", "period": "2026"},
            "2026-ekbacken-7k2m9x",
            {
                "regel": "rutin/arlig",
                "avser": "2026",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "enhet": "ekbacken",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": AS_OF,
                "ansvarig": "utredare",
            },
            id="a unit; of several methods none is chosen",
        ),
        pytest.param(
            "moten",
            {"period": "2026"},
            "2026-lou-1-7k2m9x",
            {
                "regel": "rutin/moten",
                "avser": "2026",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": AS_OF,
                "ansvarig": "chef",
                "metod": "möte",
            },
            id="an agreement; the only method",
        ),
        pytest.param(
            "oanmald",
            {"unit": "lonnen", "period": "2026"},
            "2026-lonnen-7k2m9x",
            {
                "regel": "rutin/oanmald",
                "avser": "2026",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "enhet": "lonnen",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": AS_OF,
                "oanmäld": "ja",
            },
            id="unannounced",
        ),
        pytest.param(
            "start",
            {},
            "2026-lou-1-7k2m9x",
            {
                "regel": "rutin/start",
                "avser": "2025-02-01",
                "utförare": "solglantan",
                "avtal": "lou-1",
                "verksamhet": "boende",
                "nämnd": "socialnamnden",
                "öppnat": AS_OF,
            },
            id="a deadline is named by its day",
        ),
    ],
)
def test_a_row_becomes_a_case(rule: str, where: dict[str, str], file: str, value: dict[str, str]) -> None:
    act = opened(office(), rule, None, **where)
    assert act.changes == (Create(f"arenden/2026/{file}.yaml", {"ärende": file, **value}),)
    assert (act.code, act.case, act.provider) == ("open", file, "solglantan")
    Case.model_validate(act.changes[0].value)


def test_all_that_can_be_said_of_a_case_in_the_order_of_the_model() -> None:
    said = Opened("", DAY, "26/SN 0091", "Enhetschef", "Besök på plats", "Nytt hus", "Ekbacken 2026")
    (change,) = opened(office(), "arlig", said, unit="ekbacken", period="2026").changes
    assert isinstance(change.value, dict)
    assert {key: change.value[key] for key in ("dnr", "rubrik", "ansvarig", "metod", "metod_skäl")} == {
        "dnr": "26/SN 0091",
        "rubrik": "Ekbacken 2026",
        "ansvarig": "chef",
        "metod": "platsbesök",
        "metod_skäl": "Nytt hus",
    }
    assert list(change.value) == [key for key in aliases(Case) if key in change.value]


def test_an_id_that_is_taken_is_not_taken_again() -> None:
    desk = office(OPEN.replace("2026-ekbacken-aaaaaa", "2026-lonnen-aaaaaa").replace("avser: 2026", "avser: 2025"))
    row = desk.row("oanmald", AS_OF, "lonnen", "2026")
    act = open_(at(desk, "aaaaaa", "bbbbbb"), Opened(row.id, DAY))
    assert act.case == "2026-lonnen-bbbbbb"


REPORTED = OPEN + "rapporter: {r1: {färdig: 2026-04-01}}\n"
WITH_FINDING = OPEN + "brister: {b7q2wn: {text: Plan saknas, konstaterad: 2026-11-01, kategori: dokumentation}}\n"
FOLLOWED = """\
ärende: 2026-fornyad-cccccc
regel: rutin/fornyad
avser: b7q2wn
avtal: lou-1
enhet: ekbacken
öppnat: 2026-11-10
"""
CANCELLED = OPEN + "inställt: {datum: 2026-05-01, roll: chef, skäl: Huset brann}\n"


@pytest.mark.parametrize(
    ("cases", "rule", "where", "said", "code"),
    [
        pytest.param([OPEN], "arlig", ("ekbacken", "2026"), Opened("", DAY), "case-already-open", id="already open"),
        pytest.param([REPORTED], "arlig", ("ekbacken", "2026"), Opened("", DAY), "row-done", id="done"),
        pytest.param([CANCELLED], "arlig", ("ekbacken", "2026"), Opened("", DAY), "row-not-applicable", id="cancelled"),
        pytest.param([OPEN], "avrapportera", ("", ""), Opened("", DAY), "case-already-open", id="done in its case"),
        pytest.param(
            [WITH_FINDING], "verifiera", ("", ""), Opened("", DAY), "case-already-open", id="done on its finding"
        ),
        pytest.param(
            [WITH_FINDING, FOLLOWED], "fornyad", ("", ""), Opened("", DAY), "case-already-open", id="followed"
        ),
        pytest.param(
            [], "arlig", ("ekbacken", "2026"), Opened("", DAY + dt.timedelta(days=1)), "future-day", id="tomorrow"
        ),
        pytest.param(
            [], "arlig", ("ekbacken", "2026"), Opened("", DAY, responsible="Kalle"), "no-such-role", id="no such role"
        ),
        pytest.param(
            [], "arlig", ("ekbacken", "2026"), Opened("", DAY, method="intervju"), "method-reason-needed", id="a method"
        ),
        pytest.param(
            [],
            "arlig",
            ("ekbacken", "2026"),
            Opened("", DAY, method="enkät"),
            "method-reason-needed",
            id="wants a reason",
        ),
    ],
)
def test_what_is_not_opened(cases: list[str], rule: str, where: tuple[str, str], said: Opened, code: str) -> None:
    with pytest.raises(Refusal) as raised:
        opened(office(*cases), rule, said, unit=where[0], period=where[1])
    assert refused(raised) == code


def test_a_finding_is_followed_up_in_a_case_of_its_own() -> None:
    act = opened(office(WITH_FINDING), "fornyad")
    assert {"regel": "rutin/fornyad", "avser": "b7q2wn"}.items() <= dict(act.changes[0].value).items()  # type: ignore[arg-type]


def test_a_step_of_a_procurement_is_not_done_in_a_case() -> None:
    row = office().row("arlig", AS_OF, "ekbacken", "2026")
    desk = office()
    rules = tuple(r._replace(counts=("upphandling.annonsering",)) for r in desk.facts.rules)
    with pytest.raises(Refusal) as raised:
        open_(at(Office(desk.register, desk.facts._replace(rules=rules)), "7k2m9x"), Opened(row.id, DAY))
    assert refused(raised) == "done-elsewhere"


EARLIER = """\
ärende: 2025-ekbacken-dddddd
avtal: lou-1
enhet: ekbacken
öppnat: 2025-03-02
tillfällen: {v1: {datum: 2025-04-01}}
brister:
  bb22cc: {text: Plan saknas, konstaterad: 2025-04-01}
  dd33ee: {text: Rutin saknas, konstaterad: 2025-04-01, verifierad: {datum: 2025-06-01, roll: chef, åtgärdad: ja}}
  ff44gg: {text: På Lönnen, konstaterad: 2025-04-01, enhet: lonnen}
"""
COMPLAINT = """\
ärende: 2026-ekbacken-eeeeee
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
signal: {källa: klagomål, inkommen: 2026-03-01}
"""


def test_what_is_left_since_before_is_told_at_the_opening() -> None:
    act = opened(office(EARLIER, COMPLAINT), "arlig", unit="ekbacken", period="2026")
    assert [(note.code, dict(note.facts)) for note in act.notes] == [
        ("note.open-findings", {"findings": ("bb22cc (2025-04-01, 2025-ekbacken-dddddd)",)}),
        ("note.signals", {"count": 1}),
    ]


def test_the_unannounced_is_told_not_to_be_shared() -> None:
    assert notes(opened(office(), "oanmald", unit="lonnen", period="2026")) == ["unannounced"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("ekbacken", "ekbacken"),
        ("Björkgården, hus 2", "bjorkgarden-hus-2"),
        ("Åsa & Överby – É", "asa-overby-e"),
        ("drift-av-ett-boende-med-ett-namn-som-aldrig-tar-slut", "drift-av-ett-boende-med-ett-namn-som"),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_name_as_part_of_an_id(name: str, part: str) -> None:
    assert slug(name) == part


# Visits


def test_all_that_can_be_said_of_a_visit_in_the_order_of_the_model() -> None:
    said = Visited(
        "",
        dt.date(2026, 5, 20),
        "platsbesök",
        "Nytt hus",
        " Ekbacken ",
        ("Utredare, enhetschef", "MAS", "utförarens verksamhetschef", "utredare"),
        "Chefen var sjuk",
        "Huset stängt",
        "Möte i matsalen.\r\nKaffe.",
        "Kvalitet",
        "moten",
        "2026",
    )
    act = visited(said)
    value: dict[str, Any] = {
        "datum": "2026-05-20",
        "metod": "platsbesök",
        "metod_skäl": "Nytt hus",
        "plats": "Ekbacken",
        "närvarande": ["utredare", "chef", "mas", "utförarens verksamhetschef"],
        "frånvaro_skäl": "Chefen var sjuk",
        "ej_besök_skäl": "Huset stängt",
        "regel": "rutin/moten",
        "avser": "2026",
        "del": "kvalitet",
        "notering": "Möte i matsalen.\nKaffe.",
    }
    assert act.changes == (Put("arenden/2026/2026-ekbacken-aaaaaa.yaml", ("tillfällen", "h4x9td"), value),)
    assert list(value) == [key for key in aliases(Visit) if key in value]
    assert notes(act) == []


@pytest.mark.parametrize(
    ("said", "case", "expected"),
    [
        pytest.param(Visited("", DAY, place="Ekbacken", present=("utredare", "chef")), OPEN, [], id="all were there"),
        pytest.param(
            Visited("", DAY, place="Ekbacken", present=("utredare", "ställföreträdare")), OPEN, [], id="a deputy"
        ),
        pytest.param(Visited("", DAY, place="Ekbacken", present=("utredare",)), OPEN, ["absent"], id="one was not"),
        pytest.param(
            Visited("", DAY, place="Ekbacken", present=("utredare",), absence_reason="Sjuk"),
            OPEN,
            [],
            id="with a reason",
        ),
        pytest.param(
            Visited("", DAY, place="Lönnen", present=("utredare", "chef")), HEALTH_CARE, ["absent"], id="health care"
        ),
        pytest.param(
            Visited("", DAY, place="Lönnen", present=("utredare", "chef", "mas")), HEALTH_CARE, [], id="with the nurse"
        ),
        pytest.param(Visited("", DAY), OPEN, ["absent", "visit-lacks"], id="neither place nor roles"),
        pytest.param(
            Visited("", DAY, place="x", present=("chef",), rule="moten"), OPEN, ["no-part"], id="which part is not said"
        ),
        pytest.param(
            Visited("", dt.date(2026, 12, 1), place="x", present=("utredare", "chef")), OPEN, ["planned"], id="to come"
        ),
    ],
)
def test_what_an_officer_should_know_of_a_visit(said: Visited, case: str, expected: list[str]) -> None:
    assert notes(visited(said, case)) == expected


def test_who_was_missing_is_named() -> None:
    act = visited(Visited("", DAY, place="Lönnen", present=("utredare",)), HEALTH_CARE)
    assert act.notes[0].facts == {"roles": ("chef", "mas")}


EITHER = PLAN.replace("  chef: {", "  mar: {rubrik: MAR}\n  chef: {", 1)
EITHER = EITHER.replace(
    "medverkande: mas\n    ska_delta: [utredare, chef]", "medverkande: [mas, mar]\n    ska_delta: mas"
)


@pytest.mark.parametrize(
    ("case", "present", "told", "step"),
    [
        pytest.param(HEALTH_CARE, ("utredare",), ["absent-medical"], ["health-care-without-mas"], id="neither"),
        pytest.param(HEALTH_CARE, ("mas",), [], [], id="MAS"),
        pytest.param(HEALTH_CARE, ("mar",), [], [], id="MAR"),
        pytest.param(OPEN, ("utredare",), [], [], id="without health care"),
    ],
)
def test_of_the_two_medically_responsible_one_is_enough(
    case: str, present: tuple[str, ...], told: list[str], step: list[str]
) -> None:
    """ "Medicinskt ansvariga … deltar vid uppföljningar … som omfattas av insatser enligt HSL" (S3:147)."""
    desk = office(case, plan=EITHER)
    known = next(iter(desk.register.cases))
    act = visit(at(desk, "h4x9td"), Visited(known, DAY, place="x", present=present))
    assert notes(act) == told
    assert [note.facts for note in act.notes] == [{"roles": ("mas", "mar")}] * len(told)
    after = office(
        f"{case}tillfällen: {{h4x9td: {{datum: 2026-05-20, närvarande: [{', '.join(present)}]}}}}\n", plan=EITHER
    )
    assert [code for code, _ in absent(after.register, after.case(known))] == step


CHOSEN = OPEN + "metod: intervju\nmetod_skäl: Huset är stängt\n"


@pytest.mark.parametrize(
    ("said", "case", "code"),
    [
        pytest.param(Visited("", DAY, method="intervju"), OPEN, "method-reason-needed", id="another method"),
        pytest.param(Visited("", DAY, method="enkät"), OPEN, "method-reason-needed", id="one that wants a reason"),
        pytest.param(Visited("", DAY, method="intervju"), CHOSEN, "", id="the case has given the reason"),
        pytest.param(Visited("", DAY, part="bemanning", rule="moten"), OPEN, "unknown-part", id="no such part"),
        pytest.param(Visited("", DAY, rule="arliga"), OPEN, "no-such-rule", id="no such rule"),
        pytest.param(Visited("", DAY), CANCELLED, "case-closed", id="cancelled"),
        pytest.param(
            Visited("", DAY), OPEN + "avslutat: {datum: 2026-10-01, roll: chef}\n", "case-closed", id="closed"
        ),
    ],
)
def test_visits_that_are_refused_or_not(said: Visited, case: str, code: str) -> None:
    if not code:
        assert visited(said, case).changes
        return
    with pytest.raises(Refusal) as raised:
        visited(said, case)
    assert refused(raised) == code


# Findings


def test_all_that_can_be_said_of_a_finding_in_the_order_of_the_model() -> None:
    said = Found(
        "",
        "Planer saknas.",
        dt.date(2026, 5, 20),
        "Social dokumentation",
        "boende/plan",
        "4.3",
        Occurrence.RECURRING,
        Consequence.SMALL,
        Consequence.LARGE,
        Consequence.SMALL,
        Grade.FINDING,
        "Åtgärdat direkt",
        FindingSource.COMPLAINT,
        "Ekbacken",
        dt.date(2026, 5, 21),
    )
    value: dict[str, Any] = {
        "text": "Planer saknas.",
        "konstaterad": "2026-05-20",
        "kategori": "social_dokumentation",
        "krav": "boende/plan",
        "avtalspunkt": "4.3",
        "källa": "klagomål",
        "enhet": "ekbacken",
        "frekvens": "återkommande",
        "konsekvens": {"individ": "liten", "kommun": "stor", "utförare": "liten"},
        "grad": "brist",
        "grad_skäl": "Åtgärdat direkt",
        "beställare_informerad": "2026-05-21",
    }
    act = found(said)
    assert act.changes == (Put("arenden/2026/2026-ekbacken-aaaaaa.yaml", ("brister", "b7q2wn"), value),)
    assert list(value) == [key for key in aliases(Finding) if key in value]
    Finding.model_validate(value)


@pytest.mark.parametrize(
    ("said", "grade", "own", "expected"),
    [
        pytest.param({"frequency": "enstaka", "individual_consequence": "liten"}, "mindre", None, [], id="reckoned"),
        pytest.param(
            {"frequency": "enstaka", "individual_consequence": "liten", "provider_consequence": "stor"},
            "allvarlig",
            None,
            [],
            id="the highest",
        ),
        pytest.param(
            {"frequency": "enstaka", "individual_consequence": "liten", "grade": "mindre"},
            "mindre",
            None,
            [],
            id="the same said",
        ),
        pytest.param(
            {"frequency": "enstaka", "individual_consequence": "liten", "grade": "brist", "grade_reason": "Natten"},
            "brist",
            "brist",
            [],
            id="another, with a reason",
        ),
        pytest.param({"grade": "brist"}, "brist", "brist", [], id="nothing to reckon from"),
        pytest.param({"frequency": "enstaka"}, "", None, ["ungraded"], id="no consequence"),
    ],
)
def test_the_grade(said: dict[str, str], grade: str, own: str | None, expected: list[str]) -> None:
    act = found(Found("", "Planer saknas", DAY, "dokumentation", **said))  # type: ignore[arg-type]
    assert act.facts["grade"] == grade
    assert dict(act.changes[0].value).get("grad") == own  # type: ignore[arg-type]
    assert notes(act) == expected


@pytest.mark.parametrize(
    ("said", "case", "code"),
    [
        pytest.param(Found("", " \n", DAY), OPEN, "empty-text", id="no text"),
        pytest.param(Found("", "x", DAY + dt.timedelta(days=1)), OPEN, "future-day", id="tomorrow"),
        pytest.param(Found("", "x", DAY, unit="Granen"), OPEN, "no-such-unit", id="no such unit"),
        pytest.param(Found("", "x", DAY), CANCELLED, "case-closed", id="cancelled"),
        pytest.param(
            Found(
                "", "x", DAY, frequency=Occurrence.SINGLE, individual_consequence=Consequence.LARGE, grade=Grade.MINOR
            ),
            OPEN,
            "grade-reason-needed",
            id="another grade",
        ),
    ],
)
def test_findings_that_are_refused(said: Found, case: str, code: str) -> None:
    with pytest.raises(Refusal) as raised:
        found(said, case)
    assert refused(raised) == code


def fault(case: str, key: str, date: str, category: str = "dokumentation", more: str = "") -> str:
    kind = f"kategori: {category}, frekvens: enstaka, konsekvens: {{individ: stor}}"
    return f"""\
ärende: {case}
avtal: lou-1
enhet: ekbacken
öppnat: 2025-01-02
brister: {{{key}: {{text: x, konstaterad: {date}, {kind}{more}}}}}
"""


VERIFIED = ", verifierad: {datum: 2025-06-01, roll: chef, åtgärdad: ja}"


@pytest.mark.parametrize(
    ("earlier", "repeated", "several"),
    [
        pytest.param([], (), (), id="the first"),
        pytest.param([fault("2026-a", "aa", "2026-03-01")], (("2026-a", "aa"),), (), id="two in a year are repeated"),
        pytest.param([fault("2026-a", "aa", "2026-03-01", "bemanning")], (), (), id="of another kind"),
        pytest.param([fault("2025-a", "aa", "2025-03-01")], (), (), id="too long ago"),
        pytest.param(
            [fault("2025-a", "aa", "2025-03-01"), fault("2026-b", "bb", "2026-03-01")],
            (("2026-b", "bb"),),
            (("2025-a", "aa"), ("2026-b", "bb")),
            id="three open ones are several",
        ),
        pytest.param(
            [fault("2025-a", "aa", "2025-03-01", more=VERIFIED), fault("2025-b", "bb", "2025-03-01")],
            (),
            (),
            id="a remedied one is not counted",
        ),
    ],
)
def test_what_follows_from_a_finding(earlier: list[str], repeated: tuple[Any, ...], several: tuple[Any, ...]) -> None:
    desk = office(fault("2026-c", "cc", AS_OF), *earlier)
    follows = outcome(desk.register, desk.facts, desk.case("2026-c"), "cc")
    assert (follows.grade, follows.plan) == ("allvarlig", "Rutin för uppföljning")
    assert follows.effects == ("åtgärdsplan", "nämnd")
    assert follows.repeated == ((Alike("rutin", "Rutin för uppföljning", repeated),) if repeated else ())
    assert follows.several == ((Alike("rutin", "Rutin för uppföljning", several),) if several else ())


# Laws


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(ALPHABET, min_size=6, max_size=6), min_size=3, max_size=8))
def test_a_key_is_new_in_its_case_and_no_number(said: list[str]) -> None:
    case = OPEN + "tillfällen: {h4x9td: {datum: 2026-05-20, punkter: {p2p2p2: {fråga: Hur?}}}}\n"
    desk = office(case)
    act = visit(at(desk, *said, "zzzzzz"), Visited("ekbacken", DAY))
    assert isinstance(act.changes[0], Put)
    key = str(act.changes[0].route[1])
    assert key[0].isalpha()
    assert key not in ("h4x9td", "p2p2p2")


days = st.dates(dt.date(2026, 3, 2), DAY)
words = st.sampled_from(["", "dokumentation", "bemanning"])
visits = st.lists(st.tuples(days, st.sampled_from(["", "platsbesök"])), max_size=3)
faults = st.lists(
    st.tuples(days, words, st.sampled_from(["", "enstaka"]), st.sampled_from(["", "liten", "stor"])), max_size=3
)


@settings(max_examples=60, deadline=None)
@given(visits, faults)
def test_the_due_list_does_not_know_who_wrote_the_file(
    visits: list[tuple[dt.date, str]], faults: list[tuple[dt.date, str, str, str]]
) -> None:
    case = OPEN.replace("rutin/arlig", "rutin/moten")
    plain: Any = parse(case.encode()).value
    for number, (day, method) in enumerate(visits):
        act = visit(at(office(emit(plain)), f"v{number}"), Visited("ekbacken", day, method, "Annat hus"))
        plain = applied(plain, act.changes[0])  # type: ignore[arg-type]
    for number, (day, category, occurrence, hard) in enumerate(faults):
        told = Found("ekbacken", "x", day, category, frequency=often(occurrence), individual_consequence=how_hard(hard))
        act = finding(at(office(emit(plain)), f"f{number}"), told)
        plain = applied(plain, act.changes[0])  # type: ignore[arg-type]
    by_hand = case
    for heading, rows in (
        (
            "tillfällen",
            [f"v{n}: {{metod: {method or 'möte'}, datum: {day}}}" for n, (day, method) in enumerate(visits)],
        ),
        ("brister", [f"f{n}: {_fault(*one)}" for n, one in enumerate(faults)]),
    ):
        if rows:
            by_hand += "\n".join([f"{heading}:", *(f"  {row}" for row in reversed(rows)), ""])
    rows_by_verbs = due(office(emit(plain)).facts, DAY)
    assert rows_by_verbs == due(office(by_hand).facts, DAY)


def often(said: str) -> Occurrence | None:
    return Occurrence(said) if said else None


def how_hard(said: str) -> Consequence | None:
    return Consequence(said) if said else None


def _fault(day: dt.date, category: str, occurrence: str, hard: str) -> str:
    said = {"kategori": category, "frekvens": occurrence, "konsekvens": f"{{individ: {hard}}}" if hard else ""}
    return ", ".join([f"{{konstaterad: {day}, text: x", *(f"{key}: {v}" for key, v in said.items() if v)]) + "}"


def test_a_change_touches_nothing_else() -> None:
    before: dict[str, Any] = {"ärende": "a", "brister": {"x": {"text": "1"}}}
    put = Put("f", ("brister", "y"), {"text": "2"})
    assert applied(before, put) == {"ärende": "a", "brister": {"x": {"text": "1"}, "y": {"text": "2"}}}
    assert applied({"ärende": "a"}, put) == {"ärende": "a", "brister": {"y": {"text": "2"}}}
    assert before == {"ärende": "a", "brister": {"x": {"text": "1"}}}


def aliases(model: Any) -> list[str]:
    return [field.alias for field in model.model_fields.values()]
