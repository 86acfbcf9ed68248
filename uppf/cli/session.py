"""This run: the day, the repository and the terminal. The only room that sees the clock and the environment."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TextIO, TypeVar

from uppf.cli.misuse import Misuse
from uppf.problem import Level, Problem, refuse
from uppf.show.tables import Screen

if TYPE_CHECKING:
    from pathlib import Path

    from uppf.model.facts import Duration
    from uppf.show.notices import Locate
    from uppf.store.git import Repository

T = TypeVar("T")
MARKER = "uppf.yaml"
"""The file that makes a directory a case repository."""
SHIPPED = "cases"
"""Where a repository may lie below the working directory."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TODAY = ("", "idag", "i dag")
NARROWEST = 20
GUTTER = re.compile(r" *[0-9]* \| ?")
"""What begins a source line in a notice, and the line of its caret."""
FURTHEST = 10 * 366
"""Days that one can look ahead; a list of centuries helps nobody."""
SOURCE_LIMIT = 2_000_000
"""Bytes of a file that a source line is looked for in; a larger one is refused before it is read."""

_current = ""
"""The folder that is read: the repository, or what it was laid out in as it once was."""
_home = ""
"""The repository itself."""
_day: date | None = None
_commit = ""
_leaving = ExitStack()
"""What this run has to put away."""


def now() -> datetime:
    """The time, with the offset of this machine's time zone."""
    return datetime.now(UTC).astimezone()


def today(as_of: str | None = None) -> date:
    """The day to reckon from: the one given, as ``YYYY-MM-DD`` or ``idag``, else this machine's.

    Errors: Misuse ``not-a-day``, ``no-such-day``.
    """
    text = (as_of or "").strip()
    if text.casefold() in TODAY:
        return now().date()
    # date.fromisoformat alone also takes 20260102 and 2026-W01-1.
    if not DAY.fullmatch(text):
        raise Misuse("not-a-day", value=as_of)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misuse("no-such-day", value=as_of) from None


def span(text: str) -> "Duration":
    """A length of time as one types it: ``30d``, ``2v``, ``3m``, ``1år`` or in words. Misuse ``within-form``."""
    from uppf.rules.calendar import parse_duration

    short = re.fullmatch(r"([0-9]{1,4}) ?(d|v|m|å|w|y)", text.strip().casefold())
    units = {"d": "dagar", "v": "veckor", "w": "veckor", "m": "månader", "å": "år", "y": "år"}
    found = parse_duration(f"{short[1]} {units[short[2]]}" if short else text)
    if found is None or max(found.months * 31, found.days, found.workdays) > FURTHEST:
        raise Misuse("within-form", value=text)
    return found


def root(option: str | None = None) -> str:
    """The absolute path of the case repository, and from now on the one that `report` reads source lines from.

    `--repo` and ``UPPF_REPO`` name it, or the directory above its ``cases``; else ``uppf.yaml`` is looked for upwards
    from the working directory, then in ``./cases``.

    Errors: ``no-repository``, ``not-a-repository``.
    """
    global _current, _home
    named = option or os.environ.get("UPPF_REPO") or ""
    start = os.path.abspath(named or ".")
    if named and os.path.basename(start) == MARKER:
        start = os.path.dirname(start)
    tried = [start] if named else _upwards(start)
    found = next((path for path in [*tried, os.path.join(start, SHIPPED)] if _is_repository(path)), None)
    if found is None:
        raise refuse("not-a-repository", path=named) if named else refuse("no-repository")
    _current = _home = found
    return found


def repository(option: "Path | None" = None) -> "Path":
    """The case repository as a path; see `root`."""
    from pathlib import Path

    return Path(root(str(option) if option is not None else None))


