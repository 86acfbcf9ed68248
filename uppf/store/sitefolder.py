"""A folder that a site is written to: only our own files in it are ever replaced or taken away."""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from uppf.problem import Place, Refusal, refuse
from uppf.store import paper
from uppf.store.rawtext import read_bytes

MANIFEST = "uppf-webbplats.json"
"""Which files are ours, by the digests of their contents; it also marks the folder as a site of ours."""
LIMIT = 10_000_000
"""Bytes of a manifest."""


def ready(folder: Path, root: Path) -> dict[str, str]:
    """The files of the site that a folder holds already, by name with digests; it may be written to.

    Refuses ``folder-in-repository``, ``folder-not-folder`` and ``folder-not-ours``.
    """
    place, repository = folder.resolve(), root.resolve()
    if place.is_relative_to(repository) or repository.is_relative_to(place):
        raise refuse("folder-in-repository", folder=str(folder))
    if not place.exists():
        return {}
    if not place.is_dir():
        raise refuse("folder-not-folder", folder=str(folder))
    known = _manifest(place)
    if known is None:
        if any(place.iterdir()):
            raise refuse("folder-not-ours", folder=str(folder))
        return {}
    return known


def _manifest(folder: Path) -> dict[str, str] | None:
    """The files that a manifest names; None where there is no manifest of ours."""
    try:
        said = json.loads(read_bytes(folder / MANIFEST, LIMIT))
        files = dict(said["filer"])
    except (Refusal, OSError, ValueError, KeyError, TypeError):
        return None
    return {name: str(digest) for name, digest in files.items() if _inside(name)}


def _inside(name: str) -> bool:
    """Whether a name leads to a file in the folder and never out of it."""
    parts = name.split("/")
    return all(part and not part.startswith(".") and "\\" not in part and ":" not in part for part in parts)


def replace(folder: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> None:
    """Write a site: what has changed is replaced file by file, what is gone is taken away, nothing else is touched.

    The manifest names both old and new while this goes on, so that a site half written can be written again.
    """
    place = folder.resolve()
    digests = {name: sha256(data).hexdigest() for name, data in files.items()}
    for name in (*before, *files):
        if paper.first_link(place, name):
            raise refuse("symbolic-link", Place(f"{folder}/{name}"))
    if digests.keys() - before.keys():
        _note(place, {**before, **digests})
    for name, data in files.items():
        if not _same(place / name, digests[name]):
            paper.write(place / name, data, f"{folder}/{name}")
    for name in before.keys() - digests.keys():
        paper.remove(place / name, f"{folder}/{name}")
        for parent in (place / name).parents:
            if parent == place:
                break
            with suppress(OSError):
                parent.rmdir()
    _note(place, digests)


def _same(path: Path, digest: str) -> bool:
    with suppress(OSError):
        return path.is_file() and sha256(path.read_bytes()).hexdigest() == digest
    return False


def _note(folder: Path, digests: Mapping[str, str]) -> None:
    said = {"skriven_av": "uppf publish", "filer": dict(sorted(digests.items()))}
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    paper.write(folder / MANIFEST, text.encode())
