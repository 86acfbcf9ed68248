"""Findings by half-year, kind of service and grade, beside the reports that were finished."""

import datetime as dt
from pathlib import Path

import pytest

from tests.rules.equal import case, town
from uppf.rules.tally import Tally, half_years, tally

DAY = dt.date(2026, 6, 30)
SERIOUS = "frekvens: enstaka, konsekvens: {individ: stor}"
CASES = (
    case(
        "asken-a2b3c4",
        "rapporter: {r22222: {färdig: 2023-07-10}}\n"
        f"brister: {{b22222: {{text: Ensam., konstaterad: 2025-06-30, {SERIOUS}}},"
        " b33333: {text: Kall mat., konstaterad: 2025-07-01, grad: mindre}}",
    ),
    case(
        "boken-b2b3c4",
        "rapporter: {r22222: {färdig: 2026-05-10}, r33333: {utkast: 2026-06-01}}\n"
        "brister: {b22222: {text: Sen., konstaterad: 2026-06-30}, b33333: {text: Framtid., konstaterad: 2026-07-01}}",
        "2026-05-02",
        "boken",
    ),
)


def counted(root: Path, *more: dict[str, str], day: dt.date = DAY) -> Tally:
    return tally(town(root, *CASES, *more), day, half_years(day, 2))


def test_each_finding_on_the_day_it_was_found_and_no_later_one(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert found.findings == {
        ("2025-H1", "boende", "allvarlig"): 1,
        ("2025-H2", "boende", "mindre"): 1,
        ("2026-H1", "boende", ""): 1,
    }
    assert found.reports == {("2026-H1", "boende"): 1}
    assert found.grades("2025-H1") == {"allvarlig": 1, "brist": 0, "mindre": 0, "": 0}
    assert found.grades("2025-H1", "hemtjanst") == {"allvarlig": 0, "brist": 0, "mindre": 0, "": 0}
    assert (found.reported("2026-H1"), found.reported("2025-H2")) == (1, 0)
    assert found.services() == ("boende",)


def test_the_service_is_that_of_the_case_before_that_of_the_unit(tmp_path: Path) -> None:
    own = case("asken-c2b3c4", "verksamhet: hemtjanst\nbrister: {b22222: {text: Sen., konstaterad: 2026-01-02}}")
    free = {
        "arenden/2026/2026-fri-d2b3c4.yaml": "ärende: 2026-fri-d2b3c4\nöppnat: 2026-01-02\nregel: plan/krav\n"
        "brister: {b22222: {text: Sen., konstaterad: 2026-01-02}}\n"
    }
    found = counted(tmp_path, own, free)
    assert found.findings["2026-H1", "hemtjanst", ""] == 1
    assert found.findings["2026-H1", "", ""] == 1
    assert set(found.services()) == {"boende", "hemtjanst", ""}


def test_nothing_of_an_unannounced_follow_up_before_it_is_known(tmp_path: Path) -> None:
    hidden = case(
        "asken-e2b3c4",
        "oanmäld: ja\ntillfällen: {v22222: {datum: 2026-06-20, metod: platsbesök}}\n"
        "brister: {b22222: {text: Dolt., konstaterad: 2026-06-10, grad: brist}}",
        "2026-05-02",
    )
    before, after = (
        counted(tmp_path / day, hidden, day=dt.date.fromisoformat(day)).grades("2026-H1")["brist"]
        for day in ("2026-06-19", "2026-06-20")
    )
    assert (before, after) == (0, 1)


@pytest.mark.parametrize(
    ("day", "years", "periods"),
    [
        ("2026-01-01", 1, ("2026-H1",)),
        ("2026-06-30", 1, ("2026-H1",)),
        ("2026-07-01", 2, ("2025-H1", "2025-H2", "2026-H1", "2026-H2")),
    ],
)
def test_the_half_years_until_the_one_that_holds_the_day(day: str, years: int, periods: tuple[str, ...]) -> None:
    assert half_years(dt.date.fromisoformat(day), years) == periods
