"""Questionnaires of a plan and what has come back: pairs that are sent on the same day, and answers side by side."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.rules.checks_case import plans_of
from uppf.rules.twins import standing

if TYPE_CHECKING:
    from datetime import date as Date

    from uppf.model.case import Case, SurveySent
    from uppf.model.plan import Questionnaire
    from uppf.model.register import Register


def questionnaires(register: "Register", case: "Case") -> dict[str, "Questionnaire"]:
    """The questionnaires of the plans that a case falls under."""
    return {one.id: one for plan in reversed(plans_of(register, case)) for one in plan.questionnaires}


def pair(known: Iterable["Questionnaire"], chosen: "Questionnaire") -> list["Questionnaire"]:
    """A questionnaire with those that are sent with it, the one the others are sent with first (R074–R075)."""
    first = chosen.sent_with or chosen.id
    return sorted((one for one in known if first in (one.id, one.sent_with)), key=lambda one: one.id != first)


class Answered(NamedTuple):
    """A point of questionnaires, with each recipient's answer; an empty one has not come."""

    point: str
    text: str
    answers: tuple[str, ...]


def sent(case: "Case") -> list[tuple[str, "SurveySent"]]:
    """What has been sent, by day and then by key."""
    return sorted(standing(case.surveys).items(), key=lambda one: (one[1].sent, one[0]))


def survey_state(survey: "SurveySent", day: "Date") -> str:
    """Where a questionnaire stands on a day: `inkommen`, `försenad` or `skickad`."""
    if survey.received and survey.received <= day:
        return "inkommen"
    return "försenad" if survey.answer_by and survey.answer_by < day else "skickad"


def side_by_side(register: "Register", case: "Case") -> Iterator[Answered]:
    """Point by point what each recipient has answered, in the order of the questionnaires (R075)."""
    known = questionnaires(register, case)
    surveys = [survey for _, survey in sent(case)]
    texts: dict[str, str] = {}
    for survey in surveys:
        for point in known[survey.questionnaire].points if survey.questionnaire in known else ():
            texts.setdefault(point.id, point.text)
        for name in survey.answers:
            texts.setdefault(name, "")
    for name, text in texts.items():
        yield Answered(name, text, tuple(survey.answers.get(name, "") for survey in surveys))
