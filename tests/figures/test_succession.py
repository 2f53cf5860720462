"""Two reports of one place: what is compared with what, and what each difference is called."""

from __future__ import annotations

from itertools import product

import pandas as pd
import pytest

from workreport.figures.edition import Edition
from workreport.figures.format import THIN
from workreport.figures.succession import FIRMNESS, STRICTNESS, as_table, differences, reports
from workreport.registry.problems import ProjectError
from workreport.registry.terms import CHANGE

EARLIER, LATER = "yunchuan-2023", "yunchuan-2024"


@pytest.fixture(scope="module")
def found(yunchuan):
    return differences(Edition(yunchuan, EARLIER), Edition(yunchuan, LATER))


def of(found, kind, indicator, column=None):
    return [
        one
        for one in found
        if (one.kind, one.row["indicator_id"]) == (kind, indicator) and column in (None, one.column)
    ]


def changed(copy, indicator, status="target", class_=None, **cells):
    """The differences from the report to a copy of it in which one figure is otherwise."""
    before = Edition(copy.project, EARLIER)
    before.figures()
    copy.edit("figures.csv", copy.figure(indicator, status, class_), **cells)
    return differences(before, Edition(copy.project, EARLIER))


def test_a_report_does_not_differ_from_itself(yunchuan):
    assert differences(Edition(yunchuan, EARLIER), Edition(yunchuan, EARLIER)) == []


def test_results_are_compared_with_results_and_targets_with_targets(found):
    growth = {one.row["status"]: one for one in of(found, "value", "gdp") if one.row["class"] == "growth"}
    assert [growth["actual"].said(side, "zh") for side in ("before", "after")] == ["6.4%", "6.1%"]
    assert [growth["target"].said(side, "zh") for side in ("before", "after")] == ["6.5%左右", "6%左右"]


def test_of_two_values_the_one_with_the_same_bound_is_compared(found):
    (level,) = [one for one in of(found, "value", "gdp") if one.row["class"] == "level"]
    assert (level.said("before", "en"), level.said("after", "en")) == (
        "128.65 billion yuan",
        "136.28 billion yuan",
    )
    (floor,) = of(found, "removed", "gdp")
    assert floor.said("before", "zh") == "1200亿元以上"


def test_an_indicator_without_a_figure_is_told_once_with_all_it_had(found):
    (one,) = of(found, "silent", "unemployment")
    assert (one.said("before", "en"), one.said("after", "en")) == (
        f"2.4{THIN}%; at most 3{THIN}%",
        "",
    )
    assert not of(found, "removed", "unemployment")
    assert of(found, "first", "good_air")[0].said("after", "zh") == "90%以上"


def test_a_figure_of_an_indicator_both_have_is_given_no_longer_or_newly(found):
    assert of(found, "removed", "green_factories")[0].row["status"] == "actual"
    assert not of(found, "silent", "green_factories")


def test_another_name_is_told_once_an_indicator(found):
    (one,) = of(found, "definition", "revenue_local")
    assert (one.said("before", "en"), one.said("after", "en")) == ("地方财政收入", "一般公共预算收入")
    assert len(one.before) == len(one.after) == 3


def test_a_word_that_carries_a_target_is_weighed(found):
    (one,) = of(found, "softened", "projects_introduced")
    assert (one.said("before", "en"), one.said("after", "en")) == ("确保 (ensure)", "力争 (strive for)")
    (plain,) = of(found, "softened", "green_factories")
    assert (plain.said("before", "en"), plain.said("after", "zh")) == ("stated plainly", "力争")


@pytest.mark.parametrize(("before", "after"), product(FIRMNESS, FIRMNESS))
def test_commitments_are_ordered(yunchuan, before, after):
    order = ["努力", "争取", "力争", "", "确保"]
    kinds = (
        [] if before == after else ["softened" if order.index(after) < order.index(before) else "hardened"]
    )
    assert _words(yunchuan, "commitment", before, after) == kinds


