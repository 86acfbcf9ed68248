"""What a command costs to start: the modules that Python imports for it."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def imports_of(args: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> set[str]:
    """The full names of all modules imported by ``python -m uppf ARGS``, in a process of its own."""
    command = [sys.executable, "-X", "importtime", "-m", "uppf", *args]
    run = subprocess.run(command, capture_output=True, cwd=cwd, env=env, check=False)
    lines = run.stderr.decode(errors="replace").splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:") and "|" in line}
