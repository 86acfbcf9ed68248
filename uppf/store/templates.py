"""The templates of papers: the municipality's own in the repository, else those that travel with the program."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from uppf.problem import Mark, Place, Problem, Refusal, refuse
from uppf.store.packaged import packaged
from uppf.store.paper import first_link
from uppf.store.rawtext import BOM, read_bytes

FOLDER = "templates"
SUFFIX = ".md.j2"
NAME = re.compile(r"(webb/)?[a-z0-9]+([_-][a-z0-9]+)*")
"""What a template may be called: one word of ASCII, and so never a way out of its folder; those of the public page
have a folder of their own, since they are no papers."""
LIMIT = 1_000_000
"""Bytes of a template."""


class Template(NamedTuple):
    """A template's text, and the name of its file as people know it."""

    file: str
    text: str


def names(root: Path) -> tuple[str, ...]:
    """The papers that can be written: every template in the repository and in the program."""
    folders = (root / FOLDER, packaged(FOLDER))
    files = [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
    stems = {name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX)}
    return tuple(sorted(stem for stem in stems if NAME.fullmatch(stem)))


def template(root: Path, name: str) -> Template | None:
    """A template by its name without suffix, the repository's own first; None where there is none.

    Refuses ``symbolic-link``, ``not-a-file``, ``too-large``, ``unreadable`` and ``not-utf8``.
    """
    if not NAME.fullmatch(name):
        return None
    file = f"{FOLDER}/{name}{SUFFIX}"
    if first_link(root, file):
        raise refuse("symbolic-link", Place(file))
    for path in (root / file, packaged(FOLDER) / f"{name}{SUFFIX}"):
        if path.exists():
            return Template(file, _text(path, file))
    return None


def _text(path: Path, file: str) -> str:
    try:
        data = read_bytes(path, LIMIT)
    except Refusal as refusal:
        raise Refusal(*(problem._replace(place=Place(file)) for problem in refusal.problems)) from None
    try:
        text = data.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        byte = f"{data[error.start]:02X}"
        raise Refusal(Problem("not-utf8", Place(file, mark=Mark(line, 1)), facts={"byte": byte})) from None
    # A file from a Mac may spell å with two characters; the variables are spelled with one.
    return unicodedata.normalize("NFC", text)
