"""Which meeting a paper reaches, and what is to be laid before it."""

import datetime as dt

import pytest

from tests.rules.office import tokens
from tests.rules.reporting import reporting
from tests.rules.test_closing import DECIDED, FED_BACK, REPORT, case
from uppf.model.facts import Meeting
from uppf.problem import Refusal
from uppf.rules.acts.telling import Laid, lay
from uppf.rules.agenda import agenda
from uppf.rules.change import At, Put
from uppf.rules.meetings import next_meeting

Date = dt.date
MEETINGS = (
    Meeting("sn", Date(2026, 10, 21), Date(2026, 10, 7)),
    Meeting("sn", Date(2026, 12, 9), Date(2026, 11, 25)),
    Meeting("sn", Date(2027, 1, 27), None),
    Meeting("ks", Date(2026, 11, 24), Date(2026, 11, 20)),
)


@pytest.mark.parametrize(
    ("board", "ready", "meeting"),
    [
        pytest.param("sn", "2026-11-12", "2026-12-09", id="finished before the deadline (T13)"),
        pytest.param("sn", "2026-11-25", "2026-12-09", id="on the deadline itself"),
        pytest.param("sn", "2026-11-26", "2027-01-27", id="a day too late"),
        pytest.param("sn", "2026-10-07", "2026-10-21", id="the first of them"),
        pytest.param("sn", "2027-01-27", "2027-01-27", id="without a deadline, on the day"),
        pytest.param("sn", "2027-01-28", None, id="none is left"),
        pytest.param("ks", "2026-11-12", "2026-11-24", id="another board"),
        pytest.param("von", "2026-11-12", None, id="a board without meetings"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_next_meeting_that_a_paper_reaches(board: str, ready: str, meeting: str | None, order: int) -> None:
    found = next_meeting(MEETINGS[::order], board, Date.fromisoformat(ready))
    assert (found.date.isoformat() if found else None) == meeting


@pytest.mark.parametrize(
    ("day", "said", "laid", "notes"),
    [
        pytest.param("2026-11-20", None, "2026-12-09", ["note.next-meeting"], id="the next by its deadline"),
        pytest.param("2026-11-26", None, "2027-01-27", ["note.next-meeting"], id="the one after"),
        pytest.param("2026-12-10", "2026-12-09", "2026-12-09", [], id="a meeting that was held"),
        pytest.param("2026-11-26", "2026-12-09", "2026-12-09", ["note.deadline-passed"], id="papers too late"),
        pytest.param("2026-11-20", "2026-12-10", "2026-12-10", ["note.no-meeting"], id="a day without a meeting"),
    ],
)
def test_laying_a_report(day: str, said: str | None, laid: str, notes: list[str]) -> None:
    desk = reporting(case())
    at = At(desk.register, desk.facts, Date.fromisoformat(day), tokens("k2k2k2"))
    act = lay(at, Laid("aaaaaa", Date.fromisoformat(said) if said else None))
    assert act.changes[0].value == {"nämnd": "socialnamnden", "datum": laid}
    assert [note.code for note in act.notes] == notes


def test_a_section_is_of_the_last_meeting_that_was_held() -> None:
    desk = reporting(case())
    act = lay(At(desk.register, desk.facts, Date(2026, 12, 10), tokens("k2k2k2")), Laid("aaaaaa", section="§ 12"))
    assert act.changes[0].value == {"nämnd": "socialnamnden", "datum": "2026-12-09", "paragraf": "§ 12"}


CLOSED = "avslutat: {datum: 2026-11-30, roll: utredare}\n"
LAID = "redovisad: {n2n2n2: {nämnd: socialnamnden, datum: 2026-12-09}}\n"


@pytest.mark.parametrize(
    ("rest", "route", "value"),
    [
        pytest.param(
            CLOSED,
            ("redovisad", "k2k2k2"),
            {"nämnd": "socialnamnden", "datum": "2026-12-09", "paragraf": "§ 12"},
            id="laid then",
        ),
        pytest.param(CLOSED + LAID, ("redovisad", "n2n2n2", "paragraf"), "§ 12", id="laid before"),
    ],
)
def test_a_meeting_may_come_after_the_case_is_closed(rest: str, route: tuple[str, ...], value: object) -> None:
    desk = reporting(case(rest=REPORT + FED_BACK + rest))
    act = lay(At(desk.register, desk.facts, Date(2026, 12, 10), tokens("k2k2k2")), Laid("aaaaaa", section="§ 12"))
    assert [(change.route, change.value) for change in act.changes if isinstance(change, Put)] == [(route, value)]


@pytest.mark.parametrize(
    ("rest", "said", "day", "code"),
    [
        pytest.param(FED_BACK, Laid("aaaaaa"), "2026-11-20", "report-not-finished", id="no report"),
        pytest.param(REPORT, Laid("aaaaaa"), "2027-02-01", "meeting-needed", id="no meeting is left"),
        pytest.param(REPORT, Laid("aaaaaa", board="ks"), "2026-11-20", "no-such-board", id="no such board"),
        pytest.param(
            REPORT + "redovisad: {n2n2n2: {nämnd: socialnamnden, datum: 2026-12-09}}\n",
            Laid("aaaaaa"),
            "2026-11-20",
            "laid-already",
            id="twice",
        ),
        pytest.param(
            REPORT, Laid("aaaaaa", Date(2026, 12, 9), section="§ 12"), "2026-12-08", "section-before-meeting", id="when"
        ),
    ],
)
def test_what_cannot_be_laid(rest: str, said: Laid, day: str, code: str) -> None:
    desk = reporting(case(rest=rest))
    with pytest.raises(Refusal) as raised:
        lay(At(desk.register, desk.facts, Date.fromisoformat(day), tokens("k2k2k2")), said)
    assert [problem.code for problem in raised.value.problems] == [code]


@pytest.mark.parametrize(
    ("day", "on", "meeting", "rows"),
    [
        pytest.param(
            "2026-11-20",
            None,
            "2026-12-09",
            ["Redovisning till nämnden", "Beslut om avtalsefterlevnad"],
            id="the next meeting",
        ),
        pytest.param(
            "2026-11-26",
            None,
            "2027-01-27",
            ["Redovisning till nämnden", "Beslut om avtalsefterlevnad"],
            id="what was missed is still there",
        ),
        pytest.param("2026-11-20", "2026-10-21", "2026-10-21", [], id="what was ready too late for it"),
    ],
)
def test_the_agenda_of_a_board(day: str, on: str | None, meeting: str, rows: list[str]) -> None:
    desk = reporting(case(rest=REPORT + FED_BACK + DECIDED))
    when = Date.fromisoformat(on) if on else None
    found = agenda(desk.register, desk.facts, Date.fromisoformat(day), "socialnamnden", when)
    assert found.meeting is not None
    assert found.meeting.date.isoformat() == meeting
    assert [row.title for row in found.rows] == rows


def test_a_meeting_that_is_not_in_the_calendar_is_refused() -> None:
    desk = reporting()
    with pytest.raises(Refusal) as raised:
        agenda(desk.register, desk.facts, Date(2026, 11, 20), "socialnamnden", Date(2026, 11, 30))
    assert raised.value.problems[0].facts["meetings"] == (Date(2026, 12, 9), Date(2027, 1, 27))
