"""The agenda of a meeting as a table, under the headings in which it is taken."""

from collections.abc import Mapping, Sequence
from datetime import date

from uppf.rules.group_agenda import ORDER, Matter
from uppf.show.duelist import short_case
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

COLUMNS = (
    Column("avsnitt", label("agenda.section"), "role"),
    Column("vad", label("group-agenda.what"), weight=3, event="summary"),
    Column("dag", label("agenda.day"), "date", event="day"),
    Column("ärende", label("group-agenda.case"), "id"),
    Column("id", label("agenda.id"), "id"),
)


def agenda_table(
    title: str,
    coming: date | None,
    matters: Sequence[Matter],
    titles: Mapping[str, str],
    notes: tuple[str, ...] = (),
) -> Table:
    """The agenda, with the day on which the meeting is due in its heading."""
    code = "group-agenda.title" if coming else "group-agenda.title.undated"
    heading = label(code).format(title=title, day=coming.isoformat() if coming else "")
    rows = tuple(_row(matter) for matter in matters)
    sections = {kind: label(f"agenda.{kind}") for kind in ORDER}
    return Table(heading, COLUMNS, rows, "avsnitt", notes, {**titles, **sections})


def _row(matter: Matter) -> Row:
    text = matter.text or label(f"agenda.of.{matter.kind}")
    return {
        "avsnitt": matter.kind,
        "vad": text if matter.mandatory else label("agenda.optional").format(text=text),
        "dag": matter.day,
        "ärende": short_case(matter.case) if matter.case else "",
        "id": matter.item,
    }
