"""The repository itself: checking it, starting one, and the schemas that help whoever writes in it."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from uppf.cli.options import AsOf, At, Repo
from uppf.show.words import help, label

FIRST = (
    *("name", "adopt", "board", "meeting", "delegation", "service"),
    *("provider", "unit", "agreement", "sign", "check", "due"),
)
"""The commands by which a newcomer comes from an empty repository to a list of what to do, in their order."""

ProblemFormat = Literal["text", "json", "github"]


def check(
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    everything: Annotated[bool, typer.Option("--all", help=help("check.all"))] = False,
    format: Annotated[ProblemFormat, typer.Option("--format", help=help("check.format"))] = "text",
) -> int:
    """Read everything and say what is wrong with it; 1 when something is."""
    from uppf.cli import session
    from uppf.cli.checking import checked
    from uppf.problem import Level
    from uppf.show.notices import PROBLEM_FORMATS

    root, day = session.opened(repo, as_of, at)
    found = checked(root, day)
    counts = {level: sum(problem.level is level for problem in found.problems) for level in Level}
    shown = [problem for problem in found.problems if everything or format != "text" or problem.level is not Level.INFO]
    said = PROBLEM_FORMATS[format](shown, session.source, found.locate)
    if format == "text":
        session.say(said)
    else:
        print(said, end="")
    if format == "text":
        told = {level.name.lower(): _counted(counts[level], f"check.{level.name.lower()}") for level in Level}
        summary = label("check.summary").format(**told, files=_counted(found.files, "check.file"))
        print(("\n" if shown else "") + summary)
        if counts[Level.INFO] and not everything:
            print(label("check.more"))
    return 1 if counts[Level.ERROR] else 0


def _counted(count: int, noun: str) -> str:
    return f"{count} {label(f'{noun}.one' if count == 1 else noun)}"


def init(
    folder: Annotated[Path, typer.Argument(help=help("init.folder"), metavar="KATALOG")],
    plan: Annotated[list[str] | None, typer.Option("--plan", help=help("init.plan"), metavar="NAMN")] = None,
    name: Annotated[str | None, typer.Option("--name", help=help("init.name"), metavar="KOMMUN")] = None,
    since: Annotated[str | None, typer.Option("--from", help=help("init.from"), metavar="DATUM")] = None,
) -> int:
    """Start a repository, in git from its first file. Errors: already-repository, unknown-plan, file-exists."""
    import shlex

    from uppf.cli import session
    from uppf.cli.merging import prepared
    from uppf.problem import refuse
    from uppf.show.plain import flat, wrap
    from uppf.store import git, ledger
    from uppf.store.ledger import Draft, Edit
    from uppf.store.reader import MAIN
    from uppf.store.starting import first_files, plans

    root = folder.resolve()
    if (root / MAIN).exists():
        raise refuse("already-repository", path=str(folder))
    day = session.today(since)
    called = " ".join((name or "").split())
    files = first_files(root, called or label("init.municipality"), day.isoformat(), plan or [])
    standing = [file for file in files if (root / file).exists()]
    if standing:
        raise refuse("file-exists", file=standing[0])
    root.mkdir(parents=True, exist_ok=True)
    store = git.init(root)
    edits = {file: Edit(None, data) for file, data in files.items()}
    subject = label("init.subject").format(name=called) if called else label("init.subject.nameless")
    ledger.act(store, lambda: Draft(edits, subject, "", (("Uppf-Act", "init"),)), session.now())
    prepared(store)
    told = [label("init.done").format(path=folder, count=len(files)), label("init.setup")]
    if not plan:
        told.append(label("init.plans").format(plans=", ".join(plans())))
    told.append(label("init.next"))
    width = session.screen().width
    for text in told:
        print("\n".join(wrap(flat(text), width)))
    print(f"  cd {shlex.quote(str(folder))}")
    known = {"name": bool(called), "adopt": bool(plan)}
    for step in FIRST:
        if not known.get(step):
            print(f"  {label(f'init.step.{step}')}")
    return 0


def schema(
    folder: Annotated[Path | None, typer.Argument(help=help("schema.folder"), metavar="KATALOG")] = None,
) -> int:
    """Write the schemas that the models give; without a folder, say which there are."""
    import json

    from uppf.model.schemas import SCHEMAS, file_name
    from uppf.model.schemas import schema as made
    from uppf.store.paper import write

    for kind in SCHEMAS:
        if folder is None:
            print(file_name(kind))
            continue
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(made(kind), ensure_ascii=False, indent=2)
        write(folder / file_name(kind), f"{text}\n".encode())
    if folder is not None:
        print(label("schema.done").format(count=len(SCHEMAS), path=folder))
    return 0
