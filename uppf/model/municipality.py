"""The municipality itself: boards and their meetings, roles, delegation, programme, and its own words."""

from uppf.model.plan import Role, Validity
from uppf.model.shape import (
    Day,
    Duration,
    EventName,
    Id,
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
from uppf.model.vocabulary import OrganisationUnitKind


class BoardMeeting(Shape):
    """A meeting and the last day a paper for it can be handed in, or the day it was called off."""

    date: Day
    document_deadline: Day | None = None
    cancelled: Day | None = None


class Board(Shape):
    """A political board with responsibility for its own area."""

    name: Line
    abbreviation: Line | None = None
    meetings: tuple[BoardMeeting, ...] = ()


class OrganisationUnit(Shape):
    """A part of the organisation; a new name keeps the old key."""

    name: Line
    kind: OrganisationUnitKind
    under: Key | None = None
    board: Key | None = None
    plans: Many[Id] = ()
    starts: Day | None = None
    ends: Day | None = None


class DelegationPoint(Shape):
    """Who may decide what on the board's behalf."""

    point: Line
    decision: Line
    kinds: Many[Key]
    roles: Many[Key]
    board: Key | None = None
    report_to_board: YesNo = True


class Goal(Shape):
    """A goal of the council's programme."""

    text: Text


class Programme(Shape):
    """The council's programme with goals and guidelines for all providers (KL 5:3)."""

    term: Validity
    decided_on: Day | None = None
    registry_number: Line | None = None
    section: Line | None = None
    goals: Named[Goal] = {}
    follow_up: Text | None = None
    public_insight: Text | None = None


class MunicipalEvent(Shape):
    """Something decided or asked for within the municipality that starts a clock."""

    event: EventName
    date: Day
    answer_by: Day | None = None
    board: Key | None = None
    plan: Id | None = None
    period: Period | None = None
    text: Text | None = None
    registry_number: Line | None = None


class SentOut(Shape):
    """The same information to several providers on the same day."""

    date: Day
    what: Text
    service: Many[Key] = ()
    recipients: Many[Id] = ()
    registry_number: Line | None = None


class Publishing(Shape):
    """What the public page says of itself: its licence, whom to turn to, and what is known to be lacking (L22)."""

    license: Line | None = None
    public_contact: Line | None = None
    shortcomings: Many[Text] = ()
    assessed_on: Day | None = None


class Settings(Shape):
    """The municipality's own numbers for what the plans leave open."""

    due_soon: Duration = "30 dagar"
    meeting_agenda_lead: Duration | None = None
    small_number: Whole = 5
    deadlines: Named[Duration] = {}
    early_signs: Named[Whole] = {}
    reminders: Named[Many[Duration]] = {}
    publishing: Publishing = Publishing()


class Municipality(Shape):
    """The first file of a case repository."""

    municipality: Line
    followed_from: Day
    settings: Settings = Settings()
    boards: Named[Board] = {}
    plans: Many[Id] = ()
    roles: Named[Role] = {}
    organisation: Named[OrganisationUnit] = {}
    services: Named[Line] = {}
    target_groups: Named[Line] = {}
    delegation: tuple[DelegationPoint, ...] = ()
    programmes: tuple[Programme, ...] = ()
    labels: Named[Line] = {}
    mail_domains: Many[Line] = ()
    events: Keyed[MunicipalEvent] = {}
    sent_out: Keyed[SentOut] = {}
