"""Who may decide what, and what must be in place before a sanction is decided."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.decisions import decisions
from uppf.rules.delegation import may_decide, named, named_board, points, roles
from uppf.rules.gate import Asked
from uppf.rules.gates import KEYS, judge
from uppf.rules.ladder import LAW, rung
from uppf.rules.nearest import nearest

if TYPE_CHECKING:
    from uppf.model.register import Register

Date = dt.date


def delegation(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Decisions by a role to which they are not delegated (L8 KL 6:37–40, R114, R231). Code: ``delegation-role``.

    A board needs no delegation, and a deputy decides while the role is vacant. Decisions that are no sanctions are
    looked at only when the delegation names their kind, or when they themselves name a point of it.
    """
    if register.municipality is None:
        return
    for case in register.cases.values():
        board = named_board(register, case)
        for kind, decided, route, strict in decisions(case):
            found = points(register, kind, board) or (named(register, decided.delegation_point) if not strict else [])
            if not (found or strict) or may_decide(register, decided.role, decided.date, found):
                continue
            place = Place(register.file("case", case.case), (*route, "roll"))
            told = {"value": decided.role, "kind": kind, "allowed": roles(found)}
            yield Problem("delegation-role", place, Level.ERROR, told)


def sanctions(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Decided sanctions that cannot be, stand in no agreement, or went past a gate (R030, R177, R232, R235–R238).

    Codes: ``sanction-not-possible``, ``sanction-not-in-agreement``, ``sanction-without-ground`` (what is not written
    down; warning) and ``sanction-gate-open`` (what was not so on the day of the decision; warning).
    """
    for case in register.cases.values():
        file = register.file("case", case.case)
        for key, sanction in case.sanctions.items():
            if sanction.decision is None:
                continue
            name, route = str(sanction.type), ("sanktioner", key)
            findings = tuple(one for one in sanction.findings if one in case.findings)
            taken = rung(register, case, name)
            results = judge(Asked(register, facts, case, taken, findings, sanction.decision.date, sanction, key))
            held = {one.gate.key: one for one in results if one.holds}
            here = Place(file, (*route, "typ"))
            if "driftsform" in held:
                form = held["driftsform"].facts["hinder"]
                yield Problem("sanction-not-possible", here, Level.ERROR, {"value": name, "form": form})
            elif "i_avtalet" in held and case.agreement in register.agreements():
                told = {"value": name, "agreement": case.agreement}
                yield Problem("sanction-not-in-agreement", here, Level.ERROR, told)
            place = Place(file, route, None, True)
            missing = tuple(one.gate.field for one in held.values() if one.gate.field)
            if missing:
                yield Problem("sanction-without-ground", place, Level.WARNING, {"value": name, "missing": missing})
            broken = tuple(one for one in held if not held[one].gate.field and one not in LAW)
            if broken:
                yield Problem("sanction-gate-open", place, Level.WARNING, {"value": name, "keys": broken})


def gates(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Gates in a plan that nobody knows, or that no reason can open. Codes: ``gate-unknown``, ``gate-never-opens``.

    An unknown gate would never hold, and nobody would know.
    """
    for plan in register.plans.values():
        file = register.file("plan", plan.plan)
        for number, kind in enumerate(plan.sanctions):
            route: Route = ("sanktioner", number)
            for gate in kind.gates:
                if gate not in KEYS:
                    told = {"value": gate, "near": nearest(gate, KEYS)}
                    yield Problem("gate-unknown", Place(file, (*route, "villkor")), Level.ERROR, told)
            for gate in kind.reason_opens:
                if gate not in kind.gates or gate in LAW:
                    place = Place(file, (*route, "skäl_öppnar"))
                    yield Problem("gate-never-opens", place, Level.ERROR, {"value": gate, "kind": kind.id})


def readings(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Readings that an agreement has chosen of a reduction and that no plan of it has. Code: ``reading-unknown``."""
    for provider in register.providers.values():
        for key, agreement in provider.agreements.items():
            plans = [register.plans[name] for name in agreement.plans if name in register.plans]
            for name, reading in agreement.sanction_readings.items():
                known = tuple(
                    r for plan in plans for kind in plan.sanctions if kind.id == name for r in kind.reductions
                )
                if reading not in known:
                    route: Route = ("avtal", key, "sanktionstolkningar", name)
                    place = Place(register.file("provider", provider.provider), route)
                    yield Problem("reading-unknown", place, Level.ERROR, {"value": reading, "known": known})
