"""A finished report as others may read it: the same paper, with a notice wherever something was left out."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any, NamedTuple

from uppf.model.register import Register
from uppf.rules.checks_text import domains
from uppf.rules.due import Due
from uppf.rules.left_out import Left
from uppf.rules.publication import Publication, PublicReport, person_in
from uppf.rules.small_numbers import small_numbers, too_small
from uppf.rules.summary_case import case_summary
from uppf.show.about.case import case_variables
from uppf.show.about.subject import Record
from uppf.show.words import label

Writer = Callable[[str, Mapping[str, Any]], str]
PAPER = "arenderapport"
FROM_CASES = (
    *("ärende", "rapport", "tillfällen", "underlag", "registerkontroller", "enkäter", "områden", "brister"),
    *("åtgärdsplaner", "sanktioner", "tidigare_brister", "lärdomar", "anteckningar", "redovisningar", "bilagor"),
)
"""The variables that people have written about a follow-up, and may have counted individuals in."""


class Written(NamedTuple):
    """A report as Markdown, or why it must not be read after all."""

    text: str
    stopped: str = ""


def public_paper(
    public: Publication, report: PublicReport, rows: list[Due], titles: Mapping[str, str], write: Writer
) -> Written:
    """The report in the municipality's own template, searched once more as it will be read (L17)."""
    register = public.register
    found = case_summary(register, public.facts, report.case, public.day, rows)
    least = register.municipality.settings.small_number if register.municipality else 5
    variables = withheld(case_variables(found, register.municipality, titles), register, report, least)
    written = write(PAPER, variables)
    return Written(written, person_in(_read(written), domains(register), public.day))


def _read(markdown: str) -> str:
    """A paper as its reader sees it, without the marks of Markdown."""
    return unescape(re.sub(r"\\(.)", r"\1", markdown))


def withheld(variables: Record, register: Register, report: PublicReport, least: int) -> Record:
    """The variables with notices in the places of small numbers, secret controls and places not to be known."""
    owners = [register.providers[name] for name in report.providers if name in register.providers]
    marks = {key: mark.legal_ground for owner in owners for key, mark in owner.secrecy.items()}
    units = [owner.units[name] for owner in owners for name in report.units if name in owner.units]
    place = next((unit.secrecy.legal_ground for unit in units if unit.secrecy), "")
    for control in variables["registerkontroller"]:
        if control["slag"] in marks:
            control["utfall"] = label("paper.withheld").format(law=marks[control["slag"]])
    for met in variables["tillfällen"] if place else ():
        met["plats"] = label("paper.withheld").format(law=place)
    for area in variables["områden"]:
        for point in area["punkter"]:
            if too_small(point["brister_antal"], point["antal"], least):
                point["brister_antal"] = _fewer(point["brister_antal"], least)
                point["antal"] = _fewer(point["antal"], least)
    return {key: _hushed(value, least) if key in FROM_CASES else value for key, value in variables.items()}


def _fewer(count: int | None, least: int) -> int | str | None:
    if count is None or count == 0:
        return count
    return label("paper.fewer").format(least=least) if count < least else count


def _hushed(value: Any, least: int) -> Any:
    """The value with every small number of individuals in its texts said as a bound."""
    if isinstance(value, str):
        for small in reversed(small_numbers(value, least)):
            said = label("paper.fewer").format(least=small.below)
            if small.above:
                said = label("paper.more").format(count=small.above)
            capital = value[small.start].isupper()
            value = f"{value[: small.start]}{said.capitalize() if capital else said}{value[small.end :]}"
        return value
    if isinstance(value, list):
        return [_hushed(part, least) for part in value]
    if isinstance(value, dict):
        return {key: _hushed(part, least) for key, part in value.items()}
    return value


def stopped(report: PublicReport, written: Written) -> Left:
    """That a report which could be published was stopped when it was read as a whole."""
    return Left("rapport", report.key, "", "personal-trace", "", written.stopped, report.providers)
