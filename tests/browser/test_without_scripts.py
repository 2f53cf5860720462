"""The book for who reads without scripts, and on paper: pictures, tables, links and downloads are there."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.browser.visit import ink, opened

_SHOWN = """() => [...document.querySelectorAll("figure.wr-figure")].map((figure) => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true });
  const box = figure.querySelector(".wr-picture").getBoundingClientRect();
  return {
    id: figure.id,
    pictures: [...figure.querySelectorAll(".wr-static svg")].filter(seen).length,
    live: [...figure.querySelectorAll(".wr-live svg")].filter(seen).length,
    controls: [...figure.querySelectorAll(".wr-controls")].filter(seen).length,
    box: { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height },
  };
})"""


@pytest.mark.parametrize(("page", "width"), [("en/counties.html", 1280), ("zh/fate.html", 390)])
def test_pictures_are_drawn_and_what_needs_scripts_is_not_shown(page, width, open_page):
    tab = open_page(page, width=width, java_script_enabled=False)
    figures = tab.evaluate(_SHOWN)
    assert len(figures) >= 3
    for figure in figures:
        assert (figure["pictures"], figure["live"], figure["controls"]) == (1, 0, 0), figure["id"]
    assert min(ink(tab, figures).values()) > 0.004
    assert not tab.locator(".wr-theme").is_visible()


def test_a_table_opens_and_its_file_is_saved(open_page):
    tab = open_page("zh/headlines.html", width=390, java_script_enabled=False)
    figure = tab.locator("#fig-headline-growth")
    assert not figure.locator("tbody tr").first.is_visible()
    figure.locator("summary").click()
    rows = figure.locator("tbody tr").count()
    assert figure.locator("tbody tr").first.is_visible() and rows > 5
    with tab.expect_download() as saved:
        figure.locator(".wr-downloads a").first.click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(text.splitlines()))) == rows + 1


def test_a_notebook_can_be_taken_along(browser, served):
    with opened(browser, served.address, java_script_enabled=False) as (tab, _):
        tab.goto(f"{served.address}/en/headlines.html")
        with tab.expect_download() as saved:
            tab.locator(".wr-download a").click()
        assert saved.value.suggested_filename == "headlines.ipynb"
        cells = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["cells"]
        assert any(cell["cell_type"] == "code" for cell in cells)


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_the_search_page_says_that_it_needs_scripts(edition, open_page):
    tab = open_page(f"{edition}/search.html", java_script_enabled=False)
    assert tab.locator("noscript").inner_text().strip()


def test_the_other_language_is_one_link_away(open_page):
    tab = open_page("en/fate.html", java_script_enabled=False)
    tab.locator("a.wr-twin").click()
    assert tab.url.endswith("/zh/fate.html")


def test_paper_shows_the_picture_made_with_the_book_after_the_live_one(open_page):
    tab = open_page("en/headlines.html")
    tab.locator("#fig-headline-growth").scroll_into_view_if_needed()
    tab.locator("#fig-headline-growth.wr-is-live").wait_for(timeout=20_000)
    tab.emulate_media(media="print")
    figures = tab.evaluate(_SHOWN)
    for figure in figures:
        assert (figure["pictures"], figure["live"]) == (1, 0), figure["id"]
    assert min(ink(tab, figures).values()) > 0.004
    assert len(tab.pdf(format="A4")) > 20_000
