"""The municipality's organisation: its parts, its roles and their vacancies, and who may decide what."""

import datetime as dt
from typing import Annotated, NamedTuple

from uppf.model.vocabulary import OrganisationUnitKind
from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import act, added, kept_key, key, laid, town
from uppf.rules.change import PLACED, Act, At, Put, plain, written
from uppf.rules.nearest import nearest
from uppf.rules.walk import MAIN

Date = dt.date


class Part(NamedTuple):
    """What an officer says of a part of the organisation: one that is known, or a new one's name."""

    unit: str
    kind: OrganisationUnitKind | None = None
    under: str = ""
    board: str = ""
    plan: tuple[str, ...] = ()
    starts: Date | None = None
    ends: Date | None = None
    name: str = ""
    key: str = ""


def unit(at: At, said: Part) -> Act:
    """A part of the organisation, new, renamed, moved or ended; a new name keeps the key (G7).

    Refuses ``as-it-was``, ``name-empty``, ``key-taken``, ``key-kept``, ``more-needed``, ``no-such-part``,
    ``no-such-board``, ``no-such-plan-named``.
    """
    known = town(at).organisation
    names = {spoken.key(text): name for name, one in known.items() for text in (name, one.name)}
    found = names.get(spoken.key(said.unit), "")
    own = kept_key(found, said.key, said.name or said.unit, known)
    called = said.name.strip() or ("" if found else said.unit.strip())
    if not found and said.kind is None:
        raise refuse("more-needed", options=("--kind",))
    if said.under and spoken.key(said.under) not in names:
        raise refuse("no-such-part", value=said.under, near=nearest(spoken.key(said.under), names))
    plans = tuple(plan_named(at, text) for text in said.plan)
    puts = laid(
        MAIN,
        (key("organisation"), own),
        known.get(own),
        name=called,
        kind=said.kind,
        under=names.get(spoken.key(said.under), ""),
        board=spoken.board(at.register, said.board) if said.board else "",
        plans=added(known[own].plans if found else (), plans),
        starts=said.starts,
        ends=said.ends,
    )
    told = {"name": called or known[own].name, "item": own}
    return act(at, "organisation-change" if found else "organisation-add", puts, told)


class Functioning(NamedTuple):
    """What an officer says of a role: one that the municipality or a plan knows, or a new one's title."""

    role: str
    short: str = ""
    alias: tuple[str, ...] = ()
    deputy: str = ""
    source: str = ""
    name: str = ""
    key: str = ""


def role(at: At, said: Functioning) -> Act:
    """A role, new or with another title, more names or a deputy; never a person (R094, R097).

    A plan's own role that the municipality changes is copied whole: the municipality's words go before the plan's.

    Refuses ``as-it-was``, ``name-empty``, ``key-taken``, ``key-kept``, ``no-such-role``, ``deputy-itself``.
    """
    own = town(at).roles
    every = at.register.roles()
    found = spoken.roles(at.register).get(spoken.key(said.role), "")
    name = kept_key(found, said.key, said.name or said.role, every)
    called = said.name.strip() or ("" if found else said.role.strip())
    deputy = spoken.role(at.register, None, said.deputy) if said.deputy else ""
    if deputy == name:
        raise refuse("deputy-itself", value=said.role)
    old = every.get(name)
    more = added(old.aliases if old else (), said.alias)
    puts = _role(at, name, title=called, abbreviation=said.short, aliases=more, deputy=deputy, source=said.source)
    told = {"name": called or (old.title if old else name), "item": name}
    return act(at, "role-change" if name in own or old else "role-add", puts, told)


class Vacant(NamedTuple):
    """What an officer says of a role that nobody holds for a time."""

    role: str
    from_: Date | None = None
    to: Date | None = None


