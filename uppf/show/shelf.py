"""The papers there are: what each is about, when it is written, and whose its template is; templates say it themselves.

A template begins with a comment of keys and texts: ``rubrik``, ``gäller`` (a word of `TOPICS`), ``syfte``, and where
it needs them ``läge`` (the states in which the paper is written), ``när`` (what must be true of its variables) and
``tid`` (a word of `TIMES`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from uppf.problem import Mark, Place, Problem, Refusal, refuse
from uppf.rules.calendar import add_days
from uppf.rules.period import period_of
from uppf.show.about.subject import Asked, Subject
from uppf.show.about.topics import TOPICS
from uppf.show.tables import Column, Table
from uppf.show.words import label
from uppf.store.templates import Template, names, template

PART = "del"
"""What a template is about that is only a part of others."""
USUAL = "ärende"
"""What a template is about that does not say."""


TIMES: Mapping[str, tuple[int, int]] = {
    "år": (12, 0),
    "förra året": (12, -1),
    "halvår": (6, 0),
    "förra halvåret": (6, -1),
    "tertial": (4, 0),
    "förra tertialet": (4, -1),
    "kvartal": (3, 0),
    "förra kvartalet": (3, -1),
    "månad": (1, 0),
    "förra månaden": (1, -1),
}
"""The time a paper concerns when nobody says another: months of the period, and how many periods from today's."""
MEETING = "sammanträde"
"""The time of a paper to a board's meeting; the next one when nobody says another."""


class Paper(NamedTuple):
    """A paper that can be written."""

    name: str
    title: str
    topic: str
    purpose: str
    states: tuple[str, ...]
    """The states of its subject in which the paper is written; none when it does not matter."""
    time: str
    """A word of `TIMES`, `sammanträde`, or nothing when the paper concerns no time."""
    own: bool
    when: str = ""
    """An expression over its variables that must be true for the paper to be written."""

    def fits(self, subject: Subject) -> bool:
        """Whether the paper has something to say of a subject now."""
        return not self.states or subject.state in self.states


def timed(paper: Paper, asked: Asked) -> Asked:
    """What is asked, with the paper's own time where nobody has said another."""
    if asked.period or paper.time not in TIMES:
        return asked
    months, back = TIMES[paper.time]
    period = period_of(asked.day, months)
    for _ in range(-back):
        period = period_of(add_days(period.start, -1), months)
    return replace(asked, period=period)


def papers(root: Path) -> tuple[Paper, ...]:
    """Every paper, by name. Refuses ``template-front`` for a template about nothing that is known."""
    return tuple(paper for name in names(root) if (paper := _paper(root, name)).topic != PART)


def one_paper(root: Path, name: str) -> Paper:
    """The paper of a name. Refuses ``template-missing`` and ``template-front``."""
    every = tuple(paper.name for paper in papers(root))
    if name not in every:
        raise refuse("template-missing", name=name, nearest=tuple(get_close_matches(name, every, 3, 0.5)))
    return _paper(root, name)


def one_subject(paper: Paper, asked: Asked, text: str) -> Subject:
    """The subject that is meant. Refuses ``paper-not-now`` where the paper is for other states, and as its topic."""
    subject = TOPICS[paper.topic].one(timed(paper, asked), text)
    if not paper.fits(subject):
        states = tuple(label(state) for state in paper.states)
        raise refuse("paper-not-now", paper=paper.name, value=subject.name, state=label(subject.state), states=states)
    return subject


def every_subject(paper: Paper, asked: Asked) -> Iterator[Subject]:
    """Everything that the paper is to be written about today."""
    return (subject for subject in TOPICS[paper.topic].every(timed(paper, asked)) if paper.fits(subject))


def _paper(root: Path, name: str) -> Paper:
    found = template(root, name)
    if found is None:
        raise refuse("template-missing", name=name)
    front = found.front
    topic, time = front.get("gäller", USUAL), front.get("tid", "")
    if topic not in TOPICS and topic != PART:
        raise _refusal(found, "gäller", topic, (*TOPICS,))
    if time and time not in TIMES and time != MEETING:
        raise _refusal(found, "tid", time, (*TIMES, MEETING))
    states = tuple(part.strip() for part in front.get("läge", "").split(",") if part.strip())
    title = front.get("rubrik") or name.replace("_", " ").replace("-", " ").capitalize()
    return Paper(name, title, topic, front.get("syfte", ""), states, time, found.own, front.get("när", ""))


def _refusal(found: Template, key: str, value: str, known: tuple[str, ...]) -> Refusal:
    line = next(n for n, text in enumerate(found.text.splitlines(), 1) if text.strip().startswith(key))
    facts = {"key": key, "value": value, "known": known}
    return Refusal(Problem("template-front", Place(found.file, mark=Mark(line, 1)), facts=facts))


def papers_table(found: tuple[Paper, ...], wide: bool = True) -> Table:
    """The papers as a list: what each is about, and what it needs; on a narrow screen what one chooses by."""
    columns = (
        Column("papper", label("paper.name"), "id"),
        *((Column("rubrik", label("paper.title"), weight=2),) if wide else ()),
        Column("gäller", label("paper.about"), "id"),
        *((Column("tid", label("paper.time")),) if wide else ()),
        Column("syfte", label("paper.purpose"), weight=4),
        Column("mall", label("paper.template")),
    )
    return Table(
        label("paper.list"),
        columns,
        tuple(
            {
                "papper": one.name,
                "rubrik": one.title,
                "gäller": one.topic,
                "tid": one.time or None,
                "syfte": one.purpose or None,
                "mall": label("paper.own" if one.own else "paper.ours"),
            }
            for one in found
        ),
    )
