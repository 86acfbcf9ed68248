"""3.1 TIDPLAN, 3.2 METOD: units in house every other year, on contract and framework every year; samples (T09–T11)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

IN_HOUSE = """\
utförare: egen-regi
namn: Provköpings socialförvaltning
driftsform: egen_regi
orgform: kommun
enheter:
  eken: {{namn: Eken, verksamhet: boende, startar: {starts}}}
avtal:
  uppdrag-1:
    rubrik: Uppdrag för Eken
    avtalsform: uppdragsbeskrivning
    verksamhet: boende
    nämnd: socialnamnden
    planer: haninge-2017
    enheter:
      eken:
    ikraft: {starts}
"""

CONTRACT = """\
utförare: bjorkdungen
namn: Björkdungen Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  lonnen: {{namn: Lönnen, verksamhet: boende, startar: {starts}}}
  granen: {{namn: Granen, verksamhet: boende, startar: {second}}}
avtal:
  lou-1:
    rubrik: Drift av boenden
    avtalsform: {award}
    verksamhet: boende
    nämnd: socialnamnden
    planer: haninge-2017
    enheter:
      lonnen:
      granen: {{från: {second}}}
    ikraft: {starts}
    driftstart: {starts}
    slut: {ends}
"""

CASE = """\
ärende: {case}
regel: haninge-2017/{rule}
enhet: {unit}
avtal: {agreement}
öppnat: 2019-01-10
{lines}
"""


def in_house(
    root: Path, starts: str = "2026-03-15", readings: dict[str, str] | None = None, lines: tuple[str, ...] = ()
) -> Desk:
    return desk(
        root,
        "haninge-2017",
        {"utforare/egen-regi.yaml": IN_HOUSE.format(starts=starts)}
        | _cases("egen-regi-vartannat-ar", "eken", "uppdrag-1", lines),
        readings,
    )


def contract(
    root: Path,
    starts: str = "2026-05-01",
    second: str = "2026-05-01",
    award: str = "LOU-entreprenad",
    ends: str = "2032-04-30",
    readings: dict[str, str] | None = None,
    lines: tuple[str, ...] = (),
) -> Desk:
    return desk(
        root,
        "haninge-2017",
        {"utforare/bjorkdungen.yaml": CONTRACT.format(starts=starts, second=second, award=award, ends=ends)}
        | _cases("entreprenad-ramavtal-varje-ar", "lonnen", "lou-1", lines),
        readings,
    )


def _cases(rule: str, unit: str, agreement: str, lines: tuple[str, ...]) -> dict[str, str]:
    return {
        f"arenden/2019/2019-{unit}-{number}.yaml": CASE.format(
            case=f"2019-{unit}-{number}", rule=rule, unit=unit, agreement=agreement, lines=line
        )
        for number, line in enumerate(lines)
    }


def report(finished: str, visited: str = "", covers: str = "") -> str:
    return "".join(
        [
            f"avser: {covers}\n" if covers else "",
            f"tillfällen:\n  v1: {{datum: {visited}, metod: platsbesök}}\n" if visited else "",
            f"rapporter:\n  r1: {{färdig: {finished}}}",
        ]
    )


@pytest.mark.parametrize(
    ("reading", "starts", "done", "expected"),
    [
        # "Enheter i egen regi kommer att följas upp vartannat år." A new unit: the end of the year after.
        pytest.param("T09a", "2026-03-15", (), "2027-12-31", id="T09a-new-in-spring"),
        pytest.param("T09a", "2026-11-15", (), "2027-12-31", id="T09a-new-in-autumn"),
        pytest.param("T09a", "2024-03-01", (report("2025-06-12"),), "2027-12-31", id="T09a"),
        # An early one in the year between starts the two years anew.
        pytest.param("T09a", "2024-03-01", (report("2025-06-12"), report("2026-10-05")), "2028-12-31", id="T09a-early"),
        pytest.param("T09b", "2026-03-15", (), "2028-03-15", id="T09b-new"),
        pytest.param("T09b", "2024-03-01", (report("2025-06-12", "2025-06-12"),), "2027-06-12", id="T09b"),
        # Counted from the visit, not from the day the report was finished.
        pytest.param("T09b", "2024-03-01", (report("2025-09-30", "2025-06-12"),), "2027-06-12", id="T09b-slow-report"),
        pytest.param("T09b", "2023-03-01", (report("2024-02-29", "2024-02-29"),), "2026-02-28", id="T09b-leap-day"),
        # The plan's own years, 1 April–31 March: started in 2026/27, so by the end of 2027/28.
        pytest.param("T09c", "2026-05-01", (), "2028-03-31", id="T09c-new"),
        # Followed up in 2025/26, so by the end of 2027/28.
        pytest.param("T09c", "2024-05-01", (report("2025-06-12"),), "2028-03-31", id="T09c"),
        # Followed up in February 2027, still 2026/27: by the end of 2028/29.
        pytest.param("T09c", "2025-05-01", (report("2027-02-12"),), "2029-03-31", id="T09c-in-february"),
    ],
)
def test_in_house_every_other_year(
    tmp_path: Path, reading: str, starts: str, done: tuple[str, ...], expected: str
) -> None:
    given = in_house(tmp_path, starts, {"egen-regi-vartannat-ar": reading}, done)
    until = f"{int(expected[:4]) + 1}-12-31"

    assert remaining(given, "egen-regi-vartannat-ar", "2027-03-15", until)[0] == expected


def test_a_unit_in_house_is_not_followed_up_as_a_contract(tmp_path: Path) -> None:
    given = in_house(tmp_path)

    assert due_days(given, "entreprenad-ramavtal-varje-ar", "2026-03-15", "2030-12-31") == []
    assert due_days(given, "direktupphandlad", "2026-03-15", "2030-12-31") == []


@pytest.mark.parametrize("award", ["LOU-entreprenad", "LOU-ramavtal"])
@pytest.mark.parametrize(
    ("reading", "starts", "expected"),
    [
        # "Enheter på entreprenad och ramavtal följs upp varje år."
        pytest.param("T10a", "2026-05-01", ["2026-12-31", "2027-12-31", "2028-12-31"], id="T10a"),
        pytest.param("T10a", "2026-07-01", ["2026-12-31", "2027-12-31", "2028-12-31"], id="T10a-six-months-left"),
        pytest.param("T10a", "2026-09-01", ["2027-12-31", "2028-12-31"], id="T10a-less-than-six-months-left"),
        pytest.param("T10b", "2026-05-01", ["2027-05-01"], id="T10b"),
        pytest.param("T10c", "2026-05-01", ["2027-04-30", "2028-04-30"], id="T10c"),
        pytest.param("T10c", "2026-03-01", ["2027-02-28", "2028-02-29"], id="T10c-leap-year"),
    ],
)
def test_contract_and_framework_every_year(
    tmp_path: Path, award: str, reading: str, starts: str, expected: list[str]
) -> None:
    readings = {"entreprenad-ramavtal-varje-ar": reading}
    given = contract(tmp_path, starts, starts, award, readings=readings)
    found = rows(given, "entreprenad-ramavtal-varje-ar", starts, "2028-12-31")

    assert sorted(row.due.isoformat() for row in found if row.dims.unit == "lonnen") == expected
    assert sorted(row.due.isoformat() for row in found if row.dims.unit == "granen") == expected


def test_each_unit_is_counted_from_its_own_start(tmp_path: Path) -> None:
    found = rows(contract(tmp_path, second="2027-09-01"), "entreprenad-ramavtal-varje-ar", "2028-02-01", "2028-12-31")

    assert {(row.dims.unit, row.due.isoformat()) for row in found} == {
        ("lonnen", "2026-12-31"),
        ("lonnen", "2027-12-31"),
        ("lonnen", "2028-12-31"),
        ("granen", "2028-12-31"),
    }


def _of_lonnen(given: Desk, as_of: str, until: str) -> dict[str, str]:
    found = rows(given, "entreprenad-ramavtal-varje-ar", as_of, until)
    return {row.due.isoformat(): row.state for row in found if row.dims.unit == "lonnen"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param((), {"2026-12-31": "försenad", "2027-12-31": "öppen"}, id="none"),
        pytest.param((report("2026-11-20"),), {"2026-12-31": "genomförd", "2027-12-31": "öppen"}, id="in-time"),
        pytest.param(
            (report("2027-02-10", covers="2026"),),
            {"2026-12-31": "genomförd_sent", "2027-12-31": "öppen"},
            id="late-is-booked-to-its-year",
        ),
        pytest.param(
            (report("2027-02-10"),), {"2026-12-31": "försenad", "2027-12-31": "genomförd"}, id="unsaid-is-its-own-year"
        ),
        pytest.param(
            ("avser: 2026\nej_tillämpligt: {datum: 2026-12-10, roll: utredare, skäl: Inga avrop under året.}",),
            {"2026-12-31": "ej_tillämplig", "2027-12-31": "öppen"},
            id="framework-without-orders",
        ),
        pytest.param(
            ("avser: 2026\ninställt: {datum: 2026-12-10, roll: utredare, skäl: Enheten flyttade.}",),
            {"2026-12-31": "inställd", "2027-12-31": "öppen"},
            id="cancelled-with-a-reason",
        ),
    ],
)
def test_each_year_stands_alone(tmp_path: Path, lines: tuple[str, ...], expected: dict[str, str]) -> None:
    assert _of_lonnen(contract(tmp_path, lines=lines), "2027-03-01", "2027-12-31") == expected


def test_the_reason_is_kept(tmp_path: Path) -> None:
    lines = ("avser: 2026\nej_tillämpligt: {datum: 2026-12-10, roll: utredare, skäl: Inga avrop under året.}",)
    found = rows(contract(tmp_path, lines=lines), "entreprenad-ramavtal-varje-ar", "2027-03-01", "2026-12-31")

    assert [row.reason for row in found if row.dims.unit == "lonnen"] == ["Inga avrop under året."]


def test_an_early_visit_restarts_the_year_in_t10b(tmp_path: Path) -> None:
    given = contract(
        tmp_path,
        readings={"entreprenad-ramavtal-varje-ar": "T10b"},
        lines=(report("2026-12-15", "2026-11-20"),),
    )

    assert {d: s for d, s in _of_lonnen(given, "2026-12-20", "2028-06-30").items() if s != "genomförd"} == {
        "2027-11-20": "öppen"
    }


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param("2026-12-31", "förfaller_snart", id="on-new-years-eve"),
        pytest.param("2027-01-01", "försenad", id="the-day-after"),
    ],
)
def test_late_the_day_after_and_it_is_the_municipality_that_is(tmp_path: Path, as_of: str, state: str) -> None:
    row = next(
        row
        for row in rows(contract(tmp_path), "entreprenad-ramavtal-varje-ar", as_of, "2026-12-31")
        if row.dims.unit == "lonnen"
    )

    assert (row.state, row.obliged, row.strength) == (state, "kommunen", "plan")


def test_a_year_the_agreement_does_not_last_does_not_apply(tmp_path: Path) -> None:
    found = _of_lonnen(contract(tmp_path, ends="2028-06-30"), "2028-07-01", "2029-12-31")

    assert found["2028-12-31"] == "ej_tillämplig"
    assert found["2027-12-31"] == "försenad"
    assert "2029-12-31" not in found


def test_directly_procured_has_no_frequency(tmp_path: Path) -> None:
    given = contract(tmp_path, award="direktupphandling")

    assert due_days(given, "direktupphandlad", "2026-05-01", "2030-12-31") == []
    assert due_days(given, "entreprenad-ramavtal-varje-ar", "2026-05-01", "2030-12-31") == []


def test_the_plan_binds_from_1_april_2017(tmp_path: Path) -> None:
    given = contract(tmp_path, starts="2010-01-01", second="2010-01-01")

    # Nine months of 2017 remain when the plan begins.
    assert min(_of_lonnen(given, "2018-02-01", "2018-12-31")) == "2017-12-31"


ORDERING_UNITS = """\
kommun: Provköping
följs_från: 2026-01-01
organisation:
  barn_och_unga: {namn: Barn och unga, slag: beställarenhet, planer: haninge-2017}
  vuxen: {namn: Vuxen, slag: beställarenhet, planer: haninge-2017}
  aldre: {namn: Äldre, slag: beställarenhet, planer: haninge-2017}
  funktionsnedsattning: {namn: Funktionsnedsättning, slag: beställarenhet, planer: haninge-2017}
