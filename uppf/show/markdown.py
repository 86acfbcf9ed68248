"""Reading a paper out of its Markdown, so that a letterhead is written once. The only room with markdown-it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from uppf.show.manuscript import (
    Block,
    Blocks,
    Break,
    Code,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Items,
    Line,
    Link,
    Manuscript,
    NewPage,
    Paragraph,
    Part,
    Parts,
    Pictures,
    Quote,
    Strong,
    Text,
    Verbatim,
    said,
)
from uppf.show.plain import flat, plain
from uppf.show.quoting import paragraph
from uppf.show.words import label

PICTURE = "bild:"
"""What the address of a picture begins with: ``![alternative](bild:arshjul)``, alone in its paragraph."""
NEW_PAGE = "<!-- sidbrytning -->"
"""Alone in its paragraph this begins a new page; to other readers of Markdown it is a comment."""
DEEPEST = 6


def manuscript(markdown: str, pictures: Pictures | None = None) -> Manuscript:
    """A paper from its Markdown: no raw HTML, and no pictures but those handed over; another is its words."""
    return _Reading(markdown, pictures or {}).paper()


def one_line(markdown: str) -> Parts:
    """The first paragraph of a Markdown text, such as the head of a page; nothing if there is none."""
    blocks = manuscript(markdown).blocks
    return next((block.paragraph for block in blocks if isinstance(block, Paragraph)), ())


def without_pictures(markdown: str, pictures: Pictures | None = None) -> str:
    """The Markdown with the words of each picture in its place, for those who read it as it is."""

    def words(met: re.Match[str]) -> str:
        found = (pictures or {}).get(met[2])
        return paragraph(found.alt) if found else met[1]

    return re.sub(rf"^!\[(.*)\]\({PICTURE}([^)\s]*)\)$", words, markdown, flags=re.MULTILINE)


class _Reading:
    """One reading of a Markdown text, from its first token to its last."""

    def __init__(self, markdown: str, pictures: Pictures) -> None:
        self.pictures = pictures
        self.tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
        self.at = 0
        self.title = ""
        self.rank = 0
        self.under = ""

    def paper(self) -> Manuscript:
        blocks = tuple(self.blocks(""))
        return Manuscript(self.title or label("paper.untitled"), blocks)

    def blocks(self, end: str) -> Iterator[Block]:
        """The blocks until the token that ends them, which is passed."""
        while self.at < len(self.tokens):
            token = self.next()
            if token.type == end:
                return
            yield from self.block(token)

    def next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                yield self.heading(int(token.tag[1:]))
            case "paragraph_open":
                yield self.paragraph(self.inline(), token.hidden)
            case "bullet_list_open":
                yield Items(tuple(self.items("bullet_list_close")))
            case "ordered_list_open":
                yield Items(tuple(self.items("ordered_list_close")), int(token.attrs.get("start", 1)))
            case "blockquote_open":
                yield Quote(tuple(self.blocks("blockquote_close")))
            case "table_open":
                yield self.grid()
            case "fence" | "code_block":
                yield Verbatim("\n".join(plain(line) for line in token.content.splitlines()))
            case "hr":
                yield Line()
            case kind:  # a kind of block that was not asked for
                raise AssertionError(kind)

    def inline(self) -> Token:
        """The inline token of a block, and past the block's end."""
        token = self.next()
        self.at += 1
        return token

    def heading(self, rank: int) -> Heading:
        parts = _parts(self.inline().children or ())
        first = rank == 1 and not self.title
        if first:
            self.title = said(parts)
        # Before the first heading of the first rank, and after it, every other heading is of a lower one.
        self.rank = 1 if first else min(max(rank, 2), self.rank + 1, DEEPEST)
        self.under = said(parts)
        return Heading(parts, self.rank)

    def paragraph(self, token: Token, tight: bool) -> Block:
        if token.content == NEW_PAGE:
            return NewPage()
        children = token.children or ()
        address = str(children[0].attrs.get("src", "")) if len(children) == 1 and children[0].type == "image" else ""
        picture = self.pictures.get(unquote(address.removeprefix(PICTURE))) if address.startswith(PICTURE) else None
        if picture:
            return Figure(picture.svg, flat(picture.alt))
        return Paragraph(_parts(children), tight)

    def items(self, end: str) -> Iterator[Blocks]:
        while self.next().type != end:
            yield tuple(self.blocks("list_item_close"))

    def grid(self) -> Grid:
        rows: list[tuple[Parts, ...]] = []
        row: list[Parts] = []
        aligned: list[str] = []
        while (token := self.next()).type != "table_close":
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    aligned.append(str(token.attrs.get("style", "")).removeprefix("text-align:") or "left")
                row.append(_parts(self.inline().children or ()))
            elif token.type == "tr_close":
                rows.append(tuple(row))
                row = []
        return Grid(rows[0], tuple(rows[1:]), tuple(aligned), self.under)


def _parts(tokens: Sequence[Token]) -> Parts:
    """The parts of a line, those within others inside them."""
    open_: list[tuple[Token | None, list[Part]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            open_.append((token, []))
        elif token.nesting == -1:
            opener, inner = open_.pop()
            open_[-1][1].append(_dressed(opener, tuple(inner)))
        else:
            open_[-1][1].append(_part(token))
    return tuple(_joined(open_[0][1]))


def _dressed(opener: Token | None, parts: Parts) -> Part:
    assert opener is not None
    inner = tuple(_joined(parts))
    if opener.tag == "a":
        return Link(inner, str(opener.attrs.get("href", "")))
    return Strong(inner) if opener.tag == "strong" else Emphasis(inner)


def _part(token: Token) -> Part:
    match token.type:
        case "code_inline":
            return Code(_written(token.content))
        case "softbreak" | "hardbreak":
            return Break(token.type == "hardbreak")
        case "image":
            return Text(_written(said(_parts(token.children or ()))))
        case _:
            return Text(_written(token.content))


def _written(text: str) -> str:
    """The text as it can be printed: a letter with its marks is one letter, what cannot be seen is shown."""
    return unicodedata.normalize("NFC", flat(text))


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with neighbouring words made one and empty ones left out."""
    text = ""
    for part in parts:
        if isinstance(part, Text):
            text += part.text
            continue
        if text:
            yield Text(text)
            text = ""
        yield part
    if text:
        yield Text(text)
