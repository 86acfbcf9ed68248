"""Small numbers of individuals in running text, as they are found and what they may be said to be."""

import pytest

from uppf.rules.small_numbers import small_numbers, too_small

SAID = (
    ("Tre boende saknade kontaktperson.", "<5 boende saknade kontaktperson."),
    ("Planer saknas i två av tio granskade ärenden.", "Planer saknas i <5 av tio granskade ärenden."),
    ("Planer finns i nio av tio granskade ärenden.", "Planer finns i >5 av tio granskade ärenden."),
    ("I 2 av 3 akter saknas beslut.", "I <5 av <5 akter saknas beslut."),
    ("Fyra nyligen inflyttade brukare har svarat.", "<5 nyligen inflyttade brukare har svarat."),
    ("En brukare har fallit.", "<5 brukare har fallit."),
    ("Tolv boende har svarat.", "Tolv boende har svarat."),
    ("Fem av tio brukare är nöjda.", "Fem av tio brukare är nöjda."),
    ("Det behövs en genomförandeplan.", "Det behövs en genomförandeplan."),
    ("Drift av två boenden.", "Drift av två boenden."),
    ("Nattfastan är för lång på två av fyra avdelningar.", "Nattfastan är för lång på två av fyra avdelningar."),
    ("Enligt 3 kap. 2 § och avtal 4.3 gäller 2026-04-03.", "Enligt 3 kap. 2 § och avtal 4.3 gäller 2026-04-03."),
)


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_may_be_said_instead(text: str, said: str) -> None:
    for small in reversed(small_numbers(text, 5)):
        bound = f">{small.above}" if small.above else f"<{small.below}"
        text = f"{text[: small.start]}{bound}{text[small.end :]}"
    assert text == said


@pytest.mark.parametrize(
    ("part", "whole", "small"),
    [(0, 10, False), (4, 10, True), (5, 10, False), (6, 10, True), (10, 10, False), (0, 3, True), (None, None, False)],
)
def test_a_count_is_small_by_itself_by_its_whole_and_by_what_is_left(
    part: int | None, whole: int | None, small: bool
) -> None:
    assert too_small(part, whole, 5) is small
