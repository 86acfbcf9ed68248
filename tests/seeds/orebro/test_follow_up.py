"""OLIKA METODER FÖR UPPFÖLJNING: every third year, every year, every month, one to three times (T29–T33, T36, T37)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

PROVIDER = """\
utförare: rosenhill
namn: Rosenhill Exempel AB
driftsform: privat
orgform: aktiebolag
risk: {risk}
{events}
enheter:
  rosen: {{namn: Rosen, verksamhet: hemtjänst, lagområde: SoL, startar: {starts}}}
  tornet: {{namn: Tornet, verksamhet: hemtjänst, lagområde: SoL, startar: {starts}}}
avtal:
  lov-3:
    rubrik: Hemtjänst
    avtalsform: LOV
    verksamhet: hemtjänst
    nämnd: programnamnd_social_valfard
    planer: orebro-2020
    enheter:
      rosen:
      tornet:
    ikraft: {starts}
    driftstart: {starts}
    slut: {ends}
{more}
"""

SECOND_PROVIDER = """\
utförare: lovangen
namn: Lövängen Exempel AB
driftsform: privat
orgform: aktiebolag
risk: låg
enheter:
  angen: {namn: Ängen, verksamhet: hemtjänst, lagområde: SoL, startar: 2026-01-01}
avtal:
  lov-4:
    rubrik: Hemtjänst
    avtalsform: LOV
    verksamhet: hemtjänst
    nämnd: programnamnd_social_valfard
    planer: orebro-2020
    enheter:
      angen:
    ikraft: 2026-01-01
    driftstart: 2026-01-01
    slut: 2031-12-31
