"""Quality faults that are not remedied: reduced payment after a deliberation, and when to terminate (S0:34)."""

from decimal import Decimal
from pathlib import Path

from tests.rules.ladder import PROVIDER, town
from uppf.rules.ladder import rung
from uppf.rules.reduction import Payment, reckon

PLAN = Path(__file__).resolve().parents[3] / "cases" / "planer" / "huddinge-samverkan.yaml"
AT = town(plan=PLAN.read_text("utf-8").replace("plan: huddinge-samverkan\n", "plan: rutin\n", 1), phrases=True)


def test_no_reason_opens_what_the_appendix_itself_demands() -> None:
    found = rung(AT.register, AT.case, "sänkt_ersättning")
    assert {"åtgärdsplan_först", "slutdatum_passerat", "ej_åtgärdad_verifierat", "överläggning"} <= set(found.gates)
    assert found.opens == ()


def test_termination_asks_for_repeated_several_or_serious_findings() -> None:
    found = rung(AT.register, AT.case, "hävning")
    assert "allvarlig_eller_upprepad" in found.gates
    assert found.opens == ("lättare_steg", "yttrande")


def test_twenty_per_cent_a_day_in_its_four_readings_and_none_is_chosen() -> None:
    found = rung(AT.register, AT.case, "sänkt_ersättning")
    assert found.reading(AT.register.agreements()["lou-1"][1]) == ""
    sums = reckon(found.reductions, Payment(Decimal(50_000), Decimal(1_500_000)), 7)
    assert [(one.reading, one.total) for one in sums] == [
        ("T06a", Decimal(70_000)),
        ("T06b", Decimal(250_000)),
        ("T06c", Decimal("191943.04")),
        ("T06d", Decimal(2_100_000)),
    ]


def test_the_agreement_may_choose_one() -> None:
    own = town(
        plan=PLAN.read_text("utf-8").replace("plan: huddinge-samverkan\n", "plan: rutin\n", 1),
        provider=f"{PROVIDER}    sanktionstolkningar: {{sänkt_ersättning: T06a}}\n",
        phrases=True,
    )
    agreement = own.register.agreements()["lou-1"][1]
    assert rung(own.register, own.case, "sänkt_ersättning").reading(agreement) == "T06a"
