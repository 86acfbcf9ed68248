"""Where things stand on a day: states derived from dated facts, so that none can contradict them.

Each kind of thing has one table, read from the top: a state and the day it began. Nothing here is stored.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.distill_provider import ends_on
from uppf.rules.remedy import remedied_on
from uppf.rules.stage import Stage, first, furthest, latest, until
from uppf.rules.visits import standing

if TYPE_CHECKING:
    from uppf.model.case import Case, Report
    from uppf.model.finding import ActionPlan, Finding
    from uppf.model.plan import Plan
    from uppf.model.provider import Agreement

Date = dt.date


# The case


def unfinished(case: "Case", day: Date) -> list["Report"]:
    """The reports that have been begun but not finished."""
    return [
        report
        for report in case.reports.values()
        if not (report.finished and report.finished <= day)
        and until((report.draft, report.fact_check.sent if report.fact_check else None), day)
    ]


def _finished(case: "Case", day: Date) -> Date | None:
    """The day the last report was finished; nothing while another is being written."""
    if unfinished(case, day):
        return None
    days = [report.finished for report in case.reports.values() if report.finished and report.finished <= day]
    return max(days, default=None)


def _after_report(case: "Case", days: Iterable[Date | None], day: Date) -> Date | None:
    """A step that follows the report: what was done with an older report says nothing of the last one."""
    if unfinished(case, day):
        return None
    return until(days, day, _finished(case, day) or Date.min)


def _under_way(case: "Case", day: Date) -> Date | None:
    return first(
        [
            *(visit.date for visit in standing(case).values()),
            *(check.date for check in case.desk_checks.values()),
            *(aggregate.date for aggregate in case.aggregates.values()),
            *(request.received for request in case.requests.values()),
            *(survey.received for survey in case.surveys.values()),
            *(finding.found for finding in case.findings.values()),
        ]
    )


def _asked(case: "Case", day: Date) -> Date | None:
    requests = (request.requested for request in case.requests.values())
    return first([*requests, *(survey.sent for survey in case.surveys.values())])


CASE: tuple[Stage, ...] = (
    Stage("planerad", lambda case, day: case.opened),
    Stage("mottagen", lambda case, day: case.signal and case.signal.received),
    Stage("bekräftad", lambda case, day: case.signal and case.signal.acknowledged),
    Stage("bedömd", lambda case, day: case.signal and case.signal.judged),
    Stage("underlag_begärt", _asked),
    Stage("pågår", _under_way),
    Stage("rapport_utkast", lambda case, day: first(report.draft for report in unfinished(case, day))),
    Stage(
        "faktakontroll",
        lambda case, day: first(r.fact_check.sent for r in unfinished(case, day) if r.fact_check),
    ),
    Stage("färdig", _finished),
    Stage("återkopplad", lambda case, day: _after_report(case, [case.fed_back], day)),
    Stage("redovisad_nämnd", lambda case, day: _after_report(case, [r.date for r in case.reported.values()], day)),
    Stage("publicerad", lambda case, day: _after_report(case, [case.published_on], day)),
    Stage("avslutad", lambda case, day: case.closed and case.closed.date),
    Stage("inställd", lambda case, day: case.cancelled and case.cancelled.date),
    Stage("ej_tillämplig", lambda case, day: case.not_applicable_case and case.not_applicable_case.date),
    Stage("ersatt", lambda case, day: case.opened if case.replaced_by else None),
)
"""A case goes downwards; a signal comes first. A report that is written holds back what follows a finished one."""


def case_state(case: "Case", day: Date) -> str:
    """Where a case stands. Source: §5.8, S1:145 (R086), S3:236 (R241)."""
    return furthest(CASE, case, day) or "planerad"


# A finding


class _Found(NamedTuple):
    """A finding with what else in its case concerns it."""

    finding: "Finding"
    plans: tuple["ActionPlan", ...]
    decided: tuple[Date, ...]


def _plan_asked(one: _Found, day: Date) -> Date | None:
    asked = [plan.requested for plan in one.plans]
    # The finding itself stores only the last day of the plan asked for.
    return max(
        (d for d in asked if d <= day), default=one.finding.found if one.finding.disposition.action_plan else None
    )


def _sanctioned(one: _Found, day: Date) -> Date | None:
    return max((d for d in (one.finding.disposition.sanction, *one.decided) if d and d <= day), default=None)


def _verified(one: _Found, remedied: bool, day: Date) -> Date | None:
    """The day of the last check that had been made by a day, when it had that answer."""
    made = [check for check in one.finding.checks if check.date <= day]
    return made[-1].date if made and made[-1].remedied is remedied else None


FINDING: tuple[Stage, ...] = (
    Stage("konstaterad", lambda one, day: one.finding.found),
    Stage("påpekad", lambda one, day: one.finding.disposition.remark),
)
"""How a finding begins."""
FINDING_LOOP: tuple[Stage, ...] = (
    Stage("åtgärdsplan_begärd", _plan_asked),
    Stage("sanktion", _sanctioned),
    Stage("ej_åtgärdad", lambda one, day: _verified(one, False, day)),
    Stage("åtgärdad_enligt_utföraren", lambda one, day: max((d for d in one.finding.claims if d <= day), default=None)),
)
"""What a finding may go through several times: what happened last counts."""
FINDING_END: tuple[Stage, ...] = (
    Stage("verifierad", lambda one, day: _verified(one, True, day)),
    Stage(
        "avskriven", lambda one, day: one.finding.disposition.written_off and one.finding.disposition.written_off.date
    ),
)
"""How a finding ends: by the commissioner's own check, or let go with a reason."""
CLOSED_FINDING = ("verifierad", "avskriven")


