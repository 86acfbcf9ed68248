"""Signals, findings, plans of action, the board, and the guideline's own revision (T05, T27, T28, T34, T38, T39)."""

from pathlib import Path

import pytest

from tests.desk import Desk, desk
from tests.seeds.states import due_days, only, remaining, rows, states

PROVIDER = """\
utförare: rosenhill
namn: Rosenhill Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  rosen: {{namn: Rosen, verksamhet: hemtjänst, lagområde: SoL, startar: 2024-01-01}}
avtal:
  lov-3:
    rubrik: Hemtjänst
    avtalsform: LOV
    verksamhet: hemtjänst
    nämnd: programnamnd_social_valfard
    planer: orebro-2020
    enheter:
      rosen:
    ikraft: 2024-01-01
    driftstart: 2024-01-01
    slut: {ends}
"""

MEETINGS = """\
kommun: Provköping
följs_från: {since}
nämnder:
  programnamnd_social_valfard:
    namn: Programnämnd social välfärd
    sammanträden:
      - {{datum: 2026-11-18, handlingsstopp: 2026-11-04}}
      - {{datum: 2026-12-09, handlingsstopp: 2026-11-25}}
{events}
"""

CASE = """\
ärende: 2026-rosen-{number}
avtal: lov-3
enhet: rosen
öppnat: 2026-06-01
{lines}
"""


def guideline(
    root: Path,
    *cases: str,
    ends: str = "2034-12-31",
    since: str = "2026-01-01",
    events: tuple[str, ...] = (),
    readings: dict[str, str] | None = None,
) -> Desk:
    happened = "\n".join(["händelser:", *(f"  e{n}: {{{event}}}" for n, event in enumerate(events))]) if events else ""
    files = {
        "uppf.yaml": MEETINGS.format(since=since, events=happened),
        "utforare/rosenhill.yaml": PROVIDER.format(ends=ends),
    }
    for number, lines in enumerate(cases):
        files[f"arenden/2026/2026-rosen-{number}.yaml"] = CASE.format(number=number, lines=lines)
    return desk(root, "orebro-2020", files, readings)


SIGNALS = ("forekommen-anledning", "signal-bekraftas")
COMPLAINTS = ("klagomal", "klagomal-bekraftas")


@pytest.mark.parametrize(
    ("source", "rules"), [("signal", SIGNALS), ("klagomål", COMPLAINTS)], ids=["signal", "complaint"]
)
@pytest.mark.parametrize(
    ("received", "judged", "acknowledged"),
    [
        # Acknowledged within five workdays, judged within thirty days.
        pytest.param("2026-11-20", "2026-12-20", "2026-11-27", id="T34"),
        # 23, 28, 29, 30 December, 4 January.
        pytest.param("2026-12-22", "2027-01-21", "2027-01-04", id="T34-over-christmas"),
        pytest.param("2028-02-01", "2028-03-02", "2028-02-08", id="T34-leap-year"),
        # Received on a Saturday: Monday is the first workday.
        pytest.param("2026-11-21", "2026-12-21", "2026-11-27", id="T34-on-a-saturday"),
        # 30 April, 4, 5, 6, 7 May: neither the first of May nor the weekend.
        pytest.param("2026-04-29", "2026-05-29", "2026-05-07", id="T34-first-of-may"),
    ],
)
def test_signals_and_complaints(
    tmp_path: Path, source: str, rules: tuple[str, str], received: str, judged: str, acknowledged: str
) -> None:
    given = guideline(tmp_path, f"signal: {{källa: {source}, inkommen: {received}}}")

    assert due_days(given, rules[0], received, "2029-12-31") == [judged]
    assert due_days(given, rules[1], received, "2029-12-31") == [acknowledged]


@pytest.mark.parametrize(
    ("source", "others"), [("signal", COMPLAINTS), ("klagomål", SIGNALS)], ids=["signal", "complaint"]
)
def test_a_complaint_is_not_a_signal(tmp_path: Path, source: str, others: tuple[str, str]) -> None:
    given = guideline(tmp_path, f"signal: {{källa: {source}, inkommen: 2026-11-20}}")

    assert [day for rule in others for day in due_days(given, rule, "2026-11-20", "2029-12-31")] == []


