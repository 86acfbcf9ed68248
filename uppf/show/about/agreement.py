"""An agreement as the variables of a template: its days, what is due until its end, its group, what is covered."""

from collections.abc import Iterator
from functools import lru_cache

from uppf.rules.coverage import active
from uppf.rules.due import Due, due
from uppf.rules.group import group_of
from uppf.rules.naming import one_agreement
from uppf.rules.schedule import last_of, scheduled
from uppf.rules.selection import shared
from uppf.rules.status import agreement_state
from uppf.show.about import case as about_case
from uppf.show.about import meeting, pictures
from uppf.show.about.coverage import coverage_record
from uppf.show.about.introduction import introduction_record
from uppf.show.about.row import row_record
from uppf.show.about.subject import Asked, Record, Subject, Topic


def _one(asked: Asked, text: str) -> Subject:
    """The agreement that is meant. Errors: as `one_agreement`."""
    return _subject(asked, one_agreement(asked.register, text)[1])


def _every(asked: Asked) -> Iterator[Subject]:
    """The agreements in force, and those that are signed and have not begun."""
    now = set(active(asked.register, asked.day))
    for key, (_, agreement) in asked.register.agreements().items():
        start = agreement.operation_starts or agreement.in_force
        if key in now or (start and start > asked.day):
            yield _subject(asked, key)


def _subject(asked: Asked, key: str) -> Subject:
    agreement = asked.register.agreements()[key][1]
    return Subject(
        key, agreement_state(agreement, asked.day), lambda: _variables(asked, key), pictures.of_agreement(asked, key)
    )


TOPIC = Topic(_one, _every)


@lru_cache(maxsize=2)
def _far(asked: Asked) -> tuple[Due, ...]:
    """The rows of all agreements as far as the longest reaches; reckoned once, since every paper would else do it."""
    ends = [last_of(asked.register, key, asked.day) for key in asked.register.agreements()]
    return tuple(due(asked.facts, asked.day, max(ends, default=asked.day)))


def _variables(asked: Asked, key: str) -> Record:
    kept = f"avtal {key}"
    if kept not in asked.told:
        asked.told[kept] = _told(asked, key)
    return asked.told[kept]


def _told(asked: Asked, key: str) -> Record:
    register = asked.register
    provider, agreement = register.agreements()[key]
    units = [(name, register.units()[name][1]) for name in agreement.units if name in register.units()]
    rows = scheduled(register, _far(asked), key, asked.day)
    told = rows if asked.unannounced else shared(rows)
    group = group_of(register, key) if agreement.joint_group else None
    own = about_case.agreement_record(agreement, asked.day)
    return asked.known | {
        "gäller": ", ".join(unit.name for _, unit in units) or agreement.title,
        "utförare": about_case.provider_record(provider),
        "avtal": own | {"id": key},
        "läge": own["läge"],
        "enheter": [about_case.unit_record(name, unit) for name, unit in units],
        "planer": [register.plans[name].title for name in agreement.plans if name in register.plans],
        "tidplan": [row_record(row, asked.titles) for row in told],
        "tidplan_till": last_of(register, key, asked.day),
        "optioner": own["optioner"],
        "bevakningar": list(own["bevakningar"].values()),
        "klausuler": [{"vad": name, "punkt": point} for name, point in own["klausuler"].items()],
        "grupp": meeting.meeting_record(asked, group, meeting.booked(asked, group)) if group else None,
        "introduktion": introduction_record(asked, key),
        "täckning": coverage_record(asked, key),
    }
