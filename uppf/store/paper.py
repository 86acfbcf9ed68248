"""One file on the disk: read whole, replaced whole, or left exactly as it was."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from uppf.problem import Place, refuse

CAUSES = {
    errno.ENOSPC: "cannot-write-full",
    errno.EDQUOT: "cannot-write-full",
    errno.EFBIG: "cannot-write-full",
    errno.EACCES: "cannot-write-denied",
    errno.EPERM: "cannot-write-denied",
    errno.EROFS: "cannot-write-denied",
}
"""Why a disk says no, as far as the advice differs; anything else is ``cannot-write`` with the system's own name."""


@contextmanager
def faults(name: str) -> Iterator[None]:
    """Whatever the disk refuses inside becomes one refusal about the file of that name."""
    try:
        yield
    except OSError as fault:
        code = CAUSES.get(fault.errno or 0, "cannot-write")
        raise refuse(code, Place(name), error=errno.errorcode.get(fault.errno or 0, type(fault).__name__)) from fault


def read(path: Path, name: str = "") -> bytes | None:
    """The bytes of a file, None where there is no file. Refuses ``symbolic-link`` and ``not-a-file``."""
    with faults(name or str(path)):
        return path.read_bytes() if _kind(path, name) is not None else None


def write(path: Path, data: bytes, name: str = "", lasting: bool = True) -> None:
    """Put a file's new content in its place, at once and lastingly, with its mode kept; missing folders are made.

    Refuses ``cannot-write``, ``cannot-write-full``, ``cannot-write-denied``, ``symbolic-link`` and ``not-a-file``;
    then the old content stands and nothing is left lying about. ``name`` is what the refusal calls the file. What can
    be made again at any time need not be ``lasting``: then no power cut is waited out for each file.
    """
    with faults(name or str(path)):
        mode = _kind(path, name)
        for folder in reversed(missing_folders(path)):
            folder.mkdir(exist_ok=True)
            if lasting:
                sync_folder(folder.parent)
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            draft.unlink(missing_ok=True)
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
                if mode is not None:
                    os.chmod(draft, mode)
                file.write(data)
                if lasting:
                    file.flush()
                    os.fsync(file.fileno())
            os.replace(draft, path)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        if lasting:
            sync_folder(path.parent)


def remove(path: Path, name: str = "") -> None:
    """Take a file away, lastingly; no file is as good. Refuses as ``write`` does."""
    with faults(name or str(path)):
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Take away what a killed ``write`` of this file left beside it; only for the holder of the repository's lock."""
    with faults(str(path)):
        if path.parent.is_dir():
            for neighbour in path.parent.iterdir():
                if neighbour.name.startswith(f".{path.name}.") and neighbour.suffix == ".tmp":
                    neighbour.unlink(missing_ok=True)


def missing_folders(path: Path) -> list[Path]:
    """The folders that a new file would need, the innermost first."""
    missing: list[Path] = []
    for folder in path.parents:
        if folder.exists():
            break
        missing.append(folder)
    return missing


def first_link(folder: Path, name: str) -> Path | None:
    """The outermost symbolic link on the way from a folder to a name in it, None where there is none."""
    place = folder
    for part in name.split("/"):
        place = place / part
        if place.is_symlink():
            return place
    return None


def sync_folder(folder: Path) -> None:
    """Make names that were added, replaced or removed in a folder outlive a power cut."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders; NTFS keeps its own journal of names
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _kind(path: Path, name: str) -> int | None:
    """The mode of an ordinary file, None where nothing is; refuses what is not an ordinary file."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        raise refuse("symbolic-link", Place(name or str(path)))
    if not stat.S_ISREG(mode):
        raise refuse("not-a-file", Place(name or str(path)))
    return stat.S_IMODE(mode)
