"""A page: one whole HTML document that needs nothing else, reads aloud well and prints well."""

from collections.abc import Iterable
from html import escape

from uppf.show.plain import flat

STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #ffffff; max-width: 75rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; }
th[scope=rowgroup] { padding-top: 1.5rem; font-size: 1.1rem; }
.days, .number { text-align: right; }
.date, .days, .number, .id, .command, .state { white-space: nowrap; }
.id, .command { font-family: ui-monospace, monospace; }
.late { color: #9b1c1c; font-weight: bold; }
.soon { font-weight: bold; }
.done { color: #14532d; }
.off { color: #595959; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.wide { overflow-x: auto; }
@media print { body { margin: 0; max-width: none; } .skip { display: none; } thead { display: table-header-group; }
  tr { break-inside: avoid; } .wide { overflow: visible; } }
"""
"""Every colour here has at least 4.5 : 1 against the page."""
PROSE = f"""\
{STYLE}main {{ max-width: 48rem; }}
h1, h2, h3 {{ line-height: 1.25; margin: 2rem 0 .5rem; break-after: avoid; }}
table {{ margin: 1rem 0; overflow-wrap: break-word; }}
.middle {{ text-align: center; }}
.picture, .logotype {{ margin: 1rem 0; }}
.picture svg, .logotype svg {{ max-width: 100%; height: auto; }}
@media print {{ .new-page {{ break-after: page; }} h1, h2, h3, h4 {{ break-after: avoid; }} }}
blockquote {{ margin: 1rem 0; padding-left: 1rem; border-left: 4px solid #767676; }}
"""
"""The style of a paper: the same, with shorter lines and room around its headings."""


PICTURED = f"""\
{STYLE}svg {{ max-width: 100%; height: auto; }}
h1 {{ overflow-wrap: anywhere; hyphens: auto; }}
td.text {{ min-width: 10rem; }}
"""
"""The style of a page with a picture: no wider than its reader's window."""


def page(
    title: str,
    body: Iterable[str],
    skip: tuple[str, str],
    style: str = STYLE,
    before: Iterable[str] = (),
    after: Iterable[str] = (),
) -> str:
    """The document in Swedish, with nothing fetched from elsewhere and no script let in.

    ``body`` is HTML, and so are what stands ``before`` and ``after`` what the page is for; ``title`` is text. ``skip``
    is the id of what the page is for, and the words that lead there.
    """
    target, words = skip
    lines = (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(flat(title))}</title>\n<style>\n{style}</style>\n</head>\n<body>",
        f'<a class="skip" href="#{target}">{escape(words)}</a>',
        *before,
        "<main>",
        *body,
        "</main>",
        *after,
        "</body>\n</html>",
    )
    return "".join(f"{line}\n" for line in lines)


def _policy(style: str) -> str:
    """Only this page's own style, by its digest; no scripts, pictures, fonts, frames or forms."""
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(f"\n{style}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