@pytest.mark.parametrize(
    ("more", "as_of", "state"),
    [
        pytest.param("", "2026-12-20", "förfaller_snart", id="on-the-day"),
        pytest.param("", "2026-12-21", "passerad", id="a-goal-is-never-late"),
        pytest.param(
            "bedömd: 2026-12-01, avtalsbrist: nej, skäl: Rutinen följdes.", "2026-12-21", "genomförd", id="done"
        ),
        pytest.param("bedömd: 2027-01-08, avtalsbrist: ja", "2027-02-01", "genomförd_sent", id="done-late"),
    ],
)
def test_states_of_a_complaint(tmp_path: Path, more: str, as_of: str, state: str) -> None:
    judged = f", {more}" if more else ""
    given = guideline(tmp_path, f"signal: {{källa: klagomål, inkommen: 2026-11-20{judged}}}")

    assert states(given, "klagomal", as_of, "2027-12-31") == {"2026-12-20": state}


def test_each_signal_has_its_own_day(tmp_path: Path) -> None:
    given = guideline(
        tmp_path,
        "signal: {källa: signal, inkommen: 2026-11-20, bedömd: 2026-11-30}",
        "signal: {källa: signal, inkommen: 2026-11-23}",
    )

    assert states(given, "forekommen-anledning", "2026-12-28", "2027-12-31") == {
        "2026-12-20": "genomförd",
        "2026-12-23": "passerad",
    }


@pytest.mark.parametrize("rule", [*SIGNALS, *COMPLAINTS])
def test_the_municipalitys_own_routine_gives_no_day_until_entered(tmp_path: Path, rule: str) -> None:
    cases = ("signal: {källa: klagomål, inkommen: 2026-11-20}", "signal: {källa: signal, inkommen: 2026-11-20}")

    assert due_days(guideline(tmp_path, *cases, readings={rule: "T34b"}), rule, "2026-11-20", "2029-12-31") == []


# ---------- Findings ----------


def finding(more: str = "", grade: str = "") -> str:
    graded = f", grad: {grade}, grad_skäl: Bedömt på plats" if grade else ""
    said = f", {more}" if more else ""
    return f"brister:\n  b7q2wn: {{text: Rutin saknas, konstaterad: 2026-11-10{graded}{said}}}"


@pytest.mark.parametrize(
    ("reading", "grade", "expected"),
    [
        pytest.param("T28a", "", ["2026-12-10"], id="T28a"),
        pytest.param("T28a", "allvarlig", ["2026-12-10"], id="T28a-serious"),
        pytest.param("T28b", "brist", ["2026-12-10"], id="T28b"),
    ],
)
def test_a_finding_has_a_decision(tmp_path: Path, reading: str, grade: str, expected: list[str]) -> None:
    given = guideline(tmp_path, finding(grade=grade), readings={"brist-atgardas": reading})

    assert due_days(given, "brist-atgardas", "2026-11-11", "2028-12-31") == expected


def test_a_serious_finding_has_a_decision_within_three_workdays(tmp_path: Path) -> None:
    given = guideline(tmp_path, finding(grade="allvarlig"), readings={"brist-atgardas": "T28b"})

    assert remaining(given, "brist-atgardas", "2026-11-11", "2028-12-31")[0] == "2026-11-13"


@pytest.mark.parametrize(
    ("more", "as_of", "state"),
    [
        pytest.param("", "2026-12-10", "förfaller_snart", id="on-the-day"),
        # The days are not the guideline's own: a list of findings without a decision, never late.
        pytest.param("", "2026-12-11", "passerad", id="T28-soft"),
        pytest.param("disposition: {påpekande: 2026-11-20}", "2026-12-11", "genomförd", id="remark"),
        pytest.param("disposition: {sanktion: 2026-12-20}", "2026-12-21", "genomförd_sent", id="sanction-late"),
        pytest.param(
            "disposition: {avskriven: {datum: 2026-11-12, skäl: Missförstånd, roll: enheten_for_uppfoljning}}",
            "2026-12-11",
            "genomförd",
            id="written-off",
        ),
    ],
)
def test_states_of_a_finding_without_a_decision(tmp_path: Path, more: str, as_of: str, state: str) -> None:
    assert only(guideline(tmp_path, finding(more)), "brist-atgardas", as_of, "2028-12-31").state == state


