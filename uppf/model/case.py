"""A follow-up case: one file for its whole life. Facts with dates are stored; every state is derived."""

from uppf.model.finding import ActionPlan, Decided, Finding, Sanction
from uppf.model.shape import (
    Day,
    Id,
    ItemId,
    Key,
    Keyed,
    Line,
    Many,
    Named,
    Period,
    RuleId,
    Shape,
    Text,
    Whole,
    YesNo,
)
from uppf.model.vocabulary import (
    CheckPhase,
    ConcludedAs,
    EvidenceKind,
    FindingSource,
    Obliged,
    Signature,
)


class Closed(Shape):
    """The end of a case or of a planned follow-up: when, by which role, and why where a reason is due."""

    date: Day
    role: Key
    reason: Text | None = None


class Signal(Shape):
    """What started the case: a signal or a complaint, without any person's data."""

    source: FindingSource
    received: Day
    category: Key | None = None
    count: Whole | None = None
    acknowledged: Day | None = None
    judged: Day | None = None
    breach: YesNo | None = None
    reason: Text | None = None


class Withdrawn(Shape):
    """That something no longer holds, from which day and why."""

    date: Day
    reason: Text


class Replaced(Shape):
    """That another answer to the same thing stands instead, which one, and why; this one is kept and counts no more.

    Withdrawn, it holds no longer, and this one counts again.
    """

    date: Day
    by: ItemId
    reason: Text
    withdrawn: Withdrawn | None = None


class Supplement(Shape):
    """What was missing in what came, and by when it is to be handed in."""

    requested: Day
    missing: Text
    answer_by: Day | None = None
    received: Day | None = None


class NoDelivery(Shape):
    """That there is nothing to hand in, with why and by whom it was accepted."""

    date: Day
    role: Key
    reason: Text


class DocumentRequest(Shape):
    """What the provider is asked to hand in, and by when (SoL 15:9 or the agreement)."""

    what: Text
    kind: EvidenceKind | None = None
    part: Key | None = None
    requested: Day | None = None
    answer_by: Day | None = None
    legal_ground: Line | None = None
    reminders: Keyed[Day] = {}
    received: Day | None = None
    supplements: Keyed[Supplement] = {}
    complete: Day | None = None
    reviewed: Day | None = None
    no_delivery: NoDelivery | None = None
    rule: RuleId | None = None
    period: Period | None = None
    replaced: Replaced | None = None


class DeskCheck(Shape):
    """A control at a register: tax, credit, permit, invoices."""

    kind: Key
    date: Day
    part: Key | None = None
    through: Key | None = None
    source: Line | None = None
    outcome: Line
    sampled: Whole | None = None
    faults: Whole | None = None
    rule: RuleId | None = None
    period: Period | None = None


class Aggregate(Shape):
    """Counts from the follow-up of individuals; never anything about one of them."""

    date: Day
    examined: Whole
    in_time: Whole | None = None
    faults: Whole | None = None
    period: Period | None = None
    rule: RuleId | None = None
    source: Line | None = None


class Assessment(Shape):
    """One check point asked, answered, assessed, with what it rests on."""

    check_point: Line | None = None
    requirement: Line | None = None
    phase: CheckPhase | None = None
    question: Text | None = None
    answer: Text | None = None
    assessment: Key | None = None
    observation: Text | None = None
    evidence: Many[Line] = ()
    count: Whole | None = None
    faults: Whole | None = None
    not_applicable: Text | None = None
    replaced: Replaced | None = None


class Visit(Shape):
    """A visit, a meeting or a written round: when, where, who."""

    date: Day
    method: Key | None = None
    method_reason: Text | None = None
    place: Line | None = None
    present: Many[Line] = ()
    absence_reason: Text | None = None
    not_visited_reason: Text | None = None
    rule: RuleId | None = None
    period: Period | None = None
    part: Key | None = None
    points: Keyed[Assessment] = {}
    minutes_adjusted: Day | None = None
    signed_by_commissioner: Day | None = None
    signed_by_provider: Day | None = None
    signature: Signature | None = None
    note: Text | None = None
    cancelled: Closed | None = None


class Raised(Shape):
    """Something raised at a meeting of a cooperation group, until it is settled: with a reason, or as a finding."""

    text: Text
    raised_at: ItemId
    settled: Day | None = None
    reason: Text | None = None
    became: ItemId | None = None


class SurveySent(Shape):
    """A questionnaire on its way."""

    questionnaire: Line | None = None
    recipient: Key
    obliged: Obliged = Obliged.PROVIDER
    sent: Day
    answer_by: Day | None = None
    received: Day | None = None
    answers: Named[Text] = {}
    replaced: Replaced | None = None


class FactCheck(Shape):
    """The provider's chance to comment on the draft."""

    sent: Day
    answer_by: Day | None = None
    answered: Day | None = None
    comments: Text | None = None


class Report(Shape):
    """The report of a follow-up, from draft to the day it is finished."""

    draft: Day | None = None
    fact_check: FactCheck | None = None
    finished: Day | None = None
    rule: RuleId | None = None
    period: Period | None = None
    part: Key | None = None
    conclusion: ConcludedAs | None = None
    summary: Text | None = None
    improvements: Text | None = None
    strengths: Text | None = None
    deviation: Text | None = None
    sent_to_provider: Day | None = None
    replaced: Replaced | None = None


class BoardReport(Shape):
    """The result laid before a board."""

    board: Key
    date: Day
    section: Line | None = None
    replaced: Replaced | None = None


class Preparation(Shape):
    """The three papers an in-depth follow-up needs before it starts."""

    planning: Text | None = None
    responsible_by_area: Named[Key] = {}
    communication_plan: Text | None = None


class Lesson(Shape):
    """Something to mend in the next tender."""

    text: Text
    requirement: Line | None = None


class Case(Shape):
    """A follow-up case: what was looked at, found, demanded, remedied and decided."""

    case: Id
    registry_number: Line | None = None
    title: Line | None = None
    rule: RuleId | None = None
    period: Period | None = None
    provider: Id | None = None
    agreement: Id | None = None
    unit: Id | None = None
    units: Many[Id] = ()
    service: Key | None = None
    procurement: Id | None = None
    organisation_unit: Key | None = None
    board: Key | None = None
    opened: Day
    responsible: Key | None = None
    method: Key | None = None
    method_reason: Text | None = None
    area: Key | None = None
    theme: Line | None = None
    unannounced: YesNo = False
    counts: YesNo | None = None
    occasion: Text | None = None
    ordered: Decided | None = None
    signal: Signal | None = None
    preparation: Preparation | None = None
    consulted: Named[Day] = {}
    requests: Keyed[DocumentRequest] = {}
    desk_checks: Keyed[DeskCheck] = {}
    aggregates: Keyed[Aggregate] = {}
    surveys: Keyed[SurveySent] = {}
    visits: Keyed[Visit] = {}
    points: Keyed[Assessment] = {}
    problems: Keyed[Raised] = {}
    proposals: Keyed[Raised] = {}
    findings: Keyed[Finding] = {}
    action_plans: Keyed[ActionPlan] = {}
    sanctions: Keyed[Sanction] = {}
    reports: Keyed[Report] = {}
    decision: Decided | None = None
    fed_back: Day | None = None
    management_group: Day | None = None
    reported: Keyed[BoardReport] = {}
    published_on: Day | None = None
    lessons: Keyed[Lesson] = {}
    notes: Keyed[Text] = {}
    closed: Closed | None = None
    cancelled: Closed | None = None
    not_applicable_case: Closed | None = None
    replaced_by: Id | None = None
