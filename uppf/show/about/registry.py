"""The documents of a case as a registry has them: day, number, sender or receiver, and in brief what each concerns.

Source: OSL 5:1–2, S2:131 (R151). A draft that has gone to nobody is no document yet (TF 2:12), so only what was sent
out, came in or was drawn up is told; the content of a register check or a tender never is.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.visits import hidden, standing
from uppf.show.about.subject import Asked, Record
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Decided

Date = dt.date
IN, OUT, MADE = "inkommen", "utgående", "upprättad"
"""How a document came to be one."""
PROVIDER, SUPERVISOR = "registry.provider", "registry.supervisor-name"


class Document(NamedTuple):
    """One document: its day, how it came to be, what it is, and the other party: a key or a word's code."""

    date: Date
    way: str
    code: str
    what: str = ""
    party: str = ""
    number: str = ""
    section: str = ""
    role: str = ""


def _decided(one: "Decided | None", code: str, what: str = "") -> Iterator[Document]:
    if one:
        yield Document(one.date, MADE, code, what, "", one.registry_number or "", one.section or "", one.role)


def _begun(case: "Case") -> Iterator[Document]:
    if case.signal:
        yield Document(case.signal.received, IN, "signal", party=str(case.signal.source))
    yield from _decided(case.ordered, "ordered")


def _requests(case: "Case") -> Iterator[Document]:
    for one in case.requests.values():
        what = one.what.strip().rstrip(".")
        if one.requested:
            yield Document(one.requested, OUT, "request", what, PROVIDER)
        for day in one.reminders.values():
            yield Document(day, OUT, "request-reminder", what, PROVIDER)
        if one.received:
            yield Document(one.received, IN, "request-received", what, PROVIDER)
        for more in one.supplements.values():
            missing = more.missing.strip().rstrip(".")
            yield Document(more.requested, OUT, "supplement", missing, PROVIDER)
            if more.received:
                yield Document(more.received, IN, "supplement-received", missing, PROVIDER)
        if one.no_delivery:
            yield Document(one.no_delivery.date, MADE, "no-delivery", what, role=one.no_delivery.role)


def _looked(case: "Case") -> Iterator[Document]:
    for survey in case.surveys.values():
        yield Document(survey.sent, OUT, "survey", party=survey.recipient)
        if survey.received:
            yield Document(survey.received, IN, "survey-received", party=survey.recipient)
    for check in case.desk_checks.values():
        # What a register said is read in the document itself; the registry names only which register it was.
        yield Document(check.date, IN, "check", check.kind, check.through or "")
    for counts in case.aggregates.values():
        yield Document(counts.date, MADE, "counts")
    for visit in standing(case).values():
        if visit.minutes_adjusted:
            yield Document(visit.minutes_adjusted, MADE, "minutes", visit.date.isoformat())


def _findings(case: "Case") -> Iterator[Document]:
    for one in case.findings.values():
        found, off = one.found.isoformat(), one.disposition.written_off
        if one.disposition.remark:
            yield Document(one.disposition.remark, OUT, "remark", found, PROVIDER)
        if off:
            yield Document(off.date, MADE, "written-off", found, role=off.role)
        for day in one.claims:
            yield Document(day, IN, "claim", found, PROVIDER)
        for check in one.checks:
            yield Document(check.date, MADE, "verified", found, role=check.role)
        if one.supervisor and one.supervisor.notified:
            number = one.supervisor.registry_number or ""
            yield Document(one.supervisor.notified, OUT, "supervisor", found, SUPERVISOR, number)
        yield from _decided(one.supervisor.not_required if one.supervisor else None, "supervisor-not", found)


def _plans(case: "Case") -> Iterator[Document]:
    for one in case.action_plans.values():
        yield Document(one.requested, OUT, "plan", party=PROVIDER)
        if one.received:
            yield Document(one.received, IN, "plan-received", party=PROVIDER)
        if one.supplement_requested:
            yield Document(one.supplement_requested, OUT, "plan-supplement", party=PROVIDER)
        yield from _decided(one.approved, "plan-approved")


def _sanctions(case: "Case") -> Iterator[Document]:
    for one in case.sanctions.values():
        what = str(one.type)
        if one.statement_requested:
            yield Document(one.statement_requested, OUT, "statement", what, PROVIDER)
        if one.statement_received:
            yield Document(one.statement_received, IN, "statement-received", what, PROVIDER)
        if one.deliberation:
            yield Document(one.deliberation, MADE, "deliberation", what)
        yield from _decided(one.decision, "sanction", what)


def _reports(case: "Case") -> Iterator[Document]:
    for one in case.reports.values():
        if one.fact_check:
            yield Document(one.fact_check.sent, OUT, "fact-check", party=PROVIDER)
            if one.fact_check.answered:
                yield Document(one.fact_check.answered, IN, "fact-checked", party=PROVIDER)
        if one.finished:
            yield Document(one.finished, MADE, "report")
        if one.sent_to_provider:
            yield Document(one.sent_to_provider, OUT, "report-sent", party=PROVIDER)


def _ended(case: "Case") -> Iterator[Document]:
    yield from _decided(case.decision, "decision")
    for one in case.reported.values():
        yield Document(one.date, OUT, "reported", party=one.board, section=one.section or "")
    if case.closed:
        yield Document(case.closed.date, MADE, "closed", role=case.closed.role)


SOURCES: tuple[Callable[["Case"], Iterator[Document]], ...] = (
    _begun,
    _requests,
    _looked,
    _findings,
    _plans,
    _sanctions,
    _reports,
    _ended,
)
"""Where documents come from in a case; what comes of one day is told in this order."""


def documents(case: "Case", day: Date) -> list[Document]:
    """The documents there are on a day, the first one first."""
    return sorted((one for source in SOURCES for one in source(case) if one.date <= day), key=lambda one: one.date)


def registry_record(asked: Asked, case: "Case") -> Record:
    """The diary sheet of a case: its documents with the four fields, and what must be weighed before it is shown."""
    found, units = documents(case, asked.day), asked.register.units()
    provider = asked.register.providers.get(case.provider or "")
    marked = [*provider.secrecy.values()] if provider else []
    marked += [unit.secrecy for key in (case.unit, *case.units) if key in units and (unit := units[key][1]).secrecy]
    return {
        "diarium": {
            "handlingar": [_document(asked, case, one) for one in found],
            "utan_dnr": not case.registry_number,
            "dold": hidden(case, asked.day),
            "sekretess": sorted({one.legal_ground for one in marked if one}),
        }
    }


def _document(asked: Asked, case: "Case", one: Document) -> Record:
    def word(key: str) -> str:
        return asked.titles.get(key) or label(key)

    provider = asked.register.providers.get(case.provider or "")
    party = provider.name if one.party == PROVIDER and provider else word(one.party) if one.party else None
    said = (
        word(one.what) if one.code in ("check", "statement", "statement-received", "deliberation", "sanction") else ""
    )
    return {
        "datum": one.date,
        "dnr": one.number or case.registry_number,
        "paragraf": one.section or None,
        "slag": one.way,
        "part": party,
        "av": one.role or None,
        "rör": label(f"registry.{one.code}").format(what=said or one.what),
    }
