"""A municipality whose plan says what a report needs and to whom it goes: a board with meetings, a delegation."""

from tests.rules.office import Office
from uppf.model.case import Case
from uppf.model.municipality import Municipality
from uppf.model.plan import Plan
from uppf.model.provider import Provider
from uppf.model.register import Register
from uppf.rules.distill import distill
from uppf.store.yamltext import parse

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2025-01-01
nämnder:
  socialnamnden:
    namn: Socialnämnden
    förkortning: SN
    sammanträden:
      - {datum: 2026-10-21, handlingsstopp: 2026-10-07}
      - {datum: 2026-12-09, handlingsstopp: 2026-11-25}
      - {datum: 2027-01-27, handlingsstopp: 2027-01-13}
delegation:
  - {punkt: 7.1, beslut: Beslut om avtalsefterlevnad, typer: [arlig], roller: [chef], nämnd: socialnamnden}
  - {punkt: 7.2, beslut: Godkänna prisjustering, typer: [prisjustering], roller: [chef], anmäls: nej}
"""

PLAN = """\
plan: rutin
rubrik: Rutin för uppföljning
giltighet: {från: 2025-01-01}
roller:
  utredare: {rubrik: Utredare}
  chef: {rubrik: Sektionschef}
regler:
  - id: arlig
    rubrik: Årlig uppföljning
    källa: s. 1
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: enhet
    metod: [platsbesök, skriftlig]
    ansvarig: utredare
    ska_delta: [utredare, chef]
    kräver_metod: platsbesök
    kräver_beslut: ja
    kontrollpunkter: [bemanning, beslut]
  - id: berattelse
    rubrik: Verksamhetsberättelse
    källa: s. 2
    ordalydelse: lämnas varje år
    frekvens: {per: år, senast: 31 mars året efter}
    objekt: avtal
    ansvarig: utforare
    skärpa: avtal
    förpliktad: utföraren
    räknas_som_genomförd: underlag.inkommet
  - id: prisjustering
    rubrik: Prisjustering
    källa: s. 2
    ordalydelse: vid begäran
    frekvens: {vid: prisjustering.begärd, frist: 30 dagar}
    objekt: avtal
    räknas_som_genomförd: beslut
  - id: redovisning
    rubrik: Redovisning till nämnden
    källa: s. 3
    ordalydelse: redovisas löpande för nämnden
    frekvens: {vid: rapport.färdig, sammanträde: nästa, annars: 60 dagar}
    objekt: ärende
    skärpa: plan
    räknas_som_genomförd: redovisad
  - id: publicering
    rubrik: Publicering
    källa: s. 3
    ordalydelse: publiceras
    frekvens: {vid: rapport.färdig, frist: 30 dagar}
    objekt: ärende
    skärpa: mål
    räknas_som_genomförd: publicerad
kontrollpunkter:
  - {id: bemanning, text: Bemanning, källa: s. 1, fas: på_plats}
  - {id: beslut, text: Beslut om avtalsefterlevnad, källa: s. 1, fas: efter, obligatorisk: nej}
"""

PROVIDER = """\
utförare: solglantan
namn: Solgläntan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  ekbacken: {namn: Ekbacken, verksamhet: boende, lagområde: SoL}
  lonnen: {namn: Lönnen, verksamhet: boende, lagområde: LSS, tillståndspliktig: ja}
avtal:
  lou-1:
    rubrik: Drift av boenden
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: rutin
    enheter:
      ekbacken:
      lonnen:
    ikraft: 2025-01-01
    driftstart: 2025-01-01
    slut: 2030-12-31
    klausuler: {underlag: Avtalet 8.2}
"""


def reporting(*cases: str, municipality: str = MUNICIPALITY) -> Office:
    """The municipality with these cases, as values."""

    def plain(text: str) -> dict[str, object]:
        return parse(text.encode()).value

    known = {case.case: case for case in (Case.model_validate(plain(text)) for text in cases)}
    register = Register(
        Municipality.model_validate(plain(municipality)),
        {"rutin": Plan.model_validate(plain(PLAN))},
        {},
        {"solglantan": Provider.model_validate(plain(PROVIDER))},
        {},
        known,
        {},
        {},
        (),
        {("case", key): f"arenden/{key[:4]}/{key}.yaml" for key in known},
    )
    problems: list[object] = []
    facts = distill(register, problems)  # type: ignore[arg-type]
    assert problems == []
    return Office(register, facts)
