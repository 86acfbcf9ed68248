"""Writing papers. Nothing in the repository is changed, but for a template that is copied there to be changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from uppf.cli.options import AsOf, At, Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uppf.cli.reading import Desk
    from uppf.show.about.subject import Asked
    from uppf.show.shelf import Paper

PaperFormat = Literal["md", "html", "pdf", "docx"]
USUAL = "arenderapport"
LARGEST = 1_000_000
"""Bytes of a paper that comes back."""
Text = str | None


def report(
    subject: Annotated[Text, typer.Argument(help=help("report.subject"), metavar="VAD")] = None,
    paper: Annotated[str, typer.Option("--paper", help=help("report.paper"), metavar="PAPPER")] = USUAL,
    period: Annotated[Text, typer.Option("--period", help=help("report.period"), metavar="PERIOD")] = None,
    meeting: Annotated[Text, typer.Option("--meeting", help=help("report.meeting"), metavar="DATUM")] = None,
    listed: Annotated[bool, typer.Option("--list", help=help("report.list"))] = False,
    everything: Annotated[Path | None, typer.Option("--all", help=help("report.all"), metavar="MAPP")] = None,
    unannounced: Annotated[bool, typer.Option("--unannounced", help=help("report.unannounced"))] = False,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Annotated[PaperFormat | None, typer.Option("--format", help=help("report.format"))] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help("report.output"), metavar="FIL")] = None,
) -> int:
    """Write a paper to standard output or a file; 1 when something in the repository could not be read.

    Errors: those of the paper's topic, paper-not-now, template-missing, template-front, template-undefined,
    template-error, output-in-repository, format-missing, format-not-for-screen, drawing-unsafe,
    drawing-unreadable. Misuse: not-a-period, not-a-day.
    """
    from uppf.cli import session
    from uppf.cli.misuse import Misuse
    from uppf.cli.output import save
    from uppf.show.about.topics import TOPICS
    from uppf.show.shelf import one_paper, one_subject, papers, papers_table

    root, day = session.opened(repo, as_of, at)
    if listed:
        from uppf.show.duelist import WIDE
        from uppf.show.formats import FORMATS as LISTS

        screen = session.screen()
        print(LISTS["table"](papers_table(papers(root), screen.width >= WIDE), screen), end="")
        return 0
    chosen = papers(root) if everything else (one_paper(root, paper),)
    if not everything and subject is None and TOPICS[chosen[0].topic].named:
        raise Misuse("missing-argument", "uppf report", name=chosen[0].topic.upper())

    from uppf.cli.reading import desk
    from uppf.problem import Level, refuse
    from uppf.rules.due import due
    from uppf.rules.period import parse_period
    from uppf.show.about.subject import Asked
    from uppf.show.paperformats import PAPER_FORMATS, TEXTS, whole

    if output is None and not everything and (format or "md") not in TEXTS and session.watched():
        raise refuse("format-not-for-screen", format=format)
    span = parse_period(period) if period else None
    if period and span is None:
        raise Misuse("not-a-period", value=period)
    met = session.today(meeting) if meeting else None
    found = desk(root)
    session.report(problem for problem in found.problems if problem.level is Level.ERROR)
    rows = tuple(due(found.facts, day))
    asked = Asked(found.register, found.facts, rows, day, found.titles(), span, met, unannounced)
    if everything:
        _all(found, asked, chosen, everything, (format,) if format else tuple(PAPER_FORMATS))
        return 1 if found.unread() else 0
    with found.searched():
        told = one_subject(chosen[0], asked, subject or "")
    data = PAPER_FORMATS[format or "md"](whole(root, chosen[0].name, told, told.variables(), asked.titles))
    if output is None:
        session.hand_over(data)
    else:
        save(data, output)
        print(label("paper.saved").format(paper=paper, case=told.name, file=output))
    return 1 if found.unread() else 0


def _all(found: "Desk", asked: "Asked", chosen: "Sequence[Paper]", folder: Path, formats: "Sequence[str]") -> None:
    """Every paper about everything it has something to say of, in a folder for each paper."""
    from uppf.cli import session
    from uppf.cli.output import save
    from uppf.problem import Problem, Refusal
    from uppf.show.paperformats import PAPER_FORMATS, whole
    from uppf.show.papers import holds
    from uppf.show.shelf import every_subject

    count, kinds = 0, set()
    problems: dict[tuple[object, ...], Problem] = {}
    planned = [(paper, subject) for paper in chosen for subject in every_subject(paper, asked)]
    for paper, subject in session.progress(planned, label("paper.writing")):
        variables = subject.variables()
        try:
            if paper.when and not holds(found.root, paper.name, paper.when, variables):
                continue
            made = whole(found.root, paper.name, subject, variables, asked.titles)
            for format in formats:
                save(PAPER_FORMATS[format](made), folder / paper.name / f"{subject.name}.{format}", lasting=False)
                count += 1
            kinds.add(paper.name)
        except Refusal as refusal:
            # One template with a fault keeps no other paper from being written.
            problems |= {(one.code, one.place): one for one in refusal.problems}
    print(label("paper.all-saved").format(count=count, papers=len(kinds), folder=folder))
    if problems:
        raise Refusal(*problems.values())


def fill(
    file: Annotated[Path, typer.Argument(help=help("fill.file"), metavar="FIL")],
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Read a paper of a visit, or a questionnaire, that was filled in. Errors: those of `filling.fill`, unreadable."""
    from uppf.cli import session, verbs
    from uppf.rules.acts.filling import Paper as Filled
    from uppf.rules.acts.filling import fill as filled
    from uppf.store.rawtext import read_bytes

    text = read_bytes(file, LARGEST).decode("utf-8", "replace").removeprefix("\ufeff")
    return verbs.done(filled, Filled(str(file), text), session.repository(repo), session.today(as_of))


def eject(
    name: Annotated[str, typer.Argument(help=help("template eject.name"), metavar="PAPPER")],
    repo: Repo = None,
) -> int:
    """Copy a template of the program's into the repository, to be changed there.

    Errors: template-missing, template-own-already, and what writing a file refuses.
    """
    from difflib import get_close_matches

    from uppf.cli import session
    from uppf.problem import refuse
    from uppf.store.paper import write
    from uppf.store.templates import names, template

    root = session.repository(repo)
    found = template(root, name)
    if found is None:
        raise refuse("template-missing", name=name, nearest=tuple(get_close_matches(name, names(root), 3, 0.5)))
    if found.own:
        raise refuse("template-own-already", file=found.file)
    write(root / found.file, found.text.encode(), found.file)
    session.say(f"{label('template.ejected').format(file=found.file, name=name)}\n")
    return 0
