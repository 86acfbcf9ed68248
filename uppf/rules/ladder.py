"""The ladder of a case: every reaction that its plans and its agreement know, in order, and what each demands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import SanctionType
from uppf.rules.checks_case import plans_of

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Reduction, SanctionKind
    from uppf.model.provider import Agreement
    from uppf.model.register import Register

TYPES = tuple(str(one) for one in SanctionType)
"""What is decided as a sanction, in the order of the vocabulary; other rungs are taken with verbs of their own."""
LAW = ("driftsform", "i_avtalet", "delegation")
"""What holds for every sanction, whatever its plan says: it may be used here, is agreed on, and is decided by the one
to whom it is delegated (R228, R231, R232)."""
UNNAMED = ("yttrande", "proportionalitet", "likabehandling")
"""What holds besides for a sanction that the agreement has and no plan describes (FL 5 §, LOU 4:1, R177)."""
UNNAMED_OPENS = ("yttrande",)
"""What a reason may open there: to hear the provider first is good order, not a condition."""


class Rung(NamedTuple):
    """One reaction: what the plans that know it say of it, strictest first where they differ."""

    id: str
    label: str
    kinds: tuple["SanctionKind", ...]
    plans: tuple[str, ...]
    unread: tuple[str, ...] = ()
    """Plans of the case that could not be read: what they demand is not known."""

    @property
    def decided(self) -> bool:
        """Whether it is decided as a sanction."""
        return self.id in TYPES

    @property
    def named(self) -> bool:
        """Whether it must stand in the agreement."""
        return any(kind.only_if_in_agreement for kind in self.kinds) if self.kinds else self.decided

    @property
    def gates(self) -> tuple[str, ...]:
        """What must be true first: all that any plan demands, and what always holds."""
        own = [gate for kind in self.kinds for gate in kind.gates]
        law = [gate for gate in LAW if self.decided and (gate != "i_avtalet" or self.named)]
        clause = ["avtalspunkt"] if "i_avtalet" in own and self.decided else []
        always = law if self.decided else ["driftsform"]
        extra = () if self.kinds or self.unread else UNNAMED
        return tuple(dict.fromkeys((*always, *clause, *own, *extra)))

    @property
    def opens(self) -> tuple[str, ...]:
        """What a recorded reason may open: only what every plan that demands it lets a reason open."""
        if not self.kinds:
            return UNNAMED_OPENS
        asked = {gate for kind in self.kinds for gate in kind.gates}
        closed = {gate for kind in self.kinds for gate in kind.gates if gate not in kind.reason_opens}
        return tuple(gate for gate in self.gates if gate in asked - closed and gate not in LAW)

    @property
    def reductions(self) -> dict[str, "Reduction"]:
        """The ways in which it is reckoned, by their readings."""
        return {reading: way for kind in self.kinds for reading, way in kind.reductions.items()}

    def reading(self, agreement: "Agreement | None") -> str:
        """The reading that the agreement, else a plan, has chosen; empty when none has (T06)."""
        own = agreement.sanction_readings.get(self.id, "") if agreement else ""
        chosen = own or next((kind.reading for kind in self.kinds if kind.reading), "")
        return chosen if chosen in self.reductions else ""


def rung(register: "Register", case: "Case", name: str) -> Rung:
    """The rung of a name, as the case's plans know it; one that none knows has only what always holds."""
    found = [(plan.plan, kind) for plan in plans_of(register, case) for kind in plan.sanctions if kind.id == name]
    label = found[0][1].label if found else ""
    return Rung(name, label, tuple(k for _, k in found), tuple(p for p, _ in found), tuple(_unread(register, case)))


def _unread(register: "Register", case: "Case") -> Iterator[str]:
    agreements = register.agreements()
    names = [(case.rule or "").partition("/")[0]] if case.rule else []
    names += agreements[case.agreement][1].plans if case.agreement in agreements else ()
    return (name for name in dict.fromkeys(names) if name not in register.plans)


def ladder(register: "Register", case: "Case") -> list[Rung]:
    """Every rung, lightest first: in the order of the first plan, with what others and the agreement add put between.

    Source: section 3.2 of the ground, R187, R228, G18.
    """
    agreements = register.agreements()
    agreed = agreements[case.agreement][1].sanctions_allowed if case.agreement in agreements else {}
    orders = [[kind.id for kind in sorted(plan.sanctions, key=_order)] for plan in plans_of(register, case)]
    names: list[str] = []
    for order in filter(None, (*orders, list(agreed))):
        first = not names
        for name in order:
            if name not in names:
                after = len(names) if first else _place(names, name)
                names.insert(after, name)
    return [rung(register, case, name) for name in names]


def _order(kind: "SanctionKind") -> int:
    return kind.order


def _place(names: list[str], name: str) -> int:
    """Before the first that is heavier."""
    return next((n for n, one in enumerate(names) if _weight(one) > _weight(name)), len(names))


def _weight(name: str) -> int:
    return TYPES.index(name) if name in TYPES else -1
