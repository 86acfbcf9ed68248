"""Requests to the provider: asked for, reminded, received, complete, reviewed; or nothing to hand in."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.vocabulary import EvidenceKind, LegalArea
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, fresh, opened, still_open
from uppf.rules.acts.opening import case_of_row
from uppf.rules.change import ASKED, PLACED, Act, At, Create, Plain, not_in_the_future, written
from uppf.rules.checks_case import units_of
from uppf.rules.due import WAITING, Due, due
from uppf.rules.ground import count
from uppf.rules.naming import Item, one_item
from uppf.rules.open_items import allowed
from uppf.rules.open_requests import outstanding

if TYPE_CHECKING:
    from uppf.model.case import Case, DocumentRequest
    from uppf.model.register import Register

Date = dt.date
DELIVERIES = ("underlag.inkommet", "underlag.granskat")
"""The events of a request that a rule may wait for: the rules whose rows are deliveries from a provider."""
LAW_ON_DOCUMENTS = "15 kap. 9 § socialtjänstlagen (2025:400)"
"""Who performs social services hands in what the municipality asks for (L11); it says nothing of LSS."""
PROVIDER = "utföraren"


class Asked(NamedTuple):
    """What an officer says of a request; the id is a case's, or that of a row that waits for a delivery."""

    id: str
    date: Date
    what: Annotated[str, PLACED] = ""
    answer_by: Date | None = None
    kind: EvidenceKind | None = None
    part: str = ""
    legal_ground: str = ""
    rule: str = ""
    period: str = ""
    dnr: str = ""


def ask(at: At, said: Asked) -> Act:
    """A request to a provider in a case; for a row of the due list that nobody follows up, in a case of its own.

    Without a ground of its own it rests on the law for social services, else on the agreement's clause (R006, L11).
    Refuses ``case-closed``, ``not-a-delivery``, ``row-done``, ``row-not-applicable``, ``empty-text``, ``future-day``,
    ``answer-before-asked``, ``no-such-rule``, ``unknown-part``.
    """
    not_in_the_future(said.date, at.day)
    row = next((one for one in due(at.facts, at.day) if one.id == said.id.strip().casefold()), None)
    if row is None:
        return _asked_in(at, opened(at, said.id), said)
    _a_delivery(at, row)
    part = spoken.part(at.register.rule(row.rule), said.part, said.kind or "")
    from_row = said._replace(
        what=said.what or row.title, answer_by=said.answer_by or _in_time(row, said.date), part=part
    )
    if row.case:
        case = still_open(at.register.cases[row.case])
        own = row.rule == case.rule
        ruled = from_row._replace(rule=said.rule or ("" if own else row.rule), period=said.period or row.period)
        return _asked_in(at, case, ruled if not own else from_row)
    ground = said.legal_ground or _ground(at.register, row.dims.unit, row.dims.agreement)
    item, value, notes = _request(at, from_row, ground, "")
    made = case_of_row(at, row, said.date, registry_number=said.dnr, responsible=_receiver(row))
    change = Create(made.file, {**made.change.value, **written(requests={item: value})})
    told = {"case": made.id, "item": item, "what": _said(from_row.what), "day": value["svar_senast"], "file": made.file}
    return Act((change,), "request-ask", told, made.id, row.dims.provider, notes=tuple(notes))


def _asked_in(at: At, case: "Case", said: Asked) -> Act:
    rule = spoken.rule_id(at.register, said.rule) if said.rule else ""
    known = at.register.rule(rule or case.rule or "")
    part = spoken.part(known, said.part, said.kind or "")
    ground = said.legal_ground or _ground(at.register, case.unit or "", case.agreement or "", case)
    item = fresh(at, case)
    _, value, notes = _request(at, said._replace(part=part), ground, rule, item)
    told = {"item": item, "what": _said(said.what), "day": value["svar_senast"]}
    return act(at, case, "request-ask", {("requests", item): value}, told, notes)


