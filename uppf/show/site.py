"""The public site: every page and file of it as text, by its name; made of what may be published and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple

from uppf.problem import refuse
from uppf.rules.due import due
from uppf.rules.identity import find_personal_numbers
from uppf.rules.left_out import Left
from uppf.rules.offers import Offer, offers
from uppf.rules.publication import Publication, PublicReport
from uppf.rules.secret_texts import said
from uppf.show.markup import article
from uppf.show.publicpaper import public_paper, stopped
from uppf.show.sitepage import ACCESSIBILITY, Frame, framed
from uppf.show.words import label

Content = str | bytes
Writer = Callable[[str, Mapping[str, Any]], str]


class Read(NamedTuple):
    """A report as it is read: its title, its Markdown and its text as HTML, and what in it was left out."""

    report: PublicReport
    title: str
    markdown: str
    html: str
    left: tuple[Left, ...]


class Book(NamedTuple):
    """All that the pages are made of."""

    frame: Frame
    public: Publication
    offers: tuple[Offer, ...]
    reports: Mapping[str, Read]
    left: tuple[Left, ...]
    words: Mapping[str, str]
    write: Writer

    def said(self, key: str) -> str:
        """A key in the municipality's words, else in the program's."""
        return self.words.get(key) or label(key)

    def told(self, field: str, key: str) -> str:
        """A field's key in words for people who are not at the office, else as it is said there."""
        own = f"site.{field}.{key}"
        words = label(own) if label(own) != own.replace("_", " ") else self.said(key)
        return words[:1].upper() + words[1:]


class Site(NamedTuple):
    """The site's files by name, and everything that was left out of them."""

    files: Mapping[str, Content]
    left: tuple[Left, ...]
    book: Book


def site(public: Publication, words: Mapping[str, str], write: Writer) -> Site:
    """Every file of the site, the same for the same values and day.

    Refuses ``publish-person``, ``publish-secret``, and what the templates refuse.
    """
    from uppf.show import opendata, siteplans, siteproviders, sitereports

    found = _book(public, words, write)
    files: dict[str, Content] = {}
    for part in (_prose, siteproviders.pages, sitereports.pages, siteplans.pages, opendata.files):
        for name, text in part(found):
            assert name not in files, name
            files[name] = text
    _searched(files, public)
    return Site(dict(sorted(files.items())), found.left, found)


def _searched(files: Mapping[str, Content], public: Publication) -> None:
    """A last look at every page as it will be read.

    Refuses ``publish-person`` when a person's number stands in one, and ``publish-secret`` when a secret text does.
    """
    for name, content in files.items():
        if isinstance(content, str):
            if said(public.needles, (unescape(content).replace("\\", ""),)):
                raise refuse("publish-secret", page=name)
            hits = find_personal_numbers(unescape(content), public.day)
            sure = [hit.masked for hit in hits if hit.certainty == "säker"]
            if sure:
                raise refuse("publish-person", page=name, masked=sure[0])


def _book(public: Publication, words: Mapping[str, str], write: Writer) -> Book:
    """What the pages are made of, after each report has been written and searched as it will be read."""
    rows = due(public.facts, public.day)
    left = list(public.left)
    reports: dict[str, Read] = {}
    for report in public.reports:
        written = public_paper(public, report, rows, words, write)
        if written.stopped:
            left.append(stopped(report, written))
            continue
        title, html = article(written.text)
        within = tuple(one for one in public.left if one.kind == "uppgift" and one.id == report.key)
        reports[report.key] = Read(report, title, written.text, html, within)
    kept = tuple(report for report in public.reports if report.key in reports)
    shown = public._replace(reports=kept, left=tuple(left))
    town = public.register.municipality
    frame = Frame(town.municipality if town else label("site.name"), public.day.isoformat())
    return Book(frame, shown, offers(shown), reports, tuple(left), words, write)


PROSE: tuple[tuple[str, str], ...] = (
    ("index.html", "webb/start"),
    (ACCESSIBILITY, "webb/tillganglighet"),
)
"""The pages that are only a text of the municipality's own: file and template."""


def _prose(book: Book) -> Iterator[tuple[str, str]]:
    from uppf.show.sitestart import after_start

    for file, template in PROSE:
        title, html = article(book.write(template, prose_variables(book)))
        way = () if file == "index.html" else start()
        more = after_start(book) if file == "index.html" else ()
        yield file, framed(book.frame, file, title, way, (html, *more))


def start() -> tuple[Any, ...]:
    """The way back to the first page."""
    from uppf.show.sitepage import Way

    return (Way("index.html", label("site.page.index.html")),)


def prose_variables(book: Book) -> dict[str, Any]:
    """What the municipality's own texts of the site may say."""
    town = book.public.register.municipality
    own = town.settings.publishing if town else None
    programmes = town.programmes if town else ()
    day = book.public.day
    now = next((one for one in reversed(programmes) if _holds(one.term, day)), None)
    return {
        "dag": day,
        "kommun": town.municipality if town else None,
        "licens": own.license if own else None,
        "kontakt": own.public_contact if own else None,
        "kända_brister": list(own.shortcomings) if own else [],
        "granskad": own.assessed_on if own else None,
        "uppföljning": now.follow_up if now else None,
        "allmänhetens_insyn": now.public_insight if now else None,
        "småtal": town.settings.small_number if town else 5,
    }


def _holds(term: Any, day: Any) -> bool:
    return (term.from_date is None or term.from_date <= day) and (term.to_date is None or day <= term.to_date)
