"""What stands around a paper: the head of every page, the municipality that answers for it, its day and logotype."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from uppf.show.drawn import Drawing, drawing
from uppf.show.manuscript import Parts
from uppf.show.markdown import one_line
from uppf.show.papers import paper
from uppf.store.templates import logotype

HEAD = "sidhuvud"
"""The template of the line at the head of every page."""


class Letterhead(NamedTuple):
    """What a paper bears besides its text; its day is the only day in the file, so the same paper is the same bytes."""

    day: dt.date
    author: str = ""
    head: Parts = ()
    logotype: Drawing | None = None


def letterhead(root: Path, variables: Mapping[str, Any], titles: Mapping[str, str]) -> Letterhead:
    """The letterhead of a paper, from the same variables as its text and the repository's own templates.

    Refuses as ``paper`` does, and ``drawing-unsafe`` for the logotype.
    """
    author = variables.get("kommun") or ""
    found = logotype(root)
    mark = drawing(found.text, author, found.file) if found else None
    return Letterhead(variables["dag"], author, one_line(paper(root, HEAD, variables, titles)), mark)