def _request(
    at: At, said: Asked, ground: str, rule: str, item: str = ""
) -> tuple[str, dict[str, Plain], list[Problem]]:
    """A request as it is written, and what the officer should know of its day and its ground."""
    if not said.what.strip():
        raise refuse("request-what-needed")
    within, own = allowed(at.facts, "svar_underlag")
    answer_by = said.answer_by or count(said.date, *within)
    if answer_by < said.date:
        raise refuse("answer-before-asked", value=answer_by, day=said.date)
    notes = []
    if not said.answer_by and not own:
        notes.append(Problem("note.default-answer", level=Level.INFO, facts={"day": answer_by}))
    if not ground:
        notes.append(Problem("note.no-legal-ground", level=Level.WARNING))
    value = written(
        what=said.what,
        kind=said.kind,
        part=said.part,
        requested=said.date,
        answer_by=answer_by,
        legal_ground=ground,
        rule=rule,
        period=said.period,
    )
    return item or next(key for key in iter(at.token, "") if key[0].isalpha()), value, notes


def _a_delivery(at: At, row: Due) -> None:
    """Refuse a row that is not done by something that a provider hands in."""
    counts = next((rule.counts for rule in at.facts.rules if rule.id == row.rule), ())
    if not set(counts) & set(DELIVERIES):
        raise refuse("not-a-delivery", value=row.id, title=row.title)
    if row.done:
        raise refuse("row-done", value=row.id, day=row.done)
    if row.state not in WAITING:
        raise refuse("row-not-applicable", value=row.id, reason=row.reason)


def _in_time(row: Due, date: Date) -> Date | None:
    """The last day of the row, when it can still be kept."""
    return row.last if row.last >= date else None


def _receiver(row: Due) -> str:
    """Who answers for the case: never the provider, whose role the rule names for the delivery itself."""
    return "" if row.obliged == PROVIDER else row.responsible


def _ground(register: "Register", unit: str, agreement: str, case: "Case | None" = None) -> str:
    """The law where all that is asked about is social services, else the agreement's clause on documents."""
    units = register.units()
    about = units_of(register, case) if case else [units[unit][1]] if unit in units else []
    if not about and agreement in register.agreements():
        provider, known = register.agreements()[agreement]
        about = [provider.units[name] for name in known.units if name in provider.units]
    if about and all(LegalArea.SOL in one.legal_area for one in about):
        return LAW_ON_DOCUMENTS
    under = register.agreements().get(agreement)
    return next((said for clause, said in under[1].clauses.items() if str(clause) == "underlag"), "") if under else ""


class Reminded(NamedTuple):
    """A reminder of a request."""

    request: str
    date: Date


def remind(at: At, said: Reminded) -> Act:
    """A reminder; a request may have several. Refuses ``request-received``, ``request-none``, ``future-day``."""
    item = _waiting(at, said.request, said.date)
    key = fresh(at, item.case)
    told = {"item": item.key, "what": _said(item.value.what), "day": said.date}
    return act(at, item.case, "request-remind", {(*item.route, "reminders", key): said.date.isoformat()}, told)


class Received(NamedTuple):
    """That something came."""

    request: str
    date: Date


def receive(at: At, said: Received) -> Act:
    """What was asked for, or what was missing in it, has come; late, it may be a finding, never by itself one.

    Refuses ``request-received``, ``request-none``, ``future-day``.
    """
    item = _waiting(at, said.request, said.date)
    request = item.value
    missing = outstanding(request) if request.received else ()
    routes = [(*item.route, "supplements", key, "received") for key in missing] or [(*item.route, "received")]
    last = request.supplements[missing[-1]].answer_by if missing else request.answer_by
    notes = []
    if last and said.date > last:
        facts = {
            "days": (said.date - last).days,
            "tail": item.case.case.rpartition("-")[2],
            "what": _said(request.what),
        }
        notes.append(Problem("note.late-delivery", level=Level.WARNING, facts=facts))
    told = {"item": item.key, "what": _said(request.what), "day": said.date}
    return act(at, item.case, "request-receive", {route: said.date.isoformat() for route in routes}, told, notes)


class Complete(NamedTuple):
    """Whether what came was all that was asked for; what is missing is asked for again by a day."""

    request: str
    date: Date
    incomplete: str = ""
    answer_by: Date | None = None


