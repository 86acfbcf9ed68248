"""The gates before a sanction: one table, each a pure function of what is known, and the one way through it.

Which gates a sanction has, and which of them a recorded reason may open, is the plan's own data; what holds for every
sanction is `uppf.rules.ladder.LAW`. Nothing here decides anything: these say what is missing, and the officer decides.
"""

import datetime as dt
from typing import TYPE_CHECKING

from uppf.rules import delegation, precedents
from uppf.rules.checks_case import graded
from uppf.rules.checks_provider import impossible
from uppf.rules.gate import NOT_HERE, OPEN, OPENED, PASSED, SAID, Asked, Gate, Result, Seen
from uppf.rules.ladder import TYPES, ladder
from uppf.rules.outcome import outcome

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import ActionPlan

Date = dt.date
ACTION_PLAN = "åtgärdsplan"

# May it be used here at all


def form(at: Asked) -> Seen:
    """The form of operation and of award allow it (R232, R236–R238)."""
    if at.provider is None or at.agreement is None:
        return Seen(None)
    told: dict[str, object] = {"form": str(at.provider.operating_form), "award": str(at.agreement.award)}
    reason = impossible(at.register, at.provider, at.agreement, at.rung.id)
    return Seen(False, {**told, "hinder": reason}) if reason else Seen(True, told)


def competition(at: Asked) -> Seen:
    """In house only where it is exposed to competition, or followed up on the board's directive (R229–R230, G17)."""
    if at.provider is None or at.agreement is None or str(at.provider.operating_form) != "egen_regi":
        return Seen(None)
    directive = at.agreement.directive
    return Seen(at.agreement.exposed_to_competition or directive is not None, {"dnr": _number(directive)})


def _number(directive: object) -> str:
    return str(getattr(directive, "registry_number", ""))


def agreed(at: Asked) -> Seen:
    """It stands in the agreement (R228, R235)."""
    if at.agreement is None or not at.rung.named:
        return Seen(None if not at.rung.named else False)
    clause = at.agreement.sanctions_allowed.get(at.rung.id, "")
    return Seen(bool(clause), {"clause": clause, "agreement": at.case.agreement or ""})


def clause(at: Asked) -> Seen:
    """The decision names the clause it rests on (R032); until then the agreement's own is at hand."""
    one = at.sanction
    number = one.clause_number if one else None
    if not number and at.agreement and (one is None or one.decision is None):
        number = at.agreement.sanctions_allowed.get(at.rung.id)
    return Seen(bool(number), {"clause": number or ""})


# What must have been done first


def _plans(case: "Case", key: str) -> list["ActionPlan"]:
    return [plan for plan in case.action_plans.values() if key in plan.findings]


def planned(at: Asked) -> Seen:
    """Each finding is in an action plan that has come in (R028)."""
    days = {key: [p.received for p in _plans(at.case, key) if p.received and p.received <= at.day] for key in at.faults}
    lacking = tuple(key for key, received in days.items() if not received)
    told = max((day for received in days.values() for day in received), default=None)
    return Seen(bool(days) and not lacking, {"findings": lacking, "day": told})


def last_day(case: "Case", key: str) -> Date | None:
    """The last day of what a finding's action plan says will be done."""
    days = [
        a.end_date for p in case.action_plans.values() for a in p.actions.values() if key in (a.findings or p.findings)
    ]
    return max(filter(None, days), default=None)


def passed_time(at: Asked) -> Seen:
    """The last day of each finding's actions has passed (R028)."""
    days = {key: last_day(at.case, key) for key in at.faults}
    left = tuple(key for key, day in days.items() if day is None or day >= at.day)
    told = max((day for day in days.values() if day), default=None)
    return Seen(bool(days) and not left, {"findings": left, "day": told})


def unremedied(at: Asked) -> Seen:
    """The commissioner has verified that each finding is not remedied (R028): what the last check showed counts."""
    last = {key: [check for check in one.checks if check.date <= at.day][-1:] for key, one in at.faults.items()}
    days = {key: check.date for key, found in last.items() for check in found if not check.remedied}
    lacking = tuple(key for key in at.faults if key not in days)
    return Seen(bool(days) and not lacking, {"findings": lacking, "day": max(days.values(), default=None)})


def grave(at: Asked) -> Seen:
    """One of the findings is serious, repeated, or one of several alike (R031)."""
    for key, finding in at.faults.items():
        if str(finding.grade or graded(at.register, at.case, finding)) == "allvarlig":
            return Seen(True, {"item": key, "pattern": "allvarlig"})
        found = outcome(at.register, at.facts, at.case, key)
        if found.repeated or found.several:
            return Seen(True, {"item": key, "pattern": "upprepad" if found.repeated else "flertal"})
    return Seen(False)


def lighter(at: Asked) -> Seen:
    """A lighter rung that may be used here has been tried for each finding, or there is none (FL 5 §, section 3.2)."""
    rungs = ladder(at.register, at.case)
    ids = [one.id for one in rungs]
    below = rungs[: ids.index(at.rung.id)] if at.rung.id in ids else []
    usable = {one.id for one in below if _usable(at, one.id, one.named)} & {*TYPES, "påpekande", ACTION_PLAN}
    if not usable:
        return Seen(None)
    tried = {key: _tried(at, key) & usable for key in at.faults}
    lacking = tuple(key for key, found in tried.items() if not found)
    first = tuple(one for one in ids if any(one in found for found in tried.values()))
    return Seen(bool(tried) and not lacking, {"findings": lacking, "tried": first})


