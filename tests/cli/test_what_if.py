"""What would follow if: the same as editing the file, and nothing is ever written."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.office import Office, move_in
from tests.cli.test_agreements import FILE, MUNICIPALITY, PLAN, VARMDO, lay
from uppf.cli.ahead import assumed
from uppf.cli.reading import desk
from uppf.rules.due import due
from uppf.rules.shifts import ADDED, MOVED, REMOVED, shifts

PROCUREMENT = """\
upphandling: upph-viken
rubrik: Drift av Viken
verksamhet: boende
avtalsform: LOU-entreprenad
nämnd: socialnamnden
planer: kedja
driftstart: 2028-03-01
"""
CHAIN = """\
plan: kedja
rubrik: Upphandlingsrutin
giltighet: {från: 2025-01-01}
regler:
  - id: beslut
    rubrik: Beslut om upphandling
    källa: s. 1
    ordalydelse: Minst ett år innan driftstart
    tolkning: T22a
    läsningar:
      T22a: {innebär: Tolv månader., frekvens: {frist: 12 månader, före: driftstart}}
      T22b: {innebär: 400 dagar., frekvens: {frist: 400 dagar, före: driftstart}}
    objekt: upphandling
    räknas_som_genomförd: upphandling.beslut_upphandling
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    office = move_in(tmp_path, monkeypatch, capsys)
    files = {"uppf.yaml": MUNICIPALITY, "planer/pris.yaml": PLAN, "planer/kedja.yaml": CHAIN}
    lay(office, {**files, FILE: VARMDO, "upphandlingar/upph-viken.yaml": PROCUREMENT})
    return office


