"""Writing the public site, or showing what it would hold. Nothing in the repository is changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import AsOf, Format, Output, Repo
from uppf.show.words import help

if TYPE_CHECKING:
    import datetime as dt

    from uppf.cli.reading import Desk


def publish(
    folder: Annotated[Path, typer.Argument(help=help("publish.folder"), metavar="KATALOG")],
    repo: Repo = None,
    as_of: AsOf = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help("publish.dry-run"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """Write the site, the same bytes for the same values and day.

    Errors: folder-in-repository, folder-not-folder, folder-not-ours, publish-unread, publish-uncommitted,
    publish-no-day, publish-person, publish-secret, and what the templates
    refuse.
    """
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.problem import Level, refuse
    from uppf.rules.publication import publication
    from uppf.show.papers import writer
    from uppf.show.publishlist import publish_table
    from uppf.show.site import site
    from uppf.show.words import label
    from uppf.store.sitefolder import ready, replace

    root = session.repository(repo)
    before = ready(folder, root)
    found = desk(root)
    if found.unread():
        session.report(problem for problem in found.problems if problem.level is Level.ERROR)
        # A mark of secrecy in a file that cannot be read would be lost.
        raise refuse("publish-unread", count=found.unread())
    day = session.today(as_of) if as_of else _committed(root, found)
    titles = found.titles()
    made = site(publication(found.register, day), titles, writer(root, titles))
    if dry_run:
        return put(None, publish_table(made), format, output)
    replace(folder, {name: _bytes(content) for name, content in made.files.items()}, before)
    counts = {"count": len(made.files), "offers": len(made.book.offers), "reports": len(made.book.reports)}
    session.say(label("publish.done").format(folder=folder, left=len(made.left), **counts) + "\n")
    return 0


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def _committed(root: Path, found: "Desk") -> "dt.date":
    """The day of the last commit that touched something other than a hidden follow-up, when nothing is uncommitted.

    A day that moved when an unannounced follow-up was written down would tell of it (OSL 17:1, L18).
    """
    from datetime import date

    from uppf.problem import refuse
    from uppf.rules.publication import unannounced
    from uppf.store import git, history, worktree

    store = git.find(root)
    if store is None or not history.has_commits(store):
        raise refuse("publish-no-day")
    register = found.register
    files = dict.fromkeys(register.files.values())
    changed = worktree.dirty(store, tuple(files))
    if changed:
        raise refuse("publish-uncommitted", files=changed)
    hidden = {
        register.file("case", key)
        for key, case in register.cases.items()
        if unannounced(register, case) and not any(report.finished for report in case.reports.values())
    }
    commits = history.log(store, tuple(name for name in files if name not in hidden), 1)
    if not commits:
        raise refuse("publish-no-day")
    return date.fromisoformat(commits[0].committed[:10])
