"""So many per cent a day, in each reading: the worked example, the days, and what always holds (S0:34, T06)."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.ladder import CASE, PROVIDER, town
from uppf.model.finding import Sanction
from uppf.rules import reduction
from uppf.rules.ladder import rung
from uppf.rules.reduction import WAYS, Payment, amounts, reckon, span

DAILY, MONTHLY = Decimal(50_000), Decimal(1_500_000)


# The worked example


def test_fifty_thousand_a_day_for_seven_days() -> None:
    at = town()
    found = reckon(rung(at.register, at.case, "sänkt_ersättning").reductions, Payment(DAILY, MONTHLY), 7)
    assert {one.reading: f"{one.total:f}" for one in found} == {
        "a": "70000.00",
        "b": "250000.00",
        "c": "191943.04",
        "d": "2100000.00",
    }
    by_day = {one.reading: [f"{amount:f}" for amount in one.days] for one in found}
    assert by_day["a"] == ["10000.00"] * 7
    assert by_day["b"] == ["10000.00", "20000.00", "30000.00", "40000.00", "50000.00", "50000.00", "50000.00"]
    assert by_day["c"] == ["10000.00", "18000.00", "24400.00", "29520.00", "33616.00", "36892.80", "39514.24"]
    assert by_day["d"] == ["300000.00"] * 7


def test_a_reading_whose_base_is_not_known_has_no_sum() -> None:
    at = town()
    reductions = rung(at.register, at.case, "sänkt_ersättning").reductions
    found = {one.reading: one for one in reckon(reductions, Payment(DAILY), 2)}
    assert (found["d"].total, found["d"].days) == (None, ())
    assert found["a"].total == Decimal("20000.00")


def test_each_day_is_rounded_to_the_nearest_ore_half_upwards() -> None:
    assert amounts("varje_dygn", Decimal(20), Decimal("0.125"), 1) == (Decimal("0.03"),)
    assert amounts("varje_dygn", Decimal(50), Decimal("0.01"), 2) == (Decimal("0.01"), Decimal("0.01"))


# What always holds

BASES = st.decimals(min_value=0, max_value=10_000_000, places=2)
SHARES = st.decimals(min_value=0, max_value=150, places=1)


@given(st.sampled_from(sorted(WAYS)), SHARES, BASES, st.integers(0, 400))
def test_a_day_is_never_below_nothing_nor_above_what_it_is_a_part_of(
    way: str, share: Decimal, base: Decimal, count: int
) -> None:
    days = amounts(way, share, base, count)
    assert len(days) == count
    assert all(0 <= amount <= base for amount in days)
    assert all(amount == amount.quantize(Decimal("0.01")) for amount in days)


@given(st.sampled_from(sorted(WAYS)), SHARES, BASES, st.integers(1, 200))
def test_a_later_day_never_takes_less_and_more_days_begin_with_the_same(
    way: str, share: Decimal, base: Decimal, count: int
) -> None:
    days = amounts(way, share, base, count)
    assert list(days) == sorted(days)
    assert amounts(way, share, base, count - 1) == days[:-1]


@given(SHARES, BASES, st.integers(0, 200))
def test_the_sum_is_that_of_the_days_and_the_simple_reading_is_the_lowest(
    share: Decimal, base: Decimal, count: int
) -> None:
    at = town()
    kinds = rung(at.register, at.case, "sänkt_ersättning").reductions
    reductions = {key: kind.model_copy(update={"share": share}) for key, kind in kinds.items()}
    found = {one.reading: one for one in reckon(reductions, Payment(base, base), count)}
    for one in found.values():
        assert one.total == sum(one.days, Decimal(0))
    totals = [found[key].total or Decimal(0) for key in "abc"]
    assert totals[0] == min(totals)
    assert totals[1] == max(totals)
    exact = min(share, Decimal(100)) * base / 100
    assert totals[0] == count * exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


# Which days

DAY = dt.date(2026, 6, 30)
PLANNED = f"""{CASE}\
åtgärdsplaner:
  m2c5rx:
    begärd: 2026-03-12
    brister: [b7q2wn]
    inkommen: 2026-03-29
    åtgärder: {{t6n4zp: {{aktivitet: Ny rutin, ansvarig: utföraren, slutdatum: 2026-05-10}}}}
