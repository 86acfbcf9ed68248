"""A new plan takes over from an old one: from its first day, and with what was done under the old."""

from pathlib import Path

import pytest

from tests.desk import Desk, written
from tests.seeds.states import due_days, remaining, rows, states

OLD = """\
plan: gammal-2020
rubrik: Uppföljningsplan 2020
giltighet: {från: 2020-01-01}
regler:
  - id: kvalitet
    rubrik: Uppföljning av kvalitet
    källa: Avsnitt 2
    ordalydelse: Minst en gång var tredje år.
    frekvens: {rullande: 36 månader, från: driftstart}
    objekt: enhet
    ansvarig: utredare
  - id: arlig
    rubrik: Årlig genomgång
    källa: Avsnitt 3
    ordalydelse: En gång per år.
    frekvens: en gång per år
    objekt: avtal
    ansvarig: utredare
roller:
  utredare: {rubrik: Utredare}
"""

NEW = """\
plan: ny-2027
rubrik: Uppföljningsplan 2027
giltighet: {från: 2027-01-01}
ersätter: gammal-2020
regler:
  - id: kvalitetsuppfoljning
    rubrik: Kvalitetsuppföljning
    källa: Avsnitt 1
    ordalydelse: Minst vartannat år.
    frekvens: {rullande: 24 månader, från: driftstart}
    objekt: enhet
    ansvarig: utredare
    CONTINUES
  - id: arlig
    rubrik: Årlig genomgång
    källa: Avsnitt 2
    ordalydelse: En gång per år.
    frekvens: en gång per år
    objekt: avtal
    ansvarig: utredare
    ersätter: gammal-2020/arlig
roller:
  utredare: {rubrik: Utredare}
"""
CONTINUES = "ersätter: gammal-2020/kvalitet"

PROVIDER = """\
utförare: klippan
namn: Klippan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  kobben: {namn: Kobben, verksamhet: boende, startar: 2022-02-01}
avtal:
  lou-1:
    rubrik: Drift av Kobben
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: omsorgsnamnden
    planer: [gammal-2020, ny-2027]
    enheter:
      kobben:
    ikraft: 2022-02-01
    driftstart: 2022-02-01
    slut: 2035-01-31
"""

VISITED = """\
ärende: 2025-kobben-1
regel: {rule}
avtal: lou-1
enhet: kobben
öppnat: 2025-01-10
tillfällen:
  v1: {{datum: {day}, metod: platsbesök}}
rapporter:
  r1: {{färdig: {day}}}
"""
YEARLY = """\
ärende: 2026-kobben-2
regel: gammal-2020/arlig
avtal: lou-1
öppnat: 2026-10-10
rapporter:
  r1: {färdig: 2026-11-10}
"""


def replaced(
    root: Path,
    *cases: str,
    new: str = NEW.replace("CONTINUES", CONTINUES),
    old: str = OLD,
    since: str = "2025-01-01",
) -> Desk:
    files = {
        "uppf.yaml": f"kommun: Provköping\nföljs_från: {since}\n",
        "planer/gammal-2020.yaml": old,
        "planer/ny-2027.yaml": new,
        "utforare/klippan.yaml": PROVIDER,
    }
    return written(root, files | {f"arenden/{case[8:12]}/{case.split()[1]}.yaml": case for case in cases})


@pytest.mark.parametrize(
    ("visited", "expected"),
    [
        # Under the old plan the next would have been three years after; under the new it is two.
        pytest.param("2025-09-10", "2027-09-10", id="carried-over"),
        pytest.param("2026-12-31", "2028-12-31", id="carried-over-from-its-last-day"),
        pytest.param("2026-02-28", "2028-02-28", id="carried-over-into-a-leap-year"),
    ],
)
def test_what_was_done_under_the_old_plan_counts_under_the_new(tmp_path: Path, visited: str, expected: str) -> None:
    given = replaced(tmp_path, VISITED.format(rule="gammal-2020/kvalitet", day=visited))

    assert remaining(given, "kvalitetsuppfoljning", "2027-02-01", "2029-12-31") == [expected]


def test_without_being_named_nothing_is_carried_over(tmp_path: Path) -> None:
    case = VISITED.format(rule="gammal-2020/kvalitet", day="2025-09-10")
    carried = replaced(tmp_path / "a", case)
    anew = replaced(tmp_path / "b", case, new=NEW.replace("    CONTINUES\n", ""))

    assert remaining(carried, "kvalitetsuppfoljning", "2027-02-01", "2029-12-31") == ["2027-09-10"]
    assert remaining(anew, "kvalitetsuppfoljning", "2027-02-01", "2029-12-31") != ["2027-09-10"]


def test_the_old_plan_asks_for_nothing_after_the_new_begins(tmp_path: Path) -> None:
    given = replaced(tmp_path, VISITED.format(rule="gammal-2020/kvalitet", day="2025-09-10"))

    assert remaining(given, "kvalitet", "2027-02-01", "2035-12-31") == []
    assert {row.plan for row in rows(given, "arlig", "2027-02-01", "2029-12-31") if row.due.year >= 2027} == {"ny-2027"}


def test_the_year_before_is_the_old_plans_and_the_year_after_the_new(tmp_path: Path) -> None:
    given = replaced(tmp_path, YEARLY, since="2026-01-01")
    found = [(row.plan, row.due.isoformat(), row.state) for row in rows(given, "arlig", "2027-02-01", "2028-12-31")]

    assert sorted(found) == [
        ("gammal-2020", "2026-12-31", "genomförd"),
        ("ny-2027", "2027-12-31", "öppen"),
        ("ny-2027", "2028-12-31", "kommande"),
    ]


def test_what_was_late_under_the_old_plan_is_still_late(tmp_path: Path) -> None:
    found = {
        (row.plan, row.due.isoformat()): row.state
        for row in rows(replaced(tmp_path, since="2026-01-01"), "arlig", "2027-02-01", "2026-12-31")
    }

    assert found == {("gammal-2020", "2026-12-31"): "försenad"}


ENDS = OLD.replace("{från: 2020-01-01}", "{från: 2020-01-01, till: 2025-12-31}")
ALONE = PROVIDER.replace("[gammal-2020, ny-2027]", "gammal-2020")


def test_a_plan_past_its_end_that_none_replaces_still_reckons(tmp_path: Path) -> None:
    files = {"uppf.yaml": "kommun: Provköping\nföljs_från: 2025-01-01\n", "planer/gammal-2020.yaml": ENDS}
    given = written(tmp_path, files | {"utforare/klippan.yaml": ALONE})
    found = {row.due.isoformat(): row for row in rows(given, "arlig", "2026-06-01", "2026-12-31")}

    assert list(found) == ["2025-12-31", "2026-12-31"]
    assert [day for day, row in found.items() if "plan_ended" in row.notes] == ["2026-12-31"]
    assert found["2026-12-31"].state == "öppen"


def test_a_plan_that_has_not_begun_asks_for_nothing(tmp_path: Path) -> None:
    given = replaced(tmp_path, since="2025-01-01")

    assert [
        day for day in due_days(given, "kvalitetsuppfoljning", "2026-06-01", "2035-12-31") if day < "2027-01-01"
    ] == []
    assert states(given, "kvalitet", "2026-06-01", "2026-12-31") == {"2025-02-01": "försenad"}
