"""The marks of a contradiction in a text: how they are written, and what is read between them."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from uppf.problem import Mark, Place, Problem, Refusal, Route
from uppf.store.emit import flow
from uppf.store.lines import lines_of, matches
from uppf.store.meaning import GONE, Contradiction, named
from uppf.store.yamltext import parse

OPENS, BEFORE, MIDDLE, CLOSES = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
"""Git's marks, which every tool that shows a conflict knows."""

SHOWN = 60
"""Characters of a value that a message shows."""

_MARK = re.compile(rf"({OPENS}|\|{{7}}|{MIDDLE}|{CLOSES})(?: ([^\r\n]*))?\r?\n?")


class Stretch(NamedTuple):
    """Two versions of some lines, and what their sides are called."""

    line: int
    """Of its first mark; 0 where the versions are one and there are no marks."""
    ours: str
    theirs: str
    names: tuple[str, str] = ("", "")


def marked(ours: str, theirs: str, names: tuple[str, str]) -> str:
    """Our text with every line that the other differs in shown in both versions, between marks."""
    one, other = lines_of(ours), lines_of(theirs)
    newline = "\r\n" if one and one[0].endswith("\r\n") else "\n"
    text = ""
    a = b = 0
    for at, to in [*matches(one, other), (len(one), len(other))]:
        if (a, b) != (at, to):
            parts = (f"{OPENS} {names[0]}", *one[a:at], MIDDLE, *other[b:to], f"{CLOSES} {names[1]}")
            text += "".join(part if part.endswith("\n") else part + newline for part in parts)
        text += "".join(one[at : at + 1])
        a, b = at + 1, to + 1
    return text


def stretches(text: str) -> list[Stretch] | None:
    """A text with marks, taken apart; None where the marks are not whole or there are none."""
    found = [Stretch(0, "", "")]
    sides = ["", "", ""]
    state, line = "", 0
    name = ""
    for number, written in enumerate(lines_of(text), 1):
        mark = _MARK.fullmatch(written)
        sign = mark[1] if mark else ""
        if not sign:
            if state:
                sides[(OPENS, BEFORE, MIDDLE).index(state)] += written
            else:
                found[-1] = found[-1]._replace(ours=found[-1].ours + written, theirs=found[-1].theirs + written)
            continue
        if sign not in {"": (OPENS,), OPENS: (BEFORE, MIDDLE), BEFORE: (MIDDLE,), MIDDLE: (CLOSES,)}[state]:
            return None
        label = (mark[2] or "").strip() if mark else ""
        if sign == OPENS:
            line, name, sides = number, label, ["", "", ""]
        elif sign == CLOSES:
            found += [Stretch(line, sides[0], sides[2], (name, label)), Stretch(0, "", "")]
        state = "" if sign == CLOSES else sign
    return found if not state and len(found) > 1 else None


def explained(data: bytes, file: str) -> Refusal | None:
    """What a file with marks contradicts itself in: each key with both its values; None where that cannot be read."""
    try:
        parts = stretches(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return None
    problems: list[Problem] = []
    for at, part in enumerate(parts or ()):
        if part.line:
            others = [other.ours for other in parts or ()]
            values = []
            for side in (part.ours, part.theirs):
                try:
                    values.append(parse("".join([*others[:at], side, *others[at + 1 :]]).encode()).value)
                except Refusal:
                    return None
            place = Place(file, mark=Mark(part.line, 1))
            problems += (problem(found, place, part.names) for found in differences(values[0], values[1]))
    return Refusal(*problems) if problems else None


def differences(ours: Any, theirs: Any, route: Route = ()) -> Iterator[Contradiction]:
    """Every leaf in which two values differ; the step into a list is the item's name."""
    mine, yours = (_members(side) for side in (ours, theirs))
    if mine is not None and yours is not None:
        for key in dict.fromkeys([*mine, *yours]):
            yield from differences(mine.get(key, GONE), yours.get(key, GONE), (*route, key))
    elif ours != theirs:
        yield Contradiction(route, ours, theirs)


def _members(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    found = named(value) if isinstance(value, list) else None
    return found[1] if found and found[0] else None


def problem(found: Contradiction, place: Place, names: tuple[str, str]) -> Problem:
    """A contradiction as a problem that names its key and both values."""
    facts = {
        "marker": OPENS,
        "key": ".".join(map(str, found.route)),
        "ours": said(found.ours),
        "theirs": said(found.theirs),
        "our": names[0] or OPENS,
        "their": names[1] or CLOSES,
    }
    return Problem("conflict-marker", place, facts=facts)


def said(value: Any) -> str:
    """A value on one short line; nothing for what is gone."""
    if value is GONE:
        return ""
    text = value if isinstance(value, str) else flow(value)
    text = " ".join(text.split()) or '""'
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