def _usable(at: Asked, name: str, named: bool) -> bool:
    if at.agreement is None or at.provider is None:
        return False
    here = not impossible(at.register, at.provider, at.agreement, name)
    return here and (not named or name in at.agreement.sanctions_allowed)


def _tried(at: Asked, key: str) -> set[str]:
    """The rungs that have been taken for a finding, or under the same agreement for one like it.

    To ask for an action plan is not to have tried one: the provider must have had its say.
    """
    tried: set[str] = set()
    mine = at.case.findings[key]
    for case in at.register.cases.values():
        if case.case != at.case.case and case.agreement != at.case.agreement:
            continue
        for other, finding in case.findings.items():
            if (case.case, other) == (at.case.case, key) or precedents.like(finding, [mine]):
                tried |= {one.kind for one in precedents.outcomes(case, other, at.day)} - {ACTION_PLAN}
                plans = _plans(case, other)
                until = finding.disposition.action_plan
                silent = not plans and until is not None and until < at.day
                if silent or any(_answered(plan, at.day) for plan in plans):
                    tried.add(ACTION_PLAN)
    return tried


def _answered(plan: "ActionPlan", day: Date) -> bool:
    """Whether an action plan has come in, or its last day has passed without one; either way it was tried.

    What then came of it is for other gates: that the actions' last day has passed and nothing is remedied (R028).
    """
    if plan.received:
        return plan.received <= day
    return plan.answer_by is not None and plan.answer_by < day


# The provider has been heard


def deliberated(at: Asked) -> Seen:
    """The parties have deliberated (R030); minutes adjusted by both are enough (R025)."""
    one = at.sanction
    held = bool(one and one.deliberation and one.deliberation <= at.day)
    booked = one.deliberation_booked if one else None
    return Seen(held, {"day": one.deliberation if one and held else None, "booked": booked})


def heard(at: Asked) -> Seen:
    """The provider's statement has come, or the time it was given has run out (L26)."""
    one = at.sanction
    if one is None:
        return Seen(False)
    if one.statement_received and one.statement_received <= at.day:
        return Seen(True, {"day": one.statement_received})
    silent = one.statement_requested is not None and one.statement_by is not None and one.statement_by < at.day
    return Seen(silent, {"asked": one.statement_requested, "until": one.statement_by})


# What the decision itself says


def delegated(at: Asked) -> Seen:
    """The role that decides has it delegated (KL 6:37, L8, R114, R161, R231)."""
    found = delegation.points(at.register, at.rung.id, delegation.named_board(at.register, at.case))
    if not at.rung.decided and not found:
        return Seen(None)
    town = at.register.municipality
    allowed = delegation.roles(found) or tuple(town.boards if town else ())
    decided = at.sanction.decision if at.sanction else None
    if decided is None:
        return Seen(False, {"allowed": allowed})
    told = {"allowed": allowed, "role": decided.role, "point": decided.delegation_point or ""}
    return Seen(delegation.may_decide(at.register, decided.role, decided.date, found), told)


def proportionate(at: Asked) -> Seen:
    """Why it is in proportion is written down (FL 5 §, L26, R177)."""
    return Seen(bool(at.sanction and at.sanction.proportionality))


def equal(at: Asked) -> Seen:
    """Why equals are treated alike is written down, with what was decided before at hand (R177, L25)."""
    before = precedents.precedents(at.register, at.case, at.findings, at.day)
    return Seen(bool(at.sanction and at.sanction.equal_treatment), {"count": len(before)})


GATES: tuple[Gate, ...] = (
    Gate("driftsform", "gate-form", form),
    Gate("konkurrensutsatt", "gate-competition", competition),
    Gate("i_avtalet", "gate-agreement", agreed),
    Gate("avtalspunkt", "gate-clause", clause, said=True, field="avtalspunkt"),
    Gate("lättare_steg", "gate-lighter", lighter),
    Gate("åtgärdsplan_först", "gate-action-plan", planned),
    Gate("slutdatum_passerat", "gate-time", passed_time),
    Gate("ej_åtgärdad_verifierat", "gate-unremedied", unremedied),
    Gate("allvarlig_eller_upprepad", "gate-grave", grave),
    Gate("överläggning", "gate-deliberation", deliberated, field="överläggning"),
    Gate("yttrande", "gate-statement", heard, field="yttrande"),
    Gate("delegation", "gate-delegation", delegated, said=True),
    Gate("proportionalitet", "gate-proportionality", proportionate, said=True, field="proportionalitet"),
    Gate("likabehandling", "gate-equal-treatment", equal, said=True, field="likabehandling"),
)
"""Every gate that a plan may demand, in the order in which an officer meets them."""
KEYS = tuple(gate.key for gate in GATES)


def judge(at: Asked) -> list[Result]:
    """How every gate of a sanction stands on a day."""
    return [_result(at, gate) for gate in GATES if gate.key in at.rung.gates]


def _result(at: Asked, gate: Gate) -> Result:
    seen = gate.look(at)
    opens = gate.key in at.rung.opens
    reason = at.sanction.deviations.get(gate.key, "") if at.sanction and opens else ""
    if seen.passed is None:
        state = NOT_HERE
    elif seen.passed:
        state = PASSED
    elif reason:
        state = OPENED
    else:
        undecided = at.sanction is None or at.sanction.decision is None
        state = SAID if gate.said and undecided else OPEN
    return Result(gate, state, seen.facts, opens, reason)
