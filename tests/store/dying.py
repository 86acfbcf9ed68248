"""A process that acts until it is killed: at a chosen step of its own, or from outside at any moment.

``python -m tests.store.dying FOLDER STEP`` dies before its STEP-th call that changes anything outside the process;
without a step it acts on and on. A line is printed when an act is acknowledged.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.store.desk import CASE, NOON
from uppf.store import git, ledger
from uppf.store.ledger import Draft, Edit

STEPS = ((os, "mkdir"), (os, "fsync"), (os, "replace"), (os, "unlink"), (os, "rmdir"), (subprocess, "Popen"))


def mortal(call: Callable[..., object], step: int, steps: "count[int]") -> Callable[..., object]:
    """A call that kills the process instead, when its turn has come."""

    def dying(*args: object, **options: object) -> object:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **options)

    return dying


def main(folder: str, step: str = "") -> None:
    """Act in the repository of a folder: a line in the case, and a new file beside it."""
    repo = git.find(Path(folder))
    assert repo is not None
    if step:
        steps = count()
        for room, name in STEPS:
            setattr(room, name, mortal(getattr(room, name), int(step), steps))
    print("ready", flush=True)
    for number in count():
        line = f"{step or number}"

        def decide(line: str = line) -> Draft:
            old = (repo.folder / CASE).read_bytes()
            new = {CASE: Edit(old, old + f"{line}\n".encode()), f"nya/{line}/ny.yaml": Edit(None, line.encode())}
            return Draft(new, f"Lägg till {line}")

        ledger.act(repo, decide, NOON)
        print(line, flush=True)
        if step:
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
