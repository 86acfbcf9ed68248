"""Every paper about something in the example, for golden papers; ``python -m tests.show.papers`` writes them anew."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from uppf.cli.reading import Desk, desk
from uppf.rules.due import due
from uppf.rules.period import parse_period
from uppf.show.about.subject import Asked
from uppf.show.paperformats import PAPER_FORMATS, Paper, whole
from uppf.show.shelf import one_paper, one_subject

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "papper"
DAY = dt.date(2026, 11, 21)

ABOUT = {
    "arsbild": "hemsjukvard",
    "arsplan": "programnamnd_social_valfard",
    "begaran-om-atgardsplan": "bhk7g3",
    "begaran-om-handlingar": "zgdmh8",
    "besokspapper": "2026-verkstan-tvh93e/pcjj95",
    "enkat": "atvm6m",
    "faktakontroll": "2026-vintergron-t8ms76",
    "granskning-av-atgardsplan": "xvxvt9",
    "ledningsrapport": "",
    "kallelse-till-overlaggning": "k7w3hn",
    "namndrapport": "programnamnd_social_valfard",
    "namndrapport-sammantrade": "socialnamnden",
    "paminnelse": "s4hsbx",
    "paminnelse-om-atgardsplan": "s8p2g7",
    "plan-for-fordjupad-uppfoljning": "2026-fordjupad-lyktans-gard-dpexq8",
    "programuppfoljning": "",
    "redovisning-till-fullmaktige": "",
    "sanktionsbeslut": "x5qcgv",
    "kallelse-till-samverkansgrupp": "2025-lou-03",
    "dagordning": "2025-lou-03",
    "introduktionsprogram": "2025-lou-03",
    "kravtackning": "2020-lov-03",
    "diarieblad": "2026-lyktans-gard-eytsnt",
    "egen-arsplan": "lyktan",
    "lardomar": "kategoriboende",
    "likabehandling": "hemtjanst",
    "utforarregister": "",
    "upphandlingstidplan": "kategoriboende-2027",
    "protokoll": "2026-samverkansgrupp-lyktan-ma7j2n/bpxrc5",
}
"""The paper, and what in the example it is about; nothing where it is about the whole municipality."""


WHEN: dict[str, dict[str, str]] = {"arsbild": {"period": "2024"}}
"""The period or the meeting of a paper that is about another than it takes by itself."""


@cache
def example() -> tuple[Desk, Asked]:
    """The example as it is read, and what its papers are written from."""
    found = desk(ROOT / "cases")
    rows = tuple(due(found.facts, DAY))
    return found, Asked(found.register, found.facts, rows, DAY, found.titles())


@cache
def written(name: str) -> Paper:
    """A paper with its letterhead and its pictures, ready to be made in any format."""
    found, asked = example()
    when = WHEN.get(name, {})
    period, meeting = when.get("period"), when.get("meeting")
    asked = replace(
        asked,
        period=parse_period(period) if period else None,
        meeting=dt.date.fromisoformat(meeting) if meeting else None,
    )
    subject = one_subject(one_paper(found.root, name), asked, ABOUT[name])
    return whole(found.root, name, subject, subject.variables(), asked.titles)


def golden(name: str) -> str:
    """A paper as Markdown, with the words of its pictures."""
    return PAPER_FORMATS["md"](written(name)).decode()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in ABOUT:
        (GOLDEN / f"{name}.md").write_text(golden(name), encoding="utf-8", newline="")
