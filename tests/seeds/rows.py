"""Where every row of the five documents lives: read from ``rows.tsv``, verified, and written as ``docs/seeds.md``."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from uppf.cli.app import COMMANDS
from uppf.model.shape import Shape
from uppf.show import words
from uppf.store.yamltext import parse

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = Path(__file__).resolve().parent / "rows.tsv"
TARGET = ROOT / "docs" / "seeds.md"
DOCUMENTS = {
    "S0": "huddinge-samverkan",
    "S1": "haninge-2017",
    "S2": "motala-2022",
    "S3": "orebro-2020",
    "S4": "omsorg-2023",
}


class Row(NamedTuple):
    """One rule, activity, role, document, state or time phrase of the documents, and where it lives."""

    id: str
    source: str
    quote: str
    places: tuple[str, ...]
    note: str


def rows() -> list[Row]:
    """All rows, in order."""
    found = []
    for line in SOURCE.read_text("utf-8").splitlines():
        identity, source, quote, places, note = line.split("\t")
        found.append(Row(identity, source, quote, tuple(filter(None, places.split(", "))), note))
    return found


def _plan(place: str) -> bool:
    file, _, item = place.partition("#")
    path = ROOT / "cases" / f"{file}.yaml"
    if not path.is_file():
        return False
    value = parse(path.read_bytes()).value
    return item in set(_names(value)) or _walk(value, item.split("."))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for part in value.values():
            yield from _names(part)
    elif isinstance(value, list):
        for part in value:
            yield from _names(part)


def _walk(value: Any, route: list[str]) -> bool:
    for part in route:
        if isinstance(value, list):
            value = next((one for one in value if isinstance(one, dict) and one.get("id") == part), None)
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            return False
    return value is not None


def _model(place: str) -> bool:
    shape, _, field = place.removeprefix("model:").partition(".")
    for name in (
        "plan",
        "provider",
        "municipality",
        "requirement",
        "procurement",
        "case",
        "finding",
        "frequency",
        "vocabulary",
    ):
        found = getattr(import_module(f"uppf.model.{name}"), shape, None)
        if found is not None:
            return not field or (issubclass(found, Shape) and field in found.model_fields)
    return False


def _check(place: str) -> bool:
    code = place.removeprefix("check:")
    return any(code in getattr(import_module(f"uppf.show.swedish.{name}"), "MESSAGES", {}) for name in words.TABLES)


def _command(place: str) -> bool:
    return any(place.removeprefix("command:") in section for section in COMMANDS.values())


def _template(place: str) -> bool:
    return (ROOT / "templates" / f"{place.removeprefix('template:')}.md.j2").is_file()


KINDS: Mapping[str, Callable[[str], bool]] = {
    "planer/": _plan,
    "model:": _model,
    "check:": _check,
    "command:": _command,
    "template:": _template,
    "outside:": lambda place: len(place) > len("outside:"),
}
"""The kinds of place a row can live in, each with the test that it is there."""


def stands(place: str) -> bool:
    """Whether a place is there."""
    return any(place.startswith(kind) and test(place) for kind, test in KINDS.items())


def said(place: str) -> str:
    """A place as the table says it."""
    if place.startswith("outside:"):
        return f"utanför: {place.removeprefix('outside:')}"
    if place.startswith("command:"):
        return f"`uppf {place.removeprefix('command:')}`"
    if place.startswith("template:"):
        return f"`uppf report --paper {place.removeprefix('template:')}`"
    if place.startswith("check:"):
        return f"`uppf check` [{place.removeprefix('check:')}]"
    return f"`{place.removeprefix('model:')}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def document() -> str:
    """The whole table as Markdown."""
    lines = [
        "# De fem dokumenten, rad för rad",
        "",
        "Varje regel, aktivitet, roll, kontrollpunkt och tidsfras i de fem kommunala dokumenten, och var den finns i",
        "`uppf`. Tabellen skrivs av `make docs` ur `tests/seeds/rows.tsv`; ett prov visar att varje plats finns.",
        "",
        *(f"- **{key}** är `cases/planer/{plan}.yaml`." for key, plan in DOCUMENTS.items()),
        "",
        "`planer/x#y` är regeln, punkten eller avsnittet y i planen x. `Shape.field` är ett fält i modellen:",
        "uppgiften lagras där. Det som rör enskilda personer står utanför.",
        "",
        "| Rad | Dokument | Ord | Var | Anmärkning |",
        "| --- | --- | --- | --- | --- |",
    ]
    for row in rows():
        places = ", ".join(map(said, row.places))
        lines.append(f"| {row.id} | {row.source} | {_cell(row.quote)} | {places} | {_cell(row.note)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), "utf-8")
