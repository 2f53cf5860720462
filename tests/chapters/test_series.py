"""Lines of years join only what is comparable, and show a missing year as missing."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from workreport.chapters import beyond, series, series_derived, years
from workreport.charts import lines
from workreport.figures.edition import open_edition


@pytest.fixture(scope="module")
def edition():
    return open_edition("huzhou-2020")


def joined(spec: dict) -> int:
    """How many pieces of line between two points a drawing has."""
    rules = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rule"]
    pieces = [row for layer in rules for row in layer["data"]["values"] if {"x2", "y2"} <= row.keys()]
    return sum(row["x"] != row["x2"] and row["y"] != row["y2"] for row in pieces)


def frame(*rows: tuple[str, float | None, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["period", "value", "line"]).assign(text="1")


def texts(spec: dict) -> list[str]:
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    return [row["text"] for layer in layers for row in layer["data"]["values"]]


def test_a_missing_year_is_named_and_not_bridged():
    chart = lines(
        frame(("2015", 3.0, "a"), ("2017", 5.0, "a")),
        "en",
        series="line",
        periods=["2015", "2016", "2017"],
        missing="nothing there",
    )
    spec = chart.spec(700)
    assert joined(spec) == 0
    assert texts(spec).count("nothing there") >= 1


def test_neighbouring_missing_years_are_one_gap():
    chart = lines(
        frame(("2015", 3.0, "a"), ("2018", 5.0, "a")),
        "en",
        series="line",
        periods=["2015", "2016", "2017", "2018"],
        missing="nothing there",
    )
    words = [
        row
        for layer in chart.spec(700)["layer"]
        if layer["mark"]["type"] == "text" and "stroke" not in layer["mark"]
        for row in layer["data"]["values"]
        if row["text"] == "nothing there"
    ]
    assert len(words) == 1


def test_a_year_with_a_figure_in_one_series_is_no_gap():
    chart = lines(
        frame(("2015", 3.0, "a"), ("2016", 4.0, "b"), ("2017", 5.0, "a")),
        "en",
        series="line",
        periods=["2015", "2016", "2017"],
        missing="nothing there",
    )
    assert "nothing there" not in texts(chart.spec(700))


def test_output_is_joined_within_a_basis_only(edition):
    rows = years.yearly(edition, "en", ["gdp"])
    by_basis = rows.groupby("basis_key")["period"].apply(
        lambda column: sorted({int(year) for year in column})
    )
    neighbours = sum(
        later - earlier == 1 for found in by_basis for earlier, later in zip(found, found[1:], strict=False)
    )
    assert joined(series.product(edition, "en").drawing.spec(700)) == neighbours


def test_both_levels_of_a_revised_year_are_shown(edition):
    for lang, first, later in (
        ("en", "208.43 billion", "222.31 billion"),
        ("zh", "2084.3亿元", "2223.1亿元"),
    ):
        figure = series.product(edition, lang)
        assert first in figure.title and later in figure.title
        table = figure.html[figure.html.index("<tbody>") :]
        assert first in table and later in table


def test_a_change_across_a_revision_is_no_growth_and_looks_other(edition):
    told = {
        row["period"]: before["basis_key"] != row["basis_key"]
        for before, row, _ in years.changes(years.yearly(edition, "en", ["gdp"]))
    }
    assert [year for year, crossing in told.items() if crossing] == ["2019"]
    figure = series_derived.growth(edition, "en")
    assert "no growth rate" in figure.html
    triangles = [
        layer for layer in figure.drawing.spec(700)["layer"]
        if layer["mark"]["type"] == "point" and layer["mark"]["shape"] == "triangle-down"
    ]  # fmt: skip
    in_the_key_and_once_in_the_plot = 2
    assert sum(len(layer["data"]["values"]) for layer in triangles) == in_the_key_and_once_in_the_plot


def test_a_gap_gives_no_change(edition):
    changed = {row["period"] for _, row, _ in years.changes(years.yearly(edition, "en", ["income_rural"]))}
    assert "2018" not in changed and "2019" in changed


def test_derived_values_come_with_formula_and_interval(edition):
    for figure in (series_derived.growth(edition, "en"), series_derived.ratio(edition, "en")):
        assert "wr-kind-derived" in figure.html
        assert "Interval left by rounding" in figure.html and "÷" in figure.html


def test_the_head_count_is_the_quotient_of_what_is_printed(edition):
    figure = series_derived.headcount(edition, "en")
    # 3122.4亿 ÷ 102593, and the census of 2020
    assert "3.043 million" in figure.html
    assert "3.368 million" in figure.html


def test_a_source_that_disagrees_with_the_next_report_stands_beside_it(edition):
    figure = beyond.level_targets(edition, "zh")
    assert "2.9%" in figure.title and "3.09%" in figure.title
    row = next(row for row in re.findall("<tr.*?</tr>", figure.html) if "3.09%" in row)
    assert "“十四五”规划" in row


def test_second_sources_pass_no_verdict(edition):
    for figure in (beyond.growth_targets(edition, "en"), beyond.level_targets(edition, "en")):
        assert "no verdict is passed" in figure.html
        assert not re.search(r"\b(?:failed|missed the)\b", figure.title)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_value_names_its_publication_and_kind(edition, lang):
    rows = years.yearly(edition, lang, ["gdp", "income_urban", "fiscal_revenue_local"])
    assert (rows["source"].str.len() > 0).all() and (rows["kind"].str.len() > 0).all()
    own = rows[rows["meaning"] == "actual"]
    assert len(own) == 3 and (own["figure_id"] != "").all()
