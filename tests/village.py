"""A village for tests of looking: one plan with a rule of every kind, one provider, two cases, all as text."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from tests.desk import written
from uppf.cli.reading import Desk, desk
from uppf.rules.due import Due, due

AS_OF = "2026-06-15"
DAY = dt.date.fromisoformat(AS_OF)

MUNICIPALITY = """\
kommun: Lillby
följs_från: 2026-01-01
nämnder:
  socialnamnden: {namn: Socialnämnden, förkortning: SN, sammanträden: [{datum: 2026-09-16, handlingsstopp: 2026-09-02}]}
roller:
  chef: {rubrik: Enhetschef, förkortning: EC, ersättare: utredare, vakant: [{från: 2026-06-01, till: 2026-06-30}]}
verksamheter: {boende: Boende för äldre}
målgrupper: {aldre: Äldre}
"""

PLAN = """\
plan: byplan-2026
rubrik: Plan för byn
giltighet: {från: 2026-01-01}
nämnd: socialnamnden
roller:
  utredare: {rubrik: Utredare, alias: [granskare]}
  utforaren: {rubrik: Utföraren}
definitioner:
  - {id: brist-ord, rubrik: Vad en brist är, ordalydelse: Ett avsteg från avtalet., källa: Avsnitt 1}
regler:
  - id: arlig
    rubrik: Årlig uppföljning
    källa: Avsnitt 2
    ordalydelse: Varje enhet följs upp varje år.
    tolkning: A
    läsningar:
      A: {innebär: En gång varje kalenderår., frekvens: {per: år}}
      B: {innebär: Högst tolv månader mellan två., frekvens: {rullande: 12 månader, från: driftstart}}
    förval_ej_ur_planen: åren är kalenderår
    objekt: enhet
    metod: platsbesök
    ansvarig: utredare
    medverkande: chef
    vid_brist: Åtgärdsplan begärs.
  - id: block
    rubrik: Vartannat år
    källa: Avsnitt 3
    ordalydelse: Enheter följs upp vartannat år.
    frekvens: {per: 2 år}
    objekt: enhet
    ansvarig: utredare
  - id: rullande
    rubrik: Kvalitetskrav
    källa: Avsnitt 4
    ordalydelse: Minst en gång vartannat år.
    frekvens: {rullande: 24 månader, från: driftstart}
    objekt: enhet
    ansvarig: utredare
  - id: serie
    rubrik: Avtalsuppföljning
    källa: Avsnitt 5
    ordalydelse: Tertialvis.
    frekvens: {serie: 4 månader, från: driftstart, till: 1 år}
    objekt: avtal
    skärpa: avtal
    ansvarig: chef
  - id: moten
    rubrik: Möten
    källa: Avsnitt 6
    ordalydelse: Varannan månad.
    frekvens: {serie: 2 månader, från: avtal.ikraft, fönster: 14 dagar}
    objekt: avtal
    förpliktad: båda
    ansvarig: chef
    räknas_som_genomförd: tillfälle
  - id: efter
    rubrik: Introduktion
    källa: Avsnitt 7
    ordalydelse: Snarast efter start.
    frekvens: {frist: 30 dagar, efter: driftstart}
    objekt: avtal
    skärpa: mål
    ansvarig: chef
  - id: fore
    rubrik: Tillstånd löper ut
    källa: SoL
    ordalydelse: Tillstånd ska finnas.
    frekvens: {frist: 6 månader, före: enhet.tillstånd_till}
    objekt: enhet
    skärpa: lag
    lagrum: SoL 26:1
    ansvarig: utredare
  - id: kvot
    rubrik: Stickprov
    källa: Avsnitt 8
    ordalydelse: 1–3 gånger i månaden.
    frekvens: {antal: 1–3, per: månad}
    objekt: kommunen
    ansvarig: utredare
  - id: bristen
    rubrik: Beslut om brist
    källa: Avsnitt 9
    ordalydelse: En brist leder till beslut.
    frekvens: {vid: brist.konstaterad, frist: 30 dagar}
    objekt: brist
    ansvarig: utredare
    räknas_som_genomförd: brist.beslutad
  - id: bevakning
    rubrik: Signaler bevakas
    källa: Avsnitt 10
    ordalydelse: Löpande.
    frekvens: {löpande: signaler, orörd: 30 dagar}
    objekt: kommunen
    ansvarig: utredare
  - id: berattelse
    rubrik: Verksamhetsberättelse
    källa: Avsnitt 11
    ordalydelse: Lämnas senast den 31 mars.
    frekvens: {per: år, senast: 31 mars samma år}
    objekt: utförare
    skärpa: avtal
    förpliktad: utföraren
    ansvarig: utforaren
  - id: otid
    rubrik: Utan tid
    källa: Avsnitt 12
    ordalydelse: Görs regelbundet.
    frekvens: saknas
    objekt: kommunen
