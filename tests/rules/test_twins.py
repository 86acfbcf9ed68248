"""Two answers to the same: what is told of them, that neither counts before one is chosen, and how it is chosen."""

import datetime as dt

import pytest

from tests.cli.middle import MEETING, TOWN
from tests.cli.middle import PLAN as WHOLE
from tests.cli.middle import PROVIDER as GROUPED
from tests.rules.followed import FOLLOWED
from tests.rules.office import office, tokens
from uppf.model.municipality import Municipality
from uppf.problem import Level, Refusal
from uppf.rules.acts.minutes import Adjusted, adjust
from uppf.rules.acts.point import Pointed, point
from uppf.rules.acts.reporting import Finished, finish
from uppf.rules.acts.requesting import Received, receive
from uppf.rules.acts.twin import Kept, keep
from uppf.rules.change import At, applied
from uppf.rules.checks_twins import answered_twice, replaced_in_vain
from uppf.rules.due import due
from uppf.rules.points import asked
from uppf.rules.steps import steps
from uppf.rules.surveys import sent
from uppf.rules.twins import counted
from uppf.show.words import message
from uppf.store.yamltext import parse

DAY = dt.date(2026, 5, 20)
CASE = "2026-ekbacken-aaaaaa"
HEAD = """\
ärende: 2026-ekbacken-aaaaaa
regel: rutin/besok
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
"""
VISIT = "tillfällen: {{v1: {{datum: 2026-05-10, närvarande: [chef], punkter: {{{}}}}}}}\n"


def visited(*points: str) -> str:
    return HEAD + VISIT.format(", ".join(f"p{n}: {{kontrollpunkt: {one}}}" for n, one in enumerate(points, 1)))


