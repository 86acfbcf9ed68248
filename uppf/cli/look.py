"""Looking things up: lists, single things, and the trail of what has been done."""

from typing import Annotated, Literal

import typer

from uppf.cli.options import AsOf, Format, Repo
from uppf.show.words import help, label

What = Literal["utförare", "avtal", "planer", "regler", "ärenden", "upphandlingar"]


def list_(
    what: Annotated[What, typer.Argument(help=help("list.what"), metavar="VAD")],
    repo: Repo = None,
    as_of: AsOf = None,
    format: Format = "table",
) -> int:
    """List things of one kind."""
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.due import due
    from uppf.show.duelist import WIDE
    from uppf.show.formats import FORMATS
    from uppf.show.listings import listing

    day = session.today(as_of)
    found = desk(session.repository(repo))
    screen = session.screen()
    narrow = format == "table" and screen.width < WIDE
    table = listing(what, found.register, due(found.facts, day, day), day, found.titles(), narrow)
    print(FORMATS[format](table, screen), end="")
    return 0


def show(
    id: Annotated[str, typer.Argument(help=help("show.id"), metavar="ID")],
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Show one thing whole, and what is to be done about it. Errors: unknown-id, ambiguous-id."""
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.cli.things import one_thing
    from uppf.rules.due import WAITING, due
    from uppf.show.duelist import due_table
    from uppf.show.formats import FORMATS
    from uppf.show.record import record_text

    day = session.today(as_of)
    found = desk(session.repository(repo))
    thing = one_thing(found.register, id, day)
    screen, words = session.screen(), found.titles()
    print(record_text(thing.title, thing.shape, words, screen.width), end="")
    rows = [
        row for row in due(found.facts, day) if row.state in WAITING[:4] and not row.unannounced and thing.concerns(row)
    ]
    if rows:
        table = due_table(rows, day, words, (), False)._replace(title=label("show.due"))
        print(f"\n{FORMATS['table'](table, screen)}", end="")
    print(f"\n{label('show.file')}: {thing.file}")
    return 0


def log(
    id: Annotated[str | None, typer.Argument(help=help("log.id"), metavar="ID")] = None,
    repo: Repo = None,
    limit: Annotated[int, typer.Option("--limit", help=help("log.limit"), min=1, metavar="ANTAL")] = 50,
    format: Format = "table",
) -> int:
    """The audit trail from git: who, when, what. Errors: not-in-git, unknown-id, ambiguous-id."""
    from uppf.cli import session
    from uppf.problem import refuse
    from uppf.show.formats import FORMATS
    from uppf.show.trail import trail_table
    from uppf.store import git, history

    root = session.repository(repo)
    store = git.find(root)
    if store is None:
        raise refuse("not-in-git", path=str(root))
    paths = [_file(root, id)] if id else []
    commits = history.log(store, paths, limit + 1) if history.has_commits(store) else []
    notes = (label("log.more").format(count=limit),) if len(commits) > limit else ()
    print(FORMATS[format](trail_table(commits[:limit], notes), session.screen()), end="")
    return 0


def _file(root: object, text: str) -> str:
    from pathlib import Path

    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.cli.things import one_thing

    found = desk(Path(str(root)))
    return one_thing(found.register, text, session.today()).file
