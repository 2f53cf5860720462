"""The table of all figures in a real browser, and that every figure can be reached from where it is used."""

from __future__ import annotations

import re

import pytest

from workreport.figures.edition import open_edition

ROWS = "table.wr-all tbody tr"
_MARK = re.compile(r'report\.html#([a-z]+\d{4}-\d+)"')


@pytest.fixture(scope="module")
def figures():
    return open_edition("huzhou-2020").figures()


def _shown(tab) -> int:
    return tab.locator(f"{ROWS}:not([hidden])").count()


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_choices_narrow_the_table_and_the_count_says_so(edition, figures, open_page):
    tab = open_page(f"{edition}/figures.html")
    assert _shown(tab) == len(figures)
    tab.locator("select[name=status]").select_option("target")
    targets = int((figures["status"] == "target").sum())
    assert _shown(tab) == targets
    tab.locator("select[name=commitment]").select_option("确保")
    some = _shown(tab)
    assert 0 < some < targets
    said = tab.locator(".wr-pick output")
    assert said.get_attribute("aria-live") == "polite"
    assert str(some) in said.inner_text() and str(len(figures)) in said.inner_text()
    tab.locator(".wr-pick button").click()
    tab.wait_for_function("document.querySelectorAll('table.wr-all tbody tr[hidden]').length === 0")


def test_words_and_numbers_are_looked_for_in_the_rows(open_page):
    tab = open_page("en/figures.html")
    tab.locator("input[name=text]").fill("imports exports")
    assert _shown(tab) == 2
    tab.locator("input[name=text]").fill("nothing of the kind")
    assert _shown(tab) == 0


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_a_selection_has_an_address_that_the_other_edition_understands(edition, open_page):
    tab = open_page(f"{edition}/figures.html?fate=missed")
    missed = _shown(tab)
    assert 0 < missed < 20
    assert tab.locator("select[name=fate]").input_value() == "missed"
    tab.locator(".wr-twin").click()
    tab.wait_for_load_state("load")
    assert "fate=missed" in tab.url and _shown(tab) == missed


def test_an_address_with_a_choice_that_is_none_shows_all(open_page, figures):
    tab = open_page("en/figures.html?fate=unheard-of&colour=blue")
    assert _shown(tab) == len(figures)


def test_it_works_by_keyboard(open_page, figures):
    tab = open_page("en/figures.html")
    tab.locator("input[name=text]").focus()
    reached = []
    for _ in range(8):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.name || document.activeElement.type"))
    assert reached == ["part", "status", "class", "unit", "area", "commitment", "fate", "reset"]
    tab.locator("select[name=part]").focus()
    tab.keyboard.press("ArrowDown")
    assert 0 < _shown(tab) < len(figures)


def test_without_scripts_it_is_the_complete_table(open_page, figures):
    tab = open_page("en/figures.html", java_script_enabled=False)
    assert tab.locator(ROWS).count() == len(figures)
    assert not tab.locator("form.wr-pick").is_visible()


@pytest.mark.parametrize(("edition", "name"), [("en", "Anji County"), ("zh", "安吉县")])
def test_an_area_that_is_only_named_is_said_to_be_only_named(edition, name, open_page):
    tab = open_page(f"{edition}/figures.html")
    tab.locator("select[name=area]").select_option("~330523")
    shown = _shown(tab)
    assert 0 < shown == tab.locator(f"{ROWS}:not([hidden]) .wr-named").count()
    assert name in tab.locator(".wr-named").first.inner_text()
    assert name in tab.locator(".wr-pick output").inner_text()
    tab.locator("select[name=area]").select_option("")
    assert tab.locator(".wr-named").count() == 0


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_no_area_is_offered_twice(edition, open_page):
    tab = open_page(f"{edition}/figures.html")
    names = tab.locator("select[name=area] option").all_text_contents()
    assert len(names) == len(set(names)) > 5


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_a_phone_shows_a_figure_in_few_lines(edition, open_page, figures):
    tab = open_page(f"{edition}/figures.html", width=390)
    height = tab.evaluate("document.querySelector('table.wr-all').getBoundingClientRect().height")
    assert height / len(figures) < 160


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_on_a_phone_rows_are_cards_and_nothing_scrolls_sideways(edition, open_page):
    tab = open_page(f"{edition}/figures.html", width=390)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    first = tab.locator(ROWS).first
    assert first.evaluate("row => getComputedStyle(row).display") == "block"
    assert first.get_attribute("role") == "row"


def test_the_language_switch_of_an_indicator_lands_at_its_twin(open_page):
    tab = open_page("en/indicators/gdp.html")
    tab.locator(".wr-twin").click()
    tab.wait_for_load_state("load")
    assert tab.url.endswith("/zh/indicators/gdp.html")
    assert tab.locator("h1").inner_text().startswith("全市生产总值")


@pytest.mark.parametrize(
    ("page", "width"),
    [
        ("en/indicators/gdp.html", 390),
        ("zh/indicators/pm25.html", 1280),
        ("zh/indicators/one-number.html", 390),
    ],
)
def test_a_page_of_an_indicator_fits_its_window(page, width, open_page):
    tab = open_page(page, width=width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_every_figure_is_reached_from_a_chapter_or_a_page_of_an_indicator(edition, site, figures):
    reached = set()
    for path in (site / edition).rglob("*.html"):
        if path.name not in ("report.html", "figures.html"):
            reached.update(_MARK.findall(path.read_text(encoding="utf-8")))
    assert set(figures["figure_id"]) <= reached


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_every_picture_states_the_sentences_or_sources_it_rests_on(edition, site):
    html = "".join(path.read_text(encoding="utf-8") for path in (site / edition).rglob("*.html"))
    pictures = re.findall(r'<figure class="wr-figure.*?</figure>', html, re.S)
    assert len(pictures) > 80
    for picture in pictures:
        source = re.search(r'<p class="wr-source">(.*?)</p>', picture, re.S)
        # A sentence of the report, or another publication behind its heading.
        assert source and re.search(
            r'report\.html#(?:s\d+|[a-z]+\d{4}-\d+)"|</b>[:：]\S', source[1].replace(": ", ":")
        ), picture[:200]
