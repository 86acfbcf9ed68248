"""The formats that a list can be had in: one function each, in one table."""

import re
from collections.abc import Callable, Iterable

from uppf.show.calendarfile import calendarfile
from uppf.show.hypertext import hypertext
from uppf.show.plain import SPACES, flat
from uppf.show.quoting import paragraph, quoted
from uppf.show.tables import RIGHT, Column, Row, Screen, Table, Value, bands, shown, visible, written
from uppf.show.terminal import terminal
from uppf.show.words import label
from uppf.show.workbook import workbook

NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV Injection)."""


def json(table: Table, screen: Screen) -> str:
    """The list with Swedish keys, ISO dates and every text exactly as it is; invisible characters are escaped."""
    from json import dumps

    text = dumps(
        {
            "titel": table.title,
            "kolumner": [{"nyckel": c.key, "rubrik": c.label, "slag": c.kind} for c in table.columns],
            "rader": [{c.key: _exact(row.get(c.key)) for c in table.columns} for row in table.rows],
            "noteringar": list(table.notes),
        },
        ensure_ascii=False,
        indent=2,
    )
    return "".join(c if c.isprintable() or c in SPACES or c == "\n" else dumps(c)[1:-1] for c in text) + "\n"


def _exact(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, (int, str)) else value.isoformat()


def csv(table: Table, screen: Screen) -> str:
    """The list with semicolons, one record a line, UTF-8 without a mark, the keys first; no cell is a formula."""
    from csv import writer
    from io import StringIO

    out = StringIO()
    sheet = writer(out, delimiter=";", lineterminator="\n")
    sheet.writerow(column.key for column in table.columns)
    for row in table.rows:
        sheet.writerow(_unarmed(flat(written(row.get(column.key)))) for column in table.columns)
    return out.getvalue()


def _unarmed(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def markdown(table: Table, screen: Screen) -> str:
    """The list as a Markdown document with a pipe table for each group; data is never markup."""
    lines = [f"# {quoted(table.title)}"]
    if not table.rows:
        lines += ["", label("no-rows")]
    columns = visible(table)
    for heading, rows in bands(table):
        lines += ["", f"## {quoted(heading)}"] if heading else []
        lines += ["", _piped(quoted(c.label) for c in columns), _piped(_rule(c) for c in columns)]
        lines += [_piped(_cell(table, column, row) for column in columns) for row in rows]
    for note in table.notes:
        lines += ["", paragraph(note)]
    return "\n".join(lines) + "\n"


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(column: Column) -> str:
    return "---:" if column.kind in RIGHT else "---"


def _cell(table: Table, column: Column, row: Row) -> str:
    return quoted(shown(table, column, row))


FORMATS: dict[str, Callable[[Table, Screen], str]] = {
    "table": terminal,
    "json": json,
    "csv": csv,
    "md": markdown,
    "html": hypertext,
    "ics": calendarfile,
}
"""Every format: its name on the command line, and the function that makes the text."""

BINARY: dict[str, Callable[[Table], bytes]] = {"xlsx": workbook}
"""The formats that are no text, and so are for a file or another program. Refuses ``format-missing``."""