def finding_state(case: "Case", key: str, day: Date) -> str:
    """Where a finding of a case stands; before it was found it is still ``konstaterad``. Source: §5.8, R239–R240."""
    one = _Found(
        case.findings[key],
        tuple(plan for plan in case.action_plans.values() if key in plan.findings),
        tuple(s.decision.date for s in case.sanctions.values() if key in s.findings and s.decision),
    )
    return (
        furthest(FINDING_END, one, day)
        or latest(FINDING_LOOP, one, day)
        or furthest(FINDING, one, day)
        or FINDING[0][0]
    )


# An action plan


class _Planned(NamedTuple):
    """An action plan with the findings it is to remedy."""

    plan: "ActionPlan"
    findings: tuple["Finding", ...]


def _plan_late(one: _Planned, day: Date) -> Date | None:
    """The first day that something is late: the plan itself, or after its approval an action in it."""
    plan = one.plan
    waits = [plan.answer_by] if not (plan.received and plan.received <= day) else []
    if plan.approved and plan.approved.date <= day:
        waits += [action.end_date for action in plan.actions.values() if not (action.done and action.done <= day)]
    late = until(waits, day - dt.timedelta(days=1))
    return late + dt.timedelta(days=1) if late else None


def _carried_out(one: _Planned, day: Date) -> Date | None:
    done = [action.done for action in one.plan.actions.values()]
    return max(filter(None, done), default=None) if done and all(done) else None


def _remedied(one: _Planned, day: Date) -> Date | None:
    verified = [remedied_on(finding) for finding in one.findings]
    return max(filter(None, verified), default=None) if verified and all(verified) else None


ACTION_PLAN_ANSWER: tuple[Stage, ...] = (
    Stage("begärd", lambda one, day: one.plan.requested),
    Stage("inkommen", lambda one, day: one.plan.received),
    Stage("komplettering_begärd", lambda one, day: one.plan.supplement_requested),
)
"""A plan may go back and forth until it is good enough: what happened last counts."""
ACTION_PLAN: tuple[Stage, ...] = (
    Stage("godkänd", lambda one, day: one.plan.approved and one.plan.approved.date),
    Stage(
        "genomförs", lambda one, day: first(a.done for a in one.plan.actions.values()) if one.plan.approved else None
    ),
    Stage("försenad", _plan_late),
    Stage("genomförd", _carried_out),
    Stage("verifierad", _remedied),
)
"""The three questions of a plan: asked for with a day, sufficient, carried out."""


def action_plan_state(case: "Case", key: str, day: Date) -> str:
    """Where an action plan of a case stands. Source: §5.8, the three gates of the national guide."""
    plan = case.action_plans[key]
    one = _Planned(plan, tuple(case.findings[found] for found in plan.findings if found in case.findings))
    return furthest(ACTION_PLAN, one, day) or latest(ACTION_PLAN_ANSWER, one, day) or ACTION_PLAN_ANSWER[0].state


# An agreement


def _ended(agreement: "Agreement", cause: str) -> Date | None:
    ended = agreement.ended
    return ended.date if ended and ended.cause == cause else None


def _over(agreement: "Agreement", day: Date) -> Date | None:
    last = ends_on(agreement)
    return last + dt.timedelta(days=1) if last else None


AGREEMENT: tuple[Stage, ...] = (
    Stage("under_upphandling", lambda agreement, day: day),
    Stage("tilldelat", lambda agreement, day: agreement.awarded_on),
    Stage("avtalsspärr", lambda agreement, day: agreement.standstill_notice_on),
    Stage("undertecknat", lambda agreement, day: agreement.signed_on),
    Stage("ikraft", lambda agreement, day: agreement.in_force),
    Stage("drift", lambda agreement, day: agreement.operation_starts),
    Stage("option_utnyttjad", lambda agreement, day: first(option.used_on for option in agreement.options)),
    # Only the day a notice takes effect is written down, so one that is known holds until then.
    Stage("uppsagt", lambda agreement, day: day if (_ended(agreement, "uppsägning") or Date.min) >= day else None),
    Stage("upphört", _over),
    Stage("hävt", lambda agreement, day: _ended(agreement, "hävning")),
)
"""An agreement goes downwards, from the tender to its end."""


def agreement_state(agreement: "Agreement", day: Date) -> str:
    """Where an agreement stands; its last day with used options is its end. Source: §5.8, LOU 20:1."""
    return furthest(AGREEMENT, agreement, day)


# A follow-up plan


class _Edition(NamedTuple):
    """A plan, and the days on which plans that replace it began to hold."""

    plan: "Plan"
    successors: tuple[Date, ...]


def _in_force(one: _Edition, day: Date) -> Date | None:
    return one.plan.validity.from_date or one.plan.document.decided_on


PLAN: tuple[Stage, ...] = (
    Stage("utkast", lambda one, day: day),
    Stage("fastställd", lambda one, day: one.plan.document.decided_on),
    Stage("gällande", _in_force),
    Stage(
        "utgången",
        lambda one, day: one.plan.validity.to_date + dt.timedelta(days=1) if one.plan.validity.to_date else None,
    ),
    Stage("ersatt", lambda one, day: first(one.successors)),
)
"""A plan goes downwards, from a draft to its end."""


def plan_state(plan: "Plan", day: Date, plans: Mapping[str, "Plan"] | None = None) -> str:
    """Where a follow-up plan stands among the others. Source: §5.8."""
    successors = tuple(
        other.validity.from_date
        for other in (plans or {}).values()
        if plan.plan in other.replaces_plan and other.validity.from_date
    )
    return furthest(PLAN, _Edition(plan, successors), day)
