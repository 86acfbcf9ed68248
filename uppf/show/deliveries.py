"""What providers hand in, as a list: what was asked for and where it stands, and what is late though nobody asked."""

import datetime as dt
from collections.abc import Iterator, Sequence

from uppf.model.register import Register
from uppf.rules.distill_case import ended_on
from uppf.rules.due import OVERDUE, Due
from uppf.rules.spoken import provider_of
from uppf.rules.status import case_state
from uppf.rules.status_request import OVER, as_of, last_day, request_state
from uppf.show.duelist import is_delivery, next_step, short_case
from uppf.show.tables import Column, Row
from uppf.show.words import label

Date = dt.date
LATE = "försenad"
BEFORE_TOLD = ("planerad", "mottagen", "bekräftad", "bedömd", "underlag_begärt", "pågår")
"""Where a case stands before what was seen in it is told of."""
NEXT = {LATE: "row.underlag.sen", "inkommen": "row.granska_underlag", "komplett": "row.granska_underlag"}
"""What comes next, by where a request stands; for every other state that it comes."""
COLUMNS = (
    Column("leverans", "Id", "id"),
    Column("ärende", "Ärende", "id"),
    Column("utförare", "Utförare", weight=2),
    Column("vad", "Vad", weight=3),
    Column("begärd", "Begärd", "date"),
    Column("senast", "Senast", "date"),
    Column("läge", "Läge", "state"),
    Column("dagar_sen", "Dagar sen", "days"),
    Column("nästa", "Nästa steg", "command"),
)


def deliveries(register: Register, rows: Sequence[Due], day: Date) -> tuple[tuple[Column, ...], list[Row]]:
    """Every request, and the late deliveries that no case asks for; a late one is a possible finding and no more."""
    found = [
        _request(register, id, key, day)
        for id, case in register.cases.items()
        # What is unannounced stands in no list before it is done (L18).
        if not (case.unannounced and case_state(case, day) in BEFORE_TOLD)
        for key, request in case.requests.items()
        if (request.requested or case.opened) <= day
    ]
    late = [row for row in rows if row.state == OVERDUE and is_delivery(row)]
    found += [_row(register, row) for row in late if not any(_followed(register, row, day))]
    return COLUMNS, sorted(found, key=lambda one: (one["läge"] != LATE, str(one["senast"] or ""), str(one["leverans"])))


def _followed(register: Register, row: Due, day: Date) -> Iterator[str]:
    """The cases in which a delivery was followed up on a day, also those that have been closed since."""
    for id, case in register.cases.items():
        asked = any(
            (one.rule or case.rule) == row.rule and (one.period or case.period) == row.period
            for one in case.requests.values()
            if (one.requested or case.opened) <= day
        )
        same = provider_of(register, case) == row.dims.provider and row.dims.agreement in ("", case.agreement)
        if case.opened <= day and (id == row.case or (asked and same)):
            yield id


def _request(register: Register, id: str, key: str, day: Date) -> Row:
    case = register.cases[id]
    request = case.requests[key]
    state, last = request_state(request, day), last_day(as_of(request, day))
    ended = ended_on(case)
    over = state in OVER or (ended and ended <= day)
    provider = register.providers.get(provider_of(register, case))
    return {
        "leverans": key,
        "ärende": id,
        "utförare": provider.name if provider else "",
        "vad": request.what,
        "begärd": request.requested,
        "senast": last,
        "läge": state,
        "dagar_sen": (day - last).days if last and state == LATE else None,
        "nästa": "" if over else label(NEXT.get(state, "row.underlag")).format(id=key, case=short_case(id)),
    }


def _row(register: Register, row: Due) -> Row:
    provider = register.providers.get(row.dims.provider)
    return {
        "leverans": row.id,
        "ärende": "",
        "utförare": provider.name if provider else "",
        "vad": row.title,
        "begärd": None,
        "senast": row.last,
        "läge": LATE,
        "dagar_sen": row.days_late,
        "nästa": next_step(row),
    }
