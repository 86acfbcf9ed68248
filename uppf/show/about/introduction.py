"""The introduction of a provider as the variables of a template: every point of the plan, done or not, with whom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.rules.introduction import Programme, absent, programme, programme_of
from uppf.rules.minutes import is_answered
from uppf.rules.visits import standing
from uppf.show.about import case as about_case
from uppf.show.about.subject import Asked, Record

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case, Visit


def introduction_record(asked: Asked, agreement: str) -> Record | None:
    """The programme that an agreement goes through, begun or not; None where no plan of it has one (R135–R137)."""
    register = asked.register
    found = [
        (case.opened, case.case, case, known)
        for case in register.cases.values()
        if case.agreement == agreement and (known := programme_of(register, case))
    ]
    if found:
        _, _, case, known = max(found, key=lambda one: one[:2])
        return _record(asked, known, case)
    plans = [register.plans[key] for key in register.agreements()[agreement][1].plans if key in register.plans]
    return next((_record(asked, one, None) for plan in plans if (one := programme(plan))), None)


def _record(asked: Asked, known: Programme, case: "Case | None") -> Record:
    points = list(_points(asked, known, case))
    return {
        "rubrik": known.rule.title,
        "plan": known.plan.title,
        "källa": known.rule.source,
        "ärende": about_case.record(case) if case else None,
        "punkter": points,
        "kvar": sum(not one["klar"] for one in points),
        "obligatoriska_kvar": sum(not one["klar"] and one["obligatorisk"] for one in points),
    }


def _points(asked: Asked, known: Programme, case: "Case | None") -> Iterator[Record]:
    answers = dict(_answers(case, asked)) if case else {}
    for point in known.points:
        answer, visit = answers.get(point.id, (None, None))
        yield {
            "text": point.text,
            "källa": point.source,
            "obligatorisk": point.mandatory,
            "kommunen": list(point.participants),
            "utföraren": list(point.provider_participants),
            "klar": answer is not None,
            "svar": (answer.answer or answer.observation or answer.assessment) if answer else None,
            "ej_tillämplig": answer.not_applicable if answer else None,
            "datum": visit.date if visit else None,
            "deltog": list(visit.present) if visit else [],
            "saknades": list(absent(asked.register, point, visit.present)) if visit and visit.present else [],
            "frånvaro_skäl": visit.absence_reason if visit else None,
        }


def _answers(case: "Case", asked: Asked) -> "Iterator[tuple[str, tuple[Assessment, Visit | None]]]":
    """Each point that is done, with the visit at which it was; those of the case itself have no day of their own."""
    for point in case.points.values():
        if point.check_point and is_answered(point):
            yield point.check_point, (point, None)
    for visit in sorted(standing(case).values(), key=lambda one: one.date):
        for point in visit.points.values() if visit.date <= asked.day else ():
            if point.check_point and is_answered(point):
                yield point.check_point, (point, visit)
