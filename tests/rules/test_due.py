"""The laws of the due list: what may change a row and what may not; its states, limits, ids and deputies."""

import datetime as dt
import random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.worlds import (
    AT,
    DAYS,
    DEADLINES,
    FIXED,
    FREQUENCIES,
    MOVING,
    TARGETS,
    TOWNS,
    ZERO,
    day,
    done,
    engaged,
    modest,
    overdue,
    rows,
    rule,
    town,
    with_events,
)
from uppf.model.facts import (
    Calendar,
    CaseFact,
    Continuous,
    Deadline,
    Dims,
    Duration,
    Event,
    Excuse,
    Facts,
    Frequency,
    Moment,
    OnEvent,
    OpenItem,
    Phase,
    PlanFact,
    Quota,
    RoleFact,
    Series,
    Subject,
    Trigger,
)
from uppf.rules.calendar import add_days, is_workday
from uppf.rules.due import ALPHABET, DONE, DONE_LATE, OVERDUE, PASSED, WAITING, Due, due, pressing, short

Date = dt.date
T = TypeVar("T")
YEARLY = rule(Calendar(12))


def only(facts: Facts, as_of: str, until: str | None = None) -> Due:
    (row,) = rows(facts, as_of, until)
    return row


def states(facts: Facts, as_of: str, until: str) -> dict[str, str]:
    return {row.period: row.state for row in rows(facts, as_of, until)}


# ---- What may not change a row ----


