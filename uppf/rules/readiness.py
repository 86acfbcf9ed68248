"""What a plan's rule wants in place before a follow-up begins: an area, a decision, three papers, a consultation."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from uppf.model.vocabulary import Demanded
from uppf.problem import refuse

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.plan import Rule
    from uppf.model.register import Register


class Demand(NamedTuple):
    """Something a rule may want: how a case shows it, if it is said at the start, and by which option afterwards."""

    met: Callable[["Case"], bool]
    first: bool = False
    option: str = ""


def _prepared(case: "Case", field: str) -> bool:
    return bool(case.preparation and getattr(case.preparation, field))


DEMANDS: Mapping[Demanded, Demand] = {
    Demanded.AREA: Demand(lambda case: bool(case.area), True, "--area"),
    Demanded.THEME: Demand(lambda case: bool(case.theme), True),
    Demanded.COMMISSION: Demand(lambda case: bool(case.ordered), True),
    Demanded.OCCASION: Demand(lambda case: bool(case.occasion or case.ordered or case.signal), True),
    Demanded.PLANNING: Demand(lambda case: _prepared(case, "planning"), False, "--planning"),
    Demanded.RESPONSIBLE: Demand(lambda case: _prepared(case, "responsible_by_area"), False, "--responsible"),
    Demanded.COMMUNICATION: Demand(lambda case: _prepared(case, "communication_plan"), False, "--communication-plan"),
    Demanded.CONSULTATION: Demand(lambda case: bool(case.consulted)),
}
"""What a rule may want (``kräver``); a new demand is a word and one row (R084, R159–R160, R162)."""


def missing(case: "Case", rule: "Rule | None") -> tuple[Demanded, ...]:
    """What a rule wants before a follow-up begins and that its case does not have, in the plan's order."""
    return tuple(name for name in (rule.requires if rule else ()) if not DEMANDS[name].met(case))


def ready(register: "Register", case: "Case", rule: "Rule | None" = None) -> None:
    """A follow-up that may begin. Refuses ``not-prepared`` while something that the rule wants is missing."""
    lacking = missing(case, rule or register.rule(case.rule or ""))
    if lacking:
        raise refuse("not-prepared", case=case.case, missing=tuple(map(str, lacking)))
