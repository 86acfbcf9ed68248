"""Who may decide what, and what must be in place before a sanction is decided."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Facts
from uppf.problem import Level, Place, Problem, Route
from uppf.rules.checks_case import plans_of
from uppf.rules.checks_provider import impossible

if TYPE_CHECKING:
    from uppf.model.case import Case, Decided, Sanction
    from uppf.model.plan import SanctionKind
    from uppf.model.register import Register

Date = dt.date
GATES = (
    ("överläggning", "deliberation", "överläggning"),
    ("yttrande", "statement_received", "yttrande"),
    ("proportionalitet", "proportionality", "proportionalitet"),
    ("likabehandling", "equal_treatment", "likabehandling"),
    ("i_avtalet", "clause_number", "avtalspunkt"),
)
"""A plan's gate, the field of a sanction that shows that it is passed, and the key of that field."""


def _decisions(case: "Case") -> Iterator[tuple[str, "Decided", Route, bool]]:
    """Every decision of a case: its kind in a delegation, itself, where it stands, whether it always needs one."""
    if case.ordered:
        yield case.method or "", case.ordered, ("uppdrag",), False
    if case.decision:
        yield (case.rule or "").rpartition("/")[2].replace("-", "_"), case.decision, ("beslut",), False
    for key, plan in case.action_plans.items():
        if plan.approved:
            yield "åtgärdsplan", plan.approved, ("åtgärdsplaner", key, "godkänd"), False
    for key, finding in case.findings.items():
        if finding.supervisor and finding.supervisor.not_required:
            where = ("brister", key, "tillsynsmyndighet", "ej_anmälningspliktig")
            yield "ej_anmälningspliktig", finding.supervisor.not_required, where, False
    for key, sanction in case.sanctions.items():
        if sanction.decision:
            yield str(sanction.type), sanction.decision, ("sanktioner", key, "beslut"), True


def delegation(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Decisions by a role to which they are not delegated (L8 KL 6:37–40, R114, R231). Code: ``delegation-role``.

    A board needs no delegation, and a deputy decides while the role is vacant. Decisions that are no sanctions are
    looked at only when the delegation names their kind.
    """
    municipality = register.municipality
    if municipality is None:
        return
    for case in register.cases.values():
        for kind, decided, route, strict in _decisions(case):
            allowed = [role for point in municipality.delegation if kind in point.kinds for role in point.roles]
            if decided.role in municipality.boards or not (allowed or strict):
                continue
            if not any(may(register, decided.role, decided.date, role) for role in allowed):
                place = Place(register.file("case", case.case), (*route, "roll"))
                told = {"value": decided.role, "kind": kind, "allowed": tuple(dict.fromkeys(allowed))}
                yield Problem("delegation-role", place, Level.ERROR, told)


def delegated(register: "Register", kind: str, board: str = "") -> tuple[str, ...]:
    """The roles to which a kind of decision is delegated, on the board's behalf where it is told."""
    points = register.municipality.delegation if register.municipality else ()
    known = [one for one in points if kind in one.kinds and board in ("", one.board or board)]
    return tuple(dict.fromkeys(role for one in known for role in one.roles))


def may(register: "Register", role: str, day: Date, allowed: str) -> bool:
    """Whether a role may decide what is delegated to another: when it is the same, or its deputy in a vacancy."""
    if role == allowed:
        return True
    known = register.roles().get(allowed)
    return (
        known is not None
        and known.deputy == role
        and any((v.from_date or Date.min) <= day <= (v.to_date or Date.max) for v in known.vacant)
    )


def sanctions(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Decided sanctions that cannot be, stand in no agreement, or lack their ground (R030, R177, R232, R235–R238).

    Codes: ``sanction-not-possible``, ``sanction-not-in-agreement`` and ``sanction-without-ground`` (warning).
    """
    agreements = register.agreements()
    for case in register.cases.values():
        file = register.file("case", case.case)
        for key, sanction in case.sanctions.items():
            if sanction.decision is None:
                continue
            name, route = str(sanction.type), ("sanktioner", key)
            here = Place(file, (*route, "typ"))
            kind = _kind(register, case, name)
            if case.agreement in agreements:
                provider, agreement = agreements[case.agreement]
                reason = impossible(register, provider, agreement, name)
                if reason:
                    yield Problem("sanction-not-possible", here, Level.ERROR, {"value": name, "form": reason})
                elif name not in agreement.sanctions_allowed and (kind is None or kind.only_if_in_agreement):
                    told = {"value": name, "agreement": case.agreement}
                    yield Problem("sanction-not-in-agreement", here, Level.ERROR, told)
            missing = tuple(_missing(sanction, kind))
            if missing:
                place = Place(file, route, None, True)
                yield Problem("sanction-without-ground", place, Level.WARNING, {"value": name, "missing": missing})


def _kind(register: "Register", case: "Case", name: str) -> "SanctionKind | None":
    return next((k for plan in plans_of(register, case) for k in plan.sanctions if k.id == name), None)


def _missing(sanction: "Sanction", kind: "SanctionKind | None") -> Iterator[str]:
    for gate, field, key in GATES:
        if kind and gate in kind.gates and not getattr(sanction, field):
            yield key
