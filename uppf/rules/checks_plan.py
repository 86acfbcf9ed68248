"""What a plan leaves out, says twice or contradicts, and requirements that cannot be followed up."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Calendar, Facts, Quota, Rolling, RuleFact, Series
from uppf.problem import Level, Place, Problem, Route
from uppf.rules import demands
from uppf.rules.distill import TRAITS, gives_no_number
from uppf.rules.walk import values, wholes

if TYPE_CHECKING:
    from uppf.model.plan import Plan, Rule
    from uppf.model.register import Register

Date = dt.date
PERIODIC = (Calendar, Rolling, Series, Quota)
"""Frequencies that come back of themselves."""
FOLLOWED = ("enhet", "avtal", "utförare", "verksamhet")
"""Objects of rules by which a provider's work is followed up."""


def periodic(rule: RuleFact) -> bool:
    """Whether a rule follows up providers again and again without anything having to happen first."""
    return rule.object in FOLLOWED and any(isinstance(one, PERIODIC) for one in rule.frequencies)


def _rules(register: "Register") -> Iterator[tuple["Plan", str, int, "Rule"]]:
    for plan in register.plans.values():
        for number, rule in enumerate(plan.rules):
            yield plan, register.file("plan", plan.plan), number, rule


def five_questions(register: "Register", facts: Facts) -> Iterator[Problem]:
    """What, how, who, how often, and what then: SKR's five questions that every rule answers (R042, T24, G9, R111).

    Codes: ``frequency-missing`` (info) and ``rule-incomplete`` (warning; info when only the last is open).
    """
    for _, file, number, rule in _rules(register):
        if gives_no_number(rule):
            place = Place(file, ("regler", number, "frekvens"))
            yield Problem("frequency-missing", place, Level.INFO, {"rule": rule.id})
        looked_at = str(rule.object) in FOLLOWED
        demanded = (
            ("metod", rule.method or not looked_at),
            ("ansvarig", rule.responsible),
            ("vid_brist", rule.on_finding or not looked_at or "rapport.färdig" not in rule.counts_as_done),
        )
        missing = [key for key, value in demanded if not value]
        if missing:
            level = Level.INFO if missing == ["vid_brist"] else Level.WARNING
            place = Place(file, ("regler", number))
            yield Problem("rule-incomplete", place, level, {"rule": rule.id, "missing": tuple(missing)})


