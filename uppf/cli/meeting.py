"""Before a meeting: the agenda of a cooperation group."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, Format, Repo
from uppf.show.words import help


def agenda(
    agreement: Annotated[str, typer.Argument(help=help("group agenda.agreement"), metavar="AVTAL")],
    repo: Repo = None,
    as_of: AsOf = None,
    format: Format = "table",
) -> int:
    """What the next meeting takes up; 1 when something could not be read.

    Errors: no-such-agreement-named, no-group-in-plans.
    """
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.group import one_group
    from uppf.rules.group_agenda import agenda as matters
    from uppf.show.formats import FORMATS
    from uppf.show.group_agendalist import agenda_table

    day = session.today(as_of)
    found = desk(session.repository(repo))
    with found.searched():
        group = one_group(found.register, agreement)
    coming, rows = matters(found.register, found.facts, group, day)
    table = agenda_table(group.agreement.title, coming, rows, found.titles(), found.notes())
    print(FORMATS[format](table, session.screen()), end="")
    return 1 if found.unread() else 0
