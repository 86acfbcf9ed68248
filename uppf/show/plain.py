"""Foreign text made harmless: what a terminal or a reader cannot see is shown visibly."""

import unicodedata
from collections.abc import Iterator

SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
"""Blanks that are not printable to Python but harmless to a reader."""


def plain(text: str) -> str:
    r"""The text with every control, bidirectional, zero-width or unpaired character shown, as ``\x1b`` or ``\u202e``.

    The one way from data to any format that people read.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in SPACES else _shown(c) for c in text)


def _shown(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def flat(text: str) -> str:
    """The text as one harmless line: line breaks and tabs become spaces."""
    if text.isprintable():
        return text
    return plain(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def width(text: str) -> int:
    """How many cells of a terminal the text takes: combining marks take none, wide characters two."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _parts(text: str, room: int) -> Iterator[str]:
    """The words of a text, those that are too long in parts: after a mark that joins words, else with a hyphen."""
    for word in text.split(" "):
        while width(word) > room > 2:
            fits = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n]) <= room - 1)
            joint = next((n for n in range(fits, fits // 2, -1) if word[n - 1] in "-/·,;"), 0)
            yield word[:joint] if joint else f"{word[:fits]}-"
            word = word[joint or fits :]
        yield word


def wrap(text: str, room: int, broken: bool = False) -> list[str]:
    """The words of a text laid out on lines of at most `room` cells; a longer word stands alone, or is broken."""
    lines: list[str] = []
    line, used = "", 0
    for word in _parts(text, room) if broken else text.split(" "):
        if not word:
            continue
        size = width(word)
        if line and used + 1 + size > room:
            lines.append(line)
            line, used = word, size
        elif line:
            line, used = f"{line} {word}", used + 1 + size
        else:
            line, used = word, size
    return [*lines, line] if line or not lines else lines