@modest
@given(TOWNS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_says_nothing(facts: Facts, as_of: Date, chance: random.Random) -> None:
    def shuffled(given: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(chance.sample(given, len(given)))

    other = facts._replace(
        rules=shuffled(facts.rules),
        plans=shuffled(facts.plans),
        subjects=shuffled(facts.subjects),
        events=shuffled(facts.events),
    )
    assert due(other, as_of) == due(facts, as_of)


@modest
@given(TOWNS, DAYS, st.integers(0, 1500), st.integers(0, 1500))
def test_looking_further_never_changes_what_is_near(facts: Facts, as_of: Date, first: int, then: int) -> None:
    near, far = (due(facts, as_of, add_days(as_of, many)) for many in sorted((first, then)))
    until = add_days(as_of, min(first, then))
    assert near == [row for row in far if (row.opens or row.due) <= until]


@modest
@given(TARGETS, DAYS, st.lists(st.integers(0, 600), min_size=1, max_size=4, unique=True), st.integers(0, 600))
def test_looking_further_never_moves_a_meeting_to_another_day(
    frequency: Frequency, start: Date, held: list[int], later: int
) -> None:
    """A meeting between two target days belongs to the same one however far ahead one looks."""
    facts = with_events(town(rule(frequency), start=start), *(done(add_days(start, one)) for one in held))
    as_of = add_days(start, max(held))
    until = add_days(as_of, later)
    near, far = rows(facts, as_of, as_of), rows(facts, as_of, until)
    assert near == [row for row in far if (row.opens or row.due) <= as_of]


@pytest.mark.parametrize("until", ["2026-06-11", "2026-06-14", "2026-12-31"])
def test_a_meeting_long_before_its_window_is_held_for_the_same_day_however_far_one_looks(until: str) -> None:
    """Target days 28 April and 28 June, 14 days around; the meeting of 10 June is nearest the latter."""
    every_other_month = Series((Phase(Duration(months=2)),), ZERO, window=Duration(days=14))
    facts = with_events(town(rule(every_other_month), start=day("2026-02-28")), done(day("2026-06-10")))
    assert states(facts, "2026-06-11", until)["2026-04-28"] == OVERDUE


@modest
@given(DAYS, st.lists(st.integers(0, 800), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_requests_on_one_day_says_nothing(start: Date, given: list[int], chance: random.Random) -> None:
    """Which of two requests is one too many does not hang on which file was read first."""
    kind = OnEvent((Trigger(Moment("prisjustering.begärd"), Duration(days=30)),), 1, "år")
    asked = [
        Event("prisjustering.begärd", add_days(start, one), AT._replace(item=f"e{number}"))
        for number, one in enumerate([*given, given[0]])
    ]
    facts = town(rule(kind), start=start)
    as_of = add_days(start, 900)
    assert rows(with_events(facts, *chance.sample(asked, len(asked))), as_of) == rows(with_events(facts, *asked), as_of)


@modest
@given(TOWNS, DAYS)
def test_what_is_overdue_stays_so_until_something_is_recorded(facts: Facts, as_of: Date) -> None:
    known = facts._replace(events=tuple(one for one in facts.events if one.date <= as_of))
    today = {row.key: row for row in due(known, as_of) if row.state == OVERDUE}
    tomorrow = {row.key: row for row in due(known, add_days(as_of, 1)) if row.state == OVERDUE}
    assert today.keys() <= tomorrow.keys()
    assert all(tomorrow[key].days_late == row.days_late + 1 for key, row in today.items())
    assert all(row.days_late == 1 for key, row in tomorrow.items() if key not in today)


@modest
@given(TOWNS, DAYS)
def test_days_late_are_counted_from_the_last_day_that_was_not_late(facts: Facts, as_of: Date) -> None:
    for row in due(facts, as_of):
        late = {OVERDUE: as_of, PASSED: as_of, DONE_LATE: row.done}.get(row.state)
        assert row.days_late == ((late - row.last).days if late else 0)
        assert (late is not None) == (row.days_late > 0)
        assert row.due <= row.last
        assert (row.done is not None) == (row.state in (DONE, DONE_LATE))


@modest
@given(FIXED, DAYS, DAYS, st.lists(DAYS, max_size=4, unique=True), DAYS)
def test_what_is_done_in_time_never_makes_anything_else_overdue(
    frequency: Frequency, start: Date, as_of: Date, held: list[Date], more: Date
) -> None:
    before = with_events(town(rule(frequency), start=start), *map(done, held))
    late = overdue(rows(before, as_of))
    after = with_events(before, done(more)._replace(dims=AT._replace(case="more")))
    assert overdue(rows(after, as_of)) <= late


@modest
@given(MOVING, DAYS, DAYS, st.lists(DAYS, max_size=4, unique=True), DAYS)
def test_what_is_done_never_brings_a_moving_day_nearer(
    frequency: Frequency, start: Date, as_of: Date, held: list[Date], more: Date
) -> None:
    def waiting(facts: Facts) -> list[Date]:
        return [row.last for row in rows(facts, as_of, as_of) if row.state in WAITING]

    given = [one for one in held if start <= one <= as_of]
    before = with_events(town(rule(frequency), start=start), *map(done, given))
    if start <= more <= as_of and more.year not in {one.year for one in given}:
        after = waiting(with_events(before, done(more)))
        assert len(after) <= max(1, len(waiting(before)))
        assert min(after, default=Date.max) >= min(waiting(before), default=Date.min)


@modest
@given(FIXED, DAYS, DAYS)
def test_what_is_done_and_says_for_when_is_done(frequency: Frequency, start: Date, as_of: Date) -> None:
    facts = town(rule(frequency), start=start)
    late = [row for row in rows(facts, as_of, as_of) if row.state == OVERDUE][:1]
    for row in late:
        enough = range(frequency.least if isinstance(frequency, Quota) else 1)
        held = [done(row.due, period=row.period)._replace(dims=AT._replace(case="c", item=str(n))) for n in enough]
        told = {one.key: one.state for one in rows(with_events(facts, *held), as_of, as_of)}
        assert told == {one.key: one.state for one in rows(facts, as_of, as_of)} | {row.key: DONE}


# ---- Ids ----


@modest
@given(TOWNS, DAYS)
def test_every_row_has_a_key_of_its_own(facts: Facts, as_of: Date) -> None:
    keys = [row.key for row in due(facts, as_of)]
    assert len(set(keys)) == len(keys)


@modest
@given(TOWNS, DAYS, DAYS)
def test_an_id_is_six_letters_that_stay_the_same_from_day_to_day(facts: Facts, as_of: Date, other: Date) -> None:
    known = {row.key: row.id for row in due(facts, as_of)}
    assert all(len(id) == 6 and set(id) <= set(ALPHABET) for id in known.values())
    assert all(known.get(row.key, row.id) == row.id == short(row.key) for row in due(facts, other))


@given(st.sets(st.text(max_size=20), max_size=100))
@settings(max_examples=50, deadline=None)
def test_ids_differ_where_keys_do(keys: set[str]) -> None:
    assert len({short(key) for key in keys}) == len(keys)


# ---- The limits of a plan and of what is followed ----


PLANS = (
    PlanFact("p", "Plan", Date(2020, 1, 1), Date(2022, 12, 31)),
    PlanFact("q", "Ny plan", Date(2024, 1, 1), None, replaces=("p",)),
)


@modest
@given(FREQUENCIES, DAYS, DAYS, DAYS)
def test_nothing_is_due_before_the_plan_began_or_what_is_followed(
    frequency: Frequency, start: Date, began: Date, followed: Date
) -> None:
    facts = town(rule(frequency), start=start, plan=PlanFact("p", "Plan", began, None))
    given = with_events(facts, Event("förändring", start, AT))._replace(followed_from=followed)
    for row in rows(given, "2028-01-01"):
        assert row.due >= began
        assert row.due >= followed or row.state in (OVERDUE, PASSED)


@modest
@given(FREQUENCIES, DAYS, DAYS)
def test_nothing_is_due_once_the_plan_is_replaced(frequency: Frequency, start: Date, replaced: Date) -> None:
    facts = town(rule(frequency), start=start)
    given = with_events(facts, Event("förändring", start, AT))
    newer = PlanFact("q", "Ny plan", replaced, None, replaces=("p",))
    kept = due(given._replace(plans=(*given.plans, newer)), day("2028-01-01"))
    assert {row.key for row in kept} <= {row.key for row in due(given, day("2028-01-01"))}
    assert all(row.due < replaced for row in kept)


def test_a_plan_that_has_run_out_still_counts_and_says_so() -> None:
    facts = town(YEARLY, start=day("2021-01-01"))._replace(plans=PLANS[:1])
    told = {row.period: "plan_ended" in row.notes for row in rows(facts, "2023-06-01", "2023-12-31")}
    assert told == {"2021": False, "2022": False, "2023": True}


def test_a_plan_that_replaces_takes_over_whom_the_old_one_concerned() -> None:
    newer = rule(Calendar(6), id="q/r", plan="q")
    facts = town(YEARLY, newer, start=day("2021-01-01"))._replace(plans=PLANS)
    found = sorted((row.rule, row.period) for row in rows(facts, "2024-06-01", "2024-12-31"))
    assert found == [("p/r", "2021"), ("p/r", "2022"), ("p/r", "2023"), ("q/r", "2024-H1"), ("q/r", "2024-H2")]


@modest
@given(FREQUENCIES, DAYS, st.integers(0, 2000), DAYS)
def test_nothing_waits_after_the_end_of_what_it_concerns(
    frequency: Frequency, start: Date, length: int, as_of: Date
) -> None:
    end = add_days(start, length)
    for row in rows(town(rule(frequency), start=start, end=end), as_of):
        assert row.nominal <= end or row.state not in WAITING


def ended(*rules: object, found: str = "2026-11-10", end: str = "2026-11-30") -> Facts:
    """A unit whose agreement has ended, with a finding and a plan of action asked for."""
    at = Dims(agreement="lou-1", unit="lonnen", case="c1")
    facts = Facts(
        rules=(
            rule(OnEvent((Trigger(Moment("brist.konstaterad"), Duration(days=30)),)), id="p/brist", object="brist"),
            rule(
                OnEvent((Trigger(Moment("åtgärdsplan.begärd"), Duration(days=14)),)),
                id="p/plan",
                object="åtgärdsplan",
            ),
            rule(Series((Phase(Duration(months=1)),), ZERO), id="p/moten", object="avtal"),
        ),
        plans=(PlanFact("p", "Plan", Date(2010, 1, 1), None),),
        subjects=(
            engaged(day("2024-01-01"), day(end)),
            Subject("finding", at._replace(item="b1"), "Rutin saknas"),
            Subject("action_plan", at._replace(item="a1"), "Plan"),
        ),
        events=(
            Event("driftstart", day("2024-01-01"), AT._replace(unit="")),
            Event("brist.konstaterad", day(found), at._replace(item="b1"), text="||||"),
            Event("åtgärdsplan.begärd", day("2026-11-23"), at._replace(item="a1")),
        ),
    )
    return facts._replace(items=(OpenItem("åtgärd", day("2027-01-31"), at, "Lås", "utföraren", "avtal"),))


SERIOUS_OR_REPEATED = OnEvent(
    (
        Trigger(Moment("brist.allvarlig"), Duration(days=30)),
        Trigger(Moment("brist.upprepad"), Duration(days=90)),
    )
)


def test_a_finding_both_serious_and_repeated_gives_rows_of_their_own() -> None:
    """T12: thirty days for what is serious, ninety for what is repeated; one finding may be both."""
    told = tuple(
        Event("brist.konstaterad", one, AT._replace(case=f"c{n}", item=f"b{n}"), category="hsl", text="allvarlig||||")
        for n, one in enumerate((day("2026-02-10"), day("2026-11-05")))
    )
    facts = town(
        rule(SERIOUS_OR_REPEATED, object="brist"),
        plan=PlanFact("p", "Plan", None, None, repeated=(2, "kategori", Duration(months=12))),
    )
    findings = tuple(Subject("finding", event.dims, "Rutin saknas") for event in told)
    given = with_events(facts._replace(subjects=(*facts.subjects, *findings)), *told)
    found = rows(given, "2026-11-21")
    assert len({row.id for row in found}) == len(found)
    assert min(row.due for row in found if row.dims.item == "b1") == day("2026-12-05")


def test_what_was_found_outlives_the_agreement() -> None:
    found = [row for row in rows(ended(), "2027-03-01") if row.due > day("2026-11-30") and row.state in WAITING]
    assert {(row.rule or row.source, row.due.isoformat(), row.state) for row in found} == {
        ("p/brist", "2026-12-10", "försenad"),
        ("p/plan", "2026-12-07", "försenad"),
        ("åtgärd", "2027-01-31", "försenad"),
    }


def test_what_is_left_of_a_window_when_the_agreement_ends_does_not_apply() -> None:
    year = states(town(YEARLY, end=day("2026-06-30")), "2026-07-10", "2028-12-31")
    assert {period: state for period, state in year.items() if period >= "2026"} == {"2026": "ej_tillämplig"}
    row = next(one for one in rows(town(YEARLY, end=day("2026-06-30")), "2026-07-10") if one.period == "2026")
    assert row.reason == "agreement_ended"


# ---- States ----


@pytest.mark.parametrize(
    ("as_of", "held", "expected"),
    [
        pytest.param("2025-12-31", "", "kommande", id="before-its-period"),
        pytest.param("2026-01-01", "", "öppen", id="the-period-begins"),
        pytest.param("2026-11-30", "", "öppen", id="thirty-one-days-left"),
        pytest.param("2026-12-01", "", "förfaller_snart", id="thirty-days-left"),
        pytest.param("2026-12-31", "", "förfaller_snart", id="the-last-day"),
        pytest.param("2027-01-01", "", "försenad", id="the-day-after"),
        pytest.param("2026-06-01", "2026-05-20", "genomförd", id="done"),
        pytest.param("2026-05-19", "2026-05-20", "öppen", id="not-done-yet-on-an-earlier-day"),
    ],
)
def test_states(as_of: str, held: str, expected: str) -> None:
    facts = town(YEARLY, start=day("2026-01-01"))
    facts = with_events(facts, *([done(day(held))] if held else []))
    assert states(facts, as_of, "2026-12-31")["2026"] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, "försenad", id="plan"),
        pytest.param({"strength": "lag"}, "försenad", id="law"),
        pytest.param({"strength": "avtal"}, "försenad", id="agreement"),
        pytest.param({"strength": "mål"}, "passerad", id="a-goal-is-never-late"),
        pytest.param({"norm": "kan"}, "passerad", id="what-may-be-done-is-never-late"),
        pytest.param({"norm": "bör"}, "passerad", id="what-should-be-done-is-never-late"),
    ],
)
def test_only_law_agreement_and_plan_make_anything_late(given: dict[str, str], expected: str) -> None:
    facts = town(rule(Deadline(Duration(days=14), ZERO), **given))
    assert only(facts, "2026-01-01").state == expected


def test_a_watch_is_never_late_whatever_it_rests_on() -> None:
    watched = rule(Continuous("signaler", Duration(days=30)), strength="lag")
    assert {row.state for row in rows(town(watched), "2026-01-01")} == {"passerad"}


@pytest.mark.parametrize("kind", ["inställd", "ej_tillämplig"])
def test_what_is_excused_with_a_reason_waits_no_more(kind: str) -> None:
    excuse = Excuse(kind, day("2026-10-01"), "p/r", "2026", AT, "Inget avrop under året", "chef")
    facts = town(YEARLY, start=day("2026-01-01"))._replace(excuses=(excuse,))
    row = only(facts, "2027-02-01", "2026-12-31")
    assert (row.state, row.reason, row.days_late) == (kind, "Inget avrop under året", 0)


def test_what_is_done_all_the_same_is_done() -> None:
    excuse = Excuse("inställd", day("2026-10-01"), "p/r", "2026", AT, "Sjukdom", "chef")
    facts = with_events(town(YEARLY, start=day("2026-01-01")), done(day("2026-12-01")))._replace(excuses=(excuse,))
    assert only(facts, "2027-02-01", "2026-12-31").state == DONE


def test_the_most_urgent_comes_first() -> None:
    last = Deadline(Duration(days=14), ZERO)
    facts = town(
        *(rule(last, id=f"p/{strength}", strength=strength) for strength in ("mål", "plan", "lag", "avtal")),
        rule(Deadline(Duration(days=7), ZERO), id="p/tidigare"),
        rule(Deadline(Duration(days=2800), ZERO), id="p/framtid", strength="lag"),
    )
    order = [row.rule.removeprefix("p/") for row in rows(facts, "2026-01-01")]
    assert order == ["lag", "avtal", "tidigare", "plan", "mål", "framtid"]


def test_what_the_law_asks_soon_stands_before_what_an_agreement_asked_long_ago() -> None:
    facts = town(
        rule(Deadline(Duration(days=14), ZERO), id="p/avtal", strength="avtal"),
        rule(Deadline(Duration(days=20), ZERO), id="p/sen", strength="lag"),
        rule(Deadline(Duration(days=55), ZERO), id="p/snart", strength="lag"),
        rule(Deadline(Duration(days=50), ZERO), id="p/plan"),
        rule(Deadline(Duration(days=90), ZERO), id="p/framtid", strength="lag"),
        start=day("2026-01-01"),
    )
    found = rows(facts, "2026-02-15")
    assert [row.rule.removeprefix("p/") for row in found] == ["sen", "snart", "avtal", "plan", "framtid"]
    assert [row.rule.removeprefix("p/") for row in found if pressing(row)] == ["snart"]


def test_within_a_weight_the_supervisors_question_first_and_what_is_to_be_told_last() -> None:
    """The day says nothing between kinds: what somebody else waits for comes before what only we wait for."""
    kinds: dict[str, dict[str, object]] = {
        "redovisas": {"counts": ("redovisad",)},
        "följs": {"counts": ("rapport.färdig",)},
        "beslutas": {"counts": ("brist.beslutad",)},
        "verifieras": {"counts": ("brist.verifierad",)},
        "svaras": {"obliged": "utföraren"},
        "tillsyn": {"counts": ("brist.tillsyn_besvarad",)},
    }
    facts = town(
        *(
            rule(Deadline(Duration(days=number), ZERO), id=f"p/{name}", **more)
            for number, (name, more) in enumerate(kinds.items(), 1)
        )
    )
    order = [row.rule.removeprefix("p/") for row in rows(facts, "2026-01-01")]
    assert order == list(reversed(kinds))


# ---- Marks on a row ----


@pytest.mark.parametrize("hidden", [True, False], ids=["unannounced", "announced"])
def test_what_comes_unannounced_is_marked(hidden: bool) -> None:
    facts = town(rule(Deadline(Duration(days=14), ZERO), unannounced=hidden))
    assert only(facts, "2026-01-01").unannounced is hidden


@modest
@given(DEADLINES, DAYS)
def test_a_last_day_on_a_day_off_is_told(frequency: Deadline, start: Date) -> None:
    (row,) = rows(town(rule(frequency), start=start), add_days(start, 1))
    stays = row.due == row.nominal
    assert ("on_holiday" in row.notes) == (stays and not is_workday(row.due))


@pytest.mark.parametrize(
    ("most", "runs", "state", "notes"),
    [
        pytest.param(3, ["2026-11-03"], "genomförd", (), id="T33-one"),
        pytest.param(3, ["2026-11-03", "2026-11-17"], "genomförd", (), id="T33-two"),
        pytest.param(
            3, ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"], "genomförd", ("at_most",), id="T33-four"
        ),
        pytest.param(3, [], "försenad", (), id="T33-none"),
    ],
)
def test_a_quota(most: int, runs: list[str], state: str, notes: tuple[str, ...]) -> None:
    facts = with_events(town(rule(Quota(1, 1, most)), start=day("2026-11-01")), *(done(day(run)) for run in runs))
    row = next(one for one in rows(facts, "2026-12-01") if one.period == "2026-11")
    assert (row.state, tuple(note for note in row.notes if note == "at_most")) == (state, notes)


def test_a_quota_that_asks_for_nothing_is_never_late() -> None:
    """At most three a month, and none is needed."""
    facts = town(rule(Quota(1, 0, 3)), start=day("2026-01-01"))
    assert {row.state for row in rows(facts, "2026-06-15", "2026-05-31")} & {OVERDUE, PASSED} == set()


def test_what_was_done_in_time_stays_so_when_more_is_done() -> None:
    """A second follow-up for the same year, booked after it, does not make the first one late."""
    facts = with_events(
        town(YEARLY, start=day("2026-01-01")), done(day("2026-11-01")), done(day("2027-02-01"), period="2026")
    )
    found = [only(facts, as_of, "2026-12-31") for as_of in ("2026-12-01", "2027-01-15", "2027-03-01")]
    assert [(row.state, row.done) for row in found] == [(DONE, day("2026-11-01"))] * 3


def test_the_open_case_in_which_a_row_is_followed_up() -> None:
    case = CaseFact("2026-lonnen", AT._replace(case="2026-lonnen"), day("2026-02-01"), (("p/r", "2026"),))
    facts = town(YEARLY, start=day("2026-01-01"))._replace(cases=(case,))
    assert [row.case for row in rows(facts, "2026-06-01", "2027-12-31")] == ["2026-lonnen", ""]
    closed = facts._replace(cases=(case._replace(ended=day("2026-05-01")),))
    assert {row.case for row in rows(closed, "2026-06-01", "2027-12-31")} == {""}


# ---- Deputies ----


def roles(*given: str) -> tuple[RoleFact, ...]:
    """Roles as ``mas>mar`` (mar steps in) and ``mas!`` (vacant all of 2026)."""
    found = []
    for one in given:
        name, _, deputy = one.partition(">")
        vacant = ((day("2026-01-01"), day("2026-12-31")),) if name.endswith("!") else ()
        found.append(RoleFact(name.rstrip("!"), name, deputy, vacant))
    return tuple(found)


@pytest.mark.parametrize(
    ("known", "as_of", "expected"),
    [
        pytest.param(roles("mas>mar", "mar"), "2026-06-01", ("mas", ""), id="not-vacant"),
        pytest.param(roles("mas!>mar", "mar"), "2026-06-01", ("mar", "mas"), id="vacant"),
        pytest.param(roles("mas!>mar", "mar"), "2026-12-31", ("mar", "mas"), id="the-last-day-of-the-vacancy"),
        pytest.param(roles("mas!>mar", "mar"), "2027-01-01", ("mas", ""), id="the-vacancy-is-over"),
        pytest.param(roles("mas!>mar", "mar!>chef", "chef"), "2026-06-01", ("chef", "mas"), id="a-chain"),
        pytest.param(roles("mas!>mar", "mar!"), "2026-06-01", ("mar", "mas"), id="a-chain-that-ends"),
        pytest.param(roles("mas!>okänd"), "2026-06-01", ("okänd", "mas"), id="a-deputy-nobody-knows"),
        pytest.param(roles("mas!"), "2026-06-01", ("mas", ""), id="nobody-steps-in"),
        pytest.param(roles("mas!>mas"), "2026-06-01", ("mas", ""), id="one's-own-deputy"),
        pytest.param(roles("mas!>mar", "mar!>mas"), "2026-06-01", ("mas", ""), id="in-a-ring"),
        pytest.param((), "2026-06-01", ("mas", ""), id="unknown"),
    ],
)
def test_deputies(known: tuple[RoleFact, ...], as_of: str, expected: tuple[str, str]) -> None:
    facts = town(rule(Deadline(Duration(days=14), ZERO), responsible=("mas", "utredare")))._replace(roles=known)
    row = only(facts, as_of)
    assert (row.responsible, row.deputy_for) == expected


@modest
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.booleans()), max_size=4))
def test_deputies_never_go_round_for_ever(given: list[tuple[str, str, bool]]) -> None:
    known = roles(*(f"{name}{'!' if vacant else ''}>{deputy}" for name, deputy, vacant in given))
    facts = town(rule(Deadline(Duration(days=14), ZERO), responsible=("a",)))._replace(roles=known)
    row = only(facts, "2026-06-01")
    assert row.responsible in {"a", *(deputy for _, deputy, _ in given)}
    assert row.deputy_for in ("", "a")
