"""What may be published: a register in which nothing is left that must not be read, and what was left out and why.

Everything that is shown is made from that register, and from facts in which a hidden follow-up never was, so that no
list, count, gap or date can tell of it (L17–L19). In doubt a thing is left out, and that is said.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts
from uppf.model.register import texts
from uppf.rules.checks_text import domains
from uppf.rules.cutting import as_reported, of_report, public_provider, without_secret_controls
from uppf.rules.distill import distill
from uppf.rules.identity import find_personal_numbers
from uppf.rules.left_out import Left
from uppf.rules.privacy import find_personal_traces
from uppf.rules.secret_texts import around, everywhere, said
from uppf.rules.small_numbers import small_numbers, too_small

if TYPE_CHECKING:
    from uppf.model.case import Case, Report
    from uppf.model.provider import Provider
    from uppf.model.register import Register

Date = dt.date
UNANNOUNCED = "oanmäl"
"""How the names of methods begin that nobody is told of before."""


class PublicReport(NamedTuple):
    """A finished report that may be read, in its case as it was reported; ``key`` names its page."""

    key: str
    case: "Case"
    report: "Report"
    finished: Date
    providers: tuple[str, ...]
    units: tuple[str, ...]


class Publication(NamedTuple):
    """What may be read on a day: the values, the facts they rest on, the reports, and what was left out."""

    day: Date
    register: "Register"
    facts: Facts
    reports: tuple[PublicReport, ...]
    closed: Mapping[str, str]
    """The agreements with a unit that is not published, and the ground in law."""
    left: tuple[Left, ...]
    needles: frozenset[str]
    """What is secret, in parts that can stand nowhere by chance: looked for once more in what is written."""


def publication(register: "Register", day: Date) -> Publication:
    """Everything that may be published on a day, and all that was left out with its reason (R173, R176, R242)."""
    left: list[Left] = []
    known: dict[str, Case] = {}
    for key, case in register.cases.items():
        if unannounced(register, case) and not _finished(case, day):
            left.append(Left("ärende", key, _names(register, case), "unannounced"))
        else:
            known[key] = case
    providers: dict[str, Provider] = {}
    for name, provider in register.providers.items():
        cut = public_provider(provider, left)
        if cut:
            providers[name] = cut
    needles = everywhere(register)
    reports: list[PublicReport] = []
    cases: dict[str, Case] = {}
    for key, case in known.items():
        mine = list(_reports(register, providers, case, day, needles, left))
        reports += mine
        if mine:
            cases[key] = _cut(register, case, {one.key.rpartition("-")[2]: one.report for one in mine}, day)
    shown = register._replace(providers=providers, cases=cases)
    facts = distill(register._replace(cases=known))
    ordered = tuple(sorted(reports, key=lambda one: (one.finished, one.key), reverse=True))
    closed = {
        key: unit.secrecy.legal_ground if unit.secrecy else ""
        for key, (provider, agreement) in register.agreements().items()
        for name in agreement.units
        if (unit := provider.units.get(name)) and not unit.published
    }
    return Publication(day, shown, facts, ordered, closed, tuple(left), needles)


def unannounced(register: "Register", case: "Case") -> bool:
    """Whether a follow-up is unannounced by its own mark, its method, its rule or one of its visits (L18)."""
    rule = register.rule(case.rule) if case.rule else None
    methods = (case.method or "", *(visit.method or "" for visit in case.visits.values()))
    return (
        case.unannounced or bool(rule and rule.unannounced) or any(method.startswith(UNANNOUNCED) for method in methods)
    )


def _finished(case: "Case", day: Date) -> dict[str, "Report"]:
    return {key: one for key, one in case.reports.items() if one.finished and one.finished <= day}


def _reports(
    register: "Register",
    providers: "dict[str, Provider]",
    case: "Case",
    day: Date,
    needles: frozenset[str],
    left: list[Left],
) -> Iterator[PublicReport]:
    """The finished reports of a case that may be read; the others are told in ``left``."""
    finished = _finished(case, day)
    names = _names(register, case)
    for key, report in case.reports.items():
        about = f"{case.case}-{key}"
        if key not in finished:
            left.append(Left("rapport", about, names, "draft"))
            continue
        own = of_report(_cut(register, case, {key: report}, day), report)
        reason, ground, detail = _stops(register, providers, case, own, day, needles)
        if reason:
            left.append(Left("rapport", about, names, reason, ground, detail, concerned(register, case)[0]))
            continue
        left += _left_in(register, case, own, about, names)
        assert report.finished
        owners, units = concerned(register, case)
        yield PublicReport(about, own, report, report.finished, owners, units)


def _cut(register: "Register", case: "Case", reports: "dict[str, Report]", day: Date) -> "Case":
    rule_plan = register.plans.get((case.rule or "").partition("/")[0])
    cut = as_reported(case, reports, rule_plan, day)
    for name in concerned(register, case)[0]:
        cut = without_secret_controls(cut, register.providers[name])
    return cut


def _stops(
    register: "Register",
    providers: "dict[str, Provider]",
    case: "Case",
    own: "Case",
    day: Date,
    needles: frozenset[str],
) -> tuple[str, str, str]:
    """Why a finished report must not be read, with the ground in law and a detail; an empty reason when it may."""
    owners, units = concerned(register, case)
    if any(name not in providers for name in owners):
        return "secrecy", "", ""
    near = {*units, *_agreed(register, case)}
    for key, (_, unit) in register.units().items():
        if key in near and not unit.published:
            return "not-published", unit.secrecy.legal_ground if unit.secrecy else "", ""
    trace = person(register, own, day)
    if trace:
        return "personal-trace", "", trace
    if said(around(register, case) | needles, texts(own)):
        return "said-again", "", ""
    return "", "", ""


def person(register: "Register", case: "Case", day: Date) -> str:
    """What in the texts of a case may point at a person, as it may be said; empty when nothing does (L17)."""
    allowed = domains(register)
    for text in texts(case):
        trace = person_in(text, allowed, day)
        if trace:
            return trace
    return ""


def person_in(text: str, allowed: set[str], day: Date) -> str:
    """The kind of what in a text may point at a person; empty when nothing does."""
    if find_personal_numbers(text, day):
        return "personnummer"
    return next((trace.kind for trace in find_personal_traces(text, allowed)), "")


def _left_in(register: "Register", case: "Case", own: "Case", about: str, names: str) -> Iterator[Left]:
    """What is left out within a published report: controls marked secret, small numbers, undecided sanctions."""
    least = register.municipality.settings.small_number if register.municipality else 5
    for name in concerned(register, case)[0]:
        marked = register.providers[name].secrecy
        for check in own.desk_checks.values():
            if check.kind in marked:
                yield Left("uppgift", about, names, "secret-control", marked[check.kind].legal_ground)
    points = [*own.points.values(), *(point for visit in own.visits.values() for point in visit.points.values())]
    counts: list[tuple[int | None, int | None]] = [(one.in_time, one.examined) for one in own.aggregates.values()]
    counts += [(one.faults, one.examined) for one in own.aggregates.values()]
    counts += [(one.faults, one.count) for one in points]
    told = sum(too_small(part, whole, least) for part, whole in counts)
    if told or any(small_numbers(text, least) for text in texts(own)):
        yield Left("uppgift", about, names, "small-number")
    if any(key not in own.sanctions for key in case.sanctions):
        yield Left("uppgift", about, names, "sanction-undecided")


def concerned(register: "Register", case: "Case") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The providers and the units that a case is about, as it says itself."""
    units = tuple(dict.fromkeys((*((case.unit,) if case.unit else ()), *case.units)))
    owners = [provider.provider for key, (provider, _) in register.units().items() if key in units]
    if case.agreement:
        owners += [provider.provider for key, (provider, _) in register.agreements().items() if key == case.agreement]
    if case.provider in register.providers:
        owners.append(str(case.provider))
    return tuple(dict.fromkeys(owners)), units


def _agreed(register: "Register", case: "Case") -> tuple[str, ...]:
    found = register.agreements().get(case.agreement or "")
    if found:
        return tuple(found[1].units)
    owner = register.providers.get(case.provider or "")
    return tuple(owner.units) if owner and not (case.unit or case.units) else ()


def _names(register: "Register", case: "Case") -> str:
    owners, units = concerned(register, case)
    named = [unit.name for key, (_, unit) in register.units().items() if key in units]
    return ", ".join(named or [register.providers[name].name for name in owners])
