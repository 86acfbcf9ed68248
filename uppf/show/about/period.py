"""What a period held as the variables of a template: follow-ups, results, findings, decisions, under Swedish words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from uppf.model.vocabulary import TERMS, Grade
from uppf.rules.delegation import named_board
from uppf.rules.due import Due
from uppf.rules.period import Period, period_of, period_text
from uppf.rules.period_summary import (
    Finished,
    PeriodSummary,
    Sanctioned,
    Taken,
    Within,
    counted,
    period_summary,
)
from uppf.rules.selection import shared
from uppf.rules.spoken import provider_of
from uppf.show.about import case as about_case
from uppf.show.about.subject import Asked, Record
from uppf.show.duelist import what
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.provider import Provider
    from uppf.rules.delegated import Delegated
    from uppf.rules.summary_case import Fault

YEAR = 12
ENDED = "agreement_ended"
"""The reason that is a code and no officer's own words."""
GRADES = (*(str(grade) for grade in reversed(Grade)), "")
"""The grades, gravest first; last what nobody has graded."""
OVER = {"verifierad": "åtgärdade", "avskriven": "avskrivna"}
"""How findings that are closed are counted; all others are open."""


def span(asked: Asked) -> Period:
    """The time that is asked for, else the year of the day."""
    return asked.period or period_of(asked.day, YEAR)


def variables(asked: Asked, within: Within) -> Record:
    """Everything that a paper about a part of the municipality may say of a period."""
    found = summary(asked, within)
    return {
        "period": period(found.period, asked),
        "avtal": [_agreement(asked, key, provider, agreement) for key, provider, agreement in found.agreements],
        "omfattning": extent(found),
        "uppföljningar": counted(found.planned),
        "uppföljningar_per_verksamhet": by_service(found.planned),
        "leveranser": counted(found.deliveries),
        "avvikelser": [row(asked, one) for one in found.deviations],
        "sena_leveranser": [row(asked, one) for one in found.deliveries if one.state in LATE],
        "resultat": [_result(asked, one) for one in found.finished],
        "avvikelser_i_rapporter": [_result(asked, one) for one in found.finished if one.report.deviation],
        "brister": [finding(asked, one) for one in found.found],
        "brister_per_grad": by_grade(found.found),
        "öppna_brister": [finding(asked, one) for one in found.open],
        "sena_brister": [finding(asked, one) for one in found.late_findings],
        "att_kontrollera": [finding(asked, one) for one in found.to_verify],
        "åtgärdsplaner": [
            {**about_case.record(one.planned.plan), "läge": one.planned.state, **whose(asked, one.case)}
            for one in found.asked
        ],
        "sanktioner": [_sanction(asked, one) for one in found.sanctions],
        "anmälda_brister": [finding(asked, one) for one in found.supervisor],
        "signaler": [_signal(asked, one) for one in found.signals],
        "inställda_ärenden": [
            {**about_case.record(one.end), **whose(asked, one.case), "läge": one.state} for one in found.called_off
        ],
        "delegationsbeslut": [decision(asked, one) for one in found.decisions],
    }


LATE = ("försenad", "passerad", "genomförd_sent")
"""The states of what was not done in time."""


def summary(asked: Asked, within: Within, time: Period | None = None) -> PeriodSummary:
    """A period, else the one asked for, in a part of the municipality; the unannounced only when it is asked for."""
    when = time or span(asked)
    return period_summary(
        asked.register, asked.facts, asked.day, when, within, asked.rows, asked.unannounced, asked.laid
    )


def rows_told(asked: Asked) -> list[Due]:
    """The due list of the day as it may be told."""
    return list(asked.rows) if asked.unannounced else shared(asked.rows)


def period(one: Period, asked: Asked) -> Record:
    """A period in words and days, and whether it is over."""
    return {
        "text": period_text(one.key),
        "från": one.start,
        "till": one.end,
        "år": one.start.year,
        "pågår": one.start <= asked.day <= one.end,
        "kommande": asked.day < one.start,
    }


def extent(found: PeriodSummary) -> Record:
    """How much there is to follow up: agreements, providers and units, in each form of operation."""
    providers = {provider.provider: provider for _, provider, _ in found.agreements}
    units = {unit for _, _, agreement in found.agreements for unit in agreement.units}
    forms = [str(provider.operating_form) for provider in providers.values()]
    return {
        "avtal": len(found.agreements),
        "utförare": len(providers),
        "enheter": len(units),
        "driftsformer": [{"driftsform": form, "antal": forms.count(form)} for form in dict.fromkeys(sorted(forms))],
    }


def by_service(rows: Iterable[Due]) -> list[Record]:
    """The follow-ups of each kind of service, counted; those that are about no one kind stand last."""
    grouped: dict[str, list[Due]] = {}
    for one in rows:
        grouped.setdefault(one.service, []).append(one)
    ordered = sorted(grouped, key=lambda service: (not service, service))
    return [{"verksamhet": service or None, **counted(grouped[service])} for service in ordered]


