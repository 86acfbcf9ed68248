"""A list as a page."""

from collections.abc import Iterator
from datetime import date
from html import escape

from uppf.show.page import page
from uppf.show.plain import flat
from uppf.show.tables import Column, Row, Screen, Table, bands, shown, tone, visible
from uppf.show.words import label


def hypertext(table: Table, screen: Screen) -> str:
    """The list as an HTML document in Swedish, with nothing fetched from elsewhere and no script let in."""
    return page(table.title, _body(table), ("lista", label("skip-to-list")))


def _body(table: Table) -> Iterator[str]:
    yield f"<h1>{escape(flat(table.title))}</h1>"
    yield from table_body(table)


def table_body(table: Table) -> Iterator[str]:
    """The list as a part of a page: its table with its caption, and its notes."""
    title = escape(flat(table.title))
    if table.rows:
        yield f'<div class="wide" id="lista" tabindex="-1">\n<table>\n<caption>{title}</caption>'
        yield from _rows(table)
        yield "</table>\n</div>"
    else:
        yield f'<p id="lista">{label("no-rows")}</p>'
    yield from (f"<p>{escape(flat(note))}</p>" for note in table.notes)


def _rows(table: Table) -> Iterator[str]:
    columns = visible(table)
    yield "<thead>\n<tr>"
    yield from (f'<th scope="col" class="{column.kind}">{escape(flat(column.label))}</th>' for column in columns)
    yield "</tr>\n</thead>"
    for heading, rows in bands(table):
        yield "<tbody>"
        if heading:
            yield f'<tr><th scope="rowgroup" colspan="{len(columns)}">{escape(heading)}</th></tr>'
        for row in rows:
            yield "<tr>"
            yield from (_cell(table, column, row) for column in columns)
            yield "</tr>"
        yield "</tbody>"


def _cell(table: Table, column: Column, row: Row) -> str:
    text = escape(shown(table, column, row))
    if isinstance(row.get(column.key), date):
        text = f'<time datetime="{text}">{text}</time>'
    return f'<td class="{f"{column.kind} {tone(column, row)}".rstrip()}">{text}</td>'
