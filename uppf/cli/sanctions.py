"""Looking at sanctions: the ladder with its gates, what was decided before, what a reduction comes to."""

from typing import TYPE_CHECKING, Annotated

import typer

from uppf.cli.options import AsOf, At, Format, Output, Repo
from uppf.cli.see import FOR_PEOPLE
from uppf.show.words import help, label

if TYPE_CHECKING:
    from decimal import Decimal

Case = Annotated[str, typer.Argument(help=help("case"), metavar=label("metavar.case"))]
Finding = Annotated[
    list[str] | None, typer.Option("--finding", help=help("sanction.finding"), metavar=label("metavar.finding"))
]
Amount = str | None


def options(
    case: Case,
    finding: Finding = None,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """Every rung × every gate for findings of a case, today; 1 when something could not be read.

    Errors: unknown-case, ambiguous-case, no-such-finding-here, no-open-finding.
    """
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.choices import choices
    from uppf.rules.naming import one_case
    from uppf.rules.precedents import precedents
    from uppf.show.sanctionlist import Told, choices_full, choices_table, precedent_notes

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        meant = one_case(found.register, case)
        findings, rungs = choices(found.register, found.facts, meant, tuple(finding or ()), day)
    before = precedents(found.register, meant, findings, day)
    title = label("sanction.options").format(case=meant.case, findings=", ".join(findings), day=day)
    notes = (*precedent_notes(before, meant.case), *found.notes())
    table = (choices_table if format in FOR_PEOPLE else choices_full)(
        rungs, Told(findings, found.titles()), title, notes
    )
    return put(found, table, format, output)


def precedents_(
    case: Case,
    finding: Finding = None,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    format: Format = "table",
    output: Output = None,
) -> int:
    """What was decided before in cases like the findings of one; 1 when something could not be read.

    Errors: unknown-case, ambiguous-case, no-such-finding-here, no-finding.
    """
    from uppf.cli import session
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.rules.choices import asked_about
    from uppf.rules.naming import one_case
    from uppf.rules.precedents import precedents
    from uppf.show.sanctionlist import precedents_table

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        meant = one_case(found.register, case)
        findings = asked_about(meant, tuple(finding or ()), day)
    title = label("precedents.title").format(case=meant.case, findings=", ".join(findings))
    table = precedents_table(precedents(found.register, meant, findings, day), title)
    return put(found, table._replace(notes=found.notes()), format, output)


def reckon(
    sanction: Annotated[str, typer.Argument(help=help("sanction"), metavar=label("metavar.sanction"))],
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    daily: Annotated[Amount, typer.Option("--daily", help=help("sanction reckon.daily"), metavar="KRONOR")] = None,
    monthly: Annotated[
        Amount, typer.Option("--monthly", help=help("sanction reckon.monthly"), metavar="KRONOR")
    ] = None,
    until: Annotated[Amount, typer.Option("--until", help=help("sanction reckon.until"), metavar="DATUM")] = None,
    write: Annotated[bool, typer.Option("--write", help=help("sanction reckon.write"))] = False,
    format: Format = "table",
    output: Output = None,
) -> int:
    """A reduction day by day in each reading; with a chosen one its amount may be written (T06).

    Errors: those of `one_item` and of `write_amount`, not-a-reduction. Misuse: not-number, write-in-the-past.
    """
    from uppf.cli import session, verbs
    from uppf.cli.misuse import Misuse
    from uppf.cli.output import put
    from uppf.cli.reading import desk
    from uppf.problem import refuse
    from uppf.rules import reduction
    from uppf.rules.acts.sanction_decision import Reckoning, write_amount
    from uppf.rules.change import At
    from uppf.rules.ladder import rung
    from uppf.rules.naming import one_item
    from uppf.show.sanctionlist import reduction_notes, reduction_table

    if write and at is not None:
        raise Misuse("write-in-the-past", "uppf sanction reckon")
    root, day = session.opened(repo, as_of, at)
    last = session.today(until) if until else day
    paid = _amount("--daily", daily), _amount("--monthly", monthly)
    if write:
        return verbs.done(write_amount, Reckoning(sanction, last, *paid), root, day)
    found = desk(root)
    with found.searched():
        item = one_item(At(found.register, found.facts, day, verbs.token), sanction, "sanctions")
    known = rung(found.register, item.case, str(item.value.type))
    if not known.reductions:
        raise refuse("not-a-reduction", value=known.id)
    agreements = found.register.agreements()
    agreement = agreements[item.case.agreement][1] if item.case.agreement in agreements else None
    span = reduction.span(item.case, item.value, agreement, last)
    reckoned = reduction.reckon(known.reductions, reduction.payment(agreement, *paid), len(span.days))
    chosen = known.reading(agreement)
    notes = (*reduction_notes(reckoned, span, chosen, last), *found.notes())
    title = label("reduction.title").format(name=known.label or label(known.id), case=item.case.case, item=item.key)
    table = reduction_table(reckoned, span, title, notes, format in FOR_PEOPLE)
    return put(found, table, format, output)


def _amount(flag: str, text: str | None) -> "Decimal | None":
    """An amount that is paid. Misuse ``not-number``, also for one below nothing."""
    from uppf.cli.misuse import Misuse
    from uppf.cli.verbs import amount

    found = amount(flag, text) if text else None
    if found is not None and found < 0:
        raise Misuse("not-number", name=flag, value=text)
    return found
