"""From what somebody typed to the one case, item, provider, agreement or procurement that it means."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.problem import refuse
from uppf.rules.change import At
from uppf.rules.explain import find
from uppf.rules.spoken import key

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.procurement import Procurement
    from uppf.model.provider import Agreement, Provider
    from uppf.model.register import Register

NAMED = 4
"""How many of those that could be meant are named when it is not clear which one is."""


class Item(NamedTuple):
    """Something kept under a key of its own in a case: the way to it by fields of the models, and itself."""

    case: "Case"
    route: tuple[str, ...]
    value: Any

    @property
    def key(self) -> str:
        """Its own key."""
        return self.route[-1]


def one_case(register: "Register", text: str) -> "Case":
    """The case that its id, its registry number or an unambiguous part of either means.

    Errors: unknown-case, ambiguous-case.
    """
    asked = " ".join(text.split()).casefold()
    named = {case.case: (case.case, (case.registry_number or "").casefold()) for case in register.cases.values()}
    exact = [name for name, names in named.items() if asked in names]
    found = exact or [name for name, names in named.items() if any(asked in one for one in names)]
    if asked and len(found) == 1:
        return register.cases[found[0]]
    if not asked or not found:
        raise refuse("unknown-case", value=text, nearest=tuple(get_close_matches(asked, named, 3)))
    raise refuse("ambiguous-case", value=text, found=tuple(sorted(found)[:NAMED]))


def names_case(register: "Register", text: str) -> bool:
    """Whether this is, in full, the id or the registry number of a case."""
    asked = " ".join(text.split()).casefold()
    return any(
        asked in (case.case, (case.registry_number or "").casefold()) for case in register.cases.values() if asked
    )


def one_item(at: At, text: str, kind: str, waiting: Callable[["Case", str], bool] | None = None) -> Item:
    """The one item of a kind (a field of the case, or ``action_plans.actions``) that is meant.

    By its own key; by ``CASE/KEY``; by the id of its row in the due list; or by its case, where only one of the kind
    waits. Errors: no-such-item, ambiguous-item, item-replaced, and those of `one_case`.
    """
    asked = text.strip().casefold()
    # A registry number has a stroke of its own: 22/SN 0182 is a case, and not an item of the case 22.
    whose, _, own = ("", "", asked) if names_case(at.register, text) else asked.rpartition("/")
    if " " in own:
        whose, own = "", asked
    cases = [one_case(at.register, whose)] if whose else list(at.register.cases.values())
    found = [item for case in cases for item in items(case, kind) if item.key == own]
    if not found and not whose:
        rows = find(at.facts, at.day, asked) if len(asked) >= 6 else []
        keys = {(row.dims.case, row.dims.item) for row in rows if asked in (row.id, row.key)}
        found = [i for c, k in keys if c in at.register.cases for i in items(at.register.cases[c], kind) if i.key == k]
    if not found and not whose:
        case = one_case(at.register, text)
        held = list(items(case, kind))
        if not held:
            raise refuse("no-such-item", value=text, kind=kind)
        held = [item for item in held if not getattr(item.value, "replaced", None)] or held
        found = [item for item in held if waiting is None or waiting(case, item.key)] or held
    if not found:
        raise refuse("no-such-item", value=text, kind=kind)
    if len(found) > 1:
        told = tuple(f"{item.case.case}/{item.key}" for item in found[:NAMED])
        raise refuse("ambiguous-item", value=text, kind=kind, found=told)
    if replaced := getattr(found[0].value, "replaced", None):
        raise refuse("item-replaced", value=found[0].key, by=replaced.by, day=replaced.date)
    return found[0]


def items(case: "Case", kind: str) -> Iterator[Item]:
    """The items of a kind in a case."""
    outer, _, inner = kind.partition(".")
    for name, value in getattr(case, outer).items():
        if not inner:
            yield Item(case, (outer, name), value)
            continue
        for part, held in getattr(value, inner).items():
            yield Item(case, (outer, name, inner, part), held)


def one_provider(register: "Register", text: str) -> "Provider":
    """The provider that its id, its name, or a unit or agreement of its means. Error: no-such-provider-named."""
    names: dict[str, str] = {}
    for provider in register.providers.values():
        for said in (provider.provider, provider.name, *provider.units, *provider.agreements):
            names.setdefault(key(said), provider.provider)
        for unit in provider.units.values():
            names.setdefault(key(unit.name), provider.provider)
    return register.providers[_one(text, names, "no-such-provider-named")]


def one_agreement(register: "Register", text: str) -> tuple["Provider", str, "Agreement"]:
    """The agreement that its id, registry number or title means, or the only one of a provider or a unit.

    Error: no-such-agreement-named.
    """
    names: dict[str, str] = {}
    single: dict[str, set[str]] = {}
    for name, (provider, agreement) in register.agreements().items():
        for said in (name, agreement.registry_number or "", agreement.title):
            names.setdefault(key(said), name)
        for said in (provider.provider, provider.name, *agreement.units):
            single.setdefault(key(said), set()).add(name)
    names.pop("", None)
    for said, under in single.items():
        if len(under) == 1:
            names.setdefault(said, next(iter(under)))
    name = _one(text, names, "no-such-agreement-named")
    provider, agreement = register.agreements()[name]
    return provider, name, agreement


def one_procurement(register: "Register", text: str) -> "Procurement":
    """The procurement that its id, registry number or title means. Error: no-such-procurement-named."""
    names = {
        key(said): name
        for name, one in register.procurements.items()
        for said in (name, one.registry_number or "", one.title)
        if said
    }
    return register.procurements[_one(text, names, "no-such-procurement-named")]


def one_service(register: "Register", text: str) -> str:
    """The kind of service that its key or the municipality's word for it means. Error: no-such-service-named."""
    known = register.municipality.services if register.municipality else {}
    names = {key(said): name for name, word in known.items() for said in (name, word)}
    for _, agreement in register.agreements().values():
        names.setdefault(key(agreement.service), agreement.service)
    return _one(text, names, "no-such-service-named")


def _one(text: str, names: Mapping[str, str], code: str) -> str:
    """What a name, or an unambiguous part of one, stands for."""
    asked = key(text)
    if asked in names:
        return names[asked]
    found = {meant for said, meant in names.items() if asked and asked in said}
    if len(found) == 1:
        return found.pop()
    near = tuple(sorted(found)[:NAMED]) or tuple(get_close_matches(asked, set(names.values()), 3))
    raise refuse(code, value=text, near=near)
