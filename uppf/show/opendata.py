"""Open data beside the pages: the same fields as CSV and JSON, and a schema that says what each means."""

from collections.abc import Iterator, Mapping
from datetime import date
from json import dumps
from typing import Any

from uppf.rules.offers import FIELDS, Few, Field, Secret, Value
from uppf.show.formats import csv
from uppf.show.markup import article
from uppf.show.plain import SPACES
from uppf.show.site import Book, prose_variables, start
from uppf.show.sitepage import framed, link, wide
from uppf.show.sitereports import heading, name
from uppf.show.tables import Column, Row, Screen, Table
from uppf.show.words import label

PAGE = "oppna-data.html"
KINDS: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "number": {"type": "integer", "minimum": 0},
    "yes": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
"""How each kind of value is told in a schema; every value may also be missing."""
OF_REPORT: tuple[tuple[str, str], ...] = (
    *(("id", "text"), ("rubrik", "text"), ("färdig", "date"), ("utförare_id", "texts"), ("enhet_id", "texts")),
    *(("diarienummer", "text"), ("slutsats", "text"), ("sida", "text"), ("markdown", "text")),
)
OF_OFFER: tuple[tuple[str, str], ...] = (
    *(("id", "text"), ("utförare_id", "text"), ("sida", "text")),
    *((field.key, field.kind) for field in FIELDS),
    ("utelämnat", "texts"),
)


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The page about the data, and the data: providers and reports, each in two forms with a schema."""
    sets = {
        "utforare": (OF_OFFER, [_offer(book, number) for number in range(len(book.offers))]),
        "rapporter": (OF_REPORT, list(_reports(book))),
    }
    yield PAGE, _page(book)
    for key, (columns, rows) in sets.items():
        yield f"data/{key}.csv", _csv(key, columns, rows)
        yield f"data/{key}.json", _json(_whole(book, key, rows))
        yield f"data/{key}.schema.json", _json(_schema(book, key, columns))


def _offer(book: Book, number: int) -> dict[str, Any]:
    offer = book.offers[number]
    values = {field.key: _value(book, field, offer.values[field.key]) for field in FIELDS}
    left = [f"{key}: {_why(said)}" for key, said in offer.values.items() if isinstance(said, (Secret, Few))]
    page = f"utforare/{offer.provider}.html#{offer.id}"
    return {"id": offer.id, "utförare_id": offer.provider, "sida": page, **values, "utelämnat": left}


def _why(said: Secret | Few) -> str:
    """Why a value is left out, with the ground in law where one is written."""
    if isinstance(said, Few):
        return label("data.few")
    return label("site.tried").format(ground=said.ground) if said.ground else label("site.held")


def _value(book: Book, field: Field, said: Value) -> Any:
    if isinstance(said, (Secret, Few)):
        return None
    if isinstance(said, tuple):
        return list(said)
    if isinstance(said, date):
        return said.isoformat()
    return book.told(field.key, str(said)) if field.named and said is not None else said


def _reports(book: Book) -> Iterator[dict[str, Any]]:
    for one in book.reports.values():
        conclusion = one.report.report.conclusion
        yield {
            "id": one.report.key,
            "rubrik": heading(book, one),
            "färdig": one.report.finished.isoformat(),
            "utförare_id": list(one.report.providers),
            "enhet_id": list(one.report.units),
            "diarienummer": one.report.case.registry_number,
            "slutsats": label(f"conclusion.{conclusion}") if conclusion else None,
            "sida": name(one.report),
            "markdown": name(one.report, "md"),
        }


def _whole(book: Book, key: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    variables = prose_variables(book)
    return {
        "$schema": f"{key}.schema.json",
        "titel": label(f"data.{key}"),
        "kommun": variables["kommun"],
        "gäller": book.frame.day,
        "licens": variables["licens"],
        "poster": rows,
    }


def _csv(key: str, columns: tuple[tuple[str, str], ...], rows: list[dict[str, Any]]) -> str:
    """Semicolons, UTF-8, the keys first; no cell is a formula."""
    told: list[Row] = [{name: _cell(row[name]) for name, _ in columns} for row in rows]
    return csv(Table(key, tuple(Column(name, name) for name, _ in columns), tuple(told)), Screen())


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return label("yes" if value else "no")
    return tuple(value) if isinstance(value, list) else value


def _json(value: Any) -> str:
    text = dumps(value, ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c in SPACES or c == "\n" else dumps(c)[1:-1] for c in text) + "\n"


def _schema(book: Book, key: str, columns: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """What each field means, so that the data can be used by someone who has never seen the pages."""
    fields = {
        name: {"description": label(f"data.field.{name}"), "anyOf": [dict(KINDS[kind]), {"type": "null"}]}
        for name, kind in columns
    }
    post = {
        "type": "object",
        "properties": fields,
        "required": [name for name, _ in columns],
        "additionalProperties": False,
    }
    texts = ("$schema", "titel", "kommun", "gäller", "licens")
    whole: dict[str, Any] = {
        one: {"type": ["string", "null"], "description": label(f"data.whole.{one.strip('$')}")} for one in texts
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": label(f"data.{key}"),
        "description": label(f"data.{key}.about"),
        "type": "object",
        "properties": {**whole, "poster": {"type": "array", "items": post}},
        "required": [*texts, "poster"],
        "additionalProperties": False,
    }


def _page(book: Book) -> str:
    title, html = article(book.write("webb/oppna-data", prose_variables(book)))
    body = [html]
    for key, columns in (("utforare", OF_OFFER), ("rapporter", OF_REPORT)):
        body += [f'<h2>{label(f"data.{key}")}</h2>\n<p>{label(f"data.{key}.about")}</p>\n<ul class="plain">']
        for form in ("csv", "json", "schema.json"):
            file = f"data/{key}.{form}"
            body.append(f"<li>{link(PAGE, file, file.rpartition('/')[2])} {label(f'data.form.{form}')}</li>")
        body.append("</ul>")
        rows = (
            (f'<th scope="row"><code>{name}</code></th>', f"<td>{label(f'data.field.{name}')}</td>")
            for name, _ in columns
        )
        head = [(label("data.column"), ""), (label("data.meaning"), "")]
        body += wide(label("data.fields").format(data=label(f"data.{key}")), label("data.caption"), head, rows)
    return framed(book.frame, PAGE, title, start(), body)
