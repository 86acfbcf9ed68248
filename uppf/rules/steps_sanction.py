"""What remains to do with sanctions: one that is considered is decided or dropped, one that is decided is followed."""

from collections.abc import Iterator

from uppf.rules.acts.sanction_decision import SUSPENSIONS
from uppf.rules.ladder import rung
from uppf.rules.remedy import remedied_on
from uppf.rules.step import Looked, Step, in_order


def deciding(at: Looked) -> Iterator[Step]:
    """Sanctions that are considered and neither decided nor dropped; each keeps the case open (§5.8, L25)."""
    for key, one in in_order(at.case.sanctions, lambda one: one.considered):
        if one.decision or one.ended:
            continue
        told = {"item": key, "sanction": str(one.type)}
        gates = rung(at.register, at.case, str(one.type)).gates
        if "överläggning" in gates and not (one.deliberation and one.deliberation <= at.day):
            yield Step("sanction-deliberate", told, holds=True)
        if "yttrande" in gates and not one.statement_received:
            if one.statement_by is None:
                yield Step("sanction-statement", told, holds=True)
            elif one.statement_by >= at.day:
                yield Step("sanction-await", told, holds=True)
        yield Step("sanction-decide", told, holds=True)


def following(at: Looked) -> Iterator[Step]:
    """Decided sanctions that are to be carried out, and those that have an end to come or money left to draw."""
    for key, one in in_order(at.case.sanctions, lambda one: one.considered):
        if one.decision is None:
            continue
        told = {"item": key, "sanction": str(one.type)}
        if one.ended:
            if rung(at.register, at.case, str(one.type)).reductions and one.executed is None:
                yield Step("reduction-reckon" if one.amount is None else "reduction-execute", told, yields=True)
            continue
        if str(one.type) in SUSPENSIONS and one.executed is None:
            yield Step("sanction-execute", told, yields=True)
        remedied = [remedied_on(at.case.findings[name]) for name in one.findings if name in at.case.findings]
        if rung(at.register, at.case, str(one.type)).reductions and remedied and all(remedied):
            # Nothing more is taken off; the sum is known, and is written before the sanction is ended.
            code = (
                "reduction-reckon"
                if one.amount is None
                else "reduction-execute"
                if one.executed is None
                else "sanction-end"
            )
            yield Step(code, told, yields=True)
        elif one.to_date:
            yield Step("sanction-end", told, yields=True)
