"""The gallery of problems: what is said of each bad example, by the road that `uppf check` takes."""

import datetime as dt
import shutil
from pathlib import Path

from uppf.cli import session
from uppf.cli.checking import checked
from uppf.show.notices import PROBLEM_FORMATS

GALLERY = Path(__file__).resolve().parent
DESK = GALLERY / "_desk"
"""A small repository without a fault; an example's files are laid over it."""
EXPECTED = "expected.txt"
DAY = dt.date(2026, 11, 21)


def examples() -> list[Path]:
    """Every folder with a bad example; its name is the code."""
    return sorted(folder for folder in GALLERY.iterdir() if folder.is_dir() and folder.name[0] not in "_.")


def shown(example: Path, root: Path) -> str:
    """The problems of the desk with an example's files laid over it, in the house form; `root` is empty before."""
    for source in (DESK, example):
        shutil.copytree(source, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    found = checked(Path(session.root(str(root))), DAY)
    return PROBLEM_FORMATS["text"](found.problems, session.source, found.locate)
