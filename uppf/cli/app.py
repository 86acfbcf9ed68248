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
        "picture": "uppf.cli.pictures:picture",
        "list": "uppf.cli.look:list_",
        "show": "uppf.cli.look:show",
        "log": "uppf.cli.look:log",
        "early": "uppf.cli.early:early",
        "schedule": "uppf.cli.ahead:schedule",
        "what-if": "uppf.cli.ahead:what_if",
        "coverage": "uppf.cli.equal:coverage",
        "compare": "uppf.cli.equal:compare",
        "lessons": "uppf.cli.equal:lessons",
    },
    "follow": {
        "open": "uppf.rules.acts.opening:open_",
        "start": "uppf.rules.acts.starting:start",
        "signal take": "uppf.rules.acts.signal:take",
        "signal acknowledge": "uppf.rules.acts.signal:acknowledge",
        "signal judge": "uppf.rules.acts.signal:judge",
        "prepare": "uppf.rules.acts.preparing:prepare",
        "consult": "uppf.rules.acts.preparing:consult",
        "request ask": "uppf.rules.acts.requesting:ask",
        "request remind": "uppf.rules.acts.requesting:remind",
        "request receive": "uppf.rules.acts.requesting:receive",
        "request complete": "uppf.rules.acts.requesting:complete",
        "request review": "uppf.rules.acts.requesting:review",
        "request none": "uppf.rules.acts.requesting:none",
        "visit": "uppf.rules.acts.visiting:visit",
        "held": "uppf.rules.acts.visiting:held",
        "move": "uppf.rules.acts.visiting:move",
        "call-off": "uppf.rules.acts.visiting:call_off",
        "control": "uppf.rules.acts.control:control",
        "count": "uppf.rules.acts.control:count",
        "survey send": "uppf.rules.acts.survey:send",
        "survey answer": "uppf.rules.acts.survey:answer",
        "survey compare": "uppf.cli.following:compare",
        "points": "uppf.cli.following:points",
        "fill": "uppf.cli.papers:fill",
        "point": "uppf.rules.acts.point:point",
    },
    "findings": {
        "finding": "uppf.rules.acts.finding:finding",
        "regrade": "uppf.rules.acts.finding:regrade",
        "supervisor notified": "uppf.rules.acts.supervisor:notified",
        "supervisor not-required": "uppf.rules.acts.supervisor:not_required",
        "remark": "uppf.rules.acts.disposing:remark",
        "write-off": "uppf.rules.acts.disposing:write_off",
        "plan ask": "uppf.rules.acts.action_plan:ask",
        "plan receive": "uppf.rules.acts.action_plan:receive",
        "plan action": "uppf.rules.acts.action_plan:action",
        "plan return": "uppf.rules.acts.action_plan:return_",
        "plan approve": "uppf.rules.acts.action_plan:approve",
        "action done": "uppf.rules.acts.remedy:done",
        "action move": "uppf.rules.acts.remedy:move",
        "remedied": "uppf.rules.acts.remedy:claim",
        "verify": "uppf.rules.acts.remedy:verify",
        "sanction options": "uppf.cli.sanctions:options",
        "sanction precedents": "uppf.cli.sanctions:precedents_",
        "sanction consider": "uppf.rules.acts.sanction:consider",
        "sanction ask": "uppf.rules.acts.sanction:ask",
        "sanction statement": "uppf.rules.acts.sanction:statement",
        "sanction deliberate": "uppf.rules.acts.sanction:deliberate",
        "sanction reckon": "uppf.cli.sanctions:reckon",
        "sanction decide": "uppf.rules.acts.sanction_decision:decide",
        "sanction execute": "uppf.rules.acts.sanction_decision:execute",
        "sanction dispute": "uppf.rules.acts.sanction_decision:dispute",
        "sanction reconsider": "uppf.rules.acts.sanction_decision:reconsider",
        "sanction end": "uppf.rules.acts.sanction_decision:end",
    },
    "telling": {
        "report": "uppf.cli.papers:report",
        "template eject": "uppf.cli.papers:eject",
        "draft": "uppf.rules.acts.reporting:draft",
        "fact-check send": "uppf.rules.acts.reporting:send",
        "fact-check answer": "uppf.rules.acts.reporting:answer",
        "finish": "uppf.rules.acts.reporting:finish",
        "decide": "uppf.rules.acts.reporting:decide",
        "feed-back": "uppf.rules.acts.telling:feed_back",
        "management": "uppf.rules.acts.telling:management",
        "lay": "uppf.rules.acts.telling:lay",
        "published": "uppf.rules.acts.telling:published",
        "publish": "uppf.cli.publishing:publish",
        "board agenda": "uppf.cli.agenda:agenda",
        "board report": "uppf.rules.acts.telling:report",
        "amend": "uppf.rules.acts.heading:change",
        "note": "uppf.rules.acts.noting:note",
        "lesson": "uppf.rules.acts.learning:lesson",
        "keep": "uppf.rules.acts.twin:keep",
        "close": "uppf.rules.acts.ending:close",
        "cancel": "uppf.rules.acts.ending:cancel",
        "not-applicable": "uppf.rules.acts.ending:not_applicable",
        "replace": "uppf.rules.acts.ending:replace",
    },
    "together": {
        "group form": "uppf.rules.acts.group:form",
        "group agenda": "uppf.cli.meeting:agenda",
        "group meet": "uppf.rules.acts.group:meet",
        "group answer": "uppf.rules.acts.minutes:answer",
        "group problem": "uppf.rules.acts.raised:problem",
        "group proposal": "uppf.rules.acts.raised:proposal",
        "group settle": "uppf.rules.acts.raised:settle",
        "group adjust": "uppf.rules.acts.minutes:adjust",
        "introduce": "uppf.rules.acts.introducing:introduce",
        "introduction done": "uppf.rules.acts.introducing:go_through",
        "introduction finish": "uppf.rules.acts.introducing:finish",
        "sent-out": "uppf.rules.acts.sending:sent_out",
    },
    "agreements": {
        "procurement start": "uppf.rules.acts.procuring:start",
        "procurement step": "uppf.rules.acts.procuring:step",
        "procurement chain": "uppf.cli.ahead:chain",
        "procurement move": "uppf.rules.acts.procuring:move",
        "procurement cancel": "uppf.rules.acts.procuring:cancel",
        "provider add": "uppf.rules.acts.providing:provider",
        "provider event": "uppf.rules.acts.occurring:at_provider",
        "unit add": "uppf.rules.acts.providing:unit",
        "provider change": "uppf.rules.acts.keeping:provider",
        "unit change": "uppf.rules.acts.keeping:unit",
        "agreement add": "uppf.rules.acts.providing:agreement",
        "agreement change": "uppf.rules.acts.keeping:agreement",
        "agreement unit": "uppf.rules.acts.keeping:place",
        "agreement subcontractor": "uppf.rules.acts.keeping:subcontractor",
        "agreement exempt": "uppf.rules.acts.keeping:exempt",
        "agreement sign": "uppf.rules.acts.agreeing:sign",
        "agreement option": "uppf.rules.acts.agreement_end:option",
        "agreement notice": "uppf.rules.acts.agreement_end:notice",
        "agreement end": "uppf.rules.acts.agreement_end:end",
        "agreement watch": "uppf.rules.acts.watching:watch",
        "agreement renew": "uppf.rules.acts.watching:renew",
        "agreement done": "uppf.rules.acts.watching:over",
        "price ask": "uppf.rules.acts.pricing:ask",
        "price decide": "uppf.rules.acts.pricing:decide",
        "change": "uppf.rules.acts.changing:change",
        "permit": "uppf.rules.acts.changing:permit",
    },
    "setting-up": {
        "municipality name": "uppf.rules.acts.boards:name",
        "municipality adopt": "uppf.cli.adopting:adopt",
        "municipality board": "uppf.rules.acts.boards:board",
        "municipality meeting": "uppf.rules.acts.boards:meeting",
        "municipality unit": "uppf.rules.acts.organising:unit",
        "municipality role": "uppf.rules.acts.organising:role",
        "municipality vacancy": "uppf.rules.acts.organising:vacancy",
        "municipality delegation": "uppf.rules.acts.organising:delegation",
        "municipality service": "uppf.rules.acts.wording:service",
        "municipality target-group": "uppf.rules.acts.wording:target_group",
        "municipality label": "uppf.rules.acts.wording:label",
        "municipality mail-domain": "uppf.rules.acts.wording:mail_domain",
        "municipality setting": "uppf.rules.acts.settling:setting",
        "municipality focus": "uppf.rules.acts.focusing:focus",
        "municipality event": "uppf.rules.acts.occurring:event",
        "programme decide": "uppf.rules.acts.programming:decide",
        "reading choose": "uppf.rules.acts.choosing:choose",
        "requirement add": "uppf.rules.acts.requiring:add",
        "requirement change": "uppf.rules.acts.requiring:change",
    },
    "repository": {
        "save": "uppf.cli.do:save",
        "check": "uppf.cli.repository:check",
        "init": "uppf.cli.repository:init",
        "setup": "uppf.cli.merging:setup",
        "merge-driver": "uppf.cli.merging:merge_driver",
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
    finally:
        _leave()
    return code


def _leave() -> None:
    """Put away what the command laid out, once everything has been told; a run that never began has nothing."""
    session = sys.modules.get("uppf.cli.session")
    if session:
        session.leave()


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

    if not any(problem.place.route for problem in refusal.problems):
        report(refusal.problems)
        return code
    from uppf.cli.checking import locate

    report(refusal.problems, locate)
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
