"""A visit's paper, or a questionnaire, that comes back filled in: every answer in it, in one act."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.problem import Mark, Place, Problem, Refusal, refuse
from uppf.rules import spoken
from uppf.rules.acts.point import Pointed, point
from uppf.rules.acts.survey import Answer, answer
from uppf.rules.change import Act, At
from uppf.rules.filled import Answered, Filled, read
from uppf.rules.naming import one_case
from uppf.rules.points import Asked, asked
from uppf.rules.visits import latest

if TYPE_CHECKING:
    from uppf.model.case import Case


class Paper(NamedTuple):
    """A paper that was filled in: the name of its file, and its text."""

    file: str
    text: str


def fill(at: At, said: Paper) -> Act:
    """Everything that was written in a paper, as one act. What already stands in the case is not written again.

    Refuses ``not-a-filled-paper``, ``nothing-filled``, ``other-visit``, and at its line what `point` and `answer`
    refuse. Source: S1:101 (R066–R067), S2:131 (R152–R153), R074.
    """
    paper = read(said.text)
    if "ärende" not in paper.head or not paper.answers:
        raise refuse("not-a-filled-paper", Place(said.file))
    case = one_case(at.register, paper.head["ärende"])
    return (_survey if "enkät" in paper.head else _points)(at, case, paper, said.file)


def _points(at: At, case: "Case", paper: Filled, file: str) -> Act:
    visit, last = paper.head.get("tillfälle", ""), latest(case, at.day)
    if visit and visit != last:
        raise refuse("other-visit", Place(file), visit=visit, last=last or None, case=case.case)
    known = {one.point.id: one for one in asked(at.register, case, at.day)}
    acts: list[Act] = []
    problems: list[Problem] = []
    for one in paper.answers:
        new = _new(one, known.get(one.id))
        if new is not None:
            _tried(lambda new=new: point(at, new._replace(case=case.case)), file, one.line, acts, problems)  # type: ignore[misc]
    if problems:
        raise Refusal(*problems)
    if not acts:
        raise refuse("nothing-filled", Place(file))
    told = {**acts[0].facts, "count": len(acts), "points": tuple(str(act.facts["check_point"]) for act in acts)}
    return acts[0]._replace(
        changes=tuple(change for act in acts for change in act.changes),
        code="filled",
        facts=told,
        notes=tuple(note for act in acts for note in act.notes),
    )


def _new(one: Answered, known: Asked | None) -> Pointed | None:
    """What was written that does not stand in the case already."""
    before = known.answer if known else None
    had: Mapping[str, str] = (
        {
            "svar": before.answer or before.observation or before.not_applicable or "",
            "bedömning": before.assessment or "",
            "iakttagelse": before.observation or "",
        }
        if before
        else {}
    )
    said = {key: text for key, text in one.said.items() if spoken.key(text) != spoken.key(had.get(key, ""))}
    if not said:
        return None
    return Pointed(
        "",
        one.id,
        answer=said.get("svar", ""),
        assessment=said.get("bedömning", ""),
        observation=said.get("iakttagelse", ""),
        evidence=tuple(part.strip() for part in said.get("underlag", "").splitlines() if part.strip()),
        not_applicable=said.get("gäller inte", ""),
    )


def _survey(at: At, case: "Case", paper: Filled, file: str) -> Act:
    survey = paper.head["enkät"]
    known = case.surveys[survey].answers if survey in case.surveys else {}
    said = [(one.id, one.said["svar"]) for one in paper.answers if one.said.get("svar") and one.id not in known]
    if not said:
        raise refuse("nothing-filled", Place(file))
    return answer(at, Answer(f"{case.case}/{survey}", at.day, tuple(f"{name}={text}" for name, text in said)))


def _tried(act: Callable[[], Act], file: str, line: int, acts: list[Act], problems: list[Problem]) -> None:
    """One act of many; what it refuses is told at the line of the paper."""
    try:
        acts.append(act())
    except Refusal as refusal:
        problems += [one._replace(place=Place(file, mark=Mark(line, 1))) for one in refusal.problems]
