"""Lists of things: what each shows on a screen and to machines, and how a frequency is said."""

from pathlib import Path

import pytest

from tests.village import DAY, settled
from uppf.cli.reading import Desk
from uppf.model.frequency import Frequencies
from uppf.rules.due import due
from uppf.show.formats import csv
from uppf.show.listings import LISTS, NARROW, listing
from uppf.show.plain import width
from uppf.show.rhythm import rhythm
from uppf.show.tables import Screen, Table
from uppf.show.terminal import terminal

PROCUREMENT = """\
upphandling: boende-2028
rubrik: Nytt boende
verksamhet: boende
avtalsform: LOU-entreprenad
nämnd: socialnamnden
planer: [byplan-2026]
driftstart: 2028-02-01
steg: {annonsering: {utfört: 2026-05-01}, utvärdering: {planerat: 2026-08-01}}
"""

SCREENS = {
    "utförare": """\
Utförare

Id        Namn                Driftsform  Enheter  Försenat
--------  ------------------  ----------  -------  --------
gronskan  Grönskan Omsorg AB  privat            1         6
""",
    "avtal": """\
Avtal, överenskommelser och uppdrag

Id     Avtal            Utförare            Slut        Försenat
-----  ---------------  ------------------  ----------  --------
lou-1  Drift av Linden  Grönskan Omsorg AB  2029-01-30         6
""",
    "planer": """\
Uppföljningsplaner

Id           Plan          Från        Läge      Regler
-----------  ------------  ----------  --------  ------
byplan-2026  Plan för byn  2026-01-01  gällande      12
""",
    "regler": """\
Regler

Regel       Frekvens                                               Ansvarig
----------  -----------------------------------------------------  ---------

byplan-2026
arlig       en gång per år                                         Utredare
block       en gång per 2 år                                       Utredare
rullande    högst 24 månader mellan två                            Utredare
serie       med 4 månaders mellanrum från driftstart               EC
moten       med 2 månaders mellanrum från avtalets ikraftträdande  EC
efter       30 dagar efter driftstart                              EC
fore        6 månader före tillståndets sista dag                  Utredare
kvot        1–3 gånger per månad                                   Utredare
bristen     30 dagar efter konstaterad brist                       Utredare
bevakning   löpande: signaler                                      Utredare
berattelse  en gång per år, senast 31 mars samma år                Utföraren
otid        planen anger ingen tid
""",
    "ärenden": """\
Ärenden

Id      Dnr         Vad                        Öppnat      Läge
------  ----------  -------------------------  ----------  --------
7k2m9x  26/SN 0091  Årlig uppföljning, Linden  2026-04-01  pågår
9q8r7s  26/SN 0002  Introduktion av Grönskan   2026-02-01  avslutad
""",
    "upphandlingar": """\
Upphandlingar

Id           Upphandling  Driftstart  Klara steg  Försenat
-----------  -----------  ----------  ----------  --------
boende-2028  Nytt boende  2028-02-01           1
""",
    "leveranser": """\
Leveranser från utförare

Inget att visa.
""",
}

MACHINES = {
    "utförare": "utförare;namn;driftsform;avtalsform;enheter;försenat",
    "avtal": "avtal;rubrik;utförare;avtalsform;slut;läge;försenat",
    "planer": "plan;rubrik;från;till;läge;regler",
    "regler": "plan;regel;rubrik;frekvens;tolkning;objekt;skärpa;ansvarig",
    "ärenden": "ärende;dnr;vad;öppnat;läge;öppna_brister",
    "upphandlingar": "upphandling;rubrik;verksamhet;driftstart;klara_steg;försenat",
    "leveranser": "leverans;ärende;utförare;vad;begärd;senast;läge;dagar_sen;nästa",
}


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return settled(tmp_path_factory.mktemp("by"), {"upphandlingar/boende-2028.yaml": PROCUREMENT})


def listed(found: Desk, what: str, narrow: bool = True, everything: bool = True) -> Table:
    """One list of the village."""
    return listing(what, found.register, due(found.facts, DAY, DAY), DAY, found.titles(), narrow, everything)


def test_every_list_has_a_screen_and_a_promise() -> None:
    assert set(SCREENS) == set(MACHINES) == set(LISTS) == set(NARROW)


@pytest.mark.parametrize("what", SCREENS)
def test_on_a_screen(what: str, village: Desk) -> None:
    assert terminal(listed(village, what), Screen()) == SCREENS[what]


