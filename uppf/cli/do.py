"""Doing: what an officer opens, notes and saves. Each is one act: proven, written, committed, or refused whole."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import AsOf, Repo
from uppf.model.vocabulary import Consequence, FindingSource, Grade, Occurrence
from uppf.show.words import help, label

if TYPE_CHECKING:
    from uppf.cli.reading import Desk
    from uppf.cli.writing import Done
    from uppf.model.case import Case
    from uppf.problem import Problem

Said = str | None
CaseId = Annotated[str, typer.Argument(help=help("case"), metavar="ÄRENDE")]
MethodReason = Annotated[Said, typer.Option("--method-reason", help=help("method-reason"), metavar="TEXT")]


def token() -> str:
    """Six fresh letters and digits that cannot be misread."""
    from secrets import choice

    from uppf.rules.due import ALPHABET

    return "".join(choice(ALPHABET) for _ in range(6))


def open_(
    id: Annotated[str, typer.Argument(help=help("open.id"), metavar="ID")],
    date: Annotated[Said, typer.Option("--date", help=help("open.date"), metavar="DATUM")] = None,
    dnr: Annotated[Said, typer.Option("--dnr", help=help("open.dnr"), metavar="DNR")] = None,
    responsible: Annotated[Said, typer.Option("--responsible", help=help("open.responsible"), metavar="ROLL")] = None,
    method: Annotated[Said, typer.Option("--method", help=help("open.method"), metavar="METOD")] = None,
    method_reason: MethodReason = None,
    title: Annotated[Said, typer.Option("--title", help=help("open.title"), metavar="TEXT")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Open a case that follows up a row of the due list. Errors: see `open_case` and `perform`."""
    from uppf.cli import session
    from uppf.cli.rows import one_row
    from uppf.cli.writing import perform
    from uppf.rules.opening import NewCase, open_case

    day = session.today(as_of)
    said = NewCase(
        session.today(date) if date else day,
        dnr or "",
        responsible or "",
        method or "",
        method_reason or "",
        title or "",
    )
    done = perform(
        session.repository(repo),
        lambda desk: open_case(desk.register, desk.facts, one_row(desk.facts, day, id), day, said, token),
        day,
        session.now(),
    )
    return _tell(done)


