"""Looking at a follow-up: its check points, and the answers to its questionnaires side by side."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, Format, Repo
from uppf.show.words import help


def points(
    case: Annotated[str, typer.Argument(help=help("points.case"), metavar="ÄRENDE")],
    repo: Repo = None,
    as_of: AsOf = None,
    format: Format = "table",
) -> int:
    """The check points of a case by phase, answered or not; 1 when something could not be read.

    Errors: unknown-case, ambiguous-case.
    """
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.naming import one_case
    from uppf.rules.points import asked
    from uppf.show.checkpoints import points_table
    from uppf.show.formats import FORMATS

    day = session.today(as_of)
    found = desk(session.repository(repo))
    with found.searched():
        chosen = one_case(found.register, case)
    plan = found.register.plans.get((chosen.rule or "").partition("/")[0])
    scale = {step.code: step.label for step in plan.grading.scale} if plan and plan.grading else {}
    table = points_table(asked(found.register, chosen, day), chosen.case, {**found.titles(), **scale}, found.notes())
    print(FORMATS[format](table, session.screen()), end="")
    return 1 if found.unread() else 0


def compare(
    case: Annotated[str, typer.Argument(help=help("survey compare.case"), metavar="ÄRENDE")],
    repo: Repo = None,
    as_of: AsOf = None,
    format: Format = "table",
) -> int:
    """What each recipient of a case's questionnaires answered, side by side; 1 when something could not be read.

    Errors: unknown-case, ambiguous-case.
    """
    from uppf.cli import session
    from uppf.cli.reading import desk
    from uppf.rules.naming import one_case
    from uppf.rules.surveys import sent, side_by_side
    from uppf.show.checkpoints import answers_table
    from uppf.show.formats import FORMATS

    session.today(as_of)
    found = desk(session.repository(repo))
    with found.searched():
        chosen = one_case(found.register, case)
    rows = list(side_by_side(found.register, chosen))
    table = answers_table(rows, sent(chosen), chosen.case, found.titles(), found.notes())
    print(FORMATS[format](table, session.screen()), end="")
    return 1 if found.unread() else 0
