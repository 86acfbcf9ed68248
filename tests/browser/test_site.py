"""The example's public site in a real Chromium: no violation of WCAG 2.1 A or AA, keys alone, 320 pixels, no requests.

Nothing is skipped where the browser is missing: the tests fail. `.ci/run` installs Debian's package.
"""

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.show.published import example
from uppf.store.sitefolder import replace

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
AXE = distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"], "preload": False}
JUDGE = """async rules => { const found = await axe.run(document, rules);
if (found.testEngine.name !== 'axe-core' || !found.toolOptions.runOnly) throw new Error('not axe');
return found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`)); }"""
A4 = 718
"""Pixels across a page of A4 between the margins that a browser gives it."""
KINDS = (
    *("index.html", "utforare/index.html", "jamfor/hemtjanst.html", "utforare/granvika-aldreboenden.html"),
    *("utforare/fristaden.html", "rapporter/index.html", "rapporter/2026-hemklang-tallmon-zxwe3c-k622k7.html"),
    *("uppfoljning/index.html", "uppfoljning/orebro-2020.html", "oppna-data.html", "tillganglighet.html"),
)
"""A page of every kind."""


class Window(NamedTuple):
    """A page of the browser, the folder of the site, and all that the browser asked for and complained of."""

    page: Page
    folder: Path
    asked: list[str]
    told: list[str]

    def open(self, name: str) -> None:
        """Go to a file of the site, as from a file system."""
        self.page.goto(self.url(name))

    def url(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def judge(self) -> list[str]:
        """What axe-core finds wrong in the page that is open."""
        found: list[str] = self.page.evaluate(JUDGE, RULES)
        return found

    def focused(self) -> Any:
        """What has the focus: its tag, its text and address, and whether one can see that it has it."""
        return self.page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
            return {tag: e.tagName, id: e.id, href: e.getAttribute('href'), text: e.textContent.trim(),
            seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && b.width > 0 && b.height > 0}; }"""
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example on the disk."""
    place = tmp_path_factory.mktemp("webb") / "webb"
    replace(place, {name: text.encode() for name, text in example().files.items()}, {})
    return place


@pytest.fixture(scope="module")
def window(folder: Path) -> Iterator[Window]:
    """One window of Debian's Chromium, with all that it asks for and complains of."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(path=str(AXE))
        asked: list[str] = []
        told: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
        yield Window(page, folder, asked, told)
        browser.close()


@pytest.fixture(autouse=True)
def quiet(window: Window) -> Iterator[None]:
    """Every test ends with no request out of the folder and no message on the console."""
    window.page.emulate_media(color_scheme="light", media="screen")
    window.page.set_viewport_size({"width": 1280, "height": 900})
    del window.asked[:], window.told[:]
    yield
    assert window.told == []
    assert [url for url in window.asked if not url.startswith(window.folder.as_uri() + "/")] == []


PAGES = sorted(name for name in example().files if name.endswith(".html"))


PARTS = 4
"""Every page is looked at, in parts that several processes may share."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_meets_wcag_and_has_room_in_320_pixels(window: Window, part: int) -> None:
    window.page.set_viewport_size({"width": 320, "height": 640})
    wrong: dict[str, list[str]] = {}
    wide = []
    for name in PAGES[part::PARTS]:
        window.open(name)
        found = window.judge()
        if found:
            wrong[name] = found
        if window.page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(name)
    assert wrong == {}
    assert wide == []
    assert len(window.asked) == len(PAGES[part::PARTS])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_meets_wcag_in_a_wide_window(window: Window, scheme: Any) -> None:
    window.page.emulate_media(color_scheme=scheme)
    for name in KINDS:
        window.open(name)
        assert window.judge() == [], name


def test_axe_finds_what_is_wrong(window: Window) -> None:
    window.open("index.html")
    window.page.evaluate("document.documentElement.removeAttribute('lang')")
    window.page.evaluate("document.querySelector('h1').style.setProperty('color', '#eeeeee')")
    assert {one.partition(":")[0] for one in window.judge()} == {"html-has-lang", "color-contrast"}


def test_a_script_put_into_a_page_does_not_run(window: Window) -> None:
    window.open("index.html")
    window.page.evaluate(
        """() => { const e = document.createElement('script'); e.textContent = 'window.ran = true';
        document.body.append(e); }"""
    )
    assert window.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in one for one in window.told)
    del window.told[:]


@pytest.mark.parametrize("name", KINDS)
def test_keys_alone_reach_everything_in_order_and_one_sees_where_one_is(window: Window, name: str) -> None:
    window.open(name)
    wanted = window.page.evaluate(
        "() => [...document.querySelectorAll('a[href], [tabindex=\"0\"]')].map(e => e.textContent.trim())"
    )
    reached = []
    for _ in wanted:
        window.page.keyboard.press("Tab")
        focused = window.focused()
        assert focused["seen"], focused
        reached.append(focused["text"])
    assert reached == wanted


def test_keys_alone_lead_from_the_first_page_to_a_report(window: Window) -> None:
    window.open("index.html")
    for text, name in (
        ("Hemtjänst", "jamfor/hemtjanst.html"),
        ("Hemklang Tallmon", "utforare/hemklang.html"),
        ("Uppföljning av kvalitetskrav: Hemklang Tallmon", "rapporter/2026-hemklang-tallmon-zxwe3c-k622k7.html"),
    ):
        window.page.keyboard.press("Tab")
        assert window.focused()["text"] == "Hoppa till innehållet"
        window.page.keyboard.press("Enter")
        assert window.focused()["id"] == "innehall"
        for _ in range(60):
            window.page.keyboard.press("Tab")
            if window.focused()["text"] == text:
                break
        with window.page.expect_navigation():
            window.page.keyboard.press("Enter")
        assert window.page.url.partition("#")[0] == window.url(name)
        # An address with a place begins at that place; the next page is read from its beginning.
        window.open(name)


def test_a_table_wider_than_the_window_is_moved_with_the_keys(window: Window) -> None:
    window.page.set_viewport_size({"width": 320, "height": 640})
    window.open("jamfor/hemtjanst.html")
    window.page.focus(".wide")
    assert window.page.evaluate("document.querySelector('.wide').scrollLeft") == 0
    for _ in range(5):
        window.page.keyboard.press("ArrowRight")
    for _ in range(50):
        moved = window.page.evaluate("document.querySelector('.wide').scrollLeft")
        if moved > 50:
            break
        window.page.wait_for_timeout(100)
    assert moved > 50


@pytest.mark.parametrize("name", KINDS)
def test_links_are_large_enough_to_hit(window: Window, name: str) -> None:
    window.page.set_viewport_size({"width": 320, "height": 640})
    window.open(name)
    small = window.page.evaluate(
        """() => [...document.querySelectorAll('nav a, ul.plain > li > a, ul.choices > li > a')]
        .map(e => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([, height]) => height < 24)"""
    )
    assert small == []


def test_on_paper_there_is_the_text_and_no_menu(window: Window) -> None:
    window.page.emulate_media(media="print")
    window.page.set_viewport_size({"width": A4, "height": 1000})
    for name in KINDS:
        window.open(name)
        assert not window.page.locator("nav.main").is_visible()
        assert window.page.locator("h1").is_visible()
        assert window.page.evaluate("document.documentElement.scrollWidth") <= A4, name
        assert window.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
