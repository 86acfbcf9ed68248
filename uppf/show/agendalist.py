"""The agenda of a board as a table."""

from collections.abc import Mapping

from uppf.rules.agenda import DECISION, Agenda
from uppf.rules.due import Due
from uppf.show.duelist import next_step, short_case
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

COLUMNS = (
    Column("slag", ""),
    Column("senast", label("agenda.by"), "date", event="day"),
    Column("rubrik", label("agenda.what"), weight=3, event="summary"),
    Column("ärende", label("agenda.case"), "id"),
    Column("nästa", label("agenda.next"), "command"),
)
"""What people and machines get; a promise, so a column is added last and never renamed."""


def agenda_table(found: Agenda, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Table:
    """Finished reports and accounts first, then decisions on delegation."""
    board = titles.get(found.board, found.board)
    meeting = found.meeting
    days = {"board": board, "day": meeting.date if meeting else "", "deadline": meeting.deadline if meeting else ""}
    title = label("agenda.title" if meeting and meeting.deadline else "agenda.title.bare").format(**days)
    empty = () if found.rows else (label("agenda.nothing"),)
    return Table(title, COLUMNS, tuple(_row(row, titles) for row in found.rows), "slag", (*empty, *notes), titles)


def _row(row: Due, titles: Mapping[str, str]) -> Row:
    decision = row.source == DECISION
    whom = f" – {titles.get(row.label, row.label)}" if row.label else ""
    return {
        "slag": label("agenda.decision" if decision else "agenda.report"),
        "senast": row.last,
        "rubrik": f"{row.title}{whom}",
        "ärende": short_case(row.case),
        "nästa": next_step(row) if decision or not row.case else f"uppf lay {short_case(row.case)}",
    }