@pytest.mark.parametrize(
    ("reading", "request_", "expected"),
    [
        pytest.param("T05a", "begärd: 2026-11-23", "2026-12-07", id="T05a"),
        pytest.param("T05b", "begärd: 2026-11-23", "2026-12-13", id="T05b"),
        pytest.param("T05c", "begärd: 2026-11-23", "2026-12-07", id="T05c"),
        # 13 May, not Ascension Day; 15, 18–22, 25–27.
        pytest.param("T05c", "begärd: 2026-05-12", "2026-05-27", id="T05c-over-ascension-day"),
        pytest.param("T05d", "begärd: 2026-11-23", "2026-11-26", id="T05d"),
        pytest.param("T05a", "begärd: 2026-11-23, svar_senast: 2026-12-30", "2026-12-30", id="T05a-own-day"),
        pytest.param("T05d", "begärd: 2026-11-23, svar_senast: 2026-12-30", "2026-12-30", id="T05d-own-day"),
    ],
)
def test_plan_of_action(tmp_path: Path, reading: str, request_: str, expected: str) -> None:
    lines = f"{finding()}\nåtgärdsplaner:\n  p1: {{{request_}, brister: [b7q2wn]}}"

    assert due_days(
        guideline(tmp_path, lines, readings={"atgardsplan": reading}), "atgardsplan", "2026-05-01", "2028-12-31"
    ) == [expected]


def remedied(*ends: str, verified: str = "", requested: str = "2026-11-12") -> str:
    actions = "\n".join(
        f"      k{n}: {{aktivitet: Åtgärd {n}, slutdatum: {end}, brister: [b7q2wn]}}" for n, end in enumerate(ends)
    )
    plan = f"åtgärdsplaner:\n  p1:\n    begärd: {requested}\n    brister: [b7q2wn]\n    åtgärder:\n{actions}"
    return f"{finding(verified)}\n{plan}"


@pytest.mark.parametrize(
    ("reading", "lines", "expected"),
    [
        # "alltid följa upp att brister … är åtgärdade": thirty days after the last action.
        pytest.param("T38a", remedied("2027-03-31"), ["2027-04-30"], id="T38a"),
        pytest.param("T38a", remedied("2027-01-31", "2027-03-31"), ["2027-04-30"], id="T38a-the-last-action"),
        pytest.param("T38a", remedied("2028-01-31"), ["2028-03-01"], id="T38a-leap-year"),
        pytest.param("T38b", remedied("2027-03-31"), ["2027-09-30"], id="T38b"),
        pytest.param("T38b", remedied("2026-08-31"), ["2027-02-28"], id="T38b-month-end"),
        # A remark: at the unit's next follow-up, at the latest after twelve months.
        pytest.param("T38a", finding("disposition: {påpekande: 2026-11-10}"), ["2027-11-10"], id="T38a-remark"),
        pytest.param(
            "T38b", finding("disposition: {påpekande: 2028-02-29}"), ["2029-02-28"], id="T38b-remark-leap-day"
        ),
        pytest.param("T38a", finding(), [], id="T38a-nothing-to-follow-up-yet"),
    ],
)
def test_findings_are_followed_up(tmp_path: Path, reading: str, lines: str, expected: list[str]) -> None:
    given = guideline(tmp_path, lines, readings={"resultatuppfoljning": reading})

    assert remaining(given, "resultatuppfoljning", "2026-11-11", "2029-12-31") == expected


YES = "verifierad: {datum: 2027-04-20, roll: enheten_for_uppfoljning, åtgärdad: ja}"
NO = "verifierad: {datum: 2027-04-20, roll: enheten_for_uppfoljning, åtgärdad: nej}"


@pytest.mark.parametrize(
    ("lines", "ends", "as_of", "expected"),
    [
        pytest.param(
            remedied("2027-03-31"), "2034-12-31", "2027-04-30", {"2027-04-30": "förfaller_snart"}, id="on-the-day"
        ),
        pytest.param(
            remedied("2027-03-31"), "2034-12-31", "2027-05-01", {"2027-04-30": "försenad"}, id="the-day-after"
        ),
        pytest.param(
            remedied("2027-03-31", verified=YES), "2034-12-31", "2027-05-01", {"2027-04-30": "genomförd"}, id="verified"
        ),
        # What remains to be remedied remains when the agreement has ended.
        pytest.param(
            remedied("2027-03-31"), "2026-12-31", "2027-05-01", {"2027-04-30": "försenad"}, id="agreement-ended"
        ),
    ],
)
def test_states_of_the_follow_up_of_a_finding(
    tmp_path: Path, lines: str, ends: str, as_of: str, expected: dict[str, str]
) -> None:
    assert states(guideline(tmp_path, lines, ends=ends), "resultatuppfoljning", as_of, "2029-12-31") == expected


