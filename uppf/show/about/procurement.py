"""A procurement as the variables of a template: its steps backwards from the start of operation, and what conflicts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.rules.chain import Link, chain
from uppf.rules.naming import one_procurement
from uppf.rules.standstill import Barrier, barriers, step_days
from uppf.show.about import case as about_case
from uppf.show.about.subject import Asked, Record, Subject, Topic
from uppf.show.done import capital
from uppf.show.worded import worded
from uppf.show.words import label, message

if TYPE_CHECKING:
    from uppf.model.procurement import Procurement

CANCELLED, RUNNING, STARTED = "avbruten", "pågår", "driften_har_börjat"
"""Where a procurement stands: by the day it was cancelled, else by the day operation starts."""


def _one(asked: Asked, text: str) -> Subject:
    """The procurement that is meant. Errors: as `one_procurement`."""
    return _subject(asked, one_procurement(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    for one in asked.register.procurements.values():
        yield _subject(asked, one)


def _subject(asked: Asked, one: "Procurement") -> Subject:
    state = STARTED if one.operation_starts <= asked.day else RUNNING
    if one.cancelled and one.cancelled <= asked.day:
        state = CANCELLED
    return Subject(one.procurement, state, lambda: _variables(asked, one) | {"läge": state})


TOPIC = Topic(_one, _every)


def _variables(asked: Asked, one: "Procurement") -> Record:
    links = chain(asked.register, asked.facts, one, asked.day)
    conflicts = [
        capital(message(problem._replace(facts=worded(problem.facts, asked.titles))))
        for link in links
        for problem in link.conflicts
    ]
    found = barriers(asked.facts, one.plans, str(one.award), step_days(one))
    plans = [asked.register.plans[key].title for key in one.plans if key in asked.register.plans]
    return asked.known | {
        "upphandling": about_case.record(one),
        "planer": plans,
        "steg": [_step(one, link) for link in links],
        "krockar": [f"{text}." for text in conflicts],
        "spärrar": [_barrier(barrier) for barrier in found],
        "avtal": [
            {"rubrik": agreement.title, "dnr": agreement.registry_number, "utförare": provider.name}
            for key in one.agreements
            for provider, agreement in [asked.register.agreements().get(key, (None, None))]
            if provider and agreement
        ],
    }


def _step(one: "Procurement", link: Link) -> Record:
    own = one.steps.get(link.step)
    said = label(f"upphandling.{link.step}")
    return {
        "rubrik": link.title or capital(said if "." not in said else label(link.step)),
        "ansvariga": list(link.responsible),
        "tidigast": link.first,
        "senast": link.due,
        "före": link.before,
        "planerat": link.planned,
        "utfört": link.done,
        "läge": link.state,
        "ur_planen": bool(link.rule),
        "dnr": own.registry_number if own else None,
        "paragraf": own.section if own else None,
        "skäl": own.reason if own else None,
        "notering": own.note if own else None,
    }


def _barrier(one: Barrier) -> Record:
    said = label(one.event)
    words = said if said != one.event else label(one.event.removeprefix("upphandling."))
    return {"lagrum": one.law, "från": one.since, "händelse": words, "tidigast": one.first}
