"""Two officers who edit one case apart: random edits of every kind, and what must come of them, reckoned leaf by leaf.

The reckoning is independent of the program: it flattens the three values and looks at one leaf at a time.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from uppf.problem import Refusal, Route
from uppf.store.cuts import Drop, taken
from uppf.store.splice import Put, splice
from uppf.store.yamltext import parse

CASE = """\
# yaml-language-server: $schema=../../../schemas/arende.schema.json
ärende: 2026-ekbacken-7k2m9x   # ett per år
dnr: "26/SN 0091"
rubrik: Avtalsuppföljning 2026, Ekbacken
regel: rutin/arlig
utförare: solglantan
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
ansvarig: 'utredare'

# Besöken i år
tillfällen:
  b2tfmy:
    datum: 2026-05-20
    metod: platsbesök
    plats: Ekbacken
    närvarande:
      - verksamhetschef
      - utredare
    punkter:
      crdda8:
        kontrollpunkt: avvikelser
        svar: Avvikelserna gäller främst dokumentation.
        antal: 2

      wxe9bh: {kontrollpunkt: avtalet, bedömning: uppfyller}

  h4x9td: {datum: 2026-04-01, plats: Ekbacken, närvarande: [utredare, chef]}  # det första

brister:
  m9ppw7:
    text: Genomförandeplaner saknas i två av tio granskade ärenden.
    konstaterad: 2026-05-20
    # enligt avtalet
    krav: boende/genomforandeplan
    konsekvens: {individ: måttlig}
    disposition: {åtgärdsplan: 2026-06-15}
    verifierad:
      datum: 2026-09-17
      roll: chef
  ta5eay:
    text: >-
      Behörigheter till dokumentationssystemet
      har inte setts över.
    konstaterad: 2026-09-17

åtgärdsplaner:
  wsht5m:
    begärd: 2026-06-01
    brister: [m9ppw7]
    åtgärder:
      ktx6me:
        aktivitet: Gå igenom planerna.
        slutdatum: 2026-08-31
