"""The early signs as a table: one row for each sign, under the provider or the unit where it is seen."""

import datetime as dt
from collections.abc import Mapping, Sequence

from uppf.model.register import Register
from uppf.problem import Problem
from uppf.rules.early import Early
from uppf.show.duelist import short_case
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label, message

COLUMNS = (
    Column("vem", label("early.whom")),
    Column("utförare", label("early.provider"), "id"),
    Column("enhet", label("early.unit"), "id"),
    Column("tecken", label("early.sign"), "role"),
    Column("antal", label("early.count"), "number"),
    Column("före", label("early.before"), "number"),
    Column("gräns", label("early.least"), "number"),
    Column("senast", label("early.last"), "date", event="day"),
    Column("varför", label("early.why"), weight=2, event="summary"),
    Column("ärenden", label("early.cases"), "id"),
)
"""What machines get; a promise, so a column is added last and never renamed."""

SCREEN = ("vem", "varför", "senast", "ärenden")
"""What people see."""


def early_table(
    register: Register,
    found: Sequence[Early],
    day: dt.date,
    titles: Mapping[str, str],
    notes: tuple[str, ...] = (),
    whole: bool = True,
) -> Table:
    """The signs, grouped by where they are seen, in the order given; `whole` with every column."""
    title = label("early.title").format(day=day.isoformat())
    columns = tuple(column for column in COLUMNS if whole or column.key in SCREEN)
    return Table(title, columns, tuple(_row(register, one, whole) for one in found), "vem", notes, titles)


def _row(register: Register, one: Early, whole: bool) -> Row:
    provider = register.providers.get(one.provider)
    unit = provider.units.get(one.unit) if provider else None
    names = [shown.name for shown in (unit, provider) if shown]
    return {
        "vem": " · ".join(names) or one.unit or one.provider,
        "utförare": one.provider,
        "enhet": one.unit,
        "tecken": one.sign,
        "antal": one.number,
        "före": one.before,
        "gräns": one.least,
        "senast": one.last,
        "varför": message(Problem(f"early.{one.sign}", facts=one._asdict())),
        "ärenden": one.cases if whole else tuple(map(short_case, one.cases)),
    }
