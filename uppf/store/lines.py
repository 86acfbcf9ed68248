"""Three versions of a text, line by line: what each side made of each stretch of the base."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Lines = Sequence[str]

LONG = 2000
"""From this many changed lines the blank ones and their like are not looked for."""


def lines_of(text: str) -> list[str]:
    """The lines with their ends. Python's own way also breaks at characters that end no line in a file."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


class Hunk(NamedTuple):
    """One stretch in three versions."""

    base: Lines
    ours: Lines
    theirs: Lines

    @property
    def settled(self) -> Lines | None:
        """What both sides can agree on; None where both changed it, and differently."""
        if self.ours == self.theirs or self.base == self.theirs:
            return self.ours
        return self.theirs if self.base == self.ours else None


def hunks(base: Lines, ours: Lines, theirs: Lines) -> Iterator[Hunk]:
    """The stretches in order; together they are the whole of each version."""
    mine, yours = dict(matches(base, ours)), dict(matches(base, theirs))
    i = a = b = 0
    for at, line in enumerate(base):
        if at in mine and at in yours:
            if (at, mine[at], yours[at]) != (i, a, b):
                yield Hunk(base[i:at], ours[a : mine[at]], theirs[b : yours[at]])
            yield Hunk([line], [line], [line])
            i, a, b = at + 1, mine[at] + 1, yours[at] + 1
    if i < len(base) or a < len(ours) or b < len(theirs):
        yield Hunk(base[i:], ours[a:], theirs[b:])


def matches(old: Lines, new: Lines) -> Iterator[tuple[int, int]]:
    """The numbers of the lines that two versions have in common."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        yield start, start
        start += 1
    # What both end with is not searched, which is most of a file.
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    one, other = old[start : len(old) - end], new[start : len(new) - end]
    # Lines that come again and again cost time in the square of their number; a long file does without them.
    middle = SequenceMatcher(None, one, other, autojunk=len(other) > LONG)
    for block in middle.get_matching_blocks():
        for step in range(block.size):
            yield start + block.a + step, start + block.b + step
    for step in range(end, 0, -1):
        yield len(old) - step, len(new) - step