"""

PROVIDER = """\
utförare: gronskan
namn: Grönskan Omsorg AB
driftsform: privat
orgform: aktiebolag
enheter:
  linden:
    namn: Linden
    verksamhet: boende
    målgrupp: aldre
    tillstånd: {läge: tidsbegränsat, giltig_till: 2026-11-30}
avtal:
  lou-1:
    rubrik: Drift av Linden
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: [byplan-2026]
    enheter: {linden: }
    dnr: 25/SN 0011
    ikraft: 2026-01-15
    driftstart: 2026-01-31
    slut: 2029-01-30
    klausuler: {insyn: "4.1", medverkan: "4.2", tillträde: "4.3", uppföljning: "4.4"}
"""

CASE_ID = "2026-linden-7k2m9x"
CASE = f"arenden/2026/{CASE_ID}.yaml"
CASE_TEXT = f"""\
ärende: {CASE_ID}
dnr: 26/SN 0091
rubrik: Årlig uppföljning, Linden
regel: byplan-2026/arlig
avser: 2026
utförare: gronskan
avtal: lou-1
enhet: linden
öppnat: 2026-04-01
ansvarig: utredare
tillfällen:
  w4x9td: {{datum: 2026-05-20, metod: platsbesök, plats: Linden, närvarande: [utredare]}}
  b4x9td: {{datum: 2026-06-02, metod: platsbesök, närvarande: [utredare]}}
brister:
  b7q2wn:
    text: Genomförandeplaner saknas i två av tio granskade ärenden.
    konstaterad: 2026-05-20
    avtalspunkt: "4.3"
    frekvens: återkommande
    konsekvens: {{individ: måttlig}}
    disposition: {{åtgärdsplan: 2026-06-01}}
åtgärdsplaner:
  p7q2wn:
    begärd: 2026-05-21
    svar_senast: 2026-06-01
    brister: [b7q2wn]
    inkommen: 2026-05-30
    godkänd: {{datum: 2026-06-01, roll: utredare}}
    åtgärder:
      c7q2wn: {{aktivitet: Upprätta planer för alla., ansvarig: utförarens verksamhetschef, slutdatum: 2026-06-10}}
"""
CLOSED_TEXT = """\
ärende: 2026-introduktion-9q8r7s
dnr: 26/SN 0002
rubrik: Introduktion av Grönskan
regel: byplan-2026/efter
utförare: gronskan
avtal: lou-1
öppnat: 2026-02-01
rapporter: {r7q2wn: {färdig: 2026-02-20}}
avslutat: {datum: 2026-02-21, roll: chef}
"""

FILES = {
    "uppf.yaml": MUNICIPALITY,
    "planer/byplan-2026.yaml": PLAN,
    "utforare/gronskan.yaml": PROVIDER,
    CASE: CASE_TEXT,
    "arenden/2026/2026-introduktion-9q8r7s.yaml": CLOSED_TEXT,
}


def settled(root: Path, files: Mapping[str, str] | None = None) -> Desk:
    """The village, written and read; `files` replace or add to its own."""
    return desk(written(root, FILES | dict(files or {})).root)


def row(found: Desk, rule: str, period: str = "", day: dt.date = DAY) -> Due:
    """The one row of a rule, or of a kind of open item, that waits or has the period."""
    rows = [one for one in due(found.facts, day) if rule in (one.rule.rpartition("/")[2], one.source)]
    named = [one for one in rows if one.period == period] if period else rows
    return named[0]
