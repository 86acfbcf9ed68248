"""The papers to boards, leaders and council: what they must never say, and what they say is missing."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.desk import CASES
from tests.show.papers import DAY, example
from uppf.cli.app import main
from uppf.cli.reading import desk
from uppf.problem import Refusal
from uppf.rules.due import due
from uppf.rules.period import parse_period
from uppf.show.about.subject import Asked
from uppf.show.papers import paper
from uppf.show.shelf import every_subject, one_paper, one_subject, timed

BOARDS = ("arsplan", "namndrapport", "namndrapport-sammantrade")
TOWN = ("ledningsrapport", "programuppfoljning", "redovisning-till-fullmaktige")
PAPERS = (*BOARDS, *TOWN, "arsbild")
HIDDEN = "2026-oanmald-tallgarden-k5xyqd"
"""A case of an unannounced visit that has not been."""


def asked_of(root: Path, **more: object) -> Asked:
    found = desk(root)
    rows = tuple(due(found.facts, DAY))
    return replace(Asked(found.register, found.facts, rows, DAY, found.titles()), **more)  # type: ignore[arg-type]


def written(asked: Asked, root: Path, period: str = "", names: tuple[str, ...] = PAPERS) -> Iterator[tuple[str, str]]:
    """Every paper of some names about everything, by name."""
    told = replace(asked, period=parse_period(period)) if period else asked
    for name in names:
        for subject in every_subject(one_paper(root, name), told):
            yield f"{name}/{subject.name}", paper(root, name, subject.variables(), told.titles)


@cache
def usual(period: str = "", names: tuple[str, ...] = PAPERS) -> dict[str, str]:
    found, asked = example()
    return dict(written(asked, found.root, period, names))


def changed(root: Path, *changes: tuple[str, str, str]) -> Path:
    """The example with some words of some of its files exchanged for others."""
    shutil.copytree(CASES, root)
    for name, before, after in changes:
        (file,) = root.rglob(f"{name}.yaml")
        text = file.read_text("utf-8")
        assert before in text, name
        file.write_text(text.replace(before, after), "utf-8")
    return root


# Unannounced follow-ups

QUOTA = ("orebro-2020", "normgrad: kan\n    oanmäld: ja", "normgrad: ska\n    oanmäld: ja")
BEFORE = (
    "verksamheten.\n    tolkning: {}\n    läsningar:\n      T35a:\n        innebär: Inget är på gång förrän ett behov"
)
READING = ("orebro-2020", BEFORE.format("T35a"), BEFORE.format("T35b"))
"""So that unannounced visits are due, and not only may be made."""
PLANTED = (
    HIDDEN,
    "metod: oanmält_platsbesök\noanmäld: ja\nuppdrag: {datum: 2026-11-10, roll: enheten_for_uppfoljning, skäl:",
    """\
metod: särskild_granskning
oanmäld: ja
signal: {källa: klagomål, inkommen: 2026-11-09}
brister:
  pp2pp2: {text: Planterad brist., konstaterad: 2026-11-10, grad: allvarlig}
