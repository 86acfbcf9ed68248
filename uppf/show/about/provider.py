"""A provider as the variables of a template, with its own rows of the year; and all of them, for the register."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.rules.calendar import add_days
from uppf.rules.due import CANCELLED, NOT_APPLICABLE, Due, due
from uppf.rules.naming import one_provider
from uppf.rules.period import MONTH_NAMES, Period, period_of
from uppf.rules.selection import shared
from uppf.rules.status import agreement_state
from uppf.show.about import case as about_case
from uppf.show.about import pictures
from uppf.show.about.row import row_record
from uppf.show.about.subject import Asked, Record, Subject, Topic

if TYPE_CHECKING:
    from uppf.model.provider import Provider, Unit

AHEAD = 731
"""How far the rows that all papers share reach."""
ENDED = ("upphört", "hävt")
"""The states of an agreement that is over."""
THEIRS = ("utföraren", "båda")
"""Who must act in what concerns the provider even when no plan's rule says it: an answer, an action, a certificate."""


def _one(asked: Asked, text: str) -> Subject:
    """The provider that is meant. Errors: as `one_provider`."""
    return _subject(asked, one_provider(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    """Every provider that has an agreement which has not ended."""
    for one in asked.register.providers.values():
        if any(agreement_state(agreement, asked.day) not in ENDED for agreement in one.agreements.values()):
            yield _subject(asked, one)


def _subject(asked: Asked, one: "Provider") -> Subject:
    period = asked.period or period_of(asked.day, 12)
    own = {row.id for row in own_rows(asked, one, period)}
    drawn = pictures.of_year(asked, lambda row: row.id in own, one.name)
    return Subject(one.provider, "", lambda: _variables(asked, one), drawn)


TOPIC = Topic(_one, _every)


def _variables(asked: Asked, one: "Provider") -> Record:
    period = asked.period or period_of(asked.day, 12)
    rows = [row_record(row, asked.titles) | {"månad": row.last.month} for row in own_rows(asked, one, period)]
    return asked.known | {
        "utförare": about_case.provider_record(one),
        "enheter": [about_case.unit_record(key, unit) for key, unit in one.units.items()],
        "avtal_alla": [
            about_case.agreement_record(agreement, asked.day) | {"id": key} for key, agreement in one.agreements.items()
        ],
        "tid": {"från": period.start, "till": period.end, "namn": period.key},
        "årsplan": rows,
        "månader": [
            {"namn": MONTH_NAMES[month - 1], "rader": [row for row in rows if row["månad"] == month]}
            for month in dict.fromkeys(row["månad"] for row in rows)
        ],
    }


def own_rows(asked: Asked, one: "Provider", period: Period) -> list[Due]:
    """The rows of a period that a provider may see, by day: its own, nothing unannounced (R207, OSL 17:1).

    What only the municipality has to remember, such as the day to give notice, is no matter of the provider's.
    """
    far = add_days(asked.day, AHEAD) < period.end
    rows = due(asked.facts, asked.day, period.end) if far else asked.rows
    found = [
        row
        for row in shared(rows)
        if row.dims.provider == one.provider
        and period.start <= row.last <= period.end
        and row.state not in (CANCELLED, NOT_APPLICABLE)
        and (row.source == "regel" or row.obliged in THEIRS)
    ]
    return sorted(found, key=lambda row: (row.last, row.key))


def register_record(asked: Asked) -> list[Record]:
    """Every provider with its form of operation, agreements, units and permits, by name (SoL 10:3, R173).

    Addresses that are secret are left out; a provider without an agreement in force is told too, with its state.
    """
    return [_row(asked, one) for one in sorted(asked.register.providers.values(), key=lambda one: one.name.casefold())]


def _row(asked: Asked, one: "Provider") -> Record:
    agreements = [
        about_case.agreement_record(agreement, asked.day)
        | {"id": key, "enheter": [one.units[name].name for name in agreement.units if name in one.units]}
        for key, agreement in one.agreements.items()
    ]
    return {
        **about_case.provider_record(one),
        "avtal": agreements,
        "verksamheter": list(dict.fromkeys(agreement["verksamhet"] for agreement in agreements)),
        "avtalsformer": list(dict.fromkeys(agreement["avtalsform"] for agreement in agreements)),
        "enheter": [_unit(asked, key, unit) for key, unit in one.units.items()],
    }


def _unit(asked: Asked, key: str, unit: "Unit") -> Record:
    ended = unit.ends is not None and unit.ends < asked.day
    return about_case.unit_record(key, unit) | {"nedlagd": ended}
