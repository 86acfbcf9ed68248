"""A part of a case as the variables of a template: the case's own, and the part under the word of its kind."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.rules.change import At
from uppf.rules.naming import Item, items, one_item
from uppf.rules.status import action_plan_state
from uppf.rules.status_request import request_state
from uppf.rules.status_sanction import sanction_state
from uppf.rules.surveys import survey_state
from uppf.rules.visits import visit_state
from uppf.show.about import case as about_case
from uppf.show.about import minutes, questions, sanction
from uppf.show.about.subject import Asked, Record, Subject, Topic

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date


class Kind(NamedTuple):
    """A kind of part: the field of the case that keeps it, and where one of them stands on a day."""

    field: str
    state: Callable[["Case", str, Any, Date], str]
    more: Callable[[Asked, Item], Record] = lambda asked, item: {}
    """What else may be said of the part itself."""


KINDS: Mapping[str, Kind] = {
    "begäran": Kind("requests", lambda case, key, one, day: request_state(one, day)),
    "åtgärdsplan": Kind("action_plans", lambda case, key, one, day: action_plan_state(case, key, day)),
    "sanktion": Kind("sanctions", lambda case, key, one, day: sanction_state(one, day), sanction.more),
    "tillfälle": Kind("visits", lambda case, key, one, day: visit_state(one, day), minutes.more),
    "enkät": Kind("surveys", lambda case, key, one, day: survey_state(one, day), questions.survey),
}
"""The parts that have papers of their own, by the word that the template knows them by."""


def _topic(word: str, kind: Kind) -> Topic:
    def one(asked: Asked, text: str) -> Subject:
        """The part that is meant, by its own id or as the only one of its case. Errors: as `one_item`."""
        at = At(asked.register, asked.facts, asked.day, str)
        return _subject(asked, word, kind, one_item(at, text, kind.field))

    def every(asked: Asked) -> Iterator[Subject]:
        """Every such part of the cases that may be told of."""
        for case in about_case.open_to_all(asked):
            for item in items(case, kind.field):
                yield _subject(asked, word, kind, item)

    return Topic(one, every)


def _subject(asked: Asked, word: str, kind: Kind, item: Item) -> Subject:
    state = kind.state(item.case, item.key, item.value, asked.day)

    def variables() -> Record:
        told = about_case.variables(asked, item.case)
        kept = about_case.part(told, item.key)
        own = {**about_case.record(item.value), **(kept or {}), "id": item.key, "läge": state} | kind.more(asked, item)
        own["brister"] = [one for one in told["brister"] if one["id"] in getattr(item.value, "findings", ())]
        return {**told, word: own}

    return Subject(f"{item.case.case}-{item.key}", state, variables)


TOPICS: Mapping[str, Topic] = {word: _topic(word, kind) for word, kind in KINDS.items()}
