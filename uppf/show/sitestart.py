"""The first page's list of what one can choose between."""

from collections.abc import Iterator

from uppf.show.site import Book
from uppf.show.sitepage import link, text
from uppf.show.siteproviders import kinds
from uppf.show.words import label


def after_start(book: Book) -> Iterator[str]:
    """Where one can choose, and what else there is, each as a link to its comparison."""
    free, other = kinds(book)
    for heading, services in (("site.choose", free), ("site.other", other)):
        if services:
            yield f'<h2>{label(heading)}</h2>\n<ul class="choices">'
            for key, file in services.items():
                yield f"<li>{link('index.html', file, text(book.said(key)))}</li>"
            yield "</ul>"
