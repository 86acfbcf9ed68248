"""Looking ahead: an agreement's schedule, a procurement's chain, and what would follow if. Nothing here writes."""

from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from uppf.cli.reading import Desk
    from uppf.rules.assumption import Assumption
    from uppf.store.splice import Plain

FOR_PEOPLE = ("table", "md", "html")
"""The formats that are read, and so have the columns of a screen."""


def schedule(
    agreement: Annotated[str, typer.Argument(help=help("schedule.agreement"), metavar="AVTAL")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    everything: Annotated[bool, typer.Option("--all", help=help("schedule.all"))] = False,
    unannounced: Annotated[bool, typer.Option("--unannounced", help=help("due.unannounced"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """Every day that an agreement gives rise to until its end. Error: no-such-agreement-named."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.naming import one_agreement
    from uppf.rules.schedule import last_of
    from uppf.rules.schedule import schedule as reckon
    from uppf.show.aheadlists import schedule_table
    from uppf.show.duelist import full_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        _, key, one = one_agreement(found.register, agreement)
    rows = reckon(found.register, found.facts, key, day, everything)
    rows = [row for row in rows if unannounced or not row.unannounced]
    until = last_of(found.register, key, day)
    title = label("schedule.title").format(agreement=key, title=one.title, until=until)
    table = (schedule_table if format in FOR_PEOPLE else full_table)(rows, title, found.titles(), found.notes())
    return put(found, table, format, output)


def chain(
    procurement: Annotated[str, typer.Argument(help=help("procurement chain.procurement"), metavar="UPPHANDLING")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """The steps of a procurement counted backwards from the start of operation. Error: no-such-procurement-named."""
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.chain import chain as links
    from uppf.rules.naming import one_procurement
    from uppf.show.aheadlists import chain_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        one = one_procurement(found.register, procurement)
    shown = links(found.register, found.facts, one, day)
    table = chain_table(one, shown, found.titles(), found.notes())
    return put(found, table, format, output)


def what_if(
    assumptions: Annotated[list[str], typer.Argument(help=help("what-if.assumptions"), metavar="SÖKVÄG=VÄRDE…")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    within: Annotated[str | None, typer.Option("--within", help=help("what-if.within"), metavar="TID")] = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """What would be added, removed and moved in the due list. Errors: those of `assumed`, and of the draft."""
    from uppf.cli import session
    from uppf.cli.checking import locate
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.cli.writing import added, judged
    from uppf.problem import Level
    from uppf.rules.ground import count
    from uppf.rules.shifts import shifts
    from uppf.show.aheadlists import shift_table

    root, day = session.opened(repo, as_of, at)
    before = desk(root)
    with before.searched():
        supposed, after = assumed(root, before, assumptions)
    until = count(day, *session.span(within)) if within else _horizon(before, after, supposed, day)
    found = [one for one in shifts(before.facts, after.facts, day, until) if not one.row.unannounced]
    title = label("what-if.title").format(said=", ".join(assumptions), until=until)
    table = shift_table(found, title, after.titles(), after.notes(), format in FOR_PEOPLE)
    code = put(before, table, format, output)
    told = added(judged(before, day), judged(after, day))
    session.report([problem for problem in told if problem.level is not Level.INFO], locate)
    return code


def assumed(root: "Path", before: "Desk", said: list[str]) -> "tuple[list[Assumption], Desk]":
    """The desk as it would be, drafted in memory and read by the ordinary road.

    Refuses what `assumption` refuses, what splicing refuses, and what could then not be read.
    """
    from uppf.cli.reading import desk
    from uppf.cli.writing import added, stop_at_errors
    from uppf.problem import Place, refuse
    from uppf.rules.assumption import assumption
    from uppf.store import paper, splice
    from uppf.store.reader import model_of

    supposed = [assumption(before.register, one) for one in said]
    drafts: dict[str, bytes] = {}
    for one in supposed:
        held = drafts.get(one.file) or paper.read(root / one.file, one.file)
        if held is None:
            raise refuse("changed-meanwhile", Place(one.file))
        model = model_of(one.file)
        order = [field.alias or name for name, field in model.model_fields.items()] if model else []
        put = splice.Put(one.route, _value(one.text))
        drafts[one.file] = splice.splice(held.decode(), [put], order, one.file).encode()
    after = desk(root, drafts)
    stop_at_errors(added(before.problems, after.problems))
    return supposed, after


def _value(text: str) -> "Plain":
    """A text, or what brackets hold: ``{datum: 2028-01-01, orsak: avslutad}``."""
    from uppf.store.yamltext import parse

    return parse(f"v: {text}".encode()).value["v"] if text[0] in "{[" else text


def _horizon(before: "Desk", after: "Desk", supposed: "list[Assumption]", day: "dt.date") -> "dt.date":
    """As far as the agreements that are spoken of reach, before or after; at least two years."""
    from uppf.rules.calendar import add_days
    from uppf.rules.schedule import UNENDING, last_of

    about = {one.agreement for one in supposed if one.agreement}
    ends = [last_of(desk.register, key, day) for desk in (before, after) for key in about]
    return max([add_days(day, UNENDING), *ends])
