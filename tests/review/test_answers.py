"""`workreport review`: what a person's answers in the sheet become, and what is asked again."""

from __future__ import annotations

import pytest
from excel import Excel
from reviewer import ID, NEW, TEXT, Sheet, snapshot, started
from tests.city import city

from workreport.figures.edition import open_edition
from workreport.registry import files
from workreport.registry.problems import ProjectError
from workreport.review.apply import review
from workreport.review.check import check, left_open
from workreport.review.start import begin


def test_an_open_sheet_is_told_row_by_row_and_builds_no_book(edition):
    told = [one.to("en") for one in check(edition, ID)]
    assert told and all(one.startswith(f"data/reports/{ID}/review.csv: row") for one in told)
    before = snapshot(edition)
    assert not review(edition, ID).written
    changed = {name for name, content in snapshot(edition).items() if before.get(name) != content}
    assert {path.name for path in changed} <= {"review.html"}


@pytest.mark.parametrize(
    "way",
    [Excel(), Excel(encoding="gbk", narrow=True), Excel("utf-16", "\t", reverse=True, more_columns=3)],
    ids=repr,
)
def test_a_sheet_from_a_spreadsheet_becomes_the_tables(edition, sheet, way):
    sheet.save(way.save)
    assert [one.said.en for one in check(edition, ID)] == [
        "everything is decided, and the tables are not yet written from it."
    ]
    done = review(edition, ID)
    assert done.written
    assert check(edition, ID) == []
    figures = open_edition(ID, edition).figures(indicator_id=["gdp"], class_="level")
    assert figures["value"].map(str).tolist() == ["1420.8"] and figures["section"].tolist() == ["1.0"]


def test_an_accepted_indicator_is_in_the_registry_in_both_languages(edition, sheet):
    sheet.save()
    (new,) = [one for one in review(edition, ID).new_indicators if "bird" in one]
    row = open_edition(ID, edition).indicators().set_index("indicator_id").loc[new]
    assert NEW in row["name_zh"] and row["name_en"].startswith("Bird-watching")
    pairs = open_edition(ID, edition).pairs()
    assert new in set(pairs["indicator_id_target"])


def test_a_new_indicator_without_an_english_name_stays_open(edition, sheet):
    for row in sheet.rows:
        if NEW in row["name_zh"]:
            row["name_en"] = "观鸟站"
    sheet.save()
    said = {one.remedy.en for one in check(edition, ID)}
    assert said == {"A new indicator needs an English name."}


def test_the_english_name_of_another_indicator_is_asked_about(edition, sheet):
    for row in sheet.rows:
        if NEW in row["name_zh"]:
            row["name_en"] = "Gross regional product"
    sheet.save()
    (said,) = {one.remedy.en for one in check(edition, ID)}
    assert said.startswith("gdp (") and "has this English name" in said


def test_a_sheet_can_be_read_twice(edition, sheet):
    sheet.save()
    review(edition, ID)
    first = snapshot(edition)
    assert review(edition, ID).new_indicators == ()
    assert snapshot(edition) == first


def test_a_figure_can_be_refused(edition, sheet):
    sheet.of("第五位")["decision"] = "否"
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []
    surfaces = files.read(edition, "nonfigures", ID)["surface"].tolist()
    assert "第五位" in surfaces
    assert "第五位" not in files.read(edition, "figures", ID)["surface"].tolist()


def test_a_numeral_taken_for_no_figure_can_be_made_one(edition, sheet):
    row = sheet.of("第六届")
    row |= {"decision": "ok", "class": "计数", "status": "background", "comparator": "等于", "period": "2025"}
    row |= {
        "value": "6",
        "unit": "届",
        "indicator": "new",
        "name_zh": "人大届次",
        "name_en": "Number of the congress",
    }
    sheet.rows[[one["surface"] for one in sheet.rows].index(row["surface"])] = row
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []
    figures = files.read(edition, "figures", ID).set_index("surface")
    assert figures.loc["第六届", "indicator_id"] == "number_of_the_congress"
    assert figures.loc["第六届", "value_base"] == "6"


def test_a_deleted_row_is_missed(edition, sheet):
    sheet.rows.remove(sheet.of("第五位"))
    sheet.save()
    with pytest.raises(ProjectError, match="the row of the numeral '五' is gone"):
        review(edition, ID)


def test_an_edition_that_was_not_begun_has_nothing_to_review(edition):
    with pytest.raises(ProjectError, match="has no review sheet"):
        review(edition, "yunchuan-2023")


