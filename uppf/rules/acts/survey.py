"""Surveys: questionnaires sent in pairs on the same day, and the answers that come back."""

import datetime as dt
from typing import NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_case import act, fresh, opened, still_open
from uppf.rules.acts.preparing import pairs
from uppf.rules.change import Act, At, Plain, not_in_the_future, written
from uppf.rules.ground import count
from uppf.rules.language import duration
from uppf.rules.naming import one_item
from uppf.rules.nearest import nearest
from uppf.rules.readiness import ready
from uppf.rules.spoken import key
from uppf.rules.surveys import pair, questionnaires

Date = dt.date


class Sent(NamedTuple):
    """What an officer says when questionnaires are sent."""

    case: str
    date: Date
    questionnaire: str = ""
    answer_by: Date | None = None


def send(at: At, said: Sent) -> Act:
    """Questionnaires to all that the plan pairs, on the same day and in one act (R074–R075).

    Refuses ``case-closed``, ``future-day``, ``no-questionnaire``, ``unknown-questionnaire``, ``survey-sent``,
    ``not-prepared``.
    """
    case, register = opened(at, said.case), at.register
    not_in_the_future(said.date, at.day)
    ready(register, case)
    known = questionnaires(register, case)
    if not known:
        raise refuse("no-questionnaire", case=case.case)
    first = [one for one in known.values() if not one.sent_with]
    asked = key(said.questionnaire)
    chosen = next((one for one in known.values() if asked in (one.id, key(one.title))), None)
    if not asked and len(first) == 1:
        chosen = first[0]
    if chosen is None:
        raise refuse("unknown-questionnaire", value=said.questionnaire, known=tuple(known))
    together = pair(known.values(), chosen)
    before = {survey.questionnaire: survey.sent for survey in case.surveys.values()}
    again = [one for one in together if one.id in before]
    if again:
        raise refuse("survey-sent", value=again[0].id, day=before[again[0].id])
    puts: dict[tuple[str, ...], Plain] = {}
    items: list[str] = []
    for one in together:
        items.append(fresh(at, case, items))
        within = count(said.date, *duration(one.answer_within)) if one.answer_within else None
        puts["surveys", items[-1]] = written(
            questionnaire=one.id,
            recipient=one.recipient,
            obliged=one.obliged if str(one.obliged) != "utföraren" else "",
            sent=said.date,
            answer_by=said.answer_by or within,
        )
    told = {"items": tuple(items), "recipients": tuple(one.recipient for one in together), "day": said.date}
    return act(at, case, "survey-send", puts, told)


class Answer(NamedTuple):
    """What an officer says when an answer has come: ``point=answer``, as many times as there are answers."""

    survey: str
    date: Date
    answer: tuple[str, ...] = ()


def answer(at: At, said: Answer) -> Act:
    """The answers to a questionnaire that was sent (R074); an answer that is there is not written over.

    Refuses ``no-such-item``, ``ambiguous-item``, ``case-closed``, ``future-day``, ``pair-form``,
    ``no-such-question``, ``already-answered``.
    """
    found = one_item(at, said.survey, "surveys", lambda case, item: case.surveys[item].received is None)
    case, item, survey = still_open(found.case), found.key, found.value
    not_in_the_future(said.date, at.day)
    asked = questionnaires(at.register, case).get(survey.questionnaire or "")
    points = {point.id: key(point.text) for point in asked.points} if asked else {}
    puts: dict[tuple[str, ...], Plain] = {}
    if survey.received is None:
        puts["surveys", item, "received"] = said.date.isoformat()
    for name, text in pairs(said.answer):
        point = next((one for one, words in points.items() if key(name) in (one, words)), "")
        if points and not point:
            raise refuse("no-such-question", value=name, near=nearest(key(name), points) or tuple(points)[:3])
        point = point or key(name)
        if point in survey.answers:
            raise refuse("already-answered", value=point, survey=item)
        puts["surveys", item, "answers", point] = text
    if not puts:
        raise refuse("already-answered", value=item, survey=item)
    left = tuple(one for one in points if one not in survey.answers and ("surveys", item, "answers", one) not in puts)
    notes = [Problem("note.questions-left", level=Level.INFO, facts={"points": left})] if left else []
    told = {"item": item, "recipient": survey.recipient, "day": said.date}
    return act(at, case, "survey-answer", puts, told, notes)
