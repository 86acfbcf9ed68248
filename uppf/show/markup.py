"""A paper as a web page, made from its Markdown, so that a letterhead is written once."""

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from uppf.show.page import PROSE, page
from uppf.show.words import label

TARGET = "papper"
DAY = re.compile(r"<td>([0-9]{4}-[0-9]{2}-[0-9]{2})</td>")


def webpaper(markdown: str) -> str:
    """One whole HTML document: no raw HTML, no pictures, one heading of the first rank, headings of columns as such."""
    title, text = article(markdown)
    body = (f'<article id="{TARGET}" tabindex="-1">', text, "</article>")
    return page(title, body, (TARGET, label("skip-to-content")), PROSE)


def article(markdown: str) -> tuple[str, str]:
    """The title of a paper, and its text as HTML without the document around it."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = reader.parse(markdown)
    title = _titled(tokens)
    heading, tables = title, []
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = "".join(part.content for part in tokens[number + 1].children or ())
        if token.type == "table_open":
            tables.append(heading)
        if token.type == "th_open":
            token.attrSet("scope", "col")
        # The page's own rules forbid style written in an element.
        if token.attrs.pop("style", None) == "text-align:right":
            token.attrSet("class", "number")
    first, *rest = str(reader.renderer.render(tokens, reader.options, {})).split("<table>")
    # A table that is wider than the window is moved sideways with the keys, and so must be reached by them.
    text = "".join((first, *(_reached(heading, part) for heading, part in zip(tables, rest, strict=True))))
    # A day in a cell of its own is a day to machines too, and stands on one line.
    text = DAY.sub(r'<td class="date"><time datetime="\1">\1</time></td>', text)
    return title, text.rstrip("\n")


def _reached(heading: str, rest: str) -> str:
    named = escape(label("paper.table").format(heading=heading))
    table = rest.replace("</table>", "</table>\n</div>", 1)
    return f'<div class="wide" role="region" aria-label="{named}" tabindex="0">\n<table>{table}'


def _titled(tokens: Sequence[Token]) -> str:
    """The text of the first heading of the first rank; any later one becomes one of the second."""
    title = ""
    for number, token in enumerate(tokens):
        if token.tag == "h1" and title:
            token.tag = "h2"
        elif token.type == "heading_close" and token.tag == "h1":
            title = "".join(part.content for part in tokens[number - 1].children or ())
    return title or label("paper.untitled")
