"""What follows from a finding: its grade, what the plan does about it, whether it is one of several."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Event, Facts, PlanFact
from uppf.problem import Level, Problem
from uppf.rules.checks_case import graded as of_matrix
from uppf.rules.checks_case import plans_of
from uppf.rules.patterns import Matrix, derived, graded
from uppf.rules.subjects import index

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Finding
    from uppf.model.plan import Plan
    from uppf.model.register import Register


class Alike(NamedTuple):
    """A plan whose threshold a finding passes, and the earlier findings it is counted with, as (case, key)."""

    plan: str
    title: str
    earlier: tuple[tuple[str, str], ...]


class Outcome(NamedTuple):
    """The grade that holds, what the plan lets follow from it, and the patterns the finding is part of."""

    grade: str
    plan: str
    effects: tuple[str, ...]
    repeated: tuple[Alike, ...]
    several: tuple[Alike, ...]


def matrix_of(register: "Register", case: "Case") -> tuple["Plan | None", Matrix]:
    """The first of the case's plans that has a matrix, its rule's before its agreement's; and the matrix."""
    for plan in plans_of(register, case):
        if plan.grading and plan.grading.matrix:
            rows = plan.grading.matrix.items()
            return plan, tuple((often, hard, result) for often, row in rows for hard, result in row.items())
    return None, ()


class Allowed(NamedTuple):
    """What the plan that grades lets follow from the grade of a finding; no plan where none grades."""

    grade: str
    plan: str
    effects: tuple[str, ...]


REMARKS = {"påpekande", "nästa_uppföljning"}
"""What a plan writes where a remark is enough: nothing more than a look at the next follow-up (R226)."""


def allowed(register: "Register", case: "Case", finding: "Finding") -> Allowed:
    """What the case's plan lets follow from a finding. Source: R222, R226."""
    plan, _ = matrix_of(register, case)
    holds = str(finding.grade or of_matrix(register, case, finding))
    if plan is None or plan.grading is None:
        return Allowed(holds, "", ())
    return Allowed(holds, plan.title, plan.grading.effects.get(holds, ()))


def outcome(register: "Register", facts: Facts, case: "Case", item: str) -> Outcome:
    """What follows from a finding of a case that is in the register and the facts. Source: R227, S0:34, S1:141."""
    laid = index(facts)
    found = laid.events.get("brist.konstaterad", ())
    one = next(event for event in found if (event.dims.case, event.dims.item) == (case.case, item))
    earlier = [other for other in found if other.date <= one.date and other is not one]
    closed = {(e.dims.case, e.dims.item): e.date for e in laid.events.get("brist.stängd", ())}
    plan, matrix = matrix_of(register, case)
    holds = graded(one, matrix)
    effects = plan.grading.effects.get(holds, ()) if plan and plan.grading else ()
    own = [laid.plans[known.plan] for known in plans_of(register, case) if known.plan in laid.plans]

    def passes(rule: PlanFact, others: Sequence[Event]) -> bool:
        return any(
            event.name == "brist.upprepad" and event.dims.item == item and event.dims.case == case.case
            for event in derived([rule._replace(matrix=())], (*others, one), closed)
        )

    def alike(rule: PlanFact, of_two: PlanFact) -> list[Alike]:
        if not passes(rule, earlier):
            return []
        counted = tuple((other.dims.case, other.dims.item) for other in earlier if passes(of_two, [other]))
        return [Alike(rule.id, rule.title, counted)]

    repeated = [rule._replace(several=None) for rule in own if rule.repeated]
    several = [rule._replace(repeated=None) for rule in own if rule.several]
    return Outcome(
        holds,
        plan.title if plan else "",
        effects,
        tuple(a for r in repeated if r.repeated for a in alike(r, r._replace(repeated=(2, *r.repeated[1:])))),
        tuple(a for r in several if r.several for a in alike(r, r._replace(several=(2, r.several[1])))),
    )


def notes(found: Outcome) -> Iterator[Problem]:
    """What an officer should know of an outcome, as codes and facts."""
    if found.effects:
        yield Problem("note.effects", level=Level.INFO, facts={"plan": found.plan, "effects": found.effects})
    for code, patterns in (("note.repeated", found.repeated), ("note.several", found.several)):
        for one in patterns:
            earlier = tuple(f"{item} ({case})" for case, item in one.earlier)
            yield Problem(code, level=Level.WARNING, facts={"plan": one.title, "earlier": earlier})
