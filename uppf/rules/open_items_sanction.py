"""What waits because of sanctions: a deliberation, a statement, a decision, a suspension to set and to lift."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, OpenItem

if TYPE_CHECKING:
    from uppf.model.case import Case

SUSPENSION = "avstängning"
"""How the types of a suspension begin."""


def sanctions_considered(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Before the decision: a deliberation that is booked, a statement that is asked for, the decision itself (§5.8)."""
    for key, one in case.sanctions.items():
        if one.decision or one.ended:
            continue
        dims, text = own._replace(item=key), str(one.type).replace("_", " ")
        if one.deliberation_booked and not one.deliberation:
            yield OpenItem("överläggning", one.deliberation_booked, dims, text, "kommunen", "avtal")
        if one.statement_by and not one.statement_received:
            yield OpenItem("yttrande", one.statement_by, dims, text, "utföraren", "plan")
        if one.considered:
            since, event = one.considered, "sanktion.övervägs"
            yield OpenItem(
                *("sanktion_övervägs", None, dims, text, "kommunen", "mål", case.responsible or ""),
                since=since,
                event=event,
                setting="besluta_sanktion",
            )


def sanctions_decided(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """After the decision, also in a closed case: a suspension to set, and a day on which a sanction ends (R236)."""
    for key, one in case.sanctions.items():
        if one.decision is None or one.ended:
            continue
        dims, text = own._replace(item=key), str(one.type).replace("_", " ")
        if str(one.type).startswith(SUSPENSION) and one.from_date and not one.executed:
            yield OpenItem("sanktion_börjar", one.from_date, dims, text, "kommunen", "avtal", case.responsible or "")
        if one.to_date:
            yield OpenItem("sanktion_slutar", one.to_date, dims, text, "kommunen", "avtal", case.responsible or "")
