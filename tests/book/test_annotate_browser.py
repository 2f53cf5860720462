"""The annotated report in a real Chromium: with scripts, without them, by keyboard, on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_roles import build

MARK = '.wr-par a.wr-fig[href="#card-hz2020-003"] >> nth=0'
CARD = "#card-hz2020-003"


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    """The page of the report in a book with the real theme."""
    pages = {"index.md": "# Start\n\n```{toctree}\nreport\n```\n"}
    pages["report.md"] = "# Report\n\n```{annotated-report} huzhou-2020\n```\n"
    app, warnings = build(tmp_path_factory.mktemp("book"), None, pages, theme="sphinx_book_theme")
    assert warnings == ""
    return (Path(app.outdir) / "report.html").as_uri()


@pytest.fixture
def visit(browser, address):
    """Opens the page; every context is closed afterwards."""
    contexts = []

    def opened(at: str = "", width: int = 1280, height: int = 800, scripts: bool = True):
        contexts.append(
            browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
        )
        page = contexts[-1].new_page()
        page.goto(address + at, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_a_mark_shows_its_card_and_leads_back(visit, width):
    page = visit(scripts=False, width=width)
    assert not page.locator(CARD).is_visible() and not page.locator(".wr-filter").is_visible()
    page.locator(MARK).click()
    assert page.locator(CARD).is_visible() and page.locator(MARK).is_visible()
    page.locator(f"{CARD} .wr-close").click()
    assert not page.locator(CARD).is_visible()
    assert page.url.endswith("#hz2020-003")


def test_without_scripts_an_address_shows_the_card_of_a_shared_mark(visit):
    page = visit("#card-hz2020-069", scripts=False)
    assert page.locator("#card-hz2020-068").is_visible()


def test_by_keyboard_a_card_opens_and_escape_returns_to_its_mark(visit):
    page = visit()
    page.locator(MARK).focus()
    page.keyboard.press("Enter")
    assert page.locator(CARD).is_visible()
    assert page.evaluate("document.activeElement.closest('.wr-card').id") == CARD[1:]
    assert page.locator(CARD).get_attribute("role") == "dialog"
    page.keyboard.press("Escape")
    page.locator(CARD).wait_for(state="hidden")
    assert page.evaluate("document.activeElement.hash") == CARD


def test_a_click_on_the_mark_of_an_open_card_closes_it(visit):
    page = visit(height=1000)
    page.locator(MARK).click()
    assert page.locator(CARD).is_visible()
    page.locator(MARK).click()
    page.locator(CARD).wait_for(state="hidden")
    page.locator(MARK).click()
    assert page.locator(CARD).is_visible()


def test_the_way_from_card_to_card_keeps_one_open(visit):
    page = visit("#card-hz2020-003")
    page.locator(f'{CARD} a[href="#card-hz2020-002"]').click()
    assert page.locator(".wr-card:popover-open").evaluate_all("open => open.map(card => card.id)") == [
        "card-hz2020-002"
    ]
    page.locator("#card-hz2020-002 button >> nth=1").click()
    assert page.locator(CARD).is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_open_card_stays_in_the_window_and_off_its_mark(visit, width):
    page = visit("#card-hz2020-175", width=width)
    page.locator("#card-hz2020-175:popover-open").wait_for()
    mark = page.locator('.wr-par a.wr-fig[href="#card-hz2020-175"] >> nth=0').bounding_box()
    card, size = page.locator("#card-hz2020-175").bounding_box(), page.viewport_size
    assert card["x"] >= 0 and card["x"] + card["width"] <= size["width"]
    assert card["y"] >= 0 and card["y"] + card["height"] <= size["height"]
    assert mark["y"] + mark["height"] <= card["y"] or mark["y"] >= card["y"] + card["height"]


def test_the_filter_keeps_only_what_was_asked_for(visit):
    page = visit()
    page.locator("select[name=fate]").select_option("missed")
    bright = page.locator(".wr-par a.wr-fig:not(.wr-dim)")
    fates = bright.evaluate_all("links => links.map(link => link.dataset.fate.split(' '))")
    assert fates and all("missed" in of_mark for of_mark in fates)
    count = int(page.locator(".wr-filter output").inner_text().split()[0])
    assert count == len(set(bright.evaluate_all("links => links.map(link => link.hash)")))
    page.locator("input[name=only]").check()
    shown = page.locator(".wr-s:visible")
    assert 0 < shown.count() <= count
    # No heading without a mark under it, and no labels over columns that are gone.
    assert page.locator("section.wr-section:visible").evaluate_all(
        "all => all.every(one => one.querySelector('.wr-fig:not(.wr-dim)'))"
    )
    assert page.locator(".wr-columns:visible").count() == 0
    page.locator("button[name=next]").click()
    assert "wr-dim" not in page.evaluate("document.querySelector('.wr-card:popover-open').className")
    assert "missed" in page.locator(".wr-card:popover-open").inner_text()


def test_a_phone_never_scrolls_sideways(visit):
    page = visit(width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(MARK).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_of_the_report_is_light(address):
    import gzip
    from urllib.parse import urlparse

    html = Path(urlparse(address).path).read_bytes()
    assert len(gzip.compress(html)) <= 120_000
