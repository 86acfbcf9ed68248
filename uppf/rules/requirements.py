"""The requirements of an agreement, and from what somebody typed to the one that it means."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.register import Register


class Known(NamedTuple):
    """A requirement of an agreement: its whole name, and the clause it stands in."""

    name: str
    clause: str


def known(register: "Register", case: "Case") -> list[Known]:
    """Every requirement of the agreement of a case, in the order the agreement names its sets."""
    agreements = register.agreements()
    sets = agreements[case.agreement][1].requirement_sets if case.agreement in agreements else ()
    return [
        Known(f"{name}/{key}", requirement.clause_number or "")
        for name in sets
        if name in register.requirement_sets
        for key, requirement in register.requirement_sets[name].requirements.items()
    ]


def meant(register: "Register", case: "Case", text: str) -> list[Known]:
    """The requirements that a text can mean: by whole name or local name, else by clause; none, one, or several (R222).

    A clause may be written with words before it, as ``Avtal 4.3``.
    """
    asked = text.strip().casefold()
    every = known(register, case)
    if not asked:
        return []
    exact = [one for one in every if asked in (one.name, one.name.partition("/")[2])]
    if exact:
        return exact
    last = asked.split()[-1]
    return [one for one in every if one.clause and one.clause.casefold() in (asked, last)]
