"""What a paper about a sanction may say beside the sanction: its gates, like cases, what a reduction comes to."""

from typing import TYPE_CHECKING

from uppf.model.finding import Sanction
from uppf.rules import delegation, reduction
from uppf.rules.choices import Choice, choices
from uppf.rules.gate import SAID
from uppf.rules.naming import Item
from uppf.rules.precedents import Precedent, precedents
from uppf.show.about.subject import Asked, Record
from uppf.show.sanctionlist import Told, outcome_text, why
from uppf.show.words import kronor, label

if TYPE_CHECKING:
    from uppf.model.municipality import DelegationPoint
    from uppf.rules.gate import Result


def more(asked: Asked, item: Item) -> Record:
    """The gates of the rung as they stand, what was decided before in like cases, and every reading of a reduction."""
    sanction: Sanction = item.value
    register, case, day = asked.register, item.case, asked.day
    findings = tuple(key for key in sanction.findings if key in case.findings)
    found: list[Choice] = []
    if findings:
        _, found = choices(register, asked.facts, case, findings, day)
    meant = next((one for one in found if one.rung.id == str(sanction.type)), None)
    told = Told(findings, asked.titles)
    return {
        "grindar": [_gate(meant, result, told) for result in meant.results] if meant else [],
        "tidigare_beslut": [_earlier(one) for one in precedents(register, case, findings, day)],
        "räknesätt": _readings(asked, item),
        "får_besluta": [_point(point) for point in _points(asked, item)],
    }


def _gate(meant: Choice, result: "Result", told: Told) -> Record:
    # What is written in the decision itself has a heading of its own; who may decide does not.
    said = "" if result.state == SAID and result.gate.field else why(meant, result, told)
    for number, key in enumerate(told.findings, 1):
        said = said.replace(key, label("paper.finding").format(number=number))
    return {"villkor": label(f"gate.{result.gate.key}"), "läge": result.state, "förklaring": said or None}


def _earlier(one: Precedent) -> Record:
    return {
        "konstaterad": one.found,
        "lika": label(f"precedents.{one.alike}"),
        "utförare": one.provider,
        "driftsform": one.form,
        "grad": one.grade or None,
        "utfall": [outcome_text(outcome) for outcome in one.outcomes],
        "ärende": one.case,
    }


def _points(asked: Asked, item: Item) -> "list[DelegationPoint]":
    board = delegation.named_board(asked.register, item.case)
    return delegation.points(asked.register, str(item.value.type), board)


def _point(point: "DelegationPoint") -> Record:
    return {"punkt": point.point, "beslut": point.decision, "roller": list(point.roles)}


def _readings(asked: Asked, item: Item) -> list[Record]:
    """What each reading of the plan's words comes to; none is chosen here (T06)."""
    from uppf.rules.ladder import rung

    known = rung(asked.register, item.case, str(item.value.type))
    if not known.reductions:
        return []
    agreement = asked.register.agreements().get(item.case.agreement or "", (None, None))[1]
    span = reduction.span(item.case, item.value, agreement, asked.day)
    chosen = known.reading(agreement)
    return [
        {
            "tolkning": one.reading,
            "betyder": one.meaning,
            "dygn": len(span.days),
            "summa": kronor(one.total) if one.total is not None else None,
            "vald": one.reading == chosen,
        }
        for one in reduction.reckon(known.reductions, reduction.payment(agreement, None, None), len(span.days))
    ]
