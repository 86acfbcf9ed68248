"""What is said when something has been done: one line with the next step, then what is worth knowing beside."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from uppf.problem import Level, Problem
from uppf.rules.change import Act
from uppf.rules.step import Step
from uppf.show.plain import flat, wrap
from uppf.show.worded import Titles, worded
from uppf.show.words import label, message


def done_text(act: Act, remaining: Sequence[Step], notes: Iterable[Problem], titles: Titles) -> str:
    """The lines for the officer, each ended: what was done, and the act's own next step or the first that remains."""
    facts = worded({**act.facts, "tail": tail(act.case)}, titles)
    done = message(Problem(f"done.{act.code}", facts=facts))
    first = remaining[0] if remaining else Step(act.next or "due")
    following = next_text(first, act.case, titles, facts)
    lines = [label("done.next").format(done=capital(done), next=following)]
    lines += [_note(note, titles) for note in (*act.notes, *notes)]
    return "".join(f"{flat(line)}\n" for line in lines)


def tail(case: str) -> str:
    """The part of a case's id by which it is named on a command line."""
    return case.rpartition("-")[2]


def next_text(step: Step, case: str, titles: Titles, facts: Mapping[str, object] = MappingProxyType({})) -> str:
    """The command that takes a step."""
    known = {**facts, **worded(step.facts, titles), "tail": tail(case), "case": case}
    return message(Problem(f"next.{step.code}", facts=known))


def remains_text(remaining: Sequence[Step], case: str, titles: Titles, room: int) -> str:
    """All that remains in a case, in the order it is done, each with the command that does it; empty when nothing."""
    lines = []
    for step in remaining:
        what = message(Problem(f"step.{step.code}", facts=worded(step.facts, titles)))
        first, *rest = wrap(flat(f"{capital(what)}: {next_text(step, case, titles)}"), room - 4)
        lines += [f"  • {first}", *(f"    {line}" for line in rest)]
    return "".join(f"{line}\n" for line in ["", label("show.remains"), *lines]) if lines else ""


def subject(act: Act, titles: Titles) -> str:
    """What the trail says of an act, on one line."""
    return capital(message(Problem(f"act.{act.code}", facts=worded(act.facts, titles))))


def capital(text: str) -> str:
    """The text as a sentence begins; the rest of it as it was."""
    return text[:1].upper() + text[1:]


def _note(note: Problem, titles: Titles) -> str:
    text = message(note._replace(facts=worded(note.facts, titles)))
    if note.level is Level.WARNING:
        return label("done.warning").format(note=text)
    return label("done.info").format(note=capital(text))
