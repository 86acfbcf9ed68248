"""Requests to a provider that wait: for what was asked for, for what was missing in it, and for its review."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, OpenItem

if TYPE_CHECKING:
    from uppf.model.case import Case, DocumentRequest


def requests(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Documents that were asked for and have not come (R006); what never had to come waits for nobody."""
    for key, request in case.requests.items():
        if request.answer_by and not request.received and not request.no_delivery:
            yield OpenItem(
                *("underlag", request.answer_by, own._replace(item=key), request.what, "utföraren", "avtal"),
                rule=request.rule or case.rule or "",
                ends="underlag.inkommet",
            )


def supplements(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """What was missing in what came, and has been asked for again (R006)."""
    for request in case.requests.values():
        for key in () if request.no_delivery else outstanding(request):
            missing = request.supplements[key]
            if missing.answer_by:
                dims = own._replace(item=key)
                yield OpenItem("komplettering", missing.answer_by, dims, missing.missing, "utföraren", "avtal")


def reviews(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Documents that have come and that the municipality has not looked at; the time is ours, so only a goal."""
    for key, request in case.requests.items():
        if request.received and not request.reviewed and not outstanding(request) and not request.no_delivery:
            days = [request.received, *(one.received for one in request.supplements.values() if one.received)]
            yield OpenItem(
                *("granska_underlag", None, own._replace(item=key), request.what, "kommunen", "mål"),
                responsible=case.responsible or "",
                since=max(days),
                event="underlag.inkommet",
                setting="granska_underlag",
                rule=request.rule or case.rule or "",
                ends="underlag.granskat",
            )


def outstanding(request: "DocumentRequest") -> tuple[str, ...]:
    """The keys of what was missing and has not come; nothing when the request was found complete after all."""
    if request.complete or request.reviewed:
        return ()
    return tuple(key for key, missing in request.supplements.items() if not missing.received)
