"""The timeline of an agreement: its time and days, a lane for each kind of follow-up, its findings and sanctions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from uppf.rules.due import DONE, DONE_LATE, OVERDUE, PASSED
from uppf.rules.timeline import DAY, FINDING, FOLLOW_UP, SANCTION, SPAN, Timeline
from uppf.rules.timeline import Mark as Event
from uppf.show.drawing import (
    INK,
    LINE,
    PAPER,
    SMALL,
    WARM,
    WIDTH,
    Box,
    Mark,
    Point,
    fitted,
    lines,
    measure,
    polygon,
    rect,
    text,
)
from uppf.show.drawing import line as stroke
from uppf.show.gradebars import PAINTS
from uppf.show.picture import MARGIN, Bar, Picture, legend, picture, sentence, swatch
from uppf.show.tables import Column, Row, Table
from uppf.show.timescale import SHAPES, Scale, axis, state_shown, year_lines
from uppf.show.words import label

LANES = 10
"""How many kinds of follow-up have a lane of their own; the rest share one, and all of them stand in the table."""
ROWS = 8
"""How many findings that are open at the same time are drawn below each other."""
SPANS = {"förberedelse": "dots", "drift": "full", "option_utnyttjad": "lines", "option_möjlig": "blank"}


def lifeline(told: Timeline, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Picture:
    """The timeline of one agreement as a picture."""
    title = label("life.title").format(title=told.title)
    follow_ups = _lanes([mark for mark in told.marks if mark.lane == FOLLOW_UP])
    table = Table(title, _columns(), tuple(map(_row, told.marks)), notes=notes, words=titles)
    scale = Scale(date(told.start.year, 1, 1), date(told.end.year, 12, 31))
    marks, top = _legend(told)
    below: list[Mark] = []
    named, foot = axis(scale, top)
    below, foot = _agreement(told, scale, foot)
    under = foot
    for name, lane in follow_ups:
        laid, foot = _follow_ups(name, lane, scale, foot)
        below += laid
    for heading, lane in ((FINDING, [m for m in told.marks if m.lane == FINDING]), (SANCTION, _of(told, SANCTION))):
        if lane:
            laid, foot = _stretches(heading, lane, told.day, scale, foot)
            below += laid
    today = scale.at(told.day)
    ruled = [stroke((today, top + 20), (today, foot), WARM, 1.5, True)]
    marks = [*marks, *named, *year_lines(scale, under, foot), *ruled, *below]
    return picture("tidslinje", _said(told), table, _bars(told, follow_ups), _key(told), marks, foot + 6)


def _of(told: Timeline, lane: str) -> list[Event]:
    return [mark for mark in told.marks if mark.lane == lane]


def _columns() -> tuple[Column, ...]:
    return (
        Column("datum", label("life.date"), "date"),
        Column("till", label("life.until"), "date"),
        Column("slag", label("life.lane")),
        Column("läge", label("life.kind")),
        Column("vad", label("due.what"), weight=3),
        Column("ärende", label("show.case"), "id"),
    )


def _row(mark: Event) -> Row:
    return {
        "datum": mark.start,
        "till": mark.end,
        "slag": label(f"life.{mark.lane}"),
        "läge": _kind(mark),
        "vad": mark.text,
        "ärende": mark.case,
    }


def _kind(mark: Event) -> str:
    if mark.lane == FINDING:
        return label(f"grades.{mark.kind}" if mark.kind else "grades.none")
    return label(f"life.{mark.kind}") if mark.lane in (SPAN, DAY) else label(mark.kind)


def _lanes(follow_ups: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """The follow-ups by what they are called, in the order that the first of each falls."""
    found: dict[str, list[Event]] = {}
    for mark in follow_ups:
        found.setdefault(mark.text, []).append(mark)
    most = sorted(found, key=lambda name: (-len(found[name]), name))
    shown = [name for name in found if name in (most if len(most) <= LANES else most[: LANES - 1])]
    laid = [(name, found[name]) for name in shown]
    rest = [mark for name, marks in found.items() if name not in shown for mark in marks]
    if rest:
        laid.append((label("life.others").format(count=len(found) - len(shown)), sorted(rest, key=lambda m: m.start)))
    return laid


def _said(told: Timeline) -> str:
    counted = dict.fromkeys(SHAPES, 0)
    for mark in _of(told, FOLLOW_UP):
        counted[state_shown(mark.kind)] += 1
    findings = _of(told, FINDING)
    return sentence(
        "picture.life",
        first=told.start.isoformat(),
        last=told.end.isoformat(),
        done=counted[DONE] + counted[DONE_LATE],
        late=counted[DONE_LATE],
        missed=counted[OVERDUE] + counted[PASSED],
        coming=counted["kommande"],
        findings=len(findings),
        open=sum(mark.end is None for mark in findings),
        sanctions=len(_of(told, SANCTION)),
        day=told.day.isoformat(),
    )


def _legend(told: Timeline) -> tuple[list[Mark], float]:
    states = {state_shown(mark.kind) for mark in _of(told, FOLLOW_UP)}
    samples = [(swatch(fill), label(f"life.{kind}")) for kind, fill in SPANS.items() if kind in _kinds(told, SPAN)]
    samples += [(shape, label(f"life.state.{name}")) for name, (shape, _) in SHAPES.items() if name in states]
    grades = _kinds(told, FINDING)
    samples += [
        (swatch(fill, WARM), label("life.graded").format(grade=label(f"grades.{g}" if g else "grades.none")))
        for g, fill in PAINTS.items()
        if g in grades
    ]

    def today(at: Point) -> Mark:
        return stroke((at[0], at[1] - 7), (at[0], at[1] + 7), WARM, 1.5, True)

    samples.append((today, told.day.isoformat()))
    return legend(samples, 0)


def _kinds(told: Timeline, lane: str) -> set[str]:
    return {mark.kind for mark in told.marks if mark.lane == lane}


def _agreement(told: Timeline, scale: Scale, top: float) -> tuple[list[Mark], float]:
    """The time of the agreement as a band, and under it its days as flags that do not cover each other."""
    marks = [_plated(label("life.tid"), top)]
    top += 20
    for mark in _of(told, SPAN):
        right = scale.at(mark.end or scale.end)
        marks.append(
            rect(Box(scale.at(mark.start), top, max(right, scale.at(mark.start) + 2), top + 14), SPANS[mark.kind])
        )
    top += 14
    flags: list[Mark] = []
    posts: list[Mark] = []
    taken: list[Box] = []
    for day in sorted(_of(told, DAY), key=lambda mark: mark.start, reverse=True):
        said = label("life.flag").format(kind=label(f"life.{day.kind}"), day=day.start.isoformat())
        wide = measure(said, SMALL) + 6
        x = scale.at(day.start)
        left = x if x + wide <= WIDTH - 2 else max(x - wide, 2)
        row = 0
        while any(_flag(left, wide, top, row).over(other) for other in taken):
            row += 1
        box = _flag(left, wide, top, row)
        taken.append(box)
        posts.append(stroke((x, top - 14), (x, box.bottom - 3), INK))
        # A post to a lower flag goes behind those above it.
        flags.append(rect(Box(box.left + 1, box.top + 1, box.right - 1, box.bottom - 3), "blank", outline=""))
        flags.append(
            text(said, (left + 3, box.top + 13), SMALL)
            if left == x
            else text(said, (left + wide - 3, box.top + 13), SMALL, "end")
        )
    foot = max((box.bottom for box in taken), default=top)
    return [*marks, *posts, *flags], foot + 10


def _flag(left: float, wide: float, top: float, row: int) -> Box:
    return Box(left, top + 2 + 18 * row, left + wide, top + 20 + 18 * row)


def _plated(said: str, top: float, bold: bool = True) -> Mark:
    """A lane's name, on a plate that the lines of years and of today pass behind."""
    words = lines(said, WIDTH - 2 * MARGIN, 1, SMALL, bold)
    made = text(words[0] if words else "", (MARGIN, top + 14), SMALL, bold=bold)
    plate = rect(Box(made.box.left - 2, top + 2, min(made.box.right + 2, WIDTH), top + 18), "blank", outline="")
    return made._replace(svg=f"{plate.svg}\n{made.svg}")


