"""A small municipality for the acts, as values: one plan with rules of every kind that a case can or cannot follow."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from typing import NamedTuple

from uppf.model.case import Case
from uppf.model.facts import Facts
from uppf.model.municipality import Municipality
from uppf.model.plan import Plan
from uppf.model.provider import Provider
from uppf.model.register import Register
from uppf.rules.distill import distill
from uppf.rules.due import Due, due
from uppf.rules.step import Looked
from uppf.rules.steps import STEPS, steps
from uppf.store.yamltext import parse

MUNICIPALITY = """\
kommun: Provköping
följs_från: 2025-01-01
nämnder: {socialnamnden: {namn: Socialnämnden}}
"""

PLAN = """\
plan: rutin
rubrik: Rutin för uppföljning
giltighet: {från: 2025-01-01}
roller:
  utredare: {rubrik: Utredare}
  stallforetradare: {rubrik: Ställföreträdare}
  mas: {rubrik: Medicinskt ansvarig sjuksköterska, förkortning: MAS}
  chef: {rubrik: Sektionschef, alias: [enhetschef], ersättare: stallforetradare}
metoder:
  - {id: platsbesök, rubrik: Besök på plats, källa: s. 2, ordalydelse: platsbesök}
  - {id: enkät, rubrik: Enkät, källa: s. 2, ordalydelse: enkät vid behov, kräver_skäl: ja}
regler:
  - id: arlig
    rubrik: Årlig uppföljning
    källa: s. 1
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: enhet
    metod: [platsbesök, enkät]
    ansvarig: utredare
    medverkande: mas
    ska_delta: [utredare, chef]
  - id: moten
    rubrik: Möten
    källa: s. 1
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: avtal
    metod: möte
    ansvarig: chef
    delar: [ekonomi, kvalitet]
    räknas_som_genomförd: tillfälle
  - id: kontroll
    rubrik: Kontroll mot register
    källa: s. 1
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: utförare
    ansvarig: utredare
    räknas_som_genomförd: kontroll
  - id: oanmald
    rubrik: Oanmält besök
    källa: s. 1
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: enhet
    oanmäld: ja
  - id: start
    rubrik: Besök efter start
    källa: s. 1
    ordalydelse: inom en månad från avtalets ikraftträdande
    frekvens: {frist: 1 månad, efter: avtal.ikraft}
    objekt: avtal
  - id: avrapportera
    rubrik: Återkoppling
    källa: s. 1
    ordalydelse: inom en månad
    frekvens: {vid: ärende.öppnat, frist: 1 månad}
    objekt: ärende
    räknas_som_genomförd: återkopplad
  - id: fornyad
    rubrik: Förnyad uppföljning
    källa: s. 3
    ordalydelse: inom 30 dagar
    frekvens: {vid: brist.konstaterad, frist: 30 dagar}
    objekt: brist
  - id: verifiera
    rubrik: Kontroll av åtgärd
    källa: s. 3
    ordalydelse: inom 60 dagar
    frekvens: {vid: brist.konstaterad, frist: 60 dagar}
    objekt: brist
    räknas_som_genomförd: brist.verifierad
bedömning:
  matris:
    enstaka: {liten: mindre, stor: allvarlig}
    återkommande: {liten: brist, stor: allvarlig}
  påföljd: {mindre: påpekande, brist: åtgärdsplan, allvarlig: [åtgärdsplan, nämnd]}
  upprepade: {antal: 2, samma: kategori, inom: 12 månader}
  flertal: {antal: 3, samma: kategori, bara_öppna: ja}
"""

PROVIDER = """\
utförare: solglantan
namn: Solgläntan Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  ekbacken: {namn: Ekbacken, verksamhet: boende}
  lonnen: {namn: Lönnen, verksamhet: boende, hsl: ja}
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
"""


class Office(NamedTuple):
    """What an act is decided from."""

    register: Register
    facts: Facts

    def row(self, rule: str, as_of: str, unit: str = "", period: str = "") -> Due:
        """The one row of a rule (its local id) on a day."""
        found = [
            row
            for row in due(self.facts, dt.date.fromisoformat(as_of))
            if row.rule == f"rutin/{rule}" and unit in ("", row.dims.unit) and period in ("", row.period)
        ]
        assert len(found) == 1, [(row.key, row.state) for row in found]
        return found[0]

    def case(self, id: str) -> Case:
        return self.register.cases[id]


def office(*cases: str, plan: str = PLAN, provider: str = PROVIDER, municipality: str = MUNICIPALITY) -> Office:
    """The municipality with these cases."""

    def plain(text: str) -> dict[str, object]:
        return parse(text.encode()).value

    known = {case.case: case for case in (Case.model_validate(plain(text)) for text in cases)}
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
    assert problems == []
    return Office(register, facts)


def tokens(*said: str) -> Callable[[], str]:
    """Gives these, then the last of them for ever."""
    following: Iterator[str] = chain(said, repeat(said[-1]))
    return lambda: next(following)


def led(desk: Office, case: str, day: dt.date, *rooms: str) -> list[str]:
    """The codes of the steps of some rooms that remain in a case, in order.

    ``!`` after what keeps the case from being closed, ``?`` where a reason is enough.
    """
    if not steps(desk.register, desk.case(case), day):
        return []
    looked = Looked(desk.register, desk.case(case), day)
    sources = [source for source in STEPS if source.__module__.rpartition(".")[2] in rooms]
    assert sources, rooms
    found = [step for source in sources for step in source(looked)]
    return [f"{step.code}{'!' * step.holds}{'?' * step.yields}" for step in found]