def by_grade(faults: "Iterable[Fault]") -> list[Record]:
    """The findings of each grade, gravest first, and how they stand today."""
    every = list(faults)
    counts: list[Record] = []
    for grade in GRADES:
        mine = [one for one in every if one.grade == grade]
        over = {word: sum(one.state == state for one in mine) for state, word in OVER.items()}
        if mine:
            counts.append({"grad": grade or None, "antal": len(mine), "öppna": len(mine) - sum(over.values())} | over)
    return counts


def row(asked: Asked, one: Due) -> Record:
    """A row of the due list."""
    plan = asked.register.plans.get(one.plan)
    return {
        "rubrik": what(one),
        "gäller": _shown(asked, one),
        "verksamhet": one.service or None,
        "senast": one.last,
        "läge": one.state,
        "dagar_sen": one.days_late,
        "genomförd": one.done,
        "ansvarig": one.responsible or None,
        "medverkande": list(one.participants),
        "metod": list(one.method),
        "skyldig": one.obliged,
        "skärpa": one.strength,
        "slag": one.source,
        "plan": plan.title if plan else None,
        "skäl": (label(one.reason) if one.reason == ENDED else one.reason) or None,
        "saknas": [asked.titles.get(part, label(part)) for part in one.missing],
        "ärende": one.case or None,
    }


def finding(asked: Asked, one: "Fault") -> Record:
    """A finding, and whose it is."""
    told = about_case.fault(one)
    own = whose(asked, one.case, one.finding.unit or "")
    return {**told, **own, "sen": bool(one.last_day and one.last_day < asked.day)}


def whose(asked: Asked, case: "Case", unit: str = "") -> Record:
    """Whom a case is about: provider, units, kind of service, and by what it is known."""
    register = asked.register
    provider = register.providers.get(provider_of(register, case))
    named = (unit,) if unit else tuple(filter(None, (case.unit, *case.units)))
    units = [found[1].name for key in dict.fromkeys(named) if (found := register.units().get(key))]
    name = name_of(provider) if provider else None
    service = asked.titles.get(case.service, label(case.service)) if case.service else None
    known = " · ".join(dict.fromkeys(filter(None, (", ".join(units), name))))
    return {
        "gäller": known or service or case.title or case.case,
        "utförare": name,
        "dnr": case.registry_number,
        "ärende": case.case,
        "nämnd": case.board or named_board(register, case) or None,
    }


def name_of(provider: "Provider") -> str:
    """What a provider is called, unless the name itself is marked as secret (OSL 31:16, L19)."""
    secrecy = provider.secrecy.get(TERMS["name"].key)
    return label("paper.withheld").format(law=secrecy.legal_ground) if secrecy else provider.name


def decision(asked: Asked, one: Taken) -> Record:
    """A decision on delegation: by which point, and whether the board has been told."""
    return delegated(asked, one.case, one.delegated)


def delegated(asked: Asked, case: "Case", one: "Delegated") -> Record:
    """What was decided by a point of a delegation; without a number of its own it has that of its case."""
    return {
        **whose(asked, case),
        **about_case.record(one.decided),
        "dnr": one.decided.registry_number or case.registry_number,
        "punkt": one.point.point,
        "beslut": one.point.decision,
        "anmäls": one.point.report_to_board,
    }


def _shown(asked: Asked, one: Due) -> str:
    """Whom a row concerns; no name that is marked as secret stands in it."""
    provider = asked.register.providers.get(one.dims.provider)
    known = asked.titles.get(one.label, one.label)
    return known.replace(provider.name, name_of(provider)) if provider else known


def _agreement(asked: Asked, key: str, provider: "Provider", agreement: object) -> Record:
    return {
        "id": key,
        "rubrik": agreement.title,  # type: ignore[attr-defined]
        "utförare": name_of(provider),
        "driftsform": str(provider.operating_form),
    }


def _result(asked: Asked, one: Finished) -> Record:
    case, report = one.case, one.report
    rule = asked.register.rule(report.rule or case.rule or "")
    return {
        **whose(asked, case),
        "datum": report.finished,
        "uppföljning": rule.title if rule else case.title,
        "oanmäld": case.unannounced,
        "slutsats": label(f"conclusion.{report.conclusion}") if report.conclusion else None,
        "sammanfattning": report.summary,
        "förbättringar": report.improvements,
        "avvikelse": report.deviation,
        "brister": len(case.findings),
    }


def _sanction(asked: Asked, one: Sanctioned) -> Record:
    return {**about_case.record(one.sanction), **whose(asked, one.case)}


def _signal(asked: Asked, case: "Case") -> Record:
    return (
        {**whose(asked, case), "källa": str(case.signal.source), "inkommen": case.signal.received}
        if case.signal
        else {}
    )
