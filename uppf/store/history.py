"""What has been committed: the trail of commits, the files they touched, and contents as they once were."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from uppf.problem import refuse
from uppf.store import git
from uppf.store.git import Repository

MANY = 200
"""Beyond so many paths a command line may be too long for the system: ask about everything, then pick."""

RAW = ("-z", "--raw", "--no-abbrev", "--no-renames", "--no-relative")
TRAILER = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*): (.*)")


class Touched(NamedTuple):
    """A file in a commit: ``A`` added, ``M`` modified, ``D`` deleted, ``T`` of a new type; and its contents' ids."""

    status: str
    path: str
    blob: str
    """The content's id in the commit, zeros when deleted or not known to git yet."""
    before: str
    """The content's id in the parent (the first of a merge), zeros when added."""


class Commit(NamedTuple):
    """One commit as it was made. Dates are ISO 8601 with zone: when it was written, and when it was entered."""

    id: str
    parents: tuple[str, ...]
    author: str
    email: str
    date: str
    committed: str
    subject: str
    body: str
    trailers: tuple[tuple[str, str], ...]
    files: tuple[Touched, ...]
    """Of a merge, only the files that differ from every parent."""


def log(repo: Repository, paths: Sequence[str] = (), limit: int | None = None) -> list[Commit]:
    """The commits that touched the case repository, or these paths in it: in the order of the graph, newest first.

    All parents are followed, so a change that a merge threw away is there too. Empty before the first commit.
    """
    if not has_commits(repo):
        return []
    options = ("--topo-order", "--full-history", *(() if limit is None else (f"--max-count={limit}",)))
    everything = repo.folder == repo.root and not paths
    return _read(repo, "HEAD", *options, paths=() if everything else paths or (".",))


def commit(repo: Repository, name: str) -> Commit:
    """One commit with all its files, also those outside the case repository. Refuses ``unknown-revision``."""
    return _read(repo, name, "--no-walk")[0]


def has_commits(repo: Repository) -> bool:
    """Whether the branch has a first commit."""
    return git.run(repo.folder, *git.WITHOUT_HOOKS, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 0


def diff_names(repo: Repository, old: str, new: str = "HEAD") -> list[Touched]:
    """The files in the case repository that differ between two commits. Refuses ``unknown-revision``."""
    answer = git.ask(repo.folder, "diff-tree", "-r", *RAW, git.revision(old), git.revision(new), "--", ".")
    return touched(repo, answer.split("\0"))


def show(repo: Repository, revision: str, path: str) -> bytes | None:
    """A file's content in a commit, None where it is not there. Refuses ``unknown-revision``."""
    return contents(repo, (path,), revision)[path]


def contents(repo: Repository, paths: Iterable[str], revision: str = "HEAD") -> dict[str, bytes | None]:
    """Many files' content in a commit, in one question to git; None where a file is not there."""
    found: dict[str, bytes | None] = dict.fromkeys(paths)
    asked = [path for path in found if "\n" not in path]  # a line is a question
    lines = "".join(f"{git.revision(revision)}:{repo.from_root(path)}\n" for path in asked)
    done = git.run(repo.folder, *git.WITHOUT_HOOKS, "cat-file", "--batch", given=git.encoded(lines))
    at = 0
    for path in asked:
        end = done.stdout.index(b"\n", at)
        kind, size = done.stdout[at:end].split(b" ")[-2:]
        at = end + 1
        if size.isdigit():
            found[path] = done.stdout[at : at + int(size)] if kind == b"blob" else None
            at += int(size) + 1
    return found


def blobs(repo: Repository, paths: Sequence[str], revision: str = "HEAD") -> dict[str, str]:
    """The ids of these files' contents in a commit; a file that is not there is left out."""
    asked = paths if len(paths) <= MANY else (".",)
    answer = git.ask(repo.folder, "ls-tree", "-r", "-z", git.revision(revision), "--", *asked)
    rows = (row.split("\t", 1) for row in answer.split("\0") if row)
    wanted = set(paths)
    return {path: meta.split(" ")[2] for meta, path in rows if path in wanted}


def blob_id(data: bytes, like: str) -> str:
    """The id that git gives to a content, in the kind of hash that another id has."""
    hashed = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return hashed(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def filtered_id(repo: Repository, path: str, data: bytes) -> str:
    """The id of a content as the repository's own filters (line endings, encryption) would store it at a path."""
    return git.ask(repo.folder, "hash-object", "--stdin", f"--path={path}", given=data).strip()


def message(subject: str, body: str = "", trailers: Sequence[tuple[str, str]] = ()) -> str:
    """A commit's message: a subject on one line, a body, and trailers last."""
    rows = "\n".join(f"{key}: {' '.join(value.split())}" for key, value in trailers)
    return "\n\n".join(part for part in (" ".join(subject.split()), body.strip("\n"), rows) if part) + "\n"


def parts(text: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Subject, body and trailers of a message: the last paragraph is trailers when every line of it is one."""
    subject, _, rest = text.strip("\n").partition("\n\n")
    body, _, last = rest.strip("\n").rpartition("\n\n")
    rows = [TRAILER.fullmatch(line) for line in last.split("\n")]
    trailers = tuple((row[1], row[2]) for row in rows if row)
    if len(trailers) < len(rows):
        body, trailers = rest, ()
    return " ".join(subject.split()), body.strip("\n"), trailers


def touched(repo: Repository, tokens: Sequence[str], at: int = 0) -> list[Touched]:
    """The raw entries from a token on, up to something else: git-diff(1), "Raw output format"."""
    found = []
    while at + 1 < len(tokens) and tokens[at].lstrip("\n").startswith(":"):
        # n modes of parents and one of the result, as many ids, and a letter for each parent
        fields = tokens[at].split()
        letters = set(fields[-1])
        status = letters.pop() if len(letters) == 1 else "M"
        found.append(Touched(status, repo.from_folder(tokens[at + 1]), fields[-2], fields[len(fields) // 2]))
        at += 2
    return found


def _read(repo: Repository, revision: str, *options: str, paths: Sequence[str] = ()) -> list[Commit]:
    form = "--format=%H%x00%P%x00%an%x00%ae%x00%aI%x00%cI%x00%B%x00"
    plain = ("--no-follow", "--no-color", "--diff-merges=combined")
    command = ("log", *RAW, *plain, form, *options, "--end-of-options", git.revision(revision), "--", *paths)
    done = git.run(repo.folder, *git.WITHOUT_HOOKS, *command)
    if done.returncode:
        raise refuse("unknown-revision", revision=revision)
    # Names and messages may be in any encoding, or none: they are for people, unlike paths.
    tokens = git.text(done.stdout).split("\0")
    commits = []
    at = 0
    while at + 7 < len(tokens):
        name, parents, author, email, date, entered, text = tokens[at : at + 7]
        at += 7
        while at < len(tokens) and not tokens[at]:
            at += 1
        files = touched(repo, tokens, at)
        at += 2 * len(files)
        commits.append(Commit(name, tuple(parents.split()), author, email, date, entered, *parts(text), tuple(files)))
    return commits
