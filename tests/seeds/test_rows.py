"""No row of the documents is missing, and every place that a row names is there."""

import pytest

from tests.seeds.rows import TARGET, Row, document, rows, stands

ROWS = rows()


def test_no_row_is_missing() -> None:
    wanted = {f"R{number:03}" for number in range(1, 287)} | {f"T{number:02}" for number in range(1, 41)}
    assert wanted - {row.id for row in ROWS} == set()
    assert len({row.id for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS])
def test_a_row_lives_somewhere(row: Row) -> None:
    assert row.places, f"{row.id} has no place"
    assert [place for place in row.places if not stands(place)] == []


DOCUMENTS = (
    *("R010", "R022", "R023", "R054", "R080", "R091", "R095", "R120", "R151", "R152", "R153", "R154", "R155", "R160"),
    *("R166", "R202", "R241", "R256"),
)
"""The rows that ask for a document, or for something that a document must say."""


@pytest.mark.parametrize("identity", DOCUMENTS)
def test_a_row_about_a_document_names_its_paper(identity: str) -> None:
    (row,) = (row for row in ROWS if row.id == identity)
    assert [place for place in row.places if place.startswith("template:")] != []


def test_the_table_says_what_is_true_now() -> None:
    assert TARGET.read_text("utf-8") == document(), "run: make docs"
