"""A town with one plan and two like providers, as text: one followed up well, the other hardly."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from tests.desk import written
from uppf.model.register import Register
from uppf.rules import coverage
from uppf.rules.distill import distill
from uppf.store.reader import read

DAY = dt.date(2026, 6, 30)

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2020-01-01
nämnder: {socialnamnden: {namn: Socialnämnden}}
verksamheter: {boende: Boende för äldre, hemtjanst: Hemtjänst}
program:
  - mandatperiod: {från: 2022-10-15}
    beslutad: 2023-01-01
    mål:
      trygghet: {text: Alla ska känna sig trygga.}
      frihet: {text: Ingen ska hindras.}
    uppföljning: Varje år.
    allmänhetens_insyn: På webben.
"""

PLAN = """\
plan: plan
rubrik: Plan
dokument: {nivå: C}
giltighet: {från: 2020-01-01}
regler:
  - id: krav
    rubrik: Kvalitetskrav
    källa: s. 1
    ordalydelse: Minst en gång var tredje år.
    tolkning: A
    läsningar:
      A: {innebär: Enheten var tredje år., frekvens: {rullande: 36 månader, från: driftstart}}
      D: {innebär: Varje krav inom 36 månader., alla_krav_inom: 36 månader}
    objekt: enhet
    metod: platsbesök
    kontrollpunkter: [natten, schema]
    syfte: kvalitet
  - id: faktura
    rubrik: Fakturor
    källa: s. 2
    ordalydelse: När något har hänt.
    frekvens: {vid: brist.konstaterad, frist: 30 dagar}
    objekt: avtal
    syfte: ekonomi
kontrollpunkter:
  - {id: natten, text: Hur är natten?, källa: s. 3, fas: på_plats}
  - {id: schema, text: Schemat, källa: s. 3, fas: förberedelse}
bedömning:
  matris:
    enstaka: {liten: mindre, stor: allvarlig}
fokusområden:
  "2026":
    - {id: mat, text: Maten, krav: [boende/mat]}
"""

REQUIREMENTS = """\
kravuppsättning: boende
rubrik: Krav
verksamhet: boende
krav:
  natt: {text: Natten, kravkälla: avtal, avtalspunkt: "4.1", område: bemanning, verifiering: schema, riktvärde: två,
    prövas_av: [natten], program_mål: trygghet}
  mat: {text: Maten, kravkälla: avtal, avtalspunkt: "4.2", område: mat, verifiering: smak, riktvärde: god}
  lakemedel: {text: Läkemedel, kravkälla: lag, verifiering: lista, riktvärde: alla, gäller: {hsl: ja}}
  bemotande: {text: Bemötande, kravkälla: policy, riktvärde: gott}
"""


def provider(name: str, form: str = "privat", since: str = "2022-01-01", more: str = "") -> str:
    """A provider with one unit of the same name, without health care, under one agreement of the same name."""
    return f"""\
utförare: {name}
namn: {name.title()}
driftsform: {form}
orgform: aktiebolag
enheter: {{{name}: {{namn: {name.title()}, verksamhet: boende}}}}
avtal:
  a-{name}:
    rubrik: Drift av {name.title()}
    avtalsform: direktupphandling
    verksamhet: boende
    nämnd: socialnamnden
    planer: plan
    enheter: {{{name}: }}
    driftstart: {since}
    kravuppsättningar: boende
    klausuler: {{insyn: "7.1", medverkan: "7.2", tillträde: "7.3", uppföljning: "7.4"}}
    {more}
"""


def case(id: str, more: str, opened: str = "2023-05-02", unit: str = "asken") -> dict[str, str]:
    """A case of a unit."""
    text = f"ärende: {opened[:4]}-{id}\nöppnat: {opened}\nregel: plan/krav\nenhet: {unit}\n{more}\n"
    return {f"arenden/{opened[:4]}/{opened[:4]}-{id}.yaml": text}


FILES = {
    "uppf.yaml": MUNICIPALITY,
    "planer/plan.yaml": PLAN,
    "krav/boende.yaml": REQUIREMENTS,
    "utforare/asken.yaml": provider("asken"),
    "utforare/boken.yaml": provider("boken", "egen_regi"),
}


def town(root: Path, *files: Mapping[str, str]) -> Register:
    """The town with the files given beside its own."""
    every = dict(FILES)
    for some in files:
        every |= some
    assert written(root, every).problems == ()
    return read(root).register


def at(root: Path, *files: Mapping[str, str], day: str = DAY.isoformat()) -> coverage.Desk:
    """The town laid out for asking."""
    register = town(root, *files)
    return coverage.desk(register, distill(register), dt.date.fromisoformat(day))
