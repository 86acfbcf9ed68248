"""What keeps a case open, and what a recorded reason lets go; and that a case closed by hand is judged by the same."""

import datetime as dt

import pytest

from tests.rules.office import tokens
from tests.rules.reporting import MUNICIPALITY, reporting
from uppf.model.vocabulary import ConcludedAs
from uppf.problem import Problem, Refusal
from uppf.rules.acts.ending import Closes, Replaces, close, replace
from uppf.rules.acts.reporting import Finished, finish
from uppf.rules.change import At
from uppf.rules.checks_case import attendance
from uppf.rules.checks_closing import closing
from uppf.rules.delegated import unreported
from uppf.rules.due import due

DAY = dt.date(2026, 11, 21)
ID = "2026-ekbacken-aaaaaa"
REPORT = "rapporter: {r2r2r2: {utkast: 2026-11-02, färdig: 2026-11-12, sammanfattning: Klart.}}\n"
FED_BACK = "återkopplad: 2026-11-13\n"
VISIT = "{datum: 2026-10-28, metod: platsbesök, plats: Här, närvarande: [utredare, chef]}"
MANDATORY = "punkter: {p2p2p2: {kontrollpunkt: bemanning, bedömning: uppfyller}}\n"


def case(visit: str = VISIT, rest: str = REPORT + FED_BACK, unit: str = "ekbacken") -> str:
    """A case that may be closed, but for what is said."""
    head = f"ärende: {ID}\nregel: rutin/arlig\navser: 2026\navtal: lou-1\nenhet: {unit}\nöppnat: 2026-10-05\n"
    return f"{head}tillfällen: {{v2v2v2: {visit}}}\n{rest}"


FOUND = "text: Lås saknas., konstaterad: 2026-10-28, krav: a/b"
ASKED = "underlag: {u2u2u2: {vad: Schema., begärd: 2026-11-01, svar_senast: SENAST}}\n"
TOLD = REPORT + FED_BACK
GUARDS = [
    # what is missing, what is said of it, whether a reason at closing opens it, and what is recorded that does
    pytest.param(
        case(rest=TOLD + f"brister: {{b2b2b2: {{{FOUND}}}}}\n"),
        "decide",
        False,
        case(rest=TOLD + f"brister: {{b2b2b2: {{{FOUND}, disposition: {{påpekande: 2026-10-30}}}}}}\n"),
        id="a finding that nobody has decided on (R186)",
    ),
    pytest.param(
        case(rest=TOLD + f"brister: {{b2b2b2: {{{FOUND}, disposition: {{åtgärdsplan: 2026-11-10}}}}}}\n"),
        "verify-later",
        False,
        case(
            rest=TOLD
            + f"brister: {{b2b2b2: {{{FOUND}, disposition: {{åtgärdsplan: 2026-11-10, "
            + "avskriven: {datum: 2026-11-12, skäl: Fel., roll: chef}}}}\n"
        ),
        id="a finding that nobody has verified",
    ),
    pytest.param(
        case(
            rest=TOLD
            + f"brister: {{b2b2b2: {{{FOUND}, disposition: {{åtgärdsplan: 2026-11-10}}, "
            + "verifierad: {datum: 2026-11-12, roll: chef, åtgärdad: nej}}}\n"
        ),
        "not-remedied",
        True,
        None,
        id="a finding that was verified and is not remedied",
    ),
    pytest.param(
        case(
            unit="lonnen",
            rest=TOLD + f"brister: {{b2b2b2: {{{FOUND}, grad: allvarlig, disposition: {{påpekande: 2026-10-30}}}}}}\n",
        ),
        "supervisor",
        False,
        case(
            unit="lonnen",
            rest=TOLD
            + f"brister: {{b2b2b2: {{{FOUND}, grad: allvarlig, disposition: {{påpekande: 2026-10-30}}, "
            + "tillsynsmyndighet: {ej_anmälningspliktig: {datum: 2026-11-01, roll: chef, skäl: Åtgärdad.}}}}\n",
        ),
        id="a serious finding where a permit is required (L13)",
    ),
    pytest.param(case(rest=FED_BACK + MANDATORY), "finding", False, case(), id="no report (R241)"),
    pytest.param(
        case(rest="rapporter: {r2r2r2: {utkast: 2026-11-02}}\n" + FED_BACK + MANDATORY),
        "finish",
        False,
        case(),
        id="a report that is not finished (R241)",
    ),
    pytest.param(
        case(
            rest=FED_BACK
            + "rapporter: {r2r2r2: {utkast: 2026-11-02, färdig: 2026-11-12}, r3r3r3: {utkast: 2026-11-15}}\n"
        ),
        "finish-another",
        True,
        None,
        id="another report was begun",
    ),
    pytest.param(case(rest=REPORT), "feed-back", True, case(), id="nothing told to the business (R086)"),
    pytest.param(
        case(rest=TOLD + "redovisad: {n2n2n2: {nämnd: socialnamnden, datum: 2026-12-09}}\n"),
        "laid",
        True,
        case(rest=TOLD + "redovisad: {n2n2n2: {nämnd: socialnamnden, datum: 2026-11-21}}\n"),
        id="the report is laid at a meeting to come",
    ),
    pytest.param(
        case(VISIT.replace("platsbesök", "skriftlig")),
        "method",
        False,
        case(VISIT.replace("platsbesök", "skriftlig, ej_besök_skäl: Smitta på boendet")),
        id="the plan demands a visit on site (R115, R204)",
    ),
    pytest.param(
        case(VISIT.replace("[utredare, chef]", "[utredare]")),
        "role-absent",
        True,
        case(VISIT.replace("[utredare, chef]", "[utredare], frånvaro_skäl: Vakant")),
        id="somebody who should have been there was not (R203)",
    ),
    pytest.param(
        case(rest=TOLD + "punkter: {p2p2p2: {kontrollpunkt: bemanning}}\n"),
        "point",
        False,
        case(rest=TOLD + "punkter: {p2p2p2: {kontrollpunkt: bemanning, ej_tillämplig: Tomt.}}\n"),
        id="a chosen point that nobody has assessed",
    ),
    pytest.param(
        case(rest=TOLD + ASKED.replace("SENAST", "2026-11-15")),
        "request-late",
        True,
        case(rest=TOLD + ASKED.replace("SENAST", "2026-11-15, inkommen: 2026-11-20")),
        id="what was asked for is late (R006)",
    ),
    pytest.param(
        case(rest=TOLD + ASKED.replace("SENAST", "2026-11-30")),
        "request-wait",
        True,
        case(
            rest=TOLD
            + ASKED.replace("SENAST", "2026-11-30, ej_aktuellt: {datum: 2026-11-20, roll: chef, skäl: Finns inte.}")
        ),
        id="what was asked for has not come (R006)",
    ),
]


