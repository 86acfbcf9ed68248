"""DRIFT KATEGORIBOENDEN: introduction, follow-up of the agreement, controls, prices (T14–T20, T24)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

PROVIDER = """\
utförare: vidablick
namn: Vidablick Exempel AB
driftsform: privat
orgform: aktiebolag
räkenskapsår_slut: "{year_end}"
{events}
enheter:
  bryggan: {{namn: Bryggan, verksamhet: kategoriboende, startar: {starts}}}
avtal:
  lou-17:
    rubrik: Drift av Bryggan
    avtalsform: LOU-entreprenad
    verksamhet: kategoriboende
    nämnd: socialnamnden
    planer: motala-2022
    enheter:
      bryggan:
    ikraft: {in_force}
    slut: {ends}
{more}
"""

SECOND_AGREEMENT = """\
  lou-18:
    rubrik: Drift av Slussen
    avtalsform: LOU-entreprenad
    verksamhet: kategoriboende
    nämnd: socialnamnden
    planer: motala-2022
    ikraft: 2026-02-01
    driftstart: 2026-02-01
    slut: 2030-01-31
"""

CASE = """\
ärende: {case}
regel: motala-2022/{rule}
{whom}
öppnat: 2026-01-10
{lines}
"""


def operation(
    root: Path,
    starts: str = "2026-02-01",
    ends: str = "2032-01-31",
    more: str = "",
    year_end: str = "12-31",
    events: str = "",
    readings: dict[str, str] | None = None,
    cases: tuple[tuple[str, str], ...] = (),
    in_force: str = "",
) -> Desk:
    provider = PROVIDER.format(
        starts=starts,
        in_force=in_force or starts,
        ends=ends,
        more=more or f"    driftstart: {starts}",
        year_end=year_end,
        events=events,
    )
    files = {"utforare/vidablick.yaml": provider}
    for number, (rule, lines) in enumerate(cases):
        whom = "utförare: vidablick" if rule in OF_THE_PROVIDER else "avtal: lou-17"
        case = CASE.format(case=f"2026-bryggan-{number}", rule=rule, whom=whom, lines=lines)
        files[f"arenden/2026/2026-bryggan-{number}.yaml"] = case
    return desk(root, "motala-2022", files, readings)


OF_THE_PROVIDER = ("skatteverket-kredit", "verksamhetsberattelse-arsredovisning")


@pytest.mark.parametrize(
    ("reading", "awarded", "starts", "expected"),
    [
        # "Snarast efter tilldelningsbeslut" ought to be done after thirty days.
        pytest.param("T14a", "2026-12-10", "2027-03-01", "2027-01-09", id="T14a"),
        pytest.param("T14a", "2028-02-15", "2028-09-01", "2028-03-16", id="T14a-leap-year"),
        pytest.param("T14b", "2026-12-10", "2027-03-01", "2026-12-17", id="T14b"),
        # 23, 28, 29, 30 December, 4 January.
        pytest.param("T14b", "2026-12-22", "2027-03-01", "2027-01-04", id="T14b-over-christmas"),
        # Thirty days before is a Saturday; counted backwards, the weekday before.
        pytest.param("T14c", "2026-12-10", "2027-03-01", "2027-01-29", id="T14c"),
        pytest.param("T14c", "2027-10-10", "2028-03-30", "2028-02-29", id="T14c-leap-year"),
    ],
)
def test_introduction_of_a_new_provider(tmp_path: Path, reading: str, awarded: str, starts: str, expected: str) -> None:
    more = f"    tilldelat: {awarded}\n    driftstart: {starts}"
    given = operation(tmp_path, starts, "2035-12-31", more, readings={"introduktion-ny-utforare": reading})

    assert due_days(given, "introduktion-ny-utforare", awarded, "2030-12-31") == [expected]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param("2026-12-11", "kommande", id="the-day-after-the-award"),
        pytest.param("2026-12-23", "kommande", id="thirteen-days-after"),
        pytest.param("2026-12-24", "förfaller_snart", id="fourteen-days-after"),
        pytest.param("2027-01-09", "förfaller_snart", id="thirty-days-after"),
    ],
)
def test_attention_from_fourteen_days_after_the_award(tmp_path: Path, as_of: str, state: str) -> None:
    provider = PROVIDER.format(
        starts="2027-03-01",
        in_force="2027-03-01",
        ends="2031-02-28",
        more="    tilldelat: 2026-12-10",
        year_end="12-31",
        events="",
    )
    # Otherwise everything is soon due for thirty days.
    municipality = "kommun: Provköping\nföljs_från: 2026-01-01\ninställningar: {förfaller_snart: 7 dagar}\n"
    given = desk(tmp_path, "motala-2022", {"uppf.yaml": municipality, "utforare/vidablick.yaml": provider})

    assert only(given, "introduktion-ny-utforare", as_of, "2028-12-31").state == state


@pytest.mark.parametrize(
    ("as_of", "case", "state"),
    [
        pytest.param("2027-01-09", "", "förfaller_snart", id="on-the-day"),
        pytest.param("2027-01-10", "", "passerad", id="a-goal-is-never-late"),
        pytest.param("2027-01-10", "beslut: {datum: 2026-12-18, roll: sektionschef}", "genomförd", id="held"),
    ],
)
def test_states_of_the_introduction(tmp_path: Path, as_of: str, case: str, state: str) -> None:
    cases = (("introduktion-ny-utforare", case),) if case else ()
    given = operation(tmp_path, "2027-03-01", "2031-02-28", "    tilldelat: 2026-12-10", cases=cases)

    assert only(given, "introduktion-ny-utforare", as_of, "2028-12-31").state == state


@pytest.mark.parametrize(
    ("reading", "starts", "first_year", "remaining_years"),
    [
        # "Avtalsuppföljningar första året – Tertialvis", "resterande år – Halvårsvis"
        pytest.param(
            "T15a", "2026-02-01", "2026-05-31 2026-09-30 2027-01-31", "2027-07-31 2028-01-31 2028-07-31", id="T15a"
        ),
        pytest.param(
            "T15a", "2026-08-31", "2026-12-30 2027-04-29 2027-08-30", "2028-02-28 2028-08-30", id="T15a-month-end"
        ),
        pytest.param(
            "T15a", "2027-01-01", "2027-04-30 2027-08-31 2027-12-31", "2028-06-30 2028-12-31", id="T15a-new-year"
        ),
        # Always from 29 February, never from the shortened 28th.
        pytest.param(
            "T15a",
            "2024-02-29",
            "2024-06-28 2024-10-28 2025-02-27",
            "2025-08-28 2026-02-27 2026-08-28",
            id="T15a-leap-day",
        ),
        pytest.param("T15b", "2026-02-01", "2026-04-30 2026-08-31 2026-12-31", "2027-06-30 2027-12-31", id="T15b"),
        pytest.param(
            "T15b", "2026-05-01", "2026-08-31 2026-12-31 2027-04-30", "2027-06-30 2027-12-31", id="T15b-in-may"
        ),
        pytest.param("T15c", "2026-02-01", "2026-04-30 2026-08-31 2026-12-31", "2027-06-30 2027-12-31", id="T15c"),
        pytest.param("T15c", "2026-05-01", "2026-08-31 2026-12-31", "2027-06-30 2027-12-31", id="T15c-in-may"),
    ],
)
def test_follow_up_of_the_agreement(
    tmp_path: Path, reading: str, starts: str, first_year: str, remaining_years: str
) -> None:
    readings = {"avtalsuppfoljning-ar-1": reading, "avtalsuppfoljning-resterande": reading}
    given = operation(tmp_path, starts, readings=readings)

    assert due_days(given, "avtalsuppfoljning-ar-1", starts, "2029-01-15") == first_year.split()
    last = remaining_years.split()[-1]
    assert due_days(given, "avtalsuppfoljning-resterande", starts, last) == remaining_years.split()


def test_the_first_calendar_tertial_is_skipped_when_less_than_two_months_remain(tmp_path: Path) -> None:
    readings = {"avtalsuppfoljning-ar-1": "T15b"}
    given = operation(tmp_path, "2026-03-15", readings=readings)

    assert due_days(given, "avtalsuppfoljning-ar-1", "2026-03-15", "2026-12-31") == ["2026-08-31", "2026-12-31"]


def test_without_a_start_of_operation_it_is_counted_from_the_day_in_force(tmp_path: Path) -> None:
    given = operation(tmp_path, "2026-04-01", more="    kontaktroll: sektionschef", in_force="2026-02-01")

    assert due_days(given, "avtalsuppfoljning-ar-1", "2026-02-01", "2027-12-31") == [
        "2026-05-31",
        "2026-09-30",
        "2027-01-31",
    ]


def held(day: str, covers: str = "") -> str:
    period = f", avser: {covers}" if covers else ""
    return f"tillfällen:\n  v1: {{datum: {day}, metod: platsbesök{period}}}"


@pytest.mark.parametrize(
    ("reading", "case", "expected"),
    [
        pytest.param("T15a", None, {"2026-05-31": "försenad", "2026-09-30": "öppen"}, id="none"),
        pytest.param("T15a", held("2026-03-03"), {"2026-05-31": "genomförd", "2026-09-30": "öppen"}, id="early"),
        pytest.param(
            "T15a",
            held("2026-06-10", "2026-05-31"),
            {"2026-05-31": "genomförd_sent", "2026-09-30": "öppen"},
            id="late-moves-nothing",
        ),
        pytest.param(
            "T15a",
            held("2026-06-10"),
            {"2026-05-31": "försenad", "2026-09-30": "genomförd"},
            id="any-day-of-the-window-counts-there",
        ),
    ],
)
def test_windows_stand_alone(tmp_path: Path, reading: str, case: str | None, expected: dict[str, str]) -> None:
    cases = (("avtalsuppfoljning-ar-1", case),) if case else ()
    given = operation(tmp_path, readings={"avtalsuppfoljning-ar-1": reading}, cases=cases)

    assert states(given, "avtalsuppfoljning-ar-1", "2026-06-20", "2026-09-30") == expected


@pytest.mark.parametrize(
    ("meetings", "as_of", "expected"),
    [
        # T15d: at most four months after the previous one.
        pytest.param((), "2026-02-02", "2026-06-01", id="T15d-none"),
        pytest.param(("2026-05-20",), "2026-05-21", "2026-09-20", id="T15d-early"),
        pytest.param(("2026-06-15",), "2026-06-16", "2026-10-15", id="T15d-late"),
        pytest.param(("2026-05-20", "2026-08-31"), "2026-09-01", "2026-12-31", id="T15d-third"),
    ],
)
def test_counted_from_the_previous(tmp_path: Path, meetings: tuple[str, ...], as_of: str, expected: str) -> None:
    cases = tuple(("avtalsuppfoljning-ar-1", held(day)) for day in meetings)
    given = operation(tmp_path, readings={"avtalsuppfoljning-ar-1": "T15d"}, cases=cases)

    assert remaining(given, "avtalsuppfoljning-ar-1", as_of, "2027-01-31") == [expected]


@pytest.mark.parametrize(
    ("meetings", "as_of", "expected"),
    [
        pytest.param((), "2027-02-02", "2027-08-01", id="T15d-none"),
        pytest.param(("2027-07-01",), "2027-07-02", "2028-01-01", id="T15d-early"),
        pytest.param(("2027-08-31",), "2027-09-01", "2028-02-29", id="T15d-leap-year"),
    ],
)
def test_half_a_year_from_the_previous(tmp_path: Path, meetings: tuple[str, ...], as_of: str, expected: str) -> None:
    cases = tuple(("avtalsuppfoljning-resterande", held(day)) for day in meetings)
    given = operation(tmp_path, readings={"avtalsuppfoljning-resterande": "T15d"}, cases=cases)

    assert remaining(given, "avtalsuppfoljning-resterande", as_of, "2028-06-30")[:1] == [expected]


def test_the_first_year_is_the_operations_managers_and_the_rest_the_section_managers(tmp_path: Path) -> None:
    found = operation(tmp_path).due("2026-02-01", "2028-01-31")
    by_day = {row.due.isoformat(): row.responsible for row in found if "avtalsuppfoljning" in row.rule}

    assert by_day == {
        "2026-05-31": "verksamhetschef",
        "2026-09-30": "verksamhetschef",
        "2027-01-31": "verksamhetschef",
        "2027-07-31": "sektionschef",
        "2028-01-31": "sektionschef",
    }


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("", ["2027-07-31", "2028-01-31"], id="ends"),
        pytest.param(
            "    optioner: [{längd: 1 år, utnyttjad: 2027-12-01}, {längd: 1 år}]",
            ["2027-07-31", "2028-01-31", "2028-07-31", "2029-01-31"],
            id="one-option-used-one-not",
        ),
        pytest.param("    upphörde: {datum: 2027-12-31, orsak: hävning}", ["2027-07-31"], id="terminated"),
    ],
)
def test_follow_up_until_the_agreement_ends(tmp_path: Path, more: str, expected: list[str]) -> None:
    given = operation(tmp_path, ends="2028-03-31", more=f"    driftstart: 2026-02-01\n{more}")

    assert remaining(given, "avtalsuppfoljning-resterande", "2027-02-01", "2030-12-31") == expected


# ---------- Controls of the provider ----------

TAX = "  k1: {slag: skattekontroll, del: skatt, datum: 2026-03-02, utfall: utan anmärkning}"
CREDIT = "  k2: {slag: kreditkontroll, del: kredit, datum: 2026-09-14, utfall: god}"


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        pytest.param("T16a", ["2026-12-31", "2027-12-31", "2028-12-31"], id="T16a"),
        pytest.param("T16b", ["2027-01-31", "2027-01-31", "2028-01-31", "2028-01-31"], id="T16b"),
        pytest.param("T16c", ["2026-12-31", "2027-12-31", "2028-12-31"], id="T16c"),
    ],
)
def test_tax_and_credit(tmp_path: Path, reading: str, expected: list[str]) -> None:
    more = "    driftstart: 2026-02-01\n" + SECOND_AGREEMENT
    given = operation(tmp_path, more=more, readings={"skatteverket-kredit": reading})

    assert due_days(given, "skatteverket-kredit", "2026-02-01", "2028-12-31") == expected


@pytest.mark.parametrize(
    ("checks", "state", "missing"),
    [
        pytest.param((TAX,), "försenad", ("kredit",), id="tax-but-no-credit"),
        pytest.param((TAX, CREDIT), "genomförd", (), id="both"),
    ],
)
def test_both_tax_and_credit_are_needed(
    tmp_path: Path, checks: tuple[str, ...], state: str, missing: tuple[str, ...]
) -> None:
    cases = (("skatteverket-kredit", "\n".join(["registerkontroller:", *checks])),)
    given = operation(tmp_path, more="    driftstart: 2026-02-01\n" + SECOND_AGREEMENT, cases=cases)
    row = only(given, "skatteverket-kredit", "2027-01-01", "2026-12-31")

    assert (row.state, row.missing) == (state, missing)


@pytest.mark.parametrize(
    ("reading", "year_end", "expected"),
    [
        pytest.param("T17a", "12-31", ["2027-08-31", "2028-08-31"], id="T17a"),
        # Broken financial year, the first one ends five months into the agreement.
        pytest.param("T17a", "06-30", ["2028-02-29"], id="T17a-broken-year"),
        pytest.param("T17b", "12-31", ["2026-12-31", "2027-12-31"], id="T17b"),
    ],
)
def test_annual_report_and_accounts_are_reviewed(
    tmp_path: Path, reading: str, year_end: str, expected: list[str]
) -> None:
    readings = {"verksamhetsberattelse-arsredovisning": reading}
    given = operation(tmp_path, year_end=year_end, readings=readings)

    assert due_days(given, "verksamhetsberattelse-arsredovisning", "2026-02-01", "2028-11-30") == expected


def test_reviewed_within_sixty_days_of_arrival(tmp_path: Path) -> None:
    received = "underlag:\n  u1: {vad: Årsredovisning, del: årsredovisning, inkommen: 2027-03-20}"
    rule = "verksamhetsberattelse-arsredovisning"
    given = operation(tmp_path, readings={rule: "T17c"}, cases=((rule, received),))

    assert remaining(given, rule, "2027-03-21", "2028-12-31") == ["2027-05-19"]


@pytest.mark.parametrize(
    ("reviewed", "state", "missing"),
    [
        pytest.param(("verksamhetsberättelse", "årsredovisning"), "genomförd", (), id="both"),
        pytest.param(("verksamhetsberättelse",), "försenad", ("årsredovisning",), id="one"),
    ],
)
def test_both_report_and_accounts_are_reviewed(
    tmp_path: Path, reviewed: tuple[str, ...], state: str, missing: tuple[str, ...]
) -> None:
    lines = [
        f"  u{n}: {{vad: Handling, del: {part}, inkommen: 2027-05-02, granskad: 2027-06-10, avser: 2026}}"
        for n, part in enumerate(reviewed)
    ]
    rule = "verksamhetsberattelse-arsredovisning"
    given = operation(tmp_path, cases=((rule, "\n".join(["avser: 2026", "underlag:", *lines])),))
    row = only(given, rule, "2027-09-01", "2027-08-31")

    assert (row.state, row.missing) == (state, missing)


@pytest.mark.parametrize(
    ("rule", "reading", "expected"),
    [
        # "Vid behov" and "regelbundna" give no day until the municipality puts a number there.
        pytest.param("utforartraffar", "T18a", [], id="T18a"),
        pytest.param("utforartraffar", "T18b", ["2026-12-31", "2027-12-31"], id="T18b"),
        pytest.param("regelbundna-moten", "T24a", [], id="T24a"),
        pytest.param(
            "regelbundna-moten",
            "T24b",
            ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"],
            id="T24b",
        ),
        pytest.param("klagomal-avvikelser", "G9", [], id="no-time-given"),
    ],
)
def test_what_the_routine_leaves_open(tmp_path: Path, rule: str, reading: str, expected: list[str]) -> None:
    given = operation(tmp_path, readings={rule: reading})
    until = expected[-1] if expected else "2029-12-31"
    found = due_days(given, rule, "2026-02-01", until)

    assert [day for day in found if day > "2026-01-01"] == expected


def test_invoices_have_no_frequency(tmp_path: Path) -> None:
    assert due_days(operation(tmp_path), "fakturor", "2026-02-01", "2029-12-31") == []


ORDERING_UNITS = """\
kommun: Provköping
följs_från: 2026-07-01
organisation:
  vuxen: {namn: Vuxen, slag: beställarenhet, planer: motala-2022}
  missbruk: {namn: Missbruk, slag: beställarenhet, planer: motala-2022}
