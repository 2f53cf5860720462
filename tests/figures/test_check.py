"""`workreport check` finds each kind of fault, at its place, and finds nothing in sound tables."""

from pathlib import Path

import pytest

from workreport.figures.check import check, editions
from workreport.registry.project import Project

ROOT = Path(__file__).parents[2]
REPORT = "yunchuan-2023"


def faults(copy):
    """The places and texts of what is wrong, as one line each."""
    return [problem.to("en") for problem in check(copy.project, REPORT)]


@pytest.mark.parametrize("report", ["yunchuan-2023", "yunchuan-2024"])
def test_sound_tables_have_no_fault(yunchuan, report):
    assert check(yunchuan, report) == []


def test_the_tables_of_the_book_are_proved():
    assert [problem.to("en") for problem in check(Project(ROOT), "huzhou-2020")] == []


def test_editions_are_listed(yunchuan):
    assert editions(yunchuan) == ["yunchuan-2023", "yunchuan-2024"]


FIGURE_FAULTS = [
    ("gdp", "level", {"start": "1", "end": "8"}, "surface", "It stands at"),
    ("gdp", "level", {"section": "1.1"}, "section", "Write 1.0"),
    ("gdp", "level", {"indicator_id": "gdpp"}, "indicator_id", "'gdpp' is not known"),
    ("gdp", "level", {"area_code": "990199"}, "area_code", "'990199' is not known"),
    ("gdp", "level", {"unit": "亿圆"}, "unit", "'亿圆' is not known"),
    ("gdp", "level", {"value_base": "1200"}, "value_base", "Write 120000000000"),
    ("gdp", "level", {"unit_base": "亿元"}, "unit_base", "Write 元"),
    ("gdp", "level", {"value": "1300", "value_base": "130000000000"}, "value", "says 1200"),
    ("gdp", "level", {"comparator": "eq"}, "comparator", "says '突破'"),
    ("gdp", "level", {"class": "threshold"}, "status", "if and only if"),
    ("gdp", "level", {"class": "growth"}, "class", "cannot be measured"),
    ("gdp", "level", {"class": "amount"}, "class", "one of level, growth"),
    ("gdp", "level", {"period": "im Jahr"}, "period", "a year, a month, a day"),
    ("gdp", "level", {"period": "2023-06"}, None, None),
    ("gdp", "level", {"period": "2024"}, "period", "lies in 2024"),
    ("gdp", "level", {"direction": "up"}, "direction", "only growth has a direction"),
    ("gdp", "level", {"commitment": "确保"}, "commitment", "Only targets carry one"),
    ("gdp", "level", {"applies_to": "yc2023-999"}, "applies_to", "not another figure"),
    ("gdp", "level", {"note_en": "A caution."}, "note_zh", "both languages"),
    ("gdp", "level", {"figure_id": "xx2023-001"}, "figure_id", "does not begin with yc2023-"),
    ("gdp", "growth", {"direction": ""}, "direction", "rise or a fall"),
    ("gdp", "growth", {"direction": "down"}, "direction", "'增长'"),
    ("accidents", "growth", {"direction": "up"}, "direction", "'下降'"),
    ("firm_visits", "count", {"comparator": "eq"}, "comparator", "says '多'"),
    ("water_class", "threshold", {"comparator": "le"}, "comparator", "says '以上'"),
    ("project_floor", "threshold", {"comparator": "eq"}, "comparator", "says '以上'"),
]


@pytest.mark.parametrize(("indicator", "class_", "cells", "column", "said"), FIGURE_FAULTS)
def test_a_faulty_figure_is_named_with_its_column(copy, indicator, class_, cells, column, said):
    status = "threshold" if class_ == "threshold" else "actual"
    figure = copy.figure(indicator, status, class_)
    copy.edit("figures.csv", figure, **cells)
    found = faults(copy)
    if column is None:
        assert found == []
        return
    named = cells.get("figure_id", figure)
    assert [line for line in found if f"({named}), column {column}:" in line and said in line], found


TARGET_FAULTS = [
    ("gdp", {"comparator": "eq"}, "comparator", "says '左右'"),
    ("income_urban", {"comparator": "eq"}, "comparator", "says '以上'"),
    ("unemployment", {"comparator": "eq"}, "comparator", "says '以内'"),
    ("pm25", {"commitment": ""}, "commitment", "is '力争'"),
    ("old_estates", {"commitment": "力争"}, "commitment", "is ''"),
    ("rank_public_safety", {"comparator": "eq"}, "comparator", "says '前'"),
    ("gdp", {"period": "2022"}, "period", "ends in 2022"),
]


@pytest.mark.parametrize(("indicator", "cells", "column", "said"), TARGET_FAULTS)
def test_a_target_that_says_other_than_the_text_is_named(copy, indicator, cells, column, said):
    figure = copy.figure(indicator, "target")
    copy.edit("figures.csv", figure, **cells)
    assert [line for line in faults(copy) if f"({figure}), column {column}:" in line and said in line]


