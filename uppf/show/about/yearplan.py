"""The plan of a period as the variables of a template: what is followed up of whom, when, by whom and how."""

from uppf.rules.due import CANCELLED, DONE, DONE_LATE, NOT_APPLICABLE, Due
from uppf.rules.period_summary import Within, board_of_row, follows_up, rows_in
from uppf.show.about import period
from uppf.show.about.subject import Asked, Record

MONTHS = range(1, 13)
PLANNED, THEME = "årsplan.fastställd", "tema.beslutat"
"""What the municipality decides about a year: its plan, and a theme."""


def year_plan(asked: Asked, within: Within) -> Record:
    """The plan of the period that is asked for, in a part of the municipality; without the unannounced (OSL 17:1).

    What concerns the whole municipality stands in every board's plan. Source: S3:149–155 (R206).
    """
    span = period.span(asked)
    every = rows_in(asked.register, asked.facts, asked.day, span, Within(), asked.rows, asked.unannounced)
    mine = [
        one
        for one in every
        if within.board in ("", board_of_row(asked.register, one) or within.board)
        and one.state not in (CANCELLED, NOT_APPLICABLE)
    ]
    return {
        "årsplan": _by_service(asked, [one for one in mine if follows_up(one)]),
        "planering": _lines(asked, [one for one in mine if not follows_up(one)]),
        "per_månad": [{"månad": month, "antal": sum(one.due.month == month for one in mine)} for month in MONTHS],
        "fastställd": _decided(asked, within, PLANNED),
        "teman": _decided(asked, within, THEME),
        "fokusområden": focus_areas(asked, within, span.start.year),
    }


def _by_service(asked: Asked, rows: list[Due]) -> list[Record]:
    services = sorted({one.service for one in rows}, key=lambda one: (not one, asked.titles.get(one, one)))
    return [
        {"verksamhet": one or None, "rader": _lines(asked, [row for row in rows if row.service == one])}
        for one in services
    ]


def _lines(asked: Asked, rows: list[Due]) -> list[Record]:
    """One line for each rule and subject, with every day it falls on."""
    grouped: dict[str, list[Due]] = {}
    for one in rows:
        grouped.setdefault(one.key.removesuffix(f":{one.period}"), []).append(one)
    lines = [
        {
            **period.row(asked, mine[0]),
            "dagar": [one.due for one in mine],
            "genomförda": sum(one.state in (DONE, DONE_LATE) for one in mine),
        }
        for mine in grouped.values()
    ]
    return sorted(lines, key=lambda line: (line["rubrik"], line["gäller"]))


def _decided(asked: Asked, within: Within, name: str) -> list[Record]:
    """What has been decided by the day about the year, by this board or for a plan of its."""
    register = asked.register
    year = str(period.span(asked).start.year)
    events = register.municipality.events.values() if register.municipality else ()
    found = []
    for one in sorted(events, key=lambda one: one.date):
        plan = register.plans.get(one.plan or "")
        board = one.board or (plan.board if plan else None) or ""
        if one.event == name and one.period == year and one.date <= asked.day and within.board in ("", board):
            found.append(
                {"datum": one.date, "text": one.text, "dnr": one.registry_number, "plan": plan.title if plan else None}
            )
    return found


def focus_areas(asked: Asked, within: Within, year: int) -> list[Record]:
    """What the plans of a board look at with special care in a year (R209, R262)."""
    return [
        {"text": one.text, "roller": list(one.roles), "kontrollpunkter": list(one.check_points), "plan": plan.title}
        for plan in asked.register.plans.values()
        if within.board in ("", plan.board)
        for one in plan.focus_areas.get(str(year), ())
    ]
