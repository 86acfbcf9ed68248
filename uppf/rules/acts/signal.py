"""A signal or a complaint: taken, acknowledged, and judged to be a breach of the agreement or not."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, NamedTuple

from uppf.model.facts import Dims
from uppf.model.vocabulary import FindingSource
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, still_open
from uppf.rules.acts.opening import new_case
from uppf.rules.change import ASKED, Act, At, Plain, not_in_the_future, plain, written
from uppf.rules.explain import find
from uppf.rules.listening import listening
from uppf.rules.naming import one_case
from uppf.rules.signals import signal_event
from uppf.rules.whom import called, engagements, whom

if TYPE_CHECKING:
    from uppf.model.case import Case, Signal

Date = dt.date


class Taken(NamedTuple):
    """What may be said of a signal; there is no room for a story, so that no person gets in (R113, R269, L12)."""

    about: str
    source: Annotated[FindingSource, ASKED]
    received: Date
    category: str = ""
    reports: int | None = None
    dnr: str = ""
    rule: str = ""
    responsible: str = ""


def take(at: At, said: Taken) -> Act:
    """A new case for a signal about a provider, a unit or an agreement (R113, R157, R197–R198, R218, R269).

    Of information on lex Sarah only provider, day, registry number and count are kept (L12).
    Refuses ``unknown-whom``, ``ambiguous-whom``, ``lex-sarah-only``, ``future-day``, ``no-such-rule``,
    ``no-such-role``, ``negative-count``.
    """
    register, facts = at.register, at.facts
    not_in_the_future(said.received, at.day)
    if (said.reports or 0) < 0:
        raise refuse("negative-count", value=said.reports)
    dims = whom(register, facts, at.day, said.about)
    if not dims.provider:
        raise refuse("unknown-whom", value=said.about)
    if said.source is FindingSource.LEX_SARAH and (dims.unit or said.category):
        raise refuse("lex-sarah-only", value=dims.provider)
    rows = engagements(facts, Dims(dims.provider, dims.agreement, dims.unit))
    if said.rule:
        rule = spoken.rule_id(register, said.rule)
    else:
        heard = listening(facts, rows, signal_event(said.source))
        rule = heard[0].id if len(heard) == 1 else ""
    plan, known = register.plans.get(rule.partition("/")[0]), register.rule(rule)
    answers = known.responsible[0] if known and known.responsible else ""
    subject = called(dims)
    made = new_case(
        at,
        subject,
        at.day,
        registry_number=said.dnr,
        rule=rule,
        provider=dims.provider,
        agreement=dims.agreement,
        unit=dims.unit,
        service=dims.service,
        board=dims.board,
        responsible=spoken.role(register, plan, said.responsible) if said.responsible else answers,
        signal=written(
            source=said.source, received=said.received, category=spoken.key(said.category), count=said.reports
        ),
    )
    notes = [] if rule else [Problem("note.no-signal-rule", level=Level.INFO)]
    told = {"case": made.id, "source": said.source, "subject": subject, "day": said.received, "file": made.file}
    return Act((made.change,), "signal-take", told, made.id, dims.provider, notes=tuple(notes))


class Acknowledged(NamedTuple):
    """What is said when whoever sent a signal has been told that it came."""

    case: str
    date: Date


def acknowledge(at: At, said: Acknowledged) -> Act:
    """That a signal is acknowledged (S3:179, T34).

    Refuses ``no-signal``, ``signal-acknowledged``, ``future-day``, ``case-closed``.
    """
    case, signal = _with_signal(at, said.case)
    not_in_the_future(said.date, at.day)
    if signal.acknowledged:
        raise refuse("signal-acknowledged", case=case.case, day=signal.acknowledged)
    puts: dict[tuple[str, ...], Plain] = {("signal", "acknowledged"): said.date.isoformat()}
    return act(at, case, "signal-acknowledge", puts, {"day": said.date})


class Judged(NamedTuple):
    """What is said of a signal that has been looked into."""

    case: str
    breach: Annotated[bool, ASKED]
    reason: Annotated[str, ASKED]
    date: Date


def judge(at: At, said: Judged) -> Act:
    """Whether a signal shows a breach of the agreement; a judgement always has a reason (R218–R219).

    Refuses ``no-signal``, ``signal-judged``, ``judgement-without-reason``, ``future-day``, ``case-closed``.
    """
    case, signal = _with_signal(at, said.case)
    not_in_the_future(said.date, at.day)
    if signal.judged:
        raise refuse("signal-judged", case=case.case, day=signal.judged)
    if not said.reason.strip():
        raise refuse("judgement-without-reason")
    puts: dict[tuple[str, ...], Plain] = {
        ("signal", "judged"): plain(said.date),
        ("signal", "breach"): plain(said.breach),
        ("signal", "reason"): plain(said.reason),
    }
    return act(at, case, "signal-judge", puts, {"day": said.date, "breach": "breach" if said.breach else "no-breach"})


def _with_signal(at: At, text: str) -> tuple["Case", "Signal"]:
    """The open case of a signal, by itself or by a row of the due list that is about it. Refuses ``no-signal``."""
    asked = text.strip().casefold()
    rows = [row for row in find(at.facts, at.day, asked) if asked == row.id] if len(asked) >= 6 else []
    name = next((row.dims.case or row.case for row in rows), "")
    case = still_open(one_case(at.register, name or text))
    if case.signal is None:
        raise refuse("no-signal", case=case.case)
    return case, case.signal
