"""Like providers: what is compared, and what is pointed out; sameness is silent."""

from pathlib import Path

import pytest

from tests.rules.equal import DAY, MUNICIPALITY, PLAN, at, case, provider, town
from uppf.problem import Refusal
from uppf.rules.acts.sending import Sent, sent_out
from uppf.rules.change import At
from uppf.rules.disparity import disparities
from uppf.rules.distill import distill
from uppf.rules.likeness import alike
from uppf.rules.recipients import missing_recipients


def told(root: Path, *files: dict[str, str]) -> dict[str, dict[str, object]]:
    """What is pointed out about those who run `boende`."""
    return {one.code: dict(one.facts) for one in disparities(alike(at(root, *files), "boende"))}


def test_those_that_are_alike_are_told_nothing_of(tmp_path: Path) -> None:
    assert told(tmp_path) == {}
    assert [one.agreement for one in alike(at(tmp_path), "boende")] == ["a-asken", "a-boken"]
    assert alike(at(tmp_path), "hemtjanst") == ()


def test_one_alone_is_compared_with_nobody(tmp_path: Path) -> None:
    later = {"utforare/boken.yaml": provider("boken", since="2027-01-01")}
    found = alike(at(tmp_path, later), "boende")
    assert ([one.agreement for one in found], disparities(found)) == (["a-asken"], [])


def test_rules_and_requirements_that_only_some_have(tmp_path: Path) -> None:
    own = PLAN.replace("    metod: platsbesök\n", "    metod: platsbesök\n    gäller: {driftsform: privat}\n")
    bare = {"utforare/boken.yaml": provider("boken", "egen_regi").replace("    kravuppsättningar: boende\n", "")}
    assert told(tmp_path, {"planer/plan.yaml": own}, bare) == {
        "compare.rule": {"what": ("plan/krav",), "having": ("Asken",), "lacking": ("Boken",)},
        "compare.set": {"what": ("boende",), "having": ("Asken",), "lacking": ("Boken",)},
    }


def report(id: str, day: str, unit: str, more: str = "") -> dict[str, str]:
    visit = f"tillfällen: {{v22222: {{datum: {day}, metod: platsbesök}}}}\n"
    return case(id, f"{visit}rapporter: {{r22222: {{färdig: {day}}}}}\n{more}", f"{day[:4]}-01-01", unit)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param("2024-03-31", None, id="a month is no difference"),
        pytest.param(
            "2024-04-02",
            {"rule": "plan/krav", "long": 397, "longest": "Boken", "short": 365, "shortest": "Asken"},
            id="more is",
        ),
    ],
)
def test_intervals_that_differ(second: str, expected: dict[str, object] | None, tmp_path: Path) -> None:
    asken = (report("a", "2023-03-02", "asken"), report("b", "2024-03-01", "asken"))
    boken = (report("c", "2023-03-02", "boken"), report("d", second, "boken"))
    assert told(tmp_path, *asken, *boken).get("compare.interval") == expected


def test_one_that_was_never_followed_up_is_told_with_its_start(tmp_path: Path) -> None:
    found = told(tmp_path, report("a", "2023-03-01", "asken"))
    assert [(name, str(day)) for name, day in found["compare.never"]["lacking"]] == [  # type: ignore[attr-defined]
        ("Boken", "2022-01-01")
    ]
    assert found["compare.form"] == {"forms": (("egen_regi", "0,0", 1), ("privat", "1,0", 1))}


FINDING = (
    "brister: {{b22222: {{text: Fel., konstaterad: 2023-03-01, kategori: mat, frekvens: enstaka,"
    " konsekvens: {{individ: {hard}}}{more}}}}}"
)


def finding(id: str, unit: str, more: str = "", hard: str = "liten") -> dict[str, str]:
    return report(id, "2023-03-01", unit, FINDING.format(more=more, hard=hard))


def test_the_same_kind_of_finding_met_in_different_ways(tmp_path: Path) -> None:
    remark = ", disposition: {påpekande: 2023-03-13}"
    found = told(tmp_path / "other", finding("a", "asken", remark), finding("b", "boken"))
    assert found == {
        "compare.reaction": {
            "category": "mat",
            "grade": "mindre",
            "ways": ((("påpekande",), (("Asken", 1),)), (("ingen",), (("Boken", 1),))),
        }
    }
    assert told(tmp_path / "same", finding("a", "asken", remark), finding("b", "boken", remark)) == {}
    # Another grade is another kind of finding.
    assert told(tmp_path / "grade", finding("a", "asken", remark), finding("b", "boken", hard="stor")) == {}


def test_days_to_a_reaction_and_all_that_was_done(tmp_path: Path) -> None:
    asked = (
        finding("a", "asken", ", disposition: {sanktion: 2023-05-01}")["arenden/2023/2023-a.yaml"]
        + "åtgärdsplaner: {p22222: {begärd: 2023-03-11, brister: [b22222]}}\n"
    )
    (one, _) = alike(at(tmp_path, {"arenden/2023/2023-a.yaml": asked}), "boende")
    assert [(each.grade, each.kinds, each.days) for each in one.reactions] == [
        ("mindre", ("åtgärdsplan", "sanktion"), 10)
    ]


def test_the_share_of_visits_and_surveys(tmp_path: Path) -> None:
    """S1:113, R283."""
    survey = case("s", "metod: enkät\nenkäter: {e22222: {mottagare: chef, skickad: 2023-03-01}}", unit="boken")
    planned = case("p", "metod: enkät\nenkäter: {e22222: {mottagare: chef, skickad: 2027-03-01}}", unit="boken")
    found = alike(at(tmp_path, report("a", "2023-03-01", "asken"), survey, planned), "boende")
    assert [dict(one.ways) for one in found] == [{"besök": 1}, {"enkät": 1}]
    assert told(tmp_path)["compare.survey-only"] == {"visited": ("Asken",), "surveyed": ("Boken",)}


SENT = [
    pytest.param("mottagare: [asken, boken]", (), id="all"),
    pytest.param("mottagare: [asken]", ("boken",), id="one, of what both do"),
    pytest.param("verksamhet: hemtjanst, mottagare: [asken]", (), id="of another service"),
    pytest.param("verksamhet: boende", ("asken", "boken"), id="nobody"),
]


@pytest.mark.parametrize(("said", "lacking"), SENT)
def test_who_did_not_get_the_same_information(said: str, lacking: tuple[str, ...], tmp_path: Path) -> None:
    """S3:107, R181."""
    sent = f"utskick: {{u22222: {{datum: 2024-01-01, vad: Nytt., {said}}}}}\n"
    register = town(tmp_path, {"uppf.yaml": MUNICIPALITY + sent})
    assert register.municipality
    assert missing_recipients(register, register.municipality.sent_out["u22222"]) == lacking


def test_nothing_is_sent_out_where_the_municipality_cannot_be_read(tmp_path: Path) -> None:
    register = town(tmp_path)._replace(municipality=None)
    with pytest.raises(Refusal) as refused:
        sent_out(At(register, distill(register), DAY, lambda: "u22222"), Sent("Nytt.", DAY, ("asken",)))
    assert [one.code for one in refused.value.problems] == ["no-municipality"]
