"""Every method of the five plans, from the start of a case to what was looked at, led by the steps alone."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from itertools import count as numbers
from typing import Any

import pytest

from tests.desk import CASES
from uppf.model.case import Case
from uppf.model.facts import Facts
from uppf.model.register import Register
from uppf.model.vocabulary import FindingSource
from uppf.problem import Refusal
from uppf.rules.acts.control import Controlled, Counted, control, count
from uppf.rules.acts.preparing import Consulted, Prepared, consult, prepare
from uppf.rules.acts.signal import Acknowledged, Judged, Taken, acknowledge, judge, take
from uppf.rules.acts.starting import Started, start
from uppf.rules.acts.survey import Sent, send
from uppf.rules.acts.visiting import Visited, visit
from uppf.rules.change import Act, At, Create, applied
from uppf.rules.distill import distill
from uppf.rules.signals import SIGNAL_EVENTS
from uppf.rules.steps import steps
from uppf.rules.subjects import fits
from uppf.store.reader import read

DAY = dt.date(2026, 11, 21)
SEEDS = ("haninge-2017", "huddinge-samverkan", "motala-2022", "omsorg-2023", "orebro-2020")
WITHOUT_SUBJECT = ("kommunen", "verksamhet", "nämnd", "plan", "upphandling")
"""Objects that are nobody in particular; a case for them names none."""
ELSEWHERE = (
    *("request", "decision", "feed-back", "management", "lay", "published", "write"),
    *("group-form", "group-meet", "introduction-done", "draft"),
)
"""Steps that are taken by other verbs than those of looking."""


@cache
def example() -> tuple[Register, Facts]:
    register = read(CASES).register
    return register, distill(register)


def methods() -> list[Any]:
    register, _ = example()
    found = [
        (f"{plan}/{rule.id}", method)
        for plan in SEEDS
        for rule in register.plans[plan].rules
        for method in rule.method or ("",)
        if str(rule.object) not in ("upphandling", "plan")
    ]
    return [pytest.param(rule, method, id=f"{rule} {method}") for rule, method in found]


def subject(rule: str) -> tuple[str, ...]:
    """Somebody in the example that a rule concerns; nobody where it is for all at once."""
    register, facts = example()
    known = register.rule(rule)
    fact = next(one for one in facts.rules if one.id == rule)
    if known is None or str(known.object) in WITHOUT_SUBJECT:
        return ()
    kind = "ordering_unit" if str(known.object) == "beställarenhet" else "engagement"
    rows = [r for r in facts.subjects if r.kind == kind and fact.plan in r.plans and fits(fact.scope, r)]
    return tuple(row.dims.unit or row.dims.agreement or row.dims.organisation for row in rows[:1])


class Desk:
    """One new case on the example's desk, as its file would hold it."""

    def __init__(self) -> None:
        self.register, self.facts = example()
        self.value: Mapping[str, Any] = {}
        self.keys = (f"b{number}" for number in numbers(22222))

    def do(self, act: Any, said: object) -> Act:
        """Do an act, and see that what it writes is a case."""
        done: Act = act(At(self.register, self.facts, DAY, lambda: next(self.keys)), said)
        for change in done.changes:
            self.value = change.value if isinstance(change, Create) else applied(self.value, change)
        case = Case.model_validate(self.value)
        self.register = self.register._replace(
            cases={**self.register.cases, case.case: case},
            files={**self.register.files, ("case", case.case): f"arenden/2026/{case.case}.yaml"},
        )
        return done

    @property
    def case(self) -> Case:
        return Case.model_validate(self.value)

    def next(self) -> list[str]:
        """The codes of the steps that remain."""
        return [step.code for step in steps(self.register, self.case, DAY)]

    def first(self) -> str:
        """What an officer is led to now."""
        return self.next()[0]


@pytest.mark.parametrize(("rule", "method"), methods())
def test_a_follow_up_of_every_method(rule: str, method: str) -> None:
    desk = Desk()
    said = Started(
        *(rule, DAY, subject(rule)),
        method=method,
        method_reason="Det passar bäst.",
        area="Bemanning",
        theme="Natten",
        decided_by="fvc",
        decided=DAY,
        decision_dnr="26/SN 1",
    )
    known = example()[0].rule(rule)
    assert known is not None
    if all(event in SIGNAL_EVENTS for event in known.counts_as_done):
        with pytest.raises(Refusal):
            desk.do(start, said)
        about = (*subject(rule), "almgarden")[0]
        desk.do(take, Taken(about, FindingSource.SIGNAL, DAY, rule=rule))
        assert desk.next() == ["acknowledge", "judge", "close"]
        desk.do(acknowledge, Acknowledged(desk.case.case, DAY))
        desk.do(judge, Judged(desk.case.case, False, "Avtalet följs.", DAY))
        assert desk.next() == ["close"]
        return
    act = desk.do(start, said)
    assert desk.case.unannounced is (method.startswith("oanmäl") or rule.endswith("/oanmald-uppfoljning"))
    assert [note.code for note in act.notes].count("note.unannounced") == desk.case.unannounced
    if desk.first() == "prepare":
        desk.do(prepare, Prepared(desk.case.case, "Två besök.", ("bemanning=utredare",), "Nämnden får veta."))
    if desk.first() == "consult":
        desk.do(consult, Consulted(desk.case.case, "sektion_vuxen", DAY))
    looks: Mapping[str, tuple[Any, object]] = {
        "visit": (visit, Visited(desk.case.case, DAY, place="Ekbacken", present=("utredare",))),
        "control": (control, Controlled(desk.case.case, "skattekontroll", "Inga skulder.", DAY)),
        "count": (count, Counted(desk.case.case, 20, DAY, faults=2)),
        "survey": (send, Sent(desk.case.case, DAY)),
    }
    step = desk.first()
    if step in looks:
        desk.do(*looks[step])
        assert step not in desk.next()
    else:
        assert step in ELSEWHERE
    # Whatever the method, what else is looked at in the same case can be told too.
    for other, look in looks.items():
        if other not in (step, "survey"):
            desk.do(*look)
    told = (desk.case.visits, desk.case.desk_checks, desk.case.aggregates)
    assert [len(one) for one in told] == [1, 1, 1]
