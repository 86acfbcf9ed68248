"""The list of what would be published and what is left out and why. For the office, never to give away."""

from collections.abc import Iterator

from uppf.rules.left_out import Left
from uppf.show.site import Site
from uppf.show.sitereports import FORMS, heading, name
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

COLUMNS: tuple[tuple[str, int], ...] = (
    *(("beslut", 1), ("slag", 1), ("id", 2), ("gäller", 3), ("skäl", 3), ("grund", 2)),
)


def publish_table(site: Site) -> Table:
    """What is left out first, then what is published: units, reports, and the other pages and files."""
    shown = list(_shown(site))
    left = [_left(one) for one in site.left]
    columns = tuple(
        Column(key, label(f"publish.column.{key}"), "id" if key == "id" else "text", weight) for key, weight in COLUMNS
    )
    title = label("publish.title").format(day=site.book.frame.day, shown=len(shown), left=len(left))
    return Table(title, columns, (*left, *shown), "beslut", (label("publish.internal"),))


def _left(one: Left) -> Row:
    reason = label(f"withheld.{one.reason}")
    key = f"ground.{one.reason}"
    ground = one.ground or (label(key) if label(key) != key else "")
    return {
        "beslut": label("publish.withheld"),
        "slag": one.kind,
        "id": one.id,
        "gäller": one.about or None,
        "skäl": f"{reason} ({one.detail})" if one.detail and one.kind == "rapport" else reason,
        "grund": ground or None,
    }


def _shown(site: Site) -> Iterator[Row]:
    decision = label("publish.shown")
    for offer in site.book.offers:
        yield {"beslut": decision, "slag": "enhet", "id": offer.id, "gäller": offer.name}
    for one in site.book.reports.values():
        about = heading(site.book, one)
        yield {"beslut": decision, "slag": "rapport", "id": one.report.key, "gäller": about}
    reports = {
        name(one.report, form)
        for one in site.book.reports.values()
        for form in ("html", *(form for form, _, _ in FORMS))
    }
    for file in site.files:
        if file not in reports:
            yield {"beslut": decision, "slag": "fil", "id": file}
