"""What files say of each other: every name of a plan, a rule, a role … must be the name of one."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem
from uppf.rules.nearest import nearest
from uppf.rules.walk import values, wholes

if TYPE_CHECKING:
    from uppf.model.register import Register


class Kind(NamedTuple):
    """What is known by its name: who knows the names, in which files they stand, how bad an unknown one is."""

    known: Callable[["Register", Any], Collection[str]]
    stands_in: str
    level: Level = Level.ERROR


def _boards(register: "Register", whole: Any) -> Collection[str]:
    return register.municipality.boards if register.municipality else ()


def _organisation(register: "Register", whole: Any) -> Collection[str]:
    return register.municipality.organisation if register.municipality else ()


def _services(register: "Register", whole: Any) -> Collection[str]:
    return register.municipality.services if register.municipality else ()


def _target_groups(register: "Register", whole: Any) -> Collection[str]:
    return register.municipality.target_groups if register.municipality else ()


def _goals(register: "Register", whole: Any) -> Collection[str]:
    programmes = register.municipality.programmes if register.municipality else ()
    return {goal for programme in programmes for goal in programme.goals}


def _rules(register: "Register", whole: Any) -> Collection[str]:
    return {f"{plan.plan}/{rule.id}" for plan in register.plans.values() for rule in plan.rules}


def _points(register: "Register", whole: Any) -> Collection[str]:
    points: set[str] = set()
    for plan in register.plans.values():
        points |= {point.id for point in plan.check_points}
        for asked in (plan.agenda, plan.introduction, *(one.points for one in plan.questionnaires)):
            points |= {point.id for point in asked}
    return points


KINDS: Mapping[str, Kind] = {
    "plan": Kind(lambda register, whole: register.plans, "planer/"),
    "rule": Kind(_rules, "planer/"),
    "rule-here": Kind(lambda register, whole: {rule.id for rule in whole.rules}, "planer/"),
    "check-point": Kind(_points, "planer/"),
    "questionnaire": Kind(lambda register, whole: {one.id for one in whole.questionnaires}, "planer/"),
    "role": Kind(lambda register, whole: {*register.roles(), *_boards(register, whole)}, "", Level.WARNING),
    "board": Kind(_boards, "uppf.yaml"),
    "organisation-unit": Kind(_organisation, "uppf.yaml"),
    "service": Kind(_services, "uppf.yaml", Level.WARNING),
    "target-group": Kind(_target_groups, "uppf.yaml", Level.WARNING),
    "goal": Kind(_goals, "uppf.yaml"),
    "requirement-set": Kind(lambda register, whole: register.requirement_sets, "krav/"),
    "provider": Kind(lambda register, whole: register.providers, "utforare/"),
    "agreement": Kind(lambda register, whole: register.agreements(), "utforare/"),
    "unit": Kind(lambda register, whole: register.units(), "utforare/"),
    "unit-here": Kind(lambda register, whole: whole.units, "utforare/"),
    "procurement": Kind(lambda register, whole: register.procurements, "upphandlingar/"),
    "case": Kind(lambda register, whole: register.cases, "arenden/"),
    "finding": Kind(lambda register, whole: whole.findings, "arenden/"),
    "action-plan": Kind(lambda register, whole: whole.action_plans, "arenden/"),
    "visit": Kind(lambda register, whole: whole.visits, "arenden/"),
}
"""Everything that others refer to by name; the last part of `rule-here` says that only the file's own count."""

