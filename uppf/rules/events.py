"""The names of everything that can happen: what a clock may start from, and what makes a follow-up done."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.model.facts import Duration, Facts
from uppf.problem import Level, Place, Problem
from uppf.rules.language import bound
from uppf.rules.nearest import nearest
from uppf.rules.walk import Found, values, wholes

if TYPE_CHECKING:
    from uppf.model.register import Register

EVENTS: Mapping[str, tuple[str, ...]] = {
    "agreement": (
        *("avtal.tilldelat", "avtal.undertecknat", "avtal.ikraft", "avtal.slut", "driftstart"),
        "avtal.kravdokument_granskat",
    ),
    "unit": ("enhet.startar", "enhet.tillstånd_till"),
    "plan": ("plan.giltig_från", "plan.fastställd", "mandatperiod.start", "lagrum.upphävt"),
    "provider": ("prisjustering.begärd", "brukarundersökning.resultat", "förändring", "tillstånd.ändrat"),
    "municipality": (
        *("tema.beslutat", "program.beslutat", "redovisning.begärd", "årsplan.fastställd", "uppföljning.beslutad"),
        *("behov", "begäran"),
    ),
    "procurement": tuple(
        f"upphandling.{step}"
        for step in (
            *("mbl_avsikt", "beslut_upphandling", "framtagande_ffu", "mbl_information_ffu", "samverkan_ffu"),
            *("mbl_förhandling_ffu", "beslut_ffu", "annonsering", "frågor", "utvärdering", "tilldelningsbeslut"),
            *("underrättelse", "nämndens_beslut", "anslag", "laga_kraft", "avtalstecknande", "introduktion"),
            "möte_inför_avtal",
        )
    ),
    "case": (
        *("ärende.öppnat", "signal.inkommen", "klagomål.inkommet", "signal.bekräftad", "signal.bedömd"),
        *("underlag.begärt", "underlag.inkommet", "underlag.granskat", "kontroll", "antal"),
        *("enkät.skickad", "enkät.inkommen", "tillfälle", "protokoll.justerat", "rapport.färdig", "beslut"),
        *("återkopplad", "ledningsgrupp", "redovisad", "publicerad", "avslutat"),
    ),
    "finding": (
        *("brist.konstaterad", "brist.allvarlig", "brist.upprepad", "brist.påpekad", "brist.beslutad"),
        *("brist.åtgärdad", "brist.verifierad", "brist.stängd", "brist.tillsyn_besvarad", "åtgärd.slutdatum"),
    ),
    "action_plan": ("åtgärdsplan.begärd", "åtgärdsplan.inkommen", "åtgärdsplan.godkänd"),
}
"""The names that the program itself gives, by whose day they tell; a provider or a municipality may name its own."""

MOMENTS = ("from_moment", "to_moment", "after", "before", "counts_as_done")
"""Fields that name an event to reckon from or to wait for."""
TRIGGERS = ("event", "on")
"""Fields of a plan that name an event that starts a clock; it may be one that has never happened."""
OWN = ("ProviderEvent", "MunicipalEvent")
"""What tells that something has happened."""


def unknown_events(register: "Register", facts: Facts) -> Iterator[Problem]:
    """Events that nobody can tell of, and told ones that no rule listens for. Code: ``no-such-event``."""
    told: set[str] = set()
    asked: set[str] = set()
    for name, _, found in _named(register):
        (told if found.owner in OWN else asked).add(name)
    given = {name for names in EVENTS.values() for name in names}
    given |= {f"upphandling.{step}" for one in register.procurements.values() for step in one.steps}
    for name, file, found in _named(register):
        known = given | (asked if found.owner in OWN else told)
        if name not in known:
            level = Level.ERROR if found.field in MOMENTS else Level.WARNING
            yield Problem(
                "no-such-event", Place(file, found.route), level, {"value": name, "near": nearest(name, known)}
            )


def asked_for(register: "Register") -> set[str]:
    """The events that plans wait for or reckon from, whoever is to tell of them."""
    return {name for name, _, found in _named(register) if found.owner not in OWN}


def _named(register: "Register") -> Iterator[tuple[str, str, Found]]:
    for whole in wholes(register):
        if whole.kind not in ("plan", "provider", "municipality"):
            continue
        for found in values(whole.shape):
            if found.field in (*MOMENTS, *TRIGGERS) and isinstance(found.value, str):
                reckoned = bound(found.value)
                if reckoned is not None and not isinstance(reckoned, Duration):
                    yield reckoned.event, whole.file, found
