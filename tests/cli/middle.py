"""Cases in the middle of their lives, as text: something of all that a verb may go on with, and a plan that asks it."""

from tests.rules.followed import FOLLOWED
from tests.rules.office import MUNICIPALITY
from tests.rules.office import PROVIDER as OFFICE_PROVIDER

TOWN = MUNICIPALITY.replace(
    "{namn: Socialnämnden}", "{namn: Socialnämnden, sammanträden: [{datum: 2026-06-16, handlingsstopp: 2026-06-02}]}"
) + (
    """\
verksamheter: {boende: Särskilt boende}
delegation:
  - {punkt: "7.1", beslut: Sanktion, typer: [varning, vite], roller: [chef]}
  - {punkt: "7.2", beslut: Godkänna åtgärdsplan, typer: [åtgärdsplan], roller: [chef, utredare]}
  - {punkt: "7.3", beslut: Ej anmälningspliktig, typer: [ej_anmälningspliktig], roller: [chef]}
"""
)

GROUP = """\
  - id: grupp
    rubrik: Samverkansgrupp upprättas
    källa: s. 9
    ordalydelse: när avtalet träder i kraft
    frekvens: {frist: 1 månad, efter: avtal.ikraft}
    gäller: {samverkansgrupp_finns: ja}
    objekt: avtal
    ansvarig: chef
    räknas_som_genomförd: beslut
  - id: samverkan
    rubrik: Samverkansmöte
    källa: s. 9
    ordalydelse: varannan månad
    frekvens: {serie: 2 månader, från: avtal.ikraft, fönster: 14 dagar}
    gäller: {samverkansgrupp_finns: ja}
    objekt: avtal
    metod: samverkansmöte
    ansvarig: chef
    räknas_som_genomförd: tillfälle
  - id: intro
    rubrik: Introduktion
    källa: s. 9
    ordalydelse: snarast
    frekvens: {frist: 1 månad, efter: avtal.ikraft}
    objekt: avtal
    ansvarig: chef
    räknas_som_genomförd: beslut
    kontrollpunkter: [rundtur, rutinparm, foreskrifter]
"""
REST = """\
  - id: kortenkat
    rubrik: Kort enkät
    källa: s. 7
    ordalydelse: vid behov
    mottagare: utforare
    punkter:
      - {id: bemanning, text: Hur är bemanningen?, källa: s. 7}
      - {id: maten, text: Hur är maten?, källa: s. 7}
dagordning:
  - {id: ekonomi, text: Ekonomi, källa: s. 9}
  - {id: personal, text: Personal, källa: s. 9}
introduktion:
  - {id: rundtur, text: Rundtur, källa: s. 9, obligatorisk: nej}
  - {id: rutinparm, text: Rutinpärm, källa: s. 9, obligatorisk: nej}
  - {id: foreskrifter, text: Föreskrifter, källa: s. 9}
sanktioner:
  - {id: varning, etikett: Varning, källa: s. 9, ordning: 1, bara_om_i_avtalet: nej}
  - {id: vite, etikett: Vite, källa: s. 9, ordning: 2, bara_om_i_avtalet: nej}
"""
PLAN = FOLLOWED.replace("regler:\n", f"regler:\n{GROUP}", 1).replace(
    "kontrollpunkter:\n  - {id: samtal", f"{REST}kontrollpunkter:\n  - {{id: samtal", 1
)
"""The plan of following up, with a cooperation group, an introduction and two sanctions."""

PROVIDER = (
    OFFICE_PROVIDER
    + """\
    klausuler: {insyn: Avtal 7.1}
    samverkansgrupp_finns: ja
    samverkansgrupp:
      - {sida: beställare, roll: chef, beslutsmandat: ja}
      - {sida: utförare, roll: vd, beslutsmandat: ja}
"""
)

