"""Git's three files of a merge made one: by meaning where they can be read, else line by line; never a byte lost."""

from pathlib import Path
from typing import NamedTuple

from uppf.problem import Refusal
from uppf.store import conflict, git, paper
from uppf.store.meaning import Contradiction, Meeting, meet
from uppf.store.merge import merge
from uppf.store.yamltext import parse


class Names(NamedTuple):
    """What the versions are called in the marks."""

    ours: str
    base: str
    theirs: str


class Driven(NamedTuple):
    """What was written: whether nothing is left to choose, whether it was merged by meaning, and what to choose."""

    clean: bool
    by_meaning: bool
    contradictions: tuple[Contradiction, ...] = ()


def drive(base: Path, ours: Path, theirs: Path, names: Names, file: str = "") -> Driven:
    """Merge three files into the second of them, at once or not at all. Refuses what `paper` refuses."""
    was, mine, yours = (paper.read(path) or b"" for path in (base, ours, theirs))
    try:
        merged = merge(was.decode(), mine.decode(), yours.decode(), file, (names.ours, names.theirs))
    except (Refusal, UnicodeDecodeError):
        lines = git.merged_lines(base, ours, theirs, names)
        if lines is None or not _sound(was, mine, yours, *lines):
            lines = _whole(mine, yours, names), False
        paper.write(ours, lines[0])
        return Driven(lines[1], by_meaning=False)
    paper.write(ours, merged.text.encode())
    return Driven(not merged.contradictions, True, merged.contradictions)


def _sound(base: bytes, ours: bytes, theirs: bytes, merged: bytes, clean: bool) -> bool:
    """Whether a text merged line by line may stand, as far as its versions can be read."""
    was, mine, yours = (_value(data) for data in (base, ours, theirs))
    if mine is None or yours is None:
        return True  # nobody can say what was meant, and the text is no worse than it was
    if was is None:
        return not clean or _value(merged) is not None
    # What was meant is known, and could not be written: lines that say something else beside the marks are no merge.
    return clean and meet(was, mine, yours) == Meeting(_value(merged), _value(merged), ())


def _value(data: bytes) -> dict[str, object] | None:
    try:
        return parse(data).value if data.strip() else {}
    except Refusal:
        return None


def _whole(ours: bytes, theirs: bytes, names: Names) -> bytes:
    """Both versions, whole, between marks."""
    lines = (
        git.encoded(f"{conflict.OPENS} {names.ours}"),
        ours.removesuffix(b"\n"),
        git.encoded(conflict.MIDDLE),
        theirs.removesuffix(b"\n"),
        git.encoded(f"{conflict.CLOSES} {names.theirs}"),
    )
    return b"".join(line + b"\n" for line in lines if line)
