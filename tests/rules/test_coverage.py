"""Coverage: what counts as looked at, whose it is, and whether the promise is kept on a day."""

import datetime as dt
from pathlib import Path

import pytest

from tests.rules.equal import PLAN, at, case, provider
from uppf.problem import Problem
from uppf.rules import checks_coverage, coverage, overview
from uppf.rules.demands import CLAUSE
from uppf.rules.distill import distill
from uppf.rules.due import due
from uppf.rules.lessons import lessons


def looked(root: Path, more: str, day: str = "2026-06-30") -> dict[str, list[str]]:
    """The days on which each demand of Asken's agreement was looked at, with one case."""
    found = coverage.coverage(at(root, case("x", more), day=day), "a-asken")
    return {one.demand.key: [day.isoformat() for day, _ in one.checks] for one in found.covered if one.checks}


SEEN = [
    pytest.param("punkter: {p22222: {krav: boende/natt, bedömning: uppfyller}}", {"natt": ["2023-06-01"]}, id="by id"),
    pytest.param("punkter: {p22222: {krav: natt, svar: Ja.}}", {"natt": ["2023-06-01"]}, id="by its key alone"),
    pytest.param('punkter: {p22222: {krav: "4.1", svar: Ja.}}', {"natt": ["2023-06-01"]}, id="by its point"),
    pytest.param(
        "punkter: {p22222: {kontrollpunkt: natten, svar: Ja.}}", {"natt": ["2023-06-01"]}, id="by check point"
    ),
    pytest.param('punkter: {p22222: {krav: "7.1", svar: Ja.}}', {"insyn": ["2023-06-01"]}, id="a clause"),
    pytest.param("punkter: {p22222: {krav: boende/natt, fråga: Hur?}}", {}, id="only asked"),
    pytest.param("punkter: {p22222: {krav: boende/natt, ej_tillämplig: Nej., svar: Nej.}}", {}, id="put aside"),
    pytest.param("punkter: {p22222: {kontrollpunkt: schema, svar: Ja.}}", {}, id="a point that tries no requirement"),
]


@pytest.mark.parametrize(("points", "expected"), SEEN)
def test_a_requirement_is_looked_at_by(points: str, expected: dict[str, list[str]], tmp_path: Path) -> None:
    assert looked(tmp_path, f"tillfällen: {{v22222: {{datum: 2023-06-01, {points}}}}}") == expected


def test_a_point_of_the_case_itself_has_the_day_of_its_last_visit(tmp_path: Path) -> None:
    points = "punkter: {p22222: {krav: natt, svar: Ja.}}\n"
    visits = "tillfällen: {v22222: {datum: 2023-06-01}, v22223: {datum: 2023-06-09}}"
    assert looked(tmp_path / "with", points + visits) == {"natt": ["2023-06-09"]}
    assert looked(tmp_path / "without", points) == {"natt": ["2023-05-02"]}


def test_a_visit_to_come_has_looked_at_nothing(tmp_path: Path) -> None:
    visit = "tillfällen: {v22222: {datum: 2023-06-01, punkter: {p22222: {krav: natt, svar: Ja.}}}}"
    assert looked(tmp_path / "before", visit, "2023-05-31") == {}
    assert looked(tmp_path / "same", visit, "2023-06-01") == {"natt": ["2023-06-01"]}


def test_an_unannounced_follow_up_is_told_when_its_report_is_finished(tmp_path: Path) -> None:
    visit = "oanmäld: ja\ntillfällen: {v22222: {datum: 2023-06-01, punkter: {p22222: {krav: natt, svar: Ja.}}}}\n"
    assert looked(tmp_path / "open", visit) == {}
    assert looked(tmp_path / "told", visit + "rapporter: {r22222: {färdig: 2023-07-01}}") == {"natt": ["2023-06-01"]}


