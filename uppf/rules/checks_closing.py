"""What must be over before a case is closed: the same law for one closed by hand as for one closed by command."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.step import Step
from uppf.rules.steps import unmet

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register

UNDECIDED = ("closed-finding-undecided", Level.ERROR)
UNVERIFIED = ("closed-finding-unverified", Level.ERROR)
CLOSED = {
    **dict.fromkeys(("decide", "decide-plan", "decide-remark", "decide-jointly"), UNDECIDED),
    **dict.fromkeys(("verify", "verify-later", "not-remedied"), UNVERIFIED),
    "supervisor": ("supervisor-unanswered", Level.ERROR),
    "finding": ("closed-without-report", Level.ERROR),
    "draft": ("closed-without-report", Level.ERROR),
    "finish": ("closed-without-report", Level.ERROR),
    "feed-back": ("closed-without-feedback", Level.WARNING),
}
"""What is said of a closed case in which a step that holds it was not taken; every other is named by its own words."""
ELSEWHERE = ("health-care-without-mas", "role-absent", "twins")
"""Steps that are told of by a check of their own, whether the case is closed or not."""
KEYED = {"findings": "brister", "requests": "underlag", "points": "punkter"}
"""Where in a case what a step is about is kept: the field, and its key."""


def closing(register: "Register", facts: Facts) -> Iterator[Problem]:
    """What must be done before a case is closed (R086, R186, R204, R224, R241, L13).

    Codes: ``closed-finding-undecided``, ``closed-finding-unverified``, ``supervisor-unanswered``,
    ``closed-without-report``, ``closed-without-feedback`` (warning) and ``closed-with-left``.
    """
    for case in register.cases.values():
        if case.closed is None:
            continue
        for step in unmet(register, case, case.closed.date, case.closed.reason or ""):
            if step.code in ELSEWHERE:
                continue
            place = Place(register.file("case", case.case), _route(case, step), None, True)
            if step.code in CLOSED:
                code, level = CLOSED[step.code]
                yield Problem(code, place, level, {"value": step.facts.get("item", "")})
            else:
                left = Problem(f"step.{step.code}", facts=step.facts)
                level = Level.WARNING if step.yields else Level.ERROR
                yield Problem("closed-with-left", place, level, {"what": left})


def _route(case: "Case", step: Step) -> Route:
    """What a step is about, where that stands in the case; else its end."""
    item = str(step.facts.get("item", ""))
    for key, visit in case.visits.items():
        if item in visit.points:
            return "tillfällen", key, "punkter", item
    return next(((key, item) for field, key in KEYED.items() if item in getattr(case, field)), ("avslutat",))
