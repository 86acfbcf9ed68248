"""The municipality's own words: kinds of service, target groups, labels, and the mail domains that are its own."""

from typing import NamedTuple

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_municipality import act, kept_key, key, town
from uppf.rules.change import Act, At, Put
from uppf.rules.walk import MAIN


class Worded(NamedTuple):
    """What an officer says of a word: one that is known by its key or its name, or a new one."""

    word: str
    name: str = ""
    key: str = ""


def service(at: At, said: Worded) -> Act:
    """A kind of service, new or with another name. Refuses those of `_word`."""
    return _word(at, "services", said)


def target_group(at: At, said: Worded) -> Act:
    """A target group, new or with another name. Refuses those of `_word`."""
    return _word(at, "target_groups", said)


class Labelled(NamedTuple):
    """What an officer says of a word of the program's or the plans' that is to be shown in other words."""

    key: str
    text: str


def label(at: At, said: Labelled) -> Act:
    """How a key is said on screen and on paper. Refuses ``as-it-was``."""
    name, text = spoken.key(said.key), said.text.strip()
    if not text or town(at).labels.get(name) == text:
        raise refuse("as-it-was")
    told: dict[str, object] = {"key": name, "name": text, "before": town(at).labels.get(name)}
    return act(at, "label", (Put(MAIN, (key("labels"), name), text),), told)


class Mailed(NamedTuple):
    """What an officer says of a mail domain."""

    domain: str


def mail_domain(at: At, said: Mailed) -> Act:
    """A mail domain that is the municipality's own, so that its shared addresses are no traces of persons.

    Refuses ``as-it-was``, ``domain-form``.
    """
    known, domain = town(at).mail_domains, said.domain.strip().casefold().removeprefix("@")
    if "." not in domain or "@" in domain or " " in domain:
        raise refuse("domain-form", value=said.domain)
    if domain in known:
        raise refuse("as-it-was")
    return act(at, "mail-domain", (Put(MAIN, (key("mail_domains"),), [*known, domain]),), {"name": domain})


def _word(at: At, field: str, said: Worded) -> Act:
    """Refuses ``as-it-was``, ``name-empty``, ``key-taken``, ``key-kept``."""
    known = getattr(town(at), field)
    names = {spoken.key(text): name for name, word in known.items() for text in (name, word)}
    found = names.get(spoken.key(said.word), "")
    own = kept_key(found, said.key, said.name or said.word, known)
    text = said.name.strip() or (known[found] if found else said.word.strip())
    if known.get(own) == text:
        raise refuse("as-it-was")
    told: dict[str, object] = {"key": own, "name": text, "before": known.get(own), "word": key(field)}
    return act(
        at,
        "word-change" if found else "word",
        (Put(MAIN, (key(field), own), text),),
        told,
        doing="service" if field == "services" else "",
    )
