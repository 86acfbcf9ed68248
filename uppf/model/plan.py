"""A follow-up plan as its municipality wrote it: source, validity, scope, rules, and all that is not time."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from uppf.model.frequency import Earliest, Frequencies
from uppf.model.shape import (
    Amount,
    Day,
    Duration,
    EventName,
    Id,
    Key,
    Line,
    Many,
    Moment,
    Named,
    RuleId,
    Shape,
    Text,
    Whole,
    YearText,
    YesNo,
)
from uppf.model.vocabulary import (
    Award,
    CheckPhase,
    Demanded,
    HolidayRule,
    LegalArea,
    Norm,
    Obliged,
    OperatingForm,
    RequirementSource,
    RuleObject,
    Strength,
)


class Validity(Shape):
    """The time something holds; without an end it holds until further notice."""

    from_date: Day | None = None
    to_date: Day | None = None


class Scope(Shape):
    """Whom a plan or a rule concerns; a key left out does not narrow."""

    operating_form: Many[OperatingForm] = ()
    award: Many[Award] = ()
    service: Many[Key] = ()
    legal_area: Many[LegalArea] = ()
    target_group: Many[Key] = ()
    placement: Many[Key] = ()
    board_of: Many[Key] = ()
    health_care: YesNo | None = None
    permit_required: YesNo | None = None
    exposed_to_competition: YesNo | None = None
    joint_group: YesNo | None = None


class Registration(Shape):
    """A registry number and, where a board decided, its section."""

    registry_number: Line | None = None
    section: Line | None = None
    concerns: Line | None = None


class PlanDocument(Shape):
    """What the plan says of itself on its first page."""

    kind: Line | None = None
    administration: Line | None = None
    decided_by: Line | None = None
    decided_on: Day | None = None
    revised_by: Line | None = None
    revised_on: Day | None = None
    written_by: Line | None = None
    registrations: tuple[Registration, ...] = ()
    document_owner: Line | None = None
    revision: Line | None = None
    former: Many[Line] = ()
    guidance: Many[Line] = ()
    level: Line | None = None
    commissioner: Line | None = None
    performed_by: Line | None = None


class Role(Shape):
    """A function that acts or answers; never a person."""

    title: Line
    abbreviation: Line | None = None
    aliases: Many[Line] = ()
    deputy: Key | None = None
    vacant: tuple[Validity, ...] = ()
    source: Line | None = None


class RoleSpan(Shape):
    """A role whose duty has an end: from one moment to another, both days included."""

    role: Key
    from_moment: Moment | None = None
    to_moment: Moment | None = None
    source: Line | None = None
    wording: Text | None = None


class Reading(Shape):
    """One way to read the plan's words."""

    meaning: Text
    frequency: Frequencies | None = None
    requirements_within: Duration | None = None
    object: RuleObject | None = None
    parts: Many[Key] = ()
    holiday_rule: HolidayRule | None = None


class Rule(Shape):
    """A duty that returns or has a deadline, in the plan's own words and in ours."""

    id: Id
    title: Line
    group: Line | None = None
    source: Line
    wording: Text
    frequency: Frequencies | None = None
    reading: Line | None = None
    readings: Named[Reading] = {}
    not_from_plan: Many[Line] = ()
    applies_to: Scope | None = None
    object: RuleObject
    method: Many[Key] = ()
    responsible: Many[Key] = ()
    participants: Many[Key] = ()
    must_attend: Many[Key] = ()
    required_method: Many[Key] = ()
    decision_needed: YesNo = False
    strength: Strength = Strength.PLAN
    norm: Norm = Norm.SHALL
    obliged: Obliged = Obliged.MUNICIPALITY
    counts_as_done: Many[EventName] = ("rapport.färdig",)
    parts: Many[Key] = ()
    holiday_rule: HolidayRule | None = None
    unannounced: YesNo = False
    earliest: tuple[Earliest, ...] = ()
    preceded_by: Many[Id] = ()
    replaces: Many[RuleId] = ()
    on_finding: Text | None = None
    check_points: Many[Id] = ()
    requires: Many[Demanded] = ()
    recipients: Many[Key] = ()
    purpose: Many[Key] = ()
    legal_ground: Line | None = None
    comment: Text | None = None
    validity: Validity | None = None


class CheckPoint(Shape):
    """One thing looked at in a follow-up, by phase: before, on site, after."""

    id: Id
    text: Text
    source: Line
    phase: CheckPhase
    area: Key | None = None
    applies_to: Scope | None = None
    method: Many[Key] = ()
    mandatory: YesNo = True
    through: Key | None = None
    measure: Line | None = None
    guide_value: Line | None = None
    norm: Norm = Norm.SHALL
    automatic: Many[Key] = ()
    note: Text | None = None


class Point(Shape):
    """A point that is gone through: of an agenda, an introduction or a questionnaire."""

    id: Id
    text: Text
    source: Line
    mandatory: YesNo = True
    participants: Many[Key] = ()
    provider_participants: Many[Line] = ()
    frequency: Frequencies | None = None
    norm: Norm = Norm.SHALL


