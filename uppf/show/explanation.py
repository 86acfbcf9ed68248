"""An explanation as text: the plan's own words first, then how the day came about."""

import datetime as dt
from collections.abc import Iterator, Mapping

from uppf.model.facts import Duration
from uppf.rules.calendar import duration_text
from uppf.rules.due import WAITING
from uppf.rules.explain import Alternative, Explanation
from uppf.rules.ground import Step
from uppf.rules.period import period_text
from uppf.show.duelist import answers, next_step, remarks, short_case, what
from uppf.show.plain import flat, wrap
from uppf.show.words import label

Date = dt.date
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MARGIN = 13
"""Cells before the text of a field."""
SAID_ELSEWHERE = ("note.delivery", "note.on_holiday")
"""Remarks of the list that an explanation says in other places."""


def explanation_text(found: Explanation, titles: Mapping[str, str], width: int) -> str:
    """The whole explanation, in lines of at most so many cells."""
    row = found.row
    lines = [*wrap(flat(what(row)), width), ""]
    lines += _field("why.concerns", titles.get(row.label, row.label), width)
    lines += _field("why.whom", found.whom, width)
    lines += _field("why.period", _period(row.period), width)
    lines += _field("why.due", f"{row.last.isoformat()} ({_state(found)})", width)
    lines += _field("why.responsible", answers(row, titles), width)
    lines += _field("why.participants", ", ".join(titles.get(one, label(one)) for one in row.participants), width)
    lines += _field("why.strength", f"{label(row.strength)} ({label(row.norm)})", width)
    lines += _field("why.obliged", label(f"obliged.{row.obliged}"), width)
    lines += _field("why.case", row.case, width)
    unsaid = {label(one) for one in SAID_ELSEWHERE}
    lines += _field("why.remarks", "; ".join(one for one in remarks(row, titles) if one not in unsaid), width)
    if found.plan and found.rule:
        rule = found.rule
        lines += _block("why.wording", [f"”{flat(rule.wording)}”"], width)
        lines += _field("why.source", f"{found.plan.title}, {rule.source} ({row.rule})", width)
        lines += _field("why.law", rule.legal_ground or "", width)
        taken = next((one for one in found.alternatives if one.chosen), None)
        if taken:
            lines += _block("why.reading", [f"{taken.key}: {flat(taken.meaning)}"], width)
    lines += _block("why.steps", [step_text(step) for step in found.steps], width)
    if found.earliest:
        lines += ["", *_field("why.earliest", found.earliest.isoformat(), width)]
    lines += _block("why.done", [_done(event.name, event.date, event.dims.case) for event in found.done], width)
    lines += _block("why.resets", [label(found.resets)] if found.resets else [], width)
    if found.rule:
        lines += _block("why.others", list(_others(found.alternatives)), width)
        lines += _block("why.defaults", [flat(one) for one in found.rule.not_from_plan], width)
        lines += _block("why.finding", [flat(found.rule.on_finding or "")] if found.rule.on_finding else [], width)
    step = _next(found)
    lines += ["", f"{label('why.next')}: {step}"] if step else []
    return "".join(f"{line}\n" for line in lines)


def step_text(step: Step) -> str:
    """One step in words."""
    code, first, second = step
    words: dict[str, str] = {"duration": "", "period": "", "weekday": "", "way": "", "count": ""}
    if first.count("/") == 2 and first.replace("/", "").replace("-", "").isdigit():
        words["duration"] = duration_text(Duration(*map(int, first.split("/"))))
    if code == "period":
        words["period"] = period_text(first)
    if code == "holiday":
        words["weekday"] = WEEKDAYS[Date.fromisoformat(first).weekday()]
    if code == "roll":
        words["way"], words["weekday"] = label(f"way.{first}"), "dagen"
    if code == "quota":
        words["count"] = _times(first)
    name = label(first) if code in ("anchor", "event") else first
    return label(f"step.{code}").format(name, second, **words)


def _times(span: str) -> str:
    """How many times: ``1–3 gånger``, ``en gång``, and at least so many where there is no most."""
    least, _, most = span.partition("–")
    if most in ("", "0"):
        return label("times.least").format(least)
    if least == most:
        return label("times.once") if least == "1" else label("times").format(least)
    return label("times").format(span)


def _period(period: str) -> str:
    """A calendar period in words; a day, an event or an item is said elsewhere."""
    said = period_text(period)
    day = period.count("-") == 2
    return said if not day and (said != period or period.isdigit()) else ""


def _state(found: Explanation) -> str:
    row = found.row
    if not row.days_late:
        return label(row.state)
    late = label("why.late.one" if row.days_late == 1 else "why.late").format(days=row.days_late)
    return f"{label(row.state)}, {late}"


def _next(found: Explanation) -> str:
    """What to type next; what is done is looked at in its case."""
    row = found.row
    if row.state in WAITING:
        return next_step(row)
    return f"uppf show {short_case(row.case)}" if row.case else ""


def _done(name: str, day: Date, case: str) -> str:
    return f"{day.isoformat()} {label(name)}{f' ({case})' if case else ''}"


def _others(alternatives: tuple[Alternative, ...]) -> Iterator[str]:
    for one in alternatives:
        if not one.chosen:
            days = ", ".join(day.isoformat() for day in one.days) or label("why.no-days")
            yield f"{one.key}: {flat(one.meaning)} → {days}"


def _field(name: str, text: str, width: int) -> list[str]:
    if not text:
        return []
    head = f"{label(name)}: "
    first, *rest = wrap(flat(text), max(width - MARGIN, 20)) or [""]
    return [f"{head:<{MARGIN}}{first}", *(f"{' ' * MARGIN}{line}" for line in rest)]


def _block(name: str, texts: list[str], width: int) -> list[str]:
    if not texts:
        return []
    lines = ["", label(name)]
    for text in texts:
        first, *rest = wrap(text, max(width - 4, 20)) or [""]
        lines += [f"  {first}", *(f"    {line}" for line in rest)]
    return lines
