"""All that a paper about a case says: the case with what surrounds it, in order, with every derived state."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from uppf.model.facts import Facts
from uppf.rules.checks_case import medical
from uppf.rules.coming import coming
from uppf.rules.due import Due, due
from uppf.rules.patterns import Matrix, grade
from uppf.rules.remedy import remedied_on
from uppf.rules.status import action_plan_state, case_state, finding_state
from uppf.rules.twins import counted
from uppf.rules.visits import standing

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case, Report, Visit
    from uppf.model.finding import Action, ActionPlan, Finding, Sanction
    from uppf.model.plan import CheckPoint, Plan, Rule
    from uppf.model.provider import Agreement, Provider, Unit
    from uppf.model.register import Register
    from uppf.model.requirement import Requirement

Date = dt.date
T = TypeVar("T")


class Met(NamedTuple):
    """A visit or a meeting, and the roles that had to be there and were not."""

    key: str
    visit: "Visit"
    absent: tuple[str, ...]


class Point(NamedTuple):
    """Something that was looked at, with the requirement or check point it rests on where one is known."""

    key: str
    date: Date | None
    assessment: "Assessment"
    requirement: "Requirement | None"
    check_point: "CheckPoint | None"
    label: str

    @property
    def area(self) -> str:
        """The area of the requirement, else of the check point; empty where neither says."""
        return (self.requirement.area if self.requirement else None) or (
            (self.check_point.area if self.check_point else None) or ""
        )


class Fault(NamedTuple):
    """A finding with its grade and the one the plan's matrix gives, its state, and the last day somebody has for it."""

    key: str
    finding: "Finding"
    case: "Case"
    requirement: "Requirement | None"
    grade: str
    reckoned: str
    state: str
    last_day: Date | None


class Remedy(NamedTuple):
    """An action of a plan, and once it is done the day that all its findings were verified as remedied."""

    key: str
    action: "Action"
    verified: Date | None


class Planned(NamedTuple):
    """An action plan with its state and its actions in order of their last days."""

    key: str
    plan: "ActionPlan"
    state: str
    actions: tuple[Remedy, ...]


class CaseSummary(NamedTuple):
    """A case as a paper tells it on a day."""

    day: Date
    case: "Case"
    state: str
    final: bool
    report: "Report | None"
    provider: "Provider | None"
    agreement: "Agreement | None"
    units: tuple[tuple[str, "Unit"], ...]
    plan: "Plan | None"
    rule: "Rule | None"
    met: tuple[Met, ...]
    points: tuple[Point, ...]
    faults: tuple[Fault, ...]
    action_plans: tuple[Planned, ...]
    sanctions: tuple[tuple[str, "Sanction"], ...]
    earlier: tuple[Fault, ...]
    coming: tuple[Due, ...]


def case_summary(
    register: "Register", facts: Facts, case: "Case", day: Date, rows: Iterable[Due] | None = None
) -> CaseSummary:
    """Everything known on a day about a case, in the order in which it is told.

    The report is the one being written, else the last one finished; what is said to concern another period or rule
    than the report is left out. Unannounced follow-ups to come are never told (OSL 17:1, L18). ``rows`` are the due
    list of the day, for whoever has reckoned it already.
    """
    case = counted(case)
    agreement = register.agreements().get(case.agreement or "", (None, None))[1]
    provider = _provider(register, case)
    plan, rule = _plan(register, case, agreement)
    report = _report(case, day)
    final = bool(report and report.finished and report.finished <= day)
    written = report.finished if report and final and report.finished else day
    visits = [one for one in in_order(standing(case), "date") if concerns(one[1], report)]
    requirements = _requirements(register, agreement)
    return CaseSummary(
        day,
        case,
        case_state(case, day),
        final,
        report,
        provider,
        agreement,
        tuple(_units(provider, case)),
        plan,
        rule,
        tuple(Met(key, visit, _absent(visit, rule, register)) for key, visit in visits),
        tuple(_points(case, [visit for _, visit in visits], plan, requirements)),
        tuple(faults(register, case, day)),
        tuple(action_plans(case, day)),
        tuple(
            (key, sanction)
            for key, sanction in in_order(case.sanctions, "considered")
            # What is only thought of is not yet said to anyone.
            if sanction.decision or sanction.deliberation
        ),
        tuple(_earlier(register, case, written, day)),
        tuple(coming(due(facts, day) if rows is None else rows, case)),
    )


