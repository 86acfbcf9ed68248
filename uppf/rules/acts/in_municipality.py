"""What every act in the municipality's own file has in common: what is said is put where it stands, or as new."""

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from uppf.model.vocabulary import TERMS
from uppf.problem import Problem, refuse
from uppf.rules import spoken
from uppf.rules.change import Act, At, Put, plain, written
from uppf.rules.setting_up import following
from uppf.rules.walk import MAIN, values

if TYPE_CHECKING:
    from uppf.model.municipality import Municipality
    from uppf.model.shape import Shape


def town(at: At) -> "Municipality":
    """The municipality. Refuses ``no-municipality``."""
    if at.register.municipality is None:
        raise refuse("no-municipality")
    return at.register.municipality


def laid(file: str, route: tuple[str | int, ...], old: "Shape | None", **said: object) -> tuple[Put, ...]:
    """What is said of a thing: all of it where the thing is new, else only what is not so already.

    The fields are named by their identifiers; those that say nothing are left as they are.

    Refuses ``as-it-was``.
    """
    puts = differing(file, route, old, **said)
    if not puts:
        raise refuse("as-it-was")
    return puts


def differing(file: str, route: tuple[str | int, ...], old: "Shape | None", **said: object) -> tuple[Put, ...]:
    """The same, where it may be that nothing differs."""
    if old is None:
        return (Put(file, route, written(**said)),)
    new = {name: value for name, value in said.items() if plain(value) != plain(getattr(old, name))}
    return tuple(Put(file, (*route, key), value) for key, value in written(**new).items())


def kept_key(found: str, said: str, name: str, known: Container[str]) -> str:
    """The key of a thing that is known, which it keeps; of a new one the key said, else one made of its name.

    Refuses ``key-kept``, ``key-taken``, ``name-empty``.
    """
    if found:
        if said and spoken.key(said) != found:
            raise refuse("key-kept", value=name, key=found)
        return found
    own = spoken.key(said) or spoken.slug(name).replace("-", "_")
    if not own:
        raise refuse("name-empty")
    if own in known:
        raise refuse("key-taken", value=own)
    return own


def fresh(at: At) -> str:
    """A key that nothing in the municipality's file has; it begins with a letter."""
    known = {found.value for found in values(town(at)) if found.key}
    return next(key for key in iter(at.token, "") if key not in known and key[0].isalpha())


def key(identifier: str) -> str:
    """The Swedish key of a field."""
    return TERMS[identifier].key


def act(
    at: At,
    code: str,
    puts: Iterable[Put],
    told: Mapping[str, object],
    notes: Iterable[Problem] = (),
    doing: str = "",
) -> Act:
    """The act that makes the changes, and after it what the municipality has yet to write (`NEEDED`, by code)."""
    return Act(
        tuple(puts), code, {"file": MAIN, **told}, next=following(at.register, at.day, doing), notes=tuple(notes)
    )


def added(known: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Some words and those that were not among them; nothing when there are no more."""
    said = tuple(word.strip() for word in more if word.strip())
    return tuple(dict.fromkeys((*known, *said))) if said else ()
