"""What a plan looks at with special care one year: decided each year, so it is said by a verb (G22, R262)."""

from typing import NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import act, key
from uppf.rules.acts.organising import plan_named
from uppf.rules.change import Act, At, Put, written
from uppf.rules.plan_points import one_point

FIRST, LAST = 2000, 2099
"""The years that a plan can speak of."""


class Focused(NamedTuple):
    """What an officer says of a focus area: of which plan and year, and which check points and roles it brings."""

    plan: str
    year: int
    text: str
    point: tuple[str, ...] = ()
    role: tuple[str, ...] = ()


def focus(at: At, said: Focused) -> Act:
    """A focus area of a year, new or with more check points and roles; those of other years stay.

    Refuses ``no-such-plan-named``, ``year-form``, ``empty-text``, ``no-such-plan-point``, ``no-such-role``,
    ``as-it-was``.
    """
    register = at.register
    plan = register.plans[plan_named(at, said.plan)]
    if not FIRST <= said.year <= LAST:
        raise refuse("year-form", value=said.year)
    text, year, file = " ".join(said.text.split()), str(said.year), register.file("plan", plan.plan)
    if not text:
        raise refuse("empty-text")
    points = tuple(dict.fromkeys(one_point(plan.check_points, one).id for one in said.point))
    roles = tuple(dict.fromkeys(spoken.role(register, plan, one) for one in said.role))
    told = {"plan": plan.plan, "year": year, "text": text, "file": file}
    areas = plan.focus_areas.get(year, ())
    route: tuple[str | int, ...] = (TERMS["focus_areas"].key, year)
    known = next((n for n, one in enumerate(areas) if spoken.key(one.text) == spoken.key(text)), None)
    if known is None:
        value = written(id=f"{spoken.slug(text)}-{year}", text=text, roles=roles, check_points=points)
        put = Put(file, (*route, len(areas)), value) if areas else Put(file, route, [value])
        return act(at, "focus", (put if plan.focus_areas else Put(file, route[:1], {year: [value]}),), told)
    old = areas[known]
    more = {
        "roles": tuple(dict.fromkeys((*old.roles, *roles))),
        "check_points": tuple(dict.fromkeys((*old.check_points, *points))),
    }
    fields = {name: value for name, value in more.items() if value != tuple(getattr(old, name))}
    if not fields:
        raise refuse("as-it-was")
    puts = [Put(file, (*route, known, key(name)), list(value)) for name, value in fields.items()]
    return act(at, "focus", puts, told)
