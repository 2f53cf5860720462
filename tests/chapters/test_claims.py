"""Wrong claims that a careless book makes about this report, each guarded."""

import re

import pytest

from workreport.chapters import counties, county_context, fate, headlines, industry, ranks, wellbeing
from workreport.charts.figure import Figure
from workreport.figures.edition import open_edition
from workreport.registry.problems import ProjectError


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


def text_of(figure) -> str:
    """What a reader sees of a figure, without its pictures and downloads."""
    body = re.sub(r"<svg.*?</svg>|<style.*?</style>|<script.*?</script>", "", figure.html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_growth_is_not_the_ratio_of_two_published_levels(edition):
    figure = headlines.levels(edition, "en")
    assert "14.8\u202f%" in figure.title or "14.8 %" in figure.title
    assert "real growth was 7.9" in figure.title
    assert "never the ratio of two published levels" in text_of(figure)


def test_overlapping_industries_are_never_added(edition):
    figure = industry.value_added(edition, "en")
    assert "never add them" in text_of(figure)
    # 10.7 + 10.4 + 12.6
    assert "33.7" not in text_of(figure)


def test_a_credit_line_is_not_called_a_loan(edition):
    row = edition.find("green_platform_credit")
    assert "not a loan" in row["note_en"] and "不是" in row["note_zh"]


def test_registered_unemployment_is_never_called_surveyed(edition):
    row = edition.find("unemployment_registered")
    assert "egistered" in row["indicator_name_en"]
    assert "surveyed" in row["note_en"] and "调查失业率" in row["note_zh"]


def test_visits_are_not_people(edition):
    row = edition.find("overnight_visits")
    assert row["unit_base"] == "人次"
    assert "visits" in row["unit_base_en"]


def test_projects_are_no_funnel(edition):
    figure = industry.projects(edition, "en")
    assert "Not a funnel" in text_of(figure)
    assert "336" in figure.title and "210" in figure.title


def test_no_county_statistic_is_said_to_come_from_the_report(edition):
    figure = county_context.context(edition, "en", "gdp")
    assert "not from the report" in text_of(figure)
    assert "In the report" not in text_of(figure)


def test_a_county_without_a_published_figure_stays_without_one(edition):
    table = edition.context("county_context")
    missing = table[(table["indicator"] == "gdp") & table["area_code"].isin(["330521", "330523"])]
    assert len(missing) == 2 and missing["number"].isna().all()


def test_a_level_implied_by_real_growth_is_not_called_nominal(edition):
    level, goal = edition.find("gdp:level"), edition.find("gdp:growth:target")
    implied = edition.derive("implied_level", level=level["figure_id"], growth=goal["figure_id"])
    assert "not at current prices" in implied.caution.en
    assert 334e9 < implied.value < 335e9


def test_targets_that_are_not_mentioned_are_never_said_to_have_failed(edition):
    for lang, banned in (("en", ("failed", "broken promise", "hid ")), ("zh", ("失败", "落空", "隐瞒"))):
        for figure in (
            fate.verdicts(edition, lang),
            fate.sections(edition, lang),
            fate.inventory(edition, lang),
        ):
            assert not [word for word in banned if word in text_of(figure)]
    assert "statement about a speech" in text_of(fate.verdicts(edition, "en"))


def test_imports_are_derived_with_the_interval_that_rounding_leaves(edition):
    figure = wellbeing.trade(edition, "en")
    assert "10.6" in figure.title
    assert "10.0" in text_of(figure) and "11.3" in text_of(figure)
    assert "Derived" in text_of(figure)


def test_the_fates_are_those_of_the_coding(edition):
    assert "115" in fate.verdicts(edition, "en").title
    numbers = [int(n) for n in re.findall(r"\d+", fate.verdicts(edition, "en").title)]
    assert numbers == [115, 26, 7, 66]


def test_a_rank_in_growth_is_not_backed_by_the_count_of_indicators(edition):
    figure = ranks.claims(edition, "zh")
    assert "21项" not in text_of(figure).split("下载")[0].split("报告所述")[-1]


def test_a_map_with_gaps_says_among_how_many_it_ranks(edition):
    assert "among the 3 with a published figure" in county_context.context(edition, "en", "gdp").title
    assert "among" not in county_context.context(edition, "en", "urbanisation_rate").title


def test_an_unknown_county_is_refused_with_those_there_are(edition):
    with pytest.raises(ProjectError, match="330523"):
        counties.mentions(edition, "en", "330599")


def test_a_kernel_that_serves_a_reader_gets_live_controls(edition, monkeypatch):
    assert isinstance(county_context.explore_context(edition, "en", "gdp"), Figure)
    monkeypatch.setenv("WORKREPORT_WIDGETS", "1")
    box = county_context.explore_context(edition, "en", "gdp")
    choose, shown = box.children[0].children[0], box.children[1]
    before = shown.value
    choose.value = "urbanisation_rate"
    assert shown.value != before and "76.46" in shown.value
