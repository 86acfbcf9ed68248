"""What remains of the requests to a provider: that each is answered, complete and reviewed."""

from collections.abc import Iterator

from uppf.rules.open_requests import outstanding
from uppf.rules.step import Looked, Step, in_order


def answering(at: Looked) -> Iterator[Step]:
    """What came and has not been looked at, and what is late and nobody has been reminded of since."""
    for key, request in in_order(at.case.requests, lambda one: one.requested):
        if request.no_delivery:
            continue
        facts = {"item": key, "what": request.what.rstrip(".")}
        missing = outstanding(request)
        last = request.supplements[missing[-1]].answer_by if missing else request.answer_by
        if request.received and not missing:
            if not request.reviewed:
                yield Step("request-review", facts)
        elif last and last < at.day and not any(day > last for day in request.reminders.values()):
            # Never a finding by itself: the officer judges whether a late delivery is one.
            yield Step("request-late", {**facts, "days": (at.day - last).days}, holds=True, yields=True)


def waiting(at: Looked) -> Iterator[Step]:
    """What is still to come."""
    late = {step.facts["item"] for step in answering(at)}
    for key, request in in_order(at.case.requests, lambda one: one.requested):
        if not request.no_delivery and key not in late and (not request.received or outstanding(request)):
            yield Step("request-wait", {"item": key, "what": request.what.rstrip(".")}, holds=True, yields=True)
