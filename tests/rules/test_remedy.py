"""The road from a finding to a verified remedy, as values: what waits, from when, and what is led to."""

import datetime as dt
from typing import Any

import pytest

from tests.rules.office import PLAN, PROVIDER, Office, led, office, tokens
from uppf.model.case import Case
from uppf.model.requirement import RequirementSet
from uppf.rules.acts.finding import Found, finding
from uppf.rules.change import At, Put
from uppf.rules.checks_case import supervisor_asked
from uppf.rules.due import due
from uppf.rules.remedy import ends, lacks, new_time, to_verify
from uppf.rules.requirements import meant
from uppf.rules.status import finding_state
from uppf.rules.steps import steps
from uppf.rules.suggested import suggested
from uppf.show.duelist import next_step
from uppf.store.yamltext import parse

DAY = dt.date(2026, 11, 21)
HEAD = """\
ärende: 2026-ekbacken-aaaaaa
regel: rutin/arlig
avser: 2026
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
tillfällen: {v1: {datum: 2026-04-01, plats: Ekbacken}}
rapporter: {r1: {färdig: 2026-05-01}}
"""
BARE = PLAN[: PLAN.index("  - id: verifiera")] + PLAN[PLAN.index("bedömning:") :]
"""The plan without a rule that asks for a check."""
FOUND = "text: Plan saknas, konstaterad: 2026-04-01, frekvens: återkommande, konsekvens: {individ: liten}"
PLANNED = f"{FOUND}, disposition: {{åtgärdsplan: 2026-05-01}}"
SEEN = "verifierad: {datum: 2026-09-02, roll: utredare, åtgärdad: ja, underlag: x}"
NOT_YET = "verifierad: {datum: 2026-09-01, roll: utredare, åtgärdad: nej, underlag: x}"
SEEN_LATER = "kontroller: {k1: {datum: 2026-10-01, roll: utredare, åtgärdad: ja, underlag: x}}"
NOT_LATER = "kontroller: {k1: {datum: 2026-10-01, roll: utredare, åtgärdad: nej, underlag: x}}"


def case(finding: str, *plans: str) -> Case:
    """A case with a finding and the plans asked for because of it."""
    return Case.model_validate(parse(text(finding, *plans).encode()).value)


def text(finding: str, *plans: str) -> str:
    asked = "".join(f"  {plan}\n" for plan in plans)
    return f"{HEAD}brister:\n  f1: {{{finding}}}\n" + (f"åtgärdsplaner:\n{asked}" if plans else "")


def plan(key: str, requested: str, actions: str = "", more: str = "") -> str:
    tail = f", åtgärder: {{{actions}}}" if actions else ""
    return f"{key}: {{begärd: {requested}, svar_senast: 2026-12-31, brister: f1{more}{tail}}}"


def action(key: str, end: str, more: str = "") -> str:
    return f"{key}: {{aktivitet: Skriva, ansvarig: utförarens chef, slutdatum: {end}{more}}}"


FIRST = plan("p1", "2026-04-02", action("a1", "2026-08-15"), ", inkommen: 2026-04-20")
SECOND = plan("p2", "2026-09-02", action("a2", "2026-11-30"), ", inkommen: 2026-09-20")


# Every time it was to be remedied


@pytest.mark.parametrize(
    ("finding", "plans", "expected"),
    [
        pytest.param(PLANNED, (), [], id="no actions"),
        pytest.param(PLANNED, (FIRST,), ["2026-08-15"], id="the last action"),
        pytest.param(f"{PLANNED}, {NOT_YET}", (FIRST,), ["2026-08-15"], id="checked, and no new time"),
        pytest.param(f"{PLANNED}, {NOT_YET}", (FIRST, SECOND), ["2026-08-15", "2026-11-30"], id="a new plan"),
        pytest.param(
            f"{PLANNED}, {NOT_YET}",
            (
                plan(
                    "p1",
                    "2026-04-02",
                    action("a1", "2026-10-31", ", flyttat: {m1: {slutdatum: 2026-08-15, datum: 2026-09-03, skäl: x}}"),
                ),
            ),
            ["2026-08-15", "2026-10-31"],
            id="the action was moved after the check",
        ),
        pytest.param(
            f"{PLANNED}, {NOT_YET}",
            (
                plan(
                    "p1",
                    "2026-04-02",
                    action("a1", "2026-08-31", ", flyttat: {m1: {slutdatum: 2026-08-15, datum: 2026-08-01, skäl: x}}"),
                ),
            ),
            ["2026-08-31"],
            id="the action was moved before it",
        ),
        pytest.param(
            f"{PLANNED}, {NOT_YET}",
            (plan("p1", "2026-04-02", action("a1", "2026-09-15")), SECOND),
            ["2026-09-01", "2026-11-30"],
            id="checked before its time",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-04-02", action("a1", "2026-08-15"), ", komplettering_begärd: 2026-05-01"),),
            [],
            id="the plan went back",
        ),
    ],
)
def test_the_last_day_of_each_round(finding: str, plans: tuple[str, ...], expected: list[str]) -> None:
    assert [day.isoformat() for day in ends(case(finding, *plans), "f1")] == expected


