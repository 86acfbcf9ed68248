"""Warning, notice and termination in an order of their own, by the delegation (S2:60, S2:139, R114, R161)."""

from pathlib import Path

import pytest

from tests.rules.ladder import town
from uppf.rules.ladder import rung

PLAN = Path(__file__).resolve().parents[3] / "cases" / "planer" / "motala-2022.yaml"
AT = town(plan=PLAN.read_text("utf-8").replace("plan: motala-2022\n", "plan: rutin\n", 1), phrases=True)


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("varning", ("yttrande",)),
        ("uppsägning", ("lättare_steg", "yttrande")),
        ("hävning", ("lättare_steg", "yttrande")),
    ],
)
def test_the_delegation_always_holds_and_steps_may_be_skipped_with_a_reason(name: str, opens: tuple[str, ...]) -> None:
    found = rung(AT.register, AT.case, name)
    assert "delegation" in found.gates
    assert found.opens == opens
