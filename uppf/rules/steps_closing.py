"""What ends a case, when nothing else remains."""

from collections.abc import Iterator

from uppf.rules.step import Looked, Step


def closing(at: Looked) -> Iterator[Step]:
    """The case itself."""
    yield Step("close")
