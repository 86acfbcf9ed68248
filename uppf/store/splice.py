"""Editing a YAML text by touching only the lines that change, and proving it before anyone sees it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from uppf.problem import Mark, Place, Refusal, Route, refuse
from uppf.store.emit import STYLE, Plain, Style, block, dashed, document_text, emit, entry, flow, written
from uppf.store.rawtext import BOM
from uppf.store.yamltext import MappingNode, Node, ScalarNode, SequenceNode, compose, is_flow, locate, nfc, parse

__all__ = ["Plain", "Put", "document_text", "emit", "splice"]

RANDOM_ID = re.compile(r"[a-z0-9]{6}")
"""The keys of a keyed map: a new one goes to its sorted place."""


class Put(NamedTuple):
    """A value to write at the end of a route: a scalar replaced, a new key, or (at the length of a list) a new item."""

    route: Route
    value: Plain


class _Cut(NamedTuple):
    """From and to which character, and what shall stand there."""

    start: int
    end: int
    text: str


class _Unsure(Exception):
    """A form of writing that is not edited."""


def splice(text: str, changes: Sequence[Put], order: Sequence[str] = (), file: str = "") -> str:
    """The text with the changes made and every other character as it was; never a text that has not been proven.

    A list that begins as the one that is there is added to: its items, with their comments, stay as they are.
    `order` is the schema's order of the keys at the top. Refused: what `parse` refuses in the old text, `wrong-shape`
    where a change would replace what has values of its own, `control-character`, `too-large`, `unprovable-edit`.
    """
    meant: Any = parse(text.encode("utf-8", "surrogatepass"), file).value
    mark, body = text[: text.startswith(BOM)], text.removeprefix(BOM)
    todo = [(tuple(nfc(step) if isinstance(step, str) else step for step in way), written(put)) for way, put in changes]
    while todo:
        (route, value), *todo = todo
        more = _added(meant, route, value)
        if more:
            todo = [*more, *todo]
            continue
        place = Place(file, route)
        after = _put(meant, route, value, place)
        try:
            if after != meant:
                body = _edited(body, route, value, order)
        except _Unsure:
            raise _by_hand(body, route, file) from None
        meant = after
    try:
        read = parse((mark + body).encode(), file).value
    except Refusal as refusal:
        if refusal.problems[0].code == "too-large":
            raise
        read = None
    if read != meant:
        raise _by_hand(text, changes[0].route, file)
    return mark + body


def _by_hand(text: str, route: Route, file: str) -> Refusal:
    line, column, _ = locate(text, route)
    return refuse("unprovable-edit", Place(file, route, Mark(line, column)), line=line)


def _added(old: Any, route: Route, value: Plain) -> list[tuple[Route, Plain]]:
    """The items that a list gets besides those it has; nothing where it is not only added to."""
    for step in route:
        if isinstance(old, list):
            old = dict(enumerate(old))
        if not isinstance(old, dict):
            return []
        old = old.get(step)
    if not (isinstance(old, list) and old and isinstance(value, list) and value[: len(old)] == old):
        return []
    return [((*route, number), one) for number, one in enumerate(value) if number >= len(old)]


def _put(old: Any, route: Route, value: Plain, place: Place) -> Any:
    """The plain value that the edit must come to."""
    if not old:
        # Empty brackets and nothing at all give way to whatever comes; a text does not grow keys.
        if route and old == "":
            raise refuse("wrong-shape", place)
        return _nested(route, value, place)
    if not route:
        if not isinstance(old, str) and old != value and not _words(old, value):
            raise refuse("wrong-shape", place)
        return value
    step, rest = route[0], route[1:]
    if isinstance(old, dict) and isinstance(step, str):
        return {**old, step: _put(old.get(step), rest, value, place)}
    if isinstance(old, list) and isinstance(step, int) and 0 <= step <= len(old):
        return [*old[:step], _put(old[step] if step < len(old) else None, rest, value, place), *old[step + 1 :]]
    raise refuse("wrong-shape", place)


def _words(old: Any, value: Plain) -> bool:
    """Whether one list of words takes the place of another: words have nothing of their own to lose."""
    lists = isinstance(old, list) and isinstance(value, list) and bool(value)
    return lists and all(isinstance(one, str) for one in (*old, *(value or ())))


def _nested(route: Route, value: Plain, place: Place) -> Plain:
    """The value inside the parents that its route names."""
    for step in reversed(route):
        if isinstance(step, int) and step != 0:
            raise refuse("wrong-shape", place)
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _edited(body: str, route: Route, value: Plain, order: Sequence[str]) -> str:
    """The text with one change made, unproven."""
    for start, end, text in reversed(Pen(body).cuts(route, value, order)):
        body = body[:start] + text + body[end:]
    return body


class Pen:
    """One change to a text: the walk to its place, and the cuts to make there."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.root = compose(body)
        first = body.find("\n")
        self.newline = "\r\n" if first > 0 and body[first - 1] == "\r" else "\n"

    def cuts(self, route: Route, value: Plain, order: Sequence[str]) -> list[_Cut]:
        """What to cut and paste, from the top."""
        node: Any = self.root
        parent: Any = None
        key: Any = None
        for depth, step in enumerate(route):
            if not node.value or isinstance(node, ScalarNode):
                return self.fill(node, parent, key, _nested(route[depth:], value, Place()))
            if isinstance(node, SequenceNode):
                if step == len(node.value):
                    return self.append(node, _nested(route[depth + 1 :], value, Place()))
                parent, key, node = node, None, node.value[int(step)]
                continue
            at = next((at for at, pair in enumerate(node.value) if nfc(pair[0].value) == step), None)
            if at is None:
                ranks = list(order) if node is self.root else []
                new = {str(step): _nested(route[depth + 1 :], value, Place())}
                return self.insert(node, key, new, ranks)
            parent, (key, node) = node, node.value[at]
        if isinstance(node, SequenceNode) and node.value and isinstance(value, list):
            return self.listed(node, parent, key, value)
        return self.fill(node, parent, key, value)

    def listed(self, node: Any, parent: Any, key: Any, value: list[Plain]) -> list[_Cut]:
        """A list of words for another: more words last, or all of them anew where no comment would be lost."""
        known = [nfc(one.value) for one in node.value]
        if value[: len(known)] == known and not is_flow(node):
            return [cut for word in value[len(known) :] for cut in self.append(node, word)]
        if is_flow(node):
            return self.fill(node, parent, key, value)
        back = len(self.body[: node.start_mark.index].rstrip(" \r\n"))
        if key is None or self.body[back - 1 : back] != ":" or "#" in self.body[back : self.last(node)]:
            raise _Unsure
        column: int = key.start_mark.column
        head, below = entry(value, column, self.style(parent), key.end_mark.index - key.start_mark.index + 1)
        text = self.newline.join([head, *below])
        return [_Cut(back, self.last(node), text)]

    def insert(self, node: Any, owner: Any, new: Mapping[str, Plain], order: list[str]) -> list[_Cut]:
        """A new key in a mapping that has keys: at its sorted place, or last."""
        at = _rank(next(iter(new)), [nfc(key.value) for key, _ in node.value], order)
        start: int = node.value[0][0].start_mark.index
        if is_flow(node):
            return [self.within(node, [pair[1] for pair in node.value], at, start, flow(new)[1:-1])]
        if self.body[node.start_mark.index] == "?":
            raise _Unsure
        column: int = node.value[0][0].start_mark.column
        lines = block(new, column, self.style(node))
        if at:
            return [self.below(self.last(node.value[at - 1][1]), column, lines)]
        line = start - column
        if self.body[line:start].strip(" "):  # the first key stands behind a dash
            return [_Cut(start, start, self.newline.join([*lines, ""]).lstrip(" ") + " " * column)]
        if owner is None:
            return [_Cut(line, line, self.newline.join([*lines, ""]))]
        return [self.below(owner.end_mark.index, None, lines)]

    def append(self, node: Any, value: Plain) -> list[_Cut]:
        """A new item last in a list that has items."""
        if is_flow(node):
            first: int = node.value[0].start_mark.index
            return [self.within(node, node.value, len(node.value), first, flow(value))]
        column: int = node.start_mark.column
        head, below = dashed(value, column, self.style(node))
        return [self.below(self.last(node), column, [f"{' ' * column}-{head}", *below])]

    def within(self, node: Any, values: Sequence[Any], at: int, first: int, text: str) -> _Cut:
        """A new member of a one-line collection with brackets."""
        if node.start_mark.line != node.end_mark.line:
            raise _Unsure
        if not at:
            return _Cut(first, first, f"{text}, ")
        end = self.last(values[at - 1])
        return _Cut(end, end, f", {text}")

    def fill(self, node: Any, parent: Any, key: Any, value: Plain) -> list[_Cut]:
        """A value where a scalar, empty brackets or nothing stood."""
        start: int = node.start_mark.index
        end = max(start, self.last(node))
        old = self.body[start:end]
        # A comment in the heading of a block text or between empty brackets would be lost.
        if "#" in (old.split("\n")[0] if getattr(node, "style", None) in ("|", ">") else old if is_flow(node) else ""):
            raise _Unsure
        if parent is not None and is_flow(parent):
            head, below = f" {flow(value)}", list[str]()
        elif parent is None:
            return [_Cut(start, end, self.newline.join(block(value, 0)))]
        elif key is None:
            head, below = dashed(value, parent.start_mark.column, self.style(parent))
        else:
            column = key.start_mark.column
            head, below = entry(value, column, self.style(parent), key.end_mark.index - key.start_mark.index + 1)
        if old and head:
            cuts = [_Cut(start, end, head.lstrip(" "))]
        else:
            back = len(self.body[:start].rstrip(" \r\n"))
            if self.body[back - 1 : back] not in (":", "-"):
                back = start
            # What follows on the line, a comment perhaps, keeps its distance.
            cuts = [_Cut(back, end if old else back, head)]
        if not below:
            return cuts
        column = None if head else (parent if key is None else key).start_mark.column
        return [*cuts, self.below(end, column, below)]

    def below(self, at: int, column: int | None, lines: Sequence[str]) -> _Cut:
        """New lines below the line of a character and the deeper comments there, which speak of what stands above."""
        end = self.line_end(at)
        probe = end
        while column is not None and probe < len(self.body):
            start = self.body.index("\n", probe) + 1
            probe = self.line_end(start)
            line = self.body[start:probe].strip(" ")
            if line.startswith("#") and self.body.index("#", start) - start > column:
                end = probe
            elif line:
                break
        return _Cut(end, end, "".join(f"{self.newline}{line}" for line in lines))

    def line_end(self, at: int) -> int:
        end = self.body.find("\n", at)
        if end < 0:
            return len(self.body)
        return end - (end > at and self.body[end - 1] == "\r")

    def last(self, node: Any) -> int:
        """The end of the last leaf: the end of a block runs on over the comments that follow it."""
        while not is_flow(node) and not isinstance(node, ScalarNode):
            node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
        start, end = node.start_mark.index, node.end_mark.index
        if getattr(node, "style", None) not in ("|", ">"):
            return int(end)
        heading = self.body[start : self.line_end(start)]
        if "+" in heading.split("#")[0]:
            return int(end) - (2 if self.body[end - 2 : end] == "\r\n" else self.body[end - 1] == "\n")
        return int(start) + len(self.body[start:end].rstrip(" \r\n"))

    def style(self, near: Any) -> Style:
        """How things are indented nearby, else elsewhere in the file, else as usual."""
        found: dict[str, int] = {}
        for node in (near, self.root):
            _measure(node, found)
        return Style(**{**STYLE._asdict(), **found})


def _measure(node: Node, found: dict[str, int]) -> None:
    """Note the first indentation of each kind."""
    if len(found) == len(STYLE) or is_flow(node) or isinstance(node, ScalarNode):
        return
    for member in node.value:
        child = member[1] if isinstance(node, MappingNode) else member
        if isinstance(child, ScalarNode) or is_flow(child):
            if isinstance(node, SequenceNode) and child.value:
                found.setdefault("item", child.start_mark.column - node.start_mark.column)
            continue
        offset = child.start_mark.column - node.start_mark.column
        kind = "item" if isinstance(node, SequenceNode) else "step" if isinstance(child, MappingNode) else "dash"
        found.setdefault(kind, offset)
        _measure(child, found)


def _rank(new: str, keys: Sequence[str], order: Sequence[str]) -> int:
    """Where among the keys a new one belongs."""
    if new in order:
        before = set(order[: order.index(new)])
        return max((at + 1 for at, key in enumerate(keys) if key in before), default=0)
    if all(RANDOM_ID.fullmatch(key) for key in (new, *keys)):
        return next((at for at, key in enumerate(keys) if key > new), len(keys))
    return len(keys)
