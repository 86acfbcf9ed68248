"""The load per month and role: a number in every cell, the darker the more, and the heaviest month framed."""

from collections import Counter
from collections.abc import Mapping, Sequence

from uppf.rules.due import Due
from uppf.rules.period import MONTH_NAMES
from uppf.rules.summary import load, taking_part
from uppf.show.drawing import Mark
from uppf.show.heatmap import HeatRow, heat_map
from uppf.show.picture import Bar, Picture, picture, sentence
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

ROLES = 12
"""How many roles are drawn; the rest stand together, and all of them in the table."""
MONTHS = range(1, 13)


def load_map(
    rows: Sequence[Due], year: int, titles: Mapping[str, str], about: str = "", notes: tuple[str, ...] = ()
) -> Picture:
    """Month × role of a year's rows: what the role answers for and what it takes part in, which both take its time."""
    answers, joins = load(rows), taking_part(rows)
    both = answers + joins
    sums: Counter[str] = Counter()
    for (_, role), count in both.items():
        sums[role] += count
    roles = sorted(sums, key=lambda role: (-sums[role], role))
    names = {role: titles.get(role, label(role or "year.no-role")) for role in roles}
    title = label("load.title-about" if about else "load.title").format(year=year, about=about)
    table = Table(title, _columns(), tuple(_rows(roles, answers, joins, year)), notes=notes, words=titles)
    said = ""
    if both:
        heaviest = max(both, key=lambda one: (both[one], sums[one[1]], -one[0]))
        said = sentence(
            "picture.load",
            count=len(roles),
            role=names[heaviest[1]],
            month=MONTH_NAMES[heaviest[0] - 1],
            most=both[heaviest],
            answers=answers[heaviest],
            joins=joins[heaviest],
        )
    drawn = [(names[role], {m: both[m, role] for m in MONTHS}) for role in roles[:ROLES]]
    if roles[ROLES:]:
        others = label("load.others").format(count=len(roles) - ROLES)
        drawn.append((others, {m: sum(both[m, role] for role in roles[ROLES:]) for m in MONTHS}))
    marks, top = _marks(drawn)
    bars = [
        Bar(
            names[role],
            (("█", sum(answers[m, role] for m in MONTHS)), ("░", sum(joins[m, role] for m in MONTHS))),
            label("load.said").format(
                count=sums[role], month=_peak(both, role), most=max(both[m, role] for m in MONTHS)
            ),
        )
        for role in roles
    ]
    key = f"█ {label('load.answers')} · ░ {label('load.joins')}"
    return picture("belastning", said, table, bars, key, marks, top)


def _peak(both: Mapping[tuple[int, str], int], role: str) -> str:
    month = max(MONTHS, key=lambda m: (both[m, role], -m))
    return label("picture.months").split()[month - 1]


def _columns() -> tuple[Column, ...]:
    return (
        Column("ansvarig", label("due.role"), "role"),
        Column("månad", label("year.month")),
        Column("ansvarar", label("load.answers"), "number"),
        Column("medverkar", label("load.joins"), "number"),
        Column("summa", label("year.total"), "number"),
    )


def _rows(
    roles: Sequence[str], answers: Mapping[tuple[int, str], int], joins: Mapping[tuple[int, str], int], year: int
) -> list[Row]:
    return [
        {
            "ansvarig": role or label("year.no-role"),
            "månad": f"{year}-{month:02}",
            "ansvarar": answers[month, role],
            "medverkar": joins[month, role],
            "summa": answers[month, role] + joins[month, role],
        }
        for role in roles
        for month in MONTHS
        if answers[month, role] + joins[month, role]
    ]


def _marks(drawn: Sequence[tuple[str, Mapping[int, int]]]) -> tuple[list[Mark], float]:
    told = [
        HeatRow(name, tuple(row.values()), tuple(bool(n) and n == max(row.values()) for n in row.values()))
        for name, row in drawn
    ]
    heads = tuple(label("picture.months").split())
    return heat_map(told, heads, label("load.frame"), 0)
