"""Providers, units and agreements kept up to date: what is said takes the place of what was, and the rest stays."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import Clause, LegalArea, RequirementSource, Risk
from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.changing import one_unit
from uppf.rules.acts.in_agreement import named, role_or_board
from uppf.rules.acts.in_municipality import added, differing, key, laid
from uppf.rules.acts.organising import plan_named
from uppf.rules.acts.providing import pairs
from uppf.rules.change import ASKED, Act, At, Put, not_in_the_future, plain, written
from uppf.rules.naming import one_provider
from uppf.rules.nearest import nearest

if TYPE_CHECKING:
    from uppf.rules.acts.in_agreement import Named

Date = dt.date


class Answer(StrEnum):
    """Yes or no, where nothing said leaves it as it is."""

    YES = "ja"
    NO = "nej"


class Provider(NamedTuple):
    """What an officer says of a provider that is known; another form of operation is another provider."""

    provider: str
    name: str = ""
    number: str = ""
    external_id: str = ""
    organisation_unit: str = ""
    financial_year_end: str = ""
    contact: str = ""
    contact_role: str = ""
    risk: Risk | None = None
    note: str = ""


def provider(at: At, said: Provider) -> Act:
    """A provider as it is now. Refuses ``no-such-provider-named``, ``no-such-role``, ``as-it-was``."""
    one = one_provider(at.register, said.provider)
    puts = laid(
        at.register.file("provider", one.provider),
        (),
        one,
        name=said.name,
        organisation_number=said.number,
        external_id=said.external_id,
        organisation_unit=spoken.key(said.organisation_unit),
        financial_year_end=said.financial_year_end,
        contact=said.contact,
        contact_role=spoken.role(at.register, None, said.contact_role) if said.contact_role else "",
        risk=said.risk,
        note=said.note,
    )
    told = {"name": said.name or one.name, "item": one.provider, "what": _what(puts)}
    return Act(puts, "provider-change", told, provider=one.provider)


class Unit(NamedTuple):
    """What an officer says of a unit that is known."""

    unit: str
    name: str = ""
    service: str = ""
    legal_area: tuple[LegalArea, ...] = ()
    target_group: str = ""
    places: str = ""
    area: str = ""
    placement: str = ""
    health_care: Answer | None = None
    permit_required: Answer | None = None
    supervised: Answer | None = None
    starts: Date | None = None
    ends: Date | None = None
    address: str = ""
    published: Answer | None = None
    published_reason: str = ""
    secrecy: str = ""
    secrecy_date: Date | None = None
    secrecy_authority: str = ""


def unit(at: At, said: Unit) -> Act:
    """A unit as it is now: places, target group, its last day, whether it is shown (R011, R096).

    Refuses ``no-such-unit``, ``reason-needed``, ``more-needed``, ``as-it-was``.
    """
    every = at.register.units()
    name = one_unit({key: one for key, (_, one) in every.items()}, said.unit)
    owner, one = every[name]
    if said.published is Answer.NO and not (said.published_reason or one.not_published_reason):
        raise refuse("reason-needed", option="--published-reason")
    if (said.secrecy_date or said.secrecy_authority) and not (said.secrecy or one.secrecy):
        raise refuse("more-needed", options=("--secrecy",))
    file, route = at.register.file("provider", owner.provider), (key("units"), name)
    puts = differing(
        file,
        route,
        one,
        name=said.name,
        service=spoken.service(at.register, said.service),
        legal_area=said.legal_area,
        target_group=spoken.target_group(at.register, said.target_group),
        places=said.places,
        area_of_town=said.area,
        placement=spoken.key(said.placement),
        health_care=said.health_care,
        permit_required=said.permit_required,
        supervised_by_law=said.supervised,
        starts=said.starts,
        ends=said.ends,
        address=said.address,
        published=said.published,
        not_published_reason=said.published_reason,
    )
    hidden = {"legal_ground": said.secrecy, "date": said.secrecy_date, "authority": said.secrecy_authority}
    if any(hidden.values()):
        puts += differing(file, (*route, key("secrecy")), one.secrecy, **hidden)
    if not puts:
        raise refuse("as-it-was")
    told = {"name": said.name or one.name, "item": name, "what": _what(puts)}
    return Act(puts, "unit-change", told, provider=owner.provider)


class Agreement(NamedTuple):
    """What an officer says of an agreement that is known; plans, sets, clauses and sanctions are added to."""

    agreement: str
    title: str = ""
    dnr: str = ""
    plan: tuple[str, ...] = ()
    target_group: str = ""
    notice_period: str = ""
    longest_time: str = ""
    clause: tuple[str, ...] = ()
    sanction: tuple[str, ...] = ()
    requirement_set: tuple[str, ...] = ()
    requirement_document: tuple[RequirementSource, ...] = ()
    documents_reviewed: Date | None = None
    payment_model: str = ""
    daily_payment: Decimal | None = None
    verification: str = ""
    contact_role: str = ""
    joint_group: Answer | None = None
    exposed: Answer | None = None
    authority: Answer | None = None
    directive_dnr: str = ""
    directive_date: Date | None = None
    note: str = ""


def agreement(at: At, said: Agreement) -> Act:
    """An agreement as it is now; its days are changed by options, notice and signing (R130, L5, R189).

    Refuses ``no-such-agreement-named``, ``no-such-plan-named``, ``no-such-set``, ``clause-form``, ``unknown-clause``,
    ``more-needed``, ``as-it-was``.
    """
    one = named(at, said.agreement)
    old = one.agreement
    clauses, sanctions = pairs(said.clause), pairs(said.sanction)
    unknown = set(clauses) - {str(one) for one in Clause}
    if unknown:
        raise refuse("unknown-clause", value=min(unknown), known=tuple(str(one) for one in Clause))
    for name in said.requirement_set:
        if name not in at.register.requirement_sets:
            raise refuse("no-such-set", value=name, near=nearest(name, at.register.requirement_sets))
    if bool(said.directive_dnr) != bool(said.directive_date) and not old.directive:
        raise refuse("more-needed", options=("--directive-dnr", "--directive-date"))
    route = (key("agreements"), one.key)
    puts = differing(
        one.file,
        route,
        old,
        title=said.title,
        registry_number=said.dnr,
        plans=added(old.plans, (plan_named(at, text) for text in said.plan)),
        target_group=spoken.target_group(at.register, said.target_group),
        notice_period=said.notice_period,
        longest_time=said.longest_time,
        requirement_sets=added(old.requirement_sets, said.requirement_set),
        requirement_documents=added(map(str, old.requirement_documents), map(str, said.requirement_document)),
        document_reviewed_on=said.documents_reviewed,
        payment_model=said.payment_model,
        daily_payment=said.daily_payment,
        verification=said.verification,
        contact_role=spoken.role(at.register, None, said.contact_role) if said.contact_role else "",
        joint_group=said.joint_group,
        exposed_to_competition=said.exposed,
        exercise_of_authority=said.authority,
        note=said.note,
    )
    directive = {"registry_number": said.directive_dnr, "date": said.directive_date}
    if any(directive.values()):
        puts += differing(one.file, (*route, key("directive")), old.directive, **directive)
    puts += _points(one, "clauses", clauses) + _points(one, "sanctions_allowed", sanctions)
    if not puts:
        raise refuse("as-it-was")
    told = {"name": said.title or old.title, "agreement": one.key, "what": _what(puts)}
    return Act(puts, "agreement-change", told, provider=one.provider.provider)


def _points(one: "Named", field: str, said: Mapping[str, object]) -> tuple[Put, ...]:
    standing = {str(name): point for name, point in getattr(one.agreement, field).items()}
    changed = {name: point for name, point in said.items() if standing.get(name) != point}
    return tuple(one.put(key(field), name, value=plain(point)) for name, point in changed.items())


def _what(puts: tuple[Put, ...]) -> tuple[str, ...]:
    """Which keys are changed, in the file's own words."""
    names = [str(step) for put in puts for step in put.route[-1:]]
    return tuple(dict.fromkeys(names))