def opened(option: "Path | None", as_of: str | None = None, at: str | None = None) -> "tuple[Path, date]":
    """The folder to read and the day to reckon from, for a command that only reads.

    With `at`, a commit or a day, it is the repository as it was then, laid out in a folder of its own that `leave`
    removes; the day is then that day, or the one of the commit, unless `as_of` says another.

    Errors: those of `repository` and `today`, not-in-git, no-such-commit, nothing-then.
    """
    global _day, _commit
    day = today(as_of)
    home = repository(option)
    if at is None:
        _day, _commit = day, ""
        return home, day
    from uppf.store import git, past

    store = git.find(home)
    if store is None:
        raise refuse("not-in-git", path=str(home))
    text = at.strip()
    asked = today(text) if DAY.fullmatch(text) or (text and text.casefold() in TODAY) else None
    then = past.on(store, asked) if asked else past.named(store, text)
    _day, _commit = (day if as_of else asked or then.made.date()), then.commit
    return _laid_out(store, then.commit), _day


def _laid_out(store: "Repository", commit: str) -> "Path":
    global _current
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from uppf.store import past

    # Its own folder is for this user alone; a cleaner of the system's may have been there before us.
    folder = _leaving.enter_context(TemporaryDirectory(prefix="uppf-", ignore_cleanup_errors=True))
    past.lay_out(store, commit, Path(folder))
    _current = folder
    report([Problem("read-as-it-was", level=Level.INFO, facts={"commit": commit[:10]})])
    return Path(folder)


def leave() -> None:
    """Put away what this run laid out; nothing else is ever written by a command that only reads."""
    _leaving.close()


def home() -> "Path | None":
    """The repository itself, also when what is read is as it was; None before one was found."""
    from pathlib import Path

    return Path(_home) if _home else None


def day() -> date:
    """The day that this run reckons from."""
    return _day or today()


def commit() -> str:
    """The commit that is read, when it is not the files as they lie."""
    return _commit


def _upwards(path: str) -> list[str]:
    paths = [path]
    while os.path.dirname(paths[-1]) != paths[-1]:
        paths.append(os.path.dirname(paths[-1]))
    return paths


def _is_repository(path: str) -> bool:
    return os.path.isfile(os.path.join(path, MARKER))


def say(text: str, stream: TextIO | None = None) -> None:
    """Write what is said to somebody. On a terminal long lines break between words, so that no id or date is torn.

    Source lines with their carets stay as they are, and a pipe gets every line whole.
    """
    from uppf.show.plain import wrap

    out = stream or sys.stdout
    if out.isatty():
        width = _columns(out)
        lines = [[line] if GUTTER.match(line) else wrap(line, width) for line in text.splitlines()]
        text = "".join(f"{line}\n" for folded in lines for line in folded)
    out.write(text)


def watched() -> bool:
    """Whether standard output is a screen, where only text can be shown."""
    return sys.stdout.isatty()


def hand_over(data: bytes) -> None:
    """Write a whole file to standard output, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def screen() -> Screen:
    """What standard output takes: 80 cells and no colour unless it is a terminal; NO_COLOR and COLUMNS are obeyed."""
    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(_columns(sys.stdout), colour)


def _columns(stream: TextIO) -> int:
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named):
        return max(int(named), NARROWEST)
    if not stream.isatty():
        return Screen().width
    try:
        return max(os.get_terminal_size(stream.fileno()).columns, NARROWEST)
    except OSError:
        return Screen().width


def progress(items: "Sequence[T]", words: str) -> "Iterable[T]":
    """The items one by one, with a bar on a terminal that tells how far it has come; nothing in a pipe."""
    if not sys.stderr.isatty():
        return items
    from uppf.show.terminal import bar

    return bar(items, words)


def source(file: str) -> str | None:
    """The text of a file of the repository in use, for the source line of a notice; nothing when it cannot be had."""
    if not _current:
        return None
    path = os.path.join(_current, file)
    try:
        if os.path.getsize(path) > SOURCE_LIMIT:
            return None
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as opened:
            return opened.read()
    except (OSError, ValueError):
        return None


def report(problems: Iterable[Problem], locate: "Locate | None" = None) -> None:
    """Write problems in the house form on standard error."""
    from uppf.show.notices import PROBLEM_FORMATS

    say(PROBLEM_FORMATS["text"](problems, source, locate), sys.stderr)
