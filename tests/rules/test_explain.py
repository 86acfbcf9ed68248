"""Why a day is what it is, for every kind of frequency: the steps, what would move it, and the other readings."""

import datetime as dt
from pathlib import Path

import pytest

from tests.village import CASE, CASE_ID, CASE_TEXT, DAY, PLAN, row, settled
from uppf.rules.explain import Explanation, explain, find

Step = tuple[str, str, str]


def explained(root: Path, rule: str, period: str = "", files: dict[str, str] | None = None) -> Explanation:
    """The explanation of one row of the village."""
    found = settled(root, files)
    return explain(found.register, found.facts, row(found, rule, period), DAY)


@pytest.mark.parametrize(
    ("rule", "period", "due", "steps", "resets"),
    [
        pytest.param(
            "arlig",
            "2026",
            "2026-12-31",
            [("period", "2026", "2026-12-31"), ("holiday", "2026-12-31", "")],
            "resets.calendar",
            id="calendar period",
        ),
        pytest.param(
            "block",
            "2027",
            "2027-12-31",
            [("start", "", "2026-01-31"), ("block", "2", "2027-12-31"), ("holiday", "2027-12-31", "")],
            "resets.block",
            id="block of years",
        ),
        pytest.param(
            "rullande",
            "2028-01-31",
            "2028-01-31",
            [("anchor", "driftstart", "2026-01-31"), ("add", "24/0/0", "2028-01-31")],
            "resets.rolling",
            id="rolling",
        ),
        pytest.param(
            "serie",
            "2026-05-30",
            "2026-05-30",
            [
                ("anchor", "driftstart", "2026-01-31"),
                ("series", "4/0/0", "2026-05-31"),
                ("last_day", "", "2026-05-30"),
                ("holiday", "2026-05-30", ""),
            ],
            "resets.series",
            id="series of windows",
        ),
        pytest.param(
            "moten",
            "2026-03-15",
            "2026-03-15",
            [
                ("anchor", "avtal.ikraft", "2026-01-15"),
                ("series", "2/0/0", "2026-03-15"),
                ("window", "0/14/0", "2026-03-29"),
                ("holiday", "2026-03-15", ""),
            ],
            "resets.meetings",
            id="meetings",
        ),
        pytest.param(
            "efter",
            "driftstart",
            "2026-03-02",
            [("anchor", "driftstart", "2026-01-31"), ("add", "0/30/0", "2026-03-02")],
            "resets.deadline",
            id="deadline after",
        ),
        pytest.param(
            "fore",
            "enhet.tillstånd_till",
            "2026-05-29",
            [
                ("anchor", "enhet.tillstånd_till", "2026-11-30"),
                ("subtract", "6/0/0", "2026-05-30"),
                ("roll", "föregående_vardag", "2026-05-29"),
            ],
            "resets.deadline",
            id="deadline before, in law",
        ),
        pytest.param(
            "kvot",
            "2026-06",
            "2026-06-30",
            [("period", "2026-06", "2026-06-30"), ("quota", "1–3", "")],
            "resets.quota",
            id="quota",
        ),
        pytest.param(
            "bristen",
            "b7q2wn",
            "2026-06-19",
            [
                ("event", "brist.konstaterad", "2026-05-20"),
                ("add", "0/30/0", "2026-06-19"),
                ("holiday", "2026-06-19", ""),
            ],
            "resets.on_event",
            id="on event; Midsummer's Eve",
        ),
        pytest.param(
            "berattelse",
            "2026",
            "2026-03-31",
            [("period", "2026", "2026-12-31"), ("at_latest", "2026", "2026-03-31")],
            "resets.calendar",
            id="a day of the year",
        ),
        pytest.param(
            "åtgärd", "", "2026-06-10", [("own_due", "", "2026-06-10")], "resets.åtgärd", id="an item of a case"
        ),
    ],
)
def test_every_kind_tells_its_steps(
    rule: str, period: str, due: str, steps: list[Step], resets: str, tmp_path: Path
) -> None:
    found = explained(tmp_path, rule, period)
    assert (found.row.due.isoformat(), list(found.steps), found.resets) == (due, steps, resets)


def test_a_watch_tells_since_when_nothing_was_done(tmp_path: Path) -> None:
    found = explained(tmp_path, "bevakning")
    assert [step[0] for step in found.steps][-1] == "untouched"
    assert found.resets == "resets.continuous"


def alternatives(found: Explanation) -> list[tuple[str, bool, list[str]]]:
    """Each reading, whether it was chosen, and its days."""
    return [(one.key, one.chosen, [day.isoformat() for day in one.days]) for one in found.alternatives]


def test_other_readings_give_the_days_to_come(tmp_path: Path) -> None:
    assert alternatives(explained(tmp_path, "arlig", "2026")) == [
        ("A", True, ["2026-12-31", "2027-12-31", "2028-12-31"]),
        ("B", False, ["2027-01-31"]),
    ]


def test_other_readings_keep_the_last_day_missed(tmp_path: Path) -> None:
    plan = PLAN.replace("{rullande: 12 månader, från: driftstart}", "{serie: 2 månader, från: driftstart, till: 1 år}")
    found = explained(tmp_path, "arlig", "2026", {"planer/byplan-2026.yaml": plan})
    # Missed: 30 March and 30 May; only the last of them is told.
    assert alternatives(found)[1] == ("B", False, ["2026-05-30", "2026-07-30", "2026-09-29"])


def test_of_what_is_done_other_readings_tell_the_day_the_same_work_would_have_had(tmp_path: Path) -> None:
    done = CASE_TEXT + "rapporter: {r7q2wn: {färdig: 2026-06-10}}\n"
    found = explained(tmp_path, "arlig", "2026", {CASE: done})
    assert found.row.done == dt.date(2026, 6, 10)
    assert [(event.name, event.dims.case) for event in found.done] == [("rapport.färdig", CASE_ID)]
    assert alternatives(found) == [("A", True, ["2026-12-31"]), ("B", False, ["2027-01-31"])]


def test_a_finding_is_told_with_its_unit_and_provider(tmp_path: Path) -> None:
    assert explained(tmp_path / "a", "bristen").whom == "Grönskan Omsorg AB"
    assert explained(tmp_path / "b", "arlig").whom == ""


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("ARLIG", {"arlig"}, id="a rule by its local name"),
        pytest.param("byplan-2026/serie", {"serie"}, id="a rule by its whole name"),
        pytest.param("tillstånd löper", {"fore"}, id="a part of a title"),
        pytest.param("7k2m9x", {"arlig", "bristen", ""}, id="a case"),
        pytest.param("finns inte", set(), id="nothing"),
    ],
)
def test_a_row_is_found_by(text: str, rules: set[str], tmp_path: Path) -> None:
    rows = find(settled(tmp_path).facts, DAY, text)
    assert {one.rule.rpartition("/")[2] for one in rows} == rules


def test_an_id_is_found_before_anything_else(tmp_path: Path) -> None:
    facts = settled(tmp_path).facts
    one = find(facts, DAY, "byplan-2026/fore")[0]
    assert find(facts, DAY, one.id) == find(facts, DAY, one.id[:5]) == find(facts, DAY, one.key) == [one]
