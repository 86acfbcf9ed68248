"""The words of the field kept as data: phrases for how often, and references to law that no longer hold."""

from uppf.model.frequency import FrequencyShape
from uppf.model.shape import Day, Line, Many, Named, Shape


class PhraseList(Shape):
    """What a plan's own word for a frequency means, and words too vague to be reckoned with."""

    phrases: Named[FrequencyShape]
    vague: Named[Many[Line]] = {}


class ObsoleteLaw(Shape):
    """A reference that no longer holds: how it is written, what replaced it, and from when."""

    written: Many[Line]
    replaced_by_law: Line
    from_date: Day
    note: Line | None = None


class LawList(Shape):
    """References to law that plans still carry though the law has moved."""

    obsolete_references: tuple[ObsoleteLaw, ...]