def test_all_faults_come_at_once_and_in_both_languages(copy):
    copy.edit("figures.csv", copy.figure("gdp"), unit_base="圆")
    copy.edit("figures.csv", copy.figure("burden_relief"), indicator_id="nothing")
    found = check(copy.project, REPORT)
    assert {fault.place.split(", ")[1] for fault in found} == {"column unit_base", "column indicator_id"}
    assert all(fault.said.zh and fault.remedy.zh for fault in found)
    assert found[0].to("zh").startswith("data/reports/yunchuan-2023/figures.csv")


def test_a_duplicate_id_names_the_earlier_row(copy):
    rows = copy.rows("figures.csv")
    rows[4]["figure_id"] = rows[2]["figure_id"]
    copy.write("figures.csv", rows)
    found = faults(copy)
    assert any("row 6" in line and "stands already in row 4" in line for line in found)
    assert not any("lies in no row" in line for line in found)


def test_a_removed_row_leaves_its_numeral_uncovered(copy):
    rows = copy.rows("figures.csv")
    gone = next(row for row in rows if row["indicator_id"] == "green_factories")
    copy.write("figures.csv", [row for row in rows if row is not gone])
    assert any(f"{gone['start']}–" in line and "lies in no row" in line for line in faults(copy))


def test_a_numeral_cannot_be_figure_and_not(copy):
    figure = copy.rows("figures.csv")[0]
    rows = copy.rows("nonfigures.csv")
    rows.append({**rows[0], **{name: figure[name] for name in ("start", "end", "surface")}, "class": "other"})
    copy.write("nonfigures.csv", rows)
    assert any("overlaps data/reports/yunchuan-2023/figures.csv" in line for line in faults(copy))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"named": "no"}, "the review of the next report speaks of it"),
        ({"named": "plan"}, "the review of the next report speaks of it"),
        ({"named": "perhaps"}, "cannot stand here"),
        ({"named": "review", "set_again": "yes"}, "the plan of the next report speaks of it"),
        ({"named": ""}, None),
    ],
)
def test_where_a_target_is_named_goes_with_its_fate(copy, cells, said):
    target = copy.figure("afforestation", "target")  # missed, and not set again
    copy.edit("outcomes/yunchuan-2023.csv", target, **cells)
    found = [line for line in faults(copy) if "column named" in line and target in line]
    assert len(found) == (said is not None) and all(said in line for line in found)


def test_a_word_that_loses_its_exemption_needs_a_row(copy):
    copy.write(
        "registry/numeral_words.csv",
        [row for row in copy.rows("registry/numeral_words.csv") if row["word"] != "进一步"],
    )
    assert any("the numeral '一' in" in line and "进一步" in line for line in faults(copy))


def test_a_changed_text_is_one_clear_message(copy):
    text = copy.path("report.txt")
    text.write_text(text.read_text(encoding="utf-8").replace("稳中求进", "稳中有进"), encoding="utf-8")
    (line,) = faults(copy)
    assert "report.txt" in line and "not the one the tables were made from" in line


def test_changed_line_ends_are_a_changed_text(copy):
    text = copy.path("report.txt")
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    (line,) = faults(copy)
    assert "line ends" in line


def test_sentences_out_of_step_are_told_once(copy):
    rows = copy.rows("sentences.csv")
    copy.write("sentences.csv", rows[:10] + rows[11:])
    (line,) = faults(copy)
    assert "sentences.csv" in line and "out of step" in line


def test_a_row_with_too_many_cells_is_named_and_the_rest_is_checked(copy):
    path = copy.path("figures.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] += ",extra"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = faults(copy)
    assert any("row 2 (yc2023-001)" in line and "22 cells" in line for line in found)
    assert any("lies in no row" in line for line in found)


def test_a_missing_table_is_named(copy):
    copy.path("figures.csv").unlink()
    assert any("figures.csv: this file is missing" in line for line in faults(copy))


def test_a_table_saved_as_gbk_is_told_how_to_save(copy):
    path = copy.path("nonfigures.csv")
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    assert any("CSV UTF-8" in line for line in faults(copy))


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("geo/tiles.csv", "tiles.csv"),
        ("context/county_context.csv", "population_census 2020-11-01"),
    ],
)
def test_a_missing_county_is_named(copy, name, where):
    rows = [
        row
        for row in copy.rows(name)
        if row["area_code"] != "990122" or row.get("indicator", "population_census") != "population_census"
    ]
    copy.write(name, rows)
    assert any("Linze County (990122) is missing" in line and where in line for line in faults(copy))


