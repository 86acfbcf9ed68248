"""Like providers beside each other as a table, the differences in words under it; and lessons for the next tender."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median

from uppf.model.register import Register
from uppf.problem import Problem
from uppf.rules.disparity import disparities, names
from uppf.rules.distill import chosen
from uppf.rules.lessons import Learnt
from uppf.rules.likeness import Alike
from uppf.rules.recipients import missing_recipients
from uppf.show.done import capital
from uppf.show.rhythm import rhythm
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label, message

Date = dt.date
Words = Mapping[str, str]


def _said(code: str, **facts: object) -> str:
    return message(Problem(f"compare.{code}", facts=facts))


def _template(one: Alike, register: Register) -> Iterator[str]:
    yield _said("template", plans=one.plans, rules=len(one.rules), points=len(one.check_points))


def _requirements(one: Alike, register: Register) -> Iterator[str]:
    yield _said("sets", sets=one.sets, count=one.requirements)


def _intervals(one: Alike, register: Register) -> Iterator[str]:
    for each in one.intervals:
        rule = register.rule(each.rule)
        reading = chosen(rule) if rule else None
        planned = rhythm(reading.frequency if reading else rule.frequency) if rule else ""
        facts = {"rule": rule.title if rule else each.rule, "planned": planned, "longest": each.longest}
        yield _said("kept", **facts, last=each.last, times=each.times)


def _reactions(one: Alike, register: Register) -> Iterator[str]:
    met: dict[tuple[str, str, tuple[str, ...]], list[int | None]] = {}
    for each in one.reactions:
        met.setdefault((each.category, each.grade, each.kinds), []).append(each.days)
    for (category, grade, kinds), days in sorted(met.items()):
        known = [day for day in days if day is not None]
        waited = round(median(known)) if known else None
        what = ", ".join(_word(word, register) for word in (category, grade) if word) or label("compare.unsaid")
        yield _said("met", what=what, how=_kinds(kinds), days=waited, times=len(days) if len(days) > 1 else None)


def _word(key: str, register: Register) -> str:
    """The municipality's own word for a key, as it stands within a sentence; else the program's."""
    own = register.municipality.labels.get(key) if register.municipality else None
    return own[:1].lower() + own[1:] if own else label(key)


def _kinds(kinds: Sequence[str]) -> str:
    return label("compare.and").join(label(f"compare.kind.{kind}") for kind in kinds)


def _ways(one: Alike, register: Register) -> Iterator[str]:
    if total := one.ways.total():
        shares = {way: round(100 * one.ways[way] / total) for way in ("besök", "enkät", "annat")}
        yield _said("ways", count=total, visit=shares["besök"], survey=shares["enkät"], other=shares["annat"])


ASPECTS: Mapping[str, Callable[[Alike, Register], Iterator[str]]] = {
    "mall": _template,
    "krav": _requirements,
    "intervall": _intervals,
    "reaktion": _reactions,
    "sätt": _ways,
}
"""What like providers are compared by; a new aspect is one function and one row."""


def comparison(service: str, found: Sequence[Alike], register: Register, words: Words, people: bool) -> Table:
    """The comparison, aspect by aspect; the notes say in words where they differ (R093, R095, R165)."""
    columns = [
        Column("jämförelse", label("compare.aspect")),
        Column("avtal", label("compare.agreement"), "id"),
        Column("utförare", label("compare.provider"), weight=1),
        Column("driftsform", label("compare.form-column"), "role"),
        Column("värde", label("compare.value"), weight=3),
    ]
    if people:
        columns = [column for column in columns if column.key != "avtal"]
    said = names(found) if people else {one.agreement: one.provider.name for one in found}
    rows: list[Row] = [
        {
            "jämförelse": label(f"compare.aspect.{aspect}") if people else aspect,
            "avtal": one.agreement,
            "utförare": said[one.agreement],
            "driftsform": str(one.provider.operating_form),
            "värde": value,
        }
        for aspect, told in ASPECTS.items()
        for one in found
        for value in (["; ".join(told(one, register)) or label("compare.empty")] if people else told(one, register))
    ]
    notes = [_difference(problem, register) for problem in disparities(found)] + _sent(service, found, register)
    same = label("compare.none" if len(found) > 1 else "compare.alone")
    head = [label("compare.differences")] if notes else [same]
    title = capital(_said("title", service=words.get(service) or label(service), count=len(found)))
    return Table(title, tuple(columns), tuple(rows), "jämförelse", (*head, *notes), words)


def _difference(problem: Problem, register: Register) -> str:
    """A difference in words: rules by their titles, ways of reacting with who did so."""
    facts = dict(problem.facts)
    worded: Mapping[str, Callable[[object], object]] = {
        "rule": lambda fact: _title(str(fact), register),
        "category": lambda fact: _word(str(fact), register),
        "grade": lambda fact: _word(str(fact), register),
        "forms": lambda fact: tuple(
            label("compare.form-mean").format(form=label(form), mean=mean, count=count)
            for form, mean, count in fact  # type: ignore[attr-defined]
        ),
        "ways": lambda fact: tuple(_way(kinds, whom) for kinds, whom in fact),  # type: ignore[attr-defined]
    }
    if problem.code == "compare.rule":
        facts["what"] = tuple(_title(rule, register) for rule in facts["what"])  # type: ignore[attr-defined]
    if problem.code == "compare.set":
        sets = register.requirement_sets
        facts["what"] = tuple(sets[key].title if key in sets else key for key in facts["what"])  # type: ignore[attr-defined]
    if problem.code == "compare.never":
        facts["lacking"] = tuple(
            label("compare.since").format(name=name, day=day.isoformat()) if day else name
            for name, day in facts["lacking"]  # type: ignore[attr-defined]
        )
    facts |= {name: way(facts[name]) for name, way in worded.items() if name in facts}
    return label("compare.difference").format(difference=message(problem._replace(facts=facts)))


def _title(rule: str, register: Register) -> str:
    known = register.rule(rule)
    return f"{known.title} ({rule.partition('/')[0]})" if known else rule


def _way(kinds: Sequence[str], whom: Sequence[tuple[str, int]]) -> str:
    who = ", ".join(name if times == 1 else f"{name} ({times})" for name, times in whom)
    return f"{_kinds(kinds)} – {who}"


def _sent(service: str, found: Sequence[Alike], register: Register) -> list[str]:
    """What was sent to some of them and not to all (R181)."""
    told = []
    mine = {one.provider.provider: one.provider.name for one in found}
    for sent in register.municipality.sent_out.values() if register.municipality else ():
        lacking = tuple(mine[key] for key in missing_recipients(register, sent) if key in mine)
        if lacking and (not sent.service or service in sent.service):
            difference = _said("sent-out", day=sent.date, what=sent.what, lacking=lacking)
            told.append(label("compare.difference").format(difference=difference))
    return told


def lessons_table(found: Sequence[Learnt], register: Register, words: Words, day: Date, people: bool) -> Table:
    """Lessons and requirements that cannot be followed up, by kind of service, and the tenders that wait for them."""
    columns = [
        Column("verksamhet", label("compare.service"), "role"),
        Column("slag", label("lessons.kind"), "role"),
        Column("krav", label("lessons.requirement"), "text"),
        Column("text", label("lessons.text"), weight=2),
        Column("ärende", label("lessons.case"), "id"),
    ]
    if not people:
        columns += [Column("datum", "Datum", "date"), Column("saknas", "Saknas", "role")]
    rows: list[Row] = [
        {
            "verksamhet": one.service or "lessons.no-service",
            "slag": one.kind,
            "krav": (one.requirement.rpartition("/")[2] if people else one.requirement) or None,
            "text": one.text,
            "ärende": (one.case.rpartition("-")[2] if people else one.case) or None,
            "datum": one.date,
            "saknas": one.missing or None,
        }
        for one in found
    ]
    counted = Counter(one.service for one in found)
    notes = []
    for key, tender in register.procurements.items():
        waiting = tender.cancelled is None and (tender.operation_starts is None or tender.operation_starts > day)
        if waiting and counted[tender.service]:
            facts = {"tender": tender.title, "id": key, "count": counted[tender.service]}
            notes.append(f"{message(Problem('lessons.tender', facts=facts))}.")
    return Table(label("lessons.title"), tuple(columns), tuple(rows), "verksamhet", tuple(notes), words)
