"""One thing shown whole: what stands in its file, under its labels, with where its parts stand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.village import CASE_ID, DAY, PROVIDER, settled
from uppf.cli.reading import Desk
from uppf.cli.things import one_thing, parts, things
from uppf.model.provider import Provider
from uppf.show.plain import width
from uppf.show.record import record_text

CASE = """\
Ärende 2026-linden-7k2m9x (pågår)

Diarienummer: 26/SN 0091
Rubrik: Årlig uppföljning, Linden
Regel: byplan-2026/arlig
Avser: 2026
Utförare: gronskan
Avtal: lou-1
Enhet: linden
Öppnat: 2026-04-01
Ansvarig: Utredare
Tillfällen
  w4x9td
    Datum: 2026-05-20
    Metod: platsbesök
    Plats: Linden
    Närvarande: Utredare
  b4x9td
    Datum: 2026-06-02
    Metod: platsbesök
    Närvarande: Utredare
Brister
  b7q2wn (åtgärdsplan begärd)
    Text: Genomförandeplaner saknas i två av tio granskade ärenden.
    Konstaterad: 2026-05-20
    Avtalspunkt: 4.3
    Frekvens: återkommande
    Konsekvens: Individ måttlig
    Beslut om bristen: Åtgärdsplan 2026-06-01
Åtgärdsplaner
  p7q2wn (försenad)
    Begärd: 2026-05-21
    Svar senast: 2026-06-01
    Brister: b7q2wn
    Inkommen: 2026-05-30
    Godkänd: Datum 2026-06-01; Roll Utredare
    Åtgärder
      c7q2wn
        Aktivitet: Upprätta planer för alla.
        Ansvarig: utförarens verksamhetschef
        Slutdatum: 2026-06-10
"""

PROVIDER_SHOWN = """\
Utförare Grönskan Omsorg AB

Namn: Grönskan Omsorg AB
Driftsform: privat
Organisationsform: aktiebolag
Enheter
  linden: Linden
Avtal
  lou-1 (i drift): Drift av Linden
"""

UNIT = """\
Enhet hos Grönskan Omsorg AB: Linden

Namn: Linden
Verksamhet: Boende för äldre
Målgrupp: Äldre
Tillstånd: Läge tidsbegränsat; Giltig till 2026-11-30
"""

AGREEMENT = """\
Avtal hos Grönskan Omsorg AB: Drift av Linden (i drift)

Rubrik: Drift av Linden
Avtalsform: LOU-entreprenad
Verksamhet: Boende för äldre
Nämnd: Socialnämnden
Planer: byplan-2026
Enheter
  linden: –
Diarienummer: 25/SN 0011
I kraft: 2026-01-15
Driftstart: 2026-01-31
Slut: 2029-01-30
Klausuler
  insyn: 4.1
  medverkan: 4.2
  tillträde: 4.3
  uppföljning: 4.4
"""

RULE = """\
Regel i byplan-2026: Årlig uppföljning

Rubrik: Årlig uppföljning
Källa: Avsnitt 2
Ordalydelse: Varje enhet följs upp varje år.
Tolkning: A
Läsningar
  A
    Innebär: En gång varje kalenderår.
    Frekvens: en gång per år
  B
    Innebär: Högst tolv månader mellan två.
    Frekvens: högst 12 månader mellan två
Förval, ej ur planen: åren är kalenderår
Objekt: enhet
Metod: platsbesök
Ansvarig: Utredare
Medverkande: EC
Vid brist: Åtgärdsplan begärs.
"""

PLAN_SHOWN = """\
Uppföljningsplan Plan för byn (gällande)

Rubrik: Plan för byn
Giltighet: Från 2026-01-01
Nämnd: Socialnämnden
Definitioner
  brist-ord: Vad en brist är
Roller
  Utredare: Utredare
  Utföraren: Utföraren
Regler
  arlig: Årlig uppföljning (en gång per år)
  block: Vartannat år (en gång per 2 år)
"""

PROCUREMENT = """\
upphandling: boende-2028
rubrik: Nytt boende
verksamhet: boende
avtalsform: LOU-entreprenad
nämnd: socialnamnden
planer: [byplan-2026]
driftstart: 2028-02-01
steg:
  utvärdering: {utfört: 2026-06-01, notering: Innehållet i anbuden finns bara i upphandlingssystemet.}
  mbl_avsikt: {utfört: 2026-05-01}
