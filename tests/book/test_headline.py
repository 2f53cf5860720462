"""The front page quotes the clause a number stands in, not the whole sentence."""

import pytest

from workreport.book.reference.headline import clause
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


def test_the_clause_of_a_number_holds_it_and_its_neighbours_do_not(edition):
    text = clause(edition, edition.find("fiscal_revenue_total:level"), "zh")
    assert "540.6亿元" in text
    assert "3122.4" not in text and "59028" not in text


def test_the_rendering_shows_the_same_clause(edition):
    text = clause(edition, edition.find("fiscal_revenue_total:level"), "en")
    assert "54.06 billion" in text
    assert "312.24" not in text


def test_a_sentence_of_one_clause_is_quoted_whole(edition):
    row = edition.find("unemployment_registered")
    sentence = edition.sentence_of(row["figure_id"]).iloc[0]["zh"]
    assert clause(edition, row, "zh").rstrip("。") == sentence.rstrip("。")
