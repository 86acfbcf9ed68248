"""What a period held, against counts made by hand and against the files read by nothing of ours."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from tests.desk import CASES
from tests.show.papers import DAY, example
from uppf.rules.due import CANCELLED, NOT_APPLICABLE, OVERDUE, WAITING
from uppf.rules.period import parse_period
from uppf.rules.period_summary import STATES, PeriodSummary, Within, counted, period_summary, rows_in

SOCIAL, CARE, PROGRAMME = "socialnamnden", "vard_och_omsorgsnamnden", "programnamnd_social_valfard"


def told(key: str, within: Within = Within(), day: dt.date = DAY) -> PeriodSummary:  # noqa: B008
    _, asked = example()
    period = parse_period(key)
    assert period
    return period_summary(asked.register, asked.facts, day, period, within, asked.rows if day == DAY else None)


# The half-year of a board, counted by hand from the files of the example


def test_the_half_year_of_the_programme_board_as_somebody_counted_it() -> None:
    one = told("2026-H1", Within(board=PROGRAMME))
    # Two follow-ups of every month, six times each, and besides them one unit each of two kinds of service.
    assert counted(one.planned) == {
        "planerade": 14,
        "genomförda": 13,
        "genomförda_sent": 1,
        "ej_genomförda": 0,
        "inställda": 0,
        "ej_tillämpliga": 0,
        "återstår": 0,
    }
    # Lindgården was to be followed up by 10 May and its report was finished on 5 June.
    assert [(row.dims.unit, row.last, row.done, row.days_late) for row in one.deviations] == [
        ("lindgarden", dt.date(2026, 5, 10), dt.date(2026, 6, 5), 26)
    ]
    assert Counter(fault.grade for fault in one.found) == {"allvarlig": 2, "brist": 4, "mindre": 1}
    # Of the seven the two of Hemklang were seen to be remedied, one of them serious.
    assert [(fault.key, fault.grade) for fault in one.found if fault.state == "verifierad"] == [
        ("nzqtx2", "brist"),
        ("tn6jgh", "allvarlig"),
    ]
    assert [(taken.delegated.point.point, taken.delegated.decided.date) for taken in one.decisions] == [
        ("7.4", dt.date(2026, 3, 6)),
        ("7.4", dt.date(2026, 3, 6)),
        ("7.3", dt.date(2026, 3, 6)),
        ("9.4", dt.date(2026, 5, 22)),
    ]
    assert [fault.key for fault in one.supervisor] == ["ztf3md"]


def test_the_half_year_of_the_care_board_as_somebody_counted_it() -> None:
    one = told("2026-H1", Within(board=CARE))
    # Counts from the follow-up of individuals for fourteen units, and pictures of five kinds of service.
    assert Counter(row.rule for row in one.planned) == {
        "omsorg-2023/individuppfoljning": 14,
        "omsorg-2023/arlig-bild": 5,
    }
    assert [(row.service, row.state) for row in one.deviations] == [("hemsjukvard", OVERDUE)]


# The same, read by nothing of ours


@cache
def files(folder: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in sorted((CASES / folder).rglob("*.yaml"))
    )


def raw_board(case: dict[str, Any]) -> str:
    agreements = [one for provider in files("utforare") for one in provider.get("avtal", {}).items()]
    named = [one["nämnd"] for key, one in agreements if key == case.get("avtal")]
    of_unit = [one["nämnd"] for _, one in agreements if case.get("enhet") in one.get("enheter", {})]
    return str(case.get("nämnd") or (named or of_unit or [""])[0])


def raw(board: str, start: str, end: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"rapporter": set(), "brister": set(), "åtgärdsplaner": set(), "sanktioner": set()}
    days: dict[str, Callable[[dict[str, Any]], str | None]] = {
        "rapporter": lambda one: one.get("färdig"),
        "brister": lambda one: one.get("konstaterad"),
        "åtgärdsplaner": lambda one: one.get("begärd"),
        "sanktioner": lambda one: one.get("beslut", {}).get("datum"),
    }
    for case in files("arenden"):
        for group, day in days.items():
            for key, one in case.get(group, {}).items():
                if raw_board(case) == board and start <= (day(one) or "") <= end:
                    found[group].add(key)
    return found


@pytest.mark.parametrize("board", [SOCIAL, CARE, PROGRAMME])
@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_everything_of_a_period_is_in_it_and_nothing_else(board: str, key: str, start: str, end: str) -> None:
    one = told(key, Within(board=board))
    asked = {item.planned.key for item in one.asked}
    reports = {name for each in one.finished for name, report in each.case.reports.items() if report == each.report}
    assert {
        "rapporter": reports,
        "brister": {fault.key for fault in one.found},
        "åtgärdsplaner": asked,
        "sanktioner": {each.key for each in one.sanctions},
    } == raw(board, start, end)


# What a period is made of


def test_every_state_is_counted_once() -> None:
    states = [state for _, several in STATES for state in several]
    assert len(states) == len(set(states))
    assert {*WAITING, CANCELLED, NOT_APPLICABLE, "genomförd", "genomförd_sent"} == set(states)


def test_what_was_called_off_is_told_with_its_reason() -> None:
    one = told("2024", Within(board=PROGRAMME))
    assert [(each.case.unit, each.state, each.end.reason) for each in one.called_off] == [
        ("ronngarden", CANCELLED, "Boendet avvecklas 2024-08-31 enligt nämndens beslut.")
    ]
    # What has a day of its own is also a follow-up that deviated from the plan.
    other = told("2024", Within(board=SOCIAL))
    assert [(row.dims.unit, row.reason) for row in other.planned if row.state == NOT_APPLICABLE] == [
        ("strandvakten-piren", "Ramavtalet har inte använts för enheten under året; inga avrop.")
    ]


def test_the_boards_share_everything_between_them() -> None:
    whole = told("2026-H1")
    parts = [told("2026-H1", Within(board=board)) for board in (SOCIAL, CARE, PROGRAMME)]
    assert sum(len(part.found) for part in parts) == len(whole.found)
    assert sum(len(part.open) for part in parts) == len(whole.open)
    assert sorted(row.key for part in parts for row in part.planned) == sorted(row.key for row in whole.planned)


def test_what_has_not_happened_yet_is_in_no_period() -> None:
    before = dt.date(2026, 5, 11)
    one = told("2026-H1", Within(board=PROGRAMME), before)
    assert {fault.key for fault in one.found} == {"ztf3md", "wkjpyw", "x4p5ve", "cq8tq5"}
    assert [each.report.finished for each in one.finished] == [dt.date(2026, 3, 13)]


def test_only_private_providers_are_private() -> None:
    one = told("2025", Within(private=True))
    forms = {provider.operating_form.value for _, provider, _ in one.agreements}
    assert forms == {"privat"}
    everyone = {provider.operating_form.value for _, provider, _ in told("2025").agreements}
    assert everyone == {"privat", "egen_regi", "kommunalt_bolag"}


def test_the_unannounced_are_in_no_plan() -> None:
    _, asked = example()
    period = parse_period("2026")
    assert period
    one, *others = rows_in(asked.register, asked.facts, DAY, period, rows=asked.rows)
    marked = [row._replace(unannounced=row.key == one.key) for row in asked.rows]
    assert rows_in(asked.register, asked.facts, DAY, period, rows=marked) == tuple(others)
    everything = rows_in(asked.register, asked.facts, DAY, period, rows=marked, unannounced=True)
    assert [row.key for row in everything] == [row.key for row in (one, *others)]


def test_an_unannounced_follow_up_is_told_from_the_day_it_is_known() -> None:
    within = Within(board=PROGRAMME)
    known = [each.case.case for each in told("2026-H1", within).finished if each.case.unannounced]
    assert known == ["2026-oanmald-vintergron-norrhaga-qqw525"]
    assert [each for each in told("2026-H1", within, dt.date(2026, 6, 9)).finished if each.case.unannounced] == []


def test_a_period_far_ahead_has_a_list_of_its_own() -> None:
    _, asked = example()
    period = parse_period("2030")
    assert period
    assert rows_in(asked.register, asked.facts, DAY, period, rows=asked.rows)
