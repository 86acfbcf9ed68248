"""What somebody may have meant: the known words that a word resembles most."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three of the known words, the most alike first; none when nothing is alike."""
    from difflib import get_close_matches

    return tuple(get_close_matches(word, sorted(known), 3, 0.6))
