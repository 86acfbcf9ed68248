"""Facts stand alone: dumped as plain lists they give the same due list where neither YAML nor Pydantic is known."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

from uppf.model.facts import Facts, dump, load
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
