"""Papers: what a report says, that data stays text in it, and what a template may not do."""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.desk import written
from tests.show import fullcase
from tests.show.fullcase import DAY, FILES, GOLDEN
from uppf.problem import Problem, Refusal
from uppf.show.markup import webpaper
from uppf.show.notices import render
from uppf.show.papers import paper
from uppf.show.plain import flat
from uppf.show.quoting import inert

NAME = "arenderapport"
SECTIONS = [
    "Sammanfattning och beslut",
    "Om verksamheten",
    "Varför och hur",
    "Resultat per kravområde",
    "Brister och beslut",
    "Uppföljning av tidigare brister",
    "Styrkor och lärdomar till nästa förfrågningsunderlag",
    "Utförarens synpunkter",
    "Nästa uppföljning",
    "Bilagor",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a full case, an earlier one, an unannounced one and an empty one."""
    return written(tmp_path_factory.mktemp("case"), FILES).root


@pytest.fixture(scope="module")
def variables(root: Path) -> dict[str, Any]:
    return told(root)


@cache
def told(root: Path) -> dict[str, Any]:
    return fullcase.told(root)[0]


# What the report says


@pytest.mark.parametrize(
    "name",
    [
        "arenderapport.md",
        "arenderapport.html",
        "arenderapport-tom.md",
        "arenderapport.pdf.txt",
        "arenderapport.docx.txt",
    ],
)
def test_a_paper_keeps_its_form(name: str, root: Path) -> None:
    assert fullcase.papers(root)[name] == (GOLDEN / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["arenderapport.md", "arenderapport-tom.md"])
def test_every_section_is_there_and_none_is_empty(name: str) -> None:
    text = (GOLDEN / name).read_text("utf-8")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == SECTIONS
    lines = [line for line in text.splitlines() if line]
    heads = [re.match(r"#+", line) for line in lines]
    for line, head, after in zip(lines, heads, heads[1:], strict=False):
        assert not (head and after and len(after[0]) <= len(head[0])), f"nothing stands under {line}"
    assert not heads[-1]


def test_what_others_must_not_see_is_not_told(root: Path) -> None:
    text = paper(root, NAME, *fullcase.told(root))
    assert "oanmält" not in text.casefold()
    assert "hävning" not in text.casefold()
    variables, titles = fullcase.told(root)
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "kontakt.md.j2").write_text("{{ utförare.kontakt }}", "utf-8")
    assert paper(root, "kontakt", variables, titles) == "uppgift utelämnad (prövas enligt OSL 31:16)\n"


def test_an_unannounced_case_is_told_once_its_report_is_finished(tmp_path: Path) -> None:
    hidden = "arenden/2026/2026-linden-9q8r7s.yaml"
    finished = FILES[hidden] + "rapporter: {ra2345: {färdig: 2026-05-30}}\n"
    found = written(tmp_path, dict(FILES) | {hidden: finished})
    assert "oanmält besök" in paper(found.root, NAME, *fullcase.told(found.root))


@pytest.mark.parametrize(
    ("day", "draft"),
    [
        pytest.param(dt.date(2026, 6, 24), True, id="the day before it is finished"),
        pytest.param(dt.date(2026, 6, 25), False, id="finished"),
    ],
)
def test_a_report_that_is_not_finished_says_so(day: dt.date, draft: bool, root: Path) -> None:
    text = paper(root, NAME, *fullcase.told(root, day=day))
    assert ("(utkast)" in text.splitlines()[0], f"**Utkast {day}.**" in text) == (draft, draft)
    assert ("Rapporten färdig" in text) is not draft


def test_a_follow_up_that_is_late_says_so(root: Path) -> None:
    text = paper(root, NAME, *fullcase.told(root, day=dt.date(2028, 1, 15)))
    assert "| 2027-12-31 (försenad) | Årlig uppföljning | Linden · Provomsorg Lindgård AB | Utredare |" in text


SMALL = [
    pytest.param(
        "granskade: 12, i_tid: 12, brister_antal: 0", "12 granskade, 12 i tid, 0 med brister", id="all and none"
    ),
    pytest.param("granskade: 12, brister_antal: 4", "12 granskade, färre än 5 med brister", id="few"),
    pytest.param("granskade: 12, brister_antal: 5", "12 granskade, 5 med brister", id="not few"),
    pytest.param("granskade: 12, i_tid: 8", "12 granskade, fler än 7 i tid", id="few are left"),
    pytest.param("granskade: 4, i_tid: 4", "färre än 5 granskade, färre än 5 i tid", id="few in all"),
]


@pytest.mark.parametrize(("counts", "said"), SMALL)
def test_nobody_is_known_by_a_small_number(counts: str, said: str, tmp_path: Path) -> None:
    counted = f"antal_från_individuppföljning: {{na2345: {{datum: 2026-05-18, {counts}}}}}\n"
    found = written(tmp_path, {"arenden/2026/2026-x.yaml": f"ärende: 2026-x\nöppnat: 2026-05-02\n{counted}"})
    text = paper(found.root, NAME, *fullcase.told(found.root, "2026-x"))
    assert f"- Antal från individuppföljning 2026-05-18: {said}\n" in text


def test_a_report_on_one_period_leaves_out_the_visits_of_another(tmp_path: Path) -> None:
    case = """\
ärende: 2026-x
öppnat: 2026-02-01
tillfällen:
  ta2345: {datum: 2026-02-10, avser: 2026-T1, plats: Ett}
  tb2345: {datum: 2026-06-10, avser: 2026-T2, plats: Två}
  tc2345: {datum: 2026-06-11, plats: Tre}
rapporter:
  ra2345: {utkast: 2026-02-20, färdig: 2026-03-01, avser: 2026-T1}
  rb2345: {utkast: 2026-06-20, avser: 2026-T2}
"""
    found = written(tmp_path, {"arenden/2026/2026-x.yaml": case})
    variables, _ = fullcase.told(found.root, "2026-x")
    assert [visit["plats"] for visit in variables["tillfällen"]] == ["Två", "Tre"]
    assert variables["avser"] == "tertial 2 2026"


# Data stays text

ATTACKS = [
    "# Rubrik",
    "- punkt",
    "+ punkt",
    "* punkt",
    "1. punkt",
    "1) punkt",
    "4.",
    "> citat",
    "===",
    "---",
    "***",
    ":---",
    "    kod",
    "\tkod",
    "``` \nkod\n```",
    "~~~",
    "a | b | c",
    "|---|---|",
    "\\| a",
    "slut\\",
    "**fet** _kursiv_ ~~struken~~ `kod`",
    "[länk](https://exempel.example)",
    "[länk]: https://exempel.example",
    "![bild](https://exempel.example/x.png)",
    "<https://exempel.example>",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<!-- dold",
    "</table></main>",
    "&lt;b&gt; &#60;b&#62;",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "rad\n# rubrik",
    "rad\n- punkt\n| a | b |\n| --- | --- |",
    "rad\r\n\r\nrad",
    "stycke\n\n# stycke",
    "rad  \nrad",
    "\x1b[31mröd\x1b[0m",
    "\u202evänd",
    "a\u2028b",
    "{{ 7*7 }} {% for x in y %} {# z #}",
    "$x$ [^1] :smile:",
    "</style><style>",
]


def leaves(value: Any, text: str) -> Any:
    """The variables with every text of theirs replaced."""
    if isinstance(value, dict):
        return {key: leaves(part, text) for key, part in value.items()}
    if isinstance(value, list):
        return [leaves(part, text) for part in value]
    return text if isinstance(value, str) else value


def harmless(text: str) -> str:
    """A text of as many paragraphs with nothing in them but letters."""
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "\n\n".join("ord" for _ in parts)


def markdown_shape(text: str) -> list[tuple[str, str, int]]:
    """What a generous reader of Markdown, one that takes HTML and all else, makes of a text, but for the words."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found: list[tuple[str, str, int]] = []
    for token in reader.parse(text):
        for part in (token, *(token.children or ())):
            step = (part.type, part.tag, part.nesting)
            if part.type != "text" or found[-1:] != [step]:
                found.append(step)
    return found


class Tags(HTMLParser):
    """The elements of a page with their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.said = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_data(self, data: str) -> None:
        self.said += data


def assert_text_stays_text(root: Path, variables: dict[str, Any], text: str) -> None:
    attacked = paper(root, NAME, leaves(variables, text), {})
    plain = paper(root, NAME, leaves(variables, harmless(text)), {})
    assert markdown_shape(attacked) == markdown_shape(plain)
    page, plain_page = Tags(webpaper(attacked)), Tags(webpaper(plain))
    assert page.found == plain_page.found
    for part in re.split(r"\n\s*\n", text):
        assert flat(part).strip() in page.said


@pytest.mark.parametrize("text", ATTACKS, ids=repr)
def test_no_text_becomes_markup(text: str, root: Path, variables: dict[str, Any]) -> None:
    assert_text_stays_text(root, variables, text)


PLACES = [
    pytest.param("{}", id="alone"),
    pytest.param("rad\n{}\nrad", id="between lines"),
    pytest.param("| a |\n{}\n", id="under the head of a table"),
    pytest.param("| a |\n| --- |\n| {} |\n", id="in a cell"),
    pytest.param("- {}\n  {}\n", id="in a list"),
    pytest.param("> {}\n> {}\n", id="in a quotation"),
    pytest.param("[{}](https://exempel.example)", id="in a link"),
    pytest.param("**{}** *{}*", id="in bold"),
    pytest.param("{}{}", id="side by side"),
]


@pytest.mark.parametrize("text", ATTACKS, ids=repr)
@pytest.mark.parametrize("place", PLACES)
def test_no_text_becomes_markup_wherever_it_stands(place: str, text: str) -> None:
    assert markdown_shape(place.replace("{}", inert(text))) == markdown_shape(place.replace("{}", "ord"))


MARKS = st.text(st.sampled_from("\\`*_[]<>|~#&$!-+=.:() \n\tab1{}%\"'/"), min_size=1, max_size=24)


@settings(max_examples=60, deadline=None)
@given(MARKS.filter(lambda text: text.strip(" \n\t_") != ""))  # a key is shown with blanks for its underscores
def test_no_run_of_marks_becomes_markup(root: Path, text: str) -> None:
    assert_text_stays_text(root, told(root), text)


def test_no_address_in_data_becomes_a_link(root: Path, variables: dict[str, Any]) -> None:
    text = paper(root, NAME, leaves(variables, "https://exempel.example www.exempel.example"), {})
    assert not re.search(r"(?<!\\)://|www\.", text)


def test_a_page_is_whole_and_asks_for_nothing(root: Path) -> None:
    page = (GOLDEN / "arenderapport.html").read_text("utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="sv">')
    assert "<title>Uppföljningsrapport: Linden</title>" in page
    assert "default-src 'none'" in page
    assert page.count("<h1>") == 1
    assert page.count("<th") - page.count("<thead") == page.count('<th scope="col">') > 0
    assert not re.search(r"(src|href)=\"(?!#)|style=\"|<script|@import|url\(", page)


PAGES = [
    pytest.param("Bara text.\n", "<title>Papper utan rubrik</title>", id="no heading"),
    pytest.param("# Ett *å* `k`\n", "<title>Ett å k</title>", id="markup in the heading"),
    pytest.param("# Ett\n\n# Två\n", "<h2>Två</h2>", id="a second heading of the first rank"),
    pytest.param("| a |\n| ---: |\n| 1 |\n", '<th scope="col" class="number">a</th>', id="set to the right"),
    pytest.param("<b>x</b>\n", "&lt;b&gt;x&lt;/b&gt;", id="HTML in the template"),
    pytest.param("![x](https://a.example/b.png)\n", "<p>x</p>", id="a picture from elsewhere"),
    pytest.param("[x](javascript:alert(1))\n", "[x](javascript:alert(1))", id="a script as a link"),
]


@pytest.mark.parametrize(("text", "page"), PAGES)
def test_a_page_is_made_of_its_markdown(text: str, page: str) -> None:
    assert page in webpaper(text)


# What a template may do, and what is said of one that does something else


def refused(root: Path, template: str, variables: dict[str, Any]) -> Problem:
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / "prov.md.j2").write_text(template, "utf-8")
    with pytest.raises(Refusal) as refusal:
        paper(root, "prov", variables, {})
    return refusal.value.problems[0]


FORBIDDEN = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ärende.__class__ }}",
    "{{ ärende['__class__'] }}",
    "{{ ärende|attr('__class__') }}",
    "{{ ärende.update({'dnr': 'x'}) }}",
    "{{ ärende.clear() }}",
    "{{ ärende.pop('dnr') }}",
    "{{ brister.append(1) }}",
    "{{ ärende.items }}",
    "{{ ärende }}",
    "{{ dag.strftime('%999999999d') }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ '{0.__class__}'.format(dag) }}",
    "{{ '{:>999999999}'.format(1) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [0] * 1000000000 }}",
    "{{ 7 ** 7 ** 7 ** 7 }}",
    "{{ range(3) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ namespace() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self }}",
    "{{ dag|safe }}",
    "{{ dag|e }}",
    "{{ dag|tojson }}",
    "{{ dag|xmlattr }}",
    "{{ dag|format }}",
    "{{ 'x'|center(999999999) }}",
    "{% include '../uppf.yaml' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'prov.md.j2' %}",
    "{% import 'os' as os %}",
]


@pytest.mark.parametrize("template", FORBIDDEN)
def test_a_template_can_only_read_and_write_out(template: str, root: Path, variables: dict[str, Any]) -> None:
    problem = refused(root, template, variables)
    assert problem.code in ("template-error", "template-undefined", "template-missing")
    assert problem.place.file == "templates/prov.md.j2"
    assert problem.place.mark


ESCAPES = [
    pytest.param("{% autoescape true %}{{ t }}{% endautoescape %}", id="autoescape on"),
    pytest.param("{% autoescape false %}{{ t }}{% endautoescape %}", id="autoescape off"),
    pytest.param("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(t) }}", id="macro"),
    pytest.param("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ t }}{% endcall %}", id="call"),
    pytest.param("{% set x %}{{ t }}{% endset %}{{ x }}", id="set"),
    pytest.param("{% filter upper %}{{ t }}{% endfilter %}", id="filter"),
    pytest.param("{{ [t, t]|join('<b>') }}", id="join"),
    pytest.param("{{ t ~ '<b>' }}", id="laid together"),
    pytest.param("{{ {'a': t}['a']|replace('x', '<b>') }}", id="replace"),
    pytest.param("{{ [t, [t]] }}", id="lists"),
    pytest.param("{{ '<script>' }}", id="a constant"),
]


@pytest.mark.parametrize("template", ESCAPES)
def test_no_way_of_writing_lets_markup_through(template: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "prov.md.j2").write_text(template, "utf-8")
    text = paper(tmp_path, "prov", {"t": "# x <script> | [a](b) *c*"}, {})
    kinds = {kind for kind, _, _ in markdown_shape(text)}
    assert kinds <= {"paragraph_open", "inline", "text", "paragraph_close"}


SAID = [
    pytest.param(
        "rad\n{{ ärende.beslutt }}",
        "templates/prov.md.j2:2:1: fel: mallen frågar efter ”beslutt”, som inte finns; "
        "menade du beslut eller avslutat? [template-undefined]",
        id="a slip in a key",
    ),
    pytest.param(
        "{{ xyzzy }}",
        "templates/prov.md.j2:1:1: fel: mallen frågar efter ”xyzzy”, som inte finns; "
        "se efter stavningen i ärendets fil [template-undefined]",
        id="a name like no other",
    ),
    pytest.param(
        "{% for b in bristar %}{% endfor %}",
        "templates/prov.md.j2:1:1: fel: mallen frågar efter ”bristar”, som inte finns; menade du brister? "
        "[template-undefined]",
        id="a slip in a variable",
    ),
    pytest.param(
        "a\nb\n{% if dag %}",
        "templates/prov.md.j2:3:1: fel: mallen går inte att använda: något som har börjat tar aldrig slut; "
        "ett endif eller endfor saknas; jämför raden med mallen som följer med programmet [template-error]",
        id="not ended",
    ),
    pytest.param(
        "{{ dag|datum }}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: filtret ”datum” finns inte; "
        "jämför raden med mallen som följer med programmet [template-error]",
        id="no such filter",
    ),
    pytest.param(
        "{% if dag is röd %}{% endif %}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: villkoret ”is röd” finns inte; "
        "jämför raden med mallen som följer med programmet [template-error]",
        id="no such test",
    ),
    pytest.param(
        "{% om dag %}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: taggen ”om” finns inte eller står på fel plats; "
        "jämför raden med mallen som följer med programmet [template-error]",
        id="no such tag",
    ),
    pytest.param(
        "{{ dag + }}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: raden går inte att förstå; "
        "jämför raden med mallen som följer med programmet [template-error]",
        id="no such syntax",
    ),
    pytest.param(
        "{{ ärende }}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: uppgiften går inte att använda på det här sättet; "
        "jämför raden med mallen som följer med programmet [template-error]",
        id="a whole mapping",
    ),
    pytest.param(
        "{{ dag.__class__ }}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: en mall får bara läsa uppgifter och skriva ut "
        "dem; jämför raden med mallen som följer med programmet [template-error]",
        id="forbidden",
    ),
    pytest.param(
        "{% include 'prov.md.j2' %}",
        "templates/prov.md.j2:1:1: fel: mallen går inte att använda: mallen hämtar sig själv om och om igen; "
        "jämför raden med mallen som följer med programmet [template-error]",
        id="endless",
    ),
]


@pytest.mark.parametrize(("template", "said"), SAID)
def test_a_fault_in_a_template_is_told_at_its_line(
    template: str, said: str, tmp_path: Path, variables: dict[str, Any]
) -> None:
    assert render(refused(tmp_path, template, variables)) == said


def test_a_template_that_another_asks_for_and_is_not_there(tmp_path: Path) -> None:
    said = render(refused(tmp_path, "rad\n{% include 'sidfot.md.j2' %}", {}))
    assert said.startswith("templates/prov.md.j2:2:1: fel: det finns ingen mall ”sidfot”; uppf report --list ")
    assert said.endswith("[template-missing]")


@pytest.mark.parametrize("name", ["finns-inte", "../uppf", "/etc/passwd", "a.b", "Prov", "prov.md"])
def test_a_paper_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        paper(tmp_path, name, {}, {})
    said = render(refusal.value.problems[0])
    assert said == (
        f"fel: det finns ingen mall ”{name}”; uppf report --list visar vilka papper som finns [template-missing]"
    )


def test_a_paper_without_a_name(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        paper(tmp_path, "", {}, {})
    assert render(refusal.value.problems[0]) == (
        "fel: det finns ingen sådan mall; uppf report --list visar vilka papper som finns [template-missing]"
    )


def _link(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "hemligt.md.j2").write_text("hemligt", "utf-8")
    (folder / "templates" / "prov.md.j2").symlink_to(folder / "hemligt.md.j2")


def _linked_folder(folder: Path) -> None:
    (folder / "mallar").mkdir()
    (folder / "mallar" / "prov.md.j2").write_text("hemligt", "utf-8")
    (folder / "templates").symlink_to(folder / "mallar")


def _folder(folder: Path) -> None:
    (folder / "templates" / "prov.md.j2").mkdir(parents=True)


def _latin(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "prov.md.j2").write_bytes("rad\nför".encode("latin-1"))


def _large(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "prov.md.j2").write_bytes(b"x" * 1_000_001)


NOT_TEMPLATES = [
    pytest.param(_link, "symbolic-link", id="a link"),
    pytest.param(_linked_folder, "symbolic-link", id="a folder that is a link"),
    pytest.param(_folder, "not-a-file", id="a folder"),
    pytest.param(_latin, "not-utf8", id="other letters"),
    pytest.param(_large, "too-large", id="too large"),
]


@pytest.mark.parametrize(("make", "code"), NOT_TEMPLATES)
def test_a_file_that_cannot_be_a_template(make: Callable[[Path], None], code: str, tmp_path: Path) -> None:
    make(tmp_path)
    with pytest.raises(Refusal) as refusal:
        paper(tmp_path, "prov", {}, {})
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place.file) == (code, "templates/prov.md.j2")


VALUES = [
    pytest.param("{{ x }}", {"x": None}, "ej antecknat", id="nothing"),
    pytest.param("{{ x }}", {"x": []}, "ej antecknat", id="an empty list"),
    pytest.param("{{ x }}", {"x": ["a", "b*"]}, "a, b\\*", id="a list"),
    pytest.param("{{ x }}", {"x": True}, "ja", id="yes"),
    pytest.param("{{ x }}", {"x": dt.date(2026, 5, 2)}, "2026-05-02", id="a day"),
    pytest.param("{{ x }}", {"x": "4.2"}, "4.2", id="a number with a point"),
    pytest.param("{{ x }}", {"x": "2026-ek"}, "2026-ek", id="a number with a dash"),
    pytest.param("{{ x|ord }}", {"x": "egen_regi"}, "egen regi", id="a key"),
    pytest.param("{{ x|ord }}", {"x": "mas"}, "MAS", id="the municipality's own word"),
    pytest.param("{{ x|ord }}", {"x": None}, "ej antecknat", id="no key"),
    pytest.param("{{ 'y' if x }}z", {"x": ""}, "z", id="a condition without else"),
    pytest.param("{% for s in x|stycken %}[{{ s }}]{% endfor %}", {"x": "a\nb\n\n\nc"}, "[a b][c]", id="paragraphs"),
    pytest.param("a  \n\n\n\nb\n{# c #}\n", {}, "a\n\nb", id="empty lines"),
    pytest.param("{{ a\u030arlig }}", {"årlig": "ja"}, "ja", id="å from a Mac"),
]


@pytest.mark.parametrize(("template", "variables", "text"), VALUES)
def test_values_as_they_stand_in_a_paper(template: str, variables: dict[str, Any], text: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "prov.md.j2").write_text(template, "utf-8")
    assert paper(tmp_path, "prov", variables, {"mas": "MAS"}) == f"{text}\n"


def test_a_repository_has_letterheads_of_its_own(tmp_path: Path) -> None:
    root = written(tmp_path, FILES).root
    (root / "templates").mkdir()
    own = "{% include 'sidhuvud.md.j2' %}\n{% for b in brister %}\n- {{ b.text }} ({{ b.läge|ord }})\n{% endfor %}\n"
    (root / "templates" / f"{NAME}.md.j2").write_text(own, "utf-8")
    (root / "templates" / "sidhuvud.md.j2").write_text("# {{ kommun }} {{ ärende.dnr }}\n", "utf-8")
    assert paper(root, NAME, *fullcase.told(root, day=DAY)) == (
        "# Provköping 26/SN 0091\n"
        "- Genomförandeplaner saknas för två av tio. (verifierad)\n"
        "- Egenkontrollen saknar datum. (sanktion)\n"
        "- Skylten var sliten. (avskriven)\n"
    )
