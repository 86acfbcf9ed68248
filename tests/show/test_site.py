"""The public site: what it says, what it never says in any bytes of it, and that text stays text on every page."""

import csv
import json
import re
import subprocess
import sys
from html import unescape
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.office import PLAN, PROVIDER, office
from tests.show.outside import html_faults
from tests.show.published import DAY, HIDDEN, Page, example, made, published, read
from uppf.model.case import DeskCheck
from uppf.model.register import Register
from uppf.model.shape import Shape
from uppf.rules.offers import FIELDS
from uppf.rules.publication import publication
from uppf.show.papers import writer
from uppf.show.publishlist import publish_table
from uppf.show.site import site
from uppf.store.packaged import packaged

PLANTED = {
    "an unannounced visit": ("k5xyqd", "Sov 122/2026", "Signal utreds"),
    "a protected address": ("Lomstigen", "lomstigen"),
    "a secret credit note": ("48 317", "48317", "61 450", "betalningsanmärkning", "checkkredit"),
    "a group of three residents": ("tre boende som", "3 granskade", "2 i tid"),
    "a unit that is not published": ("Fristadens skyddade boende", "fristaden-boende"),
    "a draft": ("Utkast:", "rv9f6b"),
}
"""What stands in the example's files and must be nowhere on the site."""


def spellings(text: str) -> set[str]:
    """A text as it may stand in a file: plain, in JSON, in HTML, in an address, with spaces of any kind."""
    spaced = {text, text.replace(" ", "\u00a0"), text.replace(" ", "\u202f"), text.replace(" ", "&nbsp;")}
    return spaced | {json.dumps(one)[1:-1] for one in spaced} | {text.replace(" ", "%20"), text.replace(" ", "-")}


@pytest.mark.parametrize("fact", PLANTED)
def test_a_hidden_fact_is_in_the_files_and_nowhere_on_the_site(fact: str) -> None:
    held = json.dumps(
        [str(shape) for part in read().register[:6] if isinstance(part, dict) for shape in part.values()],
        ensure_ascii=False,
    )
    assert PLANTED[fact][0] in held or fact == "a draft", "not planted"
    for name, text in example().files.items():
        for said in (text, unescape(text), text.replace("\\", "")):
            folded = said.casefold()
            assert not [one for word in PLANTED[fact] for one in spellings(word) if one.casefold() in folded], name


def test_the_site_is_the_same_to_the_byte_when_the_unannounced_follow_up_was_never_written() -> None:
    assert HIDDEN in read().register.cases
    assert made(without=(HIDDEN,)).files == example().files


def test_no_follow_up_in_secret_leaves_a_trace_whatever_it_has_done() -> None:
    cases = read().register.cases
    secret = {}
    for key in ("2026-hemklang-tallmon-zxwe3c", "2026-hemklang-ww3aaq", "2025-hvb-klippan-ax6acr"):
        one = cases[key]
        drafts = {item: report.model_copy(update={"finished": None}) for item, report in one.reports.items()}
        visits = {item: visit.model_copy(update={"date": DAY}) for item, visit in one.visits.items()}
        name = f"{one.case[:-6]}hemlig"
        # A control counts as done for the rule of every year, which would take it out of what is said to come.
        checks = {"k2222b": DeskCheck(kind="skattekontroll", date=DAY, outcome="Ingen skuld.")}
        changed = {"case": name, "unannounced": True, "opened": DAY, "closed": None, "desk_checks": checks}
        secret[name] = one.model_copy(update={**changed, "reports": drafts, "visits": visits})
    assert made(more=secret).files == example().files


