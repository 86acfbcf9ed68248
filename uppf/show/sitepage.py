"""The frame around every page of the public site: head, way back, body, foot. Nothing in it is a script."""

from collections.abc import Iterable, Mapping
from html import escape
from posixpath import dirname, relpath
from typing import NamedTuple

from uppf.show.page import page
from uppf.show.plain import flat
from uppf.show.words import label

MAIN = "innehall"
STYLE = """\
:root { --text: #1b1f23; --quiet: #50575e; --page: #ffffff; --band: #f3f5f4; --line: #c5cbc8; --strong: #0f5257;
  --link: #0f5257; --focus: #1b1f23; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --text: #e9ecea; --quiet: #b6bdba; --page: #161a1a; --band: #202626;
  --line: #4a5352; --strong: #8fd3d0; --link: #8fd3d0; --focus: #ffffff; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
  color: var(--text); background: var(--page); overflow-wrap: break-word; }
header.top, main, footer.bottom, nav.way { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { padding-top: 1.25rem; border-bottom: 3px solid var(--strong); }
header.top p { margin: 0; font-weight: 700; font-size: 1.125rem; }
header.top p span { display: block; font-weight: 400; font-size: 1rem; color: var(--quiet); }
nav ul, nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
nav.main { margin-top: .5rem; }
nav.main a, nav.way a, footer.bottom nav a { display: inline-block; padding: .5rem 0; min-height: 2.5rem; }
nav.main a { text-decoration: none; border-bottom: 3px solid transparent; }
nav.main a:hover { text-decoration: underline; }
nav.main a[aria-current] { font-weight: 700; border-bottom-color: var(--strong); }
nav.way { font-size: .9375rem; color: var(--quiet); padding-top: .25rem; }
nav.way ol { gap: 0 .5rem; align-items: center; }
nav.way li + li::before { content: "/"; margin-right: .5rem; }
main { padding-top: .5rem; padding-bottom: 3rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 2px; }
main [tabindex="-1"]:focus { outline: none; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.25rem 0 .5rem; text-wrap: balance; hyphens: auto; break-after: avoid; }
h1 { font-size: 2rem; margin-top: 1rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.15rem; } h4 { font-size: 1rem; }
p, main li, dd, blockquote { max-width: 44rem; }
.lead { font-size: 1.1875rem; }
.quiet, .missing { color: var(--quiet); }
.held { border-left: 4px solid var(--strong); background: var(--band); padding: .75rem 1rem; max-width: 46rem; }
.held p { margin: 0 0 .5rem; } .held p:last-child { margin-bottom: 0; }
ul.plain { list-style: none; padding: 0; } ul.plain > li { padding: .35rem 0; border-bottom: 1px solid var(--line); }
ul.plain a, ul.choices a { display: inline-block; padding: .25rem 0; }
ul.choices { list-style: none; padding: 0; columns: 18rem auto; }
ul.choices li { break-inside: avoid; }
dl { display: grid; grid-template-columns: minmax(10rem, 15rem) 1fr; margin: 1rem 0; max-width: 46rem; }
dt, dd { margin: 0; padding: .35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); padding-right: 1.5rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .5rem 0; color: var(--quiet); }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--strong); }
tbody th { font-weight: 600; min-width: 9rem; }
.number { text-align: right; white-space: nowrap; } .date { white-space: nowrap; }
.missing { white-space: normal; } .owner { display: block; font-weight: 400; color: var(--quiet); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
footer.bottom { border-top: 1px solid var(--line); padding-top: 1rem; padding-bottom: 2.5rem; font-size: .9375rem;
  color: var(--quiet); }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; display: block; padding: .75rem 1.25rem; background: var(--band); }
@media (max-width: 34rem) { h1 { font-size: 1.6rem; } dl { display: block; } dt { border: 0; padding-bottom: 0; }
  dd { padding-top: 0; } }
@media print { :root { --text: #000000; --quiet: #333333; --page: #ffffff; --band: #ffffff; --line: #888888;
  --strong: #000000; --link: #000000; } body { font-size: 10.5pt; } nav, .skip { display: none; }
  header.top, main, footer.bottom { max-width: none; padding-left: 0; padding-right: 0; }
  thead { display: table-header-group; } tr, li { break-inside: avoid; } .wide { overflow: visible; }
  table { font-size: 8.5pt; } th, td { padding-right: .4rem; } tbody th { min-width: 0; }
  .date, .number { white-space: normal; }
  a { text-decoration: none; } }
"""
"""Every colour has at least 4.5 : 1 against what it stands on, light and dark."""


