"""The edits of a merge that an act never makes: an item between others, a value taken away, lines carried over."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from uppf.problem import Refusal, Route, refuse
from uppf.store.emit import Plain, dashed, flow
from uppf.store.meaning import named
from uppf.store.splice import Pen, Put, splice
from uppf.store.yamltext import Node, ScalarNode, SequenceNode, is_flow, nfc, parse


class Drop(NamedTuple):
    """A key or an item to take away, with its value."""

    route: Route


class Insert(NamedTuple):
    """An item to put into a list that has items, at a place among them."""

    route: Route
    at: int
    value: Plain


class Swap(NamedTuple):
    """A value of whatever shape to put where there is one of another."""

    route: Route
    value: Plain


Step: TypeAlias = Put | Drop | Insert | Swap


def steps(old: Any, new: Any, route: Route = ()) -> Iterator[Step]:
    """The edits that make one plain value of another, in the order in which they can be made."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        yield from (Drop((*route, key)) for key in old if key not in new)
        for key, value in new.items():
            if key in old:
                yield from steps(old[key], value, (*route, key))
            else:
                yield Put((*route, key), value)
    elif isinstance(old, list) and isinstance(new, list) and _same_order(old, new):
        yield from _list_steps(old, new, route)
    elif old and not isinstance(old, str):
        yield Swap(route, new)
    else:
        yield Put(route, new)


def _same_order(old: list[Any], new: list[Any]) -> bool:
    """Whether the lists have named items of which some are in both, in one order."""
    was, now = named(old), named(new)
    if was is None or now is None or was[0] != now[0]:
        return False
    common = [name for name in was[1] if name in now[1]]
    return bool(common) and common == [name for name in now[1] if name in was[1]]


def _list_steps(old: list[Any], new: list[Any], route: Route) -> Iterator[Step]:
    was, now = (found[1] for found in (named(old), named(new)) if found)
    for at, name in enumerate(was):
        if name in now:
            yield from steps(was[name], now[name], (*route, at))
    yield from (Drop((*route, at)) for at, name in reversed(list(enumerate(was))) if name not in now)
    length = len(was.keys() & now.keys())
    for at, name in enumerate(now):
        if name not in was:
            yield Insert(route, at, now[name]) if at < length else Put((*route, at), now[name])
            length += 1


def taken(text: str, step: Step, order: list[str], source: str, file: str) -> str:
    """A text with one step taken, unproven; what is new is written as it is in the source where that can be seen.

    `order` is that of the keys at the top. Refuses `unprovable-edit` and what `splice` refuses.
    """
    if isinstance(step, Put):
        return _carried(splice(text, [step], order, file), step.route, source)
    if isinstance(step, Insert):
        return _carried(_inserted(text, step), (*step.route, step.at), source)
    if isinstance(step, Drop):
        return _dropped(text, step.route)
    return _swapped(text, step, order, source, file)


class _Spot(NamedTuple):
    """Where a value stands: in which collection, under which key, as which of its members."""

    parent: Any
    key: Any
    node: Any
    at: int


def _spot(pen: Pen, route: Route) -> _Spot:
    spot = _Spot(None, None, pen.root, 0)
    for step in route:
        parent = spot.node
        if isinstance(parent, ScalarNode):
            raise _by_hand(pen)
        if isinstance(parent, SequenceNode):
            spot = _Spot(parent, None, parent.value[int(step)], int(step))
            continue
        found = [_Spot(parent, key, node, at) for at, (key, node) in enumerate(parent.value) if nfc(key.value) == step]
        if not found:
            raise _by_hand(pen)
        spot = found[0]
    return spot


def _by_hand(pen: Pen, node: Node | None = None) -> Refusal:
    return refuse("unprovable-edit", line=(node or pen.root).start_mark.line + 1)


def _extent(pen: Pen, spot: _Spot) -> tuple[int, int] | None:
    """From the start of an entry's line to the end of its last; None where it shares them with others."""
    if spot.parent is None or is_flow(spot.parent):
        return None
    start = spot.key.start_mark.index if spot.key else _dash(pen, spot)
    line = pen.body.rfind("\n", 0, start) + 1
    if pen.body[line:start].strip(" ") or pen.body[start] == "?":
        return None
    return line, pen.line_end(max(pen.last(spot.node), spot.key.end_mark.index if spot.key else start))