def test_a_second_indicator_of_one_number_is_a_copied_row(edition, sheet):
    row = sheet.of("1420.8亿元")
    copy = row | {"indicator": "fiscal_revenue_local", "decision": "ok"}
    sheet.rows.append(copy)
    sheet.save()
    review(edition, ID)
    figures = files.read(edition, "figures", ID)
    same = figures[figures["surface"] == "1420.8亿元"]
    assert len(same) == 2 and same["figure_id"].nunique() == 2
    assert same["indicator_id"].tolist() == ["gdp", "fiscal_revenue_local"]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("class", "amount", "column class: 'amount' cannot stand here"),
        ("value", "many", "column value: 'many' cannot stand here"),
        ("period", "last year", "column period: 'last year' cannot stand here"),
        ("area", "999999", "column area: '999999' cannot stand here"),
        ("indicator", "gpd", "Did you mean|known id: gdp"),
        ("decision", "maybe", "column decision: 'maybe' cannot stand here"),
        ("place", "somewhere", "column place: 'somewhere' cannot stand here"),
    ],
)
def test_a_cell_that_cannot_stand_is_told_by_its_row(edition, sheet, column, cell, said):
    sheet.of("1420.8亿元")[column] = cell
    sheet.save()
    tables = snapshot(edition)
    with pytest.raises(ProjectError, match=said):
        review(edition, ID)
    changed = [name.name for name, content in snapshot(edition).items() if tables.get(name) != content]
    assert changed in ([], ["review.html"])


def test_a_wrong_value_is_asked_about_until_a_person_insists(edition, sheet):
    row = sheet.of("1420.8亿元")
    row["value"] = "1421.8"
    sheet.save()
    assert "1421.8" in check(edition, ID)[0].remedy.en
    row["decision"] = "ok"
    sheet.save()
    review(edition, ID)
    assert check(edition, ID) == []


def test_words_of_the_contract_are_read_in_chinese_too(edition, sheet):
    sheet.of("1420.8亿元")["class"] = "水平"
    sheet.save()
    review(edition, ID)
    figures = files.read(edition, "figures", ID)
    assert figures[figures["surface"] == "1420.8亿元"]["class"].tolist() == ["level"]


def test_ids_stay_when_the_sheet_is_read_again(edition, sheet):
    sheet.save()
    review(edition, ID)
    before = files.read(edition, "figures", ID)
    sheet.of("第五位")["decision"] = "no"
    sheet.save()
    review(edition, ID)
    after = files.read(edition, "figures", ID)
    assert set(after["figure_id"]) < set(before["figure_id"])


def test_what_may_stay_open_is_said(edition, sheet):
    sheet.save()
    review(edition, ID)
    told = " ".join(one.en for one in left_open(edition, ID))
    assert "milestones, problems, designations" in told
    assert "have no English rendering" in told and "speaker_en" in told and "outcomes" in told


def test_a_place_that_the_registry_lacks_is_learnt_with_its_english_name(tmp_path):
    project = city(tmp_path / "city")
    (tmp_path / "text.txt").write_text(TEXT.replace("云川市", "海拉尔区"), encoding="utf-8")
    begun = begin(project, tmp_path / "text.txt", place="Hailar District, Hulunbuir, Inner Mongolia")
    assert begun.report_id == "hailar-2025"
    sheet = Sheet(project, begun.report_id)
    sheet.answer()
    sheet.save()
    review(project, begun.report_id)
    assert check(project, begun.report_id) == []
    area = open_edition(begun.report_id, project).areas().set_index("area_code").loc["150702"]
    assert (area["name_en"], area["short_en"], area["short_zh"]) == ("Hailar District", "Hailar", "海拉尔")


def test_a_growth_in_things_is_asked_about_and_no_ok_makes_it_one(tmp_path):
    text = TEXT.replace("新增绿色工厂9家，", "绿色工厂达到97家，增加10家。新增绿色工厂9家，")
    project, _ = started(tmp_path, text)
    sheet = Sheet(project, ID)
    row = sheet.of("10家")
    assert "an increase by a number of things is a count" in row["question"]
    assert any("10家" in one.to("en") or "rows are open" in one.to("en") for one in check(project, ID))
    sheet.answer()
    sheet.save()
    with pytest.raises(ProjectError, match="cannot be measured in '家'"):
        review(project, ID)
    row["class"], row["direction"] = "count", ""
    row["indicator"], row["name_zh"], row["name_en"] = "new", "绿色工厂增加数", "Increase of green factories"
    sheet.save()
    assert review(project, ID).written
