"""Every kind of thing that a paper can be about: one table, by the word that a template's first lines say."""

from collections.abc import Mapping

from uppf.show.about import agreement, board, case, item, meeting, procurement, provider, service, town, yearly
from uppf.show.about.subject import Topic

TOPICS: Mapping[str, Topic] = {
    "ärende": case.TOPIC,
    **item.TOPICS,
    "avtal": agreement.TOPIC,
    "möte": meeting.TOPIC,
    "upphandling": procurement.TOPIC,
    "utförare": provider.TOPIC,
    "verksamhet": service.TOPIC,
    "nämnd": board.TOPIC,
    "kommun": town.TOPIC,
    "årsbild": yearly.TOPIC,
}
"""A template says which in its first lines: `{# gäller: ärende #}`."""