def vacancy(at: At, said: Vacant) -> Act:
    """A time when a role is vacant, so that its deputy acts; or the end of one that is open (R097, T23).

    Refuses ``no-such-role``, ``more-needed``, ``no-open-vacancy``, ``range-turned``.
    """
    name = spoken.role(at.register, None, said.role)
    spans = at.register.roles()[name].vacant
    if not (said.from_ or said.to):
        raise refuse("more-needed", options=("--from", "--to"))
    if said.from_ and said.to and said.to < said.from_:
        raise refuse("range-turned", value=said.to, day=said.from_)
    standing = name in town(at).roles
    told = {"role": name, "item": name, "from": said.from_, "day": said.to}
    if said.from_:
        span = written(from_date=said.from_, to_date=said.to)
        if not standing:
            every = tuple(dict(written(from_date=one.from_date, to_date=one.to_date)) for one in spans)
            return act(at, "vacancy", _role(at, name, vacant=(*every, span)), told)
        return act(at, "vacancy", (Put(MAIN, (key("roles"), name, key("vacant"), len(spans)), span),), told)
    open_ = [number for number, one in enumerate(spans) if one.to_date is None]
    if not open_ or not standing:
        raise refuse("no-open-vacancy", value=name)
    began = spans[open_[-1]].from_date
    if began and said.to and said.to < began:
        raise refuse("range-turned", value=said.to, day=began)
    put = Put(MAIN, (key("roles"), name, key("vacant"), open_[-1], key("to_date")), plain(said.to))
    return act(at, "vacancy-end", (put,), told)


class Delegated(NamedTuple):
    """What an officer says of a point in a board's delegation."""

    point: str
    decision: Annotated[str, PLACED] = ""
    kind: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    board: str = ""
    not_reported: bool = False


def delegation(at: At, said: Delegated) -> Act:
    """Who may decide what on a board's behalf; what is said of a point that stands replaces what it said (L8).

    Refuses ``more-needed``, ``no-such-role``, ``no-such-board``, ``as-it-was``.
    """
    board = spoken.board(at.register, said.board) if said.board else ""
    points = town(at).delegation
    same = [n for n, one in enumerate(points) if one.point == said.point and board in ("", one.board or "")]
    found = same[0] if len(same) == 1 else None
    needed = {"DECISION": said.decision, "--kind": said.kind, "--role": said.role}
    lacking = tuple(option for option, value in needed.items() if not value)
    if found is None and lacking:
        raise refuse("more-needed", options=tuple("BESLUT" if one == "DECISION" else one for one in lacking))
    puts = laid(
        MAIN,
        (key("delegation"), len(points) if found is None else found),
        None if found is None else points[found],
        point=said.point,
        decision=said.decision,
        kinds=tuple(dict.fromkeys(spoken.key(one) for one in said.kind)),
        roles=tuple(dict.fromkeys(_role_or_board(at, one) for one in said.role)),
        board=board,
        report_to_board=False if said.not_reported else None,
    )
    told = {"point": said.point, "decision": said.decision or points[same[0]].decision, "board": board}
    return act(at, "delegation-change" if found is not None else "delegation-add", puts, told, doing="delegation")


def plan_named(at: At, text: str) -> str:
    """The plan that an id names. Refuses ``no-such-plan-named``."""
    if text not in at.register.plans:
        raise refuse("no-such-plan-named", value=text, near=nearest(text, at.register.plans))
    return text


def _role(at: At, name: str, **said: object) -> tuple[Put, ...]:
    """A role as the municipality writes it; one that only plans have is copied from them first."""
    mine, old = town(at).roles.get(name), at.register.roles().get(name)
    if mine is not None or old is None:
        return laid(MAIN, (key("roles"), name), mine, **said)
    known = {field: getattr(old, field) for field in ("title", "abbreviation", "aliases", "deputy")}
    value = written(**{**known, **{field: one for field, one in said.items() if one}})
    if said and value == written(**known):
        raise refuse("as-it-was")
    return (Put(MAIN, (key("roles"), name), value),)


def _role_or_board(at: At, text: str) -> str:
    boards = town(at).boards
    if spoken.key(text) in boards or any(spoken.key(text) == spoken.key(one.name) for one in boards.values()):
        return spoken.board(at.register, text)
    return spoken.role(at.register, None, text)
