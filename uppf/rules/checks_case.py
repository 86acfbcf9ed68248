"""What must be true of a follow-up case, most of all before it is closed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.model.vocabulary import TERMS
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.minutes import unanswered, unsigned
from uppf.rules.patterns import grade

if TYPE_CHECKING:
    from uppf.model.case import Case, Finding
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
    hard = finding.consequence
    judged = [str(one) for one in (hard.individual, hard.municipality, hard.provider) if one]
    for plan in plans_of(register, case):
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
            if finding.verified and finding.verified.remedied and not finding.verified.evidence:
                yield Problem("verified-without-evidence", Place(file, (*route, "verifierad")), Level.WARNING)


def closing(register: "Register", facts: Facts) -> Iterator[Problem]:
    """What must be done before a case is closed (R086, R186, R224, R241, L13).

    Codes: ``closed-finding-undecided``, ``closed-finding-unverified``, ``supervisor-unanswered``,
    ``closed-without-report`` and ``closed-without-feedback`` (warning). A remark is verified at the next follow-up.
    """
    for case, file in _cases(register):
        if case.closed is None:
            continue
        end = Place(file, ("avslutat",), None, True)
        for key, finding in case.findings.items():
            route: Route = ("brister", key)
            decided = finding.disposition
            here = Place(file, route, None, True)
            if not any((decided.remark, decided.action_plan, decided.sanction, decided.written_off)):
                yield Problem("closed-finding-undecided", here, Level.ERROR, {"value": key})
            elif (decided.action_plan or decided.sanction) and not (decided.written_off or _settled(case, finding)):
                yield Problem("closed-finding-unverified", here, Level.ERROR, {"value": key})
            if _asked(register, case, finding) and not _answered(finding):
                yield Problem("supervisor-unanswered", here, Level.ERROR, {"value": key})
        if _needs_report(register, case):
            if not any(report.finished for report in case.reports.values()):
                yield Problem("closed-without-report", end, Level.ERROR)
            elif not case.fed_back and not any(report.sent_to_provider for report in case.reports.values()):
                yield Problem("closed-without-feedback", end, Level.WARNING)


def _settled(case: "Case", finding: "Finding") -> bool:
    """Whether a finding has been seen to be remedied, or the case was closed with it for a reason."""
    checked = finding.verified
    return checked is not None and bool(checked.remedied or (case.closed and case.closed.reason))


def _asked(register: "Register", case: "Case", finding: "Finding") -> bool:
    """Whether the supervisory authority may have to be told (SoL 27:7, LSS 15 § 11)."""
    serious = str(finding.grade or graded(register, case, finding)) == "allvarlig"
    return serious and any(unit.permit_required for unit in units_of(register, case, finding))


def _answered(finding: "Finding") -> bool:
    answer = finding.supervisor
    return answer is not None and bool(answer.notified or answer.not_required)


def _needs_report(register: "Register", case: "Case") -> bool:
    rule = rule_of(register, case)
    if rule is not None:
        return REPORT in rule.counts_as_done
    judged_fine = case.signal is not None and case.signal.breach is False
    return bool(case.visits or case.findings) and not judged_fine


def attendance(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Who should have been there when a follow-up was finished (L10 HSL 11:4, R059, R203).

    Codes: ``health-care-without-mas`` and ``role-absent``, warnings. A reason, or a day of consultation, is enough.
    """
    for case, file in _cases(register):
        rule = rule_of(register, case)
        finished = case.closed or any(report.finished for report in case.reports.values())
        if not (finished and case.visits) or any(visit.absence_reason for visit in case.visits.values()):
            continue
        seen = {text.casefold() for visit in case.visits.values() for text in visit.present} | set(case.consulted)
        place = Place(file, ("tillfällen",), None, True)
        health_care = any(unit.health_care for unit in units_of(register, case))
        if health_care and _needs_report(register, case) and not any(_was_there(register, r, seen) for r in MEDICAL):
            yield Problem("health-care-without-mas", place, Level.WARNING)
        for role in rule.must_attend if rule else ():
            if not _was_there(register, role, seen) and not (health_care and role in MEDICAL):
                yield Problem("role-absent", place, Level.WARNING, {"value": role})


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
            authors = {
                action.responsible.casefold(): action.responsible
                for plan in case.action_plans.values()
                for action in plan.actions.values()
                if action.responsible and key in (action.findings or plan.findings or (key,))
            }
            if finding.verified and _among(register, finding.verified.role, authors):
                place = Place(file, ("brister", key, "verifierad", "roll"))
                yield Problem("verifier-is-author", place, Level.WARNING, {"value": finding.verified.role})
            if case.responsible and _among(register, case.responsible, authors):
                place = Place(file, ("ansvarig",))
                yield Problem("role-conflict", place, Level.WARNING, {"value": case.responsible})


def _among(register: "Register", role: str, authors: Mapping[str, str]) -> bool:
    return any(name.casefold() in authors for name in names(register, role))


def action_plans(register: "Register", facts: Facts) -> Iterator[Problem]:
    """An approved plan has activity, time and responsible for every action (R233). Code: ``action-plan-incomplete``."""
    for case, file in _cases(register):
        for key, plan in case.action_plans.items():
            if plan.approved is None:
                continue
            route: Route = ("åtgärdsplaner", key)
            if not plan.actions:
                place = Place(file, (*route, "godkänd"), None, True)
                yield Problem("action-plan-incomplete", place, Level.ERROR, {"missing": ("åtgärder",)})
            for item, action in plan.actions.items():
                demanded = (("slutdatum", action.end_date), ("ansvarig", action.responsible))
                missing = tuple(name for name, value in demanded if not value)
                if missing:
                    place = Place(file, (*route, "åtgärder", item), None, True)
                    yield Problem("action-plan-incomplete", place, Level.ERROR, {"missing": missing})


def methods(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Methods that the plan keeps for certain rules, or wants a reason for (R072, R105, R283).

    Codes: ``method-not-here`` and ``method-without-reason``, warnings.
    """
    for case, file in _cases(register):
        used: list[tuple[str | None, str | None, str | None, Route]] = [
            (case.method, case.method_reason, case.rule, ("metod",))
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
                    yield Problem("method-without-reason", Place(file, route), Level.WARNING, {"value": name})


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
        ended = case.closed or case.cancelled or case.not_applicable_case
        if case.unannounced and not ended and not any(visit.date <= day for visit in case.visits.values()):
            yield Problem("unannounced-visible", Place(file, ("oanmäld",)), Level.INFO)