def in_order(items: Mapping[str, T], field: str) -> list[tuple[str, T]]:
    """Keyed items by a date of theirs, those without one last, then by key."""
    return sorted(items.items(), key=lambda item: (getattr(item[1], field) or Date.max, item[0]))


def concerns(item: object, report: "Report | None") -> bool:
    """Whether an item may belong to a report: neither its rule, its period nor its part is said to be another."""
    pairs = ((getattr(item, field, None), getattr(report, field, None)) for field in ("rule", "period", "part"))
    return all(not own or not wanted or own == wanted for own, wanted in pairs)


def _provider(register: "Register", case: "Case") -> "Provider | None":
    for key, owners in ((case.agreement, register.agreements()), (case.unit, register.units())):
        if key in owners:
            return owners[key][0]  # type: ignore[index]
    return register.providers.get(case.provider or "")


def _units(provider: "Provider | None", case: "Case") -> Iterator[tuple[str, "Unit"]]:
    for key in dict.fromkeys((*((case.unit,) if case.unit else ()), *case.units)):
        if provider and key in provider.units:
            yield key, provider.units[key]


def _plan(register: "Register", case: "Case", agreement: "Agreement | None") -> tuple["Plan | None", "Rule | None"]:
    """The plan and rule that the case says it follows, else the first plan of its agreement."""
    if case.rule:
        return register.plans.get(case.rule.partition("/")[0]), register.rule(case.rule)
    known = (register.plans.get(plan) for plan in (agreement.plans if agreement else ()))
    return next((plan for plan in known if plan), None), None


def _report(case: "Case", day: Date) -> "Report | None":
    """The report being written, else the last one finished."""
    reports = [one for _, one in in_order(case.reports, "draft")]
    unfinished = [one for one in reports if not one.finished or one.finished > day]
    finished = sorted((one for one in reports if one not in unfinished), key=lambda one: one.finished or Date.min)
    return next(reversed(unfinished or finished), None)


def _absent(visit: "Visit", rule: "Rule | None", register: "Register") -> tuple[str, ...]:
    """The roles that the rule wants at the table, and that are not among the present by key, title or other name."""
    roles = register.roles()
    there = {name.casefold().replace("_", " ") for name in visit.present}

    def names(key: str) -> set[str]:
        role = roles.get(key)
        said = (key, role.title, role.abbreviation or "", *role.aliases) if role else (key,)
        return {name.casefold().replace("_", " ") for name in said}

    # Of several medically responsible one is enough.
    one_of = medical(rule)
    spared = one_of if len(one_of) > 1 and any(names(key) & there for key in one_of) else ()
    return tuple(key for key in (rule.must_attend if rule else ()) if not names(key) & there and key not in spared)


def _requirements(register: "Register", agreement: "Agreement | None") -> dict[str, "Requirement"]:
    """The requirements of an agreement, by their keys and by their points in it."""
    found: dict[str, Requirement] = {}
    for name in agreement.requirement_sets if agreement else ():
        known = register.requirement_sets.get(name)
        for key, requirement in known.requirements.items() if known else ():
            for said in (key, f"{name}/{key}", requirement.clause_number):
                if said:
                    found.setdefault(said, requirement)
    return found


