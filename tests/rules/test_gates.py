"""Each gate before a sanction: that it holds, that it is passed, and that a recorded reason opens it where it may."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest

from tests.rules.ladder import CASE, PLAN, PROVIDER, TOWN, Town, town
from uppf.model.finding import Sanction
from uppf.problem import Refusal
from uppf.rules.choices import choices
from uppf.rules.gate import NOT_HERE, OPEN, OPENED, PASSED, SAID, Asked, Result
from uppf.rules.gates import GATES, KEYS, judge, unremedied
from uppf.rules.ladder import LAW, ladder, rung
from uppf.show.swedish.sanction import GATES as WORDS

DAY = dt.date(2026, 5, 20)
FINDING = "b7q2wn"
BASE = {"typ": "varning", "brister": [FINDING], "övervägs": "2026-05-01"}
DECIDED = {"beslut": {"datum": "2026-05-20", "roll": "chef"}}


def result(at: Town, gate: str, kind: str, **more: object) -> Result:
    """How one gate of a sanction stands on the day."""
    value = {**BASE, "typ": kind, **more}
    sanction = Sanction.model_validate(value)
    asked = Asked(at.register, at.facts, at.case, rung(at.register, at.case, kind), (FINDING,), DAY, sanction, "s9v3hd")
    return next(one for one in judge(asked) if one.gate.key == gate)


IN_HOUSE = PROVIDER.replace("driftsform: privat", "driftsform: egen_regi").replace("aktiebolag", "kommun")
ACTION_PLAN = """\
åtgärdsplaner:
  m2c5rx:
    begärd: 2026-03-12
    svar_senast: 2026-03-30
    inkommen: 2026-03-29
    brister: [b7q2wn]
    åtgärder: {t6n4zp: {aktivitet: Ny rutin, ansvarig: utföraren, slutdatum: 2026-05-10}}
