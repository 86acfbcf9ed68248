"""Adopting a plan that travels with the program: its file is copied whole, and the municipality names it."""

from typing import Annotated

import typer

from uppf.cli.options import AsOf, Repo
from uppf.show.words import help, label


def adopt(
    plan: Annotated[list[str], typer.Argument(help=help("municipality adopt.plan"), metavar=label("metavar.plan"))],
    repo: Repo = None,
    as_of: AsOf = None,
) -> int:
    """Copy plans with their comments, or take those that lie in the repository already, and say they are in force.

    Errors: unknown-plan, as-it-was, no-municipality, not-in-git, and every error that the plans would bring.
    """
    from uppf.cli import session
    from uppf.cli.checking import locate
    from uppf.cli.reading import desk
    from uppf.cli.writing import added, in_git, judged, screen, stop_at_errors, trailers
    from uppf.problem import Level, refuse
    from uppf.rules.change import Act
    from uppf.rules.setting_up import following
    from uppf.show.done import done_text, subject
    from uppf.store import ledger, paper, splice
    from uppf.store.ledger import Draft, Edit
    from uppf.store.reader import MAIN
    from uppf.store.starting import plan_file

    root, day = session.repository(repo), session.today(as_of)
    told = []

    def draft() -> Draft:
        before = desk(root)
        town = before.register.municipality
        if town is None:
            raise refuse("no-municipality")
        names = [name for name in dict.fromkeys(plan) if name not in town.plans]
        if not names:
            raise refuse("as-it-was")
        copied = {f"planer/{name}.yaml": plan_file(name) for name in names if name not in before.register.plans}
        edits = {file: Edit(None, data) for file, data in copied.items()}
        old = paper.read(root / MAIN, MAIN) or b""
        # The first plan that is named narrows what is in force to those named: what lay here unnamed is named too.
        whole = [*(town.plans or before.register.plans), *names]
        order = [field.alias or name for name, field in type(town).model_fields.items()]
        put = splice.Put((_plans_key(),), list(dict.fromkeys(whole)))
        edits[MAIN] = Edit(old, splice.splice(old.decode(), [put], order, MAIN).encode())
        after = desk(root, {file: edit.new for file, edit in edits.items() if edit.new is not None}, before)
        new = added(judged(before, day), judged(after, day))
        stop_at_errors(new)
        next_ = following(before.register, day, "adopt")
        act = Act((), "plan-adopt", {"plans": tuple(names)}, next=next_)
        told.append((act, after.titles(), [one for one in new if one.level is Level.WARNING]))
        return Draft(edits, subject(act, after.titles()), trailers=trailers("plan-adopt", (), ()))

    ledger.act(in_git(root), draft, session.now(), screen=screen)
    act, titles, warnings = told[-1]
    session.say(done_text(act, (), (), titles))
    session.report(warnings, locate)
    return 0


def _plans_key() -> str:
    from uppf.model.vocabulary import TERMS

    return TERMS["plans"].key
