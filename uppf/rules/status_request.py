"""Where a request to a provider stands on a day; derived from its dated facts, read from the top."""

import datetime as dt
from typing import TYPE_CHECKING

from uppf.rules.open_requests import outstanding
from uppf.rules.stage import Stage, furthest
from uppf.rules.twins import replaced_by

if TYPE_CHECKING:
    from uppf.model.case import DocumentRequest

Date = dt.date


def last_day(request: "DocumentRequest") -> Date | None:
    """The last day of what is still to come: of what was missing, else of the request itself."""
    missing = outstanding(request)
    return request.supplements[missing[-1]].answer_by if missing else request.answer_by


def as_of(request: "DocumentRequest", day: Date) -> "DocumentRequest":
    """A request as it was known on a day: without what came, and what was asked for besides, after it."""
    supplements = {
        key: one.model_copy(update={"received": one.received if one.received and one.received <= day else None})
        for key, one in request.supplements.items()
        if one.requested <= day
    }
    received = request.received if request.received and request.received <= day else None
    return request.model_copy(update={"received": received, "supplements": supplements})


def _late(request: "DocumentRequest", day: Date) -> Date | None:
    last = last_day(request)
    comes = request.received and not outstanding(request)
    return last + dt.timedelta(days=1) if last and not comes else None


REQUEST: tuple[Stage, ...] = (
    Stage("begärd", lambda request, day: request.requested or day),
    Stage("påmind", lambda request, day: min(request.reminders.values(), default=None)),
    Stage("inkommen", lambda request, day: request.received),
    Stage(
        "komplettering_begärd",
        lambda request, day: min((request.supplements[key].requested for key in outstanding(request)), default=None),
    ),
    Stage("försenad", _late),
    Stage("komplett", lambda request, day: request.complete),
    Stage("granskad", lambda request, day: request.reviewed),
    Stage("ej_aktuellt", lambda request, day: request.no_delivery and request.no_delivery.date),
    Stage("ersatt", lambda request, day: request.replaced.date if replaced_by(request) else None),
)
"""A request goes downwards; a late one is a possible finding, never a follow-up that the municipality missed."""
OVER = ("granskad", "ej_aktuellt", "ersatt")


def request_state(request: "DocumentRequest", day: Date) -> str:
    """Where a request stands (R006, R009)."""
    return furthest(REQUEST, as_of(request, day), day) or "begärd"