"""
FAILED = "verifierad: {datum: 2026-05-15, roll: utredare, åtgärdad: nej}"
REMEDIED = "kontroller: {n4n4n4: {datum: 2026-06-10, roll: utredare, åtgärdad: ja}}"
SAID = {"typ": "sänkt_ersättning", "brister": ["b7q2wn"], "överläggning": "2026-05-12"}
DECIDED = {**SAID, "beslut": {"datum": "2026-05-20", "roll": "chef"}}


@pytest.mark.parametrize(
    ("said", "case", "first", "last", "why"),
    [
        pytest.param(DECIDED, PLANNED, "2026-05-20", "2026-06-30", ("beslut", "till_och_med"), id="the decision"),
        pytest.param(
            {**DECIDED, "överläggning": "2026-05-20"},
            PLANNED,
            "2026-05-21",
            "2026-06-30",
            ("överläggning", "till_och_med"),
            id="the day after the deliberation",
        ),
        pytest.param(
            DECIDED,
            PLANNED.replace("2026-05-10", "2026-05-31"),
            "2026-06-01",
            "2026-06-30",
            ("slutdatum", "till_och_med"),
            id="the day after the actions' end",
        ),
        pytest.param(
            DECIDED,
            PLANNED.replace('"4.3"}', '"4.3", verifierad: {datum: 2026-06-10, roll: utredare, åtgärdad: ja}}'),
            "2026-05-20",
            "2026-06-09",
            ("beslut", "verifierad"),
            id="the day before it was verified as remedied",
        ),
        pytest.param(
            DECIDED,
            PLANNED.replace('"4.3"}', f'"4.3", {FAILED}, {REMEDIED}}}'),
            "2026-05-20",
            "2026-06-09",
            ("beslut", "verifierad"),
            id="the day before a later check found it remedied",
        ),
        pytest.param(
            {**DECIDED, "till": "2026-06-05"},
            PLANNED,
            "2026-05-20",
            "2026-06-05",
            ("beslut", "till"),
            id="the decided end",
        ),
        pytest.param(
            {**DECIDED, "från": "2026-06-01", "upphörde": "2026-06-05"},
            PLANNED,
            "2026-06-01",
            "2026-06-05",
            ("från", "upphörde"),
            id="the decided start, and the day it ended",
        ),
    ],
)
def test_from_when_and_until_when(
    said: dict[str, object], case: str, first: str, last: str, why: tuple[str, str]
) -> None:
    at = town(case)
    agreement = at.register.agreements()["lou-1"][1]
    found = span(at.case, Sanction.model_validate(said), agreement, DAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert (found.began, found.stopped, found.supposed) == (*why, ())
    assert len(found.days) == (found.last - found.first).days + 1


def test_the_agreements_end_is_the_last_day() -> None:
    at = town(PLANNED, provider=PROVIDER.replace("2030-12-31", "2026-06-15"))
    agreement = at.register.agreements()["lou-1"][1]
    found = span(at.case, Sanction.model_validate(DECIDED), agreement, DAY)
    assert (found.last, found.stopped) == (dt.date(2026, 6, 15), "avtal")


def test_no_day_comes_before_the_deliberation_and_what_is_not_yet_is_only_supposed() -> None:
    at = town(PLANNED)
    agreement = at.register.agreements()["lou-1"][1]
    undecided = {"typ": "sänkt_ersättning", "brister": ["b7q2wn"]}
    found = span(at.case, Sanction.model_validate(undecided), agreement, DAY)
    assert (found.supposed, found.days) == (("överläggning", "beslut"), ())


def test_a_finding_remedied_before_the_first_day_gives_none() -> None:
    at = town(PLANNED.replace('"4.3"}', '"4.3", verifierad: {datum: 2026-05-20, roll: utredare, åtgärdad: ja}}'))
    found = span(at.case, Sanction.model_validate(DECIDED), at.register.agreements()["lou-1"][1], DAY)
    assert found.days == ()


# Which reading


def test_the_agreements_own_reading_goes_before_the_plans() -> None:
    at = town(provider=f"{PROVIDER}    sanktionstolkningar: {{sänkt_ersättning: c}}\n")
    agreement = at.register.agreements()["lou-1"][1]
    kind = rung(at.register, at.case, "sänkt_ersättning")
    assert kind.reading(agreement) == "c"
    assert kind.reading(None) == ""
    unknown = agreement.model_copy(update={"sanction_readings": {"sänkt_ersättning": "x"}})
    assert kind.reading(unknown) == ""


def test_what_is_said_goes_before_what_the_agreement_pays() -> None:
    agreement = town().register.agreements()["lou-1"][1]
    assert reduction.payment(agreement, None, None) == Payment(DAILY, None)
    assert reduction.payment(agreement, Decimal(0), MONTHLY) == Payment(Decimal(0), MONTHLY)
