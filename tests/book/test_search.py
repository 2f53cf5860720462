"""What the search page looks through: every paragraph once, with an anchor that leads to it."""

from __future__ import annotations

import json

import pytest

from workreport.book.search import HEADING, TABLE, Piece, read_pieces, readable, write_data
from workreport.book.search_words import forms

PAGE = """<html><body><nav>Contents</nav><article>
<section id="start"><h1>Start<a class="headerlink" href="#start">#</a></h1>
<p>Value added <b>of</b> industry<br>grew.</p>
<p id="s008"><span class="wr-fig" id="hz2020-001">3122.4<i>亿元</i></span>，增长７.９％。</p>
<ul><li>one</li><li id="two">two</li></ul>
<details><summary>Table</summary><table><tr><th>Place</th><td>1 840</td></tr></table></details>
<script>"no"</script><style>.no{}</style><pre>no()</pre><svg><text>no</text></svg><p hidden>no</p><p aria-hidden="true">no</p>
<section id="more"><h2>More</h2><p>again</p><p>again</p></section>
</section></article><footer><p>no</p></footer></body></html>"""


def test_reads_paragraphs_headings_items_and_rows_with_their_anchors():
    assert read_pieces(PAGE) == [
        Piece("start", "Start", HEADING),
        Piece("start", "Value added of industry grew."),
        Piece("s008", "3122.4亿元，增长7.9%。"),
        Piece("start", "one"),
        Piece("two", "two"),
        Piece("start", "Table"),
        Piece("start", "Place 1 840", TABLE),
        Piece("more", "More", HEADING),
        Piece("more", "again"),
    ]


def test_what_the_book_repeats_is_left_out_and_pictures_have_their_titles():
    page = """<article><section id="a"><figure id="f"><p class="wr-title" id="f-title">Growth slowed</p>
    <p class="wr-source">In the report: 7.9%</p><p class="wr-downloads">Data (CSV)</p></figure>
    <div class="wr-cards"><aside id="card-1"><p>7.9 %</p><dl class="wr-facts"><dd>flow</dd></dl></aside></div>
    <ul class="wr-uses"><li>Headlines</li></ul></section></article>"""
    assert read_pieces(page) == [Piece("f-title", "Growth slowed", HEADING), Piece("card-1", "7.9 %", TABLE)]


def test_names_are_taken_apart_and_lose_their_quotation_marks():
    assert forms("“最多跑一次”改革", "最多跑一次|跑一次", "", "跑一次") == [
        "最多跑一次改革",
        "最多跑一次",
        "跑一次",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("３１２２.４亿元", "3122.4亿元"),
        ("Ａ３级", "A3级"),
        ("a\u202fb\u00a0c\n d", "a b c d"),
        ("“最多跑一次”，（１）。", "“最多跑一次”，（1）。"),
    ],
)
def test_text_is_put_in_one_form_and_keeps_its_punctuation(written, read):
    assert readable(written) == read


def test_the_data_is_a_script_that_cannot_break_out(tmp_path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "a.html").write_text("<article><p>&lt;/script&gt;&lt;img onerror=x&gt;</p></article>")
    write_data(tmp_path, [("a.html", "A <b>")])
    text = (tmp_path / "_static" / "wr-search-data.js").read_text(encoding="utf-8")
    assert "<" not in text
    data = json.loads(text.removeprefix("var wrSearchData=").rstrip(";\n"))
    assert data == [["a.html", "A <b>", [["", "</script><img onerror=x>", 0]]]]


PHRASES = ["工业增加值", "湖州", "3122.4", "最多跑一次", "人均可支配收入"]


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_chinese_edition_holds_the_phrases_readers_look_for(site, phrase):
    text = (site / "zh" / "_static" / "wr-search-data.js").read_text(encoding="utf-8")
    data = json.loads(text.removeprefix("var wrSearchData=").rstrip(";\n"))
    report = next(pieces for address, _, pieces in data if address == "report.html")
    assert any(phrase in piece for _, piece, _ in report)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("query", ["3122.4", "３,１２２.４", "湖州"])
def test_a_search_from_a_folder_leads_to_the_sentence(site, browser, language, query):
    page = browser.new_page()
    page.goto((site / language / "search.html").as_uri())
    page.fill(".wr-search input", query)
    page.press(".wr-search input", "Enter")
    hit = page.locator("ul.search ol a[href^='report.html#s']").first
    assert hit.locator("mark").first.inner_text() in ("3122.4", "湖州")
    hit.click()
    page.wait_for_url("**/report.html#s*")
    assert page.locator(":target").count() == 1
    page.close()


@pytest.mark.parametrize(
    ("query", "least"), [("580", 1), ("80.", 0), ("22.4", 0), ("没有这句话", 0), ("3122.4 突破", 1)]
)
def test_numbers_are_found_whole_and_words_together(site, browser, query, least):
    page = browser.new_page()
    page.goto((site / "zh" / "search.html").as_uri() + f"?q={query}")
    page.wait_for_selector("#search-count:not(:empty)")
    assert (page.locator("ul.search ol li").count() >= 1) == (least == 1)
    page.close()
