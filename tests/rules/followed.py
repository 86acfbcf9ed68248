"""The office's plan with what following up needs: signals, demands, questionnaires in pairs, check points, a scale."""

from tests.rules.office import PLAN

RULES = """\
regler:
  - id: signaler
    rubrik: Signaler
    källa: s. 4
    ordalydelse: inom 30 dagar
    frekvens: {vid: signal.inkommen, frist: 30 dagar}
    objekt: ärende
    ansvarig: utredare
    räknas_som_genomförd: signal.bedömd
  - id: signaler-bekraftas
    rubrik: Signaler bekräftas
    källa: s. 4
    ordalydelse: inom fem arbetsdagar
    frekvens: {vid: signal.inkommen, frist: 5 arbetsdagar}
    objekt: ärende
    ansvarig: utredare
    räknas_som_genomförd: signal.bekräftad
  - id: fordjupad
    rubrik: Fördjupad uppföljning
    källa: s. 5
    ordalydelse: kan beslutas
    frekvens: {vid: uppföljning.beslutad}
    objekt: avtal
    metod: fördjupad_uppföljning
    ansvarig: chef
    kräver: [område, planering, ansvariga_per_område, kommunikationsplan, samråd]
  - id: tema
    rubrik: Tema
    källa: s. 5
    ordalydelse: kan beslutas
    frekvens: {vid: tema.beslutat, senast: 31 december samma år}
    objekt: kommunen
    kräver: [tema, uppdrag]
  - id: sarskild
    rubrik: Särskild granskning
    källa: s. 5
    ordalydelse: på förekommen anledning eller efter beslut
    frekvens: {vid: uppföljning.beslutad}
    objekt: enhet
    metod: särskild_granskning
    kräver: [anledning_eller_uppdrag]
  - id: besok
    rubrik: Besök med kontrollpunkter
    källa: s. 6
    ordalydelse: varje kvartal
    frekvens: {per: kvartal}
    objekt: enhet
    metod: [platsbesök, oanmält_besök, enkätmetod]
    räknas_som_genomförd: tillfälle
    kontrollpunkter: [rutiner, klagomal, lakemedel, samtal]
  - id: aktgranskning
    rubrik: Aktgranskning
    källa: s. 6
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: enhet
    räknas_som_genomförd: antal
  - id: ekonomi
    rubrik: Ekonomisk uppföljning
    källa: s. 6
    ordalydelse: 1–3 gånger i månaden
    frekvens: {antal: 1-3, per: månad}
    objekt: kommunen
    räknas_som_genomförd: kontroll
    delar: [skatt, kredit]
"""
REST = """\
enkäter:
  - id: utforarenkat
    rubrik: Enkät till utföraren
    källa: s. 7
    ordalydelse: skickas ut
    mottagare: utforare
    metod: enkätmetod
    svar_inom: 14 dagar
    punkter:
      - {id: rutiner, text: Vilka rutiner finns?, källa: s. 7}
      - {id: personal, text: Hur är bemanningen?, källa: s. 7}
  - id: bestallarenkat
    rubrik: Enkät till beställaren
    källa: s. 7
    ordalydelse: skickas samtidigt
    mottagare: utredare
    förpliktad: kommunen
    skickas_med: utforarenkat
    punkter:
      - {id: rutiner, text: Följs rutinerna?, källa: s. 7}
kontrollpunkter:
  - {id: samtal, text: Samtal med personal, källa: s. 8, fas: efter, obligatorisk: nej}
  - {id: rutiner, text: Rutiner finns och följs, källa: s. 8, fas: på_plats, riktvärde: alla}
  - {id: klagomal, text: Klagomål och brister, källa: s. 8, fas: förberedelse, hämtas: [öppna_brister, klagomål]}
  - {id: lakemedel, text: Läkemedel, källa: s. 8, fas: på_plats, gäller: {hsl: ja}, via: mas}
"""
SCALE = """\
bedömning:
  skala:
    - {kod: uppfyller, etikett: Uppfyller, ordning: 1}
    - {kod: uppfyller_inte, etikett: Uppfyller inte, ordning: 2, är_brist: ja}
    - {kod: ej_bedömt, etikett: Ej bedömt, ordning: 3}
    - {kod: ej_tillämpligt, etikett: Ej tillämpligt, ordning: 4}
"""
FOLLOWED = (
    PLAN.replace("  chef: {", "  utforare: {rubrik: Utföraren}\n  chef: {", 1)
    .replace("regler:\n", RULES, 1)
    .replace("bedömning:\n", SCALE, 1)
    + REST
)
"""The plan whole."""
