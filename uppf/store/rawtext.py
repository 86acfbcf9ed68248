"""From a file's bytes to a text that is fit to be read as YAML."""

import errno
import os
import re
import stat
from typing import NamedTuple
from unicodedata import combining

from uppf.problem import Mark, Place, refuse

LIMIT = 1_000_000
"""The largest file that is read, in bytes; a case of ten years is some 50 000."""

BOM = "\ufeff"

# Control characters, the line breaks that only YAML 1.1 knows, a byte-order mark in the middle, non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
# An indented "=======" is a Markdown heading in a block text; the other markers nobody writes on purpose.
CONFLICT = re.compile(r"^(?: *(?:<{7}|>{7})(?= |\r?$)|\|{7}(?= |\r?$)|={7}(?=\r?$))", re.MULTILINE)
# Normalising takes time in the square of the accents in a row: 1 MB of them is a minute. Unicode's own limit is 30.
_ACCENTS = 30
_PERHAPS_ACCENTS = re.compile(f"[\u0300-\U0010ffff]{{{_ACCENTS + 1},}}")
_BYTES_BELOW_ACCENTS = bytes(range(0xCC))
_CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>", "=======", "|||||||")


class Raw(NamedTuple):
    """A text fit to be read."""

    text: str
    body: str
    """The text without its byte-order mark; every place is counted in it."""
    odd: bool
    """There are tabs, unusual spaces or characters that are not seen."""


def read_bytes(path: str | os.PathLike[str], limit: int = LIMIT) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; a link is not followed.

    Refused, without a place, for only the caller knows the file's name in the repository: `symbolic-link`,
    `not-a-file`, `too-large`, `unreadable`.
    """
    try:
        found = os.lstat(path)
        if stat.S_ISLNK(found.st_mode):
            raise refuse("symbolic-link")
        if not stat.S_ISREG(found.st_mode):
            raise refuse("not-a-file")
        # Whoever swaps the file after the look gets no further: no link is followed, no pipe is waited for.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise refuse("not-a-file")
            data = bytearray()
            while len(data) <= limit and (more := file.read(limit + 1 - len(data))):
                data += more
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise refuse("symbolic-link") from None
        raise refuse("unreadable", reason=errno.errorcode.get(error.errno or 0, "?")) from None
    except ValueError:  # a NUL in the path
        raise refuse("unreadable", reason="EINVAL") from None
    if len(data) > limit:
        raise refuse("too-large", limit=limit)
    return bytes(data)


def decoded(data: bytes, file: str = "") -> Raw:
    """The text of UTF-8 bytes, with nothing in it that YAML or the eye would misread.

    Refused: `too-large`, `utf-16`, `not-utf8`, `control-character`, `too-many-accents`,
    `conflict-marker`, `tab-indent`, `directive`.
    """
    if len(data) > LIMIT:
        raise refuse("too-large", Place(file, mark=Mark(1, 1)), limit=LIMIT)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(data) > 1 and (data[0] == 0) != (data[1] == 0)):
        raise refuse("utf-16", Place(file, mark=Mark(1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(BOM)
        byte = f"{data[error.start]:02X}"
        raise refuse("not-utf8", _at(before, len(before), file), byte=byte) from None
    body = text.removeprefix(BOM)
    lines = body.replace("\r\n", "") if "\r" in body else body
    odd = not lines.replace("\n", "").isprintable()
    if odd:
        _refuse_invisible(body, file)
    if len(data.translate(None, _BYTES_BELOW_ACCENTS)) > _ACCENTS and (at := accent_run(body)) is not None:
        raise refuse("too-many-accents", _at(body, at, file))
    if any(sign in body for sign in _CONFLICT_SIGNS) and (found := CONFLICT.search(body)):
        marker = found[0].lstrip()
        raise refuse("conflict-marker", _at(body, found.end() - len(marker), file), marker=marker)
    if "%" in body and (found := _DIRECTIVE.search(body)):
        raise refuse("directive", _at(body, found.start(), file))
    return Raw(text, body, odd)


def _refuse_invisible(body: str, file: str) -> None:
    if found := _CONTROL.search(body):
        raise refuse("control-character", _at(body, found.start(), file), char=code_point(found[0]))
    if "\t" in body and (found := _TAB_INDENT.search(body)):
        raise refuse("tab-indent", _at(body, found.end() - 1, file))


def accent_run(text: str) -> int | None:
    """Where a text has more loose accents in a row than any language, if it has."""
    for found in _PERHAPS_ACCENTS.finditer(text):
        run = 0
        for at, char in enumerate(found[0]):
            run = run + 1 if combining(char) else 0
            if run > _ACCENTS:
                return found.start() + at - _ACCENTS
    return None


def mark_at(body: str, index: int) -> Mark:
    """The line and column of a character in a text without byte-order mark."""
    return Mark(body.count("\n", 0, index) + 1, index - body.rfind("\n", 0, index))


def code_point(char: str) -> str:
    """How an invisible character is named: `U+00A0`."""
    return f"U+{ord(char):04X}"


def _at(body: str, index: int, file: str) -> Place:
    return Place(file, mark=mark_at(body, index))
