"""Every problem that reading or checking can find has a bad example, and its message in the house form."""

import re
from pathlib import Path

import pytest

import uppf
from tests.problems.gallery import DAY, DESK, EXPECTED, examples, shown
from uppf.cli import session
from uppf.cli.checking import checked
from uppf.problem import Problem
from uppf.rules.checks_references import KINDS
from uppf.show.swedish import checks, identity, reading, shapes
from uppf.show.words import message
from uppf.store.complaints import SYNTAX
from uppf.store.shapes import CODES, FORMS

TABLES = (reading, shapes, identity, checks)
"""The words of everything that is wrong with files as they lie; those of writing and of commands stand elsewhere."""

WITHOUT_EXAMPLE = {
    "unreadable": "a file that its reader may not read cannot lie in git",
    "too-large": "an example would weigh a million bytes",
    "unprovable-edit": "of an edit, not of a file",
    "wrong-shape": "of an edit, not of a file",
    "duration-form": "the models stop it first, as form-duration",
    "moment-form": "the models stop it first, as form-moment",
    "day-form": "the models stop it first, as form-day-of-year",
}
RAISED = re.compile(r"""(?:Problem|refuse|note|note_sign)\(\s*(?:Problem\(\s*)?"([a-z0-9-]+)\"""")
ROOMS = (
    "rules/checks*.py",
    "rules/events.py",
    "rules/identity.py",
    "rules/language.py",
    "store/r*.py",
    "store/yaml*.py",
)
"""Where files are read and checked."""


@pytest.mark.parametrize("example", examples(), ids=lambda folder: folder.name)
def test_what_is_said_of_it(example: Path, tmp_path: Path) -> None:
    expected = (example / EXPECTED).read_text("utf-8")
    assert shown(example, tmp_path) == expected
    assert f"[{example.name}]\n" in expected


def test_the_desk_that_examples_are_laid_over_is_without_fault() -> None:
    assert checked(Path(session.root(str(DESK))), DAY).problems == []


def test_every_code_has_an_example() -> None:
    codes = {code for table in TABLES for code in table.MESSAGES}
    assert {folder.name for folder in examples()} == codes - set(WITHOUT_EXAMPLE)
    assert set(WITHOUT_EXAMPLE) <= codes


def test_every_code_that_reading_and_checking_raise_has_words() -> None:
    floors = Path(uppf.__file__).parent
    texts = [path.read_text("utf-8") for room in ROOMS for path in floors.glob(room)]
    raised = {code for text in texts for code in RAISED.findall(text)}
    raised |= {*CODES.values(), *FORMS.values(), *(code for _, code, _ in SYNTAX)}
    raised |= {f"no-such-{name.removesuffix('-here')}" for name in KINDS}
    assert len(raised) > 120
    assert sorted(code for code in raised if message(Problem(code)) == code) == []
