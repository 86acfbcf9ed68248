"""The year plan as a table: months down, roles across, and the load of each month."""

from collections import Counter
from collections.abc import Mapping, Sequence

from uppf.rules.due import Due
from uppf.rules.period import MONTH_NAMES
from uppf.rules.summary import load
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

ROLES = 3
"""How many roles get a column of their own; the rest stand together."""
BAR = 8


def year_table(rows: Sequence[Due], year: int, titles: Mapping[str, str]) -> Table:
    """Month × role, with the sum and a bar for the load."""
    counted = load(rows)
    by_role: Counter[str] = Counter()
    for (_, role), count in counted.items():
        by_role[role] += count
    roles = [role for role, _ in sorted(by_role.items(), key=lambda one: (-one[1], one[0]))]
    named, rest = roles[:ROLES], roles[ROLES:]
    columns = [Column("månad", label("year.month"))]
    columns += [
        Column(role or "ingen_roll", titles.get(role, label(role or "year.no-role")), "number") for role in named
    ]
    if rest:
        columns.append(Column("övriga", "Övriga", "number"))
    columns += [Column("summa", label("year.total"), "number"), Column("belastning", label("year.load"))]
    most = max((sum(counted[month, role] for role in roles) for month in range(1, 13)), default=0)
    body: list[Row] = []
    for month in range(1, 13):
        total = sum(counted[month, role] for role in roles)
        row: dict[str, str | int | None] = {"månad": MONTH_NAMES[month - 1]}
        row |= {role or "ingen_roll": counted[month, role] or None for role in named}
        row |= {"övriga": sum(counted[month, role] for role in rest) or None, "summa": total}
        row["belastning"] = "█" * -(-BAR * total // most) if most else ""
        body.append(row)
    return Table(label("year.title").format(year=year), tuple(columns), tuple(body), words=titles)
