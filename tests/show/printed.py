"""Papers of every format as the tests look at them: the same full case, and a paper with one of every block."""

import datetime as dt
import re
from functools import cache
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pymupdf

from uppf.show.drawn import Drawing
from uppf.show.letterhead import Letterhead
from uppf.show.manuscript import Text
from uppf.show.paperformats import PAPER_FORMATS, Paper

DAY = dt.date(2026, 9, 1)
HEAD = Letterhead(DAY, "Provköping", (Text("Provköping · Diarienummer 26/SN 0091"),))
CIRCLE = Drawing(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
    '<circle cx="10" cy="10" r="8" fill="#123456"/><text x="20" y="14" font-size="8">å</text></svg>',
    "Året har två uppföljningar, i maj och i oktober.",
)
PICTURES = {"ar": CIRCLE}
EVERYTHING = """\
# Allt som kan stå i ett papper

Ett stycke med **fet**, *kursiv*, `kod` och en [länk](https://exempel.example/?a=1&b=2).
Nästa rad.\\
Ny rad. ”Citat” – å ä ö é Å Ä Ö É § € ½.

## Listor

- ett
- två
  - under två
  - åter under

1. först
2. sedan

Ny lista:

1. på nytt

> Vad någon annan sade.
>
> - i en punkt

### Tabell

| Datum | Vad | Antal |
| --- | :-: | ---: |
| 2026-05-20 | Ett besök med så mycket att säga att det tar flera rader i anspråk på en sida | 12 |
| 2026-06-02 | Möte | 3 |

---

```
rad  ett
  rad två
```

![Året har två uppföljningar, i maj och i oktober.](bild:ar)

<!-- sidbrytning -->

## Efter sidbrytningen

Slut.
"""


@cache
def made(format: str, text: str = EVERYTHING, day: dt.date = DAY) -> bytes:
    """A paper in a format, with the letterhead and pictures of this module."""
    return PAPER_FORMATS[format](Paper(text, HEAD._replace(day=day, logotype=CIRCLE), PICTURES))


def pdf_text(data: bytes) -> str:
    """The words of a PDF, page by page, as another program reads them."""
    with pymupdf.open(stream=data, filetype="pdf") as document:  # type: ignore[no-untyped-call]
        return "\f\n".join(page.get_text(sort=True) for page in document)


def flowing(text: str) -> str:
    """The words alone: without line ends, soft hyphens at them, and the places where a long word may be broken."""
    return re.sub(r"\s+", "", text.replace("\u200b", "").replace("\u00ad", ""))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    """A part of a DOCX file."""
    with ZipFile(BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


def docx_text(data: bytes) -> str:
    """The words of a DOCX file, a paragraph a line under the name of its style, a row of a table a line."""
    body = part(data).find(f"{W}body")
    assert body is not None
    lines = []
    for element in body:
        if element.tag == f"{W}tbl":
            rows = ([_words(cell) for cell in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr"))
            lines += [" | ".join(row) for row in rows]
        elif element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            name = style.get(f"{W}val") if style is not None else ""
            lines.append(f"{name}: {_words(element)}" if name else _words(element))
    return "".join(f"{line}\n".lstrip(" ") for line in lines)


def _words(element: ElementTree.Element) -> str:
    return "".join(word.text or "" for word in element.iter(f"{W}t"))
