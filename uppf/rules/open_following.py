"""What a follow-up waits for: signals to acknowledge and judge, visits to make, questionnaires to be answered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, OpenItem
from uppf.rules.cooperation import is_group_meeting
from uppf.rules.signals import ACKNOWLEDGED, JUDGED, signal_event
from uppf.rules.visits import unheld

if TYPE_CHECKING:
    from uppf.model.case import Case

KEYS = ", "
"""What stands between a signal's source and its kind: keys, that are shown in words."""
VISIT = "besök"
"""The kind of the row of a planned visit."""


def signals(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Signals that are not acknowledged or not judged, where no rule of a plan asks for it (R113, R197–R198)."""
    signal = case.signal
    if signal is None or signal.judged:
        return
    source = str(signal.source)
    text = case.title or KEYS.join(filter(None, (source, signal.category)))
    waits = (("bekräfta_signal", ACKNOWLEDGED, signal.acknowledged), ("bedöma_signal", JUDGED, None))
    for kind, ends, done in waits:
        if not done:
            yield OpenItem(
                *(kind, None, own, text, "kommunen", "mål", case.responsible or ""),
                since=signal.received,
                event=signal_event(source),
                setting=kind,
                ends=ends,
            )


def visits(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Visits that are planned, also when their day has passed without anything being written of them (R152).

    A group's meetings are rows of its own series, and its minutes wait to be signed.
    """
    for key, visit in unheld(case).items():
        if not is_group_meeting(case, visit):
            dims, text = own._replace(item=key), case.title or case.case
            yield OpenItem(VISIT, visit.date, dims, text, "kommunen", "plan", case.responsible or "")


def answers(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Questionnaires that have been sent and not answered (R074–R075); without a day of their own it is a goal."""
    for key, survey in case.surveys.items():
        if survey.received is None:
            theirs = str(survey.obliged)
            yield OpenItem(
                *(
                    "enkätsvar",
                    survey.answer_by,
                    own._replace(item=key),
                    case.title or survey.questionnaire or case.case,
                    theirs,
                ),
                "plan" if survey.answer_by else "mål",
                "" if theirs == "utföraren" else survey.recipient,
                since=survey.sent,
                event="enkät.skickad",
                setting="enkätsvar",
            )
