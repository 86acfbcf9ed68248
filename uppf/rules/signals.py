"""What happens when a signal comes in, by the name that rules know it by."""

COMPLAINT, SIGNAL = "klagomål.inkommet", "signal.inkommen"
ACKNOWLEDGED, JUDGED = "signal.bekräftad", "signal.bedömd"
SIGNAL_EVENTS = (COMPLAINT, SIGNAL, ACKNOWLEDGED, JUDGED)
"""Everything that happens to a signal; a rule that nothing else fulfils is followed up by one."""


def signal_event(source: str) -> str:
    """What happened when a signal came from a source: a complaint is told apart (R198, R219)."""
    return COMPLAINT if source == "klagomål" else SIGNAL
