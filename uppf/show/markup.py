"""A paper as a web page, made from its Markdown, so that a letterhead is written once."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from uppf.show.page import PROSE, page
from uppf.show.words import label

TARGET = "papper"


def webpaper(markdown: str) -> str:
    """One whole HTML document: no raw HTML, no pictures, one heading of the first rank, headings of columns as such."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = reader.parse(markdown)
    title = _titled(tokens)
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        # The page's own rules forbid style written in an element.
        if token.attrs.pop("style", None) == "text-align:right":
            token.attrSet("class", "number")
    text = reader.renderer.render(tokens, reader.options, {})
    text = text.replace("<table>", '<div class="wide">\n<table>').replace("</table>", "</table>\n</div>")
    body = (f'<article id="{TARGET}" tabindex="-1">', text.rstrip("\n"), "</article>")
    return page(title, body, (TARGET, label("skip-to-content")), PROSE)


def _titled(tokens: Sequence[Token]) -> str:
    """The text of the first heading of the first rank; any later one becomes one of the second."""
    title = ""
    for number, token in enumerate(tokens):
        if token.tag == "h1" and title:
            token.tag = "h2"
        elif token.type == "heading_close" and token.tag == "h1":
            title = "".join(part.content for part in tokens[number - 1].children or ())
    return title or label("paper.untitled")
