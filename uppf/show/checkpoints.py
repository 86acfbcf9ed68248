"""A follow-up's check points, and the answers to its questionnaires, as tables."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from uppf.rules.points import UNSETTLED, Asked
from uppf.rules.surveys import Answered
from uppf.show.duelist import short_case
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import SurveySent

POINTS = (
    Column("fas", "Fas", "role"),
    Column("kontrollpunkt", "Punkt", "id"),
    Column("text", "Vad", weight=3),
    Column("riktvärde", "Riktvärde"),
    Column("krav", "Krav"),
    Column("svar", "Svar", weight=2),
    Column("bedömning", "Bedömning", "role"),
)
"""What is told of a check point; a promise to machines, so a column is added last and never renamed."""
GIVES_WAY = ("riktvärde", "krav", "svar")
"""Columns that are left out for people where no point says anything in them."""


def points_table(rows: Sequence[Asked], case: str, titles: Mapping[str, str], notes: tuple[str, ...] = ()) -> Table:
    """The check points of a case under their phases; what is not yet assessed says so."""
    body = [_point_row(one, titles) for one in rows]
    columns = tuple(c for c in POINTS if c.key not in GIVES_WAY or any(row[c.key] for row in body))
    left = sum(one.demanded and not one.settled for one in rows)
    said = (label("points.left").format(count=left),) if left else ()
    none = () if rows else (label("points.none"),)
    title = label("points.title").format(case=short_case(case))
    return Table(title, columns, tuple(body), "fas", (*said, *none, *notes), titles)


def _point_row(one: Asked, titles: Mapping[str, str]) -> Row:
    told = [label(f"points.{name}").format(count=count) for name, count in one.known]
    via = [titles.get(one.point.through, label(one.point.through))] if one.point.through else []
    beside = [*([label("points.via").format(role=via[0])] if via else []), *told]
    beside += [label("points.disputed")] if one.disputed else []
    answer = one.answer
    shown = answer.assessment if answer else None
    if one.control and shown in (None, *UNSETTLED):
        shown = label("points.controlled").format(day=one.control.date.isoformat())
    elif one.concluded and shown in (None, *UNSETTLED):
        shown = label("points.concluded")
    if answer and answer.not_applicable:
        shown = "ej_tillämpligt"
    return {
        "fas": str(one.point.phase),
        "kontrollpunkt": one.point.id,
        "text": f"{one.point.text} ({'; '.join(beside)})" if beside else one.point.text,
        "riktvärde": one.point.guide_value,
        "krav": answer.requirement if answer else None,
        "svar": _said(one),
        "bedömning": shown or label("points.open" if one.demanded else "points.optional"),
    }


def _said(one: Asked) -> str | None:
    if one.answer:
        return one.answer.not_applicable or one.answer.answer or one.answer.observation
    return one.control.outcome if one.control else None


def answers_table(
    rows: Sequence[Answered],
    sent: Sequence[tuple[str, "SurveySent"]],
    case: str,
    titles: Mapping[str, str],
    notes: tuple[str, ...] = (),
) -> Table:
    """The answers to the questionnaires of a case, one column for each recipient; who has not answered is noted."""
    columns = [Column("fråga", "Fråga", "id"), Column("text", "Text", weight=2)]
    columns += [Column(f"svar_{key}", _who(survey, titles), weight=2) for key, survey in sent]
    body = [
        {
            "fråga": row.point,
            "text": row.text,
            **{f"svar_{key}": said for (key, _), said in zip(sent, row.answers, strict=True)},
        }
        for row in rows
    ]
    waits = tuple(
        label("survey.waits").format(who=_who(survey, titles), id=key, day=survey.answer_by or survey.sent)
        for key, survey in sent
        if survey.received is None
    )
    title = label("survey.title").format(case=short_case(case))
    return Table(title, tuple(columns), tuple(body), "", (*waits, *notes), titles)


def _who(survey: "SurveySent", titles: Mapping[str, str]) -> str:
    return titles.get(survey.recipient, label(survey.recipient))
