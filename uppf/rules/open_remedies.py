"""What waits between a finding and its verified remedy, where no plan has a rule for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, OpenItem
from uppf.rules.remedy import asked_again, came, closed_on, decided, sent_back, settled, to_verify

if TYPE_CHECKING:
    from uppf.model.case import Case
    from uppf.model.finding import Finding


def undecided(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Findings that nobody has decided what to do with; the day is ours, so it is never late (R186, T28)."""
    for key, finding in case.findings.items():
        if decided(finding) is None and closed_on(finding) is None:
            yield OpenItem(
                *("beslut_om_brist", None, _at(own, key, finding), finding.text, "kommunen", "mål"),
                responsible=case.responsible or "",
                since=finding.found,
                event="brist.konstaterad",
                setting="beslut_om_brist",
                ends="brist.beslutad",
            )


def answers(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Action plans that were asked for and have not come (R234, T05); one whose actions are written in has come."""
    for key, plan in case.action_plans.items():
        if came(case, key) is None and not (plan.approved or plan.actions or settled(case, plan)):
            yield OpenItem(
                *("åtgärdsplan", plan.answer_by, own._replace(item=key), _about(case, key), "utföraren", "avtal"),
                since=plan.requested,
                event="åtgärdsplan.begärd",
                setting="åtgärdsplan",
                ends="åtgärdsplan.inkommen",
            )


def reviews(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Action plans that have come and that nobody has approved or sent back; the day is ours, so it is never late."""
    for key, plan in case.action_plans.items():
        judged = plan.approved or sent_back(plan) or asked_again(case, key) or settled(case, plan)
        if plan.received and not judged:
            yield OpenItem(
                *("granska_åtgärdsplan", None, own._replace(item=key), _about(case, key), "kommunen", "mål"),
                responsible=case.responsible or "",
                since=plan.received,
                event="åtgärdsplan.inkommen",
                setting="granska_åtgärdsplan",
                ends="åtgärdsplan.godkänd",
            )


def unverified(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Findings whose remedy the commissioner has still to see, whatever the method was (R239, T38)."""
    yield from (item for item in _unverified(case, own) if item.setting == "verifiera")


def unverified_remarks(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Remarks still to be looked at, also when their case is closed; at the next follow-up, or within a year (R226)."""
    if not (case.cancelled or case.not_applicable_case):
        yield from (item for item in _unverified(case, own) if item.setting != "verifiera")


def _unverified(case: "Case", own: Dims) -> Iterator[OpenItem]:
    for key, finding in case.findings.items():
        since = to_verify(case, key)
        if since is not None:
            yield OpenItem(
                *("verifiera", None, _at(own, key, finding), finding.text, "kommunen", "plan"),
                responsible=case.responsible or "",
                since=since.day,
                event=since.event,
                setting="verifiera_påpekande" if since.event == "brist.påpekad" else "verifiera",
                ends="brist.verifierad",
            )


def _at(own: Dims, key: str, finding: "Finding") -> Dims:
    return own._replace(unit=finding.unit or own.unit, item=key)


def _about(case: "Case", key: str) -> str:
    """What a plan is about: its finding in its own words, or how many there are."""
    texts = [case.findings[one].text for one in case.action_plans[key].findings if one in case.findings]
    return texts[0] if len(texts) == 1 else case.title or case.case
