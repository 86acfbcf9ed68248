"""What is generated is compared with what the code says today; what README names is there."""

import json
import re
from pathlib import Path

from tests.documents import made
from uppf.cli.app import COMMANDS
from uppf.model.schemas import SCHEMAS, file_name, schema
from uppf.show.words import help

ROOT = Path(__file__).resolve().parent.parent


def test_the_documents_say_what_the_code_says() -> None:
    stale = [path.name for path, text in made().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert stale == [], "run: make docs"


def test_the_schemas_are_made_from_the_models() -> None:
    for name in SCHEMAS:
        text = json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
        assert (ROOT / "schemas" / file_name(name)).read_text("utf-8") == text, "run: make schemas"


def test_every_command_has_help_and_stands_in_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for section in COMMANDS.values():
        for name in section:
            assert help(name) != name
            assert name == "schema" or f"uppf {name.partition(' ')[0]} " in readme


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
