"""Who acts for a role on a day."""

import datetime as dt

from uppf.model.facts import Facts

Date = dt.date


def acting(role: str, facts: Facts, day: Date) -> tuple[str, str]:
    """The role that acts on the day: the deputy when the role is vacant (R097)."""
    known = {one.id: one for one in facts.roles}
    seen = role
    for _ in range(len(known)):
        found = known.get(seen)
        if found is None or not found.deputy or not any(_within(span, day) for span in found.vacant):
            break
        seen = found.deputy
    return (seen, role) if seen != role else (role, "")


def _within(span: tuple[Date | None, Date | None], day: Date) -> bool:
    return (span[0] or Date.min) <= day <= (span[1] or Date.max)
