"""SAMVERKANSGRUPP: set up when the agreement takes effect, meets monthly, then every other month (T03, T04)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, states

PROVIDER = """\
utförare: solglantan
namn: Solgläntan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  lonnen: {{namn: Lönnen, verksamhet: boende, startar: {in_force}}}
avtal:
  lou-1:
    rubrik: Drift av Lönnen
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: huddinge-samverkan
    enheter:
      lonnen:
    ikraft: {in_force}
    driftstart: {in_force}
    slut: {ends}
    samverkansgrupp_finns: {group}
{ending}
"""

MEETINGS = """\
ärende: 2026-lonnen-samverkan
regel: huddinge-samverkan/samverkansgrupp-moten
avtal: lou-1
öppnat: 2026-01-31
tillfällen:
{held}
"""


def agreement(
    root: Path,
    in_force: str = "2026-01-31",
    ends: str = "2035-12-31",
    ending: str = "",
    group: str = "ja",
    readings: dict[str, str] | None = None,
    held: tuple[str, ...] = (),
    case: str = "",
) -> Desk:
    files = {"utforare/solglantan.yaml": PROVIDER.format(in_force=in_force, ends=ends, ending=ending, group=group)}
    if held:
        lines = "\n".join(f"  t{number}: {{{meeting}}}" for number, meeting in enumerate(held))
        files["arenden/2026/2026-lonnen-samverkan.yaml"] = MEETINGS.format(held=lines)
    if case:
        files["arenden/2026/2026-lonnen-grupp.yaml"] = case
    return desk(root, "huddinge-samverkan", files, readings)


@pytest.mark.parametrize(
    ("reading", "in_force", "expected"),
    [
        # "När avtalet träder i kraft ska en samverkansgrupp upprättas"
        pytest.param("T03a", "2026-01-31", "2026-01-31", id="T03a"),
        pytest.param("T03a", "2027-06-06", "2027-06-06", id="T03a-on-a-holiday-stays"),
        pytest.param("T03b", "2026-01-31", "2026-02-28", id="T03b"),
        pytest.param("T03b", "2028-01-31", "2028-02-29", id="T03b-leap-year"),
    ],
)
def test_the_group_is_set_up(tmp_path: Path, reading: str, in_force: str, expected: str) -> None:
    given = agreement(tmp_path, in_force, readings={"samverkansgrupp-upprattas": reading})

    assert due_days(given, "samverkansgrupp-upprattas", "2026-01-01", "2030-12-31") == [expected]


DECIDED = """\
ärende: 2026-lonnen-grupp
regel: huddinge-samverkan/samverkansgrupp-upprattas
avtal: lou-1
öppnat: 2026-01-15
beslut: {{datum: {day}, roll: bestallare}}
"""


@pytest.mark.parametrize(
    ("decided", "as_of", "state"),
    [
        pytest.param("", "2026-01-31", "förfaller_snart", id="on-the-day"),
        pytest.param("", "2026-02-01", "försenad", id="the-day-after"),
        pytest.param("2026-01-20", "2026-02-01", "genomförd", id="set-up-before"),
        pytest.param("2026-01-31", "2026-02-01", "genomförd", id="set-up-on-the-day"),
        pytest.param("2026-02-03", "2026-02-10", "genomförd_sent", id="set-up-after"),
    ],
)
def test_states_of_setting_up(tmp_path: Path, decided: str, as_of: str, state: str) -> None:
    given = agreement(tmp_path, case=DECIDED.format(day=decided) if decided else "")
    row = only(given, "samverkansgrupp-upprattas", as_of, "2026-12-31")

    assert (row.state, row.obliged) == (state, "båda")


@pytest.mark.parametrize(
    ("reading", "in_force", "until", "expected"),
    [
        # "Första mötet ska genomföras en månad efter att avtalet trätt i kraft. Därefter ska månatliga möten
        # genomföras under de första sex månaderna för att sedan genomföras varannan månad under avtalstiden."
        pytest.param(
            "T04a",
            "2026-01-31",
            "2027-03-31",
            "2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31"
            " 2026-09-30 2026-11-30 2027-01-31 2027-03-31",
            id="T04a",
        ),
        pytest.param(
            "T04a",
            "2027-08-30",
            "2028-08-31",
            "2027-09-30 2027-10-30 2027-11-30 2027-12-30 2028-01-30 2028-02-29 2028-04-30 2028-06-30 2028-08-30",
            id="T04a-leap-year",
        ),
        pytest.param(
            "T04a",
            "2026-05-15",
            "2027-04-30",
            "2026-06-15 2026-07-15 2026-08-15 2026-09-15 2026-10-15 2026-11-15 2027-01-15 2027-03-15",
            id="T04a-mid-month",
        ),
        pytest.param(
            "T04b",
            "2026-01-31",
            "2027-02-28",
            "2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31"
            " 2026-10-31 2026-12-31 2027-02-28",
            id="T04b",
        ),
        pytest.param(
            "T04b",
            "2027-06-30",
            "2028-09-30",
            "2027-07-30 2027-08-30 2027-09-30 2027-10-30 2027-11-30 2027-12-30 2028-01-30"
            " 2028-03-30 2028-05-30 2028-07-30 2028-09-30",
            id="T04b-from-the-last-of-june",
        ),
        # One in each calendar month, then one in each block of two.
        pytest.param(
            "T04c",
            "2026-01-01",
            "2026-12-31",
            "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-08-31 2026-10-31 2026-12-31",
            id="T04c",
        ),
        pytest.param(
            "T04c",
            "2027-03-01",
            "2028-03-31",
            "2027-03-31 2027-04-30 2027-05-31 2027-06-30 2027-07-31 2027-08-31 2027-10-31 2027-12-31 2028-02-29",
            id="T04c-leap-year",
        ),
    ],
)
def test_meetings(tmp_path: Path, reading: str, in_force: str, until: str, expected: str) -> None:
    given = agreement(tmp_path, in_force, readings={"samverkansgrupp-moten": reading})

    assert due_days(given, "samverkansgrupp-moten", in_force, until) == expected.split()


@pytest.mark.parametrize(
    ("held", "as_of", "expected"),
    [
        # T04d: at most a month from the last meeting, so the days drift.
        pytest.param((), "2026-02-01", "2026-02-28", id="T04d-none-yet"),
        pytest.param(("2026-02-20",), "2026-02-21", "2026-03-20", id="T04d-early-moves-the-next"),
        pytest.param(("2026-03-05",), "2026-03-06", "2026-04-05", id="T04d-late-moves-the-next"),
        pytest.param(("2026-02-20", "2026-03-20", "2026-04-10"), "2026-04-11", "2026-05-10", id="T04d-third"),
        # After six months, at most two months from the last.
        pytest.param(
            ("2026-02-20", "2026-03-20", "2026-04-20", "2026-05-20", "2026-06-20", "2026-07-20"),
            "2026-08-01",
            "2026-09-20",
            id="T04d-every-other-month",
        ),
    ],
)
def test_meetings_counted_from_the_last(tmp_path: Path, held: tuple[str, ...], as_of: str, expected: str) -> None:
    readings = {"samverkansgrupp-moten": "T04d"}
    given = agreement(tmp_path, readings=readings, held=tuple(f"datum: {day}" for day in held))

    assert remaining(given, "samverkansgrupp-moten", as_of, "2026-12-31")[:1] == [expected]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        # A meeting closes its own target day and moves no other.
        pytest.param(("datum: 2026-06-20",), {"2026-06-30": "genomförd", "2026-07-31": "förfaller_snart"}, id="early"),
        pytest.param(
            ("datum: 2026-07-10",), {"2026-06-30": "genomförd", "2026-07-31": "förfaller_snart"}, id="in-window"
        ),
        pytest.param(
            ("datum: 2026-07-16, avser: 2026-06-30",),
            {"2026-06-30": "genomförd_sent", "2026-07-31": "förfaller_snart"},
            id="after-the-window",
        ),
        # Two in one window: the second is extra, and does not count for the next.
        pytest.param(
            ("datum: 2026-06-20", "datum: 2026-07-02"),
            {"2026-06-30": "genomförd", "2026-07-31": "förfaller_snart"},
            id="two-in-one-window",
        ),
        pytest.param((), {"2026-06-30": "försenad", "2026-07-31": "förfaller_snart"}, id="none-held"),
    ],
)
def test_a_meeting_moves_no_other(tmp_path: Path, held: tuple[str, ...], expected: dict[str, str]) -> None:
    given = agreement(tmp_path, held=held)
    found = states(given, "samverkansgrupp-moten", "2026-07-16", "2026-07-31")

    assert {day: state for day, state in found.items() if day >= "2026-06-01"} == expected


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param("2026-08-31", "förfaller_snart", id="thirty-days-before"),
        pytest.param("2026-09-30", "förfaller_snart", id="the-target-day"),
        pytest.param("2026-10-14", "förfaller_snart", id="the-last-day-of-the-window"),
        pytest.param("2026-10-15", "försenad", id="the-window-has-closed"),
    ],
)
def test_a_meeting_is_late_when_its_window_has_closed(tmp_path: Path, as_of: str, state: str) -> None:
    (row,) = [r for r in agreement(tmp_path).due(as_of, "2026-09-30", "samverkansgrupp-moten") if r.due.month == 9]

    assert (row.opens and row.opens.isoformat(), row.last.isoformat()) == ("2026-09-16", "2026-10-14")
    assert row.state == state


@pytest.mark.parametrize(
    ("ends", "ending", "expected"),
    [
        pytest.param("2026-12-31", "", ["2026-09-30", "2026-11-30"], id="until-the-end"),
        pytest.param(
            "2026-12-31",
            "    optioner: [{längd: 6 månader, utnyttjad: 2026-10-01}]",
            ["2026-09-30", "2026-11-30", "2027-01-31", "2027-03-31", "2027-05-31"],
            id="a-used-option-adds-meetings",
        ),
        pytest.param(
            "2026-12-31",
            "    optioner: [{längd: 6 månader}]",
            ["2026-09-30", "2026-11-30"],
            id="an-unused-option-adds-none",
        ),
        pytest.param(
            "2035-12-31",
            "    upphörde: {datum: 2026-10-31, orsak: uppsägning}",
            ["2026-09-30"],
            id="ended-before-its-time",
        ),
    ],
)
def test_meetings_for_as_long_as_the_agreement_lasts(
    tmp_path: Path, ends: str, ending: str, expected: list[str]
) -> None:
    given = agreement(tmp_path, ends=ends, ending=ending)
    found = remaining(given, "samverkansgrupp-moten", "2026-08-20", "2028-12-31")

    assert [day for day in found if day > "2026-08-31"] == expected


def test_an_agreement_without_a_group_has_no_meetings(tmp_path: Path) -> None:
    assert agreement(tmp_path, group="nej").due("2026-08-01", "2028-12-31") == []
