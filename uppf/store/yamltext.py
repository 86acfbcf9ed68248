"""Reading YAML: from a file's bytes to plain values where every scalar is text, and the places of those values."""

import re
from itertools import islice
from typing import Any, NamedTuple, NoReturn
from unicodedata import is_normalized, normalize

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from uppf.problem import Level, Mark, Place, Problem, Refusal, Route, refuse
from uppf.store.complaints import understood
from uppf.store.gaps import Scalar, cut_texts, has_cut, stray_tab
from uppf.store.rawtext import BOM, Raw, accent_run, code_point, decoded, mark_at, read_bytes

__all__ = [
    "Document",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "Span",
    "compose",
    "is_flow",
    "locate",
    "nfc",
    "parse",
    "read_bytes",
]


class _Tagless:
    """A loader that does not ask which type a scalar looks like: every one is text."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...


LOADERS: dict[str, Any] = {"pure": type("PureLoader", (_Tagless, yaml.BaseLoader), {})}
"""The parsers that can be used; "c" only where libyaml is installed."""
if hasattr(yaml, "CBaseLoader"):
    LOADERS["c"] = type("CLoader", (_Tagless, yaml.CBaseLoader), {})

LOADER = "c" if "c" in LOADERS else "pure"
"""The parser in use. Both give the same values and the same problems; "c" is twenty times as fast."""

MAX_DEPTH = 32
"""How deep mappings and lists may nest; a case needs eight."""

MAX_PROBLEMS = 50

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\[uU](?=(?:0000)?[dD][89a-fA-F])")
_BEYOND_UNICODE = re.compile(r"\\U(?!00(?:0|10))")
_SIGN = re.compile(r"[^\s,\[\]{}]*")


class Document(NamedTuple):
    """A file that could be read."""

    text: str
    """The decoded text, with its newlines and its byte-order mark."""
    value: dict[str, Any]
    """Texts, None, lists and dicts of the same; texts and keys in NFC."""
    warnings: tuple[Problem, ...] = ()


class Span(NamedTuple):
    """Where a value stands: line and column from 1, and how many characters a caret underlines."""

    line: int
    column: int
    length: int


def parse(data: bytes, file: str = "") -> Document:
    """The plain value of a YAML file, every scalar as the text that was written.

    Refused with a place: what `decoded` refuses, and `too-deep`, `duplicate-key`, `alias`, `tag`, `merge-key`,
    `tab-space`, `complex-key`, `empty-key`, `invisible-in-key`, `many-documents`, `empty-file`,
    `not-a-mapping`, `yaml-…`.
    """
    raw = decoded(data, file)
    reading = _Reading(raw, file)
    return Document(raw.text, reading.whole(), reading.warnings())


def nfc(text: str) -> str:
    """The one form of a text in which å is always the same å. Refused: `too-many-accents`."""
    if text.isascii():
        return text
    if accent_run(text) is not None:
        raise refuse("too-many-accents")
    return normalize("NFC", text)


class _Reading:
    """One pass over the parser's events: events, unlike nodes, are never deeper or more than what is written."""

    next: Any
    """The parser's way to the next event."""

    def __init__(self, raw: Raw, file: str) -> None:
        self.body = body = raw.body
        self.file = file
        # Only an odd text pays for looking at each scalar.
        self.careful = raw.odd or "\\" in body or has_cut(body) or not is_normalized("NFC", body)
        self.scalars: list[Scalar] = []
        self.problems: list[Problem] = []

    def whole(self) -> dict[str, Any]:
        """The value of the one document, or the refusal of everything that is wrong with it."""
        value: Any = None
        try:
            self.next = LOADERS[LOADER](self.body).get_event
            self.next()
            if type(self.next()) is StreamEndEvent:
                self.note("empty-file", 0)
            else:
                root = self.next()
                value = self.value(root, 0)
                self.next()
                after = self.next()
                at = after.start_mark.index
                if type(after) is DocumentStartEvent:
                    self.note("many-documents", at)
                elif value is None and type(root) is ScalarEvent:
                    self.note("empty-file", 0)
                elif type(value) is not dict:
                    self.note("not-a-mapping", root.start_mark.index)
        except yaml.YAMLError as error:
            self.note_syntax(error)
        except (ValueError, OverflowError):
            # The pure parser makes a character of any number.
            found = _BEYOND_UNICODE.search(self.body)
            self.note_escape(found.end() if found else 0)
        if self.careful and (tab := stray_tab(self.body, self.scalars)) is not None:
            self.note("tab-space", tab)
        if self.problems:
            self.give_up()
        whole: dict[str, Any] = value
        return whole

    def value(self, event: Any, depth: int) -> Any:
        """The value that begins with an event."""
        kind = type(event)
        if kind is ScalarEvent and event.tag is None and event.anchor is None and not self.careful:
            return event.value or ("" if event.style else None)
        if kind is AliasEvent:
            self.note_sign("alias", event.start_mark.index)
            return None
        if event.tag is not None or event.anchor is not None:
            self.note_sign("tag" if event.anchor is None else "alias", event.start_mark.index)
        if kind is ScalarEvent:
            return self.looked_at(event)
        if depth >= MAX_DEPTH:
            self.note("too-deep", event.start_mark.index, limit=MAX_DEPTH)
            self.give_up()
        depth += 1
        if kind is SequenceStartEvent:
            items = []
            while type(item := self.next()) is not SequenceEndEvent:
                items.append(self.value(item, depth))
            return items
        mapping: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        while type(key := self.next()) is not MappingEndEvent:
            name = self.value(key, depth)
            if type(name) is not str or not name or name in keys or name == "<<" or self.careful:
                name = self.odd_key(key, name, keys)
            keys[name] = key
            mapping[name] = self.value(self.next(), depth)
        return mapping

    def odd_key(self, key: Any, name: Any, keys: dict[str, Any]) -> str:
        """The name of a key that the fast lane did not know, noting what is wrong with it."""
        at = key.start_mark.index
        if type(key) is not ScalarEvent:
            if type(key) is not AliasEvent:
                self.note("complex-key", at)
            return ""
        if not name:
            self.note("empty-key", at)
            return ""
        if name in keys:
            self.note("duplicate-key", at, key=name, first=keys[name].start_mark.line + 1)
        elif name == "<<":
            self.note("merge-key", at)
        elif not name.isprintable():
            hidden = next(char for char in name if not char.isprintable())
            if hidden != "\t" or key.style:
                self.note("invisible-in-key", at, key=name, char=code_point(hidden))
        return str(name)

    def looked_at(self, event: Any) -> str | None:
        """The text of a scalar in a text that has something odd: in NFC, and without what an escape has smuggled in."""
        start = event.start_mark.index
        if event.style == '"' and accent_run(event.value) is not None:
            self.note("too-many-accents", start)
            self.give_up()
        text = normalize("NFC", event.value)
        self.scalars.append(Scalar(start, event.end_mark.index, event.style, text))
        if event.style == '"':
            if found := _HIDDEN.search(text):
                self.note("control-character", start, char=code_point(found[0]))
            elif _SURROGATE.search(text):
                # The C parser gets no further than this.
                escape = _SURROGATE_ESCAPE.search(self.body, start)
                self.note_escape(escape.end() if escape else start)
                self.give_up()
        return text or ("" if event.style else None)

    def warnings(self) -> tuple[Problem, ...]:
        """What reads well and yet hardly says what its author meant."""
        return tuple(
            Problem(
                "comment-in-text",
                Place(self.file, mark=mark_at(self.body, at)),
                Level.WARNING,
                {"text": text, "comment": comment},
            )
            for at, text, comment in islice(cut_texts(self.body, self.scalars), MAX_PROBLEMS)
        )

    def note_syntax(self, error: Any) -> None:
        """Note what the parser could not read."""
        code, index = understood(error)
        char = self.body[index : index + 1]
        if code in ("alias", "tag"):
            self.note_sign(code, index)
        elif code == "yaml-escape":
            self.note_escape(index)
        elif code == "yaml-bad-start" and char == "\t":
            self.note("tab-space", index)
        else:
            self.note(code, index, **({"char": char} if code == "yaml-bad-start" else {}))

    def note_escape(self, index: int) -> None:
        """Note an escape that stands for no character, at its backslash."""
        self.note("yaml-escape", max(self.body.rfind("\\", 0, index + 1), 0))

    def note_sign(self, code: str, index: int) -> None:
        """Note an anchor, an alias or a tag, by the sign that it is written with."""
        sign = _SIGN.match(self.body, index)
        self.note(code, index, sign=sign[0] if sign else "")

    def note(self, code: str, index: int, **facts: object) -> None:
        """Note a problem at a character."""
        problem = Problem(code, Place(self.file, mark=mark_at(self.body, index)), Level.ERROR, facts)
        if problem not in self.problems:
            self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            self.give_up()

    def give_up(self) -> NoReturn:
        """Refuse, naming every problem noted, from the top."""
        raise Refusal(*sorted(self.problems, key=lambda problem: problem.place.mark or Mark(1, 1)))


