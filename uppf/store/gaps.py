"""What stands between the scalars of a YAML text: stray tabs, and comments that cut a text short."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_COMMENT = re.compile(r"(?<!\S)#")
_CUT = re.compile(r" #(?=[^\s#!])")


class Scalar(NamedTuple):
    """A scalar as it is written: from and to which character, in which style (None or "" is plain), saying what."""

    start: int
    end: int
    style: str | None
    text: str


def stray_tab(body: str, scalars: Sequence[Scalar]) -> int | None:
    """The first tab that stands neither in a text nor in a comment: only one of the parsers takes it for a space."""
    starts = [_content_start(body, scalar) for scalar in scalars]
    at = -1
    while (at := body.find("\t", at + 1)) >= 0:
        before = bisect_right(starts, at) - 1
        quoted = scalars[before] if before >= 0 and scalars[before].style else None
        if quoted is not None and at < quoted.end:
            at = quoted.end - 1
            continue
        line = body.rfind("\n", 0, at) + 1
        if not _COMMENT.search(body, max(line, quoted.end) if quoted is not None else line, at):
            return at
        at = body.find("\n", at)
        if at < 0:
            break
    return None


def has_cut(body: str) -> bool:
    """Whether there may be such texts as `cut_texts` finds."""
    return _CUT.search(body) is not None


def cut_texts(body: str, scalars: Sequence[Scalar]) -> Iterator[tuple[int, str, str]]:
    """Texts that a comment cuts short, as `title: Brist #3 i rutin` does: the place, what is left, what is lost."""
    plain = {scalar.end: scalar.text for scalar in scalars if scalar.text and not scalar.style}
    for found in _CUT.finditer(body):
        end = found.start()
        while body[end - 1] == " ":
            end -= 1
        if end in plain:
            at = found.end() - 1
            yield at, plain[end], body[at:].split("\n", 1)[0].rstrip()


def _content_start(body: str, scalar: Scalar) -> int:
    """Where tabs begin to be text: in a block text below its heading."""
    if scalar.style in ("|", ">"):
        below = body.find("\n", scalar.start)
        return len(body) if below < 0 else below
    return scalar.start
