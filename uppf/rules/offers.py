"""Who performs care on the municipality's behalf, each with the same fields: what people choose and compare by.

Where one can choose by LOV the law wants all of them told, and alike (KL 8:18, LOV 9:1; L7, R173, R185, R258). So a
field that is not known has no value here, and is said to be missing; it is never left out.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import Award
from uppf.rules.checks_provider import active
from uppf.rules.checks_text import domains
from uppf.rules.identity import organisation_number
from uppf.rules.publication import Publication, PublicReport, person_in
from uppf.rules.status import CLOSED_FINDING, finding_state

if TYPE_CHECKING:
    from uppf.model.provider import Agreement, Provider, Unit

Date = dt.date


class Secret(NamedTuple):
    """A value that is left out, and the ground in law that it is tried by when somebody asks (OSL 5:5)."""

    ground: str


class Few(NamedTuple):
    """A number that is left out since it is below the least that may be shown (L17)."""

    least: int


Value = str | int | bool | Date | tuple[str, ...] | Secret | Few | None


class Field(NamedTuple):
    """A field that every offer has: its key, the kind of its value, and whether its values are the files' own keys."""

    key: str
    kind: str
    named: bool = False


FIELDS: tuple[Field, ...] = (
    Field("verksamhet", "text", True),
    Field("enhet", "text"),
    Field("utförare", "text"),
    Field("driftsform", "text", True),
    Field("organisationsform", "text", True),
    Field("organisationsnummer", "text"),
    Field("valfrihet", "yes"),
    Field("avtalsform", "text", True),
    Field("målgrupp", "text", True),
    Field("lagområde", "texts"),
    Field("platser", "number"),
    Field("kommundel", "text"),
    Field("adress", "text"),
    Field("kontakt", "text"),
    Field("hälso_och_sjukvård", "yes"),
    Field("tillstånd", "text", True),
    Field("startade", "date"),
    Field("rapporter", "number"),
    Field("senaste_rapport", "date"),
    Field("slutsats", "text", True),
    Field("brister", "number"),
    Field("brister_åtgärdade", "number"),
)
"""What is told of every offer, in the order it is told."""
OF_UNIT = ("enhet", "målgrupp", "lagområde", "platser", "kommundel", "adress", "hälso_och_sjukvård", "tillstånd")


class Offer(NamedTuple):
    """A unit under an agreement in operation, or the agreement itself where no unit can be shown."""

    id: str
    provider: str
    name: str
    service: str
    chosen: bool
    values: Mapping[str, Value]
    reports: tuple[PublicReport, ...]


def offers(public: Publication) -> tuple[Offer, ...]:
    """Every offer on the day, by kind of service, then by name; with the same fields each."""
    found: dict[str, Offer] = {}
    free = set(_free(public))
    for offer in _offers(public, free):
        found.setdefault(offer.id, offer)
    return tuple(sorted(found.values(), key=lambda one: (one.service, one.name.casefold(), one.id)))


def _free(public: Publication) -> Iterator[str]:
    """The kinds of service in which people choose for themselves: where somebody is approved under LOV."""
    for provider in public.register.providers.values():
        for agreement in provider.agreements.values():
            if agreement.award is Award.CHOICE and active(agreement, public.day):
                yield from {agreement.service, *(unit.service or "" for unit in _units(provider, agreement).values())}


def _units(provider: "Provider", agreement: "Agreement") -> dict[str, "Unit"]:
    return {key: provider.units[key] for key in agreement.units if key in provider.units}


def _offers(public: Publication, free: set[str]) -> Iterator[Offer]:
    for provider in public.register.providers.values():
        # An approval under LOV is told before any other agreement of the same unit.
        agreements = sorted(provider.agreements.items(), key=lambda item: (item[1].award is not Award.CHOICE, item[0]))
        for key, agreement in agreements:
            if not active(agreement, public.day):
                continue
            units = _units(provider, agreement)
            for name, unit in units.items():
                if _there(unit, agreement, name, public.day):
                    yield _offer(public, provider, key, agreement, name, unit, free)
            if not units:
                yield _offer(public, provider, key, agreement, "", None, free)


def _there(unit: "Unit", agreement: "Agreement", name: str, day: Date) -> bool:
    span = agreement.units[name]
    starts = [unit.starts, span.from_date if span else None]
    ends = [unit.ends, span.to_date if span else None]
    return all(one is None or one <= day for one in starts) and all(one is None or one >= day for one in ends)


