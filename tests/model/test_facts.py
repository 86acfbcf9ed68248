"""Facts stand alone: dumped as plain lists they give the same due list where neither YAML nor Pydantic is known."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from uppf.model.facts import (
    CaseFact,
    Duration,
    Event,
    Excuse,
    Facts,
    Meeting,
    OpenItem,
    PlanFact,
    RoleFact,
    RuleFact,
    Subject,
    dump,
    load,
    merge,
)
from uppf.rules.distill import distill
from uppf.rules.due import due
from uppf.store.reader import read

CASES = Path(__file__).resolve().parent.parent.parent / "cases"
DAY = "2026-11-21"

ALONE = """
import datetime as dt, json, sys
from uppf.model.facts import load
from uppf.rules.due import due
facts = load(json.load(open(sys.argv[1], encoding="utf-8")))
rows = due(facts, dt.date.fromisoformat(sys.argv[2]))
known = {"yaml", "pydantic", "jinja2", "rich", "typer"} & set(sys.modules)
print(json.dumps({"known": sorted(known), "rows": [repr(row) for row in rows]}))
"""


def test_the_due_list_is_answered_from_plain_facts_alone(tmp_path: Path) -> None:
    facts = distill(read(CASES).register)
    plain = tmp_path / "facts.json"
    plain.write_text(json.dumps(dump(facts), ensure_ascii=False), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(plain), DAY], capture_output=True, text=True, encoding="utf-8", check=True
    )
    answer = json.loads(done.stdout)
    assert answer["known"] == []
    assert answer["rows"] == [repr(row) for row in due(facts, dt.date.fromisoformat(DAY))]
    assert len(answer["rows"]) > 500


def test_what_is_dumped_is_loaded_again() -> None:
    facts = distill(read(CASES).register)
    assert load(json.loads(json.dumps(dump(facts)))) == facts
    assert load(dump(Facts())) == Facts()


DURATIONS = st.builds(Duration, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))


def some(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    """None, one or two of a kind of fact, with every field of it filled."""
    return st.lists(st.from_type(kind), max_size=2).map(tuple)


FACTS = st.builds(
    Facts,
    *map(some, (RuleFact, PlanFact, Subject, Event, CaseFact, Excuse, OpenItem, RoleFact, Meeting)),
    st.none() | st.dates(),
    DURATIONS,
)


@settings(max_examples=50, deadline=None)
@given(FACTS)
def test_any_facts_are_loaded_as_they_were_dumped(facts: Facts) -> None:
    assert load(dump(facts)) == facts
    assert load(json.loads(json.dumps(dump(facts), ensure_ascii=False))) == facts


@settings(max_examples=20, deadline=None)
@given(st.lists(FACTS, max_size=3))
def test_facts_of_files_are_laid_together_in_their_order(parts: list[Facts]) -> None:
    together = merge(parts)
    assert together.events == tuple(event for part in parts for event in part.events)
    assert together.rules == tuple(rule for part in parts for rule in part.rules)
    assert merge([together]) == together
    assert merge([merge(parts[:1]), *parts[1:]]) == together