@pytest.mark.parametrize(
    ("finding", "plans", "since"),
    [
        pytest.param(FOUND, (), None, id="nothing is decided"),
        pytest.param(PLANNED, (), None, id="the plan has not come"),
        pytest.param(PLANNED, (FIRST,), ("2026-08-15", "åtgärd.slutdatum"), id="after the last action"),
        pytest.param(
            f"{PLANNED}, åtgärdad: 2026-06-01", (), ("2026-06-01", "brist.åtgärdad"), id="the provider says so"
        ),
        pytest.param(
            f"{FOUND}, disposition: {{påpekande: 2026-04-02}}", (), ("2026-04-02", "brist.påpekad"), id="a remark"
        ),
        pytest.param(
            f"{FOUND}, disposition: {{sanktion: 2026-06-01}}", (), ("2026-06-01", "brist.beslutad"), id="a sanction"
        ),
        pytest.param(
            f"{PLANNED}, {NOT_YET}", (FIRST,), ("2026-09-01", "brist.ej_åtgärdad"), id="seen not to be remedied"
        ),
        pytest.param(f"{PLANNED}, {NOT_YET}", (FIRST, SECOND), ("2026-11-30", "åtgärd.slutdatum"), id="a new time"),
        pytest.param(f"{PLANNED}, {NOT_YET}, {SEEN_LATER}", (FIRST,), None, id="seen at last"),
        pytest.param(
            f"{PLANNED}, {NOT_YET}, {NOT_LATER}", (FIRST,), ("2026-10-01", "brist.ej_åtgärdad"), id="and again not"
        ),
    ],
)
def test_from_when_a_finding_waits_to_be_checked(
    finding: str, plans: tuple[str, ...], since: tuple[str, str] | None
) -> None:
    found = to_verify(case(finding, *plans), "f1")
    assert (found and (found.day.isoformat(), found.event)) == since


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-08-31", "åtgärdsplan_begärd"),
        ("2026-09-01", "ej_åtgärdad"),
        ("2026-09-30", "ej_åtgärdad"),
        ("2026-10-01", "verifierad"),
    ],
)
def test_the_state_follows_the_last_check_that_was_made(day: str, state: str) -> None:
    checked = case(f"{PLANNED}, {NOT_YET}, {SEEN_LATER}")
    assert finding_state(checked, "f1", dt.date.fromisoformat(day)) == state


def test_a_later_check_overrules_one_that_saw_a_remedy() -> None:
    seen = NOT_YET.replace("nej", "ja")
    assert finding_state(case(f"{PLANNED}, {seen}, {NOT_LATER}"), "f1", DAY) == "ej_åtgärdad"


def test_what_a_plan_lacks() -> None:
    told = parse(
        text(
            f"{PLANNED}}}\n  f2: {{{PLANNED}",
            "p1: {begärd: 2026-04-02, brister: [f1, f2], åtgärder: {a1: {aktivitet: Skriva, brister: f1}}}",
        ).encode()
    ).value
    plan = Case.model_validate(told).action_plans["p1"]
    assert [(one.missing, one.action, one.finding) for one in lacks(plan)] == [
        (("åtgärder",), "", "f2"),
        (("slutdatum", "ansvarig"), "a1", ""),
    ]


@pytest.mark.parametrize(
    ("plans", "day"),
    [
        ((FIRST,), None),
        ((FIRST, SECOND), "2026-12-31"),
        ((plan("p1", "2026-04-02", action("a1", "2026-10-31")),), "2026-10-31"),
    ],
    ids=["none", "a plan is asked for", "an action lies ahead"],
)
def test_a_new_time(plans: tuple[str, ...], day: str | None) -> None:
    found = new_time(case(f"{PLANNED}, {NOT_YET}", *plans), "f1")
    assert (found.isoformat() if found else None) == day


# What waits


