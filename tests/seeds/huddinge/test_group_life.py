"""The life of a cooperation group, typed at the command line: set up, eight meetings, minutes, problems, signatures."""

import datetime as dt
from pathlib import Path

import pytest

from tests.seeds.huddinge.test_cooperation_group import PROVIDER
from tests.seeds.seat import Seat, seated
from uppf.cli.reading import desk
from uppf.rules.due import due
from uppf.rules.minutes import written_notice

AGREEMENT = "utforare/solglantan.yaml"
CASE = "arenden/2026/2026-samverkansgrupp-lou-1-b22222.yaml"
FORM = (
    *("group", "form", "solglantan", "--commissioner", "Sektionschef, utredare", "--without-mandate", "utredare"),
    *("--provider", "utförarens regionchef"),
)
BOTH = ("--present", "sektionschef, utförarens regionchef")
SERIES = [
    *("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31"),
    *("2026-09-30", "2026-11-30", "2027-01-31"),
]
"""T04: in force 2026-01-31; six meetings a month apart, then every other month, always counted from that day."""


@pytest.fixture
def seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Seat:
    text = PROVIDER.format(in_force="2026-01-31", ends="2030-01-30", ending="", group="ja")
    municipality = {AGREEMENT: text}
    found = seated(tmp_path, monkeypatch, capsys, "huddinge-samverkan", municipality)
    roles = "roller: {sektionschef: {rubrik: Sektionschef}, utredare: {rubrik: Utredare}}\nverksamheter: {boende: B}\n"
    found.write("uppf.yaml", (found.read("uppf.yaml") or "") + roles)
    found.commit("Rollerna")
    return found


def moten(seat: Seat, as_of: str) -> list[str]:
    return seat.waiting(as_of, "2027-01-31", "samverkansgrupp-moten")


def met(seat: Seat, day: str, *more: str) -> str:
    return seat.done("group", "meet", "solglantan", "--place", "Rådhuset", *BOTH, *more, as_of=day)


# "När avtalet träder i kraft ska en samverkansgrupp upprättas … med mandat att fatta beslut" (S0:17, 19)


def test_the_group_is_set_up(seat: Seat) -> None:
    assert seat.waiting("2026-01-31", "2026-01-31", "samverkansgrupp-upprattas") == ["2026-01-31"]
    assert seat.done(*FORM, "--reason", "Avtalet träder i kraft.", as_of="2026-01-31") == (
        "Upprättat samverkansgruppen för lou-1 2026-01-31 (2026-samverkansgrupp-lou-1-b22222). "
        "Nästa: uppf group agenda lou-1, sedan uppf group meet lou-1 --present ROLLER\n"
    )
    assert seat.waiting("2026-02-01", "2026-12-31", "samverkansgrupp-upprattas") == []
    assert seat.read(CASE) == (
        "# yaml-language-server: $schema=../../../schemas/arende.schema.json\n"
        "ärende: 2026-samverkansgrupp-lou-1-b22222\n"
        "regel: huddinge-samverkan/samverkansgrupp-upprattas\n"
        "avser: 2026-01-31\n"
        "utförare: solglantan\n"
        "avtal: lou-1\n"
        "verksamhet: boende\n"
        "nämnd: socialnamnden\n"
        "öppnat: 2026-01-31\n"
        "ansvarig: bestallare\n"
        "metod: samverkansmöte\n"
        "beslut:\n"
        "  datum: 2026-01-31\n"
        "  roll: bestallare\n"
        "  skäl: Avtalet träder i kraft.\n"
    )
    assert (seat.read(AGREEMENT) or "").endswith(
        "    samverkansgrupp_finns: ja\n"
        "    samverkansgrupp:\n"
        "      - sida: beställare\n"
        "        roll: sektionschef\n"
        "        beslutsmandat: ja\n"
        "      - sida: beställare\n"
        "        roll: utredare\n"
        "        beslutsmandat: nej\n"
        "      - sida: utförare\n"
        "        roll: utförarens regionchef\n"
        "        beslutsmandat: ja\n"
        "\n"
    )
    assert seat.git("log", "-1", "--format=%s|%(trailers:separator=%x2C,key_value_separator==)") == (
        "Upprätta samverkansgruppen för lou-1 2026-01-31"
        "|Uppf-Act=group-form,Uppf-Case=2026-samverkansgrupp-lou-1-b22222,Uppf-Provider=solglantan\n"
    )


