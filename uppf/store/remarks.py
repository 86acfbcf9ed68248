"""The comments of a YAML text: counted, so that none is lost in a merge, and carried to where they belong."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from uppf.problem import Route
from uppf.store.lines import lines_of
from uppf.store.yamltext import MappingNode, Node, ScalarNode, compose, is_flow, nfc

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")

Remarks = Counter[str]
"""What may be comments, each with its number; also what only looks like one in a text, which does no harm."""


def remarks(text: str) -> Remarks:
    """The comments of a text."""
    return Counter(found for line in lines_of(text) for found in _in(line))


def carried(text: str, lost: Remarks, source: str) -> str:
    """The text with comments of the source on lines of their own, above what they speak of there or what follows."""
    lines, owners = lines_of(source), dict(_entries(compose(source), ()))
    newline = "\r\n" if "\r\n" in text else "\n"
    for number, line in enumerate(lines):
        for found in _in(line):
            if not lost[found]:
                continue
            lost = lost - Counter([found])
            places = {where: at for at, where in _entries(compose(text), ())}
            below = (owners[at] for at in range(number, len(lines)) if at in owners)
            route = next((owner for owner in below if owner in places), ())
            written = lines_of(text)
            at = places[route] if route else len(written)
            above = written[at] if route else ""
            margin = above[: len(above) - len(above.lstrip(" "))]
            if at and not written[at - 1].endswith("\n"):
                written[at - 1] += newline
            text = "".join([*written[:at], f"{margin}{found}{newline}", *written[at:]])
    return text


def _in(line: str) -> list[str]:
    return [found.rstrip() for found in _COMMENT.findall(line)]


def _entries(node: Node, route: Route) -> Iterator[tuple[int, Route]]:
    """The line (from 0) and the route of every key and item that begins a line of its own, from the top."""
    if isinstance(node, ScalarNode) or is_flow(node):
        return
    members: list[Any] = node.value
    for at, member in enumerate(members):
        key, value = member if isinstance(node, MappingNode) else (member, member)
        step = nfc(key.value) if isinstance(node, MappingNode) else at
        # The first key behind a dash shares its line: the item is what the line says.
        if not (isinstance(node, MappingNode) and at == 0 and route and isinstance(route[-1], int)):
            yield key.start_mark.line, (*route, step)
        yield from _entries(value, (*route, step))