REFERENCES: Mapping[tuple[str, str], str] = {
    # plans
    ("Plan", "board"): "board",
    ("Plan", "boards"): "board",
    ("Scope", "board_of"): "board",
    ("Scope", "service"): "service",
    ("Scope", "target_group"): "target-group",
    ("Role", "deputy"): "role",
    ("RoleSpan", "role"): "role",
    ("Rule", "responsible"): "role",
    ("Rule", "participants"): "role",
    ("Rule", "must_attend"): "role",
    ("Rule", "recipients"): "role",
    ("Rule", "check_points"): "check-point",
    ("Rule", "preceded_by"): "rule-here",
    ("Method", "phase_only"): "rule-here",
    ("Point", "participants"): "role",
    ("Questionnaire", "recipient"): "role",
    ("Questionnaire", "sent_with"): "questionnaire",
    ("Statement", "roles"): "role",
    ("FocusArea", "check_points"): "check-point",
    ("FocusArea", "roles"): "role",
    ("ReportDemand", "recipients"): "role",
    ("Deadline", "board"): "board",
    ("OnEvent", "board"): "board",
    ("Trigger", "board"): "board",
    # the municipality
    ("Municipality", "plans"): "plan",
    ("OrganisationUnit", "under"): "organisation-unit",
    ("OrganisationUnit", "board"): "board",
    ("OrganisationUnit", "plans"): "plan",
    ("DelegationPoint", "roles"): "role",
    ("DelegationPoint", "board"): "board",
    ("MunicipalEvent", "board"): "board",
    ("MunicipalEvent", "plan"): "plan",
    ("SentOut", "recipients"): "provider",
    ("SentOut", "service"): "service",
    # requirements
    ("RequirementSet", "service"): "service",
    ("Requirement", "programme_goal"): "goal",
    ("Requirement", "checked_by"): "check-point",
    # providers
    ("Provider", "organisation_unit"): "organisation-unit",
    ("Provider", "contact_role"): "role",
    ("Unit", "service"): "service",
    ("Unit", "target_group"): "target-group",
    ("Agreement", "service"): "service",
    ("Agreement", "target_group"): "target-group",
    ("Agreement", "board"): "board",
    ("Agreement", "plans"): "plan",
    ("Agreement", "units"): "unit-here",
    ("Agreement", "requirement_sets"): "requirement-set",
    ("Agreement", "contact_role"): "role",
    ("Agreement", "procurement"): "procurement",
    ("Agreement", "signers"): "role",
    ("Ending", "role"): "role",
    ("Exemption", "role"): "role",
    ("ProviderEvent", "agreement"): "agreement",
    ("ProviderEvent", "unit"): "unit",
    # procurements
    ("Procurement", "service"): "service",
    ("Procurement", "board"): "board",
    ("Procurement", "plans"): "plan",
    ("Procurement", "agreements"): "agreement",
    # cases
    ("Case", "rule"): "rule",
    ("Case", "provider"): "provider",
    ("Case", "agreement"): "agreement",
    ("Case", "unit"): "unit",
    ("Case", "units"): "unit",
    ("Case", "service"): "service",
    ("Case", "procurement"): "procurement",
    ("Case", "organisation_unit"): "organisation-unit",
    ("Case", "board"): "board",
    ("Case", "responsible"): "role",
    ("Case", "consulted"): "role",
    ("Case", "replaced_by"): "case",
    ("Decided", "role"): "role",
    ("WrittenOff", "role"): "role",
    ("Verified", "role"): "role",
    ("Closed", "role"): "role",
    ("Preparation", "responsible_by_area"): "role",
    ("SurveySent", "recipient"): "role",
    ("DocumentRequest", "rule"): "rule",
    ("DeskCheck", "rule"): "rule",
    ("Aggregate", "rule"): "rule",
    ("Visit", "rule"): "rule",
    ("Report", "rule"): "rule",
    ("Assessment", "check_point"): "check-point",
    ("Raised", "raised_at"): "visit",
    ("Raised", "became"): "finding",
    ("Finding", "unit"): "unit",
    ("ActionPlan", "findings"): "finding",
    ("ActionPlan", "asked_before"): "action-plan",
    ("Action", "findings"): "finding",
    ("Sanction", "findings"): "finding",
    ("BoardReport", "board"): "board",
}
"""Which fields name something, and what."""

BY_KEY = (("Agreement", "units"), ("Case", "consulted"))
"""Where it is the keys of a mapping that are names, and not what stands under them."""
OPTIONAL = ("service", "target-group")
"""Words that need to be listed only when the municipality lists any."""


