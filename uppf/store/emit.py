"""Writing YAML that every reader, of YAML 1.1 as of 1.2, takes for the same texts."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias
from unicodedata import combining

from uppf.problem import refuse
from uppf.store.rawtext import CONFLICT, code_point
from uppf.store.yamltext import nfc, parse

Plain: TypeAlias = "str | Mapping[str, Plain] | Sequence[Plain] | None"
"""What a file can hold."""

WIDTH = 100
"""Where a list of words no longer fits on its line."""

LONG = 80
"""From this many characters a text is written on lines of its own."""

WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
"""Words that some reader takes for something else than a word."""

_START = re.compile(r"[^\W_]|[§(]")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")
_NUMBERISH = re.compile(r"[0-9][0-9A-Fa-foOxX_.:+\-tTzZ ]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_PLAIN = re.compile(r":(?= |$)| #| $")
_NOT_IN_FLOW = re.compile(r"[,:?\[\]{}]")
_NOT_LITERAL = re.compile(r"^ *\t|[ \t]$", re.MULTILINE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class Style(NamedTuple):
    """How far things are indented in a file."""

    step: int = 2
    """A mapping below its key."""
    dash: int = 2
    """The dash of a list below its key; 0 in files that do not indent lists."""
    item: int = 2
    """What a dash introduces, counted from the dash."""


STYLE = Style()


def written(value: Plain) -> Plain:
    """The value as it is read back: texts in NFC, with LF for every line break.

    Refused: `control-character`, `too-many-accents`.
    """
    if value is None:
        return None
    if isinstance(value, str):
        text = nfc(value.replace("\r\n", "\n").replace("\r", "\n"))
        for char in text if not text.isprintable() else "":
            if (char < " " and char not in "\n\t") or "\x7f" <= char < "\xa0" or "\ud800" <= char < "\ue000":
                raise refuse("control-character", char=code_point(char))
        return text
    if isinstance(value, Mapping):
        return {str(written(key)): written(item) for key, item in value.items()}
    return [written(item) for item in value]


def emit(value: Plain, indent: int = 0) -> str:
    """YAML in block form, each line indented and ended. Refused: `control-character`."""
    value = written(value)
    if isinstance(value, str) or not value:
        head, below = entry(value, indent - STYLE.step)
        return "".join(f"{line}\n" for line in [" " * indent + head.lstrip(" "), *below])
    return "".join(f"{line}\n" for line in block(value, indent))


def document_text(value: Mapping[str, Plain], schema_comment: str = "") -> str:
    """A new file: the comment that names its schema, then the value; proven to be read back as it was meant.

    Refused: `control-character`, and what `parse` refuses.
    """
    text = (f"# {schema_comment.lstrip('# ')}\n" if schema_comment else "") + emit(value)
    if parse(text.encode()).value != written(value):
        raise refuse("unprovable-edit", line=1)
    return text


def block(value: Plain, column: int, style: Style = STYLE) -> list[str]:
    """The lines of a mapping or list that is not empty, beginning at a column (from 0)."""
    margin = " " * column
    lines: list[str] = []
    if isinstance(value, Mapping):
        for key, item in value.items():
            name = scalar(key, flow=True)
            head, below = entry(item, column, style, len(name) + 1)
            lines += [f"{margin}{name}:{head}", *below]
    elif isinstance(value, Sequence):
        for item in value:
            head, below = dashed(item, column, style)
            lines += [f"{margin}-{head}", *below]
    return lines


def entry(value: Plain, column: int, style: Style = STYLE, taken: int = 0) -> tuple[str, list[str]]:
    """What follows the colon of a key that stands at a column: the rest of its line, and the lines below."""
    if isinstance(value, str):
        return _text(value, column + style.step)
    head = _brief(value, column + taken)
    if head is not None:
        return head, []
    return "", block(value, column + (style.step if isinstance(value, Mapping) else style.dash), style)


def dashed(value: Plain, column: int, style: Style = STYLE) -> tuple[str, list[str]]:
    """What follows the dash of a list item: the rest of its line, and the lines below."""
    below: list[str] = []
    if isinstance(value, str):
        head, below = _text(value, column + style.item)
    elif (brief := _brief(value, column + 1)) is not None:
        head = brief
    else:
        first, *below = block(value, column + style.item, style)
        head = f" {first.lstrip(' ')}"
    return (" " * (style.item - 2) + head if head else head), below


def flow(value: Plain) -> str:
    """A value within brackets, on one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def scalar(text: str, flow: bool = False) -> str:
    """A text on one line: plain where no reader can mistake it, otherwise in double quotes."""
    if _is_plain(text) and not (flow and _NOT_IN_FLOW.search(text)):
        return text
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _text(text: str, column: int) -> tuple[str, list[str]]:
    if "\n" not in text and len(text) <= LONG:
        return f" {scalar(text)}", []
    lines = text.removesuffix("\n").split("\n")
    shown = all(line.isprintable() for line in text.replace("\t", " ").split("\n"))
    if (
        not shown
        or not lines[0]
        or not lines[-1]
        or lines[0][0] == " "
        or _NOT_LITERAL.search(text)
        or CONFLICT.search(text)
    ):
        return f" {scalar(text)}", []
    margin = " " * column
    return " |" if text.endswith("\n") else " |-", [f"{margin}{line}" if line else "" for line in lines]


def _is_plain(text: str) -> bool:
    if not _START.match(text) or not text.isprintable() or _NOT_PLAIN.search(text) or text.lower() in WORDS:
        return False
    if not _NUMBERISH.fullmatch(text):
        return True
    return _NUMBER.fullmatch(text) is not None or (_DATE.fullmatch(text) is not None and _is_day(text))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text) is not None
    except ValueError:
        return False


def _brief(value: Plain, column: int) -> str | None:
    """Nothing, an empty collection or a list of words, if it fits on the line; otherwise None."""
    if value is None:
        return ""
    if not value:
        return f" {flow(value)}"
    if isinstance(value, Sequence) and all(isinstance(item, str) and "\n" not in item for item in value):
        line = f" {flow(value)}"
        return line if column + len(line) <= WIDTH else None
    return None


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    # A combining character would marry the quote, or the letter of an escape, as soon as someone normalises the file.
    if char.isprintable() and not combining(char):
        return char
    number = ord(char)
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
