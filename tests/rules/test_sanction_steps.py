"""What a sanction leaves to do, and that a case with one undecided is not closed."""

import datetime as dt

import pytest

from tests.rules.ladder import CASE, town
from uppf.model.finding import Sanction
from uppf.rules.status_sanction import sanction_state
from uppf.rules.steps import steps

DAY = dt.date(2026, 5, 20)


def left(sanction: str) -> list[tuple[str, bool, bool]]:
    """The steps that a sanction gives: code, whether it holds the closing, whether a reason is enough."""
    at = town(f"{CASE}sanktioner: {{s9v3hd: {{{sanction}, brister: [b7q2wn], övervägs: 2026-05-01}}}}\n")
    return [(s.code, s.holds, s.yields) for s in steps(at.register, at.case, DAY) if s.code.startswith("sanction")]


DECIDED = "beslut: {datum: 2026-05-10, roll: chef}"


@pytest.mark.parametrize(
    ("sanction", "codes"),
    [
        ("typ: varning", ["statement", "decide"]),
        ("typ: varning, yttrande_begärt: 2026-05-02, yttrande_senast: 2026-05-20", ["await", "decide"]),
        ("typ: varning, yttrande_begärt: 2026-05-02, yttrande_senast: 2026-05-19", ["decide"]),
        ("typ: sänkt_ersättning", ["deliberate", "decide"]),
        ("typ: sänkt_ersättning, överläggning: 2026-05-19", ["decide"]),
        ("typ: hävning", ["decide"]),
        ("typ: hävning, upphörde: 2026-05-19", []),
    ],
)
def test_one_that_is_considered_keeps_the_case_open(sanction: str, codes: list[str]) -> None:
    assert left(sanction) == [(f"sanction-{code}", True, False) for code in codes]


@pytest.mark.parametrize(
    ("sanction", "codes"),
    [
        (f"typ: varning, {DECIDED}", []),
        (f"typ: vite, {DECIDED}, till: 2026-06-01", ["end"]),
        (f"typ: vite, {DECIDED}, till: 2026-06-01, upphörde: 2026-05-19", []),
        (f"typ: avstängning_ickeval, {DECIDED}, från: 2026-05-11, till: 2026-06-01", ["execute", "end"]),
        (f"typ: avstängning_ickeval, {DECIDED}, från: 2026-05-11, verkställd: 2026-05-11", []),
    ],
)
def test_one_that_is_decided_is_followed_but_a_reason_lets_the_case_be_closed(sanction: str, codes: list[str]) -> None:
    assert left(sanction) == [(f"sanction-{code}", False, True) for code in codes]


@pytest.mark.parametrize(
    ("sanction", "codes"),
    [
        ("", ["reduction-reckon"]),
        (", belopp: 70 000", ["reduction-execute"]),
        (", belopp: 70 000, verkställd: 2026-05-19", ["sanction-end"]),
        (", belopp: 70 000, verkställd: 2026-05-19, upphörde: 2026-05-18", []),
        (", belopp: 70 000, upphörde: 2026-05-18", ["reduction-execute"]),
        (", upphörde: 2026-05-18", ["reduction-reckon"]),
    ],
)
def test_a_reduction_is_reckoned_taken_off_and_ended_when_the_finding_is_remedied(
    sanction: str, codes: list[str]
) -> None:
    decided = f"typ: sänkt_ersättning, brister: [b7q2wn], {DECIDED}{sanction}"
    case = CASE.replace('krav: "4.3"}', 'krav: "4.3", verifierad: {datum: 2026-05-18, roll: utredare, åtgärdad: ja}}')
    at = town(f"{case}sanktioner: {{s9v3hd: {{{decided}}}}}\n")
    found = [one for one in steps(at.register, at.case, DAY) if one.code.startswith(("sanction", "reduction"))]
    assert [(one.code, one.holds, one.yields) for one in found] == [(code, False, True) for code in codes]


def test_what_was_not_remedied_leads_to_the_sanction_that_is_considered() -> None:
    failed = CASE.replace(
        'krav: "4.3"}', 'krav: "4.3", verifierad: {datum: 2026-05-15, roll: utredare, åtgärdad: nej}}'
    )
    asked = town(failed)
    assert "not-remedied" in [one.code for one in steps(asked.register, asked.case, DAY)]
    at = town(f"{failed}sanktioner: {{s9v3hd: {{typ: sänkt_ersättning, brister: [b7q2wn], övervägs: 2026-05-16}}}}\n")
    codes = [one.code for one in steps(at.register, at.case, DAY)]
    assert "not-remedied" not in codes
    assert "sanction-deliberate" in codes


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"övervägs": "2026-05-01"}, "övervägs"),
        ({"yttrande_begärt": "2026-05-02"}, "yttrande_begärt"),
        ({"överläggning": "2026-05-03", "yttrande_begärt": "2026-05-02"}, "överläggning"),
        ({"yttrande": "2026-05-04"}, "yttrande"),
        ({"beslut": {"datum": "2026-05-10", "roll": "chef"}, "från": "2026-06-01"}, "beslutad"),
        ({"beslut": {"datum": "2026-05-10", "roll": "chef"}}, "gäller"),
        ({"beslut": {"datum": "2026-05-10", "roll": "chef"}, "tvistig": "2026-05-11"}, "tvistig"),
        ({"beslut": {"datum": "2026-05-10", "roll": "chef"}, "omprövad": "2026-05-12"}, "omprövad"),
        ({"beslut": {"datum": "2026-05-10", "roll": "chef"}, "upphörde": "2026-05-12"}, "upphörd"),
        ({"övervägs": "2026-05-01", "upphörde": "2026-05-12"}, "avstådd"),
    ],
)
def test_where_a_sanction_stands(said: dict[str, object], state: str) -> None:
    assert sanction_state(Sanction.model_validate({"typ": "varning", **said}), DAY) == state
