"""A case with something of everything, for the golden papers; ``python -m tests.show.fullcase`` writes them anew."""

import datetime as dt
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.desk import written
from tests.show.printed import docx_text, pdf_text
from uppf.cli.reading import desk
from uppf.rules.due import due
from uppf.show.about.case import variables
from uppf.show.about.subject import Asked
from uppf.show.letterhead import letterhead
from uppf.show.markup import webpaper
from uppf.show.paperformats import PAPER_FORMATS, Paper
from uppf.show.papers import paper

GOLDEN = Path(__file__).parents[1] / "golden"
CASE = "2026-linden-7k2m9x"
DAY = dt.date(2026, 9, 1)

PLAN = """\
plan: provplan-2026
rubrik: Plan för uppföljning av boenden
dokument: {beslutad: 2025-12-01, diarieföring: [{dnr: 25/SN 0900}]}
giltighet: {från: 2026-01-01}
nämnd: socialnamnden
roller:
  utredare: {rubrik: Utredare}
  namnd: {rubrik: Nämnden}
  mas: {rubrik: Medicinskt ansvarig sjuksköterska, förkortning: MAS}
kontrollpunkter:
  - {id: egenkontroll, text: Egenkontroll görs, källa: Avsnitt 4, fas: på_plats, område: ledning}
regler:
  - id: arlig
    rubrik: Årlig uppföljning
    källa: Avsnitt 2
    ordalydelse: Varje boende följs upp varje år.
    frekvens: {per: år}
    objekt: enhet
    ansvarig: utredare
    ska_delta: [mas, utredare]
  - id: oanmald
    rubrik: Oanmält besök
    källa: Avsnitt 3
    ordalydelse: Oanmälda besök görs varje år.
    frekvens: {per: år}
    objekt: enhet
    ansvarig: utredare
    oanmäld: ja
bedömning:
  skala:
    - {kod: uppfyller, etikett: Uppfyller kravet, ordning: 1}
    - {kod: uppfyller_inte, etikett: Uppfyller inte kravet, ordning: 2, är_brist: ja}
  matris:
    enstaka: {liten: mindre}
    återkommande: {måttlig: brist, stor: allvarlig}
"""

REQUIREMENTS = """\
kravuppsättning: boende
rubrik: Krav på boenden
krav:
  genomforandeplan:
    text: Genomförandeplan ska finnas för alla.
    avtalspunkt: Avtal 4.3
    område: dokumentation
    kravkälla: avtal
    riktvärde: Alla granskade
"""

PROVIDER = """\
utförare: prov-omsorg
namn: Provomsorg Lindgård AB
driftsform: privat
orgform: aktiebolag
kontakt: kontakt@provomsorg.example
sekretess:
  kontakt: {lagrum: OSL 31:16}
enheter:
  linden: {namn: Linden, verksamhet: boende, platser: 12, kommundel: Centrum}
avtal:
  2026-lou-1:
    rubrik: Drift av Linden
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    dnr: 25/SN 0100
    planer: [provplan-2026]
    kravuppsättningar: [boende]
    enheter: {linden: }
    ikraft: 2025-01-01
    driftstart: 2025-01-01
    slut: 2028-12-31
"""

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2026-01-01
nämnder:
  socialnamnden: {namn: Socialnämnden}
verksamheter: {boende: Boende med särskild service}
"""

FULL = """\
ärende: 2026-linden-7k2m9x
dnr: 26/SN 0091
rubrik: Årlig uppföljning av Linden
regel: provplan-2026/arlig
avser: 2026
avtal: 2026-lou-1
enhet: linden
öppnat: 2026-05-02
ansvarig: utredare
metod: platsbesök
metod_skäl: Boendet har nya lokaler.
tema: Dokumentation
uppdrag: {datum: 2026-04-20, roll: namnd, skäl: Uppföljningen ingår i årsplanen.}
signal: {källa: klagomål, inkommen: 2026-04-10}
underlag:
  ua2345: {vad: Rutin för egenkontroll, begärd: 2026-05-04, svar_senast: 2026-05-18, inkommen: 2026-05-15,
    granskad: 2026-05-19}
  ub2345: {vad: Bemanningslista, begärd: 2026-05-04}