def _follow_ups(name: str, lane: Sequence[Event], scale: Scale, top: float) -> tuple[list[Mark], float]:
    marks = [_plated(name, top, False)]
    middle = top + 27
    marks.append(stroke((MARGIN, middle), (WIDTH - MARGIN, middle), LINE))
    # What is late goes on top of all else.
    order = sorted(lane, key=lambda mark: (mark.kind == OVERDUE, mark.start))
    marks += [SHAPES[state_shown(mark.kind)][0]((scale.at(mark.start), middle)) for mark in order]
    return marks, top + 36


def _stretches(heading: str, lane: Sequence[Event], day: date, scale: Scale, top: float) -> tuple[list[Mark], float]:
    """What lasts from one day to another, or still does, below each other where they last at the same time."""
    name = label("life.counted").format(name=label(f"life.{heading}.many"), count=len(lane))
    marks = [_plated(name, top)]
    top += 22
    ends: list[float] = []
    hidden = 0
    rows = []
    for mark in lane:
        left = scale.at(mark.start)
        right = max(scale.at(mark.end or (day if heading == FINDING else scale.end)), left + 7)
        row = next((number for number, end in enumerate(ends) if end < left), len(ends))
        if row == ROWS:
            hidden += 1
            continue
        ends[row : row + 1] = [right + 2]
        box = Box(left, top + 13 * row, min(right, WIDTH - 4), top + 13 * row + 9)
        rows.append((mark, box))
    height = 16 if heading == SANCTION else 13
    for number, (mark, box) in enumerate(rows):
        if heading == FINDING:
            marks.append(rect(box, PAINTS.get(mark.kind, "blank"), WARM))
            continue
        y = top + height * number
        x, y = scale.at(mark.start), y + 6
        marks.append(polygon(((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)), "full", INK))
        said = label("life.flag").format(kind=label(mark.kind), day=mark.start.isoformat())
        after, before = WIDTH - 4 - (x + 10), x - 10 - 4
        at, anchor = (x + 10, "start") if measure(said, SMALL) <= after or after >= before else (x - 10, "end")
        words = text(fitted(said, max(after, before), SMALL), (at, y + 4), SMALL, anchor)
        marks.append(rect(Box(words.box.left - 2, y - 8, words.box.right + 2, y + 8), "full", PAPER, ""))
        marks.append(words)
    foot = top + (height * len(rows) if heading == SANCTION else 13 * len(ends)) + 4
    if hidden:
        marks.append(_plated(label("life.more").format(count=hidden), foot, False))
        foot += 20
    return marks, foot + 6


