"""An explanation as text: the plan's own words first, then how the day came about."""

import datetime as dt
from collections.abc import Iterator, Mapping

from uppf.model.facts import Duration
from uppf.rules.calendar import duration_text
from uppf.rules.explain import Alternative, Explanation
from uppf.rules.ground import Step
from uppf.rules.period import period_text
from uppf.show.duelist import next_step, remarks, what
from uppf.show.plain import flat, wrap
from uppf.show.words import label

Date = dt.date
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def explanation_text(found: Explanation, titles: Mapping[str, str], width: int) -> str:
    """The whole explanation, in lines of at most so many cells."""
    row = found.row
    lines = [flat(what(row)), ""]
    state = label(row.state) + (f", {label('why.late').format(days=row.days_late)}" if row.days_late else "")
    lines += _field("why.concerns", row.label, width)
    lines += _field("why.due", f"{row.last.isoformat()} ({state})", width)
    lines += _field("why.responsible", titles.get(row.responsible, label(row.responsible)), width)
    lines += _field("why.participants", ", ".join(titles.get(one, label(one)) for one in row.participants), width)
    lines += _field("why.strength", f"{label(row.strength)}; {row.norm}; {row.obliged}", width)
    for remark in remarks(row):
        lines += _field("", remark, width)
    if found.plan and found.rule:
        rule = found.rule
        lines += _block("why.wording", [f"”{flat(rule.wording)}”"], width)
        lines += _field("why.source", f"{found.plan.title}, {rule.source} ({row.rule})", width)
        lines += _field("why.law", rule.legal_ground or "", width)
        taken = next((one for one in found.alternatives if one.chosen), None)
        if taken:
            lines += _block("why.reading", [f"{taken.key}: {flat(taken.meaning)}"], width)
        lines += _block("why.steps", [step_text(step) for step in found.steps], width, "  ")
        if found.earliest:
            lines += _field("why.earliest", found.earliest.isoformat(), width)
        lines += _block(
            "why.done", [_done(event.name, event.date, event.dims.case) for event in found.done], width, "  "
        )
        lines += _block("why.resets", [label(found.resets)], width)
        lines += _block("why.others", list(_others(found.alternatives)), width, "  ")
        lines += _block("why.defaults", [flat(one) for one in rule.not_from_plan], width, "  ")
        lines += _block("why.finding", [flat(rule.on_finding or "")] if rule.on_finding else [], width)
    lines += ["", f"{label('why.next')}: {next_step(row)}"]
    return "".join(f"{line}\n" for line in lines)


def step_text(step: Step) -> str:
    """One step in words."""
    code, first, second = step
    words: dict[str, str] = {"duration": "", "period": "", "weekday": "", "way": ""}
    if first.count("/") == 2 and first.replace("/", "").replace("-", "").isdigit():
        words["duration"] = duration_text(Duration(*map(int, first.split("/"))))
    if code == "period":
        words["period"] = period_text(first)
    if code == "holiday":
        words["weekday"] = WEEKDAYS[Date.fromisoformat(first).weekday()]
    if code == "roll":
        words["way"], words["weekday"] = label(f"way.{first}"), "dagen"
    name = label(first) if code in ("anchor", "event") else first
    return label(f"step.{code}").format(name, second, **words)


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
    head = f"{label(name)}: " if name else ""
    indent = " " * 13
    first, *rest = wrap(flat(text), max(width - 13, 20)) or [""]
    return [f"{head:<13}{first}", *(f"{indent}{line}" for line in rest)]


def _block(name: str, texts: list[str], width: int, bullet: str = "  ") -> list[str]:
    if not texts:
        return []
    lines = ["", label(name)]
    for text in texts:
        first, *rest = wrap(text, max(width - 4, 20)) or [""]
        lines += [f"{bullet}{first}", *(f"{bullet}  {line}" for line in rest)]
    return lines
