"""A list as a page: one whole document that needs nothing else, reads aloud well and prints well."""

from collections.abc import Iterator
from datetime import date
from html import escape

from uppf.show.plain import flat
from uppf.show.tables import Column, Row, Screen, Table, bands, shown, tone, visible
from uppf.show.words import label

STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #ffffff; max-width: 75rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; }
th[scope=rowgroup] { padding-top: 1.5rem; font-size: 1.1rem; }
.days, .number { text-align: right; }
.date, .days, .number, .id, .command, .state { white-space: nowrap; }
.id, .command { font-family: ui-monospace, monospace; }
.late { color: #9b1c1c; font-weight: bold; }
.soon { font-weight: bold; }
.done { color: #14532d; }
.off { color: #595959; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.wide { overflow-x: auto; }
@media print { body { margin: 0; max-width: none; } .skip { display: none; } thead { display: table-header-group; }
  tr { break-inside: avoid; } .wide { overflow: visible; } }
"""
"""Every colour here has at least 4.5 : 1 against the page."""


def hypertext(table: Table, screen: Screen) -> str:
    """The list as an HTML document in Swedish, with nothing fetched from elsewhere and no script let in."""
    return "".join(f"{line}\n" for line in _document(table))


def _document(table: Table) -> Iterator[str]:
    title = escape(flat(table.title))
    yield '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    yield f'<a class="skip" href="#lista">{label("skip-to-list")}</a>\n<main>\n<h1>{title}</h1>'
    if table.rows:
        yield f'<div class="wide" id="lista" tabindex="-1">\n<table>\n<caption>{title}</caption>'
        yield from _rows(table)
        yield "</table>\n</div>"
    else:
        yield f'<p id="lista">{label("no-rows")}</p>'
    yield from (f"<p>{escape(flat(note))}</p>" for note in table.notes)
    yield "</main>\n</body>\n</html>"


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


def _policy() -> str:
    """Only this page's own style, by its digest; no scripts, pictures, fonts, frames or forms."""
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(f"\n{STYLE}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
