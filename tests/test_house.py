"""The house keeps its floors: who may import whom, which library lives in which room, who sees the clock."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "uppf"
FLOORS = ("problem", "model", "rules", "store", "show", "cli")
"""From the ground up; each imports only downwards, and store and rules never see each other."""
STRANGERS = {("store", "rules"), ("rules", "store")}

ROOMS = {
    "yaml": {"store.yamltext"},
    "subprocess": {"store.git"},
    "filelock": {"store.lock"},
    "jinja2": {"show.papers"},
    "markdown_it": {"show.markdown"},
    "typst": {"show.typesetting"},
    "docx": {"show.wordpaper", "show.wordblocks"},
    "rich": {"show.terminal"},
    "icalendar": {"show.calendarfile"},
    "xlsxwriter": {"show.workbook"},
    "dateutil": {"rules.calendar"},
    "typer": {"cli"},
    "pydantic": {"model", "store.shapes", "store.reader", "cli.things", "show.record"},
    "click": set(),
}
"""Where each library may be imported; a library that is not here is Python's own."""

LONGEST = 320
LENGTHY = {"model.plan": 400, "model.terms": 450, "model.vocabulary": 340, "model.facts": 400}
"""Rooms that are tables or lists of shapes, and may be longer than the rest."""


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the package under its dotted name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"), path


def imported(path: Path) -> set[str]:
    """What a module imports when it runs, anywhere in it; what only a type checker sees does not count."""
    found: set[str] = set()
    for node in _running(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


MODULES = [pytest.param(name, path, id=name or "uppf") for name, path in modules()]


@pytest.mark.parametrize(("name", "path"), MODULES)
def test_a_module_imports_only_downwards(name: str, path: Path) -> None:
    floor = name.split(".")[0]
    if floor not in FLOORS:
        return
    for other in imported(path):
        if other.startswith("uppf."):
            below = other.split(".")[1]
            if below in FLOORS:
                assert FLOORS.index(below) <= FLOORS.index(floor), f"{name} imports {other}"
                assert (floor, below) not in STRANGERS, f"{name} imports {other}"


@pytest.mark.parametrize(("name", "path"), MODULES)
def test_a_library_is_imported_only_in_its_room(name: str, path: Path) -> None:
    for other in imported(path):
        library = other.split(".")[0]
        if library in ROOMS:
            allowed = ROOMS[library]
            assert name in allowed or name.split(".")[0] in allowed, f"{name} imports {library}"


@pytest.mark.parametrize(("name", "path"), MODULES)
def test_only_the_door_sees_the_clock(name: str, path: Path) -> None:
    if name != "cli.session":
        assert not re.search(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(", path.read_text("utf-8"))


@pytest.mark.parametrize(("name", "path"), MODULES)
def test_a_module_is_of_one_noun(name: str, path: Path) -> None:
    words = set(name.replace(".", "_").split("_"))
    assert not words & {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    if not name.startswith("show.swedish"):
        assert len(path.read_text("utf-8").splitlines()) <= LENGTHY.get(name, LONGEST), name


@pytest.mark.parametrize(("name", "path"), MODULES)
def test_a_module_and_what_it_offers_say_what_they_are(name: str, path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body, f"{name} says nothing of itself"
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name}.{node.name} says nothing of itself"


SENTENCE = re.compile(r"\b(och|inte|skriv|finns|kommunen ska|måste|eller|välj)\b .*\b\w+", re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        p
        for p in MODULES
        if not str(p.id).startswith("show.swedish") and p.id not in ("model.terms", "model.vocabulary")
    ],
)
def test_swedish_sentences_stand_in_the_tables(name: str, path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    documented = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            text = node.value
            assert not (len(text.split()) > 4 and SENTENCE.search(text)), f"{name}:{node.lineno}: {text!r}"


MUNICIPALITIES = ("huddinge", "haninge", "motala", "orebro", "örebro", "ciceron", "stratsys")


@pytest.mark.parametrize(("name", "path"), [p for p in MODULES if p.id != "model.terms"])
def test_no_municipality_lives_in_code(name: str, path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    documented = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            assert not any(town in node.value.casefold() for town in MUNICIPALITIES), f"{name}:{node.lineno}"
