"""Which rule of a plan listens for a signal: the one that asks for it to be judged."""

from collections.abc import Iterable
from typing import NamedTuple

from uppf.model.facts import Facts, OnEvent, RuleFact, Subject
from uppf.rules.signals import ACKNOWLEDGED, JUDGED
from uppf.rules.whom import concerned


class Listening(NamedTuple):
    """A rule that a signal can be judged under, and whether it starts its clock when the signal comes."""

    rule: RuleFact
    starts: bool


def listening(facts: Facts, rows: Iterable[Subject], event: str) -> list[RuleFact]:
    """The rules of these rows' plans under which a signal is judged; those that the event starts go before all.

    A rule that waits for another event does not listen; one whose plan gives no time does (R113).
    """
    known = list(rows)
    heard = []
    for rule in facts.rules:
        starts = {t.moment.event for f in rule.frequencies if isinstance(f, OnEvent) for t in f.triggers}
        if JUDGED in rule.counts and ACKNOWLEDGED not in rule.counts and (event in starts or not rule.frequencies):
            heard.append(Listening(rule, event in starts))
    first = [one.rule for one in heard if one.starts and concerned(facts, one.rule, known)]
    return first or [one.rule for one in heard if not one.starts and concerned(facts, one.rule, known)]