def test_a_finding_counts_once_with_the_point_of_its_day(tmp_path: Path) -> None:
    found = case(
        "x",
        "tillfällen: {v22222: {datum: 2023-06-01, punkter: {p22222: {krav: natt, bedömning: brist}}}}\n"
        "brister: {b22222: {krav: boende/natt, text: Ensam på natten., konstaterad: 2023-06-01}}",
    )
    one = coverage.coverage(at(tmp_path, found), "a-asken").covered[0]
    assert (one.demand.id, one.in_year(2023), one.findings) == ("boende/natt", 1, (dt.date(2023, 6, 1),))


def test_what_the_agreement_does_not_have_is_told_apart(tmp_path: Path) -> None:
    found = case("x", "brister: {b22222: {krav: Avtal 9.9, text: Något., konstaterad: 2023-06-01}}")
    assert coverage.coverage(at(tmp_path, found), "a-asken").unknown == ("Avtal 9.9",)


def test_another_providers_follow_up_says_nothing(tmp_path: Path) -> None:
    found = case("x", "punkter: {p22222: {krav: natt, svar: Ja.}}", unit="boken")
    desk = at(tmp_path, found)
    assert len(coverage.coverage(desk, "a-asken").never) == 3
    assert len(coverage.coverage(desk, "a-boken").never) == 2


def test_a_requirement_for_health_care_is_only_demanded_where_it_is_given(tmp_path: Path) -> None:
    with_care = {"utforare/asken.yaml": provider("asken").replace("boende}}", "boende, hsl: ja}}")}
    assert "lakemedel" in [one.demand.key for one in coverage.coverage(at(tmp_path, with_care), "a-asken").covered]
    keys = [one.demand.key for one in coverage.coverage(at(tmp_path, with_care), "a-boken").covered]
    assert keys == ["natt", "mat", "bemotande", "insyn", "medverkan", "tillträde", "uppföljning"]


LOOKED = "tillfällen: {v22222: {datum: 2023-06-30, punkter: {p22222: {krav: natt, svar: Ja.}}}}"
PROMISE = [
    # Operation began on 2022-01-01, so what is never looked at is promised by 2025-01-01.
    pytest.param("2024-12-01", {"natt": ("hålls", "2026-06-30"), "mat": ("hålls", "2025-01-01")}, id="far"),
    pytest.param("2024-12-02", {"natt": ("hålls", "2026-06-30"), "mat": ("bryts_snart", "2025-01-01")}, id="30 days"),
    pytest.param("2025-01-01", {"natt": ("hålls", "2026-06-30"), "mat": ("bryts_snart", "2025-01-01")}, id="last day"),
    pytest.param("2025-01-02", {"natt": ("hålls", "2026-06-30"), "mat": ("brutet", "2025-01-01")}, id="after"),
    pytest.param("2026-07-01", {"natt": ("brutet", "2026-06-30"), "mat": ("brutet", "2025-01-01")}, id="three years"),
]


