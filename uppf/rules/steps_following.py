"""What remains of the follow-up itself: that it is made ready, that somebody looks, and that what was seen is told."""

from collections.abc import Callable, Iterator, Mapping

from uppf.model.vocabulary import Demanded, RuleObject
from uppf.rules.checks_case import REPORT, needs_report, rule_of
from uppf.rules.cooperation import is_group_case
from uppf.rules.introduction import programme_of
from uppf.rules.points import AFTER, Asked, asked, by_survey
from uppf.rules.readiness import DEMANDS, missing
from uppf.rules.signals import SIGNAL_EVENTS
from uppf.rules.step import Looked, Step, in_order
from uppf.rules.visits import latest, standing

CONTROL = "kontroll"
COUNT = "antal"
BY_EVENT: Mapping[str, str] = {
    "tillfälle": "visit",
    "rapport.färdig": "visit",
    CONTROL: "control",
    COUNT: "count",
    "enkät.skickad": "survey",
    "enkät.inkommen": "survey",
    "underlag.begärt": "request",
    "underlag.inkommet": "request",
    "underlag.granskat": "request",
    "beslut": "decision",
    "återkopplad": "feed-back",
    "ledningsgrupp": "management",
    "redovisad": "lay",
    "publicerad": "published",
}
"""Which step comes first for what makes a follow-up done; a signal has steps of its own, and anything else is
written in the file by hand."""


def judging(at: Looked) -> Iterator[Step]:
    """A signal that is not acknowledged, not judged, or judged to be a breach that is no finding (R218–R219)."""
    signal = at.case.signal
    if signal is None:
        return
    if not (signal.acknowledged or signal.judged):
        yield Step("acknowledge")
    if not signal.judged:
        yield Step("judge", holds=True)
    elif signal.breach and not at.case.findings:
        yield Step("breach", holds=True)


def preparing(at: Looked) -> Iterator[Step]:
    """What the plan wants in place before the follow-up begins (R159–R160, R162)."""
    lacking = missing(at.case, rule_of(at.register, at.case))
    papers = [name for name in lacking if DEMANDS[name].option]
    ground = [name for name in lacking if not DEMANDS[name].option and name is not Demanded.CONSULTATION]
    if ground:
        yield Step("ground", {"missing": tuple(map(str, ground)), "file": at.file}, holds=True)
    if papers:
        options = " ".join(f"{DEMANDS[name].option} …" for name in papers)
        yield Step("prepare", {"missing": tuple(map(str, papers)), "options": options}, holds=True)
    if Demanded.CONSULTATION in lacking:
        yield Step("consult", holds=True)


def led_otherwise(at: Looked) -> bool:
    """Whether a case is a cooperation group's or an introduction's, which have steps of their own and no report."""
    return is_group_case(at.register, at.case) or programme_of(at.register, at.case) is not None


def looking(at: Looked) -> Iterator[Step]:
    """Nothing has been looked at yet."""
    case, rule = at.case, rule_of(at.register, at.case)
    looked = standing(case) or case.desk_checks or case.aggregates or case.surveys or case.requests or case.findings
    if led_otherwise(at) or looked or any(report.finished for report in case.reports.values()):
        return
    # A picture of a kind of service, or of all, is written from what has been seen elsewhere (R261).
    if rule and rule.object in (RuleObject.SERVICE, RuleObject.MUNICIPALITY) and REPORT in rule.counts_as_done:
        return
    counts = rule.counts_as_done if rule else (REPORT,)
    told = (case.decision, case.reported, case.fed_back, case.management_group, case.published_on)
    if any(told):
        return
    # A signal is looked into in whatever way it needs; only a rule that wants more than a judgement asks for a visit.
    if case.signal and (rule is None or any(event in SIGNAL_EVENTS for event in counts)):
        return
    first = next((BY_EVENT[event] for event in counts if event in BY_EVENT), "write")
    # A case of which nothing was done may be closed, but then it is said why; a visit is held by its report.
    held = first != "visit"
    if first == "visit" and by_survey(at.register, at.case):
        first = "survey"
    yield Step(first, {"file": at.file}, holds=held, yields=held)


