"""What providers hand in, as a list: what was asked for and where it stands, and what is late though nobody asked."""

import datetime as dt
from collections.abc import Sequence

from uppf.model.register import Register
from uppf.rules.due import OVERDUE, Due
from uppf.rules.spoken import provider_of
from uppf.rules.status import case_state
from uppf.rules.status_request import OVER, last_day, request_state
from uppf.show.duelist import is_delivery, next_step, short_case
from uppf.show.tables import Column, Row
from uppf.show.words import label

Date = dt.date
LATE = "försenad"
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
        if not (case.unannounced and case_state(case, day) in ("planerad", "underlag_begärt", "pågår"))
        for key in case.requests
    ]
    found += [_row(register, row) for row in rows if row.state == OVERDUE and is_delivery(row) and not row.case]
    return COLUMNS, sorted(found, key=lambda one: (one["läge"] != LATE, str(one["senast"] or ""), str(one["leverans"])))


def _request(register: Register, id: str, key: str, day: Date) -> Row:
    case = register.cases[id]
    request = case.requests[key]
    state, last = request_state(request, day), last_day(request)
    over = state in OVER or case.closed or case.cancelled
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
