"""A finding and what follows from it: the decision, the action plan, the remedy that is seen, the sanction."""

import datetime as dt

from uppf.model.shape import (
    Amount,
    Day,
    Id,
    ItemId,
    Key,
    Keyed,
    Line,
    Many,
    Named,
    Shape,
    Text,
    YesNo,
)
from uppf.model.vocabulary import (
    Consequence,
    FindingSource,
    Grade,
    Occurrence,
    SanctionType,
)


class Decided(Shape):
    """A decision: when, by which role, on which ground."""

    date: Day
    role: Key
    delegation_point: Line | None = None
    registry_number: Line | None = None
    section: Line | None = None
    granted: YesNo | None = None
    reason: Text | None = None
    reported_to_board: Day | None = None
    reported_section: Line | None = None


class Consequences(Shape):
    """How hard a finding hits, for each of the three."""

    individual: Consequence | None = None
    municipality: Consequence | None = None
    provider: Consequence | None = None


class WrittenOff(Decided):
    """A finding that was let go: a decision like others, but never without why."""

    reason: Text


class Disposition(Shape):
    """What the municipality did with a finding: a remark, an action plan, a sanction, or nothing with a reason."""

    remark: Day | None = None
    remark_reason: Text | None = None
    action_plan: Day | None = None
    sanction: Day | None = None
    written_off: WrittenOff | None = None


class Verified(Shape):
    """The commissioner's own check that a finding is remedied, or is not."""

    date: Day
    role: Key
    remedied: YesNo
    evidence: Text | None = None


class SupervisorAnswer(Shape):
    """The question whether the supervisory authority must be told (SoL 27:7, LSS 15 § 11)."""

    notified: Day | None = None
    registry_number: Line | None = None
    not_required: Decided | None = None


class Finding(Shape):
    """A fault at the provider, against a requirement and a clause of the agreement."""

    text: Text
    found: Day
    category: Key | None = None
    requirement: Line | None = None
    clause_number: Line | None = None
    source: FindingSource = FindingSource.FOLLOW_UP
    unit: Id | None = None
    occurrence: Occurrence | None = None
    consequence: Consequences = Consequences()
    grade: Grade | None = None
    grade_reason: Text | None = None
    commissioner_informed: Day | None = None
    disposition: Disposition = Disposition()
    supervisor: SupervisorAnswer | None = None
    remedied: Day | None = None
    remedied_again: Keyed[Day] = {}
    verified: Verified | None = None
    result_checks: Keyed[Verified] = {}

    @property
    def claims(self) -> tuple[dt.date, ...]:
        """Every day that the provider has said it remedied, in order."""
        return tuple(sorted(filter(None, (self.remedied, *self.remedied_again.values()))))

    @property
    def checks(self) -> tuple[Verified, ...]:
        """Every check by the commissioner, in order: the first, and those that a finding not remedied led to."""
        made = (self.verified, *(check for _, check in sorted(self.result_checks.items())))
        return tuple(sorted((check for check in made if check), key=lambda check: check.date))


class MovedEnd(Shape):
    """A last day that was given up for a later one: which, when and why."""

    end_date: Day
    date: Day
    reason: Text


class Action(Shape):
    """One action of a plan: activity, time, responsible."""

    activity: Text
    responsible: Line | None = None
    end_date: Day | None = None
    moved: Keyed[MovedEnd] = {}
    findings: Many[ItemId] = ()
    done: Day | None = None
    evidence: Text | None = None


class ActionPlan(Shape):
    """What the provider will do about findings: asked for, received, judged, carried out."""

    requested: Day
    answer_by: Day | None = None
    findings: Many[ItemId] = ()
    asked_before: ItemId | None = None
    reason: Text | None = None
    received: Day | None = None
    supplement_requested: Day | None = None
    approved: Decided | None = None
    actions: Keyed[Action] = {}


class Sanction(Shape):
    """A sanction from consideration to end; never automatic."""

    type: SanctionType
    findings: Many[ItemId] = ()
    considered: Day | None = None
    reason: Text | None = None
    deliberation_booked: Day | None = None
    deliberation: Day | None = None
    deliberation_minutes: Line | None = None
    statement_requested: Day | None = None
    statement_by: Day | None = None
    statement_received: Day | None = None
    decision: Decided | None = None
    clause_number: Line | None = None
    proportionality: Text | None = None
    equal_treatment: Text | None = None
    deviations: Named[Text] = {}
    from_date: Day | None = None
    to_date: Day | None = None
    amount: Amount | None = None
    executed: Day | None = None
    disputed: Day | None = None
    reconsidered: Day | None = None
    ended: Day | None = None
    end_reason: Text | None = None
