"""Everything that was read: the municipality, plans, requirements, providers, procurements and cases, by id."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from uppf.model.case import Case
from uppf.model.frequency import FrequencyShape
from uppf.model.municipality import Municipality
from uppf.model.phrases import ObsoleteLaw
from uppf.model.plan import Plan, Role, Rule
from uppf.model.procurement import Procurement
from uppf.model.provider import Agreement, Provider, Unit
from uppf.model.requirement import RequirementSet
from uppf.model.shape import Shape


def texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Shape):
        for identifier in type(value).model_fields:
            yield from texts(getattr(value, identifier))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


class Register(NamedTuple):
    """The repository as values; ``files`` says which file each kind and id was read from."""

    municipality: Municipality | None
    plans: Mapping[str, Plan]
    requirement_sets: Mapping[str, RequirementSet]
    providers: Mapping[str, Provider]
    procurements: Mapping[str, Procurement]
    cases: Mapping[str, Case]
    phrases: Mapping[str, FrequencyShape]
    vague: Mapping[str, tuple[str, ...]]
    laws: tuple[ObsoleteLaw, ...]
    files: Mapping[tuple[str, str], str]

    def file(self, kind: str, key: str) -> str:
        """The file that something was read from, relative to the repository."""
        return self.files.get((kind, key), "")

    def obsolete_laws(self, plan: Plan) -> list[ObsoleteLaw]:
        """The references in a plan's own words that the law has left behind."""
        words = " ".join(" ".join(texts(plan)).split())
        return [law for law in self.laws if any(written in words for written in law.written)]

    def rule(self, rule_id: str) -> Rule | None:
        """The rule that ``plan/rule`` names."""
        plan_id, _, local = rule_id.partition("/")
        plan = self.plans.get(plan_id)
        return next((rule for rule in plan.rules if rule.id == local), None) if plan else None

    def agreements(self) -> dict[str, tuple[Provider, Agreement]]:
        """Every agreement with its provider."""
        return {
            key: (provider, agreement)
            for provider in self.providers.values()
            for key, agreement in provider.agreements.items()
        }

    def units(self) -> dict[str, tuple[Provider, Unit]]:
        """Every unit with its provider."""
        return {key: (provider, unit) for provider in self.providers.values() for key, unit in provider.units.items()}

    def roles(self) -> dict[str, Role]:
        """The roles of all plans; the municipality's own words win."""
        roles: dict[str, Role] = {}
        for plan in self.plans.values():
            roles.update(plan.roles)
        if self.municipality:
            roles.update(self.municipality.roles)
        return roles