AGAIN = """
  p2:
    begärd: 2027-04-21
    brister: [b7q2wn]
    åtgärder:
      k9: {aktivitet: Ny rutin, slutdatum: 2027-06-30, brister: [b7q2wn]}"""


def test_not_remedied_is_followed_up_again(tmp_path: Path) -> None:
    given = guideline(tmp_path, remedied("2027-03-31", verified=NO) + AGAIN)

    assert remaining(given, "resultatuppfoljning", "2027-05-01", "2029-12-31") == ["2027-07-30"]


def test_each_time_it_is_not_remedied_it_is_followed_up_again(tmp_path: Path) -> None:
    later = "kontroller: {c1: {datum: 2027-07-15, roll: enheten_for_uppfoljning, åtgärdad: nej}}"
    third = AGAIN.replace("p2", "p3").replace("k9", "k8").replace("2027-04-21", "2027-07-16").replace("06-30", "10-31")
    given = guideline(tmp_path, remedied("2027-03-31", verified=f"{NO}, {later}") + AGAIN + third)

    assert states(given, "resultatuppfoljning", "2027-08-01", "2029-12-31") == {
        "2027-04-30": "genomförd",
        "2027-07-30": "genomförd",
        "2027-11-30": "kommande",
    }


# ---------- Reports ----------

FINISHED = "regel: orebro-2020/kvalitetskrav\nrapporter:\n  r1: {färdig: 2026-11-12}"


@pytest.mark.parametrize(
    ("rule", "done", "expected"),
    [
        pytest.param("publicering", "publicerad: 2026-12-01", "2026-12-12", id="published"),
        pytest.param("rapport-skickas", "återkopplad: 2026-12-01", "2026-12-12", id="sent"),
        pytest.param(
            "rapport-till-namnd",
            "redovisad: {n1: {nämnd: programnamnd_social_valfard, datum: 2026-12-01}}",
            "2026-12-09",
            id="to-the-board",
        ),
    ],
)
def test_a_finished_report_is_told(tmp_path: Path, rule: str, done: str, expected: str) -> None:
    given = guideline(tmp_path, FINISHED)

    assert states(given, rule, expected, "2027-12-31") == {expected: "förfaller_snart"}
    assert states(given, rule, "2027-01-31", "2027-12-31") == {expected: "passerad"}
    assert states(guideline(tmp_path, f"{FINISHED}\n{done}"), rule, "2027-01-31", "2027-12-31") == {
        expected: "genomförd"
    }


RULE = "redovisning-programnamnd"


def told(root: Path, *days: str, counts: str = "", **given: object) -> Desk:
    """The results laid before the board on some days."""
    said = f"räknas: {counts}\n" if counts else ""
    cases = [
        f"regel: orebro-2020/{RULE}\nnämnd: programnamnd_social_valfard\n{said}redovisad:\n"
        f"  n1: {{nämnd: programnamnd_social_valfard, datum: {day}}}"
        for day in days
    ]
    return guideline(root, *cases, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reading", "days", "as_of", "expected"),
    [
        # "två gånger om året": one in each half of it.
        pytest.param("T39a", (), "2026-06-30", ["2026-06-30", "2026-12-31"], id="T39a"),
        pytest.param("T39a", ("2026-05-20",), "2026-07-01", ["2026-12-31"], id="T39a-one"),
        pytest.param("T39a", ("2026-02-10", "2026-05-20"), "2026-07-01", ["2026-12-31"], id="T39a-two-in-one-half"),
        pytest.param("T39a", ("2026-05-20", "2026-11-18"), "2026-12-01", [], id="T39a-both"),
        # Any two days of the year.
        pytest.param("T39b", (), "2026-06-30", ["2026-12-31"], id="T39b"),
        pytest.param("T39b", ("2026-02-10",), "2026-07-01", ["2026-12-31"], id="T39b-one-of-two"),
        pytest.param("T39b", ("2026-02-10", "2026-05-20"), "2026-07-01", [], id="T39b-both-in-spring"),
        # At most six months between.
        pytest.param("T39c", ("2026-03-10",), "2026-04-01", ["2026-09-10"], id="T39c"),
        pytest.param("T39c", ("2026-03-10", "2026-08-31"), "2026-09-01", [], id="T39c-into-the-next-year"),
    ],
)
def test_twice_a_year_to_the_board(
    tmp_path: Path, reading: str, days: tuple[str, ...], as_of: str, expected: list[str]
) -> None:
    given = told(tmp_path, *days, readings={RULE: reading})

    assert remaining(given, RULE, as_of, "2026-12-31") == expected


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param("2026-06-30", "förfaller_snart", id="on-the-day"),
        pytest.param("2026-07-01", "försenad", id="the-day-after"),
    ],
)
def test_late_to_the_board(tmp_path: Path, as_of: str, state: str) -> None:
    assert states(told(tmp_path), RULE, as_of, "2026-06-30") == {"2026-06-30": state}


