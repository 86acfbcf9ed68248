"""Every quotation in the five plans stands, word for word, in the document that the plan is read from."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from uppf.store.packaged import packaged
from uppf.store.yamltext import parse

DOCUMENTS = {
    "huddinge-samverkan": "huddinge",
    "haninge-2017": "haninge",
    "motala-2022": "motala",
    "orebro-2020": "orebro",
    "omsorg-2023": "omsorg",
}
OTHERWISE = {"T07": "upprepade", "T08": "giltighet", "T25": "rolluppdrag"}
"""Time phrases that are no rule of their own, and the key of the plan language that carries them."""


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def document(plan: str) -> str:
    return folded((Path(__file__).parent / DOCUMENTS[plan] / "dokument.txt").read_text("utf-8"))


def plan_value(plan: str) -> object:
    return parse((packaged("planer") / f"{plan}.yaml").read_bytes(), f"{plan}.yaml").value


def pairs(value: object) -> Iterator[tuple[str, object]]:
    """Every key of a plan with its value, however deep."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key, part
            yield from pairs(part)
    elif isinstance(value, list):
        for part in value:
            yield from pairs(part)


def quotations(plan: str) -> list[str]:
    """The parts of every quotation; `…` stands where words are left out."""
    said = [text for key, text in pairs(plan_value(plan)) if key == "ordalydelse" and isinstance(text, str)]
    return [folded(part) for text in said for part in text.split("…") if part.strip()]


@pytest.mark.parametrize("plan", DOCUMENTS)
def test_every_quotation_stands_in_the_document(plan: str) -> None:
    text = document(plan)

    assert [part for part in quotations(plan) if part not in text] == []


@pytest.mark.parametrize("plan", DOCUMENTS)
def test_a_word_that_does_not_stand_there_is_seen(plan: str) -> None:
    first = quotations(plan)[0]

    assert f"{first} aldrig" not in document(plan)
    assert len(quotations(plan)) >= 10


@pytest.mark.parametrize("plan", DOCUMENTS)
def test_every_rule_has_its_quotation(plan: str) -> None:
    value = plan_value(plan)
    assert isinstance(value, dict)

    assert [rule["id"] for rule in value["regler"] if not rule.get("ordalydelse")] == []


def test_no_time_phrase_of_the_documents_is_left_unread() -> None:
    """T01–T40: each is a reading that can be chosen, or is carried by another key of the language."""
    keys = {key for plan in DOCUMENTS for key, _ in pairs(plan_value(plan))}
    readings = {key[:3] for key in keys if re.fullmatch(r"T\d\d[a-d]?", key)}
    wanted = {f"T{number:02}" for number in range(1, 41)}

    assert {phrase for phrase in wanted - readings if OTHERWISE.get(phrase) not in keys} == set()


def test_readings_are_chosen_among_those_written() -> None:
    for plan in DOCUMENTS:
        value = plan_value(plan)
        assert isinstance(value, dict)
        for rule in value["regler"]:
            if "läsningar" in rule:
                assert rule["tolkning"] in rule["läsningar"], f"{plan}/{rule['id']}"
