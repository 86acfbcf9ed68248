"""Looking: what is due, and the year. Nothing here changes a file."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, Format, Repo
from uppf.show.words import help, label

Filter = str | None


def due(
    repo: Repo = None,
    as_of: AsOf = None,
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
) -> int:
    """Overdue first, grouped by weight, then by days late; 1 when something could not be read."""
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.due import due as reckon
    from uppf.rules.ground import count
    from uppf.rules.selection import Wanted, selected
    from uppf.show.duelist import WIDE, due_table, full_table
    from uppf.show.formats import FORMATS

    day = session.today(as_of)
    until = count(day, *session.span(within)) if within else None
    found = desk(session.repository(repo))
    rows = reckon(found.facts, day, until if until and not everything else None)
    asked = Wanted(
        provider or "",
        unit or "",
        plan or "",
        board or "",
        role or "",
        method or "",
        until,
        everything,
        unannounced,
    )
    shown = selected(rows, asked)
    notes = []
    if not within and not everything:
        coming = len(selected(rows, asked._replace(until=count(day, 0, 30, 0)))) - len(shown)
        if coming:
            notes.append(label("due.coming").format(count=coming))
    unread = found.unread()
    if unread:
        notes.append(label("due.incomplete").format(count=unread))
    screen = session.screen()
    if format == "table":
        table = due_table(shown, day, found.titles(), tuple(notes), screen.width >= WIDE)
    else:
        table = full_table(shown, day, found.titles(), tuple(notes[1:] if not within and not everything else notes))
    print(FORMATS[format](table, screen), end="")
    return 1 if unread else 0


def why(
    id: Annotated[str, typer.Argument(help=help("why.id"), metavar="ID")],
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Explain one row. Errors: unknown-row, ambiguous-row."""
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.cli.rows import one_row
    from uppf.rules.explain import explain
    from uppf.show.explanation import explanation_text

    day = session.today(as_of)
    found = desk(session.repository(repo))
    explanation = explain(found.register, found.facts, one_row(found.facts, day, id), day)
    print(explanation_text(explanation, found.titles(), session.screen().width), end="")
    return 0


def year(
    year: Annotated[str | None, typer.Argument(help=help("year.year"), metavar="ÅR")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
    rows: Annotated[bool, typer.Option("--rows", help=help("year.rows"))] = False,
    unannounced: Annotated[bool, typer.Option("--unannounced", help=help("year.unannounced"))] = False,
    format: Format = "table",
) -> int:
    """The year plan: month by role, the load of each month. Misuse: year-form."""
    from uppf.cli import session
    from uppf.cli.misuse import Misuse
    from uppf.cli.reading import desk
    from uppf.rules.summary import year_rows
    from uppf.show.duelist import full_table
    from uppf.show.formats import FORMATS
    from uppf.show.yearplan import year_table

    day = session.today(as_of)
    if year is not None and not (len(year) == 4 and year.isdigit()):
        raise Misuse("year-form", value=year)
    chosen = int(year or day.year)
    found = desk(session.repository(repo))
    planned = year_rows(found.facts, day, chosen, unannounced)
    listed = rows or format == "ics"
    table = full_table(planned, day, found.titles(), ()) if listed else year_table(planned, chosen, found.titles())
    print(FORMATS[format](table, session.screen()), end="")
    return 0