def waiting(desk: Office, day: dt.date = DAY) -> list[tuple[str, str]]:
    rows = [row for row in due(desk.facts, day) if row.source != "regel"]
    return [(row.source, row.last.isoformat()) for row in rows]


@pytest.mark.parametrize(
    ("finding", "plans", "expected"),
    [
        pytest.param(FOUND, (), [("beslut_om_brist", "2026-05-01")], id="undecided"),
        pytest.param(FOUND.replace("liten", "stor"), (), [("beslut_om_brist", "2026-04-08")], id="a serious one"),
        pytest.param(PLANNED, (plan("p1", "2026-04-02"),), [("åtgärdsplan", "2026-12-31")], id="a plan to come"),
        pytest.param(
            PLANNED, ("p1: {begärd: 2026-04-02, brister: f1}",), [("åtgärdsplan", "2026-04-16")], id="without a day"
        ),
        pytest.param(
            PLANNED,
            (FIRST,),
            [("granska_åtgärdsplan", "2026-05-04"), ("verifiera", "2026-09-14"), ("åtgärd", "2026-08-15")],
            id="a plan to judge, and an action",
        ),
        pytest.param(
            f"{FOUND}, disposition: {{påpekande: 2026-04-02}}", (), [("verifiera", "2027-04-02")], id="a remark"
        ),
        pytest.param(
            f"{FOUND}, disposition: {{avskriven: {{datum: 2026-04-02, skäl: x, roll: chef}}}}", (), [], id="let go"
        ),
        pytest.param(f"{PLANNED}, {NOT_YET}, {SEEN_LATER}", (), [], id="seen"),
        pytest.param(
            f"{PLANNED}, {NOT_YET}, {SEEN_LATER}", (FIRST, SECOND), [], id="seen, and nobody said it was done"
        ),
    ],
)
def test_what_waits_where_no_rule_asks(finding: str, plans: tuple[str, ...], expected: list[Any]) -> None:
    assert sorted(waiting(office(text(finding, *plans), plan=BARE))) == sorted(expected)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        pytest.param("", "", ["a1", "a2"], id="nothing is seen"),
        pytest.param(f", {SEEN}", "", ["a1"], id="one action's own finding is seen to be remedied"),
        pytest.param(f", {SEEN}", f", {SEEN}", [], id="all are"),
        pytest.param(f", {NOT_YET}", f", {SEEN}", ["a1", "a2"], id="one was seen not to be"),
    ],
)
def test_an_action_waits_no_longer_when_its_findings_are_remedied(first: str, second: str, left: list[str]) -> None:
    """a1 is for both findings, a2 for the first alone; nobody has said that either is done."""
    actions = f"{action('a1', '2026-06-01')}, {action('a2', '2026-06-02', ', brister: f1')}"
    written = (
        f"{HEAD}brister:\n  f1: {{{PLANNED}{first}}}\n  f2: {{{PLANNED}{second}}}\nåtgärdsplaner:\n"
        f"  p1: {{begärd: 2026-04-02, brister: [f1, f2], inkommen: 2026-04-20, "
        f"godkänd: {{datum: 2026-04-21, roll: chef}}, åtgärder: {{{actions}}}}}\n"
    )
    desk = office(written, plan=BARE)
    rows = [row for row in due(desk.facts, DAY) if row.source == "åtgärd"]
    assert [row.dims.item for row in rows] == left
    assert [next_step(row) for row in rows] == [f"uppf action done {row.id}" for row in rows]
    told = [
        step.facts["item"]
        for step in steps(desk.register, desk.case("2026-ekbacken-aaaaaa"), DAY)
        if step.code == "action"
    ]
    assert told == left


@pytest.mark.parametrize(
    ("finding", "plans", "strength"),
    [
        pytest.param(FOUND, (), {"beslut_om_brist": "mål"}, id="the day to decide is ours, and soft (T28)"),
        pytest.param(
            PLANNED,
            (FIRST,),
            {"granska_åtgärdsplan": "mål", "verifiera": "plan", "åtgärd": "avtal"},
            id="the day to judge a plan is ours, the check is the plan's (T38), the action is promised",
        ),
    ],
)
def test_only_what_is_promised_or_planned_can_be_late(
    finding: str, plans: tuple[str, ...], strength: dict[str, str]
) -> None:
    rows = due(office(text(finding, *plans), plan=BARE).facts, DAY)
    assert {row.source: row.strength for row in rows if row.source != "regel"} == strength