def test_the_list_for_the_office_says_what_is_left_out_and_why() -> None:
    rows = [row for row in publish_table(example().site).rows if row["beslut"] == "utelämnas"]
    told = {(row["slag"], row["skäl"]) for row in rows}
    assert told == {
        ("ärende", "oanmäld uppföljning som inte har en färdig rapport"),
        ("enhet", "enheten publiceras inte"),
        ("rapport", "enheten publiceras inte"),
        ("rapport", "rapporten är inte färdig"),
        ("uppgift", "en sanktion är inte beslutad"),
        ("uppgift", "sekretessmarkerat"),
        ("uppgift", "adressen är sekretessmarkerad"),
        ("uppgift", "läget är sekretessmarkerat"),
        ("uppgift", "kontrollens utfall är sekretessmarkerat"),
        ("uppgift", "små antal skrivs som gränsvärden"),
    }
    # What is not yet finished or decided is left out as such, not as secret.
    unfinished = ("rapporten är inte färdig", "en sanktion är inte beslutad")
    assert all(row["grund"] for row in rows if row["skäl"] not in unfinished)


def test_what_is_left_out_is_said_on_the_page() -> None:
    files = example().files
    credit = files["rapporter/2026-hemklang-tallmon-zxwe3c-k622k7.html"]
    assert "uppgift utelämnad (prövas enligt 31 kap. 16 § offentlighets- och sekretesslagen)" in credit
    group = files["rapporter/2025-hvb-klippan-ax6acr-z2ahh2.html"]
    assert "färre än 5 granskade, färre än 5 i tid" in group
    assert "skolgången för färre än 5 boende som nyligen" in group
    assert "Antal som är så små att någon kan kännas igen är inte utskrivna." in group
    address = Page(files["utforare/granvika-ifo.html"]).words
    assert "Uppgiften är utelämnad. Den prövas enligt 26 kap. 1 § offentlighets- och sekretesslagen." in address
    assert "En enhet hos utföraren publiceras inte." in files["utforare/fristaden.html"]


# Every page


PAGES = sorted(name for name in example().files if name.endswith(".html"))


def test_every_page_is_whole_alone_and_named_for_itself() -> None:
    titles: dict[str, str] = {}
    for name in PAGES:
        text = example().files[name]
        page = Page(text)
        assert page.inside == [], name
        assert text.startswith('<!DOCTYPE html>\n<html lang="sv">'), name
        assert len(page.all("h1")) == 1, name
        assert [one.tag for one in page.all("header", "main", "footer")] == ["header", "main", "footer"], name
        assert page.all("a")[0].attributes == {"class": "skip", "href": "#innehall"}, name
        assert titles.setdefault(page.title, name) == name, page.title
        assert not page.all("script", "link", "img", "iframe", "form", "object", "base"), name
        assert not [key for one in page.elements for key in one.attributes if key.startswith("on") or key == "style"]
        (policy,) = (one for one in page.all("meta") if "http-equiv" in one.attributes)
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[\w+/]+='; base-uri 'none'; form-action 'none'",
            policy.attributes["content"],
        )
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids)), name
        levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)


def test_every_link_stays_on_the_site_and_leads_somewhere() -> None:
    files = example().files
    pages = {name: Page(files[name]) for name in PAGES}
    ids = {name: {one.attributes.get("id") for one in page.elements} for name, page in pages.items()}
    for name, page in pages.items():
        for one in page.all("a"):
            file, _, place = one.attributes["href"].partition("#")
            target = normpath(join(dirname(name), file)) if file else name
            assert target in files, (name, one.attributes["href"])
            assert not place or place in ids[target], (name, one.attributes["href"])


def test_every_page_can_be_reached_from_the_first() -> None:
    files = example().files
    seen, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            links = [one.attributes["href"].partition("#")[0] for one in Page(files[name]).all("a")]
            found = [normpath(join(dirname(name), link)) for link in links if link]
            waiting += [file for file in found if file.endswith(".html")]
            seen |= {file for file in found if not file.endswith(".html")}
    assert seen == set(files)


def test_every_table_has_heads_a_name_and_can_be_moved_with_the_keys() -> None:
    for name in PAGES:
        page = Page(example().files[name])
        regions = [one for one in page.all("div") if one.attributes.get("class") == "wide"]
        assert len(regions) == len(page.all("table")), name
        assert all(one.attributes["tabindex"] == "0" and one.attributes["aria-label"] for one in regions), name
        assert all(one.attributes.get("scope") in ("col", "row") for one in page.all("th")), name


# Providers


