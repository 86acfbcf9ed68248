"""A part of the list: what each filter looks in, and when a filter is a slip rather than an empty list."""

import datetime as dt
from pathlib import Path

import pytest

from tests.village import DAY, PLAN, PROVIDER, settled
from uppf.cli.reading import Desk
from uppf.rules.due import due
from uppf.rules.selection import FILTERS, Wanted, selected, unknown

LATE = {"fore", "berattelse", "serie", "åtgärd", "kvot", "moten", "bevakning"}
"""The rules of the village, and the open items, that have something late."""


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return settled(tmp_path_factory.mktemp("by"))


def rules(found: Desk, wanted: Wanted) -> set[str]:
    """The local names of the rules, or the kinds of the items, that are left."""
    rows = selected(due(found.facts, DAY), wanted, found.names())
    return {row.rule.rpartition("/")[2] or row.source for row in rows}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        pytest.param(Wanted(), LATE, id="nothing asked: all that is late"),
        pytest.param(Wanted(provider="grönskan"), LATE - {"kvot", "bevakning"}, id="a provider by a part of its name"),
        pytest.param(Wanted(provider="GRONSKAN"), LATE - {"kvot", "bevakning"}, id="a provider by its id"),
        pytest.param(Wanted(unit="lind", provider="omsorg"), LATE - {"kvot", "bevakning"}, id="two filters"),
        pytest.param(Wanted(plan="avtalsupp"), {"serie"}, id="a rule by its title"),
        pytest.param(Wanted(plan="plan för byn"), LATE - {"åtgärd"}, id="a plan by its title"),
        pytest.param(Wanted(plan="byplan-2026/kvot"), {"kvot"}, id="a rule by its id"),
        pytest.param(Wanted(board="SN"), LATE, id="a board by its abbreviation"),
        pytest.param(Wanted(role="granskare"), LATE - {"berattelse", "åtgärd"}, id="a role by its alias"),
        pytest.param(Wanted(role="enhetschef"), {"serie", "moten"}, id="the role that another stands in for"),
        pytest.param(Wanted(method="platsbesök"), set(), id="a method of nothing that is late"),
    ],
)
def test_what_a_filter_leaves(wanted: Wanted, left: set[str], village: Desk) -> None:
    assert rules(village, wanted) == left


def test_until_a_day_also_what_comes(village: Desk) -> None:
    rows = due(village.facts, DAY)
    until = dt.date(2026, 7, 15)
    more = set(selected(rows, Wanted(until=until))) - set(selected(rows, Wanted()))
    assert {(row.rule.rpartition("/")[2] or row.source, row.due.isoformat()) for row in more} == {
        ("kvot", "2026-06-30"),
        ("verifiera", "2026-07-10"),
        ("moten", "2026-07-15"),
    }


def test_everything_is_in_the_order_it_came(village: Desk) -> None:
    rows = due(village.facts, DAY)
    assert selected(rows, Wanted(everything=True)) == rows


def test_the_unannounced_is_shown_only_when_asked_for(tmp_path: Path) -> None:
    plan = PLAN.replace("    objekt: kommunen\n    ansvarig: utredare\n", "    objekt: kommunen\n    oanmäld: ja\n", 1)
    found = settled(tmp_path, {"planer/byplan-2026.yaml": plan})
    assert "kvot" not in rules(found, Wanted(everything=True))
    assert "kvot" in rules(found, Wanted(unannounced=True))


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_that_names_nothing_is_a_slip(name: str, village: Desk) -> None:
    wanted = Wanted(*("finns inte" if one == name else "" for one in FILTERS))  # type: ignore[arg-type]
    assert unknown(due(village.facts, DAY), wanted, village.names()) == [(name, "finns inte")]


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(Wanted(provider="gronskan", unit="linden", board="socialnämnden"), id="what is there"),
        pytest.param(Wanted(method="platsbesök"), id="what has no rows of its own now"),
        pytest.param(Wanted(role="enhetschef"), id="a name that people use"),
        pytest.param(Wanted(), id="nothing"),
    ],
)
def test_a_filter_that_names_something_is_no_slip(wanted: Wanted, village: Desk) -> None:
    assert unknown(due(village.facts, DAY), wanted, village.names()) == []


def test_a_provider_without_rows_is_no_slip(tmp_path: Path) -> None:
    other = PROVIDER.replace("gronskan", "vilan").replace("Grönskan", "Vilan").replace("linden", "eken")
    other = other.replace("lou-1", "lou-2").replace("    ikraft: 2026-01-15\n    driftstart: 2026-01-31\n", "")
    found = settled(tmp_path, {"utforare/vilan.yaml": other.replace("planer: [byplan-2026]", "planer: []")})
    assert unknown([], Wanted(provider="vilan"), found.names()) == []
