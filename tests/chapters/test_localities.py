"""The chapters on silences, self-criticism and places: by rule, and calm where something is missing."""

from __future__ import annotations

import csv

import pytest
from tests.city import city

from workreport.chapters import (
    county_census,
    county_context,
    county_page,
    county_product,
    localities,
    self_criticism,
    silences,
    titles,
    words_numbers,
)
from workreport.chapters.absent import Note
from workreport.charts.figure import Figure
from workreport.figures.check import check
from workreport.figures.edition import open_edition
from workreport.registry.problems import ProjectError
from workreport.registry.terms import THEME

REPORT = "yunchuan-2023"
ITEM = (
    "item_id field name_en name_zh result target words reason_en reason_zh elsewhere_en elsewhere_zh".split()
)


@pytest.fixture
def project(tmp_path):
    return city(tmp_path / "project")


@pytest.fixture(scope="module")
def huzhou():
    return open_edition("huzhou-2020")


def expect(project, *items: tuple[str, str, str, str]) -> None:
    """A checklist of items: id, result, target, words."""
    with (project.registry / "expected.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(ITEM)
        for item_id, result, target, words in items:
            rest = ("Law", "法律", "Elsewhere", "别处")
            table.writerow([item_id, "economy", item_id.title(), "某项", result, target, words, *rest])


def edit(path, change) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(change(row) for row in rows)


def test_a_number_words_and_silence_are_told_apart_on_each_side(project):
    expect(
        project,
        ("product", "gdp:growth", "-", "地区生产总值"),
        ("tourism", "gdp:rank", "gdp:rank", "旅游"),
        ("moon", "", "", "登月"),
    )
    found = silences.answered(open_edition(REPORT, project), "en").set_index("item_id")
    assert found.loc["product", ["result", "target"]].tolist() == ["number", ""]
    assert found.loc["tourism", ["result", "target"]].tolist() == ["nothing", "words"]
    assert found.loc["moon", ["result", "target"]].tolist() == ["nothing", "nothing"]
    assert found.loc["product", "sentence"].startswith("yc2023-")
    assert found.loc["tourism", "sentence"].startswith("s")


def test_a_checklist_that_asks_for_an_unknown_indicator_is_a_fault(project):
    expect(project, ("product", "gpd:growth", "", "x"))
    with pytest.raises(ProjectError, match="gpd"):
        silences.checklist(open_edition(REPORT, project), "en")


def test_silence_is_never_called_a_failure(huzhou):
    for lang, word in (("en", "Not mentioned is not missed"), ("zh", "没有提到不等于没有完成")):
        assert word in silences.checklist(huzhou, lang).html


def test_each_problem_is_answered_by_targets_where_it_is_said_to_be(huzhou):
    problems = huzhou.problems()
    targets = set(huzhou.figures(status="target")["figure_id"])
    for row in problems.to_dict("records"):
        named = set(row["figure_ids"].split())
        assert bool(named) == (row["answer"] in ("target", "near")) and named <= targets, row["problem_id"]
        assert bool(row["sentence_ids"]) == (row["answer"] != "none"), row["problem_id"]
    assert len(self_criticism.named(huzhou, "en")) == len(problems)


@pytest.mark.parametrize(
    ("column", "was", "now", "said"),
    [
        ("surface", "腐败现象仍有发生", "腐败现象", "surface"),
        ("figure_ids", "hz2020-165", "hz2020-999", "hz2020-999"),
        ("sentence_ids", "s248", "s999", "s999"),
    ],
)
def test_a_problem_that_points_nowhere_is_told(tmp_path, column, was, now, said):
    import shutil

    from workreport.registry.project import Project

    shutil.copytree("data", tmp_path / "data")
    shutil.copyfile("_config.yml", tmp_path / "_config.yml")
    project = Project(tmp_path)
    path = project.report("huzhou-2020") / "problems.csv"
    edit(path, lambda row: row | {column: now if row[column] == was else row[column]})
    (found,) = check(project, "huzhou-2020")
    assert found.file.endswith("problems.csv") and said in found.place + found.said.en


def test_sections_hold_every_figure_and_every_character_once(huzhou):
    frame = words_numbers.sections(huzhou, "zh")
    assert frame["figures"].sum() == len(huzhou.figures())
    body = huzhou.sentences().query("section != ''")["zh"].str.replace(r"\s", "", regex=True)
    assert frame["length"].sum() == body.str.len().sum()


def test_a_tick_lies_inside_its_section(huzhou):
    figures = huzhou.figures()
    lengths = words_numbers.sections(huzhou, "zh").set_index("section")["length"]
    at = words_numbers._positions(huzhou, figures)
    assert all(0 <= x < lengths[section] for x, section in zip(at, figures["section"], strict=True))


def test_a_place_that_is_no_part_of_the_city_is_refused_with_those_there_are(huzhou):
    for code in ("999999", "330500", "330500-urban"):
        with pytest.raises(ProjectError, match="330523"):
            county_page.place(huzhou, "en", code)


def test_a_new_area_is_no_polygon_and_has_no_census(huzhou):
    drawn = county_page.place(huzhou, "en", "330500-nth")
    assert "is not drawn" in drawn.html and "no county" in drawn.title
    note = county_page.compared(huzhou, "zh", "330500-nth")
    assert (
        isinstance(note, Note) and note.expected and "wr-absent" not in note._repr_mimebundle_()["text/html"]
    )


@pytest.mark.parametrize("code", ["330502", "330503", "330521", "330522", "330523"])
def test_county_numbers_are_never_said_to_be_from_the_report(huzhou, code):
    figure = county_page.compared(huzhou, "en", code)
    assert "not by the report" in figure.html and "report.html#" not in figure.html


def test_a_missing_census_value_is_a_dash_and_not_ranked(project):
    table = project.data / "context/county_context.csv"
    edit(
        table,
        lambda row: (
            row
            | {
                "value": ""
                if (row["area_code"], row["indicator"]) == ("990121", "population_census")
                else row["value"]
            }
        ),
    )
    edition = open_edition(REPORT, project)
    figure = county_page.compared(edition, "en", "990121")
    assert "1 of 3" not in figure.html and "–" in figure.html
    assert "1 of 2" in county_page.compared(edition, "en", "990102").html
    dense = county_census.density(edition, "en")
    assert "Shiqiao" not in dense.description


def test_one_census_alone_gives_no_change(project):
    for chapter in (county_census.population, county_census.growth):
        note = chapter(open_edition(REPORT, project), "en")
        assert isinstance(note, Note) and "one census only" in note.text


def test_product_that_was_not_found_is_named_and_not_filled(huzhou):
    figure = county_product.product(huzhou, "en")
    assert "3 of 5" in figure.title and "Deqing and Anji stay empty" in figure.title


def test_with_and_without_the_new_area_come_from_one_publication(huzhou):
    figure = county_product.definitions(huzhou, "en")
    rows = huzhou.context("county_context").query(
        "indicator == 'gdp' and area_code in ['330502', '330502-own']"
    )
    assert rows["source_en"].nunique() == 1 and rows["period"].nunique() == 1
    assert "not a published product of the New Area" in figure.html


def test_titles_of_the_city_are_not_spread_over_its_counties(huzhou):
    own = titles.listed(huzhou, "en", ["330502"])
    assert len(own) == 1 and set(own["kind"]) == {"sought"}
    assert isinstance(titles.on_the_map(huzhou, "en"), Figure)


def test_ranks_of_counties_are_called_ours(huzhou):
    assert "first is highest, not best" in county_context.profile(huzhou, "en").title


def test_a_figure_that_was_not_found_says_where_it_was_looked_for(huzhou):
    lost = county_page.compared(huzhou, "en", "330523").html
    assert "not in the sources that this book read, which does not mean that it was not published" in lost
    assert "Outline of the Fourteenth Five-Year Plan of Nanxun District" in lost
    assert (
        "in the sources that this book read, which" not in county_page.compared(huzhou, "en", "330503").html
    )


def test_what_a_figure_includes_stands_on_the_page_of_its_county_alone(huzhou):
    for code in ("330502", "330522"):
        html = county_page.compared(huzhou, "zh", code).html
        assert ("不含则为752.8亿元" in html) == (code == "330502")


def test_every_mention_of_the_book_has_a_theme_with_a_name_in_both_languages():
    places = open_edition("huzhou-2020").places()
    assert set(places["theme"]) == set(THEME)


def test_tourism_water_works_and_titles_are_not_called_urban_life():
    listed = localities.mentions(open_edition("huzhou-2020"), "en", ["330523"])
    themes = listed.groupby("place")["theme"].agg(set)
    assert "urban life" not in set(listed["theme"]) and {"tourism", "water works"} <= themes["安吉"]