class Questionnaire(Shape):
    """Questions sent to a provider or to the commissioner, possibly in pairs on the same day."""

    id: Id
    title: Line
    source: Line
    wording: Text
    recipient: Key
    sent_with: Id | None = None
    answer_within: Duration | None = None
    obliged: Obliged = Obliged.PROVIDER
    method: Many[Key] = ()
    points: tuple[Point, ...] = ()


class ScaleStep(Shape):
    """One step of the scale on which a check point is assessed."""

    code: Key
    label: Line
    order: Whole
    is_finding: YesNo = False
    needs_action: YesNo = False
    published: YesNo = True


class Pattern(Shape):
    """When findings are repeated or several: so many of the same, within a time or still open."""

    count: Whole
    same: Line
    within: Duration | None = None
    open_only: YesNo = False


class Grading(Shape):
    """How findings are graded; the matrix gives the grade for frequency × highest consequence."""

    source: Line | None = None
    wording: Text | None = None
    scale: tuple[ScaleStep, ...] = ()
    frequencies: Many[Key] = ()
    consequences: Many[Key] = ()
    concerns_whom: Many[Key] = ()
    matrix: Named[Named[Key]] = {}
    effects: Named[Many[Key]] = {}
    repeated: Pattern | None = None
    several: Pattern | None = None
    not_from_plan: Many[Line] = ()


class Reduction(Shape):
    """How an economic sanction is reckoned in one reading."""

    meaning: Text
    way: Annotated[str, StringConstraints(pattern=r"^(varje_dygn|växande|ränta_på_ränta|av_månadsersättning)$")]
    share: Amount


class SanctionKind(Shape):
    """A reaction that the plan knows, where it may be used and what must be true first."""

    id: Key
    label: Line
    source: Line
    wording: Text | None = None
    order: Whole
    is_sanction: YesNo = True
    operating_form: Many[OperatingForm] = ()
    award: Many[Award] = ()
    gates: Many[Key] = ()
    reason_opens: Many[Key] = ()
    only_if_in_agreement: YesNo = True
    limitation: Text | None = None
    reading: Line | None = None
    reductions: Named[Reduction] = {}


class FocusArea(Shape):
    """What is looked at with special care one year."""

    id: Id
    text: Line
    roles: Many[Key] = ()
    requirements: Many[Line] = ()
    check_points: Many[Id] = ()


class Statement(Shape):
    """Something the plan says that is neither time nor check point: a duty, a principle, a definition, a limit."""

    id: Id
    title: Line | None = None
    wording: Text
    source: Line
    norm: Norm | None = None
    obliged: Obliged | None = None
    roles: Many[Key] = ()
    clause: Key | None = None
    meaning: Text | None = None


class Method(Shape):
    """A way of following up, as the plan describes it."""

    id: Key
    title: Line
    wording: Text
    source: Line
    phase_only: Many[Id] = ()
    reason_required: YesNo = False


class ReportDemand(Shape):
    """What a report must hold and to whom it goes."""

    id: Id
    wording: Text
    source: Line
    sections: Many[Line] = ()
    recipients: Many[Key] = ()
    system: Line | None = None


class Gap(Shape):
    """A contradiction or a gap in the plan's own text, kept visible instead of silently resolved."""

    gap: Annotated[str, StringConstraints(pattern=r"^G\d{1,2}$")]
    text: Text
    source: Line | None = None
    handled: Text | None = None


class RequirementDocument(Shape):
    """Which document the requirements stand in, by form of operation and award."""

    kind: Many[RequirementSource]
    applies_to: Scope | None = None
    source: Line
    wording: Text


class Plan(Shape):
    """A follow-up plan, routine or guideline."""

    plan: Id
    title: Line
    document: PlanDocument = PlanDocument()
    validity: Validity
    replaces_plan: Many[Id] = ()
    board: Key | None = None
    boards: Many[Key] = ()
    applies_to: Scope = Scope()
    scope_wording: Text | None = None
    purpose_of_plan: tuple[Statement, ...] = ()
    principles: tuple[Statement, ...] = ()
    definitions: tuple[Statement, ...] = ()
    provisions: tuple[Statement, ...] = ()
    requirement_documents: tuple[RequirementDocument, ...] = ()
    requirement_sources: Many[RequirementSource] = ()
    roles: Named[Role] = {}
    role_spans: tuple[RoleSpan, ...] = ()
    methods: tuple[Method, ...] = ()
    rules: tuple[Rule, ...] = ()
    check_points: tuple[CheckPoint, ...] = ()
    agenda: tuple[Point, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    introduction: tuple[Point, ...] = ()
    grading: Grading | None = None
    sanctions: tuple[SanctionKind, ...] = ()
    focus_areas: Mapping[YearText, tuple[FocusArea, ...]] = {}
    reports: tuple[ReportDemand, ...] = ()
    outside: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
