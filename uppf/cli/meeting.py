"""Before a meeting: the agenda of a cooperation group."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help


def agenda(
    agreement: Annotated[str, typer.Argument(help=help("group agenda.agreement"), metavar="AVTAL")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """What the next meeting takes up; 1 when something could not be read.

    Errors: no-such-agreement-named, no-group-in-plans.
    """
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.group import one_group
    from uppf.rules.group_agenda import agenda as matters
    from uppf.show.group_agendalist import agenda_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        group = one_group(found.register, agreement)
    coming, rows = matters(found.register, found.facts, group, day)
    table = agenda_table(group.agreement.title, coming, rows, found.titles(), found.notes())
    return put(found, table, format, output)
