"""Which indicators have a page, and what may stand in one picture."""

from __future__ import annotations

import json

import pytest

from workreport.chapters import indicator_data
from workreport.chapters.indicator import Gathered
from workreport.chapters.indicator_chart import pictures
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


@pytest.fixture(scope="module")
def gathered(edition):
    return Gathered(edition)


def drawn(figure) -> str:
    """The words of a picture."""
    spec = figure.drawing.spec(700)
    return json.dumps(
        [layer["data"]["values"] for layer in spec["layer"] if layer["mark"]["type"] == "text"],
        ensure_ascii=False,
    )


def test_every_indicator_with_two_numbers_or_a_pair_has_a_page(edition, gathered):
    figures, pairs = edition.figures(), edition.pairs()
    counts = figures["indicator_id"].value_counts()
    wanted = (
        set(counts[counts > 1].index) | set(pairs["indicator_id_target"]) | set(pairs["indicator_id_actual"])
    )
    assert wanted <= {facts.indicator_id for facts in gathered.with_page()}


def test_every_figure_is_on_a_page_of_an_indicator(edition, gathered):
    shown = [
        row["figure_id"]
        for facts in (*gathered.with_page(), *gathered.with_one_number())
        for row in facts.figures
    ]
    assert sorted(shown) == sorted(edition.figures()["figure_id"])


def test_a_threshold_and_a_rank_stand_with_what_they_modify(gathered):
    attached = {row["indicator_id"] for row in gathered.of("industrial_land_supplied").attached}
    assert attached == {"rank_industrial_land_supplied"}
    assert {row["class"] for row in gathered.of("projects_introduced_5bn").attached} == {"threshold"}


def test_a_result_without_a_target_of_its_own_shows_the_fate_of_the_one_it_is_paired_with(gathered):
    facts = gathered.of("small_to_scale")
    assert facts.pairs and {row["figure_id"] for row in facts.outcomes} == {
        pair["target_id"] for pair in facts.pairs
    }


def test_a_milestone_is_not_drawn_beside_the_exact_value(edition, gathered):
    amount, growth = pictures(edition, gathered.of("gdp"), "zh")
    assert "3000亿元" not in amount.html[amount.html.index("<tbody>") :]
    assert "3122.4亿元" in amount.html


def test_what_compares_only_partly_is_told_and_not_drawn(edition, gathered):
    facts = gathered.of("talent_top_and_leading")
    assert {pair["comparable"] for pair in facts.pairs} == {"partly"}
    assert pictures(edition, facts, "en") == []


def test_an_indicator_of_one_number_has_no_picture(edition, gathered):
    assert all(pictures(edition, facts, "en") == [] for facts in gathered.with_one_number())


def test_the_year_before_is_derived_from_level_and_growth_and_looks_it(edition, gathered):
    (figure,) = pictures(edition, gathered.of("projects_started"), "en")
    # 537 ÷ 1.598 leaves one whole number
    assert "336 in 2018, derived" in figure.title
    assert "wr-kind-derived" in figure.html and "÷" in figure.html


def test_real_growth_is_never_worked_back_to_a_level(edition, gathered):
    for facts in gathered.with_page():
        if facts.registered["price"] == "real":
            assert not any("derived" in figure.title for figure in pictures(edition, facts, "en"))


def test_result_target_and_outcome_stand_in_one_picture(edition, gathered):
    (figure,) = pictures(edition, gathered.of("household_to_company"), "zh")
    assert figure.title == "“个转企”数：2019年2051家，2020年目标800家，下一年报告为1779家"
    assert all(value in drawn(figure) for value in ("2051家", "800家", "1779家"))


def test_every_picture_names_the_sentences_or_sources_it_rests_on(edition, gathered):
    known = set(edition.figures()["figure_id"])
    for facts in gathered.with_page()[:12]:
        own = {row["figure_id"] for row in facts.figures} & known
        for figure in pictures(edition, facts, "en"):
            assert (
                any(f'report.html#{name}"' in figure.html for name in own) or "Other sources" in figure.html
            )


def test_the_data_hold_the_report_and_the_second_sources(edition, gathered):
    facts = gathered.of("gdp")
    table = indicator_data.table(edition, facts, "en")
    assert len(table) == len(facts.figures) + len(facts.attached) + len(facts.series)
    assert set(table["source_kind"]) >= {"this_report", "press", "report"}
    growth = table[table["unit"] == "%"]
    assert (growth["class"] == "growth").all()
    assert indicator_data.csv(edition, facts, "zh").startswith(b"\xef\xbb\xbf")
