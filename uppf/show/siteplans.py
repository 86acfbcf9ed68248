"""How follow-up is made: the plans in force, their methods, their grades in words, and how often (R176)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from uppf.rules.publication import UNANNOUNCED
from uppf.rules.status import plan_state
from uppf.show.markup import article
from uppf.show.site import Book, prose_variables, start
from uppf.show.sitepage import Way, fields, framed, link, text, wide
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.plan import Plan, Rule

INDEX = "uppfoljning/index.html"
REPORTED = "rapport.färdig"
"""What a follow-up ends in."""


def pages(book: Book) -> Iterator[tuple[str, str]]:
    """The municipality's own words of its follow-up, and a page for each plan in force."""
    title, html = article(book.write("webb/metod", prose_variables(book)))
    plans = tuple(_in_force(book))
    listed = (f"<li>{link(INDEX, f'uppfoljning/{plan.plan}.html', text(plan.title))}</li>" for plan in plans)
    body = (html, f'<h2>{label("site.plans")}</h2>\n<ul class="plain">', *listed, "</ul>")
    yield INDEX, framed(book.frame, INDEX, title, start(), body)
    for plan in plans:
        file = f"uppfoljning/{plan.plan}.html"
        yield file, framed(book.frame, file, plan.title, (*start(), Way(INDEX, title)), _plan(book, plan))


def _in_force(book: Book) -> Iterator["Plan"]:
    register = book.public.register
    town = register.municipality
    for key, plan in register.plans.items():
        chosen = town is None or not town.plans or key in town.plans
        if chosen and plan_state(plan, book.public.day, register.plans) == "gällande":
            yield plan


def _plan(book: Book, plan: "Plan") -> Iterator[str]:
    document = plan.document
    yield f"<h1>{text(plan.title)}</h1>"
    since, until = plan.validity.from_date, plan.validity.to_date
    numbers = ", ".join(one.registry_number for one in document.registrations if one.registry_number)
    pairs = {
        "plan.decided": " ".join(filter(None, (document.decided_by, str(document.decided_on or "")))),
        "plan.number": numbers,
        "plan.valid": label("plan.from-to").format(since=since or "", until=until or label("plan.further-notice")),
    }
    missing = f'<span class="missing">{label("site.missing")}</span>'
    yield from fields({label(key): text(said) if said else missing for key, said in pairs.items()})
    yield from _methods(plan)
    yield from _rules(book, plan)
    yield from _grades(plan)


def _methods(plan: "Plan") -> Iterator[str]:
    shown = {one.title: text(one.wording) for one in plan.methods if not one.id.startswith(UNANNOUNCED)}
    if shown:
        yield f"<h2>{label('plan.methods')}</h2>"
        yield from fields(shown)


def _open(rule: "Rule") -> bool:
    """Whether a rule is a follow-up that may be told: not unannounced, and the municipality comes (OSL 17:1, L18)."""
    secret = rule.unannounced or any(method.startswith(UNANNOUNCED) for method in rule.method)
    follow_up = bool(rule.method) or REPORTED in rule.counts_as_done
    return follow_up and not secret and rule.obliged != "utföraren"


def _rules(book: Book, plan: "Plan") -> Iterator[str]:
    shown = [rule for rule in plan.rules if _open(rule)]
    if not shown:
        return
    yield f"<h2>{label('plan.rules')}</h2>\n<p>{label('plan.rules.about')}</p>"
    methods = {method.id: method.title for method in plan.methods}
    rows = (
        (
            f'<th scope="row">{text(rule.title)}</th>',
            f"<td>{text(rule.wording)}</td>",
            f"<td>{_ways(book, methods, rule)}</td>",
        )
        for rule in shown
    )
    head = [(label(key), "") for key in ("plan.rule", "plan.wording", "plan.way")]
    caption = label("plan.rules.caption").format(plan=text(plan.title))
    yield from wide(label("plan.rules"), caption, head, rows)


def _ways(book: Book, methods: dict[str, str], rule: "Rule") -> str:
    names = [methods.get(key) or book.said(key) for key in rule.method]
    return text(", ".join(names)) if names else f'<span class="missing">{label("plan.any-way")}</span>'


def _grades(plan: "Plan") -> Iterator[str]:
    grading = plan.grading
    if grading is None or not (grading.scale or grading.matrix):
        return
    yield f"<h2>{label('plan.grades')}</h2>"
    if grading.wording:
        yield f"<blockquote><p>{text(grading.wording)}</p></blockquote>"
    steps = [one for one in sorted(grading.scale, key=lambda one: one.order) if one.published]
    if steps:
        yield f"<p>{label('plan.scale')}</p>\n<ul>"
        yield from (f"<li>{text(one.label)}</li>" for one in steps)
        yield "</ul>"
    if grading.matrix:
        hard = list(dict.fromkeys(key for row in grading.matrix.values() for key in row))
        head = [(label("plan.often"), ""), *((text(label(key)), "") for key in hard)]
        rows = (
            (
                f'<th scope="row">{text(label(often))}</th>',
                *(f"<td>{text(label(row.get(key, '')))}</td>" for key in hard),
            )
            for often, row in grading.matrix.items()
        )
        yield from wide(label("plan.matrix"), label("plan.matrix.caption"), head, rows)
