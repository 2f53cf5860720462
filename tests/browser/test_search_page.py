"""Search in both editions, from the folder: phrases and numbers are found, and the way leads to them."""

from __future__ import annotations

import re

import pytest

ASKED = {
    "zh": ["工业增加值", "湖州", "3122.4", "最多跑一次", "人均可支配收入"],
    "en": ["gross regional product", "312.24", "3122.4", "Wuxing", "e-commerce"],
}
_RESULTS = "#search-results ul.search > li"


def _words(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


@pytest.mark.parametrize("edition", ASKED)
def test_what_is_asked_for_is_found_where_the_results_lead(edition, open_page):
    tab = open_page(f"{edition}/search.html")
    missing = []
    for query in ASKED[edition]:
        tab.locator(".wr-search input").fill(query)
        tab.keyboard.press("Enter")
        links = tab.locator(f"{_RESULTS} ol li:not([hidden]) a")
        if not links.count():
            missing.append(query)
            continue
        place = links.first.get_attribute("href")
        page, _, anchor = place.partition("#")
        tab.goto(tab.url.split("/search.html")[0] + f"/{place}")
        about = tab.evaluate(
            "id => (document.getElementById(id) ?? document.querySelector('article')).textContent",
            re.sub(r"%[0-9A-F]{2}", "", anchor),
        )
        if _words(query) not in _words(about):
            missing.append((query, page, anchor))
        tab.go_back()
    assert missing == []


@pytest.mark.parametrize(("edition", "query"), [("zh", "3122.4"), ("en", "3122.4"), ("zh", "最多跑一次")])
def test_the_report_itself_is_among_the_results(edition, query, open_page):
    tab = open_page(f"{edition}/search.html?q={query}")
    assert tab.locator(".wr-search input").input_value() == query
    pages = tab.locator(f"{_RESULTS} > a").evaluate_all(
        "links => links.map(link => link.pathname.split('/').pop())"
    )
    assert "report.html" in pages


def test_a_result_opens_at_the_sentence(open_page):
    tab = open_page("zh/search.html?q=3122.4亿元", width=390)
    tab.locator(f'{_RESULTS} ol a[href^="report.html#"]').first.click()
    tab.wait_for_url("**/report.html#*")
    tab.wait_for_function("document.querySelector(':target') !== null")
    target = tab.locator(":target")
    assert "3122.4" in target.inner_text()
    assert target.evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"
    )


@pytest.mark.parametrize(("edition", "told"), [("en", "Nothing found."), ("zh", "没有找到。")])
def test_nothing_found_is_said(edition, told, open_page):
    tab = open_page(f"{edition}/search.html?q=qqzzxx")
    assert told in tab.locator("#search-results").inner_text()


def test_a_query_is_text_not_markup(open_page):
    tab = open_page("en/search.html?q=%3Cimg src=x onerror=alert(1)%3E")
    assert tab.locator("#search-results img").count() == 0


def test_results_are_reached_by_keyboard(open_page):
    tab = open_page("en/reading.html")
    tab.keyboard.press("Control+k")
    tab.wait_for_url("**/search.html")
    tab.locator(".wr-search input").focus()
    tab.keyboard.type("fiscal revenue")
    tab.keyboard.press("Enter")
    for _ in range(3):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('#search-results') !== null"):
            break
    assert tab.evaluate("document.activeElement.matches('#search-results a')")
