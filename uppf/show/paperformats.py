"""The formats a paper is made in, each from the same Markdown."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from uppf.show.about.subject import Subject
from uppf.show.letterhead import Letterhead, letterhead
from uppf.show.manuscript import Pictures
from uppf.show.markdown import PICTURE, manuscript, without_pictures
from uppf.show.papers import paper


class Paper(NamedTuple):
    """A paper ready to be made: its Markdown, what stands around it, and its pictures by name."""

    text: str
    letterhead: Letterhead
    pictures: Pictures = {}  # noqa: RUF012 – nothing is ever put in it


def whole(root: Path, name: str, subject: Subject, variables: Mapping[str, Any], titles: Mapping[str, str]) -> Paper:
    """A paper about something: its text, what stands around it, and the pictures that its text asks for.

    Refuses as `uppf.show.papers.paper` and `letterhead` do.
    """
    text = paper(root, name, variables, titles)
    pictures = {key: draw() for key, draw in subject.pictures.items() if f"({PICTURE}{key})" in text}
    return Paper(text, letterhead(root, variables, titles), pictures)


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
