"""The report: drafted, commented on by the provider, finished; and the decision that rests on it."""

import datetime as dt
from typing import Annotated, NamedTuple

from uppf.model.vocabulary import ConcludedAs
from uppf.problem import Level, Place, Problem, Refusal, refuse
from uppf.rules import spoken, steps_following, steps_twins
from uppf.rules.acts.in_case import act, fresh, opened, still_open
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, written
from uppf.rules.ground import count
from uppf.rules.naming import Item, one_item
from uppf.rules.open_items import allowed
from uppf.rules.step import Looked, Step
from uppf.rules.steps_reporting import assessing, attending, awaiting, begun, visiting
from uppf.rules.twins import counted

Date = dt.date
DEMANDS = (visiting, attending, steps_twins.choosing, assessing, steps_following.assessing, awaiting)
"""What must be in place before a report is finished (R180, R203, R204)."""


class Drafted(NamedTuple):
    """What an officer says of a draft; what is said again replaces what was said."""

    case: str
    date: Date
    summary: str = ""
    improvements: str = ""
    strengths: str = ""
    part: str = ""
    rule: str = ""
    period: str = ""


def draft(at: At, said: Drafted) -> Act:
    """A draft of the report, or more said in the one that is being written (R078, R080).

    Refuses ``case-closed``, ``no-such-rule``, ``unknown-part``, ``future-day``.
    """
    not_in_the_future(said.date, at.day)
    case, register = opened(at, said.case), at.register
    rule_name = spoken.rule_id(register, said.rule) if said.rule else ""
    rule, part = register.rule(rule_name or case.rule or ""), spoken.key(said.part)
    if part and rule and rule.parts and part not in rule.parts:
        raise refuse("unknown-part", value=said.part, parts=rule.parts)
    value = written(
        draft=said.date,
        rule=rule_name,
        period=said.period,
        part=part,
        summary=said.summary,
        improvements=said.improvements,
        strengths=said.strengths,
    )
    open_ones = {key: one for key, one in begun(counted(case)).items() if (one.part or "") == part}
    if len(open_ones) != 1:
        item = fresh(at, case)
        return act(at, case, "draft", {("reports", item): value}, {"item": item, "day": said.date})
    item, known = next(iter(open_ones.items()))
    new = {name: getattr(said, name) for name in ("summary", "improvements", "strengths") if getattr(said, name)}
    if not known.draft:
        new["draft"] = said.date
    if not new:
        raise refuse("draft-begun", value=item, day=known.draft)
    puts: dict[tuple[str, ...], Plain] = {
        ("reports", item, name): next(iter(written(**{name: text}).values())) for name, text in new.items()
    }
    return act(at, case, "draft", puts, {"item": item, "day": known.draft or said.date})


class Sent(NamedTuple):
    """That a draft was sent to the provider; by its case, or by its own key."""

    report: str
    date: Date
    answer_by: Date | None = None


def send(at: At, said: Sent) -> Act:
    """The provider may comment on the draft; ten workdays where nobody says otherwise (R180, G15).

    Refuses ``no-draft``, ``fact-check-sent``, ``answer-before-asked``, ``future-day``.
    """
    item = _being_written(at, said.report, said.date)
    if item.value.fact_check:
        raise refuse("fact-check-sent", value=item.key, day=item.value.fact_check.sent)
    within, own = allowed(at.facts, "faktakontroll")
    answer_by = said.answer_by or count(said.date, *within)
    if answer_by < said.date:
        raise refuse("answer-before-asked", value=answer_by, day=said.date)
    notes = (
        [] if said.answer_by or own else [Problem("note.default-answer", level=Level.INFO, facts={"day": answer_by})]
    )
    told = {"item": item.key, "day": answer_by}
    value = written(sent=said.date, answer_by=answer_by)
    return act(at, item.case, "fact-check-send", {(*item.route, "fact_check"): value}, told, notes)


class Answered(NamedTuple):
    """What the provider said of the draft."""

    report: str
    date: Date
    comments: str = ""


