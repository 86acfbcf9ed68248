"""The year wheel: the months around, how much falls in each and of what kind, and what it is called."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from uppf.rules.due import DONE, DONE_LATE, Due
from uppf.rules.period import MONTH_NAMES
from uppf.show.drawing import (
    FILLS,
    LARGE,
    LINE,
    QUIET,
    SMALL,
    WARM,
    WIDTH,
    Mark,
    around,
    circle,
    lines,
    polygon,
    sector,
    text,
)
from uppf.show.duelist import what
from uppf.show.picture import MARGIN, Bar, Picture, legend, picture, sentence, swatch, triangle
from uppf.show.plain import flat
from uppf.show.tables import Column, Row, Table, Value
from uppf.show.words import label

KINDS = {
    "uppföljning": ("avtal", "enhet", "utförare", "verksamhet", "beställarenhet"),
    "kommunens_eget": ("kommunen", "nämnd", "plan", "upphandling"),
    "steg_i_ärende": ("ärende", "brist", "åtgärdsplan", ""),
}
"""What a row is about, as the three kinds of a year wheel; what is not named here is a step in a case."""
SIGNS = dict(zip(KINDS, "█▒░", strict=True))
LAW = "§"
MIDDLE = (WIDTH / 2, 182.0)
INNER, OUTER, NAMES = 44.0, 132.0, 156.0


def kind(row: Due) -> str:
    """Which of the kinds a row is."""
    return next((kind for kind, objects in KINDS.items() if row.object in objects), "steg_i_ärende")


def year_wheel(
    rows: Sequence[Due], year: int, day: date, about: str = "", notes: tuple[str, ...] = (), names: bool = True
) -> Picture:
    """The wheel of a year from its rows (`year_rows`), all or those of one provider, service or role (``about``)."""
    counted = Counter((row.due.month, kind(row)) for row in rows)
    months = {month: sum(counted[month, one] for one in KINDS) for month in range(1, 13)}
    named = {month: _named([row for row in rows if row.due.month == month]) for month in months}
    title = label("wheel.title-about" if about else "wheel.title").format(year=year, about=about)
    table = Table(title, _columns(), tuple(_rows(rows, counted, months, named)) if rows else (), notes=notes)
    marks = [*_wheel(counted, months, year, day)]
    found, top = _legend(counted, day, year)
    marks += found
    if names:
        listed, top = _listed(months, named, top + 8)
        marks += listed
    most = max(months, key=lambda month: (months[month], -month))
    said = sentence(
        "picture.wheel",
        count=len(rows),
        done=sum(row.state in (DONE, DONE_LATE) for row in rows),
        month=MONTH_NAMES[most - 1],
        most=months[most],
    )
    bars = [
        Bar(MONTH_NAMES[m - 1], tuple((SIGNS[one], counted[m, one]) for one in KINDS), str(months[m])) for m in months
    ]
    key = " · ".join(f"{SIGNS[one]} {label(f'wheel.{one}')}" for one in KINDS)
    return picture("arshjul", said, table, bars, key, marks, top)


def _named(rows: Sequence[Due]) -> list[tuple[str, int, bool]]:
    """What falls in a month by name: what the law asks for first, then follow-ups, then those there are most of."""
    counted = Counter(what(row) for row in rows)
    law = {what(row) for row in rows if row.strength == "lag"}
    own = {what(row) for row in rows if kind(row) == "uppföljning"}
    order = sorted(counted, key=lambda name: (name not in law, name not in own, -counted[name], name))
    return [(name, counted[name], name in law) for name in order]


def _said(named: tuple[str, int, bool]) -> str:
    name, count, law = named
    return f"{LAW + ' ' if law else ''}{name}{f' ({count})' if count > 1 else ''}"


def _columns() -> tuple[Column, ...]:
    return (
        Column("månad", label("year.month")),
        *(Column(one, label(f"wheel.{one}"), "number") for one in KINDS),
        Column("summa", label("year.total"), "number"),
        Column("genomfört", label("wheel.done"), "number"),
        Column("vad", label("due.what"), weight=3),
    )


def _rows(
    rows: Sequence[Due],
    counted: Mapping[tuple[int, str], int],
    months: Mapping[int, int],
    named: Mapping[int, list[tuple[str, int, bool]]],
) -> Iterator[Row]:
    done = Counter(row.due.month for row in rows if row.state in (DONE, DONE_LATE))
    for month, total in months.items():
        row: dict[str, Value] = {"månad": MONTH_NAMES[month - 1]}
        row |= {one: counted[month, one] for one in KINDS}
        yield row | {"summa": total, "genomfört": done[month], "vad": tuple(map(_said, named[month]))}


def _wheel(counted: Mapping[tuple[int, str], int], months: Mapping[int, int], year: int, day: date) -> list[Mark]:
    """The ring: from the middle out, so far as there is much to do."""
    most = max(months.values()) or 1
    marks = [
        circle(MIDDLE, OUTER, "blank", outline=LINE),
        circle(MIDDLE, (INNER + OUTER) / 2, "blank", outline="#d0d0d0"),
    ]
    for month, total in months.items():
        start, end = (month - 1) * 30 + 1.5, month * 30 - 1.5
        inner = INNER
        for fill, one in zip(FILLS, KINDS, strict=False):
            outer = inner + (OUTER - INNER) * counted[month, one] / most
            if counted[month, one]:
                marks.append(sector(MIDDLE, (inner, outer), (start, end), fill))
            inner = outer
        x, y = around(MIDDLE, NAMES, month * 30 - 15)
        short = label("picture.months").split()[month - 1]
        marks += [
            text(short, (x, y - 2), SMALL, "middle", QUIET),
            text(str(total), (x, y + 13), 14, "middle", bold=True),
        ]
    marks.append(circle(MIDDLE, INNER, "blank", outline=LINE))
    if day.year == year:
        turned = (day - date(year, 1, 1)).days / (date(year, 12, 31) - date(year, 1, 1)).days * 360
        tip, *foot = (around(MIDDLE, r, turned + a) for r, a in ((INNER, 0), (INNER - 12, 12), (INNER - 12, -12)))
        marks.append(polygon((tip, *foot), colour=WARM))
    x, y = MIDDLE
    marks += [text(str(year), (x, y - 2), SMALL, "middle", QUIET)]
    marks += [text(str(sum(months.values())), (x, y + 16), LARGE, "middle", bold=True)]
    return marks


def _legend(counted: Mapping[tuple[int, str], int], day: date, year: int) -> tuple[list[Mark], float]:
    samples = [
        (swatch(fill), f"{label(f'wheel.{one}')} {sum(counted[month, one] for month in range(1, 13))}")
        for fill, one in zip(FILLS, KINDS, strict=False)
    ]
    if day.year == year:
        samples.append((triangle, day.isoformat()))
    return legend(samples, 360)


def _listed(
    months: Mapping[int, int], named: Mapping[int, list[tuple[str, int, bool]]], top: float
) -> tuple[list[Mark], float]:
    """The names of what falls in each month, as many as there is room for on two lines; the rest are counted."""
    marks: list[Mark] = []
    left = 62.0
    for month, found in named.items():
        if not found:
            continue
        laid = _laid([_said(one) for one in found], WIDTH - MARGIN - left)
        short = label("picture.months").split()[month - 1]
        marks.append(text(short, (MARGIN, top + 12), SMALL, bold=True))
        for number, said in enumerate(laid):
            marks.append(text(said, (left, top + 12 + 16 * number), SMALL))
        top += 16 * max(len(laid), 1) + 6
    if any(law for found in named.values() for _, _, law in found):
        marks.append(text(label("wheel.law").format(sign=LAW), (MARGIN, top + 14), SMALL, colour=QUIET))
        top += 20
    return marks, top + 6


def _laid(names: Sequence[str], room: float) -> list[str]:
    """The names on two lines, with how many more there are."""
    best = lines(names[0], room, 2 if len(names) == 1 else 1, SMALL)
    if len(names) > 1:
        best = [*best, label("wheel.more").format(count=len(names) - 1)]
    for taken in range(1, len(names) + 1):
        rest = len(names) - taken
        said = "; ".join([*names[:taken], *([label("wheel.more").format(count=rest)] if rest else [])])
        laid = lines(said, room, 2, SMALL)
        if " ".join(laid) == " ".join(flat(said).split()):
            best = laid
        elif taken > 1:
            break
    return best
