"""The living example: without errors, valid by an independent validator, and as rich as the documents ask."""

import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.desk import CASES, copied
from uppf.cli.app import main
from uppf.model.register import Register
from uppf.rules import coverage
from uppf.rules.agenda import agenda
from uppf.rules.calendar import add_days
from uppf.rules.distill import distill
from uppf.rules.due import OVERDUE, PASSED, SOON, due
from uppf.rules.identity import organisation_number
from uppf.rules.selection import Wanted, selected
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


TRIED = {
    "genomforandeplaner": "kategoriboende/genomforandeplan",
    "systematiskt-kvalitetsarbete": "gemensamma-krav/ledningssystem",
}
"""The requirements that check points try, as `krav/` says (R189)."""


def _mentioned(key: str, units: set[str]) -> set[str]:
    """The requirements that the cases of an agreement name, read as plain text; lessons are no follow-up."""
    found: set[str] = set()
    for path in CASES.glob("arenden/*/*.yaml"):
        text = path.read_text("utf-8").partition("\nlärdomar:")[0]
        whole = re.search(r"^avtal: (\S+)$", text, re.M)
        named = set(re.findall(r"[a-z0-9-]+", " ".join(re.findall(r"^enhet(?:er)?: (.+)$", text, re.M))))
        if whole[1] == key if whole else named & units:
            found |= set(re.findall(r"\bkrav: ([a-z-]+/[a-z-]+)", text))
            found |= {TRIED[point] for point in re.findall(r"\bkontrollpunkt: ([a-z-]+)", text) if point in TRIED}
    return found


def test_the_question_to_the_supervisor_stands_first_before_it_is_late(register: Register) -> None:
    """A serious finding in a unit with a permit is found on a Monday: the officer sees it on Tuesday (L13)."""
    day = dt.date(2026, 10, 13)
    first = selected(due(distill(register), day), Wanted())[0]
    assert (first.title, first.state) == ("Allvarlig brist, ska IVO underrättas?", SOON)
    assert first.last == dt.date(2026, 10, 15)


def test_the_yearly_picture_is_on_the_agenda_of_the_board_it_is_written_for(register: Register) -> None:
    """Its rule counts a finished report, and names the board as the one who gets it (R261, T40)."""
    facts = distill(register)
    titles = {
        board: [row.title for row in agenda(register, facts, DAY, board).rows if row.title == "Årlig bild till nämnden"]
        for board in ("vard_och_omsorgsnamnden", "socialnamnden")
    }
    assert titles == {"vard_och_omsorgsnamnden": ["Årlig bild till nämnden"], "socialnamnden": []}


def test_what_is_never_looked_at_is_what_no_case_names(register: Register) -> None:
    at = coverage.desk(register, distill(register), DAY)
    never = {}
    for key in coverage.active(register, DAY):
        found = coverage.coverage(at, key)
        wanted = {
            f"{name}/{requirement}"
            for name in register.agreements()[key][1].requirement_sets
            for requirement in re.findall(r"^  ([a-z-]+):$", (CASES / "krav" / f"{name}.yaml").read_text("utf-8"), re.M)
        }
        never[key] = {one.demand.id for one in found.never}
        assert never[key] == wanted - _mentioned(key, set(register.agreements()[key][1].units)), key
    assert {key for key, ids in never.items() if not ids} == {
        *("2020-ub-01", "2023-lou-11", "2024-lou-02"),
        "2025-iop-02",  # has no set of requirements
    }
    assert sorted(never["2020-lov-08"]) == [
        *("gemensamma-krav/dataskydd", "gemensamma-krav/kompetens"),
        *("gemensamma-krav/lex-sarah", "gemensamma-krav/miljopolicy", "sarskilt-boende/hemlik-miljo"),
        *("sarskilt-boende/kontaktman", "sarskilt-boende/maltider", "sarskilt-boende/nattbemanning"),
    ]


def test_the_promise_of_three_years_is_broken_where_the_last_look_is_older(register: Register) -> None:
    at = coverage.desk(register, distill(register), DAY)
    found = {key: coverage.coverage(at, key) for key in coverage.active(register, DAY)}
    promised = {key for key, one in found.items() if one.promise}
    assert promised == {
        key for key, (_, agreement) in register.agreements().items() if "orebro-2020" in agreement.plans
    } & set(found)
    since = add_days(DAY, -1096)  # 36 months back from the day, of which one has a leap day
    for key in promised:
        start = register.agreements()[key][1].operation_starts
        assert start
        broken = {one.demand.id for one in found[key].requirements if (one.last or start) < since}
        assert {one.demand.id for one in found[key].broken} == broken, key
    assert {key: len(found[key].broken) for key in ("2020-lov-08", "2024-lov-02")} == {
        "2020-lov-08": 9,
        "2024-lov-02": 0,
    }


@pytest.mark.parametrize(
    "args",
    [
        *(["coverage"], ["coverage", "--goals"], ["coverage", "--levels"], ["coverage", "2022-lou-05"]),
        *(["coverage", "--service", "hemtjanst"], ["compare", "hemtjanst"], ["compare", "kategoriboende"], ["lessons"]),
    ],
    ids=" ".join,
)
def test_equal_treatment_has_room_on_a_screen(
    args: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main([*args, "--repo", str(CASES), "--as-of", DAY.isoformat()]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if "compare." in line or "coverage." in line or "{" in line]


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
