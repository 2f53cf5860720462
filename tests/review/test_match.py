"""Names are matched to the registry: the same, renamed, or new with the nearest known ones."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewer import NEW, TEXT
from tests.city import city

from workreport.review.match import Names, overlap, plain
from workreport.review.start import begin


@pytest.fixture(scope="module")
def names(project):
    return Names(project)


@pytest.mark.parametrize(
    ("name", "class_", "unit", "kind", "indicator"),
    [
        ("地区生产总值", "growth", "%", "same", "gdp"),
        ("全市生产总值", "level", "元", "same", "gdp"),
        ("规模以上工业增加值", "growth", "%", "same", "industrial_value_added"),
        ("新增城镇就业人数", "count", "人", "same", "urban_jobs"),
        ("外贸进出口总额", "level", "元", "renamed", "foreign_trade"),
        ("新增城镇就业人数", "count", "户", "renamed", "urban_jobs"),
        ("湖区渔船退捕艘数", "count", "艘", "new", ""),
    ],
)
def test_a_name_finds_its_indicator(names, name, class_, unit, kind, indicator):
    found = names.match(name, class_, unit)
    assert (found.kind, found.indicator_id) == (kind, indicator)


def test_a_new_name_comes_with_the_nearest_known_ones(names):
    found = names.match("新增城镇创业人数", "count", "人")
    assert "urban_jobs" in found.nearest and len(found.nearest) <= 3


def test_a_rank_is_matched_to_ranks_only(names):
    found = names.match("规上工业增加值", "rank", "位")
    assert all(names.known[one]["nature"] == "rank" for one in (found.indicator_id, *found.nearest) if one)


@given(
    st.text(alphabet="全市新增就业人数工业", max_size=8), st.text(alphabet="全市新增就业人数工业", max_size=8)
)
def test_overlap_is_symmetric_and_between_nothing_and_the_same(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1
    assert overlap(one, one) == 1


@given(st.text(alphabet="全市地区“”数量 工业", min_size=1, max_size=10))
def test_a_name_made_plain_keeps_something(name):
    assert plain(name) or not name.strip("“” ")


def test_a_draft_that_nobody_settled_teaches_no_name(tmp_path):
    project = city(tmp_path / "city")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    begun = begin(project, tmp_path / "text.txt")
    path = project.report(begun.report_id) / "figures.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    new = table[table["indicator_zh"].str.contains(NEW)].iloc[0]
    table.assign(indicator_id="gdp").to_csv(path, index=False)
    assert Names(project).match(new["indicator_zh"], new["class"], new["unit_base"]).kind == "new"
    (project.report(begun.report_id) / "review.csv").unlink()
    assert Names(project).match(new["indicator_zh"], new["class"], new["unit_base"]).indicator_id == "gdp"
