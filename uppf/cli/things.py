"""From what somebody typed to the one thing it names, of whatever kind."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from pydantic import BaseModel

from uppf.model.case import Case
from uppf.model.provider import Provider
from uppf.model.register import Register
from uppf.problem import refuse
from uppf.rules.due import Due
from uppf.rules.status import action_plan_state, agreement_state, case_state, finding_state, plan_state
from uppf.rules.status_request import request_state
from uppf.rules.status_sanction import sanction_state
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
            state = label(agreement_state(agreement, day))
            title = f"{label('show.agreement').format(name=provider.name)}: {agreement.title} ({state})"
            number = agreement.registry_number or ""
            yield Thing(agreement_key, title, agreement, file, "agreement", number)
    for key, plan in register.plans.items():
        file = register.file("plan", key)
        title = f"{label('show.plan')} {plan.title} ({label(plan_state(plan, day, register.plans))})"
        yield Thing(key, title, plan, file, "plan")
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


def parts(shape: BaseModel, day: dt.date) -> dict[tuple[str, str], str]:
    """Where the parts of a thing stand on a day, in words, by field and key; states are derived, never written."""
    states: dict[tuple[str, str], str] = {}
    if isinstance(shape, Case):
        states |= {("findings", key): finding_state(shape, key, day) for key in shape.findings}
        states |= {("requests", key): request_state(one, day) for key, one in shape.requests.items()}
        states |= {("action_plans", key): action_plan_state(shape, key, day) for key in shape.action_plans}
        states |= {("sanctions", key): sanction_state(one, day) for key, one in shape.sanctions.items()}
    if isinstance(shape, Provider):
        states |= {("agreements", key): agreement_state(one, day) for key, one in shape.agreements.items()}
    return {part: label(state) for part, state in states.items()}


NAMED = 5
"""How many of those that could be meant are named when it is not clear which one is."""


def one_thing(register: Register, text: str, day: dt.date) -> Thing:
    """The thing that an id, an unambiguous part of one, a registry number or a name means; an item means its case.

    Errors: nothing-asked, unknown-id, ambiguous-id.
    """
    known = list(things(register, day))
    asked = " ".join(text.split()).casefold()
    if not asked:
        raise refuse("nothing-asked")
    tests: tuple[Callable[[Thing], bool], ...] = (
        lambda one: one.id == asked,
        lambda one: _plain(one.other) == _plain(asked) != "",
        lambda one: one.id.endswith(f"/{asked}"),
        lambda one: one.id.endswith(f"-{asked}"),
        # A plan's id is a part of the ids of its rules, but whoever writes it means the plan.
        lambda one: asked in (one.id if "/" in asked else one.id.rpartition("/")[2]),
        lambda one: asked in one.other.casefold(),
        lambda one: isinstance(one.shape, Case) and asked in _items(one.shape),
    )
    for test in tests:
        found = [one for one in known if test(one)]
        if len(found) == 1:
            return found[0]
        if found:
            told = tuple(one.id for one in found[:NAMED])
            raise refuse("ambiguous-id", value=text, found=told, more=max(len(found) - NAMED, 0) or None)
    near = get_close_matches(asked, [one.id for one in known], 3, 0.5)
    raise refuse("unknown-id", value=text, nearest=tuple(near))


def _items(case: Case) -> set[str]:
    """The keys of all that a case holds: visits, findings, reports and the rest."""
    kept = (getattr(case, identifier) for identifier in type(case).model_fields)
    return {key for value in kept if isinstance(value, Mapping) for key in value}


def _plain(text: str) -> str:
    """A registry number compared without its spaces and colons (requirements on registry numbers differ by board)."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
