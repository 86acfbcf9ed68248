"""One writer at a time in a repository: from the first reading of an act until it is committed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from uppf.problem import Refusal, refuse
from uppf.store import paper
from uppf.store.git import Repository

PATIENCE = 30.0
"""Seconds to wait for a colleague's act before giving up."""


@contextmanager
def held(repo: Repository, wait: float = PATIENCE) -> Iterator[tuple[int, ...]]:
    """Hold the repository's lock; gives the file handles that keep it, for the processes that are part of the act.

    The kernel lets go when the last of them has died. ``wait`` in seconds; refuses ``repository-busy``, and
    ``cannot-write-…`` where not even a lock can be made.
    """
    room = repo.common_dir / "uppf"
    lock = FileLock(room / "lock", timeout=wait, poll_interval=0.02)
    with paper.faults(str(room / "lock")):
        room.mkdir(exist_ok=True)
        try:
            lock.acquire()
        except Timeout:
            raise _busy(room / "holder") from None
    try:
        # Only a courtesy to whoever waits: a full disk must be refused by the act, with its own words.
        with suppress(OSError):
            (room / "holder").unlink(missing_ok=True)
            (room / "holder").write_text(str(os.getpid()), encoding="ascii")
        # No public name for the handle in all versions allowed. Without it the lock would be free
        # while a git command of ours still runs on after this process was killed.
        handle = lock._context.lock_file_fd
        yield () if handle is None or os.name == "nt" else (handle,)
    finally:
        lock.release()


def _busy(holder: Path) -> Refusal:
    """Who holds the lock and since when, as far as the file that the holder left can tell."""
    who = since = pid = "?"
    with suppress(OSError, KeyError, NotImplementedError):
        pid = holder.read_text(encoding="ascii")
        since = datetime.fromtimestamp(holder.stat().st_mtime, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")
        who = holder.owner()
    return refuse("repository-busy", who=who, since=since, pid=pid)
