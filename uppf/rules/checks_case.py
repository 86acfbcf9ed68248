"""What must be true of a follow-up case, most of all before it is closed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.minutes import unanswered, unsigned
from uppf.rules.patterns import grade
from uppf.rules.remedy import authors, lacks
from uppf.rules.visits import hidden, standing

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Finding, Verified
    from uppf.model.plan import Plan, Rule
    from uppf.model.provider import Unit
    from uppf.model.register import Register

Date = dt.date
MEDICAL = ("mas", "mar")
"""The roles that answer for health care in a municipality (HSL 11:4)."""
REPORT = "rapport.färdig"


def _cases(register: "Register") -> Iterator[tuple["Case", str]]:
    for case in register.cases.values():
        yield case, register.file("case", case.case)


def rule_of(register: "Register", case: "Case") -> "Rule | None":
    """The rule that a case follows up under."""
    return register.rule(case.rule) if case.rule else None


def plans_of(register: "Register", case: "Case") -> list["Plan"]:
    """The plans that a case falls under: its rule's, then its agreement's."""
    agreements = register.agreements()
    names = [case.rule.partition("/")[0]] if case.rule else []
    if case.agreement in agreements:
        names += agreements[case.agreement][1].plans
    return [register.plans[name] for name in dict.fromkeys(names) if name in register.plans]


def units_of(register: "Register", case: "Case", finding: "Finding | None" = None) -> list["Unit"]:
    """The units that a case, or one of its findings, is about."""
    units = register.units()
    names = (finding.unit,) if finding and finding.unit else tuple(filter(None, (case.unit, *case.units)))
    agreements = register.agreements()
    if not names and case.agreement in agreements:
        names = tuple(agreements[case.agreement][1].units)
    return [units[name][1] for name in names if name in units]


def graded(register: "Register", case: "Case", finding: "Finding") -> str:
    """The grade that the first of the case's plans with a matrix gives a finding; empty when none can be reckoned."""
    return _graded(plans_of(register, case), finding)


def _graded(plans: Iterable["Plan"], finding: "Finding") -> str:
    hard = finding.consequence
    judged = [str(one) for one in (hard.individual, hard.municipality, hard.provider) if one]
    for plan in plans:
        if plan.grading and plan.grading.matrix:
            matrix = tuple((often, h, g) for often, row in plan.grading.matrix.items() for h, g in row.items())
            return grade(matrix, str(finding.occurrence or ""), judged)
    return ""


def findings(register: "Register", facts: Facts) -> Iterator[Problem]:
    """What a finding must have (R222, R240, 5.8).

    Codes: ``finding-without-requirement``, ``grade-without-reason``, ``verified-without-evidence``, all warnings.
    """
    for case, file in _cases(register):
        for key, finding in case.findings.items():
            route: Route = ("brister", key)
            if not (finding.requirement or finding.clause_number):
                yield Problem("finding-without-requirement", Place(file, route, None, True), Level.WARNING)
            reckoned = graded(register, case, finding)
            if finding.grade and reckoned and str(finding.grade) != reckoned and not finding.grade_reason:
                told = {"value": str(finding.grade), "reckoned": reckoned}
                yield Problem("grade-without-reason", Place(file, (*route, "grad")), Level.WARNING, told)
            for way, check in checks_of(finding):
                if check.remedied and not check.evidence:
                    yield Problem("verified-without-evidence", Place(file, (*route, *way)), Level.WARNING)


def supervisor_asked(register: "Register", case: "Case", finding: "Finding") -> bool:
    """Whether the supervisory authority may have to be told (SoL 27:7, LSS 15 § 11).

    The law asks whatever the plan; where the case's own plans do not grade, the first plan that does is asked, as the
    due list does (`uppf.rules.patterns`).
    """
    others = (register.plans[name] for name in sorted(register.plans))
    grade_held = finding.grade or _graded((*plans_of(register, case), *others), finding)
    serious = str(grade_held) == "allvarlig"
    return serious and any(unit.permit_required for unit in units_of(register, case, finding))


