"""The living example: without errors, valid by an independent validator, and as rich as the documents ask."""

import datetime as dt
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.desk import CASES, copied
from uppf.cli.app import main
from uppf.model.register import Register
from uppf.rules.calendar import add_days
from uppf.rules.distill import distill
from uppf.rules.due import OVERDUE, PASSED, SOON, due
from uppf.rules.identity import organisation_number
from uppf.rules.status import CASE, case_state
from uppf.store.reader import read

DAY = dt.date(2026, 11, 21)
SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


@pytest.fixture(scope="module")
def register() -> Register:
    reading = read(CASES)
    assert reading.problems == ()
    return reading.register


def test_the_example_has_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--repo", str(CASES), "--as-of", DAY.isoformat()]) == 0
    assert "0 fel" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("uppf", "uppf.yaml"),
        ("fraser", "fraser.yaml"),
        ("lagrum", "lagrum.yaml"),
        ("plan", "planer/*.yaml"),
        ("kravuppsattning", "krav/*.yaml"),
        ("utforare", "utforare/*.yaml"),
        ("upphandling", "upphandlingar/*.yaml"),
        ("arende", "arenden/*/*.yaml"),
    ],
)
def test_an_independent_validator_agrees_with_the_schemas(schema: str, files: str) -> None:
    listed = [str(path) for path in sorted(CASES.glob(files))]
    assert listed
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--schemafile",
        str(SCHEMAS / f"{schema}.schema.json"),
        *listed,
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[:3000]


def test_the_validator_refuses_what_the_models_refuse(tmp_path: Path) -> None:
    bad = tmp_path / "arende.yaml"
    bad.write_text("ärende: 2026-x\nöppnat: igår\nokänd: nyckel\n", "utf-8")
    schema = str(SCHEMAS / "arende.schema.json")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "okänd" in done.stdout
    assert "igår" in done.stdout


def test_every_form_of_operation_and_award_is_there(register: Register) -> None:
    providers = register.providers.values()
    assert len(register.providers) >= 25
    assert sum(len(provider.units) for provider in providers) >= 2 * len(register.providers)
    forms = {(str(p.operating_form), str(a.award)) for p in providers for a in p.agreements.values()}
    assert forms >= {
        ("privat", "LOU-entreprenad"),
        ("privat", "LOU-ramavtal"),
        ("privat", "direktupphandling"),
        ("privat", "LOV"),
        ("privat", "IOP"),
        ("egen_regi", "överenskommelse"),
        ("egen_regi", "uppdragsbeskrivning"),
    }
    assert "kommunalt_bolag" in {form for form, _ in forms}
    areas = {str(area) for provider in providers for unit in provider.units.values() for area in unit.legal_area}
    assert areas == {"SoL", "LSS", "HSL"}
    agreements = [agreement for provider in providers for agreement in provider.agreements.values()]
    assert any(option.used_on for agreement in agreements for option in agreement.options)
    assert any(not option.used_on for agreement in agreements for option in agreement.options)
    assert any(agreement.exemption for agreement in agreements)
    assert {plan for agreement in agreements for plan in agreement.plans} == set(register.plans)


def test_every_organisation_number_is_well_formed(register: Register) -> None:
    numbers = [provider.organisation_number for provider in register.providers.values() if provider.organisation_number]
    assert {organisation_number(number) for number in numbers} == {"ok"}


def test_cases_stand_in_every_state_over_several_years(register: Register) -> None:
    assert len(register.cases) >= 80
    assert {case.opened.year for case in register.cases.values()} >= {2023, 2024, 2025, 2026}
    states = Counter(case_state(case, DAY) for case in register.cases.values())
    assert {stage.state for stage in CASE} - set(states) == set()
    assert sum(one.cancelled is None for one in register.procurements.values()) >= 2


def test_the_list_is_one_that_an_officer_would_believe(register: Register) -> None:
    rows = due(distill(register), DAY)
    states = Counter(row.state for row in rows)
    assert 20 <= states[OVERDUE] + states[PASSED] <= 60
    assert states[SOON] >= 10
    late = [row for row in rows if row.state in (OVERDUE, PASSED)]
    assert {row.strength for row in late} == {"lag", "avtal", "plan", "mål"}
    assert {row.plan for row in late} >= {
        "haninge-2017",
        "motala-2022",
        "orebro-2020",
        "huddinge-samverkan",
        "omsorg-2023",
    }
    assert len({row.id for row in rows}) == len(rows)


def test_another_day_gives_another_list(register: Register) -> None:
    facts = distill(register)
    today = {row.id for row in due(facts, DAY) if row.state == OVERDUE}
    later = {row.id for row in due(facts, add_days(DAY, 60)) if row.state == OVERDUE}
    assert today < later


def test_a_broken_file_never_stops_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = copied(tmp_path)
    arguments = ["due", "--repo", str(cases), "--as-of", DAY.isoformat(), "--format", "csv"]
    assert main(arguments) == 0
    whole = capsys.readouterr().out.splitlines()
    (cases / "arenden" / "2026" / "2026-trasig-aaaaaa.yaml").write_text("ärende: [\n", "utf-8")
    (cases / "utforare" / "stor.yaml").write_bytes(b"a: b\n" * 10_500_000)
    (cases / "utforare" / "mapp.yaml").mkdir()
    (cases / "krav" / "nul.yaml").write_bytes(b"krav: \x00\n")
    (cases / "krav" / "latin.yaml").write_bytes("rubrik: Krav på närvaro\n".encode("latin-1"))
    assert main(arguments) == 1
    assert capsys.readouterr().out.splitlines()[: len(whole)] == whole
    assert main(["check", "--repo", str(cases), "--as-of", DAY.isoformat(), "--format", "json"]) == 1
    told = capsys.readouterr().out
    for name in ("2026-trasig-aaaaaa.yaml", "stor.yaml", "mapp.yaml", "nul.yaml", "latin.yaml"):
        assert name in told
