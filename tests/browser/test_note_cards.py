"""Cards of terms and of values in prose: by pointer, keyboard and touch, and plain links without scripts."""

from __future__ import annotations

import pytest

TERM = "main a.wr-term >> nth=0"
VALUE = "main dd a.wr-value-derived >> nth=0"
CARD = "#wr-note"


@pytest.mark.parametrize(("edition", "width"), [("en", 1280), ("zh", 390)])
@pytest.mark.parametrize("link", [TERM, VALUE])
def test_enter_opens_a_card_and_escape_returns_to_its_word(edition, width, link, open_page):
    tab = open_page(f"{edition}/reading.html", width=width)
    word = tab.locator(link)
    word.focus()
    tab.keyboard.press("Enter")
    card = tab.locator(CARD)
    assert card.is_visible() and card.get_attribute("role") == "dialog"
    assert tab.evaluate("document.activeElement.id") == CARD[1:]
    assert len(card.inner_text()) > 40 and tab.url.endswith("reading.html")
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    tab.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert tab.evaluate("document.activeElement.href") == word.evaluate("link => link.href")


def test_a_pointer_over_a_word_shows_its_card_and_leaving_hides_it(open_page):
    tab = open_page("zh/reading.html")
    tab.locator(TERM).hover()
    tab.locator(CARD).wait_for(state="visible")
    tab.locator("h1").hover()
    tab.locator(CARD).wait_for(state="hidden")


def test_a_touch_shows_the_card_and_leaves_the_page(open_page):
    tab = open_page("en/reading.html", width=390, has_touch=True)
    tab.locator(VALUE).tap()
    assert tab.locator(CARD).is_visible()
    assert "rounded" in tab.locator(CARD).inner_text()
    tab.locator(".wr-note-close").tap()
    tab.locator(CARD).wait_for(state="hidden")


@pytest.mark.parametrize(("link", "ending"), [(TERM, "glossary.html#term-"), (VALUE, "reading.html#value-")])
def test_without_scripts_a_word_is_a_link(link, ending, open_page):
    tab = open_page("en/reading.html", java_script_enabled=False)
    tab.locator(link).click()
    assert ending in tab.url
    assert tab.locator(":target").is_visible()


def test_the_filter_of_the_glossary_finds_chinese_pinyin_and_english(open_page):
    tab = open_page("en/glossary.html")
    field, shown = tab.locator(".wr-find input"), tab.locator(".wr-entry:visible")
    every = shown.count()
    assert every >= 60
    for typed in ("大禹鼎", "dayu ding", "tripod"):
        field.fill(typed)
        assert 1 <= shown.count() < 5
        assert tab.locator("#term-dayu-tripod").is_visible()
    field.fill("zzz")
    assert shown.count() == 0 and "No term" in tab.locator(".wr-find output").inner_text()
    field.fill("")
    assert shown.count() == every


def test_terms_of_the_report_leave_the_marks_of_its_numbers_alone(open_page):
    tab = open_page("zh/report.html")
    tab.locator(".wr-par a.wr-term >> nth=0").click()
    assert tab.locator(CARD).is_visible()
    tab.locator('.wr-par a.wr-fig[href="#card-hz2020-003"] >> nth=0').evaluate("mark => mark.click()")
    tab.locator(CARD).wait_for(state="hidden")
    assert tab.locator("#card-hz2020-003").is_visible()
