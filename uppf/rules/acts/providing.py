"""Providers, their units and their agreements, put in without a word of YAML."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import TERMS, Award, Clause, LegalArea, OperatingForm, OrganisationKind
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.changing import one_unit
from uppf.rules.change import ASKED, Act, At, Create, Plain, Put, written
from uppf.rules.naming import one_procurement, one_provider
from uppf.rules.nearest import nearest
from uppf.rules.standstill import NOTICE

if TYPE_CHECKING:
    from uppf.model.procurement import Procurement

Date = dt.date
MANDATORY = Clause.INSIGHT
"""The clause that an agreement with a private provider must have (KL 10:9)."""


class NewProvider(NamedTuple):
    """What an officer says of a provider."""

    id: str
    name: str
    operating_form: Annotated[OperatingForm, ASKED]
    organisation_kind: Annotated[OrganisationKind, ASKED]
    number: str = ""
    external_id: str = ""
    organisation_unit: str = ""
    financial_year_end: str = ""
    contact: str = ""
    contact_role: str = ""
    note: str = ""


def provider(at: At, said: NewProvider) -> Act:
    """A new provider, in a file of its own. Refuses ``provider-exists``, ``no-such-role``."""
    if said.id in at.register.providers:
        raise refuse("provider-exists", value=said.id)
    value = written(
        provider=said.id,
        name=said.name,
        operating_form=said.operating_form,
        organisation_kind=said.organisation_kind,
        organisation_number=said.number,
        external_id=said.external_id,
        organisation_unit=spoken.key(said.organisation_unit),
        financial_year_end=said.financial_year_end,
        contact=said.contact,
        contact_role=spoken.role(at.register, None, said.contact_role) if said.contact_role else "",
        note=said.note,
    )
    told = {"name": said.name, "provider": said.id}
    change = Create(f"utforare/{said.id}.yaml", value)
    return Act((change,), "provider-add", told, provider=said.id, next="unit-add")


class NewUnit(NamedTuple):
    """What an officer says of a unit; where it needs a permit, what is known of it."""

    provider: str
    id: str
    name: str
    service: Annotated[str, ASKED]
    legal_area: tuple[LegalArea, ...] = ()
    target_group: str = ""
    places: str = ""
    area: str = ""
    placement: str = ""
    health_care: bool = False
    permit_required: bool = False
    permit: str = ""
    permit_dnr: str = ""
    permit_to: Date | None = None
    starts: Date | None = None


def unit(at: At, said: NewUnit) -> Act:
    """A new unit of a provider. Refuses ``unit-exists`` and what the files would not take."""
    owner = one_provider(at.register, said.provider)
    if said.id in at.register.units():
        raise refuse("unit-exists", value=said.id)
    value = written(
        name=said.name,
        service=spoken.service(at.register, said.service),
        legal_area=said.legal_area,
        target_group=spoken.key(said.target_group),
        places=said.places,
        area_of_town=said.area,
        placement=spoken.key(said.placement),
        health_care=said.health_care or None,
        permit_required=said.permit_required or None,
        permit=written(
            state=spoken.key(said.permit),
            registry_number=said.permit_dnr,
            valid_to=said.permit_to,
        ),
        starts=said.starts,
    )
    told = {"name": said.name, "unit": said.id, "provider": owner.provider}
    change = Put(at.register.file("provider", owner.provider), (TERMS["units"].key, said.id), value)
    return Act((change,), "unit-add", told, provider=owner.provider, next="agreement-add")


class NewAgreement(NamedTuple):
    """What an officer says of an agreement; what a procurement already says need not be said again."""

    provider: str
    id: str
    title: str = ""
    procurement: str = ""
    award: Award | None = None
    service: str = ""
    board: str = ""
    plan: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    dnr: str = ""
    target_group: str = ""
    awarded: Date | None = None
    notified: Date | None = None
    starts: Date | None = None
    ends: Date | None = None
    notice_period: str = ""
    longest_time: str = ""
    option: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    sanction: tuple[str, ...] = ()
    requirement_set: tuple[str, ...] = ()
    payment_model: str = ""
    daily_payment: Decimal | None = None
    joint_group: bool = False
    exposed: bool = False
    contact_role: str = ""


def agreement(at: At, said: NewAgreement) -> Act:
    """A new agreement, not yet signed; from a procurement, which then names it too (R130).

    Refuses ``agreement-exists``, ``nothing-said``, ``no-such-plan-named``, ``no-such-unit``, ``clause-form``,
    ``unknown-clause``, ``insight-needed``, ``procurement-cancelled``, ``no-such-board``.
    """
    owner, register = one_provider(at.register, said.provider), at.register
    if said.id in register.agreements():
        raise refuse("agreement-exists", value=said.id)
    source = one_procurement(register, said.procurement) if said.procurement else None
    if source and source.cancelled:
        raise refuse("procurement-cancelled", value=source.procurement, day=source.cancelled)
    known = _from(source)
    needed = {
        "title": said.title or known.get("title"),
        "award": said.award or known.get("award"),
        "service": spoken.service(at.register, said.service) or known.get("service"),
        "board": spoken.board(at.register, said.board) if said.board else known.get("board"),
        "plans": said.plan or known.get("plans"),
    }
    lacking = tuple(OPTIONS[name] for name, value in needed.items() if not value and name != "plans")
    if lacking:
        raise refuse("more-needed", options=lacking)
    for plan in said.plan:
        if plan not in register.plans:
            raise refuse("no-such-plan-named", value=plan, near=nearest(plan, register.plans))
    clauses = pairs(said.clause)
    unknown = set(clauses) - {str(one) for one in Clause}
    if unknown:
        raise refuse("unknown-clause", value=min(unknown), known=tuple(str(one) for one in Clause))
    if str(owner.operating_form) == "privat" and str(MANDATORY) not in clauses:
        raise refuse("insight-needed")
    value = written(
        **needed,
        units={one_unit(owner.units, name): None for name in said.unit},
        registry_number=said.dnr,
        target_group=spoken.key(said.target_group),
        awarded_on=said.awarded or known.get("awarded_on"),
        standstill_notice_on=said.notified or known.get("standstill_notice_on"),
        operation_starts=said.starts or known.get("operation_starts"),
        ends_on=said.ends,
        options=tuple(written(length=one) for one in said.option),
        longest_time=said.longest_time,
        notice_period=said.notice_period,
        clauses=clauses,
        sanctions_allowed=pairs(said.sanction),
        payment_model=said.payment_model,
        daily_payment=said.daily_payment,
        joint_group=said.joint_group or None,
        requirement_sets=said.requirement_set,
        exposed_to_competition=said.exposed or None,
        contact_role=spoken.role(register, None, said.contact_role) if said.contact_role else "",
        procurement=source.procurement if source else "",
    )
    changes = [Put(register.file("provider", owner.provider), (TERMS["agreements"].key, said.id), value)]
    if source:
        file = register.file("procurement", source.procurement)
        changes.append(Put(file, (TERMS["agreements"].key, len(source.agreements)), said.id))
    notes = [] if needed["plans"] else [Problem("note.no-plan", level=Level.WARNING)]
    told = {"agreement": said.id, "title": needed["title"], "provider": owner.provider}
    return Act(tuple(changes), "agreement-add", told, provider=owner.provider, next="sign", notes=tuple(notes))


OPTIONS = {"title": "--title", "award": "--award", "service": "--service", "board": "--board", "plans": "--plan"}
"""How what an agreement must say is said."""


def _from(source: "Procurement | None") -> Mapping[str, object]:
    """What a procurement already says of its agreement."""
    if source is None:
        return {}
    awarded, notified = source.steps.get("tilldelningsbeslut"), source.steps.get(NOTICE)
    return {
        "title": source.title,
        "award": source.award,
        "service": source.service,
        "board": source.board,
        "plans": source.plans,
        "awarded_on": awarded.done if awarded else None,
        "standstill_notice_on": notified.done if notified else None,
        "operation_starts": source.operation_starts,
    }


def pairs(said: tuple[str, ...]) -> dict[str, Plain]:
    """What is said as ``insyn=8.1``. Refuses ``clause-form``."""
    found: dict[str, Plain] = {}
    for one in said:
        name, sign, point = one.partition("=")
        if not (sign and name.strip() and point.strip()):
            raise refuse("clause-form", value=one)
        found[spoken.key(name)] = point.strip()
    return found
