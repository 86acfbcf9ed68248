"""Derived states: facts with days in, the state on a day out; no state is out of reach."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from uppf.model.case import Case
from uppf.model.plan import Plan
from uppf.model.provider import Agreement
from uppf.rules import status
from uppf.rules.stage import Stage
from uppf.store.yamltext import parse

CASE = """\
ärende: 2026-ekbacken-7k2m9x
öppnat: 2026-05-02
"""
SIGNAL = "signal: {källa: klagomål, inkommen: 2026-05-02, bekräftad: 2026-05-06, bedömd: 2026-05-12}\n"
DRAFT = "rapporter: {ra2345: {utkast: 2026-06-01}}\n"
CHECKED = "rapporter: {ra2345: {utkast: 2026-06-01, faktakontroll: {skickad: 2026-06-03}}}\n"
FINISHED = "rapporter: {ra2345: {utkast: 2026-06-01, färdig: 2026-06-20}}\n"
AGAIN = "rapporter: {ra2345: {färdig: 2026-06-20}, rb2345: {utkast: 2026-09-01}}\n"
TWICE = "rapporter: {ra2345: {färdig: 2026-06-20}, rb2345: {färdig: 2026-09-20}}\n"
END = "{datum: 2026-07-01, roll: utredare, skäl: prov}"

CASES = [
    ("planerad", "", "2026-05-02"),
    ("planerad", "tillfällen: {ta2345: {datum: 2026-05-20}}", "2026-05-19"),
    ("mottagen", SIGNAL, "2026-05-05"),
    ("bekräftad", SIGNAL, "2026-05-06"),
    ("bedömd", SIGNAL, "2026-05-12"),
    ("bedömd", f"{SIGNAL}tillfällen: {{ta2345: {{datum: 2026-05-20}}}}", "2026-05-19"),
    ("pågår", f"{SIGNAL}tillfällen: {{ta2345: {{datum: 2026-05-20}}}}", "2026-05-20"),
    ("underlag_begärt", "underlag: {ua2345: {vad: Rutiner, begärd: 2026-05-05}}", "2026-05-05"),
    ("underlag_begärt", "enkäter: {ea2345: {mottagare: utförare, skickad: 2026-05-05}}", "2026-05-05"),
    ("pågår", "tillfällen: {ta2345: {datum: 2026-05-20}}", "2026-05-20"),
    ("pågår", "underlag: {ua2345: {vad: Rutiner, begärd: 2026-05-05, inkommen: 2026-05-09}}", "2026-05-09"),
    ("rapport_utkast", DRAFT, "2026-06-01"),
    ("rapport_utkast", CHECKED, "2026-06-02"),
    ("faktakontroll", CHECKED, "2026-06-03"),
    ("färdig", FINISHED, "2026-06-20"),
    ("återkopplad", FINISHED + "återkopplad: 2026-06-22", "2026-06-22"),
    ("redovisad_nämnd", FINISHED + "redovisad: {na2345: {nämnd: socialnamnden, datum: 2026-06-24}}", "2026-06-24"),
    ("publicerad", FINISHED + "publicerad: 2026-06-26", "2026-06-26"),
    ("rapport_utkast", AGAIN + "återkopplad: 2026-06-22\npublicerad: 2026-06-26", "2026-09-01"),
    ("publicerad", AGAIN + "publicerad: 2026-06-26", "2026-08-31"),
    ("färdig", TWICE + "publicerad: 2026-06-26", "2026-09-20"),
    ("publicerad", FINISHED + f"publicerad: 2026-06-26\navslutat: {END}", "2026-06-30"),
    ("avslutad", FINISHED + f"avslutat: {END}", "2026-07-01"),
    ("inställd", f"inställt: {END}", "2026-07-01"),
    ("ej_tillämplig", f"ej_tillämpligt: {END}", "2026-07-01"),
    ("ersatt", "ersatt_av: 2026-ekbacken-2b3c4d", "2026-05-02"),
]

FOUND = "  ba2345: {text: Rutin saknas., konstaterad: 2026-05-20, "
PLANNED = "åtgärdsplaner: {pa2345: {begärd: 2026-05-25, brister: [ba2345]}}\n"
NOT_YET = "verifierad: {datum: 2026-06-10, roll: utredare, åtgärdad: nej}"
FINDINGS = [
    ("konstaterad", "brister:\n" + FOUND + "}", "2026-05-20"),
    ("konstaterad", "brister:\n" + FOUND + "}", "2026-05-01"),
    ("påpekad", "brister:\n" + FOUND + "disposition: {påpekande: 2026-05-22}}", "2026-05-22"),
    ("åtgärdsplan_begärd", "brister:\n" + FOUND + "disposition: {åtgärdsplan: 2026-06-08}}", "2026-05-20"),
    ("åtgärdsplan_begärd", PLANNED + "brister:\n" + FOUND + "}", "2026-05-25"),
    ("sanktion", "brister:\n" + FOUND + "disposition: {sanktion: 2026-06-15}}", "2026-06-15"),
    (
        "sanktion",
        "sanktioner: {sa2345: {typ: vite, brister: [ba2345], beslut: {datum: 2026-06-15, roll: namnd}}}\n"
        "brister:\n" + FOUND + NOT_YET + "}",
        "2026-06-15",
    ),
    ("åtgärdad_enligt_utföraren", PLANNED + "brister:\n" + FOUND + "åtgärdad: 2026-06-01}", "2026-06-01"),
    ("ej_åtgärdad", "brister:\n" + FOUND + "åtgärdad: 2026-06-01, " + NOT_YET + "}", "2026-06-10"),
    ("åtgärdad_enligt_utföraren", "brister:\n" + FOUND + "åtgärdad: 2026-06-12, " + NOT_YET + "}", "2026-06-12"),
    (
        "verifierad",
        "brister:\n" + FOUND + "verifierad: {datum: 2026-06-10, roll: utredare, åtgärdad: ja}}",
        "2026-06-10",
    ),
    (
        "avskriven",
        "brister:\n" + FOUND + "disposition: {avskriven: {datum: 2026-06-01, skäl: Felskrivet., roll: chef}}}",
        "2026-06-01",
    ),
]

BRIST = "brister: {ba2345: {text: Rutin saknas., konstaterad: 2026-05-20}}\n"
VERIFIED = (
    "brister: {ba2345: {text: Rutin saknas., konstaterad: 2026-05-20,"
    " verifierad: {datum: 2026-07-10, roll: utredare, åtgärdad: ja}}}\n"
)
ASKED = "begärd: 2026-05-25, svar_senast: 2026-06-14, brister: [ba2345]"
APPROVED = f"{ASKED}, inkommen: 2026-06-10, godkänd: {{datum: 2026-06-12, roll: utredare}}"
ACTIONS = (
    "åtgärder: {aa2345: {aktivitet: Skriva, slutdatum: 2026-06-20, utfört: 2026-06-18},"
    " ab2345: {aktivitet: Öva, slutdatum: 2026-07-01, utfört: 2026-07-03}}"
)
ACTION_PLANS = [
    ("begärd", f"{BRIST}åtgärdsplaner: {{pa2345: {{{ASKED}}}}}", "2026-06-14"),
    ("försenad", f"{BRIST}åtgärdsplaner: {{pa2345: {{{ASKED}}}}}", "2026-06-15"),
    ("inkommen", f"{BRIST}åtgärdsplaner: {{pa2345: {{{ASKED}, inkommen: 2026-06-10}}}}", "2026-06-15"),
    (
        "komplettering_begärd",
        f"{BRIST}åtgärdsplaner: {{pa2345: {{{ASKED}, inkommen: 2026-06-10, komplettering_begärd: 2026-06-11}}}}",
        "2026-06-15",
    ),
    ("godkänd", f"{BRIST}åtgärdsplaner: {{pa2345: {{{APPROVED}}}}}", "2026-06-12"),
    ("genomförs", f"{BRIST}åtgärdsplaner: {{pa2345: {{{APPROVED}, {ACTIONS}}}}}", "2026-07-01"),
    ("försenad", f"{BRIST}åtgärdsplaner: {{pa2345: {{{APPROVED}, {ACTIONS}}}}}", "2026-07-02"),
    ("genomförd", f"{BRIST}åtgärdsplaner: {{pa2345: {{{APPROVED}, {ACTIONS}}}}}", "2026-07-03"),
    ("verifierad", f"{VERIFIED}åtgärdsplaner: {{pa2345: {{{APPROVED}, {ACTIONS}}}}}", "2026-07-10"),
]

AGREEMENT = {
    "rubrik": "Prov",
    "avtalsform": "LOU-entreprenad",
    "verksamhet": "kategoriboende",
    "nämnd": "socialnamnden",
}
SIGNED = {"undertecknat": "2026-01-10", "ikraft": "2026-02-01", "driftstart": "2026-03-01", "slut": "2028-02-29"}
USED: dict[str, Any] = SIGNED | {"optioner": [{"längd": "1 år", "utnyttjad": "2027-12-01"}]}
AGREEMENTS = [
    ("under_upphandling", {}, "2026-01-01"),
    ("tilldelat", {"tilldelat": "2025-12-01"}, "2025-12-01"),
    ("avtalsspärr", {"tilldelat": "2025-12-01", "underrättelse": "2025-12-02"}, "2025-12-02"),
    ("undertecknat", SIGNED | {"underrättelse": "2025-12-02"}, "2026-01-10"),
    ("ikraft", SIGNED, "2026-02-01"),
    ("drift", SIGNED, "2026-03-01"),
    ("drift", SIGNED, "2028-02-29"),
    ("upphört", SIGNED, "2028-03-01"),
    ("option_utnyttjad", USED, "2028-03-01"),
    ("upphört", USED, "2029-03-01"),
    ("uppsagt", SIGNED | {"upphörde": {"datum": "2026-12-31", "orsak": "uppsägning"}}, "2026-12-31"),
    ("upphört", SIGNED | {"upphörde": {"datum": "2026-12-31", "orsak": "uppsägning"}}, "2027-01-01"),
    ("drift", SIGNED | {"upphörde": {"datum": "2026-12-31", "orsak": "hävning"}}, "2026-12-30"),
    ("hävt", SIGNED | {"upphörde": {"datum": "2026-12-31", "orsak": "hävning"}}, "2026-12-31"),
]

HELD = {"plan": "provplan-2026", "rubrik": "Plan", "dokument": {"beslutad": "2025-11-01"}}
PLANS = [
    ("utkast", HELD | {"giltighet": {}}, "2025-10-31"),
    ("fastställd", HELD | {"giltighet": {"från": "2026-01-01"}}, "2025-12-31"),
    ("gällande", HELD | {"giltighet": {"från": "2026-01-01"}}, "2026-01-01"),
    ("gällande", HELD | {"giltighet": {}}, "2026-01-01"),
    ("gällande", HELD | {"giltighet": {"från": "2026-01-01", "till": "2026-12-31"}}, "2026-12-31"),
    ("utgången", HELD | {"giltighet": {"från": "2025-01-01", "till": "2026-12-31"}}, "2027-01-01"),
    ("gällande", HELD | {"giltighet": {"från": "2025-01-01"}}, "2027-12-31"),
    ("ersatt", HELD | {"giltighet": {"från": "2025-01-01", "till": "2026-12-31"}}, "2028-01-01"),
]
NEXT = Plan.model_validate(
    {"plan": "provplan-2028", "rubrik": "Plan", "giltighet": {"från": "2028-01-01"}, "ersätter": ["provplan-2026"]}
)


def case(text: str) -> Case:
    return Case.model_validate(parse((CASE + text).encode(), "arenden/2026/prov.yaml").value)


def of_case(text: str, day: dt.date) -> str:
    return status.case_state(case(text), day)


def of_finding(text: str, day: dt.date) -> str:
    return status.finding_state(case(text), "ba2345", day)


def of_action_plan(text: str, day: dt.date) -> str:
    return status.action_plan_state(case(text), "pa2345", day)


def of_agreement(written: dict[str, Any], day: dt.date) -> str:
    return status.agreement_state(Agreement.model_validate(AGREEMENT | written), day)


def of_plan(written: dict[str, Any], day: dt.date) -> str:
    return status.plan_state(Plan.model_validate(written), day, {NEXT.plan: NEXT})


Asked = Callable[[Any, dt.date], str]
KINDS: dict[str, tuple[Asked, list[tuple[str, Any, str]], tuple[Stage, ...]]] = {
    "case": (of_case, CASES, status.CASE),
    "finding": (of_finding, FINDINGS, status.FINDING + status.FINDING_LOOP + status.FINDING_END),
    "action plan": (of_action_plan, ACTION_PLANS, status.ACTION_PLAN_ANSWER + status.ACTION_PLAN),
    "agreement": (of_agreement, AGREEMENTS, status.AGREEMENT),
    "plan": (of_plan, PLANS, status.PLAN),
}


@pytest.mark.parametrize(
    ("asked", "written", "day", "state"),
    [
        pytest.param(asked, written, day, state, id=f"{kind} {state} {day}")
        for kind, (asked, rows, _) in KINDS.items()
        for state, written, day in rows
    ],
)
def test_a_state_follows_from_the_days(asked: Asked, written: Any, day: str, state: str) -> None:
    assert asked(written, dt.date.fromisoformat(day)) == state


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_can_be_reached(kind: str) -> None:
    asked, rows, stages = KINDS[kind]
    reached = {asked(written, dt.date.fromisoformat(day)) for _, written, day in rows}
    assert reached == {stage.state for stage in stages}