@pytest.mark.parametrize(("day", "expected"), PROMISE)
def test_every_requirement_is_promised_within_36_months(
    day: str, expected: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    """T29 d: counted from when it was last looked at, else from the start of operation."""
    found = coverage.coverage(at(tmp_path, case("x", LOOKED), day=day), "a-asken")
    states = {one.demand.key: (one.state, str(one.last_day)) for one in found.requirements}
    assert {key: states[key] for key in expected} == expected
    assert {one.state for one in found.covered if one.demand.kind == CLAUSE} == {""}


def test_a_promise_cannot_be_older_than_its_plan_nor_broken_after_the_agreement(tmp_path: Path) -> None:
    old = {"utforare/asken.yaml": provider("asken", since="2010-01-01")}
    found = coverage.coverage(at(tmp_path / "old", old, day="2022-12-31"), "a-asken")
    assert (found.promise and found.promise.since, found.broken) == (dt.date(2020, 1, 1), ())
    ended = {"utforare/asken.yaml": provider("asken", more="slut: 2024-12-31")}
    assert coverage.coverage(at(tmp_path / "ended", ended), "a-asken").broken == ()


def test_without_such_a_reading_nothing_is_promised(tmp_path: Path) -> None:
    plan = {"planer/plan.yaml": PLAN.replace(", alla_krav_inom: 36 månader", "")}
    found = coverage.coverage(at(tmp_path, plan), "a-asken")
    assert (found.promise, {one.state for one in found.covered}) == (None, {""})


def test_the_focus_of_the_year_is_suggested_first_and_what_cannot_be_followed_up_never(tmp_path: Path) -> None:
    desk = at(tmp_path)
    found = coverage.coverage(desk, "a-asken")
    assert [one.demand.key for one in coverage.suggested(found)] == ["mat", "natt"]
    assert [one.demand.missing for one in found.covered if one.demand.key == "bemotande"] == [("verifiering",)]
    row = coverage.coming(desk, due(distill(desk.register), desk.day), "a-asken")
    assert row
    assert (row.rule, row.due.isoformat()) == ("plan/krav", "2025-01-01")


def test_an_agreement_is_followed_up_for_both_purposes(tmp_path: Path) -> None:
    """R039: the plan names both; only what comes back serves one."""
    report = case("x", "rapporter: {r22222: {färdig: 2023-07-01}}")
    desk = at(tmp_path, report)
    told = {one.key: (one.rules, str(one.last)) for one in coverage.coverage(desk, "a-asken").purposes}
    assert told == {"kvalitet": (("plan/krav",), "2023-07-01"), "ekonomi": ((), "None")}


def test_what_is_checked_is_what_is_shown(tmp_path: Path) -> None:
    desk = at(tmp_path, case("x", LOOKED.replace("2023-06-30", "2024-06-30")))
    told: list[Problem] = list(checks_coverage.uncovered(desk.register, distill(desk.register), desk.day))
    assert [(one.code, one.facts.get("requirements")) for one in told] == [
        ("requirements-unchecked", ("boende/mat", "boende/bemotande")),
        ("purpose-uncovered", None),
        ("requirements-unchecked", ("boende/natt", "boende/mat", "boende/bemotande")),
        ("purpose-uncovered", None),
    ]


def test_like_agreements_are_laid_together_and_a_theme_proposed(tmp_path: Path) -> None:
    desk = at(tmp_path, case("x", LOOKED))
    found = overview.across(coverage.coverage(desk, key) for key in ("a-asken", "a-boken"))
    assert [(one.demand.key, one.never, one.theme) for one in found] == [
        ("natt", ("a-boken",), False),
        ("mat", ("a-asken", "a-boken"), True),
        ("bemotande", ("a-asken", "a-boken"), False),
    ]


def test_goals_and_levels(tmp_path: Path) -> None:
    several = "enheter: [asken, boken]\n" + LOOKED + "\nrapporter: {r22222: {färdig: 2023-07-01}}"
    desk = at(
        tmp_path, {"arenden/2023/2023-x.yaml": f"ärende: 2023-x\nöppnat: 2023-05-02\nregel: plan/krav\n{several}"}
    )
    every = [coverage.coverage(desk, key) for key in ("a-asken", "a-boken")]
    goals = overview.goals(desk.register, every)
    assert [(one.key, one.requirements, len(one.checks), one.never) for one in goals] == [
        ("trygghet", ("boende/natt",), 2, ()),
        ("frihet", (), 0, ()),
    ]
    # One report of two units is one follow-up.
    assert [(one.level, one.plan, one.days) for one in overview.levels(desk)] == [("C", "plan", (dt.date(2023, 7, 1),))]


def test_lessons_come_with_the_kind_of_service_and_with_what_cannot_be_followed_up(tmp_path: Path) -> None:
    learnt = case("x", "lärdomar: {l22222: {text: Skriv om maten., krav: boende/mat}}")
    desk = at(tmp_path, learnt)
    found = [(one.service, one.kind, one.requirement, one.case, one.missing) for one in lessons(desk)]
    assert found == [
        ("boende", "lärdom", "boende/mat", "2023-x", ()),
        ("boende", "går_inte_att_följa_upp", "boende/bemotande", "", ("verifiering",)),
    ]
    assert lessons(desk, "hemtjanst") == ()
