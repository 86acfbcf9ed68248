"""Everything that is looked at when files are checked: one table, and the one way through it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Problem
from uppf.rules import (
    checks_agreements,
    checks_case,
    checks_closing,
    checks_coverage,
    checks_dates,
    checks_decisions,
    checks_plan,
    checks_provider,
    checks_references,
    checks_text,
    checks_twins,
)
from uppf.rules.checks_text import look
from uppf.rules.events import unknown_events
from uppf.rules.language import normal

if TYPE_CHECKING:
    from uppf.model.register import Register

__all__ = ["CHECKS", "DAY_CHECKS", "check", "look"]

Date = dt.date
Check = Callable[["Register", Facts], Iterator[Problem]]
DayCheck = Callable[["Register", Facts, Date], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    # what files say of each other
    checks_references.unknown_names,
    checks_references.repeated_ids,
    checks_references.wrong_owner,
    unknown_events,
    checks_dates.disorder,
    checks_dates.disorder_in_cases,
    checks_plan.left_behind,
    # plans and requirements
    checks_plan.five_questions,
    checks_plan.readings,
    checks_plan.wider_scope,
    checks_plan.awards_without_frequency,
    checks_plan.gaps,
    checks_plan.unverifiable,
    # providers
    checks_provider.organisation_numbers,
    checks_provider.sanctions_allowed,
    checks_provider.protected,
    checks_provider.financial_years,
    checks_provider.groups,
    checks_agreements.signed_too_early,
    checks_agreements.watches,
    checks_coverage.unequal,
    # cases
    checks_case.findings,
    checks_closing.closing,
    checks_case.attendance,
    checks_case.own_work,
    checks_case.action_plans,
    checks_case.methods,
    checks_case.minutes,
    checks_case.registry_numbers,
    checks_twins.answered_twice,
    checks_twins.replaced_in_vain,
    checks_decisions.delegation,
    checks_decisions.sanctions,
    checks_decisions.gates,
    checks_decisions.readings,
)
"""What holds on any day."""

DAY_CHECKS: tuple[DayCheck, ...] = (
    checks_plan.expired,
    checks_provider.without_follow_up,
    checks_provider.clauses,
    checks_provider.permits,
    checks_provider.programme,
    checks_case.unannounced,
    checks_coverage.uncovered,
)
"""What depends on the day."""


def check(register: "Register", facts: Facts, day: Date, told: Iterable[Problem] = ()) -> list[Problem]:
    """Every problem of a repository on a day, file by file, each once.

    `told` are the problems that reading and distilling have found; they come first. A name that may stand in a file
    that could not be read is not called unknown, and mail at the domains of the municipality and of the
    providers' contacts is let through.
    """
    before = list(told)
    unread = _unread(register, before)
    found = [problem for one in CHECKS for problem in one(register, facts)]
    found += [problem for one in DAY_CHECKS for problem in one(register, facts, day)]
    if any(file.startswith("planer/") for file in unread):
        found = [problem for problem in found if problem.code != "agreement-without-rule"]
    found = [problem for problem in found if not checks_references.lost(problem, unread)]
    domains = checks_text.domains(register)
    # Which mail may stand in a file is not known until it can be read.
    kept = [
        _vague(problem, register)
        for problem in before
        if checks_text.strangers(problem, domains) and not ("domain" in problem.facts and problem.place.file in unread)
    ]
    unique = {(one.code, one.place, str(one.facts)): one for one in (*kept, *found)}
    return sorted(unique.values(), key=lambda problem: problem.place.file)


def _unread(register: "Register", told: list[Problem]) -> set[str]:
    """Files that something is so wrong with that they are not in the register."""
    read = {*register.files.values(), *(["uppf.yaml"] if register.municipality else [])}
    return {problem.place.file for problem in told if problem.level is Level.ERROR} - read


def _vague(problem: Problem, register: "Register") -> Problem:
    """An unknown phrase with a word in it that is too vague to reckon with is told as such, with its readings."""
    if problem.code != "phrase-unknown":
        return problem
    phrase = str(problem.facts["phrase"])
    padded = f" {normal(phrase)} "
    for word, near in register.vague.items():
        if f" {normal(word)} " in padded:
            return problem._replace(code="phrase-vague", facts={"phrase": phrase, "near": near})
    return problem
