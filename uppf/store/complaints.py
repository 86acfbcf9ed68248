"""What the YAML parser complains of in English, in our codes."""

from typing import Any

SYNTAX: tuple[tuple[str, str, str], ...] = (
    # what the parser says, our code, which of its two marks is the helpful one
    ("while scanning an alias", "alias", "context"),
    ("while scanning an anchor", "alias", "context"),
    ("while scanning a tag", "tag", "context"),
    ("mapping values are not allowed", "yaml-colon", "problem"),
    ("could not find expected ':'", "yaml-no-colon", "context"),
    ("found unexpected end of stream", "yaml-unclosed-quote", "context"),
    ("found unexpected document separator", "yaml-unclosed-quote", "context"),
    ("found unexpected document indicator", "yaml-unclosed-quote", "context"),
    ("unknown escape character", "yaml-escape", "problem"),
    ("did not find expected hexdecimal number", "yaml-escape", "problem"),
    ("expected escape sequence", "yaml-escape", "problem"),
    ("found invalid Unicode character escape code", "yaml-escape", "problem"),
    ("expected ',' or ']'", "yaml-unclosed-list", "context"),
    ("expected ',' or '}'", "yaml-unclosed-map", "context"),
    ("sequence entries are not allowed", "yaml-dash", "problem"),
    ("that cannot start any token", "yaml-bad-start", "problem"),
    ("undefined tag handle", "tag", "problem"),
    ("expected '<document start>'", "yaml-indent", "problem"),
    ("did not find expected <document start>", "yaml-indent", "problem"),
    ("expected <block end>", "yaml-indent", "problem"),
    ("did not find expected key", "yaml-indent", "problem"),
    ("did not find expected '-' indicator", "yaml-indent", "problem"),
)
"""How the parser's English becomes one of our codes; whatever is not here is `yaml-syntax`."""


def understood(error: Any) -> tuple[str, int]:
    """The code of a parser's error, and the character where the eye should look."""
    says = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    mark = getattr(error, "problem_mark", None)
    for fragment, code, which in SYNTAX:
        if fragment in says:
            mark = (error.context_mark if which == "context" else None) or mark
            return code, mark.index if mark else 0
    return "yaml-syntax", mark.index if mark else 0
