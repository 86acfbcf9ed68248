"""The cuts before others read: providers without what is secret, cases as they were when they were reported."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from uppf.rules.left_out import Left
from uppf.rules.summary_case import concerns
from uppf.rules.visits import standing

if TYPE_CHECKING:
    from uppf.model.case import Case, Report
    from uppf.model.plan import Plan
    from uppf.model.provider import Provider, Unit

Date = dt.date
PLACE = ("address", "area_of_town")
"""The fields of a unit that tell where it is: what its secrecy is about."""
INTERNAL = ("risk", "note", "external_id", "contact_role", "events")
"""What the municipality writes of a provider for itself."""
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
