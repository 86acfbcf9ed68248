"""Coverage as tables: one agreement's matrix, agreements in a line each, like agreements together, goals, levels."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from uppf.model.facts import Duration
from uppf.problem import Problem
from uppf.rules.coverage import Coverage, Covered, suggested
from uppf.rules.demands import CLAUSE
from uppf.rules.due import Due
from uppf.rules.overview import Across, GoalCovered, Level
from uppf.show.done import capital
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label, message

Date = dt.date
Words = Mapping[str, str]
TAKEN_UP = 12
"""How many requirements a suggestion names before it only counts the rest."""


def _said(code: str, **facts: object) -> str:
    return capital(message(Problem(f"coverage.{code}", facts=facts)))


def _note(code: str, **facts: object) -> str:
    return f"{_said(code, **facts)}."


def _day(day: Date | None, people: bool) -> Date | str | None:
    """The day; for people a word where there is none."""
    return day or (label("coverage.never") if people else None)


def _years(years: Sequence[int]) -> list[Column]:
    return [Column(f"kontroller_{year}", str(year), "number") for year in years]


def agreement_table(one: Coverage, years: Sequence[int], rows: Sequence[Due], words: Words, people: bool) -> Table:
    """The matrix of one agreement: requirement × year, by area (R188); `rows` are the follow-ups to come."""
    columns = [
        Column("område", label("coverage.area"), "role"),
        Column("krav", label("coverage.requirement"), weight=2),
    ]
    if not people:
        columns += [Column(key, key.replace("_", " ").capitalize()) for key in ("text", "avtalspunkt")]
    columns += [*_years(years), Column("brister", label("coverage.findings"), "number")]
    columns += [Column("senast", label("coverage.last"), "text" if people else "date")]
    if one.promise or not people:
        columns += [Column("löfte", label("coverage.promise"), "state")]
    if not people:
        columns += [Column("löfte_till", "Löfte till", "date"), Column("fokus", "Fokus"), Column("regler", "Regler")]
    shown = [each for each in one.covered if not people or each.checks or each.demand.kind != CLAUSE]
    areas = list(dict.fromkeys(each.demand.area for each in shown))
    shown.sort(key=lambda each: areas.index(each.demand.area))
    found = [_requirement(each, years, people) for each in shown]
    title = _said("title", agreement=one.agreement, title=one.title, provider=one.provider.name)
    return Table(title, tuple(columns), tuple(found), "område", tuple(_notes(one, rows)), words)


def _requirement(one: Covered, years: Sequence[int], people: bool) -> Row:
    demand = one.demand
    return {
        "område": demand.area or label("coverage.no-area"),
        "krav": (label(demand.key) if demand.kind == CLAUSE else demand.key) if people else demand.id,
        "text": demand.text,
        "avtalspunkt": demand.clause_number or None,
        **{f"kontroller_{year}": one.in_year(year) or (None if people else 0) for year in years},
        "brister": len(one.findings) or (None if people else 0),
        "senast": str(_day(one.last, people)) if people else one.last,
        "löfte": one.state or None,
        "löfte_till": one.last_day,
        "fokus": label("yes") if one.focus else None,
        "regler": one.tried_in or None,
    }


def _notes(one: Coverage, rows: Sequence[Due]) -> Iterable[str]:
    """What stands under the matrix: the promise, what was never looked at, what to take up next (R039, R188, R215)."""
    if one.promise:
        count = len(one.broken)
        facts = {"within": span(one.promise.within), "rule": one.promise.rule, "reading": one.promise.reading}
        yield _note("promised", broken=count or None, all=len(one.requirements), **facts)
    elif one.requirements:
        yield _note("unpromised")
    if one.never:
        never = tuple(each.demand.key for each in one.never)
        yield _note("never", count=len(never), all=len(one.requirements), requirements=never)
    wanted = tuple(each.demand.key for each in suggested(one))
    if wanted:
        row = rows[0] if rows else None
        more = len(wanted) - TAKEN_UP
        named = (*wanted[:TAKEN_UP], _said("more", count=more)) if more > 0 else wanted
        yield _note("suggestion", requirements=named, row=row and row.title, day=row and row.due, id=row and row.id)
    lacking = tuple(each.demand.key for each in one.requirements if each.demand.missing)
    if lacking:
        yield _note("unverifiable", requirements=lacking)
    for purpose in one.purposes:
        yield _note("purpose", purpose=purpose.key, rules=len(purpose.rules) or None, day=purpose.last)
    if one.unknown:
        yield _note("unknown", requirements=one.unknown)


def span(length: Duration) -> str:
    """A length of time in words."""
    parts = ((length.months, "month/months"), (length.days, "day/days"), (length.workdays, "workday/workdays"))
    said = [label(f"coverage.{name.split('/')[amount != 1]}").format(count=amount) for amount, name in parts if amount]
    return " ".join(said)


def agreements_table(found: Sequence[Coverage], words: Words, people: bool, since: Date | None) -> Table:
    """Every agreement in a line: how many requirements, never looked at, promise broken, last; the two purposes."""
    columns = [
        Column("avtal", label("coverage.agreement"), "id"),
        Column("utförare", label("coverage.provider"), weight=2),
        Column("verksamhet", label("coverage.service"), "role"),
        Column("krav", label("coverage.requirements"), "number"),
        Column("aldrig", label("coverage.never-column"), "number"),
        Column("brutet", label("coverage.broken"), "number"),
        Column("senast", label("coverage.last"), "text" if people else "date"),
    ]
    if not people:
        columns += [Column(key, key.capitalize(), "date") for key in ("kvalitet", "ekonomi")]
    rows: list[Row] = []
    for one in found:
        last = max(filter(None, (each.last for each in one.requirements)), default=None)
        rows.append(
            {
                "avtal": one.agreement,
                "utförare": one.provider.name,
                "verksamhet": one.services,
                "krav": len(one.requirements),
                "aldrig": len(one.never) or (None if people else 0),
                "brutet": (len(one.broken) if one.promise else None) or (None if people or not one.promise else 0),
                "senast": (str(_day(last, people)) if one.requirements else None) if people else last,
                **{purpose.key: purpose.last for purpose in one.purposes},
            }
        )
    notes = [_note("since", day=since)] if since else []
    return Table(label("coverage.all"), tuple(columns), tuple(rows), "", tuple(notes), words)


def across_table(service: str, found: Sequence[Across], words: Words, people: bool) -> Table:
    """Requirements across the agreements of a kind of service, by area, with a theme to propose (R095, R215)."""
    columns = [
        Column("område", label("coverage.area"), "role"),
        Column("krav", label("coverage.requirement"), weight=2),
        Column("avtal", label("coverage.agreements"), "number"),
        Column("aldrig", label("coverage.never-column"), "number"),
        Column("brutet", label("coverage.broken"), "number"),
        Column("senast", label("coverage.last"), "text" if people else "date"),
        Column("aldrig_hos", label("coverage.never-at"), weight=2),
    ]
    areas = list(dict.fromkeys(one.demand.area for one in found))
    rows: list[Row] = [
        {
            "område": one.demand.area or label("coverage.no-area"),
            "krav": one.demand.key if people else one.demand.id,
            "avtal": len(one.agreements),
            "aldrig": len(one.never) or (None if people else 0),
            "brutet": len(one.broken) or (None if people else 0),
            "senast": str(_day(one.last, people)) if people else one.last,
            "aldrig_hos": one.never,
        }
        for one in sorted(found, key=lambda one: areas.index(one.demand.area))
    ]
    theme = tuple(one.demand.key for one in sorted(found, key=lambda one: -len(one.never)) if one.theme)
    notes = [_note("theme", requirements=theme[:TAKEN_UP])] if theme else []
    title = _said("service", service=words.get(service) or label(service))
    return Table(title, tuple(columns), tuple(rows), "område", tuple(notes), words)


def goals_table(found: Sequence[GoalCovered], years: Sequence[int], words: Words, people: bool) -> Table:
    """Each goal of the programme: requirements that serve it, how often they were looked at, and never."""
    columns = (
        Column("mål", label("coverage.goal"), "text" if people else "id"),
        Column("text", label("coverage.text"), weight=2),
        Column("krav", label("coverage.requirements"), "number"),
        Column("avtal", label("coverage.agreements"), "number"),
        *_years(years),
        Column("aldrig", label("coverage.never-column"), "number"),
    )
    rows: list[Row] = [
        {
            "mål": one.key,
            "text": one.text,
            "krav": len(one.requirements),
            "avtal": len(one.agreements),
            **{f"kontroller_{year}": sum(day.year == year for day in one.checks) for year in years},
            "aldrig": len(one.never),
        }
        for one in found
    ]
    unserved = tuple(one.key for one in found if not one.requirements)
    notes = [label("coverage.goals-note")] + ([_note("unserved", goals=unserved)] if unserved else [])
    return Table(label("coverage.goals"), columns, tuple(rows), "", tuple(notes), words)


def levels_table(found: Sequence[Level], years: Sequence[int], words: Words) -> Table:
    """Level × year: finished follow-ups under the plans of each level, and counts from individuals (R168, R170)."""
    columns = (
        Column("nivå", label("coverage.level"), "role"),
        Column("plan", label("coverage.plan"), weight=2),
        *_years(years),
        Column("antal", label("coverage.aggregates"), "number"),
    )
    rows: list[Row] = [
        {
            "nivå": one.level or "coverage.no-level",
            "plan": one.plan,
            **{f"kontroller_{year}": sum(day.year == year for day in one.days) for year in years},
            "antal": len(one.aggregates),
        }
        for one in found
    ]
    known = tuple(dict.fromkeys(one.level for one in found if one.level))
    note = _note("levels-known", levels=known) if known else label("coverage.levels-unknown")
    return Table(label("coverage.levels"), columns, tuple(rows), "nivå", (note,), words)
