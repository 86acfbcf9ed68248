"""The due list after any acts is that of files written by hand, by one who knows the words and not the program."""

import datetime as dt
import importlib
import inspect
import random
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli import byhand, byhand_others
from tests.cli.byhand import Hand, NothingToSay, Situation, Value
from tests.cli.middle import FILES as MIDDLE
from uppf.cli.app import COMMANDS
from uppf.cli.reading import Desk, desk
from uppf.cli.verbs import fields
from uppf.model.municipality import Municipality
from uppf.model.register import Register
from uppf.problem import Refusal
from uppf.rules.change import Act, At, Create, applied
from uppf.rules.distill import distill
from uppf.rules.due import due
from uppf.rules.steps import steps
from uppf.store.reader import MAIN, kind_of, model_of
from uppf.store.yamltext import parse

FIRST = dt.date(2026, 5, 20)
PAUSES = (0, 0, 1, 9, 30)
"""How many days pass before the next act."""
LATER = (0, 14, 400)
"""On which days after the last act the lists are compared."""
NOTHING = "INGENTING"
FILES = {**MIDDLE, **byhand_others.FILES}
ROWS = {**byhand.ROWS, **byhand_others.ROWS}
PLACES = byhand_others.PLACES | {
    path.rpartition("-")[2].removesuffix(".yaml"): path for path in FILES if path.startswith("arenden/")
}
DOING = {name: place for group in COMMANDS.values() for name, place in group.items() if ".acts." in place}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The municipality, with cases in the middle of their lives."""
    root = tmp_path_factory.mktemp("hand")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    found = desk(root)
    assert found.unread() == 0
    return found


class Tried(NamedTuple):
    """Two versions of the files, and what of the acts was done."""

    acted: dict[str, Value]
    written: dict[str, Value]
    done: list[str]
    day: dt.date


def start() -> dict[str, Value]:
    return {path: parse(text.encode()).value for path, text in FILES.items() if not path.startswith("planer/")}


def registered(register: Register, files: dict[str, Value]) -> Register:
    """The register with these values of its files."""
    more: dict[str, Any] = {"files": dict(register.files)}
    for path, value in files.items():
        model, kind = model_of(path), kind_of(path)
        assert model is not None
        shape: Any = model.model_validate(value)
        if kind is None:
            assert path == MAIN
            more["municipality"] = shape
            continue
        key, entered = str(getattr(shape, kind.id)), f"{kind.name}s"
        more.setdefault(entered, dict(getattr(register, entered)))[key] = shape
        more["files"][kind.name, key] = path
    return register._replace(**more)


def said_to(command: str, words: dict[str, Any], day: dt.date) -> tuple[Callable[[At, Any], Act], Any]:
    """The act of a command, and the record of what is said to it."""
    module, _, name = DOING[command].partition(":")
    function = getattr(importlib.import_module(module), name)
    _, record = [one.annotation for one in inspect.signature(function).parameters.values()]
    values = dict(words)
    for field in fields(record):
        if field.kind is dt.date and field.needed and not field.asked:
            values.setdefault(field.name, day)
        elif field.name in values and issubclass(field.kind, (StrEnum, Decimal)):
            said = values[field.name]
            values[field.name] = tuple(map(field.kind, said)) if field.many else field.kind(said)
    return function, record(**values)


def tried(office: Desk, commands: list[str], choose: Callable[[list[Any]], Any]) -> Tried:
    """Some acts, done one after another in the program and by hand; what the program refuses nobody writes."""
    acted, written = start(), start()
    done: list[str] = []
    day = FIRST
    keys = (f"k{number}new" for number in range(100, 1000))
    for command in commands:
        row = ROWS[command]
        tail = choose(list(row.cases))
        path = PLACES[tail]
        day += dt.timedelta(days=choose(list(PAUSES)))

        def listed(day: dt.date = day) -> list[Any]:
            return due(distill(registered(office.register, acted), []), day)

        try:
            words = row.say(Situation(written[path], tail, day, choose, listed))
        except NothingToSay:
            continue
        taken: list[str] = []

        def token(taken: list[str] = taken) -> str:
            taken.append(next(keys))
            return taken[-1]

        register = registered(office.register, acted)
        function, said = said_to(command, words, day)
        try:
            act = function(At(register, distill(register, []), day, token), said)
        except Refusal:
            continue
        before = listed()
        for change in act.changes:
            if isinstance(change, Create):
                assert change.file not in acted
                acted[change.file] = dict(change.value)
            else:
                acted[change.file] = dict(applied(acted[change.file], change))
        new = iter(taken)
        hand = Hand(written[path], words, day, lambda new=new: next(new), written, lambda rows=before: rows)  # type: ignore[misc]
        ROWS[command].write(hand)
        assert list(new) == [], command
        done.append(command)
        assert plainly(acted) == plainly(written), (command, words)
    return Tried(acted, written, done, day)


def plainly(files: dict[str, Value]) -> dict[str, Any]:
    """What the values mean."""
    models = {path: model_of(path) or Municipality for path in files}
    return {path: models[path].model_validate(value).model_dump() for path, value in sorted(files.items())}


def by_hand(value: Value, chance: random.Random) -> bytes:
    """A file as another program for YAML writes it: the keys in any order, in lines or in braces."""
    flow = chance.choice([None, False, True])
    text: str = yaml.safe_dump(
        _shuffled(value, chance),
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=flow,
        width=chance.choice([60, 400]),
    )
    # After a key that says enough alone, people write nothing.
    return text.replace(NOTHING, "").encode()


def _shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: _shuffled(value[key], chance) for key in keys}
    return NOTHING if value is None else value


def alike(office: Desk, tried: Tried, chance: random.Random) -> None:
    """The two versions say the same, ask for the same and lead to the same, whatever day it is."""
    register = registered(office.register, tried.acted)
    facts = distill(register, [])
    hand = desk(office.root, {path: by_hand(value, chance) for path, value in tried.written.items()}, office)
    assert hand.unread() == 0, hand.problems
    assert hand.register == register
    for days in LATER:
        day = tried.day + dt.timedelta(days=days)
        assert due(hand.facts, day) == due(facts, day)
        for name, case in register.cases.items():
            assert steps(hand.register, hand.register.cases[name], day) == steps(register, case, day)


@pytest.mark.parametrize("command", ROWS)
def test_an_act_is_what_a_hand_would_have_written(office: Desk, command: str) -> None:
    """However it is said: the one draws until it has been done a few times in each case where it is said."""
    chance = random.Random(command)
    done = 0
    for _ in range(60):
        found = tried(office, [command], lambda options: chance.choice(options))
        done += len(found.done)
        if found.done and done in (1, 4):
            alike(office, found, chance)
        if done == 8:
            break
    assert done


def test_every_verb_that_is_tried_edits_a_case() -> None:
    assert ROWS.keys() <= DOING.keys()
    assert len(ROWS) >= 30


@settings(max_examples=30)
@given(st.data(), st.lists(st.sampled_from(sorted(ROWS)), min_size=3, max_size=8), st.randoms(use_true_random=False))
def test_the_due_list_after_any_acts_is_that_of_files_written_by_hand(
    office: Desk, data: st.DataObject, commands: list[str], chance: random.Random
) -> None:
    found = tried(office, commands, lambda options: data.draw(st.sampled_from(options)))
    alike(office, found, chance)