registerkontroller:
  ra2345: {slag: tillståndskontroll, datum: 2026-05-06, via: tillståndsregistret, utfall: Tillståndet gäller.}
antal_från_individuppföljning:
  na2345: {datum: 2026-05-18, granskade: 12, i_tid: 10, brister_antal: 3}
enkäter:
  ea2345: {enkät: forenkat, mottagare: utförare, skickad: 2026-05-05, inkommen: 2026-05-12}
tillfällen:
  ta2345:
    datum: 2026-05-20
    plats: Linden
    närvarande: [utredare, utförarens verksamhetschef]
    frånvaro_skäl: MAS var vid ett annat besök.
    punkter:
      pa2345: {krav: genomforandeplan, fråga: Finns genomförandeplan för alla?, svar: Nej.,
        bedömning: uppfyller_inte, iakttagelse: Två planer saknas., underlag: [Förteckning över planer],
        antal: 10, brister_antal: 2}
      pb2345: {kontrollpunkt: egenkontroll, fråga: Görs egenkontroll?, svar: Ja., bedömning: uppfyller, fas: på_plats}
  tb2345: {datum: 2026-06-02, metod: möte, metod_skäl: Uppföljande samtal., plats: Stadshuset,
    närvarande: [utredare, mas], ej_besök_skäl: Besöket var redan gjort.,
    notering: Samtalet hölls på uppdrag av nämnden.}
punkter:
  pc2345: {krav: Avtal 9, ej_tillämplig: Ingen transport ingår.}
brister:
  ba2345:
    text: Genomförandeplaner saknas för två av tio.
    kategori: dokumentation
    krav: genomforandeplan
    avtalspunkt: Avtal 4.3
    konstaterad: 2026-05-20
    frekvens: återkommande
    konsekvens: {individ: måttlig, kommun: liten}
    grad: allvarlig
    grad_skäl: Bristen fanns också förra året.
    disposition: {påpekande: 2026-05-21, åtgärdsplan: 2026-06-08}
    tillsynsmyndighet: {ej_anmälningspliktig: {datum: 2026-05-21, roll: utredare, skäl: Ingen fara för någon.}}
    åtgärdad: 2026-07-01
    verifierad: {datum: 2026-08-20, roll: utredare, åtgärdad: ja, underlag: Förteckning i augusti}
  bb2345:
    text: Egenkontrollen saknar datum.
    konstaterad: 2026-05-20
    frekvens: enstaka
    konsekvens: {individ: liten}
    disposition: {sanktion: 2026-06-20}
    tillsynsmyndighet: {anmäld: 2026-05-22}
  bc2345:
    text: Skylten var sliten.
    konstaterad: 2026-05-20
    disposition: {avskriven: {datum: 2026-05-25, skäl: Inget krav i avtalet., roll: utredare}}
    tillsynsmyndighet: {}
åtgärdsplaner:
  ka2345:
    begärd: 2026-05-25
    svar_senast: 2026-06-08
    brister: [ba2345]
    inkommen: 2026-06-05
    godkänd: {datum: 2026-06-10, roll: utredare}
    åtgärder:
      aa2345: {aktivitet: Skriva de planer som saknas., ansvarig: utförarens verksamhetschef, slutdatum: 2026-07-01,
        utfört: 2026-06-28, underlag: Utförarens återrapport}
      ab2345: {aktivitet: Gå igenom rutinen., slutdatum: 2026-09-15}
sanktioner:
  sa2345:
    typ: vite
    brister: [bb2345]
    övervägs: 2026-06-01
    överläggning: 2026-06-10
    avtalspunkt: Avtal 12.2
    från: 2026-07-01
    till: 2026-07-31
    belopp: 12500
    proportionalitet: Vitet är det lägsta i avtalet.
    beslut: {datum: 2026-06-20, roll: namnd, paragraf: § 40, dnr: 26/SN 0100, skäl: Kravet har inte följts.}
  sb2345: {typ: uppsägning, övervägs: 2026-06-02, överläggning: 2026-06-12}
  sc2345: {typ: hävning, övervägs: 2026-06-03}
