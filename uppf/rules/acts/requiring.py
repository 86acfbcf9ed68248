"""Requirements that agreements share: put in a set, and changed there (R184, R189)."""

from typing import Any, NamedTuple

from uppf.model.vocabulary import Norm, RequirementSource
from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import key, laid
from uppf.rules.change import Act, At, Create, Put, written
from uppf.rules.naming import one_service
from uppf.rules.nearest import nearest


class Required(NamedTuple):
    """What an officer says of a new requirement; the first of a set also gives the set its title."""

    set: str
    id: str
    text: str
    kind: RequirementSource | None = None
    title: str = ""
    service: tuple[str, ...] = ()
    source: str = ""
    edition: str = ""
    clause: str = ""
    area: str = ""
    verification: str = ""
    guide_value: str = ""
    norm: Norm | None = None
    checked_by: tuple[str, ...] = ()
    goal: str = ""


def add(at: At, said: Required) -> Act:
    """A requirement in a set of requirements; the set is made with its first one.

    Refuses ``requirement-exists``, ``more-needed``, ``empty-text``, ``no-such-service-named``.
    """
    name = said.id.strip()
    known = at.register.requirement_sets.get(said.set)
    if known and name in known.requirements:
        raise refuse("requirement-exists", value=f"{said.set}/{name}")
    if not said.text.strip():
        raise refuse("empty-text")
    lacking = tuple(o for o, v in (("--kind", said.kind), ("--title", said.title or known)) if not v)
    if lacking:
        raise refuse("more-needed", options=lacking)
    value = written(**_fields(said))
    told = {"set": said.set, "item": name}
    if known:
        route = (key("requirements"), name)
        return Act((Put(at.register.file("requirement_set", said.set), route, value),), "requirement-add", told)
    whole = written(
        requirement_set=said.set,
        title=said.title,
        service=tuple(dict.fromkeys(one_service(at.register, one) for one in said.service)),
    )
    create = Create(f"krav/{said.set}.yaml", {**whole, key("requirements"): {name: value}})
    return Act((create,), "requirement-set", told, next="requirement-set")


class Rewritten(NamedTuple):
    """What an officer says of a requirement that stands; what is not said stays."""

    requirement: str
    text: str = ""
    kind: RequirementSource | None = None
    source: str = ""
    edition: str = ""
    clause: str = ""
    area: str = ""
    verification: str = ""
    guide_value: str = ""
    norm: Norm | None = None
    checked_by: tuple[str, ...] = ()
    goal: str = ""


def change(at: At, said: Rewritten) -> Act:
    """A requirement in other words, or with the way and the guide value by which it can be followed up.

    Refuses ``no-such-requirement``, ``as-it-was``.
    """
    known = {
        f"{name}/{one}": (name, one) for name, all in at.register.requirement_sets.items() for one in all.requirements
    }
    asked = said.requirement.strip()
    found = [pair for called, pair in known.items() if asked in (called, pair[1])]
    if len(found) != 1:
        near = tuple("/".join(pair) for pair in found) or nearest(asked, known)
        raise refuse("no-such-requirement-named", value=said.requirement, near=near)
    name, own = found[0]
    puts = laid(
        at.register.file("requirement_set", name),
        (key("requirements"), own),
        at.register.requirement_sets[name].requirements[own],
        **_fields(said),
    )
    return Act(puts, "requirement-change", {"set": name, "item": own})


def _fields(said: Required | Rewritten) -> dict[str, Any]:
    """What is said of a requirement, by the fields of the model."""
    return {
        "text": said.text,
        "clause_number": said.clause,
        "area": spoken.key(said.area),
        "kind_of_source": said.kind,
        "source": said.source,
        "edition": said.edition,
        "verification": said.verification,
        "guide_value": said.guide_value,
        "norm": said.norm,
        "checked_by": said.checked_by,
        "programme_goal": spoken.key(said.goal),
    }
