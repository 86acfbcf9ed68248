"""The check points of a follow-up: what the plan asks of the kind of service, phase by phase, and what is answered."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Subject
from uppf.rules.calendar import add_days
from uppf.rules.checks_case import plans_of, rule_of
from uppf.rules.distill import scope
from uppf.rules.distill_provider import provider_facts
from uppf.rules.period import parse_period
from uppf.rules.spoken import slug
from uppf.rules.status import CLOSED_FINDING, finding_state
from uppf.rules.subjects import fits
from uppf.rules.twins import counted, disagree
from uppf.rules.visits import hidden, latest, standing

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case, DeskCheck
    from uppf.model.plan import CheckPoint, Plan, Rule
    from uppf.model.register import Register

Date = dt.date
PHASES = ("förberedelse", "på_plats", "efter")
"""In which order points are looked at."""
ON_SITE = PHASES[1]
AFTER = PHASES[2]
REGISTER = "registerkontroll"
CONTROL = "kontroll"
STEM = 4
"""How much of a name says what a control is of; what is shorter could be of anything."""
SOURCES: Mapping[str, tuple[str, ...]] = {
    "klagomål": ("klagomål",),
    "avvikelser": ("avvikelseblankett", "signal"),
    "lex_sarah": ("lex_sarah_information",),
}
"""What a point may be told of by itself: signals from these sources, counted (R060)."""
OPEN_FINDINGS = "öppna_brister"
VISIT = "tillfälle"
NOT_APPLICABLE = "ej_tillämpligt"
UNSETTLED = ("ej_bedömt", NOT_APPLICABLE)
"""Steps of a scale that assess nothing: what does not apply needs a reason of its own."""


CONCLUDED: "Mapping[str, Callable[[Case], bool]]" = {
    "beslut": lambda case: case.decision is not None,
    "bedömning": lambda case: case.signal is not None and case.signal.judged is not None,
}
"""What a point of what comes after may be answered by, which the case has a place of its own for."""


class Asked(NamedTuple):
    """A check point that a follow-up asks, where it has been answered, and what is known without asking."""

    point: "CheckPoint"
    place: tuple[str, ...]
    """The way to the answer by fields of the models; empty while there is none."""
    answer: "Assessment | None"
    known: tuple[tuple[str, int], ...]
    control: "DeskCheck | None" = None
    """The last control at a register that looked at it (R061–R063)."""
    concluded: bool = False
    """Whether the case itself has the decision or the judgement that it asks for (R201, R218)."""
    disputed: bool = False
    """Whether another answer of the same occasion says something else: then neither counts."""

    @property
    def settled(self) -> bool:
        """Whether it has been assessed or controlled at its register, or does not apply for a reason."""
        answer = self.answer
        if self.disputed:
            return False
        if answer and (answer.not_applicable or answer.assessment not in (None, *UNSETTLED)):
            return True
        return self.control is not None or self.concluded

    @property
    def demanded(self) -> bool:
        """Whether it must be assessed before the case is closed."""
        return self.point.mandatory and str(self.point.norm) == "ska"


def asked(register: "Register", case: "Case", day: Date) -> list[Asked]:
    """The points of the case's rule for the service it is about, in order of phase, with answers until now.

    Where each visit is a follow-up of its own, it is the last one's points that are told; else the case's.
    Source: R152–R153, R060, R203; the plans' check points.
    """
    rule = rule_of(register, case)
    plan = register.plans.get((case.rule or "").partition("/")[0])
    if rule is None or plan is None:
        return []
    case = counted(case)
    answers = _by_point(case, rule, day)
    told = []
    for point in _points(register, plan, rule, case):
        known, control = _known(register, case, point, day), _controlled(case, point, day)
        concluded = any(CONCLUDED[name](case) for name in point.automatic if name in CONCLUDED)
        found = answers.get(point.id, [])
        told += [Asked(point, place, answer, known, control, concluded, disputed) for place, answer, disputed in found]
        told += [] if found else [Asked(point, (), None, known, control, concluded)]
    return told


def _by_point(case: "Case", rule: "Rule", day: Date) -> dict[str, list[tuple[tuple[str, ...], "Assessment", bool]]]:
    """The answers that count, point by point, and of each whether another of the same occasion says against it.

    What a point says of one requirement stands beside what it says of another. Of two that agree the fuller counts;
    of two that do not, neither does, and both are told.
    """
    last: dict[tuple[str, str | None], list[tuple[tuple[str, ...], Assessment]]] = {}
    for name, (place, answer) in _answers(case, rule, day):
        before = last.get((name, answer.requirement), [])
        same = [one for one in before if one[0][:-1] == place[:-1]]
        last[name, answer.requirement] = [*same, (place, answer)]
    told: dict[str, list[tuple[tuple[str, ...], Assessment, bool]]] = {}
    for (name, _), found in last.items():
        disputed = any(disagree(one, other) for (_, one), (_, other) in combinations(found, 2))
        kept = found if disputed else [max(found, key=lambda one: bool(one[1].assessment or one[1].not_applicable))]
        told.setdefault(name, []).extend((place, answer, disputed) for place, answer in kept)
    return told


def _points(register: "Register", plan: "Plan", rule: "Rule", case: "Case") -> list["CheckPoint"]:
    rows = list(rows_of(register, case))
    other = _of_other_years(plan, case)
    wanted = [point for point in plan.check_points if point.id in rule.check_points and point.id not in other]
    kept = [
        point
        for point in wanted
        if point.applies_to is None or not rows or any(fits(scope(point.applies_to, None), row) for row in rows)
    ]
    if by_survey(register, case) and not standing(case):
        # Nobody comes: what is looked at on the spot is not asked (S1:101, S1:113).
        kept = [point for point in kept if str(point.phase) != ON_SITE]
    return sorted(kept, key=lambda point: PHASES.index(str(point.phase)))


def _of_other_years(plan: "Plan", case: "Case") -> set[str]:
    """The points that are focus areas, but not of the year that the case is about, if the plan says what is (R262)."""
    areas = plan.focus_areas.get((case.period or "")[:4])
    every = {point for year in plan.focus_areas.values() for area in year for point in area.check_points}
    return every - {point for area in areas for point in area.check_points} if areas else set()


def by_survey(register: "Register", case: "Case") -> bool:
    """Whether the case's method is that of a questionnaire of its plans (R072, R283)."""
    known = (one for plan in plans_of(register, case) for one in plan.questionnaires)
    return any(case.method in one.method for one in known)