def answer(at: At, said: Answered) -> Act:
    """The provider has answered. Refuses ``no-draft``, ``fact-check-not-sent``, ``fact-check-answered``."""
    item = _being_written(at, said.report, said.date)
    check = item.value.fact_check
    if check is None:
        raise refuse("fact-check-not-sent", value=item.key)
    if check.answered:
        raise refuse("fact-check-answered", value=item.key, day=check.answered)
    route = (*item.route, "fact_check")
    puts: dict[tuple[str, ...], Plain] = {(*route, "answered"): said.date.isoformat()}
    if said.comments.strip():
        puts[(*route, "comments")] = said.comments.strip()
    return act(at, item.case, "fact-check-answer", puts, {"item": item.key, "day": said.date})


class Finished(NamedTuple):
    """What a finished report concludes."""

    report: str
    date: Date
    conclusion: Annotated[ConcludedAs, ASKED]
    summary: str = ""
    deviation: str = ""


def finish(at: At, said: Finished) -> Act:
    """The report is finished and is a public document; refused while something that the plan demands is missing.

    A deviation from the plan, with its reason, opens what may be let go. Refuses ``report-held`` for every demand that
    is not met, ``no-draft``, ``future-day``, ``summary-needed``.
    """
    item = _being_written(at, said.report, said.date)
    case = item.case
    looked = Looked(at.register, counted(case), said.date)
    left = [step for demand in DEMANDS for step in demand(looked) if not (step.yields and said.deviation)]
    if left:
        raise Refusal(*(held("report-held", looked, step) for step in left))
    if not (said.summary.strip() or item.value.summary):
        raise refuse("summary-needed", value=item.key)
    said_now = {"finished": said.date, "conclusion": said.conclusion, "summary": said.summary}
    new = {**said_now, "deviation": said.deviation}
    puts: dict[tuple[str, ...], Plain] = {
        (*item.route, name): next(iter(written(**{name: value}).values())) for name, value in new.items() if value
    }
    told = {"item": item.key, "day": said.date, "conclusion": str(said.conclusion)}
    return act(at, case, "finish", puts, told)


def held(code: str, looked: Looked, step: Step) -> Problem:
    """What holds an act back: a step that is not taken, and the command that takes it, each in its own words."""
    facts = {**step.facts, "tail": looked.case.case.rpartition("-")[2], "case": looked.case.case}
    what, how = Problem(f"step.{step.code}", facts=facts), Problem(f"next.{step.code}", facts=facts)
    return Problem(code, Place(looked.file), facts={"what": what, "next": how})


def _being_written(at: At, text: str, date: Date) -> Item:
    """The report that is meant and is not finished. Refuses ``no-draft``, ``report-finished``, ``case-closed``."""
    not_in_the_future(date, at.day)
    try:
        item = one_item(at, text, "reports", lambda case, key: not case.reports[key].finished)
    except Refusal as refusal:
        if refusal.problems[0].code != "no-such-item":
            raise
        raise refuse("no-draft", value=text) from None
    still_open(item.case)
    if item.value.finished:
        raise refuse("report-finished", value=item.key, day=item.value.finished)
    return item


class Decides(NamedTuple):
    """A decision on the compliance with the agreement: by which role, on which ground."""

    case: str
    role: Annotated[str, ASKED]
    date: Date
    reason: str = ""
    delegation_point: str = ""
    dnr: str = ""
    section: str = ""


def decide(at: At, said: Decides) -> Act:
    """The decision of a case (R201, L8); whether the role may decide it the delegation says.

    Refuses ``case-closed``, ``decided``, ``no-such-role``, ``future-day``.
    """
    not_in_the_future(said.date, at.day)
    case = opened(at, said.case)
    if case.decision:
        raise refuse("decided", value=case.case, day=case.decision.date)
    value = written(
        date=said.date,
        role=decider(at, (case.rule or "").partition("/")[0], said.role),
        delegation_point=said.delegation_point,
        registry_number=said.dnr,
        section=said.section,
        reason=said.reason,
    )
    rule = at.register.rule(case.rule or "")
    # A rule that a decision fulfils names what is decided; else the decision rests on the report.
    what = rule.title if rule and "beslut" in rule.counts_as_done else ""
    told = {"day": said.date, "role": str(value["roll"]), "what": what}
    return act(at, case, "decide", {("decision",): value}, told)


def decider(at: At, plan: str, text: str) -> str:
    """The role, or the board, that decides. Refuses ``no-such-role``."""
    try:
        return spoken.role(at.register, at.register.plans.get(plan), text)
    except Refusal as refusal:
        try:
            return spoken.board(at.register, text)
        except Refusal:
            raise refusal from None
