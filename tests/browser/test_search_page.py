"""Search in both editions, from the folder: phrases and numbers are found, and the way leads to them."""

from __future__ import annotations

import re
from urllib.parse import quote

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
def test_nothing_found_is_said_and_two_pages_are_offered(edition, told, open_page):
    tab = open_page(f"{edition}/search.html?q=qqzzxx")
    assert told in tab.locator("#search-count").inner_text()
    assert _hrefs(tab, "#search-results a") == ["silences.html", "glossary.html"]


@pytest.mark.parametrize(
    ("edition", "query", "page"),
    [
        ("zh", "GDP", "indicators/gdp.html"),
        ("zh", "人均GDP", "indicators/gdp_per_capita.html"),
        ("zh", "单位GDP能耗", "silences.html"),
        ("en", "per-capita GDP", "indicators/gdp_per_capita.html"),
        ("en", "one-visit", "glossary.html#term-run-at-most-once"),
        ("en", "at most one visit", "glossary.html#term-run-at-most-once"),
    ],
)
def test_other_words_lead_to_what_the_report_says(edition, query, page, open_page):
    tab = open_page(f"{edition}/search.html?q={query}")
    assert page in _hrefs(tab, ".wr-ways a")
    assert tab.locator(f"{_RESULTS} mark").count() > 0


@pytest.mark.parametrize(
    ("edition", "query", "page"),
    [
        ("en", "never mentioned again", "fate.html#list-never-named"),
        ("en", "R&D intensity", "indicators/rd_share_gdp.html"),
        ("en", "rural income target", "indicators/income_rural.html"),
        ("en", "which targets were missed targets", "fate.html#fig-fate-inventory"),
        ("zh", "再也没有提到", "fate.html#list-never-named"),
        ("zh", "没有下文", "fate.html#list-never-named"),
        ("zh", "没有达到目标", "fate.html#fig-fate-inventory"),
        ("zh", "经济增长目标", "implied-levels.html"),
        ("zh", "研发投入强度", "indicators/rd_share_gdp.html"),
        ("zh", "农村居民收入2019年达到目标了吗", "indicators/income_rural.html"),
    ],
)
def test_what_readers_ask_leads_to_the_place_that_answers(edition, query, page, open_page):
    tab = open_page(f"{edition}/search.html?q={quote(query)}")
    assert page in _hrefs(tab, ".wr-ways a")
    place, _, anchor = page.partition("#")
    tab.goto(tab.url.split("/search.html")[0] + f"/{page}")
    assert not anchor or tab.locator(f"#{anchor}").count() == 1, place


def test_a_snippet_is_cut_between_words_around_the_rarest(open_page):
    tab = open_page("en/search.html?q=rural+income+target")
    snippets = tab.locator(f"{_RESULTS} ol li a").all_text_contents()
    assert snippets and all("rural" in snippet.casefold() for snippet in snippets)
    pieces = tab.evaluate("wrSearchData.flatMap(([, , pieces]) => pieces.map(([, text]) => text))")
    for snippet in snippets:
        inner = snippet.removeprefix("… ").removesuffix(" …").strip()
        whole = next(text for text in pieces if inner in text)
        at = whole.index(inner)
        before, after = whole[:at][-1:], whole[at + len(inner) :][:1]
        assert not (before.isalnum() and inner[0].isalnum()), snippet
        assert not (after.isalnum() and inner[-1].isalnum()), snippet


@pytest.mark.parametrize(
    ("edition", "query"), [("en", "rural income target"), ("zh", "经济增长目标"), ("zh", "7%左右")]
)
def test_no_sentence_is_shown_twice(edition, query, open_page):
    tab = open_page(f"{edition}/search.html?q={quote(query)}")
    shown = tab.locator(f"{_RESULTS} ol li a").all_text_contents()
    assert shown and len(shown) == len(set(shown))


def test_an_english_word_is_found_in_its_forms_and_not_within_others(open_page):
    tab = open_page("en/search.html?q=imports")
    marked = {text.casefold() for text in tab.locator(f"{_RESULTS} mark").all_text_contents()}
    assert "imports" in marked and marked <= {"import", "imports", "imported", "importing"}


def test_a_beginning_is_enough_where_no_word_is_it(open_page):
    tab = open_page("en/search.html?q=environm")
    assert tab.locator(f"{_RESULTS} mark").first.text_content().casefold() == "environm"


@pytest.mark.parametrize(("edition", "query"), [("zh", "零售住房"), ("en", "exports kindergartens")])
def test_where_the_whole_is_nowhere_its_parts_are_shown(edition, query, open_page):
    tab = open_page(f"{edition}/search.html?q={query}")
    said = tab.locator("#search-count").inner_text()
    assert ("whole" if edition == "en" else "整个") in said
    assert tab.locator(_RESULTS).count() > 0


def test_the_page_of_the_indicator_comes_before_tables_and_mentions(open_page):
    tab = open_page("en/search.html?q=registered+urban+unemployment")
    assert _hrefs(tab, f"{_RESULTS} > a")[0] == "indicators/unemployment_registered.html"


def test_results_come_while_one_types(open_page):
    tab = open_page("en/search.html")
    tab.locator(".wr-search input").type("Wuxing")
    tab.wait_for_selector(_RESULTS)


def _hrefs(tab, selector: str) -> list[str]:
    return tab.locator(selector).evaluate_all("links => links.map(link => link.getAttribute('href'))")


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
