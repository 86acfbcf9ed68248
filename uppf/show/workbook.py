"""A list as a workbook: one sheet with dates as dates, numbers as numbers, and every other cell as text."""

import datetime as dt
import re
from typing import Any

from uppf.problem import refuse
from uppf.show.plain import flat, width
from uppf.show.tables import RIGHT, WRAPPED, Column, Row, Table, worded, written
from uppf.show.words import label

FIRST_DAY = dt.date(1900, 3, 1)
"""Before it a spreadsheet's days are off by one: it believes that 1900 was a leap year."""
MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 – the file's format has no zone
"""The same list is the same bytes whenever it is made, so the hour is never told."""
LONGEST = 32_767
"""Characters that a cell holds."""
SHEET_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
RESERVED = "history"
NARROWEST, WIDEST, ARROW = 8, 60, 3
"""Cells of a column, and what the arrow of a filter takes beside a heading."""
FORMULA = tuple("=+-@＝＋－＠")


def workbook(table: Table) -> bytes:
    """The rows on a sheet with frozen headings and a filter, the notes beneath. The same table gives the same bytes.

    Errors: ``format-missing`` when the library is not installed.
    """
    from io import BytesIO

    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]
    except ImportError:
        raise refuse("format-missing", format="xlsx", library="xlsxwriter") from None
    out = BytesIO()
    book: Any = Workbook(out, {"in_memory": True})
    book.set_properties({"title": flat(table.title), "created": MADE, "comments": flat("\n".join(table.notes))})
    sheet = book.add_worksheet(sheet_name(table.title))
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    cell = _Cells(book)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, _fitting(_heading(column)), heading)
        sheet.set_column(at, at, _width(table, column))
    for line, row in enumerate(table.rows, 1):
        for at, column in enumerate(table.columns):
            cell.write(sheet, line, at, table, column, row)
    last = max(len(table.columns) - 1, 0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), last)
    for line, note in enumerate(table.notes, len(table.rows) + 2):
        sheet.write_string(line, 0, _fitting(flat(note)), cell.quoted if armed(flat(note)) else None)
    _printed(sheet, table)
    book.close()
    return out.getvalue()


def sheet_name(title: str) -> str:
    """The title as the name of a sheet: at most 31 characters, none of ``[]:*?/\\``, no quote at either end."""
    name = " ".join(FORBIDDEN.sub(" ", flat(title)).split())
    while _units(name) > SHEET_NAME:
        name = name[:-1]
    name = name.strip(" '")
    return name if name and name.casefold() != RESERVED else label("list.sheet")


def armed(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if somebody typed it again."""
    return text.lstrip().startswith(FORMULA)


class _Cells:
    """The looks that cells have, and how each kind of value is written."""

    def __init__(self, book: Any) -> None:
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.number = book.add_format({"num_format": "0", "valign": "top"})
        self.text = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})

    def write(self, sheet: Any, line: int, at: int, table: Table, column: Column, row: Row) -> None:
        value = row.get(column.key)
        if isinstance(value, dt.date) and value >= FIRST_DAY:
            sheet.write_datetime(line, at, dt.datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001
        elif isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15:
            sheet.write_number(line, at, value, self.number)
        elif text := worded(table, column, row):
            plain = self.wrapped if column.kind in WRAPPED else self.text
            sheet.write_string(line, at, _fitting(text), self.quoted if armed(text) else plain)


def _heading(column: Column) -> str:
    return flat(column.label or column.key)


def _fitting(text: str) -> str:
    """What a cell holds; what is cut off is seen to be."""
    if _units(text) <= LONGEST:
        return text
    data = text.encode("utf-16-le")[: 2 * (LONGEST - 1)]
    return data.decode("utf-16-le", "ignore") + "…"


def _units(text: str) -> int:
    """How long a spreadsheet thinks that a text is: what is outside the first 65 536 characters counts as two."""
    return len(text.encode("utf-16-le")) // 2


def _width(table: Table, column: Column) -> int:
    cells = (written(row.get(column.key)) if column.kind in RIGHT else worded(table, column, row) for row in table.rows)
    return min(max(NARROWEST, width(_heading(column)) + ARROW, *(width(text) + 1 for text in cells), 0), WIDEST)


def _printed(sheet: Any, table: Table) -> None:
    """On paper: across A4, as wide as the list, the headings on every page; the title above, the page beneath."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    title = flat(table.title).replace("&", "&&")
    sheet.set_header(f"&L{title[:200].rstrip('&')}")
    sheet.set_footer("&R&P (&N)")
