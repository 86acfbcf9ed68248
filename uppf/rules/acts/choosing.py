"""Choosing between readings: of a plan's rule, of a plan's reduction, or of a reduction in one agreement (T06)."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.facts import Facts
from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_agreement import named
from uppf.rules.acts.in_municipality import key
from uppf.rules.calendar import add_days
from uppf.rules.change import Act, At, Put, Told
from uppf.rules.nearest import nearest
from uppf.rules.shifts import ADDED, MOVED, REMOVED, shifts

if TYPE_CHECKING:
    from uppf.model.register import Register

AHEAD = 366
"""How many days ahead it is told what moves."""


class Open(NamedTuple):
    """Words of a plan that can be read in several ways: whose they are, the ways, and the one that is chosen."""

    plan: str
    name: str
    field: str
    number: int
    meanings: Mapping[str, str]
    chosen: str

    @property
    def called(self) -> str:
        """By what it is named on a command line."""
        return f"{self.plan}/{self.name}"


def several(register: "Register") -> list[Open]:
    """Everything in the plans that can be read in several ways: rules, then reductions."""
    found = []
    for plan in register.plans.values():
        for number, rule in enumerate(plan.rules):
            if rule.readings:
                meanings = {name: one.meaning for name, one in rule.readings.items()}
                found.append(Open(plan.plan, rule.id, "rules", number, meanings, rule.reading or ""))
        for number, kind in enumerate(plan.sanctions):
            if kind.reductions:
                meanings = {name: one.meaning for name, one in kind.reductions.items()}
                found.append(Open(plan.plan, str(kind.id), "sanctions", number, meanings, kind.reading or ""))
    return found


class Chosen(NamedTuple):
    """What an officer says of a reading: of which words, which one, and whether it is one agreement's alone."""

    what: str
    reading: str
    agreement: str = ""


def choose(at: At, said: Chosen) -> Act:
    """The reading that the municipality chooses of a plan's words, or that an agreement has of a reduction (T06).

    Refuses ``nothing-to-read``, ``ambiguous-reading``, ``no-such-reading``, ``reading-of-reduction``, ``as-it-was``,
    ``no-such-agreement-named``.
    """
    one = named(at, said.agreement) if said.agreement else None
    known = several(at.register)
    if one:
        own = [open_ for open_ in known if open_.plan in one.agreement.plans]
        known = [open_ for open_ in own if open_.field == "sanctions"] or own
    open_ = _meant(known, said.what)
    reading = next((name for name in open_.meanings if name.casefold() == said.reading.strip().casefold()), "")
    if not reading:
        ways = tuple(f"{name} ({text.strip().rstrip('.')})" for name, text in open_.meanings.items())
        raise refuse("no-such-reading", value=said.reading, what=open_.called, ways=ways)
    told: dict[str, object] = {
        "what": open_.called,
        "reading": reading,
        "meaning": open_.meanings[reading].strip().rstrip("."),
    }
    if one is None:
        if open_.chosen == reading:
            raise refuse("as-it-was")
        put = Put(at.register.file("plan", open_.plan), (key(open_.field), open_.number, key("reading")), reading)
        return Act((put,), "reading", {**told, "before": open_.chosen}, next="why", after=_moves(at))
    if open_.field != "sanctions":
        raise refuse("reading-of-reduction", value=open_.called)
    before = one.agreement.sanction_readings.get(open_.name, "")
    if before == reading:
        raise refuse("as-it-was")
    told |= {"agreement": one.key, "before": before}
    put = one.put(key("sanction_readings"), open_.name, value=reading)
    return Act((put,), "reading-agreement", told, provider=one.provider.provider)


def _meant(known: Iterable[Open], text: str) -> Open:
    """Refuses ``nothing-to-read``, ``ambiguous-reading``."""
    asked = spoken.key(text)
    found = [one for one in known if asked in (one.called, one.name)]
    if not found:
        names = [one.called for one in known]
        near = nearest(asked, names) or tuple(one for one in names if asked and asked in one)[:3]
        raise refuse("nothing-to-read", value=text, near=near)
    if len(found) > 1:
        raise refuse("ambiguous-reading", value=text, found=tuple(one.called for one in found))
    return found[0]


def _moves(at: At) -> Told:
    """What the reading adds to, takes from and moves in the due list of the year ahead."""

    def after(register: "Register", facts: Facts) -> Iterable[Problem]:
        kinds = [one.kind for one in shifts(at.facts, facts, at.day, add_days(at.day, AHEAD))]
        told = {name: kinds.count(kind) for name, kind in (("added", ADDED), ("removed", REMOVED), ("moved", MOVED))}
        yield Problem("note.rows-shift" if kinds else "note.rows-stay", level=Level.INFO, facts=told)

    return after