def supervisor_answered(finding: "Finding") -> bool:
    """Whether the question has its answer: told on a day, or decided that it need not be."""
    answer = finding.supervisor
    return answer is not None and bool(answer.notified or answer.not_required)


def needs_report(register: "Register", case: "Case") -> bool:
    """Whether a case is not done without a finished report (R241)."""
    rule = rule_of(register, case)
    if rule is not None:
        return REPORT in rule.counts_as_done
    judged_fine = case.signal is not None and case.signal.breach is False
    return bool(standing(case) or case.findings) and not judged_fine


def attendance(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Who should have been there when a follow-up was finished (L10 HSL 11:4, R059, R203).

    Codes: ``health-care-without-mas`` and ``role-absent``, warnings. A reason, or a day of consultation, is enough.
    """
    for case, file in _cases(register):
        if case.closed or any(report.finished for report in case.reports.values()):
            place = Place(file, ("tillfällen",), None, True)
            for code, role in absent(register, case):
                yield Problem(code, place, Level.WARNING, {"value": role} if role else {})


def absent(register: "Register", case: "Case") -> Iterator[tuple[str, str]]:
    """Who should have been at one of the visits and was not: a code, and the role where it is one certain role.

    A reason, written on a visit, or a day on which the role was consulted is enough.
    """
    if not case.visits or any(visit.absence_reason for visit in case.visits.values()):
        return
    rule = rule_of(register, case)
    seen = {text.casefold() for visit in case.visits.values() for text in visit.present} | set(case.consulted)
    health_care = any(unit.health_care for unit in units_of(register, case))
    if health_care and needs_report(register, case) and not any(_was_there(register, r, seen) for r in MEDICAL):
        yield "health-care-without-mas", ""
    for role in rule.must_attend if rule else ():
        if not _was_there(register, role, seen) and not (role in MEDICAL and (health_care or len(medical(rule)) > 1)):
            yield "role-absent", role


def medical(rule: "Rule | None") -> tuple[str, ...]:
    """The medically responsible that a rule names; of several one is enough, and only for health care (S3:147, L10)."""
    return tuple(role for role in MEDICAL if rule and role in (*rule.participants, *rule.must_attend))


def _was_there(register: "Register", role: str, seen: set[str]) -> bool:
    return bool({name.casefold() for name in names(register, role)} & seen)


def names(register: "Register", role: str) -> list[str]:
    """Every way to write a role: its key, title, abbreviation and aliases."""
    known = register.roles().get(role)
    return [role, *filter(None, (known.title, known.abbreviation, *known.aliases))] if known else [role]


def own_work(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Nobody judges their own work (R037, R082). Codes: ``verifier-is-author``, ``role-conflict``, warnings."""
    for case, file in _cases(register):
        for key, finding in case.findings.items():
            by = authors(case, key)
            for way, check in checks_of(finding):
                if among(register, check.role, by):
                    place = Place(file, ("brister", key, *way, "roll"))
                    yield Problem("verifier-is-author", place, Level.WARNING, {"value": check.role})
            if case.responsible and among(register, case.responsible, by):
                place = Place(file, ("ansvarig",))
                yield Problem("role-conflict", place, Level.WARNING, {"value": case.responsible})


def among(register: "Register", role: str, authors: Mapping[str, str]) -> bool:
    """Whether a role is one of the authors, by any of its names."""
    return any(name.casefold() in authors for name in names(register, role))


def checks_of(finding: "Finding") -> Iterator[tuple[Route, "Verified"]]:
    """Every check of a finding, with the way to it from the finding."""
    if finding.verified:
        yield ("verifierad",), finding.verified
    for key, check in finding.result_checks.items():
        yield ("kontroller", key), check


def action_plans(register: "Register", facts: Facts) -> Iterator[Problem]:
    """An approved plan has an action for each finding, and in each activity, time and responsible (R233).

    Codes: ``action-plan-incomplete`` and ``finding-without-action``.
    """
    for case, file in _cases(register):
        for key, plan in case.action_plans.items():
            route: Route = ("åtgärdsplaner", key)
            for lack in lacks(plan) if plan.approved else ():
                if lack.finding:
                    place = Place(file, (*route, "brister", plan.findings.index(lack.finding)))
                    yield Problem("finding-without-action", place, Level.ERROR, {"value": lack.finding})
                    continue
                way = ("åtgärder", lack.action) if lack.action else ("godkänd",)
                place = Place(file, (*route, *way), None, True)
                yield Problem("action-plan-incomplete", place, Level.ERROR, {"missing": lack.missing})


def _called_for(register: "Register", case: "Case") -> str | None:
    """Why a case has the one method of its rule: what called for it, or why it was decided."""
    rule = rule_of(register, case)
    if rule is None or tuple(rule.method) != (case.method,):
        return None
    return case.occasion or (case.ordered.reason if case.ordered else None)


def methods(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Methods that the plan keeps for certain rules, or wants a reason for (R072, R105, R283).

    Codes: ``method-not-here`` and ``method-without-reason``, warnings.
    """
    for case, file in _cases(register):
        used: list[tuple[str | None, str | None, str | None, Route]] = [
            (case.method, case.method_reason or _called_for(register, case), case.rule, ("metod",))
        ]
        for key, visit in case.visits.items():
            route: Route = ("tillfällen", key, "metod")
            used.append((visit.method, visit.method_reason or case.method_reason, visit.rule or case.rule, route))
        for plan in plans_of(register, case):
            known = {method.id: method for method in plan.methods}
            for name, reason, rule, route in used:
                method = known.get(name or "")
                local = (rule or "").removeprefix(f"{plan.plan}/")
                if method and method.phase_only and rule and local != rule and local not in method.phase_only:
                    told = {"value": name, "rules": method.phase_only}
                    yield Problem("method-not-here", Place(file, route), Level.WARNING, told)
                if method and method.reason_required and not reason:
                    yield Problem("method-without-reason", Place(file, route), Level.WARNING, {"method": name})


def minutes(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Adjusted minutes are signed by both sides and answer every standing point (R022, R024).

    Codes: ``minutes-unsigned`` and ``minutes-incomplete``, warnings.
    """
    for case, file in _cases(register):
        for key, visit in case.visits.items():
            if not visit.minutes_adjusted:
                continue
            place = Place(file, ("tillfällen", key, "justerat"))
            missing = tuple(TERMS[name].key for name in unsigned(visit))
            if missing:
                yield Problem("minutes-unsigned", place, Level.WARNING, {"missing": missing})
            points = tuple(point.id for point in unanswered(register, case, visit))
            if points:
                yield Problem("minutes-incomplete", place, Level.WARNING, {"points": points})


def registry_numbers(register: "Register", facts: Facts) -> Iterator[Problem]:
    """The same registry number on two cases, or on a case and its agreement or a plan (R091, R155).

    Code: ``duplicate-registry-number`` (warning).
    """
    seen = {
        normal_number(number): file
        for plan in register.plans.values()
        for number, file in ((r.registry_number, register.file("plan", plan.plan)) for r in plan.document.registrations)
        if number
    }
    for provider, agreement in register.agreements().values():
        if agreement.registry_number:
            seen.setdefault(normal_number(agreement.registry_number), register.file("provider", provider.provider))
    for case, file in _cases(register):
        if case.registry_number:
            first = seen.setdefault(normal_number(case.registry_number), file)
            if first != file:
                told = {"value": case.registry_number, "first": first}
                yield Problem("duplicate-registry-number", Place(file, ("dnr",)), Level.WARNING, told)


def normal_number(number: str) -> str:
    """A registry number without the spaces and signs in which people differ: ``26/SN 0091`` and ``26/sn-0091``."""
    return "".join(char for char in number.casefold() if char.isalnum())


def unannounced(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """Unannounced follow-ups still to come, which everyone with the repository can read (L18 OSL 17:1).

    Code: ``unannounced-visible`` (info).
    """
    for case, file in _cases(register):
        if hidden(case, day):
            yield Problem("unannounced-visible", Place(file, ("oanmäld",)), Level.INFO)
