"""Things in a case that answer the same: which of them count, and in what they differ."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from uppf.model.vocabulary import TERMS
from uppf.problem import Problem
from uppf.rules.spoken import key

if TYPE_CHECKING:
    from uppf.model.case import Assessment, BoardReport, Case, DocumentRequest, Report, SurveySent

Date = dt.date
SAME, DIFFERENT = "same-twice", "answered-twice"
"""The codes of what is answered twice: alike, or in a way that cannot both be so."""
Items = Mapping[str, Any]
Same = tuple[object, ...]
Span = tuple[Date, Date]


class Kind(NamedTuple):
    """How it is known that two things of a kind answer the same."""

    same: Callable[[Any], Same]
    """What both say; nothing where a thing answers for itself alone."""
    lasts: Callable[[Any], Span]
    """From when to when it waits: who asks again when the first is over asks anew."""
    against: tuple[tuple[str, str], ...] = ()
    """Fields that cannot both be said, also by two."""


def _point(one: "Assessment") -> Same:
    if one.check_point:
        return one.check_point, one.requirement
    return ("", one.requirement, key(one.question or "")) if one.requirement else ()


def _request(one: "DocumentRequest") -> Same:
    return key(one.what), one.part, one.rule, one.period


def _survey(one: "SurveySent") -> Same:
    return (one.questionnaire, one.recipient) if one.questionnaire else ()


def _laid(one: "BoardReport") -> Same:
    return one.board, one.date


def _report(one: "Report") -> Same:
    return one.rule, one.period, one.part


def _always(one: object) -> Span:
    return Date.min, Date.max


def _asked(one: "DocumentRequest") -> Span:
    over = one.received or (one.no_delivery.date if one.no_delivery else None)
    return one.requested or Date.min, over or Date.max


def _written(one: "Report") -> Span:
    return one.draft or one.finished or Date.min, one.finished or Date.max


def _out(one: "SurveySent") -> Span:
    return one.sent, one.received or Date.max


KINDS: Mapping[str, Kind] = {
    "points": Kind(
        _point,
        _always,
        (("not_applicable", "assessment"), ("not_applicable", "answer"), ("not_applicable", "observation")),
    ),
    "requests": Kind(_request, _asked, (("no_delivery", "received"),)),
    "surveys": Kind(_survey, _out),
    "reports": Kind(_report, _written),
    "reported": Kind(_laid, _always),
}
"""By the field that holds them; check points and points of an agenda are of one occasion, or of the case itself."""


class Differing(NamedTuple):
    """What the one says and what the other says against it, each by its field."""

    field: str
    value: object
    other_field: str
    other: object


class Twins(NamedTuple):
    """Two things that answer the same: the way to where both are by fields of the models, their keys, the first, …"""

    route: tuple[str, ...]
    first: str
    second: str
    one: Any
    differ: tuple[Differing, ...]
    """Nothing where the two say the same, or where each says what the other does not."""

    @property
    def kind(self) -> str:
        """The field of their kind."""
        return self.route[-1]


def groups(case: "Case") -> Iterator[tuple[tuple[str, ...], Items]]:
    """Everywhere in a case where two things may answer the same, by the way to it."""
    for field in KINDS:
        yield (field,), getattr(case, field)
    for name, visit in case.visits.items():
        yield ("visits", name, "points"), visit.points


def counted(case: "Case") -> "Case":
    """The case as it counts: without what something else in it has been let stand instead of."""
    if not any(replaced_by(one) for _, items in groups(case) for one in items.values()):
        return case
    kept: dict[str, object] = {field: standing(getattr(case, field)) for field in KINDS}
    kept["visits"] = {
        name: visit.model_copy(update={"points": standing(visit.points)}) for name, visit in case.visits.items()
    }
    return case.model_copy(update=kept)


def standing(items: Items) -> dict[str, Any]:
    """The things that count. Those that replace each other in a ring, or what is not there, all count: none is lost."""
    return {name: one for name, one in items.items() if not replaced_by(one) or in_vain(items, name)}


def replaced_by(one: Any) -> str:
    """The key of what stands instead of a thing; nothing where nothing does, or no longer does."""
    return str(one.replaced.by) if one.replaced and not one.replaced.withdrawn else ""


def in_vain(items: Items, name: str) -> bool:
    """Whether what a thing was replaced by does not itself stand."""
    seen: set[str] = set()
    while by := replaced_by(items[name]):
        seen.add(name)
        name = by
        if name in seen or name not in items:
            return True
    return False


def twins(case: "Case") -> Iterator[Twins]:
    """Every two things that count and answer the same, the one that was first asked or sent first."""
    for route, items in groups(counted(case)):
        kind = KINDS[route[-1]]
        alike: dict[Same, list[tuple[Span, str]]] = {}
        for name, one in items.items():
            if same := kind.same(one):
                alike.setdefault(same, []).append((kind.lasts(one), name))
        for found in alike.values():
            for (lasts, first), (begins, second) in combinations(sorted(found), 2):
                if begins[0] <= lasts[1]:
                    differ = tuple(differing(items[first], items[second], kind.against))
                    yield Twins(route, first, second, items[first], differ)


def differing(one: Any, other: Any, against: tuple[tuple[str, str], ...] = ()) -> Iterator[Differing]:
    """Where two things say what cannot both be so; lists, and what each has under keys of its own, add up."""
    for field in (name for name in type(one).model_fields if name != "replaced"):
        said, against_it = getattr(one, field), getattr(other, field)
        if hasattr(type(said), "model_fields") and hasattr(type(against_it), "model_fields"):
            yield from differing(said, against_it)
        elif isinstance(said, Mapping):
            shared = [name for name in said if name in against_it and said[name] != against_it[name]]
            yield from (Differing(field, said[name], field, against_it[name]) for name in shared)
        elif not isinstance(said, tuple) and None not in (said, against_it) and not _alike(said, against_it):
            yield Differing(field, said, field, against_it)
    for field, not_with in against:
        for mine, theirs in ((field, not_with), (not_with, field)):
            values = getattr(one, mine), getattr(other, theirs)
            if None not in values:
                yield Differing(mine, values[0], theirs, values[1])


def _alike(one: object, other: object) -> bool:
    """Whether two values are the same, in whatever letters and with whatever spaces they are written."""
    return key(one) == key(other) if isinstance(one, str) and isinstance(other, str) else one == other


def disagree(one: "Assessment", other: "Assessment") -> bool:
    """Whether two answers to one point say what cannot both be so."""
    return any(differing(one, other, KINDS["points"].against))


def named(found: Twins) -> Problem:
    """What it is that both answer, in words of its own kind."""
    return called(found.kind, found.one)


def called(kind: str, one: Any) -> Problem:
    """What a thing answers, in words of its kind."""
    return Problem(f"twins.{kind}", facts={name: value for name, value in one if isinstance(value, (str, Date))})


def told(found: Twins) -> dict[str, object]:
    """What is said of two that answer the same: what it is, which they are, and what each says against the other."""
    facts: dict[str, object] = {"what": named(found), "first": found.first, "second": found.second}
    if found.differ:
        facts["one"] = tuple(_said(one.field, one.value) for one in found.differ)
        facts["other"] = tuple(_said(one.other_field, one.other) for one in found.differ)
    return facts


def _said(field: str, value: object) -> Problem:
    # What is a shape, such as why there is nothing to hand in, is told by its day.
    plain = getattr(value, "date", value)
    return Problem("twins.says", facts={"field": TERMS[field].key, "value": plain})
