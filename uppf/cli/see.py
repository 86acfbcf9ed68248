"""Looking: what is due, and the year. Nothing here changes a file."""

from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from uppf.rules.due import Due
    from uppf.rules.selection import Names, Wanted

Filter = str | None
FOR_PEOPLE = ("table", "md", "html")
"""The formats that are read, and so have the columns of a screen; the others have every field."""


def due(
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    within: Annotated[Filter, typer.Option("--within", help=help("due.within"), metavar="TID")] = None,
    everything: Annotated[bool, typer.Option("--all", help=help("due.all"))] = False,
    provider: Annotated[Filter, typer.Option("--provider", help=help("due.provider"), metavar="UTFÖRARE")] = None,
    unit: Annotated[Filter, typer.Option("--unit", help=help("due.unit"), metavar="ENHET")] = None,
    plan: Annotated[Filter, typer.Option("--plan", help=help("due.plan"), metavar="PLAN")] = None,
    board: Annotated[Filter, typer.Option("--board", help=help("due.board"), metavar="NÄMND")] = None,
    role: Annotated[Filter, typer.Option("--role", help=help("due.role"), metavar="ROLL")] = None,
    method: Annotated[Filter, typer.Option("--method", help=help("due.method"), metavar="METOD")] = None,
    unannounced: Annotated[bool, typer.Option("--unannounced", help=help("due.unannounced"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """Overdue and what the law asks soon, by weight; 1 when something could not be read. Errors: unknown-filter."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.due import due as reckon
    from uppf.rules.ground import count
    from uppf.rules.selection import Wanted, selected
    from uppf.show.duelist import PROVIDER, WIDE, due_table, full_table

    root, day = session.opened(repo, as_of, at)
    until = count(day, *session.span(within)) if within else None
    asked = Wanted(
        provider=provider or "",
        unit=unit or "",
        plan=plan or "",
        board=board or "",
        role=role or "",
        method=method or "",
        until=until,
        everything=everything,
        unannounced=unannounced,
    )
    found = desk(root)
    rows = reckon(found.facts, day, until if until and not everything else None)
    names = found.names()
    with found.searched():
        _known(rows, asked, names)
    shown = selected(rows, asked, names)
    notes = []
    soon = count(day, 0, 30, 0)
    coming = [] if within or everything else selected(rows, asked._replace(until=soon), names)
    seen = {row.id for row in shown}
    more = [row for row in coming if row.id not in seen]
    if more:
        # What is reminded of, such as the last day to give notice, may fall due long after.
        word = "due.coming_reminded" if any(row.last > soon for row in more) else "due.coming"
        notes.append(label(word).format(count=len(more)))
    waited = sum(row.obliged == PROVIDER for row in shown)
    if waited and not everything:
        notes.append(label("due.deliveries").format(count=waited))
    if format in FOR_PEOPLE:
        wide = session.screen().width >= WIDE or format != "table"
        table = due_table(shown, day, found.titles(), (*notes, *found.notes()), wide)
    else:
        title = label("due.title").format(day=day.isoformat())
        table = full_table(shown, title, found.titles(), found.notes())
    return put(found, table, format, output)


def _known(rows: "Iterable[Due]", asked: "Wanted", names: "Names") -> None:
    """Refuse a filter that names nothing: an empty list would say that all is well."""
    from difflib import get_close_matches

    from uppf.problem import Problem, Refusal
    from uppf.rules.selection import unknown

    problems = []
    for name, text in unknown(rows, asked, names):
        known = names.get(name, {})
        words = {word.casefold(): key for key, said in known.items() for word in (key, said, *said.split())}
        near = dict.fromkeys(words[one] for one in get_close_matches(text.casefold(), words, 3, 0.7))
        facts = {"what": label(f"filter.{name}"), "value": text, "nearest": tuple(near)}
        problems.append(Problem("unknown-filter", facts=facts))
    if problems:
        raise Refusal(*problems)


def why(
    id: Annotated[str, typer.Argument(help=help("why.id"), metavar="ID")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
) -> int:
    """Explain one row; 1 when something could not be read. Errors: nothing-asked, unknown-row, ambiguous-row."""
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.explain import explain
    from uppf.rules.rows import one_row
    from uppf.show.explanation import explanation_text
    from uppf.show.plain import wrap

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        row = one_row(found.facts, day, id, first=True)
    explanation = explain(found.register, found.facts, row, day)
    width = session.screen().width
    print(explanation_text(explanation, found.titles(), width), end="")
    for note in found.notes():
        print("\n" + "\n".join(wrap(note, width)))
    return 1 if found.unread() else 0


def year(
    year: Annotated[str | None, typer.Argument(help=help("year.year"), metavar="ÅR")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    rows: Annotated[bool, typer.Option("--rows", help=help("year.rows"))] = False,
    provider: Annotated[Filter, typer.Option("--provider", help=help("due.provider"), metavar="UTFÖRARE")] = None,
    role: Annotated[Filter, typer.Option("--role", help=help("due.role"), metavar="ROLL")] = None,
    unannounced: Annotated[bool, typer.Option("--unannounced", help=help("year.unannounced"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """The year plan: month by role, the load of each month. Error: unknown-filter. Misuse: year-form."""
    import re

    from uppf.cli import session
    from uppf.cli.misuse import Misuse
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.selection import Wanted, selected
    from uppf.rules.summary import year_rows
    from uppf.show.duelist import full_table
    from uppf.show.yearplan import load_table, month_table, year_table

    root, day = session.opened(repo, as_of, at)
    if year is not None and not re.fullmatch(r"(19|20|21)[0-9]{2}", year):
        raise Misuse("year-form", value=year)
    chosen = int(year or day.year)
    found = desk(root)
    planned, titles, notes = year_rows(found.facts, day, chosen, unannounced), found.titles(), found.notes()
    asked, names = (
        Wanted(provider=provider or "", role=role or "", everything=True, unannounced=unannounced),
        found.names(),
    )
    with found.searched():
        _known(planned, asked, names)
    planned = selected(planned, asked, names)
    if format in FOR_PEOPLE:
        table = (month_table if rows else year_table)(planned, chosen, titles, notes)
    elif rows or format == "ics":
        table = full_table(planned, label("year.title").format(year=chosen), titles, notes)
    else:
        table = load_table(planned, chosen, titles, notes)
    return put(found, table, format, output)
