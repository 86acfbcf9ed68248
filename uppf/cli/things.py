"""From what somebody typed to the one thing it names, of whatever kind."""

import datetime as dt
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from pydantic import BaseModel

from uppf.model.register import Register
from uppf.problem import refuse
from uppf.rules.due import Due
from uppf.rules.status import case_state
from uppf.show.words import label


class Thing(NamedTuple):
    """Something that has an id: what it is, its file, and in which field of a due row it would be named."""

    id: str
    title: str
    shape: BaseModel
    file: str
    field: str
    other: str = ""

    def concerns(self, row: Due) -> bool:
        """Whether a row of the due list is about this."""
        owner = row if self.field in ("case", "plan", "rule") else row.dims
        return bool(getattr(owner, self.field, "") == self.id)


def things(register: Register, day: dt.date) -> Iterator[Thing]:
    """Everything that can be asked for by an id."""
    for key, case in register.cases.items():
        title = f"{label('show.case')} {key} ({label(case_state(case, day))})"
        yield Thing(
            key,
            title,
            case,
            register.file("case", key),
            "case",
            case.registry_number or "",
        )
    for key, provider in register.providers.items():
        file = register.file("provider", key)
        title = f"{label('show.provider')} {provider.name}"
        yield Thing(key, title, provider, file, "provider", provider.name)
        for unit_key, unit in provider.units.items():
            title = f"{label('show.unit').format(name=provider.name)}: {unit.name}"
            yield Thing(unit_key, title, unit, file, "unit", unit.name)
        for agreement_key, agreement in provider.agreements.items():
            title = f"{label('show.agreement').format(name=provider.name)}: {agreement.title}"
            number = agreement.registry_number or ""
            yield Thing(agreement_key, title, agreement, file, "agreement", number)
    for key, plan in register.plans.items():
        file = register.file("plan", key)
        yield Thing(key, f"{label('show.plan')} {plan.title}", plan, file, "plan")
        for rule in plan.rules:
            rule_id = f"{key}/{rule.id}"
            title = f"{label('show.rule').format(name=key)}: {rule.title}"
            yield Thing(rule_id, title, rule, file, "rule")
    for key, procurement in register.procurements.items():
        title = f"{label('show.procurement')} {procurement.title}"
        file = register.file("procurement", key)
        yield Thing(key, title, procurement, file, "procurement")
    for key, krav in register.requirement_sets.items():
        title = f"{label('show.requirement_set')} {krav.title}"
        yield Thing(key, title, krav, register.file("requirement_set", key), "requirement_set")


def one_thing(register: Register, text: str, day: dt.date) -> Thing:
    """The thing that an id, an unambiguous part of one, a registry number or a name means.

    Errors: unknown-id, ambiguous-id.
    """
    known = list(things(register, day))
    asked = text.casefold().strip()
    tests: tuple[Callable[[Thing], bool], ...] = (
        lambda one: one.id == asked,
        lambda one: _plain(one.other) == _plain(asked) != "",
        lambda one: one.id.endswith(f"-{asked}"),
        lambda one: asked in one.id,
        lambda one: asked in one.other.casefold(),
    )
    for test in tests:
        found = [one for one in known if test(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise refuse("ambiguous-id", value=text, found=tuple(one.id for one in found[:5]))
    near = get_close_matches(asked, [one.id for one in known], 3, 0.5)
    raise refuse("unknown-id", value=text, nearest=tuple(near))


def _plain(text: str) -> str:
    """A registry number compared without its spaces and colons (requirements on registry numbers differ by board)."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
