"""What an agreement demands: the requirements of its sets and its clauses, and every way a case may name them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import RuleFact, Subject
from uppf.model.plan import Scope
from uppf.rules.distill import scope
from uppf.rules.subjects import in_scope

if TYPE_CHECKING:
    from uppf.model.provider import Agreement
    from uppf.model.register import Register
    from uppf.model.requirement import Requirement

REQUIREMENT, CLAUSE = "krav", "klausul"
"""The two kinds of demands; only the first is promised to be followed up within a time."""
CLAUSES = "avtalets_klausuler"
"""The area under which clauses stand."""


class Demand(NamedTuple):
    """One thing that an agreement demands of its provider."""

    id: str
    kind: str
    key: str
    text: str
    clause_number: str = ""
    area: str = ""
    goal: str = ""
    checked_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """What it lacks to be followed up at all: a way to verify it, a guide value (R184)."""


def missing(requirement: "Requirement") -> tuple[str, ...]:
    """The Swedish keys of what a requirement lacks to be followed up (R184, S3:119)."""
    demanded = (("verifiering", requirement.verification), ("riktvärde", requirement.guide_value))
    return tuple(name for name, value in demanded if not value)


def demands(register: "Register", agreement: "Agreement", rows: Sequence[Subject]) -> tuple[Demand, ...]:
    """The requirements of an agreement that concern any of its units, then its clauses (S3:127, R188)."""
    found = []
    for name in agreement.requirement_sets:
        known = register.requirement_sets.get(name)
        for key, one in known.requirements.items() if known else ():
            if _concerned(one, rows):
                found.append(
                    Demand(
                        f"{name}/{key}",
                        REQUIREMENT,
                        key,
                        one.text,
                        one.clause_number or "",
                        one.area or "",
                        one.programme_goal or "",
                        one.checked_by,
                        missing(one),
                    )
                )
    for clause, number in agreement.clauses.items():
        found.append(Demand(f"{CLAUSE}/{clause}", CLAUSE, str(clause), str(clause), number, CLAUSES))
    return tuple(found)


def _concerned(requirement: "Requirement", rows: Sequence[Subject]) -> bool:
    narrowed = scope(Scope(), requirement.applies_to)
    probe = RuleFact("", "", "", "enhet", (), scope=narrowed)
    return not narrowed or any(in_scope(probe, row) for row in rows)


class Named(NamedTuple):
    """By what words the demands of an agreement can be named in a case."""

    words: Mapping[str, str]
    by_check_point: Mapping[str, tuple[str, ...]]

    def meant(self, said: str | None, clause: str | None = None, check_point: str | None = None) -> tuple[str, ...]:
        """The demands that a requirement, else a point of the agreement, else a check point names."""
        for word in (said, clause):
            if word and word in self.words:
                return (self.words[word],)
        return self.by_check_point.get(check_point or "", ())


def named(found: Sequence[Demand]) -> Named:
    """The words for some demands: `set/key`, the key alone, the point in the agreement; the first set goes first."""
    words: dict[str, str] = {}
    points: dict[str, list[str]] = {}
    for one in found:
        for said in (one.id, one.key, one.clause_number):
            if said:
                words.setdefault(said, one.id)
        for point in one.checked_by:
            points.setdefault(point, []).append(one.id)
    return Named(words, {point: tuple(ids) for point, ids in points.items()})


def unverifiable(register: "Register") -> Iterator[tuple[str, str, "Requirement", tuple[str, ...]]]:
    """The requirements of every set that nobody can check: set, key, requirement, what is missing (R184)."""
    for name, one in register.requirement_sets.items():
        for key, requirement in one.requirements.items():
            lacks = missing(requirement)
            if lacks:
                yield name, key, requirement, lacks
