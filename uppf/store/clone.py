"""What a clone must be told of its own, since git lets no configuration travel: how to merge, and what to run then."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from uppf.store import git, paper
from uppf.store.git import Repository

ATTRIBUTES = ".gitattributes"
MERGED = "merge=uppf"
"""The attribute of the files that are merged by meaning. A clone without the driver merges them as any text."""

HOOK = "post-merge"
SIGN = "# uppf setup"
"""The line by which a hook of ours is known again."""

DRIVER, QUICK = "merge.uppf.driver", "fetch.writeCommitGraph"

_YAML = re.compile(r"^\*\.yaml[ \t](?!.*\bmerge\b)[^\r\n]*", re.MULTILINE)


def program(python: str) -> str:
    """The command that runs this program from a shell, wherever it is: its Python, deaf to what lies in a folder.

    Without ``-P`` a file ``yaml.py`` in the top folder of a clone would be run.
    """
    return f"{shlex.quote(python)} -P -m uppf"


def settings(python: str, name: str) -> dict[str, str]:
    """The clone's configuration. Where our program cannot be started, git's own must mark what conflicts.

    Git takes any answer but 0 for "in conflict, and marked in the file": without marks theirs would be lost.
    """
    run = f"{program(python)} merge-driver".replace("%", "%%")
    driver = f"{run} %O %A %B %P; s=$?; test $s -le 1 || {{ git merge-file %A %O %B; s=$?; }}; exit $s"
    return {"merge.uppf.name": name, DRIVER: driver, QUICK: "true"}


def configured(repo: Repository, wanted: Mapping[str, str]) -> bool:
    """Put the settings in the clone's configuration; whether they were there already."""
    missing = {key: value for key, value in wanted.items() if _setting(repo, key, "--local") != value}
    git.configure(repo, missing)
    return not missing


def recorded(repo: Repository) -> None:
    """Write git's register of which commit touched which file: a file's history is ten times as quick to read."""
    git.ask(repo.folder, "commit-graph", "write", "--reachable", "--changed-paths")


def attributed(repo: Repository) -> bool:
    """Whether git merges the files by meaning, whatever file says so."""
    paths = ("uppf.yaml", "arenden/2026/a.yaml")
    answer = git.ask(repo.folder, "check-attr", "-z", "merge", "--", *paths).split("\0")
    return answer[2::3] == ["uppf"] * len(paths)


def attributes(text: str) -> str:
    """The text of ``.gitattributes`` with the attribute, on the line of the YAML files where there is one."""
    if re.search(rf"^\*\.yaml\b.*\b{MERGED}(?!\S)", text, re.MULTILINE):
        return text
    found = list(_YAML.finditer(text))
    if found:
        at = found[-1].end()
        return f"{text[:at].rstrip()} {MERGED}{text[at:]}"
    above = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{above}*.yaml text eol=lf {MERGED}\n"


def hook(repo: Repository, python: str) -> str:
    """The script that checks the case repository when git has merged."""
    folder = repo.folder.relative_to(repo.root).as_posix()
    return f"#!/bin/sh\n{SIGN}\n{check_line(python, folder)}\n"


def check_line(python: str, folder: str) -> str:
    """The command of the hook; git runs it in the top folder of the work tree."""
    return f"{program(python)} check --repo {shlex.quote(folder)}"


def elsewhere(repo: Repository) -> str:
    """Where the clone's hooks come from, if not from its own folder."""
    return _setting(repo, "core.hooksPath", "--includes")


def hooked(repo: Repository, script: str) -> bool | None:
    """Install the hook; whether it was there already, None where another stands and is left alone."""
    place = _place(repo)
    if place.is_symlink() or place.exists():
        standing = b"" if place.is_symlink() else paper.read(place) or b""
        if SIGN.encode() not in standing.splitlines():
            return None
        if standing == script.encode():
            return True
    paper.write(place, script.encode())
    with paper.faults(str(place)):
        place.chmod(0o755)
    return False


def _place(repo: Repository) -> Path:
    return repo.common_dir / "hooks" / HOOK


def _setting(repo: Repository, key: str, where: str) -> str:
    done = git.run(repo.folder, "config", where, "--get", key)
    return git.text(done.stdout).removesuffix("\n")