def at(*cases: str) -> At:
    desk = reporting(*cases)
    return At(desk.register, desk.facts, DAY, tokens("k2k2k2"))


def held(text: str, reason: str = "") -> list[str]:
    """The steps that keep a case from being closed on the day."""
    try:
        close(at(text), Closes(ID, "chef", DAY, reason))
    except Refusal as refusal:
        return [_step(problem) for problem in refusal.problems]
    return []


def _step(problem: Problem) -> str:
    what = problem.facts["what"]
    assert isinstance(what, Problem)
    return what.code.removeprefix("step.")


def by_hand(text: str, reason: str = "") -> list[str]:
    """What is said of the case when it was closed by hand on the day."""
    end = f"avslutat: {{datum: {DAY}, roll: chef{f', skäl: {reason}' if reason else ''}}}\n"
    desk = reporting(text + end)
    found = [*closing(desk.register, desk.facts), *attendance(desk.register, desk.facts)]
    return [problem.code for problem in found]


def test_a_case_in_which_nothing_is_left_is_closed() -> None:
    assert held(case()) == []
    assert by_hand(case()) == []


@pytest.mark.parametrize(("text", "step", "yields", "recorded"), GUARDS)
def test_a_guard_holds_and_what_opens_it(text: str, step: str, yields: bool, recorded: str | None) -> None:
    assert held(text) == [step]
    assert held(text, "Avtalet upphör.") == ([] if yields else [step])
    if recorded is not None:
        assert held(recorded) == []


@pytest.mark.parametrize(("text", "step", "yields", "recorded"), GUARDS)
def test_a_case_closed_by_hand_is_judged_by_the_same(text: str, step: str, yields: bool, recorded: str | None) -> None:
    assert len(by_hand(text)) == 1
    # Who was not there is told of the finished report; the file itself has no reason on the visit.
    still = 1 if step == "role-absent" else 0
    assert len(by_hand(text, "Avtalet upphör.")) == (still if yields else 1)
    if recorded is not None:
        assert by_hand(recorded) == []


def test_every_unmet_one_is_named_with_its_command() -> None:
    left = VISIT.replace("platsbesök", "skriftlig").replace("[utredare, chef]", "[utredare]")
    assert held(case(left, MANDATORY)) == ["method", "finding", "role-absent"]
    with pytest.raises(Refusal) as raised:
        close(at(case(left, MANDATORY)), Closes(ID, "chef", DAY))
    assert [problem.code for problem in raised.value.problems] == [
        *("case-held", "case-held", "case-held-unless-reason"),
    ]
    assert {problem.place.file for problem in raised.value.problems} == {f"arenden/2026/{ID}.yaml"}


DRAFT = "rapporter: {r2r2r2: {utkast: 2026-11-02, sammanfattning: Klart.}}\n"
LATER = "faktakontroll: {skickad: 2026-11-15, svar_senast: 2026-11-30}"
DEMANDS = [
    pytest.param(case(rest=DRAFT), "assess", True, id="a mandatory point that nobody has looked at"),
    pytest.param(
        case(VISIT.replace("[utredare, chef]", "[utredare]"), DRAFT + MANDATORY),
        "role-absent",
        True,
        id="who was there",
    ),
    pytest.param(
        case(VISIT.replace("platsbesök", "skriftlig"), DRAFT + MANDATORY), "method", False, id="a visit on site"
    ),
    pytest.param(
        case(rest=DRAFT + "punkter: {p2p2p2: {kontrollpunkt: bemanning}}\n"), "point", False, id="a point not assessed"
    ),
    pytest.param(
        case(rest=DRAFT.replace("Klart.", f"Klart., {LATER}") + MANDATORY),
        "fact-check-answer",
        False,
        id="the provider may still comment (R180)",
    ),
]