"""
VERIFIED = CASE.replace('krav: "4.3"}', 'krav: "4.3", verifierad: {datum: 2026-05-15, roll: utredare, åtgärdad: nej}}')
SERIOUS = CASE.replace('krav: "4.3"}', 'krav: "4.3", grad: allvarlig}')
WARNED = (
    f"{CASE}sanktioner: {{k4k4k4: {{typ: varning, brister: [b7q2wn], beslut: {{datum: 2026-04-01, roll: chef}}}}}}\n"
)


class Example(NamedTuple):
    """A gate: where it holds and where it is passed, each as a town and what the sanction says."""

    kind: str
    holds: Town
    passed: Town
    said: Mapping[str, object] = MappingProxyType({})
    unsaid: Mapping[str, object] = MappingProxyType({})


EXAMPLES: dict[str, Example] = {
    "driftsform": Example("sänkt_ersättning", town(provider=IN_HOUSE), town()),
    "konkurrensutsatt": Example(
        "varning", town(provider=IN_HOUSE), town(provider=f"{IN_HOUSE}    konkurrensutsatt: ja\n")
    ),
    "i_avtalet": Example("varning", town(provider=PROVIDER.replace('varning: "9.1", ', "")), town()),
    "avtalspunkt": Example("varning", town(), town(), {"avtalspunkt": "9.1", **DECIDED}, DECIDED),
    "lättare_steg": Example("hävning", town(), town(WARNED)),
    "åtgärdsplan_först": Example("sänkt_ersättning", town(), town(CASE + ACTION_PLAN)),
    "slutdatum_passerat": Example(
        "sänkt_ersättning", town(CASE + ACTION_PLAN.replace("2026-05-10", "2026-05-20")), town(CASE + ACTION_PLAN)
    ),
    "ej_åtgärdad_verifierat": Example(
        "sänkt_ersättning", town(VERIFIED.replace("åtgärdad: nej", "åtgärdad: ja")), town(VERIFIED)
    ),
    "allvarlig_eller_upprepad": Example("hävning", town(), town(SERIOUS)),
    "överläggning": Example("sänkt_ersättning", town(), town(), {"överläggning": "2026-05-12"}),
    "yttrande": Example("varning", town(), town(), {"yttrande": "2026-05-12"}),
    "delegation": Example("varning", town(), town(), DECIDED, {"beslut": {"datum": "2026-05-20", "roll": "utredare"}}),
    "proportionalitet": Example("varning", town(), town(), {"proportionalitet": "Mildast.", **DECIDED}, DECIDED),
    "likabehandling": Example("varning", town(), town(), {"likabehandling": "Som förut.", **DECIDED}, DECIDED),
}
"""An example of every gate; one that has none here fails below."""


def test_every_gate_has_an_example_and_words() -> None:
    assert set(EXAMPLES) == set(KEYS) == set(WORDS)
    assert [gate.code for gate in GATES] == [WORDS[gate.key][0] for gate in GATES]


@pytest.mark.parametrize("gate", KEYS)
def test_a_gate_holds(gate: str) -> None:
    one = EXAMPLES[gate]
    assert result(one.holds, gate, one.kind, **one.unsaid).state == OPEN


@pytest.mark.parametrize("gate", KEYS)
def test_a_gate_is_passed(gate: str) -> None:
    one = EXAMPLES[gate]
    assert result(one.passed, gate, one.kind, **one.said).state == PASSED


@pytest.mark.parametrize("gate", KEYS)
def test_a_recorded_reason_opens_a_gate_only_where_the_plan_lets_it(gate: str) -> None:
    one = EXAMPLES[gate]
    opens = gate in rung(one.holds.register, one.holds.case, one.kind).opens
    found = result(one.holds, gate, one.kind, **one.unsaid, avsteg={gate: "Fara för liv och hälsa."})
    assert (found.state, found.opens) == ((OPENED, True) if opens else (OPEN, False))
    assert found.reason == ("Fara för liv och hälsa." if opens else "")


@pytest.mark.parametrize("gate", sorted(set(KEYS) - {*LAW, "avtalspunkt"}))
def test_which_gates_a_reason_opens_is_the_plans_own_word(gate: str) -> None:
    one = EXAMPLES[gate]
    lines = PLAN.splitlines()
    shut = "\n".join(line for line in lines if not line.lstrip().startswith("skäl_öppnar")) + "\n"
    at = town(plan=shut)
    assert gate not in rung(at.register, at.case, one.kind).opens
    assert gate in rung(at.register, at.case, one.kind).gates


def test_what_always_holds_no_reason_opens() -> None:
    open_all = PLAN.replace("skäl_öppnar: [yttrande, konkurrensutsatt]", f"skäl_öppnar: [{', '.join(KEYS)}]")
    at = town(plan=open_all)
    assert not set(rung(at.register, at.case, "varning").opens) & set(LAW)


# What a gate sees


def test_what_is_said_in_the_decision_waits_for_it() -> None:
    at = town()
    assert [result(at, gate.key, "varning").state for gate in GATES if gate.said and gate.key != "avtalspunkt"] == [
        SAID,
        SAID,
        SAID,
    ]
    assert result(at, "avtalspunkt", "varning").facts == {"clause": "9.1"}


def test_a_statement_that_never_came_is_waited_for_only_until_its_last_day() -> None:
    asked = {"yttrande_begärt": "2026-05-04"}
    assert result(town(), "yttrande", "varning", **asked, yttrande_senast="2026-05-20").state == OPEN
    found = result(town(), "yttrande", "varning", **asked, yttrande_senast="2026-05-19")
    assert (found.state, found.facts["until"]) == (PASSED, dt.date(2026, 5, 19))


def test_a_deliberation_that_is_booked_is_not_held() -> None:
    found = result(town(), "överläggning", "sänkt_ersättning", överläggning_bokad="2026-05-12")
    assert (found.state, found.facts["booked"]) == (OPEN, dt.date(2026, 5, 12))
    assert result(town(), "överläggning", "sänkt_ersättning", överläggning="2026-05-21").state == OPEN


def test_a_board_delegates_only_within_its_own_area() -> None:
    found = result(town(), "delegation", "hävning", **DECIDED)
    assert (found.state, found.facts["allowed"]) == (OPEN, ("socialnamnden", "andra"))
    other = town(provider=PROVIDER.replace("nämnd: socialnamnden", "nämnd: andra"))
    assert result(other, "delegation", "hävning", **DECIDED).state == PASSED
    board = {"beslut": {"datum": "2026-05-20", "roll": "socialnamnden"}}
    assert result(town(), "delegation", "hävning", **board).state == PASSED


def test_a_deputy_decides_while_the_role_is_vacant() -> None:
    roles = "chef: {rubrik: Chef, ersättare: utredare, vakant: [{från: 2026-05-01, till: 2026-05-31}]}"
    at = town(municipality=TOWN.replace("chef: {rubrik: Chef}", roles))
    for day, state in (("2026-05-20", PASSED), ("2026-04-30", OPEN)):
        assert result(at, "delegation", "varning", beslut={"datum": day, "roll": "utredare"}).state == state


def test_an_action_plan_asked_for_is_not_one_that_came() -> None:
    asked = ACTION_PLAN.replace("    inkommen: 2026-03-29\n", "")
    assert result(town(CASE + asked), "åtgärdsplan_först", "sänkt_ersättning").facts["findings"] == (FINDING,)


EARLIER = """\
ärende: 2025-ekbacken-h4x9td
avtal: lou-1
öppnat: 2025-09-01
brister:
  c8r3xp: {text: Planer saknades., konstaterad: 2025-09-10, kategori: dokumentation}