def unknown_names(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Names of what does not exist. Codes: ``no-such-plan`` and so on, one for each kind (R003, G7).

    A name in a plan that was written elsewhere is a warning only: boards differ from municipality to municipality.
    """
    everywhere: dict[str, Collection[str]] = {}
    for whole in wholes(register):
        for found in values(whole.shape):
            name = REFERENCES.get((found.owner, found.field))
            if name is None or found.key != ((found.owner, found.field) in BY_KEY):
                continue
            kind = KINDS[name]
            if name not in everywhere and not _local(name):
                everywhere[name] = kind.known(register, None)
            known = kind.known(register, whole.shape) if _local(name) else everywhere[name]
            if found.value not in known and (known or name not in OPTIONAL):
                level = Level.WARNING if name == "board" and whole.kind == "plan" else kind.level
                facts_of = {"value": str(found.value), "near": nearest(str(found.value), known)}
                code = f"no-such-{name.removesuffix('-here')}"
                yield Problem(code, Place(whole.file, found.route, None, found.key), level, facts_of)


def _local(name: str) -> bool:
    return name.endswith("-here") or name in ("questionnaire", "finding", "action-plan", "visit")


def lost(problem: Problem, unread: Collection[str]) -> bool:
    """Whether a name may be unknown only because the file that it stands in could not be read."""
    if not problem.code.startswith("no-such-"):
        return False
    name = problem.code.removeprefix("no-such-")
    folders = (
        ("planer/", "uppf.yaml") if name in ("role", "event") else (KINDS[name].stands_in,) if name in KINDS else ()
    )
    return any(file.startswith(folder) for file in unread for folder in folders)


def repeated_ids(register: "Register", facts: Facts) -> Iterator[Problem]:
    """The same unit or agreement at two providers, and the same id twice in one plan.

    Codes: ``duplicate-unit``, ``duplicate-agreement`` and ``duplicate-item``.
    """
    for kind, field in (("unit", "enheter"), ("agreement", "avtal")):
        seen: dict[str, str] = {}
        for provider in register.providers.values():
            file = register.file("provider", provider.provider)
            for key in provider.units if kind == "unit" else provider.agreements:
                if key in seen:
                    place = Place(file, (field, key), None, True)
                    yield Problem(f"duplicate-{kind}", place, Level.ERROR, {"value": key, "first": seen[key]})
                seen.setdefault(key, file)
    for plan in register.plans.values():
        for whole_list, items in (("regler", plan.rules), ("kontrollpunkter", plan.check_points)):
            yield from _twice(register.file("plan", plan.plan), whole_list, [one.id for one in items])


def _twice(file: str, field: str, ids: list[str]) -> Iterator[Problem]:
    for number, key in enumerate(ids):
        if key in ids[:number]:
            yield Problem("duplicate-item", Place(file, (field, number, "id")), Level.ERROR, {"value": key})


def wrong_owner(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Agreements and units of a case that belong to another provider, or to another agreement.

    Codes: ``agreement-elsewhere`` and ``unit-elsewhere``.
    """
    agreements, units = register.agreements(), register.units()
    for case in register.cases.values():
        file = register.file("case", case.case)
        owner = case.provider if case.provider in register.providers else None
        if case.agreement in agreements:
            provider, agreement = agreements[case.agreement]
            if owner and owner != provider.provider:
                yield _elsewhere("agreement", file, ("avtal",), case.agreement, provider.provider)
            for unit in filter(None, (case.unit, *case.units)):
                if unit in units and agreement.units and unit not in agreement.units:
                    yield _elsewhere("unit", file, ("enhet",), unit, units[unit][0].provider)
        elif case.unit in units and owner and units[case.unit][0].provider != owner:
            yield _elsewhere("unit", file, ("enhet",), case.unit, units[case.unit][0].provider)


def _elsewhere(kind: str, file: str, route: tuple[str, ...], value: str, provider: str) -> Problem:
    return Problem(f"{kind}-elsewhere", Place(file, route), Level.ERROR, {"value": value, "provider": provider})
