"""Nobody needs YAML to do a day's work: every field that an officer sets is written by a verb, or says why not."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.reach import LEFT, TABLE
from uppf.cli.app import COMMANDS
from uppf.model import case, finding, municipality, plan, procurement, provider, requirement
from uppf.model.shape import Shape
from uppf.model.vocabulary import TERMS

ROOT = Path(__file__).resolve().parent.parent
WHOLE: tuple[ModuleType, ...] = (municipality, requirement, procurement, provider, case, finding)
"""The files whose every field counts; of a plan only what is named in the table does."""
TARGETS = {name: target for section in COMMANDS.values() for name, target in section.items()}


def rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """Shape, commands, fields."""
    for line in TABLE.strip().splitlines():
        shape, commands, fields = (part.strip() for part in line.split("|"))
        yield shape, commands.split(", "), fields.split()


def left() -> dict[str, str]:
    """What no verb writes, and why."""
    return dict(tuple(map(str.strip, line.split("|"))) for line in LEFT.strip().splitlines())  # type: ignore[misc]


def shapes(modules: tuple[ModuleType, ...]) -> dict[str, type[Shape]]:
    """The shapes that modules define."""
    return {
        name: one
        for module in modules
        for name, one in vars(module).items()
        if inspect.isclass(one) and issubclass(one, Shape) and one.__module__ == module.__name__
    }


@cache
def named(command: str) -> frozenset[str]:
    """The words that the module of a command writes by: names of arguments, and texts."""
    path = ROOT / (TARGETS[command].partition(":")[0].replace(".", "/") + ".py")
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return frozenset(found)


def test_every_field_is_written_by_a_verb_or_says_why_not() -> None:
    every = {f"{name}.{field}" for name, shape in shapes(WHOLE).items() for field in shape.model_fields}
    # What a shape has from another is written as that other's.
    fields = {f"{name}.{field}" for name, shape in shapes(WHOLE).items() for field in shape.__annotations__} & every
    written = {f"{shape}.{field}" for shape, _, said in rows() for field in said}
    known = every | {f"{n}.{f}" for n, shape in shapes((plan,)).items() for f in shape.model_fields}
    assert fields - written - set(left()) == set(), "neither in TABLE nor in LEFT of tests/reach.py"
    assert (written | set(left())) - known == set(), "in the table, but not in the models"
    assert written & set(left()) == set(), "both written and left"


@pytest.mark.parametrize(("shape", "commands", "fields"), list(rows()))
def test_the_verb_names_the_field_it_writes(shape: str, commands: list[str], fields: list[str]) -> None:
    assert set(commands) <= set(TARGETS)
    words = frozenset[str]().union(*map(named, commands))
    assert [field for field in fields if field not in words and TERMS[field].key not in words] == []


def test_what_is_left_has_a_reason_of_its_own() -> None:
    assert all(len(reason.split()) > 5 for reason in left().values())
    assert len(left()) <= 10