def test_a_case_opened_from_the_due_list_is_the_groups_own(seat: Seat) -> None:
    (row,) = seat.rows("2026-01-31", "2026-01-31", "samverkansgrupp-upprattas")
    said = seat.done("open", row.id, as_of="2026-01-31")
    assert said.endswith("Nästa: uppf group form lou-1 --commissioner ROLLER --provider ROLLER\n")
    seat.done(*FORM, as_of="2026-01-31")
    assert "dnr" not in str(seat.read("arenden/2026/2026-lonnen-b22222.yaml"))
    assert seat.waiting("2026-02-01", "2026-12-31", "samverkansgrupp-upprattas") == []
    assert "i 2026-lonnen-b22222: 2026-02-27, för måldagen 2026-02-28." in met(seat, "2026-02-27")
    assert len(list(seat.root.glob("arenden/*/*"))) == 1


def test_the_registry_number_is_that_of_the_case_that_is_open(seat: Seat) -> None:
    """It was said, so it is written; a number that stands there is not written over."""
    (row,) = seat.rows("2026-01-31", "2026-01-31", "samverkansgrupp-upprattas")
    seat.done("open", row.id, as_of="2026-01-31")
    seat.done(*FORM, "--dnr", "26/SN 7", as_of="2026-01-31")
    assert "dnr: 26/SN 7\n" in str(seat.read("arenden/2026/2026-lonnen-b22222.yaml"))


def test_a_registry_number_is_not_written_over(seat: Seat) -> None:
    (row,) = seat.rows("2026-01-31", "2026-01-31", "samverkansgrupp-upprattas")
    seat.done("open", row.id, "--dnr", "26/SN 6", as_of="2026-01-31")
    assert seat.refused(*FORM, "--dnr", "26/SN 7", as_of="2026-01-31") == ["case-has-number"]


def test_a_group_in_which_one_side_cannot_decide_is_not_set_up(seat: Seat) -> None:
    one_side = ("group", "form", "lou-1", "--commissioner", "sektionschef")
    assert seat.refused(*one_side, as_of="2026-01-31") == ["group-without-mandate"]
    without = (*one_side, "--provider", "vd", "--without-mandate", "vd")
    assert seat.refused(*without, as_of="2026-01-31") == ["group-without-mandate"]
    assert seat.refused("group", "form", "lou-1", as_of="2026-01-31") == ["group-without-mandate"] * 2
    assert seat.refused(*one_side, "--without-mandate", "mas", as_of="2026-01-31") == ["not-a-member"]
    assert seat.refused(*FORM, "--date", "2026-02-01", as_of="2026-01-31") == ["future-day"]


