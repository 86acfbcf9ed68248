"""A case as the variables of a template: plain values under the Swedish words of the files.

Whoever can read a case file can write a letterhead: ``{{ ärende.brister }}`` is what stands in the file.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from uppf.model.case import Case, Report
from uppf.model.shape import Shape
from uppf.model.vocabulary import TERMS
from uppf.rules.distill_provider import ends_on
from uppf.rules.due import Due
from uppf.rules.naming import one_case
from uppf.rules.period import period_text
from uppf.rules.status import agreement_state, case_state
from uppf.rules.summary_case import CaseSummary, Fault, Planned, Point, case_summary, concerns, in_order
from uppf.rules.visits import hidden
from uppf.show.about import questions, registry
from uppf.show.about.subject import Asked, Record, Subject, Topic
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.municipality import Municipality
    from uppf.model.provider import Agreement, Provider, Secrecy, Unit


def _one(asked: Asked, text: str) -> Subject:
    """The case that is meant. Errors: as `one_case`."""
    return _subject(asked, one_case(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    for case in open_to_all(asked):
        yield _subject(asked, case)


def _subject(asked: Asked, case: Case) -> Subject:
    return Subject(case.case, case_state(case, asked.day), lambda: variables(asked, case))


TOPIC = Topic(_one, _every)


def open_to_all(asked: Asked) -> Iterator[Case]:
    """The cases that anyone may know of; also the others when they are asked for (OSL 17:1, L18)."""
    for case in asked.register.cases.values():
        if asked.unannounced or not hidden(case, asked.day):
            yield case


def variables(asked: Asked, case: Case) -> Record:
    """Everything that a paper about a case may say."""
    if case.case not in asked.told:
        summary = case_summary(asked.register, asked.facts, case, asked.day, asked.rows)
        told = case_variables(summary, asked.register.municipality, asked.titles)
        more = questions.points(asked, case) | registry.registry_record(asked, case)
        asked.told[case.case] = asked.known | told | more
    return asked.told[case.case]


def part(told: Record, key: str) -> Record | None:
    """The part of a case that has a key, as the variables of the case tell of it."""
    lists = (value for value in told.values() if isinstance(value, list))
    return next((one for found in lists for one in found if isinstance(one, dict) and one.get("id") == key), None)


def case_variables(found: CaseSummary, municipality: "Municipality | None", titles: Mapping[str, str]) -> Record:
    """Everything a paper about a case may say; lists are in order, states and grades are reckoned."""
    case, plan, report = found.case, found.plan, found.report
    requests = [one for one in in_order(case.requests, "requested") if concerns(one[1], report)]
    checks = [one for one in in_order(case.desk_checks, "date") if concerns(one[1], report)]
    aggregates = [one for one in in_order(case.aggregates, "date") if concerns(one[1], report)]
    least = municipality.settings.small_number if municipality else 5
    period = (report.period if report else None) or case.period
    return {
        "dag": found.day,
        "utkast": not found.final,
        "läge": found.state,
        "kommun": municipality.municipality if municipality else None,
        "gäller": _concerning(found),
        "avser": _period(period or ""),
        "ärende": record(case),
        "rapport": record(report or Report()),
        "slutsats": label(f"conclusion.{report.conclusion}") if report and report.conclusion else None,
        "utförare": provider_record(found.provider) if found.provider else None,
        "avtal": agreement_record(found.agreement, found.day) if found.agreement else None,
        "enheter": [unit_record(key, unit) for key, unit in found.units],
        "plan": record(plan) if plan else None,
        "regel": record(found.rule) if found.rule else None,
        "tillfällen": [{**record(one.visit), "id": one.key, "saknades": list(one.absent)} for one in found.met],
        "underlag": [{**record(one), "id": key} for key, one in requests],
        "registerkontroller": [{**record(one), "id": key} for key, one in checks],
        "enkäter": [{**record(one), "id": key} for key, one in in_order(case.surveys, "sent")],
        "antal": [counts(record(one), least) for _, one in aggregates],
        "områden": list(_areas(found.points, titles)),
        "brister": [fault(one) for one in found.faults],
        "åtgärdsplaner": [_planned(one) for one in found.action_plans],
        "sanktioner": [{**record(one), "id": key} for key, one in found.sanctions],
        "tidigare_brister": [fault(one) for one in found.earlier],
        "lärdomar": [record(one) for _, one in sorted(case.lessons.items())],
        "anteckningar": [text for _, text in sorted(case.notes.items())],
        "redovisningar": [record(one) for _, one in in_order(case.reported, "date")],
        "kommande": [_coming(row, titles) for row in found.coming],
        "bilagor": list(dict.fromkeys(_enclosures(found))),
    }


def record(shape: Shape) -> Record:
    """What a file says, under its own words, as plain values; an absent value is None."""
    fields = type(shape).model_fields
    return {field.alias or name: _plain(getattr(shape, name)) for name, field in fields.items()}


def _plain(value: object) -> Any:
    """The value with nothing in it but dictionaries, lists, texts, whole numbers, truth values and days."""
    if isinstance(value, Shape):
        return record(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return _amount(value)
    if value is None or isinstance(value, (bool, int, dt.date)):
        return value
    return str(value.value if isinstance(value, Enum) else value)


def _amount(value: Decimal) -> str:
    """An amount as it is written in Swedish: `12 500,50`."""
    return f"{value:,f}".replace(",", "\u00a0").replace(".", ",")


def _concerning(found: CaseSummary) -> str:
    """What the paper is about, for its title."""
    names = [unit.name for _, unit in found.units] or [found.agreement.title if found.agreement else ""]
    return ", ".join(filter(None, names)) or (found.provider.name if found.provider else "") or _title(found)


def _period(key: str) -> str | None:
    """The period in words; the key of an event says nothing to a reader."""
    return period_text(key) if key[:4].isdigit() else None


def _title(found: CaseSummary) -> str:
    return found.case.title or found.case.case


def _withheld(secrecy: "Secrecy") -> str:
    return label("paper.withheld").format(law=secrecy.legal_ground)


def provider_record(provider: "Provider") -> Record:
    """A provider without what is marked as secret (OSL 31:16, L19)."""
    own = record(provider)
    return own | {key: _withheld(secrecy) for key, secrecy in provider.secrecy.items() if key in own}


def agreement_record(agreement: "Agreement", day: dt.date) -> Record:
    """An agreement, with where it stands and its last day."""
    return record(agreement) | {"läge": agreement_state(agreement, day), "sista_dag": ends_on(agreement)}


def unit_record(key: str, unit: "Unit") -> Record:
    """A unit without its address where that is secret (OSL 26:1)."""
    own = record(unit)
    secret = (
        {TERMS[field].key: _withheld(unit.secrecy) for field in ("address", "area_of_town")} if unit.secrecy else {}
    )
    return own | secret | {"id": key}


def counts(own: Record, least: int) -> Record:
    """Counts of individuals, none so small, or so near the whole, that somebody can be known by it (L17)."""
    whole = own["granskade"]

    def shown(part: int | None) -> int | str | None:
        if part is not None and 0 < part < least:
            return label("paper.fewer").format(least=least)
        if part is not None and 0 < whole - part < least:
            return label("paper.more").format(count=whole - least)
        return part

    return own | {key: shown(own[key]) for key in ("granskade", "i_tid", "brister_antal")}


def _areas(points: tuple[Point, ...], titles: Mapping[str, str]) -> Iterator[Record]:
    for area in dict.fromkeys(point.area for point in points):
        heading = titles.get(area, label(area)) if area else label("paper.other-area")
        yield {"rubrik": heading[:1].upper() + heading[1:], "punkter": [_point(p) for p in points if p.area == area]}


def _point(point: Point) -> Record:
    one, requirement, check_point = point.assessment, point.requirement, point.check_point
    known = requirement or check_point
    return {
        **record(one),
        "id": point.key,
        "datum": point.date,
        "rubrik": known.text if known else one.requirement or one.check_point or one.question,
        "krav": requirement.clause_number if requirement else one.requirement if known else None,
        "riktvärde": known.guide_value if known else None,
        "bedömning": point.label or one.assessment,
    }


def fault(fault: Fault) -> Record:
    """A finding as its file says it, with its grade and where it stands."""
    return {
        **record(fault.finding),
        "id": fault.key,
        "ärende": fault.case.case,
        "dnr": fault.case.registry_number,
        "kravtext": fault.requirement.text if fault.requirement else None,
        "grad": fault.grade or None,
        "uträknad_grad": fault.reckoned or None,
        "verifierad": record(checks[-1]) if (checks := fault.finding.checks) else None,
        "läge": fault.state,
        "sista_dag": fault.last_day,
    }


def _planned(planned: Planned) -> Record:
    actions = [{**record(one.action), "id": one.key, "verifierad": one.verified} for one in planned.actions]
    return {**record(planned.plan), "id": planned.key, "läge": planned.state, "åtgärder": actions}


def _coming(row: Due, titles: Mapping[str, str]) -> Record:
    return {
        "rubrik": row.title,
        "gäller": titles.get(row.label, row.label),
        "senast": row.last,
        "läge": row.state,
        "ansvarig": row.responsible or None,
        "regel": row.rule,
    }


def _enclosures(found: CaseSummary) -> Iterator[str]:
    """What the assessments rest on, each named once."""
    case = found.case
    for _, request in in_order(case.requests, "received"):
        if request.received and concerns(request, found.report):
            yield request.what
    for point in found.points:
        yield from point.assessment.evidence
    for finding in (fault.finding for fault in found.faults):
        for check in finding.checks:
            if check.evidence:
                yield check.evidence
    for remedy in (remedy for planned in found.action_plans for remedy in planned.actions):
        if remedy.action.evidence:
            yield remedy.action.evidence