def readings(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Choices between readings: not made, or of one that is not there.

    Codes: ``reading-not-chosen`` (info), ``reading-unknown`` and ``frequency-ignored`` (warning).
    """
    for plan, file, number, rule in _rules(register):
        route: Route = ("regler", number)
        yield from _choice(file, route, "läsningar", rule.reading, tuple(rule.readings))
        if rule.readings and rule.frequency:
            yield Problem("frequency-ignored", Place(file, (*route, "frekvens"), None, True), Level.WARNING)
        if rule is plan.rules[-1]:
            for place, kind in enumerate(plan.sanctions):
                yield from _choice(file, ("sanktioner", place), "avdrag", kind.reading, tuple(kind.reductions))


def _choice(file: str, route: Route, key: str, reading: str | None, known: tuple[str, ...]) -> Iterator[Problem]:
    if not known:
        return
    if reading is None:
        place = Place(file, (*route, key), None, True)
        yield Problem("reading-not-chosen", place, Level.INFO, {"known": known, "used": known[0]})
    elif reading not in known:
        place = Place(file, (*route, "tolkning"))
        yield Problem("reading-unknown", place, Level.ERROR, {"value": reading, "known": known})


def wider_scope(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Rules that reach further than their plan says that it does (G4). Code: ``scope-wider`` (warning)."""
    for plan, file, number, rule in _rules(register):
        for trait in TRAITS:
            own = getattr(rule.applies_to, trait) if rule.applies_to else None
            limit = getattr(plan.applies_to, trait)
            if isinstance(own, tuple) and limit:
                beyond = tuple(str(one) for one in own if one not in limit)
            else:
                beyond = ("ja" if own else "nej",) if None not in (own, limit) and own != limit and limit != () else ()
            if beyond:
                key = type(plan.applies_to).model_fields[trait].alias or trait
                place = Place(file, ("regler", number, "gäller", key))
                yield Problem("scope-wider", place, Level.WARNING, {"key": key, "beyond": beyond})


def awards_without_frequency(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Forms of award that a plan names but never follows up by itself (G1). Code: ``award-without-frequency``."""
    by_id = {fact.id: fact for fact in facts.rules}
    for plan in register.plans.values():
        named: dict[str, Route] = {str(award): ("gäller", "avtalsform") for award in plan.applies_to.award}
        covered: set[str] = set()
        everything = False
        for number, rule in enumerate(plan.rules):
            own = [str(award) for award in rule.applies_to.award] if rule.applies_to else []
            for award in own:
                named.setdefault(award, ("regler", number, "gäller", "avtalsform"))
            fact = by_id.get(f"{plan.plan}/{rule.id}")
            if fact and periodic(fact):
                covered |= set(own)
                everything = everything or (not own and not (rule.applies_to and rule.applies_to.operating_form))
        for award, route in named.items():
            if award not in covered and not everything and plan.rules:
                place = Place(register.file("plan", plan.plan), route)
                yield Problem("award-without-frequency", place, Level.WARNING, {"value": award})


def gaps(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Contradictions and gaps that a plan is known to have, kept in sight (G5). Code: ``plan-gap`` (info)."""
    for plan in register.plans.values():
        for number, gap in enumerate(plan.gaps):
            place = Place(register.file("plan", plan.plan), ("luckor", number))
            told = {"gap": gap.gap, "text": gap.text.rstrip("."), "handled": (gap.handled or "").rstrip(".")}
            yield Problem("plan-gap", place, Level.INFO, told)


def left_behind(register: "Register", facts: Facts) -> Iterator[Problem]:
    """References to law and guidance that have been replaced (R034, R277).

    Codes: ``law-obsolete`` and ``guidance-replaced``, warnings at every text that has one.
    """
    # Nearly every text names no law at all, so all are asked for at once.
    any_written = re.compile("|".join(re.escape(one) for law in register.laws for one in law.written) or r"\b\B")
    for whole in wholes(register):
        for found in values(whole.shape):
            if not isinstance(found.value, str) or found.key or found.owner == "Gap":
                continue
            words = " ".join(found.value.split())
            for law in register.laws if any_written.search(words) else ():
                written = next((one for one in law.written if one in words), None)
                if written:
                    code = "guidance-replaced" if found.field == "guidance" else "law-obsolete"
                    facts_of = {"written": written, "now": law.replaced_by_law, "day": law.from_date}
                    yield Problem(code, Place(whole.file, found.route), Level.WARNING, facts_of)


def expired(register: "Register", facts: Facts, day: Date) -> Iterator[Problem]:
    """Plans that have run out with none to follow, and years without focus areas (G22, R245).

    Codes: ``plan-expired`` and ``focus-areas-missing``, warnings.
    """
    replaced = {old for plan in register.plans.values() for old in plan.replaces_plan}
    for plan in register.plans.values():
        file = register.file("plan", plan.plan)
        if plan.plan in replaced:
            continue
        end = plan.validity.to_date
        if end and end < day:
            yield Problem("plan-expired", Place(file, ("giltighet", "till")), Level.WARNING, {"day": end})
        if plan.focus_areas:
            begun = (plan.validity.from_date or day).year
            years = range(min(begun, *map(int, plan.focus_areas)), day.year + 1)
            missing = tuple(str(year) for year in years if str(year) not in plan.focus_areas)
            if missing:
                place = Place(file, ("fokusområden",), None, True)
                yield Problem("focus-areas-missing", place, Level.WARNING, {"years": missing})


def unverifiable(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Requirements that nobody can check: without a way or a guide value (R184). Code: ``requirement-unverifiable``."""
    for name, key, _, missing in demands.unverifiable(register):
        place = Place(register.file("requirement_set", name), ("krav", key), None, True)
        yield Problem("requirement-unverifiable", place, Level.INFO, {"value": key, "missing": missing})
