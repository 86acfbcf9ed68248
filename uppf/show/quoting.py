"""Data in Markdown: text that stays text, whatever marks stand in it and wherever in a line it lands."""

import re

from uppf.show.plain import flat

MARKS = re.compile(r"([\\`*_\[\]<>|~#&$])")
"""What Markdown could read as markup anywhere in a line."""
LINE_START = re.compile(r"^(?:\d*(?=[.)](?:\s|$))|(?=[-+=:]))")
"""What would begin a list, a heading or the rule of a table if it came first in a line."""
LINKS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
"""What some readers make a link of without being asked."""


def quoted(text: str) -> str:
    """One harmless line with everything that could be markup within a line behind a backslash."""
    return MARKS.sub(r"\\\1", flat(text).strip())


def paragraph(text: str) -> str:
    """Likewise for text that may begin a line, where a dash, a sign or a number with a point would mean something."""
    return LINE_START.sub(r"\g<0>\\", quoted(text), count=1)


def inert(text: str) -> str:
    """Likewise for any place in a paper, and no address in it becomes a link."""
    return LINKS.sub(r"\\\g<0>", paragraph(text))