def test_what_a_rule_asks_for_is_not_asked_twice() -> None:
    remarked = text(f"{FOUND}, disposition: {{påpekande: 2026-04-02}}")
    assert waiting(office(remarked)) == []


def test_a_rule_whose_check_was_made_does_not_hide_that_another_is_needed() -> None:
    assert waiting(office(text(f"{PLANNED}, {NOT_YET}"))) == [("verifiera", "2026-10-01")]


def test_the_municipality_may_have_numbers_of_its_own() -> None:
    desk = office(text(FOUND), plan=BARE)
    numbers = (*desk.facts.deadlines, ("beslut_om_brist", desk.facts.soon._replace(days=5)))
    assert waiting(Office(desk.register, desk.facts._replace(deadlines=numbers))) == [("beslut_om_brist", "2026-04-06")]


# What is led to


SERIOUS = FOUND.replace("liten", "stor")
PERMIT = PROVIDER.replace("namn: Ekbacken,", "namn: Ekbacken, tillståndspliktig: ja,")
TOLD = "tillsynsmyndighet: {anmäld: 2026-04-03, dnr: 26/SN 1}"
APPROVED = ", inkommen: 2026-04-20, godkänd: {datum: 2026-04-25, roll: chef}"


@pytest.mark.parametrize(
    ("finding", "plans", "expected"),
    [
        pytest.param("text: Plan saknas, konstaterad: 2026-04-01", (), ["grade", "decide!"], id="no grade"),
        pytest.param(FOUND, (), ["decide-plan!"], id="the plan says a plan of action"),
        pytest.param(FOUND.replace("återkommande", "enstaka"), (), ["decide-remark!"], id="the plan says a remark"),
        pytest.param(SERIOUS, (), ["supervisor!", "decide-plan!"], id="serious, where a permit is needed"),
        pytest.param(f"{SERIOUS}, {TOLD}", (), ["decide-plan!"], id="and told"),
        pytest.param(PLANNED, (plan("p1", "2026-11-02"),), ["plan-wait", "verify-later!"], id="asked for"),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-04-02").replace("2026-12-31", "2026-05-01"),),
            ["plan-late", "verify-later!"],
            id="late",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-11-02", "", ", inkommen: 2026-11-10"),),
            ["plan-incomplete", "verify-later!"],
            id="thin",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-11-02", action("a1", "2027-01-31"), ", inkommen: 2026-11-10"),),
            ["plan-judge", "verify-later!"],
            id="to judge",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-11-02", "", ", inkommen: 2026-11-10, komplettering_begärd: 2026-11-12"),),
            ["plan-again", "verify-later!"],
            id="went back, by hand",
        ),
        pytest.param(
            PLANNED,
            (
                plan("p1", "2026-11-02", "", ", inkommen: 2026-11-10, komplettering_begärd: 2026-11-12"),
                plan("p2", "2026-11-12", "", ", tidigare_begäran: p1"),
            ),
            ["plan-wait", "verify-later!"],
            id="asked for again",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-04-02", action("a1", "2027-01-31"), APPROVED),),
            ["action", "verify-later!"],
            id="to be done",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-04-02", action("a1", "2027-01-31", ", utfört: 2026-11-01"), APPROVED),),
            ["verify!"],
            id="done",
        ),
        pytest.param(
            PLANNED,
            (plan("p1", "2026-04-02", action("a1", "2026-11-01"), APPROVED),),
            ["verify!", "action"],
            id="its day has passed",
        ),
        pytest.param(f"{PLANNED}, {NOT_YET}", (), ["not-remedied!?"], id="seen not to be remedied"),
        pytest.param(f"{PLANNED}, {NOT_YET}, åtgärdad_igen: {{x1: 2026-10-01}}", (), ["verify!"], id="said anew"),
        pytest.param(f"{PLANNED}, {NOT_YET}, {SEEN_LATER}", (), [], id="seen"),
        pytest.param(f"{FOUND}, disposition: {{påpekande: 2026-04-02}}", (), ["verify-remark"], id="a remark yields"),
        pytest.param(
            f"{FOUND}, disposition: {{avskriven: {{datum: 2026-04-02, skäl: x, roll: chef}}}}",
            (plan("p1", "2026-04-02"),),
            [],
            id="let go",
        ),
    ],
)
def test_what_an_officer_is_led_to(finding: str, plans: tuple[str, ...], expected: list[str]) -> None:
    """With `!` what keeps the case from being closed, with `?` where a reason is enough."""
    desk = office(text(finding, *plans), provider=PERMIT)
    assert led(desk, "2026-ekbacken-aaaaaa", DAY, "steps_finding") == expected


