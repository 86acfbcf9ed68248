"""A row of the due list as a template has it: what is due, for whom, by when, and where it stands, in plain values."""

from collections.abc import Mapping

from uppf.rules.due import Due
from uppf.show.about.subject import Record
from uppf.show.duelist import what


def row_record(row: Due, titles: Mapping[str, str]) -> Record:
    """A row; never the keys by which the program knows it."""
    return {
        "rubrik": what(row),
        "gäller": titles.get(row.label, row.label),
        "från": row.opens,
        "senast": row.last,
        "läge": row.state,
        "genomfört": row.done,
        "ansvarig": row.responsible or None,
        "medverkande": list(row.participants),
        "förpliktad": row.obliged,
        "metod": list(row.method),
        "saknas": list(row.missing),
        "skäl": row.reason or None,
    }
