"""How long an agreement lasts: options, notice, and an end before its time (T41)."""

import datetime as dt
from typing import Annotated, NamedTuple

from uppf.model.vocabulary import TERMS, EndCause, Party
from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.agreeing import follows
from uppf.rules.acts.in_agreement import decider, running
from uppf.rules.agreement_items import extended, notice_day
from uppf.rules.calendar import add_days, parse_duration
from uppf.rules.change import ASKED, Act, At, Put, not_in_the_future, written
from uppf.rules.distill_provider import ends_on
from uppf.rules.ground import count
from uppf.rules.language import duration

Date = dt.date


class Optioned(NamedTuple):
    """What an officer says of an option: one is added, used or given up."""

    agreement: str
    add: str = ""
    notify_by: Date | None = None
    use: Date | None = None
    decline: Date | None = None
    dnr: str = ""
    reason: str = ""


def option(at: At, said: Optioned) -> Act:
    """An option added, used (the agreement is longer from then on) or given up (T41).

    Refuses ``agreement-ended``, ``one-of``, ``future-day``, ``length-form``, ``no-option``, ``option-late``,
    ``no-end-to-extend``, ``option-beyond-longest``.
    """
    one = running(at, said.agreement)
    agreement, before = one.agreement, ends_on(one.agreement)
    if sum(map(bool, (said.add, said.use, said.decline))) != 1:
        raise refuse("one-of", options=("--add", "--use", "--decline"))
    facts: dict[str, object] = {"agreement": one.key, "title": agreement.title}
    options = TERMS["options"].key
    if said.add:
        if parse_duration(said.add) is None:
            raise refuse("length-form", value=said.add)
        value = written(length=said.add, notify_by=said.notify_by, registry_number=said.dnr, reason=said.reason)
        changes: tuple[Put, ...] = (one.put(options, len(agreement.options), value=value),)
        return Act(
            changes, "option-add", {**facts, "length": said.add}, provider=one.provider.provider, next="schedule"
        )
    day = said.use or said.decline or at.day
    not_in_the_future(day, at.day)
    number = next((n for n, o in enumerate(agreement.options) if not (o.used_on or o.declined_on)), None)
    if number is None:
        raise refuse("no-option", value=one.key)
    chosen = agreement.options[number]
    after = None
    if said.use:
        if before is None:
            raise refuse("no-end-to-extend", value=one.key)
        last = chosen.notify_by
        if last is None and agreement.notice_period:
            last, _ = notice_day(before, duration(agreement.notice_period))
        if last and day > last and not said.reason:
            raise refuse("option-late", value=day, day=last)
        end = extended(before, duration(chosen.length))
        start = agreement.operation_starts or agreement.in_force or agreement.signed_on
        if agreement.longest_time and start:
            furthest = add_days(count(start, *duration(agreement.longest_time)), -1)
            if end > furthest:
                raise refuse("option-beyond-longest", value=end, day=furthest, length=agreement.longest_time)
        facts |= {"length": chosen.length, "end": end}
        after = follows(one.key, at.day)
    fields = written(used_on=said.use, declined_on=said.decline, registry_number=said.dnr, reason=said.reason)
    changes = tuple(one.put(options, number, key, value=value) for key, value in fields.items())
    code = "option-use" if said.use else "option-decline"
    told = {**facts, "length": chosen.length, "day": day}
    return Act(changes, code, told, provider=one.provider.provider, next="schedule", after=after)


class Noticed(NamedTuple):
    """What an officer says of a notice."""

    agreement: str
    by: Annotated[Party, ASKED]
    date: Date
    ends: Date | None = None
    role: str = ""
    reason: str = ""
    dnr: str = ""


def notice(at: At, said: Noticed) -> Act:
    """Notice given, by either party; the agreement ends when the notice period has run, or on the day said (T41).

    Refuses ``agreement-ended``, ``future-day``, ``notice-end-unknown``, ``reason-needed``, ``decider-needed``,
    ``not-delegated``, ``notice-too-short``, ``role-in-vain``.
    """
    one = running(at, said.agreement)
    agreement = one.agreement
    not_in_the_future(said.date, at.day)
    role = ""
    if said.by is Party.MUNICIPALITY:
        if not said.reason.strip():
            raise refuse("reason-needed", option="--reason")
        role = decider(at, one, "uppsägning", said.role, said.date)
    elif said.role:
        # Who decides at the provider is not the municipality's to keep; nothing that is said is dropped in silence.
        raise refuse("role-in-vain", value=said.role)
    if not (said.ends or agreement.notice_period):
        raise refuse("notice-end-unknown", value=one.key)
    period = duration(agreement.notice_period) if agreement.notice_period else None
    runs_out = count(said.date, *period) if period else None
    end = said.ends or runs_out or said.date
    if runs_out and end < runs_out and not said.reason.strip():
        raise refuse("notice-too-short", value=end, day=runs_out, length=agreement.notice_period)
    value = written(
        date=end,
        cause=EndCause.NOTICE,
        notice_given_on=said.date,
        notice_by=said.by,
        role=role,
        registry_number=said.dnr,
        reason=said.reason,
    )
    term = ends_on(agreement)
    notes = []
    if term and period and said.date > notice_day(term, period)[0] and end > term:
        notes.append(Problem("note.notice-after-term", level=Level.WARNING, facts={"day": term}))
    told = {"agreement": one.key, "title": agreement.title, "day": said.date, "end": end, "by": str(said.by)}
    changes = (one.put(TERMS["ended"].key, value=value),)
    return Act(changes, "agreement-notice", told, provider=one.provider.provider, next="schedule", notes=tuple(notes))


class Ended(NamedTuple):
    """What an officer says when an agreement ends before its time."""

    agreement: str
    cause: Annotated[EndCause, ASKED]
    reason: Annotated[str, ASKED]
    date: Date
    role: str = ""
    dnr: str = ""


DECIDED = (EndCause.NOTICE, EndCause.TERMINATION)
"""Ends that somebody must have decided."""


def end(at: At, said: Ended) -> Act:
    """The agreement ends on a day, with its cause; nothing in it is asked for after that.

    Refuses ``agreement-ended``, ``reason-needed``, ``decider-needed``, ``not-delegated``, ``ends-anyway``.
    """
    one = running(at, said.agreement)
    if not said.reason.strip():
        raise refuse("reason-needed", option="--reason")
    term = ends_on(one.agreement)
    if term and said.date > term:
        raise refuse("ends-anyway", value=said.date, day=term)
    role = decider(at, one, str(said.cause), said.role, at.day) if said.cause in DECIDED or said.role else ""
    value = written(date=said.date, cause=said.cause, role=role, registry_number=said.dnr, reason=said.reason)
    told = {"agreement": one.key, "title": one.agreement.title, "end": said.date, "cause": str(said.cause)}
    changes = (one.put(TERMS["ended"].key, value=value),)
    return Act(changes, "agreement-end", told, provider=one.provider.provider, next="due")
