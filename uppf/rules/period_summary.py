"""What a period held: what was to be followed up and was, what it showed, and what was decided. Nothing is stored."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts
from uppf.rules.calendar import add_days
from uppf.rules.checks_plan import FOLLOWED
from uppf.rules.delegated import Delegated, delegated
from uppf.rules.distill_provider import ends_on
from uppf.rules.due import (
    CANCELLED,
    DONE,
    DONE_LATE,
    NOT_APPLICABLE,
    OVERDUE,
    PASSED,
    WAITING,
    Due,
    due,
)
from uppf.rules.period import Period
from uppf.rules.selection import shared
from uppf.rules.spoken import provider_of
from uppf.rules.status import CLOSED_FINDING
from uppf.rules.subjects import OBJECTS, WITHIN_CASE, Index, index
from uppf.rules.summary_case import Fault, Planned, action_plans, faults, in_order
from uppf.rules.visits import hidden

if TYPE_CHECKING:
    from uppf.model.case import Case, Closed, Report
    from uppf.model.finding import Sanction
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register

Date = dt.date
FOLLOW_UPS = (*FOLLOWED, "beställarenhet")
"""Objects of the rules by which a provider's work is followed up, also by samples of what an ordering unit orders."""
REACH = 731
"""Calendar days that a due list reaches by itself; a period beyond them needs a list of its own."""
PROVIDER = "utföraren"
CLAIMED_FINDING = "åtgärdad_enligt_utföraren"
PRIVATE = "privat"
HANDLING = tuple(name for name, kind in OBJECTS.items() if kind.rows in WITHIN_CASE)
"""Objects of the rules about what is done within a case: handling, not a follow-up of its own."""


class Within(NamedTuple):
    """Which part of the municipality is meant; an empty field means all of it."""

    board: str = ""
    service: str = ""
    private: bool = False
    """Only what is about a private provider; a municipal company is none (KL 10:7, L2)."""


WHOLE = Within()


class Finished(NamedTuple):
    """A report that was finished, with its case."""

    case: "Case"
    report: "Report"


class Asked(NamedTuple):
    """An action plan that was asked for, with its case."""

    case: "Case"
    planned: Planned


class Sanctioned(NamedTuple):
    """A sanction that was decided, with its case."""

    case: "Case"
    key: str
    sanction: "Sanction"


class Taken(NamedTuple):
    """A decision taken on delegation, with its case."""

    case: "Case"
    delegated: Delegated


class CalledOff(NamedTuple):
    """A case that was cancelled or turned out not to apply; what it followed up may have no day of its own."""

    case: "Case"
    state: str
    end: "Closed"


class PeriodSummary(NamedTuple):
    """A period as it stands on a day; what has not happened yet is not in it."""

    period: Period
    day: Date
    agreements: tuple[tuple[str, "Provider", "Agreement"], ...]
    """Those that were in force on any day of the period."""
    planned: tuple[Due, ...]
    """The follow-ups whose last day lies in the period."""
    deliveries: tuple[Due, ...]
    """What providers were to hand in of themselves within the period."""
    finished: tuple[Finished, ...]
    found: tuple[Fault, ...]
    open: tuple[Fault, ...]
    """The findings that are not closed on the day, whenever they were found."""
    asked: tuple[Asked, ...]
    sanctions: tuple[Sanctioned, ...]
    supervisor: tuple[Fault, ...]
    """The findings that the supervisory authority was told of."""
    signals: tuple["Case", ...]
    called_off: tuple[CalledOff, ...]
    decisions: tuple[Taken, ...]

    @property
    def deviations(self) -> tuple[Due, ...]:
        """The follow-ups that did not go as planned: late, not done, cancelled, or no longer to be done."""
        return tuple(row for row in self.planned if row.state in (DONE_LATE, *MISSED, CANCELLED, NOT_APPLICABLE))

    @property
    def late_findings(self) -> tuple[Fault, ...]:
        """The open findings whose last day has passed, and the provider has not said that they are remedied."""
        return tuple(
            one for one in self.open if one.last_day and one.last_day < self.day and one.state != CLAIMED_FINDING
        )

    @property
    def to_verify(self) -> tuple[Fault, ...]:
        """The findings that the provider says are remedied, which the municipality is to see for itself."""
        return tuple(one for one in self.open if one.state == CLAIMED_FINDING)


MISSED = (OVERDUE, PASSED)
STATES = (
    ("genomförda", (DONE,)),
    ("genomförda_sent", (DONE_LATE,)),
    ("ej_genomförda", MISSED),
    ("inställda", (CANCELLED,)),
    ("ej_tillämpliga", (NOT_APPLICABLE,)),
    ("återstår", tuple(state for state in WAITING if state not in MISSED)),
)
"""How the follow-ups of a period are counted; every state of a row stands in exactly one."""


def counted(rows: Iterable[Due]) -> dict[str, int]:
    """How many rows there are, and how many of each of STATES."""
    every = list(rows)
    return {"planerade": len(every)} | {name: sum(row.state in states for row in every) for name, states in STATES}


def follows_up(row: Due) -> bool:
    """Whether a row is about following up those who perform care, and not about planning it or telling of it."""
    return row.object in FOLLOW_UPS or (row.object == "kommunen" and bool(row.method))


def board_of_row(register: "Register", row: Due) -> str:
    """The board a row concerns: that of its agreement or case, else of its plan; empty for the whole municipality."""
    plan = register.plans.get(row.plan)
    return row.dims.board or (plan.board if plan else None) or ""


