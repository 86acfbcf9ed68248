"""Facts as words for people: the one place where a key in a fact becomes what an officer calls it.

Answers, steps, refusals and what the check finds all go through `worded`, with the municipality's own titles where the
files could be read.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from uppf.problem import Problem
from uppf.show.words import label

Titles = Mapping[str, str]
"""The municipality's own words by key: roles, boards, services, labels."""

KEY = re.compile(r"[a-zåäö0-9]+(?:_[a-zåäö0-9]+)+")
"""What only a file and a command line call something."""


def titled(key: str, titles: Titles) -> str:
    """What the municipality calls something, else what the program does."""
    return titles.get(key) or label(key)


def plain(key: str, titles: Titles) -> str:
    """What the program calls something; no municipality has words of its own for it."""
    return label(key)


def effect(key: str, titles: Titles) -> str:
    """What a sanction brings with it."""
    said = label(f"effect.{key}")
    return label(key) if said.startswith("effect.") else said


def kinds(text: str, titles: Titles) -> str:
    """A kind of row with its count: a rule by its title, what waits in an agreement by its words."""
    name, opened, rest = text.partition(" (")
    said = label(f"source.{name}")
    return text if said.startswith("source.") else f"{said}{opened}{rest}"


def step(text: str, titles: Titles) -> str:
    """A step of a procurement: a rule's own title, or the words for one that no rule has."""
    said = label(text)
    return said if said != text else text.removeprefix("upphandling.")


def gate(key: str, titles: Titles) -> str:
    """A gate before a sanction."""
    return label(f"gate.{key}")


def pattern(key: str, titles: Titles) -> str:
    """What findings have in common."""
    return label(f"pattern.{key}")


def method(key: str, titles: Titles) -> str:
    """A method, as the due list says it."""
    return label(key)


WORDED: Mapping[str, Callable[[str, Titles], str]] = {
    "about": titled,
    "allowed": titled,
    "board": titled,
    "breach": plain,
    "effects": effect,
    "form": plain,
    "gates": gate,
    "kind": titled,
    "kinds": kinds,
    "label": titled,
    "method": method,
    "missing": plain,
    "parts": plain,
    "pattern": pattern,
    "recipient": titled,
    "recipients": titled,
    "role": titled,
    "roles": titled,
    "sanction": titled,
    "service": titled,
    "source": plain,
    "step": step,
    "subject": titled,
    "tried": plain,
}
"""Facts that always are keys, also where the key is one word, and the words for them."""

TYPED = frozenset(
    {
        # What somebody said or wrote, given back as it stands, and what may be typed or written instead.
        *("value", "near", "nearest", "known", "choices", "option", "options", "text"),
        # A key of a file and the place in it, which are looked for letter by letter.
        *("key", "field", "file", "path", "folder", "place", "command"),
        # What a thing is named by on a command line.
        *("id", "item", "items", "case", "tail", "agreement", "provider", "unit", "plan", "rule", "row", "set"),
        *("procurement", "requirement", "points", "point", "part", "check_point", "visit"),
        *("finding", "findings", "keys", "said", "first", "second", "opens", "rung", "reading", "until"),
    }
)
"""Facts that are never said in other words."""


def worded(facts: Mapping[str, object], titles: Titles) -> dict[str, object]:
    """The facts with their keys said in words; what is told inside a fact is worded too."""
    return {name: _fact(name, fact, titles) for name, fact in facts.items()}


def worded_problems(problems: Iterable[Problem], titles: Titles) -> tuple[Problem, ...]:
    """The same problems, told in words."""
    return tuple(problem._replace(facts=worded(problem.facts, titles)) for problem in problems)


def _fact(name: str, fact: object, titles: Titles) -> object:
    if isinstance(fact, Problem):
        return worded_problems([fact], titles)[0]
    if isinstance(fact, (tuple, list)):
        said = [_fact(name, one, titles) for one in fact]
        # Two roles may go by the same word; it is said once.
        return tuple(dict.fromkeys(said)) if all(isinstance(one, str) for one in said) else tuple(said)
    if not isinstance(fact, str) or not fact or name in TYPED:
        return fact
    if name in WORDED:
        return WORDED[name](fact, titles)
    return titled(fact, titles) if KEY.fullmatch(fact) else fact
