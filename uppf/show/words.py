"""The program's Swedish: the one door from a code or a key in the source to the words that people read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import cast

from uppf.problem import Problem

TABLES = (
    *("reading", "usage", "lists", "calendar", "identity", "writing"),
    *("due", "explanation", "listing", "repository", "shapes", "checks", "papers", "doing", "merging"),
    "remedy",
    *("requesting", "reporting", "closing"),
    "following",
    "sanction",
    *("group", "introduction", "naming"),
    *("agreements", "procurements"),
    "coverage",
    "setting_up",
    "pictures",
    "twins",
    "paper_formats",
    "site",
    "registry",
    "output",
)
"""The modules of `uppf.show.swedish`; each may hold MESSAGES, LABELS and HELP, looked up in this order."""

Templates = str | tuple[str, ...]
"""What a code says. Of several templates the first whose facts are all there is used, else the last."""


def message(problem: Problem) -> str:
    """What a problem says; a code without words is said as itself, a fact that is missing as its ``{name}``.

    A template names facts: ``{days}``, ``{roles:och}`` and ``{grades:eller}`` for several, ``{days:dag/dagar}`` for
    a number with its noun.
    """
    found = cast(Templates | None, _find("MESSAGES", problem.code))
    if found is None:
        facts = ", ".join(f"{name} = {_said(fact)}" for name, fact in problem.facts.items())
        return f"{problem.code} ({facts})" if facts else problem.code
    *better, plainest = (found,) if isinstance(found, str) else found
    for template in better:
        facts_used = _Facts(problem.facts)
        text = template.format_map(facts_used)
        if facts_used.whole:
            return text
    return plainest.format_map(_Facts(problem.facts))


def label(key: str) -> str:
    """The words for a key; a key without words of its own is its own word, with spaces for underscores."""
    return cast(str | None, _find("LABELS", key)) or key.replace("_", " ")


def help(name: str) -> str:
    """The help of a command (``due``) or of its option (``due.as-of``), else of the option everywhere (``as-of``).

    An option everywhere that is called as a command is, has its words under ``*.note``.
    """
    command, _, option = name.rpartition(".")
    found = _find("HELP", name) or (_find("HELP", f"*.{option}") if command else None) or _find("HELP", option)
    return cast(str | None, found) or name


@cache
def _find(kind: str, key: str) -> object:
    for name in TABLES:
        table: Mapping[str, object] = getattr(import_module(f"uppf.show.swedish.{name}"), kind, {})
        if key in table:
            return table[key]
    return None


class _Facts(dict[str, "_Fact"]):
    """The facts of a message as its template asks for them; `whole` until one that is asked for is not there."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__((name, _Fact(fact)) for name, fact in facts.items() if fact not in (None, "", ()))
        self.whole = True

    def __missing__(self, name: str) -> "_Fact":
        self.whole = False
        return _Fact(f"{{{name}}}")


class _Fact:
    """One fact, said as the template wants it."""

    def __init__(self, fact: object) -> None:
        self.fact = fact

    def __format__(self, manner: str) -> str:
        if "/" in manner:
            one, many = manner.split("/", 1)
            return f"{_said(self.fact)} {one if self.fact in (1, -1) else many}"
        if manner and isinstance(self.fact, (tuple, list)) and not isinstance(self.fact, Problem):
            *first, last = [_said(item) for item in self.fact]
            return f"{', '.join(first)} {manner} {last}" if first else last
        return _said(self.fact)


def _said(fact: object) -> str:
    if isinstance(fact, Problem):
        return message(fact)
    if isinstance(fact, (tuple, list)):
        return ", ".join(_said(item) for item in fact)
    if isinstance(fact, date):
        return fact.isoformat()
    if isinstance(fact, Decimal):
        return kronor(fact)
    return label("yes" if fact else "no") if isinstance(fact, bool) else str(fact)


def kronor(amount: Decimal) -> str:
    """An amount as people write it; a space that does not break keeps it on one line."""
    whole, _, part = f"{amount:,.2f}".replace(",", "\u00a0").partition(".")
    return f"{whole},{part}" if part != "00" else whole