REQUESTS = "underlag: {{q1: {{vad: Scheman, begärd: 2026-05-04{}}}, q2: {{vad: '{}', begärd: 2026-05-05{}}}}}\n"
SURVEYS = """\
enkäter:
  e1: {{enkät: utforarenkat, mottagare: utforare, skickad: 2026-05-04{}}}
  e2: {{enkät: utforarenkat, mottagare: {}, skickad: 2026-05-05{}}}
"""
WRITTEN = "rapporter: {{r1: {{{}}}, r2: {{{}}}}}\n"
LAID = """\
redovisad:
  r1: {{nämnd: socialnamnden, datum: 2026-06-16{}}}
  r2: {{nämnd: {}, datum: {}{}}}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            visited("rutiner, bedömning: uppfyller", "rutiner, bedömning: uppfyller_inte"),
            ["bedömning: uppfyller / bedömning: uppfyller_inte"],
            id="assessed differently",
        ),
        pytest.param(
            visited("rutiner, bedömning: uppfyller", "rutiner, ej_tillämplig: Finns inte."),
            ["bedömning: uppfyller / ej_tillämplig: Finns inte."],
            id="assessed, and not applicable",
        ),
        pytest.param(
            visited("rutiner, bedömning: uppfyller", "rutiner, bedömning: uppfyller"), [""], id="assessed alike"
        ),
        pytest.param(
            visited("rutiner, bedömning: uppfyller", "rutiner, svar: 'Ja.', underlag: Pärmen"),
            [""],
            id="the one says what the other does not",
        ),
        pytest.param(
            visited("rutiner, svar: Pärmen  finns", "rutiner, svar: pärmen finns"), [""], id="in other letters"
        ),
        pytest.param(
            visited("rutiner, krav: a, bedömning: uppfyller", "rutiner, krav: b, bedömning: uppfyller_inte"),
            [],
            id="of two requirements",
        ),
        pytest.param(
            visited("rutiner, bedömning: uppfyller", "klagomal, bedömning: uppfyller_inte"), [], id="two points"
        ),
        pytest.param(
            visited("rutiner, svar: Ja") + "punkter: {p9: {kontrollpunkt: rutiner, svar: Nej}}\n",
            [],
            id="at a visit, and in the case",
        ),
        pytest.param(
            HEAD + "punkter: {p1: {krav: a, fråga: När?, svar: Nu}, p2: {krav: a, fråga: Hur?, svar: Så}}\n",
            [],
            id="two questions of one requirement",
        ),
        pytest.param(HEAD + "punkter: {p1: {svar: Nu}, p2: {svar: Sen}}\n", [], id="answers to nothing"),
        pytest.param(
            HEAD + REQUESTS.format("", "scheman", ""), ["begärd: 2026-05-04 / begärd: 2026-05-05"], id="asked twice"
        ),
        pytest.param(HEAD + REQUESTS.format(", inkommen: 2026-05-04", "Scheman", ""), [], id="asked anew"),
        pytest.param(
            HEAD + REQUESTS.format(", ej_aktuellt: {datum: 2026-05-04, roll: chef, skäl: x}", "Scheman", ""),
            [],
            id="asked anew where there was nothing",
        ),
        pytest.param(HEAD + REQUESTS.format("", "Rutiner", ""), [], id="two things asked for"),
        pytest.param(HEAD + REQUESTS.format("", "Scheman", ", avser: 2026-T1"), [], id="of another period"),
        pytest.param(
            HEAD + SURVEYS.format(", svar: {rutiner: Ja}", "utforare", ", svar: {rutiner: Nej, personal: God}"),
            ["skickad: 2026-05-04 / skickad: 2026-05-05", "svar: Ja / svar: Nej"],
            id="sent twice",
        ),
        pytest.param(HEAD + SURVEYS.format("", "utredare", ""), [], id="sent to two"),
        pytest.param(HEAD + SURVEYS.format(", inkommen: 2026-05-04", "utforare", ""), [], id="sent anew"),
        pytest.param(
            HEAD + LAID.format(", paragraf: § 4", "socialnamnden", "2026-06-16", ", paragraf: § 5"),
            ["paragraf: § 4 / paragraf: § 5"],
            id="laid twice",
        ),
        pytest.param(HEAD + LAID.format("", "socialnamnden", "2026-06-16", ""), [""], id="laid twice alike"),
        pytest.param(HEAD + LAID.format("", "socialnamnden", "2026-08-25", ""), [], id="laid again"),
        pytest.param(HEAD + WRITTEN.format("utkast: 2026-05-11", "utkast: 2026-05-11"), [""], id="begun twice"),
        pytest.param(
            HEAD + WRITTEN.format("utkast: 2026-05-11, del: a, styrkor: X", "utkast: 2026-05-11, del: a, styrkor: Y"),
            ["styrkor: X / styrkor: Y"],
            id="one part, in two ways",
        ),
        pytest.param(
            HEAD + WRITTEN.format("utkast: 2026-05-11, del: a", "utkast: 2026-05-11, del: b"), [], id="of two parts"
        ),
        pytest.param(HEAD + WRITTEN.format("färdig: 2026-05-11", "utkast: 2026-05-12"), [], id="one after the other"),
        pytest.param(HEAD + WRITTEN.format("färdig: 2026-05-11", "färdig: 2026-05-12"), [], id="two that are finished"),
    ],
)  # fmt: skip
def test_what_answers_the_same(text: str, expected: list[str]) -> None:
    desk = office(text, plan=FOLLOWED)
    told = list(answered_twice(desk.register, desk.facts))
    assert [problem.code for problem in told] == [
        "answered-twice" if expected != [""] else "same-twice" for _ in expected[:1]
    ]
    assert [problem.level for problem in told] == [
        Level.ERROR if expected != [""] else Level.INFO for _ in expected[:1]
    ]
    said = [
        f"{_said(one)} / {_said(other)}"
        for problem in told
        for one, other in zip(problem.facts.get("one", ()), problem.facts.get("other", ()), strict=True)  # type: ignore[call-overload]
    ]
    assert said == [line for line in expected if line]


def _said(problem: object) -> str:
    return message(problem).replace(" ”", ": ").rstrip("”")  # type: ignore[arg-type]


TWO = visited("rutiner, bedömning: uppfyller", "rutiner, bedömning: uppfyller_inte", "klagomal, ej_tillämplig: x")
CHOSEN = TWO.replace(
    "bedömning: uppfyller_inte}", "bedömning: uppfyller_inte, ersatt: {datum: 2026-05-20, av: p1, skäl: Maja såg.}}"
)


def at(text: str) -> At:
    desk = office(text, plan=FOLLOWED)
    return At(desk.register, desk.facts, DAY, tokens("b22222"))


def remaining(text: str) -> list[str]:
    desk = office(text, plan=FOLLOWED)
    return [step.code for step in steps(desk.register, desk.case(CASE), DAY)]


def test_of_two_that_say_different_things_neither_counts_before_one_is_chosen() -> None:
    desk = office(TWO, plan=FOLLOWED)
    told = [one for one in asked(desk.register, desk.case(CASE), DAY) if one.point.id == "rutiner"]
    assert [(one.place[-1], one.settled, one.disputed) for one in told] == [("p1", False, True), ("p2", False, True)]
    first = steps(desk.register, desk.case(CASE), DAY)[0]
    assert (first.code, first.holds, first.yields) == ("twins", True, False)
    assert message_of("next", first) == "uppf keep p2 --reason SKÄL"
    assert "assess" not in remaining(TWO)


def message_of(kind: str, step: object) -> str:
    from uppf.problem import Problem  # the words of a step, as they are told

    return message(Problem(f"{kind}.{step.code}", facts=step.facts))  # type: ignore[attr-defined]


def test_the_chosen_one_counts_and_the_other_is_kept() -> None:
    desk = office(CHOSEN, plan=FOLLOWED)
    told = [one for one in asked(desk.register, desk.case(CASE), DAY) if one.point.id == "rutiner"]
    assert [(one.place[-1], one.settled, one.disputed) for one in told] == [("p1", True, False)]
    assert "twins" not in remaining(CHOSEN)
    assert [*counted(desk.case(CASE)).visits["v1"].points] == ["p1", "p3"]
    assert [*desk.case(CASE).visits["v1"].points] == ["p1", "p2", "p3"]
    assert list(replaced_in_vain(desk.register, desk.facts)) == []


def test_of_two_that_agree_the_fuller_counts() -> None:
    two = ("rutiner, bedömning: uppfyller", "rutiner, svar: Ja")
    for points in (two, two[::-1]):
        desk = office(visited(*points), plan=FOLLOWED)
        told = [one for one in asked(desk.register, desk.case(CASE), DAY) if one.point.id == "rutiner"]
        assert [one.settled for one in told] == [True]


def test_what_a_ring_replaces_all_counts() -> None:
    ring = CHOSEN.replace(
        "bedömning: uppfyller}", "bedömning: uppfyller, ersatt: {datum: 2026-05-20, av: p2, skäl: y}}"
    )
    desk = office(ring, plan=FOLLOWED)
    assert counted(desk.case(CASE)).visits == desk.case(CASE).visits
    assert [one.code for one in replaced_in_vain(desk.register, desk.facts)] == ["replaced-in-vain"] * 2
    assert len(list(answered_twice(desk.register, desk.facts))) == 1


RING = visited(
    "rutiner, bedömning: uppfyller, ersatt: {datum: 2026-05-19, av: p2, skäl: Anna såg.}",
    "rutiner, bedömning: uppfyller_inte, ersatt: {datum: 2026-05-19, av: p1, skäl: Maja såg.}",
)


def test_two_who_chose_differently_choose_again() -> None:
    value = parse(RING.encode()).value
    for change in keep(at(RING), Kept("p1", "Båda såg på nytt.", DAY)).changes:
        value = applied(value, change)  # type: ignore[arg-type]
    points = value["tillfällen"]["v1"]["punkter"]
    assert points["p1"]["ersatt"] == {
        "datum": "2026-05-19",
        "av": "p2",
        "skäl": "Anna såg.",
        "återtaget": {"datum": "2026-05-20", "skäl": "Båda såg på nytt."},
    }
    assert points["p2"] == parse(RING.encode()).value["tillfällen"]["v1"]["punkter"]["p2"]
    chosen = RING.replace("skäl: Anna såg.", "skäl: Anna såg., återtaget: {datum: 2026-05-20, skäl: Båda.}")
    desk = office(chosen, plan=FOLLOWED)
    assert [*counted(desk.case(CASE)).visits["v1"].points] == ["p1"]
    assert list(replaced_in_vain(desk.register, desk.facts)) == []
    assert list(answered_twice(desk.register, desk.facts)) == []


def test_what_is_replaced_by_nothing_counts_again() -> None:
    lost = visited("rutiner, bedömning: uppfyller, ersatt: {datum: 2026-05-19, av: p9, skäl: x}")
    act = keep(at(lost), Kept("p1", "p9 finns inte.", DAY))
    assert [change.route[-2:] for change in act.changes] == [("ersatt", "återtaget")]  # type: ignore[union-attr]


def test_a_request_that_is_replaced_waits_for_nobody() -> None:
    text = HEAD + REQUESTS.format("", "Scheman", ", svar_senast: 2026-05-19")
    chosen = HEAD + REQUESTS.format(
        "", "Scheman", ", svar_senast: 2026-05-19, ersatt: {datum: 2026-05-20, av: q1, skäl: x}"
    )
    waits = [
        [row.source for row in due(office(one, plan=FOLLOWED).facts, DAY)].count("underlag") for one in (text, chosen)
    ]
    assert waits == [1, 0]
    with pytest.raises(Refusal) as refusal:
        receive(at(chosen), Received("q2", DAY))
    assert [problem.code for problem in refusal.value.problems] == ["item-replaced"]
    # By its case alone the one that counts is meant.
    assert receive(at(chosen), Received(CASE, DAY)).facts["item"] == "q1"


def test_a_survey_that_is_replaced_is_not_compared() -> None:
    text = HEAD + SURVEYS.format("", "utforare", ", ersatt: {datum: 2026-05-20, av: e1, skäl: x}")
    assert [key for key, _ in sent(office(text, plan=FOLLOWED).case(CASE))] == ["e1"]


# Choosing


def test_the_verb_writes_what_a_hand_would_have_written() -> None:
    act = keep(at(TWO), Kept("p1", "Maja såg.", DAY))
    value = parse(TWO.encode()).value
    for change in act.changes:
        value = applied(value, change)  # type: ignore[arg-type]
    assert value == parse(CHOSEN.encode()).value
    assert keep(at(TWO), Kept(f"{CASE}/p1", "Maja såg.", DAY)) == act


def test_of_three_one_stands() -> None:
    text = visited("rutiner, bedömning: uppfyller", "rutiner, bedömning: ej_bedömt", "rutiner, bedömning: uppfyller")
    act = keep(at(text), Kept("p2", "x", DAY))
    assert act.facts["others"] == ("p1", "p3")


def test_also_in_a_case_that_is_closed() -> None:
    assert keep(at(TWO + "avslutat: {datum: 2026-05-19, roll: chef}\n"), Kept("p1", "x", DAY)).changes


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        pytest.param(TWO, Kept("p3", "x", DAY), "nothing-twice", id="of which there is one"),
        pytest.param(TWO, Kept("p9", "x", DAY), "nothing-answers", id="not there"),
        pytest.param(TWO, Kept("p1", " ", DAY), "empty-reason", id="no reason"),
        pytest.param(TWO, Kept("p1", "x", dt.date(2026, 5, 21)), "future-day", id="tomorrow"),
        pytest.param(CHOSEN, Kept("p2", "x", DAY), "item-replaced", id="already replaced"),
        pytest.param(
            TWO.replace("p1:", "q1:") + REQUESTS.format("", "x", ""), Kept("q1", "x", DAY), "ambiguous-item", id="two"
        ),
    ],
)
def test_what_cannot_be_chosen(text: str, said: Kept, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        keep(at(text), said)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_what_is_disputed_is_not_written_in_and_not_reported() -> None:
    with pytest.raises(Refusal) as refusal:
        point(at(TWO), Pointed(CASE, "rutiner", observation="Nytt."))
    assert [problem.code for problem in refusal.value.problems] == ["answered-twice"]
    written = TWO + "rapporter: {r1: {utkast: 2026-05-11, sammanfattning: x}}\n"
    with pytest.raises(Refusal) as refusal:
        finish(at(written), Finished("r1", DAY, "brist"))  # type: ignore[arg-type]
    assert "step.twins" in [problem.facts["what"].code for problem in refusal.value.problems]  # type: ignore[attr-defined]


def test_minutes_that_say_two_things_are_not_signed() -> None:
    twice = MEETING.replace(
        "      k3per:", "      k9eko: {kontrollpunkt: ekonomi, svar: Budgeten spricker.}\n      k3per:"
    )
    desk = office(twice, plan=WHOLE, provider=GROUPED)
    town = Municipality.model_validate(parse(TOWN.encode()).value)
    with pytest.raises(Refusal) as refusal:
        adjust(
            At(desk.register._replace(municipality=town), desk.facts, DAY, tokens("b22222")),
            Adjusted("t2first", None, DAY),
        )
    assert [problem.code for problem in refusal.value.problems] == ["answered-twice"]


def test_a_point_of_the_case_itself_is_answered_once() -> None:
    """Also where a visit has its own answer to it."""
    both = visited("rutiner, bedömning: uppfyller") + "punkter: {p9: {kontrollpunkt: rutiner, bedömning: uppfyller}}\n"
    act = point(at(both), Pointed(CASE, "rutiner", observation="Pärmen.", in_case=True))
    assert [change.route for change in act.changes] == [("punkter", "p9", "iakttagelse")]  # type: ignore[union-attr]
