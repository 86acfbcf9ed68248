"""What a paper about a case is made of: which report, whose findings, what comes next."""

import datetime as dt
from pathlib import Path

import pytest

from tests.desk import written
from tests.show.fullcase import FILES
from uppf.cli.reading import desk
from uppf.rules.summary_case import CaseSummary, case_summary

PLAN = """\
plan: provplan-2026
rubrik: Plan
giltighet: {från: 2026-01-01}
roller: {mas: {rubrik: Medicinskt ansvarig sjuksköterska, förkortning: MAS, alias: [sjuksköterska med ansvar]}}
regler:
"""


def rule(name: str, frequency: str, more: str = "") -> str:
    """A rule for units."""
    return f"""\
  - id: {name}
    rubrik: Regel {name}
    källa: Avsnitt 1
    ordalydelse: Ord.
    frekvens: {frequency}
    objekt: enhet
    {more}
"""


def summary(root: Path, case: str, files: dict[str, str], day: str = "2026-09-01") -> CaseSummary:
    """The summary of a case of the unit Linden, with the files given beside the usual ones."""
    text = f"ärende: 2026-x\nöppnat: 2026-05-02\navtal: 2026-lou-1\nenhet: linden\n{case}"
    usual = {name: text for name, text in FILES.items() if not name.startswith("arenden/")}
    found = written(root, usual | {"arenden/2026/2026-x.yaml": text} | files)
    assert found.problems == ()
    register = desk(root).register
    return case_summary(register, found.facts, register.cases["2026-x"], dt.date.fromisoformat(day))


FIRST = "ra2345: {utkast: 2026-06-01, färdig: 2026-06-20, slutsats: brist}"
SECOND = "rb2345: {utkast: 2026-08-01, färdig: 2026-08-20, slutsats: uppfyller}"
REPORTS = [
    pytest.param("", "2026-09-01", None, False, id="none"),
    pytest.param(f"rapporter: {{{FIRST}}}", "2026-06-19", "brist", False, id="being written"),
    pytest.param(f"rapporter: {{{FIRST}}}", "2026-06-20", "brist", True, id="finished"),
    pytest.param(f"rapporter: {{{FIRST}, {SECOND}}}", "2026-08-19", "uppfyller", False, id="the second being written"),
    pytest.param(f"rapporter: {{{SECOND}, {FIRST}}}", "2026-08-20", "uppfyller", True, id="both finished"),
]


@pytest.mark.parametrize(("reports", "day", "conclusion", "final"), REPORTS)
def test_the_report_told_is_the_one_being_written_or_the_last(
    reports: str, day: str, conclusion: str | None, final: bool, tmp_path: Path
) -> None:
    found = summary(tmp_path, reports, {}, day)
    assert (found.report.conclusion if found.report else None, found.final) == (conclusion, final)


def other(place: str, more: str = "", finding: str = "") -> dict[str, str]:
    text = f"ärende: 2025-y\nöppnat: 2025-05-02\n{place}\n{more}\n"
    text += f"brister: {{ca2345: {{text: Tidigare., konstaterad: 2025-05-20{finding}}}}}\n"
    return {"arenden/2025/2025-y.yaml": text}


EARLIER = [
    pytest.param(other("enhet: linden"), True, id="the same unit"),
    pytest.param(other("enheter: [eken, linden]"), True, id="one of its units"),
    pytest.param(other("enhet: eken", finding=", enhet: linden"), True, id="the unit of the finding"),
    pytest.param(other("avtal: 2026-lou-1"), True, id="the same agreement"),
    pytest.param(other("avtal: 2026-lou-1\nenhet: eken"), False, id="another unit of the same agreement"),
    pytest.param(other("enhet: linden", finding=", enhet: eken"), False, id="the finding is of another unit"),
    pytest.param(other("avtal: 2025-lou-9"), False, id="another agreement"),
    pytest.param(other("enhet: linden", "oanmäld: ja"), False, id="unannounced"),
]


