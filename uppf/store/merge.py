"""Three versions of a YAML file made one: our text with what the others changed, proven by reading it back."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from uppf.problem import Place, Refusal, refuse
from uppf.store import conflict
from uppf.store.cuts import steps, taken
from uppf.store.lines import Hunk, Lines, hunks, lines_of
from uppf.store.meaning import Contradiction, doubtful, meet
from uppf.store.rawtext import BOM
from uppf.store.remarks import carried, remarks
from uppf.store.yamltext import parse


class Merged(NamedTuple):
    """The text of a merge, and where the two sides contradict each other: there the text shows both, between marks."""

    text: str
    contradictions: tuple[Contradiction, ...]


def merge(base: str, ours: str, theirs: str, file: str = "", names: tuple[str, str] = ("", "")) -> Merged:
    """What both sides changed since the base, in our text; `names` say in the marks which side is whose.

    The base is empty where both sides added the file. Refused: what `parse` refuses of either side, and
    `unprovable-edit` where the text cannot be made to say what it must without losing a comment of ours.
    """
    mark = BOM if ours.startswith(BOM) else ""
    newline = "\r\n" if "\r\n" in ours else "\n"
    base, ours, theirs = (_alike(text, newline) for text in (base, ours, theirs))
    met = meet(_base_value(base, file), _value(ours, file), _value(theirs, file))
    text = _written(base, ours, theirs, met.ours, file)
    if not met.contradictions:
        return Merged(mark + text, ())
    other = _completed(text, met.theirs, theirs, file)
    return Merged(mark + conflict.marked(text, other, names), met.contradictions)


def _alike(text: str, newline: str) -> str:
    """A text without byte-order mark, with the line breaks of ours."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\n", newline)


def _value(text: str, file: str) -> dict[str, Any]:
    return parse(text.encode("utf-8", "surrogatepass"), file).value if text.strip() else {}


def _base_value(text: str, file: str) -> Any:
    """The value of the base; of one that git has made of two that contradict each other, neither is believed there."""
    parts = conflict.stretches(text)
    if parts is None:
        return _value(text, file)
    sides = ("".join(part.ours for part in parts), "".join(part.theirs for part in parts))
    return doubtful(*(_value(side, file) for side in sides))


def _written(base: str, ours: str, theirs: str, value: Any, file: str) -> str:
    """A text that has the value and every comment that nobody has taken away."""
    was, mine, yours = (remarks(text) for text in (base, ours, theirs))
    kept = (mine & yours) | (mine - was)
    best: list[str] = []
    for start in _starts(base, ours, theirs):
        try:
            text = _completed(start, value, theirs, file)
        except Refusal:
            continue
        if kept <= remarks(text) and yours - was <= remarks(text):
            return text
        best.append(text)
    # A comment on what the other side took away or wrote anew gets a line of its own.
    for text in best:
        text = carried(text, kept - remarks(text), ours)
        text = carried(text, yours - was - remarks(text), theirs)
        if _value(text, file) == value:
            return text
    raise refuse("unprovable-edit", Place(file), line=1)


def _starts(base: str, ours: str, theirs: str) -> Iterator[str]:
    """The texts to begin with: merged line by line as far as that goes, the furthest first; at last just ours."""
    found = list(hunks(*(lines_of(text) for text in (base, ours, theirs))))
    seen: set[str] = set()
    for way in (_both, _ours):
        text = "".join(line for hunk in found for line in (way(hunk) if hunk.settled is None else hunk.settled))
        if text not in seen:
            yield text
        seen.add(text)
    if ours not in seen:
        yield ours


def _both(hunk: Hunk) -> Lines:
    """What both sides added at one place, in the order of their first keys; else what ours says."""
    if any(line.strip() for line in hunk.base):
        return hunk.ours
    first, second = sorted((hunk.ours, hunk.theirs), key=_first_key)
    return [*first, *second] if not first or first[-1].endswith("\n") else hunk.ours


def _ours(hunk: Hunk) -> Lines:
    return hunk.ours


def _first_key(lines: Lines) -> list[str]:
    return [line for line in lines if line.strip() and not line.lstrip(" ").startswith("#")]


def _completed(text: str, value: Any, source: str, file: str) -> str:
    """The text with the edits that make it say the value; refused where it then does not."""
    order = list(value)
    for step in steps(_value(text, file), value):
        text = taken(text, step, order, source, file)
    if _value(text, file) != value:
        raise refuse("unprovable-edit", Place(file), line=1)
    return text
