"""Every kind of thing that a paper can be about: one table, by the word that a template's first lines say."""

from collections.abc import Mapping

from uppf.show.about import case, item, meeting
from uppf.show.about.subject import Topic

TOPICS: Mapping[str, Topic] = {
    "ärende": case.TOPIC,
    **item.TOPICS,
    "möte": meeting.TOPIC,
}
"""A template says which in its first lines: `{# gäller: ärende #}`."""
