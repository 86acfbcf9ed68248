"""Opening a case: from a row of the due list to the file that follows it up, or a refusal. Pure."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.change import Act, At, Create, not_in_the_future, written
from uppf.rules.due import WAITING, Due
from uppf.rules.events import EVENTS
from uppf.rules.rows import one_row
from uppf.rules.status import CLOSED_FINDING, finding_state
from uppf.rules.subjects import OBJECTS, WITHIN_CASE
from uppf.rules.visits import standing

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

Date = dt.date


class Opened(NamedTuple):
    """What an officer says when a case is opened; the id is that of a row of the due list."""

    id: str
    date: Date
    dnr: str = ""
    responsible: str = ""
    method: str = ""
    method_reason: str = ""
    title: str = ""
    unannounced: bool = False


def open_(at: At, said: Opened) -> Act:
    """A new case that follows up a row of the due list.

    Refuses ``row-done``, ``row-not-applicable``, ``case-already-open``, ``done-elsewhere``, ``future-day``,
    ``no-such-role``, ``method-reason-needed``.
    """
    register = at.register
    row = one_row(at.facts, at.day, said.id)
    _followed_up_by_a_case(at.facts, row)
    not_in_the_future(said.date, at.day)
    plan, rule = register.plans.get(row.plan), register.rule(row.rule)
    method = spoken.method_said(plan, rule, said.method, said.method_reason) or (
        row.method[0] if len(row.method) == 1 else ""
    )
    # The unannounced must be marked as such from its first day, or it shows in what is shared (L18, OSL 17:1).
    unannounced = said.unannounced or row.unannounced or method.startswith("oanmäl")
    made = case_of_row(
        at,
        row,
        said.date,
        registry_number=said.dnr,
        title=said.title,
        responsible=spoken.role(register, plan, said.responsible) if said.responsible else row.responsible,
        method=method,
        method_reason=said.method_reason,
        unannounced=unannounced or None,
    )
    notes = [Problem("note.unannounced", level=Level.WARNING)] if unannounced else []
    services = register.municipality.services if register.municipality else {}
    label = services.get(row.label, row.label or row.plan)
    facts_said = {"case": made.id, "title": row.title, "label": label, "file": made.file}
    notes += _left_open(register, row, at.day)
    return Act((made.change,), "open", facts_said, made.id, row.dims.provider, notes=tuple(notes))


def case_of_row(at: At, row: Due, date: Date, **fields: object) -> "NewCase":
    """A case about what a row of the due list is about; what is said beside it by its identifiers."""
    dims = row.dims
    within = OBJECTS[row.object].rows in WITHIN_CASE
    subject = dims.unit or dims.agreement or dims.provider or dims.organisation or row.rule.partition("/")[2]
    return new_case(
        at,
        subject,
        date,
        rule=row.rule,
        period=dims.item if within else _period(row),
        provider=dims.provider,
        agreement=dims.agreement,
        unit=dims.unit,
        service=dims.service,
        procurement=dims.procurement,
        organisation_unit=dims.organisation,
        board=dims.board,
        **fields,
    )


class NewCase(NamedTuple):
    """A case that is about to be: its id, its file, and the change that makes it."""

    id: str
    file: str
    change: Create


def new_case(at: At, subject: str, date: Date, **fields: object) -> NewCase:
    """A case that is opened on a day, named after its year and what it is about; fields by their identifiers."""
    stem = f"{date.year}-{spoken.slug(subject)}"
    case = next(name for name in iter(lambda: f"{stem}-{at.token()}", "") if name not in at.register.cases)
    order = {name: number for number, name in enumerate(FIRST)}
    told = {"case": case, "opened": date, **fields}
    value = written(**dict(sorted(told.items(), key=lambda one: order.get(one[0], len(order)))))
    return NewCase(case, f"arenden/{date.year}/{case}.yaml", Create(f"arenden/{date.year}/{case}.yaml", value))


FIRST = (
    *("case", "registry_number", "title", "rule", "period", "provider", "agreement", "unit", "units", "service"),
    *("procurement", "organisation_unit", "board", "opened", "responsible", "method", "method_reason", "area", "theme"),
    *("unannounced", "counts", "occasion", "ordered", "signal"),
)
"""The order in which a new file says things; the rest comes after in the order given."""


def _followed_up_by_a_case(facts: Facts, row: Due) -> None:
    """Refuse a row that no event of a new case would make done, or that is already followed up in an open one."""
    if row.source != "regel":
        raise refuse("case-already-open", value=row.id, case=row.case)
    if row.done:
        raise refuse("row-done", value=row.id, day=row.done)
    if row.state not in WAITING:
        raise refuse("row-not-applicable", value=row.id, reason=row.reason)
    counts = next((rule.counts for rule in facts.rules if rule.id == row.rule), ())
    possible = tuple(event for event in counts if event in EVENTS["case"])
    if OBJECTS[row.object].rows in WITHIN_CASE:
        # A finding or a plan can be followed up in a case of its own; what is to be done with a case is done in it.
        theirs = (one.id for one in facts.cases if one.ended is None and dict(one.rules).get(row.rule) == row.dims.item)
        taken = row.dims.case if row.object == "ärende" or not possible else next(theirs, "")
    else:
        taken = row.case
    if taken:
        raise refuse("case-already-open", value=row.id, case=taken)
    if not possible:
        raise refuse("done-elsewhere", value=row.id, events=counts)


def _period(row: Due) -> str:
    """What the case concerns, as a file may say it: a deadline that is named by its event is told by its day."""
    named = row.period.isascii() and row.period.replace("-", "").replace("/", "").isalnum()
    return row.period if named else row.nominal.isoformat()


def _left_open(register: "Register", row: Due, day: Date) -> Iterator[Problem]:
    """Before a visit: what is still open since before at the same unit or under the same agreement (R060)."""
    cases = _same(register, row)
    left = [
        (finding.found, item, case.case)
        for case in cases
        for item, finding in case.findings.items()
        if row.dims.unit in ("", finding.unit or row.dims.unit) and finding_state(case, item, day) not in CLOSED_FINDING
    ]
    last = max(
        (visit.date for case in cases for visit in standing(case).values() if visit.date <= day), default=Date.min
    )
    signals = sum(bool(case.signal and last < case.signal.received <= day) for case in cases)
    if left:
        told = tuple(f"{item} ({found}, {case})" for found, item, case in sorted(left))
        yield Problem("note.open-findings", level=Level.INFO, facts={"findings": told})
    if signals:
        yield Problem("note.signals", level=Level.INFO, facts={"count": signals})


def _same(register: "Register", row: Due) -> list["Case"]:
    """The cases of the same unit, or where the row is about none, of the same agreement or provider."""
    dims = row.dims
    if dims.unit:
        return [case for case in register.cases.values() if dims.unit in (case.unit, *case.units)]
    if dims.agreement:
        return [case for case in register.cases.values() if case.agreement == dims.agreement]
    return [case for case in register.cases.values() if dims.provider and case.provider == dims.provider]
