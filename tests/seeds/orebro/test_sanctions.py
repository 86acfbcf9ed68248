"""The table of sanctions: what may be used in house, and what with a private provider (S3:200–228, R228–R238, G17)."""

import datetime as dt
from pathlib import Path

import pytest

from tests.rules.ladder import PROVIDER, town
from uppf.rules.gate import OPEN, Asked
from uppf.rules.gates import judge
from uppf.rules.ladder import rung

PLAN = Path(__file__).resolve().parents[3] / "cases" / "planer" / "orebro-2020.yaml"
DAY = dt.date(2026, 5, 20)
ECONOMIC = ("innehållen_betalning", "prisavdrag", "vite")
SUSPENSION = ("avstängning_ickeval", "avstängning_aktiva_val")
EVERY = ("åtgärdsplan", *ECONOMIC, *SUSPENSION, "hävning")
MATRIX = {
    ("egen_regi", "överenskommelse", "konkurrensutsatt: ja"): ("åtgärdsplan", *ECONOMIC),
    ("egen_regi", "överenskommelse", "uppdragsdirektiv: {dnr: 1, datum: 2025-01-01}"): ("åtgärdsplan", *ECONOMIC),
    ("egen_regi", "överenskommelse", ""): ("åtgärdsplan",),
    ("privat", "LOV", ""): EVERY,
    ("privat", "LOU-entreprenad", ""): ("åtgärdsplan", *ECONOMIC, "hävning"),
    ("privat", "LOU-ramavtal", ""): ("åtgärdsplan", *ECONOMIC, "hävning"),
    ("privat", "direktupphandling", ""): ("åtgärdsplan", *ECONOMIC, "hävning"),
    ("privat", "IOP", ""): ("åtgärdsplan",),
}
HERE = ("driftsform", "konkurrensutsatt", "i_avtalet")


@pytest.mark.parametrize(("form", "award", "more"), MATRIX)
def test_form_of_operation_by_sanction(form: str, award: str, more: str) -> None:
    text = PLAN.read_text("utf-8").replace("plan: orebro-2020\n", "plan: rutin\n", 1)
    agreed = ", ".join(f'{one}: "9"' for one in EVERY if one != "åtgärdsplan")
    provider = PROVIDER.replace("driftsform: privat", f"driftsform: {form}").replace("LOU-entreprenad", award)
    provider = provider.replace('varning: "9.1", sänkt_ersättning: "9.4", hävning: "9.5"', agreed)
    at = town(plan=text, provider=f"{provider}    {more}\n" if more else provider, phrases=True)
    allowed = []
    for name in EVERY:
        asked = Asked(at.register, at.facts, at.case, rung(at.register, at.case, name), ("b7q2wn",), DAY)
        if OPEN not in [one.state for one in judge(asked) if one.gate.key in HERE]:
            allowed.append(name)
    assert tuple(allowed) == MATRIX[form, award, more]
