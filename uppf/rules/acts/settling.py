"""The municipality's own numbers for what no plan says: how long, how many, how long before."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from uppf.model.municipality import Settings
from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import act, key, laid, town
from uppf.rules.agreement_items import REMINDERS
from uppf.rules.calendar import duration_text, parse_duration
from uppf.rules.change import Act, At, Plain, Put, plain
from uppf.rules.early import BACK, SIGNS, WINDOW
from uppf.rules.nearest import nearest
from uppf.rules.open_items import DEADLINES
from uppf.rules.walk import MAIN


class Known(NamedTuple):
    """A setting that there is: where it stands, what kind of value it has, and the program's own."""

    field: str
    name: str
    kind: str
    default: str


def _known() -> dict[str, Known]:
    found = {key(name): Known(name, "", "length", "") for name in ("due_soon", "meeting_agenda_lead")}
    found[key("due_soon")] = Known("due_soon", "", "length", Settings().due_soon)
    found[key("small_number")] = Known("small_number", "", "number", str(Settings().small_number))
    found |= {name: Known("deadlines", name, "length", duration_text(one)) for name, one in DEADLINES.items()}
    found[WINDOW] = Known("deadlines", WINDOW, "length", duration_text(BACK))
    found |= {sign.name: Known("early_signs", sign.name, "number", str(sign.least)) for sign in SIGNS}
    for name, lengths in REMINDERS.items():
        found[name] = Known("reminders", name, "lengths", ", ".join(map(duration_text, lengths)))
    # What the public page says of itself (L22).
    for name, kind in {
        "license": "text",
        "public_contact": "text",
        "assessed_on": "day",
        "shortcomings": "texts",
    }.items():
        found[key(name)] = Known("publishing", name, kind, "")
    return found


SETTINGS: Mapping[str, Known] = _known()
"""Every setting by its name in the file; names are never shared between kinds."""


class Settled(NamedTuple):
    """What an officer says of a setting; several words are one value, a comma parts several lengths."""

    name: str
    value: tuple[str, ...]


def setting(at: At, said: Settled) -> Act:
    """A number of the municipality's own where the plans leave it open; the program's own is a default only.

    Refuses ``no-such-setting``, ``length-form``, ``number-form``, ``setting-day``, ``as-it-was``.
    """
    name = spoken.key(said.name)
    if name not in SETTINGS:
        raise refuse("no-such-setting", value=said.name, near=nearest(name, SETTINGS), known=tuple(SETTINGS))
    known = SETTINGS[name]
    text = " ".join(" ".join(said.value).split())
    value: Plain = text
    if known.kind == "number":
        if not text.isdecimal():
            raise refuse("number-form", value=text)
    elif known.kind in ("text", "day", "texts"):
        return _published(at, name, known, text)
    else:
        lengths = [" ".join(one.split()) for one in text.split(",")] if known.kind == "lengths" else [text]
        wrong = next((one for one in lengths if parse_duration(one) is None), None)
        if wrong is not None:
            raise refuse("length-form", value=wrong)
        value = list(lengths) if known.kind == "lengths" else text
    settings = town(at).settings
    told: dict[str, object] = {"name": name, "value": text}
    if not known.name:
        before = getattr(settings, known.field)
        puts = laid(MAIN, (key("settings"),), settings, **{known.field: text})
        return act(at, "setting", puts, {**told, "before": before})
    standing = getattr(settings, known.field).get(known.name)
    if plain(standing) == value:
        raise refuse("as-it-was")
    before = plain(standing) if standing is not None else known.default
    told["before"] = ", ".join(before) if isinstance(before, list) else before
    return act(at, "setting", (Put(MAIN, (key("settings"), key(known.field), known.name), value),), told)


def _published(at: At, name: str, known: Known, text: str) -> Act:
    """What the public page says of itself; a shortcoming is added to those that are known."""
    publishing = town(at).settings.publishing
    standing = getattr(publishing, known.name) if publishing else None
    value: Plain = text
    if known.kind == "day":
        try:
            date.fromisoformat(text)
        except ValueError:
            raise refuse("setting-day", value=text) from None
    if known.kind == "texts":
        value = list(dict.fromkeys((*(standing or ()), text)))
    if plain(standing) == value:
        raise refuse("as-it-was")
    before = plain(standing)
    told = {"name": name, "value": text, "before": ", ".join(before) if isinstance(before, list) else before}
    put = Put(MAIN, (key("settings"), key("publishing"), key(known.name)), value)
    return act(at, "setting", (put,), told)
