"""The pages of finished reports: the list of all, and each as a page and as Markdown."""

from collections.abc import Callable, Iterable, Iterator

from uppf.rules.publication import PublicReport
from uppf.show.site import Book, Content, Read, start
from uppf.show.sitepage import Way, framed, link, text
from uppf.show.words import label

INDEX = "rapporter/index.html"
FORMS: tuple[tuple[str, str, Callable[[Read], Content]], ...] = (("md", "site.as-markdown", lambda one: one.markdown),)
"""The other forms that lie beside each report: the ending of the file, the words of the link to it, what makes it."""


def name(report: PublicReport, form: str = "html") -> str:
    """The file of a report in a form."""
    return f"rapporter/{report.key}.{form}"


def report_list(book: Book, here: str, reports: Iterable[PublicReport]) -> Iterator[str]:
    """Links to reports with the days they were finished, the last first."""
    shown = [book.reports[one.key] for one in reports if one.key in book.reports]
    if not shown:
        yield f'<p class="missing">{label("site.no-reports")}</p>'
        return
    yield '<ul class="plain">'
    for one in shown:
        day = one.report.finished
        said = label("site.finished").format(day=f'<time datetime="{day}">{day}</time>')
        yield f'<li>{link(here, name(one.report), text(heading(book, one)))}<span class="owner">{said}</span></li>'
    yield "</ul>"


def heading(book: Book, one: Read) -> str:
    """What a report is called in a list: what kind of follow-up it is of, and what it concerned."""
    case, report = one.report.case, one.report.report
    rule = book.public.register.rule(report.rule or case.rule or "")
    about = one.title.partition(": ")[2] or one.title
    period = report.period or case.period or ""
    kind = rule.title if rule else label("site.report")
    return f"{kind}{f' {period}' if period[:4].isdigit() else ''}: {about}"


def pages(book: Book) -> Iterator[tuple[str, Content]]:
    """The list of all reports by year, and each report."""
    title = label("site.reports.title")
    yield INDEX, framed(book.frame, INDEX, title, start(), _all(book, title))
    for one in book.reports.values():
        file = name(one.report)
        shown = heading(book, one)
        way = (*start(), Way(INDEX, label(f"site.page.{INDEX}")))
        # Reports of a series may be called alike: the day tells them apart in a row of tabs.
        whole = f"{shown} ({one.report.finished})"
        yield file, framed(book.frame, file, whole, way, _report(book, file, one))
        for form, _, make in FORMS:
            yield name(one.report, form), make(one)


def _all(book: Book, title: str) -> Iterator[str]:
    yield f'<h1>{text(title)}</h1>\n<p class="lead">{label("site.reports.lead")}</p>'
    shown = [one.report for one in book.reports.values()]
    for year in sorted({one.finished.year for one in shown}, reverse=True):
        yield f"<h2>{year}</h2>"
        yield from report_list(book, INDEX, (one for one in shown if one.finished.year == year))
    if not shown:
        yield from report_list(book, INDEX, ())


def _report(book: Book, file: str, one: Read) -> Iterator[str]:
    yield f"<article>\n{one.html}\n</article>"
    if one.left:
        yield f'<section class="held" aria-labelledby="utelamnat">\n<h2 id="utelamnat">{label("site.left")}</h2>'
        for left in dict.fromkeys((left.reason, left.ground) for left in one.left):
            tried = f" {label('site.tried').format(ground=text(left[1]))}" if left[1] else ""
            yield f"<p>{label(f'site.left.{left[0]}')}{tried}</p>"
        yield "</section>"
    providers = book.public.register.providers
    shown = {offer.provider for offer in book.offers}
    for owner in one.report.providers:
        if owner in shown:
            yield f"<p>{link(file, f'utforare/{owner}.html', text(providers[owner].name))}</p>"
    for form, words, _ in FORMS:
        yield f"<p>{link(file, name(one.report, form), label(words))}</p>"
