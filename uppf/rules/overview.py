"""Coverage seen wide: requirements across like agreements, the programme's goals, and the levels of follow-up."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.coverage import BROKEN, Coverage, Desk
from uppf.rules.demands import Demand
from uppf.rules.sighting import told

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date
THEME = 2
"""So many like agreements that a requirement has never been looked at under, before a theme is proposed."""


class Across(NamedTuple):
    """A requirement across the agreements that have it: at how many looked at, where never, where the promise broke."""

    demand: Demand
    agreements: tuple[str, ...]
    never: tuple[str, ...]
    broken: tuple[str, ...]
    last: Date | None

    @property
    def theme(self) -> bool:
        """Whether a theme that takes it up is worth proposing (S3:167, R215)."""
        return not self.demand.missing and len(self.never) >= THEME


def across(coverages: Iterable[Coverage]) -> tuple[Across, ...]:
    """Each requirement once, with the agreements that have it; in the order of their sets."""
    found: dict[str, Across] = {}
    for whole in coverages:
        for one in whole.requirements:
            before = found.get(one.demand.id, Across(one.demand, (), (), (), None))
            found[one.demand.id] = Across(
                before.demand,
                (*before.agreements, whole.agreement),
                before.never if one.checks else (*before.never, whole.agreement),
                (*before.broken, whole.agreement) if one.state == BROKEN else before.broken,
                max(filter(None, (before.last, one.last)), default=None),
            )
    return tuple(found.values())


class GoalCovered(NamedTuple):
    """A goal of the council's programme, and how it is followed up through the requirements that serve it."""

    key: str
    text: str
    requirements: tuple[str, ...]
    checks: tuple[Date, ...]
    never: tuple[tuple[str, str], ...]
    """The agreement and the requirement of each that has never been looked at."""
    agreements: tuple[str, ...]


def goals(register: "Register", coverages: Iterable[Coverage]) -> tuple[GoalCovered, ...]:
    """Every goal of the programmes, also one that no requirement serves (KL 5:3)."""
    programmes = register.municipality.programmes if register.municipality else ()
    texts = {key: goal.text for programme in programmes for key, goal in programme.goals.items()}
    every = [(whole.agreement, one) for whole in coverages for one in whole.requirements]
    found = []
    for key, text in texts.items():
        mine = [(agreement, one) for agreement, one in every if one.demand.goal == key]
        found.append(
            GoalCovered(
                key,
                text,
                tuple(dict.fromkeys(one.demand.id for _, one in mine)),
                tuple(sorted(day for _, one in mine for day, _ in one.checks)),
                tuple((agreement, one.demand.id) for agreement, one in mine if not one.checks),
                tuple(dict.fromkeys(agreement for agreement, _ in mine)),
            )
        )
    return tuple(found)


class Level(NamedTuple):
    """A plan at the level it says of itself, and the days that something was followed up under it."""

    level: str
    plan: str
    days: tuple[Date, ...]
    aggregates: tuple[Date, ...]
    """Of these the days that only counts from the follow-up of individuals came in (S3:60, R170)."""


def levels(at: Desk) -> tuple[Level, ...]:
    """Every plan in its level, those that name none last (S3:60, R168)."""
    plans = sorted(at.register.plans.values(), key=lambda plan: (not plan.document.level, plan.document.level or ""))
    return tuple(
        Level(
            plan.document.level or "", plan.plan, _days(at, plan.plan, "rapport.färdig"), _days(at, plan.plan, "antal")
        )
        for plan in plans
    )


def _days(at: Desk, plan: str, name: str) -> tuple[Date, ...]:
    """The days of something done under a plan's rules, once each, though a case may concern several units."""
    done = {
        (event.date, event.dims.case, event.dims.item)
        for event in at.found.events.get(name, ())
        if event.rule.partition("/")[0] == plan
        and event.date <= at.day
        and told(at.register.cases[event.dims.case], at.day)
    }
    return tuple(day for day, _, _ in sorted(done))