def test_the_gravest_is_decided_first() -> None:
    both = text(f"{FOUND}}}\n  f2: {{{SERIOUS.replace('04-01', '04-20')}")
    desk = office(both)
    found = steps(desk.register, desk.case("2026-ekbacken-aaaaaa"), DAY)
    assert [one.facts["item"] for one in found if one.code.startswith("decide")] == ["f2", "f1"]


# The requirement that is meant


SET = """\
kravuppsättning: boende
rubrik: Boende
krav:
  plan: {text: Plan finns, avtalspunkt: "4.3", kravkälla: avtal}
  mat: {text: God mat, avtalspunkt: "4.4", kravkälla: avtal}
  tider: {text: Fasta tider, avtalspunkt: "4.4", kravkälla: avtal}
"""


def furnished() -> Office:
    """The office with requirements in its agreement."""
    desk = office(HEAD, provider=PROVIDER.replace("    slut: 2030", "    kravuppsättningar: boende\n    slut: 2030"))
    known = RequirementSet.model_validate(parse(SET.encode()).value)
    return Office(desk.register._replace(requirement_sets={"boende": known}), desk.facts)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("boende/plan", ["boende/plan"]),
        ("Plan", ["boende/plan"]),
        ("4.3", ["boende/plan"]),
        ("Avtal 4.3", ["boende/plan"]),
        ("4.4", ["boende/mat", "boende/tider"]),
        ("hygien", []),
        (" ", []),
    ],
)
def test_the_requirement_that_a_text_means(said: str, names: list[str]) -> None:
    desk = furnished()
    assert [one.name for one in meant(desk.register, desk.case("2026-ekbacken-aaaaaa"), said)] == names


@pytest.mark.parametrize(
    ("requirement", "clause", "written", "notes"),
    [
        pytest.param("plan", "", ("boende/plan", "4.3"), [], id="the clause is filled in"),
        pytest.param("plan", "4.3 a", ("boende/plan", "4.3 a"), [], id="but not over what was said"),
        pytest.param("", "4.3", ("boende/plan", "4.3"), [], id="the requirement of a clause"),
        pytest.param("", "4.4", (None, "4.4"), [], id="of two by a clause alone, none"),
        pytest.param("4.4", "", ("4.4", None), ["note.unknown-requirement"], id="of two, which one"),
        pytest.param("hygien", "", ("hygien", None), ["note.unknown-requirement"], id="none"),
    ],
)
def test_a_finding_names_the_requirement_and_its_clause(
    requirement: str, clause: str, written: tuple[str | None, str | None], notes: list[str]
) -> None:
    desk = furnished()
    said = Found("aaaaaa", "Fel", DAY, category="dok", requirement=requirement, clause=clause)
    act = finding(At(desk.register, desk.facts, DAY, tokens("b7q2wn")), said)
    (change,) = act.changes
    assert isinstance(change, Put)
    assert isinstance(change.value, dict)
    assert (change.value.get("krav"), change.value.get("avtalspunkt")) == written
    assert [note.code for note in act.notes if note.code != "note.ungraded"] == notes


# A last day


def test_a_plan_without_a_rule_suggests_nothing() -> None:
    desk = office(HEAD)
    assert suggested(desk.register, desk.case("2026-ekbacken-aaaaaa"), "åtgärdsplan.begärd", DAY) == []


def test_a_case_that_is_over_leads_nowhere() -> None:
    desk = office(text(FOUND) + "inställt: {datum: 2026-05-01, roll: chef, skäl: x}\n")
    assert steps(desk.register, desk.case("2026-ekbacken-aaaaaa"), DAY) == []


def test_the_law_asks_of_a_serious_finding_also_where_the_plan_of_the_case_does_not_grade() -> None:
    hard = "text: Ensam natt., konstaterad: 2026-04-01, frekvens: enstaka, konsekvens: {individ: stor}"
    head, _, grading = PLAN.partition("bedömning:")
    desk = office(text(hard), plan=head, provider=PERMIT)
    case = desk.case("2026-ekbacken-aaaaaa")
    assert not supervisor_asked(desk.register, case, case.findings["f1"])
    other = office(plan=f"{head}bedömning:{grading}".replace("plan: rutin", "plan: annan")).register.plans["rutin"]
    both = desk.register._replace(plans={**desk.register.plans, "annan": other})
    assert supervisor_asked(both, case, case.findings["f1"])