uppdrag: {datum: 2026-11-10, roll: bfvc, delegationspunkt: 7.1, skäl:""",
)
"""So that the case of the visit to come would be seen in many places: a signal, a finding, a decision on delegation."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    root = changed(tmp_path_factory.mktemp("planted") / "cases", QUOTA, READING, PLANTED)
    return asked_of(root)


def test_an_unannounced_visit_to_come_changes_no_letter_of_any_paper(planted: Asked, tmp_path: Path) -> None:
    without = changed(tmp_path / "cases", QUOTA, READING)
    (hidden,) = without.rglob(f"{HIDDEN}.yaml")
    hidden.unlink()
    told = dict(written(planted, CASES, "2026"))
    assert told == dict(written(asked_of(without), CASES, "2026"))
    assert not [where for where, text in told.items() if "Planterad" in text or "Sov 122/2026" in text]


def test_only_who_asks_for_the_unannounced_is_told(planted: Asked) -> None:
    names = ("arsplan", "namndrapport")
    told = dict(written(replace(planted, unannounced=True), CASES, "2026", names))
    plan, report = (f"{name}/programnamnd_social_valfard" for name in names)
    assert "| Oanmäld uppföljning |" in told[plan]
    assert "Planterad brist." in told[report]
    assert "| Oanmäld uppföljning |" not in dict(written(planted, CASES, "2026", ("arsplan",)))[plan]


# Secrets and individuals


def test_what_is_marked_as_secret_stands_in_no_paper(tmp_path: Path) -> None:
    root = changed(
        tmp_path / "cases",
        ("lyktan", "sekretess:\n  kredit", "sekretess:\n  namn: {lagrum: 31 kap. 16 § OSL}\n  kredit"),
        ("fristaden", "    platser: 8\n", "    platser: 8\n    adress: Hemliga gatan 7\n    kommundel: Gömsta\n"),
    )
    told = dict(written(asked_of(root), CASES))
    name = "Lyktans Stöd och Boende AB"
    assert any(name in text for text in usual().values())
    for secret in (name, "Hemliga gatan", "Gömsta"):
        assert [where for where, text in told.items() if secret in text] == []
    assert any("prövas enligt 31 kap. 16 § OSL" in text for text in told.values())


@pytest.mark.parametrize("year", ["2023", "2024", "2025", "2026"])
def test_no_count_of_individuals_is_so_small_that_somebody_is_known(year: str) -> None:
    rows = 0
    for text in usual(year, ("arsbild",)).values():
        part = text.partition("### Antal från uppföljningen")[2].partition("\n## ")[0]
        for line in re.findall(r"^\| \d{4}-.*", part, re.MULTILINE):
            *_, examined, in_time, faults = [cell.strip() for cell in line.strip("|").split("|")]
            rows += 1
            for cell in (examined, in_time, faults):
                assert cell in ("0", "ej antecknat") or re.fullmatch(r"(färre|fler) än \d+", cell) or int(cell) >= 5
            if faults.isdigit() and int(faults):
                assert int(examined) == int(faults) or int(examined) - int(faults) >= 5
    assert rows


def test_no_paper_names_a_key_or_a_command() -> None:
    for where, text in usual().items():
        assert not re.findall(r"\b[a-zåäö]+\\?_[a-zåäö_]+\b", text), where
        assert "uppf " not in text, where


# What is missing is said


def test_the_half_year_that_is_over_is_told_of_by_itself() -> None:
    found, asked = example()
    told = timed(one_paper(found.root, "namndrapport"), asked)
    assert told.period == parse_period("2026-H1")


@pytest.mark.parametrize(
    ("name", "period", "said"),
    [
        ("namndrapport/programnamnd_social_valfard", "2026-H2", "Perioden pågår."),
        ("arsplan/vard_och_omsorgsnamnden", "2026", "inget beslut om planen är antecknat"),
        ("programuppfoljning/kommun", "", "Program saknas."),
        ("redovisning-till-fullmaktige/kommun", "2026", "Året pågår."),
        ("arsbild/dagverksamhet-2025", "", "har inga fokusområden för 2025"),
        ("arsbild/hemsjukvard-2024", "2024", "Inget är antecknat om området under året."),
    ],
)
def test_what_is_missing_is_said(name: str, period: str, said: str) -> None:
    assert said in usual(period, (name.partition("/")[0],))[name]


def test_the_programme_of_an_earlier_term_is_no_programme_of_this() -> None:
    assert "Program saknas." not in usual("2025", ("programuppfoljning",))["programuppfoljning/kommun"]
    assert "mandatperioden 2022–2026" in usual("2025", ("programuppfoljning",))["programuppfoljning/kommun"]


def test_the_executive_board_counts_no_one_but_private_providers() -> None:
    text = usual()["redovisning-till-fullmaktige/kommun"]
    assert "Granvika kommuns" not in text
    assert "Granvika Trygghetsboenden AB" not in text


# Meetings


def test_a_meeting_that_is_not_is_refused() -> None:
    found, asked = example()
    named = replace(asked, meeting=dt.date(2026, 12, 11))
    subject = one_subject(one_paper(found.root, "namndrapport-sammantrade"), named, "PN")
    with pytest.raises(Refusal) as refused:
        subject.variables()
    assert refused.value.problems[0].code == "no-such-meeting"


def test_of_all_boards_only_the_one_that_meets_has_something_laid_before_it() -> None:
    found, asked = example()
    named = replace(asked, meeting=dt.date(2026, 12, 9))
    every = every_subject(one_paper(found.root, "namndrapport-sammantrade"), named)
    met = {subject.name for subject in every if subject.variables()["sammanträde"]}
    assert met == {"socialnamnden"}


def test_what_was_laid_at_a_meeting_is_told() -> None:
    found, asked = example()
    named = replace(asked, meeting=dt.date(2026, 9, 10))
    subject = one_subject(one_paper(found.root, "namndrapport-sammantrade"), named, "PN")
    told = subject.variables()
    assert ("2026-oanmald-vintergron-norrhaga-qqw525", "§ 125") in {
        (one["ärende"], one["paragraf"]) for one in told["redovisat"]
    }
    named = replace(asked, meeting=dt.date(2026, 4, 9))
    subject = one_subject(one_paper(found.root, "namndrapport-sammantrade"), named, "PN")
    assert [one["punkt"] for one in subject.variables()["anmält"]] == ["7.4", "7.4", "7.3"]


def test_a_paper_about_the_whole_municipality_needs_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    args = ["--repo", str(CASES), "--as-of=2026-11-21"]
    assert main(["report", "--paper", "programuppfoljning", *args]) == 0
    assert capsys.readouterr().out.startswith("# Fullmäktiges program för utförare, mandatperioden 2026–2030")