"""

SAMPLE = """\
ärende: 2026-stickprov
regel: haninge-2017/personer-stickprov
organisationsenhet: vuxen
öppnat: 2026-10-01
antal_från_individuppföljning:
  a1: {datum: 2026-10-20, granskade: 20, brister_antal: 2}
"""


def ordering(root: Path, reading: str, case: str = "") -> Desk:
    files = {"uppf.yaml": ORDERING_UNITS} | ({"arenden/2026/2026-stickprov.yaml": case} if case else {})
    return desk(root, "haninge-2017", files, {"personer-stickprov": reading})


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        # "stickprov en gång per år inom förvaltningens beställarenheter"
        pytest.param("T11a", ["2026-12-31"] * 4 + ["2027-12-31"] * 4, id="T11a"),
        pytest.param("T11b", ["2026-12-31", "2027-12-31"], id="T11b"),
    ],
)
def test_samples_within_the_ordering_units(tmp_path: Path, reading: str, expected: list[str]) -> None:
    assert due_days(ordering(tmp_path, reading), "personer-stickprov", "2026-06-01", "2027-12-31") == expected


def test_a_sample_at_one_ordering_unit_leaves_the_other_three(tmp_path: Path) -> None:
    found = rows(ordering(tmp_path, "T11a", SAMPLE), "personer-stickprov", "2026-11-01", "2026-12-31")

    assert {row.dims.organisation: row.state for row in found} == {
        "barn_och_unga": "öppen",
        "vuxen": "genomförd",
        "aldre": "öppen",
        "funktionsnedsattning": "öppen",
    }


DECIDED = """\
händelser:
  d6w3kq: {händelse: uppföljning.beslutad, datum: 2026-10-01, svar_senast: 2026-12-15, enhet: eken}
"""


@pytest.mark.parametrize("rule", ["sarskild-granskning", "ytterligare-uppfoljningar"])
def test_nothing_special_until_it_is_decided(tmp_path: Path, rule: str) -> None:
    assert due_days(in_house(tmp_path), rule, "2026-03-15", "2030-12-31") == []


def test_a_decided_review_has_the_day_that_was_decided(tmp_path: Path) -> None:
    provider = IN_HOUSE.format(starts="2026-03-15").replace("enheter:\n", DECIDED + "enheter:\n", 1)
    given = desk(tmp_path, "haninge-2017", {"utforare/egen-regi.yaml": provider})

    assert only(given, "sarskild-granskning", "2026-12-16", "2027-12-31").state == "försenad"
    assert states(given, "sarskild-granskning", "2026-12-01", "2027-12-31") == {"2026-12-15": "förfaller_snart"}
