"""A board as the variables of a template: its year, what was done in a period, and what is laid before it."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from uppf.rules import spoken
from uppf.rules.agenda import DECISION, Agenda, agenda
from uppf.rules.delegated import Delegated, delegated
from uppf.rules.meetings import meetings_of
from uppf.rules.period_summary import Within, board_of_row
from uppf.show.about import case as about_case
from uppf.show.about import period, pictures
from uppf.show.about.subject import Asked, Record, Subject, Topic
from uppf.show.about.yearplan import year_plan
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.municipality import Board
    from uppf.rules.due import Due


def _one(asked: Asked, text: str) -> Subject:
    """The board that is meant. Errors: no-such-board; of its variables no-such-meeting."""
    return _subject(asked, spoken.board(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    for key in boards(asked):
        yield Subject(key, "", partial(_one_of_all, asked, key), _pictures(asked, key))


def _subject(asked: Asked, key: str) -> Subject:
    return Subject(key, "", lambda: variables(asked, key, _agenda(asked, key)), _pictures(asked, key))


def _pictures(asked: Asked, key: str) -> pictures.Drawers:
    """Its own rows, and those that concern every board."""
    return pictures.of_year(asked, lambda row: board_of_row(asked.register, row) in ("", key), boards(asked)[key].name)


def _one_of_all(asked: Asked, key: str) -> Record:
    return variables(asked, key, _laid_before(asked, key))


def _agenda(asked: Asked, key: str) -> Agenda:
    return agenda(asked.register, asked.facts, asked.day, key, asked.meeting, period.rows_told(asked))


def _laid_before(asked: Asked, key: str) -> Agenda:
    """The agenda of one of all boards: a meeting that is another board's is none of its."""
    met = {one.date for one in meetings_of(asked.register.municipality, key)}
    return Agenda(key, None, ()) if asked.meeting and asked.meeting not in met else _agenda(asked, key)


TOPIC = Topic(_one, _every)


def boards(asked: Asked) -> "dict[str, Board]":
    """The boards of the municipality."""
    municipality = asked.register.municipality
    return dict(municipality.boards) if municipality else {}


def variables(asked: Asked, key: str, laid: Agenda) -> Record:
    """Everything that a paper to a board may say."""
    within = Within(board=key)
    board = boards(asked)[key]
    return {
        **asked.known,
        "nämnd": {"id": key, "namn": board.name, "förkortning": board.abbreviation},
        **period.variables(asked, within),
        **year_plan(asked, within),
        **_meeting(asked, laid),
    }


def _meeting(asked: Asked, laid: Agenda) -> Record:
    meeting = laid.meeting
    told = list(about_case.open_to_all(asked))
    return {
        "sammanträde": {
            "datum": meeting.date,
            "handlingsstopp": meeting.deadline,
            "har_varit": meeting.date < asked.day,
        }
        if meeting
        else None,
        "att_redovisa": [_account(asked, row) for row in laid.rows if row.source != DECISION],
        "att_anmäla": [_waiting(asked, row) for row in laid.rows if row.source == DECISION],
        "redovisat": list(_laid(asked, told, laid)),
        "anmält": list(_told(asked, told, laid)),
    }


def _account(asked: Asked, row: "Due") -> Record:
    """What waits to be laid before the board: a finished report, or the account that a plan asks for."""
    told = period.row(asked, row)
    case = asked.register.cases.get(row.case)
    told["begärt"] = _requested(asked, row)
    if case is None:
        return {**told, "rapport": None, "brister": 0}
    finished = [one for one in case.reports.values() if one.finished and one.finished <= asked.day]
    report = max(finished, key=lambda one: one.finished or asked.day, default=None)
    return {
        **told,
        **period.whose(asked, case),
        "rubrik": row.title,
        "rapport": about_case.record(report) if report else None,
        "slutsats": label(f"conclusion.{report.conclusion}") if report and report.conclusion else None,
        "brister": sum(one.found <= asked.day for one in case.findings.values()),
    }


def _requested(asked: Asked, row: "Due") -> Record | None:
    """What the row counts from, where that is something the board asked for (T39)."""
    municipality = asked.register.municipality
    one = municipality.events.get(row.period) if municipality else None
    return {"datum": one.date, "text": one.text, "dnr": one.registry_number} if one else None


def _waiting(asked: Asked, row: "Due") -> Record:
    """A decision that the board has not been told of; the row names it by its case and where it stands there."""
    case = asked.register.cases[row.dims.case]
    meant = next(one for one in delegated(asked.register, case) if one.item == row.dims.item)
    return _decided(asked, case, meant)


def _decided(asked: Asked, case: "Case", one: Delegated) -> Record:
    return period.delegated(asked, case, one)


def _laid(asked: Asked, cases: "list[Case]", laid: Agenda) -> Iterator[Record]:
    """What the register says was laid at the meeting."""
    for case in cases:
        for one in case.reported.values():
            if laid.meeting and one.board == laid.board and one.date == laid.meeting.date <= asked.day:
                rule = asked.register.rule(case.rule or "")
                yield {
                    **period.whose(asked, case),
                    "rubrik": case.title or (rule.title if rule else None),
                    "paragraf": one.section,
                }


def _told(asked: Asked, cases: "list[Case]", laid: Agenda) -> Iterator[Record]:
    """The decisions on delegation that the register says the board was told of at the meeting."""
    for case in cases:
        for one in delegated(asked.register, case):
            if laid.meeting and one.decided.reported_to_board == laid.meeting.date <= asked.day:
                yield _decided(asked, case, one)
