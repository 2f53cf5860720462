"""The words that link a picture to its sources: the report's own in Chinese, values and areas in English."""

from __future__ import annotations

import pandas as pd
import pytest

from workreport.chapters.source_words import worded
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


def test_a_figure_is_its_value_in_english_and_a_quotation_in_chinese(edition):
    rows = edition.figures(indicator_id="gdp", class_="level").tail(1)
    figure_id = rows["figure_id"].iloc[0]
    assert worded(edition, rows, "zh")["surface"].tolist() == ["3122.4亿元"]
    assert worded(edition, rows, "en")["surface"].tolist() == ["312.24 billion yuan"]
    assert worded(edition, [figure_id], "en") == {figure_id: "312.24 billion yuan"}
    assert worded(edition, {figure_id: "3122.4亿元"}, "zh") == {figure_id: "3122.4亿元"}


def test_rows_that_lack_the_unit_are_written_all_the_same_and_keep_their_corrections(edition):
    rows = edition.figures().head(2)[["figure_id", "surface"]].assign(corrected=["", "value"])
    said = worded(edition, rows, "en")
    assert said["surface"].tolist() == ["more than 300 billion yuan", "312.24 billion yuan"]
    assert said["corrected"].tolist() == ["", "value"]


@pytest.mark.parametrize(("lang", "said"), [("en", "sentence 50"), ("zh", "第50句")])
def test_a_sentence_without_words_is_its_number(edition, lang, said):
    assert worded(edition, ["s050"], lang) == {"s050": said}


def test_a_mention_is_the_area_in_english(edition):
    places = edition.places()
    yucun = places[places["surface"] == "余村"].iloc[0]
    assert worded(edition, {yucun["sentence_id"]: "余村"}, "en") == {yucun["sentence_id"]: "Yucun (Anji)"}
    assert worded(edition, {yucun["sentence_id"]: "余村"}, "zh") == {yucun["sentence_id"]: "余村"}


def test_a_single_character_is_never_left_alone(edition):
    places = edition.places()
    alone = places[places["surface"].str.len() == 1]
    assert len(alone)
    for place in alone.itertuples():
        (said,) = worded(edition, {place.sentence_id: place.surface}, "zh").values()
        assert len(said) > 1


def test_words_that_are_no_quotation_stay(edition):
    sources = {"s050": "Jobs", "hz2020-002": "Output"}
    assert worded(edition, sources, "en") == sources
    assert isinstance(worded(edition, pd.DataFrame({"figure_id": [], "surface": []}), "zh"), pd.DataFrame)