def visit(
    case: CaseId,
    date: Annotated[Said, typer.Option("--date", help=help("visit.date"), metavar="DATUM")] = None,
    method: Annotated[Said, typer.Option("--method", help=help("visit.method"), metavar="METOD")] = None,
    method_reason: MethodReason = None,
    place: Annotated[Said, typer.Option("--place", help=help("visit.place"), metavar="PLATS")] = None,
    present: Annotated[list[str] | None, typer.Option("--present", help=help("visit.present"), metavar="ROLL")] = None,
    absence_reason: Annotated[
        Said, typer.Option("--absence-reason", help=help("visit.absence-reason"), metavar="TEXT")
    ] = None,
    not_visited_reason: Annotated[
        Said, typer.Option("--not-visited-reason", help=help("visit.not-visited-reason"), metavar="TEXT")
    ] = None,
    note: Annotated[Said, typer.Option("--note", help=help("visit.note"), metavar="TEXT")] = None,
    part: Annotated[Said, typer.Option("--part", help=help("visit.part"), metavar="DEL")] = None,
    rule: Annotated[Said, typer.Option("--rule", help=help("visit.rule"), metavar="REGEL")] = None,
    period: Annotated[Said, typer.Option("--period", help=help("visit.period"), metavar="PERIOD")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Note a visit, a meeting or a written round. Errors: see `record_visit` and `perform`."""
    from uppf.cli import session
    from uppf.cli.writing import perform
    from uppf.rules.acts import NewVisit, record_visit

    day = session.today(as_of)
    said = NewVisit(
        session.today(date) if date else day,
        method or "",
        method_reason or "",
        place or "",
        tuple(present or ()),
        absence_reason or "",
        not_visited_reason or "",
        note or "",
        part or "",
        rule or "",
        period or "",
    )
    done = perform(
        session.repository(repo),
        lambda desk: record_visit(desk.register, _case(desk, case), day, said, token),
        day,
        session.now(),
    )
    return _tell(done)


def finding(
    case: CaseId,
    text: Annotated[str, typer.Argument(help=help("finding.text"), metavar="TEXT")],
    category: Annotated[Said, typer.Option("--category", help=help("finding.category"), metavar="SLAG")] = None,
    requirement: Annotated[
        Said, typer.Option("--requirement", help=help("finding.requirement"), metavar="KRAV")
    ] = None,
    clause: Annotated[Said, typer.Option("--clause", help=help("finding.clause"), metavar="PUNKT")] = None,
    frequency: Annotated[Occurrence | None, typer.Option("--frequency", help=help("finding.frequency"))] = None,
    individual: Annotated[
        Consequence | None, typer.Option("--individual-consequence", help=help("finding.individual-consequence"))
    ] = None,
    municipality: Annotated[
        Consequence | None, typer.Option("--municipality-consequence", help=help("finding.municipality-consequence"))
    ] = None,
    provider: Annotated[
        Consequence | None, typer.Option("--provider-consequence", help=help("finding.provider-consequence"))
    ] = None,
    grade: Annotated[Grade | None, typer.Option("--grade", help=help("finding.grade"))] = None,
    grade_reason: Annotated[
        Said, typer.Option("--grade-reason", help=help("finding.grade-reason"), metavar="TEXT")
    ] = None,
    source: Annotated[FindingSource | None, typer.Option("--source", help=help("finding.source"))] = None,
    unit: Annotated[Said, typer.Option("--unit", help=help("finding.unit"), metavar="ENHET")] = None,
    date: Annotated[Said, typer.Option("--date", help=help("finding.date"), metavar="DATUM")] = None,
    informed: Annotated[Said, typer.Option("--informed", help=help("finding.informed"), metavar="DATUM")] = None,
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Note a finding, and say what follows from it. Errors: see `record_finding` and `perform`."""
    from uppf.cli import session
    from uppf.cli.writing import perform
    from uppf.rules.acts import NewFinding, record_finding
    from uppf.rules.outcome import notes, outcome

    day = session.today(as_of)
    said = NewFinding(
        text,
        session.today(date) if date else day,
        category or "",
        requirement or "",
        clause or "",
        str(source or ""),
        unit or "",
        str(frequency or ""),
        str(individual or ""),
        str(municipality or ""),
        str(provider or ""),
        str(grade or ""),
        grade_reason or "",
        session.today(informed) if informed else None,
    )
    done = perform(
        session.repository(repo),
        lambda desk: record_finding(desk.register, _case(desk, case), day, said, token),
        day,
        session.now(),
    )
    after = done.desk
    follows = outcome(after.register, after.facts, after.register.cases[done.act.case], str(done.act.facts["item"]))
    return _tell(done, notes(follows))


def save(
    message: Annotated[Said, typer.Option("--message", "-m", help=help("save.message"), metavar="TEXT")] = None,
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


def _case(desk: "Desk", text: str) -> "Case":
    """The case that somebody means; where it is unknown, also what is wrong with files of that name."""
    from uppf.cli.rows import one_case
    from uppf.problem import Level, Refusal

    try:
        return one_case(desk.register, text)
    except Refusal as refusal:
        asked = text.strip().casefold()
        broken = [p for p in desk.problems if p.level is Level.ERROR and asked and asked in p.place.file.casefold()]
        raise Refusal(*refusal.problems, *broken) from None


def _tell(done: "Done", notes: "Iterable[Problem]" = ()) -> int:
    """Say what was done and what comes next, and beside it what the files now warn of."""
    from uppf.cli import session
    from uppf.cli.checking import locate
    from uppf.show.done import done_text

    session.say(done_text(done.act, notes, done.desk.titles()))
    session.report(done.warnings, locate)
    return 0