def test_all_who_can_be_chosen_are_there_with_the_same_fields() -> None:
    for offer in example().site.book.offers:
        page = Page(example().files[f"utforare/{offer.provider}.html"])
        assert offer.id in {one.attributes.get("id") for one in page.elements}
        assert list(offer.values) == [field.key for field in FIELDS]
    page = Page(example().files["jamfor/hemtjanst.html"])
    named = {offer.name for offer in example().site.book.offers if offer.service == "hemtjanst"}
    assert named == {
        *("Havrevind Sjöända", "Hemklang Tallmon", "Omtanken Centrum", "Omtanken Norrhaga", "Sjöända Hemservice"),
        *("Hemtjänsten Björkskär", "Hemtjänsten Centrum", "Hemtjänsten Norrhaga"),
        *("Hemtjänsten Sjöända", "Hemtjänsten Tallmon", "Hemtjänsten natt"),
    }
    assert named <= set(page.words)


def test_a_missing_value_says_so() -> None:
    assert "Uppgift saknas" in Page(example().files["utforare/hemklang.html"]).words


# Plans


def test_the_plans_in_force_are_there_without_a_word_of_when_nobody_is_told() -> None:
    files = [name for name in PAGES if name.startswith("uppfoljning/")]
    assert "uppfoljning/orebro-2020.html" in files
    for name in files:
        words = " ".join(Page(example().files[name]).words)
        assert "oanmäl" not in words.casefold() or name == "uppfoljning/index.html", name
    assert "Minst en gång var tredje år" in example().files["uppfoljning/orebro-2020.html"]


# Open data


@pytest.mark.parametrize("name", ["utforare", "rapporter"])
def test_the_data_are_what_their_schema_says(name: str, tmp_path: Path) -> None:
    files = example().files
    schema, data = json.loads(files[f"data/{name}.schema.json"]), json.loads(files[f"data/{name}.json"])
    for form in ("schema.json", "json"):
        (tmp_path / f"{name}.{form}").write_text(files[f"data/{name}.{form}"], "utf-8")
    whole, told = tmp_path / f"{name}.schema.json", tmp_path / f"{name}.json"
    for asked in (["--check-metaschema", str(whole)], ["--schemafile", str(whole), str(told)]):
        command = [sys.executable, "-m", "check_jsonschema", *asked]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout[:3000]
    fields = schema["properties"]["poster"]["items"]["properties"]
    assert all(one["description"] and not one["description"].startswith("data.") for one in fields.values())
    assert data["licens"] == "CC0 1.0"
    rows = list(csv.reader(files[f"data/{name}.csv"].splitlines(), delimiter=";"))
    assert rows[0] == list(fields)
    assert len(rows) - 1 == len(data["poster"]) > 0


# Text stays text

MARK = "INJICERAS"
TOWN = f"""\
kommun: {MARK} kommun
följs_från: 2025-01-01
nämnder: {{socialnamnden: {{namn: {MARK}}}}}
verksamheter: {{boende: {MARK} boende}}
inställningar: {{publicering: {{licens: {MARK}, webbkontakt: {MARK}, kända_brister: [{MARK}]}}}}
"""
CASE = f"""\
ärende: 2026-ekbacken-7k2m9x
dnr: {MARK}
regel: rutin/arlig
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
tema: {MARK}
tillfällen:
  h4x9td:
    datum: 2026-04-01
    plats: {MARK}
    närvarande: [{MARK}]
    notering: {MARK}
    punkter: {{p2222p: {{krav: {MARK}, fråga: {MARK}, svar: {MARK}, bedömning: uppfyller, iakttagelse: {MARK}}}}}
brister:
  b7q2wn: {{text: {MARK}, konstaterad: 2026-04-01, avtalspunkt: {MARK}, konsekvens: {{individ: liten}}}}
åtgärdsplaner:
  a2222b: {{begärd: 2026-04-10, brister: [b7q2wn], åtgärder: {{k2222k: {{aktivitet: {MARK}, ansvarig: utredare}}}}}}
rapporter:
  r4k8pm:
    utkast: 2026-04-20
    färdig: 2026-05-04
    slutsats: brist
    sammanfattning: {MARK}
    förbättringar: {MARK}
    styrkor: {MARK}
    faktakontroll: {{skickad: 2026-04-21, kommentarer: {MARK}}}
lärdomar: {{m2222m: {{text: {MARK}, krav: {MARK}}}}}
anteckningar: {{n2222n: {MARK}}}
"""