"""


def test_individual_decisions_are_counted_by_unit_each_half_year(tmp_path: Path) -> None:
    given = operation(tmp_path)

    assert due_days(given, "bistandsbeslut", "2026-02-01", "2027-08-31") == ["2026-07-31", "2027-01-31", "2027-07-31"]


def test_individual_decisions_counted_by_ordering_unit(tmp_path: Path) -> None:
    given = desk(tmp_path, "motala-2022", {"uppf.yaml": ORDERING_UNITS}, {"bistandsbeslut": "T19b"})
    found = {
        (row.dims.organisation, row.due.isoformat())
        for row in rows(given, "bistandsbeslut", "2026-07-01", "2027-01-31")
    }

    assert found == {(unit, day) for unit in ("vuxen", "missbruk") for day in ("2026-07-31", "2027-01-31")}


@pytest.mark.parametrize(
    ("day", "covers", "expected"),
    [
        pytest.param("2027-01-20", "2026-H2", {"2026-07-31": "försenad", "2027-01-31": "genomförd"}, id="in-time"),
        pytest.param("2027-01-20", "2026-H1", {"2026-07-31": "genomförd_sent", "2027-01-31": "försenad"}, id="late"),
    ],
)
def test_the_count_is_booked_to_its_half_year(tmp_path: Path, day: str, covers: str, expected: dict[str, str]) -> None:
    provider = PROVIDER.format(
        starts="2026-01-01", in_force="2026-01-01", ends="2030-12-31", more="", year_end="12-31", events=""
    )
    case = (
        "ärende: 2027-bryggan-antal\nregel: motala-2022/bistandsbeslut\nenhet: bryggan\nöppnat: 2027-01-10\n"
        f"antal_från_individuppföljning:\n  a1: {{datum: {day}, avser: {covers}, granskade: 40, i_tid: 37}}\n"
    )
    files = {"utforare/vidablick.yaml": provider, "arenden/2027/2027-bryggan-antal.yaml": case}

    assert states(desk(tmp_path, "motala-2022", files), "bistandsbeslut", "2027-02-01", "2027-01-31") == expected


# ---------- Prices ----------

REQUESTS = "händelser:\n" + "\n".join(
    f"  e{number}: {{{{händelse: prisjustering.begärd, datum: {{{number}}}, avtal: lou-17}}}}" for number in range(3)
)


@pytest.mark.parametrize(
    ("reading", "requested", "expected"),
    [
        # In force 1 February: the second request falls in the same year of the agreement, the third in the next.
        pytest.param(
            "T20a",
            ("2026-11-02", "2027-01-15", "2027-03-01"),
            {"2026-12-02": False, "2027-02-14": True, "2027-03-31": False},
            id="T20a",
        ),
        pytest.param(
            "T20b",
            ("2026-11-02", "2027-01-15", "2027-03-01"),
            {"2026-12-02": False, "2027-02-14": False, "2027-03-31": True},
            id="T20b",
        ),
        # The 31st of January is the last day of the year of the agreement, the 1st of February the first of the next.
        pytest.param(
            "T20a",
            ("2026-03-02", "2027-01-31", "2027-02-01"),
            {"2026-04-01": False, "2027-03-02": True, "2027-03-03": False},
            id="T20a-at-the-turn-of-the-year",
        ),
    ],
)
def test_price_adjustment_on_request(
    tmp_path: Path, reading: str, requested: tuple[str, ...], expected: dict[str, bool]
) -> None:
    given = operation(tmp_path, events=REQUESTS.format(*requested), readings={"prisjustering": reading})
    found = rows(given, "prisjustering", "2027-03-02", "2027-12-31")

    assert {row.due.isoformat(): "at_most" in row.notes for row in found} == expected
    assert all(row.state != "ej_tillämplig" for row in found), "a second request is warned of, not blocked"


def test_no_request_nothing_due_and_index_gives_no_day(tmp_path: Path) -> None:
    assert due_days(operation(tmp_path), "prisjustering", "2026-02-01", "2029-12-31") == []


def test_automatic_adjustment_gives_no_day(tmp_path: Path) -> None:
    events = REQUESTS.format("2026-11-02", "2027-01-15", "2027-03-01")
    given = operation(tmp_path, events=events, readings={"prisjustering": "T20c"})

    assert due_days(given, "prisjustering", "2026-02-01", "2029-12-31") == []


def test_the_agreements_own_day_goes_first(tmp_path: Path) -> None:
    events = (
        "händelser:\n  e1: {händelse: prisjustering.begärd, datum: 2026-11-02, svar_senast: 2026-12-31, avtal: lou-17}"
    )

    assert due_days(operation(tmp_path, events=events), "prisjustering", "2026-11-03", "2027-12-31") == ["2026-12-31"]


def test_one_decision_closes_one_request(tmp_path: Path) -> None:
    case = "avser: e0\nbeslut: {datum: 2026-11-25, roll: verksamhetschef}"
    events = REQUESTS.format("2026-11-02", "2027-01-15", "2027-03-01")
    given = operation(tmp_path, events=events, cases=(("prisjustering", case),))

    assert states(given, "prisjustering", "2027-03-02", "2027-12-31") == {
        "2026-12-02": "genomförd",
        "2027-02-14": "försenad",
        "2027-03-31": "förfaller_snart",
    }


def test_in_depth_follow_up_only_when_decided(tmp_path: Path) -> None:
    decided = (
        "händelser:\n  e1: {händelse: uppföljning.beslutad, datum: 2026-05-04, svar_senast: 2026-06-30, avtal: lou-17}"
    )

    assert due_days(operation(tmp_path), "fordjupad-uppfoljning", "2026-02-01", "2029-12-31") == []
    given = operation(tmp_path, events=decided)
    assert due_days(given, "fordjupad-uppfoljning", "2026-05-05", "2029-12-31") == ["2026-06-30"]
    # "kan": it may be decided, but it is not a duty that becomes late.
    assert states(given, "fordjupad-uppfoljning", "2026-07-01", "2029-12-31") == {"2026-06-30": "passerad"}
