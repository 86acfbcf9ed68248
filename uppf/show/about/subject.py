"""A thing that a paper is about, and what papers are written from."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.model.facts import Facts
from uppf.model.register import Register
from uppf.rules.due import Due
from uppf.rules.period import Period
from uppf.rules.subjects import Index, index

if TYPE_CHECKING:
    from uppf.show.picture import Picture

Date = dt.date
Record = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Asked:
    """What papers are written from: all that is known, on a day, in the municipality's words, and for which time."""

    register: Register
    facts: Facts
    rows: tuple[Due, ...]
    """The due list of the day, reckoned once for all papers of a run."""
    day: Date
    titles: Mapping[str, str]
    period: Period | None = None
    meeting: Date | None = None
    unannounced: bool = False
    """Whether what nobody else may know of is told; else it is left out wherever many things are told (OSL 17:1)."""
    told: dict[str, Record] = field(default_factory=dict, repr=False)
    """What has been said of each case or agreement already, since many papers of a run are about the same one."""

    @cached_property
    def laid(self) -> Index:
        """The facts laid out for looking up, once for all papers of a run."""
        return index(self.facts)

    @property
    def known(self) -> Record:
        """What every template may say, whatever its paper is about."""
        municipality = self.register.municipality
        return {"dag": self.day, "kommun": municipality.municipality if municipality else None}


class Subject(NamedTuple):
    """One thing that a paper can be about: its name among files, where it stands, and what may be said of it."""

    name: str
    state: str
    variables: Callable[[], Record]
    pictures: Mapping[str, Callable[[], "Picture"]] = MappingProxyType({})
    """What a template may show with ``![…](bild:NAME)``, drawn only when it does."""


class Topic(NamedTuple):
    """A kind of thing that papers are about: how the one that somebody means is found, and all there are."""

    one: Callable[[Asked, str], Subject]
    every: Callable[[Asked], Iterator[Subject]]
    named: bool = True
    """Whether it must be said which one; of the municipality there is one."""
