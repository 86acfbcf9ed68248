"""The agenda of a board: what is to be laid before it. Nothing here changes a file."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help


def agenda(
    board: Annotated[str, typer.Argument(help=help("board agenda.board"), metavar="NÄMND")],
    meeting: Annotated[
        str | None, typer.Option("--meeting", help=help("board agenda.meeting"), metavar="DATUM")
    ] = None,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """What waits for a board; 1 when something could not be read. Errors: no-such-board, no-such-meeting."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules import spoken
    from uppf.rules.agenda import agenda as laid
    from uppf.show.agendalist import agenda_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    key = spoken.board(found.register, board)
    told = laid(found.register, found.facts, day, key, session.today(meeting) if meeting else None)
    table = agenda_table(told, found.titles(), found.notes())
    return put(found, table, format, output)
