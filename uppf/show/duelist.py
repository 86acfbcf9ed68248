"""The due list as a table: for a screen what fits in 80 cells, for machines every field under its Swedish key."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from uppf.rules.due import ALPHABET, OVERDUE, PASSED, WAITING, Due, pressing
from uppf.rules.open_following import KEYS
from uppf.rules.rows import wants_case
from uppf.rules.signals import SIGNAL_EVENTS
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

Date = dt.date
WIDE = 130
"""Cells from which the id and the rule have columns of their own."""
TOGETHER = 3
"""Periods of one rule and one subject that are told one by one; of more the oldest stands for all."""
BANDS = ("lag", "avtal", "plan", "mål", "kommer", "klart")
"""What rows stand under, in order: their weight when something is late, else that they come or are over."""
PROVIDER = "utföraren"
TWO_WORDS = ("besök",)
"""What has one command until its day, and another when the day has passed."""
SIGNALS = ("bekräfta_signal", "bedöma_signal")
"""What is called by keys of the signal, unless its case has a title."""
TAIL = 6
"""Characters in the random end of a case's id, by which it is known alone."""

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

NARROW = ("brådska", "senast", "dagar_sen", "vad", "ansvarig", "nästa")
"""What a screen of 80 cells has room for."""

SCREEN = (
    Column("brådska", ""),
    Column("id", label("due.id"), "id"),
    Column("senast", label("due.day"), "date"),
    Column("dagar_sen", label("due.late"), "days"),
    Column("vad", label("due.what"), weight=3),
    Column("regel", label("due.rule"), "id"),
    Column("ansvarig", label("due.role"), "role", weight=1),
    Column("nästa", label("due.next"), "command"),
)
"""What people see."""


def due_table(
    rows: Sequence[Due],
    day: Date,
    titles: Mapping[str, str],
    notes: tuple[str, ...] = (),
    wide: bool = False,
    case: str = "",
) -> Table:
    """The list for people; of what is late too many times over only the oldest. `case` is the one they already see."""
    columns = tuple(column for column in SCREEN if wide or column.key in NARROW)
    title = label("due.title").format(day=day.isoformat())
    late = Counter(_subject(row) for row in rows if row.state in (OVERDUE, PASSED))
    last = {_subject(row): row.last for row in sorted(rows, key=lambda row: row.last) if row.state in (OVERDUE, PASSED)}
    seen: set[str] = set()
    body = []
    for row in sorted(rows, key=lambda row: BANDS.index(heading(row))):
        more = 0
        if row.state in (OVERDUE, PASSED) and late[_subject(row)] > TOGETHER:
            if _subject(row) in seen:
                continue
            seen.add(_subject(row))
            more = late[_subject(row)] - 1
        beside = [label("due.more").format(count=more, day=last[_subject(row)].isoformat())] if more else []
        body.append(_screen_row(row, wide, titles, beside, case))
    return Table(title, columns, tuple(body), "brådska", notes, titles)


