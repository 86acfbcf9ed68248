"""Sanctions as lists: what may be done and what is missing, what was decided before, what a reduction comes to."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from uppf.problem import Problem
from uppf.rules.choices import Choice
from uppf.rules.gate import NOT_HERE, OPEN, OPENED, PASSED, SAID, Result
from uppf.rules.precedents import NOTHING, Outcome, Precedent
from uppf.rules.reduction import Reckoned, Span
from uppf.show.done import tail
from uppf.show.tables import Column, Row, Table
from uppf.show.worded import worded
from uppf.show.words import kronor, label, message

Titles = Mapping[str, str]
SHOWN = 6
"""Earlier cases that are told below the ladder; the rest are a list of their own."""


class Told(NamedTuple):
    """What the words of the ladder are made from."""

    findings: tuple[str, ...]
    titles: Titles


def choices_table(found: Sequence[Choice], told: Told, title: str, notes: tuple[str, ...]) -> Table:
    """The whole ladder, rung by rung, with every gate in words and the command that passes it."""
    columns = (
        Column("steg", label("sanction.rung")),
        Column("läge", label("sanction.state"), "state"),
        Column("villkor", label("sanction.gate"), "role", weight=2),
        Column("förklaring", label("sanction.why"), weight=3),
    )
    rows = [row for number, one in enumerate(found, 1) for row in _rung(number, one, told)]
    gates = {str(row["villkor"]): label(f"gate.{row['villkor']}") for row in rows}
    return Table(title, columns, tuple(rows), "steg", notes, gates)


def choices_full(found: Sequence[Choice], told: Told, title: str, notes: tuple[str, ...]) -> Table:
    """The same for machines: every field under its key."""
    keys = ("ordning", "steg", "sanktion", "villkor", "läge", "förklaring", "nästa", "skäl_öppnar")
    columns = tuple(Column(key, label(key), "number" if key == "ordning" else "text") for key in keys)
    rows: list[Row] = [
        {
            "ordning": number,
            "steg": one.rung.id,
            "sanktion": one.key,
            "villkor": result.gate.key,
            "läge": result.state,
            "förklaring": why(one, result, told),
            "nästa": _close(one, result, told),
            "skäl_öppnar": label("yes" if result.opens else "no"),
        }
        for number, one in enumerate(found, 1)
        for result in one.results
    ]
    return Table(title, columns, tuple(rows), "", notes)


def _rung(number: int, one: Choice, told: Told) -> Iterator[Row]:
    name = one.rung.label or label(one.rung.id)
    heading = _heading(one).format(
        number=number, name=name[:1].upper() + name[1:], id=one.rung.id, key=one.key, held=one.held
    )
    for result in one.results:
        close = _close(one, result, told)
        # That a reason is still to be written goes without saying; who may decide does not.
        seen = "" if result.state == SAID and result.gate.field else why(one, result, told)
        text = "; ".join(filter(None, (seen, close)))
        yield {"steg": heading, "läge": result.state, "villkor": result.gate.key, "förklaring": text}
    step = _next(one, told)
    yield {"steg": heading, "läge": "", "villkor": "nästa", "förklaring": step}


def _heading(one: Choice) -> str:
    if one.sanction and one.sanction.decision:
        return label("rung.decided")
    if not one.rung.decided:
        return label("rung.other")
    if one.held:
        return label("rung.considered.held" if one.key else "rung.held")
    return label("rung.considered.free" if one.key else "rung.free")


def facts_of(one: Choice, result: Result, told: Told) -> dict[str, object]:
    """The facts that the words of a gate may name, said in words."""
    known: dict[str, object] = {"item": one.key or label("sanction.placeholder"), "value": one.rung.id}
    known |= {"case": one.asked.case.case, "tail": tail(one.asked.case.case), "finding": told.findings}
    known |= {name: fact for name, fact in result.facts.items() if fact is not None}
    return worded(known, told.titles)


def why(one: Choice, result: Result, told: Told) -> str:
    """How a gate stands, in words; nothing where it does not apply."""
    if result.state == NOT_HERE:
        return ""
    if result.state == OPENED:
        return label("gate.reason").format(reason=result.reason)
    kind = "passed" if result.state == PASSED else "open"
    return message(Problem(f"{kind}.{result.gate.key}", facts=facts_of(one, result, told)))


def _close(one: Choice, result: Result, told: Told) -> str:
    if result.state in (PASSED, OPENED, NOT_HERE):
        return ""
    close = message(Problem(f"close.{result.gate.key}", facts=facts_of(one, result, told)))
    despite = label("gate.despite").format(gate=result.gate.key) if result.opens and result.state == OPEN else ""
    return "; ".join(filter(None, (close, despite)))


def _next(one: Choice, told: Told) -> str:
    facts = {"tail": tail(one.asked.case.case), "item": one.key, "value": one.rung.id}
    facts["findings"] = " ".join(told.findings)
    facts["said"] = " ".join(f"--finding {key}" for key in told.findings)
    facts["keys"] = " ".join(told.findings)
    if not one.rung.decided:
        said = message(Problem(f"take.{one.rung.id}", facts=facts))
        return message(Problem("take.other", facts=facts)) if said.startswith("take.") else said
    if one.sanction and one.sanction.decision:
        return message(Problem("take.decided", facts={**facts, "day": one.sanction.decision.date}))
    if one.key:
        return message(Problem("take.wait" if one.held else "take.decide", facts=facts))
    shut = any(result.holds and result.gate.key in ("driftsform", "i_avtalet") for result in one.results)
    return message(Problem("take.shut" if shut else "take.consider", facts=facts))


# What was decided before


def precedent_notes(found: Sequence[Precedent], case: str) -> tuple[str, ...]:
    """The earlier like cases below the ladder, the closest first."""
    if not found:
        return (label("precedents.none"),)
    lines = [label("precedents.line").format(**_said(one)) for one in found[:SHOWN]]
    more = len(found) - len(lines)
    last = (label("precedents.more").format(count=more, tail=tail(case)),) if more else ()
    return (label("precedents.head").format(count=len(found)), *lines, *last)


def precedents_table(found: Sequence[Precedent], title: str) -> Table:
    """Every earlier like case with what came of it."""
    columns = (
        Column("konstaterad", label("konstaterad"), "date"),
        Column("lika", label("precedents.alike"), "role"),
        Column("utförare", label("utförare"), weight=2),
        Column("driftsform", label("driftsform"), "role"),
        Column("grad", label("grad"), "role"),
        Column("utfall", label("precedents.outcome"), weight=3),
        Column("ärende", label("ärende"), "id"),
        Column("brist", label("brist"), "id"),
    )
    rows: tuple[Row, ...] = tuple(
        {
            "konstaterad": one.found,
            "lika": one.alike,
            "utförare": one.provider,
            "driftsform": one.form,
            "grad": one.grade,
            "utfall": tuple(outcome_text(outcome) for outcome in one.outcomes),
            "ärende": tail(one.case),
            "brist": one.item,
        }
        for one in found
    )
    return Table(title, columns, rows)


def _said(one: Precedent) -> dict[str, str]:
    return {
        "found": one.found.isoformat(),
        "alike": label(f"precedents.{one.alike}"),
        "provider": one.provider,
        "form": label(one.form),
        "outcome": ", ".join(outcome_text(outcome) for outcome in one.outcomes),
        "item": f"{one.case}/{one.item}",
    }


def outcome_text(one: Outcome) -> str:
    """What was decided, and when."""
    if one.kind == NOTHING or one.day is None:
        return label("precedents.nothing")
    amount = label("precedents.amount").format(amount=kronor(one.amount)) if one.amount is not None else ""
    return f"{label(one.kind)} {one.day.isoformat()}{amount}"


# What a reduction comes to


def reduction_table(found: Sequence[Reckoned], span: Span, title: str, notes: tuple[str, ...], people: bool) -> Table:
    """Each day and the sum, every reading in a column of its own."""
    columns = (
        Column("dygn", label("reduction.number"), "number"),
        Column("datum", label("datum"), "id"),
        *(Column(one.reading, one.reading, "number") for one in found),
    )

    def said(amount: Decimal | None) -> str:
        return "–" if amount is None else kronor(amount) if people else f"{amount:f}"

    rows: list[Row] = [
        {
            "dygn": number + 1,
            "datum": day.isoformat(),
            **{one.reading: said(one.days[number] if one.days else None) for one in found},
        }
        for number, day in enumerate(span.days)
    ]
    total: Row = {"dygn": None, "datum": label("reduction.sum"), **{one.reading: said(one.total) for one in found}}
    return Table(title, columns, (*rows, total), "", notes)


def reduction_notes(found: Sequence[Reckoned], span: Span, chosen: str, day: dt.date) -> Iterator[str]:
    """How the sums came about: the days, the readings, what is supposed, what is not known."""
    first, last = label(f"reduction.from.{span.began}"), label(f"reduction.to.{span.stopped}")
    if span.days:
        yield label("reduction.span").format(first=span.first, last=span.last, began=first, stopped=last)
    else:
        yield label("reduction.none").format(first=span.first, last=span.last, began=first, stopped=last)
    yield from (label("reduction.reading").format(reading=one.reading, meaning=one.meaning) for one in found)
    for thing in span.supposed:
        yield label(f"reduction.supposed.{thing}").format(day=day)
    if any(one.total is None for one in found):
        yield label("reduction.unknown").format(readings=", ".join(one.reading for one in found if one.total is None))
    yield label("reduction.rounding")
    yield label("reduction.chosen").format(reading=chosen) if chosen else label("reduction.open")