def unfinished(text: str, deviation: str = "") -> list[str]:
    """The steps that keep the report from being finished on the day."""
    try:
        finish(at(text), Finished(ID, DAY, ConcludedAs.COMPLIES, deviation=deviation))
    except Refusal as refusal:
        return [f"{_step(one)}{'' if one.code == 'report-held' else one.code}" for one in refusal.problems]
    return []


@pytest.mark.parametrize(("text", "step", "yields"), DEMANDS)
def test_a_report_is_not_finished_before_the_plan_is_followed(text: str, step: str, yields: bool) -> None:
    assert unfinished(text) == [step]
    assert unfinished(text, "Boendet stängdes i förtid.") == ([] if yields else [step])


def test_a_report_is_finished_when_the_provider_has_had_its_time() -> None:
    passed = DRAFT.replace("Klart.", "Klart., faktakontroll: {skickad: 2026-11-02, svar_senast: 2026-11-16}")
    act = finish(at(case(rest=passed + MANDATORY)), Finished(ID, DAY, ConcludedAs.FINDINGS, deviation="Sent."))
    assert [(change.route[2:], change.value) for change in act.changes] == [  # type: ignore[union-attr]
        (("färdig",), "2026-11-21"),
        (("slutsats",), "brist"),
        (("avvikelse_från_planen",), "Sent."),
    ]


def test_a_case_is_replaced_when_its_findings_are_over() -> None:
    other = case().replace(ID, "2026-ekbacken-bbbbbb")
    said = Replaces(ID, "bbbbbb", "chef", "Slås ihop.", DAY)
    act = replace(at(case(rest=""), other), said)
    assert {change.route: change.value for change in act.changes} == {  # type: ignore[union-attr]
        ("avslutat",): {"datum": "2026-11-21", "roll": "chef", "skäl": "Slås ihop."},
        ("ersatt_av",): "2026-ekbacken-bbbbbb",
    }
    end = "avslutat: {datum: 2026-11-21, roll: chef, skäl: Slås ihop.}\nersatt_av: 2026-ekbacken-bbbbbb\n"
    desk = reporting(case(rest=end), other)
    assert list(closing(desk.register, desk.facts)) == []
    with pytest.raises(Refusal) as raised:
        replace(at(case(rest=f"brister: {{b2b2b2: {{{FOUND}}}}}\n"), other), said)
    assert [_step(problem) for problem in raised.value.problems] == ["decide"]


# decisions on delegation

DECIDED = "beslut: {datum: 2026-11-13, roll: chef}\n"


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        pytest.param(DECIDED, ["2026-12-09 Beslut om avtalsefterlevnad"], id="its kind is delegated"),
        pytest.param(DECIDED.replace("11-13", "11-26"), ["2027-01-27 Beslut om avtalsefterlevnad"], id="too late"),
        pytest.param(DECIDED.replace("chef", "socialnamnden"), [], id="the board itself"),
        pytest.param(DECIDED.replace("chef", "chef, anmäld_nämnd: 2026-12-09"), [], id="reported"),
        pytest.param(
            DECIDED.replace("chef", "chef, delegationspunkt: 7.2"), [], id="a point that need not be reported"
        ),
        pytest.param(
            DECIDED + "avslutat: {datum: 2026-11-20, roll: chef}\n",
            ["2026-12-09 Beslut om avtalsefterlevnad"],
            id="also when the case is closed",
        ),
        pytest.param(
            "åtgärdsplaner: {m2m2m2: {begärd: 2026-11-01, godkänd: {datum: 2026-11-13, roll: chef}}}\n",
            [],
            id="nothing the delegation knows of",
        ),
    ],
)
def test_a_decision_on_delegation_waits_for_the_board(rest: str, told: list[str]) -> None:
    desk = reporting(case(rest=TOLD + rest))
    rows = [row for row in due(desk.facts, DAY) if row.source == "redovisa_beslut"]
    assert [f"{row.last} {row.title}" for row in rows] == told
    assert len(list(unreported(desk.register, desk.case(ID)))) == len(told)


def test_a_board_without_meetings_is_told_within_the_time_that_is_set() -> None:
    bare = "\n".join(line for line in MUNICIPALITY.splitlines() if "datum" not in line and "sammanträden" not in line)
    desk = reporting(case(rest=TOLD + DECIDED), municipality=f"{bare}\n")
    assert [row.last.isoformat() for row in due(desk.facts, DAY) if row.source == "redovisa_beslut"] == ["2027-01-12"]
