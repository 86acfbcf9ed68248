"""What is asked in a follow-up: the check points of a case, and the questions of a questionnaire."""

from typing import TYPE_CHECKING

from uppf.rules.checks_case import plans_of
from uppf.rules.naming import Item
from uppf.rules.points import Asked as Point
from uppf.rules.points import asked as asked_points
from uppf.rules.surveys import questionnaires
from uppf.show.about.subject import Asked, Record
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import Case


def points(asked: Asked, case: "Case") -> Record:
    """The check points of a case in the order they are looked at, and the scale they are assessed on."""
    plans = plans_of(asked.register, case)
    scale = next((plan.grading.scale for plan in plans if plan.grading and plan.grading.scale), ())
    return {
        "kontrollpunkter": [_point(one) for one in asked_points(asked.register, case, asked.day)],
        "skala": [{"kod": step.code, "etikett": step.label} for step in sorted(scale, key=lambda step: step.order)],
    }


def _point(one: Point) -> Record:
    point, answer = one.point, one.answer
    return {
        "id": point.id,
        "text": point.text,
        "fas": str(point.phase),
        "område": point.area,
        "riktvärde": point.guide_value,
        "obligatorisk": one.demanded,
        "via": point.through,
        "källa": point.source,
        "känt": [label(f"points.{name}").format(count=count) for name, count in one.known],
        "krav": answer.requirement if answer else None,
        "svar": (answer.answer or answer.observation or answer.not_applicable) if answer else None,
        "bedömning": answer.assessment if answer else None,
        "besvarad": one.settled,
    }


def survey(asked: Asked, item: Item) -> Record:
    """The questions of a questionnaire, each with what has been answered."""
    survey = item.value
    known = questionnaires(asked.register, item.case).get(survey.questionnaire or "")
    texts = {point.id: point.text for point in known.points} if known else {}
    names = dict.fromkeys((*texts, *survey.answers))
    return {
        "rubrik": known.title if known else None,
        "frågor": [{"id": name, "text": texts.get(name), "svar": survey.answers.get(name)} for name in names],
    }
