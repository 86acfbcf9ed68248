"""Looking at a follow-up: its check points, and the answers to its questionnaires side by side."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.show.words import help


def points(
    case: Annotated[str, typer.Argument(help=help("points.case"), metavar="ÄRENDE")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """The check points of a case by phase, answered or not; 1 when something could not be read.

    Errors: unknown-case, ambiguous-case.
    """
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.naming import one_case
    from uppf.rules.points import asked
    from uppf.show.checkpoints import points_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        chosen = one_case(found.register, case)
    plan = found.register.plans.get((chosen.rule or "").partition("/")[0])
    scale = {step.code: step.label for step in plan.grading.scale} if plan and plan.grading else {}
    table = points_table(asked(found.register, chosen, day), chosen.case, {**found.titles(), **scale}, found.notes())
    return put(found, table, format, output)


def compare(
    case: Annotated[str, typer.Argument(help=help("survey compare.case"), metavar="ÄRENDE")],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """What each recipient of a case's questionnaires answered, side by side; 1 when something could not be read.

    Errors: unknown-case, ambiguous-case.
    """
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.naming import one_case
    from uppf.rules.surveys import sent, side_by_side
    from uppf.show.checkpoints import answers_table

    root, _ = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        chosen = one_case(found.register, case)
    rows = list(side_by_side(found.register, chosen))
    table = answers_table(rows, sent(chosen), chosen.case, found.titles(), found.notes())
    return put(found, table, format, output)
