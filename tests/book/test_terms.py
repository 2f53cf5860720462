"""The glossary: a complete table, terms found in text, their page, their cards."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from annotated import elements
from test_roles import REPORT, build, page

from workreport.book.annotated.marks import Piece
from workreport.book.annotated.report_terms import linked_html
from workreport.book.prose.term_links import card_html
from workreport.book.reference import glossary, terms
from workreport.book.reference.terms import Finder, Found
from workreport.figures.edition import open_edition

GLOSSARY = "# Terms\n\n```{terms}\n```\n"
TONES = set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


class Small:
    """An edition with a glossary of its own."""

    def __init__(self, *rows: dict[str, str]):
        self.rows = pd.DataFrame(rows)

    def glossary(self) -> pd.DataFrame:
        """The rows."""
        return self.rows


def test_sixty_terms_and_more_are_complete_in_both_languages(edition):
    table = edition.glossary()
    needed = [column for column in table.columns if not column.startswith("source")]
    complete = table[(table[needed] != "").all(axis=1)]
    assert len(complete) >= 60
    assert list(table[~table["pinyin"].map(lambda said: bool(TONES & set(said)))]["term_id"]) == []


def test_a_definition_that_rests_on_a_source_names_it_in_both_languages(edition):
    table = edition.glossary()
    for column in ("source_en", "source_zh"):
        assert list(table[(table["basis"] == "source") & (table[column] == "")]["term_id"]) == []
    assert list(table[(table["source_en"] == "") != (table["source_zh"] == "")]["term_id"]) == []


def test_figures_in_the_glossary_are_looked_up_not_typed(edition):
    for row in edition.glossary().to_dict("records"):
        for lang in ("en", "zh"):
            said = row[f"why_{lang}"]
            left = terms.FIGURE.sub("", said)
            assert not re.search(r"\d+(?:\.\d+)?\s?(?:%|亿|万)", left), (row["term_id"], said)
        assert sorted(terms.FIGURE.findall(row["why_en"])) == sorted(terms.FIGURE.findall(row["why_zh"]))


@pytest.mark.parametrize(
    ("lang", "ordered"), [("en", ["mu", "teu"]), ("zh", ["gazelle", "good-air-rate", "mu"])]
)
def test_terms_stand_in_the_order_of_the_language(edition, lang, ordered):
    ids = [term.term_id for term in terms.read_terms(edition, lang)]
    places = [ids.index(one) for one in ordered]
    assert places == sorted(places)


def test_where_a_term_stands_is_read_from_the_text(edition):
    sentences = edition.sentences().set_index("sentence_id")["zh"]
    known = {term.term_id: term for term in terms.read_terms(edition, "zh")}
    assert known["dayu-tripod"].where and all(
        "大禹鼎" in sentences[one] for one in known["dayu-tripod"].where
    )


def test_the_longer_term_wins_words_are_found_whole_and_each_once():
    finder = Finder(
        Small(
            {"term_id": "mu", "forms_zh": "亩", "forms_en": "mu"},
            {"term_id": "per-mu", "forms_zh": "亩均论英雄", "forms_en": "performance per mu"},
        ),
        "en",
    )
    text = "Much mud: 亩均论英雄 is Performance per Mu; a mu, 一亩."
    assert [(text[one.start : one.end], one.term_id) for one in finder.find(text, set())] == [
        ("亩均论英雄", "per-mu"),
        ("mu", "mu"),
    ]


def test_an_empty_glossary_finds_nothing():
    empty = Small({"term_id": "", "forms_zh": "", "forms_en": ""})
    empty.rows = empty.rows[:0]
    assert list(Finder(empty, "zh").find("亩", set())) == []


def test_a_text_on_figures_that_another_edition_lacks_is_left_out(edition):
    assert terms._answerable(edition, "In 2019 {fig}`hz2020-002`.")
    assert terms._answerable(edition, "In 2029 {fig}`hz2030-002`.") == ""


@pytest.mark.parametrize(
    ("basis", "source", "says"),
    [
        ("source", "A law", "Source: A law."),
        ("source", "", "names no source"),
        ("usage", "", "common usage; no source was checked"),
        ("usage", "A paper", "no source was checked for it. Source: A paper."),
        ("unknown", "", "No source was found"),
    ],
)
def test_an_entry_says_what_it_rests_on(edition, basis, source, says):
    term = replace(terms.read_terms(edition, "en")[0], basis=basis, source=source)
    assert says in glossary.basis_html(term, "en")
    assert glossary.basis_html(term, "zh") != glossary.basis_html(term, "en")


def test_hostile_text_in_the_table_stays_text(edition):
    evil = "<script>alert(1)</script>"
    term = replace(
        terms.read_terms(edition, "en")[0], zh=evil, en=evil, definition=evil, misreading=evil, source=evil
    )
    html = card_html(edition, term, "glossary.html", "en") + glossary.basis_html(term, "en")
    assert "<script" not in html and html.count("&lt;script") == 5


@pytest.fixture(scope="module", params=[None, "zh_CN"])
def book(request, tmp_path_factory):
    """A book with report, glossary and a page that uses terms."""
    text = (
        "# 大禹鼎 in a title\n\n`大禹鼎` and [大禹鼎](https://example.org), then 大禹鼎 twice: 大禹鼎.\n\n"
        "- gross regional product\n\n```{toctree}\nreport\nglossary\n```\n"
    )
    pages = {"index.md": text, "report.md": REPORT, "glossary.md": GLOSSARY}
    app, warnings = build(tmp_path_factory.mktemp("terms"), request.param, pages)
    assert warnings == ""
    return app, "zh" if request.param else "en"


def test_the_first_of_a_term_in_prose_is_a_link_with_a_card(book):
    app, lang = book
    html = page(app, "index")
    found = re.findall(r'<a class="wr-term[^>]*href="([^"]*)">(.*?)</a>', html)
    english = [("glossary.html#term-gdp", "gross regional product")] if lang == "en" else []
    assert found == [("glossary.html#term-dayu-tripod", "大禹鼎"), *english]
    assert html.count('<template id="note-term-') == len(found)
    assert ", then <a class" in html


def test_every_term_has_its_place_on_the_page_with_a_heading(book):
    app, lang = book
    html = page(app, "glossary")
    ids = [term.term_id for term in terms.read_terms(open_edition("huzhou-2020"), lang)]
    assert re.findall(r'id="term-([a-z0-9-]+)"', html) == ids
    assert html.count('<h2 class="rubric">') == len(ids)
    assert re.search(r'<form class="wr-find" hidden', html)
    assert re.search(rf"<output[^>]*>{len(ids)} ?(?:terms|条)</output>", html)  # so that nothing moves


def test_the_report_links_each_term_once_a_section_and_never_inside_a_mark(book):
    app, _ = book
    html = page(app, "report")
    for section in re.split(r'<section[^>]* id="section-', html)[1:]:
        links = re.findall(r'class="wr-term" href="glossary.html#([^"]*)"', section)
        assert len(links) == len(set(links))
    sections = re.findall(r'<p class="wr-par.*?</p>(?=<|\n)|<div class="wr-par.*?</div></div>', html)
    inside = [one for one in elements("".join(sections)) if one.has("wr-term")]
    assert len(inside) > 60
    assert not [one for one in inside if any(above.tag == "a" for above in one.ancestors)]


def test_a_book_without_a_glossary_has_no_links_to_one(tmp_path):
    app, warnings = build(
        tmp_path, None, {"index.md": "# Start\n\n大禹鼎\n\n```{toctree}\nreport\n```\n", "report.md": REPORT}
    )
    assert warnings == "" and "wr-term" not in page(app, "index")
    assert "glossary.html" not in page(app, "report")


def test_a_link_over_several_pieces_keeps_every_letter():
    pieces = [Piece("推进“一"), Piece("四六"), Piece("十”体系")]
    html = linked_html(pieces, [Found(3, 7, "x")], lambda piece: f"<i>{piece.text}</i>", "g.html")
    assert re.sub("<[^>]*>", "", html) == "推进“一四六十”体系"
    assert '<a class="wr-term" href="g.html#term-x"><i>一</i><i>四六</i><i>十</i></a>' in html