class Way(NamedTuple):
    """A page that leads here, or that is led to: its file and its name."""

    file: str
    name: str


NAVIGATION = ("index.html", "utforare/index.html", "rapporter/index.html", "uppfoljning/index.html", "oppna-data.html")
"""The pages in the head of every page, in order."""
ACCESSIBILITY = "tillganglighet.html"


class Frame(NamedTuple):
    """What is the same on every page: the municipality, and the day that everything is told for."""

    municipality: str
    day: str


def link(here: str, there: str, text: str, extra: str = "") -> str:
    """A link from one file of the site to another; ``there`` may have a place after ``#``."""
    file, _, place = there.partition("#")
    target = relpath(file, dirname(here) or ".") if file != here or not place else ""
    return f'<a href="{escape(target + (f"#{place}" if place else ""))}"{extra}>{text}</a>'


def text(words: str) -> str:
    """Text from the files, harmless as HTML and on one line."""
    return escape(flat(words))


def framed(frame: Frame, here: str, title: str, way: Iterable[Way], body: Iterable[str]) -> str:
    """A whole page: ``body`` is HTML with its one heading of the first rank; ``way`` leads to it from the start."""
    whole = f"{title} – {frame.municipality}" if here != "index.html" else f"{title}"
    inner = (f'<div id="{MAIN}" tabindex="-1">', *body, "</div>")
    skip = (MAIN, label("skip-to-content"))
    return page(whole, inner, skip, STYLE, (*_top(frame, here), *_way(here, title, way)), _bottom(frame, here))


def _top(frame: Frame, here: str) -> Iterable[str]:
    yield f'<header class="top">\n<p>{text(frame.municipality)} <span>{label("site.name")}</span></p>'
    yield f'<nav class="main" aria-label="{label("site.navigation")}">\n<ul>'
    for file in NAVIGATION:
        current = ' aria-current="page"' if file == here else ""
        if not current and "/" in file and here.startswith(f"{file.partition('/')[0]}/"):
            current = ' aria-current="true"'
        yield f"<li>{link(here, file, label(f'site.page.{file}'), current)}</li>"
    yield "</ul>\n</nav>\n</header>"


def _way(here: str, title: str, way: Iterable[Way]) -> Iterable[str]:
    steps = tuple(way)
    if not steps:
        return
    yield f'<nav class="way" aria-label="{label("site.way")}">\n<ol>'
    yield from (f"<li>{link(here, step.file, text(step.name))}</li>" for step in steps)
    yield f'<li><span aria-current="page">{text(title)}</span></li>\n</ol>\n</nav>'


def _bottom(frame: Frame, here: str) -> Iterable[str]:
    yield f'<footer class="bottom">\n<p>{label("site.valid").format(day=_time(frame.day))}</p>'
    yield f'<nav aria-label="{label("site.about")}">\n<ul>'
    current = ' aria-current="page"' if here == ACCESSIBILITY else ""
    yield f"<li>{link(here, ACCESSIBILITY, label(f'site.page.{ACCESSIBILITY}'), current)}</li>"
    yield "</ul>\n</nav>\n</footer>"


def _time(day: str) -> str:
    return f'<time datetime="{day}">{day}</time>'


def fields(pairs: Mapping[str, str]) -> Iterable[str]:
    """Names and values beside each other; the values are HTML."""
    yield "<dl>"
    yield from (f"<dt>{text(name)}</dt><dd>{value}</dd>" for name, value in pairs.items())
    yield "</dl>"


def wide(name: str, caption: str, head: Iterable[tuple[str, str]], rows: Iterable[Iterable[str]]) -> Iterable[str]:
    """A table that may be moved sideways with the keys: heads with their classes, and rows of whole cells."""
    yield f'<div class="wide" role="region" aria-label="{escape(name)}" tabindex="0">\n<table>'
    yield f"<caption>{caption}</caption>\n<thead>\n<tr>"
    yield from (f'<th scope="col"{kind and f" class={chr(34)}{kind}{chr(34)}"}>{words}</th>' for words, kind in head)
    yield "</tr>\n</thead>\n<tbody>"
    yield from (f"<tr>{''.join(row)}</tr>" for row in rows)
    yield "</tbody>\n</table>\n</div>"
