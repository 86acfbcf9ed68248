"""Before a follow-up begins: its papers, its area, and those it is consulted with."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from uppf.problem import Level, Problem, refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, opened
from uppf.rules.change import Act, At, Plain, not_in_the_future, written
from uppf.rules.checks_case import plans_of

Date = dt.date


class Prepared(NamedTuple):
    """What is said of how an in-depth follow-up will be done: the three papers, and the area it is about."""

    case: str
    planning: str = ""
    responsible: tuple[str, ...] = ()
    communication_plan: str = ""
    area: str = ""


def prepare(at: At, said: Prepared) -> Act:
    """The papers that an in-depth follow-up needs before it begins (R159–R160).

    Refuses ``nothing-said``, ``pair-form``, ``no-such-role``, ``case-closed``.
    """
    case = opened(at, said.case)
    plan = next(iter(plans_of(at.register, case)), None)
    puts: dict[tuple[str, ...], Plain] = {}
    if said.area.strip():
        puts["area",] = spoken.key(said.area)
    paper = written(planning=said.planning, communication_plan=said.communication_plan)
    names = [n for n in ("planning", "communication_plan") if getattr(said, n).strip()]
    puts |= {("preparation", name): text for name, text in zip(names, paper.values(), strict=True)}
    for area, name in pairs(said.responsible):
        puts["preparation", "responsible_by_area", spoken.key(area)] = spoken.role(at.register, plan, name)
    if not puts:
        raise refuse("nothing-said")
    return act(at, case, "prepare", puts, {"area": case.area or ""})


def pairs(said: Iterable[str]) -> list[tuple[str, str]]:
    """What is said as ``name=value``, one after another. Refuses ``pair-form``."""
    found = []
    for text in said:
        name, sign, value = (part.strip() for part in text.partition("="))
        if not (sign and name and value):
            raise refuse("pair-form", value=text)
        found.append((name, value))
    return found


class Consulted(NamedTuple):
    """What is said of a consultation."""

    case: str
    role: str
    date: Date


def consult(at: At, said: Consulted) -> Act:
    """That a role has been consulted in a case, and when (R162).

    Refuses ``no-such-role``, ``future-day``, ``case-closed``.
    """
    case = opened(at, said.case)
    not_in_the_future(said.date, at.day)
    plan = next(iter(plans_of(at.register, case)), None)
    role = spoken.role(at.register, plan, said.role)
    before = case.consulted.get(role)
    notes = [Problem("note.consulted-before", level=Level.INFO, facts={"day": before})] if before else []
    return act(at, case, "consult", {("consulted", role): said.date.isoformat()}, {"role": role}, notes)
