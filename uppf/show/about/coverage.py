"""Which requirements have been looked at, as a template has it: requirement by year, and how the promise stands."""

from functools import lru_cache
from itertools import groupby

from uppf.rules.coverage import Coverage, Covered, Desk, coming, coverage, desk, suggested
from uppf.rules.demands import CLAUSE
from uppf.show.about.subject import Asked, Record
from uppf.show.coverage import span
from uppf.show.words import label

YEARS = 4
"""So many years are shown, this one included."""


@lru_cache(maxsize=2)
def laid(asked: Asked) -> Desk:
    """What is known, laid out for asking about requirements; once for all papers of a run."""
    return desk(asked.register, asked.facts, asked.day)


def years(asked: Asked) -> list[int]:
    """The years that are shown, the last one last: that of the period asked for, else this year."""
    last = asked.period.end.year if asked.period else asked.day.year
    return list(range(last - YEARS + 1, last + 1))


def coverage_record(asked: Asked, agreement: str) -> Record:
    """The coverage of an agreement (R188, R215, T29 d)."""
    at = laid(asked)
    one = coverage(at, agreement)
    shown = [each for each in one.covered if each.checks or each.demand.kind != CLAUSE]
    areas = list(dict.fromkeys(each.demand.area for each in shown))
    shown.sort(key=lambda each: areas.index(each.demand.area))
    row = coming(at, list(asked.rows), agreement)
    return {
        "år": years(asked),
        "områden": [
            {"rubrik": _area(area, asked), "krav": [_covered(each, years(asked)) for each in same]}
            for area, same in groupby(shown, key=lambda each: each.demand.area)
        ],
        "antal": len(one.requirements),
        "aldrig": [_named(each) for each in one.never],
        "brutna": [_named(each) for each in one.broken],
        "löfte": _promise(one, asked),
        "går_inte_att_följa_upp": [
            {"text": _named(each), "saknas": list(each.demand.missing)}
            for each in one.requirements
            if each.demand.missing
        ],
        "förslag": [_named(each) for each in suggested(one)],
        "nästa": {"rubrik": row.title, "senast": row.last} if row else None,
        "syften": [{"syfte": each.key, "regler": len(each.rules), "senast": each.last} for each in one.purposes],
        "okända": list(one.unknown),
    }


def _area(area: str, asked: Asked) -> str:
    said = asked.titles.get(area, label(area)) if area else label("paper.other-area")
    return said[:1].upper() + said[1:]


def _named(one: Covered) -> str:
    """A requirement by its text; a clause of the agreement by its word."""
    return label(one.demand.key) if one.demand.kind == CLAUSE else one.demand.text


def _covered(one: Covered, shown: list[int]) -> Record:
    return {
        "text": _named(one),
        "avtalspunkt": one.demand.clause_number or (one.demand.text if one.demand.kind == CLAUSE else None),
        "per_år": [one.in_year(year) for year in shown],
        "brister": len(one.findings),
        "senast": one.last,
        "läge": one.state or None,
        "sista_dag": one.last_day,
        "fokus": one.focus,
    }


def _promise(one: Coverage, asked: Asked) -> Record | None:
    """What the plan promises for each requirement, in words."""
    if one.promise is None:
        return None
    rule = asked.register.rule(one.promise.rule)
    plan = asked.register.plans.get(one.promise.rule.partition("/")[0])
    reading = rule.readings.get(one.promise.reading) if rule else None
    return {
        "inom": span(one.promise.within),
        "regel": rule.title if rule else None,
        "plan": plan.title if plan else None,
        "innebär": reading.meaning if reading else None,
    }