def told(office: Office, *said: str, as_of: str = "2026-05-20") -> list[str]:
    """The rows that a what-if lists: change, day before, day now, what."""
    out = office.done("what-if", *said, "--format", "csv", as_of=as_of)
    return [";".join(line.split(";")[:4]) for line in out.splitlines()[1:]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            ("lou-9.slut=2027-06-30",),
            [
                "flyttas;2027-12-01;2027-04-01;Besked om option: 2 år, Drift av Viken (lou-9)",
                "flyttas;2027-12-01;2027-04-01;Sista dag för uppsägning: Drift av Viken (lou-9)",
                "utgår;2027-12-31;;Årlig uppföljning",
            ],
            id="an earlier end",
        ),
        pytest.param(
            ("lou-9.end=2029-02-28",),
            [
                "tillkommer;;2028-12-31;Årlig uppföljning",
                "flyttas;2027-12-01;2028-11-30;Besked om option: 2 år, Drift av Viken (lou-9)",
                "flyttas;2027-12-01;2028-11-30;Sista dag för uppsägning: Drift av Viken (lou-9)",
            ],
            id="a later end, by its short English name",
        ),
        pytest.param(
            ("upph-viken.operation_starts=2028-05-01",),
            ["flyttas;2027-03-01;2027-04-30;Beslut om upphandling"],
            id="a start of operation, by its identifier",
        ),
        pytest.param(
            ("kedja/beslut.tolkning=T22b",),
            ["flyttas;2027-03-01;2027-01-26;Beslut om upphandling"],
            id="another reading",
        ),
        pytest.param(
            ("upph-viken.driftstart=2028-05-01", "beslut.tolkning=T22b"),
            # 28 March is Easter Day: the Thursday before.
            ["flyttas;2027-03-01;2027-03-25;Beslut om upphandling"],
            id="both together",
        ),
        pytest.param(
            ("lou-9.upphörde={datum: 2026-06-30, orsak: avslutad}",),
            [
                "utgår;2026-12-31;;Årlig uppföljning",
                "utgår;2027-12-01;;Besked om option: 2 år, Drift av Viken (lou-9)",
                "utgår;2027-12-01;;Sista dag för uppsägning: Drift av Viken (lou-9)",
                "utgår;2027-12-31;;Årlig uppföljning",
            ],
            id="a whole map",
        ),
        pytest.param(
            ("lou-9.optioner.0.utnyttjad=2026-05-20",),
            [
                "tillkommer;;2028-12-31;Årlig uppföljning",
                "tillkommer;;2029-12-31;Årlig uppföljning",
                "flyttas;2027-12-01;2029-11-30;Sista dag för uppsägning: Drift av Viken (lou-9)",
                "flyttas;2027-12-01;2029-11-30;Besked om option: 2 år, Drift av Viken (lou-9)",
            ],
            id="an option used",
        ),
        pytest.param(("viken.platser=14",), [], id="what nothing depends on"),
    ],
)
def test_what_would_be_added_removed_and_moved(office: Office, said: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(told(office, *said)) == sorted(expected)


def test_it_is_shown_as_supposed_and_nothing_is_written(office: Office) -> None:
    before = office.standing()
    out = office.done("what-if", "lou-9.slut=2027-06-30")
    assert out.startswith("Om lou-9.slut=2027-06-30 (till 2028-05-20); inget är ändrat\n")
    assert office.done("what-if", "viken.platser=14").rstrip().endswith("Inget skulle ändras i listan.")
    assert office.standing() == before


def test_what_the_files_would_then_warn_of_is_told(office: Office) -> None:
    said = office.uppf("what-if", "lou-9.slut=2025-02-15")
    assert (said.code, "[dates-in-disorder]" in said.err) == (0, True)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param("lou-9.slut", "what-if-form", id="no value"),
        pytest.param("slut=2027-01-01", "what-if-form", id="of what"),
        pytest.param("granen.slut=2027-01-01", "what-if-unknown", id="nothing of that name"),
        pytest.param("v.namn=X", "what-if-ambiguous", id="several of that name"),
        pytest.param("lou-9.sluut=2027-01-01", "what-if-field", id="no such field"),
        pytest.param("lou-9.slut.dag=1", "what-if-field", id="too far"),
        pytest.param("lou-9.optioner.första=1", "what-if-field", id="a list is counted"),
        pytest.param("lou-9.slut=2027-02-30", "impossible-date", id="what could not be read"),
        pytest.param("lou-9.optioner={längd: 1 år}", "wrong-shape", id="what would not fit"),
    ],
)
def test_what_cannot_be_supposed(office: Office, said: str, code: str) -> None:
    assert office.refused("what-if", said) == [code]


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2032, 12, 31))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(["slut", "driftstart", "ikraft"]), to=DAYS, as_of=DAYS)
def test_a_what_if_is_what_the_edit_would_give(office: Office, field: str, to: dt.date, as_of: dt.date) -> None:
    office.write(FILE, VARMDO)
    before = desk(office.root)
    _, supposed = assumed(office.root, before, [f"lou-9.{field}={to}"])
    assert (office.root / FILE).read_text("utf-8") == VARMDO

    old = next(line for line in VARMDO.splitlines() if line.startswith(f"    {field}: "))
    office.write(FILE, VARMDO.replace(old, f"    {field}: {to}"))
    edited = desk(office.root)
    until = dt.date(2036, 12, 31)
    assert due(supposed.facts, as_of, until) == due(edited.facts, as_of, until)

    # Taken together, what is told turns the list before into the list after.
    def days(facts: object) -> list[tuple[str, dt.date]]:
        rows = due(facts, as_of, until)  # type: ignore[arg-type]
        return sorted((row.key, row.last) for row in rows if row.state not in ("ej_tillämplig", "genomförd"))

    found = shifts(before.facts, edited.facts, as_of, until)
    kept = [one for one in days(before.facts) if one in days(edited.facts)]
    assert len(days(before.facts)) == len(kept) + sum(one.kind in (MOVED, REMOVED) for one in found)
    assert len(days(edited.facts)) == len(kept) + sum(one.kind in (MOVED, ADDED) for one in found)
