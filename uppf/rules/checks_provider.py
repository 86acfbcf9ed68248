"""What must be true of providers, their units, permits and agreements."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.checks_plan import FOLLOWED, periodic
from uppf.rules.cooperation import unmandated
from uppf.rules.distill import terms
from uppf.rules.distill_provider import ends_on
from uppf.rules.identity import organisation_number, organisation_number_problem, standard_organisation_number
from uppf.rules.nearest import nearest
from uppf.rules.subjects import follows, in_scope, index
from uppf.rules.walk import MAIN, parts, wholes

if TYPE_CHECKING:
    from uppf.model.provider import Agreement, Provider, Unit
    from uppf.model.register import Register

Date = dt.date
CLAUSES = (
    ("insyn", Level.ERROR),
    ("medverkan", Level.WARNING),
    ("tillträde", Level.WARNING),
    ("uppföljning", Level.WARNING),
)
"""What an agreement with a private provider must secure (KL 10:8–9, R004–R006, R255)."""
STATES = {
    "saknas": "permit-refused",
    "återkallat": "permit-refused",
    "sökt": "permit-uncertain",
    "oklart": "permit-uncertain",
    "krävs_ej": "permit-uncertain",
}
"""What a permit's state means where a permit is required; a state that is not here is well."""


def _agreements(register: "Register") -> Iterator[tuple["Provider", str, str, "Agreement"]]:
    for provider in register.providers.values():
        for key, agreement in provider.agreements.items():
            yield provider, register.file("provider", provider.provider), key, agreement


def _units(register: "Register") -> Iterator[tuple["Provider", str, str, "Unit"]]:
    for provider in register.providers.values():
        for key, unit in provider.units.items():
            yield provider, register.file("provider", provider.provider), key, unit


def active(agreement: "Agreement", day: Date) -> bool:
    """Whether an agreement is in force or in operation on a day."""
    start = agreement.operation_starts or agreement.in_force or agreement.signed_on
    end = ends_on(agreement)
    return (start is None or start <= day) and (end is None or end >= day)