rapporter:
  rp2345:
    utkast: 2026-06-12
    faktakontroll: {skickad: 2026-06-13, svar_senast: 2026-06-20, besvarad: 2026-06-18,
      kommentarer: Planerna är nu skrivna.}
    färdig: 2026-06-25
    slutsats: brist
    sammanfattning: |
      Uppföljningen visar brister i dokumentationen.

      Egenkontrollen fungerar.
    förbättringar: Planer ska finnas för alla.
    styrkor: Personalen är kunnig.
    skickad_utföraren: 2026-06-26
beslut: {datum: 2026-06-25, roll: namnd, paragraf: § 41, delegationspunkt: "4.2", dnr: 26/SN 0101,
  skäl: Krav följs inte.}
återkopplad: 2026-06-27
redovisad:
  va2345: {nämnd: socialnamnden, datum: 2026-08-25, paragraf: § 50}
publicerad: 2026-08-28
lärdomar:
  la2345: {text: Kravet på egenkontroll behöver ett mått., krav: Avtal 5}
anteckningar:
  oa2345: Utföraren byter journalsystem i höst.
"""

EARLIER = """\
ärende: 2025-linden-2b3c4d
dnr: 25/SN 0300
avtal: 2026-lou-1
enhet: linden
öppnat: 2025-05-02
brister:
  ca2345: {text: Genomförandeplan saknas för en., konstaterad: 2025-05-20,
    verifierad: {datum: 2025-09-01, roll: utredare, åtgärdad: nej}}
"""

HIDDEN = """\
ärende: 2026-linden-9q8r7s
avtal: 2026-lou-1
enhet: linden
öppnat: 2026-05-03
oanmäld: ja
brister:
  da2345: {text: Detta sågs vid ett oanmält besök., konstaterad: 2026-05-04}
"""

BARE = """\
ärende: 2026-tomt-3d4e5f
öppnat: 2026-05-02
"""

FILES: Mapping[str, str] = {
    "uppf.yaml": MUNICIPALITY,
    "planer/provplan-2026.yaml": PLAN,
    "krav/boende.yaml": REQUIREMENTS,
    "utforare/prov-omsorg.yaml": PROVIDER,
    f"arenden/2026/{CASE}.yaml": FULL,
    "arenden/2025/2025-linden-2b3c4d.yaml": EARLIER,
    "arenden/2026/2026-linden-9q8r7s.yaml": HIDDEN,
    "arenden/2026/2026-tomt-3d4e5f.yaml": BARE,
}


def told(root: Path, case: str = CASE, day: dt.date = DAY) -> tuple[dict[str, Any], dict[str, str]]:
    """The variables of a paper about a case, and the municipality's own words."""
    found = desk(root)
    rows = tuple(due(found.facts, day))
    asked = Asked(found.register, found.facts, rows, day, found.titles())
    return variables(asked, found.register.cases[case]), found.titles()


def papers(root: Path) -> dict[str, str]:
    """The golden papers by the names of their files."""
    written(root, FILES)
    full, bare = (paper(root, "arenderapport", *told(root, case)) for case in (CASE, "2026-tomt-3d4e5f"))
    return {
        "arenderapport.md": full,
        "arenderapport.html": webpaper(full),
        "arenderapport-tom.md": bare,
        # What other programs read out of the files, for the files themselves change with the libraries.
        "arenderapport.pdf.txt": pdf_text(printed(root, "pdf")),
        "arenderapport.docx.txt": docx_text(printed(root, "docx")),
    }


def printed(root: Path, format: str) -> bytes:
    """The report on the full case in a format."""
    variables, titles = told(root)
    text = paper(root, "arenderapport", variables, titles)
    return PAPER_FORMATS[format](Paper(text, letterhead(root, variables, titles)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name, text in papers(Path(folder)).items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
