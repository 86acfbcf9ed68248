"""The decisions of a case, wherever they stand in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.problem import Route

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Decided


def decisions(case: "Case") -> Iterator[tuple[str, "Decided", Route, bool]]:
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
        if finding.disposition.written_off:
            yield "avskrivning", finding.disposition.written_off, ("brister", key, "disposition", "avskriven"), False
    for key, sanction in case.sanctions.items():
        if sanction.decision:
            yield str(sanction.type), sanction.decision, ("sanktioner", key, "beslut"), True
