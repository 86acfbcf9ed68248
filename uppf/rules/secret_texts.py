"""Secret texts said again elsewhere: a protected street in a report, an amount from a credit note in a summary.

Marks of secrecy are on fields; people write in any. So the texts themselves are looked for, in the parts by which they
can be known (OSL 26:1, 31:16; L19).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from uppf.model.register import texts

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.provider import Provider
    from uppf.model.register import Register

SHORTEST = 8
"""Letters of a secret text that is looked for elsewhere; what is shorter stands in any text."""


def around(register: "Register", case: "Case") -> set[str]:
    """The parts of the secret texts of the providers that a case is about; a street also without its number."""
    found: set[str] = set()
    for provider in _providers(register, case):
        found |= {part for text in _values(register, provider) for part in _parts(text)}
        found |= {street for text in _addresses(provider) for street in _streets(text)}
    return found


def everywhere(register: "Register") -> frozenset[str]:
    """The parts of all secret texts that can stand nowhere by chance, since there is a number in them."""
    found: set[str] = set()
    for provider in register.providers.values():
        for text in (*_values(register, provider), *_addresses(provider)):
            found |= {part for part in _parts(text) if re.search(r"[0-9]", part)}
    return frozenset(found)


def said(needles: Collection[str], within: Iterable[str]) -> bool:
    """Whether one of the texts says something secret again, whatever its capitals and spaces."""
    return any(needle in plain for text in within for plain in (folded(text),) for needle in needles)


def folded(text: str) -> str:
    """A text as it is compared: small letters, one space between words."""
    return " ".join(text.split()).casefold()


def _providers(register: "Register", case: "Case") -> Iterator["Provider"]:
    named = {case.unit, *case.units}
    for provider in register.providers.values():
        if case.provider == provider.provider or case.agreement in provider.agreements or named & set(provider.units):
            yield provider


def _values(register: "Register", provider: "Provider") -> Iterator[str]:
    """The texts of the fields and of the controls at registers that the provider's secrecy names."""
    if not provider.secrecy:
        return
    names = {field.alias or name: name for name, field in type(provider).model_fields.items()}
    for key in provider.secrecy:
        if key in names:
            yield from texts(getattr(provider, names[key]))
    for case in register.cases.values():
        if provider in _providers(register, case):
            yield from (one.outcome for one in case.desk_checks.values() if one.kind in provider.secrecy)


def _addresses(provider: "Provider") -> Iterator[str]:
    for unit in provider.units.values():
        if unit.address and (unit.secrecy or not unit.published):
            yield unit.address


def _streets(address: str) -> Iterator[str]:
    """The streets of an address; the town in it stands everywhere."""
    for match in re.finditer(r"([^\W\d_]{5,}[^\d,;]*?)\s*\d", address):
        yield folded(match[1])


def _parts(text: str) -> Iterator[str]:
    for part in re.split(r"[,;.\n]\s*", text):
        plain = folded(part)
        if len(plain) >= SHORTEST and " " in plain:
            yield plain
    # An amount is the same amount in another sentence.
    yield from (folded(match[0]) for match in re.finditer(r"[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]{5,}", text))
