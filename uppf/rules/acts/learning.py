"""A lesson: what a follow-up has taught for the next tender."""

from typing import NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules.acts.in_case import act, fresh, opened
from uppf.rules.change import Act, At, written
from uppf.rules.demands import demands, named


class Learnt(NamedTuple):
    """What an officer says of something to mend in the next tender."""

    case: str
    text: str
    requirement: str = ""


def lesson(at: At, said: Learnt) -> Act:
    """A lesson in a case, for those who write the next tender of the same kind of service (S4:31, R257).

    Refuses ``unknown-case``, ``ambiguous-case``, ``case-closed``, ``empty-lesson``.
    """
    case = opened(at, said.case)
    if not said.text.strip():
        raise refuse("empty-lesson")
    known = at.register.agreements().get(case.agreement or "")
    rows = tuple(row for row in at.facts.subjects if row.kind == "engagement" and row.dims.agreement == case.agreement)
    meant = named(demands(at.register, known[1], rows)).meant(said.requirement.strip()) if known else ()
    notes = []
    if said.requirement and known and not meant:
        notes.append(Problem("note.requirement-elsewhere", level=Level.WARNING, facts={"value": said.requirement}))
    item = fresh(at, case)
    value = written(text=said.text, requirement=meant[0] if meant else said.requirement)
    return act(at, case, "lesson", {("lessons", item): value}, {"item": item}, notes)
