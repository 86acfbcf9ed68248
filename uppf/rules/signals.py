"""What happens when a signal comes in, by the name that rules know it by."""


def signal_event(source: str) -> str:
    """What happened when a signal came from a source: a complaint is told apart (R198, R219)."""
    return "klagomål.inkommet" if source == "klagomål" else "signal.inkommen"
