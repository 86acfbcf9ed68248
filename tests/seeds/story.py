"""A story: what an officer types day by day, what is answered, and what the due list gains and loses each time.

A story is a text that reads like the plan it follows. Lines that begin with

- ``@ FILE`` take a file, such as a plan, from the living example;
- ``== FILE`` hold, until a line of a single ``==``, what the municipality has written by hand before the story begins;
- ``## 2026-02-01`` begin a day, with what happens on it in the plan's own words;
- ``$`` are typed after ``uppf``, on that day; ``|`` goes on with what is typed;
- ``>`` are written by hand that day, at the end of a file: ``> utforare/varnboda.yaml     kontaktroll: utredare``;
- ``!`` name the refusals that are expected instead of an answer, and nothing may have changed then;
- ``+`` and ``-`` are the rows that the due list gains and loses by what was typed or by the days that have passed;
- four spaces are the answer, word by word, but for its empty lines.

All other lines tell.
"""

import shlex
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.office import Office
from tests.desk import CASES
from tests.rawkeys import raw_keys
from uppf.cli.reading import desk
from uppf.rules.calendar import add_days
from uppf.rules.due import WAITING, due
from uppf.show.duelist import what

AHEAD = 240
"""Days that the list of a story looks ahead."""


class Typed(NamedTuple):
    """One command on a day, or a day that only passes, and everything that follows from it, as lines."""

    heading: str
    day: str
    command: str
    follows: tuple[str, ...]


class Story(NamedTuple):
    """A story as it is written."""

    title: str
    files: dict[str, str]
    steps: tuple[Typed, ...]


def read(text: str) -> Story:
    """The story in a text."""
    title, *lines = text.splitlines()
    files: dict[str, str] = {}
    steps: list[Typed] = []
    heading = day = ""
    inside = ""
    for line in lines:
        if inside:
            if line.strip() == "==":
                inside = ""
            else:
                files[inside] += f"{line}\n"
        elif line.startswith("@ "):
            file = line.removeprefix("@ ").strip()
            files[file] = (CASES / file).read_text("utf-8")
        elif line.startswith("== "):
            inside = line.removeprefix("== ").strip()
            files[inside] = ""
        elif line.startswith("## "):
            heading, day = line, line.split()[1]
            steps.append(Typed(heading, day, "", ()))
        elif line.startswith("> "):
            steps.append(Typed(heading, day, line, ()))
        elif line.startswith("$ "):
            steps.append(Typed(heading, day, line.removeprefix("$ ").strip(), ()))
        elif line.startswith("| "):
            steps[-1] = steps[-1]._replace(command=f"{steps[-1].command} {line.removeprefix('| ').strip()}")
        elif line.startswith(("! ", "+ ", "- ", "    ")) and line.strip():
            steps[-1] = steps[-1]._replace(follows=(*steps[-1].follows, line.rstrip()))
    return Story(title, files, tuple(steps))


def told(office: Office, story: Story) -> Iterator[tuple[Typed, tuple[str, ...]]]:
    """Each step of a story with what really follows."""
    before: Counter[str] | None = None
    for step in story.steps:
        answer = tuple(_answered(office, step)) if step.command else ()
        after = Counter(rows(office.root, step.day))
        known = before if before is not None else Counter[str]()
        gained = [f"+ {row}" for row in sorted((after - known).elements())]
        lost = [f"- {row}" for row in sorted((known - after).elements())]
        before = after
        yield step, (*answer, *lost, *gained)


def _answered(office: Office, step: Typed) -> Iterator[str]:
    if step.command.startswith("> "):
        file, _, line = step.command.removeprefix("> ").partition(" ")
        office.write(file, f"{office.read(file)}{line}\n")
        return
    standing = office.standing()
    said = office.uppf(*shlex.split(step.command), as_of=step.day)
    assert not raw_keys(said.out + said.err), f"{step.day} {step.command}: {raw_keys(said.out + said.err)}"
    if said.code == 0:
        yield from (f"    {line}".rstrip() for line in said.out.splitlines() if line.strip())
        return
    codes = [line.rpartition("[")[2].rstrip("]") for line in said.err.splitlines() if "fel: " in line]
    assert codes, f"{step.day} {step.command}: {said.err}"
    assert office.standing() == standing, "a refusal leaves no trace"
    yield f"! {' '.join(codes)}"


def rows(root: Path, day: str) -> list[str]:
    """What waits on a day, in one line each: last day, weight, what, and whom it concerns."""
    on = date.fromisoformat(day)
    found = desk(root)
    return [
        f"{row.last} {row.strength} {what(row)}{f' · {row.label}' if row.label and row.label != row.title else ''}"
        for row in due(found.facts, on, add_days(on, AHEAD))
        if row.state in WAITING and row.last <= add_days(on, AHEAD)
    ]


def check(office: Office, path: Path) -> None:
    """Live through a story; the first thing that goes otherwise than written is told."""
    story = read(path.read_text("utf-8"))
    for file, text in story.files.items():
        office.write(file, text)
    office.commit("Före berättelsen")
    for step, really in told(office, story):
        place = f"{path.parent.name}: {step.heading}\n$ {step.command}"
        if step.follows != really:
            pytest.fail("\n".join([place, "", "written:", *step.follows, "", "really:", *really]), pytrace=False)
