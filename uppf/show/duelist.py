"""The due list as a table: for a screen what fits in 80 cells, for machines every field under its Swedish key."""

import datetime as dt
from collections.abc import Mapping, Sequence

from uppf.rules.due import OVERDUE, PASSED, WAITING, Due
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

Date = dt.date
WIDE = 130
"""Cells from which the rule has a column of its own."""

COLUMNS = (
    Column("brådska", "Brådska"),
    Column("id", "Id", "id"),
    Column("läge", "Läge", "state"),
    Column("senast", "Senast", "date", event="day"),
    Column("dagar_sen", "Dagar sen", "days"),
    Column("rubrik", "Vad", event="summary"),
    Column("gäller", "Vem", event="place"),
    Column("utförare", "Utförare", "id"),
    Column("avtal", "Avtal", "id"),
    Column("enhet", "Enhet", "id"),
    Column("verksamhet", "Verksamhet", "role"),
    Column("nämnd", "Nämnd", "role"),
    Column("ansvarig", "Ansvarig", "role"),
    Column("medverkande", "Medverkande", "role"),
    Column("metod", "Metod", "role"),
    Column("förpliktad", "Förpliktad", "role"),
    Column("skärpa", "Skärpa", "role"),
    Column("regel", "Regel", "id"),
    Column("avser", "Avser", "id"),
    Column("ärende", "Ärende", "id"),
    Column("genomfört", "Genomfört", "date"),
    Column("notering", "Notering"),
    Column("nästa", "Nästa steg", "command"),
)
"""What machines get; a promise, so a column is added last and never renamed."""

SCREEN = (
    Column("brådska", ""),
    Column("senast", label("due.day"), "date"),
    Column("dagar_sen", label("due.late"), "days"),
    Column("vad", label("due.what"), weight=3),
    Column("ansvarig", label("due.role"), "role", weight=1),
    Column("nästa", label("due.next"), "command"),
)


def due_table(rows: Sequence[Due], day: Date, titles: Mapping[str, str], notes: tuple[str, ...], wide: bool) -> Table:
    """The list for people; with room enough the rule stands beside."""
    columns = (*SCREEN[:4], Column("regel", "Regel", "id"), *SCREEN[4:]) if wide else SCREEN
    title = label("due.title").format(day=day.isoformat())
    return Table(title, columns, tuple(_screen_row(row, wide, titles) for row in rows), "brådska", notes, titles)


def full_table(rows: Sequence[Due], day: Date, titles: Mapping[str, str], notes: tuple[str, ...]) -> Table:
    """The list for machines, calendars and papers."""
    title = label("due.title").format(day=day.isoformat())
    return Table(title, COLUMNS, tuple(_full_row(row, titles) for row in rows), "brådska", notes, titles)


def band(row: Due) -> str:
    """The heading a row stands under: its weight when something is late, else that it comes or is over."""
    if row.state in (OVERDUE, PASSED):
        return label(f"urgency.{row.strength}")
    return label("urgency.coming" if row.state in WAITING else "urgency.done")


def what(row: Due) -> str:
    """What is due, in one line: an item of a case says what kind of thing it is."""
    return row.title if row.source == "regel" else f"{label(f'source.{row.source}')}: {row.title}"


def remarks(row: Due) -> list[str]:
    """What an officer should know beside the day."""
    found = [label("note.delivery")] if row.obliged == "utföraren" else []
    if row.missing:
        found.append(label("note.missing").format(parts=" och ".join(row.missing)))
    for note in row.notes:
        code, _, fact = note.partition(":")
        if code == "on_holiday" and row.days_late:
            continue
        found.append(label(f"note.{code}").format(day=fact))
    if row.deputy_for:
        found.append(label("note.deputy").format(role=label(row.deputy_for)))
    if row.reason:
        found.append(label(row.reason))
    return found


def next_step(row: Due) -> str:
    """The next command to type."""
    if row.state not in WAITING:
        return f"uppf why {row.id}"
    if row.case:
        tail = row.case.rsplit("-", 1)[-1]
        return f"uppf show {tail}"
    return f"uppf open {row.id}"


def _screen_row(row: Due, wide: bool, titles: Mapping[str, str]) -> Row:
    plan = f" ({row.plan})" if row.plan and not wide else ""
    text = f"{what(row)}{plan}"
    beside = "; ".join(remarks(row))
    if row.label and row.object not in ("kommunen", "plan"):
        text += f" – {titles.get(row.label, row.label)}"
    return {
        "brådska": band(row),
        "senast": row.last,
        "dagar_sen": row.days_late or None,
        "vad": f"{text} [{beside}]" if beside else text,
        "regel": row.rule,
        "ansvarig": row.responsible,
        "nästa": next_step(row),
    }


def _full_row(row: Due, titles: Mapping[str, str]) -> Row:
    return {
        "brådska": band(row),
        "id": row.id,
        "läge": row.state,
        "senast": row.last,
        "dagar_sen": row.days_late,
        "rubrik": what(row),
        "gäller": titles.get(row.label, row.label),
        "utförare": row.dims.provider,
        "avtal": row.dims.agreement,
        "enhet": row.dims.unit,
        "verksamhet": row.service,
        "nämnd": row.dims.board,
        "ansvarig": row.responsible,
        "medverkande": row.participants,
        "metod": row.method,
        "förpliktad": row.obliged,
        "skärpa": row.strength,
        "regel": row.rule,
        "avser": row.period,
        "ärende": row.case,
        "genomfört": row.done,
        "notering": "; ".join(remarks(row)),
        "nästa": next_step(row),
    }