@pytest.mark.parametrize(("files", "told"), EARLIER)
def test_earlier_findings_are_those_of_the_same_unit_or_agreement(
    files: dict[str, str], told: bool, tmp_path: Path
) -> None:
    assert [fault.finding.text for fault in summary(tmp_path, "", files).earlier] == ["Tidigare."] * told


def test_a_finding_made_after_the_report_is_not_an_earlier_one(tmp_path: Path) -> None:
    later = {
        "arenden/2025/2025-y.yaml": other("enhet: linden")["arenden/2025/2025-y.yaml"].replace(
            "2025-05-20", "2026-07-01"
        )
    }
    assert summary(tmp_path, "rapporter: {ra2345: {färdig: 2026-06-20}}", later).earlier == ()


LATER = PLAN + rule("egen", "{per: 3 år}") + "".join(rule(f"r{number}", "{per: år}") for number in range(6))


def test_what_comes_next_is_the_soonest_of_each_rule_and_always_the_rule_of_the_case(tmp_path: Path) -> None:
    found = summary(tmp_path, "regel: provplan-2026/egen\navser: 2026", {"planer/provplan-2026.yaml": LATER})
    assert [row.last.isoformat() for row in found.coming] == ["2026-12-31"] * 4 + ["2028-12-31"]
    assert found.coming[-1].rule == "provplan-2026/egen"


HIDDEN = [
    pytest.param("oanmäld: ja", 0, id="unannounced"),
    pytest.param("förpliktad: utföraren", 0, id="a delivery of the provider"),
    pytest.param("förpliktad: kommunen", 1, id="a follow-up"),
]


@pytest.mark.parametrize(("more", "count"), HIDDEN)
def test_only_follow_ups_that_may_be_known_come_next(more: str, count: int, tmp_path: Path) -> None:
    files = {"planer/provplan-2026.yaml": PLAN + rule("a", "{per: år}", more)}
    assert len(summary(tmp_path, "", files).coming) == count


@pytest.mark.parametrize(
    ("present", "absent"),
    [
        pytest.param("[mas]", (), id="by key"),
        pytest.param("[MAS]", (), id="by abbreviation"),
        pytest.param("[medicinskt ansvarig sjuksköterska]", (), id="by title"),
        pytest.param("[Sjuksköterska med ansvar]", (), id="by another name"),
        pytest.param("[utredare]", ("mas",), id="not there"),
        pytest.param("[]", ("mas",), id="nobody"),
    ],
)
def test_who_had_to_be_there_and_was_not(present: str, absent: tuple[str, ...], tmp_path: Path) -> None:
    files = {"planer/provplan-2026.yaml": PLAN + rule("a", "{per: år}", "ska_delta: [mas]")}
    case = f"regel: provplan-2026/a\ntillfällen: {{ta2345: {{datum: 2026-05-20, närvarande: {present}}}}}"
    assert [met.absent for met in summary(tmp_path, case, files).met] == [absent]


FINDING = "brister: {ba2345: {text: T., konstaterad: 2026-05-20, disposition: {åtgärdsplan: 2026-06-08}}}\n"
PLANS = [
    pytest.param("", "2026-06-08", id="the day the plan is due"),
    pytest.param(
        "åtgärdsplaner: {pa2345: {begärd: 2026-05-25, svar_senast: 2026-06-15, brister: [ba2345]}}",
        "2026-06-15",
        id="the day the plan was given",
    ),
    pytest.param(
        "åtgärdsplaner: {pa2345: {begärd: 2026-05-25, brister: [ba2345], åtgärder: {"
        "aa2345: {aktivitet: A, slutdatum: 2026-07-01}, ab2345: {aktivitet: B, slutdatum: 2026-08-01}, "
        "ac2345: {aktivitet: C, slutdatum: 2026-09-01, brister: [bx2345]}}}}",
        "2026-08-01",
        id="the last action for it",
    ),
]


@pytest.mark.parametrize(("plans", "last"), PLANS)
def test_the_last_day_of_a_finding(plans: str, last: str, tmp_path: Path) -> None:
    (fault,) = summary(tmp_path, FINDING + plans, {}).faults
    assert fault.last_day == dt.date.fromisoformat(last)
