"""Looking for what is about to fail, while it is small. Nothing here changes a file or decides anything."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help


def early(
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    provider: Annotated[str | None, typer.Option("--provider", help=help("early.provider"), metavar="UTFÖRARE")] = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """The early signs at each provider and unit; 1 when something could not be read. Error: no-such-provider-named."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.cli.see import FOR_PEOPLE
    from uppf.rules.early import early as signs
    from uppf.rules.naming import one_provider
    from uppf.show.earlylist import early_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        only = one_provider(found.register, provider).provider if provider else ""
    shown = [one for one in signs(found.register, found.facts, day) if only in ("", one.provider)]
    table = early_table(found.register, shown, day, found.titles(), found.notes(), format not in FOR_PEOPLE)
    return put(found, table, format, output)