def full_table(rows: Sequence[Due], title: str, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Table:
    """The list for machines and calendars: every row, every field."""
    return Table(title, COLUMNS, tuple(_full_row(row, titles) for row in rows), "brådska", notes, titles)


def _subject(row: Due) -> str:
    """What the periods of one rule for one subject have in common."""
    return row.key.removesuffix(f":{row.period}") if row.period else row.key


def band(row: Due) -> str:
    """The one of BANDS that a row stands under."""
    if row.state in (OVERDUE, PASSED):
        return row.strength
    return "kommer" if row.state in WAITING else "klart"


def heading(row: Due) -> str:
    """The one of BANDS that people see a row under: what the law asks soon stands with what it asked before."""
    return row.strength if pressing(row) else band(row)


def what(row: Due) -> str:
    """What is due, in one line: an item of a case says what kind of thing it is."""
    if row.source == "regel":
        return row.title
    about = KEYS.join(map(label, row.title.split(KEYS))) if row.source in SIGNALS else row.title
    return f"{label(f'source.{row.source}')}: {about}"


def remarks(row: Due, titles: Mapping[str, str]) -> list[str]:
    """What an officer should know beside the day."""
    found = [label("note.delivery")] if row.obliged == PROVIDER else []
    if row.missing:
        found.append(label("note.missing").format(parts=" och ".join(map(label, row.missing))))
    for note in row.notes:
        code, _, fact = note.partition(":")
        if code == "on_holiday" and row.days_late:
            continue
        found.append(label(f"note.{code}").format(day=fact))
    if row.deputy_for:
        found.append(label("note.deputy").format(role=titles.get(row.deputy_for, label(row.deputy_for))))
    if row.reason:
        found.append(label(row.reason))
    return found


def answers(row: Due, titles: Mapping[str, str]) -> str:
    """Who answers for a row, in words; what is waited for from a provider is the provider's."""
    if row.responsible:
        return titles.get(row.responsible, label(row.responsible))
    return label("due.provider") if row.obliged == PROVIDER else ""


def next_step(row: Due, case: str = "") -> str:
    """The next command to type. `case` is the one that is already being looked at."""
    if row.state not in WAITING:
        return f"uppf why {row.id}"
    # What waits is taken by a verb of its own; inside its case the row of a rule is only explained.
    delivery = ("leverans",) if is_delivery(row) and not row.case else ()
    inside = bool(case) and row.case == case
    done_by = row.counts if row.case else row.method
    # Of some things one says another thing when their day has passed than before it.
    passed = (f"{row.source}.sen",) if row.state in (OVERDUE, PASSED) and row.source in TWO_WORDS else ()
    for kind in (*delivery, *passed, row.source, *(() if inside else done_by)):
        own = label(f"row.{kind}")
        if not own.startswith("row."):
            return own.format(id=row.id, case=short_case(row.case), agreement=row.dims.agreement, unit=row.dims.unit)
    if inside:
        return f"uppf why {row.id}"
    # What only signals make done is a watch: no case opened for it would end it.
    if not row.case and row.counts and set(row.counts) <= set(SIGNAL_EVENTS):
        return label("row.signaler")
    return f"uppf show {short_case(row.case)}" if row.case and not wants_case(row) else f"uppf open {row.id}"


def is_delivery(row: Due) -> bool:
    """Whether a row waits for something that the provider hands in."""
    return row.obliged == PROVIDER and any(event.startswith("underlag.") for event in row.counts)


def short_case(case: str) -> str:
    """A case's random tail; its whole id where that has none."""
    tail = case.rsplit("-", 1)[-1]
    return tail if len(tail) == TAIL and set(tail) <= set(ALPHABET) else case


def _screen_row(row: Due, wide: bool, titles: Mapping[str, str], beside: list[str], case: str) -> Row:
    told = remarks(row, titles)
    if pressing(row):
        told.insert(0, label("due.pressing"))
    if row.obliged == PROVIDER and answers(row, titles).casefold() == PROVIDER:
        told.remove(label("note.delivery"))
    told += beside
    step = next_step(row, case)
    if not wide and row.id not in step:
        # A space that does not break keeps the word and the id on one line.
        told.append(label("due.row").format(id=row.id))
    plan = f" ({row.plan})" if row.plan and not wide else ""
    text = f"{what(row)}{plan}"
    if row.label and row.object not in ("kommunen", "plan"):
        text += f" – {titles.get(row.label, row.label)}"
    return {
        "brådska": label(f"urgency.{heading(row)}"),
        "id": row.id,
        "senast": row.last,
        "dagar_sen": row.days_late or None,
        "vad": f"{text} [{'; '.join(told)}]" if told else text,
        "regel": row.rule,
        "ansvarig": answers(row, titles),
        "nästa": step,
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
        "notering": "; ".join(remarks(row, titles)),
        "nästa": next_step(row),
    }
