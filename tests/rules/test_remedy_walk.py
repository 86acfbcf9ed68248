"""Wherever acts lead: nothing that was written is lost, and the file is one that a hand could have written."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.office import Office, office, tokens
from uppf.model.vocabulary import Consequence, Grade, Occurrence
from uppf.problem import Refusal
from uppf.rules.acts import action_plan, disposing, remedy, supervisor
from uppf.rules.acts.finding import Found, Regraded, finding, regrade
from uppf.rules.change import Act, At, Put, applied
from uppf.rules.due import due
from uppf.rules.steps import steps
from uppf.store.emit import emit
from uppf.store.yamltext import parse

CASE = "2026-ekbacken-aaaaaa"
TAIL = "aaaaa"
HEAD = f"""\
ärende: {CASE}
regel: rutin/arlig
avser: 2026
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
"""
FIRST = dt.date(2026, 4, 1)
MONTH = dt.timedelta(days=30)
ACTS: tuple[Callable[[At, dt.date], Act], ...] = (
    lambda at, day: finding(
        at, Found(TAIL, "Fel", day, frequency=Occurrence.RECURRING, individual_consequence=Consequence.SMALL)
    ),
    lambda at, day: finding(at, Found(TAIL, "Fel", day, category="mat", grade=Grade.SERIOUS)),
    lambda at, day: regrade(at, Regraded(TAIL, "Nytt", grade=Grade.MINOR)),
    lambda at, day: disposing.remark(at, disposing.Remarked(TAIL, day, "Litet")),
    lambda at, day: disposing.write_off(at, disposing.LetGo(TAIL, day, "Fel enhet", "chef")),
    lambda at, day: action_plan.ask(at, action_plan.Asked((TAIL,), day, day + MONTH)),
    lambda at, day: action_plan.receive(at, action_plan.Received(TAIL, day)),
    lambda at, day: action_plan.action(at, action_plan.ActionSaid(TAIL, f"Skriva {day}", "verksamheten", day + MONTH)),
    lambda at, day: action_plan.action(at, action_plan.ActionSaid(TAIL, f"Öva {day}")),
    lambda at, day: action_plan.return_(at, action_plan.Returned(TAIL, day, "Tunn", day + MONTH)),
    lambda at, day: action_plan.approve(at, action_plan.Approved(TAIL, day, "chef")),
    lambda at, day: remedy.done(at, remedy.ActionDone(TAIL, day, "Visat")),
    lambda at, day: remedy.move(at, remedy.ActionMoved(TAIL, day + 2 * MONTH, "Semester", day)),
    lambda at, day: remedy.claim(at, remedy.Claimed(TAIL, day)),
    lambda at, day: remedy.verify(at, remedy.Checked(TAIL, False, "utredare", "Stickprov", day)),
    lambda at, day: remedy.verify(at, remedy.Checked(TAIL, True, "utredare", "Stickprov", day)),
    lambda at, day: supervisor.notified(at, supervisor.Notified(TAIL, day, "26/SN 1")),
)
REPLACED = ("slutdatum", "grad", "grad_skäl")
"""What an act may write over: a day that is kept beside it, a grade that the trail tells of, reasons added to."""


def leaves(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from leaves(part, (*way, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, part in enumerate(value):
            yield from leaves(part, (*way, str(number)))
    else:
        yield way, str(value)


def turned(value: Any) -> Any:
    """The same, as another hand might have written it: the last key first."""
    if isinstance(value, Mapping):
        return {key: turned(value[key]) for key in reversed(list(value))}
    return value


def rows(desk: Office, day: dt.date) -> list[Any]:
    """The due list on a day, and what is led to."""
    case = desk.case(CASE)
    return [*due(desk.facts, day), *steps(desk.register, case, day)]


def possible(desk: Office, day: dt.date, keys: str) -> Iterator[Act]:
    """The acts that nothing refuses on a day."""
    for one in ACTS:
        try:
            yield one(At(desk.register, desk.facts, day, tokens(*(f"{keys}{n}" for n in range(3)))), day)
        except Refusal:
            continue


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=16))
def test_nothing_is_lost_and_nobody_knows_who_wrote_it(chosen: list[int]) -> None:
    plain: Any = parse(HEAD.encode()).value
    for number, which in enumerate(chosen):
        day = FIRST + number * dt.timedelta(days=12)
        desk = office(emit(plain))
        able = list(possible(desk, day, f"k{number}x"))
        act = able[which % len(able)]
        before = dict(leaves(plain))
        for change in act.changes:
            assert isinstance(change, Put)
            plain = applied(plain, change)
        after = dict(leaves(plain))
        lost = {way: text for way, text in before.items() if after.get(way) != text}
        assert {way[-1] for way in lost} <= set(REPLACED)
        for way, text in lost.items():
            if way[-1] == "slutdatum":
                assert text in {one for beside, one in after.items() if beside[: len(way)] == (*way[:-1], "flyttat")}
            if way[-1] == "grad_skäl":
                assert after[way].startswith(f"{text}\n")
    last = FIRST + len(chosen) * dt.timedelta(days=12)
    by_verbs, by_hand = office(emit(plain)), office(emit(turned(plain)))
    for day in (last, last + 3 * MONTH):
        assert rows(by_verbs, day) == rows(by_hand, day)
