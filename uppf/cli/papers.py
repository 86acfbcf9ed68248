"""Writing papers about a case. Nothing in the repository is changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from uppf.cli.options import AsOf, Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    from uppf.cli.reading import Desk
    from uppf.model.case import Case

PaperFormat = Literal["md", "html", "pdf", "docx"]
PAPER = "arenderapport"


def report(
    case: Annotated[str | None, typer.Argument(help=help("report.case"), metavar="ÄRENDE")] = None,
    paper: Annotated[str, typer.Option("--paper", help=help("report.paper"), metavar="PAPPER")] = PAPER,
    listed: Annotated[bool, typer.Option("--list", help=help("report.list"))] = False,
    repo: Repo = None,
    as_of: AsOf = None,
    format: Annotated[PaperFormat, typer.Option("--format", help=help("report.format"))] = "md",
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help("report.output"), metavar="FIL")] = None,
) -> int:
    """Write a paper about a case to standard output or a file; 1 when something in the repository could not be read.

    Errors: unknown-case, ambiguous-case, template-missing, template-undefined, template-error, output-in-repository,
    format-missing, format-not-for-screen, drawing-unsafe, drawing-unreadable.
    """
    from uppf.cli import session
    from uppf.cli.misuse import Misuse
    from uppf.store.templates import names

    day, root = session.today(as_of), session.repository(repo)
    if listed:
        print("\n".join(names(root)))
        return 0
    if case is None:
        raise Misuse("missing-argument", "uppf report", name="ÄRENDE")

    from uppf.cli.reading import desk
    from uppf.problem import Level, refuse
    from uppf.rules.naming import one_case
    from uppf.rules.summary_case import case_summary
    from uppf.show.casepaper import case_variables
    from uppf.show.letterhead import letterhead
    from uppf.show.paperformats import PAPER_FORMATS, TEXTS, Paper
    from uppf.show.papers import paper as written

    if output is None and format not in TEXTS and session.watched():
        raise refuse("format-not-for-screen", format=format)
    found = desk(root)
    session.report(problem for problem in found.problems if problem.level is Level.ERROR)
    told = one_case(found.register, case)
    summary = case_summary(found.register, found.facts, told, day)
    titles = found.titles()
    variables = case_variables(summary, found.register.municipality, titles)
    made = Paper(written(root, paper, variables, titles), letterhead(root, variables, titles))
    if output is None:
        session.hand_over(PAPER_FORMATS[format](made))
    else:
        _save(PAPER_FORMATS[format](made), output, found, told, paper)
    return 1 if found.unread() else 0


def _save(data: bytes, output: Path, found: "Desk", case: "Case", paper: str) -> None:
    from uppf.problem import refuse
    from uppf.store.paper import write

    inside = output.resolve().is_relative_to(found.root.resolve())
    if inside and output.suffix.casefold() in (".yaml", ".yml", ".j2"):
        raise refuse("output-in-repository", file=str(output))
    write(output.absolute(), data, str(output))
    print(label("paper.saved").format(paper=paper, case=case.case, file=output))
