"""Findings by grade over time: a bar for each half-year, for all and for each kind of service."""

from collections.abc import Mapping, Sequence

from uppf.rules.period import period_text
from uppf.rules.tally import GRADES, Tally
from uppf.show.drawing import FILLS, INK, QUIET, SMALL, WARM, WIDTH, Box, Mark, lines, measure, rect, text
from uppf.show.heatmap import HeatRow, heat_map
from uppf.show.picture import MARGIN, Bar, Picture, legend, picture, sentence, swatch
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

SIGNS = dict(zip(GRADES, "█▓▒░", strict=True))
PAINTS = dict(zip(GRADES, FILLS, strict=True))
LEFT, RIGHT = 72.0, 300.0
"""Where bars begin, and where the longest may end."""
STEP = 21


def grade_bars(counted: Tally, titles: Mapping[str, str], service: str = "", notes: tuple[str, ...] = ()) -> Picture:
    """The findings of each half-year by grade, of one kind of service or of all; of all also one by one, as a map."""
    if service:
        counted = _only(counted, (service,))
    names = {one: titles.get(one, label(one or "grades.no-service")) for one in counted.services()}
    title = label("grades.title")
    if service:
        title = label("grades.title-about").format(about=titles.get(service, label(service)))
    rows = tuple(_row(counted, period, one, names[one]) for one in names for period in counted.periods)
    found = sum(counted.findings.values())
    table = Table(title, _columns(), rows if found else (), notes=(*notes, label("grades.note")))
    marks, top = legend([(swatch(PAINTS[grade], WARM), _word(grade)) for grade in _used(counted)], 0)
    laid, top = _marks(counted, top + 4)
    marks += laid
    bars = _bars(counted)
    several = [one for one in names if sum(_only(counted, (one,)).findings.values())]
    if len(several) > 1 and not service:
        marks.append(text(label("grades.by-service"), (MARGIN, top + 20), bold=True))
        mapped = [_mapped(counted, one, names[one]) for one in several]
        laid, top = heat_map(mapped, [_brief(period) for period in counted.periods], label("grades.frame"), top + 30)
        marks += laid
        bars += [_whole(counted, one, names[one]) for one in several]
    key = " · ".join(f"{SIGNS[grade]} {_word(grade)}" for grade in _used(counted))
    return picture("brister", _said(counted), table, bars, key, marks, top)


def _only(counted: Tally, services: Sequence[str]) -> Tally:
    findings, reports = counted.findings.copy(), counted.reports.copy()
    for one in [one for one in findings if one[1] not in services]:
        del findings[one]
    for other in [one for one in reports if one[1] not in services]:
        del reports[other]
    return counted._replace(findings=findings, reports=reports)


def _word(grade: str) -> str:
    return label(f"grades.{grade}" if grade else "grades.none")


def _key(grade: str) -> str:
    return grade or "ograderad"


def _used(counted: Tally) -> list[str]:
    return [grade for grade in GRADES if any(counted.grades(period)[grade] for period in counted.periods)]


def _columns() -> tuple[Column, ...]:
    return (
        Column("verksamhet", label("coverage.service")),
        Column("halvår", label("grades.period")),
        *(Column(_key(grade), _word(grade), "number") for grade in GRADES),
        Column("summa", label("year.total"), "number"),
        Column("rapporter", label("grades.reports"), "number"),
    )


def _row(counted: Tally, period: str, service: str, name: str) -> Row:
    # The nameless kind of service is no wish to see all of them.
    only = _only(counted, (service,))
    found = only.grades(period)
    row: dict[str, str | int] = {"verksamhet": name, "halvår": period}
    row |= {_key(grade): count for grade, count in found.items()}
    return row | {"summa": sum(found.values()), "rapporter": only.reported(period)}


def _short(period: str) -> str:
    year, _, half = period.partition("-H")
    return label("grades.half").format(year=year, half=half)


def _said(counted: Tally) -> str:
    totals = {period: sum(counted.grades(period).values()) for period in counted.periods}
    most = max(totals, key=lambda period: (totals[period], period))
    grave = sum(counted.grades(period)[GRADES[0]] for period in totals)
    return sentence(
        "picture.grades",
        first=period_text(counted.periods[0]),
        day=counted.day.isoformat(),
        count=sum(totals.values()),
        grave=grave,
        period=period_text(most),
        most=totals[most],
    )


def _bars(counted: Tally) -> list[Bar]:
    return [_summed(counted, _short(period), (period,), "") for period in counted.periods]


def _whole(counted: Tally, service: str, name: str) -> Bar:
    return _summed(_only(counted, (service,)), name, counted.periods, label("grades.by-service"))


def _summed(counted: Tally, name: str, periods: Sequence[str], group: str) -> Bar:
    found = {grade: sum(counted.grades(period)[grade] for period in periods) for grade in GRADES}
    reports = sum(counted.reported(period) for period in periods)
    said = f"{sum(found.values())} ({label('grades.of').format(count=reports)})"
    return Bar(name, tuple((SIGNS[grade], count) for grade, count in found.items()), said, group)


def _mapped(counted: Tally, service: str, name: str) -> HeatRow:
    """The findings of a kind of service in each half-year; a frame where one of them was of the gravest grade."""
    graded = [_only(counted, (service,)).grades(period) for period in counted.periods]
    return HeatRow(name, tuple(sum(one.values()) for one in graded), tuple(one[GRADES[0]] > 0 for one in graded))


def _brief(period: str) -> str:
    year, _, half = period.partition("-H")
    return f"{year[2:]}:{half}"


def _marks(counted: Tally, top: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    longest = max((sum(counted.grades(period).values()) for period in counted.periods), default=0)
    for period in counted.periods:
        marks += _bar(counted, period, longest, top)
        top += STEP
    return marks, top + 8


def _bar(only: Tally, period: str, longest: int, top: float) -> list[Mark]:
    """A bar of its parts, each with its number where there is room for it; the whole and the reports after it."""
    found = only.grades(period)
    marks = [text(_short(period), (MARGIN, top + 13), SMALL, colour=QUIET)]
    left = LEFT
    for grade, count in found.items():
        wide = (RIGHT - LEFT) * count / max(longest, 8)
        if not count:
            continue
        marks.append(rect(Box(left, top, left + wide, top + STEP - 5), PAINTS[grade], WARM))
        said = str(count)
        room = measure(said, SMALL, True) + 4
        if len([n for n in found.values() if n]) > 1 and room + 4 <= wide:
            middle = left + wide / 2
            if PAINTS[grade] != "full":
                marks.append(
                    rect(Box(middle - room / 2, top + 1.5, middle + room / 2, top + 14.5), "blank", outline="")
                )
            colour = "#ffffff" if PAINTS[grade] == "full" else INK
            marks.append(text(said, (middle, top + 12.5), SMALL, "middle", colour, True))
        left += wide
    total = str(sum(found.values()))
    marks.append(text(total, (left + 5, top + 13), SMALL, bold=True))
    after = left + 5 + measure(total, SMALL, True) + 5
    reports = lines(label("grades.of").format(count=only.reported(period)), WIDTH - 4 - after, 1, SMALL)
    marks.append(text(reports[0] if reports else "", (after, top + 13), SMALL, colour=QUIET))
    return marks
