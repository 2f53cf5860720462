"""The ways through the book: from numbers in the prose and from charts to the report, and back again."""

from __future__ import annotations

import re

import pytest
from tests.browser.book import CHAPTERS

_IN_VIEW = """node => {
  const box = node.getBoundingClientRect();
  return box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth;
}"""
_FIGURE = re.compile(r'<figure class="wr-figure[^>]* id="([^"]+)".*?</figure>', re.DOTALL)


def _pages(links: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(figure_id, place.split("#")[0]) for figure_id, place in links}


def _arrive(tab, page: str, anchor: str):
    """Wait until ``tab`` shows ``anchor`` of ``page``; returns the place."""
    tab.wait_for_url(f"**/{page}#{anchor}")
    place = tab.locator(f'[id="{anchor}"]')
    place.wait_for(state="attached")
    tab.wait_for_function(f"node => ({_IN_VIEW})(node)", arg=place.element_handle())
    return place


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_charts_and_the_figures_they_rest_on_lead_to_each_other(edition, site):
    cards = (site / edition / "report.html").read_text(encoding="utf-8").split(' id="card-')[1:]
    backward = {
        (card.split('"', 1)[0], use)
        for card in cards
        for use in re.findall(r'href="([\w-]+\.html#fig-[^"]+)"', card)
    }
    forward = set()
    for name in CHAPTERS:
        html = (site / edition / f"{name}.html").read_text(encoding="utf-8")
        for figure in _FIGURE.finditer(html):
            ids = re.findall(r'href="report\.html#([\w]+-\d+)"', figure[0])
            forward |= {(figure_id, f"{name}.html#{figure[1]}") for figure_id in ids}
    assert len(cards) > 250 and len(forward) > 100
    # A card names each page once, and leads to one of its charts.
    assert backward <= forward
    assert _pages(backward) == _pages(forward)


@pytest.mark.parametrize(("edition", "width"), [("en", 1280), ("zh", 390)])
def test_from_a_chart_to_its_mark_and_from_the_card_back(edition, width, open_page):
    tab = open_page(f"{edition}/headlines.html", width=width)
    link = tab.locator("#fig-headline-growth .wr-source a").first
    figure_id = link.get_attribute("href").split("#")[1]
    link.click()
    mark = _arrive(tab, "report.html", figure_id)
    assert mark.evaluate("node => node.matches(':target')")
    tab.locator(f'.wr-par a.wr-fig[href="#card-{figure_id}"]').first.click()
    back = tab.locator(f'#card-{figure_id} a[href^="headlines.html#fig-"]').first
    chart = back.get_attribute("href").split("#")[1]
    back.click()
    place = _arrive(tab, "headlines.html", chart)
    assert place.locator(f'a[href="report.html#{figure_id}"]').count()


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_a_number_in_the_prose_leads_to_its_mark(edition, open_page):
    tab = open_page(f"{edition}/headlines.html")
    link = tab.locator('.bd-article p a[href^="report.html#hz2020-"]:has(.wr-fig)').first
    number, figure_id = link.inner_text(), link.get_attribute("href").split("#")[1]
    link.click()
    mark = _arrive(tab, "report.html", figure_id)
    digits = re.sub(r"[^\d.]", "", number)
    card = tab.locator(f'[id="card-{figure_id}"]').text_content()
    assert digits in re.sub(r"[^\d.]", "", mark.inner_text()) or digits in card


@pytest.mark.parametrize(
    ("page", "anchor"), [("report.html", "hz2020-175"), ("report.html", "s200"), ("headlines.html", "sec-2")]
)
def test_the_other_language_opens_at_the_same_place_and_back(page, anchor, open_page):
    tab = open_page(f"en/{page}#{anchor}")
    _arrive(tab, f"en/{page}", anchor)
    tab.locator("a.wr-twin").click()
    _arrive(tab, f"zh/{page}", anchor)
    assert tab.evaluate("document.documentElement.lang") == "zh-CN"
    tab.locator("a.wr-twin").click()
    _arrive(tab, f"en/{page}", anchor)


def test_the_other_language_keeps_the_section_being_read(open_page):
    tab = open_page("zh/headlines.html")
    tab.locator("#sec-3").evaluate("node => node.scrollIntoView({ behavior: 'instant' })")
    tab.locator("a.wr-twin").evaluate("link => link.click()")  # the driver's own click would scroll first
    _arrive(tab, "en/headlines.html", "sec-3")


def test_the_reader_chooses_a_language_first(open_page):
    tab = open_page("index.html")
    tab.locator('a[hreflang="zh-CN"]:visible').first.click()
    tab.wait_for_url("**/zh/index.html")
    assert tab.evaluate("document.documentElement.lang") == "zh-CN"


def test_a_book_is_read_from_page_to_page(open_page):
    tab = open_page("en/index.html")
    names = ["index.html"]
    while tab.locator(".wr-prevnext a.wr-next").count() and len(names) < 40:
        tab.locator(".wr-prevnext a.wr-next").click()
        tab.wait_for_load_state()
        names.append(tab.evaluate("location.pathname.split('/').pop()"))
    assert len(names) == len(set(names)) and {f"{name}.html" for name in CHAPTERS} <= set(names)
