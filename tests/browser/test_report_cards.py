"""Cards of the annotated report in the finished book: by keyboard, without scripts, on a phone."""

from __future__ import annotations

import pytest

MARK = '.wr-par a.wr-fig[href="#card-hz2020-003"] >> nth=0'
CARD = "#card-hz2020-003"


@pytest.mark.parametrize(("edition", "width"), [("en", 1280), ("zh", 390)])
def test_enter_opens_a_card_and_escape_returns_to_its_mark(edition, width, open_page):
    tab = open_page(f"{edition}/report.html", width=width)
    assert not tab.locator(CARD).is_visible()
    tab.locator(MARK).focus()
    tab.keyboard.press("Enter")
    assert tab.locator(CARD).is_visible()
    assert tab.evaluate("document.activeElement.closest('.wr-card').id") == CARD[1:]
    assert tab.locator(CARD).get_attribute("role") == "dialog" and tab.locator(CARD).get_attribute(
        "aria-label"
    )
    assert "7.9" in tab.locator(CARD).inner_text()
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    tab.keyboard.press("Escape")
    tab.locator(CARD).wait_for(state="hidden")
    assert tab.evaluate("document.activeElement.hash") == CARD


def test_from_one_mark_to_the_next_with_the_tab_key(open_page):
    tab = open_page("en/report.html")
    tab.locator(MARK).focus()
    hashes = []
    for _ in range(8):  # terms of the glossary stand among the marks
        tab.keyboard.press("Tab")
        hashes.append(tab.evaluate("document.activeElement.hash"))
    marks = [one for one in hashes if one.startswith("#card-")]
    assert marks[:3] == [f"#card-hz2020-{number:03d}" for number in (4, 5, 6)]
    assert all(one.startswith(("#card-", "#term-")) for one in hashes)


@pytest.mark.parametrize(("edition", "width"), [("zh", 1280), ("en", 390)])
def test_without_scripts_a_mark_leads_to_its_card_and_back(edition, width, open_page):
    tab = open_page(f"{edition}/report.html", width=width, java_script_enabled=False)
    assert not tab.locator(CARD).is_visible()
    tab.locator(MARK).click()
    assert tab.locator(CARD).is_visible()
    tab.locator(f"{CARD} .wr-close").click()
    assert not tab.locator(CARD).is_visible()
    assert tab.url.endswith("#hz2020-003")


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_every_mark_has_a_card_with_value_kind_and_sentence(edition, open_page):
    tab = open_page(f"{edition}/report.html")
    poor = tab.evaluate(
        """() => [...document.querySelectorAll(".wr-par a.wr-fig")].map((mark) => mark.hash.slice(1)).filter((id) => {
          const card = document.getElementById(id)?.closest(".wr-card");
          return !card || !card.querySelector(".wr-head b").textContent.trim() || !card.querySelector(".wr-tag")
            || !card.querySelector(".wr-name").textContent.trim() || !card.querySelector(".wr-facts dd")
            || !document.querySelector(card.querySelector(".wr-foot a").hash);
        })"""
    )
    assert poor == []


def test_numerals_that_are_no_figures_say_so(open_page):
    tab = open_page("en/report.html")
    marked = tab.locator(".wr-par .wr-non")
    assert marked.count() > 100
    assert "not a figure" in marked.first.get_attribute("title")
    assert "dotted" in marked.first.evaluate("node => getComputedStyle(node).textDecorationStyle")


def test_the_english_edition_shows_every_sentence_in_both_languages(open_page):
    tab = open_page("en/report.html")
    alone = tab.evaluate(
        """() => [...document.querySelectorAll(".wr-s[id]")].filter((sentence) => {
          const chinese = sentence.querySelector("[lang|='zh']")?.textContent ?? "";
          const all = sentence.textContent.replace(chinese, "");
          return !/[\\u4e00-\\u9fff]/.test(chinese) || !/[A-Za-z]{2}/.test(all);
        }).map((sentence) => sentence.id)"""
    )
    assert tab.locator(".wr-s[id]").count() > 300
    assert alone == []
    assert "unofficial" in tab.locator("article").inner_text().lower()
