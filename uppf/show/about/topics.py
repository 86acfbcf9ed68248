"""Every kind of thing that a paper can be about: one table, by the word that a template's first lines say."""

from collections.abc import Mapping

from uppf.show.about import board, case, item, town, yearly
from uppf.show.about.subject import Topic

TOPICS: Mapping[str, Topic] = {
    "ärende": case.TOPIC,
    **item.TOPICS,
    "nämnd": board.TOPIC,
    "kommun": town.TOPIC,
    "årsbild": yearly.TOPIC,
}
"""A template says which in its first lines: `{# gäller: ärende #}`."""
