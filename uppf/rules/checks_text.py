"""What in a file may point at a person: in every text of it, its comments and its own name."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from uppf.problem import Level, Place, Problem
from uppf.rules.identity import find_personal_numbers, personal_number_problems, place_in
from uppf.rules.privacy import find_personal_traces

if TYPE_CHECKING:
    from uppf.model.register import Register

MAIL = "privat e-postadress"
HOMES = ("gmail.com", "hotmail.com", "hotmail.se", "icloud.com", "live.se", "outlook.com", "telia.com", "yahoo.se")
"""Where people have mail of their own: never a provider's domain."""

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(000[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4})|\r?\n[ \t]*)")


def look(file: str, text: str, before: dt.date | None = None) -> list[Problem]:
    """Persons' numbers and traces of persons in a file (L17, L27, R154).

    Codes: ``personal-number`` (error), ``personal-number-likely`` and ``personal-trace`` (warnings). With `before`, a
    birth date on or after that day is no person's. Addresses of mail are all told, with their domain as a fact:
    `strangers` leaves out those that may stand here.
    """
    text = text.removeprefix("\ufeff")
    problems = [*_name(file, before), *personal_number_problems(text, Place(file), before)]
    if "\\" in text:
        # What YAML writes as an escape is hidden from the text, never from whoever reads the value.
        told = {problem.facts["masked"] for problem in problems}
        plain = personal_number_problems(_ESCAPE.sub(_char, text), Place(file), before)
        problems += [problem for problem in plain if problem.facts["masked"] not in told]
    for trace in find_personal_traces(text):
        facts: dict[str, object] = {"kind": trace.kind, "masked": trace.masked}
        if trace.kind == MAIL:
            facts["domain"] = text[trace.start : trace.end].rpartition("@")[2].lower()
        problems.append(Problem("personal-trace", place_in(text, Place(file), trace.start), Level.WARNING, facts))
    return problems


def _char(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    return chr(int(code, 16)) if code else ""


def _name(file: str, before: dt.date | None) -> Iterator[Problem]:
    """Numbers in the file's name, which is masked also where it is told."""
    hits = find_personal_numbers(file, before)
    shown = file
    for hit in reversed(hits):
        shown = shown[: hit.start] + hit.masked + shown[hit.end :]
    for hit in hits:
        sure = hit.certainty == "säker"
        code, level = ("personal-number", Level.ERROR) if sure else ("personal-number-likely", Level.WARNING)
        yield Problem(code, Place(shown), level, {"masked": hit.masked})


def domains(register: "Register") -> set[str]:
    """The domains whose mail may stand in the files: the municipality's, and those of the providers' own contacts."""
    own = register.municipality.mail_domains if register.municipality else ()
    contacts = {(one.contact or "").rpartition("@")[2].lower() for one in register.providers.values()}
    return {*own, *contacts} - {*HOMES, ""}


def strangers(problem: Problem, allowed_domains: Collection[str]) -> bool:
    """Whether a problem still is one when mail at some domains may stand in the files."""
    domain = str(problem.facts.get("domain", ""))
    return problem.code != "personal-trace" or not any(
        domain == allowed.lower() or domain.endswith(f".{allowed.lower()}") for allowed in allowed_domains
    )
