"""The papers to boards, leaders and council: what they must never say, and what they say is missing."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

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


def written(asked: Asked, root: Path, period: str = "") -> Iterator[tuple[str, str]]:
    """Every paper of PAPERS about everything, by name."""
    told = replace(asked, period=parse_period(period)) if period else asked
    for name in PAPERS:
        for subject in every_subject(one_paper(root, name), told):
            yield f"{name}/{subject.name}", paper(root, name, subject.variables(), told.titles)


@cache
def usual(period: str = "") -> dict[str, str]:
    found, asked = example()
    return dict(written(asked, found.root, period))


# Unannounced follow-ups


def test_an_unannounced_visit_to_come_changes_no_letter_of_any_paper(tmp_path: Path) -> None:
    without = tmp_path / "cases"
    shutil.copytree(CASES, without)
    (hidden,) = without.rglob(f"{HIDDEN}.yaml")
    hidden.unlink()
    told = dict(written(asked_of(without), without, "2026"))
    assert told == usual("2026")


def test_only_who_asks_for_the_unannounced_is_told() -> None:
    found, asked = example()
    told = dict(written(replace(asked, unannounced=True), found.root, "2026"))
    plan = "arsplan/programnamnd_social_valfard"
    assert "Oanmäld uppföljning" in told[plan]
    assert "Oanmäld uppföljning" not in usual("2026")[plan]


# Secrets and individuals


def test_what_is_marked_as_secret_stands_in_no_paper(tmp_path: Path) -> None:
    root = tmp_path / "cases"
    shutil.copytree(CASES, root)
    file = root / "utforare" / "lyktan.yaml"
    text = file.read_text("utf-8")
    marked = text.replace("sekretess:\n  kredit", "sekretess:\n  namn: {lagrum: 31 kap. 16 § OSL}\n  kredit")
    assert marked != text
    file.write_text(marked, "utf-8")
    name = yaml.safe_load(text)["namn"]
    told = dict(written(asked_of(root), root))
    assert any(name in one for one in usual().values())
    assert [where for where, one in told.items() if name in one] == []
    assert any("prövas enligt 31 kap. 16 § OSL" in one for one in told.values())


def test_protected_addresses_and_credit_notes_stand_in_no_paper() -> None:
    provider = yaml.safe_load((CASES / "utforare" / "fristaden.yaml").read_text("utf-8"))
    addresses = [unit["adress"] for unit in provider["enheter"].values() if "sekretess" in unit and "adress" in unit]
    credit = yaml.safe_load((CASES / "utforare" / "lyktan.yaml").read_text("utf-8"))["sekretess"]
    assert addresses
    assert credit
    for text in usual().values():
        assert not any(address in text for address in addresses)


@pytest.mark.parametrize("year", ["2023", "2024", "2025", "2026"])
def test_no_count_of_individuals_is_so_small_that_somebody_is_known(year: str) -> None:
    rows = 0
    for where, text in usual(year).items():
        if where.startswith("arsbild/"):
            part = text.partition("### Antal från uppföljningen")[2].partition("\n## ")[0]
            for line in re.findall(r"^\| \d{4}-.*", part, re.MULTILINE):
                *_, examined, in_time, faults = [cell.strip() for cell in line.strip("|").split("|")]
                rows += 1
                for cell in (examined, in_time, faults):
                    assert cell in ("0", "ej antecknat") or re.fullmatch(r"(färre|fler) än \d+", cell) or int(cell) >= 5
                if faults.isdigit() and int(faults):
                    assert int(examined) == int(faults) or int(examined) - int(faults) >= 5
    assert rows


@pytest.mark.parametrize("period", ["", "2026"])
def test_no_paper_names_a_key_or_a_command(period: str) -> None:
    for where, text in usual(period).items():
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
    assert said in usual(period)[name]


def test_the_programme_of_an_earlier_term_is_no_programme_of_this() -> None:
    assert "Program saknas." not in usual("2025")["programuppfoljning/kommun"]
    assert "mandatperioden 2022–2026" in usual("2025")["programuppfoljning/kommun"]


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