"""


def test_a_finding_like_an_earlier_one_is_repeated_and_what_was_tried_then_counts() -> None:
    at = town(CASE, EARLIER)
    found = result(at, "allvarlig_eller_upprepad", "hävning")
    assert (found.state, found.facts["pattern"]) == (PASSED, "upprepad")
    assert result(at, "lättare_steg", "hävning").state == OPEN
    decision = "{datum: 2025-10-01, roll: chef}"
    warned = f"{EARLIER}sanktioner: {{k4k4k4: {{typ: varning, brister: [c8r3xp], beslut: {decision}}}}}\n"
    assert result(town(CASE, warned), "lättare_steg", "hävning").facts["tried"] == ("varning",)


ASKED_PLAN = "åtgärdsplaner: {m2c5rx: {begärd: 2026-05-01, brister: [b7q2wn]%s}}\n"
DISPOSED = CASE.replace('krav: "4.3"}', 'krav: "4.3", disposition: {åtgärdsplan: %s}}')


@pytest.mark.parametrize(
    ("case", "state"),
    [
        pytest.param(CASE, OPEN, id="nothing"),
        pytest.param(CASE + ASKED_PLAN % "", OPEN, id="asked for without a last day"),
        pytest.param(CASE + ASKED_PLAN % ", svar_senast: 2026-05-20", OPEN, id="may still come"),
        pytest.param(CASE + ASKED_PLAN % ", svar_senast: 2026-05-19", PASSED, id="never came"),
        pytest.param(CASE + ASKED_PLAN % ", svar_senast: 2026-06-20, inkommen: 2026-05-20", PASSED, id="came"),
        pytest.param(CASE + ASKED_PLAN % ", svar_senast: 2026-06-20, inkommen: 2026-05-21", OPEN, id="comes later"),
        pytest.param(CASE + ASKED_PLAN.replace("b7q2wn", "x7x7x7") % ", inkommen: 2026-05-10", OPEN, id="of another"),
        pytest.param(DISPOSED % "2026-05-20", OPEN, id="only its day is noted, and not passed"),
        pytest.param(DISPOSED % "2026-05-19", PASSED, id="only its day is noted, and passed"),
    ],
)
def test_an_action_plan_is_tried_when_the_provider_has_had_its_say(case: str, state: str) -> None:
    step = "  - {id: åtgärdsplan, etikett: Plan, källa: s. 1, ordning: 2, är_sanktion: nej, bara_om_i_avtalet: nej}\n"
    at = town(case, plan=PLAN.replace("  - id: varning\n", f"{step}  - id: varning\n"))
    assert result(at, "lättare_steg", "hävning").state == state


def test_where_no_lighter_step_may_be_used_none_is_asked_for() -> None:
    alone = PLAN.replace("påpekande, etikett", "samverkan, etikett")
    at = town(plan=alone, provider=PROVIDER.replace('varning: "9.1", sänkt_ersättning: "9.4", ', ""))
    assert result(at, "lättare_steg", "hävning").state == NOT_HERE


# Looking back

LATER = """\
sanktioner:
  s9v3hd:
    typ: varning
    brister: [b7q2wn]
    övervägs: 2026-04-01
    yttrande_begärt: 2026-04-02
    yttrande_senast: 2026-04-20
    yttrande: 2026-04-10
    beslut: {datum: 2026-04-25, roll: chef}
    proportionalitet: Mildast.
    upphörde: 2026-05-10
