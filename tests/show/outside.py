"""The programs that look at papers from outside. One that is missing is a failure that says how to get it."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = ROOT / ".tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
REMEDY = "run `make tools`, which installs what papers are tested with"


def needed(program: str) -> str:
    """The path of a program; fails the test when it is not there."""
    found = shutil.which(program)
    if found is None:
        pytest.fail(f"{program} is missing: {REMEDY}")
    return found


def html_faults(pages: Sequence[Path]) -> list[str]:
    """What the Nu Html Checker holds against some pages: errors and warnings, not its remarks."""
    if not VALIDATOR.exists():
        pytest.fail(f"{VALIDATOR.name} is missing: {REMEDY}")
    command = [needed("java"), "-jar", str(VALIDATOR), "--format", "json", "--exit-zero-always", *map(str, pages)]
    run = subprocess.run(command, capture_output=True, check=True, timeout=300)
    return [
        f"{Path(told['url']).name}:{told.get('lastLine')}: {told['message']}"
        for told in json.loads(run.stderr)["messages"]
        # It holds every style written in a page against the page's policy, also one that is let in by its digest.
        if "Content Security Policy" not in told["message"]
    ]


def opened(documents: Sequence[Path], kind: str, folder: Path) -> None:
    """Have a word processor open some documents and save each as another kind of file in a folder."""
    home = folder / "home"
    command = [needed("soffice"), f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, documents)], capture_output=True, check=True, timeout=300
    )
