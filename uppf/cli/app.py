"""The door: from a command line to an exit code. What went wrong is told in Swedish on standard error."""

import os
import sys
from collections.abc import Mapping, Sequence

from uppf.problem import Level, Problem, Refusal

DONE, PROBLEMS, USAGE, BUG, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141
"""Exit codes: done · problems or a refusal · a command line not understood · a bug · ^C · the reader has left."""

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "see": {
        "due": "uppf.cli.see:due",
        "why": "uppf.cli.see:why",
        "year": "uppf.cli.see:year",
        "list": "uppf.cli.look:list_",
        "show": "uppf.cli.look:show",
        "log": "uppf.cli.look:log",
        "coverage": "uppf.cli.equal:coverage",
        "compare": "uppf.cli.equal:compare",
        "lessons": "uppf.cli.equal:lessons",
    },
    "do": {
        "open": "uppf.rules.acts.opening:open_",
        "visit": "uppf.rules.acts.visiting:visit",
        "finding": "uppf.rules.acts.finding:finding",
        "lesson": "uppf.rules.acts.learning:lesson",
        "sent-out": "uppf.rules.acts.sending:sent_out",
        "report": "uppf.cli.papers:report",
        "save": "uppf.cli.do:save",
    },
    "repository": {
        "check": "uppf.cli.repository:check",
        "init": "uppf.cli.repository:init",
        "schema": "uppf.cli.repository:schema",
    },
}
"""Every command under its heading, and the ``module:function`` that is imported when it is called."""


def main(argv: Sequence[str] | None = None, commands: Mapping[str, Mapping[str, str]] = COMMANDS) -> int:
    """Run one command line and answer with its exit code; nothing but ^C and a bug in Python leaves by an exception."""
    _speak_utf8()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv), commands)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_pipe()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return _interrupted()
    return code


def _run(args: list[str], commands: Mapping[str, Mapping[str, str]]) -> int:
    import typer

    from uppf.cli.misuse import Misuse, translated
    from uppf.cli.shell import Shell

    try:
        shell = Shell(commands)
        with shell.make_context("uppf", args) as context:
            code = shell.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        return _interrupted()
    except Misuse as misuse:
        return _told(misuse, USAGE)
    except Refusal as refusal:
        return _told(refusal, PROBLEMS)
    except typer.TyperException as error:
        return _told(translated(error, getattr(error, "ctx", None)), USAGE)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        return _system(error)
    except Exception as error:
        _traceback()
        return _told(Refusal(Problem("bug", facts={"error": _named(error)})), BUG)
    return code if isinstance(code, int) else DONE


def _told(refusal: Refusal, code: int) -> int:
    from uppf.cli.session import report

    report(refusal.problems)
    return code


def _system(error: OSError) -> int:
    """What the operating system refuses is no bug: told by its number, since its own words are English."""
    import errno

    from uppf.show.words import label

    _traceback()
    reason = label(errno.errorcode.get(error.errno or 0, type(error).__name__))
    file = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    return _told(Refusal(Problem("system-refuses", facts={"file": file, "reason": reason})), PROBLEMS)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _traceback() -> None:
    if os.environ.get("UPPF_DEBUG"):
        import traceback

        traceback.print_exc()


def _interrupted() -> int:
    from uppf.cli.session import report

    report([Problem("interrupted", level=Level.INFO)])
    return INTERRUPTED


def _speak_utf8() -> None:
    """Swedish leaves the program as UTF-8 under any locale, and no character stops it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _leave_pipe() -> None:
    """Python flushes standard output once more at its end; what is left goes nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
