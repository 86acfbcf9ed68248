"""The year plan as a table: months down, roles across, and the load of each month; or its rows, month by month."""

from collections import Counter
from collections.abc import Mapping, Sequence

from uppf.rules.due import Due
from uppf.rules.period import MONTH_NAMES
from uppf.rules.summary import load
from uppf.show.duelist import answers, what
from uppf.show.plain import width
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

ROLES = 3
"""How many roles get a column of their own at most; the rest stand together."""
ROOM = 44
"""Cells of 80 that the columns of roles may take, with a gap of two before each."""
BAR = 8


def year_table(rows: Sequence[Due], year: int, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Table:
    """Month × role, with the sum and a bar for the load; without rows, no table."""
    counted = load(rows)
    by_role: Counter[str] = Counter()
    for (_, role), count in counted.items():
        by_role[role] += count
    roles = [role for role, _ in sorted(by_role.items(), key=lambda one: (-one[1], one[0]))]
    named, rest = _fitting({role: titles.get(role, label(role or "year.no-role")) for role in roles})
    columns = [Column("månad", label("year.month"))]
    columns += [Column(role or "ingen_roll", title, "number") for role, title in named.items()]
    if rest:
        columns.append(Column("övriga", label("year.others"), "number"))
    columns += [Column("summa", label("year.total"), "number"), Column("belastning", label("year.load"))]
    most = max((sum(counted[month, role] for role in roles) for month in range(1, 13)), default=0)
    body: list[Row] = []
    for month in range(1, 13) if rows else ():
        total = sum(counted[month, role] for role in roles)
        row: dict[str, str | int | None] = {"månad": MONTH_NAMES[month - 1]}
        row |= {role or "ingen_roll": counted[month, role] or None for role in named}
        row |= {"övriga": sum(counted[month, role] for role in rest) or None, "summa": total}
        row["belastning"] = "█" * -(-BAR * total // most) if most else ""
        body.append(row)
    return Table(_title(year), tuple(columns), tuple(body), notes=notes, words=titles)


def _fitting(titles: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The roles that have room for a column, the busiest first, and the rest; a heading is as wide as its word."""
    named: dict[str, str] = {}
    room = ROOM
    for role, title in titles.items():
        room -= 2 + max(map(width, title.split()), default=0)
        if room < 0 or len(named) == ROLES:
            break
        named[role] = title
    return named, [role for role in titles if role not in named]


def month_table(rows: Sequence[Due], year: int, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Table:
    """The year's follow-ups one by one under their months, each with where it stands."""
    columns = (
        Column("månad", label("year.month")),
        Column("id", label("due.id"), "id"),
        Column("senast", label("due.day"), "date"),
        Column("läge", label("year.state"), "state"),
        Column("vad", label("due.what"), weight=3),
        Column("ansvarig", label("due.role"), "role"),
    )
    body: tuple[Row, ...] = tuple(
        {
            "månad": MONTH_NAMES[row.due.month - 1].capitalize(),
            "id": row.id,
            "senast": row.due,
            "läge": row.state,
            "vad": f"{what(row)} – {titles.get(row.label, row.label)}" if row.label else what(row),
            "ansvarig": answers(row, titles),
        }
        for row in rows
    )
    return Table(_title(year), columns, body, "månad", notes, titles)


def load_table(rows: Sequence[Due], year: int, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Table:
    """The load for machines: one row for each month and role, so that the columns are the same every year."""
    columns = (
        Column("månad", label("year.month")),
        Column("ansvarig", label("due.role"), "role"),
        Column("antal", label("year.count"), "number"),
    )
    body: tuple[Row, ...] = tuple(
        {"månad": f"{year}-{month:02}", "ansvarig": role, "antal": count}
        for (month, role), count in sorted(load(rows).items())
    )
    return Table(_title(year), columns, body, notes=notes, words=titles)


def _title(year: int) -> str:
    return label("year.title").format(year=year)
