"""The whole municipality as the variables of a template: what needs its leaders, its boards, and the programme."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.problem import Problem
from uppf.rules import coverage
from uppf.rules.coverage import Covered
from uppf.rules.distill import terms
from uppf.rules.due import OVERDUE, PASSED, Due
from uppf.rules.early import Early, early
from uppf.rules.overview import GoalCovered, goals
from uppf.rules.period_summary import PROVIDER, Within
from uppf.show.about import board, period, pictures, provider
from uppf.show.about.subject import Asked, Record, Subject, Topic
from uppf.show.about.yearplan import year_plan
from uppf.show.words import message

if TYPE_CHECKING:
    from uppf.model.municipality import Programme

Date = dt.date
NAME = "kommun"
"""What a paper about the whole municipality is called among files."""


def _one(asked: Asked, text: str) -> Subject:
    """The municipality, of which there is one, whatever was said."""
    drawn = {**pictures.of_year(asked, lambda row: True), **pictures.of_findings(asked)}
    return Subject(NAME, "", lambda: variables(asked), drawn)


def _every(asked: Asked) -> Iterator[Subject]:
    yield _one(asked, "")


TOPIC = Topic(_one, _every, named=False)


def variables(asked: Asked) -> Record:
    """Everything that a paper about the whole municipality may say."""
    return {
        **asked.known,
        **period.variables(asked, Within()),
        **year_plan(asked, Within()),
        **_waiting(asked),
        "nämnder": [_board(asked, key) for key in board.boards(asked)],
        "tidiga_tecken": [_sign(asked, one) for one in early(asked.register, asked.facts, asked.day, asked.rows)],
        **_programmes(asked),
        "utförare_alla": provider.register_record(asked),
    }


def _waiting(asked: Asked) -> Record:
    """What is late today: what the municipality is to do, by weight, and what providers were to hand in or do."""
    late = [row for row in period.rows_told(asked) if row.state in (OVERDUE, PASSED)]
    ours = [row for row in late if row.obliged != PROVIDER]
    return {
        "försenat": [period.row(asked, row) for row in ours if row.state == OVERDUE],
        "passerat": [period.row(asked, row) for row in ours if row.state == PASSED],
        "försenat_av_utförare": [period.row(asked, row) for row in late if row.obliged == PROVIDER],
        "försenat_per_roll": _by_role([row for row in ours if row.state == OVERDUE]),
    }


def _by_role(rows: list[Due]) -> list[Record]:
    roles = dict.fromkeys(sorted(row.responsible for row in rows))
    counts = [{"roll": role or None, "antal": sum(row.responsible == role for row in rows)} for role in roles]
    return sorted(counts, key=lambda one: (-int(one["antal"] or 0), str(one["roll"])))


def _sign(asked: Asked, one: Early) -> Record:
    provider = asked.register.providers.get(one.provider)
    unit = provider.units.get(one.unit) if provider else None
    named = [unit.name if unit else "", period.name_of(provider) if provider else one.provider]
    return {
        "gäller": " · ".join(dict.fromkeys(filter(None, named))),
        "tecken": one.sign,
        "antal": one.number,
        "före": one.before,
        "senast": one.last,
        "förklaring": message(Problem(f"early.{one.sign}", facts=one._asdict())),
    }


def _board(asked: Asked, key: str) -> Record:
    """How a board has followed up private providers in the period (L5), and who else performs under it."""
    known = board.boards(asked)[key]
    whole = period.summary(asked, Within(board=key))
    return {
        "id": key,
        "namn": known.name,
        "privata": period.variables(asked, Within(board=key, private=True)),
        "hela": period.extent(whole),
    }


# The council's programme


def _programmes(asked: Asked) -> Record:
    """The programme of the term that is asked for, else of the day; and the last one before, where there is none."""
    day = min(asked.period.end, asked.day) if asked.period else asked.day
    begun, ends = term(day)
    municipality = asked.register.municipality
    every = sorted(
        municipality.programmes if municipality else (),
        key=lambda one: one.term.from_date or one.decided_on or Date.min,
    )
    now = [one for one in every if (one.term.from_date or one.decided_on or begun) >= begun and _holds(one, day)]
    earlier = [one for one in every if one not in now and (one.term.from_date or begun) < begun]
    served = _served(asked)
    return {
        "mandatperiod": {"från": begun, "till": ends},
        "program": _programme(asked, now[-1], served) if now else None,
        "tidigare_program": _programme(asked, earlier[-1], served) if earlier else None,
    }


def term(day: Date) -> tuple[Date, Date]:
    """The first and the last day of the term of office that a day lies in."""
    starts = terms(Date(day.year - 4, 1, 1), 10)
    begun = max(start for start in starts if start <= day)
    following = min(start for start in starts if start > begun)
    return begun, following - dt.timedelta(days=1)


def _holds(one: "Programme", day: Date) -> bool:
    return (one.term.from_date or day) <= day <= (one.term.to_date or day)


class Served(NamedTuple):
    """The goals of the programmes, and the requirements of all agreements by their ids."""

    goals: tuple[GoalCovered, ...]
    requirements: Mapping[str, tuple[Covered, ...]]


def _served(asked: Asked) -> Served:
    at = coverage.desk(asked.register, asked.facts, asked.day)
    every = [coverage.coverage(at, key) for key in coverage.active(asked.register, asked.day)]
    requirements: dict[str, tuple[Covered, ...]] = {}
    for one in (one for whole in every for one in whole.requirements):
        requirements[one.demand.id] = (*requirements.get(one.demand.id, ()), one)
    return Served(goals(asked.register, every), requirements)


def _programme(asked: Asked, one: "Programme", served: Served) -> Record:
    start, end = one.term.from_date or Date.min, one.term.to_date or Date.max
    mine = [goal for goal in served.goals if goal.key in one.goals]
    return {
        "från": one.term.from_date,
        "till": one.term.to_date,
        "beslutad": one.decided_on,
        "dnr": one.registry_number,
        "paragraf": one.section,
        "uppföljning": one.follow_up,
        "allmänhetens_insyn": one.public_insight,
        "mål": [
            {
                "text": goal.text,
                "avtal": len(goal.agreements),
                "kontroller": sum(start <= day <= end for day in goal.checks),
                "krav": [_requirement(asked, served.requirements[name], start, end) for name in goal.requirements],
            }
            for goal in mine
        ],
    }


def _requirement(asked: Asked, found: tuple[Covered, ...], start: Date, end: Date) -> Record:
    """A requirement that serves a goal: in how many agreements, how it is followed up, and when it was looked at."""
    days = [day for one in found for day, _ in one.checks if start <= day <= end]
    cases = (asked.register.cases[name] for one in found for _, name in one.checks)
    rules = dict.fromkeys((*(name for one in found for name in one.tried_in), *(case.rule or "" for case in cases)))
    return {
        "text": found[0].demand.text,
        "avtal": len(found),
        "kontroller": len(days),
        "senast": max(days, default=None),
        "aldrig": sum(not one.checks for one in found),
        "följs_upp_genom": sorted({rule.title for name in rules if (rule := asked.register.rule(name))}),
    }
