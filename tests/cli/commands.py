"""Commands that no one needs, one for each way in which a command line can go wrong or end."""

import errno
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

import typer

from uppf.cli.misuse import Misuse
from uppf.problem import Place, refuse

SECTIONS = {
    "see": {"due": "tests.cli.commands:due", "log": "tests.cli.commands:log"},
    "follow": {"open": "tests.cli.commands:open_", "end": "tests.cli.commands:end"},
    "repository": {"gone": "tests.cli.not_written_yet:gone"},
}


class Grade(Enum):
    """A choice of values."""

    MINOR = "mindre"
    SERIOUS = "allvarlig"


def log() -> None:
    """Take nothing."""


def due(
    days: Annotated[int, typer.Option("--days", "-d", help="Antal dagar framåt.", min=1, max=366)] = 30,
    share: Annotated[float, typer.Option("--share", min=0.5)] = 1.5,
    limit: Annotated[int | None, typer.Option("--limit", max=9)] = None,
    count: Annotated[int | None, typer.Option("--count")] = None,
    ratio: Annotated[float | None, typer.Option("--ratio")] = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format")] = "table",
    grade: Annotated[list[Grade] | None, typer.Option("--grade")] = None,
    since: Annotated[datetime | None, typer.Option("--since")] = None,
    key: Annotated[UUID | None, typer.Option("--key")] = None,
    folder: Annotated[Path | None, typer.Option("--folder", exists=True, file_okay=False)] = None,
    file: Annotated[Path | None, typer.Option("--file", exists=True, dir_okay=False)] = None,
    path: Annotated[Path | None, typer.Option("--path", exists=True)] = None,
    pair: Annotated[tuple[int, str] | None, typer.Option("--pair")] = None,
    strict: Annotated[bool, typer.Option("--strict/--lenient")] = True,
    loud: Annotated[bool, typer.Option("--loud")] = False,
    name: Annotated[str, typer.Option("--name", parser=lambda text: int(text))] = "1",
) -> int:
    """Take every type of option."""
    print(days, format)
    return 0


def open_(
    case: Annotated[str, typer.Argument(help="Ärendets id.", metavar="ÄRENDE")],
    rule: Annotated[Literal["ett", "två"], typer.Argument(metavar="REGEL")],
    unit: Annotated[str, typer.Option("--unit", help="Enheten.")],
    grade: Annotated[Grade, typer.Option("--grade")],
    spans: Annotated[tuple[int, int], typer.Argument(metavar="SPANN")] = (1, 2),
    more: Annotated[list[str] | None, typer.Argument(metavar="MER")] = None,
) -> None:
    """Need arguments and options."""


def end(how: Annotated[str, typer.Argument(metavar="HUR")]) -> int | None:
    """End in the way asked for."""
    raised: dict[str, BaseException] = {
        "refusal": refuse("not-a-repository", Place("a.yaml"), path="x"),
        "misuse": Misuse("not-a-day", value="igår"),
        "bug": KeyError("nyckel\x1b[1m"),
        "full": OSError(errno.ENOSPC, "No space left on device", "arenden/a.yaml"),
        "odd": OSError("No number"),
        "pipe": BrokenPipeError(errno.EPIPE, "Broken pipe"),
        "interrupt": KeyboardInterrupt(),
        "abort": typer.Abort(),
        "exit": typer.Exit(7),
        "parameter": typer.BadParameter("This is wrong"),
        "lazy": typer.TyperException("Something is wrong"),
    }
    if how in raised:
        raise raised[how]
    return {"problems": 1, "done": 0}.get(how)
