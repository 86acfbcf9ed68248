"""Saving: what was edited by hand, checked and committed."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, Repo
from uppf.show.words import help, label


def save(
    message: Annotated[str | None, typer.Option("--message", "-m", help=help("save.message"), metavar="TEXT")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Check edits by hand, say what they mean, and commit them. Errors: see `uppf.cli.saving.save`."""
    from uppf.cli import session
    from uppf.cli.checking import locate
    from uppf.cli.saving import save as saved
    from uppf.problem import Refusal
    from uppf.show.plain import flat

    try:
        done = saved(session.repository(repo), message or "", session.today(as_of), session.now())
    except Refusal as refusal:
        problem = refusal.problems[0]
        if problem.code != "nothing-to-save":
            raise
        session.say(f"{label('save.nothing')}{_left(problem.facts.get('left', ()))}\n")
        return 0
    for line in (*done.told, f"{label('save.done')}{_left(done.left)}"):
        session.say(f"{flat(line)}\n")
    session.report(done.warnings, locate)
    return 0


def _left(files: object) -> str:
    """Changed files that are not uppf's to save."""
    return (
        f" {label('save.left').format(files=', '.join(map(str, files)))}" if isinstance(files, tuple) and files else ""
    )