"""
NEW = "  c8c8c8: {text: Senare., konstaterad: 2026-05-15, kategori: annat}\n"


@pytest.mark.parametrize(
    ("day", "key", "decided"),
    [
        ("2026-03-31", "", False),
        ("2026-04-09", "s9v3hd", False),
        ("2026-04-10", "s9v3hd", False),
        ("2026-04-24", "s9v3hd", False),
        ("2026-04-25", "s9v3hd", True),
        ("2026-05-10", "", False),
    ],
)
def test_what_may_be_done_is_seen_as_it_was_on_the_day(day: str, key: str, decided: bool) -> None:
    at = town(CASE + NEW + LATER)
    findings, found = choices(at.register, at.facts, at.case, (), dt.date.fromisoformat(day))
    assert findings == ("b7q2wn",)
    warning = next(one for one in found if one.rung.id == "varning")
    assert (warning.key, bool(warning.sanction and warning.sanction.decision)) == (key, decided)
    statement = next(one for one in warning.results if one.gate.key == "yttrande")
    assert (statement.state == PASSED) is ("2026-04-10" <= day < "2026-05-10")


def test_a_finding_of_a_later_day_is_not_known() -> None:
    at = town(CASE + NEW)
    with pytest.raises(Refusal, match="no-such-finding-here"):
        choices(at.register, at.facts, at.case, ("c8c8c8",), dt.date(2026, 5, 14))
    assert choices(at.register, at.facts, at.case, (), dt.date(2026, 5, 15))[0] == ("b7q2wn", "c8c8c8")


# The ladder


def test_the_ladder_is_the_plans_with_what_the_agreement_adds_put_between() -> None:
    at = town(provider=PROVIDER.replace('varning: "9.1"', 'varning: "9.1", vite: "9.2", uppsägning: "9.6"'))
    assert [one.id for one in ladder(at.register, at.case)] == [
        "påpekande",
        "varning",
        "vite",
        "sänkt_ersättning",
        "avstängning_ickeval",
        "uppsägning",
        "hävning",
    ]


def test_a_sanction_that_no_plan_describes_still_has_what_the_law_asks_for() -> None:
    at = town(provider=PROVIDER.replace('varning: "9.1"', 'vite: "9.2"'))
    found = rung(at.register, at.case, "vite")
    assert found.gates == ("driftsform", "i_avtalet", "delegation", "yttrande", "proportionalitet", "likabehandling")
    assert found.opens == ("yttrande",)


def test_of_two_plans_the_stricter_holds() -> None:
    at = town()
    other = at.register.plans["rutin"].model_copy(update={"plan": "annan", "sanctions": ()})
    kind = at.register.plans["rutin"].sanctions[1]
    strict = kind.model_copy(update={"gates": ("yttrande", "överläggning"), "reason_opens": ()})
    other = other.model_copy(update={"sanctions": (strict,)})
    agreement = at.register.providers["solglantan"].agreements["lou-1"].model_copy(update={"plans": ("rutin", "annan")})
    provider = at.register.providers["solglantan"].model_copy(update={"agreements": {"lou-1": agreement}})
    register = at.register._replace(plans={**at.register.plans, "annan": other}, providers={"solglantan": provider})
    found = rung(register, at.case, "varning")
    assert "överläggning" in found.gates
    assert found.opens == ("konkurrensutsatt",)


def test_what_is_not_in_the_agreement_is_not_possible_whatever_the_form() -> None:
    at = town(provider=PROVIDER.replace('varning: "9.1", sänkt_ersättning: "9.4", hävning: "9.5"', 'vite: "9"'))
    for name in ("varning", "sänkt_ersättning", "hävning"):
        assert result(at, "i_avtalet", name).state == OPEN


def test_the_last_check_says_whether_a_finding_is_remedied() -> None:
    later = "kontroller: {n4n4n4: {datum: 2026-05-18, roll: utredare, åtgärdad: ja}}"
    at = town(VERIFIED.replace("åtgärdad: nej}}", f"åtgärdad: nej}}, {later}}}"))
    taken = rung(at.register, at.case, "sänkt_ersättning")
    for day, holds in ((17, False), (18, True)):
        asked = Asked(at.register, at.facts, at.case, taken, ("b7q2wn",), dt.date(2026, 5, day))
        assert unremedied(asked).passed is not holds
