"""Keys that only files and command lines know, looked for in what people read."""

import re

KEY = re.compile(r"(?<![\w/.-])[a-zåäö]+(?:_[a-zåäö]+)+(?![\w/.-]*\.yaml)")
NOT_READ = (
    # A source line of a file, with its number, and the caret under it.
    re.compile(r"^ *[0-9]* \| .*$", re.MULTILINE),
    # A command that is to be typed: to the end of its cell, sentence or line.
    re.compile(r"uppf [a-z].*?(?=\. |[;,] |  |$)", re.MULTILINE),
    re.compile(r"--[a-zåäö-]+(?: (?:\"[^\"]*\"|\S+))?"),
    # What somebody wrote, given back letter by letter; and a reading or a key, as it is to be written in a file.
    re.compile(r"”[^”]*”"),
    # The code of a problem.
    re.compile(r"\[[a-z-]+\]$", re.MULTILINE),
)
"""What may hold keys, each with its reason."""


def raw_keys(text: str) -> list[str]:
    """The raw keys in a text that an officer reads."""
    for allowed in NOT_READ:
        text = allowed.sub(" ", text)
    return KEY.findall(text)