def poisoned(value: Any, text: str) -> Any:
    """The value with a text in every place that is marked for it."""
    if isinstance(value, str):
        return value.replace(MARK, text)
    if isinstance(value, Shape):
        return value.model_copy(
            update={name: poisoned(getattr(value, name), text) for name in type(value).model_fields}
        )
    if isinstance(value, dict):
        return {key: poisoned(part, text) for key, part in value.items()}
    return tuple(poisoned(part, text) for part in value) if type(value) is tuple else value


def register() -> Register:
    """A small municipality whose every text is marked."""
    plan = re.sub(r"(rubrik|ordalydelse|källa): [^,}\n]+", rf"\1: {MARK}", PLAN)
    provider = re.sub(r"(namn|rubrik): [^,}\n]+", rf"\1: {MARK}", PROVIDER).replace("LOU-entreprenad", "LOV")
    provider = provider.replace("verksamhet: boende}", f"adress: {MARK}, kommundel: {MARK}, verksamhet: boende}}")
    return office(CASE, plan=plan, provider=f"{provider}kontakt: {MARK}\n", municipality=TOWN).register


SMALL = register()
WRITE = writer(packaged("templates").parent / "tests" / "golden", {"boende": "Boende"})


def small(text: str) -> dict[str, str]:
    """The files of the small site with a text in every place."""
    values = {key: poisoned(value, text) for key, value in SMALL._asdict().items()}
    return published(site(publication(Register(**values), DAY), {}, WRITE)).files


HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                "<script>alert(1)</script>",
                "</p>",
                "<b>",
                "</td></table>",
                "&lt;",
                "&#60;",
                "<!--",
                "]]>",
                '" onclick="x',
            ),
            *(
                "](javascript:x)",
                "[a](//x.example)",
                "![b](c)",
                "# ",
                "|",
                "`",
                "**",
                "- ",
                "1. ",
                "> ",
                "~~~",
                "\\",
                "$",
            ),
            *("=cmd()", "+1", "@SUM", "-x", "'", "{{ 7 * 7 }}", "{% raw %}", "\u202e", "\u200b", "å", "a", " ", ";"),
            *("www.x.example", "http://x.example", "<http://x.example>", "%3C", "\x00", "\x1b[31m"),
        ]
    ),
    min_size=1,
    max_size=6,
).map("".join)


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.tag, tuple(sorted(one.attributes))) for one in Page(text).elements]


@settings(max_examples=40)
@given(HOSTILE.filter(str.strip))
def test_no_text_becomes_markup_an_address_or_a_formula(text: str) -> None:
    plain, hostile = small("text"), small(text)
    assert plain.keys() == hostile.keys()
    for name, page in hostile.items():
        if name.endswith(".html"):
            assert shape(page) == shape(plain[name]), name
            assert [one.attributes.get("href") for one in Page(page).all("a")] == [
                one.attributes.get("href") for one in Page(plain[name]).all("a")
            ]
            assert "49" not in Page(page).title
        if name.endswith(".csv"):
            rows = list(csv.reader(page.splitlines(), delimiter=";"))
            assert {len(row) for row in rows} == {len(rows[0])}
            assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
        if name.endswith(".json"):
            json.loads(page)
    offer = json.loads(hostile["data/utforare.json"])["poster"][0]
    assert offer["kontakt"] == text


def test_a_validator_finds_no_fault_on_any_page(tmp_path: Path) -> None:
    pages = []
    for name, content in example().files.items():
        if name.endswith(".html"):
            page = tmp_path / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(content.encode() if isinstance(content, str) else content)
            pages.append(page)
    assert len(pages) > 100
    assert html_faults(pages) == []
