"""Acts of the report and of the end as values: what they refuse, and which item they mean."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.rules.office import tokens
from tests.rules.reporting import reporting
from tests.rules.test_closing import DECIDED, DRAFT, FED_BACK, ID, REPORT, case
from uppf.model.vocabulary import ConcludedAs
from uppf.problem import Refusal
from uppf.rules.acts.ending import Closes, Deviates, Replaces, cancel, close, replace
from uppf.rules.acts.learning import Learnt, lesson
from uppf.rules.acts.noting import Noted, note
from uppf.rules.acts.reporting import Answered, Decides, Drafted, Finished, Sent, answer, decide, draft, finish, send
from uppf.rules.acts.telling import Laid, Reported, Told, feed_back, lay, management, published, report
from uppf.rules.change import Act, At, Put

DAY = dt.date(2026, 11, 21)
LATER = DAY + dt.timedelta(1)
COMPLIES = ConcludedAs.COMPLIES


def at(*cases: str) -> At:
    desk = reporting(*cases)
    return At(desk.register, desk.facts, DAY, tokens("k2k2k2"))


def routes(act: Act) -> dict[str, object]:
    return {"/".join(map(str, one.route)): one.value for one in act.changes if isinstance(one, Put)}


BARE = case(rest="")
SENT = DRAFT.replace("Klart.", "Klart., faktakontroll: {skickad: 2026-11-15, svar_senast: 2026-11-30}")
ANSWERED = SENT.replace("11-30}", "11-30, besvarad: 2026-11-20}")
SEEN = "punkter: {p2p2p2: {kontrollpunkt: bemanning, bedömning: uppfyller}}\n"
UNNAMED = DRAFT.replace(", sammanfattning: Klart.", "") + SEEN
CLOSED = "avslutat: {datum: 2026-11-20, roll: chef}\n"


def test_what_is_decided_is_what_the_rule_asks_a_decision_of() -> None:
    """A decision that fulfils a rule is about its matter; any other rests on the report and is about the compliance."""
    price = BARE.replace("rutin/arlig", "rutin/prisjustering")
    said = [decide(at(text), Decides(ID, "chef", DAY)).facts["what"] for text in (BARE, price)]
    assert said == ["", "Prisjustering"]


@pytest.mark.parametrize(
    ("text", "act", "said", "code"),
    [
        pytest.param(BARE, draft, Drafted(ID, LATER), "future-day", id="drafted tomorrow"),
        pytest.param(case(rest=DRAFT), draft, Drafted(ID, DAY), "draft-begun", id="nothing more is said of a draft"),
        pytest.param(case(rest=CLOSED), draft, Drafted(ID, DAY), "case-closed", id="drafted in a closed case"),
        pytest.param(BARE, send, Sent(ID, DAY), "no-draft", id="nothing to send"),
        pytest.param(case(rest=SENT), send, Sent(ID, DAY), "fact-check-sent", id="sent twice"),
        pytest.param(
            case(rest=DRAFT), send, Sent(ID, DAY, dt.date(2026, 11, 1)), "answer-before-asked", id="answered before"
        ),
        pytest.param(case(rest=DRAFT), answer, Answered(ID, DAY), "fact-check-not-sent", id="nobody was asked"),
        pytest.param(case(rest=ANSWERED), answer, Answered(ID, DAY), "fact-check-answered", id="answered twice"),
        pytest.param(BARE, finish, Finished(ID, DAY, COMPLIES), "no-draft", id="nothing to finish"),
        pytest.param(case(), finish, Finished(ID, DAY, COMPLIES), "report-finished", id="finished twice"),
        pytest.param(case(rest=UNNAMED), finish, Finished(ID, DAY, COMPLIES), "summary-needed", id="without a summary"),
        pytest.param(case(rest=DECIDED), decide, Decides(ID, "chef", DAY), "decided", id="decided twice"),
        pytest.param(BARE, decide, Decides(ID, "ingen", DAY), "no-such-role", id="decided by no role"),
        pytest.param(
            case(rest=DRAFT), feed_back, Told(ID, DAY), "report-not-finished", id="told before it is finished"
        ),
        pytest.param(case(), feed_back, Told(ID, DAY), "told-already", id="told twice"),
        pytest.param(case(rest=DRAFT), management, Told(ID, DAY), "report-not-finished", id="to the management"),
        pytest.param(case(rest=DRAFT), published, Told(ID, DAY), "report-not-finished", id="published before"),
        pytest.param(case(), report, Reported(ID), "no-such-decision", id="no decision to report"),
        pytest.param(case(rest=CLOSED), close, Closes(ID, "chef", DAY), "case-closed", id="closed twice"),
        pytest.param(case(), close, Closes(ID, "chef", LATER), "future-day", id="closed tomorrow"),
        pytest.param(case(), close, Closes(ID, "ingen", DAY), "no-such-role", id="closed by no role"),
        pytest.param(BARE, cancel, Deviates(ID, "chef", " ", DAY), "empty-reason", id="called off for no reason"),
        pytest.param(BARE, cancel, Deviates("ingen", "chef", "X", DAY), "unknown-case", id="called off: what"),
        pytest.param(BARE, replace, Replaces(ID, "aaaaaa", "chef", "X", DAY), "replaced-by-itself", id="by itself"),
        pytest.param(BARE, replace, Replaces(ID, "zzzzzz", "chef", "X", DAY), "unknown-case", id="by nothing"),
        pytest.param(BARE, lesson, Learnt(ID, " "), "empty-lesson", id="an empty lesson"),
        pytest.param(BARE, note, Noted(ID, ""), "nothing-noted", id="an empty note"),
    ],
)
def test_what_is_refused(text: str, act: Callable[[At, Any], Act], said: Any, code: str) -> None:
    with pytest.raises(Refusal) as raised:
        act(at(text), said)
    assert [problem.code for problem in raised.value.problems] == [code]


@pytest.mark.parametrize(
    ("text", "act", "said", "written"),
    [
        pytest.param(
            case(rest=DRAFT),
            draft,
            Drafted(ID, DAY, improvements="Lås."),
            {"rapporter/r2r2r2/förbättringar": "Lås."},
            id="more is said in the draft that is being written",
        ),
        pytest.param(
            case(), draft, Drafted(ID, DAY), {"rapporter/k2k2k2": {"utkast": "2026-11-21"}}, id="another report"
        ),
        pytest.param(
            case(),
            management,
            Told(ID, DAY),
            {"ledningsgrupp": "2026-11-21"},
            id="to the management group (R079)",
        ),
        pytest.param(
            case(rest=REPORT + FED_BACK + DECIDED + CLOSED),
            report,
            Reported("beslut"),
            {"beslut/anmäld_nämnd": "2026-12-09"},
            id="a decision by its key, in a closed case",
        ),
        pytest.param(
            case(rest=REPORT + "redovisad: {n2n2n2: {nämnd: socialnamnden, datum: 2026-10-21}}\n"),
            lay,
            Laid(ID, section="§ 12"),
            {"redovisad/n2n2n2/paragraf": "§ 12"},
            id="the section, once the minutes are there",
        ),
        pytest.param(
            BARE,
            lesson,
            Learnt(ID, "Skriv mått.", "boende/bemotande"),
            {"lärdomar/k2k2k2": {"text": "Skriv mått.", "krav": "boende/bemotande"}},
            id="a lesson",
        ),
        pytest.param(BARE, note, Noted(ID, " Ring. "), {"anteckningar/k2k2k2": "Ring."}, id="a note"),
    ],
)
def test_what_is_written(text: str, act: Callable[[At, Any], Act], said: Any, written: dict[str, object]) -> None:
    assert routes(act(at(text), said)) == written


def test_two_decisions_of_a_case_are_told_apart() -> None:
    ordered = "uppdrag: {datum: 2026-11-01, roll: chef, delegationspunkt: 7.1}\n"
    both = case(rest=REPORT + FED_BACK + DECIDED + ordered)
    with pytest.raises(Refusal) as raised:
        report(at(both), Reported(ID))
    assert raised.value.problems[0].facts["found"] == (f"{ID}/uppdrag", f"{ID}/beslut")
    for said in ("uppdrag", f"{ID}/uppdrag", f"{ID.rpartition('-')[2]}/uppdrag", f"{ID.upper()}/Uppdrag"):
        assert routes(report(at(both), Reported(said))) == {"uppdrag/anmäld_nämnd": "2026-12-09"}
