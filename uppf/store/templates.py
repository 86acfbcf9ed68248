"""The templates of papers: the municipality's own in the repository, else those that travel with the program."""

import re
import unicodedata
from collections.abc import Mapping
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
FRONT = re.compile(r"\s*\{#-?(.*?)-?#\}", re.DOTALL)
"""The comment that a template begins with."""
LIMIT = 1_000_000
"""Bytes of a template."""
LOGOTYPE = "logotyp.svg"
"""The municipality's own mark, if it has laid one in the folder."""


class Template(NamedTuple):
    """A template's text, and the name of its file as people know it."""

    file: str
    text: str
    own: bool = False
    """Whether it is the municipality's own."""

    @property
    def front(self) -> Mapping[str, str]:
        """What the template says of itself in its first comment, a key and a text a line: ``gäller: ärende``."""
        met = FRONT.match(self.text)
        lines = (line.partition(":") for line in (met[1] if met else "").splitlines())
        return {key.strip(): value.strip() for key, colon, value in lines if colon}


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
    for path, own in ((root / file, True), (packaged(FOLDER) / f"{name}{SUFFIX}", False)):
        if path.exists():
            return Template(file, _text(path, file), own)
    return None


def logotype(root: Path) -> Template | None:
    """The municipality's own mark, None where there is none. Refuses as ``template`` does."""
    file = f"{FOLDER}/{LOGOTYPE}"
    if first_link(root, file):
        raise refuse("symbolic-link", Place(file))
    path = root / file
    return Template(file, _text(path, file)) if path.exists() else None


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
