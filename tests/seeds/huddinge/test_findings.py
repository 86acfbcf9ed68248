"""KVALITETSBRISTER: the plan of action for findings (T05); T06, the reduced payment, is no date."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, states

PROVIDER = """\
utförare: solglantan
namn: Solgläntan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  lonnen: {{namn: Lönnen, verksamhet: boende, startar: 2024-01-01}}
avtal:
  lou-1:
    rubrik: Drift av Lönnen
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: huddinge-samverkan
    enheter:
      lonnen:
    ikraft: 2024-01-01
    driftstart: 2024-01-01
    slut: {ends}
    samverkansgrupp_finns: ja
"""

CASE = """\
ärende: 2026-lonnen-brister
avtal: lou-1
enhet: lonnen
öppnat: 2026-11-10
brister:
  b7q2wn: {{text: Genomförandeplaner saknas, konstaterad: 2026-11-10, kategori: dokumentation}}
åtgärdsplaner:
{plans}
"""


def findings(root: Path, *plans: str, ends: str = "2030-12-31", readings: dict[str, str] | None = None) -> Desk:
    lines = "\n".join(f"  p{number}: {{brister: [b7q2wn], {plan}}}" for number, plan in enumerate(plans))
    files = {
        "utforare/solglantan.yaml": PROVIDER.format(ends=ends),
        "arenden/2026/2026-lonnen-brister.yaml": CASE.format(plans=lines),
    }
    return desk(root, "huddinge-samverkan", files, readings)


@pytest.mark.parametrize(
    ("reading", "requested", "expected"),
    [
        pytest.param("T05a", "2026-11-23", "2026-12-07", id="T05a"),
        pytest.param("T05a", "2026-12-18", "2027-01-01", id="T05a-new-years-day-stays"),
        pytest.param("T05a", "2028-02-15", "2028-02-29", id="T05a-leap-day"),
        pytest.param("T05b", "2026-11-23", "2026-12-13", id="T05b"),
        pytest.param("T05b", "2026-12-18", "2027-01-07", id="T05b-over-new-year"),
        # Ten workdays: 24–27 Nov, 30 Nov–4 Dec, 7 Dec.
        pytest.param("T05c", "2026-11-23", "2026-12-07", id="T05c"),
        # 21–23, 28–30 Dec, 4, 5, 7, 8 Jan: neither the eves nor Epiphany.
        pytest.param("T05c", "2026-12-18", "2027-01-08", id="T05c-over-christmas"),
        pytest.param("T05d", "2026-11-23", "2026-11-26", id="T05d"),
        # Maundy Thursday 2 April 2026 is a workday; then Tuesday after Easter and Wednesday.
        pytest.param("T05d", "2026-04-01", "2026-04-08", id="T05d-over-easter"),
    ],
)
def test_plan_of_action_is_due(tmp_path: Path, reading: str, requested: str, expected: str) -> None:
    given = findings(tmp_path, f"begärd: {requested}", readings={"handlingsplan": reading})

    assert due_days(given, "handlingsplan", "2026-01-01", "2029-12-31") == [expected]


def test_the_day_in_the_request_goes_first(tmp_path: Path) -> None:
    given = findings(tmp_path, "begärd: 2026-11-23, svar_senast: 2026-12-15")

    assert due_days(given, "handlingsplan", "2026-11-24", "2029-12-31") == ["2026-12-15"]


@pytest.mark.parametrize(
    ("plan", "as_of", "state"),
    [
        pytest.param("begärd: 2026-11-23", "2026-12-07", "förfaller_snart", id="on-the-day"),
        pytest.param("begärd: 2026-11-23", "2026-12-08", "försenad", id="the-day-after"),
        pytest.param("begärd: 2026-11-23, inkommen: 2026-12-07", "2026-12-08", "genomförd", id="received"),
        pytest.param("begärd: 2026-11-23, inkommen: 2026-12-08", "2026-12-09", "genomförd_sent", id="received-late"),
    ],
)
def test_a_late_plan_binds_the_provider(tmp_path: Path, plan: str, as_of: str, state: str) -> None:
    row = only(findings(tmp_path, plan), "handlingsplan", as_of, "2027-12-31")

    assert (row.state, row.obliged, row.strength) == (state, "utföraren", "avtal")


def test_a_new_request_has_its_own_day_and_the_old_one_stays(tmp_path: Path) -> None:
    given = findings(tmp_path, "begärd: 2026-11-23", "begärd: 2026-12-10")

    assert states(given, "handlingsplan", "2026-12-11", "2027-12-31") == {
        "2026-12-07": "försenad",
        "2026-12-24": "förfaller_snart",
    }


def test_plans_of_action_outlive_the_agreement(tmp_path: Path) -> None:
    given = findings(tmp_path, "begärd: 2026-11-23", ends="2026-11-30")

    assert states(given, "handlingsplan", "2027-02-01", "2027-12-31") == {"2026-12-07": "försenad"}
