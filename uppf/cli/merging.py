"""Two people in two clones: git asks us to merge a file, and a clone is told to ask."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    from uppf.store.git import Repository

FAILED = 3
"""Neither merged nor marked: then git's own merge must do it (see `uppf.store.clone.settings`)."""


def merge_driver(
    base: Annotated[Path, typer.Argument(help=help("merge-driver.base"), metavar="BAS")],
    ours: Annotated[Path, typer.Argument(help=help("merge-driver.ours"), metavar="VÅR")],
    theirs: Annotated[Path, typer.Argument(help=help("merge-driver.theirs"), metavar="DERAS")],
    path: Annotated[str, typer.Argument(help=help("merge-driver.path"), metavar="FIL")] = "",
) -> int:
    """Merge three versions of a file into the second: 0 when all is merged, 1 when something is left to choose."""
    from uppf.cli import session
    from uppf.problem import Level, Place, Problem, Refusal
    from uppf.store.conflict import problem
    from uppf.store.driver import Names, drive

    names = Names(label("merge.ours"), label("merge.base"), label("merge.theirs"))
    try:
        done = drive(base, ours, theirs, names, path)
    except Refusal as refusal:
        session.report(refusal.problems)
        return FAILED
    place = Place(path)
    told = [problem(one, place, (names.ours, names.theirs)) for one in done.contradictions]
    if not done.by_meaning:
        told.append(Problem("merge-by-lines", place, Level.WARNING) if done.clean else Problem("merge-conflict", place))
    if told:
        session.report(told)
    return 0 if done.clean else 1


def setup(
    repo: Repo = None,
    hook: Annotated[bool, typer.Option("--hook/--no-hook", help=help("setup.hook"))] = True,
) -> int:
    """Set up a clone so that files are merged by meaning and checked afterwards. Errors: see `in_git`, `ledger.act`."""
    from uppf.cli import session
    from uppf.problem import refuse
    from uppf.store import git

    root = session.repository(repo)
    found = git.find(root)
    if found is None:
        raise refuse("not-in-git", path=str(root))
    for line in (_attributes(found), *prepared(found, hook), label("setup.done")):
        session.say(f"{line}\n")
    return 0


def prepared(repo: "Repository", hook: bool = True) -> list[str]:
    """Set what git keeps of its own in a clone, and say of each thing whether it is now set."""
    import sys

    from uppf.store import clone, history

    wanted = clone.settings(sys.executable, label("setup.driver-name"))
    quick = {clone.QUICK: wanted.pop(clone.QUICK)}
    told = [_said("setup.driver", clone.configured(repo, wanted)), _hook(repo, hook)]
    told.append(_said("setup.history", clone.configured(repo, quick)))
    if history.has_commits(repo):
        clone.recorded(repo)
    return told


def _attributes(repo: "Repository") -> str:
    """See that the repository's own file says how its files are merged; commit it where it did not."""
    from uppf.cli import session
    from uppf.store import clone, ledger, paper
    from uppf.store.ledger import Draft, Edit

    if clone.attributed(repo):
        return _said("setup.attributes", True)
    old = paper.read(repo.folder / clone.ATTRIBUTES, clone.ATTRIBUTES)
    new = clone.attributes((old or b"").decode("utf-8", "surrogateescape"))
    edits = {clone.ATTRIBUTES: Edit(old, new.encode("utf-8", "surrogateescape"))}
    if edits[clone.ATTRIBUTES].old == edits[clone.ATTRIBUTES].new:
        return label("setup.attributes").format(state=label("setup.attributes-elsewhere"))
    trailers = (("Uppf-Act", "setup"),)
    ledger.act(repo, lambda: Draft(edits, label("setup.subject"), "", trailers), session.now())
    return _said("setup.attributes", False)


def _hook(repo: "Repository", wanted: bool) -> str:
    import sys

    from uppf.store import clone

    if not wanted:
        return label("setup.hook").format(state=label("setup.hook-declined"))
    script = clone.hook(repo, sys.executable)
    line = script.splitlines()[-1]
    away = clone.elsewhere(repo)
    if away:
        return label("setup.hook").format(state=label("setup.hook-elsewhere").format(path=away, line=line))
    standing = clone.hooked(repo, script)
    if standing is None:
        return label("setup.hook").format(state=label("setup.hook-standing").format(line=line))
    return _said("setup.hook", standing)


def _said(what: str, standing: bool) -> str:
    return label(what).format(state=label("setup.as-it-was" if standing else "setup.new"))
