"""An action plan: asked for with a last day, received, judged, and sent back or approved."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, still_open
from uppf.rules.acts.on_item import by_whom, not_ended, open_item, point_of
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, plain, written
from uppf.rules.explain import find
from uppf.rules.ground import count
from uppf.rules.naming import Item, items, names_case, one_case, one_item
from uppf.rules.open_items import DEADLINES
from uppf.rules.remedy import asked_again, closed_on, decided, failed_on, lacks, new_time, plans_for, sent_back
from uppf.rules.suggested import suggested

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import ActionPlan

Date = dt.date
ASKED_FOR = "åtgärdsplan.begärd"
ROW = 6
"""Characters in the id of a row of the due list."""


class Asked(NamedTuple):
    """What an officer says when a plan is asked for: a case, or one or more of its findings."""

    targets: tuple[str, ...]
    date: Date
    answer_by: Date | None = None


def ask(at: At, said: Asked) -> Act:
    """An action plan asked for, with its last day, for findings of one case: one act, on each finding too (R234, T05).

    Of a case: the findings that nobody has decided on, and those that were checked and not remedied. The first last
    day of a finding stands when a plan is asked for again.

    Refuses ``answer-by-needed`` with what the plans suggest, ``nothing-to-ask``, ``many-cases``, ``finding-closed``,
    ``plan-already-asked``, ``future-day``, ``answer-by-passed``.
    """
    wanted = _meant(at, said.targets)
    case = still_open(wanted[0].case)
    answer_by = _answer_by(at, case, said.answer_by, said.date)
    key = fresh(at, case)
    found = tuple(item.key for item in wanted)
    value = written(requested=said.date, answer_by=answer_by, findings=found)
    puts: dict[tuple[str, ...], Plain] = {}
    for item in wanted:
        if not item.value.disposition.action_plan:
            puts[(*item.route, "disposition", "action_plan")] = answer_by.isoformat()
    puts[("action_plans", key)] = value
    told = {"item": key, "day": said.date, "answer_by": answer_by, "findings": found}
    return act(at, case, "plan-ask", puts, told)


def _meant(at: At, targets: tuple[str, ...]) -> list[Item]:
    """The findings meant, of one case; of a case those for which a plan is still to be asked."""
    wanted: dict[str, Item] = {}
    for text in targets:
        for item in _one(at, text):
            wanted.setdefault(item.key, item)
    if len({item.case.case for item in wanted.values()}) > 1:
        raise refuse("many-cases", found=tuple(dict.fromkeys(item.case.case for item in wanted.values())))
    for item in wanted.values():
        not_ended(item)
        waits = next((name for name, plan in plans_for(item.case, item.key) if _open(item.case, name, plan)), "")
        if waits and not failed_on(item.value):
            raise refuse("plan-already-asked", value=item.key, plan=waits)
    return list(wanted.values())


def _one(at: At, text: str) -> list[Item]:
    asked = text.strip().casefold()
    path = "/" in asked and not names_case(at.register, text)
    named = path or any(asked in case.findings for case in at.register.cases.values())
    rows = find(at.facts, at.day, asked) if len(asked) == ROW else []
    if named or any(row.id == asked and row.dims.item for row in rows):
        return [one_item(at, text, "findings")]
    case = one_case(at.register, text)
    found = [item for item in items(case, "findings") if asks_for_plan(case, item.key)]
    if not found:
        raise refuse("nothing-to-ask", case=case.case)
    return found


def asks_for_plan(case: "Case", key: str) -> bool:
    """Whether a plan is still to be asked for: nothing is decided, or a check has shown that nothing has helped."""
    finding = case.findings[key]
    if closed_on(finding):
        return False
    return decided(finding) is None or (failed_on(finding) is not None and new_time(case, key) is None)


def _open(case: "Case", name: str, plan: "ActionPlan") -> bool:
    return not plan.approved and not sent_back(plan) and asked_again(case, name) is None


def _answer_by(at: At, case: "Case", said: Date | None, day: Date) -> Date:
    """The last day to answer; it must be said, and what the plans would give is told when it is not."""
    not_in_the_future(day, at.day)
    if said is None:
        known = suggested(at.register, case, ASKED_FOR, day)
        default = count(day, *DEADLINES["åtgärdsplan"])
        first = known[0] if known else None
        others = tuple(f"{one.day} ({one.reading})" for one in known[1:] if one.day != known[0].day)
        raise refuse(
            "answer-by-needed",
            day=first.day if first else None,
            plan=first.plan if first else None,
            others=others,
            default=default,
        )
    if said < day:
        raise refuse("answer-by-passed", value=said, day=day)
    return said


class Received(NamedTuple):
    """What an officer says when a plan has come."""

    plan: str
    date: Date


def receive(at: At, said: Received) -> Act:
    """The day a plan came. Refuses ``plan-already-received``, ``plan-asked-again``, ``future-day``."""
    item = open_item(at, said.plan, "action_plans", lambda case, key: waits_for_answer(case, key))
    not_in_the_future(said.date, at.day)
    later = asked_again(item.case, item.key)
    if later:
        raise refuse("plan-asked-again", value=item.key, plan=later[0])
    if item.value.received:
        raise refuse("plan-already-received", value=item.key, day=item.value.received)
    late = (said.date - item.value.answer_by).days if item.value.answer_by else 0
    told = {"item": item.key, "day": said.date, "late": late if late > 0 else None}
    return act(at, item.case, "plan-receive", {(*item.route, "received"): said.date.isoformat()}, told)


def waits_for_answer(case: "Case", key: str) -> bool:
    """Whether the provider has not answered a request that still stands."""
    return not case.action_plans[key].received and asked_again(case, key) is None


class ActionSaid(NamedTuple):
    """What an officer says of an action in a plan; the role is a function, never a name."""

    plan: str
    activity: str
    responsible: str = ""
    end: Date | None = None
    finding: tuple[str, ...] = ()


def action(at: At, said: ActionSaid) -> Act:
    """An action of a plan that has come, in the words of the provider; what it lacks is seen when it is judged (R233).

    One that is said again gets what it lacked.

    Refuses ``plan-not-received``, ``plan-approved``, ``plan-asked-again``, ``empty-activity``, ``not-in-plan`` and
    ``action-already-there``.
    """
    item = judged(at, said.plan)
    if not said.activity.strip():
        raise refuse("empty-activity")
    findings = tuple(text.strip().casefold().rpartition("/")[2] for text in said.finding)
    strange = next((key for key in findings if key not in item.value.findings), "")
    if strange:
        raise refuse("not-in-plan", value=strange, plan=item.key, findings=item.value.findings)
    responsible = spoken.roles(at.register).get(spoken.key(said.responsible), said.responsible.strip())
    same = _same(item.value, said.activity)
    if same:
        more = {"responsible": responsible, "end_date": said.end, "findings": findings}
        old = item.value.actions[same]
        puts = {
            (*item.route, "actions", same, name): plain(value)
            for name, value in more.items()
            if value and not getattr(old, name)
        }
        if len(puts) < sum(bool(value) for value in more.values()) or not puts:
            raise refuse("action-already-there", value=same, plan=item.key)
        return act(at, item.case, "plan-action", puts, {"item": same, "plan": item.key})
    key = fresh(at, item.case)
    value = written(activity=said.activity, responsible=responsible, end_date=said.end, findings=findings)
    told = {"item": key, "plan": item.key}
    return act(at, item.case, "plan-action", {(*item.route, "actions", key): value}, told)


def _same(plan: "ActionPlan", activity: str) -> str:
    """The action of a plan that says the same."""
    return next((key for key, one in plan.actions.items() if spoken.key(one.activity) == spoken.key(activity)), "")


def to_judge(case: "Case", key: str) -> bool:
    """Whether a plan has come and nobody has approved it or sent it back."""
    plan = case.action_plans[key]
    return bool(plan.received) and not plan.approved and not sent_back(plan) and asked_again(case, key) is None


def judged(at: At, text: str) -> Item:
    """The plan that is being judged. Refuses ``plan-not-received``, ``plan-approved``, ``plan-asked-again``."""
    item = open_item(at, text, "action_plans", to_judge)
    later = asked_again(item.case, item.key)
    if later:
        raise refuse("plan-asked-again", value=item.key, plan=later[0])
    if item.value.approved:
        raise refuse("plan-approved", value=item.key, day=item.value.approved.date)
    if not item.value.received:
        raise refuse("plan-not-received", value=item.key)
    return item


class Returned(NamedTuple):
    """What an officer says when a plan is not enough, or never came."""

    plan: str
    date: Date
    reason: Annotated[str, ASKED]
    answer_by: Date | None = None


def return_(at: At, said: Returned) -> Act:
    """A plan that is sent back, or that never came, and is asked for again with a new last day (T05).

    The new request is an item of its own that names the one before it: the first last day stands where it stood, each
    request has its own row in the due list, and what was late stays late.

    Refuses ``answer-by-needed``, ``answer-by-passed``, ``plan-approved``, ``plan-asked-again``, ``reason-empty``.
    """
    item = open_item(
        at, said.plan, "action_plans", lambda case, key: to_judge(case, key) or waits_for_answer(case, key)
    )
    plan: ActionPlan = item.value
    later = asked_again(item.case, item.key)
    if later:
        raise refuse("plan-asked-again", value=item.key, plan=later[0])
    if plan.approved:
        raise refuse("plan-approved", value=item.key, day=plan.approved.date)
    if not said.reason.strip():
        raise refuse("reason-empty")
    answer_by = _answer_by(at, item.case, said.answer_by, said.date)
    key = fresh(at, item.case)
    puts: dict[tuple[str, ...], Plain] = {}
    if plan.received and not plan.supplement_requested:
        puts[(*item.route, "supplement_requested")] = said.date.isoformat()
    puts[("action_plans", key)] = written(
        requested=said.date,
        answer_by=answer_by,
        findings=plan.findings,
        asked_before=item.key,
        reason=said.reason,
    )
    told = {"item": key, "plan": item.key, "day": said.date, "answer_by": answer_by}
    return act(at, item.case, "plan-return", puts, told)


class Approved(NamedTuple):
    """What an officer says when a plan is enough."""

    plan: str
    date: Date
    role: Annotated[str, ASKED]
    point: str = ""
    dnr: str = ""


def approve(at: At, said: Approved) -> Act:
    """A plan that is enough: an action for each finding, and in each activity, time and responsible (R233, R114).

    Refuses ``plan-incomplete`` with all that is missing, ``plan-not-received``, ``plan-approved``,
    ``plan-asked-again``, ``no-such-role``, ``future-day``; the proof refuses ``delegation-role``.
    """
    item = judged(at, said.plan)
    not_in_the_future(said.date, at.day)
    missing = list(lacks(item.value))
    if missing:
        whole = any(not (lack.action or lack.finding) for lack in missing)
        raise refuse(
            "plan-incomplete",
            value=item.key,
            whole=item.key if whole else None,
            findings=tuple(lack.finding for lack in missing if lack.finding),
            actions=tuple(f"{lack.action} ({', '.join(lack.missing)})" for lack in missing if lack.action),
        )
    role = by_whom(at, item.case, said.role)
    point = point_of(at, "åtgärdsplan", role, said.point)
    value = written(date=said.date, role=role, delegation_point=point, registry_number=said.dnr)
    told = {"item": item.key, "day": said.date, "roles": role}
    return act(at, item.case, "plan-approve", {(*item.route, "approved"): value}, told)
