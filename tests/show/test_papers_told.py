"""What papers about agreements, groups, procurements, providers and services tell, and what they must never tell."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

import pytest

from tests.show.papers import DAY, ROOT, example
from uppf.cli.reading import desk
from uppf.rules.due import due
from uppf.rules.period import Period
from uppf.show.about.provider import own_rows
from uppf.show.about.registry import documents
from uppf.show.about.subject import Asked
from uppf.show.papers import paper
from uppf.show.shelf import every_subject, one_paper, one_subject

HOME = ROOT / "cases"
GROUP = "arenden/2026/2026-samverkansgrupp-lyktan-ma7j2n.yaml"
SECRET = "arenden/2026/2026-oanmald-tallgarden-k5xyqd.yaml"
"""A follow-up that nobody may know of yet."""
HIDDEN = """
registerkontroller:
  q4w7er: {slag: kreditkontroll, datum: 2026-11-12, utfall: Något mycket hemligt.}
tillfällen:
  t5r8yu: {datum: 2026-12-03, metod: oanmält_platsbesök}
lärdomar:
  w7e4rt: {text: Något mycket hemligt om underlaget.}
"""


def text_of(name: str) -> str:
    return (HOME / name).read_text("utf-8")


@cache
def _asked(drafts: tuple[tuple[str, str], ...], day: dt.date) -> Asked:
    found = desk(HOME, {name: text.encode() for name, text in drafts})
    assert not [problem for problem in found.problems if problem.level == "fel"]
    return Asked(found.register, found.facts, tuple(due(found.facts, day)), day, found.titles())


def asked(drafts: Mapping[str, str] | None = None, day: dt.date = DAY) -> Asked:
    return _asked(tuple((drafts or {}).items()), day) if drafts or day != DAY else example()[1]


def written(name: str, about: str, drafts: Mapping[str, str] | None = None, day: dt.date = DAY) -> str:
    """A paper about something in the example, as the example is or with some of its files written otherwise."""
    known = asked(drafts, day)
    return paper(HOME, name, one_subject(one_paper(HOME, name), known, about).variables(), known.titles)


# The year plan of a provider


@pytest.mark.parametrize("provider", sorted(example()[1].register.providers))
def test_a_year_plan_names_no_other_provider(provider: str) -> None:
    register = example()[1].register
    text = written("egen-arsplan", provider)
    mine = register.providers[provider]
    assert mine.name in text
    theirs = [one for key, one in register.providers.items() if key != provider]
    names = [one.name for one in theirs] + [unit.name for one in theirs for unit in one.units.values()]
    own = [mine.name, *(unit.name for unit in mine.units.values())]
    assert [name for name in names if name in text and not any(name in one for one in own)] == []


def test_a_year_plan_is_the_rows_of_its_provider_that_anyone_may_see() -> None:
    known = asked({SECRET: text_of(SECRET) + HIDDEN})
    every = {key: own_rows(known, one, _year(2026)) for key, one in known.register.providers.items()}
    assert all(row.dims.provider == key for key, rows in every.items() for row in rows)
    assert not any(row.unannounced or row.secret for rows in every.values() for row in rows)
    # What only the municipality must remember is its own affair.
    assert not {row.source for rows in every.values() for row in rows} & {"uppsägning", "option", "avtalsslut"}
    assert {row.source for row in known.rows} & {"uppsägning", "option", "avtalsslut"}


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("egen-arsplan", "granvika-aldreboenden"),
        ("kravtackning", "2021-ok-02"),
        ("likabehandling", "sarskilt_boende"),
        ("lardomar", "sarskilt_boende"),
        ("introduktionsprogram", "2021-ok-02"),
        ("utforarregister", ""),
    ],
)
def test_an_unannounced_follow_up_changes_nothing_in_a_paper(name: str, about: str) -> None:
    with_more = written(name, about, {SECRET: text_of(SECRET) + HIDDEN})
    assert with_more == written(name, about)
    assert "hemligt" not in with_more


def _year(year: int) -> Period:
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), str(year))


# A cooperation group


def test_a_meeting_without_a_day_is_called_to_as_late() -> None:
    booked = "    datum: 2026-12-01\n"
    called_off = booked + "    inställt: {datum: 2026-11-20, roll: sektionschef, skäl: Flyttas.}\n"
    text = written("kallelse-till-samverkansgrupp", "2025-lou-03", {GROUP: text_of(GROUP).replace(booked, called_off)})
    assert "Dagen är inte bestämd än" in text
    assert "**Mötet skulle ha hållits senast:** 2026-10-01" in text
    assert "**Dag:** 2026-12-01" in written("kallelse-till-samverkansgrupp", "2025-lou-03")


def test_both_parties_see_an_agenda_so_what_is_not_announced_is_left_out() -> None:
    secret = text_of(SECRET) + HIDDEN
    secret = secret.replace("granvika-aldreboenden", "lyktan").replace("2021-ok-02", "2025-lou-03")
    secret = secret.replace("enhet: tallgarden", "enhet: lyktans-gard")
    hidden = written("dagordning", "2025-lou-03", {SECRET: secret})
    assert hidden == written("dagordning", "2025-lou-03")
    made = secret.replace("datum: 2026-12-03", "datum: 2026-11-19")
    assert "Något mycket hemligt." in written("dagordning", "2025-lou-03", {SECRET: made})


def test_minutes_say_what_is_not_answered_and_not_signed() -> None:
    text = written("protokoll", "2026-samverkansgrupp-lyktan-ma7j2n/aj65s8")
    assert "Protokollet är inte justerat." in text
    assert "gäller därmed" not in text
    assert text.count("**Svar saknas.**") == 11
    assert "Inte avgjort; tas upp igen vid nästa möte." in text


def test_minutes_that_both_have_signed_are_written_notice_and_do_not_change() -> None:
    signed = "2026-samverkansgrupp-lyktan-ma7j2n/bpxrc5"
    text = written("protokoll", signed)
    assert "Protokollet är justerat 2026-06-11. Det gäller därmed som skriftlig underrättelse" in text
    assert text.count("**Undertecknat:** 2026-06-11") == 2
    assert "Svar saknas" not in text
    # Settled in the autumn: the minutes of June are the same.
    raised = "    tillfälle: bpxrc5\n"
    settled = text_of(GROUP).replace(raised, raised + "    avgjort: 2026-11-02\n    skäl: Kursen är bokad.\n")
    assert settled != text_of(GROUP)
    assert written("protokoll", signed, {GROUP: settled}) == text
    assert written("protokoll", signed, day=dt.date(2027, 1, 15)) == text


def test_minutes_say_which_side_was_not_there_or_could_not_decide() -> None:
    meeting = "2026-samverkansgrupp-lyktan-ma7j2n/bpxrc5"
    roles = ("bestallare", "sektionschef", "utredare_jurist", "utforare")
    there = "".join(f"      - {one}\n" for one in (*roles, "utförarens regionchef", "utförarens verksamhetschef"))
    whole = text_of(GROUP)
    at = whole.index(there, whole.index("bpxrc5:"))

    def without(*who: str) -> dict[str, str]:
        fewer = "".join(line for line in there.splitlines(True) if not any(one in line for one in who))
        return {GROUP: whole[:at] + fewer + whole[at + len(there) :]}

    alone = written("protokoll", meeting, without("utforare", "utförarens"))
    assert "Ingen från utförarens sida var med. Skälet är inte antecknat." in alone
    weak = written("protokoll", meeting, without("utförarens regionchef"))
    assert "Ingen som fick besluta var med från utförarens sida." in weak
    assert "från beställarens sida" not in weak + alone


def test_a_visit_that_is_no_meeting_has_no_minutes() -> None:
    known = asked()
    told = {one.name: one.variables()["tillfälle"] for one in every_subject(one_paper(HOME, "protokoll"), known)}
    met = {name.partition("-lyktan")[0] for name, visit in told.items() if visit["samverkansmöte"]}
    assert met == {"2025-samverkansgrupp", "2026-samverkansgrupp"}
    assert len(told) > 100


# An introduction, a procurement, requirements


def test_an_introduction_that_has_not_begun_says_so() -> None:
    text = written("introduktionsprogram", "2023-lou-09")
    assert "Introduktionen är inte påbörjad." in text
    assert "De kan inte väljas bort." in text
    assert text.count("**Obligatorisk:** ja") == 5
    assert text.count("**Genomförd:** nej") == 6


def test_an_introduction_on_its_way_counts_what_is_left() -> None:
    case = "arenden/2026/2026-introduktion-hultby-xp5283.yaml"
    fewer = re.sub(r"  k7bv8k:\n.*\n.*\n", "", text_of(case))
    text = written("introduktionsprogram", "2026-lou-21", {case: fewer})
    assert "1 av 6 punkter återstår, av dem 1 obligatoriska." in text
    assert "Alla 6 punkter är genomgångna." in written("introduktionsprogram", "2026-lou-21")


def test_who_should_have_been_at_an_introduction_is_told_with_why_they_were_not() -> None:
    case = "arenden/2026/2026-introduktion-hultby-xp5283.yaml"
    met = """
