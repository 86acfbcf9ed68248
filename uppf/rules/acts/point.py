"""A check point: what was asked, answered and assessed, and what that rests on."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import CheckPhase
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.control import within
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.acts.twin import undisputed
from uppf.rules.change import Act, At, Plain, written
from uppf.rules.checks_case import plans_of
from uppf.rules.nearest import nearest
from uppf.rules.points import NOT_APPLICABLE, UNSETTLED, Asked, asked
from uppf.rules.readiness import ready
from uppf.rules.twins import standing
from uppf.rules.visits import latest

if TYPE_CHECKING:
    from uppf.model.case import Assessment, Case
    from uppf.model.plan import ScaleStep


class Pointed(NamedTuple):
    """What an officer says of a check point."""

    case: str
    check_point: str
    answer: str = ""
    assessment: str = ""
    question: str = ""
    observation: str = ""
    evidence: tuple[str, ...] = ()
    examined: int | None = None
    faults: int | None = None
    requirement: str = ""
    not_applicable: str = ""
    in_case: bool = False


def point(at: At, said: Pointed) -> Act:
    """The answer to a check point of the plan, at the last visit or else in the case (R152–R153, R067).

    A point that was answered gets what is said beside it: evidence is added, and an assessment that changes is told of
    in the trail with what it was before. A new visit asks it anew.
    Refuses ``case-closed``, ``no-such-point``, ``not-on-scale``, ``nothing-said``, ``negative-count``,
    ``more-than-examined``, ``assessed-and-not-applicable``, ``not-applicable-without-reason``, ``not-prepared``,
    ``answered-twice``.
    """
    case, register = opened(at, said.case), at.register
    ready(register, case)
    points: dict[str, list[Asked]] = {}
    for one in asked(register, case, at.day):
        points.setdefault(one.point.id, []).append(one)
    meant = points.get(said.check_point.strip()) or next(
        (told for told in points.values() if spoken.key(told[0].point.text) == spoken.key(said.check_point)), None
    )
    if meant is None:
        raise refuse("no-such-point", value=said.check_point, near=nearest(said.check_point, points), case=case.case)
    chosen = _of(meant, said.requirement)
    if chosen.disputed and not said.in_case:
        undisputed(at, case, chosen.place[-1:])
    within(said.examined, said.faults)
    step = _step(at, case, said.assessment)
    assessed = step.code if step else spoken.key(said.assessment)
    before = (chosen.answer.assessment if chosen.answer else None) or ""
    if assessed == NOT_APPLICABLE and not said.not_applicable:
        raise refuse("not-applicable-without-reason", value=chosen.point.id)
    if said.not_applicable and (assessed or before) not in ("", *UNSETTLED):
        raise refuse("assessed-and-not-applicable", value=chosen.point.id)
    told = {
        "check_point": chosen.point.id,
        "requirement": said.requirement,
        "phase": CheckPhase(chosen.point.phase),
        "question": said.question,
        "answer": said.answer,
        "assessment": assessed,
        "observation": said.observation,
        "evidence": said.evidence,
        "count": said.examined,
        "faults": said.faults,
        "not_applicable": said.not_applicable,
    }
    if not any(value not in ("", (), None) for name, value in told.items() if name not in ("check_point", "phase")):
        raise refuse("nothing-said")
    item, puts = _place(at, case, said, chosen, told)
    notes = []
    if step and (step.is_finding or step.needs_action):
        notes.append(Problem("note.point-finding", level=Level.WARNING, facts={"assessment": step.label}))
    scale = {known.code: known.label for known in _scale(at, case)}
    facts = {"item": item, "check_point": chosen.point.id, "assessment": scale.get(assessed, assessed)}
    if assessed and before != assessed and item in chosen.place:
        facts["before"] = scale.get(before, before)
    return act(at, case, "point", puts, facts, notes)


def _of(told: Sequence[Asked], requirement: str) -> Asked:
    """The answer that is meant; a point that is asked requirement by requirement has one for each."""
    if not requirement:
        return told[-1]
    of = {one.answer.requirement if one.answer else None: one for one in told}
    return of.get(requirement) or of.get(None) or told[0]._replace(place=(), answer=None)


def _place(
    at: At, case: "Case", said: Pointed, chosen: Asked, told: Mapping[str, object]
) -> tuple[str, dict[tuple[str, ...], Plain]]:
    """Where an answer is written: beside what is there, else at the last visit, else in the case."""
    visit, place = "" if said.in_case else latest(case, at.day), chosen.place
    if place and (place[0] == "points" or not said.in_case):
        return place[-1], _beside(place, told, chosen)
    own = next((k for k, one in standing(case.points).items() if _is(one, told)), "") if said.in_case else ""
    if own:
        return own, _beside(("points", own), told, chosen._replace(answer=case.points[own]))
    item = fresh(at, case)
    route = ("visits", visit, "points", item) if visit else ("points", item)
    return item, {route: written(**told)}


def _scale(at: At, case: "Case") -> "Sequence[ScaleStep]":
    """The steps in which the case's plans assess a point."""
    return next((plan.grading.scale for plan in plans_of(at.register, case) if plan.grading), ())


def _beside(place: tuple[str, ...], told: Mapping[str, object], chosen: Asked) -> dict[tuple[str, ...], Plain]:
    new = {name: value for name, value in told.items() if name not in ("check_point", "phase")}
    if chosen.answer and new["evidence"]:
        # What it rested on before it still rests on; what was said before is not said twice.
        new["evidence"] = tuple(dict.fromkeys((*chosen.answer.evidence, *new["evidence"])))  # type: ignore[misc]
    return {(*place, name): text for name, value in new.items() for text in written(**{name: value}).values()}


def _is(one: "Assessment", told: Mapping[str, object]) -> bool:
    """Whether an answer is to the point that is told of."""
    return (one.check_point, one.requirement or "") == (told["check_point"], told["requirement"])


def _step(at: At, case: "Case", text: str) -> "ScaleStep | None":
    """The step of the plan's scale that is meant, by its code or its words. Refuses ``not-on-scale``."""
    scale = _scale(at, case)
    if not text or not scale:
        return None
    found = next((step for step in scale if spoken.key(text) in (step.code, spoken.key(step.label))), None)
    if found is None:
        raise refuse("not-on-scale", value=text, scale=tuple(step.code for step in scale))
    return found