rapporter:
"""
"""A case of an ordinary size, written by hand and by commands."""

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
TOP = ("återkopplad", "publicerad", "område", "ledningsgrupp")


class Pair(NamedTuple):
    """One case in three versions."""

    base: str
    ours: str
    theirs: str


def pairs(seed: int, count: int, base: str = CASE) -> Iterator[Pair]:
    """Pairs of edits, the same for the same seed; each officer makes one to four."""
    chance = random.Random(seed)
    for _ in range(count):
        yield Pair(base, _edited(base, chance, "vår"), _edited(base, chance, "deras"))


def _edited(text: str, chance: random.Random, who: str) -> str:
    for _ in range(chance.randint(1, 4)):
        try:
            text = chance.choice(EDITS)(text, chance, who)
        except Refusal:
            continue  # this way of writing is left to the officer's hand
    return text


def _token(chance: random.Random) -> str:
    return "".join(chance.choice(ALPHABET) for _ in range(6))


def _words(chance: random.Random, who: str) -> str:
    return chance.choice([f"{who} {chance.randint(1, 9)}", "samma ord", f"en lång text av {who}, {'ord ' * 30}slut."])


def _finding(text: str, chance: random.Random, who: str) -> str:
    value = {"text": _words(chance, who), "konstaterad": f"2026-05-{chance.randint(10, 28)}"}
    return splice(text, [Put(("brister", _token(chance)), value)])


def _visit(text: str, chance: random.Random, who: str) -> str:
    value = {"datum": f"2026-05-{chance.randint(10, 28)}", "plats": "Ekbacken", "närvarande": ["utredare"]}
    return splice(text, [Put(("tillfällen", _token(chance)), value)])


def _report(text: str, chance: random.Random, who: str) -> str:
    return splice(text, [Put(("rapporter", _token(chance)), {"utkast": "2026-10-01"})])


def _point(text: str, chance: random.Random, who: str) -> str:
    value = {"kontrollpunkt": "mat", "bedömning": "uppfyller"}
    return splice(text, [Put(("tillfällen", "b2tfmy", "punkter", _token(chance)), value)])


def _action(text: str, chance: random.Random, who: str) -> str:
    value = {"aktivitet": _words(chance, who)}
    return splice(text, [Put(("åtgärdsplaner", "wsht5m", "åtgärder", _token(chance)), value)])


def _scalar(text: str, chance: random.Random, who: str) -> str:
    routes = [route for route, value in leaves(parse(text.encode()).value).items() if isinstance(value, str)]
    return splice(text, [Put(chance.choice(routes), _words(chance, who))])


def _answer(text: str, chance: random.Random, who: str) -> str:
    routes: tuple[Route, ...] = (("brister", "m9ppw7", "text"), ("dnr",), ("tillfällen", "h4x9td", "plats"))
    return splice(text, [Put(chance.choice(routes), _words(chance, who))])


def _key(text: str, chance: random.Random, who: str) -> str:
    owners: list[Route] = [("brister", "m9ppw7"), ("brister", "ta5eay"), ("tillfällen", "h4x9td"), ()]
    return splice(text, [Put((*chance.choice(owners), chance.choice(TOP)), chance.choice(["2026-10-02", who]))])


def _present(text: str, chance: random.Random, who: str) -> str:
    route = ("tillfällen", chance.choice(["b2tfmy", "h4x9td"]), "närvarande")
    value = parse(text.encode()).value["tillfällen"]
    for step in route[1:]:
        value = value.get(step, {})
    word = chance.choice(["mas", f"roll {who}"])
    return text if word in value else splice(text, [Put((*route, len(value)), word)])


def _removal(text: str, chance: random.Random, who: str) -> str:
    routes = [route for route in branches(parse(text.encode()).value) if len(route) > 1]
    return taken(text, Drop(chance.choice(routes)), [], "", "")


def _remark_above(text: str, chance: random.Random, who: str) -> str:
    lines = text.split("\n")
    at = chance.choice([at for at, line in enumerate(lines) if re.match(r" *[\wåäö]+:", line)])
    margin = " " * (len(lines[at]) - len(lines[at].lstrip(" ")))
    return "\n".join([*lines[:at], f"{margin}# {who} {chance.randint(1000, 9999)}", *lines[at:]])


def _remark_beside(text: str, chance: random.Random, who: str) -> str:
    lines = text.split("\n")
    lone = [at for at, line in enumerate(lines) if re.match(r" *[\wåäö]+: [^#>|]+$", line)]
    at = chance.choice(lone)
    return "\n".join([*lines[:at], f"{lines[at]}  # {who} {chance.randint(1000, 9999)}", *lines[at + 1 :]])


def _remark_changed(text: str, chance: random.Random, who: str) -> str:
    old = chance.choice(["# ett per år", "# Besöken i år", "# det första", "# enligt avtalet"])
    return text.replace(old, f"# {who} {chance.randint(1000, 9999)}")


def _quotes(text: str, chance: random.Random, who: str) -> str:
    old, new = chance.choice(
        [("plats: Ekbacken", 'plats: "Ekbacken"'), ("'utredare'", "utredare"), ("[m9ppw7]", "m9ppw7")]
    )
    return text.replace(old, new)


EDITS: tuple[Callable[[str, random.Random, str], str], ...] = (
    *(_finding, _visit, _report, _point, _action, _scalar, _answer, _key, _present),
    *(_removal, _remark_above, _remark_beside, _remark_changed, _quotes),
)
"""What an officer may do to a case; a new kind of edit is one more row."""


# What must come of it


GONE = "(gone)"
"""No leaf."""


def leaves(value: Any, route: Route = ()) -> dict[Route, Any]:
    """Every leaf by its route; a list is a leaf, and where there is nothing there is no leaf."""
    if not value:
        return {}
    if isinstance(value, dict):
        return {key: leaf for name, part in value.items() for key, leaf in leaves(part, (*route, name)).items()}
    return {route: tuple(value) if isinstance(value, list) else value}


def branches(value: Any, route: Route = ()) -> Iterator[Route]:
    """The routes of everything, maps and leaves."""
    for key, part in value.items() if isinstance(value, dict) else ():
        yield (*route, key)
        yield from branches(part, (*route, key))


class Reckoned(NamedTuple):
    """What two versions must become, leaf by leaf, and the leaves that the sides contradict each other in."""

    leaves: dict[Route, Any]
    contradicted: set[Route]


def reckoned(base: Any, ours: Any, theirs: Any) -> Reckoned:
    """What must come of two versions: every change of either side, or a contradiction."""
    was, mine, yours = leaves(base), leaves(ours), leaves(theirs)
    must: dict[Route, Any] = {}
    contradicted = _taken_from(base, ours, theirs) | _taken_from(base, theirs, ours)
    for route in {*was, *mine, *yours}:
        old, one, other = (side.get(route, GONE) for side in (was, mine, yours))
        if one == other or old == other:
            must[route] = one
        elif old == one:
            must[route] = other
        elif all(isinstance(leaf, tuple) and set(old) <= set(leaf) for leaf in (old, one, other)) and isinstance(
            old, tuple
        ):
            must[route] = tuple(sorted({*one, *other}))
        else:
            contradicted.add(route)
    # Nothing, where the other side has things below, is as much a contradiction as they are.
    contradicted |= {route for route in must if any(other[: len(route)] == route for other in contradicted)}
    return Reckoned({k: v for k, v in must.items() if v != GONE and k not in contradicted}, contradicted)


def _taken_from(base: Any, taker: Any, other: Any) -> set[Route]:
    """What is under a map that one side took away while the other changed something in it."""
    found: set[Route] = set()
    before, after = set(branches(base)), leaves(other)
    for gone in before - set(branches(taker)):
        here = {route: leaf for route, leaf in after.items() if route[: len(gone)] == gone}
        was = {route: leaf for route, leaf in leaves(base).items() if route[: len(gone)] == gone}
        if here and here != was:
            found |= {*here, *was}
    return found