def test_members_are_added_and_mandates_change_without_a_second_decision(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    assert seat.refused(*FORM, as_of="2026-03-01") == ["group-unchanged"]
    more = ("--commissioner", "verksamhetschef, utredare", "--provider", "utförarens verksamhetschef")
    case = seat.read(CASE)
    for beside in (("--dnr", "26/SN 9"), ("--reason", "Nya ledamöter."), ("--role", "utredare")):
        assert seat.refused("group", "form", "lou-1", *more, *beside, as_of="2026-03-01") == ["formed-already"]
    said = seat.done("group", "form", "lou-1", *more, as_of="2026-03-01")
    assert said == "Ändrat samverkansgruppens ledamöter för lou-1. Nästa: uppf due\n"
    assert seat.read(CASE) == case
    (_, agreement) = desk(seat.root).register.agreements()["lou-1"]
    assert [(one.side, one.role, one.mandate) for one in agreement.group_members] == [
        ("beställare", "sektionschef", True),
        ("beställare", "utredare", True),
        ("utförare", "utförarens regionchef", True),
        ("beställare", "verksamhetschef", True),
        ("utförare", "utförarens verksamhetschef", True),
    ]


def test_an_agreement_whose_plans_have_no_group(seat: Seat) -> None:
    seat.write(AGREEMENT, (seat.read(AGREEMENT) or "").replace("    planer: huddinge-samverkan\n", ""))
    seat.commit("Ingen plan")
    for command in ("form", "meet", "agenda"):
        assert seat.refused("group", command, "lou-1") == ["no-group-in-plans"]


def test_a_group_that_is_set_up_is_one_that_the_agreement_has(seat: Seat) -> None:
    seat.write(
        AGREEMENT, (seat.read(AGREEMENT) or "").replace("samverkansgrupp_finns: ja", "samverkansgrupp_finns: nej")
    )
    seat.commit("Ingen grupp")
    assert moten(seat, "2026-01-31") == []
    seat.done(*FORM, as_of="2026-01-31")
    assert moten(seat, "2026-01-31") == SERIES


# "Första mötet ska genomföras en månad efter … månatliga möten … varannan månad" (S0:19)


def test_eight_meetings_each_close_their_day_and_move_no_other(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    assert moten(seat, "2026-01-31") == SERIES
    held = (
        *("2026-02-27", "2026-03-31", "2026-05-04", "2026-05-20"),  # in time, on the day, late and early in the window
        *("2026-06-30", "2026-08-14", "2026-09-16", "2026-12-14"),  # …, the first and the last day of a window
    )
    for number, day in enumerate(held):
        assert f"{day}, för måldagen {SERIES[number]}. " in met(seat, day)
        assert moten(seat, day) == SERIES[number + 1 :]
        assert seat.waiting(day, "2027-12-31", source="protokoll") == [later(day)]
        seat.done("group", "answer", "b22222", "--rest", as_of=day)
        seat.done("group", "adjust", "b22222", "--commissioner", day, "--provider", day, as_of=day)
        assert seat.waiting(day, "2027-12-31", source="protokoll") == []
    assert moten(seat, "2026-12-15") == ["2027-01-31"]
    assert sorted(path.name for path in seat.root.glob("arenden/*/*")) == [Path(CASE).name]


def later(day: str) -> str:
    """Two weeks on: our own default for minutes."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=14)).isoformat()


def test_a_second_meeting_in_a_window_is_extra_and_a_missed_one_stays_late(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    met(seat, "2026-02-20")
    assert "Mötet är extra: ingen måldag i serien väntar på det.\n" in met(seat, "2026-03-05")
    assert moten(seat, "2026-03-05") == SERIES[1:]
    assert "för måldagen 2026-05-31" in met(seat, "2026-05-20")
    late = {row.due.isoformat(): row.state for row in seat.rows("2026-05-20", "2026-05-31", "samverkansgrupp-moten")}
    assert late == {"2026-03-31": "försenad", "2026-04-30": "försenad"}
    assert "för måldagen 2026-04-30" in met(seat, "2026-05-21", "--period", "2026-04-30")
    assert seat.refused("group", "meet", "lou-1", *BOTH, "--period", "2026-03-30", as_of="2026-05-22") == [
        "no-such-meeting-day"
    ]


def test_a_meeting_between_two_windows_is_extra_and_does_away_with_none(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    for day in SERIES[:7]:
        met(seat, day)
    assert "Mötet är extra: ingen måldag i serien väntar på det.\n" in met(seat, "2026-10-20")
    assert moten(seat, "2026-10-20") == SERIES[7:]


def test_a_number_said_with_a_meeting_is_the_number_of_its_case(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    seat.done("group", "meet", "lou-1", *BOTH, "--dnr", "26/SN 9", as_of="2026-02-26")
    assert "dnr: 26/SN 9\n" in (seat.read(CASE) or "")
    again = ("group", "meet", "lou-1", *BOTH, "--dnr", "26/SN 10")
    assert seat.refused(*again, as_of="2026-03-26") == ["case-has-number"]


def test_a_planned_meeting_gets_who_was_there_when_it_has_been_held(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    plan = ("group", "meet", "lou-1", "--date", "2026-02-26")
    assert "2026-02-26 har inte varit än" in seat.done(*plan, as_of="2026-02-01")
    assert seat.refused(*plan, as_of="2026-02-02") == ["meeting-known"]
    assert moten(seat, "2026-02-25") == SERIES
    seat.done(*plan, *BOTH, "--place", "Lönnen", as_of="2026-02-26")
    (visit,) = desk(seat.root).register.cases["2026-samverkansgrupp-lou-1-b22222"].visits.values()
    assert (visit.place, visit.present) == (
        "Lönnen",
        ("bestallare", "utforare", "sektionschef", "utförarens regionchef"),
    )
    assert moten(seat, "2026-02-26") == SERIES[1:]
    assert seat.refused(*plan, *BOTH, as_of="2026-02-26") == ["meeting-known"]


def test_how_minutes_were_signed_is_kept(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    met(seat, "2026-02-26")
    seat.done("group", "answer", "lou-1", "--rest", as_of="2026-02-27")
    seat.done("group", "adjust", "lou-1", "--provider", "2026-02-27", "--signature", "egenhändig", as_of="2026-02-27")
    assert "    underskrift: egenhändig\n" in (seat.read(CASE) or "")


def test_both_sides_are_there_or_the_reason_is_noted(seat: Seat) -> None:
    seat.done(*FORM, as_of="2026-01-31")
    alone = ("group", "meet", "lou-1", "--present", "utredare")
    assert seat.refused(*alone, as_of="2026-02-28") == ["side-absent"]
    said = seat.done(*alone, "--absence-reason", "Utföraren lämnade återbud.", as_of="2026-02-28")
    assert "Obs: ingen på sidan beställare och utförare som var med får besluta.\n" in said
    assert "    frånvaro_skäl: Utföraren lämnade återbud.\n" in (seat.read(CASE) or "")


def test_a_meeting_before_the_group_is_set_up_opens_its_case_and_says_so(seat: Seat) -> None:
    said = met(seat, "2026-02-27")
    assert "Obs: gruppen har inga ledamöter; upprätta den: uppf group form lou-1.\n" in said
    assert moten(seat, "2026-02-27") == SERIES[1:]
    assert seat.waiting("2026-02-27", "2026-12-31", "samverkansgrupp-upprattas") == ["2026-01-31"]


# "ett stående protokoll med frågor som ska lyftas varje möte" (S0:28)

MINUTES = """\
tillfällen:
  b22223:
    datum: 2026-02-27
    metod: samverkansmöte
    plats: Rådhuset
    närvarande: [bestallare, utforare, sektionschef, utförarens regionchef]
    regel: huddinge-samverkan/samverkansgrupp-moten
    avser: 2026-02-28
    punkter:
      b22224:
        kontrollpunkt: arbetsmiljo
        ej_tillämplig: Skyddsombudet var sjukt.
      b22225:
        kontrollpunkt: kompetens
        svar: Inget att notera.
      b22226:
        kontrollpunkt: avvikelser
        svar: Tre sedan sist, alla åtgärdade.
"""


@pytest.fixture
def meeting(seat: Seat) -> Seat:
    """The group has held its first meeting, b22223."""
    seat.done(*FORM, as_of="2026-01-31")
    met(seat, "2026-02-27")
    return seat


def test_points_are_answered_one_by_one(meeting: Seat) -> None:
    said = meeting.done(
        *("group", "answer", "b22223", "--point", "avvikelser=Tre sedan sist, alla åtgärdade."),
        *("--nothing", "kompetens", "--not-raised", "Arbetsmiljö = Skyddsombudet var sjukt."),
        as_of="2026-02-28",
    )
    assert said == (
        "Besvarat 3 punkter på mötet b22223 (2026-02-27). Nästa: uppf group answer b22223 --point 'PUNKT=TEXT' --rest\n"
    )
    assert MINUTES in (meeting.read(CASE) or "")


BY_HAND = """\
# Skrivet för hand
ärende: 2026-samverkansgrupp-lou-1-b22222
avtal: lou-1
utförare: solglantan
regel: huddinge-samverkan/samverkansgrupp-upprattas
avser: 2026-01-31
verksamhet: boende
nämnd: socialnamnden
metod: samverkansmöte
ansvarig: bestallare
beslut: {roll: bestallare, datum: 2026-01-31}
öppnat: 2026-01-31
problem: {b22224: {text: Skiftbytet tar för lång tid., tillfälle: b22223}}
tillfällen:
  b22223:
    regel: huddinge-samverkan/samverkansgrupp-moten
    metod: samverkansmöte
    plats: "Rådhuset"
    datum: 2026-02-27
    avser: 2026-02-28
    närvarande:
      - bestallare
      - utforare
      - sektionschef
      - utförarens regionchef
"""


def test_what_is_written_by_hand_is_the_same_as_what_is_said(meeting: Seat) -> None:
    meeting.done(*PROBLEM, "bordlagt", as_of="2026-02-28")
    said = desk(meeting.root)
    meeting.write(CASE, BY_HAND)
    written = desk(meeting.root)
    assert written.register == said.register
    for day in ("2026-02-28", "2026-03-14", "2027-01-01"):
        assert due(written.facts, dt.date.fromisoformat(day)) == due(said.facts, dt.date.fromisoformat(day))


ANSWER = ("group", "answer", "b22222")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param((), "nothing-answered", id="nothing"),
        pytest.param(("--point", "avvikelser"), "point-form", id="no text"),
        pytest.param(("--point", "priser=Höjs."), "no-such-plan-point", id="no such point"),
        pytest.param(("--nothing", "kompetens", "--nothing", "ekonomi"), "no-such-plan-point", id="one of two"),
        pytest.param(("--nothing", "relation", "--point", "kvalitetsarbete=Ja."), "points-answered", id="again"),
    ],
)
def test_answers_that_are_none(meeting: Seat, said: tuple[str, ...], code: str) -> None:
    meeting.done(*ANSWER, "--nothing", "kvalitetsarbete", as_of="2026-02-28")
    assert meeting.refused(*ANSWER, *said, as_of="2026-02-28") == [code]


# "Protokollet ska undertecknas av båda parter och alla … krav på skriftlighet tillgodoses" (S0:30)

SIGN = ("group", "adjust", "b22222")


def test_unanswered_points_hold_the_minutes_until_a_reason_is_noted(meeting: Seat) -> None:
    meeting.done(*ANSWER, *("--nothing", "arbetsmiljo"), as_of="2026-02-28")
    assert meeting.refused(*SIGN, "--provider", "2026-03-01", as_of="2026-03-01") == ["points-unanswered"]
    rest = [point for point in POINTS if point not in ("arbetsmiljo", "relation")]
    reasons = [part for point in rest for part in ("--not-raised", f"{point}=Tas upp i mars.")]
    meeting.done(*ANSWER, *reasons, as_of="2026-03-01")
    meeting.done(*SIGN, "--provider", "2026-03-01", as_of="2026-03-01")


POINTS = (
    *("verksamhetsproblem", "relation", "uppfoljning-och-utvardering", "verksamhetsutveckling", "kvalitetsarbete"),
    *("personalforandringar", "arbetsmiljo", "kompetens", "kompetensutveckling", "aktiviteter", "avvikelser", "ovrigt"),
)


def test_minutes_are_adjusted_with_both_signatures_and_then_count_as_written(meeting: Seat) -> None:
    def state(day: str) -> tuple[object, ...]:
        (case,) = desk(meeting.root).register.cases.values()
        (item,) = case.visits
        rows = [(row.due.isoformat(), row.obliged) for row in meeting.rows(day, "2027-12-31", source="protokoll")]
        return case.visits[item].minutes_adjusted, str(written_notice(case, item) or ""), rows

    assert state("2026-02-28") == (None, "", [("2026-03-13", "båda")])
    meeting.done(*ANSWER, "--rest", as_of="2026-02-28")
    said = meeting.done(*SIGN, "--commissioner", "2026-03-02", as_of="2026-03-05")
    assert "Antecknat underskrift på protokollet" in said
    assert said.endswith("--provider DATUM\n")
    assert state("2026-03-05") == (None, "", [("2026-03-13", "utföraren")])
    assert meeting.refused(*SIGN, "--commissioner", "2026-03-03", as_of="2026-03-05") == ["already-signed"]
    assert meeting.refused(*SIGN, as_of="2026-03-05") == ["nothing-signed"]
    assert meeting.refused(*SIGN, "--provider", "2026-03-06", as_of="2026-03-05") == ["future-day"]
    assert meeting.refused(*SIGN, "--provider", "2026-02-26", as_of="2026-03-05") == ["signed-before-meeting"]
    said = meeting.done(*SIGN, "--provider", "2026-03-04", as_of="2026-03-05")
    assert said.splitlines()[1] == (
        "Protokollet gäller från 2026-03-04 som skriftlig underrättelse enligt avtalet; "
        "en sanktion kräver ändå ett beslut."
    )
    adjusted, notice, rows = state("2026-03-05")
    assert (str(adjusted), notice, rows) == ("2026-03-04", "2026-03-04", [])
    assert "    undertecknat_utförare: 2026-03-04\n" in (meeting.read(CASE) or "")
    for late in ("--point", "relation=God."), ("--rest",):
        assert meeting.refused(*ANSWER, *late, as_of="2026-03-06") == ["minutes-adjusted"]


def test_the_time_to_sign_is_the_municipalitys_own(meeting: Seat) -> None:
    text = meeting.read("uppf.yaml") or ""
    meeting.write("uppf.yaml", text + "inställningar: {frister: {justera_protokoll: 5 arbetsdagar}}\n")
    assert meeting.waiting("2026-02-28", "2027-01-01", source="protokoll") == ["2026-03-06"]
    (row,) = meeting.rows("2026-02-28", "2027-01-01", source="protokoll")
    meeting.commit("Vår frist")
    said = meeting.done("why", row.id, as_of="2026-02-28")
    assert "kommunens egen frist: 2026-03-06" in said
    assert "justera_protokoll" in said


# "verksamhetsproblem diskuteras öppet och eventuellt löses gemensamt om detta är optimalt" (S0:21, 24–26)

PROBLEM = ("group", "problem", "b22222", "Skiftbytet tar för lång tid.", "--outcome")


def problems(seat: Seat, as_of: str) -> list[tuple[str, str]]:
    return [(row.title, row.due.isoformat()) for row in seat.rows(as_of, "2027-12-31", source="bordlagt")]


def test_a_problem_is_solved_jointly_for_a_reason(meeting: Seat) -> None:
    assert meeting.refused(*PROBLEM, "löst", as_of="2026-02-28") == ["settling-reason-needed"]
    said = meeting.done(*PROBLEM, "löst", "--reason", "Jouren rings in tidigare.", as_of="2026-02-28")
    assert "löst gemensamt" in said
    (case,) = desk(meeting.root).register.cases.values()
    (problem,) = case.problems.values()
    assert (str(problem.settled), problem.reason, problem.became) == ("2026-02-27", "Jouren rings in tidigare.", None)
    assert case.findings == {}


def test_a_problem_becomes_a_finding_in_the_case(meeting: Seat) -> None:
    grading = ("--category", "Bemanning", "--clause", "4.3", "--frequency", "enstaka")
    said = meeting.done(*PROBLEM, "brist", *grading, "--individual-consequence", "stor", as_of="2026-02-28")
    assert "grad allvarlig" in said
    (case,) = desk(meeting.root).register.cases.values()
    ((key, found),) = case.findings.items()
    (problem,) = case.problems.values()
    assert (problem.became, str(problem.settled), problem.raised_at) == (key, "2026-02-27", next(iter(case.visits)))
    assert (found.text, str(found.found), str(found.source), found.category, found.clause_number) == (
        *("Skiftbytet tar för lång tid.", "2026-02-27", "samverkansgrupp", "bemanning", "4.3"),
    )


def test_a_tabled_problem_comes_back_until_it_is_settled(meeting: Seat) -> None:
    meeting.done(*PROBLEM, "bordlagt", as_of="2026-02-28")
    assert problems(meeting, "2026-02-28") == [("Skiftbytet tar för lång tid.", "2026-04-27")]
    (case,) = desk(meeting.root).register.cases.values()
    (item,) = case.problems
    agenda = meeting.done("group", "agenda", "lou-1", "--format", "csv", as_of="2026-03-20")
    assert f"problem;Skiftbytet tar för lång tid.;2026-02-27;b22222;{item}\n" in agenda.replace("\r", "")
    assert meeting.refused("group", "settle", item, "--outcome", "löst", as_of="2026-03-31") == [
        "settling-reason-needed"
    ]
    meeting.done("group", "settle", item, "--outcome", "löst", "--reason", "Nytt schema.", as_of="2026-03-31")
    assert problems(meeting, "2026-04-01") == []
    # The agenda of an earlier day is as it was then.
    assert meeting.done("group", "agenda", "lou-1", "--format", "csv", as_of="2026-03-20") == agenda
    assert "problem" not in sections(meeting, "2026-02-26")
    assert "problem" not in sections(meeting, "2026-04-01")
    assert meeting.refused("group", "settle", item, "--outcome", "brist", as_of="2026-04-01") == ["already-settled"]


def test_a_tabled_problem_can_still_become_a_finding(meeting: Seat) -> None:
    meeting.done(*PROBLEM, "bordlagt", as_of="2026-02-28")
    (row,) = meeting.rows("2026-03-01", "2027-12-31", source="bordlagt")
    assert (row.strength, row.obliged) == ("mål", "båda")
    meeting.done("group", "settle", row.id, "--outcome", "brist", "--category", "bemanning", as_of="2026-03-31")
    (case,) = desk(meeting.root).register.cases.values()
    ((key, found),) = case.findings.items()
    assert [one.became for one in case.problems.values()] == [key]
    assert (str(found.found), str(found.source)) == ("2026-03-31", "samverkansgrupp")
    assert problems(meeting, "2026-04-01") == []


def test_a_proposal_is_kept_apart_from_findings(meeting: Seat) -> None:
    meeting.done("group", "proposal", "b22222", "Gemensam utbildning.", as_of="2026-02-28")
    (case,) = desk(meeting.root).register.cases.values()
    (item,) = case.proposals
    assert (case.findings, case.problems) == ({}, {})
    assert f"förslag;Gemensam utbildning.;2026-02-27;b22222;{item}" in meeting.done(
        "group", "agenda", "lou-1", "--format", "csv", as_of="2026-03-01"
    )
    settle = ("group", "settle", item, "--outcome")
    assert meeting.refused(*settle, "brist", as_of="2026-03-01") == ["proposal-no-finding"]
    meeting.done(*settle, "löst", "--reason", "Hålls i maj.", as_of="2026-03-01")
    (case,) = desk(meeting.root).register.cases.values()
    assert case.proposals[item].reason == "Hålls i maj."


def test_nothing_is_raised_in_minutes_that_are_adjusted(meeting: Seat) -> None:
    assert meeting.refused("group", "proposal", "b22222", " ", as_of="2026-02-28") == ["empty-problem"]
    meeting.done(*ANSWER, "--rest", as_of="2026-02-28")
    meeting.done(*SIGN, "--commissioner", "2026-02-28", "--provider", "2026-02-28", as_of="2026-02-28")
    assert meeting.refused(*PROBLEM, "bordlagt", as_of="2026-02-28") == ["minutes-adjusted"]
    assert meeting.refused("group", "proposal", "b22222", "Mer.", as_of="2026-02-28") == ["minutes-adjusted"]


# "uppföljning och utvärdering utgör ett gemensamt åtagande" (S0:23)

FOLLOWED = """\
ärende: 2026-lonnen-aaaaaa
rubrik: Uppföljning av Lönnen
avtal: lou-1
öppnat: 2026-01-15
{unannounced}tillfällen: {{t2t2t2: {{datum: {visited}}}}}
brister:
  b7q2wn: {{text: Planer saknas., konstaterad: 2026-02-10, avtalspunkt: "4.3"}}
åtgärdsplaner:
  p2p2p2:
    begärd: 2026-02-12
    brister: b7q2wn
    åtgärder: {{a2a2a2: {{aktivitet: Upprätta planer., ansvarig: utförarens chef, slutdatum: 2026-04-01}}}}
rapporter:
  r2r2r2: {{färdig: {finished}, sammanfattning: Avtalet följs i huvudsak.}}
"""


def sections(seat: Seat, as_of: str) -> dict[str, list[str]]:
    lines = seat.done("group", "agenda", "lou-1", "--format", "csv", as_of=as_of).splitlines()[1:]
    found: dict[str, list[str]] = {}
    for line in lines:
        section, what, *_ = line.split(";")
        found.setdefault(section, []).append(what)
    return found


def test_the_agenda_tells_what_has_happened_since_the_last_meeting(meeting: Seat) -> None:
    meeting.write(
        "arenden/2026/2026-lonnen-aaaaaa.yaml",
        FOLLOWED.format(unannounced="", visited="2026-02-10", finished="2026-03-05"),
    )
    meeting.commit("Uppföljningen")
    told = sections(meeting, "2026-03-20")
    assert list(told) == ["protokoll", "resultat", "brist", "åtgärd", "punkt"]
    assert (told["resultat"], told["brist"], told["åtgärd"]) == (
        ["Avtalet följs i huvudsak."],
        ["Planer saknas."],
        ["Upprätta planer."],
    )
    assert len(told["punkt"]) == len(POINTS)
    assert "resultat" not in sections(meeting, "2026-03-04")
    heading = meeting.done("group", "agenda", "lou-1", as_of="2026-03-20").splitlines()[0]
    assert heading == "Dagordning: Drift av Lönnen, nästa möte senast 2026-03-31"
    met(meeting, "2026-03-31")
    assert "resultat" not in sections(meeting, "2026-04-01")
    # What was found and asked for later is no part of an earlier day's agenda.
    assert {"brist", "åtgärd"}.isdisjoint(sections(meeting, "2026-02-09"))
    assert "åtgärd" not in sections(meeting, "2026-02-11")
    assert sections(meeting, "2026-02-11")["brist"] == ["Planer saknas."]


def test_the_agenda_never_tells_of_a_visit_that_is_to_be_a_surprise(meeting: Seat) -> None:
    text = FOLLOWED.format(unannounced="oanmäld: ja\n", visited="2026-04-10", finished="2026-03-05")
    meeting.write("arenden/2026/2026-lonnen-aaaaaa.yaml", text)
    meeting.commit("Oanmäld")
    assert list(sections(meeting, "2026-03-20")) == ["protokoll", "punkt"]
    assert "brist" in sections(meeting, "2026-04-10")