@pytest.mark.parametrize("what", MACHINES)
def test_the_keys_that_machines_get(what: str, village: Desk) -> None:
    assert csv(listed(village, what, narrow=False), Screen()).splitlines()[0] == MACHINES[what]


def test_closed_cases_are_left_out_with_a_note(village: Desk) -> None:
    table = listed(village, "ärenden", everything=False)
    assert [row["kort_id"] for row in table.rows] == ["7k2m9x"]
    assert table.notes == ("Avslutade och inställda visas inte (1); visa dem med: --all",)
    assert listed(village, "avtal", everything=False).notes == ()


def test_an_unannounced_case_to_come_is_in_no_list(tmp_path: Path) -> None:
    hidden = "ärende: 2026-linden-2b3c4d\nenhet: linden\nöppnat: 2026-06-01\noanmäld: ja\n"
    found = settled(tmp_path, {"arenden/2026/2026-linden-2b3c4d.yaml": hidden})
    assert "2b3c4d" not in terminal(listed(found, "ärenden"), Screen())


@pytest.mark.parametrize("what", LISTS)
def test_foreign_text_is_harmless_and_lines_are_short(what: str, tmp_path: Path) -> None:
    attack = "\\e[31mRöd\\u202e " + "mycket lång text " * 9
    files = {
        "upphandlingar/boende-2028.yaml": PROCUREMENT.replace("Nytt boende", f'"{attack}"'),
        "utforare/vilan.yaml": "utförare: vilan\n"
        f'namn: "{attack}"\ndriftsform: privat\norgform: aktiebolag\n'
        f'avtal:\n  a-1: {{rubrik: "{attack}", avtalsform: LOV, verksamhet: boende, nämnd: socialnamnden}}\n',
        "arenden/2026/2026-vilan-2b3c4d.yaml": f'ärende: 2026-vilan-2b3c4d\nrubrik: "{attack}"\nöppnat: 2026-06-01\n',
    }
    shown = terminal(listed(settled(tmp_path, files), what), Screen())
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert max(map(width, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("vartannat år", "vartannat år"),
        ("saknas", "planen anger ingen tid"),
        ({"per": "år"}, "en gång per år"),
        ({"per": "halvår", "eftersläp": "31 dagar"}, "en gång per halvår, 31 dagar efter periodens slut"),
        ({"per": "år", "senast": "31 mars året efter"}, "en gång per år, senast 31 mars året efter"),
        ({"rullande": "12 månader"}, "högst 12 månader mellan två"),
        ({"serie": "6 månader", "från": "driftstart + 1 år"}, "med 6 månaders mellanrum från driftstart + 1 år"),
        ({"serie": "1 år"}, "med 1 års mellanrum från avtalets ikraftträdande"),
        ({"frist": "30 dagar", "efter": "avtal.slut + 1 månad"}, "30 dagar efter avtalets slut + 1 månad"),
        ({"frist": "0 dagar", "efter": "avtal.ikraft"}, "samma dag som avtalets ikraftträdande"),
        ({"frist": "två veckor", "före": "upphandling.beslut_ffu"}, "två veckor före beslut om förfrågningsunderlag"),
        ({"antal": "1–3", "per": "månad"}, "1–3 gånger per månad"),
        ({"antal": "1", "per": "halvår"}, "en gång per halvår"),
        ({"antal_efter_risk": {"hög": "3"}, "per": "månad"}, "efter risk, per månad"),
        ({"vid": "uppföljning.beslutad"}, "vid beslutad uppföljning"),
        ({"vid": "brist.konstaterad", "frist": "30 dagar"}, "30 dagar efter konstaterad brist"),
        (
            {"vid": [{"händelse": "brist.allvarlig"}, {"händelse": "brist.upprepad"}]},
            "vid allvarlig brist, upprepad brist",
        ),
        ({"löpande": "klagomål"}, "löpande: klagomål"),
        (
            [{"antal": "1", "per": "halvår"}, {"vid": "redovisning.begärd"}],
            "en gång per halvår; vid begärd redovisning",
        ),
    ],
    ids=str,
)
def test_a_frequency_in_a_few_words(written: object, said: str) -> None:
    from pydantic import TypeAdapter

    assert rhythm(TypeAdapter(Frequencies).validate_python(written)) == said


def test_no_frequency_at_all() -> None:
    assert rhythm(None) == "planen anger ingen tid"
