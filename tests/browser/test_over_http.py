"""The book behind a web server: the same pages, and what they cost a reader to load."""

from __future__ import annotations

import pytest
from tests.browser.book import CHAPTERS, HTML_LANGUAGE, LEAST_PARTS, PAGES, USUAL_WIDTH, WIDTHS
from tests.browser.visit import Seen, opened, visit

from workreport.registry.language import LANGUAGES

KILOBYTES = 350
"""A chapter may transfer this much at load, compressed, before any scroll or touch."""

SAMPLE = {"index.html", "en/headlines.html", "zh/counties.html", "zh/report.html", "en/search.html"}


def _each() -> list:
    return [
        pytest.param((page, 1280), id=page, marks=[] if page in SAMPLE else [pytest.mark.complete])
        for page in PAGES
    ]


@pytest.fixture(scope="module", params=_each())
def seen(request, browser, served) -> Seen:
    """A visit to each page; made once for all tests."""
    return visit(browser, served.address, *request.param)


def test_nothing_is_asked_of_other_hosts_nor_complained_of(seen):
    assert seen.traffic.faults == []


def test_the_page_is_whole_and_its_charts_come_alive(seen):
    assert seen.first["lang"] == HTML_LANGUAGE[seen.edition]
    assert seen.first["letters"] > 30
    for figure in seen.last["figures"]:
        assert figure["static"] == [] and figure["live"] and figure["live"][0] >= LEAST_PARTS, figure["id"]


def _editions() -> list:
    """Each edition at each width; the quick run takes each edition at its usual one."""
    return [
        pytest.param(edition, width, marks=[] if width == USUAL_WIDTH[edition] else [pytest.mark.complete])
        for edition in LANGUAGES
        for width in WIDTHS
    ]


@pytest.mark.parametrize(("edition", "width"), _editions())
def test_a_chapter_is_light_at_load(edition, width, browser, served):
    heavy = {}
    for name in CHAPTERS:
        served.sent.clear()
        with opened(browser, served.address, width) as (tab, traffic):
            tab.goto(f"{served.address}/{edition}/{name}.html", wait_until="load")
            tab.wait_for_timeout(100)  # time enough for who would fetch more by itself
            weight = sum(size for _, size in served.sent) / 1000
            assert traffic.faults == []
            assert len(served.sent) == len(traffic.asked) > 3  # the page and what it asks for were counted
        if weight > KILOBYTES:
            heavy[name] = (round(weight), sorted(served.sent, key=lambda one: -one[1])[:4])
    assert heavy == {}