def _controlled(case: "Case", point: "CheckPoint", day: Date) -> "DeskCheck | None":
    """The last control of the kind that a point is named after, by whichever of their names."""
    if REGISTER not in point.method:
        return None
    found = [
        one
        for one in case.desk_checks.values()
        if one.date <= day and any(_is_of(slug(kind), point) for kind in (one.kind, one.part) if kind)
    ]
    return max(found, key=lambda one: one.date, default=None)


def _stem(name: str) -> str:
    """What a control is of: ``skatte`` of ``skattekontroll``; what is not called a control is its own."""
    return name.removesuffix(CONTROL).strip("-") or name


def _is_of(kind: str, point: "CheckPoint") -> bool:
    """Whether a control is the one a point asks for: ``skatt`` and ``skattekontroll`` are, a part of it is not."""
    if kind == slug(point.text):
        return True
    mine, theirs = _stem(point.id), _stem(kind)
    if min(len(mine), len(theirs)) < STEM:
        return False
    return theirs.startswith(mine) or (mine.startswith(theirs) and not mine.removeprefix(theirs).startswith("-"))


def rows_of(register: "Register", case: "Case") -> list[Subject]:
    """The rows of facts that a case is about: its units, else those of its agreement or its provider."""
    units = {case.unit, *case.units} - {None}
    found = [
        row
        for provider in register.providers.values()
        if case.provider in (None, provider.provider)
        for row in provider_facts(provider).subjects
        if (not units or row.dims.unit in units) and case.agreement in (None, row.dims.agreement)
    ]
    return found if units or case.agreement or case.provider else []


def _answers(case: "Case", rule: "Rule", day: Date) -> Iterator[tuple[str, tuple[tuple[str, ...], "Assessment"]]]:
    """Where each check point is answered; what is assessed at the last visit goes before the case's own."""
    last = latest(case, day)
    each = VISIT in rule.counts_as_done
    groups: list[tuple[tuple[str, ...], Mapping[str, Assessment]]] = [(("points",), case.points)]
    groups += [
        (("visits", name, "points"), visit.points)
        for name, visit in sorted(standing(case).items(), key=lambda item: (item[1].date, item[0]))
        if name == last or not each
    ]
    for route, group in groups:
        for key, one in sorted(group.items()):
            if one.check_point:
                yield one.check_point, ((*route, key), one)


def _known(register: "Register", case: "Case", point: "CheckPoint", day: Date) -> tuple[tuple[str, int], ...]:
    """What the repository tells of a point: open findings since before, and signals since the last visit (R060)."""
    if not point.automatic:
        return ()
    whole = case.service if not (case.unit or case.units or case.agreement or case.provider) else None
    alike = [
        one
        for one in register.cases.values()
        if one.case != case.case and (whole in _services(register, one) if whole else _same(one, case))
    ]
    earlier = [one for one in alike if not hidden(one, day)]
    before = [v.date for one in earlier for v in standing(one).values() if v.date <= day]
    since, until, said = max(before, default=Date.min), day, ""
    if whole and (year := parse_period(case.period or "")):
        # A picture of a kind of service tells of all that came in its year, whoever has been visited since.
        since, until, said = add_days(year.start, -1), min(day, year.end), ".år"
    told: list[tuple[str, int]] = []
    for name in point.automatic:
        if name == OPEN_FINDINGS:
            still = [
                key for one in earlier for key in one.findings if finding_state(one, key, day) not in CLOSED_FINDING
            ]
            told.append((name, len(still)))
        elif name in SOURCES:
            came = [
                one.signal.count or 1
                for one in alike
                if one.signal and str(one.signal.source) in SOURCES[name] and since < one.signal.received <= until
            ]
            told.append((f"{name}{said}", sum(came)))
    return tuple(told)


def _services(register: "Register", case: "Case") -> set[str | None]:
    return {case.service, *(row.dims.service for row in rows_of(register, case))}


def _same(one: "Case", other: "Case") -> bool:
    """Whether two cases are about the same: a unit where both name one, else the agreement, else the provider."""
    mine, theirs = {one.unit, *one.units} - {None}, {other.unit, *other.units} - {None}
    if mine and theirs:
        return bool(mine & theirs)
    if one.agreement and other.agreement:
        return one.agreement == other.agreement
    return bool(one.provider) and one.provider == other.provider