def counting(at: Looked) -> Iterator[Step]:
    """A follow-up of individuals that was looked at otherwise, but of which nothing was counted (T19)."""
    rule = rule_of(at.register, at.case)
    if rule and tuple(rule.counts_as_done) == (COUNT,) and not at.case.aggregates and not any(looking(at)):
        yield Step("count", {"file": at.file}, holds=True, yields=True)


def halving(at: Looked) -> Iterator[Step]:
    """A control that the rule wants in parts, when some are made and others not (T16)."""
    rule = rule_of(at.register, at.case)
    made = [check.part or "" for check in at.case.desk_checks.values() if not check.rule]
    if not made or "" in made or rule is None or CONTROL not in rule.counts_as_done:
        return
    # A part may be done by a delivery or a report as well (T30); each then has a step of its own.
    done = {one.part for held in (at.case.requests, at.case.reports) for one in held.values()} | set(made)
    left = tuple(part for part in rule.parts if part not in done)
    if left:
        yield Step("control-part", {"parts": left, "part": left[0]}, holds=True, yields=True)


def awaiting(at: Looked) -> Iterator[Step]:
    """Questionnaires that have not been answered; a reason is enough to close without them."""
    for key, survey in in_order(at.case.surveys, lambda one: one.sent):
        if survey.received is None:
            facts = {"item": key, "recipient": survey.recipient, "day": survey.answer_by}
            yield Step("answer", facts, holds=True, yields=True)


def coming(at: Looked) -> Iterator[Step]:
    """A visit that is planned and has not been (R152); a reason is enough to close without it."""
    days = sorted((visit.date, key) for key, visit in standing(at.case).items() if visit.date > at.day)
    for day, key in days[:1]:
        yield Step("coming", {"item": key, "day": day}, holds=True, yields=True)


def documenting(at: Looked) -> Iterator[Step]:
    """A visit of which it is not said who was there (R152)."""
    for key, visit in in_order(standing(at.case), lambda one: one.date):
        if visit.date <= at.day and not visit.present and not visit.not_visited_reason:
            yield Step("document", {"item": key, "day": visit.date})


def assessing(at: Looked) -> Iterator[Step]:
    """Check points that must be assessed, or that need a reason why they do not apply (R152–R153)."""
    # What a finished report says it has looked at was judged when it was finished.
    if any(report.finished for report in at.case.reports.values()):
        return
    # A picture for a board has no visit: its points are its headings, and are asked for when it is written (R262).
    if not (latest(at.case, at.day) or at.case.desk_checks or at.case.points or at.case.reports):
        return
    left = _left(at, lambda phase: phase != AFTER)
    if left:
        yield Step("assess", {"check_point": left[0], "count": len(left)}, holds=True, yields=True)


def concluding(at: Looked) -> Iterator[Step]:
    """Check points of what comes after: they keep the case open, but not the report from being finished.

    No plan says that they belong in the report. What Örebro decides on rests on what was gathered, and the report tells
    of it (S3:147); Haninge's plan tells what is done in connection with the visit and what at it (S1:91–101), and its
    sample at the ordering unit has a day of its own. But the follow-up is not over before they are answered.
    """
    if not (latest(at.case, at.day) or at.case.desk_checks or at.case.points):
        return
    left = _left(at, lambda phase: phase == AFTER)
    if left:
        yield Step("assess-after", {"check_point": left[0], "count": len(left)}, holds=True, yields=True)


def _left(at: Looked, wanted: Callable[[str], bool]) -> list[str]:
    points = [one for one in asked(at.register, at.case, at.day) if wanted(str(one.point.phase))]
    return [one.point.id for one in points if one.demanded and not (one.settled or one.disputed or _chosen(one))]


def _chosen(one: Asked) -> bool:
    """Whether somebody has chosen the point and said nothing of it, which is a step of its own."""
    answer = one.answer
    return answer is not None and not (answer.assessment or answer.answer or answer.observation)


def reporting(at: Looked) -> Iterator[Step]:
    """What was seen is not yet told."""
    if untold(at):
        yield Step("finding", holds=needs_report(at.register, at.case))


def untold(at: Looked) -> bool:
    """Whether something was seen of which no report has been begun; a group and an introduction have none."""
    case = at.case
    return not led_otherwise(at) and bool(latest(case, at.day) or case.desk_checks) and not case.reports