FOLLOWING = """\
# yaml-language-server: $schema=../../../schemas/arende.schema.json
ärende: 2026-ekbacken-7k2m9x   # ett per år
dnr: "26/SN 0091"
regel: rutin/besok
avser: 2026-K2
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
ansvarig: utredare
signal: {källa: klagomål, inkommen: 2026-03-01}
underlag:
  q2asked: {vad: Rutiner, begärd: 2026-04-20, svar_senast: 2026-05-11}
  q3given: {vad: Bemanningslistor, begärd: 2026-04-20, svar_senast: 2026-05-11, inkommen: 2026-05-08}
enkäter:
  v2sent: {enkät: kortenkat, mottagare: utforare, skickad: 2026-05-04}

# Besöken i år
tillfällen:
  h4x9td:   # det första
    datum: 2026-04-14
    plats: Ekbacken
    närvarande: [utredare, chef]
    punkter:
      k2rut: {kontrollpunkt: rutiner, bedömning: uppfyller}
      k3kla: {kontrollpunkt: klagomal, bedömning: uppfyller}
      k4two: {kontrollpunkt: samtal, svar: Alla nöjda.}
      k5two: {kontrollpunkt: samtal, iakttagelse: Lugnt.}
  g7qheld: {datum: 2026-05-13}
  g8qplan: {datum: 2026-06-09}
  g9qplan: {datum: 2026-06-23}
brister:
  # från besöket
  b2open: {text: Planer saknas., konstaterad: 2026-04-14, avtalspunkt: "4.3", frekvens: enstaka}
  b3asked: {text: Larm är tysta., konstaterad: 2026-04-14, avtalspunkt: "4.4", disposition: {åtgärdsplan: 2026-05-15}}
  b4come: {text: Mat kyls ned., konstaterad: 2026-04-14, avtalspunkt: "4.5", disposition: {åtgärdsplan: 2026-05-15}}
  b5plan:
    text: Nycklar saknas.
    konstaterad: 2026-04-14
    avtalspunkt: "4.6"
    disposition: {åtgärdsplan: 2026-05-01}
  b6seen:
    text: Dörren är låst.
    konstaterad: 2026-04-14
    avtalspunkt: "4.7"
    disposition: {påpekande: 2026-04-15}
    åtgärdad: 2026-05-04
åtgärdsplaner:
  p3asked: {begärd: 2026-04-15, svar_senast: 2026-05-15, brister: [b3asked]}
  p4come:
    begärd: 2026-04-15
    svar_senast: 2026-05-15
    brister: b4come
    inkommen: 2026-05-12
    åtgärder: {a4due: {aktivitet: Ny vagn, ansvarig: verksamhetschef, slutdatum: 2026-06-30}}
  p5good:
    begärd: 2026-04-15
    svar_senast: 2026-05-01
    brister: [b5plan]
    inkommen: 2026-04-29
    godkänd: {datum: 2026-05-05, roll: utredare, delegationspunkt: "7.2"}
    åtgärder:
      a5due: {aktivitet: Nya nycklar, ansvarig: verksamhetschef, slutdatum: 2026-06-12}
sanktioner:
  s2think: {typ: varning, brister: [b3asked], övervägs: 2026-05-04, skäl: Larmen.}
  s3done:
    typ: vite
    brister: [b5plan]
    övervägs: 2026-05-04
    skäl: Nycklarna.
    beslut: {datum: 2026-05-12, roll: chef, delegationspunkt: "7.1", skäl: Upprepat., anmäld_nämnd: 2026-05-18}
rapporter:
  r2told: {utkast: 2026-05-01, färdig: 2026-05-08, slutsats: brist, sammanfattning: Allt.}
  r3sent:
    utkast: 2026-04-20
    del: natt
    sammanfattning: Kvar.
    faktakontroll: {skickad: 2026-04-22, svar_senast: 2026-05-06}
  r4part: {utkast: 2026-05-11, del: bemanning}
anteckningar: {n2one: Ring igen.}
"""
"""A follow-up in full swing."""

MEETING = """\
ärende: 2026-samverkansgrupp-lou-1-m7k2m9
regel: rutin/samverkan
utförare: solglantan
avtal: lou-1
öppnat: 2026-01-31
ansvarig: chef
metod: samverkansmöte
tillfällen:
  t2first:   # i Rådhuset
    datum: 2026-03-01
    närvarande: [chef, vd]
    punkter:
      k2eko: {kontrollpunkt: ekonomi, svar: Budgeten hålls.}
      k3per: {kontrollpunkt: personal, svar: Två nya.}
    undertecknat_beställare: 2026-03-09
  t3next: {datum: 2026-05-04, närvarande: [chef, vd]}
  t4plan: {datum: 2026-05-20}
problem:
  j2bord: {text: Nycklar saknas., tillfälle: t2first}
förbättringsförslag:
  j3bord: {text: Gemensam utbildning., tillfälle: t2first}
"""
"""A cooperation group that meets."""

FORMING = """\
ärende: 2026-lou-1-f7k2m9
regel: rutin/grupp
avtal: lou-1
öppnat: 2026-01-31   # för hand
"""
"""A cooperation group that is about to be set up."""

INTRODUCTION = """\
ärende: 2026-introduktion-solglantan-n7k2m9
regel: rutin/intro
utförare: solglantan
avtal: lou-1
öppnat: 2026-02-02
ansvarig: chef
tillfällen:
  t2all: {datum: 2026-02-10, närvarande: [chef], punkter: {k2for: {kontrollpunkt: foreskrifter, svar: Genomförd.}}}
"""
"""An introduction of which what must be gone through is."""

ENDING = """\
ärende: 2026-lonnen-e7k2m9
regel: rutin/arlig
avtal: lou-1
enhet: lonnen   # sista året
öppnat: 2026-02-02
ansvarig: utredare
tillfällen:
  t2seen: {datum: 2026-03-03, plats: Lönnen, närvarande: [utredare, chef, mas]}
rapporter:
  r2told: {utkast: 2026-03-05, färdig: 2026-04-02, slutsats: uppfyller, sammanfattning: Allt väl.}
återkopplad: 2026-04-07
"""
"""A follow-up that is over."""

CASES = {
    "arenden/2026/2026-ekbacken-7k2m9x.yaml": FOLLOWING,
    "arenden/2026/2026-samverkansgrupp-lou-1-m7k2m9.yaml": MEETING,
    "arenden/2026/2026-lou-1-f7k2m9.yaml": FORMING,
    "arenden/2026/2026-introduktion-solglantan-n7k2m9.yaml": INTRODUCTION,
    "arenden/2026/2026-lonnen-e7k2m9.yaml": ENDING,
}
FILES = {"uppf.yaml": TOWN, "planer/rutin.yaml": PLAN, "utforare/solglantan.yaml": PROVIDER, **CASES}
"""The municipality whole."""
