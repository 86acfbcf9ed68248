"""What is left out of a publication: the thing, the reason, and the ground in law that somebody has written."""

from typing import NamedTuple


class Left(NamedTuple):
    """Something not published. ``about`` names whom it concerns; ``ground`` is the file's own word for the law."""

    kind: str
    id: str
    about: str
    reason: str
    ground: str = ""
    detail: str = ""
    providers: tuple[str, ...] = ()
