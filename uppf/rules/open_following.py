"""What a follow-up waits for: signals to acknowledge and judge, questionnaires to be answered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.model.facts import Dims, OpenItem
from uppf.rules.signals import ACKNOWLEDGED, JUDGED, signal_event

if TYPE_CHECKING:
    from uppf.model.case import Case


def signals(case: "Case", own: Dims) -> Iterator[OpenItem]:
    """Signals that are not acknowledged or not judged, where no rule of a plan asks for it (R113, R197–R198)."""
    signal = case.signal
    if signal is None or signal.judged:
        return
    source = str(signal.source)
    text = case.title or ", ".join(filter(None, (source, signal.category))).replace("_", " ")
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
