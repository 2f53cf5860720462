"""The frame of every page in a real browser: contents, language, light and dark, with scripts and without."""

from __future__ import annotations

import pytest

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def opened(site, browser):
    """Open a page of the book: ``opened("en/headlines", viewport=PHONE)``."""
    contexts = []

    def go(path, viewport=DESK, **settings):
        context = browser.new_context(viewport=viewport, **settings)
        contexts.append(context)
        page = context.new_page()
        name, _, anchor = path.partition("#")
        page.goto((site / f"{name}.html").as_uri() + (f"#{anchor}" if anchor else ""))
        return page

    yield go
    for context in contexts:
        context.close()


def theme(page):
    return page.evaluate("document.documentElement.dataset.theme")


def test_the_page_follows_the_systems_colours_until_the_reader_chooses(opened):
    page = opened("en/headlines", color_scheme="dark")
    assert theme(page) == "dark"
    page.emulate_media(color_scheme="light")
    page.wait_for_function("document.documentElement.dataset.theme === 'light'")
    page.click(".wr-theme")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.reload()
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    page.click(".wr-theme")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page(opened, scheme):
    page = opened("zh/method", color_scheme=scheme)
    ratio = """(selector) => {
      const lightness = (css) => { const c = css.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
        .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
      const pair = [getComputedStyle(document.querySelector(selector)).color, getComputedStyle(document.body).backgroundColor].map(lightness);
      return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05); }"""
    for selector in (
        "article p",
        "article h1",
        "article a",
        ".wr-lead p",
        ".wr-onpage a",
        ".wr-contents a",
        "td",
    ):
        assert page.evaluate(ratio, selector) >= 4.5, selector


@pytest.mark.parametrize("language", ["en", "zh"])
def test_contents_open_and_close_on_a_phone(opened, language):
    page = opened(f"{language}/headlines", viewport=PHONE)
    menu, contents = page.locator(".wr-menu"), page.locator("#wr-contents")
    assert not contents.is_visible()
    menu.click()
    assert contents.is_visible() and menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not contents.is_visible() and menu.get_attribute("aria-expanded") == "false"
    menu.press("Enter")
    contents.locator("a[href='counties.html']").click()
    page.wait_for_url("**/counties.html")


def test_without_scripts_a_phone_reaches_contents_search_and_twin_by_links(opened):
    page = opened("en/headlines", viewport=PHONE, java_script_enabled=False)
    page.click(".wr-menu")
    page.click("#wr-contents a[href='counties.html']")
    page.click(".wr-twin")
    assert page.url.endswith("/zh/counties.html")
    assert not page.locator(".wr-theme").is_visible()


def test_the_language_switch_keeps_the_place(opened):
    page = opened("en/method")
    page.evaluate("document.querySelectorAll('article h2')[3].scrollIntoView()")
    page.dispatch_event(".wr-twin", "click")  # a click by hand would scroll first
    page.wait_for_url("**/zh/method.html#sec-4")
    assert page.locator(":target").count() == 1


def test_the_language_switch_keeps_a_figure_and_a_sentence(opened):
    for anchor in ("hz2020-001", "s008"):
        page = opened(f"zh/report#{anchor}")
        page.click(".wr-twin")
        page.wait_for_url(f"**/en/report.html#{anchor}")


def test_the_keyboard_reaches_the_text_and_the_search(opened):
    page = opened("en/headlines")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    page.keyboard.press("Control+k")
    page.wait_for_url("**/search.html")
    assert page.evaluate("document.activeElement.name") == "q"


def test_the_section_being_read_is_marked(opened):
    page = opened("en/method")
    page.evaluate("document.querySelectorAll('article h2')[2].scrollIntoView()")
    page.wait_for_function("document.querySelectorAll('.wr-onpage [aria-current]').length === 1")
    heading = page.locator("article h2").nth(2).inner_text().rstrip("#")
    assert page.locator(".wr-onpage [aria-current]").inner_text() == heading


def test_print_shows_the_text_alone_and_unfolds_it(opened):
    page = opened("en/headlines")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for selector in (".wr-header", ".wr-contents", ".wr-prevnext"):
        assert not page.locator(selector).is_visible()
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details[open]").count() == 0


def test_in_print_every_picture_fits_a_page_and_flows_with_its_words(opened):
    page = opened("zh/fate")
    page.emulate_media(media="print")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll("figure.wr-figure")].map((figure) => {
          const svg = [...figure.querySelectorAll(".wr-static svg")].find((one) => one.checkVisibility());
          const drawn = svg.getBoundingClientRect(), place = svg.closest(".wr-picture").getBoundingClientRect();
          return { centimetres: drawn.height / 96 * 2.54, over: drawn.bottom - place.bottom,
            flows: getComputedStyle(svg.closest(".wr-static")).position };
        })"""
    )
    assert len(boxes) > 3
    assert max(box["centimetres"] for box in boxes) <= 19.1  # A4 without margins and title
    assert {box["flows"] for box in boxes} == {"static"} and max(box["over"] for box in boxes) < 1


@pytest.mark.parametrize(
    "path", ["index", "en/index", "zh/headlines", "en/report", "zh/report", "en/method", "zh/search"]
)
def test_a_phone_never_scrolls_sideways(opened, path):
    page = opened(path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