def compose(body: str) -> MappingNode:
    """The nodes, with marks, of a text without byte-order mark that `parse` has accepted: no aliases, no abyss."""
    node: MappingNode = LOADERS[LOADER](body).get_single_node()
    return node


def is_flow(node: Node) -> bool:
    """Whether a node is a collection written with brackets."""
    return getattr(node, "flow_style", None) is True


def locate(document_text: str, route: Route, key: bool = False) -> Span:
    """Where the value (or the key) at the end of a route stands.

    What the file does not have is skipped: a missing key points at its owner, and the tags that a union adds to a route
    point nowhere. A route that ends in `[key]` is Pydantic's way to speak of a key.
    """
    body = document_text.removeprefix(BOM)
    try:
        node: Any = compose(body)
    except yaml.YAMLError:
        return Span(1, 1, 1)
    owner: Any = None
    found = True
    for step in route:
        found = False
        if isinstance(node, MappingNode):
            pairs = [pair for pair in node.value if isinstance(pair[0], ScalarNode) and nfc(pair[0].value) == step]
            if pairs:
                (owner, node), found = pairs[0], True
        elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            owner, node, found = None, node.value[step], True
        elif step == 0:
            # A list of one may be written without its brackets.
            found = True
    # A block and an empty value stand below or behind their key: the key is what the eye looks for.
    if owner is not None and (key or not found or not (is_flow(node) or (isinstance(node, ScalarNode) and node.value))):
        node = owner
    start, end = node.start_mark.index, body.find("\n", node.start_mark.index)
    end = len(body) if end < 0 else end
    if isinstance(node, ScalarNode) or is_flow(node):
        end = min(end, node.end_mark.index)
    return Span(node.start_mark.line + 1, node.start_mark.column + 1, max(1, len(body[start:end].rstrip())))
