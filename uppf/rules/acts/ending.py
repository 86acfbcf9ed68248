"""How a case ends: closed when all is over, or as a deviation from the plan with its reason, role and day."""

import datetime as dt
from typing import Annotated, NamedTuple

from uppf.problem import Level, Problem, Refusal, refuse
from uppf.rules.acts.in_case import act, opened, still_open
from uppf.rules.acts.opening import case_of_row
from uppf.rules.acts.reporting import decider, held
from uppf.rules.change import ASKED, Act, At, Create, Plain, not_in_the_future, written
from uppf.rules.delegated import unreported
from uppf.rules.due import WAITING, Due, due
from uppf.rules.naming import one_case
from uppf.rules.rows import wants_case
from uppf.rules.step import Looked
from uppf.rules.steps import unmet

Date = dt.date


class Closes(NamedTuple):
    """By which role a case is closed, and why in spite of what a reason is enough for."""

    case: str
    role: Annotated[str, ASKED]
    date: Date
    reason: str = ""


def close(at: At, said: Closes) -> Act:
    """The case is over. What holds it is told step by step with the command that takes each (R086, R186, R241, L13).

    Refuses ``case-held`` for every step that is not taken, ``case-closed``, ``no-such-role``, ``future-day``.
    """
    not_in_the_future(said.date, at.day)
    case = opened(at, said.case)
    left = unmet(at.register, case, said.date, said.reason.strip())
    if left:
        looked = Looked(at.register, case, said.date)
        raise Refusal(*(held("case-held-unless-reason" if step.yields else "case-held", looked, step) for step in left))
    role = decider(at, (case.rule or "").partition("/")[0], said.role)
    waiting = tuple(one.item for one in unreported(at.register, case))
    notes = [Problem("note.decisions-left", level=Level.INFO, facts={"items": waiting})] if waiting else []
    value = written(date=said.date, role=role, reason=said.reason)
    return act(at, case, "close", {("closed",): value}, {"day": said.date}, notes)


class Deviates(NamedTuple):
    """Why a planned follow-up is not done, and which role decided it; by its case, or by the id of its row."""

    id: str
    role: Annotated[str, ASKED]
    reason: Annotated[str, ASKED]
    date: Date
    dnr: str = ""


def cancel(at: At, said: Deviates) -> Act:
    """A planned follow-up is called off: a deviation from the plan (§5.8).

    Refuses ``case-closed``, ``empty-reason``, ``no-such-role``, ``row-done``, ``row-not-applicable``, ``not-a-rule``,
    ``future-day``.
    """
    return _deviation(at, said, "cancel", "cancelled")


def not_applicable(at: At, said: Deviates) -> Act:
    """A planned follow-up does not apply here. Refuses as `cancel`."""
    return _deviation(at, said, "not-applicable", "not_applicable_case")


def _deviation(at: At, said: Deviates, code: str, field: str) -> Act:
    not_in_the_future(said.date, at.day)
    if not said.reason.strip():
        raise refuse("empty-reason")
    row = next((one for one in due(at.facts, at.day) if one.id == said.id.strip().casefold()), None)
    if row is not None and (wants_case(row) or not row.dims.case):
        _planned(row)
    followed = row.case if row and not wants_case(row) else ""
    if row is None or followed:
        case = still_open(at.register.cases[followed]) if followed else opened(at, said.id)
        if row and case.rule != row.rule:
            raise refuse("case-of-another-rule", value=row.id, case=case.case)
        value = _why(at, (case.rule or "").partition("/")[0], said)
        return act(at, case, code, {(field,): value}, {"day": said.date, "reason": said.reason})
    made = case_of_row(
        at,
        row,
        said.date,
        registry_number=said.dnr,
        title=row.title,
        responsible=row.responsible,
        unannounced=row.unannounced or None,
    )
    change = Create(made.file, {**made.change.value, **written(**{field: _why(at, row.plan, said)})})
    told = {"case": made.id, "title": row.title, "day": said.date, "reason": said.reason, "file": made.file}
    return Act((change,), code, told, made.id, row.dims.provider)


def _why(at: At, plan: str, said: Deviates) -> dict[str, Plain]:
    return written(date=said.date, role=decider(at, plan, said.role), reason=said.reason)


def _planned(row: Due) -> None:
    """Refuse a row that is no rule's, or that nobody waits for."""
    if row.source != "regel":
        raise refuse("not-a-rule", value=row.id)
    if row.done:
        raise refuse("row-done", value=row.id, day=row.done)
    if row.state not in WAITING:
        raise refuse("row-not-applicable", value=row.id, reason=row.reason)


class Replaces(NamedTuple):
    """Which case goes on in the place of another, by which role it was so decided, and why."""

    case: str
    by: Annotated[str, ASKED]
    role: Annotated[str, ASKED]
    reason: Annotated[str, ASKED]
    date: Date


def replace(at: At, said: Replaces) -> Act:
    """Another case goes on in the place of this one, which is closed and keeps what it holds; findings must be over.

    Refuses ``case-held``, ``case-closed``, ``replaced-by-itself``, ``empty-reason``, ``no-such-role``, ``future-day``.
    """
    not_in_the_future(said.date, at.day)
    case, other = opened(at, said.case), one_case(at.register, said.by)
    if other.case == case.case:
        raise refuse("replaced-by-itself", value=case.case)
    if not said.reason.strip():
        raise refuse("empty-reason")
    after = case.model_copy(update={"replaced_by": other.case})
    left = unmet(at.register, after, said.date, said.reason)
    if left:
        raise Refusal(*(held("case-held", Looked(at.register, case, said.date), step) for step in left))
    role = decider(at, (case.rule or "").partition("/")[0], said.role)
    ended = written(date=said.date, role=role, reason=said.reason)
    puts: dict[tuple[str, ...], Plain] = {("closed",): ended, ("replaced_by",): other.case}
    return act(at, case, "replace", puts, {"by": other.case, "day": said.date})
