"""Who performs care on the municipality's behalf: providers, their units, permits and agreements."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from uppf.model.shape import (
    Amount,
    Day,
    Duration,
    EventName,
    Id,
    ItemId,
    Key,
    Keyed,
    Line,
    Many,
    Named,
    Period,
    Shape,
    Text,
    Whole,
    YesNo,
)
from uppf.model.vocabulary import (
    Award,
    Clause,
    EndCause,
    LegalArea,
    Obliged,
    OperatingForm,
    OrganisationKind,
    Party,
    PermitState,
    RequirementSource,
    Risk,
    Signature,
)


class Secrecy(Shape):
    """Why something is left out when others read: ground, day and the authority that marked it."""

    legal_ground: Line
    date: Day | None = None
    authority: Line | None = None


class Permit(Shape):
    """What the supervisory authority has allowed a unit to do (SoL 26:1, LSS 23 §)."""

    state: PermitState
    legal_ground: Line | None = None
    registry_number: Line | None = None
    decided_on: Day | None = None
    valid_to: Day | None = None
    target_group: Line | None = None
    most_places: Whole | None = None
    manager_checked_on: Day | None = None
    organisation_number: Line | None = None
    reason: Text | None = None


class Unit(Shape):
    """A place or a team where the care is given."""

    name: Line
    service: Key | None = None
    legal_area: Many[LegalArea] = ()
    target_group: Key | None = None
    places: Whole | None = None
    area_of_town: Line | None = None
    placement: Key | None = None
    health_care: YesNo = False
    permit_required: YesNo = False
    permit: Permit | None = None
    starts: Day | None = None
    ends: Day | None = None
    address: Line | None = None
    published: YesNo = True
    not_published_reason: Text | None = None
    secrecy: Secrecy | None = None
    supervised_by_law: YesNo = False


class UsedOption(Shape):
    """A right to extend the agreement, and the day it was used."""

    length: Duration
    notify_by: Day | None = None
    used_on: Day | None = None
    declined_on: Day | None = None
    registry_number: Line | None = None
    reason: Text | None = None


class Ending(Shape):
    """How an agreement came to an end before its time."""

    date: Day
    cause: EndCause
    notice_given_on: Day | None = None
    notice_by: Party | None = None
    role: Key | None = None
    registry_number: Line | None = None
    reason: Text | None = None


class Exemption(Shape):
    """A decided exemption from follow-up, with who decided it and why."""

    reason: Text
    decided_on: Day
    role: Key
    registry_number: Line | None = None


class Directive(Shape):
    """The board's commission to follow up what is not exposed to competition."""

    registry_number: Line
    date: Day


class Subcontractor(Shape):
    """Someone who performs a part of the agreement for the provider."""

    name: Line
    organisation_number: Line | None = None
    approved_on: Day | None = None


class GroupMember(Shape):
    """A member of the cooperation group: a role on one side, with or without mandate to decide."""

    side: Annotated[str, StringConstraints(pattern=r"^(beställare|utförare)$")]
    role: Line
    mandate: YesNo


class Watch(Shape):
    """A day in an agreement that must not be forgotten: a certificate that runs out, an index day, an audit."""

    what: Line
    valid_to: Day | None = None
    date: Day | None = None
    obliged: Obliged | None = None
    remind_before: Many[Duration] = ()
    renews: ItemId | None = None
    done: Day | None = None
    registry_number: Line | None = None
    note: Text | None = None


class AgreementSpan(Shape):
    """When a unit belongs to an agreement, where this differs from the agreement's own time."""

    from_date: Day | None = None
    to_date: Day | None = None


class Agreement(Shape):
    """What binds a provider: tender, framework, choice, partnership, or an agreement within the municipality."""

    title: Line
    award: Award
    service: Key
    board: Key
    plans: Many[Id] = ()
    exemption: Exemption | None = None
    units: Named[AgreementSpan | None] = {}
    registry_number: Line | None = None
    target_group: Key | None = None
    awarded_on: Day | None = None
    standstill_notice_on: Day | None = None
    signed_on: Day | None = None
    signers: Many[Key] = ()
    signature: Signature | None = None
    standstill_reason: Text | None = None
    in_force: Day | None = None
    operation_starts: Day | None = None
    ends_on: Day | None = None
    options: tuple[UsedOption, ...] = ()
    longest_time: Duration | None = None
    notice_period: Duration | None = None
    ended: Ending | None = None
    watches: Keyed[Watch] = {}
    clauses: Mapping[Clause, Line] = {}
    sanctions_allowed: Named[Line] = {}
    sanction_readings: Named[Line] = {}
    payment_model: Line | None = None
    verification: Line | None = None
    daily_payment: Amount | None = None
    requirement_sets: Many[Id] = ()
    requirement_documents: Many[RequirementSource] = ()
    document_reviewed_on: Day | None = None
    contact_role: Key | None = None
    exercise_of_authority: YesNo = False
    exposed_to_competition: YesNo = False
    joint_group: YesNo = False
    group_members: tuple[GroupMember, ...] = ()
    directive: Directive | None = None
    subcontractors: tuple[Subcontractor, ...] = ()
    procurement: Id | None = None
    note: Text | None = None


class ProviderEvent(Shape):
    """Something that happened at a provider and starts a clock: a change, a request, a result."""

    event: EventName
    date: Day
    informed_on: Day | None = None
    answer_by: Day | None = None
    agreement: Id | None = None
    unit: Id | None = None
    kind_of_change: Key | None = None
    period: Period | None = None
    text: Text | None = None
    registry_number: Line | None = None


class Provider(Shape):
    """The one who performs care on the municipality's behalf, in whatever form."""

    provider: Id
    name: Line
    operating_form: OperatingForm
    organisation_kind: OrganisationKind
    organisation_number: Line | None = None
    external_id: Line | None = None
    organisation_unit: Key | None = None
    financial_year_end: Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")] = "12-31"
    contact: Line | None = None
    contact_role: Key | None = None
    risk: Risk | None = None
    units: Named[Unit] = {}
    agreements: Named[Agreement] = {}
    events: Keyed[ProviderEvent] = {}
    secrecy: Named[Secrecy] = {}
    note: Text | None = None