def _key(told: Timeline) -> str:
    states = {state_shown(mark.kind) for mark in _of(told, FOLLOW_UP)}
    return " · ".join(f"{sign} {label(f'life.state.{name}')}" for name, (_, sign) in SHAPES.items() if name in states)


CELLS = 32
"""How many cells of a terminal the time takes."""


def _bars(told: Timeline, follow_ups: Iterable[tuple[str, list[Event]]]) -> list[Bar]:
    """Each lane as a line with a sign at the place of each mark, and how many there are."""
    first, last = date(told.start.year, 1, 1), date(told.end.year, 12, 31)
    span = max((last - first).days, 1)

    def cell(day: date) -> int:
        return min(max((day - first).days, 0) * CELLS // span, CELLS - 1)

    def laid(signs: Mapping[int, str]) -> tuple[tuple[str, float], ...]:
        return tuple((signs.get(n, "┊" if n == cell(told.day) else "·"), 1.0) for n in range(CELLS))

    band = {
        n: "█" if m.kind == "drift" else "░"
        for m in _of(told, SPAN)
        for n in range(cell(m.start), cell(m.end or last) + 1)
    }
    years = f"{first.year}–{last.year}"
    bars = [Bar(label("life.tid"), laid(band), years)]
    for name, lane in follow_ups:
        order = sorted(lane, key=lambda mark: mark.kind == OVERDUE)
        bars.append(Bar(name, laid({cell(m.start): SHAPES[state_shown(m.kind)][1] for m in order}), str(len(lane))))
    for heading, sign in ((FINDING, "×"), (SANCTION, "◆")):
        lane = _of(told, heading)
        if lane:
            name = label(f"life.{heading}.many")
            bars.append(Bar(name, laid({cell(m.start): sign for m in lane}), str(len(lane))))
    return bars
