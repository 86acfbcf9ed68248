"""From what an officer says to the words of the files: roles, methods, rules, units and words of one's own."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from uppf.problem import refuse
from uppf.rules.nearest import nearest

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Plan, Role, Rule
    from uppf.model.register import Register

SLUG = 40
"""How much of a name goes into the id of a case."""


def slug(text: str) -> str:
    """A name as a part of an id: ``Björkgården, hus 2`` is ``bjorkgarden-hus-2``."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return whole if len(whole) <= SLUG else whole[: SLUG + 1].rpartition("-")[0] or whole[:SLUG]


def key(text: str) -> str:
    """A word of one's own as the files write it: ``Social dokumentation`` is ``social_dokumentation``."""
    return "_".join(unicodedata.normalize("NFC", text.casefold()).split())


def roles(register: "Register", plan: "Plan | None" = None) -> dict[str, str]:
    """Every way to say a role, as its key; the municipality's own words go before the plan's, the plan's before all."""
    known: dict[str, str] = {}
    sources: list[Mapping[str, Role]] = [register.municipality.roles] if register.municipality else []
    sources += [plan.roles] if plan else []
    sources.append(register.roles())
    for source in sources:
        for name, role in source.items():
            known.setdefault(key(name), name)
            for said in (role.title, role.abbreviation or "", *role.aliases):
                known.setdefault(key(said), name)
    known.pop("", None)
    return known


def role(register: "Register", plan: "Plan | None", text: str) -> str:
    """The key of a role that there is. Refuses ``no-such-role``."""
    known = roles(register, plan)
    if key(text) not in known:
        raise refuse("no-such-role", value=text, near=_near(text, known))
    return known[key(text)]


def board(register: "Register", text: str) -> str:
    """The key of a board, by its key, name or abbreviation. Refuses ``no-such-board``."""
    boards = register.municipality.boards if register.municipality else {}
    known = {key(said): name for name, one in boards.items() for said in (name, one.name, one.abbreviation or "")}
    known.pop("", None)
    if key(text) not in known:
        raise refuse("no-such-board", value=text, near=_near(text, known))
    return known[key(text)]


def service(register: "Register", text: str) -> str:
    """The key of a kind of service, by its key or the municipality's word for it; a new one in words of its own."""
    known = register.municipality.services if register.municipality else {}
    return next((name for name, word in known.items() if key(text) in (name, key(word))), key(text))


def present(register: "Register", plan: "Plan | None", said: Iterable[str]) -> tuple[str, ...]:
    """Who was there: known roles by their keys, others in the words they were said; each once, in the order said."""
    known = roles(register, plan)
    names = (part.strip() for text in said for part in text.split(","))
    return tuple(dict.fromkeys(known.get(key(name), name) for name in names if name))


def method(plan: "Plan | None", text: str) -> str:
    """The key of a method of the plan, by its key or its title; another word of one's own stays itself."""
    titles = {key(one.title): one.id for one in plan.methods} if plan else {}
    return titles.get(key(text), key(text))


def method_said(plan: "Plan | None", rule: "Rule | None", text: str, reason: str, chosen: Collection[str] = ()) -> str:
    """The method said; another than the rule's, or one that the plan wants a reason for, needs one (R072, R283)."""
    said = method(plan, text)
    if not said or reason or said in chosen:
        return said
    known = {one.id: one for one in plan.methods} if plan else {}
    wanted = rule.method if rule else ()
    if (wanted and said not in wanted) or (said in known and known[said].reason_required):
        raise refuse("method-reason-needed", value=said, methods=() if said in wanted else wanted)
    return said


def part(rule: "Rule | None", text: str, kind: str = "") -> str:
    """The part of a rule that is meant: the one said, else the only one that the kind of what is done begins with.

    Refuses ``unknown-part`` where the rule has parts and this is none of them.
    """
    said = key(text)
    if not said and rule and kind:
        # Skattekontroll is the part skatt: half of what is wanted must not stand for the whole (T16).
        named = [one for one in rule.parts if kind.startswith(one)]
        said = named[0] if len(named) == 1 else ""
    if said and rule and rule.parts and said not in rule.parts:
        raise refuse("unknown-part", value=text, parts=rule.parts)
    return said


def rule_id(register: "Register", text: str) -> str:
    """The rule that ``plan/rule``, or its local name where only one plan has it, means. Refuses ``no-such-rule``."""
    known = [f"{plan.plan}/{rule.id}" for plan in register.plans.values() for rule in plan.rules]
    found = [name for name in known if text.strip() in (name, name.partition("/")[2])]
    if len(found) != 1:
        raise refuse("no-such-rule", value=text, near=tuple(found[:3]) or _near(text, known))
    return found[0]


def unit(register: "Register", case: "Case", text: str) -> str:
    """The unit of the case's agreement or provider that a key or a name means. Refuses ``no-such-unit``."""
    provider = provider_of(register, case)
    every = register.units()
    own = {name: every[name][1] for name in case.units if name in every}
    units = {**(register.providers[provider].units if provider in register.providers else {}), **own}
    names = {key(one.name): name for name, one in units.items()} | {key(name): name for name in units}
    if key(text) not in names:
        raise refuse("no-such-unit", value=text, near=_near(text, units))
    return names[key(text)]


def provider_of(register: "Register", case: "Case") -> str:
    """Whom a case is about, as far as it says; empty when it is about no one provider."""
    if case.provider:
        return case.provider
    for name, owners in ((case.agreement, register.agreements()), (case.unit, register.units())):
        if name and name in owners:
            return str(owners[name][0].provider)
    return ""


def _near(text: str, known: Iterable[str]) -> tuple[str, ...]:
    return nearest(key(text), known)
