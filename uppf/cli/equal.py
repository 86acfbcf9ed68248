"""Equal treatment: which requirements have been followed up, like providers compared, lessons for the next tender."""

from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help

if TYPE_CHECKING:
    from pathlib import Path

    from uppf.cli.reading import Desk
    from uppf.show.tables import Table

Filter = str | None
FOR_PEOPLE = ("table", "md", "html")


def coverage(
    agreement: Annotated[Filter, typer.Argument(help=help("coverage.agreement"), metavar="AVTAL")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    years: Annotated[int, typer.Option("--years", help=help("coverage.years"), min=1, max=20, metavar="ANTAL")] = 4,
    service: Annotated[Filter, typer.Option("--service", help=help("coverage.service"), metavar="VERKSAMHET")] = None,
    levels: Annotated[bool, typer.Option("--levels", help=help("coverage.levels"))] = False,
    goals: Annotated[bool, typer.Option("--goals", help=help("coverage.goals"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """Requirement × year of an agreement, of like ones, or of all (R168, R188, T29 d).

    Errors: no-such-agreement-named, no-such-service-named. Misuse: coverage-one-thing.
    """
    from uppf.cli import session
    from uppf.cli.misuse import Misuse
    from uppf.cli.reading import desk
    from uppf.rules import coverage as rules
    from uppf.rules.likeness import like
    from uppf.rules.naming import one_agreement, one_service
    from uppf.rules.overview import across
    from uppf.rules.overview import goals as goals_of
    from uppf.rules.overview import levels as levels_of
    from uppf.show import coverage as tables

    if sum(map(bool, (agreement, service, levels, goals))) > 1:
        raise Misuse("coverage-one-thing")
    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    register, words, people = found.register, found.titles(), format in FOR_PEOPLE
    laid = rules.desk(register, found.facts, day)
    span = range(day.year - years + 1, day.year + 1)
    if levels:
        return _told(found, tables.levels_table(levels_of(laid), span, words), format, output)
    with found.searched():
        named = one_agreement(register, agreement)[1] if agreement else ""
        kind = one_service(register, service) if service else ""
    if named:
        from uppf.rules.due import due

        next_row = rules.coming(laid, due(found.facts, day), named)
        one = rules.coverage(laid, named)
        table = tables.agreement_table(one, span, [next_row] if next_row else [], words, people)
        return _told(found, table, format, output)
    keys = like(laid, kind) if kind else rules.active(register, day)
    every = [rules.coverage(laid, key) for key in keys]
    if goals:
        return _told(found, tables.goals_table(goals_of(register, every), span, words, people), format, output)
    if kind:
        return _told(found, tables.across_table(kind, across(every), words, people), format, output)
    since = register.municipality.followed_from if register.municipality else None
    return _told(found, tables.agreements_table(every, words, people, since), format, output)


def compare(
    service: Annotated[str, typer.Argument(help=help("compare.service"), metavar="VERKSAMHET")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """Like providers beside each other; differences are pointed out, never judged (R093, R095, R165, R177, R283).

    Error: no-such-service-named.
    """
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.coverage import desk as laid
    from uppf.rules.likeness import alike
    from uppf.rules.naming import one_service
    from uppf.show.likeness import comparison

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        kind = one_service(found.register, service)
    beside = alike(laid(found.register, found.facts, day), kind)
    table = comparison(kind, beside, found.register, found.titles(), format in FOR_PEOPLE)
    return _told(found, table, format, output)


def lessons(
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    service: Annotated[Filter, typer.Option("--service", help=help("lessons.service"), metavar="VERKSAMHET")] = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """What to mend in the next tender, by kind of service (R184, R257). Error: no-such-service-named."""
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.coverage import desk as laid
    from uppf.rules.lessons import lessons as learnt
    from uppf.rules.naming import one_service
    from uppf.show.likeness import lessons_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        kind = one_service(found.register, service) if service else ""
    told = learnt(laid(found.register, found.facts, day), kind)
    return _told(found, lessons_table(told, found.register, found.titles(), day, format in FOR_PEOPLE), format, output)


def _told(found: "Desk", table: "Table", format: str, output: "Path | None") -> int:
    """Hand over a table with what could not be read noted under it; 1 when there is such."""
    from uppf.cli.output import put

    return put(found, table._replace(notes=(*table.notes, *found.notes())), format, output)