def complete(at: At, said: Complete) -> Act:
    """What came is complete, or is to be completed by a day (R006).

    Refuses ``request-not-received``, ``request-complete``, ``request-none``, ``answer-before-asked``, ``future-day``.
    """
    not_in_the_future(said.date, at.day)
    item = _one(at, said.request, lambda one: bool(one.received and not one.complete))
    if not item.value.received or (not said.incomplete and outstanding(item.value)):
        raise refuse("request-not-received", value=item.key, what=_said(item.value.what))
    if item.value.complete:
        raise refuse("request-complete", value=item.key, day=item.value.complete)
    told = {"item": item.key, "what": _said(item.value.what), "missing_text": _said(said.incomplete)}
    if not said.incomplete:
        return act(at, item.case, "request-complete", {(*item.route, "complete"): said.date.isoformat()}, told)
    within, own = allowed(at.facts, "svar_underlag")
    answer_by = said.answer_by or count(said.date, *within)
    if answer_by < said.date:
        raise refuse("answer-before-asked", value=answer_by, day=said.date)
    notes = (
        [] if said.answer_by or own else [Problem("note.default-answer", level=Level.INFO, facts={"day": answer_by})]
    )
    value = written(requested=said.date, missing=said.incomplete, answer_by=answer_by)
    route = (*item.route, "supplements", fresh(at, item.case))
    return act(at, item.case, "request-incomplete", {route: value}, {**told, "day": answer_by}, notes)


class Reviewed(NamedTuple):
    """That what came has been looked at."""

    request: str
    date: Date


def review(at: At, said: Reviewed) -> Act:
    """What came is reviewed (R009, R107).

    Refuses ``request-not-received``, ``request-reviewed``, ``request-none``, ``future-day``.
    """
    not_in_the_future(said.date, at.day)
    item = _one(at, said.request, lambda one: bool(one.received and not one.reviewed))
    if not item.value.received or outstanding(item.value):
        raise refuse("request-not-received", value=item.key, what=_said(item.value.what))
    if item.value.reviewed:
        raise refuse("request-reviewed", value=item.key, day=item.value.reviewed)
    told = {"item": item.key, "what": _said(item.value.what)}
    return act(at, item.case, "request-review", {(*item.route, "reviewed"): said.date.isoformat()}, told)


class Nothing(NamedTuple):
    """That there is nothing to hand in, with why and by which role it was accepted."""

    request: str
    role: Annotated[str, ASKED]
    reason: Annotated[str, ASKED]
    date: Date


def none(at: At, said: Nothing) -> Act:
    """There is nothing to hand in, such as a survey that the provider has not made (R010, T02).

    Refuses ``request-received``, ``request-none``, ``empty-reason``, ``no-such-role``, ``future-day``.
    """
    item = _waiting(at, said.request, said.date)
    if not said.reason.strip():
        raise refuse("empty-reason")
    plan = at.register.plans.get((item.value.rule or item.case.rule or "").partition("/")[0])
    value = written(date=said.date, role=spoken.role(at.register, plan, said.role), reason=said.reason)
    told = {"item": item.key, "what": _said(item.value.what)}
    return act(at, item.case, "request-none", {(*item.route, "no_delivery"): value}, told)


def _waiting(at: At, text: str, date: Date) -> Item:
    """The request that is meant, when something in it is still to come."""
    not_in_the_future(date, at.day)
    item = _one(at, text, lambda one: not one.received or bool(outstanding(one)))
    if item.value.received and not outstanding(item.value):
        raise refuse("request-received", value=item.key, day=item.value.received)
    return item


def _one(at: At, text: str, waits: Callable[["DocumentRequest"], bool]) -> Item:
    """The request in an open case that is meant; of several in a case the one that waits."""
    item = one_item(at, _request_of(at, text), "requests", lambda case, key: waits(case.requests[key]))
    still_open(item.case)
    if item.value.no_delivery:
        raise refuse("request-none", value=item.key, day=item.value.no_delivery.date)
    return item


def _request_of(at: At, text: str) -> str:
    """What was missing in a request stands for the request itself: its key, or the id of its row."""
    asked = text.strip().casefold()
    held = {
        key: f"{case.case}/{request}"
        for case in at.register.cases.values()
        for request, one in case.requests.items()
        for key in one.supplements
    }
    if asked in held:
        return held[asked]
    row = next((one for one in due(at.facts, at.day) if one.id == asked), None)
    if row is None or row.dims.item in held:
        return held[row.dims.item] if row else text
    if row.source != "regel" or not row.case:
        return text
    case = at.register.cases[row.case]
    own = [k for k, one in case.requests.items() if (one.rule or case.rule, one.period or case.period) == _of(row)]
    return f"{case.case}/{own[0]}" if len(own) == 1 else case.case


def _of(row: Due) -> tuple[str, str]:
    """Which rule and period a row is about, as a request says it."""
    return row.rule, row.period


def _said(text: str) -> str:
    """What was asked for, as it stands within a sentence."""
    return text.strip().rstrip(".")