"""
PROCUREMENT_SHOWN = """\
Upphandling Nytt boende

Rubrik: Nytt boende
Verksamhet: Boende för äldre
Avtalsform: LOU-entreprenad
Nämnd: Socialnämnden
Planer: byplan-2026
Driftstart: 2028-02-01
Steg
  MBL-information om avsikten att upphandla: Utfört 2026-05-01
  utvärdering
    Utfört: 2026-06-01
    Notering: Innehållet i anbuden finns bara i upphandlingssystemet.
"""

REQUIREMENTS = """\
kravuppsättning: boende
rubrik: Krav på boenden
verksamhet: boende
krav:
  plan: {text: Genomförandeplan ska finnas., kravkälla: avtal}
"""
REQUIREMENTS_SHOWN = """\
Kravuppsättning Krav på boenden

Rubrik: Krav på boenden
Verksamhet: Boende för äldre
Krav
  plan: Text Genomförandeplan ska finnas.; Kravkälla avtal
"""
FILES = {"upphandlingar/boende-2028.yaml": PROCUREMENT, "krav/boende.yaml": REQUIREMENTS}


def shown(found: Desk, asked: str, room: int = 80) -> str:
    """A thing of the village, as `uppf show` begins."""
    thing = one_thing(found.register, asked, DAY)
    return record_text(thing.title, thing.shape, found.titles(), room, parts(thing.shape, DAY))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        pytest.param(CASE_ID, CASE, id="a case: items by day, states derived, nothing assumed"),
        pytest.param("gronskan", PROVIDER_SHOWN, id="a provider: units and agreements in a line each"),
        pytest.param("linden", UNIT, id="a unit"),
        pytest.param("lou-1", AGREEMENT, id="an agreement"),
        pytest.param("byplan-2026/arlig", RULE, id="a rule"),
        pytest.param("boende-2028", PROCUREMENT_SHOWN, id="a procurement"),
        pytest.param("boende", REQUIREMENTS_SHOWN, id="a set of requirements"),
    ],
)
def test_the_whole_text(asked: str, text: str, tmp_path: Path) -> None:
    assert shown(settled(tmp_path, FILES), asked) == text


def test_a_plan_is_a_list_of_its_parts(tmp_path: Path) -> None:
    text = shown(settled(tmp_path), "byplan")
    assert text.startswith(PLAN_SHOWN)
    assert text.endswith("  otid: Utan tid (planen anger ingen tid)\n")


def test_a_state_is_that_of_the_day(tmp_path: Path) -> None:
    thing = one_thing(settled(tmp_path).register, CASE_ID, DAY)
    said = {day: parts(thing.shape, DAY.replace(month=5, day=day)) for day in (20, 21, 30)}
    assert [said[day]["action_plans", "p7q2wn"] for day in (21, 30)] == ["begärd", "inkommen"]


def test_a_key_with_words_elsewhere_stays_an_id(tmp_path: Path) -> None:
    # "boende" is a kind of service with words of its own, and here also the id of a set of requirements.
    provider = PROVIDER.replace("    dnr: 25/SN 0011\n", "    kravuppsättningar: [boende]\n")
    text = shown(settled(tmp_path, {**FILES, "utforare/gronskan.yaml": provider}), "lou-1")
    assert "Kravuppsättningar: boende\n" in text
    assert "Verksamhet: Boende för äldre\n" in text


def test_everything_in_the_village_fits_80_cells(tmp_path: Path) -> None:
    found = settled(tmp_path, FILES)
    for thing in things(found.register, DAY):
        text = record_text(thing.title, thing.shape, found.titles(), 80, parts(thing.shape, DAY))
        assert max(map(width, text.splitlines())) <= 80, thing.id


PLAIN = Provider.model_validate({"utförare": "x", "namn": "X", "driftsform": "privat", "orgform": "aktiebolag"})
WORDS = st.text(max_size=6)
"""Words that are short also when every character of them must be spelt out."""


@settings(max_examples=50)
@given(st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
def test_foreign_text_is_harmless_and_lines_are_short(text: str) -> None:
    told = record_text(text, PLAIN.model_copy(update={"name": text}), {}, 80)
    assert "\x1b" not in told
    assert all(c.isprintable() or c.isspace() for c in told)
    assert max(map(width, told.split("\n"))) <= 80
