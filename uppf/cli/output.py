"""Where a list goes: to the screen, into a pipe, or to a file that is not the repository's own."""

from pathlib import Path
from typing import TYPE_CHECKING

from uppf.cli import session
from uppf.problem import Refusal, refuse
from uppf.show.tables import Screen, Table
from uppf.show.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from uppf.cli.reading import Desk

OWN = (".yaml", ".yml", ".j2")
"""The files that are the repository itself; a list or a paper never takes their place."""
ALARMS = "kalender"
"""The municipality's reminders that a calendar file carries: ``inställningar: {påminnelser: {kalender: 7 dagar}}``."""


def put(found: "Desk | None", table: Table, format: str, output: Path | None = None) -> int:
    """Hand over a list in a format, and answer with the exit code: 1 when something could not be read.

    Errors: no-calendar-day, format-missing, format-not-for-screen, output-in-repository, and what writing a file
    refuses. Misuse: format-differs.
    """
    from uppf.cli.misuse import Misuse
    from uppf.show.formats import BINARY, FORMATS

    named = output.suffix.casefold().removeprefix(".") if output else ""
    if named != format and named in {**FORMATS, **BINARY}:
        raise Misuse("format-differs", file=str(output), format=named, given=format)
    if output is None and format in BINARY and session.watched():
        raise refuse("format-not-for-screen", format=format)
    if format == "ics":
        alarms = dict(found.facts.reminders).get(ALARMS, ()) if found else ()
        table = table._replace(stamp=_stamp(), alarms=alarms)
    if output is not None:
        file = Screen(session.screen().width)
        data = BINARY[format](table) if format in BINARY else _encoded(FORMATS[format](table, file))
        save(data, output)
        print(label("list.saved").format(title=table.title, file=output))
    elif format in BINARY:
        session.hand_over(BINARY[format](table))
    else:
        print(FORMATS[format](table, session.screen()), end="")
    return 1 if found and found.unread() else 0


def save(data: bytes, output: Path, lasting: bool = True) -> None:
    """Write a file that was asked for. Errors: output-in-repository, and what writing a file refuses."""
    from uppf.store.paper import write

    home = session.home()
    if home and output.suffix.casefold() in OWN and output.resolve().is_relative_to(home.resolve()):
        raise refuse("output-in-repository", file=str(output))
    write(output.absolute(), data, str(output), lasting)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _stamp() -> "datetime":
    """When what is read was last changed: the last commit, or the day that is reckoned from when that is later."""
    from contextlib import suppress
    from datetime import UTC, datetime, time

    from uppf.store import past

    # Its beginning, so that every commit of the day is later.
    morning = datetime.combine(session.day(), time(), UTC)
    home = session.home()
    made = None
    # Without git, or in a clone that git will not read, the day is all there is to tell exports apart.
    with suppress(Refusal):
        made = past.last(home, session.commit()) if home else None
    return max(morning, made) if made else morning