ASKED = "händelse: redovisning.begärd, datum: 2026-11-02, nämnd: programnamnd_social_valfard"


@pytest.mark.parametrize("reading", ["T39a", "T39b", "T39c", "T39d"])
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # "på begäran från nämnd i särskilda ärenden": the day the board asks for, otherwise its next meeting.
        pytest.param(f"{ASKED}, svar_senast: 2026-11-23", "2026-11-23", id="the-boards-own-day"),
        pytest.param(ASKED, "2026-11-18", id="the-next-meeting"),
        pytest.param(ASKED.replace("2026-11-02", "2026-11-05"), "2026-12-09", id="the-meeting-after"),
        # 60 days after the last known meeting's papers are due.
        pytest.param(ASKED.replace("2026-11-02", "2026-11-26"), "2027-01-25", id="no-meeting-in-reach"),
    ],
)
def test_on_request_from_the_board(tmp_path: Path, reading: str, asked: str, expected: str) -> None:
    given = told(tmp_path, "2026-05-20", "2026-10-20", events=(asked,), readings={RULE: reading})
    found = rows(given, RULE, "2026-11-27", "2027-02-28")

    assert [row.due.isoformat() for row in found if row.period == "e0"] == [expected]


def requested_case(counts: str = "") -> str:
    said = f"räknas: {counts}\n" if counts else ""
    return (
        f"regel: orebro-2020/{RULE}\nnämnd: programnamnd_social_valfard\navser: e0\n{said}redovisad:\n"
        "  n1: {nämnd: programnamnd_social_valfard, datum: 2026-11-18}"
    )


@pytest.mark.parametrize(
    ("reading", "counts", "expected"),
    [
        # A requested report does not count towards the two, unless it is said to.
        pytest.param("T39a", "", {"2026-11-18": "genomförd", "2026-12-31": "förfaller_snart"}, id="T39a"),
        pytest.param("T39a", "ja", {"2026-11-18": "genomförd", "2026-12-31": "genomförd"}, id="T39a-counted"),
    ],
)
def test_a_requested_report_and_the_two(tmp_path: Path, reading: str, counts: str, expected: dict[str, str]) -> None:
    given = guideline(tmp_path, requested_case(counts), events=(ASKED,), since="2026-07-01", readings={RULE: reading})

    assert states(given, RULE, "2026-12-10", "2026-12-31") == expected


def test_or_may_mean_that_a_request_replaces_one_of_the_two(tmp_path: Path) -> None:
    ordinary = (
        f"regel: orebro-2020/{RULE}\nnämnd: programnamnd_social_valfard\n"
        "redovisad:\n  n1: {nämnd: programnamnd_social_valfard, datum: 2026-05-20}"
    )
    given = guideline(tmp_path, requested_case("ja"), ordinary, events=(ASKED,), readings={RULE: "T39d"})

    assert states(given, RULE, "2026-12-10", "2026-12-31") == {"2026-11-18": "genomförd", "2026-12-31": "genomförd"}


# ---------- The guideline itself ----------


def test_the_guideline_is_reviewed_for_three_reasons(tmp_path: Path) -> None:
    """Two years since it was decided, a law that has been replaced, and a new term of office."""
    given = guideline(tmp_path, since="2020-01-01")
    found = {row.due.isoformat(): row.state for row in rows(given, "revidering", "2026-11-21", "2026-11-21")}

    assert found.keys() >= {"2022-05-28", "2025-07-31", "2026-11-14"}
    assert set(found.values()) == {"passerad"}


def test_a_term_of_office_begins_on_15_october(tmp_path: Path) -> None:
    given = guideline(tmp_path, since="2026-07-01")

    assert due_days(given, "revidering", "2026-11-21", "2029-12-31") == ["2026-11-14"]
    assert due_days(given, "revidering", "2026-11-21", "2030-12-31") == ["2026-11-14", "2030-11-14"]
