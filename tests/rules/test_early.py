"""Early signs: what is counted, against what number, and in what order it is told."""

import datetime as dt
from typing import Any

import pytest

from tests.rules.office import MUNICIPALITY, PLAN, Office, office
from uppf.model.municipality import Municipality
from uppf.model.vocabulary import FindingSource
from uppf.rules.early import early
from uppf.store.yamltext import parse

DAY = dt.date(2026, 11, 21)
QUIET = PLAN[: PLAN.index("regler:")] + PLAN[PLAN.index("bedömning:") :]
"""The plan without rules, so that nothing is late but what is told."""


def case(number: int, lines: str, unit: str = "ekbacken") -> str:
    return f"ärende: 2026-{unit}-aaaaa{number}\navtal: lou-1\nenhet: {unit}\nöppnat: 2024-03-02\n{lines}\n"


def desk(*cases: str, settings: str = "") -> Office:
    found = office(*cases, plan=QUIET)
    said: Any = parse(f"{MUNICIPALITY}{settings}".encode()).value
    return Office(found.register._replace(municipality=Municipality.model_validate(said)), found.facts)


def signs(found: Office) -> list[tuple[str, str, int, int]]:
    return [(one.unit, one.sign, one.number, one.before) for one in early(found.register, found.facts, DAY)]


def minor(*days: str, more: str = "") -> str:
    rows = "".join(
        f"  f{n}: {{text: Fel, konstaterad: {day}, frekvens: enstaka, konsekvens: {{individ: liten}}{more}}}\n"
        for n, day in enumerate(days)
    )
    return f"brister:\n{rows}"


def signal(number: int, received: str, source: FindingSource = FindingSource.COMPLAINT) -> str:
    return case(number, f"signal: {{källa: {source}, inkommen: {received}}}")


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param((), [], id="nothing"),
        pytest.param((case(1, minor("2026-05-01")),), [], id="one small finding"),
        pytest.param(
            (case(1, minor("2026-05-01", "2026-06-01")),), [("ekbacken", "mindre_brister", 2, 0)], id="two small ones"
        ),
        pytest.param(
            (case(1, minor("2025-05-01", "2025-06-01", "2026-05-01", "2026-06-01")),), [], id="no more than before"
        ),
        pytest.param(
            (case(1, minor("2024-05-01", "2024-06-01", "2026-05-01", "2026-06-01")),),
            [("ekbacken", "mindre_brister", 2, 0)],
            id="what was long ago does not count",
        ),
        pytest.param((case(1, minor("2026-12-01", "2026-12-02")),), [], id="nor what has not been"),
        pytest.param(
            (case(1, minor("2026-05-01")), case(2, minor("2026-05-01"), "lonnen")), [], id="each unit for itself"
        ),
        pytest.param(
            (
                case(1, minor("2026-05-01", more=", disposition: {påpekande: 2026-05-02}")),
                case(2, minor("2025-12-01", more=", disposition: {påpekande: 2025-12-02}")),
            ),
            [("ekbacken", "påpekanden", 2, 0), ("ekbacken", "mindre_brister", 2, 0)],
            id="remarks",
        ),
        pytest.param(
            (case(1, minor("2025-05-01", "2026-04-01", more=", kategori: mat")),),
            [("ekbacken", "upprepade_brister", 1, 0)],
            id="repeated by the plan's own measure",
        ),
        pytest.param(
            (signal(1, "2026-05-01"), signal(2, "2026-06-01")), [("ekbacken", "signaler", 2, 0)], id="signals"
        ),
        pytest.param(
            (signal(1, "2026-05-01"), signal(2, "2026-06-01"), signal(3, "2025-05-01"), signal(4, "2025-06-01")),
            [],
            id="not rising",
        ),
        pytest.param(
            (
                case(
                    1,
                    "underlag: {u1: {vad: Årsredovisning, begärd: 2026-05-01, svar_senast: 2026-06-01},\n"
                    "           u2: {vad: Enkät, begärd: 2026-05-01, svar_senast: 2026-06-15}}",
                ),
            ),
            [("ekbacken", "sena_leveranser", 2, 0)],
            id="late deliveries",
        ),
        pytest.param(
            (
                case(
                    1,
                    minor(
                        "2026-05-01",
                        more=", disposition: {åtgärdsplan: 2026-05-15},"
                        " verifierad: {datum: 2026-08-01, roll: chef, åtgärdad: nej, underlag: x}",
                    ),
                ),
            ),
            [("ekbacken", "ej_åtgärdade", 1, 0)],
            id="seen not to be remedied",
        ),
    ],
)
def test_what_is_a_sign(cases: tuple[str, ...], expected: list[tuple[str, str, int, int]]) -> None:
    assert signs(desk(*cases)) == expected


def test_the_municipality_has_numbers_of_its_own() -> None:
    cases = (case(1, minor("2026-05-01", "2026-06-01")),)
    assert signs(desk(*cases, settings="inställningar: {tidiga_tecken: {mindre_brister: 3}}\n")) == []
    assert signs(desk(cases[0], settings="inställningar: {tidiga_tecken: {mindre_brister: 2}}\n")) != []


def test_how_far_back_is_the_municipalitys_too() -> None:
    found = desk(case(1, minor("2026-05-01", "2026-06-01")))
    short = found.facts._replace(deadlines=(("tidiga_tecken", found.facts.soon),))
    assert early(found.register, short, DAY) == []


def test_where_there_are_most_signs_comes_first_and_the_gravest_of_them() -> None:
    remarks = minor("2026-05-01", "2026-06-01", more=", disposition: {påpekande: 2026-06-02}")
    found = desk(case(1, minor("2026-05-01", "2026-06-01")), case(2, remarks, "lonnen"))
    assert [(unit, sign) for unit, sign, _, _ in signs(found)] == [
        ("lonnen", "påpekanden"),
        ("lonnen", "mindre_brister"),
        ("ekbacken", "mindre_brister"),
    ]


@pytest.mark.parametrize(("visited", "expected"), [("2026-12-01", []), ("2026-06-02", ["mindre_brister"])])
def test_what_points_at_an_unannounced_visit_to_come_is_not_told(visited: str, expected: list[str]) -> None:
    lines = f"oanmäld: ja\ntillfällen: {{v1: {{datum: {visited}}}}}\n{minor('2026-05-01', '2026-06-01')}"
    assert [sign for _, sign, _, _ in signs(desk(case(1, lines)))] == expected
