"""What lies ahead, as tables: the schedule of an agreement, the chain of a procurement, and what would move."""

from collections.abc import Mapping, Sequence

from uppf.model.procurement import Procurement
from uppf.rules.chain import Link
from uppf.rules.due import Due
from uppf.rules.shifts import Shift
from uppf.show.done import capital
from uppf.show.duelist import answers, remarks, what
from uppf.show.tables import Column, Row, Table
from uppf.show.worded import worded
from uppf.show.words import label, message

Titles = Mapping[str, str]

SCHEDULE = (
    Column("senast", label("due.day"), "date"),
    Column("vad", label("due.what"), weight=3),
    Column("ansvarig", label("due.role"), "role", weight=1),
    Column("läge", label("ahead.state"), "state"),
    Column("id", label("due.id"), "id"),
)
CHAIN = (
    Column("steg", label("ahead.step"), weight=3),
    Column("ansvarig", label("due.role"), "role", weight=1),
    Column("tidigast", label("ahead.first"), "date"),
    Column("senast", label("due.day"), "date"),
    Column("före", label("ahead.before"), "date"),
    Column("planerat", label("ahead.planned"), "date"),
    Column("utfört", label("ahead.done"), "date"),
    Column("läge", label("ahead.state"), "state"),
)
SHIFTS = (
    Column("ändring", label("ahead.change")),
    Column("förut", label("ahead.before-it"), "date"),
    Column("senast", label("due.day"), "date"),
    Column("vad", label("due.what"), weight=3),
    Column("gäller", label("ahead.whom"), weight=1),
    Column("regel", label("due.rule"), "id"),
    Column("id", label("due.id"), "id"),
)


def schedule_table(rows: Sequence[Due], title: str, titles: Titles, notes: tuple[str, ...] = ()) -> Table:
    """The rows of an agreement by day."""
    body: tuple[Row, ...] = tuple(
        {
            "senast": row.last,
            "vad": _with(f"{what(row)} – {titles.get(row.label, row.label)}", remarks(row, titles)),
            "ansvarig": answers(row, titles),
            "läge": row.state,
            "id": row.id,
        }
        for row in rows
    )
    return Table(title, SCHEDULE, body, "", notes, titles)


def chain_table(one: Procurement, links: Sequence[Link], titles: Titles, notes: tuple[str, ...] = ()) -> Table:
    """The chain, and under it the conflicts: shown, never resolved."""
    body: list[Row] = [
        {
            "steg": link.title if link.rule else _step(link.step),
            "ansvarig": tuple(link.responsible),
            "tidigast": link.first,
            "senast": link.due,
            "före": link.before,
            "planerat": link.planned,
            "utfört": link.done,
            "läge": link.state,
        }
        for link in links
    ]
    body.append({"steg": capital(label("driftstart")), "planerat": one.operation_starts})
    told = [capital(message(c._replace(facts=worded(c.facts, titles)))) for link in links for c in link.conflicts]
    title = label("chain.title").format(title=one.title, start=one.operation_starts)
    return Table(title, CHAIN, tuple(body), "", (*(f"{text}." for text in told), *notes), titles)


def shift_table(
    found: Sequence[Shift], title: str, titles: Titles, notes: tuple[str, ...] = (), people: bool = True
) -> Table:
    """What would be added, removed and moved; remarks stand with what is due for people, in a column for machines."""
    body: tuple[Row, ...] = tuple(
        {
            "ändring": one.kind,
            "förut": one.before,
            "senast": None if one.kind == "utgår" else one.row.last,
            "vad": _with(what(one.row), remarks(one.row, titles) if people else ()),
            "gäller": titles.get(one.row.label, one.row.label),
            "regel": one.row.rule,
            "id": one.row.id,
            "notering": "; ".join(remarks(one.row, titles)),
        }
        for one in found
    )
    nothing = () if found else (label("what-if.nothing"),)
    columns = SHIFTS if people else (*SHIFTS, Column("notering", label("ahead.note")))
    return Table(title, columns, body, "", (*nothing, *notes), titles)


def _step(name: str) -> str:
    """A step that no rule names, in words."""
    said = label(f"upphandling.{name}")
    return capital(said if "." not in said else label(name))


def _with(text: str, told: Sequence[str]) -> str:
    return f"{text} [{'; '.join(told)}]" if told else text