def _dash(pen: Pen, spot: _Spot) -> int:
    """Where the dash of an item stands: the last one before its value, past nothing but space and comments."""
    column: int = spot.parent.start_mark.column
    line = pen.body.rfind("\n", 0, spot.node.start_mark.index) + 1
    while pen.body[line + column : line + column + 1] != "-" or pen.body[line : line + column].strip(" "):
        if not line:
            raise _by_hand(pen, spot.node)
        line = pen.body.rfind("\n", 0, line - 1) + 1
    return line + column


def _dropped(text: str, route: Route) -> str:
    pen = Pen(text)
    spot = _spot(pen, route)
    members = [pair[0] if isinstance(pair, tuple) else pair for pair in spot.parent.value]
    ends = [pen.last(pair[1] if isinstance(pair, tuple) else pair) for pair in spot.parent.value]
    extent = _extent(pen, spot)
    if extent:
        start, end = extent
        return text[:start] + text[end:].removeprefix("\r").removeprefix("\n")
    start = members[spot.at].start_mark.index
    if spot.at + 1 < len(members):  # within brackets, or first behind a dash
        return text[:start] + text[members[spot.at + 1].start_mark.index :]
    if not spot.at or not is_flow(spot.parent):
        raise _by_hand(pen, spot.node)
    return text[: ends[spot.at - 1]] + text[ends[spot.at] :]


def _inserted(text: str, step: Insert) -> str:
    pen = Pen(text)
    parent = _spot(pen, step.route).node
    before = parent.value[step.at].start_mark.index
    if is_flow(parent):
        return f"{text[:before]}{flow(step.value)}, {text[before:]}"
    column = parent.start_mark.column
    extent = _extent(pen, _Spot(parent, None, parent.value[step.at], step.at))
    if not extent:
        raise _by_hand(pen, parent)
    head, below = dashed(step.value, column, pen.style(parent))
    lines = [f"{' ' * column}-{head}", *below]
    start = _lead(text, extent[0], column)
    return text[:start] + "".join(line + pen.newline for line in lines) + text[start:]


def _lead(text: str, start: int, column: int) -> int:
    """Where the comments begin that stand right above a line, at its column: they speak of it."""
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].startswith(" " * column + "#"):
            break
        start = above
    return start


def _swapped(text: str, step: Swap, order: list[str], source: str, file: str) -> str:
    pen = Pen(text)
    spot = _spot(pen, step.route)
    start, end = spot.node.start_mark.index, pen.last(spot.node)
    if spot.parent is None:
        raise _by_hand(pen)
    if is_flow(spot.node) and "\n" not in text[start:end]:
        return _carried(text[:start] + flow(step.value) + text[end:], step.route, source)
    start = spot.key.end_mark.index + 1 if spot.key else _dash(pen, spot) + 1
    return _carried(splice(text[:start] + text[end:], [Put(step.route, step.value)], order, file), step.route, source)


def _carried(text: str, route: Route, source: str) -> str:
    """The text with an entry's lines as they are in the source, its comments too, where that changes no meaning."""
    if any(isinstance(step, int) for step in route):
        return text
    if not source.strip():
        return text
    pen, other = Pen(text), Pen(source)
    try:
        spot, model = _spot(pen, route), _spot(other, route)
    except Refusal:
        return text
    here, there = _extent(pen, spot), _extent(other, model)
    if not here or not there or spot.key.start_mark.column != model.key.start_mark.column:
        return text
    column = spot.key.start_mark.column
    if "#" in text[here[0] : here[1]]:
        return text
    lines = source[_lead(source, there[0], column) : there[1]]
    if _lead(text, here[0], column) != here[0]:  # its comments are here already
        lines = source[there[0] : there[1]]
    carried = text[: here[0]] + lines + text[here[1] :]
    try:
        return carried if parse(carried.encode()).value == parse(text.encode()).value else text
    except Refusal:
        return text
