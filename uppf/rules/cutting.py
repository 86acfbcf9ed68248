"""The cuts before others read: providers without what is secret, cases as they were when they were reported."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from uppf.model.register import texts
from uppf.rules.left_out import Left
from uppf.rules.summary_case import concerns
from uppf.rules.visits import standing

if TYPE_CHECKING:
    from uppf.model.case import Case, Report
    from uppf.model.plan import Plan
    from uppf.model.provider import Provider, Unit
    from uppf.model.register import Register

Date = dt.date
PLACE = ("address", "area_of_town")
"""The fields of a unit that tell where it is: what its secrecy is about."""
INTERNAL = ("risk", "note", "external_id", "contact_role", "events")
"""What the municipality writes of a provider for itself."""
SHORTEST = 8
"""Letters of a secret text that is looked for elsewhere; what is shorter stands in any text."""

T = TypeVar("T")


def public_provider(provider: "Provider", left: list[Left]) -> "Provider | None":
    """A provider without what is secret or internal, its marks kept; None when what is secret is what it is.

    A unit that is not to be published is gone (L18, L19). What was left out is told in ``left``.
    """
    fields = type(provider).model_fields
    names = {field.alias or name: name for name, field in fields.items()}
    marked = {names[key]: mark for key, mark in provider.secrecy.items() if key in names}
    for key, mark in provider.secrecy.items():
        left.append(Left("uppgift", key, provider.name, "secrecy", mark.legal_ground))
    if any(fields[name].is_required() for name in marked):
        left.append(Left("utförare", provider.provider, "", "secrecy"))
        return None
    units = {key: unit for key, unit in provider.units.items() if unit.published}
    for key, unit in provider.units.items():
        if not unit.published:
            ground = unit.secrecy.legal_ground if unit.secrecy else ""
            left.append(Left("enhet", key, provider.name, "not-published", ground, unit.not_published_reason or ""))
        elif unit.secrecy:
            left += [Left("uppgift", key, unit.name, f"secret-{name}", unit.secrecy.legal_ground) for name in PLACE]
    agreements = {
        key: one.model_copy(update={"note": None, "units": {k: v for k, v in one.units.items() if k in units}})
        for key, one in provider.agreements.items()
    }
    without: dict[str, Any] = {name: fields[name].get_default() for name in (*INTERNAL, *marked)}
    return provider.model_copy(
        update={**without, "units": {key: _unit(unit) for key, unit in units.items()}, "agreements": agreements}
    )


def _unit(unit: "Unit") -> "Unit":
    return unit.model_copy(update=dict.fromkeys(PLACE)) if unit.secrecy else unit


def as_reported(case: "Case", reports: "Mapping[str, Report]", plan: "Plan | None", day: Date) -> "Case":
    """A case as its finished reports knew it, with what was decided since about what they found; no drafts.

    What came after the last of the reports belongs to a report to come, and so do plans for follow-up.
    """
    until = max((one.finished for one in reports.values() if one.finished), default=Date.min)
    hidden = {step.code for step in plan.grading.scale if not step.published} if plan and plan.grading else set()
    visits = {
        key: visit.model_copy(update={"points": _open(visit.points, hidden)})
        for key, visit in standing(case).items()
        if visit.date <= until
    }
    findings = _until(case.findings, "found", until)
    return case.model_copy(
        update={
            "reports": dict(reports),
            "visits": visits,
            "points": _open(case.points, hidden),
            "findings": findings,
            "requests": _until(case.requests, "requested", until),
            "desk_checks": _until(case.desk_checks, "date", until),
            "aggregates": _until(case.aggregates, "date", until),
            "surveys": _until(case.surveys, "sent", until),
            "action_plans": {
                key: one for key, one in _until(case.action_plans, "requested", day).items() if _about(one, findings)
            },
            "sanctions": {
                key: one
                for key, one in case.sanctions.items()
                if one.decision and one.decision.date <= day and _about(one, findings)
            },
            "reported": _until(case.reported, "date", day),
            "preparation": None,
            "problems": {},
            "proposals": {},
            "consulted": {},
        }
    )


def _open(points: Mapping[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    return {key: one for key, one in points.items() if one.assessment not in hidden}


def _until(items: Mapping[str, T], field: str, day: Date) -> dict[str, T]:
    """The items that have a day, and had it then."""
    return {key: one for key, one in items.items() if (then := getattr(one, field)) and then <= day}


def _about(item: Any, findings: Collection[str]) -> bool:
    return not item.findings or any(key in findings for key in item.findings)


def without_secret_controls(case: "Case", provider: "Provider | None") -> "Case":
    """The case with no outcome of a control at a register whose kind the provider's secrecy names (OSL 31:16)."""
    marked = provider.secrecy if provider else {}
    checks = {
        key: one.model_copy(update={"outcome": "", "source": None}) if one.kind in marked else one
        for key, one in case.desk_checks.items()
    }
    return case.model_copy(update={"desk_checks": checks})


def of_report(case: "Case", report: "Report") -> "Case":
    """The case with only what belongs to one of its reports by rule, period and part."""
    fields = ("requests", "desk_checks", "aggregates", "visits")
    kept = {name: {k: v for k, v in getattr(case, name).items() if concerns(v, report)} for name in fields}
    return case.model_copy(update=kept)


def secrets(register: "Register", case: "Case") -> set[str]:
    """The secret texts around a case, in the parts by which they can be known when said again elsewhere."""
    found: set[str] = set()
    for provider in _around(register, case):
        names = {field.alias or name: name for name, field in type(provider).model_fields.items()}
        for key in provider.secrecy:
            if key in names:
                found |= {part for text in texts(getattr(provider, names[key])) for part in _parts(text)}
        for unit in provider.units.values():
            if unit.secrecy or not unit.published:
                found |= set(_streets(unit.address or ""))
        if not provider.secrecy:
            continue
        for other in register.cases.values():
            if provider in _around(register, other):
                controls = (one for one in other.desk_checks.values() if one.kind in provider.secrecy)
                found |= {part for one in controls for part in _parts(one.outcome) if " " in part}
    return found


def _around(register: "Register", case: "Case") -> Iterator["Provider"]:
    named = {case.unit, *case.units}
    for provider in register.providers.values():
        if case.provider == provider.provider or case.agreement in provider.agreements or named & set(provider.units):
            yield provider


def _streets(address: str) -> Iterator[str]:
    """The streets of an address; the town in it stands everywhere."""
    for match in re.finditer(r"([^\W\d_]{5,}[^\d,;]*?)\s*\d", address):
        yield " ".join(match[1].split()).casefold()


def _parts(text: str) -> Iterator[str]:
    for part in re.split(r"[,;.\n]\s*", text):
        plain = " ".join(part.split()).casefold()
        if len(plain) >= SHORTEST:
            yield plain
    # An amount is the same amount in another sentence.
    yield from (" ".join(match[0].split()) for match in re.finditer(r"[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]{5,}", text))


def said_again(case: "Case", needles: Collection[str]) -> bool:
    """Whether a text of the case says something secret again."""
    return any(
        needle in said for text in texts(case) for said in (" ".join(text.split()).casefold(),) for needle in needles
    )