def test_a_county_without_boundary_is_named(copy):
    path = copy.path("geo/counties.geojson")
    path.write_text(path.read_text(encoding="utf-8").replace('"adcode": "990121"', '"adcode": "990129"'))
    assert any("counties.geojson" in line and "Shiqiao County" in line for line in faults(copy))


def test_a_second_source_that_was_edited_is_told(copy):
    path = copy.path("context/city_series.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("1286.5", "1287.5"), encoding="utf-8")
    (line,) = faults(copy)
    assert "city_series.yml: sha256" in line


def test_a_second_source_without_terms_is_told(copy):
    path = copy.path("context/city_series.yml")
    path.write_text(path.read_text(encoding="utf-8").replace("licence:", "terms:"), encoding="utf-8")
    assert any("lacks: licence" in line for line in faults(copy))


def test_an_outcome_against_the_rule_is_told(copy):
    copy.edit("outcomes/yunchuan-2023.csv", copy.figure("afforestation", "target"), fate="met")
    assert any("column fate" in line and "is missed" in line for line in faults(copy))


def test_a_target_without_outcome_is_told(copy):
    rows = copy.rows("outcomes/yunchuan-2023.csv")
    copy.write("outcomes/yunchuan-2023.csv", rows[1:])
    assert any(rows[0]["figure_id"] in line and "has no outcome" in line for line in faults(copy))


def test_an_outcome_of_a_result_is_told(copy):
    rows = copy.rows("outcomes/yunchuan-2023.csv")
    rows[0]["figure_id"] = copy.figure("gdp")
    copy.write("outcomes/yunchuan-2023.csv", rows)
    assert any("is no target" in line for line in faults(copy))


def test_a_pair_of_two_results_is_told(copy):
    rows = copy.rows("pairs.csv")
    rows[0]["target_id"] = rows[0]["actual_id"]
    copy.write("pairs.csv", rows)
    assert any("column target_id" in line and "status actual" in line for line in faults(copy))


def test_a_pair_that_does_not_compare_gives_a_reason(copy):
    rows = copy.rows("pairs.csv")
    rows[0]["comparable"] = "no"
    copy.write("pairs.csv", rows)
    assert any("column reason_en" in line for line in faults(copy))


def test_a_designation_outside_the_text_is_told(copy):
    copy.edit("registry/designations.csv", "d01", end="99999")
    assert any("designations.csv: row 2 (d01), column end" in line for line in faults(copy))


def test_a_milestone_that_the_text_does_not_hold_or_that_names_no_figure_is_told(copy):
    cells = {"milestone_id": "m01", "start": "0", "end": "4", "surface": "全面竣工", "name_zh": "云川大桥"}
    cells |= {
        "name_en": "Yunchuan Bridge",
        "kind": "work",
        "stage": "finished",
        "word": "全面",
        "figure_id": "x1",
    }
    with (copy.project.report("yunchuan-2023") / "milestones.csv").open("w", encoding="utf-8") as file:
        file.write(",".join(cells) + "\n" + ",".join(cells.values()) + "\n")
    told = [line for line in faults(copy) if "milestones.csv: row 2 (m01)" in line]
    assert any("column surface" in line for line in told)
    assert any("column figure_id" in line for line in told)


def test_a_standard_of_an_unknown_indicator_is_told(copy):
    table = copy.project.registry / "standards.csv"
    table.write_text(
        "indicator_id,grade,comparator,value,unit,name_zh,name_en,source_zh,source_en\n"
        "dust,1,le,10,亿元,限值,Limit,标准,Standard\n",
        encoding="utf-8",
    )
    assert any("standards.csv: row 2 (dust 1), column indicator_id" in line for line in faults(copy))


def test_report_facts_are_required(copy):
    path = copy.path("report.yml")
    path.write_text(path.read_text(encoding="utf-8").replace("speaker_en:", "spoken_by:"), encoding="utf-8")
    (line,) = faults(copy)
    assert "report.yml: speaker_en" in line


def test_one_cause_is_told_once_however_many_rows_it_breaks(copy):
    project = copy.project
    table = project.registry / "areas.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    places = (project.report("yunchuan-2023") / "figures.csv").read_text(encoding="utf-8")
    code = next(line.split(",")[0] for line in lines[1:] if places.count(f",{line.split(',')[0]},") > 1)
    table.write_text("".join(line for line in lines if not line.startswith(f"{code},")), encoding="utf-8")
    found = [p.to("en") for p in check(project, "yunchuan-2023") if f"'{code}' is not known" in p.to("en")]
    assert len([line for line in found if "figures.csv" in line]) == 1
    assert any("more rows name it" in line for line in found)


def test_an_edition_that_does_not_exist_is_one_message(yunchuan):
    found = check(yunchuan, "yunchuan-1999")
    assert len(found) == 1 and "yunchuan-2023" in found[0].to("en")