def rows_in(
    register: "Register",
    facts: Facts,
    day: Date,
    period: Period,
    within: Within = WHOLE,
    rows: Iterable[Due] | None = None,
    unannounced: bool = False,
) -> tuple[Due, ...]:
    """The rows of plans' rules with a last day in a period, done or not, in order; what is within a case is left out.

    ``rows`` are the due list of the day, for whoever has reckoned it already. The unannounced are
    left out unless asked for. Source: S3:149–155 (R206), OSL 17:1 (L18).
    """
    reached = rows is not None and period.end <= add_days(day, REACH)
    known = list(rows or ()) if reached else due(facts, day, max(period.end, day))
    private = _private(register)
    return tuple(
        sorted(
            (
                row
                for row in (known if unannounced else shared(known))
                if row.source == "regel"
                and row.object not in HANDLING
                and period.start <= row.due <= period.end
                and within.board in ("", board_of_row(register, row))
                and within.service in ("", row.service)
                and (not within.private or row.dims.provider in private)
            ),
            key=lambda row: (row.due, row.key),
        )
    )


def period_summary(
    register: "Register",
    facts: Facts,
    day: Date,
    period: Period,
    within: Within = WHOLE,
    rows: Iterable[Due] | None = None,
    unannounced: bool = False,
    laid: Index | None = None,
) -> PeriodSummary:
    """What a period held in a part of the municipality, as it stands on a day (L5, L8, R241; S3 *Redovisning*).

    ``rows`` and ``laid`` are the due list of the day and the facts laid out, for whoever has them already.
    Unannounced follow-ups are in it from the day they are known, and their rows in the plan never (OSL 17:1, L18).
    """
    until = min(day, period.end)
    cases = list(cases_within(register, laid or index(facts), day, within, unannounced))

    def met(date: Date | None) -> bool:
        return date is not None and period.start <= date <= until

    every = [fault for case in cases for fault in faults(register, case, day) if fault.finding.found <= day]
    mine = rows_in(register, facts, day, period, within, rows, unannounced)
    followed = [row for row in mine if follows_up(row)]
    return PeriodSummary(
        period,
        day,
        tuple(_agreements(register, period, within)),
        tuple(row for row in followed if row.obliged != PROVIDER),
        tuple(row for row in followed if row.obliged == PROVIDER),
        tuple(
            sorted(
                (Finished(case, one) for case in cases for one in case.reports.values() if met(one.finished)), key=_when
            )
        ),
        tuple(sorted((one for one in every if met(one.finding.found)), key=_found)),
        tuple(sorted((one for one in every if one.state not in CLOSED_FINDING), key=_found)),
        tuple(Asked(case, one) for case in cases for one in action_plans(case, day) if met(one.plan.requested)),
        tuple(
            Sanctioned(case, key, one)
            for case in cases
            for key, one in in_order(case.sanctions, "considered")
            if one.decision and met(one.decision.date)
        ),
        tuple(one for one in every if one.finding.supervisor and met(one.finding.supervisor.notified)),
        tuple(case for case in cases if case.signal and met(case.signal.received)),
        tuple(one for case in cases for one in _called_off(case) if met(one.end.date)),
        tuple(
            sorted(
                (Taken(case, one) for case in cases for one in delegated(register, case) if met(one.decided.date)),
                key=lambda one: (one.delegated.decided.date, one.case.case, one.delegated.item),
            )
        ),
    )


def _called_off(case: "Case") -> Iterator[CalledOff]:
    for state, end in ((CANCELLED, case.cancelled), (NOT_APPLICABLE, case.not_applicable_case)):
        if end:
            yield CalledOff(case, state, end)


def _when(one: Finished) -> tuple[Date, str]:
    return one.report.finished or Date.max, one.case.case


def _found(one: Fault) -> tuple[Date, str, str]:
    return one.finding.found, one.case.case, one.key


def _private(register: "Register") -> set[str]:
    return {key for key, one in register.providers.items() if str(one.operating_form) == PRIVATE}


def cases_within(register: "Register", laid: Index, day: Date, within: Within, unannounced: bool) -> Iterator["Case"]:
    """The cases of a part of the municipality that may be spoken of; a case falls under its agreement's board."""
    dims = {row.dims.case: row.dims for row in laid.rows.get("case", ())}
    private = _private(register)
    for name, case in sorted(register.cases.items()):
        known = dims[name]
        plan = register.plans.get((case.rule or "").partition("/")[0])
        board = known.board or (plan.board if plan else None) or ""
        if (
            case.opened <= day
            and (unannounced or not hidden(case, day))
            and within.board in ("", board)
            and within.service in ("", known.service)
            and (not within.private or provider_of(register, case) in private)
        ):
            yield case


def _agreements(register: "Register", period: Period, within: Within) -> Iterator[tuple[str, "Provider", "Agreement"]]:
    for key, (provider, agreement) in sorted(register.agreements().items()):
        start = agreement.operation_starts or agreement.in_force or agreement.signed_on
        end = ends_on(agreement)
        units = (register.units().get(unit) for unit in agreement.units)
        services = {agreement.service, *(unit[1].service for unit in units if unit and unit[1].service)}
        if (
            (start is None or start <= period.end)
            and (end is None or end >= period.start)
            and within.board in ("", agreement.board)
            and (not within.service or within.service in services)
            and (not within.private or str(provider.operating_form) == PRIVATE)
        ):
            yield key, provider, agreement
