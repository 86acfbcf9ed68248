"""Where like providers are not treated alike: each difference as a code with its facts. Pointed out, never judged."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from uppf.problem import Level, Problem
from uppf.rules.likeness import SURVEY, VISIT, Alike

MONTH = 31
"""Calendar days by which the longest intervals may differ before it is pointed out."""


def names(found: Sequence[Alike]) -> dict[str, str]:
    """What each agreement is called among its like: its provider's name, with its id where a provider has several."""
    many = Counter(one.provider.provider for one in found)
    return {
        one.agreement: one.provider.name
        if many[one.provider.provider] == 1
        else f"{one.provider.name} ({one.agreement})"
        for one in found
    }


def disparities(found: Sequence[Alike]) -> list[Problem]:
    """Every difference between some like agreements, in the order of DISPARITIES; none when there is one or none."""
    return [problem for one in DISPARITIES for problem in one(found, names(found))] if len(found) > 1 else []


def _told(code: str, **facts: object) -> Problem:
    return Problem(f"compare.{code}", level=Level.INFO, facts=facts)


def _unshared(
    code: str, found: Sequence[Alike], said: Mapping[str, str], of: Callable[[Alike], Iterable[str]]
) -> Iterator[Problem]:
    """What only some have, laid together by who has it."""
    having: dict[str, tuple[str, ...]] = {}
    for what in dict.fromkeys(what for one in found for what in of(one)):
        having[what] = tuple(said[one.agreement] for one in found if what in of(one))
    grouped: dict[tuple[str, ...], list[str]] = {}
    for what, whom in having.items():
        if len(whom) < len(found):
            grouped.setdefault(whom, []).append(what)
    for whom, shared in grouped.items():
        lacking = tuple(name for name in said.values() if name not in whom)
        yield _told(code, what=tuple(shared), having=whom, lacking=lacking)


def templates(found: Sequence[Alike], said: Mapping[str, str]) -> Iterator[Problem]:
    """Rules that concern only some: not the same template (R093)."""
    yield from _unshared("rule", found, said, lambda one: one.rules)


def requirements(found: Sequence[Alike], said: Mapping[str, str]) -> Iterator[Problem]:
    """Sets of requirements that only some have (R093, S3:48)."""
    yield from _unshared("set", found, said, lambda one: one.sets)


def intervals(found: Sequence[Alike], said: Mapping[str, str]) -> Iterator[Problem]:
    """A shared rule kept at different intervals, or never for some."""
    rules = dict.fromkeys(each.rule for one in found for each in one.intervals)
    for rule in rules:
        mine = [(said[one.agreement], each) for one in found for each in one.intervals if each.rule == rule]
        known = [(each.longest, name) for name, each in mine if each.longest is not None]
        longest, shortest = max(known, default=None), min(known, default=None)
        if longest and shortest and longest[0] - shortest[0] > MONTH:
            facts = {"long": longest[0], "longest": longest[1], "short": shortest[0], "shortest": shortest[1]}
            yield _told("interval", rule=rule, **facts)
        never = tuple((name, each.since) for name, each in mine if not each.times)
        if never and len(never) < len(mine):
            yield _told("never", rule=rule, lacking=never)


def reactions(found: Sequence[Alike], said: Mapping[str, str]) -> Iterator[Problem]:
    """The same kind of finding, met in different ways (R177, S3:82–87)."""
    met: dict[tuple[str, str], dict[tuple[str, ...], list[str]]] = {}
    for one in found:
        for each in one.reactions:
            if each.category and each.grade:
                ways = met.setdefault((each.category, each.grade), {})
                ways.setdefault(each.kinds, []).append(said[one.agreement])
    for (category, graded), ways in sorted(met.items()):
        if len(ways) > 1:
            yield _told("reaction", category=category, grade=graded, ways=tuple(_way(w, n) for w, n in ways.items()))


def _way(kinds: tuple[str, ...], whom: list[str]) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    return kinds, tuple(Counter(whom).items())


def ways(found: Sequence[Alike], said: Mapping[str, str]) -> Iterator[Problem]:
    """Some followed up by visits, others only by surveys (S1:113, R283)."""
    visited = tuple(said[one.agreement] for one in found if one.ways[VISIT])
    surveyed = tuple(said[one.agreement] for one in found if one.ways[SURVEY] and not one.ways[VISIT])
    if visited and surveyed:
        yield _told("survey-only", visited=visited, surveyed=surveyed)


def forms(found: Sequence[Alike], said: Mapping[str, str]) -> Iterator[Problem]:
    """In-house beside the others: follow-ups for each agreement (S3:48, R165)."""
    groups: dict[str, list[Alike]] = {}
    for one in found:
        groups.setdefault(str(one.provider.operating_form), []).append(one)
    means = {form: round(sum(one.ways.total() for one in mine) / len(mine), 1) for form, mine in groups.items()}
    if len(set(means.values())) > 1:
        told = tuple((form, f"{mean:.1f}".replace(".", ","), len(groups[form])) for form, mean in sorted(means.items()))
        yield _told("form", forms=told)


DISPARITIES: tuple[Callable[[Sequence[Alike], Mapping[str, str]], Iterator[Problem]], ...] = (
    templates,
    requirements,
    intervals,
    reactions,
    ways,
    forms,
)
"""What is compared; a new comparison is one function and one row."""
