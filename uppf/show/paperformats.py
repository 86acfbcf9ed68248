"""The formats a paper is made in, each from the same Markdown."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from uppf.show.letterhead import Letterhead
from uppf.show.manuscript import Pictures
from uppf.show.markdown import manuscript, without_pictures


class Paper(NamedTuple):
    """A paper ready to be made: its Markdown, what stands around it, and its pictures by name."""

    text: str
    letterhead: Letterhead
    pictures: Pictures = {}  # noqa: RUF012 – nothing is ever put in it


def _markdown(paper: Paper) -> bytes:
    return without_pictures(paper.text, paper.pictures).encode("utf-8", "backslashreplace")


def _html(paper: Paper) -> bytes:
    from uppf.show.markup import webpaper

    return webpaper(paper.text, paper.pictures, paper.letterhead.logotype).encode("utf-8", "backslashreplace")


def _pdf(paper: Paper) -> bytes:
    from uppf.show.typesetting import pdf

    return pdf(manuscript(paper.text, paper.pictures), paper.letterhead)


def _docx(paper: Paper) -> bytes:
    from uppf.show.wordpaper import docx

    return docx(manuscript(paper.text, paper.pictures), paper.letterhead)


PAPER_FORMATS: Mapping[str, Callable[[Paper], bytes]] = {"md": _markdown, "html": _html, "pdf": _pdf, "docx": _docx}
"""What a paper can be made into. Each is a function to bytes and refuses ``format-missing`` without its library."""
TEXTS = frozenset(("md", "html"))
"""Those that a screen can show."""
