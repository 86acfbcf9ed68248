"""What was changed in a file, said in a sentence: `ny brist b7q2wn; ändrat avslutat`."""

from collections.abc import Iterable

from uppf.problem import Route
from uppf.rules.differences import ADDED, CHANGED, REMOVED, Difference
from uppf.show.swedish.doing import ITEMS
from uppf.show.words import label

MOST = 4
"""How many things one sentence names of each kind."""


def sentence(found: Iterable[Difference]) -> str:
    """The differences of one file: new and removed items first, then the keys that were touched, thing by thing."""
    items: list[str] = []
    touched: dict[tuple[str, str], list[str]] = {}
    for one in found:
        whose, rest = _item(one.route)
        if whose and not rest and one.kind != CHANGED:
            items.append(label(f"change.item.{one.kind}").format(new=ITEMS[whose[-1][0]][0], item=_called(whose)))
        else:
            keys = touched.setdefault((one.kind, _called(whose)), [])
            keys += [key for key in (str(rest[0] if rest else one.route[-1]),) if key not in keys]
    parts = [*items[:MOST], *_more(items)]
    for kind in (ADDED, CHANGED, REMOVED):
        for (done, name), keys in touched.items():
            if done == kind:
                names = ", ".join([*(label(key) for key in keys[:MOST]), *_more(keys)])
                parts.append(label(f"change.{kind}.{'in' if name else 'top'}").format(keys=names, item=name))
    return "; ".join(parts) or label("change.form")


Whose = tuple[tuple[str, str], ...]
"""The way through items, as (what it is kept under, its key)."""


def _item(route: Route) -> tuple[Whose, Route]:
    """The item that a route leads into, and what is left of the way."""
    steps = [str(step) for step in route]
    whose: list[tuple[str, str]] = []
    at = 0
    while at + 1 < len(steps) and steps[at] in ITEMS:
        whose.append((steps[at], steps[at + 1]))
        at += 2
    return tuple(whose), tuple(steps[at:])


def _called(whose: Whose) -> str:
    """`åtgärd a4c6de i åtgärdsplan p2x7ab`; empty for the file itself."""
    names = [f"{ITEMS[section][1]} {key}" for section, key in reversed(whose)]
    return f" {label('change.of')} ".join(names)


def _more(names: list[str]) -> list[str]:
    return [label("change.more").format(count=len(names) - MOST)] if len(names) > MOST else []