"""

CASE = """\
ärende: 2020-follow-{number}
regel: orebro-2020/{rule}
{whom}
öppnat: 2020-06-01
{lines}
"""


def plan(
    root: Path,
    starts: str = "2026-01-01",
    ends: str = "2034-12-31",
    risk: str = "hög",
    events: str = "",
    more: str = "",
    readings: dict[str, str] | None = None,
    cases: tuple[tuple[str, str, str], ...] = (),
    files: dict[str, str] | None = None,
) -> Desk:
    texts = {"utforare/rosenhill.yaml": PROVIDER.format(starts=starts, ends=ends, risk=risk, events=events, more=more)}
    for number, (rule, whom, lines) in enumerate(cases):
        text = CASE.format(number=number, rule=rule, whom=whom, lines=lines)
        texts[f"arenden/2020/2020-follow-{number}.yaml"] = text
    return desk(root, "orebro-2020", texts | (files or {}), readings)


ROSEN = "avtal: lov-3\nenhet: rosen"


def quality(visited: str, finished: str, whom: str = ROSEN) -> tuple[str, str, str]:
    lines = f"tillfällen:\n  v1: {{datum: {visited}, metod: platsbesök}}\nrapporter:\n  r1: {{färdig: {finished}}}"
    return "kvalitetskrav", whom, lines


@pytest.mark.parametrize(
    ("reading", "starts", "done", "as_of", "expected"),
    [
        # "Minst en gång var tredje år": at most 36 months between two visits.
        pytest.param("T29a", "2021-01-01", (("2023-11-21", "2023-12-15"),), "2026-11-01", "2026-11-21", id="T29a"),
        pytest.param("T29a", "2021-02-01", (("2024-02-29", "2024-03-20"),), "2026-11-01", "2027-02-28", id="T29a-leap"),
        pytest.param("T29a", "2026-01-01", (), "2026-11-01", "2029-01-01", id="T29a-first"),
        # A slow report does not lengthen the time to the next.
        pytest.param("T29a", "2021-01-01", (("2023-11-21", "2024-06-30"),), "2026-11-01", "2026-11-21", id="T29a-slow"),
        # An early one starts the clock again.
        pytest.param(
            "T29a",
            "2021-01-01",
            (("2023-11-21", "2023-12-15"), ("2025-04-10", "2025-05-10")),
            "2026-11-01",
            "2028-04-10",
            id="T29a-early",
        ),
        # … and so does a late one.
        pytest.param(
            "T29a",
            "2020-08-01",
            (("2023-11-21", "2023-12-15"),),
            "2024-01-01",
            "2026-11-21",
            id="T29a-late",
        ),
        # Blocks of three calendar years.
        pytest.param("T29b", "2026-01-01", (), "2026-11-01", "2028-12-31", id="T29b-first"),
        pytest.param("T29b", "2021-01-01", (("2023-11-21", "2023-12-15"),), "2026-11-01", "2026-12-31", id="T29b"),
        pytest.param("T29b", "2021-01-01", (("2023-01-10", "2023-02-15"),), "2026-11-01", "2026-12-31", id="T29b-four"),
    ],
)
def test_quality_requirements(
    tmp_path: Path, reading: str, starts: str, done: tuple[tuple[str, str], ...], as_of: str, expected: str
) -> None:
    given = plan(tmp_path, starts, readings={"kvalitetskrav": reading}, cases=tuple(quality(*pair) for pair in done))
    found = rows(given, "kvalitetskrav", as_of, "2030-12-31")
    waiting = [row for row in found if row.dims.unit == "rosen" and row.done is None]

    assert waiting[0].due.isoformat() == expected


def test_a_saturday_stays_and_is_told(tmp_path: Path) -> None:
    given = plan(tmp_path, "2021-01-01", cases=(quality("2023-11-21", "2023-12-15"),))
    found = rows(given, "kvalitetskrav", "2026-11-01", "2026-12-31")
    row = next(row for row in found if row.dims.unit == "rosen" and row.done is None)

    assert (row.due.isoformat(), row.last.isoformat()) == ("2026-11-21", "2026-11-21")
    assert "on_holiday" in row.notes


@pytest.mark.parametrize(
    ("as_of", "state", "days_late"),
    [
        pytest.param("2026-10-21", "öppen", 0, id="a-month-and-a-day-before"),
        pytest.param("2026-10-22", "förfaller_snart", 0, id="thirty-days-before"),
        pytest.param("2026-11-21", "förfaller_snart", 0, id="on-the-day"),
        pytest.param("2026-11-22", "försenad", 1, id="the-day-after"),
        pytest.param("2027-11-21", "försenad", 365, id="a-year-after"),
    ],
)
def test_every_third_year_is_a_hard_bound(tmp_path: Path, as_of: str, state: str, days_late: int) -> None:
    given = plan(tmp_path, "2021-01-01", cases=(quality("2023-11-21", "2023-12-15"),))
    found = rows(given, "kvalitetskrav", as_of, "2026-12-31")
    row = next(row for row in found if row.dims.unit == "rosen" and row.done is None)

    assert (row.state, row.days_late, row.obliged, row.strength) == (state, days_late, "kommunen", "plan")


def test_the_other_unit_is_counted_for_itself(tmp_path: Path) -> None:
    given = plan(tmp_path, "2021-01-01", cases=(quality("2023-11-21", "2023-12-15"),))
    found = rows(given, "kvalitetskrav", "2026-11-01", "2026-12-31")

    assert {row.due.isoformat() for row in found if row.dims.unit == "tornet" and row.done is None} == {"2024-01-01"}


def test_counted_for_the_provider_whichever_unit(tmp_path: Path) -> None:
    given = plan(
        tmp_path, "2021-01-01", readings={"kvalitetskrav": "T29c"}, cases=(quality("2023-11-21", "2023-12-15"),)
    )

    assert remaining(given, "kvalitetskrav", "2026-11-01", "2027-12-31") == ["2026-11-21"]


def test_each_requirement_within_three_years_gives_no_day(tmp_path: Path) -> None:
    assert (
        due_days(
            plan(tmp_path, "2021-01-01", readings={"kvalitetskrav": "T29d"}),
            "kvalitetskrav",
            "2026-11-01",
            "2030-12-31",
        )
        == []
    )


def test_no_follow_up_falls_due_after_the_agreement(tmp_path: Path) -> None:
    given = plan(tmp_path, "2021-01-01", ends="2026-06-30", cases=(quality("2023-11-21", "2023-12-15"),))

    # What was late before it ended is still late; nothing new is asked for.
    assert remaining(given, "kvalitetskrav", "2027-01-01", "2028-12-31") == ["2024-01-01"]


# ---------- 2. Årlig uppföljning ----------

REPORT = "underlag:\n  u1: {vad: Kvalitetsberättelse, del: berattelse, inkommen: 2026-03-01, granskad: 2026-04-10}"
SURVEY = "registerkontroller:\n  k1: {slag: kundundersökning, del: kundundersokning, datum: 2026-05-12, utfall: läst}"
FOCUS = "rapporter:\n  r1: {färdig: 2026-10-05, del: fokusomraden}"


@pytest.mark.parametrize(
    ("parts", "state", "missing"),
    [
        pytest.param((REPORT, SURVEY, FOCUS), "genomförd", set(), id="all-three"),
        pytest.param((SURVEY, FOCUS), "försenad", {"berattelse"}, id="no-report"),
        pytest.param((REPORT, FOCUS), "försenad", {"kundundersokning"}, id="no-survey"),
        pytest.param((REPORT, SURVEY), "försenad", {"fokusomraden"}, id="no-focus-areas"),
        pytest.param((SURVEY,), "försenad", {"berattelse", "fokusomraden"}, id="one-of-three"),
    ],
)
def test_the_annual_follow_up_has_three_parts(
    tmp_path: Path, parts: tuple[str, ...], state: str, missing: set[str]
) -> None:
    given = plan(tmp_path, cases=(("arlig-uppfoljning", "avtal: lov-3", "\n".join(parts)),))
    row = only(given, "arlig-uppfoljning", "2027-01-01", "2026-12-31")

    assert (row.due.isoformat(), row.state, set(row.missing)) == ("2026-12-31", state, missing)


def test_both_reports_when_and_or_is_read_as_and(tmp_path: Path) -> None:
    quality_report = REPORT.replace("berattelse", "kvalitetsberattelse")
    given = plan(
        tmp_path,
        readings={"arlig-uppfoljning": "T30b"},
        cases=(("arlig-uppfoljning", "avtal: lov-3", "\n".join((quality_report, SURVEY, FOCUS))),),
    )
    row = only(given, "arlig-uppfoljning", "2027-01-01", "2026-12-31")

    assert (row.state, row.missing) == ("försenad", ("arsberattelse",))


def test_once_a_year_for_each_agreement(tmp_path: Path) -> None:
    given = plan(tmp_path, starts="2026-07-03")

    # Less than half of 2026 remains.
    assert due_days(given, "arlig-uppfoljning", "2026-07-03", "2028-12-31") == ["2027-12-31", "2028-12-31"]


@pytest.mark.parametrize(
    ("reading", "starts", "expected"),
    [
        # "utföraren årligen lämna in en beskrivning … under det gångna året"
        pytest.param("T37a", "2026-01-01", ["2027-03-31", "2028-03-31"], id="T37a"),
        pytest.param("T37a", "2026-10-01", ["2028-03-31"], id="T37a-late-start"),
        pytest.param("T37b", "2026-01-01", [], id="T37b"),
    ],
)
def test_improvement_work(tmp_path: Path, reading: str, starts: str, expected: list[str]) -> None:
    given = plan(tmp_path, starts, readings={"forbattringsarbete": reading})

    assert due_days(given, "forbattringsarbete", starts, "2028-12-31") == expected


def test_late_improvement_work_binds_the_provider(tmp_path: Path) -> None:
    row = only(plan(tmp_path), "forbattringsarbete", "2027-04-01", "2027-03-31")

    assert (row.state, row.obliged, row.strength) == ("försenad", "utföraren", "avtal")


# ---------- 3. Temauppföljning ----------

MUNICIPALITY = """\
kommun: Provköping
följs_från: {since}
nämnder: {{programnamnd_social_valfard: {{namn: Programnämnd social välfärd}}}}
{events}
"""


def municipal(root: Path, *events: str, since: str = "2026-01-01", **given: object) -> Desk:
    lines = "\n".join(["händelser:", *(f"  e{n}: {{{event}}}" for n, event in enumerate(events))]) if events else ""
    files = {"uppf.yaml": MUNICIPALITY.format(since=since, events=lines)}
    return plan(root, files=files, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reading", "decided", "expected"),
    [
        # "ett årligt tema som särskilt ska följas upp under året"
        pytest.param("T31a", "2026-03-10", "2026-12-31", id="T31a"),
        pytest.param("T31a", "2026-12-01", "2026-12-31", id="T31a-in-december"),
        pytest.param("T31b", "2026-03-10", "2027-12-31", id="T31b"),
    ],
)
def test_a_theme_is_followed_up_in_its_year(tmp_path: Path, reading: str, decided: str, expected: str) -> None:
    given = municipal(tmp_path, f"händelse: tema.beslutat, datum: {decided}", readings={"temauppfoljning": reading})

    assert states(given, "temauppfoljning", f"{int(expected[:4]) + 1}-01-01", "2028-12-31") == {expected: "passerad"}


def test_no_theme_no_follow_up(tmp_path: Path) -> None:
    assert due_days(municipal(tmp_path), "temauppfoljning", "2026-01-01", "2028-12-31") == []


# ---------- 4. Löpande uppföljning, 5. Ekonomisk uppföljning ----------


def checked(rule: str, *days: str, whom: str = "", part: str = "") -> tuple[tuple[str, str, str], ...]:
    said = f", del: {part}" if part else ""
    lines = "\n".join(f"  k{n}: {{slag: kontroll, datum: {day}, utfall: klar{said}}}" for n, day in enumerate(days))
    return ((rule, whom, f"registerkontroller:\n{lines}"),)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # "1 gång i månaden"
        pytest.param((), {"2026-10-31": "försenad", "2026-11-30": "försenad"}, id="T32a-none"),
        pytest.param(("2026-11-30",), {"2026-10-31": "försenad", "2026-11-30": "genomförd"}, id="T32a-last-day"),
        pytest.param(
            ("2026-10-02", "2026-10-30"), {"2026-10-31": "genomförd", "2026-11-30": "försenad"}, id="T32a-twice-in-one"
        ),
    ],
)
def test_a_round_of_controls_each_month(tmp_path: Path, days: tuple[str, ...], expected: dict[str, str]) -> None:
    cases = checked("lopande-uppfoljning", *days) if days else ()
    given = municipal(tmp_path, since="2026-10-01", cases=cases)

    assert states(given, "lopande-uppfoljning", "2026-12-01", "2026-11-30") == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        pytest.param("T32a", ["2028-01-31", "2028-02-29", "2028-03-31"], id="T32a"),
        pytest.param("T32b", ["2028-01-31"] * 2 + ["2028-02-29"] * 2 + ["2028-03-31"] * 2, id="T32b"),
    ],
)
def test_for_the_whole_programme_or_for_each_provider(tmp_path: Path, reading: str, expected: list[str]) -> None:
    given = municipal(tmp_path, since="2028-01-01", readings={"lopande-uppfoljning": reading})
    (given.root / "utforare" / "lovangen.yaml").write_text(SECOND_PROVIDER, "utf-8")
    again = desk(
        given.root,
        "orebro-2020",
        {"uppf.yaml": (given.root / "uppf.yaml").read_text("utf-8")},
        {"lopande-uppfoljning": reading},
    )

    assert due_days(again, "lopande-uppfoljning", "2028-02-01", "2028-03-31") == expected


def test_providers_in_turn_within_twelve_months(tmp_path: Path) -> None:
    given = municipal(
        tmp_path,
        readings={"lopande-uppfoljning": "T32c"},
        cases=checked("lopande-uppfoljning", "2026-09-14", whom="utförare: rosenhill"),
    )

    assert remaining(given, "lopande-uppfoljning", "2026-10-01", "2027-12-31") == ["2027-09-14"]


@pytest.mark.parametrize(
    ("days", "as_of", "state"),
    [
        # "1–3 gånger i månaden"
        pytest.param(("2026-11-03", "2026-11-17"), "2026-12-01", "genomförd", id="T33a-two"),
        pytest.param(("2026-11-30",), "2026-12-01", "genomförd", id="T33a-one-on-the-last-day"),
        pytest.param((), "2026-11-30", "förfaller_snart", id="T33a-none-on-the-last-day"),
        pytest.param((), "2026-12-01", "försenad", id="T33a-none"),
        pytest.param(("2026-12-01",), "2026-12-01", "försenad", id="T33a-the-next-month-does-not-help"),
        pytest.param(
            ("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"), "2026-12-01", "genomförd", id="T33a-four"
        ),
    ],
)
def test_economic_follow_up(tmp_path: Path, days: tuple[str, ...], as_of: str, state: str) -> None:
    cases = checked("ekonomisk-uppfoljning", *days) if days else ()
    given = municipal(tmp_path, since="2026-11-01", cases=cases)

    assert states(given, "ekonomisk-uppfoljning", as_of, "2026-11-30") == {"2026-11-30": state}


@pytest.mark.parametrize("until", ["2026-11-30", "2026-12-01", "2027-12-31"])
@pytest.mark.parametrize("rule", ["ekonomisk-uppfoljning", "lopande-uppfoljning"])
def test_a_control_in_december_is_decembers_however_far_one_looks(tmp_path: Path, rule: str, until: str) -> None:
    given = municipal(tmp_path, since="2026-11-01", cases=checked(rule, "2026-12-01"))
    (november,) = [row for row in given.due("2026-12-01", until, rule) if row.due.isoformat() == "2026-11-30"]

    assert november.state == "försenad"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param(("2026-11-02", "2026-11-09", "2026-11-16"), False, id="three"),
        pytest.param(("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"), True, id="four"),
    ],
)
def test_more_than_three_times_is_only_told(tmp_path: Path, days: tuple[str, ...], told: bool) -> None:
    given = municipal(tmp_path, since="2026-11-01", cases=checked("ekonomisk-uppfoljning", *days))

    assert ("at_most" in only(given, "ekonomisk-uppfoljning", "2026-12-01", "2026-11-30").notes) is told


@pytest.mark.parametrize(
    ("parts", "state", "missing"),
    [
        pytest.param(("skattekontroll", "ekonomisk_stabilitet", "fakturakontroll"), "genomförd", set(), id="T33b-all"),
        pytest.param(("skattekontroll",), "försenad", {"ekonomisk_stabilitet", "fakturakontroll"}, id="T33b-one"),
        pytest.param(("skattekontroll", "fakturakontroll"), "försenad", {"ekonomisk_stabilitet"}, id="T33b-two"),
    ],
)
def test_each_of_the_three_controls(tmp_path: Path, parts: tuple[str, ...], state: str, missing: set[str]) -> None:
    cases = tuple(case for part in parts for case in checked("ekonomisk-uppfoljning", "2026-11-10", part=part))
    given = municipal(tmp_path, since="2026-11-01", cases=cases, readings={"ekonomisk-uppfoljning": "T33b"})
    row = only(given, "ekonomisk-uppfoljning", "2026-12-01", "2026-11-30")

    assert (row.state, set(row.missing)) == (state, missing)


@pytest.mark.parametrize(
    ("reading", "risk", "runs", "state"),
    [
        pytest.param("T33c", "hög", 1, "genomförd", id="T33c-each-provider-once"),
        pytest.param("T33c", "hög", 0, "försenad", id="T33c-not-this-provider"),
        # By risk: once, twice, three times.
        pytest.param("T33d", "låg", 1, "genomförd", id="T33d-low-once"),
        pytest.param("T33d", "låg", 0, "försenad", id="T33d-low-never"),
        pytest.param("T33d", "medel", 1, "försenad", id="T33d-medium-once"),
        pytest.param("T33d", "medel", 2, "genomförd", id="T33d-medium-twice"),
        pytest.param("T33d", "hög", 2, "försenad", id="T33d-high-twice"),
        pytest.param("T33d", "hög", 3, "genomförd", id="T33d-high-three-times"),
    ],
)
def test_economic_follow_up_of_each_provider(tmp_path: Path, reading: str, risk: str, runs: int, state: str) -> None:
    days = ("2026-11-03", "2026-11-12", "2026-11-24")[:runs]
    cases = checked("ekonomisk-uppfoljning", *days, whom="utförare: rosenhill") if days else ()
    given = municipal(tmp_path, since="2026-11-01", risk=risk, cases=cases, readings={"ekonomisk-uppfoljning": reading})

    assert states(given, "ekonomisk-uppfoljning", "2026-12-01", "2026-11-30") == {"2026-11-30": state}


# ---------- The year's timetable, and what is watched ----------


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        # "Varje år fastställer Enheten för uppföljning en tidplan": for a year, by the end of the year before.
        pytest.param("T36a", ["2026-12-31", "2027-12-31"], id="T36a"),
        pytest.param("T36b", ["2027-01-31", "2028-01-31"], id="T36b"),
    ],
)
def test_the_timetable(tmp_path: Path, reading: str, expected: list[str]) -> None:
    given = municipal(tmp_path, since="2026-06-01", readings={"tidplan": reading})

    assert due_days(given, "tidplan", "2026-06-01", "2028-06-30") == expected


@pytest.mark.parametrize("until", ["2026-12-31", "2027-01-01", "2028-06-30"])
def test_the_timetable_is_listed_however_far_one_looks(tmp_path: Path, until: str) -> None:
    given = municipal(tmp_path, since="2026-06-01")

    assert due_days(given, "tidplan", "2026-06-01", until)[:1] == ["2026-12-31"]


@pytest.mark.parametrize(
    ("decided", "covers", "state"),
    [
        pytest.param("2026-12-15", "2027", "genomförd", id="in-time"),
        pytest.param("2027-01-20", "2027", "genomförd_sent", id="late"),
        pytest.param("2026-02-10", "2026", "försenad", id="for-another-year"),
    ],
)
def test_the_timetable_is_booked_to_its_year(tmp_path: Path, decided: str, covers: str, state: str) -> None:
    lines = f"avser: {covers}\nbeslut: {{datum: {decided}, roll: enheten_for_uppfoljning}}"
    given = municipal(tmp_path, since="2026-06-01", cases=(("tidplan", "", lines),))

    assert states(given, "tidplan", "2027-02-01", "2026-12-31") == {"2026-12-31": state}


def test_the_timetable_is_communicated(tmp_path: Path) -> None:
    given = municipal(tmp_path, "händelse: årsplan.fastställd, datum: 2026-12-15")

    assert due_days(given, "tidplan-kommuniceras", "2026-06-01", "2028-06-30") == ["2026-12-29"]


@pytest.mark.parametrize("rule", ["signalbevakning", "kundundersokningar"])
def test_what_is_watched_is_never_late(tmp_path: Path, rule: str) -> None:
    found = rows(municipal(tmp_path), rule, "2030-06-01", "2031-12-31")

    assert [row.state for row in found] == ["passerad"]


def test_a_watch_is_stale_thirty_days_after_the_last_sign_of_it(tmp_path: Path) -> None:
    signal = "signal: {källa: signal, inkommen: 2026-11-02, bekräftad: 2026-11-09}"
    given = municipal(tmp_path, cases=(("forekommen-anledning", ROSEN, signal),))

    assert states(given, "signalbevakning", "2026-11-20", "2026-12-31") == {"2026-12-09": "förfaller_snart"}
    assert states(given, "signalbevakning", "2026-12-10", "2026-12-31") == {"2026-12-09": "passerad"}


@pytest.mark.parametrize("rule", ["matningar", "nivaer", "individuppfoljning", "oanmald-uppfoljning"])
def test_regular_without_a_number_and_as_needed_have_no_day(tmp_path: Path, rule: str) -> None:
    assert due_days(municipal(tmp_path), rule, "2026-01-01", "2030-12-31") == []


@pytest.mark.parametrize(
    ("rule", "reading", "expected"),
    [
        pytest.param("matningar", "T24b", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"], id="T24b"),
        pytest.param("nivaer", "T24b", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"], id="T24b-levels"),
    ],
)
def test_a_number_of_the_municipalitys_own(tmp_path: Path, rule: str, reading: str, expected: list[str]) -> None:
    given = municipal(tmp_path, since="2026-03-01", readings={rule: reading})

    assert due_days(given, rule, "2026-03-01", "2026-12-31") == expected


def test_individual_follow_up_as_counts(tmp_path: Path) -> None:
    given = municipal(tmp_path, since="2026-06-01", readings={"individuppfoljning": "T19a"})
    found = rows(given, "individuppfoljning", "2026-06-01", "2027-01-31")

    assert sorted((row.dims.unit, row.due.isoformat()) for row in found) == [
        ("rosen", "2026-07-31"),
        ("rosen", "2027-01-31"),
        ("tornet", "2026-07-31"),
        ("tornet", "2027-01-31"),
    ]