class Placed(NamedTuple):
    """What an officer says of a unit in an agreement, and when it belongs there if not all the time."""

    agreement: str
    unit: str
    from_: Date | None = None
    to: Date | None = None


def place(at: At, said: Placed) -> Act:
    """A unit comes under an agreement, or leaves it (R001, R130).

    Refuses ``no-such-unit``, ``range-turned``, ``as-it-was``.
    """
    one = named(at, said.agreement)
    name = one_unit(one.provider.units, said.unit)
    if said.from_ and said.to and said.to < said.from_:
        raise refuse("range-turned", value=said.to, day=said.from_)
    told = {"agreement": one.key, "name": one.provider.units[name].name, "item": name}
    route = (key("agreements"), one.key, key("units"), name)
    standing = one.agreement.units.get(name)
    if name in one.agreement.units and not (said.from_ or said.to):
        raise refuse("as-it-was")
    puts = laid(one.file, route, standing, from_date=said.from_, to_date=said.to)
    if not puts[0].value:
        puts = (Put(one.file, route, None),)
    return Act(puts, "agreement-unit", told, provider=one.provider.provider)


class Exempted(NamedTuple):
    """What an officer says of an agreement that is decided to be exempt from follow-up."""

    agreement: str
    role: Annotated[str, ASKED]
    reason: Annotated[str, ASKED]
    date: Date
    dnr: str = ""


def exempt(at: At, said: Exempted) -> Act:
    """An agreement that is not followed up by any plan, by whose decision and why (R002, L5).

    Refuses ``future-day``, ``reason-empty``, ``no-such-role``, ``agreement-exempt``.
    """
    one = named(at, said.agreement)
    if one.agreement.exemption:
        raise refuse("agreement-exempt", value=one.key, day=one.agreement.exemption.decided_on)
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("reason-empty")
    role = role_or_board(at.register, one.agreement, said.role)
    value = written(reason=said.reason, decided_on=said.date, role=role, registry_number=said.dnr)
    told = {"agreement": one.key, "role": role, "day": said.date}
    put = one.put(key("exemption"), value=value)
    return Act((put,), "agreement-exempt", told, provider=one.provider.provider)


class Sublet(NamedTuple):
    """What an officer says of someone who performs a part of an agreement for the provider."""

    agreement: str
    name: str
    number: str = ""
    approved: Date | None = None


def subcontractor(at: At, said: Sublet) -> Act:
    """A subcontractor of an agreement, and the day the municipality approved of it (R011).

    Refuses ``future-day``, ``name-empty``, ``as-it-was``.
    """
    one = named(at, said.agreement)
    if not said.name.strip():
        raise refuse("name-empty")
    if said.approved:
        not_in_the_future(said.approved, at.day)
    known = one.agreement.subcontractors
    found = next((n for n, sub in enumerate(known) if spoken.key(sub.name) == spoken.key(said.name)), len(known))
    old = known[found] if found < len(known) else None
    puts = laid(
        one.file,
        (key("agreements"), one.key, key("subcontractors"), found),
        old,
        name=old.name if old else said.name,
        organisation_number=said.number,
        approved_on=said.approved,
    )
    told = {"agreement": one.key, "name": said.name.strip(), "day": said.approved}
    return Act(puts, "subcontractor", told, provider=one.provider.provider)
