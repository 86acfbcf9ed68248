"""The facts of a provider: its units under its agreements, their anchors, and what has happened there."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from uppf.model.facts import Dims, Duration, Event, Facts, Subject
from uppf.rules.agreement_items import agreement_items, extended
from uppf.rules.language import duration
from uppf.rules.permit_items import permit_items

if TYPE_CHECKING:
    from uppf.model.provider import Agreement, Permit, Provider, Unit

Date = dt.date


def ends_on(agreement: "Agreement") -> Date | None:
    """An agreement's last day: its end with the options that were used, or the day it ended before its time."""
    end = agreement.ends_on
    if end:
        months = [duration(option.length) for option in agreement.options if option.used_on]
        total = [sum(part) for part in zip(*months, strict=True)] if months else [0, 0, 0]
        end = extended(end, Duration(*total))
    if agreement.ended:
        end = min(end, agreement.ended.date) if end else agreement.ended.date
    return end


def provider_facts(provider: "Provider") -> Facts:
    """A provider's units under its agreements, their anchors, and what has happened there."""
    subjects, events, items = [], [], []
    for key, agreement in provider.agreements.items():
        end = ends_on(agreement)
        own = Dims(provider.provider, key, service=agreement.service, board=agreement.board)
        events += list(_agreement_events(agreement, end, own))
        items += list(agreement_items(key, agreement, end, own))
        for unit_key in agreement.units or {"": None}:
            unit = provider.units.get(unit_key)
            subjects.append(_engagement(provider, key, agreement, unit_key, unit, end))
            if unit:
                events += list(_unit_events(unit, own._replace(unit=unit_key)))
    items += list(permit_items(provider))
    for item, event in provider.events.items():
        dims = Dims(provider.provider, event.agreement or "", event.unit or "", item=item)
        events.append(
            Event(event.event, event.date, dims, period=event.period or "", due=event.answer_by, text=event.text or "")
        )
    return Facts(subjects=tuple(subjects), events=tuple(events), items=tuple(items))


def _agreement_events(agreement: "Agreement", end: Date | None, dims: Dims) -> Iterator[Event]:
    days = {
        "avtal.tilldelat": agreement.awarded_on,
        "avtal.undertecknat": agreement.signed_on,
        "avtal.ikraft": agreement.in_force,
        "driftstart": agreement.operation_starts,
        "avtal.slut": end,
        "avtal.kravdokument_granskat": agreement.document_reviewed_on,
    }
    for name, day in days.items():
        if day:
            yield Event(name, day, dims)


def _unit_events(unit: "Unit", dims: Dims) -> Iterator[Event]:
    if unit.starts:
        yield Event("enhet.startar", unit.starts, dims)
    permit: Permit | None = unit.permit
    if permit and permit.valid_to:
        yield Event("enhet.tillstånd_till", permit.valid_to, dims)


def _engagement(
    provider: "Provider", key: str, agreement: "Agreement", unit_key: str, unit: "Unit | None", end: Date | None
) -> Subject:
    span = agreement.units.get(unit_key)
    begins = agreement.operation_starts or agreement.in_force or agreement.signed_on
    starts = [day for day in (begins, span.from_date if span else None, unit.starts if unit else None) if day]
    ends = [day for day in (end, span.to_date if span else None, unit.ends if unit else None) if day]
    service = (unit.service if unit else None) or agreement.service
    traits = {
        "operating_form": provider.operating_form,
        "award": agreement.award,
        "service": service,
        "legal_area": unit.legal_area if unit else (),
        "target_group": (unit.target_group if unit else None) or agreement.target_group or "",
        "placement": (unit.placement if unit else None) or "",
        "board_of": agreement.board,
        "health_care": unit.health_care if unit else False,
        "permit_required": unit.permit_required if unit else False,
        "exposed_to_competition": agreement.exposed_to_competition,
        "joint_group": agreement.joint_group,
    }
    month, day = provider.financial_year_end.split("-")
    names = (
        ("provider", provider.name),
        ("agreement", agreement.title),
        ("unit", unit.name if unit else ""),
        ("service", service),
        ("board", agreement.board),
    )
    return Subject(
        "engagement",
        Dims(provider.provider, key, unit_key, service, agreement.board),
        unit.name if unit else provider.name,
        () if agreement.exemption else agreement.plans,
        tuple((trait, values(value)) for trait, value in traits.items()),
        max(starts, default=None),
        min(ends, default=None),
        (int(month), int(day)),
        str(provider.risk or ""),
        names,
    )


def values(value: Any) -> tuple[str, ...]:
    """A trait as the texts that a scope is compared with."""
    if isinstance(value, bool):
        return ("ja" if value else "nej",)
    return tuple(str(one) for one in value) if isinstance(value, tuple) else (str(value),)