@pytest.mark.parametrize(("before", "after"), product(STRICTNESS, STRICTNESS))
def test_a_floor_is_firmer_than_a_number_and_a_number_than_a_band(yunchuan, before, after):
    kinds = _words(yunchuan, "comparator", before, after)
    if before == after:
        assert kinds == []
    elif {before, after} == {"ge", "le"}:
        assert kinds == ["definition"]
    else:
        firmer = ["approx", "eq", "ge" if "ge" in (before, after) else "le"]
        assert kinds == ["hardened" if firmer.index(after) > firmer.index(before) else "softened"]


class OneTarget:
    """A report of one target."""

    report_id = "x"
    report = {"area_code": "990100"}

    def __init__(self, row, **cells):
        self.row = {**row, **cells}

    def figures(self):
        return pd.DataFrame([self.row])


def _words(yunchuan, column, before, after):
    """The kinds of difference between two reports that differ in one word of one target."""
    row = Edition(yunchuan, EARLIER).find("pm25:level:target").to_dict()
    sides = [OneTarget(row, **{column: word}) for word in (before, after)]
    return [one.kind for one in differences(*sides)]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"area_code": "990102"}, "area_code", "Yunxi"),
        ({"period": "2021/2023"}, "period", "2021/2023"),
        ({"period": "2023-06-30"}, "period", "2023-06-30"),
    ],
)
def test_a_change_of_scope_is_a_change_of_definition(copy, cells, column, said):
    (one,) = changed(copy, "old_estates", **cells)
    assert (one.kind, one.column) == ("definition", column)
    assert one.said("after", "en").startswith(said)


def test_the_same_period_a_year_later_is_no_difference(copy):
    assert changed(copy, "old_estates", period="2024") == []


def test_another_unit_is_a_definition_and_no_value(copy):
    found = changed(copy, "afforestation", unit="公顷", value_base="1.5", unit_base="公顷")
    assert [(one.kind, one.column) for one in found] == [("definition", "unit_base")]


def test_a_level_that_became_a_growth_is_a_definition(copy):
    found = changed(copy, "afforestation", **{"class": "growth", "direction": "up"})
    assert [(one.kind, one.column) for one in found] == [("definition", "class")]


def test_a_fall_is_told_from_a_rise(copy):
    (one,) = changed(copy, "accidents", "actual", direction="up")
    assert (one.kind, one.said("before", "en"), one.said("after", "zh")) == (
        "value",
        f"down 12.4{THIN}%",
        "12.4%",
    )


def test_the_table_tells_every_difference(found):
    table = as_table(found)
    assert len(table) == len(found) and set(table["kind"]) == {one.kind for one in found}
    assert table["kind"].tolist() == sorted(table["kind"], key=list(CHANGE).index)
    row = table[(table["indicator_id"] == "burden_relief") & (table["kind"] == "value")].iloc[0]
    assert (row["before_zh"], row["after_en"]) == ("31.4亿元", "3.69 billion yuan")
    assert (row["before_id"], row["after_id"]) == ("yc2023-019", "yc2024-010")


def test_corrected_figures_are_compared_as_corrected(copy):
    header = "figure_id,column,was,is,reason_en,reason_zh,date,who\n"
    row = "yc2024-001,value,1362.8,1286.5,A,甲,2024-03-01,B\n"
    (copy.project.data / "corrections.csv").write_text(header + row, encoding="utf-8")
    found = differences(Edition(copy.project, EARLIER), Edition(copy.project, LATER))
    assert not [one for one in of(found, "value", "gdp") if one.row["class"] == "level"]


def test_reports_are_named_by_id_or_by_folder_and_states_are_not(yunchuan, copy, monkeypatch):
    monkeypatch.chdir(yunchuan.root)
    for names in ((EARLIER, LATER), (yunchuan.report(EARLIER), yunchuan.report(LATER))):
        assert [edition.report_id for edition in reports(*names)] == [EARLIER, LATER]
    assert reports(yunchuan.report(EARLIER), copy.project.report(EARLIER)) is None
    assert reports(yunchuan.root, copy.project.root) is None
    with pytest.raises(ProjectError, match="there is no edition"):
        reports(EARLIER, "yunchuan-2031")


def test_reports_of_two_places_are_not_compared(yunchuan, huzhou):
    with pytest.raises(ProjectError, match="reports of two places"):
        differences(Edition(yunchuan, EARLIER), huzhou)
