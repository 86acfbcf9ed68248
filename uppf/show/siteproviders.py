"""The pages of providers: all of them, one by one, and side by side within a kind of service."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from uppf.rules.offers import FIELDS, Few, Field, Offer, Secret, Value
from uppf.show.site import Book, start
from uppf.show.sitepage import Way, fields, framed, link, text, wide
from uppf.show.sitereports import report_list
from uppf.show.words import label

INDEX = "utforare/index.html"
COMPARED = ("driftsform", "kommundel", "platser", "senaste_rapport", "slutsats", "brister", "brister_åtgärdade")
"""The fields that stand beside each other in a comparison; all of them stand at each provider."""
SAID_OF_HELD = ("personal-trace", "said-again", "secrecy", "not-published")
"""Why a finished report is not there, where a reader is told that one is not."""


def slug(key: str) -> str:
    """A key as the name of a file: letters that travel between file systems."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "ovrigt"


def lowered(name: str) -> str:
    """A name within a sentence: its first letter small, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def kinds(book: Book) -> tuple[dict[str, str], dict[str, str]]:
    """The kinds of service in which one can choose, and the others: each with the file of its comparison."""
    files: dict[str, str] = {}
    for key in sorted({offer.service for offer in book.offers}):
        name = slug(key)
        while f"jamfor/{name}.html" in files.values():
            name += "-2"
        files[key] = f"jamfor/{name}.html"
    free = {offer.service for offer in book.offers if offer.chosen}
    named = sorted(files, key=lambda key: book.said(key).casefold())
    return {key: files[key] for key in named if key in free}, {key: files[key] for key in named if key not in free}


def place(offer: Offer) -> str:
    """Where an offer stands: the page of its provider, and the place on it."""
    return f"utforare/{offer.provider}.html#{offer.id}"


def pages(book: Book) -> Iterator[tuple[str, str]]:
    """The list of all, a page for each provider, and a comparison for each kind of service."""
    title = label("site.all.title")
    yield INDEX, framed(book.frame, INDEX, title, start(), _all(book, title))
    free, other = kinds(book)
    for key, file in (*free.items(), *other.items()):
        yield _comparison(book, key, file, key in free)
    for name in dict.fromkeys(offer.provider for offer in book.offers):
        yield _provider(book, name)


def _all(book: Book, title: str) -> Iterator[str]:
    yield f'<h1>{text(title)}</h1>\n<p class="lead">{label("site.all.lead")}</p>'
    for heading, services in zip(("site.choose", "site.other"), kinds(book), strict=True):
        if services:
            yield f"<h2>{label(heading)}</h2>\n<p>{label(f'{heading}.about')}</p>"
        for key, file in services.items():
            said = text(book.said(key))
            yield f'<h3>{said}</h3>\n<ul class="plain">'
            for offer in (one for one in book.offers if one.service == key):
                run = "" if offer.name == offer.values["utförare"] else f", {text(str(offer.values['utförare']))}"
                form = text(lowered(book.told("driftsform", str(offer.values["driftsform"]))))
                yield f'<li>{link(INDEX, place(offer), text(offer.name))}<span class="quiet">{run} ({form})</span></li>'
            yield f"</ul>\n<p>{link(INDEX, file, label('site.compare').format(service=lowered(said)))}</p>"


def _comparison(book: Book, key: str, file: str, free: bool) -> tuple[str, str]:
    said = book.said(key)
    title = label("site.compare.title").format(service=lowered(said))
    shown = [offer for offer in book.offers if offer.service == key]
    by_key = {field.key: field for field in FIELDS}
    head = [(label("field.enhet"), ""), *((label(f"field.{name}"), _tone(by_key[name])) for name in COMPARED)]
    rows = (
        (
            f'<th scope="row">{link(file, place(offer), text(offer.name))}{_owner(offer)}</th>',
            *(f"<td{_class(by_key[name])}>{value(book, by_key[name], offer.values[name])}</td>" for name in COMPARED),
        )
        for offer in shown
    )
    caption = label("site.compare.caption").format(service=text(said), day=book.frame.day)
    body = (
        f"<h1>{text(title)}</h1>",
        f'<p class="lead">{label("site.compare.free" if free else "site.compare.other")}</p>',
        *wide(title, caption, head, rows),
        f"<p>{label('site.compare.note')}</p>",
        *_others(book, file, key),
    )
    return file, framed(book.frame, file, title, (*start(), Way(INDEX, label(f"site.page.{INDEX}"))), body)


def _others(book: Book, file: str, here: str) -> Iterator[str]:
    yield f'<nav aria-labelledby="andra">\n<h2 id="andra">{label("site.compare.others")}</h2>\n<ul class="choices">'
    for services in kinds(book):
        for key, other in services.items():
            if key != here:
                yield f"<li>{link(file, other, text(book.said(key)))}</li>"
    yield "</ul>\n</nav>"


def _owner(offer: Offer) -> str:
    """Who runs it, where that is not what it is called."""
    owner = str(offer.values["utförare"])
    return "" if offer.name == owner else f'<span class="owner">{text(owner)}</span>'


def _tone(field: Field) -> str:
    return field.kind if field.kind in ("number", "date") else ""


def _class(field: Field) -> str:
    return f' class="{_tone(field)}"' if _tone(field) else ""


def _provider(book: Book, name: str) -> tuple[str, str]:
    provider = book.public.register.providers[name]
    file = f"utforare/{name}.html"
    body = [f"<h1>{text(provider.name)}</h1>"]
    mine = [offer for offer in book.offers if offer.provider == name]
    body += [
        f'<div class="held"><p>{held(book.public.closed[key], "site.unit-held")}</p></div>'
        for key in provider.agreements
        if key in book.public.closed
    ]
    for offer in mine:
        body += [f'<section aria-labelledby="{offer.id}">', f'<h2 id="{offer.id}">{text(offer.name)}</h2>']
        shown = (field for field in FIELDS if field.key != "enhet" or offer.values["enhet"] != offer.name)
        body += fields({label(f"field.{field.key}"): value(book, field, offer.values[field.key]) for field in shown})
        free, other = kinds(book)
        service = lowered(text(book.said(offer.service)))
        compared = label("site.compare").format(service=service)
        body += [f"<p>{link(file, {**free, **other}[offer.service], compared)}</p>"]
        body += [
            f"<h3>{label('site.reports').format(name=text(offer.name))}</h3>",
            *report_list(book, file, offer.reports),
        ]
        body += ["</section>"]
    rest = [one for one in book.public.reports if name in one.providers and not any(one in o.reports for o in mine)]
    if rest:
        body += [f"<h2>{label('site.reports.rest')}</h2>", *report_list(book, file, rest)]
    for reason in dict.fromkeys(left.reason for left in book.left if left.kind == "rapport" and name in left.providers):
        if reason in SAID_OF_HELD:
            body.append(f'<div class="held"><p>{label(f"site.held.{reason}")}</p></div>')
    way = (*start(), Way(INDEX, label(f"site.page.{INDEX}")))
    return file, framed(book.frame, file, provider.name, way, body)


def held(ground: str, key: str) -> str:
    """That something is left out, with the ground in law where one is written."""
    return label(key) + (f" {label('site.tried').format(ground=text(ground))}" if ground else "")


def value(book: Book, field: Field, said: Value) -> str:
    """A value as HTML: what is missing says so, and what is left out says why."""
    if said is None:
        return f'<span class="missing">{label("site.missing")}</span>'
    if isinstance(said, Secret):
        return f'<span class="missing">{held(said.ground, "site.held")}</span>'
    if isinstance(said, bool):
        return label("yes" if said else "no").capitalize()
    if isinstance(said, date):
        return f'<time datetime="{said}">{said}</time>'
    if isinstance(said, Few):
        return label("paper.fewer").format(least=said.least)
    if isinstance(said, tuple):
        return text(", ".join(str(part) for part in said))
    return text(book.told(field.key, str(said)) if field.named else str(said))
