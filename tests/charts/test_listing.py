"""Lists for reading: lines under headings, each leading to its sentence."""

import pytest
from bs4 import BeautifulSoup

from workreport.charts import Item
from workreport.charts import listing as lists


def made(lang="en", **more):
    items = [Item("Trees <planted>", "20", "yc-1", **more), Item("Roads", "", "")]
    listed = lists.show([("1.2 Woods & fields", items)], lang, id="rest", title="Left", subtitle="By section")
    return BeautifulSoup(listed.html, "lxml")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_line_leads_to_its_mark_in_the_report_of_the_language(lang):
    link = made(lang).select_one("dd a")
    assert link.get_text() == "Trees <planted>" and link["href"].endswith(f"{lang}/report.html#yc-1")


def test_a_line_without_a_figure_is_plain_text():
    assert made().select("dd")[1].decode_contents() == "Roads"


def test_headings_and_words_are_escaped():
    page = made()
    assert page.select_one("dt").get_text() == "1.2 Woods & fields" and page.find("planted") is None


def test_a_list_is_named_by_its_title():
    page = made()
    assert page.select_one(f"#{page.section['aria-labelledby']}").get_text() == "Left"


@pytest.mark.parametrize(("url", "linked"), [("https://example.org/a", True), ("javascript:alert(1)", False)])
def test_only_web_addresses_are_linked(url, linked):
    line = made(remark="again", beside=("elsewhere 21", url)).select_one("dd")
    assert line.get_text() == "Trees <planted>: 20 · again · elsewhere 21"
    assert bool(line.select_one(f'small a[href="{url}"]')) == linked
