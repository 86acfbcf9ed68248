"""A town with a ladder, as text: one plan whose sanctions have every gate, and providers in every form."""

from typing import NamedTuple

from uppf.model.case import Case
from uppf.model.facts import Facts
from uppf.model.municipality import Municipality
from uppf.model.plan import Plan
from uppf.model.provider import Provider
from uppf.model.register import Register
from uppf.rules.distill import distill
from uppf.store.yamltext import parse

TOWN = """\
kommun: Provköping
följs_från: 2025-01-01
nämnder: {socialnamnden: {namn: Socialnämnden}, andra: {namn: Andra nämnden}}
roller: {chef: {rubrik: Chef}, utredare: {rubrik: Utredare}}
delegation:
  - {punkt: 7.1, beslut: Varning, typer: [varning], roller: [chef]}
  - {punkt: 7.2, beslut: Sänkt ersättning, typer: [sänkt_ersättning], roller: [chef], nämnd: socialnamnden}
  - {punkt: 7.3, beslut: Hävning, typer: [hävning], roller: [chef], nämnd: andra}
"""

PLAN = """\
plan: rutin
rubrik: Rutin
giltighet: {från: 2025-01-01}
bedömning:
  matris: {enstaka: {liten: mindre, stor: allvarlig}}
  upprepade: {antal: 2, samma: kategori, inom: 12 månader}
sanktioner:
  - {id: påpekande, etikett: Påpekande, källa: s. 1, ordning: 1, är_sanktion: nej, bara_om_i_avtalet: nej}
  - id: varning
    etikett: Varning
    källa: s. 1
    ordning: 2
    villkor: [i_avtalet, konkurrensutsatt, yttrande, delegation, proportionalitet, likabehandling]
    skäl_öppnar: [yttrande, konkurrensutsatt]
  - id: sänkt_ersättning
    etikett: Sänkt ersättning
    källa: s. 1
    ordning: 3
    driftsform: privat
    villkor:
      - i_avtalet
      - åtgärdsplan_först
      - slutdatum_passerat
      - ej_åtgärdad_verifierat
      - överläggning
      - delegation
      - proportionalitet
      - likabehandling
    skäl_öppnar: [åtgärdsplan_först, slutdatum_passerat, ej_åtgärdad_verifierat, överläggning]
    avdrag:
      a: {innebär: Varje dygn., sätt: varje_dygn, andel: 20}
      b: {innebär: Växande., sätt: växande, andel: 20}
      c: {innebär: Ränta på ränta., sätt: ränta_på_ränta, andel: 20}
      d: {innebär: Av månaden., sätt: av_månadsersättning, andel: 20}
  - {id: avstängning_ickeval, etikett: Avstängning, källa: s. 1, ordning: 4, driftsform: privat, avtalsform: LOV}
  - id: hävning
    etikett: Hävning
    källa: s. 1
    ordning: 5
    driftsform: privat
    villkor: [i_avtalet, lättare_steg, allvarlig_eller_upprepad]
    skäl_öppnar: [lättare_steg, allvarlig_eller_upprepad]
"""

PROVIDER = """\
utförare: solglantan
namn: Solgläntan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter: {ekbacken: {namn: Ekbacken, verksamhet: boende}}
avtal:
  lou-1:
    rubrik: Drift av boende
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: rutin
    enheter: {ekbacken: }
    ikraft: 2025-01-01
    slut: 2030-12-31
    dygnsersättning: 50 000
    sanktioner: {varning: "9.1", sänkt_ersättning: "9.4", hävning: "9.5"}
"""

CASE = """\
ärende: 2026-ekbacken-7k2m9x
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
brister:
  b7q2wn: {text: Planer saknas., konstaterad: 2026-03-10, kategori: dokumentation, krav: "4.3"}
"""


class Town(NamedTuple):
    """All that is known."""

    register: Register
    facts: Facts

    @property
    def case(self) -> Case:
        """The case at hand."""
        return self.register.cases["2026-ekbacken-7k2m9x"]


def town(
    *cases: str, plan: str = PLAN, provider: str = PROVIDER, municipality: str = TOWN, phrases: bool = False
) -> Town:
    """The town with these cases; without any, the one. A whole plan's phrases cannot be reckoned with here."""

    def plain(text: str) -> dict[str, object]:
        return parse(text.encode()).value

    known = {case.case: case for case in (Case.model_validate(plain(text)) for text in cases or (CASE,))}
    register = Register(
        Municipality.model_validate(plain(municipality)),
        {"rutin": Plan.model_validate(plain(plan))},
        {},
        {"solglantan": Provider.model_validate(plain(provider))},
        {},
        known,
        {},
        {},
        (),
        {("case", key): f"arenden/{key[:4]}/{key}.yaml" for key in known},
    )
    problems: list[object] = []
    facts = distill(register, problems)  # type: ignore[arg-type]
    assert problems == [] or phrases
    return Town(register, facts)