def _offer(
    public: Publication,
    provider: "Provider",
    key: str,
    agreement: "Agreement",
    name: str,
    unit: "Unit | None",
    free: set[str],
) -> Offer:
    service = (unit.service if unit else None) or agreement.service
    reports = tuple(_reports(public, provider, key, agreement, name))
    values: dict[str, Value] = {
        "verksamhet": service,
        "utförare": provider.name,
        "valfrihet": service in free,
        "avtalsform": str(agreement.award),
        **_of_provider(provider),
        **_of_unit(public, unit, agreement, public.closed.get(key)),
        **_of_reports(public, reports, name),
    }
    allowed = domains(public.register)
    ordered = {field.key: _harmless(values.get(field.key), allowed, public.day) for field in FIELDS}
    shown = unit.name if unit else provider.name
    return Offer(name or key, provider.provider, shown, service, service in free, ordered, reports)


def _harmless(value: Value, allowed: set[str], day: Date) -> Value:
    """The value, unless it is a text that may point at a person: somebody's own telephone or mail, a number (L17)."""
    return Secret("") if isinstance(value, str) and person_in(value, allowed, day) else value


def _of_provider(provider: "Provider") -> dict[str, Value]:
    number = provider.organisation_number or ""
    own: dict[str, tuple[str, Value]] = {
        "driftsform": ("operating_form", str(provider.operating_form)),
        "organisationsform": ("organisation_kind", str(provider.organisation_kind)),
        # A sole trader's number is a person's.
        "organisationsnummer": ("organisation_number", number if organisation_number(number) == "ok" else None),
        "kontakt": ("contact", provider.contact),
    }
    fields = type(provider).model_fields
    marks = {key: provider.secrecy.get(fields[name].alias or name) for key, (name, _) in own.items()}
    return {key: Secret(mark.legal_ground) if (mark := marks[key]) else value for key, (_, value) in own.items()}


def _of_unit(public: Publication, unit: "Unit | None", agreement: "Agreement", closed: str | None) -> dict[str, Value]:
    started = agreement.operation_starts or agreement.in_force
    if unit is None:
        own: dict[str, Value] = dict.fromkeys(OF_UNIT, Secret(closed) if closed is not None else None)
        return own | {"startade": started} | ({} if closed is not None else {"målgrupp": agreement.target_group})
    town = public.register.municipality
    least = town.settings.small_number if town else 5
    few = unit.places is not None and 0 < unit.places < least
    hidden = Secret(unit.secrecy.legal_ground) if unit.secrecy else None
    return {
        "enhet": unit.name,
        "målgrupp": unit.target_group or agreement.target_group,
        "lagområde": tuple(str(one) for one in unit.legal_area) or None,
        "platser": Few(least) if few else unit.places,
        "kommundel": hidden or unit.area_of_town,
        "adress": hidden or unit.address,
        "hälso_och_sjukvård": unit.health_care,
        "tillstånd": str(unit.permit.state) if unit.permit else None,
        "startade": max(filter(None, (started, unit.starts)), default=None),
    }


def _reports(
    public: Publication, provider: "Provider", key: str, agreement: "Agreement", unit: str
) -> Iterator[PublicReport]:
    """The reports about a unit: those that name it, and those about the whole of its agreement or provider."""
    for report in public.reports:
        if provider.provider not in report.providers:
            continue
        case = report.case
        whole = not report.units and (case.agreement == key if case.agreement else case.provider == provider.provider)
        if unit in report.units or whole:
            yield report


def _of_reports(public: Publication, reports: tuple[PublicReport, ...], unit: str) -> dict[str, Value]:
    """What the last report said, and what has become of its findings since; those of another unit are not counted."""
    if not reports:
        return {"rapporter": 0}
    last = reports[0]
    mine = [key for key, one in last.case.findings.items() if not one.unit or not unit or one.unit == unit]
    states = [finding_state(last.case, key, public.day) for key in mine]
    return {
        "rapporter": len(reports),
        "senaste_rapport": last.finished,
        "slutsats": f"conclusion.{last.report.conclusion}" if last.report.conclusion else None,
        "brister": len(states),
        "brister_åtgärdade": sum(state in CLOSED_FINDING for state in states),
    }
