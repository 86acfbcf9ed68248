"""A permit that is not used for six months may be revoked (SoL 28:11): when it comes due, and what ends it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.desk import written
from uppf.rules.due import PASSED
from uppf.show.duelist import next_step, what

PROVIDER = """\
utförare: lonnen
namn: Lönnen AB
driftsform: privat
orgform: aktiebolag
enheter:
  lonnen-ett: {{namn: Lönnen ett, verksamhet: boende, tillståndspliktig: ja, tillstånd: {{{permit}}}{unit}}}
{events}"""
GIVEN = "läge: giltigt, beslutad: 2026-01-15"


def rows(root: Path, as_of: str, permit: str = GIVEN, unit: str = "", event: str = "") -> list[tuple[str, str]]:
    events = f"händelser: {{h1: {{enhet: lonnen-ett, {event}}}}}\n" if event else ""
    found = written(root, {"utforare/lonnen.yaml": PROVIDER.format(permit=permit, unit=unit, events=events)})
    assert [one for one in found.problems if one.place.file == "utforare/lonnen.yaml"] == []
    waits = [row for row in found.due(as_of, "2028-12-31") if row.source == "tillstånd_oanvänt"]
    return [(row.last.isoformat(), row.strength) for row in waits if row.state != PASSED]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, [("2026-07-15", "lag")], id="not begun"),
        pytest.param({"unit": ", startar: 2026-06-01"}, [], id="begun in time"),
        pytest.param({"unit": ", startar: 2026-09-01"}, [("2026-07-15", "lag")], id="begins too late"),
        pytest.param({"permit": "läge: sökt"}, [], id="only applied for"),
        pytest.param({"permit": "läge: återkallat, beslutad: 2026-01-15"}, [], id="revoked"),
        pytest.param({"unit": ", startar: 2025-01-01"}, [], id="runs since before"),
        pytest.param(
            {
                "unit": ", startar: 2025-01-01",
                "event": "händelse: förändring, förändring: tillfälligt_upphörande, datum: 2026-03-31",
            },
            [("2026-09-30", "lag")],
            id="stopped",
        ),
        pytest.param({"unit": ", startar: 2025-01-01, slutar: 2026-03-31"}, [], id="closed"),
        pytest.param({"event": "händelse: tillstånd.ändrat, datum: 2026-05-01"}, [("2026-11-01", "lag")], id="changed"),
    ],
)
def test_when_a_permit_may_be_revoked(said: dict[str, str], expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert rows(tmp_path, "2026-07-01", **said) == expected


def test_what_is_begun_at_last_waits_no_longer(tmp_path: Path) -> None:
    assert rows(tmp_path, "2026-08-20", unit=", startar: 2026-09-01") == [("2026-07-15", "lag")]
    assert rows(tmp_path, "2026-09-01", unit=", startar: 2026-09-01") == []


def test_what_is_said_of_it(tmp_path: Path) -> None:
    found = written(tmp_path, {"utforare/lonnen.yaml": PROVIDER.format(permit=GIVEN, unit="", events="")})
    (row,) = [one for one in found.due("2026-07-01", "2026-12-31") if one.source == "tillstånd_oanvänt"]
    assert what(row).endswith("(SoL 28:11): Lönnen ett")
    assert next_step(row) == "uppf unit change lonnen-ett --starts DATUM, eller uppf permit lonnen-ett"
    assert (row.obliged, row.nominal) == ("kommunen", dt.date(2026, 7, 15))