tillfällen:
  c4n8ra:
    datum: 2026-11-02
    närvarande: [sektionschef]
    frånvaro_skäl: Arkivarien var sjuk.
    punkter:
      k7bv8k: {kontrollpunkt: traff-med-arkivarie, svar: Gicks igenom med sektionschefen.}
"""
    elsewhere = re.sub(r"  k7bv8k:\n.*\n.*\n", "", text_of(case))
    text = written("introduktionsprogram", "2026-lou-21", {case: elsewhere + met})
    assert "**Genomförd:** 2026-11-02" in text
    assert "**Deltog:** Sektionschef" in text
    assert "**Saknades:** Arkivarie. Skäl: Arkivarien var sjuk." in text


def test_a_timetable_shows_conflicts_and_what_is_not_planned() -> None:
    file = "upphandlingar/kategoriboende-2027.yaml"
    later = text_of(file).replace("annonsering: {planerat: 2026-12-18}", "annonsering: {planerat: 2027-01-20}")
    text = written("upphandlingstidplan", "kategoriboende-2027", {file: later})
    assert "Annonsering: planerat 2027-01-20, efter planens dag 2027-01-08." in text
    assert "efter planens dag" not in written("upphandlingstidplan", "kategoriboende-2027")
    assert "| Annonsering | BFVC | – | 2027-01-08 | 2027-01-20 |" in text


@pytest.mark.parametrize("service", sorted(example()[1].register.municipality.services))  # type: ignore[union-attr]
def test_a_paper_about_a_service_names_no_file(service: str) -> None:
    register = example()[1].register
    for name in ("likabehandling", "lardomar"):
        text = written(name, service)
        # A set that has a plain word for its name cannot be told from the word.
        keys = [key for key in (*register.plans, *register.requirement_sets, *register.cases) if "-" in key]
        assert [key for key in keys if key in text] == []


# The register of providers and the diary sheet


def test_the_register_has_every_provider_with_the_same_fields() -> None:
    text = written("utforarregister", "")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert len(parts) == len(example()[1].register.providers)
    fields = ["**Driftsform:**", "**Organisationsform:**", "**Organisationsnummer:**", "**Kontakt:**", "### Avtal"]
    assert [part.splitlines()[0] for part in parts if not all(field in part for field in fields)] == []


def test_the_register_never_has_a_secret_address() -> None:
    file = "utforare/fristaden.yaml"
    told = text_of(file).replace("    publiceras: nej\n", "    adress: Hemliga vägen 7\n    publiceras: nej\n")
    text = written("utforarregister", "", {file: told})
    assert "Hemliga vägen" not in text
    assert "uppgift utelämnad (prövas enligt 26 kap. 1 § offentlighets- och sekretesslagen)" in text


def test_a_diary_sheet_names_a_register_check_and_never_what_it_said() -> None:
    case = example()[1].register.cases["2026-lyktans-gard-eytsnt"]
    text = written("diarieblad", case.case)
    assert text.count("Kontroll i register") == len(case.desk_checks) == 2
    assert [check.outcome for check in case.desk_checks.values() if check.outcome in text] == []


def test_a_diary_sheet_has_four_fields_for_every_document() -> None:
    text = written("diarieblad", "2026-lyktans-gard-eytsnt")
    rows = [line.split(" | ") for line in text.splitlines() if re.match(r"\| \d{4}-", line)]
    assert rows
    assert all(len(row) == 4 and all(cell.strip("| ") for cell in row) for row in rows)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_a_draft_that_has_gone_to_nobody_is_no_document() -> None:
    for case in example()[1].register.cases.values():
        sent = [report.fact_check for report in case.reports.values() if report.fact_check]
        drafts = [one for one in documents(case, DAY) if one.code == "fact-check"]
        assert len(drafts) == len([one for one in sent if one.sent <= DAY]), case.case


def test_a_diary_sheet_of_what_nobody_knows_of_is_only_written_when_it_is_asked_for() -> None:
    case = "2026-oanmald-tallgarden-k5xyqd"
    assert "Får inte lämnas ut utan prövning." in written("diarieblad", case)
    assert "Får inte lämnas ut" not in written("diarieblad", "2026-lyktans-gard-eytsnt")
    assert case not in {one.name for one in every_subject(one_paper(HOME, "diarieblad"), asked())}
