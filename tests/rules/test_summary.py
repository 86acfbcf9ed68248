"""The year and its load: which follow-ups fall in which month, for which role."""

from pathlib import Path

import pytest

from tests.village import CASE, CASE_TEXT, DAY, PLAN, settled
from uppf.rules.summary import load, year_rows


def test_a_year_holds_what_falls_due_in_it_done_or_not(tmp_path: Path) -> None:
    rows = year_rows(settled(tmp_path).facts, DAY, 2026)
    told = [(row.due.isoformat(), row.rule.rpartition("/")[2] or row.source, row.state) for row in rows]
    assert [one for one in told if one[1] != "kvot"] == [
        ("2026-03-02", "efter", "genomförd"),
        ("2026-03-15", "moten", "försenad"),
        ("2026-03-22", "bevakning", "passerad"),
        ("2026-03-31", "berattelse", "försenad"),
        ("2026-05-15", "moten", "försenad"),
        ("2026-05-29", "fore", "försenad"),
        ("2026-05-30", "serie", "försenad"),
        ("2026-06-10", "åtgärd", "försenad"),
        ("2026-06-19", "bristen", "genomförd"),
        ("2026-07-10", "verifiera", "förfaller_snart"),
        ("2026-07-15", "moten", "förfaller_snart"),
        ("2026-09-15", "moten", "kommande"),
        ("2026-09-29", "serie", "öppen"),
        ("2026-11-15", "moten", "kommande"),
        ("2026-12-31", "arlig", "öppen"),
    ]
    assert sum(rule == "kvot" for _, rule, _ in told) == 12


@pytest.mark.parametrize(("year", "days"), [(2025, []), (2027, ["2027-12-31", "2027-12-31"])])
def test_another_year(year: int, days: list[str], tmp_path: Path) -> None:
    rows = year_rows(settled(tmp_path).facts, DAY, year)
    yearly = ("arlig", "block")
    assert [row.due.isoformat() for row in rows if row.rule.rpartition("/")[2] in yearly] == days


def test_what_was_cancelled_is_no_part_of_the_year(tmp_path: Path) -> None:
    cancelled = "inställt: {datum: 2026-06-10, roll: utredare, skäl: Enheten stängs.}\n"
    before, after = (
        {row.rule.rpartition("/")[2] or row.source for row in year_rows(found.facts, DAY, 2026)}
        for found in (settled(tmp_path / "a"), settled(tmp_path / "b", {CASE: CASE_TEXT + cancelled}))
    )
    assert before - after == {"arlig", "åtgärd", "verifiera"}


def test_the_unannounced_only_when_asked_for(tmp_path: Path) -> None:
    plan = PLAN.replace("    metod: platsbesök\n", "    metod: platsbesök\n    oanmäld: ja\n")
    facts = settled(tmp_path, {"planer/byplan-2026.yaml": plan}).facts
    hidden = {row.rule for row in year_rows(facts, DAY, 2026)}
    assert {row.rule for row in year_rows(facts, DAY, 2026, unannounced=True)} - hidden == {"byplan-2026/arlig"}


def test_the_load_of_each_month_and_role(tmp_path: Path) -> None:
    counted = load(year_rows(settled(tmp_path).facts, DAY, 2026))
    assert {key: count for key, count in counted.items() if key[0] in (3, 5)} == {
        (3, "utredare"): 4,
        (3, "utforaren"): 1,
        (5, "utredare"): 4,
    }
    assert sum(counted.values()) == 27
