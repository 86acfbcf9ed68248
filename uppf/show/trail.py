"""The audit trail as a table: who did what, and when."""

from collections.abc import Sequence

from uppf.show.tables import Column, Table
from uppf.show.words import label
from uppf.store.history import Commit


def trail_table(commits: Sequence[Commit], notes: tuple[str, ...]) -> Table:
    """Commits in the order of the graph, newest first; clocks may lie, the graph does not."""
    columns = (
        Column("när", label("log.when"), "id"),
        Column("vem", label("log.who")),
        Column("vad", label("log.what"), weight=3),
        Column("spår", label("log.id"), "id"),
    )
    rows = tuple(
        {
            "när": commit.date[:16].replace("T", " "),
            "vem": commit.author,
            "vad": commit.subject,
            "spår": commit.id[:10],
        }
        for commit in commits
    )
    return Table(label("log.title"), columns, rows, notes=notes)
