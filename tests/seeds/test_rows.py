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


def test_the_table_says_what_is_true_now() -> None:
    assert TARGET.read_text("utf-8") == document(), "run: make docs"
