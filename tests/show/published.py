"""The example's public site, made once for each process that tests it."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

from tests.desk import CASES
from uppf.cli.reading import Desk, desk
from uppf.model.case import Case
from uppf.rules.publication import publication
from uppf.show.papers import writer
from uppf.show.site import Site, site

DAY = dt.date(2026, 11, 21)
HIDDEN = "2026-oanmald-tallgarden-k5xyqd"
"""The example's follow-up that nobody has been told of yet."""


@cache
def read() -> Desk:
    """The example, read once."""
    return desk(CASES)


class Published(NamedTuple):
    """A site with its files as text, however they are stored."""

    files: dict[str, str]
    site: Site


def published(whole: Site) -> Published:
    """A site as text: bytes that are no text are read byte by byte."""
    return Published(
        {name: one if isinstance(one, str) else one.decode("latin-1") for name, one in whole.files.items()}, whole
    )


def made(without: tuple[str, ...] = (), more: Mapping[str, Case] | None = None, day: dt.date = DAY) -> Published:
    """The site of the example, as if some cases had never been written, or more had."""
    found = read()
    register = found.register
    cases = {key: case for key, case in register.cases.items() if key not in without}
    cases |= more or {}
    titles = found.titles()
    return published(site(publication(register._replace(cases=cases), day), titles, writer(CASES, titles)))


@cache
def example() -> Published:
    """The site of the example as it is."""
    return made()


class Element(NamedTuple):
    """A start tag and its attributes."""

    tag: str
    attributes: dict[str, str]


class Page(HTMLParser):
    """A page as elements and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.words: list[str] = []
        self.title = ""
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}))
        if tag not in ("meta", "br", "hr"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] == "title":
            self.title += data
        elif "style" not in self.inside:
            self.words.append(data)

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags, in order."""
        return [one for one in self.elements if one.tag in tags]
