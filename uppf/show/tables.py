"""A list on its way out: columns with kinds, rows of plain values. How it looks is the business of a format."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from uppf.show import words
from uppf.show.plain import flat

if TYPE_CHECKING:
    from uppf.model.facts import Duration

Value = str | int | date | tuple[str, ...] | None
Row = Mapping[str, Value]
"""One record: the value of each column, by the column's key; a key that is absent has no value."""

Kind = Literal["text", "id", "date", "days", "number", "role", "state", "command"]
Event = Literal["", "day", "summary", "place"]

WRAPPED: frozenset[Kind] = frozenset({"text", "role"})
"""The kinds whose words may go on to the next line; all others stand unbroken."""
RIGHT: frozenset[Kind] = frozenset({"days", "number"})
"""The kinds set to the right."""
NAMED: frozenset[Kind] = frozenset({"role", "state"})
"""The kinds whose values are keys that people see as words."""


class Sign(NamedTuple):
    """How a state looks beside its word: a symbol, and a tone that a format may give a colour."""

    symbol: str
    tone: str


SIGNS: dict[str, Sign] = {
    "försenad": Sign("!!", "late"),
    "förfaller_snart": Sign("!", "soon"),
    "öppen": Sign("○", "open"),
    "kommande": Sign("·", "open"),
    "genomförd": Sign("✓", "done"),
    "genomförd_sent": Sign("✓", "done"),
    "inställd": Sign("–", "off"),
    "ej_tillämplig": Sign("–", "off"),
    "vilande": Sign("–", "off"),
    "uppfyllt": Sign("✓", "done"),
    "med_skäl": Sign("✓", "done"),
    "vid_beslut": Sign("○", "open"),
    "ej_uppfyllt": Sign("✗", "late"),
    "gäller_inte": Sign("–", "off"),
    "brutet": Sign("!!", "late"),
    "bryts_snart": Sign("!", "soon"),
    "hålls": Sign("✓", "done"),
}
"""States and their signs; a state without one is shown as its word alone."""


BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""Before anything was followed up: the stamp of a list that nobody has dated."""


class Column(NamedTuple):
    """A column: its key in machine formats, its heading for people, and the kind of its values."""

    key: str
    label: str
    kind: Kind = "text"
    weight: int = 1
    """How much the column matters when a line is too short: the lightest text gives way first."""
    event: Event = ""
    """What the value is in a calendar file: its day, its summary, its place."""


class Table(NamedTuple):
    """A list: a title, columns, rows in order, and notes that stand under it for people."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    group: str = ""
    """The key of the column whose value heads the rows below it; machine formats keep it as a column."""
    notes: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    """The municipality's own words for roles and states; others are looked up in the tables of the program."""
    stamp: datetime = BEGINNING
    """When what the list says was last changed, which a calendar must know to tell the newer of two."""
    alarms: "tuple[Duration, ...]" = ()
    """How long before an event a calendar reminds of it; nothing unless the municipality wants it."""


class Screen(NamedTuple):
    """What the reader's window takes: cells in a line, and whether it shows colour."""

    width: int = 80
    colour: bool = False


def visible(table: Table) -> tuple[Column, ...]:
    """The columns that people see: all but the one that has become headings."""
    return tuple(column for column in table.columns if column.key != table.group)


def bands(table: Table) -> Iterator[tuple[str, list[Row]]]:
    """The rows under their headings, in order; one band without a heading where the table has no group."""
    by_key = {column.key: column for column in table.columns}
    rows: list[Row] = []
    heading: str | None = None
    for row in table.rows:
        own = shown(table, by_key[table.group], row) if table.group else ""
        if rows and own != heading:
            yield heading or "", rows
            rows = []
        heading = own
        rows.append(row)
    if rows:
        yield heading or "", rows


def shown(table: Table, column: Column, row: Row) -> str:
    """A cell as people read it: one harmless line, words for keys, a symbol before a state."""
    value, word = row.get(column.key), worded(table, column, row)
    sign = SIGNS.get(value) if column.kind == "state" and isinstance(value, str) else None
    return flat(f"{sign.symbol} {word}") if sign else word


def worded(table: Table, column: Column, row: Row) -> str:
    """A cell in words alone: one harmless line, words for keys."""
    value = row.get(column.key)
    if column.kind in NAMED and isinstance(value, tuple):
        return flat(", ".join(_named(table, item) for item in value))
    return flat(_named(table, value) if column.kind in NAMED and isinstance(value, str) else written(value))


def tone(column: Column, row: Row) -> str:
    """The tone of a state, or nothing."""
    value = row.get(column.key)
    return SIGNS[value].tone if column.kind == "state" and isinstance(value, str) and value in SIGNS else ""


def written(value: Value) -> str:
    """A value as text, in the same words in every format: dates as ISO 8601, several texts with commas between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.label("yes" if value else "no")
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _named(table: Table, key: str) -> str:
    return table.words.get(key) or words.label(key)
