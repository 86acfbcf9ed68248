"""The head of a case: its registry number, title, who is responsible, and how it is followed up (R072, R283)."""

from typing import NamedTuple

from uppf.problem import refuse
from uppf.rules import spoken
from uppf.rules.acts.in_case import act, opened
from uppf.rules.acts.in_municipality import differing, key
from uppf.rules.change import Act, At, Plain


class Headed(NamedTuple):
    """What an officer says of a case that is open; what is not said stays."""

    case: str
    dnr: str = ""
    title: str = ""
    responsible: str = ""
    method: str = ""
    method_reason: str = ""
    area: str = ""
    theme: str = ""
    occasion: str = ""


def change(at: At, said: Headed) -> Act:
    """The head of a case as it is now; that a method is changed wants a reason where the plan does.

    Refuses ``case-closed``, ``no-such-role``, ``method-reason-needed``, ``as-it-was``.
    """
    case = opened(at, said.case)
    rule = at.register.rule(case.rule or "")
    plan = at.register.plans.get((case.rule or "").partition("/")[0])
    method = spoken.method_said(plan, rule, said.method, said.method_reason or case.method_reason or "")
    puts = differing(
        at.register.file("case", case.case),
        (),
        case,
        registry_number=said.dnr,
        title=said.title,
        responsible=spoken.role(at.register, plan, said.responsible) if said.responsible else "",
        method=method,
        method_reason=said.method_reason,
        area=spoken.key(said.area),
        theme=said.theme,
        occasion=said.occasion,
    )
    if not puts:
        raise refuse("as-it-was")
    names = {key(name): name for name in type(case).model_fields}
    routes: dict[tuple[str, ...], Plain] = {(names[str(put.route[0])],): put.value for put in puts}
    return act(at, case, "case-change", routes, {"what": tuple(str(put.route[0]) for put in puts)})
