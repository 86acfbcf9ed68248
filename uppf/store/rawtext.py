"""From a file's bytes to a text that is fit to be read as YAML."""

import errno
import os
import re
import stat

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
_CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>", "=======", "|||||||")


def read_bytes(path: str | os.PathLike[str], limit: int = LIMIT) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; a link is not followed.

    Refused: `symlink`, `not-a-file`, `too-large`, `unreadable`.
    """
    place = Place(os.fspath(path))
    try:
        found = os.lstat(path)
        if stat.S_ISLNK(found.st_mode):
            raise refuse("symlink", place)
        if not stat.S_ISREG(found.st_mode):
            raise refuse("not-a-file", place)
        # Whoever swaps the file after the look gets no further: no link is followed, no pipe is waited for.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise refuse("not-a-file", place)
            data = bytearray()
            while len(data) <= limit and (more := file.read(limit + 1 - len(data))):
                data += more
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise refuse("symlink", place) from None
        raise refuse("unreadable", place, reason=errno.errorcode.get(error.errno or 0, "?")) from None
    except ValueError:  # a NUL in the path
        raise refuse("unreadable", place, reason="EINVAL") from None
    if len(data) > limit:
        raise refuse("too-large", place, limit=limit)
    return bytes(data)


def decoded(data: bytes, file: str = "") -> str:
    """The text of UTF-8 bytes as it stands, with nothing in it that YAML or the eye would misread.

    Refused: `too-large`, `utf-16`, `not-utf8`, `control-character`, `conflict-marker`, `tab-indent`, `directive`.
    """
    if len(data) > LIMIT:
        raise refuse("too-large", Place(file, mark=Mark(1, 1)), limit=LIMIT)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(data) > 1 and (data[0] == 0) != (data[1] == 0)):
        raise refuse("utf-16", Place(file, mark=Mark(1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(BOM)
        raise refuse(
            "not-utf8", Place(file, mark=mark_at(before, len(before))), byte=f"{data[error.start]:02X}"
        ) from None
    _screen(text.removeprefix(BOM), file)
    return text


def _screen(body: str, file: str) -> None:
    if found := _CONTROL.search(body):
        raise refuse("control-character", _at(body, found.start(), file), char=code_point(found[0]))
    if any(sign in body for sign in _CONFLICT_SIGNS) and (found := CONFLICT.search(body)):
        marker = found[0].lstrip()
        raise refuse("conflict-marker", _at(body, found.end() - len(marker), file), marker=marker)
    if "\t" in body and (found := _TAB_INDENT.search(body)):
        raise refuse("tab-indent", _at(body, found.end() - 1, file))
    if "%" in body and (found := _DIRECTIVE.search(body)):
        raise refuse("directive", _at(body, found.start(), file))


def mark_at(body: str, index: int) -> Mark:
    """The line and column of a character in a text without byte-order mark."""
    return Mark(body.count("\n", 0, index) + 1, index - body.rfind("\n", 0, index))


def code_point(char: str) -> str:
    """How an invisible character is named: `U+00A0`."""
    return f"U+{ord(char):04X}"


def _at(body: str, index: int, file: str) -> Place:
    return Place(file, mark=mark_at(body, index))