def _points(
    case: "Case", visits: Iterable["Visit"], plan: "Plan | None", requirements: Mapping[str, "Requirement"]
) -> Iterator[Point]:
    """What was assessed, area by area in the order they first come; the steps of the plan's scale in its words."""
    check_points = {point.id: point for point in plan.check_points} if plan else {}
    scale = {step.code: step.label for step in plan.grading.scale} if plan and plan.grading else {}
    order = ("förberedelse", "på_plats", "efter")
    points = [
        Point(
            key,
            met,
            one,
            requirements.get(one.requirement or ""),
            check_points.get(one.check_point or ""),
            scale.get(one.assessment or "", ""),
        )
        for met, group in ((None, case.points), *((visit.date, visit.points) for visit in visits))
        for key, one in sorted(group.items())
    ]
    points.sort(key=lambda point: order.index(str(point.assessment.phase)) if point.assessment.phase else 1)
    areas = list(dict.fromkeys(point.area for point in points if point.area))
    yield from sorted(points, key=lambda point: areas.index(point.area) if point.area else len(areas))


def _matrix(register: "Register", case: "Case") -> Matrix:
    plan, _ = _plan(register, case, register.agreements().get(case.agreement or "", (None, None))[1])
    rows = plan.grading.matrix if plan and plan.grading else {}
    return tuple((often, hard, result) for often, row in rows.items() for hard, result in row.items())


def faults(register: "Register", case: "Case", day: Date) -> Iterator[Fault]:
    """The findings of a case in the order they were found, each with its grade and where it stands on the day."""
    matrix = _matrix(register, case)
    requirements = _requirements(register, register.agreements().get(case.agreement or "", (None, None))[1])
    for key, finding in in_order(case.findings, "found"):
        hard = finding.consequence
        judged = [str(one) for one in (hard.individual, hard.municipality, hard.provider) if one]
        known = requirements.get(finding.requirement or "") or requirements.get(finding.clause_number or "")
        reckoned = grade(matrix, str(finding.occurrence or ""), judged)
        graded = str(finding.grade or "") or reckoned
        state = finding_state(case, key, day)
        yield Fault(key, finding, case, known, graded, reckoned, state, _last_day(case, key, finding))


def _last_day(case: "Case", key: str, finding: "Finding") -> Date | None:
    """The last day for remedying a finding, else for the plan that was asked for."""
    plans = [plan for plan in case.action_plans.values() if key in plan.findings]
    ends = [a.end_date for plan in plans for a in plan.actions.values() if key in (a.findings or plan.findings)]
    asked = [finding.disposition.action_plan, *(plan.answer_by for plan in plans)]
    return max(filter(None, ends), default=max(filter(None, asked), default=None))


def action_plans(case: "Case", day: Date) -> Iterator[Planned]:
    """The action plans of a case in the order they were asked for, each with where it stands on the day."""
    for key, plan in in_order(case.action_plans, "requested"):
        actions = tuple(
            Remedy(number, action, _verified(case, action.findings or plan.findings) if action.done else None)
            for number, action in in_order(plan.actions, "end_date")
        )
        yield Planned(key, plan, action_plan_state(case, key, day), actions)


def _verified(case: "Case", findings: Iterable[str]) -> Date | None:
    days = [remedied_on(case.findings[key]) for key in findings if key in case.findings]
    return max(filter(None, days)) if days and all(days) else None


def _earlier(register: "Register", case: "Case", until: Date, day: Date) -> Iterator[Fault]:
    """The findings of other cases of the same unit or agreement; an unannounced one is known by its finished report."""
    units = {case.unit, *case.units} - {None}
    found = []
    for other in register.cases.values():
        told = not other.unannounced or any(r.finished and r.finished <= day for r in other.reports.values())
        if other.case != case.case and told:
            mine = {k for k, one in other.findings.items() if one.found <= until and _same(case, units, other, one)}
            found += [fault for fault in faults(register, other, day) if fault.key in mine] if mine else []
    yield from sorted(found, key=lambda fault: (fault.finding.found, fault.key))


def _same(case: "Case", units: set[str | None], other: "Case", finding: "Finding") -> bool:
    theirs = {finding.unit} if finding.unit else {other.unit, *other.units} - {None}
    if units and theirs:
        return bool(units & theirs)
    return bool(case.agreement) and case.agreement == other.agreement