def without_follow_up(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """Agreements that no rule follows up, though the law demands it (L3 KL 10:8, R003).

    Codes: ``agreement-without-plan`` (warning), ``agreement-without-rule`` (error; warning when the rules that reach
    it all wait for something to happen). A decided exemption is enough.
    """
    found = index(facts)
    rows = found.rows.get("engagement", ())
    for provider, file, key, agreement in _agreements(register):
        if agreement.exemption or not active(agreement, day) or set(agreement.plans) - set(register.plans):
            continue
        route: Route = ("avtal", key)
        if not agreement.plans:
            yield Problem("agreement-without-plan", Place(file, route, None, True), Level.WARNING, {"value": key})
            continue
        mine = [row for row in rows if (row.dims.provider, row.dims.agreement) == (provider.provider, key)]
        reached = [
            rule
            for rule in facts.rules
            if rule.object in FOLLOWED
            and any(follows(rule, row, found.replaced) and in_scope(rule, row) for row in mine)
            and (rule.end is None or rule.end >= day)
        ]
        if not any(periodic(rule) for rule in reached):
            level = Level.WARNING if reached else Level.ERROR
            facts_of = {"value": key, "rules": tuple(rule.id for rule in reached)}
            yield Problem("agreement-without-rule", Place(file, (*route, "planer")), level, facts_of)


def clauses(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """What agreements with private providers must say, and authority that cannot be handed over (L4, L9, R035).

    Codes: ``clause-missing`` and ``authority-handed-over``.
    """
    for provider, file, key, agreement in _agreements(register):
        form = str(provider.operating_form)
        if agreement.exercise_of_authority and form != "egen_regi":
            place = Place(file, ("avtal", key, "omfattar_myndighetsutövning"))
            yield Problem("authority-handed-over", place, Level.ERROR, {"value": key})
        end = ends_on(agreement)
        if form == "privat" and (end is None or end >= day):
            present = {str(clause) for clause in agreement.clauses}
            for clause, level in CLAUSES:
                if clause not in present:
                    place = Place(file, ("avtal", key, "klausuler"), None, True)
                    yield Problem("clause-missing", place, level, {"value": key, "clause": clause})


def sanctions_allowed(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Sanctions in agreements where the form of operation or of award forbids them (R232, R237, R238).

    Codes: ``sanction-unknown`` (warning) and ``sanction-not-possible``.
    """
    from uppf.model.vocabulary import SanctionType

    for provider, file, key, agreement in _agreements(register):
        known = {kind.id for plan in register.plans.values() for kind in plan.sanctions} | {
            str(s) for s in SanctionType
        }
        for name in agreement.sanctions_allowed:
            place = Place(file, ("avtal", key, "sanktioner", name), None, True)
            if name not in known:
                facts_of: dict[str, object] = {"value": name, "near": nearest(name, known)}
                yield Problem("sanction-unknown", place, Level.WARNING, facts_of)
            elif reason := impossible(register, provider, agreement, name):
                yield Problem("sanction-not-possible", place, Level.ERROR, {"value": name, "form": reason})


def impossible(register: "Register", provider: "Provider", agreement: "Agreement", sanction: str) -> str:
    """The form of operation or of award for which a plan of the agreement forbids a sanction; empty when it may be."""
    for plan in filter(None, map(register.plans.get, agreement.plans)):
        for kind in plan.sanctions:
            if kind.id == sanction:
                if kind.operating_form and provider.operating_form not in kind.operating_form:
                    return str(provider.operating_form)
                if kind.award and agreement.award not in kind.award:
                    return str(agreement.award)
    return ""


def permits(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """Permits that are missing, have run out, or belong to somebody else (L14 SoL 26:1, LSS 23 §, R063).

    Codes: ``permit-missing`` and ``permit-org-number``, errors; ``permit-refused``, ``permit-uncertain``,
    ``permit-expired`` and ``permit-places``, warnings, for they are faults at the provider that our files tell of.
    A municipality's own units are notified, not permitted (SoL 26:2).
    """
    for provider, file, key, unit in _units(register):
        permit, route = unit.permit, ("enheter", key)
        needed = unit.permit_required and str(provider.operating_form) != "egen_regi"
        if not (unit.ends is None or unit.ends >= day):
            continue
        if needed and permit is None:
            yield Problem("permit-missing", Place(file, route, None, True), Level.ERROR, {"value": key})
        if permit is None:
            continue
        code = STATES.get(str(permit.state))
        if needed and code:
            place = Place(file, (*route, "tillstånd", "läge"))
            yield Problem(code, place, Level.WARNING, {"value": key, "state": str(permit.state)})
        if needed and permit.valid_to and permit.valid_to < day:
            place = Place(file, (*route, "tillstånd", "giltig_till"))
            yield Problem("permit-expired", place, Level.WARNING, {"value": key, "day": permit.valid_to})
        numbers = [number for number in (provider.organisation_number, permit.organisation_number) if number]
        sound = [standard_organisation_number(number) for number in numbers if organisation_number(number) == "ok"]
        if len(sound) == 2 and sound[0] != sound[1]:
            place = Place(file, (*route, "tillstånd", "orgnr"))
            yield Problem("permit-org-number", place, Level.ERROR, {"value": key})
        if unit.places and permit.most_places and unit.places > permit.most_places:
            facts_of = {"value": key, "places": unit.places, "most": permit.most_places}
            yield Problem("permit-places", Place(file, (*route, "platser")), Level.WARNING, facts_of)


def organisation_numbers(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Numbers that are no organisation's (section 2.1 of the ground: form, checksum, third digit).

    Codes: ``org-number-form``, ``org-number-checksum``, ``org-number-person`` and ``org-number-sole-trader``.
    """
    for whole in wholes(register):
        for part in parts(whole.shape):
            number = getattr(part.shape, "organisation_number", None)
            place = Place(whole.file, (*part.route, "orgnr"))
            if number and str(getattr(part.shape, "organisation_kind", "")) == "enskild_firma":
                yield Problem("org-number-sole-trader", place)
            elif number and (problem := organisation_number_problem(number, place)):
                yield problem


def protected(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Addresses that must not be here (R279). Codes: ``address-protected``, ``not-published-without-reason``."""
    for _, file, key, unit in _units(register):
        route = ("enheter", key)
        if not unit.published and unit.address:
            yield Problem("address-protected", Place(file, (*route, "adress")), Level.ERROR, {"value": key})
        if not unit.published and not (unit.not_published_reason or unit.secrecy):
            place = Place(file, (*route, "publiceras"))
            yield Problem("not-published-without-reason", place, Level.WARNING, {"value": key})


def financial_years(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Ends of financial years that are no day of the year. Code: ``financial-year-end``."""
    for provider in register.providers.values():
        try:
            dt.date.fromisoformat(f"2023-{provider.financial_year_end}")
        except ValueError:
            place = Place(register.file("provider", provider.provider), ("räkenskapsår_slut",))
            yield Problem("financial-year-end", place, Level.ERROR, {"value": provider.financial_year_end})


def groups(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Cooperation groups in which one side cannot decide (R014). Code: ``group-without-mandate`` (warning)."""
    for _, file, key, agreement in _agreements(register):
        for side in unmandated(agreement.group_members) if agreement.group_members else ():
            place = Place(file, ("avtal", key, "samverkansgrupp"), None, True)
            yield Problem("group-without-mandate", place, Level.WARNING, {"side": side})


def programme(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """The council's programme for this term, once there is any private provider (L1 KL 5:3, R248, R249).

    Codes: ``programme-missing`` and ``programme-incomplete``, warnings.
    """
    municipality = register.municipality
    if municipality is None or all(str(one.operating_form) != "privat" for one in register.providers.values()):
        return
    begun = max(start for start in terms(dt.date(day.year - 4, 1, 1), 5) if start <= day)
    current = [
        number
        for number, one in enumerate(municipality.programmes)
        if (one.term.from_date or one.decided_on or begun) >= begun
        and (one.term.from_date or begun) <= day <= (one.term.to_date or day)
    ]
    if not current:
        place = Place(MAIN, ("program",), None, True)
        yield Problem("programme-missing", place, Level.WARNING, {"day": begun})
    for number in current:
        one = municipality.programmes[number]
        demanded = (("uppföljning", one.follow_up), ("allmänhetens_insyn", one.public_insight), ("mål", one.goals))
        missing = tuple(key for key, value in demanded if not value)
        if missing:
            place = Place(MAIN, ("program", number))
            yield Problem("programme-incomplete", place, Level.WARNING, {"missing": missing})
