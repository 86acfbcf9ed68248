"""Looking things up: lists, single things, and the trail of what has been done."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

What = Literal["utförare", "avtal", "planer", "regler", "ärenden", "upphandlingar", "leveranser"]


def list_(
    what: Annotated[What, typer.Argument(help=help("list.what"), metavar="VAD")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    everything: Annotated[bool, typer.Option("--all", help=help("list.all"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """List things of one kind; 1 when something could not be read."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.due import due
    from uppf.show.duelist import WIDE
    from uppf.show.listings import listing

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    narrow = format == "table" and session.screen().width < WIDE
    whole = everything or format != "table"
    table = listing(what, found.register, due(found.facts, day, day), day, found.titles(), narrow, whole)
    return put(found, table._replace(notes=(*table.notes, *found.notes())), format, output)


def show(
    id: Annotated[str, typer.Argument(help=help("show.id"), metavar="ID")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
) -> int:
    """Show one thing whole, and what is to be done about it; 1 when something could not be read.

    Errors: nothing-asked, unknown-id, ambiguous-id, row-not-thing.
    """
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.cli.things import one_thing, parts
    from uppf.model.case import Case
    from uppf.problem import Refusal, refuse
    from uppf.rules.due import OVERDUE, PASSED, SOON, WAITING, due
    from uppf.rules.explain import find
    from uppf.rules.selection import shared
    from uppf.rules.steps import steps
    from uppf.show.done import remains_text
    from uppf.show.duelist import due_table
    from uppf.show.formats import FORMATS
    from uppf.show.record import record_text

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    try:
        with found.searched():
            thing = one_thing(found.register, id, day)
    except Refusal:
        if any(row.id == id.strip().casefold() for row in find(found.facts, day, id.strip())):
            raise refuse("row-not-thing", value=id.strip().casefold()) from None
        raise
    screen, words = session.screen(), found.titles()
    print(record_text(thing.title, thing.shape, words, screen.width, parts(thing.shape, day)), end="")
    rows = due(found.facts, day)
    # Whoever asks for the very case may see what it is; a unit or a provider is shown to anyone.
    known = rows if thing.field == "case" else shared(rows)
    waiting = [row for row in known if row.state in WAITING and thing.concerns(row)]
    soon = [row for row in waiting if row.state in (OVERDUE, PASSED, SOON)]
    if waiting or found.unread():
        later = len(waiting) - len(soon)
        notes = ((label("show.later").format(count=later),) if later else ()) + found.notes()
        case = thing.id if thing.field == "case" else ""
        table = due_table(soon, day, words, notes, False, case)._replace(title=label("show.soon"))
        print(f"\n{FORMATS['table'](table, screen)}", end="")
    if isinstance(thing.shape, Case):
        print(remains_text(steps(found.register, thing.shape, day), thing.id, words, screen.width), end="")
    print(f"\n{label('show.file')}: {thing.file}")
    return 1 if found.unread() else 0


def log(
    id: Annotated[str | None, typer.Argument(help=help("log.id"), metavar="ID")] = None,
    repo: Repo = None,
    limit: Annotated[int, typer.Option("--limit", help=help("log.limit"), min=1, metavar="ANTAL")] = 50,
    format: Format = "table",
    output: Output = None,
) -> int:
    """The audit trail from git: who, when, what. Errors: not-in-git, unknown-id, ambiguous-id."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.problem import refuse
    from uppf.show.trail import trail_table
    from uppf.store import git, history

    root = session.repository(repo)
    store = git.find(root)
    if store is None:
        raise refuse("not-in-git", path=str(root))
    paths = [_file(root, id, session.today())] if id else []
    commits = history.log(store, paths, limit + 1) if history.has_commits(store) else []
    notes = (label("log.more").format(count=limit),) if len(commits) > limit else ()
    return put(None, trail_table(commits[:limit], notes), format, output)


def _file(root: "Path", text: str, day: "dt.date") -> str:
    from uppf.cli.reading import desk
    from uppf.cli.things import one_thing

    found = desk(root)
    with found.searched():
        return one_thing(found.register, text, day).file
