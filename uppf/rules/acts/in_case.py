"""What every act in a case has in common: an open case, a fresh key, one file, the provider it concerns."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from uppf.model.vocabulary import TERMS
from uppf.problem import Problem, refuse
from uppf.rules import spoken
from uppf.rules.change import Act, At, Plain, Put, Told
from uppf.rules.naming import one_case
from uppf.rules.walk import values

if TYPE_CHECKING:
    from uppf.model.case import Case


def opened(at: At, text: str) -> "Case":
    """The case that is meant. Refuses ``unknown-case``, ``ambiguous-case``, ``case-closed``."""
    return still_open(one_case(at.register, text))


def still_open(case: "Case") -> "Case":
    """The case, when nothing has ended it. Refuses ``case-closed``."""
    for how, end in (
        ("avslutat", case.closed),
        ("inställt", case.cancelled),
        ("ej_tillämpligt", case.not_applicable_case),
    ):
        if end:
            raise refuse("case-closed", case=case.case, how=how, day=end.date)
    return case


def fresh(at: At, case: "Case", taken: Iterable[str] = ()) -> str:
    """A key that nothing in the case has; it begins with a letter, so that no reader of YAML takes it for a number."""
    known = {found.value for found in values(case) if found.key} | set(taken)
    return next(key for key in iter(at.token, "") if key not in known and key[0].isalpha())


def act(
    at: At,
    case: "Case",
    code: str,
    puts: Mapping[tuple[str, ...], Plain],
    told: Mapping[str, object],
    notes: Iterable[Problem] = (),
    after: Told | None = None,
) -> Act:
    """The act that writes values at routes of one case. A route names fields of the models; keys of items are kept."""
    file = at.register.file("case", case.case)
    changes = tuple(Put(file, tuple(key(step) for step in route), value) for route, value in puts.items())
    facts = {"case": case.case, "file": file, "title": case.title or "", **told}
    return Act(changes, code, facts, case.case, spoken.provider_of(at.register, case), "", tuple(notes), after)


def key(step: str) -> str:
    """The Swedish key of a field; a key of an item is itself."""
    return TERMS[step].key if step in TERMS else step
